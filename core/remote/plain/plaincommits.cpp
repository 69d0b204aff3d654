// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plaincommits.h"

#include "core/desk/requestbody.h"
#include "core/remote/plain/plainjson.h"

#include <algorithm>

namespace callboard {
namespace {

constexpr size_t kMostOfRequest = 200; // C111

} // namespace

WindowChoice PlainCommit::windowOf(const PlannedCall &call, const HoursExtras &extras) const
{
    const BatchRequest &request = plan.request;
    return desk::openWindow(desk::narrowedWindow(request.window, request.minLead, plan.madeAt), call, extras);
}

std::vector<PlainCommit::Part> PlainCommit::parts(const HoursExtras &extras) const
{
    std::vector<Part> all;
    std::vector<std::pair<WindowChoice, size_t>> filling; // for each window, the part that is not full
    for (const PlanEntry &entry : plan.entries) {
        const auto *call = std::get_if<PlannedCall>(&entry);
        if (!call)
            continue;
        const WindowChoice window = windowOf(*call, extras);
        auto part = std::find_if(filling.begin(), filling.end(), [&](const auto &f) { return f.first == window; });
        if (part == filling.end())
            part = filling.insert(filling.end(), {window, all.size()});
        else if (all[part->second].size() == kMostOfRequest)
            part->second = all.size();
        if (part->second == all.size())
            all.emplace_back();
        all[part->second].push_back(*call);
    }
    return all;
}

QVariantMap PlainCommit::bodyOf(const Part &part, const PlainWorld &world) const
{
    const BatchRequest &request = plan.request;
    QVariantList ids;
    QVariantMap overrides;
    for (const PlannedCall &call : part) {
        const QString candidate = call.candidate.text();
        ids.append(candidate);
        QVariantMap own;
        const auto given = request.overrides.find(candidate);
        const Candidate *person = world.candidate(request.company, call.candidate);
        if (given != request.overrides.end() && given->second.zone)
            own["timezone"] = given->second.zone->name();
        else if (person && person->zone)
            own["timezone"] = person->zone->name();
        if (given != request.overrides.end() && given->second.number &&
            request.strategy == NumberStrategy::PerCandidate)
            own["phoneNumberId"] = given->second.number->text();
        if (!own.isEmpty())
            overrides[candidate] = own;
    }
    QVariantMap body{{"candidateIds", ids},
                     {"jobPositionId", request.position.text()},
                     {"invitationExpirationDays", request.invitationExpirationDays},
                     {"retryCall", QVariantMap{{"mode", wireName(request.retry)}}},
                     {"phoneNumberStrategy", wireName(request.strategy)},
                     {"replace", request.replace}};
    desk::putWindow(body, windowOf(part.front(), world.owner.extras));
    if (request.zoneFallback)
        body["timezone"] = request.zoneFallback->name();
    if (!overrides.isEmpty())
        body["perCandidateOverrides"] = overrides;
    return body;
}

QVariantMap PlainCommit::contextOf(const Part &part, int number, Instant now) const
{
    QVariantMap planned;
    for (const PlannedCall &call : part) {
        const QVariantMap times{{"windowStartMs", toEpochMs(call.times.windowStart)},
                                {"targetEndMs", toEpochMs(call.times.targetEnd)},
                                {"estimatedDurationMs", qint64(call.times.estimate.count())},
                                {"plannedAttemptAt", toEpochMs(call.times.plannedAttemptAt)},
                                {"scheduledCallExpiresAtMs", toEpochMs(call.expiresAt)},
                                {"phoneNumber", call.number.text()},
                                {"timezone", call.zone.name()},
                                {"retryCallSnapshot", QVariantMap{{"mode", wireName(call.retry)}}},
                                {"invitationExpirationDays", call.invitationExpirationDays}};
        planned[call.candidate.text()] = QVariantMap{{"candidate", call.candidate.text()},
                                                     {"position", call.position.text()},
                                                     {"bookedAt", toEpochMs(now)},
                                                     {"isTest", call.isTest},
                                                     {"zoneSource", wireName(call.zoneSource)},
                                                     {"preset", call.preset ? wireName(*call.preset) : QString()},
                                                     {"planned", times}};
    }
    QStringList candidates;
    QVariantList leftOver;
    for (const PlanEntry &entry : plan.entries) {
        candidates << candidateOf(entry).text();
        if (const auto *refused = std::get_if<NotPlaced>(&entry))
            leftOver.append(QVariantMap{{"candidate", refused->candidate.text()}, {"reason", wireName(refused->code)}});
    }
    return {{"plan", id},
            {"part", number},
            {"calls", plan.placed()},
            {"planned", planned},
            {"batch", QVariantMap{{"name", plan.request.name},
                                  {"position", plan.request.position.text()},
                                  {"candidates", candidates},
                                  {"leftOver", leftOver}}}};
}

void PlainCommit::hear(const QVariantMap &data)
{
    if (m_batch.isEmpty())
        m_batch = BatchId(data.value(QStringLiteral("batchId")).toString());
    for (const QVariant &item : data.value(QStringLiteral("reservations")).toList()) {
        const QVariantMap row = item.toMap();
        CommitOutcome::Entry entry;
        entry.candidate = CandidateId(row.value(QStringLiteral("candidateId")).toString());
        if (const QString call = row.value(QStringLiteral("reservationId")).toString(); !call.isEmpty())
            entry.reservation = ReservationId(call);
        else
            entry.code = errorCodeFromWireName(row.value(QStringLiteral("reason")).toString());
        m_outcomes.insert(entry.candidate, entry);
    }
}

CommitOutcome PlainCommit::outcome(const Error &rest) const
{
    CommitOutcome outcome;
    outcome.batch = m_batch;
    for (const PlanEntry &entry : plan.entries) {
        const CandidateId &candidate = candidateOf(entry);
        CommitOutcome::Entry row{candidate, std::nullopt, rest.code, rest.reasons};
        if (const auto *refused = std::get_if<NotPlaced>(&entry)) {
            row.code = refused->code;
            row.why = refused->why;
        } else if (const auto heard = m_outcomes.constFind(candidate); heard != m_outcomes.constEnd()) {
            row = *heard;
        }
        outcome.entries.push_back(std::move(row));
    }
    return outcome;
}

void PlainBatchCancel::hear(const QVariantMap &data)
{
    for (const QVariant &call : data.value(QStringLiteral("cancelled")).toList())
        outcome.cancelled.emplace_back(call.toString());
    for (const QVariant &item : data.value(QStringLiteral("skipped")).toList()) {
        const QVariantMap row = item.toMap();
        outcome.skipped.push_back({ReservationId(row.value(QStringLiteral("id")).toString()),
                                   row.value(QStringLiteral("reason")).toString()});
    }
}

} // namespace callboard
