// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/promisegeometry.h"

#include <algorithm>

namespace callboard {

PromiseTimes PromiseTimes::of(const Reservation &reservation, Instant now)
{
    const CallTimes &times = reservation.times;
    return {times.windowStart, times.plannedAttemptAt, times.latestDispatchBy(),
            times.targetEnd,   reservation.expiresAt,  now};
}

double PromiseGeometry::xOf(Instant at) const
{
    const Instant inside = std::clamp(at, span.start, span.end);
    const auto whole = static_cast<double>(std::max<qint64>(1, span.length().count()));
    return left + width * static_cast<double>((inside - span.start).count()) / whole;
}

namespace {

/// Puts texts centred under (or over) their places, then pushes them apart from the right, then from the left.
class LabelRow
{
public:
    LabelRow(double left, double right, double gap) : m_left(left), m_right(right), m_gap(gap) {}

    void add(PromiseMark mark, double centre, double width) { m_items.push_back({mark, centre - width / 2, width}); }

    void placeInto(std::vector<PromiseGeometry::Label> &labels, double top, double height)
    {
        double limit = m_right;
        for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
            item->x = std::min(item->x, limit - item->width);
            limit = item->x - m_gap;
        }
        limit = m_left;
        for (Item &item : m_items) {
            item.x = std::max(item.x, limit);
            limit = item.x + item.width + m_gap;
        }
        for (const Item &item : m_items)
            labels.push_back({item.mark, QRectF(item.x, top, item.width, height), &item != &m_items.front()});
    }

private:
    struct Item
    {
        PromiseMark mark;
        double x;
        double width;
    };
    std::vector<Item> m_items; // left to right
    double m_left;
    double m_right;
    double m_gap;
};

} // namespace

PromiseGeometry layOutPromise(const PromiseTimes &times, double width, const PromiseMetrics &metrics,
                              const std::function<double(PromiseMark)> &labelWidth)
{
    PromiseGeometry g;
    g.left = metrics.markWidth / 2;
    g.width = std::max(1.0, width - metrics.markWidth);
    // A retry or a call now may stand outside the window that was asked for; the bar always holds what it shows.
    const Instant end = std::max({times.expires, times.completion, times.latest, times.planned});
    g.span = {std::min(times.earliest, times.planned), end};

    const double latest = g.xOf(std::max(times.latest, times.earliest));
    const double completion = std::max(latest, g.xOf(times.completion));
    const double start = g.xOf(times.earliest);
    g.window = QRectF(start, metrics.barTop, latest - start, metrics.barHeight);
    g.finish = QRectF(latest, metrics.barTop, completion - latest, metrics.barHeight);
    g.grace = QRectF(completion, metrics.barTop, g.xOf(end) - completion, metrics.barHeight);
    g.planned = g.xOf(times.planned);
    if (times.now >= g.span.start && times.now <= g.span.end)
        g.now = g.xOf(times.now);
    g.ticks = {start, latest, g.xOf(times.expires)};

    LabelRow above(0, width, metrics.gap);
    const double plannedWidth = labelWidth(PromiseMark::Planned);
    const double nowWidth = labelWidth(PromiseMark::Now);
    if (g.now && *g.now <= g.planned) {
        above.add(PromiseMark::Now, *g.now, nowWidth);
        above.add(PromiseMark::Planned, g.planned, plannedWidth);
    } else {
        above.add(PromiseMark::Planned, g.planned, plannedWidth);
        if (g.now)
            above.add(PromiseMark::Now, *g.now, nowWidth);
    }
    above.placeInto(g.labels, metrics.barTop - metrics.gap - metrics.lineHeight, metrics.lineHeight);

    LabelRow below(0, width, metrics.gap);
    below.add(PromiseMark::Earliest, start, labelWidth(PromiseMark::Earliest));
    below.add(PromiseMark::Latest, latest, labelWidth(PromiseMark::Latest));
    below.add(PromiseMark::Expires, g.xOf(times.expires), labelWidth(PromiseMark::Expires));
    below.placeInto(g.labels, metrics.barTop + metrics.barHeight + 2 * metrics.gap, 2 * metrics.lineHeight);
    return g;
}

} // namespace callboard
