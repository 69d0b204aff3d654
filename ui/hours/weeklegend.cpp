// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/weeklegend.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace callboard {

namespace {

struct Entry
{
    QString words;
    QColor fill;
    QColor border;
    bool isHatched;
    bool isBar;
};

} // namespace

WeekLegend::WeekLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend: callable, closed, booked per 15 min, would fall out. "
                         "Shift+Up and Shift+Down move the edge."));
}

QSize WeekLegend::sizeHint() const
{
    return {theme(this).px(420), theme(this).px(32)};
}

QSize WeekLegend::minimumSizeHint() const
{
    return {theme(this).px(120), theme(this).px(32)};
}

void WeekLegend::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
    const QFont font = t.font(11);
    painter.setFont(font);
    const Entry entries[]{
        {tr("Callable"), t.accentSoft, t.accentMark, false, false},
        {tr("Closed"), t.surface, t.hatch, true, false},
        {tr("Booked, per 15 min"), t.accentMark, t.accentMark, false, true},
        {tr("Would fall out"), t.error, t.error, false, true},
    };
    const QFontMetricsF metrics(font);
    double x = t.px(12);
    for (const Entry &entry : entries) {
        const double need = t.px(28) + metrics.horizontalAdvance(entry.words);
        if (x + need > width())
            break;
        QRectF swatch(x + 0.5, (height() - t.px(10)) / 2.0 + 0.5, t.px(18), t.px(10));
        if (entry.isBar)
            swatch = QRectF(x, (height() - t.px(6)) / 2.0, t.px(18), t.px(6));
        painter.setPen(entry.isBar ? QPen(Qt::NoPen) : QPen(entry.border));
        painter.setBrush(entry.isHatched ? QBrush(t.hatch, Qt::BDiagPattern) : QBrush(entry.fill));
        painter.drawRect(swatch);
        painter.setPen(t.text2);
        painter.drawText(QRectF(x + t.px(24), 0, need, height()), Qt::AlignVCenter, entry.words);
        x += need + t.px(16);
    }
    const QString keys = tr("Shift+Up, Shift+Down move the edge");
    const double keysWidth = metrics.horizontalAdvance(keys);
    if (x + keysWidth + t.px(12) <= width()) {
        painter.setPen(t.text3);
        painter.drawText(QRectF(width() - keysWidth - t.px(12), 0, keysWidth + 1, height()), Qt::AlignVCenter, keys);
    }
}

} // namespace callboard
