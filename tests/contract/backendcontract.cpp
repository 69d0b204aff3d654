// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/backendcontract.h"

#include <QTest>

namespace callboard::test {

void BackendContract::init()
{
    m_house = makeHouse();
}

void BackendContract::cleanup()
{
    m_house.reset();
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

// proves: C164 P04 D-FROZEN D-POLICYSPLIT
void BackendContract::holidaysHoldWhatTheyClose()
{
    HoursBackend &hours = m_house->backend->hours();
    const Reservation call = booked("cand_0");
    const QDate day = call.zone.civilOf(call.times.plannedAttemptAt).date;
    HoursExtras extras;
    extras.week = {{6, {}}, {7, {{10 * 60, 12 * 60}}}};
    extras.exceptions = {{day, day, false, QString(), {}}};
    QCOMPARE(await(hours.saveExtras(m_house->company, extras)).error().code, ErrorCode::ValidationError);
    QVERIFY(await(hours.load(m_house->company))->extras.isEmpty());
    extras.exceptions.front().label = QString("Office closed");
    const auto saved = await(hours.saveExtras(m_house->company, extras));
    QVERIFY(saved);
    QCOMPARE(saved->extras, extras);
    QCOMPARE(saved->held.size(), 1U);
    QCOMPARE(saved->held.front().reservation, call.id);
    QCOMPARE(await(hours.load(m_house->company))->extras, extras);
    const auto companies = m_house->backend->workspace().companies;
    const auto acme = std::ranges::find(companies, m_house->company, &Company::id);
    QCOMPARE(acme->extras, extras);
    // What was promised is untouched, and nothing more is planned into that day.
    QCOMPARE(await(m_house->backend->reservations().get(m_house->company, call.id))->row.reservation.times, call.times);
    CallRequest request = requestFor("cand_1");
    request.window = InstantRange{call.times.plannedAttemptAt, call.times.plannedAttemptAt + kDay * 2};
    const auto planned = await(m_house->backend->plans().planOne(request));
    QVERIFY2(planned, planned ? "" : qPrintable(planned.error().detail));
    QVERIFY(planned->zone.civilOf(planned->times.plannedAttemptAt).date != day);
    const auto waived = await(hours.waiveClosure(m_house->company, {call.id}, true));
    if (!m_house->backend->capabilities().lists) {
        QCOMPARE(waived.error().code, ErrorCode::NotSupported); // it holds nothing for us
        return;
    }
    QVERIFY(waived);
    const auto firm = await(hours.load(m_house->company))->firm;
    QVERIFY(std::ranges::find(firm, call.id, &FirmCall::reservation)->ignoresExtras);
    QVERIFY(heldBy(extras, firm, m_house->backend->now()).empty());
    LogFilter filter;
    filter.company = m_house->company;
    const auto log = await(m_house->backend->log().page(filter));
    const auto has = [&](EventType type) { return std::ranges::count(log->entries, type, &LogEntry::type) == 1; };
    QVERIFY(has(EventType::HoursExtrasSaved) && has(EventType::ReservationReleased));
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

} // namespace callboard::test
