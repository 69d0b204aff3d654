// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/backendcontract.h"

#include <QTest>

#include <set>

namespace callboard::test {

void BackendContract::init()
{
    m_house = makeHouse();
}

void BackendContract::cleanup()
{
    m_house.reset();
}

CallRequest BackendContract::requestFor(const char *candidate) const
{
    CallRequest request;
    request.company = m_house->company;
    request.candidate = CandidateId(QString::fromLatin1(candidate));
    request.position = m_house->position;
    request.window = Preset::Within24Hours;
    return request;
}

Reservation BackendContract::booked(const char *candidate)
{
    auto call = await(m_house->backend->reservations().book(requestFor(candidate), {}));
    if (!call)
        qFatal("not booked: %s %s", qPrintable(wireName(call.error().code)), qPrintable(call.error().detail));
    return *call;
}

ReservationState BackendContract::stateOf(const ReservationId &id)
{
    return await(m_house->backend->reservations().get(m_house->company, id))->row.reservation.state;
}

// proves: C020 C021 C022 C023
void BackendContract::hoursAreTheSavedOnes()
{
    const auto hours = await(m_house->backend->hours().load(m_house->company));
    QVERIFY(hours);
    QCOMPARE(hours->policy.hours, std::optional(CallingHours{9 * 60, 18 * 60}));
    QCOMPARE(hours->policy.zone->name(), QString("Europe/Vilnius"));
    QCOMPARE(hours->policy.days->toList(), (std::vector<int>{1, 2, 3, 4, 5}));
    const auto unset = await(m_house->backendOfOther().hours().load(CompanyId("comp_other")));
    QVERIFY(!unset->policy.hours && !unset->policy.zone && !unset->policy.days);
}

// proves: C024 C028 C029
void BackendContract::previewSavesNothing()
{
    const Reservation call = booked("cand_xyz789");
    const Zone zone = call.zone;
    const int minute = zone.civilOf(call.times.plannedAttemptAt).time.hour() * 60 +
                       zone.civilOf(call.times.plannedAttemptAt).time.minute();
    // Closing at the planned minute itself puts the call outside: the end is exclusive.
    const auto conflicts =
        await(m_house->backend->hours().preview(m_house->company, CallingHours{minute - 1, minute}, std::nullopt));
    QCOMPARE(conflicts->size(), 1U);
    QCOMPARE(conflicts->front().reservation, call.id);
    QCOMPARE(conflicts->front().candidate, call.candidate);
    QCOMPARE(conflicts->front().plannedAttemptAt, call.times.plannedAttemptAt);
    const auto inside =
        await(m_house->backend->hours().preview(m_house->company, CallingHours{minute, minute + 1}, std::nullopt));
    QVERIFY(inside->empty());
    QCOMPARE(await(m_house->backend->hours().load(m_house->company))->policy.hours,
             std::optional(CallingHours{9 * 60, 18 * 60}));
}

// proves: C030 C031 C032 C033 C034
void BackendContract::saveKeepsClearsAndSets()
{
    HoursBackend &hours = m_house->backend->hours();
    HoursEdit edit;
    edit.hours = {10 * 60, 16 * 60};
    auto saved = await(hours.save(m_house->company, edit));
    QCOMPARE(saved->policy.hours, std::optional(CallingHours{10 * 60, 16 * 60}));
    QCOMPARE(saved->policy.zone->name(), QString("Europe/Vilnius")); // omitted = keep
    QCOMPARE(saved->policy.days->toList().size(), 5U);
    edit.zoneEdit = HoursEdit::ZoneEdit::Clear;
    edit.days = Weekdays::of({6, 1, 6}).value();
    saved = await(hours.save(m_house->company, edit));
    QVERIFY(!saved->policy.zone);
    QCOMPARE(saved->policy.days->toList(), (std::vector<int>{1, 6}));
    edit.zoneEdit = HoursEdit::ZoneEdit::Set;
    edit.zone = Zone::parse("America/New_York").value();
    edit.days.reset();
    saved = await(hours.save(m_house->company, edit));
    QCOMPARE(saved->policy.zone->name(), QString("America/New_York"));
    QCOMPARE(saved->policy.days->toList(), (std::vector<int>{1, 6}));
    // Sibling fields survive.
    const auto companies = m_house->backend->workspace().companies;
    const auto acme =
        std::find_if(companies.begin(), companies.end(), [this](const Company &c) { return c.id == m_house->company; });
    QVERIFY(acme->telephonyEnabled);
    QCOMPARE(acme->callOverhead.count(), 120'000);
}

// proves: C035 C036 C108 D-FROZEN
void BackendContract::bookedCallKeepsItsHours()
{
    const Reservation call = booked("cand_0");
    HoursEdit edit;
    edit.hours = {10 * 60, 11 * 60};
    const auto saved = await(m_house->backend->hours().save(m_house->company, edit));
    QCOMPARE(saved->conflicts.size(), 1U);
    const auto detail = await(m_house->backend->reservations().get(m_house->company, call.id));
    QCOMPARE(detail->row.reservation.hours, call.hours);
    QCOMPARE(detail->row.reservation.times, call.times);
    QCOMPARE(detail->policyToday.hours, std::optional(edit.hours));
    // The follow-up is a batch plan with replace, that books nothing by itself.
    const auto plans = await(m_house->backend->hours().planMoves(m_house->company, {call.id}));
    QCOMPARE(plans->size(), 1U);
    QVERIFY(plans->front().request.replace);
    QCOMPARE(plans->front().placed(), 1);
    const auto &moved = std::get<PlannedCall>(plans->front().entries.front());
    QCOMPARE(moved.replaces, std::optional(call.id));
    QVERIFY(callableAt(moved.times.plannedAttemptAt, {edit.hours, call.hours.days}, call.zone));
    QCOMPARE(stateOf(call.id), ReservationState::Firm);
}

// proves: C040 C041 C042 C043 C048
void BackendContract::numbersAndTheirPatch()
{
    NumbersBackend &numbers = m_house->backend->numbers();
    const auto snapshot = await(numbers.load(m_house->company));
    QCOMPARE(snapshot->numbers.size(), 2U);
    const auto main = std::find_if(snapshot->numbers.begin(), snapshot->numbers.end(),
                                   [this](const NumberRow &row) { return row.number.id == m_house->number; });
    QVERIFY(main != snapshot->numbers.end());
    QCOMPARE(main->number.e164.text(), QString("+37052071234"));
    QCOMPARE(main->number.maxInboundConcurrent, 4);
    QCOMPARE(main->number.maxOutboundConcurrent, 8);
    QVERIFY(main->number.voice && !main->number.sms && main->number.isDefault);
    NumberPatch patch;
    patch.displayName = QStringLiteral("Vilnius");
    const auto patched = await(numbers.patch(m_house->company, m_house->number, patch));
    QCOMPARE(patched->displayName, QString("Vilnius"));
    QVERIFY(patched->isDefault);
    const PhoneNumber bare;
    QVERIFY(bare.voice && !bare.sms);
    QCOMPARE(bare.maxOutboundConcurrent + bare.maxInboundConcurrent, 0);
}

void BackendContract::patchRefusals_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("hasName");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing to change") << "pn_8f2a" << QString() << false << "VALIDATION_ERROR";
    QTest::newRow("empty name") << "pn_8f2a" << QString() << true << "VALIDATION_ERROR";
    QTest::newRow("121 code points") << "pn_8f2a" << QString(121, QLatin1Char('x')) << true << "VALIDATION_ERROR";
    QTest::newRow("not assigned") << "pn_nobody" << QString("x") << true << "NOT_FOUND";
    QTest::newRow("another company's") << "pn_other" << QString("x") << true << "NOT_FOUND";
}

// proves: C044 C046 C047
void BackendContract::patchRefusals()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(bool, hasName);
    QFETCH(QString, code);
    NumberPatch patch;
    if (hasName)
        patch.displayName = name;
    const auto refused = await(m_house->backend->numbers().patch(m_house->company, PhoneNumberId(id), patch));
    QVERIFY(!refused);
    QCOMPARE(wireName(refused.error().code), code);
    // 120 code points fit, also outside the basic plane where each takes two UTF-16 units.
    patch.displayName = QString::fromUcs4(U"\U0001F4DE").repeated(120);
    QVERIFY(await(m_house->backend->numbers().patch(m_house->company, m_house->number, patch)));
}

// proves: C045 D-DEFAULT
void BackendContract::oneDefaultAtMost()
{
    NumbersBackend &numbers = m_house->backend->numbers();
    NumberPatch patch;
    patch.isDefault = true;
    QVERIFY(await(numbers.patch(m_house->company, PhoneNumberId("pn_de"), patch))->isDefault);
    const auto countDefaults = [&] {
        int count = 0;
        const auto snapshot = await(numbers.load(m_house->company));
        for (const NumberRow &row : snapshot->numbers)
            count += row.number.isDefault ? 1 : 0;
        return count;
    };
    QCOMPARE(countDefaults(), 1);
    patch.isDefault = false;
    QVERIFY(await(numbers.patch(m_house->company, PhoneNumberId("pn_de"), patch)));
    QCOMPARE(countDefaults(), 0);
    // Two numbers and no default: nothing resolves.
    const auto refused = await(m_house->backend->reservations().book(requestFor("cand_0"), {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NoOutboundNumber);
}

// proves: C050 D-CAPZERO
void BackendContract::addCapAndRemoveNumbers()
{
    NumbersBackend &numbers = m_house->backend->numbers();
    PhoneNumber fresh;
    fresh.company = m_house->company;
    fresh.e164 = E164::parse("+37052071235").value();
    fresh.displayName = "Second";
    fresh.pool = PoolId("pool_lt");
    if (!m_house->backend->capabilities().administerNumbers) {
        QCOMPARE(await(numbers.save(fresh)).error().code, ErrorCode::NotSupported);
        return;
    }
    const auto added = await(numbers.save(fresh));
    QVERIFY(added);
    QVERIFY(!added->id.isEmpty());
    // Cap 0 = nothing can be placed, not unlimited.
    CallRequest request = requestFor("cand_0");
    request.number = added->id;
    auto refused = await(m_house->backend->reservations().book(request, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NumberAtCap);
    PhoneNumber capped = *added;
    capped.maxOutboundConcurrent = 1;
    QCOMPARE(await(numbers.save(capped))->maxOutboundConcurrent, 1);
    QVERIFY(await(m_house->backend->reservations().book(request, {})));
    QVERIFY(await(numbers.remove(m_house->company, added->id)));
    QCOMPARE(await(numbers.load(m_house->company))->numbers.size(), 2U);
}

// proves: C050 D-CAPCHANGE
void BackendContract::capPreviewChangesNothing()
{
    if (!m_house->backend->capabilities().administerNumbers) {
        const InstantRange day{fromEpochMs(kContractNow), fromEpochMs(kContractNow) + kDay};
        QCOMPARE(await(m_house->backend->numbers().previewCap(m_house->company, m_house->number, 1, day, kHour))
                     .error()
                     .code,
                 ErrorCode::NotSupported);
        return;
    }
    const Reservation first = booked("cand_0");
    CallRequest request = requestFor("cand_1");
    request.at = first.times.plannedAttemptAt;
    QVERIFY(await(m_house->backend->reservations().book(request, {})));
    const InstantRange range{fromEpochMs(kContractNow), fromEpochMs(kContractNow) + kDay};
    const auto preview = await(
        m_house->backend->numbers().previewCap(m_house->company, m_house->number, 1, range, milliseconds(1'920'000)));
    QVERIFY(preview);
    QCOMPARE(preview->lowestCap, 2);
    QCOMPARE(preview->overBooked, 32); // both calls hold the same 32 minutes
    QCOMPARE(preview->affected.size(), 2U);
    QCOMPARE(preview->before.cap, 8);
    const auto loaded = await(m_house->backend->numbers().load(m_house->company));
    QCOMPARE(loaded->numbers.front().number.maxOutboundConcurrent, 8);
    // A backend that knows the pools' week counts both calls there; the other pool has none.
    if (!loaded->poolWeek.empty()) {
        QCOMPARE(loaded->poolWeek.size(), loaded->pools.size());
        for (size_t i = 0; i < loaded->pools.size(); ++i) {
            const auto &week = loaded->poolWeek[i];
            QCOMPARE(week.size(), 168U);
            const bool booked = loaded->pools[i].id == loaded->numbers.front().number.pool;
            QCOMPARE(int(*std::max_element(week.begin(), week.end())), booked ? 2 : 0);
        }
    }
    // Lines kept for callers are none of the calls': cap 3 with 2 kept is what cap 1 was.
    PhoneNumber kept = loaded->numbers.front().number;
    kept.reservedInbound = 2;
    if (!m_house->backend->capabilities().administerNumbers || !await(m_house->backend->numbers().save(kept)))
        return;
    const auto less =
        await(m_house->backend->numbers().previewCap(m_house->company, kept.id, 3, range, milliseconds(1'920'000)));
    QCOMPARE(less->overBooked, 32);
    QCOMPARE(less->affected.size(), 2U);
    QCOMPARE(less->lowestCap, 4);
}

// proves: C060 C061 C062 C063 C064
void BackendContract::clockOfAQuietCompany()
{
    const auto status = await(m_house->backend->clock().status(m_house->company));
    QVERIFY(status);
    QCOMPARE(wireName(status->health), QString("healthy"));
    QCOMPARE(status->breaker.state, BreakerState::Closed);
    QCOMPARE(status->numbers.size(), 2U);
    QCOMPARE(status->live, 0);
    QCOMPARE(status->dueTotal, 0);
}

// proves: C070 C075 C076 C077 C078 D-AVAIL D-REMAIN
void BackendContract::availabilityIsTheReferences()
{
    const Instant start = fromEpochMs(1749038400000);
    const InstantRange window{start, fromEpochMs(1749045600000)};
    const milliseconds duration(1'800'000);
    auto answer = await(m_house->backend->plans().availability(m_house->company, window, duration, m_house->number));
    QVERIFY(answer);
    QCOMPARE(answer->globalCap, 40);
    QCOMPARE(answer->perNumberCap, 8);
    QCOMPARE(answer->number, m_house->number);
    QCOMPARE(answer->pool, PoolId("pool_lt"));
    // Two hours, 24 starts on the grid, of which 19 finish inside (section 4.1).
    QCOMPARE(answer->starts.size(), 19U);
    for (size_t i = 0; i < answer->starts.size(); ++i) {
        QCOMPARE(toEpochMs(answer->starts[i].start), 1749038400000 + qint64(i) * 300'000);
        QCOMPARE(answer->starts[i].remaining, 8);
    }
    // One call from 12:00Z and one that starts in [12:30, 12:35): the slots read 7, then 6.
    CallRequest request = requestFor("cand_0");
    request.at = start;
    QVERIFY(await(m_house->backend->reservations().book(request, {})));
    request = requestFor("cand_1");
    request.at = start + 31 * kMinute;
    QVERIFY(await(m_house->backend->reservations().book(request, {})));
    answer = await(m_house->backend->plans().availability(m_house->company, window, duration, std::nullopt));
    QCOMPARE(answer->starts[0].remaining, 7);
    QCOMPARE(answer->starts[1].remaining, 6);
}

void BackendContract::availabilityRefusals_data()
{
    QTest::addColumn<qint64>("lengthMs");
    QTest::addColumn<qint64>("durationMs");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("code");
    QTest::newRow("end = start") << qint64(0) << qint64(60'000) << ""
                                 << "VALIDATION_ERROR";
    QTest::newRow("too short a call") << qint64(86'400'000) << qint64(59'999) << ""
                                      << "VALIDATION_ERROR";
    QTest::newRow("too long a call") << qint64(86'400'000) << qint64(14'400'001) << ""
                                     << "VALIDATION_ERROR";
    QTest::newRow("more than 62 days") << qint64(63) * 86'400'000 << qint64(60'000) << ""
                                       << "VALIDATION_ERROR";
    QTest::newRow("unknown number") << qint64(86'400'000) << qint64(60'000) << "pn_nobody"
                                    << "NOT_FOUND";
    QTest::newRow("foreign number") << qint64(86'400'000) << qint64(60'000) << "pn_other"
                                    << "NOT_FOUND";
}

// proves: C071 C072 C073 C079
void BackendContract::availabilityRefusals()
{
    QFETCH(qint64, lengthMs);
    QFETCH(qint64, durationMs);
    QFETCH(QString, number);
    QFETCH(QString, code);
    const Instant start = fromEpochMs(kContractNow);
    const auto answer = await(m_house->backend->plans().availability(
        m_house->company, {start, start + milliseconds(lengthMs)}, milliseconds(durationMs),
        number.isEmpty() ? std::nullopt : std::optional(PhoneNumberId(number))));
    QVERIFY(!answer);
    QCOMPARE(wireName(answer.error().code), code);
}

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
    QVERIFY(made->key.startsWith("celp_") && made->key.size() >= 5 + 32); // 128 bits
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
