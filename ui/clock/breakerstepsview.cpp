// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/breakerstepsview.h"

#include "ui/common/figure.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kHeight = 48;
constexpr int kArrow = 22;
constexpr int kPadding = 10;

} // namespace

BreakerStepsView::BreakerStepsView(QWidget *parent) : PaintedTable(tr("Breaker"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BreakerStepsView::setSteps(std::vector<BreakerStep> steps)
{
    if (steps == m_steps)
        return;
    m_steps = std::move(steps);
    updateGeometry();
    cellsChanged();
}

QSize BreakerStepsView::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(560), t.px(kHeight)};
}

QSize BreakerStepsView::minimumSizeHint() const
{
    const Theme &t = theme(this);
    const int gaps = std::max(0, columnCount() - 1) * t.px(kArrow);
    double needed = gaps;
    for (const BreakerStep &step : m_steps)
        needed += stepWidth(step);
    return {std::max(t.px(360), static_cast<int>(needed)), t.px(kHeight)};
}

double BreakerStepsView::stepWidth(const BreakerStep &step) const
{
    const Theme &t = theme(this);
    const double text =
        std::max(figure::width(t.font(13, QFont::DemiBold), step.title), figure::width(t.font(12), step.detail));
    return std::ceil(text) + 2 * t.px(kPadding) + 1;
}

QString BreakerStepsView::cellText(int, int column) const
{
    const BreakerStep &step = m_steps[static_cast<size_t>(column)];
    switch (step.look) {
    case BreakerStep::Current:
        //: a step of the breaker's way and its detail, the one it stands at now
        return tr("%1, %2. Now.").arg(step.title, step.detail);
    case BreakerStep::Passed:
    case BreakerStep::Ahead:
        return tr("%1, %2.", "step and detail").arg(step.title, step.detail);
    }
    return {};
}

QRectF BreakerStepsView::cellRect(int, int column) const
{
    const Theme &t = theme(this);
    const int count = columnCount();
    // Equally wide while the longest text allows it; else each takes what it needs and an equal share of the rest.
    const double room = width() - (count - 1.0) * t.px(kArrow);
    double sum = 0;
    double widest = 0;
    double before = 0;
    for (int i = 0; i < count; ++i) {
        const double need = stepWidth(m_steps[static_cast<size_t>(i)]);
        before += i < column ? need : 0;
        sum += need;
        widest = std::max(widest, need);
    }
    const double share = std::floor((room - sum) / count);
    const double even = std::floor(room / count);
    const bool equal = even >= widest;
    const double own = equal ? even : stepWidth(m_steps[static_cast<size_t>(column)]) + share;
    const double left = column * t.px(kArrow) + (equal ? column * even : before + column * share);
    return {layoutDirection() == Qt::RightToLeft ? width() - left - own : left, 0, own, double(height())};
}

void BreakerStepsView::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (int i = 0; i < columnCount(); ++i) {
        const BreakerStep &step = m_steps[static_cast<size_t>(i)];
        const QRectF box = cellRect(0, i).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool current = step.look == BreakerStep::Current;
        painter.setPen(QPen(!current ? t.lineStrong : step.trouble ? t.warnMark : t.okMark, 1));
        painter.setBrush(!current ? QBrush(Qt::NoBrush) : QBrush(step.trouble ? t.warnSoft : t.okSoft));
        painter.drawRoundedRect(box, t.px(5), t.px(5));
        const QRectF text = box.adjusted(t.px(kPadding), t.px(6), -t.px(kPadding), -t.px(6));
        const Qt::Alignment side = mirrored ? Qt::AlignRight : Qt::AlignLeft;
        painter.setPen(current ? (step.trouble ? t.warn : t.ok) : step.look == BreakerStep::Passed ? t.ok : t.text);
        figure::draw(&painter, text, side | Qt::AlignTop, t.font(13, QFont::DemiBold), step.title);
        painter.setPen(current ? t.text : t.text2);
        figure::draw(&painter, text, side | Qt::AlignBottom, t.font(12), step.detail);
        if (i + 1 < columnCount()) {
            const QRectF next = cellRect(0, i + 1);
            const double x = mirrored ? next.right() : box.right();
            drawIcon(&painter, QRectF(x, box.center().y() - t.px(6), t.px(kArrow), t.px(12)),
                     mirrored ? Icon::ChevronLeft : Icon::ChevronRight, t.text3);
        }
    }
    drawFocus(&painter);
}

} // namespace callboard
