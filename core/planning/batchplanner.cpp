// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/batchitem.h"
#include "core/planning/explanation.h"
#include "core/planning/nextstep.h"
#include "core/planning/packingbound.h"
#include "core/planning/planner.h"
#include "core/planning/repair.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <tuple>

namespace callboard {

namespace {

class BatchPlanner
{
public:
    BatchPlanner(const World &world, const Company &company, const BatchRequest &request, const Cancelled &cancelled)
        : m_world(world), m_company(company), m_request(request), m_cancelled(cancelled)
    {
    }
    Result<Plan> run();

private:
    void openCases();
    CallRequest requestFor(const CandidateId &candidate) const;
    void findRooms();
    void placeAll();
    bool placeItem(BatchItem &item);
    void explainPlaced(const BatchItem &item);
    void explainRest();
    NotPlaced refusalFor(const BatchItem &item);
    void countBySteps(int group, Reasons &why) const;
    Bound bound() const;
    bool isStopped() const { return m_stopped; }
    bool isCancelled() { return m_stopped = m_stopped || (m_cancelled && m_cancelled()); } // once true, for good

    const World &m_world;
    const Company &m_company;
    const BatchRequest &m_request;
    const Cancelled &m_cancelled;
    bool m_stopped = false;
    Plan m_plan;
    std::vector<BatchItem> m_items; // in planning order once findRooms is done
    std::unique_ptr<LoadBoard> m_board;
};

Result<Plan> BatchPlanner::run()
{
    const std::array<void (BatchPlanner::*)(), 3> steps{&BatchPlanner::openCases, &BatchPlanner::findRooms,
                                                        &BatchPlanner::placeAll};
    m_plan.request = m_request;
    m_plan.madeAt = m_world.now();
    for (const auto step : steps) {
        (this->*step)();
        if (isCancelled())
            return Error{ErrorCode::Cancelled, {}, {}};
    }
    m_plan.bound = bound();
    explainRest();
    if (isCancelled())
        return Error{ErrorCode::Cancelled, {}, {}};
    return std::move(m_plan);
}

CallRequest BatchPlanner::requestFor(const CandidateId &candidate) const
{
    CallRequest request;
    request.company = m_request.company;
    request.candidate = candidate;
    request.position = m_request.position;
    request.window = m_request.window;
    request.invitationExpirationDays = m_request.invitationExpirationDays;
    request.retry = m_request.retry;
    request.replace = m_request.replace;
    request.minLead = m_request.minLead;
    request.earliest = m_request.earliest;
    if (const auto found = m_request.overrides.find(candidate.text()); found != m_request.overrides.end()) {
        request.zone.zone = found->second.zone;
        if (m_request.strategy == NumberStrategy::PerCandidate)
            request.number = found->second.number;
    }
    return request;
}

void BatchPlanner::openCases()
{
    CaseOpener opener(m_world, m_company, m_request.window, m_request.strategy, m_request.zoneFallback);
    QSet<CandidateId> seen;
    for (const CandidateId &candidate : m_request.candidates) {
        if (seen.contains(candidate)) {
            ++m_plan.duplicatesDropped; // D-DUP: keep first
            continue;
        }
        seen.insert(candidate);
        if (isCancelled())
            return;
        BatchItem item;
        item.entry = m_plan.entries.size();
        item.request = requestFor(candidate);
        Result<CallCase> opened = opener.open(item.request);
        if (opened) {
            item.opened = *std::move(opened);
            item.freed = item.opened.freedLine(m_world);
            m_plan.entries.emplace_back(PlannedCall{});
            m_items.push_back(std::move(item));
        } else {
            m_plan.entries.emplace_back(
                NotPlaced{candidate, opened.error().code, opened.error().detail, opened.error().reasons});
        }
    }
}

void BatchPlanner::findRooms()
{
    if (m_items.empty())
        return;
    Instant first = m_items.front().opened.firstStart;
    Instant last = m_items.front().opened.latestStart();
    for (const BatchItem &item : m_items) {
        first = std::min(first, item.opened.firstStart);
        last = std::max(last, item.opened.latestStart());
    }
    m_board = std::make_unique<LoadBoard>(m_world.capacity(), StartGrid(first, last));

    // Zone, length and the window's end decide when somebody may be called; hours and start are the same for all.
    using Key = std::tuple<QString, qint64, qint64>;
    std::map<Key, std::shared_ptr<const Room>> rooms;
    using GroupKey = std::pair<const Room *, std::vector<const PhoneNumber *>>;
    std::map<GroupKey, int> groups;
    int nextGroup = 0;
    for (BatchItem &item : m_items) {
        const CallCase &opened = item.opened;
        if (opened.ownCalls.empty() && !opened.replaced) {
            auto &room = rooms[{opened.zone.zone.name(), opened.rule.estimate.count(), toEpochMs(opened.window.end)}];
            if (!room)
                room = std::make_shared<Room>(roomOf(opened, m_board->grid()));
            item.room = room;
            const auto [group, isNew] = groups.emplace(GroupKey{room.get(), opened.numbers.numbers}, nextGroup);
            nextGroup += isNew ? 1 : 0;
            item.group = group->second;
        } else {
            item.room = std::make_shared<Room>(roomOf(opened, m_board->grid()));
            item.group = nextGroup++;
        }
        item.minutes = countOf(item.room->open);
    }
    // Most constrained first; input order among equals.
    std::stable_sort(m_items.begin(), m_items.end(),
                     [](const BatchItem &a, const BatchItem &b) { return a.minutes < b.minutes; });
}

bool BatchPlanner::placeItem(BatchItem &item)
{
    if (item.room->open.empty())
        return false;
    if (item.freed)
        m_board->remove(item.opened.replaced->number, *item.freed);
    const auto lanes = lanesFor(*m_board, item.opened);
    const LoadBoard::Choice choice =
        m_request.earliest ? m_board->earliest(lanes, item.room->open) : m_board->leastLoaded(lanes, item.room->open);
    if (choice) {
        item.place = placeFrom(*m_board, item.opened, choice, item.minutes);
        occupy(*m_board, item);
        return true;
    }
    if (item.freed)
        m_board->add(item.opened.replaced->number, *item.freed);
    return false;
}

void BatchPlanner::placeAll()
{
    bool allPlaced = true;
    for (BatchItem &item : m_items) {
        if (isCancelled())
            return;
        allPlaced = placeItem(item) && allPlaced;
    }
    if (!allPlaced)
        repair(*m_board, m_items, m_request.earliest, m_cancelled);
    for (const BatchItem &item : m_items) {
        if (item.place)
            explainPlaced(item);
    }
}

void BatchPlanner::explainPlaced(const BatchItem &item)
{
    const ChosenBy by = m_request.earliest || item.packed ? ChosenBy::Earliest : ChosenBy::LeastLoaded;
    Reasons why = explainPlace(item.opened, *item.place, by);
    if (item.movedFrom)
        why.push_back({ReasonCode::RepairMoved,
                       {{QStringLiteral("fromMs"), toEpochMs(*item.movedFrom)},
                        {QStringLiteral("toMs"), toEpochMs(item.place->at)}}});
    m_plan.entries[item.entry] = plannedCall(item.opened, item.request, *item.place, std::move(why));
}

NotPlaced BatchPlanner::refusalFor(const BatchItem &item)
{
    if (item.freed)
        m_board->remove(item.opened.replaced->number, *item.freed);
    NotPlaced refusal{item.opened.candidate->id, ErrorCode::InternalError, {}, {}};
    const Result<Place> place = choosePlace(*m_board, item.opened, *item.room, m_request.earliest);
    if (!place) {
        refusal.code = place.error().code;
        refusal.why.assign(place.error().reasons.begin() + static_cast<std::ptrdiff_t>(item.opened.why.size()),
                           place.error().reasons.end());
        append(refusal.why, nextSteps(m_board->capacity(), item.opened, refusal.code, item.opened.firstStart));
    }
    if (item.freed)
        m_board->add(item.opened.replaced->number, *item.freed);
    return refusal;
}

// Against the finished plan: a step that is named would place this person beside all others. People of one group are
// refused for the same reason and helped by the same step, so it is worked out once.
void BatchPlanner::explainRest()
{
    QHash<int, NotPlaced> ofGroup;
    for (const BatchItem &item : m_items) {
        if (item.place || isCancelled())
            continue;
        auto known = ofGroup.constFind(item.group);
        if (known == ofGroup.cend()) {
            known = ofGroup.insert(item.group, refusalFor(item));
            countBySteps(item.group, ofGroup[item.group].why);
            known = ofGroup.constFind(item.group);
        }
        NotPlaced refusal = *known;
        refusal.candidate = item.opened.candidate->id;
        refusal.why.insert(refusal.why.begin(), item.opened.why.begin(), item.opened.why.end());
        m_plan.entries[item.entry] = std::move(refusal);
    }
}

// "Add 1 line: places 6" is found out by adding it to a copy of the finished plan and placing the group there, earliest
// first, which packs a free line tightest.
void BatchPlanner::countBySteps(int group, Reasons &why) const
{
    Capacity capacity = m_board->capacity();
    const auto addsLines = [](const Reason &reason) { return reason.code == ReasonCode::StepAddLines; };
    if (std::none_of(why.begin(), why.end(), addsLines))
        return;
    for (const Reason &step : why) {
        if (!addsLines(step))
            continue;
        const int lines = step.values.value(QStringLiteral("lines")).toInt();
        const PhoneNumberId id(step.values.value(QStringLiteral("numberId")).toString());
        const PoolId poolId(step.values.value(QStringLiteral("poolId")).toString());
        if (const PhoneNumber *number = m_world.number(m_company.id, id)) {
            PhoneNumber wider = *number;
            wider.maxOutboundConcurrent += lines;
            capacity.setNumber(wider);
        } else if (const Pool *pool = m_world.pool(poolId)) {
            Pool wider = *pool;
            wider.globalCap += lines;
            capacity.setPool(wider);
        }
    }
    LoadBoard board(std::move(capacity), m_board->grid());
    int places = 0;
    for (const BatchItem &item : m_items) {
        if (item.place || item.group != group || isStopped())
            continue;
        const LoadBoard::Choice choice = board.earliest(lanesFor(board, item.opened), item.room->open);
        if (!choice)
            break;
        const Place place = placeFrom(board, item.opened, choice, item.minutes);
        if (item.opened.takesLine)
            board.add(place.number->id, {place.at, place.at + item.opened.rule.estimate});
        ++places;
    }
    for (Reason &step : why) {
        if (addsLines(step))
            step.values.insert(QStringLiteral("places"), places);
    }
}

Bound BatchPlanner::bound() const
{
    Bound bound;
    std::map<std::pair<const Room *, std::vector<PhoneNumberId>>, int> people;
    std::optional<milliseconds> shortest;
    bool allPlaced = true;
    Capacity capacity = m_world.capacity();
    for (const BatchItem &item : m_items) {
        if (item.room->callable.empty())
            continue;
        if (!item.opened.takesLine) { // needs no line, so nothing but a free minute keeps it out
            ++bound.calls;
            continue;
        }
        const milliseconds estimate = item.opened.rule.estimate;
        bound.exact = bound.exact && (!shortest || *shortest == estimate);
        shortest = std::min(estimate, shortest.value_or(estimate));
        allPlaced = allPlaced && item.place;
        if (item.freed)
            capacity.remove(item.opened.replaced->number, *item.freed);
        std::vector<PhoneNumberId> numbers;
        numbers.reserve(item.opened.numbers.numbers.size());
        for (const PhoneNumber *number : item.opened.numbers.numbers)
            numbers.push_back(number->id);
        ++people[{item.room.get(), numbers}];
    }
    std::vector<BoundGroup> groups;
    groups.reserve(people.size());
    int asked = 0;
    for (const auto &[key, count] : people) {
        groups.push_back({key.first->callable, key.second, count});
        asked += count;
    }
    if (allPlaced || groups.empty())
        bound.calls += asked;
    else
        bound.calls += packingBound(capacity, m_board->grid(), groups, *shortest);
    return bound;
}

} // namespace

Result<Plan> planBatch(const World &world, const BatchRequest &request, const std::function<bool()> &cancelled)
{
    const Company *company = world.company(request.company);
    if (!company)
        return Error{ErrorCode::NotFound, QStringLiteral("company: ") + request.company.text(), {}};
    if (request.candidates.empty())
        return Error{ErrorCode::ValidationError, QStringLiteral("candidateIds: empty"), {}};
    CallRequest common;
    common.window = request.window;
    common.invitationExpirationDays = request.invitationExpirationDays;
    if (const Result<void> checked = checkRequest(common, world.now()); !checked)
        return checked.error();
    return BatchPlanner(world, *company, request, cancelled).run();
}

} // namespace callboard
