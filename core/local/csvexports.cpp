// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/csvexports.h"

#include "core/import/csvwriter.h"

namespace callboard {

namespace {

std::vector<QStringList> headOf(const WorkspaceState &state, const QStringList &columns)
{
    std::vector<QStringList> rows;
    if (state.isDemo())
        rows.push_back({QStringLiteral("DEMO: no real calls")});
    rows.push_back(columns);
    return rows;
}

QString nameOf(const WorkspaceState &state, const CompanyId &company, const CandidateId &id)
{
    const Candidate *candidate = state.candidate(company, id);
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

QByteArray planCsv(const WorkspaceState &state, const Plan &plan)
{
    auto rows = headOf(state, {"candidateId", "name", "phone", "result", "plannedAttemptAt", "timezone", "utc",
                               "number", "latestDispatchBy", "reason"});
    const CompanyId &company = plan.request.company;
    for (const PlanEntry &entry : plan.entries) {
        const CandidateId &id = candidateOf(entry);
        const Candidate *candidate = state.candidate(company, id);
        QStringList row{id.text(), nameOf(state, company, id), candidate ? candidate->phone.text() : QString()};
        if (const auto *call = std::get_if<PlannedCall>(&entry)) {
            const PhoneNumber *number = state.number(company, call->number);
            row << "planned" << isoIn(call->times.plannedAttemptAt, call->zone) << call->zone.name()
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

QByteArray logCsv(const WorkspaceState &state, const std::vector<LogEntry> &entries)
{
    auto rows = headOf(state, {"entry", "at", "actorKind", "actor", "event", "reservationId", "candidateId",
                               "candidate", "batchId", "numberId", "cause", "before", "after", "requestId", "hash"});
    static const char *const kinds[] = {"operator", "api_key", "engine", "carrier"};
    for (const LogEntry &entry : entries) {
        rows.push_back({QString::number(entry.sequence), isoIn(entry.at, Zone::utc()),
                        QString::fromLatin1(kinds[static_cast<size_t>(entry.actor.kind)]), entry.actor.name,
                        wireName(entry.type), entry.reservation ? entry.reservation->text() : QString(),
                        entry.candidate ? entry.candidate->text() : QString(),
                        entry.candidate ? nameOf(state, entry.company, *entry.candidate) : QString(),
                        entry.batch ? entry.batch->text() : QString(), entry.number ? entry.number->text() : QString(),
                        entry.cause, valuesText(entry.before), valuesText(entry.after), entry.requestId,
                        QString::fromLatin1(entry.hash.toHex())});
    }
    return writeCsv(rows);
}

} // namespace callboard
