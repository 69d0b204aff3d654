// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/planner.h"

namespace callboard {

namespace {

constexpr milliseconds kSlot = kMinute * 5;
constexpr milliseconds kShortest = kMinute;
constexpr milliseconds kLongest = kHour * 4;
constexpr milliseconds kLongestSpan = kDay * 62;

Error invalid(const char *detail)
{
    return Error{ErrorCode::ValidationError, QString::fromLatin1(detail)};
}

} // namespace

Result<Availability> availabilityOf(const World &world, const AvailabilityQuery &query)
{
    if (query.window.end <= query.window.start)
        return invalid("end: not after start");
    if (query.window.length() > kLongestSpan)
        return invalid("end: window longer than 62 days");
    if (query.duration < kShortest || query.duration > kLongest)
        return invalid("durationMs: not 60000 to 14400000");
    const Result<const PhoneNumber *> number = resolveNumber(world, query.company, query.number);
    if (!number)
        return number.error();

    const Capacity &capacity = world.capacity();
    Availability answer;
    answer.number = (*number)->id;
    answer.pool = (*number)->pool;
    answer.duration = query.duration;
    answer.globalCap = capacity.poolCap(answer.pool);
    answer.perNumberCap = capacity.numberCap(answer.number);
    const Instant first = ceilTo(query.window.start, kSlot);
    const Instant lastStart = query.window.end - query.duration; // the whole call ends inside (D-AVAIL)
    if (lastStart < first)
        return answer;
    const auto count = static_cast<size_t>((lastStart - first) / kSlot) + 1;
    std::vector<qint16> onNumber(count, 0);
    std::vector<qint16> onPool(count, 0);
    if (const CapacityTimeline *timeline = capacity.numberTimeline(answer.number))
        timeline->peaksOnGrid(first, kSlot, query.duration, onNumber);
    if (const CapacityTimeline *timeline = capacity.poolTimeline(answer.pool))
        timeline->peaksOnGrid(first, kSlot, query.duration, onPool);
    answer.starts.resize(count);
    for (size_t i = 0; i < count; ++i) {
        const Capacity::Load load{onNumber[i], answer.perNumberCap, onPool[i], answer.globalCap};
        answer.starts[i] = {first + kSlot * static_cast<qint64>(i), load.remaining()};
    }
    return answer;
}

} // namespace callboard
