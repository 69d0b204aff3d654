// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/callorder.h"

#include <optional>
#include <vector>

namespace callboard {

/// A number as the lanes show it.
struct LaneNumber
{
    PhoneNumberId id;
    QString label;
    int busy = 0;
    int cap = 0;
    friend bool operator==(const LaneNumber &, const LaneNumber &) = default;
};

/// One attempt, or the planned one, on one line of a number.
struct LaneBar
{
    enum class Shape {
        Filled,  ///< talked or talking: completed, active, ringing, failed while talking
        Outline, ///< takes a line but nobody talks yet: firm, dispatching, unknown
        Box,     ///< ended without talk: an 8 px box at its start
    };
    ReservationId reservation;
    int attempt = 1;
    Shape shape = Shape::Outline;
    ReservationState state = ReservationState::Firm;
    bool unknown = false;
    bool movable = false; ///< firm and can still go: may be dragged
    Instant start;
    Instant end;  ///< half-open; a box keeps the minutes it would hide
    int line = 0; ///< from 0 within its lane
};

struct Lane
{
    LaneNumber number;
    int lines = 0;             ///< cap, or more when more calls stand at once
    std::vector<LaneBar> bars; ///< by start, then reservation
};

/// The lanes of a stretch of time: one per number in the order given (a number that is not among them comes after, by
/// label), one sub-lane per line. Bars on one line never overlap, except boxes when every line is taken; calls take as
/// few lines as they can at once. Pure arithmetic; a worker or the GUI thread.
std::vector<Lane> layOutLanes(const std::vector<CallRowPtr> &rows, const std::vector<LaneNumber> &numbers,
                              InstantRange span, Instant now);

} // namespace callboard
