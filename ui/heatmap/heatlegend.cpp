// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatlegend.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/heatmap/heatgeometry.h"
#include "ui/heatmap/heatpainter.h"

#include <QEvent>
#include <QPainter>

#include <functional>

namespace callboard {

HeatLegend::HeatLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    speak();
}

void HeatLegend::setCap(int cap, milliseconds estimate)
{
    if (m_cap == cap && m_estimate == estimate)
        return;
    m_cap = cap;
    m_estimate = estimate;
    speak();
    update();
}

void HeatLegend::setPalette(HeatPaletteKind kind)
{
    m_palette = kind;
    update();
}

void HeatLegend::setParts(bool plan, bool people, bool missingHour)
{
    m_plan = plan;
    m_people = people;
    m_missingHour = missingHour;
    update();
}

void HeatLegend::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
}

void HeatLegend::speak()
{
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(
        tr("Colours show lines free for %1, from full, a cross, to %2. Hatched: nobody can be called.")
            .arg(TimeText::length(m_estimate))
            .arg(m_cap));
}

QSize HeatLegend::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(720), t.px(m_compact ? 28 : 32)};
}

QSize HeatLegend::minimumSizeHint() const
{
    return {theme(this).px(300), sizeHint().height()};
}

void HeatLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

double HeatLegend::drawSteps(QPainter *painter, double x) const
{
    const Theme &t = theme(this);
    const HeatPalette &palette = heatPalette(m_palette);
    const QFont font = t.font(11, QFont::Medium);
    const double height = t.px(15);
    const double top = (this->height() - height) / 2.0;
    const auto chip = [&](size_t step, const QString &text, bool cross) {
        const double sign = cross ? t.px(11) : 0;
        const double width = std::max<double>(t.px(34), figure::width(font, text) + t.px(10) + sign);
        const QRectF rect(x, top, width - 1, height);
        painter->fillRect(rect, palette.steps[step]);
        painter->setPen(palette.digits[step]);
        if (cross)
            HeatPainter::drawCross(painter, QRectF(rect.left() + t.px(4), top, t.px(11), height), palette.digits[step],
                                   t.scale);
        figure::draw(painter, rect.adjusted(sign, 0, 0, 0), Qt::AlignCenter, font, text);
        x += width;
    };
    chip(0, tr("Full"), true);
    for (const HeatGeometry::Cut &cut : HeatGeometry::cuts(m_cap)) {
        const QString text =
            cut.low == cut.high ? QString::number(cut.low) : QStringLiteral("%1–%2").arg(cut.low).arg(cut.high);
        chip(static_cast<size_t>(cut.step), text, false);
    }
    return x;
}

void HeatLegend::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    const QFont font = t.font(11);
    const double middle = height() / 2.0;
    double x = t.px(12);
    painter.setPen(t.text2);
    const QString lead = tr("Lines free for %1").arg(TimeText::length(m_estimate));
    figure::draw(&painter, QRectF(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, font, lead);
    x = drawSteps(&painter, x + figure::width(font, lead) + t.px(14));

    // What does not fit is left out whole: a cut word would explain nothing.
    const auto item = [&](const QString &text, const std::function<void(QRectF)> &sign) {
        const double width = t.px(12 + 14) + t.px(5) + figure::width(font, text);
        if (x + width > this->width())
            return;
        x += t.px(12);
        sign(QRectF(x, middle - t.px(7), t.px(14), t.px(14)));
        x += t.px(19);
        painter.setPen(t.text2);
        figure::draw(&painter, QRectF(x, 0, this->width(), height()), Qt::AlignLeft | Qt::AlignVCenter, font, text);
        x += figure::width(font, text);
    };
    item(tr("No one callable"),
         [&](QRectF r) { painter.fillRect(r, hatchBrush(t.hatch, false, t.scale, devicePixelRatioF())); });
    if (m_missingHour)
        item(tr("Does not exist"), [&](QRectF r) {
            painter.fillRect(r, hatchBrush(t.mark, true, t.scale * 0.7, devicePixelRatioF()));
            painter.setPen(QPen(t.mark, 1, Qt::DashLine));
            painter.drawRect(r.adjusted(0.5, 0.5, -0.5, -0.5));
        });
    if (m_plan)
        item(tr("Planned starts"), [&](QRectF r) {
            const QRectF bar(r.center().x() - t.px(3), r.top() + t.px(2), t.px(6), r.height() - t.px(4));
            painter.fillRect(bar.adjusted(-1, -1, 1, 1), QColor(0x0b, 0x0d, 0x10));
            painter.fillRect(bar, Qt::white);
        });
    if (m_people)
        item(tr("People callable"), [&](QRectF r) {
            painter.fillRect(QRectF(r.left(), r.bottom() - t.px(5), t.px(6), t.px(4)), t.mark);
            painter.fillRect(QRectF(r.left() + t.px(7), r.bottom() - t.px(9), t.px(6), t.px(8)), t.mark);
        });
}

} // namespace callboard
