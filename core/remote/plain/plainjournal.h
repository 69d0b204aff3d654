// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/log.h"
#include "core/sqlite/writtenfile.h"

#include <QVariantMap>

#include <map>
#include <memory>

namespace callboard {

/// What this console knows of a plain server and the server does not tell again: every id it made with the whole 201,
/// intents on their way, people and positions, and its own log. One SQLite file per server; FULL synchronous, so what
/// was written is there after a crash. Blocks on the disk: for the core's thread.
class PlainJournal
{
public:
    /// The fact that is the last picture of the hours (C021).
    inline static const QString kHours = QStringLiteral("hours");
    /// The fact that holds holidays and split windows: ours alone, the server has no place for them (D-POLICYSPLIT).
    inline static const QString kHoursExtras = QStringLiteral("hours_extras");

    enum class Kind { Person, Position, Call, Batch, Intent, Entry, Fact };
    struct Change
    {
        Kind kind;
        QString id;
        std::optional<QVariantMap> data; ///< absent: it goes
    };

    /// Makes the file when there is none. Errors: those of DatabaseFile.
    static Result<std::unique_ptr<PlainJournal>> open(const QString &path);

    /// All or nothing. Errors: StoreUnavailable, FileDamaged.
    Result<void> write(const std::vector<Change> &changes);
    /// In order of id. Errors: as write.
    Result<std::map<QString, QVariantMap>> all(Kind kind);

    static QVariantMap entryTo(const LogEntry &entry);
    static LogEntry entryFrom(const QVariantMap &map, const CompanyId &company);
    /// Sorts as the number does.
    static QString idOfEntry(quint64 sequence);

private:
    explicit PlainJournal(std::unique_ptr<WrittenFile> file) : m_file(std::move(file)) {}

    std::unique_ptr<WrittenFile> m_file;
};

} // namespace callboard
