// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The rules of D-HEALTH, each a question about this moment.
#include "core/engine/healthwatch.h"
#include "core/engine/switchboard.h"

#include "core/phone/e164.h"

#include <algorithm>
#include <array>
#include <span>

namespace callboard {

namespace {

constexpr milliseconds kWaitedTooLong{60'000};
constexpr int kPingsFailed = 3;
constexpr int kMinutesAhead = 60;

/// Has a due call of the company waited more than 60 s, for capacity or for anything else? One that a holiday holds
/// waits as it was told to.
bool waitedTooLong(const Switchboard &board, const CompanyId &company, bool forCapacity)
{
    return std::any_of(board.waiting.begin(), board.waiting.end(), [&](const auto &entry) {
        const auto &[key, waiting] = entry;
        return key.company == company && waiting.what != WaitsFor::Closed &&
               (waiting.what == WaitsFor::Capacity) == forCapacity && board.now() - waiting.since > kWaitedTooLong;
    });
}

bool carrierIs(const Switchboard &board, bool (*inTrouble)(const Carriers::Condition &))
{
    const Carrier *carrier = board.carriers.forCall(false);
    if (!carrier)
        return false;
    const auto found = board.carriers.conditions().find(carrier->name());
    return found != board.carriers.conditions().end() && inTrouble(found->second);
}

bool poolNearlyFull(const Switchboard &board, const CompanyId &company)
{
    if (board.bench.interlock().liveCount() == 0)
        return false;
    std::map<PoolId, int> live;
    board.state().forEachLive([&](const ReservationPtr &reservation) {
        if (reservation->isTest && !board.state().testCallsCount())
            return;
        if (const PhoneNumber *number = board.state().number(reservation->company, reservation->number))
            ++live[number->pool];
    });
    const auto pools = board.state().poolsOf(company);
    return std::any_of(pools.begin(), pools.end(), [&live](const Pool *pool) {
        return pool->globalCap > 0 && live[pool->id] * 10 >= pool->globalCap * 9;
    });
}

/// The zone that "the company's hours" are read in for a number: the company's, else that of the number's country.
Zone hoursZone(const Company &company, const PhoneNumber &number)
{
    if (company.policy.zone)
        return *company.policy.zone;
    const std::vector<Zone> &zones = zonedata::ofCountry(regionOf(number.e164));
    return zones.empty() ? Zone::utc() : zones.front();
}

/// Is there a 1-minute start with a line in the next 60 minutes of the company's hours?
bool hasFreeMinute(const Switchboard &board, const Company &company, const PhoneNumber &number)
{
    const Zone zone = hoursZone(company, number);
    const HoursRule rule = company.policy.rule();
    const Capacity &capacity = board.state().capacity();
    std::array<Capacity::Load, kMinutesAhead> loads;
    Instant t = ceilTo(board.now(), kMinute);
    for (int left = kMinutesAhead; left > 0;) {
        const auto callable = nextCallable(t, t + 31 * kDay, rule, company.extras, zone);
        if (!callable)
            return true; // hours that never open again say nothing about lines
        t = ceilTo(*callable, kMinute);
        if (capacity.remaining(number.id, t, kMinute) > 0)
            return true; // as nearly always
        // The minutes from here to where the hours close, all at once.
        const auto spans = callableSpans({t, t + left * kMinute}, rule, company.extras, zone);
        const Instant end = spans.empty() || spans.front().start > t ? t + kMinute : ceilTo(spans.front().end, kMinute);
        const auto minutes = static_cast<int>((end - t) / kMinute);
        const std::span open(loads.data(), static_cast<size_t>(minutes));
        capacity.loadsOnGrid(number.id, t, kMinute, kMinute, open);
        if (std::any_of(open.begin(), open.end(), [](const Capacity::Load &load) { return load.remaining() > 0; }))
            return true;
        t = end;
        left -= minutes;
    }
    return false;
}

bool noFreeSlotSoon(const Switchboard &board, const CompanyId &id)
{
    const Company *company = board.state().company(id);
    if (!company || !company->policy.hours)
        return false; // without hours this rule is off
    bool any = false;
    for (const PhoneNumber *number : board.state().numbersOf(id)) {
        if (!number->voice)
            continue;
        any = true;
        if (hasFreeMinute(board, *company, *number))
            return false;
    }
    return any;
}

} // namespace

bool isDegrading(HealthCause cause)
{
    switch (cause) {
    case HealthCause::BreakerOpen:
    case HealthCause::DueNotDispatched:
    case HealthCause::CarrierPingFailing:
    case HealthCause::ClockSkew:
    case HealthCause::StoreNotWritable:
    case HealthCause::CreditShutdown:
        return true;
    case HealthCause::PoolNearlyFull:
    case HealthCause::WaitingForCapacity:
    case HealthCause::NoFreeSlotSoon:
        return false;
    }
    return false;
}

std::vector<HealthCause> causesNow(const Switchboard &board, const CompanyId &company)
{
    std::vector<HealthCause> causes;
    const auto when = [&causes](bool holds, HealthCause cause) {
        if (holds)
            causes.push_back(cause);
    };
    const Breaker *breaker = breakerOf(board, company);
    when(breaker && breaker->isEngaged(), HealthCause::BreakerOpen);
    when(waitedTooLong(board, company, false), HealthCause::DueNotDispatched);
    when(carrierIs(board, [](const Carriers::Condition &c) { return c.pingsFailed >= kPingsFailed; }),
         HealthCause::CarrierPingFailing);
    when(!board.guard.hasAgreed(), HealthCause::ClockSkew);
    when(!board.storeWritable, HealthCause::StoreNotWritable);
    when(carrierIs(board, [](const Carriers::Condition &c) { return c.creditShutdown; }), HealthCause::CreditShutdown);
    when(poolNearlyFull(board, company), HealthCause::PoolNearlyFull);
    when(waitedTooLong(board, company, true), HealthCause::WaitingForCapacity);
    when(noFreeSlotSoon(board, company), HealthCause::NoFreeSlotSoon);
    return causes;
}

} // namespace callboard
