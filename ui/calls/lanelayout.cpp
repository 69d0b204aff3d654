// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/lanelayout.h"

#include "ui/calls/callfacts.h"

#include <algorithm>
#include <functional>
#include <map>

namespace callboard {

namespace {

/// What a box of 8 px hides at the usual zoom; its neighbours keep off.
constexpr milliseconds kBoxLength{5 * 60'000};

/// The state a finished attempt shows in the lanes.
ReservationState stateOfOutcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Completed:
        return ReservationState::Completed;
    case Outcome::NoAnswer:
    case Outcome::Busy:
    case Outcome::Declined:
    case Outcome::Voicemail:
        return ReservationState::NoAnswer;
    case Outcome::CarrierFault:
        return ReservationState::SipFailed;
    case Outcome::Withdrawn:
    case Outcome::HungUp:
        return ReservationState::Cancelled;
    case Outcome::Missed:
        return ReservationState::Expired;
    case Outcome::None:
    case Outcome::InvalidNumber:
    case Outcome::Lost:
    case Outcome::Unresolved:
    case Outcome::TalkFailed:
        return ReservationState::Failed;
    }
    return ReservationState::Failed;
}

LaneBar barOfEnded(const Reservation &r, const Attempt &attempt)
{
    LaneBar bar;
    bar.reservation = r.id;
    bar.attempt = attempt.ordinal;
    bar.state = stateOfOutcome(attempt.outcome);
    bar.start = attempt.dispatchedAt;
    const bool talked = attempt.activeAt.has_value();
    bar.shape = talked ? LaneBar::Shape::Filled : LaneBar::Shape::Box;
    bar.end = talked ? std::max(*attempt.endedAt, bar.start + kSecond) : bar.start + kBoxLength;
    return bar;
}

/// The attempt that is planned, live, or never happened; nullopt when the attempts tell everything.
std::optional<LaneBar> barOfNow(const Reservation &r, Instant now)
{
    LaneBar bar;
    bar.reservation = r.id;
    bar.attempt = r.attempt;
    bar.state = r.state;
    bar.unknown = r.unknown;
    bar.start = r.times.plannedAttemptAt;
    bar.end = bar.start + std::max(r.times.estimate, kMinute);
    if (isLive(r.state)) {
        if (!r.attempts.empty())
            bar.start = r.attempts.back().dispatchedAt;
        bar.end = std::max(bar.end, now + 5 * kMinute); // D-COUNT: held at least that long
        const bool speaks = r.state != ReservationState::Dispatching && !r.unknown;
        bar.shape = speaks ? LaneBar::Shape::Filled : LaneBar::Shape::Outline;
        return bar;
    }
    if (r.state == ReservationState::Firm && !r.missed) {
        bar.movable = callfacts::canStillGo(r, now);
        return bar;
    }
    const bool neverDialled = r.attempts.empty() || r.attempts.back().ordinal < r.attempt;
    if (!neverDialled)
        return std::nullopt;
    bar.shape = LaneBar::Shape::Box;
    bar.state = r.state == ReservationState::Firm ? ReservationState::Expired : r.state;
    bar.end = bar.start + kBoxLength;
    return bar;
}

/// Puts bars on lines: every real use of a line first, on the lowest free one; then the boxes where they hide nothing.
void assignLines(Lane &lane)
{
    std::sort(lane.bars.begin(), lane.bars.end(), [](const LaneBar &a, const LaneBar &b) {
        return a.start != b.start ? a.start < b.start : a.reservation < b.reservation;
    });
    std::vector<Instant> freeFrom;
    for (LaneBar &bar : lane.bars) {
        if (bar.shape == LaneBar::Shape::Box)
            continue;
        size_t line = 0;
        while (line < freeFrom.size() && freeFrom[line] > bar.start)
            ++line;
        if (line == freeFrom.size())
            freeFrom.push_back(bar.end);
        freeFrom[line] = bar.end;
        bar.line = static_cast<int>(line);
    }
    lane.lines = std::max({1, lane.number.cap, static_cast<int>(freeFrom.size())});

    std::vector<std::vector<InstantRange>> taken(static_cast<size_t>(lane.lines));
    for (const LaneBar &bar : lane.bars) {
        if (bar.shape != LaneBar::Shape::Box)
            taken[static_cast<size_t>(bar.line)].push_back({bar.start, bar.end});
    }
    for (LaneBar &bar : lane.bars) {
        if (bar.shape != LaneBar::Shape::Box)
            continue;
        const InstantRange place{bar.start, bar.end};
        const auto free = std::find_if(taken.begin(), taken.end(), [&place](const std::vector<InstantRange> &line) {
            return std::none_of(line.begin(), line.end(), [&](const InstantRange &t) { return t.overlaps(place); });
        });
        const auto line = free == taken.end() ? taken.size() - 1 : static_cast<size_t>(free - taken.begin());
        taken[line].push_back(place);
        bar.line = static_cast<int>(line);
    }
}

} // namespace

std::vector<Lane> layOutLanes(const std::vector<CallRowPtr> &rows, const std::vector<LaneNumber> &numbers,
                              InstantRange span, Instant now)
{
    std::vector<Lane> lanes;
    std::map<PhoneNumberId, size_t> laneOf;
    for (const LaneNumber &number : numbers) {
        laneOf[number.id] = lanes.size();
        lanes.push_back({number, 0, {}});
    }
    std::map<QString, std::pair<PhoneNumberId, std::vector<LaneBar>>> strangers;
    for (const CallRowPtr &row : rows) {
        const Reservation &r = row->reservation;
        std::vector<LaneBar> bars;
        for (const Attempt &attempt : r.attempts) {
            if (attempt.endedAt)
                bars.push_back(barOfEnded(r, attempt));
        }
        if (const auto bar = barOfNow(r, now))
            bars.push_back(*bar);
        for (const LaneBar &bar : bars) {
            if (!span.overlaps({bar.start, bar.end}))
                continue;
            if (const auto known = laneOf.find(r.number); known != laneOf.end()) {
                lanes[known->second].bars.push_back(bar);
            } else {
                auto &stranger = strangers[row->numberLabel];
                stranger.first = r.number;
                stranger.second.push_back(bar);
            }
        }
    }
    for (auto &[label, stranger] : strangers)
        lanes.push_back({{stranger.first, label, 0, 0}, 0, std::move(stranger.second)});
    for (Lane &lane : lanes)
        assignLines(lane);
    return lanes;
}

} // namespace callboard
