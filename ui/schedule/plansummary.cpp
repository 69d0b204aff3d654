// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/plansummary.h"

#include <algorithm>
#include <tuple>

namespace callboard {

namespace {

/// What two refusals must share to be told as one: the code, and the line or pool that is full.
using GroupKey = std::tuple<ErrorCode, QString, int>;

GroupKey keyOf(const NotPlaced &entry)
{
    QString place;
    for (const Reason &reason : entry.why) {
        if (reason.code == ReasonCode::NumberFull || reason.code == ReasonCode::NumberCapZero)
            place = reason.values.value(QStringLiteral("numberId")).toString();
        else if (reason.code == ReasonCode::PoolFull)
            place = reason.values.value(QStringLiteral("poolId")).toString();
    }
    const auto step = stepOf(entry.why);
    return {entry.code, place, step ? static_cast<int>(step->code) : -1};
}

/// One step for all: the later end, the longer stretch, the most lines that one of them asks for.
void widen(Reason &step, const Reason &other)
{
    const auto keep = [&](const char *key, bool larger) {
        const QString name = QString::fromLatin1(key);
        if (!step.values.contains(name) || !other.values.contains(name))
            return;
        const qint64 mine = step.values.value(name).toLongLong();
        const qint64 theirs = other.values.value(name).toLongLong();
        step.values.insert(name, larger ? std::max(mine, theirs) : std::min(mine, theirs));
    };
    keep("endMs", true);
    keep("toMs", true);
    keep("fromMs", false);
    keep("lines", true);
    if (step.code == ReasonCode::StepNearestSlot)
        keep("atMs", true);
}

std::vector<NotPlacedGroup> groupsOf(const Plan &plan)
{
    std::vector<NotPlacedGroup> groups;
    std::map<GroupKey, size_t> known;
    for (const PlanEntry &entry : plan.entries) {
        const auto *out = std::get_if<NotPlaced>(&entry);
        if (!out)
            continue;
        const auto [found, isNew] = known.try_emplace(keyOf(*out), groups.size());
        if (isNew) {
            NotPlacedGroup group{out->code, {}, out->why, stepOf(out->why)};
            std::erase_if(group.why, [](const Reason &r) { return isStep(r.code); });
            groups.push_back(std::move(group));
        }
        NotPlacedGroup &group = groups[found->second];
        group.people.push_back(out->candidate);
        if (const auto step = stepOf(out->why); step && group.step)
            widen(*group.step, *step);
    }
    std::ranges::stable_sort(groups, std::ranges::greater(), &NotPlacedGroup::count);
    return groups;
}

/// The plan's own calls at once on one pool: events in order, ends before starts at the same instant.
PlanSummary::PoolPeak peakOf(const PoolId &pool, std::vector<std::pair<Instant, int>> events)
{
    std::ranges::sort(events);
    PlanSummary::PoolPeak peak{pool, {}, 0};
    int level = 0;
    for (const auto &[at, change] : events) {
        level += change;
        if (level > peak.calls)
            peak = {pool, at, level};
    }
    return peak;
}

} // namespace

bool isStep(ReasonCode code)
{
    return code >= ReasonCode::StepNearestSlot && code <= ReasonCode::StepFollowLiveCall;
}

std::optional<Reason> stepOf(const Reasons &why)
{
    const auto found = std::find_if(why.rbegin(), why.rend(), [](const Reason &r) { return isStep(r.code); });
    if (found == why.rend())
        return std::nullopt;
    return *found;
}

PlanSummary summaryOf(const Plan &plan, const NumbersSnapshot &numbers)
{
    PlanSummary summary;
    summary.asked = static_cast<int>(plan.entries.size());
    summary.bound = plan.bound;
    summary.duplicatesDropped = plan.duplicatesDropped;
    std::map<QString, int> perNumber;
    for (const PlanEntry &entry : plan.entries) {
        if (const auto *out = std::get_if<NotPlaced>(&entry)) {
            ++(isConflict(out->code) ? summary.notPossibleNow : summary.needYou);
            continue;
        }
        const auto &call = std::get<PlannedCall>(entry);
        const Instant at = call.times.plannedAttemptAt;
        ++summary.placed;
        ++perNumber[call.number.text()];
        summary.replacing += call.replaces ? 1 : 0;
        summary.first = std::min(summary.first.value_or(at), at);
        summary.last = std::max(summary.last.value_or(at), at);
    }
    std::map<QString, std::vector<std::pair<Instant, int>>> events;
    std::map<QString, QString> poolOf;
    for (const NumberRow &row : numbers.numbers) {
        const PhoneNumber &number = row.number;
        poolOf[number.id.text()] = number.pool.text();
        if (const auto found = perNumber.find(number.id.text()); found != perNumber.end())
            summary.numbers.push_back({number.id, number.displayName, found->second});
    }
    for (const PlanEntry &entry : plan.entries) {
        if (const auto *call = std::get_if<PlannedCall>(&entry)) {
            auto &pool = events[poolOf[call->number.text()]];
            pool.emplace_back(call->times.plannedAttemptAt, 1);
            pool.emplace_back(call->times.plannedAttemptAt + call->times.estimate, -1);
        }
    }
    for (const Pool &pool : numbers.pools) {
        if (const auto found = events.find(pool.id.text()); found != events.end())
            summary.peaks.push_back(peakOf(pool.id, found->second));
    }
    summary.groups = groupsOf(plan);
    return summary;
}

std::vector<ZoneGroup> zoneGroupsOf(const std::vector<const PersonRow *> &people, const HoursPolicy &policy, QDate date,
                                    const std::map<QString, BatchRequest::Override> &overrides,
                                    const std::optional<Zone> &fallback)
{
    std::map<QString, ZoneGroup> byName;
    ZoneGroup none;
    for (const PersonRow *person : people) {
        std::optional<Zone> zone = person->zone;
        if (const auto own = overrides.find(person->candidate.id.text()); own != overrides.end() && own->second.zone)
            zone = own->second.zone;
        else if (!zone)
            zone = fallback;
        ZoneGroup &group = zone ? byName[zone->name()] : none;
        group.zone = zone;
        ++group.people;
    }
    std::vector<ZoneGroup> groups;
    for (auto &[name, group] : byName) {
        if (policy.hours) {
            const auto at = [&](int minute) {
                const QDate day = minute >= 24 * 60 ? date.addDays(1) : date;
                return group.zone->resolve({day, QTime(minute / 60 % 24, minute % 60)}).first;
            };
            group.hours = InstantRange{at(policy.hours->opens), at(policy.hours->closes)};
        }
        groups.push_back(group);
    }
    std::ranges::stable_sort(groups, std::ranges::greater(), &ZoneGroup::people);
    if (none.people > 0)
        groups.push_back(none);
    return groups;
}

} // namespace callboard
