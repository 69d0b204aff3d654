// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainworld.h"

#include <algorithm>

namespace callboard {

void PlainWorld::putCall(const Reservation &call)
{
    if (!calls.contains(call.id))
        callsOf[call.candidate].append(call.id);
    calls.insert(call.id, std::make_shared<const Reservation>(call));
}

void PlainWorld::countLines()
{
    m_capacity = Capacity();
    for (const auto &[id, pool] : pools)
        m_capacity.setPool(pool);
    for (const auto &[id, number] : numbers)
        m_capacity.setNumber(number);
    for (const auto &call : std::as_const(calls)) {
        const auto line = numbers.contains(call->number) ? lineUse(*call, at, false) : std::nullopt;
        if (line && !line->isEmpty())
            m_capacity.add(call->number, *line);
    }
    for (const auto &[id, cover] : covers) {
        if (numbers.contains(id))
            addForeign(id, cover);
    }
}

/// The server counts our calls too; what is left of a piece's load is other people's, and stays when one of ours is
/// moved away.
void PlainWorld::addForeign(const PhoneNumberId &number, const PlainCover &cover)
{
    std::vector<qint16> own(cover.busy.size(), 0);
    if (const CapacityTimeline *timeline = m_capacity.numberTimeline(number); timeline && !own.empty())
        timeline->peaksOnGrid(cover.range.start, kCoverStep, kCoverStep, own);
    std::vector<int> left(cover.busy.size(), 0);
    int most = 0;
    for (size_t i = 0; i < left.size(); ++i) {
        left[i] = std::max(0, int(cover.busy[i]) - int(own[i]));
        most = std::max(most, left[i]);
    }
    for (int level = 1; level <= most; ++level) {
        for (size_t from = 0; from < left.size();) {
            if (left[from] < level) {
                ++from;
                continue;
            }
            size_t to = from;
            while (to < left.size() && left[to] >= level)
                ++to;
            m_capacity.add(number, {cover.range.start + kCoverStep * static_cast<qint64>(from),
                                    cover.range.start + kCoverStep * static_cast<qint64>(to)});
            from = to;
        }
    }
}

const Pool *PlainWorld::pool(const PoolId &id) const
{
    const auto found = pools.find(id);
    return found == pools.end() ? nullptr : &found->second;
}

std::vector<const PhoneNumber *> PlainWorld::numbersOf(const CompanyId &company) const
{
    std::vector<const PhoneNumber *> all;
    if (company == owner.id) {
        for (const auto &[id, number] : numbers)
            all.push_back(&number);
    }
    return all;
}

const PhoneNumber *PlainWorld::number(const CompanyId &company, const PhoneNumberId &id) const
{
    const auto found = numbers.find(id);
    return company != owner.id || found == numbers.end() ? nullptr : &found->second;
}

const Position *PlainWorld::position(const CompanyId &company, const PositionId &id) const
{
    const auto found = positions.find(id);
    return company != owner.id || found == positions.end() ? nullptr : &found->second;
}

const Candidate *PlainWorld::candidate(const CompanyId &company, const CandidateId &id) const
{
    const auto found = people.constFind(id);
    return company != owner.id || found == people.constEnd() ? nullptr : found->get();
}

std::vector<const Reservation *> PlainWorld::openReservationsOf(const CompanyId &company,
                                                                const CandidateId &candidate) const
{
    std::vector<const Reservation *> open;
    if (company != owner.id)
        return open;
    for (const ReservationId &id : callsOf.value(candidate)) {
        const Reservation *call = calls.value(id).get();
        if (call && !isTerminal(call->state))
            open.push_back(call);
    }
    std::sort(open.begin(), open.end(), [](const Reservation *a, const Reservation *b) {
        return std::tuple(a->times.plannedAttemptAt, a->id) < std::tuple(b->times.plannedAttemptAt, b->id);
    });
    return open;
}

} // namespace callboard
