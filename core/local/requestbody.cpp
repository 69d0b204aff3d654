// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/requestbody.h"

#include "core/desk/requestbody.h"

namespace callboard {

QVariantMap bodyOf(const CallRequest &request)
{
    QVariantMap body = desk::referenceBodyOf(request);
    if (request.forceReason) {
        body["force"] = true;
        body["forceReason"] = *request.forceReason;
    }
    if (request.at)
        body["at"] = toEpochMs(*request.at);
    return body;
}

QVariantMap bodyOf(const Plan &plan)
{
    QVariantList calls;
    for (const PlanEntry &entry : plan.entries) {
        if (const auto *call = std::get_if<PlannedCall>(&entry)) {
            calls << QVariantMap{{"candidateId", call->candidate.text()},
                                 {"phoneNumberId", call->number.text()},
                                 {"plannedAttemptAt", toEpochMs(call->times.plannedAttemptAt)},
                                 {"windowStartMs", toEpochMs(call->times.windowStart)},
                                 {"windowEndMs", toEpochMs(call->times.targetEnd)},
                                 {"timezone", call->zone.name()},
                                 {"replaces", call->replaces ? call->replaces->text() : QString()}};
        }
    }
    return {{"jobPositionId", plan.request.position.text()}, {"name", plan.request.name}, {"calls", calls}};
}

QVariantMap dataOf(const CommitOutcome &outcome)
{
    QVariantList entries;
    for (const CommitOutcome::Entry &entry : outcome.entries) {
        QVariantMap row{{"candidateId", entry.candidate.text()}};
        if (entry.reservation)
            row["reservationId"] = entry.reservation->text();
        else
            row["reason"] = wireName(entry.code);
        entries << row;
    }
    return {{"batchId", outcome.batch.text()}, {"reservations", entries}};
}

CommitOutcome commitOutcomeFrom(const QVariantMap &data)
{
    CommitOutcome outcome;
    outcome.batch = BatchId(data.value("batchId").toString());
    for (const QVariant &value : data.value("reservations").toList()) {
        const QVariantMap row = value.toMap();
        CommitOutcome::Entry entry;
        entry.candidate = CandidateId(row.value("candidateId").toString());
        if (row.contains("reservationId"))
            entry.reservation = ReservationId(row.value("reservationId").toString());
        else
            entry.code = errorCodeFromWireName(row.value("reason").toString());
        outcome.entries.push_back(std::move(entry));
    }
    return outcome;
}

} // namespace callboard
