// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/callablestrip.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr double kBar = 11;
constexpr double kRow = 18;
constexpr double kAxis = 18;
constexpr double kNowWord = 14;

std::vector<InstantRange> both(const std::vector<InstantRange> &a, const std::vector<InstantRange> &b)
{
    std::vector<InstantRange> common;
    size_t i = 0;
    size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const InstantRange span{std::max(a[i].start, b[j].start), std::min(a[i].end, b[j].end)};
        if (!span.isEmpty())
            common.push_back(span);
        a[i].end < b[j].end ? ++i : ++j;
    }
    return common;
}

} // namespace

std::vector<InstantRange> commonSpans(const std::vector<std::vector<InstantRange>> &lists)
{
    if (lists.empty())
        return {};
    std::vector<InstantRange> common = lists.front();
    for (size_t i = 1; i < lists.size(); ++i)
        common = both(common, lists[i]);
    return common;
}

CallableStrip::CallableStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CallableStrip::setAxis(InstantRange range, const Zone &zone)
{
    m_range = range;
    m_zone = zone;
    update();
}

void CallableStrip::setRows(std::vector<Row> rows)
{
    m_rows = std::move(rows);
    updateGeometry();
    update();
}

void CallableStrip::setNow(std::optional<Instant> now)
{
    m_now = now;
    update();
}

void CallableStrip::setCall(std::optional<Instant> call)
{
    m_call = call;
    update();
}

double CallableStrip::labelWidth() const
{
    const QFontMetricsF metrics(theme(this).font(11));
    double width = 0;
    for (const Row &row : m_rows)
        width = std::max(width, metrics.horizontalAdvance(row.label));
    return width > 0 ? std::min(width + theme(this).px(10), this->width() * 0.4) : 0;
}

double CallableStrip::rowTop(size_t row) const
{
    const Theme &t = theme(this);
    double top = (m_now ? t.px(kNowWord) : 0) + static_cast<double>(row) * t.px(kRow);
    if (m_rows[row].isSafeWindow)
        top += t.px(6);
    return top;
}

QSize CallableStrip::sizeHint() const
{
    const Theme &t = theme(this);
    const double rows = m_rows.empty() ? 0 : rowTop(m_rows.size() - 1) + t.px(kRow);
    return {t.px(200), static_cast<int>(std::ceil(rows)) + t.px(kAxis)};
}

QSize CallableStrip::minimumSizeHint() const
{
    return {theme(this).px(140), sizeHint().height()};
}

void CallableStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void CallableStrip::paintEvent(QPaintEvent *)
{
    if (m_rows.empty() || m_range.isEmpty())
        return;
    const Theme &t = theme(this);
    QPainter painter(this);
    const double left = labelWidth();
    const double room = width() - left - 1;
    const auto xOf = [&](Instant at) {
        const double share = static_cast<double>((at - m_range.start).count()) / m_range.length().count();
        return left + std::clamp(share, 0.0, 1.0) * room;
    };
    const QFont font = t.font(11);
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const double top = rowTop(i) + (t.px(kRow) - t.px(kBar)) / 2.0;
        painter.setPen(t.text2);
        painter.setFont(font);
        const QString label =
            QFontMetricsF(font).elidedText(m_rows[i].label, Qt::ElideRight, std::max(0.0, left - t.px(6)));
        painter.drawText(QRectF(0, rowTop(i), left, t.px(kRow)), Qt::AlignVCenter | Qt::AlignLeft, label);
        painter.fillRect(QRectF(left, top, room, t.px(kBar)), t.surface);
        painter.fillRect(QRectF(left, top, room, t.px(kBar)), QBrush(t.hatch, Qt::BDiagPattern));
        for (const InstantRange &span : m_rows[i].spans) {
            const double from = xOf(span.start);
            painter.fillRect(QRectF(from, top, xOf(span.end) - from, t.px(kBar)),
                             m_rows[i].isSafeWindow ? t.okMark : t.accentMark);
        }
        if (m_call && m_range.contains(*m_call) && i == 0) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.translate(xOf(*m_call), top + t.px(kBar) / 2.0);
            painter.rotate(45);
            painter.setPen(QPen(t.text, 1));
            painter.setBrush(t.warnMark);
            painter.drawRect(QRectF(-t.px(3), -t.px(3), t.px(6), t.px(6)));
            painter.restore();
        }
    }
    const double bottom = rowTop(m_rows.size() - 1) + t.px(kRow);
    const CivilMinute first = m_zone.civilOf(m_range.start);
    const double hours = m_range.length().count() / 3'600'000.0;
    const int step = room / hours * 2 > t.px(30) ? 2 : 3;
    painter.setPen(t.text2);
    double freeFrom = left - t.px(8);
    for (int hour = (step - first.time.hour() % step) % step; hour <= hours; hour += step) {
        const Instant at = m_range.start + hour * kHour;
        const QString words = QStringLiteral("%1").arg(m_zone.civilOf(at).time.hour(), 2, 10, QLatin1Char('0'));
        const double wide = figure::width(font, words);
        const double x = std::clamp(xOf(at) - wide / 2, left, width() - wide);
        if (x < freeFrom)
            continue;
        figure::draw(&painter, QRectF(x, bottom, wide + 1, t.px(kAxis)), Qt::AlignLeft | Qt::AlignVCenter, font, words);
        freeFrom = x + wide + t.px(6);
    }
    if (m_now && m_range.contains(*m_now)) {
        const double x = std::floor(xOf(*m_now)) + 0.5;
        painter.setPen(QPen(t.error, t.px(2)));
        painter.drawLine(QPointF(x, t.px(kNowWord) - 2), QPointF(x, bottom));
        const QString words = tr("now");
        const double wide = QFontMetricsF(font).horizontalAdvance(words);
        painter.setFont(font);
        painter.drawText(QPointF(std::clamp(x - wide / 2, 0.0, width() - wide), t.px(kNowWord) - t.px(4)), words);
    }
}

} // namespace callboard
