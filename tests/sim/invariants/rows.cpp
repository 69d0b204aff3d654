// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What must hold of every group that becomes durable.
#include "tests/sim/invariants/invariants.h"

#include <algorithm>

namespace callboard::sim {

namespace {

const Reservation *rowIn(const WriteGroup &group, const ReservationId &id)
{
    const auto found = std::find_if(group.reservations.begin(), group.reservations.end(),
                                    [&id](const Reservation &row) { return row.id == id; });
    return found == group.reservations.end() ? nullptr : &*found;
}

bool isKeyIn(const WriteGroup &group, const AskedCommand &asked)
{
    return std::any_of(group.idempotency.begin(), group.idempotency.end(), [&asked](const IdempotencyRow &row) {
        return row.company == asked.company && row.key == asked.key;
    });
}

/// D-STATES, written down a second time.
const std::set<std::pair<QString, QString>> &legalSteps()
{
    static const std::set<std::pair<QString, QString>> steps{
        {"firm", "dispatching"},    {"firm", "cancelled"},        {"firm", "expired"},
        {"dispatching", "ringing"}, {"dispatching", "active"},    {"dispatching", "sip_failed"},
        {"dispatching", "failed"},  {"dispatching", "no_answer"}, {"dispatching", "cancelled"},
        {"dispatching", "firm"},    {"ringing", "active"},        {"ringing", "no_answer"},
        {"ringing", "sip_failed"},  {"ringing", "failed"},        {"ringing", "firm"},
        {"ringing", "cancelled"},   {"active", "completed"},      {"active", "failed"},
        {"active", "cancelled"}};
    return steps;
}

QString of(const Reservation &row, const char *what)
{
    return QStringLiteral("%1: %2").arg(row.id.text(), QString::fromLatin1(what));
}

} // namespace

void checkWholeBookings(const Model &model, const WriteGroup &group)
{
    for (const Reservation &row : group.reservations) {
        const bool isNew = model.call(row.id) == nullptr;
        const bool told = std::any_of(group.log.begin(), group.log.end(), [&row](const LogEntry &entry) {
            return entry.type == EventType::ReservationBooked && entry.reservation == row.id;
        });
        require(isNew == told, Invariant::NoHalfTransaction, [&] { return of(row, "row without its event"); });
    }
    for (const LogEntry &entry : group.log) {
        if (entry.type != EventType::ReservationBooked)
            continue;
        require(rowIn(group, *entry.reservation) != nullptr, Invariant::NoHalfTransaction,
                [&] { return QStringLiteral("%1: event without its row").arg(entry.reservation->text()); });
        const auto asked = model.asked.find(entry.requestId);
        if (asked == model.asked.end() || asked->second.key.isEmpty())
            continue;
        require(isKeyIn(group, asked->second), Invariant::NoHalfTransaction,
                [&] { return QStringLiteral("%1: booked without its key").arg(entry.reservation->text()); });
    }
}

void checkReplacedWhole(const Model &model, const WriteGroup &group)
{
    for (const Reservation &row : group.reservations) {
        const KnownCall *before = model.call(row.id);
        if (!row.replacedBy || (before && before->row.replacedBy))
            continue;
        const Reservation *heir = rowIn(group, *row.replacedBy);
        require(row.state == ReservationState::Cancelled && heir && !model.call(heir->id) &&
                    heir->candidate == row.candidate && heir->company == row.company,
                Invariant::ReplaceIsWhole, [&] { return of(row, "replaced in part"); });
        // Or its attempt has just ended, and it waited for the next.
        const bool becameFirm = std::any_of(group.log.begin(), group.log.end(), [&row](const LogEntry &entry) {
            return entry.reservation == row.id && entry.type == EventType::RetryPlanned;
        });
        require(!before || before->row.version == 0 || before->row.state == ReservationState::Firm || becameFirm,
                Invariant::ReplaceIsWhole, [&] { return of(row, "replaced though not firm"); });
    }
}

void checkTransition(const Model &model, const LogEntry &entry)
{
    const auto to = entry.after.constFind(QStringLiteral("state"));
    const auto from = entry.before.constFind(QStringLiteral("state"));
    if (!entry.reservation || to == entry.after.constEnd() || from == entry.before.constEnd())
        return;
    const KnownCall *call = model.call(*entry.reservation);
    require(call && call->foldedState == from->toString(), Invariant::LegalStates, [&] {
        return QStringLiteral("%1: from %2, but it was %3")
            .arg(entry.reservation->text(), from->toString(), call ? call->foldedState : QStringLiteral("unknown"));
    });
    require(legalSteps().contains({from->toString(), to->toString()}), Invariant::LegalStates, [&] {
        return QStringLiteral("%1: %2 to %3").arg(entry.reservation->text(), from->toString(), to->toString());
    });
    require(!entry.cause.isEmpty() && entry.sequence > 0 && !entry.actor.name.isEmpty(), Invariant::LegalStates,
            [&] { return QStringLiteral("%1: nobody says why").arg(entry.reservation->text()); });
}

void checkRowFollowsLog(const Model &model, const Reservation &row)
{
    const KnownCall *call = model.call(row.id);
    require(call && call->foldedState == wireName(row.state), Invariant::LegalStates,
            [&] { return of(row, "changed its state without an event"); });
    require(call->foldedPlannedMs == toEpochMs(row.times.plannedAttemptAt) && call->foldedUnknown == row.unknown &&
                call->foldedMissed == row.missed && call->foldedAttempt == row.attempt,
            Invariant::ViewsFromLog, [&] { return of(row, "the log tells another story"); });
}

void checkFrozen(const Model &model, const Reservation &row)
{
    const KnownCall *call = model.call(row.id);
    if (!call || call->row.version == 0)
        return;
    const Reservation &was = call->booked;
    const bool same = row.company == was.company && row.candidate == was.candidate && row.position == was.position &&
                      row.batch == was.batch && row.number == was.number && row.zone == was.zone &&
                      row.zoneSource == was.zoneSource && row.hours == was.hours && row.retry == was.retry &&
                      row.invitationExpirationDays == was.invitationExpirationDays && row.isTest == was.isTest &&
                      row.finishInsideHours == was.finishInsideHours && row.forceReason == was.forceReason &&
                      row.bookedAt == was.bookedAt && row.times.windowStart == was.times.windowStart &&
                      row.times.targetEnd == was.times.targetEnd && row.times.estimate == was.times.estimate &&
                      row.expiresAt == was.expiresAt && row.zoneOffsets == was.zoneOffsets;
    require(same, Invariant::FrozenFields, [&] { return of(row, "a frozen field changed"); });
    require(row.version > call->row.version, Invariant::FrozenFields, [&] { return of(row, "its version stands"); });
    require(!isTerminal(call->row.state) || row.state == call->row.state, Invariant::LegalStates,
            [&] { return of(row, "it had ended"); });
}

void checkRetries(const Model &model, const Reservation &row)
{
    const int most = row.retry == RetryMode::Off ? 1 : 2;
    require(static_cast<int>(row.attempts.size()) <= most && row.attempt <= most, Invariant::AttemptsBounded,
            [&] { return of(row, "more attempts than the policy has"); });
    const KnownCall *call = model.call(row.id);
    if (row.attempt == 2 && call && call->row.attempt == 1) {
        const Attempt &first = row.attempts.front();
        const bool retryable = first.outcome == Outcome::NoAnswer || first.outcome == Outcome::Busy ||
                               first.outcome == Outcome::CarrierFault;
        require(first.endedAt && retryable, Invariant::RetriesByPolicy, [&] { return of(row, "not retryable"); });
        require(row.times.plannedAttemptAt >= *first.endedAt + kHour, Invariant::RetriesByPolicy,
                [&] { return of(row, "a retry within the hour"); });
        require(row.times.plannedAttemptAt <= row.times.targetEnd - row.times.estimate, Invariant::RetriesByPolicy,
                [&] { return of(row, "a retry after the latest dispatch"); });
        require(row.invitationExpiresAt && row.times.plannedAttemptAt <= *row.invitationExpiresAt,
                Invariant::RetriesByPolicy, [&] { return of(row, "a retry after the invitation ended"); });
    }
    if (!call || !call->row.invitationExpiresAt || row.attempts.empty())
        return;
    require(row.invitationExpiresAt == call->row.invitationExpiresAt, Invariant::RetriesByPolicy,
            [&] { return of(row, "the invitation's end moved"); });
}

} // namespace callboard::sim
