// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/linesview.h"

#include "ui/common/figure.h"
#include "ui/common/lineboxes.h"
#include "ui/common/sentences.h"
#include "ui/common/theme.h"
#include "ui/numbers/numberwords.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kRow = 22;
constexpr int kNames = 116;
constexpr int kPitch = 18;

} // namespace

std::vector<LineGauge> lineGauges(const ClockStatus &status, const NumbersSnapshot &numbers)
{
    std::vector<LineGauge> gauges;
    std::vector<bool> shown(status.numbers.size());
    const auto add = [&](size_t i, const QString &label) {
        gauges.push_back({label, false, status.numbers[i].busy, status.numbers[i].cap});
        shown[i] = true;
    };
    // The order and the labels of the Numbers page.
    for (const NumbersTableRow &row : numbersTableRows(numbers)) {
        if (row.isPool()) {
            const auto pool = std::find_if(status.pools.begin(), status.pools.end(),
                                           [&](const PoolGauge &gauge) { return gauge.pool == row.key.pool; });
            if (pool != status.pools.end())
                gauges.push_back({row.label, true, pool->busy, pool->cap});
            continue;
        }
        for (size_t i = 0; i < status.numbers.size(); ++i) {
            if (status.numbers[i].number == row.key.number)
                add(i, row.label);
        }
    }
    for (size_t i = 0; i < status.numbers.size(); ++i) {
        if (!shown[i])
            add(i, status.numbers[i].number.text());
    }
    return gauges;
}

LinesView::LinesView(QWidget *parent) : PaintedTable(tr("Lines in use now"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LinesView::setGauges(std::vector<LineGauge> gauges)
{
    if (gauges == m_gauges)
        return;
    const bool otherRows = gauges.size() != m_gauges.size();
    m_gauges = std::move(gauges);
    if (otherRows)
        updateGeometry();
    cellsChanged();
}

QSize LinesView::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(420), std::max(1, rowCount()) * t.px(kRow)};
}

QSize LinesView::minimumSizeHint() const
{
    return {theme(this).px(260), sizeHint().height()};
}

QString LinesView::cellText(int row, int) const
{
    const LineGauge &gauge = m_gauges[static_cast<size_t>(row)];
    if (gauge.busy > gauge.cap)
        return tr("%1: %2 of %3 lines in use, more than its cap.").arg(gauge.label).arg(gauge.busy).arg(gauge.cap);
    return tr("%1: %2 of %3 lines in use.").arg(gauge.label).arg(gauge.busy).arg(gauge.cap);
}

QRectF LinesView::cellRect(int row, int) const
{
    const double height = theme(this).px(kRow);
    return {0, row * height, double(width()), height};
}

void LinesView::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const Qt::Alignment start = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    const Qt::Alignment end = (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
    double figures = 0;
    for (const LineGauge &gauge : m_gauges)
        figures =
            std::max(figures, figure::width(t.font(13, QFont::DemiBold), NumberWords::inUse(gauge.busy, gauge.cap)));
    int most = 1;
    for (const LineGauge &gauge : m_gauges)
        most = std::max({most, gauge.busy, gauge.cap});
    const double length = std::max(0.0, width() - t.px(kNames) - figures - t.px(12));
    // One scale for all rows, so that equal lengths are equal lines; a pool too long for boxes is a bar.
    const double pitch = std::clamp(std::floor(length / most), 4.0, double(t.px(kPitch)));
    for (int row = 0; row < rowCount(); ++row) {
        const LineGauge &gauge = m_gauges[static_cast<size_t>(row)];
        const QRectF box = cellRect(row, 0);
        const QFont font = t.font(gauge.isPool ? 13 : 12, gauge.isPool ? QFont::DemiBold : QFont::Normal);
        const double indent = gauge.isPool ? 0 : t.px(12);
        const double names = t.px(kNames) - indent - t.px(6);
        painter.setPen(gauge.isPool ? t.text : t.text2);
        painter.setFont(font);
        const QRectF name(mirrored ? box.right() - indent - names : indent, box.top(), names, box.height());
        painter.drawText(name, static_cast<int>(start),
                         QFontMetricsF(font).elidedText(gauge.label, Qt::ElideRight, names));
        painter.setPen(gauge.busy > gauge.cap ? t.error : gauge.isPool ? t.text : t.text2);
        figure::draw(&painter, box, end, font, NumberWords::inUse(gauge.busy, gauge.cap));
        const double tall = t.px(gauge.isPool ? 14 : 10);
        const QRectF area(mirrored ? figures + t.px(12) : t.px(kNames), std::round(box.center().y() - tall / 2), length,
                          tall);
        drawLineBoxes(&painter, lineBoxesOf(area, gauge.busy, gauge.cap, pitch), t, mirrored);
    }
    drawFocus(&painter);
}

void LinesView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    PaintedTable::changeEvent(event);
}

} // namespace callboard
