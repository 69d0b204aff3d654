// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/reservation.h"

#include <QRectF>

#include <functional>
#include <optional>
#include <vector>

namespace callboard {

/// What the promise bar tells of one call (N12): earliest, planned, latest, completion, expiry, now.
struct PromiseTimes
{
    Instant earliest;   ///< windowStart
    Instant planned;    ///< plannedAttemptAt
    Instant latest;     ///< latestDispatchBy
    Instant completion; ///< targetEnd: a call started at `latest` ends by then
    Instant expires;
    Instant now;
    static PromiseTimes of(const Reservation &reservation, Instant now);
};

enum class PromiseMark { Now, Planned, Earliest, Latest, Expires };

/// Where everything of the bar stands, in the widget's own pixels; no painter, no font: widths are asked for.
struct PromiseGeometry
{
    struct Label
    {
        PromiseMark mark = PromiseMark::Earliest;
        QRectF rect; ///< of the text, left-aligned in it unless `alignRight`
        bool alignRight = false;
    };
    QRectF window; ///< earliest to latest: a start may fall here
    QRectF finish; ///< latest to completion: only the end of a call
    QRectF grace;  ///< completion to expiry
    double planned = 0;
    std::optional<double> now; ///< absent when now is outside the bar
    std::vector<Label> labels; ///< never overlapping each other in one row, all inside when they fit
    std::vector<double> ticks; ///< below the bar: earliest, latest, expires

    /// x of an instant; clamped to the bar's ends.
    double xOf(Instant at) const;

    double left = 0;
    double width = 1;
    InstantRange span;
};

struct PromiseMetrics
{
    double barHeight = 10;
    double barTop = 32; ///< room above for "now" and "planned 17:00"
    double lineHeight = 14;
    double gap = 4;        ///< least space between two labels
    double markWidth = 10; ///< of the diamond: kept free at both ends
};

/// `labelWidth` = widest line of a mark's text. Deterministic; a bar narrower than its labels still keeps them inside.
PromiseGeometry layOutPromise(const PromiseTimes &times, double width, const PromiseMetrics &metrics,
                              const std::function<double(PromiseMark)> &labelWidth);

} // namespace callboard
