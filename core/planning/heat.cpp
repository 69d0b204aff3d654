// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/explanation.h"
#include "core/planning/heatpeople.h"
#include "core/planning/startgrid.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr milliseconds kSlot = kMinute * 5;
constexpr milliseconds kLongestRange = kDay * 62;

/// A pool with the numbers of the company in it.
struct PoolView
{
    PoolId pool;
    std::vector<const PhoneNumber *> numbers;
    int cap = 0;        ///< of the pool
    int atMost() const; ///< lines these numbers could ever have at once
    const Capacity *capacity = nullptr;
};

int PoolView::atMost() const
{
    int sum = 0;
    for (const PhoneNumber *number : numbers)
        sum += capacity->numberCap(number->id);
    return std::min(cap, sum);
}

std::vector<PoolView> poolViews(const Capacity &capacity, const std::vector<const PhoneNumber *> &numbers)
{
    std::vector<PoolView> views;
    for (const PhoneNumber *number : numbers) {
        auto view = std::find_if(views.begin(), views.end(), [&](const PoolView &v) { return v.pool == number->pool; });
        if (view == views.end())
            view = views.insert(views.end(), {number->pool, {}, capacity.poolCap(number->pool), &capacity});
        view->numbers.push_back(number);
    }
    return views;
}

/// D-FREEALL, D-REMAIN for one number: lines free over [t, t + estimate) in one pool.
int freeIn(int poolCap, int poolPeak, int freeOnNumbers)
{
    return std::max(0, std::min(poolCap - poolPeak, freeOnNumbers));
}

struct SlotStarts
{
    Instant first;
    size_t count;
    Instant at(size_t i) const { return first + kSlot * static_cast<qint64>(i); }
    size_t from(Instant t) const
    {
        const qint64 index = (ceilTo(t, kSlot) - first) / kSlot;
        return static_cast<size_t>(std::clamp<qint64>(index, 0, static_cast<qint64>(count)));
    }
};

/// How many people of each group may be called at each slot, summed over the groups that `wanted` names.
template <typename Fn>
std::vector<qint16> callableIn(const std::vector<HeatGroup> &groups, const SlotStarts &starts, Fn wanted)
{
    std::vector<int> change(starts.count + 1, 0);
    for (const HeatGroup &group : groups) {
        if (!wanted(group))
            continue;
        const int people = std::max(1, group.people); // nobody chosen: the hours alone, 1 or 0
        for (const InstantRange &span : startSpans({starts.first, starts.at(starts.count)}, group.rule, group.zone)) {
            change[starts.from(span.start)] += people;
            change[starts.from(span.end)] -= people;
        }
    }
    std::vector<qint16> callable(starts.count);
    int running = 0;
    for (size_t i = 0; i < starts.count; ++i) {
        running += change[i];
        callable[i] = static_cast<qint16>(std::min<int>(running, std::numeric_limits<qint16>::max()));
    }
    return callable;
}

bool uses(const HeatGroup &group, const PoolId &pool)
{
    return std::binary_search(group.pools.begin(), group.pools.end(), pool);
}

std::vector<qint16> freeLines(const Capacity &capacity, const std::vector<PoolView> &pools, const SlotStarts &starts,
                              milliseconds estimate, const std::vector<std::vector<qint16>> &usersOf)
{
    std::vector<qint16> free(starts.count, 0);
    std::vector<qint16> peaks(starts.count);
    std::vector<int> onNumbers(starts.count);
    for (size_t p = 0; p < pools.size(); ++p) {
        std::fill(onNumbers.begin(), onNumbers.end(), 0);
        for (const PhoneNumber *number : pools[p].numbers) {
            const CapacityTimeline *timeline = capacity.numberTimeline(number->id);
            if (!timeline)
                continue;
            timeline->peaksOnGrid(starts.first, kSlot, estimate, peaks);
            const int cap = capacity.numberCap(number->id);
            for (size_t i = 0; i < starts.count; ++i)
                onNumbers[i] += std::max(0, cap - peaks[i]);
        }
        std::fill(peaks.begin(), peaks.end(), 0);
        if (const CapacityTimeline *timeline = capacity.poolTimeline(pools[p].pool))
            timeline->peaksOnGrid(starts.first, kSlot, estimate, peaks);
        for (size_t i = 0; i < starts.count; ++i) {
            if (usersOf.empty() || usersOf[p][i] > 0)
                free[i] = static_cast<qint16>(free[i] + freeIn(pools[p].cap, peaks[i], onNumbers[i]));
        }
    }
    return free;
}

/// The capacity with the plan's calls booked and what they replace given back.
Capacity withPlan(const World &world, const CompanyId &company, const Plan &plan)
{
    Capacity capacity = world.capacity();
    for (const PlanEntry &entry : plan.entries) {
        const auto *call = std::get_if<PlannedCall>(&entry);
        if (!call || (call->isTest && !world.testCallsCount()) || !capacity.poolOf(call->number))
            continue;
        for (const Reservation *own : world.openReservationsOf(company, call->candidate)) {
            const bool firm = own->id == call->replaces && own->state == ReservationState::Firm;
            if (const auto line = lineUse(*own, world.now(), world.testCallsCount());
                firm && line && capacity.numberTimeline(own->number))
                capacity.remove(own->number, *line);
        }
        const Instant at = call->times.plannedAttemptAt;
        capacity.add(call->number, {at, at + call->times.estimate});
    }
    return capacity;
}

std::vector<qint16> plannedStarts(const Plan &plan, const HeatQuery &query, const SlotStarts &starts)
{
    std::vector<qint16> planned(starts.count, 0);
    for (const PlanEntry &entry : plan.entries) {
        const auto *call = std::get_if<PlannedCall>(&entry);
        if (!call || (query.number && call->number != *query.number))
            continue;
        const Instant slot = floorTo(call->times.plannedAttemptAt, kSlot);
        if (slot >= starts.first && slot < starts.at(starts.count))
            ++planned[static_cast<size_t>((slot - starts.first) / kSlot)];
    }
    return planned;
}

/// What every question about a heatmap needs first.
struct Asked
{
    const Company *company = nullptr;
    std::vector<PoolView> pools;
    std::vector<HeatGroup> groups;
    int people = 0;
};

Result<Asked> lookUp(const World &world, const HeatQuery &query)
{
    if (query.range.isEmpty() || query.range.length() > kLongestRange)
        return Error{ErrorCode::ValidationError, QStringLiteral("range: empty or longer than 62 days")};
    if (query.estimate <= milliseconds(0))
        return Error{ErrorCode::ValidationError, QStringLiteral("estimate: not above 0")};
    Asked asked;
    asked.company = world.company(query.company);
    if (!asked.company)
        return Error{ErrorCode::NotFound, QStringLiteral("company: ") + query.company.text()};
    std::vector<const PhoneNumber *> numbers = world.numbersOf(query.company);
    if (query.number) {
        const PhoneNumber *number = world.number(query.company, *query.number);
        if (!number)
            return Error{ErrorCode::NotFound, QStringLiteral("phoneNumberId: ") + query.number->text()};
        numbers = {number};
    }
    asked.pools = poolViews(world.capacity(), numbers);
    asked.groups = heatGroupsOf(world, *asked.company, query);
    for (const HeatGroup &group : asked.groups)
        asked.people += group.people;
    return asked;
}

/// D-FREEALL: which pools count is a question only while people are chosen and no number is.
bool countsByPeople(const HeatQuery &query)
{
    return !query.number && !query.people.empty();
}

} // namespace

Result<HeatData> heatOf(const World &world, const HeatQuery &query)
{
    const Result<Asked> asked = lookUp(world, query);
    if (!asked)
        return asked.error();
    const Instant first = ceilTo(query.range.start, kSlot);
    const SlotStarts starts{first,
                            static_cast<size_t>(std::max<qint64>(0, (ceilTo(query.range.end, kSlot) - first) / kSlot))};

    std::vector<std::vector<qint16>> usersOf;
    if (countsByPeople(query)) {
        for (const PoolView &view : asked->pools)
            usersOf.push_back(
                callableIn(asked->groups, starts, [&](const HeatGroup &group) { return uses(group, view.pool); }));
    }
    HeatData data;
    data.first = first;
    data.step = kSlot;
    data.estimate = query.estimate;
    for (const PoolView &view : asked->pools)
        data.cap += view.atMost();
    data.people = asked->people;
    data.free = freeLines(world.capacity(), asked->pools, starts, query.estimate, usersOf);
    data.callable = callableIn(asked->groups, starts, [](const HeatGroup &) { return true; });
    if (query.plan) {
        const Capacity after = withPlan(world, query.company, *query.plan);
        data.freeAfter = freeLines(after, asked->pools, starts, query.estimate, usersOf);
        data.planned = plannedStarts(*query.plan, query, starts);
    }
    return data;
}

Result<HeatCell> heatCellOf(const World &world, const HeatQuery &query, Instant at)
{
    const Result<Asked> asked = lookUp(world, query);
    if (!asked)
        return asked.error();
    HeatCell cell;
    cell.at = at;
    cell.estimate = query.estimate;
    cell.people = asked->people;
    const InstantRange call{at, at + query.estimate};
    std::vector<PoolId> usedNow;
    for (const HeatGroup &group : asked->groups) {
        append(cell.why, group.why);
        cell.why.push_back(explain::hours(group.rule.hours, group.zone));
        if (mayStartAt(at, group.rule, group.zone)) {
            cell.callable += std::max(1, group.people);
            usedNow.insert(usedNow.end(), group.pools.begin(), group.pools.end());
        } else {
            cell.why.push_back(explain::notCallable(at, group.rule, group.zone));
        }
    }
    if (asked->groups.empty() && !asked->company->policy.hours)
        cell.why.push_back({ReasonCode::HoursNotConfigured, {}});
    for (const PoolView &view : asked->pools) {
        HeatCell::PoolPart part;
        part.pool = view.pool;
        part.cap = view.cap;
        const CapacityTimeline *timeline = world.capacity().poolTimeline(view.pool);
        part.busy = timeline ? timeline->peak(call) : 0;
        int freeOnNumbers = 0;
        for (const PhoneNumber *number : view.numbers) {
            const Capacity::Load load = world.capacity().loadOf(number->id, call);
            const int free = std::max(0, load.numberCap - load.numberPeak);
            part.numbers.push_back({number->id, explain::labelOf(*number), load.numberCap, load.numberPeak, free});
            append(cell.why, explain::load(*number, load, at));
            freeOnNumbers += free;
        }
        part.free = freeIn(part.cap, part.busy, freeOnNumbers);
        part.counted = !countsByPeople(query) || std::find(usedNow.begin(), usedNow.end(), view.pool) != usedNow.end();
        cell.cap += view.atMost();
        if (part.counted)
            cell.free += part.free;
        cell.pools.push_back(std::move(part));
    }
    return cell;
}

} // namespace callboard
