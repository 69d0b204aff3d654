// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/sqlite/writtenfile.h"

#include <memory>
#include <vector>

namespace callboard {

/// A command that may have left this machine.
struct Intent
{
    QByteArray method; ///< of core/rpc
    QString key;       ///< idempotency key
    QByteArray body;
    Instant sentAt{}; ///< by this machine's clock

    /// One per command: keys are made for one body.
    QString id() const { return QString::fromLatin1(method) + QLatin1Char(' ') + key; }
};

/// The commands on their way to one company of one server, so that an answer that is lost with this program is still
/// asked for by the next. One SQLite file per console, FULL synchronous: what was put is there after a crash. Blocks on
/// the disk; one thread at a time.
class OutboxFile
{
public:
    /// Opens the first of FOLDER/NAME-1.outbox ... NAME-9.outbox that no other console holds, and takes over what is
    /// left in the others that nobody holds. Errors: those of DatabaseFile; FileLocked when all nine are held.
    static Result<std::unique_ptr<OutboxFile>> open(const QString &folder, const QString &name);

    /// Errors of these: StoreUnavailable, FileDamaged.
    Result<void> put(const Intent &intent);
    Result<void> take(const QString &id);
    /// In the order in which they were put.
    Result<std::vector<Intent>> all();

private:
    explicit OutboxFile(std::unique_ptr<WrittenFile> file) : m_file(std::move(file)) {}
    static Result<std::unique_ptr<OutboxFile>> openOne(const QString &path);
    Result<void> takeOver(OutboxFile &other);

    std::unique_ptr<WrittenFile> m_file;
};

} // namespace callboard
