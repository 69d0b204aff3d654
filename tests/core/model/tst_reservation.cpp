// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-STATES D-COUNT D-CONFLICT C024 C029 C035
#include "core/model/plan.h"
#include "core/model/reservation.h"
#include "tests/support/testregistry.h"

#include <QSet>
#include <QTest>

using namespace callboard;

namespace {

// D-STATES, written down a second time as the page has it.
const QSet<QPair<QString, QString>> kLegal{
    {"firm", "dispatching"},    {"firm", "cancelled"},        {"firm", "expired"},
    {"dispatching", "ringing"}, {"dispatching", "active"},    {"dispatching", "sip_failed"},
    {"dispatching", "failed"},  {"dispatching", "no_answer"}, {"dispatching", "cancelled"},
    {"dispatching", "firm"},    {"ringing", "active"},        {"ringing", "no_answer"},
    {"ringing", "sip_failed"},  {"ringing", "failed"},        {"ringing", "firm"},
    {"ringing", "cancelled"},   {"active", "completed"},      {"active", "failed"},
    {"active", "cancelled"},
};

Reservation callAt(qint64 plannedMs)
{
    Reservation call;
    call.id = ReservationId("resv_3c1d");
    call.times.estimate = milliseconds(1'920'000);
    call.times.plannedAttemptAt = fromEpochMs(plannedMs);
    return call;
}

} // namespace

class TestReservation : public QObject
{
    Q_OBJECT
private slots:
    void transitionsAreTheTable();
    void terminalIsFinal();
    void firmHoldsPlannedToEstimate();
    void liveHoldsUntilNowPlusFiveMinutes();
    void testCallsAndMissedOnesHoldNothing();
    void closingTimeIsOutside();
    void conflictsAreSortedAndInTheFuture();
    void arithmeticOfTheReference();
};

void TestReservation::transitionsAreTheTable()
{
    for (const ReservationState from : kReservationStates) {
        for (const ReservationState to : kReservationStates)
            QCOMPARE(isLegalTransition(from, to), kLegal.contains({wireName(from), wireName(to)}));
    }
}

void TestReservation::terminalIsFinal()
{
    for (const ReservationState from : kReservationStates) {
        const bool leaves = std::any_of(kReservationStates.begin(), kReservationStates.end(),
                                        [from](ReservationState to) { return isLegalTransition(from, to); });
        QCOMPARE(isTerminal(from), !leaves);
    }
}

void TestReservation::firmHoldsPlannedToEstimate()
{
    const Reservation call = callAt(1749042000000);
    const auto use = lineUse(call, fromEpochMs(1749038400000), false);
    QVERIFY(use);
    QCOMPARE(toEpochMs(use->start), 1749042000000);
    QCOMPARE(toEpochMs(use->end), 1749042000000 + 1'920'000);
}

void TestReservation::liveHoldsUntilNowPlusFiveMinutes()
{
    Reservation call = callAt(1749042000000);
    call.state = ReservationState::Active;
    Attempt attempt;
    attempt.dispatchedAt = fromEpochMs(1749042007000);
    call.attempts = {attempt};
    // Early in the call the estimate decides, later now + 5 min (D-COUNT).
    auto use = lineUse(call, fromEpochMs(1749042060000), false);
    QCOMPARE(toEpochMs(use->start), 1749042007000);
    QCOMPARE(toEpochMs(use->end), 1749043920000);
    use = lineUse(call, fromEpochMs(1749043900000), false);
    QCOMPARE(toEpochMs(use->end), 1749043900000 + 300'000);
}

void TestReservation::testCallsAndMissedOnesHoldNothing()
{
    Reservation call = callAt(1749042000000);
    call.isTest = true;
    QVERIFY(!lineUse(call, fromEpochMs(0), false));
    QVERIFY(lineUse(call, fromEpochMs(0), true));
    call.isTest = false;
    call.missed = true;
    QVERIFY(!lineUse(call, fromEpochMs(0), false));
    call.missed = false;
    for (const ReservationState state : kReservationStates) {
        if (!isTerminal(state))
            continue;
        call.state = state;
        QVERIFY(!lineUse(call, fromEpochMs(0), false));
    }
}

void TestReservation::closingTimeIsOutside()
{
    // The reference's preview: 10:00-16:00 lists resv_3c1d planned at 16:00 Vilnius.
    const HoursRule rule{CallingHours::parse("10:00", "16:00").value(), Weekdays::mondayToFriday()};
    const Zone vilnius = Zone::parse("Europe/Vilnius").value();
    const FirmCall call{ReservationId("resv_3c1d"), CandidateId("cand_xyz789"), PhoneNumberId("pn_8f2a"),
                        fromEpochMs(1749042000000), vilnius};
    QCOMPARE(conflictsOf(rule, {call}, fromEpochMs(1749038400000)).size(), 1U);
    // In UTC the same instant is 13:00 and would not conflict: the frozen zone decides.
    FirmCall inUtc = call;
    inUtc.zone = Zone::utc();
    QVERIFY(conflictsOf(rule, {inUtc}, fromEpochMs(1749038400000)).empty());
}

void TestReservation::conflictsAreSortedAndInTheFuture()
{
    const HoursRule rule{CallingHours::parse("10:00", "11:00").value(), std::nullopt};
    std::vector<FirmCall> calls;
    const auto add = [&](const char *id, qint64 ms) {
        calls.push_back({ReservationId(id), CandidateId("c"), PhoneNumberId("n"), fromEpochMs(ms), Zone::utc()});
    };
    const qint64 noon = 1749038400000;
    add("b", noon + 60'000);
    add("a", noon + 60'000);
    add("past", noon - 1);
    add("first", noon);
    const auto found = conflictsOf(rule, calls, fromEpochMs(noon));
    QStringList ids;
    for (const Conflict &conflict : found)
        ids << conflict.reservation.text();
    QCOMPARE(ids, (QStringList{"first", "a", "b"}));
}

void TestReservation::arithmeticOfTheReference()
{
    // Section 4.1: the 201 of the reference.
    CallTimes times;
    times.windowStart = fromEpochMs(1749038400000);
    times.targetEnd = fromEpochMs(1749124800000);
    Company company;
    Position position;
    position.interview = milliseconds(1'800'000);
    times.estimate = estimateOf(company, position, Candidate{});
    QCOMPARE(times.estimate.count(), 1'920'000);
    QCOMPARE(toEpochMs(times.latestDispatchBy()), 1749122880000);
    QCOMPARE(toEpochMs(times.targetEnd + company.expiryGrace), 1749126600000);
}

CB_TEST(TestReservation)
#include "tst_reservation.moc"
