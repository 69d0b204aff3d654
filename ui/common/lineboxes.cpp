// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/lineboxes.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr double kLeastPitch = 4; // a box of 3 px and its gap

QRectF mirroredIn(const QRectF &box, const QRectF &area)
{
    return {area.left() + area.right() - box.right(), box.top(), box.width(), box.height()};
}

} // namespace

LineBoxes lineBoxesOf(const QRectF &area, int busy, int cap, double pitch)
{
    LineBoxes lines;
    lines.busy = std::max(0, busy);
    lines.cap = std::max(0, cap);
    const int count = std::max(lines.busy, lines.cap);
    if (count == 0 || area.isEmpty())
        return lines;
    const double fits = std::floor(area.width() / count);
    const double step = std::min(pitch, fits);
    if (step < kLeastPitch) {
        lines.bar = area;
        lines.barFill = area;
        lines.barFill.setWidth(std::round(area.width() * lines.busy / count));
        return lines;
    }
    lines.boxes.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        lines.boxes.emplace_back(area.left() + i * step, area.top(), step - 1, area.height());
    return lines;
}

void drawLineBoxes(QPainter *painter, const LineBoxes &lines, const Theme &theme, bool mirrored)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (!lines.bar.isNull()) {
        painter->fillRect(lines.bar, theme.line);
        painter->fillRect(mirrored ? mirroredIn(lines.barFill, lines.bar) : lines.barFill,
                          lines.busy > lines.cap ? theme.errorMark : theme.accentMark);
    }
    const QRectF all = lines.boxes.empty() ? QRectF() : lines.boxes.front().united(lines.boxes.back());
    for (size_t i = 0; i < lines.boxes.size(); ++i) {
        const QRectF box = mirrored ? mirroredIn(lines.boxes[i], all) : lines.boxes[i];
        const bool over = lines.isOver(static_cast<int>(i));
        if (static_cast<int>(i) < lines.busy) {
            painter->fillRect(box, over ? theme.errorMark : theme.accentMark);
            continue;
        }
        painter->setPen(theme.mark);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(box.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace callboard
