// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/backendcontract.h"

#include <QTest>

#include <set>

/// What becomes of calls, batches, keys and people.
namespace callboard::test {

// proves: C130 C132 D-STATES D-INVITED
void BackendContract::callIsDialledAndCompleted()
{
    CallRequest request = requestFor("cand_0");
    request.at = fromEpochMs(kContractNow) + 10 * kMinute;
    const auto call = await(m_house->backend->reservations().book(request, {}));
    m_house->advance(9 * kMinute);
    QCOMPARE(stateOf(call->id), ReservationState::Firm);
    m_house->advance(kMinute);
    QCOMPARE(stateOf(call->id), ReservationState::Dispatching);
    QCOMPARE(await(m_house->backend->people().rows(m_house->company, {call->candidate}))->front().candidate.status,
             CandidateStatus::InvitedCall);
    m_house->advance(milliseconds(2'000));
    QCOMPARE(stateOf(call->id), ReservationState::Ringing);
    m_house->advance(milliseconds(8'000));
    QCOMPARE(stateOf(call->id), ReservationState::Active);
    m_house->advance(milliseconds(1'500'000));
    QCOMPARE(stateOf(call->id), ReservationState::Completed);
    const auto detail = await(m_house->backend->reservations().get(m_house->company, call->id));
    QCOMPARE(detail->row.reservation.attempts.size(), 1U);
    QCOMPARE(detail->row.reservation.outcome, Outcome::Completed);
    QCOMPARE(await(m_house->backend->people().rows(m_house->company, {call->candidate}))->front().candidate.status,
             CandidateStatus::New);
}

// proves: C098 C109 D-RETRY
void BackendContract::noAnswerIsRetriedOnceTheSameDay()
{
    CallRequest request = requestFor("cand_noanswer");
    request.at = fromEpochMs(kContractNow);
    request.retry = RetryMode::SameDay;
    // A minute is asked of a plain server by a window that leaves no room for a retry; this one it chooses by itself.
    if (m_house->backend->capabilities().estimates)
        request.at.reset();
    const auto call = await(m_house->backend->reservations().book(request, {}));
    QVERIFY(call);
    m_house->advance(kMinute);
    auto now = await(m_house->backend->reservations().get(m_house->company, call->id))->row.reservation;
    QCOMPARE(now.state, ReservationState::Firm);
    QCOMPARE(now.attempt, 2);
    const Instant failed = *now.attempts.front().endedAt;
    QVERIFY(now.times.plannedAttemptAt >= failed + kHour);
    QCOMPARE(now.zone.civilOf(now.times.plannedAttemptAt).date, now.zone.civilOf(failed).date);
    m_house->advance(4 * kHour);
    now = await(m_house->backend->reservations().get(m_house->company, call->id))->row.reservation;
    QCOMPARE(now.state, ReservationState::Completed);
    QCOMPARE(now.attempts.size(), 2U);
    QVERIFY(now.attempts[0].id != now.attempts[1].id);
}

// proves: C011
void BackendContract::holdStopsDialling()
{
    CallRequest request = requestFor("cand_0");
    request.at = fromEpochMs(kContractNow) + 5 * kMinute;
    const auto call = await(m_house->backend->reservations().book(request, {}));
    ClockBackend &clock = m_house->backend->clock();
    if (!m_house->backend->capabilities().holdDialling) {
        QCOMPARE(await(clock.holdDialling(m_house->company, true, "line test")).error().code, ErrorCode::NotSupported);
        return;
    }
    QVERIFY(await(clock.holdDialling(m_house->company, true, "line test")));
    m_house->advance(10 * kMinute);
    QCOMPARE(stateOf(call->id), ReservationState::Firm);
    const auto status = await(clock.status(m_house->company));
    QVERIFY(status->diallingHeld);
    QCOMPARE(status->due.size(), 1U);
    QCOMPARE(status->due.front().waitsFor, QString("hold"));
    QVERIFY(await(clock.holdDialling(m_house->company, false, {})));
    m_house->advance(kMinute);
    QVERIFY(stateOf(call->id) != ReservationState::Firm);
}

// proves: C134 C136 D-CANCEL
void BackendContract::cancelBeforeDispatch()
{
    ReservationsBackend &calls = m_house->backend->reservations();
    const Reservation call = booked("cand_0");
    QVERIFY(await(calls.cancel(m_house->company, call.id, "cancel-1")));
    QCOMPARE(stateOf(call.id), ReservationState::Cancelled);
    QVERIFY(await(calls.cancel(m_house->company, call.id, "cancel-1"))); // the same key replays
    QCOMPARE(await(calls.cancel(m_house->company, call.id, "cancel-2")).error().code,
             ErrorCode::InvalidStatusTransition);
    m_house->advance(2 * kDay);
    QVERIFY(await(calls.get(m_house->company, call.id))->row.reservation.attempts.empty());
}

// proves: C135 D-CANCEL
void BackendContract::cancelRefusedWhileLive()
{
    CallRequest request = requestFor("cand_0");
    request.at = fromEpochMs(kContractNow);
    const auto call = await(m_house->backend->reservations().book(request, {}));
    m_house->advance(milliseconds(1'000));
    QCOMPARE(stateOf(call->id), ReservationState::Dispatching);
    QCOMPARE(await(m_house->backend->reservations().cancel(m_house->company, call->id, {})).error().code,
             ErrorCode::CandidateHasActiveReservation);
    QCOMPARE(stateOf(call->id), ReservationState::Dispatching);
}

// proves: C137 C138 C139 C140 C141
void BackendContract::batchCancelSkipsWhatRings()
{
    BatchRequest batch;
    batch.company = m_house->company;
    batch.position = m_house->position;
    const Instant now = fromEpochMs(kContractNow);
    batch.window = InstantRange{now, now + 40 * kMinute};
    batch.candidates = {CandidateId("cand_0"), CandidateId("cand_1"), CandidateId("cand_2")};
    const auto plan = await(m_house->backend->plans().plan(batch));
    const auto outcome = await(m_house->backend->plans().commit(*plan, {}));
    std::vector<Reservation> calls;
    for (const auto &entry : outcome->entries) {
        calls.push_back(
            await(m_house->backend->reservations().get(m_house->company, *entry.reservation))->row.reservation);
    }
    const auto first = std::min_element(calls.begin(), calls.end(), [](const Reservation &a, const Reservation &b) {
        return a.times.plannedAttemptAt < b.times.plannedAttemptAt;
    });
    // Let the first one ring; the others are firm, dispatching or ringing by the same clock.
    m_house->advance(first->times.plannedAttemptAt - now + milliseconds(3'000));
    std::set<QString> expectedSkipped;
    for (const Reservation &call : calls) {
        const ReservationState state = stateOf(call.id);
        if (state != ReservationState::Firm && state != ReservationState::Dispatching)
            expectedSkipped.insert(call.id.text() + QStringLiteral(" state=%1_not_cancellable").arg(wireName(state)));
    }
    QVERIFY(!expectedSkipped.empty());
    const auto cancelled = await(m_house->backend->reservations().cancelBatch(m_house->company, outcome->batch, {}));
    QVERIFY(cancelled);
    std::set<QString> skipped;
    for (const auto &row : cancelled->skipped)
        skipped.insert(row.id.text() + QLatin1Char(' ') + row.reason);
    QCOMPARE(skipped, expectedSkipped);
    QCOMPARE(cancelled->cancelled.size() + cancelled->skipped.size(), 3U);
    QCOMPARE(
        await(m_house->backend->reservations().cancelBatch(m_house->company, BatchId("batch_no"), {})).error().code,
        ErrorCode::NotFound);
}

// proves: P23
void BackendContract::aPausedBatchIsHeld()
{
    ReservationsBackend &calls = m_house->backend->reservations();
    BatchRequest request;
    request.company = m_house->company;
    request.position = m_house->position;
    const Instant now = fromEpochMs(kContractNow);
    request.window = InstantRange{now, now + 2 * kHour};
    request.candidates = {CandidateId("cand_0"), CandidateId("cand_1")};
    const auto plan = await(m_house->backend->plans().plan(request));
    const auto outcome = await(m_house->backend->plans().commit(*plan, {}));
    QVERIFY(outcome);
    const BatchId batch = outcome->batch;
    if (!m_house->backend->capabilities().pauseBatches) {
        QCOMPARE(await(calls.pauseBatch(m_house->company, batch, true, "why")).error().code, ErrorCode::NotSupported);
        return;
    }
    QCOMPARE(await(calls.pauseBatch(m_house->company, batch, true, {})).error().code, ErrorCode::ValidationError);
    QCOMPARE(await(calls.pauseBatch(m_house->company, BatchId("batch_none"), true, "why")).error().code,
             ErrorCode::NotFound);
    QVERIFY(await(calls.pauseBatch(m_house->company, batch, true, "noisy line")));
    const auto paused = await(calls.batches(m_house->company));
    QCOMPARE(paused->size(), 1U);
    QVERIFY(paused->front().isPaused);
    QCOMPARE(paused->front().pauseReason, QString("noisy line"));
    m_house->advance(80 * kMinute); // both were to go by now, and still can
    for (const auto &entry : outcome->entries)
        QCOMPARE(stateOf(*entry.reservation), ReservationState::Firm);
    const auto status = await(m_house->backend->clock().status(m_house->company));
    QVERIFY(std::any_of(status->due.begin(), status->due.end(),
                        [](const DueCall &call) { return call.waitsFor == QLatin1String("batch"); }));
    QVERIFY(await(calls.pauseBatch(m_house->company, batch, false, {})));
    QVERIFY(!await(calls.batches(m_house->company))->front().isPaused);
    m_house->advance(kMinute);
    for (const auto &entry : outcome->entries)
        QVERIFY(stateOf(*entry.reservation) != ReservationState::Firm);
}

// proves: P6
void BackendContract::keysAreMadeAndRevoked()
{
    KeysBackend &keys = m_house->backend->keys();
    const Scopes readOnly{true, false, false};
    if (!m_house->backend->capabilities().administerKeys) {
        QCOMPARE(await(keys.create(m_house->company, "Careers site", KeyKind::Api, readOnly)).error().code,
                 ErrorCode::NotSupported);
        QCOMPARE(await(keys.revoke(m_house->company, "key_0123456789abcdef")).error().code, ErrorCode::NotSupported);
        return;
    }
    const auto before = await(keys.list(m_house->company));
    QVERIFY(before);
    const auto made = await(keys.create(m_house->company, "Careers site", KeyKind::Api, readOnly));
    QVERIFY(made);
    QVERIFY(made->key.reveal().startsWith("celp_") && made->key.reveal().size() >= 5 + 32); // 128 bits
    QVERIFY(!made->row.isOwn);
    const auto list = await(keys.list(m_house->company));
    QCOMPARE(list->size(), before->size() + 1);
    QCOMPARE(std::count(list->begin(), list->end(), made->row), 1);
    QCOMPARE(await(keys.create(m_house->company, "Careers site", KeyKind::Api, readOnly)).error().code,
             ErrorCode::ValidationError); // taken
    QCOMPARE(await(keys.create(m_house->company, "", KeyKind::Api, readOnly)).error().code, ErrorCode::ValidationError);
    QCOMPARE(await(keys.create(m_house->company, "Other", KeyKind::Api, {})).error().code, ErrorCode::ValidationError);
    QVERIFY(await(keys.revoke(m_house->company, made->row.id)));
    QCOMPARE(await(keys.revoke(m_house->company, made->row.id)).error().code, ErrorCode::NotFound);
    const auto after = await(keys.list(m_house->company));
    QVERIFY(*after == *before);
}

// proves: C142 C143 C144 C145 C146 D-REVOKE
void BackendContract::revokeFirmInviteAndNothing()
{
    ReservationsBackend &calls = m_house->backend->reservations();
    const Reservation firm = booked("cand_0");
    auto revoked = await(calls.revoke(m_house->company, firm.candidate, m_house->position));
    QVERIFY(revoked);
    QVERIFY(!revoked->invite);
    QCOMPARE(revoked->cancelledReservation, std::optional(firm.id));
    QCOMPARE(revoked->priorState, ReservationState::Firm);
    QCOMPARE(await(calls.revoke(m_house->company, firm.candidate, m_house->position)).error().code,
             ErrorCode::InvalidStatusTransition);
    CallRequest request = requestFor("cand_1");
    request.at = fromEpochMs(kContractNow);
    const auto live = await(calls.book(request, {}));
    m_house->advance(milliseconds(15'000));
    QCOMPARE(stateOf(live->id), ReservationState::Active);
    revoked = await(calls.revoke(m_house->company, live->candidate, m_house->position));
    QVERIFY(revoked);
    QVERIFY(revoked->invite && revoked->reconciled && !revoked->fallbackEnqueued);
    QCOMPARE(stateOf(live->id), ReservationState::Cancelled);
    QCOMPARE(await(m_house->backend->people().rows(m_house->company, {live->candidate}))->front().candidate.status,
             CandidateStatus::New);
}

void BackendContract::moveAndItsVerdict()
{
    ReservationsBackend &calls = m_house->backend->reservations();
    const Reservation call = booked("cand_0");
    const Instant night = fromEpochMs(kContractNow) + 9 * kHour; // midnight in Vilnius
    const auto refused = await(calls.canMove(m_house->company, call.id, night, std::nullopt));
    QVERIFY(refused);
    QVERIFY(!refused->allowed);
    QCOMPARE(refused->code, ErrorCode::NoCallableTime);
    QVERIFY(!await(calls.move(m_house->company, call.id, night, std::nullopt, {})));
    const Instant later = fromEpochMs(kContractNow) + 20 * kHour; // 11:00 next day
    QVERIFY(await(calls.canMove(m_house->company, call.id, later, std::nullopt))->allowed);
    const auto moved = await(calls.move(m_house->company, call.id, later, std::nullopt, {}));
    QVERIFY(moved);
    QCOMPARE(moved->times.plannedAttemptAt, later);
    QCOMPARE(moved->hours, call.hours);
}

// proves: C130 C141 C147
void BackendContract::foreignIsNotFound()
{
    const Reservation call = booked("cand_0");
    const CompanyId other("comp_other");
    ReservationsBackend &calls = m_house->backend->reservations();
    const auto foreign = await(calls.get(other, call.id));
    const auto absent = await(calls.get(other, ReservationId("resv_absent")));
    QCOMPARE(foreign.error().code, ErrorCode::NotFound);
    QCOMPARE(absent.error().code, ErrorCode::NotFound);
    QCOMPARE(await(calls.cancel(other, call.id, {})).error().code, ErrorCode::NotFound);
    QCOMPARE(await(calls.revoke(other, call.candidate, m_house->position)).error().code, ErrorCode::NotFound);
    ReservationQuery all;
    all.company = other;
    const auto none = await(calls.list(all));
    QVERIFY(m_house->otherBackend ? none.error().code == ErrorCode::NotFound : none->empty());
}

// proves: C148 P17
void BackendContract::peopleAndWhatIsInTheirWay()
{
    const auto people = await(m_house->backend->people().load(m_house->company));
    QVERIFY(people);
    const auto row = [&](const char *id) {
        return *std::find_if(people->people.begin(), people->people.end(),
                             [id](const PersonRow &person) { return person.candidate.id.text() == QLatin1String(id); });
    };
    QVERIFY(!row("cand_0").blocked);
    QCOMPARE(row("cand_0").zone->name(), QString("Europe/Vilnius"));
    QCOMPARE(row("cand_us").blocked, std::optional(ErrorCode::TimezoneSelectionRequired));
    QVERIFY(row("cand_us").zoneChoices.size() > 1);
    QCOMPARE(row("cand_wrong").blocked, std::optional(ErrorCode::InvalidPhone));
    QVERIFY(row("cand_test").candidate.isTest);
    QCOMPARE(people->positions.size(), 2U);
    Candidate changed = row("cand_0").candidate;
    changed.name = "Ona Example";
    QCOMPARE(await(m_house->backend->people().save(changed))->name, QString("Ona Example"));
    const Reservation call = booked("cand_0");
    QVERIFY(!await(m_house->backend->people().remove(m_house->company, call.candidate)));
    QVERIFY(await(m_house->backend->people().remove(m_house->company, CandidateId("cand_5"))));
    QCOMPARE(await(m_house->backend->people().load(m_house->company))->people.size(), people->people.size() - 1);
}

// proves: P21 N17
void BackendContract::importInOneGo()
{
    ImportSource source;
    source.bytes = "name;phone\nRasa;+370 612 34701\nWrong;12\nTwice;+37061234701\nKnown;+37061234567\n";
    source.title = "pasted";
    ImportOptions options;
    const auto preview = await(m_house->backend->people().previewImport(m_house->company, source, options));
    QVERIFY(preview);
    QCOMPARE((*preview)->ready, 1);
    QCOMPARE((*preview)->errors, 1);
    QCOMPARE((*preview)->duplicates, 2);
    const auto before = await(m_house->backend->people().load(m_house->company))->people.size();
    const auto imported = await(m_house->backend->people().import(*preview));
    QVERIFY(imported);
    QCOMPARE(imported->imported, 1);
    QCOMPARE(imported->left, 3);
    QCOMPARE(await(m_house->backend->people().load(m_house->company))->people.size(), before + 1);
}

// proves: P22
void BackendContract::logTellsWhoAndWhat()
{
    NumberPatch patch;
    patch.displayName = QStringLiteral("Renamed line");
    QVERIFY(await(m_house->backend->numbers().patch(m_house->company, m_house->number, patch)));
    LogFilter filter;
    filter.company = m_house->company;
    filter.text = "Renamed";
    const auto page = await(m_house->backend->log().page(filter));
    QVERIFY(page);
    QCOMPARE(page->entries.size(), 1U);
    const LogEntry &entry = page->entries.front();
    QCOMPARE(entry.type, EventType::NumberChanged);
    QCOMPARE(entry.actor.kind, Actor::Kind::Operator);
    QVERIFY(!entry.requestId.isEmpty());
    QVERIFY(entry.before != entry.after);
    QVERIFY(page->chainIntact);
    // Numbers without a gap, newest first.
    filter.text.clear();
    const auto all = await(m_house->backend->log().page(filter));
    for (size_t i = 0; i + 1 < all->entries.size(); ++i)
        QCOMPARE(all->entries[i].sequence, all->entries[i + 1].sequence + 1);
    QVERIFY(await(m_house->backend->log().exportCsv(filter))->contains("number_changed"));
}

void BackendContract::everythingIsThereAfterRestart()
{
    const Reservation call = booked("cand_0");
    const auto first = await(m_house->backend->reservations().book(requestFor("cand_1"), "kept"));
    m_house->restart();
    const auto detail = await(m_house->backend->reservations().get(m_house->company, call.id));
    QVERIFY(detail);
    QCOMPARE(detail->row.reservation, call);
    const auto again = await(m_house->backend->reservations().book(requestFor("cand_1"), "kept"));
    QVERIFY(again);
    QCOMPARE(again->id, first->id);
}

} // namespace callboard::test
