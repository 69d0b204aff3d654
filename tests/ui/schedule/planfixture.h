// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fakebackend.h"
#include "tests/ui/heatmap/heatfixture.h"

namespace callboard::test {

/// Lets answers that were given, and timers that are due, arrive: no time has to pass for that.
inline void deliverAnswers()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

inline const CompanyId kAcme{QStringLiteral("acme")};
inline const PositionId kLead{QStringLiteral("pos_lead")};
inline const PositionId kDriver{QStringLiteral("pos_driver")};

inline CandidateId person(int i)
{
    return CandidateId(QStringLiteral("cand_%1").arg(i));
}
inline PhoneNumberId numberId(const char *name)
{
    return PhoneNumberId(QStringLiteral("pn_") + QString::fromLatin1(name).toLower());
}

inline PhoneNumber phoneNumber(const char *name, int cap, const char *pool, bool isDefault = false)
{
    PhoneNumber number;
    number.id = numberId(name);
    number.company = kAcme;
    number.displayName = QString::fromLatin1(name);
    number.maxOutboundConcurrent = cap;
    number.pool = PoolId(QString::fromLatin1(pool));
    number.isDefault = isDefault;
    return number;
}

inline PersonRow personRow(int i, const char *zone, const PositionId &position = kLead)
{
    PersonRow row;
    row.candidate.id = person(i);
    row.candidate.company = kAcme;
    row.candidate.name = QStringLiteral("Person %1").arg(i, 2, 10, QLatin1Char('0'));
    row.candidate.position = position;
    if (zone)
        row.zone = zoneOf(zone);
    row.region = QStringLiteral("LT");
    return row;
}

/// The same people, one of them with a zone that somebody chose once.
inline Result<PeopleSnapshot> withRememberedZone(Result<PeopleSnapshot> people, int who, const char *zone)
{
    people->people[static_cast<size_t>(who)].candidate.zone = zoneOf(zone);
    return people;
}

inline PlannedCall call(int i, Instant at, const char *number, milliseconds estimate = 32 * kMinute)
{
    PlannedCall planned;
    planned.candidate = person(i);
    planned.position = kLead;
    planned.number = numberId(number);
    planned.times = {at - kHour, at + 4 * kHour, estimate, at};
    planned.zone = zoneOf("Europe/Vilnius");
    planned.why = {{ReasonCode::ZoneFromPhone,
                    {{QStringLiteral("zone"), QStringLiteral("Europe/Vilnius")},
                     {QStringLiteral("region"), QStringLiteral("LT")}}},
                   {ReasonCode::LeastLoaded,
                    {{QStringLiteral("atMs"), toEpochMs(at)},
                     {QStringLiteral("ratioPercent"), 25},
                     {QStringLiteral("candidates"), 240}}}};
    return planned;
}

inline NotPlaced atCap(int i, const char *number, Instant from, Instant to)
{
    const QVariantMap where{{QStringLiteral("numberId"), numberId(number).text()},
                            {QStringLiteral("label"), QString::fromLatin1(number)},
                            {QStringLiteral("busy"), 10},
                            {QStringLiteral("cap"), 10},
                            {QStringLiteral("atMs"), toEpochMs(from)}};
    QVariantMap step = where;
    step.insert(QStringLiteral("lines"), 1);
    step.insert(QStringLiteral("fromMs"), toEpochMs(from));
    step.insert(QStringLiteral("toMs"), toEpochMs(to));
    return {person(i), ErrorCode::NumberAtCap, {}, {{ReasonCode::NumberFull, where}, {ReasonCode::StepAddLines, step}}};
}

inline NotPlaced zoneUnclear(int i)
{
    const QVariantMap values{
        {QStringLiteral("region"), QStringLiteral("US")},
        {QStringLiteral("zones"), QStringList{QStringLiteral("America/New_York"), QStringLiteral("America/Chicago")}}};
    return {person(i),
            ErrorCode::TimezoneSelectionRequired,
            {},
            {{ReasonCode::ZoneAmbiguous, values}, {ReasonCode::StepChooseZone, values}}};
}

inline NotPlaced tooLate(int i, Instant end)
{
    return {person(i),
            ErrorCode::NoCallableTime,
            {},
            {{ReasonCode::NoCallableMinute, {{QStringLiteral("nextMs"), toEpochMs(end)}}},
             {ReasonCode::StepExtendWindow, {{QStringLiteral("endMs"), toEpochMs(end)}}}}};
}

/// Acme hiring on Monday 16 November 2026, 16:42 in Vilnius: two pools, two positions, twelve people. Each plan places
/// the first people every ten minutes from the window's start and leaves the last two out.
struct Acme
{
    FakeBackend backend;
    Zone own = zoneOf("Europe/Vilnius");

    Acme()
    {
        backend.nowValue = at("Europe/Vilnius", 2026, 11, 16, 16, 42);
        Company company;
        company.id = kAcme;
        company.name = QStringLiteral("Acme hiring");
        company.telephonyEnabled = true;
        company.policy.hours = CallingHours{};
        company.policy.days = Weekdays::mondayToFriday();
        backend.workspaceValue.companies = {company};
        backend.workspaceValue.isDemo = true;

        backend.peopleFake.onLoad.answer = [this](const CompanyId &) -> Result<PeopleSnapshot> {
            PeopleSnapshot snapshot;
            snapshot.at = backend.nowValue;
            snapshot.positions = {{kDriver, kAcme, QStringLiteral("Driver"), 20 * kMinute},
                                  {kLead, kAcme, QStringLiteral("Warehouse lead"), 30 * kMinute}};
            for (int i = 0; i < 12; ++i) {
                const char *zone = i < 5    ? "Europe/Vilnius"
                                   : i < 8  ? "America/New_York"
                                   : i < 11 ? "Europe/London"
                                            : nullptr;
                snapshot.people.push_back(personRow(i, zone, i == 10 ? kDriver : kLead));
            }
            return snapshot;
        };
        backend.numbersFake.onLoad.answer = [this](const CompanyId &) -> Result<NumbersSnapshot> {
            NumbersSnapshot snapshot;
            snapshot.at = backend.nowValue;
            snapshot.pools = {{PoolId(QStringLiteral("pool_europe")), 24},
                              {PoolId(QStringLiteral("pool_americas")), 16}};
            for (const PhoneNumber &number :
                 {phoneNumber("Vilnius", 8, "pool_europe", true), phoneNumber("Berlin", 10, "pool_europe"),
                  phoneNumber("Chicago", 8, "pool_americas")}) {
                NumberRow row;
                row.number = number;
                snapshot.numbers.push_back(row);
            }
            snapshot.poolBusyNow = {3, 2};
            return snapshot;
        };
        backend.plansFake.onPlan.answer = [this](const BatchRequest &request) -> Result<Plan> {
            return planOf(request);
        };
        backend.plansFake.onHeat.answer = [](const HeatQuery &query) -> Result<HeatData> {
            return livedIn(query.range, query.plan != nullptr);
        };
        backend.plansFake.onHeatCell.answer = [](const HeatQuery &query, Instant when) -> Result<HeatCell> {
            HeatCell cell;
            cell.at = when;
            cell.estimate = query.estimate;
            cell.free = 23;
            cell.cap = 40;
            cell.callable = 9;
            cell.people = static_cast<int>(query.people.size());
            cell.pools = {{PoolId(QStringLiteral("pool_europe")),
                           24,
                           21,
                           3,
                           true,
                           {{numberId("Vilnius"), QStringLiteral("Vilnius"), 8, 6, 2},
                            {numberId("Berlin"), QStringLiteral("Berlin"), 10, 9, 1}}},
                          {PoolId(QStringLiteral("pool_americas")),
                           16,
                           11,
                           5,
                           true,
                           {{numberId("Chicago"), QStringLiteral("Chicago"), 8, 3, 5}}}};
            return cell;
        };
        backend.plansFake.onPresets.answer = [this](const CompanyId &, const milliseconds &estimate,
                                                    const std::optional<Zone> &) -> Result<std::vector<PresetChoice>> {
            std::vector<PresetChoice> all;
            for (const Preset preset : kPresets) {
                const InstantRange window =
                    presetWindow(preset, backend.nowValue, HoursRule{CallingHours{}, Weekdays::mondayToFriday()}, own);
                PresetChoice choice{preset, window, window.length() > estimate, {}};
                if (!choice.possible)
                    choice.why = {{ReasonCode::WindowShorterThanCall,
                                   {{QStringLiteral("lengthMs"), qint64(window.length().count())},
                                    {QStringLiteral("estimateMs"), qint64(estimate.count())}}}};
                all.push_back(choice);
            }
            return all;
        };
        backend.plansFake.onRetryPreview.answer = [](const CompanyId &,
                                                     const PlannedCall &planned) -> Result<std::vector<RetryPreview>> {
            return std::vector<RetryPreview>{{RetryMode::Off, std::nullopt, {}},
                                             {RetryMode::SameDay, planned.times.plannedAttemptAt + 61 * kMinute, {}},
                                             {RetryMode::LaterHalf, planned.times.plannedAttemptAt + 8 * kHour, {}}};
        };
    }

    Plan planOf(const BatchRequest &request) const
    {
        Plan plan;
        plan.request = request;
        plan.madeAt = backend.nowValue;
        InstantRange window = std::holds_alternative<InstantRange>(request.window)
                                  ? std::get<InstantRange>(request.window)
                                  : presetWindow(std::get<Preset>(request.window), backend.nowValue, HoursRule{}, own);
        const char *const numbers[] = {"Vilnius", "Berlin", "Chicago"};
        const int all = static_cast<int>(request.candidates.size());
        // Somebody who is only callable after the window is placed by a window of more than two days.
        const bool wide = window.length() > 2 * kDay;
        for (int i = 0; i < all; ++i) {
            const int id = request.candidates[static_cast<size_t>(i)].text().section(QLatin1Char('_'), 1).toInt();
            if (id == 11 && !request.overrides.contains(person(11).text()))
                plan.entries.push_back(zoneUnclear(11));
            else if (id == 9 && !wide)
                plan.entries.push_back(tooLate(9, window.start + 3 * kDay));
            else if (id == 8)
                plan.entries.push_back(atCap(8, "Berlin", window.start, window.start + 5 * kHour));
            else
                plan.entries.push_back(call(id, window.start + i * 10 * kMinute, numbers[i % 3]));
        }
        plan.bound.calls = plan.placed();
        return plan;
    }
};

} // namespace callboard::test
