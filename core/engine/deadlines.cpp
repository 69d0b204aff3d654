// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/deadlines.h"

#include "core/engine/calllife.h"
#include "core/planning/planner.h"

#include <algorithm>

namespace callboard {

namespace {

void meetDeadline(Switchboard &board, const Reservation &reservation)
{
    if (reservation.state == ReservationState::Firm) {
        if (reservation.missed) {
            finish(board, reservation, ReservationState::Expired, Outcome::Missed, EventType::ReservationExpired,
                   QStringLiteral("expired"));
            return;
        }
        Reservation next = reservation;
        next.missed = true;
        next.waitsForYes = false;
        next.cause = QStringLiteral("missed");
        board.bench.log(EventType::ReservationMissed, &reservation, next, next.cause);
        board.bench.put(std::move(next));
        return;
    }
    const bool unknown = reservation.unknown;
    finish(board, reservation, ReservationState::Failed, unknown ? Outcome::Unresolved : Outcome::Lost,
           EventType::AttemptEnded, unknown ? QStringLiteral("unresolved") : QStringLiteral("lost"));
}

void endInvitation(Switchboard &board, const Reservation &reservation)
{
    board.bench.log(EventType::InvitationExpired, nullptr, reservation, QStringLiteral("invitation_expired"));
    setCandidateStatus(board, reservation.company, reservation.candidate, CandidateStatus::New,
                       QStringLiteral("invitation_expired"));
}

void askAgain(Switchboard &board)
{
    constexpr std::array kAfter{30 * kSecond, 2 * kMinute, 10 * kMinute};
    while (!board.questionsDue.empty() && board.questionsDue.begin()->first <= board.now()) {
        const ReservationKey key = board.questionsDue.begin()->second;
        board.questionsDue.erase(board.questionsDue.begin());
        const Reservation *reservation = board.state().reservation(key.company, key.id);
        if (!reservation || !reservation->unknown) {
            board.questionsAsked.erase(key);
            continue;
        }
        board.outbox.questions.push_back(orderOf(board, *reservation));
        const auto asked = static_cast<size_t>(++board.questionsAsked[key]);
        board.questionsDue.insert({board.now() + kAfter[std::min(asked, kAfter.size() - 1)], key});
    }
}

} // namespace

void runDeadlines(Switchboard &board)
{
    const AsActor asClock(board, clockActor());
    while (const auto key = board.bench.due().firstDeadline(board.now()))
        meetDeadline(board, *board.state().reservationPtr(key->company, key->id));
    while (const auto key = board.bench.due().firstInvitation(board.now()))
        endInvitation(board, *board.state().reservationPtr(key->company, key->id));
    askAgain(board);
}

void sweepLeases(Switchboard &board)
{
    const AsActor asClock(board, clockActor());
    while (const auto key = board.bench.leases().firstOver(board.now())) {
        const ReservationPtr silent = board.state().reservationPtr(key->company, key->id);
        if (silent->state == ReservationState::Dispatching)
            tellBreaker(board, *silent, true, 0); // a timeout; one that rang did reach its carrier (D-BREAKER)
        markUnknown(board, *silent, QStringLiteral("lease_over"));
        board.outbox.questions.push_back(orderOf(board, *silent));
    }
}

std::optional<Instant> nextDeadline(const Switchboard &board)
{
    std::optional<Instant> next = board.bench.due().nextDeadline();
    const auto at = [&next](Instant t) { next = next ? std::min(*next, t) : t; };
    if (!board.questionsDue.empty())
        at(board.questionsDue.begin()->first);
    if (const auto end = board.bench.leases().nextEnd())
        at(*end);
    return next;
}

bool planAnew(Switchboard &board, const Reservation &reservation, EventType type, const QString &cause)
{
    const auto at = replanFrom(board.state(), reservation, board.now());
    Reservation next = reservation;
    next.waitsForYes = false;
    next.cause = cause;
    if (at)
        next.times.plannedAttemptAt = *at;
    board.bench.log(type, &reservation, next, cause);
    board.bench.put(std::move(next));
    return at.has_value();
}

namespace {

std::vector<ReservationPtr> lateCalls(const Switchboard &board, Instant lateBefore)
{
    std::vector<ReservationPtr> late;
    board.state().forEachOpen([&](const ReservationPtr &reservation) {
        if (reservation->state == ReservationState::Firm && !reservation->missed && !reservation->waitsForYes &&
            reservation->times.plannedAttemptAt < lateBefore)
            late.push_back(reservation);
    });
    std::sort(late.begin(), late.end(), [](const ReservationPtr &a, const ReservationPtr &b) {
        const Instant gateA = gateClosesAt(*a);
        const Instant gateB = gateClosesAt(*b);
        return gateA != gateB ? gateA < gateB : ReservationKey{a->company, a->id} < ReservationKey{b->company, b->id};
    });
    return late;
}

void askForRunningAttempts(Switchboard &board)
{
    std::vector<ReservationPtr> live;
    board.state().forEachOpen([&live](const ReservationPtr &reservation) {
        if (isLive(reservation->state))
            live.push_back(reservation);
    });
    std::sort(live.begin(), live.end(), [](const ReservationPtr &a, const ReservationPtr &b) {
        return ReservationKey{a->company, a->id} < ReservationKey{b->company, b->id};
    });
    for (const ReservationPtr &reservation : live) {
        const Candidate *candidate = board.state().candidate(reservation->company, reservation->candidate);
        if (candidate)
            board.allowlist.admit({reservation->company, reservation->id}, candidate->phone);
        markUnknown(board, *reservation, QStringLiteral("restart"));
        board.outbox.questions.push_back(orderOf(board, *reservation));
    }
}

void logLateCalls(Switchboard &board, const CompanyId &company, const std::vector<ReservationId> &ids,
                  const QString &cause)
{
    QVariantList list;
    for (const ReservationId &id : ids)
        list << id.text();
    LogEntry entry;
    entry.company = company;
    entry.type = EventType::LateCallsFound;
    entry.cause = cause;
    entry.after = {{QStringLiteral("count"), static_cast<qint64>(ids.size())}, {QStringLiteral("reservations"), list}};
    board.bench.log(std::move(entry));
}

} // namespace

void handleLateness(Switchboard &board, bool slept, Instant lateBefore)
{
    const AsActor asClock(board, clockActor());
    const QString cause = slept ? QStringLiteral("asleep") : QStringLiteral("restart");
    if (slept)
        board.bench.leases().renewAll(board.now()); // what was said meanwhile is on its way
    else
        askForRunningAttempts(board);
    runDeadlines(board); // what is past its gate is missed, not late
    std::map<CompanyId, std::vector<ReservationId>> found;
    for (const ReservationPtr &reservation : lateCalls(board, lateBefore)) {
        found[reservation->company].push_back(reservation->id);
        if (board.options.lateCalls == EngineOptions::LateCalls::PlanAnew) {
            planAnew(board, *reservation, EventType::ReservationSlipped, cause);
            continue;
        }
        Reservation next = *reservation;
        next.waitsForYes = true;
        next.cause = cause;
        board.bench.put(std::move(next));
    }
    for (const auto &[company, ids] : found)
        logLateCalls(board, company, ids, cause);
}

std::vector<ReservationId> callsWaitingForYes(const WorkspaceState &state, const CompanyId &company)
{
    std::vector<ReservationPtr> waiting;
    state.forEachOpen([&](const ReservationPtr &reservation) {
        if (reservation->company == company && reservation->waitsForYes)
            waiting.push_back(reservation);
    });
    std::sort(waiting.begin(), waiting.end(), [](const ReservationPtr &a, const ReservationPtr &b) {
        return a->times.plannedAttemptAt != b->times.plannedAttemptAt
                   ? a->times.plannedAttemptAt < b->times.plannedAttemptAt
                   : a->id < b->id;
    });
    std::vector<ReservationId> ids;
    for (const ReservationPtr &reservation : waiting)
        ids.push_back(reservation->id);
    return ids;
}

} // namespace callboard
