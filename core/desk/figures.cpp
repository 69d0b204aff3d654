// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/figures.h"

#include "core/planning/planner.h"
#include "core/time/preset.h"

#include <algorithm>

namespace callboard::desk {

namespace {

constexpr int kWeekHours = 7 * 24;
constexpr int kForecastQuarters = 48 * 4;
constexpr milliseconds kQuarter{900'000};
/// Bookings reach at most 31 days ahead (D-WINDOW) plus their length.
constexpr milliseconds kHorizon = 32 * kDay;

Zone zoneFor(const Company &company, const std::optional<Zone> &zone)
{
    if (zone)
        return *zone;
    return company.policy.zone.value_or(Zone::utc());
}

Reason shorterThanCall(milliseconds length, milliseconds estimate)
{
    return {ReasonCode::WindowShorterThanCall,
            {{"lengthMs", qint64(length.count())}, {"estimateMs", qint64(estimate.count())}}};
}

} // namespace

std::vector<PresetChoice> presetChoices(const World &world, const Company &company, milliseconds estimate,
                                        const std::optional<Zone> &zone)
{
    std::vector<PresetChoice> choices;
    const Zone decided = zoneFor(company, zone);
    const HoursRule rule = company.policy.rule();
    for (const Preset preset : kPresets) {
        PresetChoice choice;
        choice.preset = preset;
        choice.window = presetWindow(preset, world.now(), rule, decided, company.extras);
        const Instant latest = choice.window.end - estimate;
        if (latest < choice.window.start) {
            choice.why = {shorterThanCall(choice.window.length(), estimate)};
        } else if (!company.policy.hours) {
            choice.why = {{ReasonCode::HoursNotConfigured, {}}, {ReasonCode::StepSetHours, {}}};
        } else if (!nextCallable(choice.window.start, latest + milliseconds(1), rule, company.extras, decided)) {
            const auto next = nextCallable(latest, latest + 31 * kDay, rule, company.extras, decided);
            choice.why = {{ReasonCode::NoCallableMinute,
                           {{"nextMs", next ? toEpochMs(*next) : qint64(0)}, {"zone", decided.name()}}}};
        } else {
            choice.possible = true;
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

int busyNow(const World &world, const PhoneNumberId &number)
{
    const Instant now = world.now();
    const CapacityTimeline *timeline = world.capacity().numberTimeline(number);
    return timeline ? timeline->peak({now, now + milliseconds(1)}) : 0;
}

int poolBusyNow(const World &world, const PoolId &pool)
{
    const Instant now = world.now();
    const CapacityTimeline *timeline = world.capacity().poolTimeline(pool);
    return timeline ? timeline->peak({now, now + milliseconds(1)}) : 0;
}

std::vector<qint16> poolWeek(const World &world, const PoolId &pool)
{
    std::vector<qint16> week(kWeekHours, 0);
    const CapacityTimeline *timeline = world.capacity().poolTimeline(pool);
    const Instant first = floorTo(world.now(), kHour);
    for (int hour = 0; timeline && hour < kWeekHours; ++hour) {
        const Instant start = first + hour * kHour;
        week[static_cast<size_t>(hour)] = static_cast<qint16>(std::min(timeline->peak({start, start + kHour}), 32767));
    }
    return week;
}

NumberRow numberRow(const World &world, const Company &company, const PhoneNumber &number)
{
    NumberRow row;
    row.number = number;
    row.week.assign(kWeekHours, 0);
    const CapacityTimeline *timeline = world.capacity().numberTimeline(number.id);
    if (!timeline)
        return row;
    row.busyNow = busyNow(world, number.id);
    const Instant first = floorTo(world.now(), kHour);
    const Zone zone = zoneFor(company, std::nullopt);
    int callable = 0;
    int atCap = 0;
    for (int hour = 0; hour < kWeekHours; ++hour) {
        const Instant start = first + hour * kHour;
        const int peak = timeline->peak({start, start + kHour});
        row.week[static_cast<size_t>(hour)] = static_cast<qint16>(std::min(peak, 32767));
        if (callableAt(start, company.policy.rule(), company.extras, zone)) {
            ++callable;
            atCap += peak >= number.outboundCap() && peak > 0 ? 1 : 0;
        }
    }
    row.shareAtCap = callable > 0 ? double(atCap) / callable : 0.0;
    row.lowestCap = timeline->peak({world.now(), world.now() + kHorizon}) + number.reservedInbound;
    return row;
}

ClockBackend::Forecast forecast(const World &world, const std::vector<const Pool *> &pools)
{
    ClockBackend::Forecast answer;
    answer.first = floorTo(world.now(), kQuarter);
    for (const Pool *pool : pools) {
        ClockBackend::Forecast::Series series;
        series.pool = *pool;
        series.busy.assign(kForecastQuarters, 0);
        if (const CapacityTimeline *timeline = world.capacity().poolTimeline(pool->id)) {
            for (int i = 0; i < kForecastQuarters; ++i) {
                const Instant start = answer.first + i * kQuarter;
                series.busy[static_cast<size_t>(i)] =
                    static_cast<qint16>(std::min(timeline->peak({start, start + kQuarter}), 32767));
            }
        }
        answer.pools.push_back(std::move(series));
    }
    return answer;
}

namespace {

/// The same world with another number in place of one of its own.
class WorldWithCap final : public World
{
public:
    WorldWithCap(const World &world, PhoneNumber changed)
        : m_world(world), m_changed(std::move(changed)), m_capacity(world.capacity())
    {
        m_capacity.setNumber(m_changed);
    }
    Instant now() const override { return m_world.now(); }
    const Company *company(const CompanyId &id) const override { return m_world.company(id); }
    const Pool *pool(const PoolId &id) const override { return m_world.pool(id); }
    std::vector<const PhoneNumber *> numbersOf(const CompanyId &company) const override
    {
        auto numbers = m_world.numbersOf(company);
        for (const PhoneNumber *&number : numbers) {
            if (number->id == m_changed.id)
                number = &m_changed;
        }
        return numbers;
    }
    const PhoneNumber *number(const CompanyId &company, const PhoneNumberId &id) const override
    {
        return id == m_changed.id && company == m_changed.company ? &m_changed : m_world.number(company, id);
    }
    const Position *position(const CompanyId &company, const PositionId &id) const override
    {
        return m_world.position(company, id);
    }
    const Candidate *candidate(const CompanyId &company, const CandidateId &id) const override
    {
        return m_world.candidate(company, id);
    }
    std::vector<const Reservation *> openReservationsOf(const CompanyId &company,
                                                        const CandidateId &candidate) const override
    {
        return m_world.openReservationsOf(company, candidate);
    }
    const Capacity &capacity() const override { return m_capacity; }
    bool testCallsCount() const override { return m_world.testCallsCount(); }

private:
    const World &m_world;
    PhoneNumber m_changed;
    Capacity m_capacity;
};

/// Callable five-minute starts without a free line, and of those the ones the pool alone holds.
std::pair<int, int> fullStarts(const World &world, const HeatData &heat, const PhoneNumberId &number)
{
    int full = 0;
    int byPool = 0;
    for (size_t i = 0; i < heat.free.size(); ++i) {
        if (heat.free[i] > 0 || heat.callable[i] == 0)
            continue;
        ++full;
        const Instant start = heat.first + static_cast<int>(i) * heat.step;
        const Capacity::Load load = world.capacity().loadOf(number, {start, start + heat.estimate});
        byPool += load.poolFull() && !load.numberFull() ? 1 : 0;
    }
    return {full, byPool};
}

int overBookedMinutes(const CapacityTimeline &timeline, InstantRange range, int cap)
{
    int minutes = 0;
    for (Instant t = floorTo(range.start, kMinute); t < range.end; t += kMinute)
        minutes += timeline.peak({t, t + kMinute}) > cap ? 1 : 0;
    return minutes;
}

} // namespace

Result<CapPreview> capPreview(const World &world, const CompanyId &company, const PhoneNumberId &id, int newCap,
                              InstantRange range, milliseconds estimate)
{
    const PhoneNumber *number = world.number(company, id);
    if (!number)
        return Error{ErrorCode::NotFound, id.text(), {}};
    if (newCap < 0 || newCap > 32767)
        return Error{ErrorCode::ValidationError, QStringLiteral("maxOutboundConcurrent"), {}};
    PhoneNumber changed = *number;
    changed.maxOutboundConcurrent = newCap;
    const WorldWithCap after(world, changed);

    HeatQuery query;
    query.company = company;
    query.range = range;
    query.estimate = estimate;
    query.number = id;
    if (const Company *found = world.company(company))
        query.zone = found->policy.zone;
    auto heatBefore = heatOf(world, query);
    if (!heatBefore)
        return heatBefore.error();
    auto heatAfter = heatOf(after, query);
    if (!heatAfter)
        return heatAfter.error();

    CapPreview preview;
    preview.before = *heatBefore;
    preview.after = *heatAfter;
    preview.startsFullBefore = fullStarts(world, preview.before, id).first;
    std::tie(preview.startsFullAfter, preview.heldByPool) = fullStarts(after, preview.after, id);
    if (const CapacityTimeline *timeline = world.capacity().numberTimeline(id)) {
        preview.overBooked =
            overBookedMinutes(*timeline, {std::max(range.start, world.now()), range.end}, changed.outboundCap());
        preview.lowestCap = timeline->peak({world.now(), world.now() + kHorizon}) + changed.reservedInbound;
    }
    return preview;
}

} // namespace callboard::desk
