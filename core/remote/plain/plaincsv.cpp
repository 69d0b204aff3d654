// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/csvwriter.h"
#include "core/remote/plain/plainfigures.h"

namespace callboard::plainfigures {
namespace {

/// "2026-11-17T14:00:00+02:00" in the zone.
QString isoIn(Instant t, const Zone &zone)
{
    const CivilMinute civil = zone.civilOf(t);
    const int offset = zone.offsetSecondsAt(t) / 60;
    return QStringLiteral("%1T%2%3%4:%5")
        .arg(civil.date.toString(Qt::ISODate), civil.time.toString(QStringLiteral("HH:mm:ss")),
             offset < 0 ? QStringLiteral("-") : QStringLiteral("+"))
        .arg(std::abs(offset) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(offset) % 60, 2, 10, QLatin1Char('0'));
}

QString valuesText(const QVariantMap &values)
{
    QStringList parts;
    for (auto it = values.begin(); it != values.end(); ++it)
        parts << it.key() + QLatin1Char('=') + it.value().toString();
    return parts.join(QStringLiteral("; "));
}

template <typename Id> QString textOf(const std::optional<Id> &id)
{
    return id ? id->text() : QString();
}

} // namespace

QByteArray planCsv(const PlainWorld &world, const Plan &plan)
{
    std::vector<QStringList> rows{{"candidateId", "name", "phone", "result", "plannedAttemptAt", "timezone", "utc",
                                   "number", "latestDispatchBy", "reason"}};
    for (const PlanEntry &entry : plan.entries) {
        const CandidateId &id = candidateOf(entry);
        const Candidate *person = world.candidate(plan.request.company, id);
        QStringList row{id.text(), person ? person->name : QString(), person ? person->phone.text() : QString()};
        if (const auto *call = std::get_if<PlannedCall>(&entry)) {
            const PhoneNumber *number = world.number(plan.request.company, call->number);
            row << "estimated" << isoIn(call->times.plannedAttemptAt, call->zone) << call->zone.name()
                << isoIn(call->times.plannedAttemptAt, Zone::utc())
                << (number ? number->displayName : call->number.text())
                << isoIn(call->times.latestDispatchBy(), call->zone) << QString();
        } else {
            row << "not placed" << QString() << QString() << QString() << QString() << QString()
                << wireName(std::get<NotPlaced>(entry).code);
        }
        rows.push_back(row);
    }
    return writeCsv(rows);
}

bool matches(const LogEntry &entry, const LogFilter &filter)
{
    if ((filter.range && !filter.range->contains(entry.at)) || (filter.actor && entry.actor.kind != *filter.actor) ||
        (filter.reservation && entry.reservation != filter.reservation) ||
        (filter.candidate && entry.candidate != filter.candidate) || (filter.batch && entry.batch != filter.batch))
        return false;
    if (!filter.types.empty() && std::find(filter.types.begin(), filter.types.end(), entry.type) == filter.types.end())
        return false;
    const QString all = QStringList{wireName(entry.type),
                                    entry.actor.name,
                                    textOf(entry.reservation),
                                    textOf(entry.candidate),
                                    textOf(entry.batch),
                                    textOf(entry.number),
                                    entry.cause,
                                    valuesText(entry.before),
                                    valuesText(entry.after)}
                            .join(QLatin1Char(' '));
    const QStringList words = filter.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

QByteArray logCsv(const std::vector<LogEntry> &entries)
{
    std::vector<QStringList> rows{{"entry", "at", "actorKind", "actor", "event", "reservationId", "candidateId",
                                   "batchId", "numberId", "cause", "before", "after", "requestId", "hash"}};
    for (const LogEntry &entry : entries) {
        rows.push_back({QString::number(entry.sequence), isoIn(entry.at, Zone::utc()), wireName(entry.actor.kind),
                        entry.actor.name, wireName(entry.type), textOf(entry.reservation), textOf(entry.candidate),
                        textOf(entry.batch), textOf(entry.number), entry.cause, valuesText(entry.before),
                        valuesText(entry.after), entry.requestId, QString::fromLatin1(entry.hash.toHex())});
    }
    return writeCsv(rows);
}

} // namespace callboard::plainfigures
