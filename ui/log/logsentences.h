// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/log.h"
#include "core/time/zone.h"
#include "ui/common/icons.h"
#include "ui/common/statesign.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

namespace callboard {

/// How ids become names; empty functions leave the id.
struct LogNames
{
    std::function<QString(const CandidateId &)> candidate;
    std::function<QString(const PhoneNumberId &)> number;
    std::function<QString(const BatchId &)> batch;
    std::function<QString(const PositionId &)> position;
};

class NameBook;
LogNames namesFrom(const NameBook &book);

/// Log entries in words (P22): whole translated sentences, never codes. Times on the operator's clock.
class LogSentences
{
    Q_DECLARE_TR_FUNCTIONS(LogSentences)

public:
    LogSentences(LogNames names, Zone own) : m_names(std::move(names)), m_own(std::move(own)) {}

    /// "Planned a retry for Lena Kuhn": the What column, also what a screen reader hears.
    QString what(const LogEntry &entry) const;
    /// The same in the history of one call, where the name would only repeat: "Retry planned for 17:00".
    QString story(const LogEntry &entry, Instant now) const;
    /// "You", "Clock", "Key recruiting"
    static QString who(const Actor &actor);
    /// "you", "clock": the same at the end of a line of history.
    static QString whoShort(const Actor &actor);
    static Icon iconOf(const Actor &actor);
    /// "This console", "This computer", "Simulated carrier"
    static QString where(const Actor &actor);
    static bool byPerson(const Actor &actor);

    /// The most telling changed field in a few words; empty when there is none.
    QString before(const LogEntry &entry) const;
    QString after(const LogEntry &entry) const;
    /// Colour of the After column: good, look here, wrong.
    static std::optional<Tone> afterTone(const LogEntry &entry);

    /// One field of before or after: "Planned", "Lines out"; the key itself for one that is not known here.
    static QString fieldName(const QString &key);
    QString fieldValue(const QString &key, const QVariant &value) const;
    /// Fields in a sensible order; those that only machines read (ids) last.
    static QStringList orderedKeys(const LogEntry &entry);

    /// A sentence on what the change means for others, for the entries where that is not plain; may be empty.
    static QString consequence(const LogEntry &entry);
    /// Stable cause words in plain words; empty for one that says no more than the sentence.
    static QString cause(const QString &word);
    /// What an entry is about, for the filter's `kind:`.
    enum class Kind { Call, Attempt, Batch, Change, People, Breaker, Clock };
    static Kind kindOf(EventType type);

private:
    QString batchTitle(const LogEntry &entry) const;
    QString person(const LogEntry &entry) const;
    QString planned(const LogEntry &entry) const;
    QString number(const LogEntry &entry) const;
    QString main(const LogEntry &entry, const QVariantMap &fields) const;

    LogNames m_names;
    Zone m_own;
};

} // namespace callboard
