// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/weekkey.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace callboard {

namespace {

constexpr int kMark = 18;
constexpr int kGap = 8;
constexpr int kBetween = 18;

} // namespace

WeekKey::WeekKey(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void WeekKey::setCaps(int oldCap, int newCap, const QString &poolName)
{
    m_parts.clear();
    if (oldCap != newCap)
        m_parts.push_back({Mark::Dashed, tr("cap %1").arg(oldCap)});
    m_parts.push_back({Mark::Solid, tr("cap %1").arg(newCap)});
    if (!poolName.isEmpty())
        m_parts.push_back({Mark::Hatch, tr("%1 full: a line here does not help").arg(poolName)});
    updateGeometry();
    update();
}

QSize WeekKey::sizeHint() const
{
    const Theme &t = theme(this);
    double width = 0;
    for (const Part &part : m_parts)
        width += t.px(kMark + kGap + kBetween) + figure::width(t.font(12), part.text);
    return {static_cast<int>(std::ceil(width)), t.px(20)};
}

QSize WeekKey::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void WeekKey::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    double x = std::max(0, width() - sizeHint().width()) + t.px(kBetween);
    const double y = std::round(height() / 2.0) + 0.5;
    for (const Part &part : m_parts) {
        const QRectF mark(x, y - t.px(5), t.px(kMark), t.px(10));
        switch (part.mark) {
        case Mark::Dashed:
            painter.setPen(QPen(t.mark, 1, Qt::DashLine));
            painter.drawLine(QPointF(mark.left(), y), QPointF(mark.right(), y));
            break;
        case Mark::Solid:
            painter.setPen(QPen(t.accentText, 2));
            painter.drawLine(QPointF(mark.left(), y), QPointF(mark.right(), y));
            break;
        case Mark::Hatch:
            painter.fillRect(mark, QBrush(t.warnMark, Qt::BDiagPattern));
            break;
        }
        painter.setPen(t.text2);
        const double width = figure::width(t.font(12), part.text);
        figure::draw(&painter, QRectF(mark.right() + t.px(kGap), 0, width, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     t.font(12), part.text);
        x = mark.right() + t.px(kGap) + width + t.px(kBetween);
    }
}

void WeekKey::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace callboard
