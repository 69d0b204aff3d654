// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/backendcontract.h"

#include <QTest>

/// Booking and planning.
namespace callboard::test {

// proves: C090 C091 C092 C093 C097 C098 C106 C107 C109 C131 C133 D-EST D-DISPATCH D-COMPL D-EXPIRE D-INVITE
void BackendContract::bookAnswersTheWhole201()
{
    CallRequest request = requestFor("cand_xyz789");
    request.zone.zone = Zone::parse("Europe/Vilnius").value();
    request.invitationExpirationDays = 5;
    request.retry = RetryMode::SameDay;
    const auto call = await(m_house->backend->reservations().book(request, {}));
    QVERIFY(call);
    QCOMPARE(call->state, ReservationState::Firm);
    QCOMPARE(toEpochMs(call->times.windowStart), 1749038400000);
    QCOMPARE(toEpochMs(call->times.targetEnd), 1749124800000);
    QCOMPARE(call->times.estimate.count(), 1'920'000);
    QCOMPARE(toEpochMs(call->times.latestDispatchBy()), 1749122880000);
    QCOMPARE(toEpochMs(call->expiresAt), 1749126600000);
    QCOMPARE(call->number, m_house->number);
    QCOMPARE(call->zone.name(), QString("Europe/Vilnius"));
    QCOMPARE(call->hours.hours, std::optional(CallingHours{9 * 60, 18 * 60}));
    QCOMPARE(call->hours.days->toList(), (std::vector<int>{1, 2, 3, 4, 5}));
    QCOMPARE(call->retry, RetryMode::SameDay);
    QCOMPARE(call->invitationExpirationDays, 5);
    QVERIFY(!call->batch);
    QVERIFY(!call->why.empty());
    const auto detail = await(m_house->backend->reservations().get(m_house->company, call->id));
    QCOMPARE(detail->row.reservation, *call);
    QCOMPARE(detail->row.candidateName, QString("cand_xyz789"));
    QVERIFY(!detail->history.empty());
}

// proves: C094 C095 C096 P01 D-TZSRC
void BackendContract::theirZoneDecides()
{
    CallRequest request = requestFor("cand_us");
    request.zone = {Zone::parse("America/New_York").value(), ZoneSource::Manual};
    request.number = PhoneNumberId("pn_de");
    const auto call = await(m_house->backend->reservations().book(request, {}));
    QVERIFY(call);
    QCOMPARE(call->zone.name(), QString("America/New_York"));
    QCOMPARE(call->zoneSource, ZoneSource::Manual);
    QCOMPARE(call->number, PhoneNumberId("pn_de"));
    // 12:00Z is 08:00 in New York: nobody is called before 09:00 there, though Vilnius is open.
    const CivilMinute there = call->zone.civilOf(call->times.plannedAttemptAt);
    QVERIFY(there.time >= QTime(9, 0) && there.time < QTime(18, 0));
    // A source that contradicts itself is refused: manual needs a zone, phone must be one of the phone's own.
    request.zone = {std::nullopt, ZoneSource::Manual};
    QCOMPARE(await(m_house->backend->plans().planOne(request)).error().code, ErrorCode::ValidationError);
    request.zone = {Zone::parse("Europe/Riga").value(), ZoneSource::Phone};
    QCOMPARE(await(m_house->backend->plans().planOne(request)).error().code, ErrorCode::ValidationError);
    request.zone = {std::nullopt, ZoneSource::CompanyDefault};
    QCOMPARE(await(m_house->backend->plans().planOne(request))->zone.name(), QString("Europe/Vilnius"));
}

// proves: N02 P18
void BackendContract::reasonsAreThoseOfTheDecision()
{
    const auto planned = await(m_house->backend->plans().planOne(requestFor("cand_0")));
    QVERIFY(planned);
    const Reservation call = booked("cand_0");
    QCOMPARE(call.times, planned->times);
    QCOMPARE(call.why, planned->why);
    const auto has = [&call](ReasonCode code) {
        return std::any_of(call.why.begin(), call.why.end(), [code](const Reason &r) { return r.code == code; });
    };
    QVERIFY(has(ReasonCode::ZoneFromPhone));
    QVERIFY(has(ReasonCode::NumberDefault));
    QVERIFY(has(ReasonCode::WindowPreset));
    QVERIFY(has(ReasonCode::HoursApplied));
    QVERIFY(has(ReasonCode::LeastLoaded));
}

void BackendContract::bookRefusals_data()
{
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QString>("position");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown person") << "cand_nobody"
                                    << "pos_abc123"
                                    << ""
                                    << "24h"
                                    << "NOT_FOUND";
    QTest::newRow("foreign person") << "cand_foreign"
                                    << "pos_abc123"
                                    << ""
                                    << "24h"
                                    << "NOT_FOUND";
    QTest::newRow("unknown position") << "cand_0"
                                      << "pos_nobody"
                                      << ""
                                      << "24h"
                                      << "NOT_FOUND";
    QTest::newRow("foreign position") << "cand_0"
                                      << "pos_other"
                                      << ""
                                      << "24h"
                                      << "NOT_FOUND";
    QTest::newRow("bound to another position") << "cand_bound"
                                               << "pos_abc123"
                                               << ""
                                               << "24h"
                                               << "NOT_FOUND";
    QTest::newRow("unknown number") << "cand_0"
                                    << "pos_abc123"
                                    << "pn_nobody"
                                    << "24h"
                                    << "NOT_FOUND";
    QTest::newRow("several clocks") << "cand_us"
                                    << "pos_abc123"
                                    << ""
                                    << "24h"
                                    << "TIMEZONE_SELECTION_REQUIRED";
    QTest::newRow("wrong phone") << "cand_wrong"
                                 << "pos_abc123"
                                 << ""
                                 << "24h"
                                 << "INVALID_PHONE";
    QTest::newRow("fifteen minutes") << "cand_0"
                                     << "pos_abc123"
                                     << ""
                                     << "15m"
                                     << "WINDOW_TOO_SHORT";
    QTest::newRow("a night") << "cand_0"
                             << "pos_abc123"
                             << ""
                             << "night"
                             << "NO_CALLABLE_TIME";
    QTest::newRow("end before start") << "cand_0"
                                      << "pos_abc123"
                                      << ""
                                      << "backwards"
                                      << "VALIDATION_ERROR";
    QTest::newRow("over") << "cand_0"
                          << "pos_abc123"
                          << ""
                          << "past"
                          << "VALIDATION_ERROR";
    QTest::newRow("32 days") << "cand_0"
                             << "pos_abc123"
                             << ""
                             << "32d"
                             << "VALIDATION_ERROR";
}

// proves: C103 C105 D-WINDOW D-PRESET D-CODES D-ORDER
void BackendContract::bookRefusals()
{
    QFETCH(QString, candidate);
    QFETCH(QString, position);
    QFETCH(QString, number);
    QFETCH(QString, window);
    QFETCH(QString, code);
    const Instant now = fromEpochMs(kContractNow); // 15:00 in Vilnius
    CallRequest request = requestFor(candidate.toLatin1().constData());
    request.position = PositionId(position);
    if (!number.isEmpty())
        request.number = PhoneNumberId(number);
    if (window == "15m")
        request.window = Preset::Within15Minutes;
    else if (window == "night")
        request.window = InstantRange{now + 5 * kHour, now + 12 * kHour};
    else if (window == "backwards")
        request.window = InstantRange{now + 2 * kHour, now + kHour};
    else if (window == "past")
        request.window = InstantRange{now - 2 * kHour, now - kHour};
    else if (window == "32d")
        request.window = InstantRange{now, now + 32 * kDay};
    const auto call = await(m_house->backend->reservations().book(request, {}));
    QVERIFY(!call);
    QCOMPARE(wireName(call.error().code), code);
    ReservationQuery all;
    all.company = m_house->company;
    QVERIFY(await(m_house->backend->reservations().list(all))->empty());
}

// proves: D-IDEM P10
void BackendContract::sameKeySameAnswer()
{
    ReservationsBackend &calls = m_house->backend->reservations();
    const auto first = await(calls.book(requestFor("cand_0"), "key-1"));
    QVERIFY(first);
    const auto again = await(calls.book(requestFor("cand_0"), "key-1"));
    QVERIFY(again);
    QCOMPARE(again->id, first->id);
    CallRequest other = requestFor("cand_0");
    other.retry = RetryMode::LaterHalf;
    const auto refused = await(calls.book(other, "key-1"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::IdempotencyConflict);
    ReservationQuery all;
    all.company = m_house->company;
    QCOMPARE(await(calls.list(all))->size(), 1U);
}

// proves: C099 C100 D-REPLACE D-ALONG
void BackendContract::replaceAndAlongside()
{
    ReservationsBackend &calls = m_house->backend->reservations();
    const Reservation first = booked("cand_0");
    // Alongside is allowed away from the first by estimate + 60 min.
    const auto alongside = await(calls.book(requestFor("cand_0"), {}));
    QVERIFY(alongside);
    const milliseconds apart = alongside->times.plannedAttemptAt > first.times.plannedAttemptAt
                                   ? alongside->times.plannedAttemptAt - first.times.plannedAttemptAt
                                   : first.times.plannedAttemptAt - alongside->times.plannedAttemptAt;
    QVERIFY(apart >= first.times.estimate + kHour);
    CallRequest replacing = requestFor("cand_1");
    const Reservation old = booked("cand_1");
    replacing.replace = true;
    const auto fresh = await(calls.book(replacing, {}));
    QVERIFY(fresh);
    const auto gone = await(calls.get(m_house->company, old.id))->row.reservation;
    QCOMPARE(gone.state, ReservationState::Cancelled);
    QCOMPARE(gone.replacedBy, std::optional(fresh->id));
}

// proves: C011 C012
void BackendContract::telephonyOffRefusesButRevokeWorks()
{
    const Reservation call = booked("cand_0");
    CompanyPatch off;
    off.telephonyEnabled = false;
    if (!m_house->backend->capabilities().administerNumbers) {
        QCOMPARE(await(m_house->backend->clock().patchCompany(m_house->company, off)).error().code,
                 ErrorCode::NotSupported);
        return;
    }
    QVERIFY(await(m_house->backend->clock().patchCompany(m_house->company, off)));
    ReservationsBackend &calls = m_house->backend->reservations();
    QCOMPARE(await(calls.book(requestFor("cand_1"), {})).error().code, ErrorCode::TelephonyDisabled);
    QCOMPARE(await(calls.cancel(m_house->company, call.id, {})).error().code, ErrorCode::TelephonyDisabled);
    QVERIFY(await(calls.revoke(m_house->company, call.candidate, m_house->position)));
    QCOMPARE(stateOf(call.id), ReservationState::Cancelled);
}

// proves: C013 C014 C104 D-TEST
void BackendContract::hoursMissingRefusesAllButTests()
{
    const CompanyId other("comp_other");
    CallRequest request;
    request.company = other;
    request.position = PositionId("pos_other");
    request.window = Preset::Within24Hours;
    request.candidate = CandidateId("cand_foreign");
    QCOMPARE(await(m_house->backendOfOther().reservations().book(request, {})).error().code,
             ErrorCode::WorkingHoursNotConfigured);
    request.candidate = CandidateId("cand_other_test");
    QVERIFY(await(m_house->backendOfOther().reservations().book(request, {})));
    // A mixed batch is not failed wholesale.
    BatchRequest batch;
    batch.company = other;
    batch.position = PositionId("pos_other");
    batch.window = Preset::Within24Hours;
    batch.candidates = {CandidateId("cand_foreign"), CandidateId("cand_other_test")};
    batch.replace = true;
    const auto plan = await(m_house->backendOfOther().plans().plan(batch));
    QVERIFY(plan);
    QCOMPARE(std::get<NotPlaced>(plan->entries[0]).code, ErrorCode::WorkingHoursNotConfigured);
    QVERIFY(std::holds_alternative<PlannedCall>(plan->entries[1]));
}

// proves: C110 C112 C114 C115 C122 C123 C124 C126 D-REASON D-DUP
void BackendContract::batchOutcomesInInputOrder()
{
    BatchRequest batch;
    batch.company = m_house->company;
    batch.position = m_house->position;
    batch.window = Preset::Within48Hours;
    batch.invitationExpirationDays = 3;
    batch.retry = RetryMode::SameDay;
    batch.candidates = {CandidateId("cand_us"), CandidateId("cand_0"), CandidateId("cand_nobody"),
                        CandidateId("cand_0"), CandidateId("cand_1")};
    const auto plan = await(m_house->backend->plans().plan(batch));
    QVERIFY(plan);
    QCOMPARE(plan->entries.size(), 4U);
    QCOMPARE(plan->duplicatesDropped, 1);
    QCOMPARE(plan->placed(), 2);
    const auto outcome = await(m_house->backend->plans().commit(*plan, "batch-1"));
    QVERIFY(outcome);
    QVERIFY(!outcome->batch.isEmpty());
    QStringList order;
    for (const auto &entry : outcome->entries)
        order << entry.candidate.text();
    QCOMPARE(order, (QStringList{"cand_us", "cand_0", "cand_nobody", "cand_1"}));
    QVERIFY(!outcome->entries[0].reservation);
    QCOMPARE(outcome->entries[0].code, ErrorCode::TimezoneSelectionRequired);
    QVERIFY(!isConflict(outcome->entries[0].code)); // failed: needs data
    QCOMPARE(outcome->entries[2].code, ErrorCode::NotFound);
    QVERIFY(outcome->entries[1].reservation && outcome->entries[3].reservation);
    const auto call = await(m_house->backend->reservations().get(m_house->company, *outcome->entries[1].reservation));
    QCOMPARE(call->row.reservation.batch, std::optional(outcome->batch));
    QCOMPARE(call->row.reservation.invitationExpirationDays, 3);
    QCOMPARE(call->row.reservation.retry, RetryMode::SameDay);
    const auto batches = await(m_house->backend->reservations().batches(m_house->company));
    QCOMPARE(batches->size(), 1U);
    QCOMPARE(batches->front().firm(), 2);
    QCOMPARE(batches->front().leftOver.size(), 2U);
}

// proves: C116 C117 C118 C119 C120 D-AUTO
void BackendContract::batchNumberStrategies()
{
    BatchRequest batch;
    batch.company = m_house->company;
    batch.position = m_house->position;
    batch.window = Preset::Within48Hours;
    batch.candidates = {CandidateId("cand_de"), CandidateId("cand_0")};
    const auto numbersOf = [&](NumberStrategy strategy) {
        batch.strategy = strategy;
        const auto plan = await(m_house->backend->plans().plan(batch));
        QStringList ids;
        for (const PlanEntry &entry : plan->entries)
            ids << std::get<PlannedCall>(entry).number.text();
        return ids;
    };
    QCOMPARE(numbersOf(NumberStrategy::Autoresolve), (QStringList{"pn_de", "pn_8f2a"}));
    QCOMPARE(numbersOf(NumberStrategy::Default), (QStringList{"pn_8f2a", "pn_8f2a"}));
    batch.overrides["cand_0"].number = PhoneNumberId("pn_de");
    QCOMPARE(numbersOf(NumberStrategy::PerCandidate), (QStringList{"pn_de", "pn_de"}));
    // The number of an override counts only with per_candidate; its zone always does.
    batch.overrides["cand_0"].zone = Zone::parse("Europe/Riga").value();
    QCOMPARE(numbersOf(NumberStrategy::Autoresolve), (QStringList{"pn_de", "pn_8f2a"}));
    const auto plan = await(m_house->backend->plans().plan(batch));
    QCOMPARE(std::get<PlannedCall>(plan->entries[1]).zone.name(), QString("Europe/Riga"));
}

// proves: P15 N06
void BackendContract::planIsNothingBooked()
{
    BatchRequest batch;
    batch.company = m_house->company;
    batch.position = m_house->position;
    batch.window = Preset::Within24Hours;
    for (int i = 0; i < 20; ++i)
        batch.candidates.emplace_back(QStringLiteral("cand_%1").arg(i));
    const auto plan = await(m_house->backend->plans().plan(batch));
    QCOMPARE(plan->placed(), 20);
    QVERIFY(plan->bound.calls >= 20);
    ReservationQuery all;
    all.company = m_house->company;
    QVERIFY(await(m_house->backend->reservations().list(all))->empty());
    const PlanDiff diff = diffOf(*plan);
    for (const auto &row : diff.rows)
        QCOMPARE(row.kind, PlanDiff::Row::Kind::Added);
    const auto csv = await(m_house->backend->plans().exportCsv(*plan));
    QVERIFY(csv);
    QVERIFY(csv->contains("cand_19"));
}

} // namespace callboard::test
