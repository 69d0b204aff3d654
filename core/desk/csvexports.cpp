// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/csvexports.h"

#include "core/import/csvwriter.h"

namespace callboard::desk {
namespace {

std::vector<QStringList> headOf(bool isDemo, const QStringList &columns)
{
    std::vector<QStringList> rows;
    if (isDemo)
        rows.push_back({QStringLiteral("DEMO: no real calls")});
    rows.push_back(columns);
    return rows;
}

QString wordOf(PlanWord word)
{
    switch (word) {
    case PlanWord::Planned:
        return QStringLiteral("planned");
    case PlanWord::Estimated:
        return QStringLiteral("estimated");
    }
    return {};
}

template <typename Id> QString textOf(const std::optional<Id> &id)
{
    return id ? id->text() : QString();
}

QString nameOf(const World &world, const CompanyId &company, const CandidateId &id)
{
    const Candidate *candidate = world.candidate(company, id);
    return candidate ? candidate->name : QString();
}

QString valuesText(const QVariantMap &values)
{
    QStringList parts;
    for (auto it = values.begin(); it != values.end(); ++it)
        parts << it.key() + QLatin1Char('=') + it.value().toString();
    return parts.join(QStringLiteral("; "));
}

} // namespace

QString isoIn(Instant t, const Zone &zone)
{
    const CivilMinute civil = zone.civilOf(t);
    const int offset = zone.offsetSecondsAt(t) / 60;
    const int minutes = std::abs(offset);
    return QStringLiteral("%1T%2%3%4:%5")
        .arg(civil.date.toString(Qt::ISODate), civil.time.toString(QStringLiteral("HH:mm:ss")),
             offset < 0 ? QStringLiteral("-") : QStringLiteral("+"))
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QByteArray planCsv(const World &world, const Plan &plan, PlanWord word, bool isDemo)
{
    auto rows = headOf(isDemo, {"candidateId", "name", "phone", "result", "plannedAttemptAt", "timezone", "utc",
                                "number", "latestDispatchBy", "reason"});
    const CompanyId &company = plan.request.company;
    for (const PlanEntry &entry : plan.entries) {
        const CandidateId &id = candidateOf(entry);
        const Candidate *candidate = world.candidate(company, id);
        QStringList row{id.text(), nameOf(world, company, id), candidate ? candidate->phone.text() : QString()};
        if (const auto *call = std::get_if<PlannedCall>(&entry)) {
            const PhoneNumber *number = world.number(company, call->number);
            row << wordOf(word) << isoIn(call->times.plannedAttemptAt, call->zone) << call->zone.name()
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

QByteArray logCsv(const World &world, const std::vector<LogEntry> &entries, bool isDemo)
{
    auto rows = headOf(isDemo, {"entry", "at", "actorKind", "actor", "event", "reservationId", "candidateId",
                                "candidate", "batchId", "numberId", "cause", "before", "after", "requestId", "hash"});
    for (const LogEntry &entry : entries) {
        rows.push_back({QString::number(entry.sequence), isoIn(entry.at, Zone::utc()), wireName(entry.actor.kind),
                        entry.actor.name, wireName(entry.type), textOf(entry.reservation), textOf(entry.candidate),
                        entry.candidate ? nameOf(world, entry.company, *entry.candidate) : QString(),
                        textOf(entry.batch), textOf(entry.number), entry.cause, valuesText(entry.before),
                        valuesText(entry.after), entry.requestId, QString::fromLatin1(entry.hash.toHex())});
    }
    return writeCsv(rows);
}

} // namespace callboard::desk
