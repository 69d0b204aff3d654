// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/resultstrip.h"

#include "ui/clock/clockwords.h"
#include "ui/common/figure.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace callboard {

namespace {

constexpr int kBracket = 22;
constexpr int kMarks = 26;
constexpr int kAxis = 18;
constexpr int kKey = 20;
constexpr int kMark = 12;

void drawFault(QPainter *painter, QPointF at, double side, const QColor &colour)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const double half = side / 2;
    painter->drawPolygon(QPolygonF({at + QPointF(0, -half), at + QPointF(half, half), at + QPointF(-half, half)}));
}

void drawProbe(QPainter *painter, QPointF at, double side, const QColor &colour)
{
    painter->setPen(QPen(colour, 1.4, Qt::DotLine));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(at, side / 2, side / 2);
}

} // namespace

ResultStrip::ResultStrip(QWidget *parent) : PaintedTable(tr("Results of the carrier"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ResultStrip::setData(const BreakerStatus &breaker, Instant now, const Zone &own,
                          std::function<QString(const ReservationId &)> name)
{
    m_results = ResultGeometry(breaker, now);
    m_own = own;
    m_name = std::move(name);
    cellsChanged();
}

QSize ResultStrip::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(560), t.px(kBracket + kMarks + kAxis + kKey)};
}

QSize ResultStrip::minimumSizeHint() const
{
    return {theme(this).px(300), sizeHint().height()};
}

QRectF ResultStrip::plot() const
{
    const Theme &t = theme(this);
    return {double(t.px(8)), double(t.px(kBracket)), double(width() - t.px(16)), double(t.px(kMarks))};
}

QString ResultStrip::cellText(int, int column) const
{
    const BreakerStatus::Result &result = m_results.breaker().recent[static_cast<size_t>(column)];
    const QString when = TimeText::timeWithSeconds(result.at, m_own);
    const QString who = m_name ? m_name(result.reservation) : QString();
    if (!result.fault)
        return tr("%1 %2. The carrier answered.").arg(when, who);
    //: %1 a time, %2 a name, %3 what the carrier answered
    return tr("%1 %2. Fault: %3.").arg(when, who, ClockWords::carrierAnswer(result.carrierCode));
}

QRectF ResultStrip::cellRect(int, int column) const
{
    const double side = theme(this).px(kMark) + 2;
    const auto marks = m_results.marks(plot(), side);
    const QPointF at(marks[static_cast<size_t>(column)], plot().center().y());
    return {at.x() - side / 2, at.y() - side / 2, side, side};
}

void ResultStrip::drawAxis(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QRectF box = plot();
    painter->fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), t.lineStrong);
    static constexpr std::array kSteps{10, 30, 60, 120, 300, 600, 1800, 3600};
    const InstantRange range = m_results.range();
    const QFont font = t.font(11);
    const double label = figure::width(font, QStringLiteral("00:00:00")) + t.px(12);
    milliseconds step = kSteps.back() * kSecond;
    for (const int seconds : kSteps) {
        const double width = box.width() * static_cast<double>((seconds * kSecond).count()) /
                             static_cast<double>(range.length().count());
        if (width >= label) {
            step = seconds * kSecond;
            break;
        }
    }
    for (Instant at = ceilTo(range.start, step); at < range.end; at += step) {
        const double x = std::round(m_results.xOf(at, box));
        painter->fillRect(QRectF(x, box.bottom(), 1, 4), t.lineStrong);
        painter->setPen(t.text3);
        const QString text = step < kMinute ? TimeText::timeWithSeconds(at, m_own) : TimeText::time(at, m_own);
        const double width = figure::width(font, text);
        const double left = std::clamp(x - width / 2, 0.0, this->width() - width);
        figure::draw(painter, QRectF(left, box.bottom() + 4, width, t.px(kAxis) - 4), Qt::AlignCenter, font, text);
    }
}

void ResultStrip::drawBracket(QPainter *painter, const std::vector<double> &marks) const
{
    const auto [first, last] = m_results.trippedBy();
    if (last < first)
        return;
    const Theme &t = theme(this);
    const double left = marks[static_cast<size_t>(first)] - t.px(6);
    const double right = marks[static_cast<size_t>(last)] + t.px(6);
    const double y = t.px(kBracket) - t.px(3) + 0.5;
    painter->setPen(QPen(t.error, 1.2));
    painter->drawPolyline(QPolygonF({{left, y + 4}, {left, y}, {right, y}, {right, y + 4}}));
    const QFont font = t.font(11, QFont::DemiBold);
    const QString text = tr("3 faults in a row");
    const double width = figure::width(font, text);
    const double x = std::clamp((left + right - width) / 2, 0.0, this->width() - width);
    figure::draw(painter, QRectF(x, 0, width, y - 2), Qt::AlignCenter, font, text);
}

void ResultStrip::drawKey(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QFont font = t.font(12);
    const double y = height() - t.px(kKey) / 2.0;
    double x = t.px(8);
    const auto word = [&](const QString &text) {
        painter->setPen(t.text2);
        const double width = figure::width(font, text);
        figure::draw(painter, QRectF(x, y - t.px(10), width, t.px(20)), Qt::AlignLeft | Qt::AlignVCenter, font, text);
        x += width + t.px(16);
    };
    const double side = t.px(10);
    drawIcon(painter, QRectF(x, y - side / 2, side, side), Icon::Check, t.ok);
    x += side + t.px(6);
    word(tr("reached"));
    drawFault(painter, {x + side / 2, y}, side, t.errorMark);
    x += side + t.px(6);
    word(tr("carrier fault"));
    if (m_results.breaker().nextProbe && m_results.openSpan()) {
        drawProbe(painter, {x + side / 2, y}, side, t.accentText);
        x += side + t.px(6);
        word(tr("next probe %1").arg(TimeText::timeWithSeconds(*m_results.breaker().nextProbe, m_own)));
    }
}

void ResultStrip::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = plot();
    if (const auto open = m_results.openSpan()) {
        const double left = std::max(box.left(), m_results.xOf(open->start, box));
        painter.fillRect(QRectF(left, box.top(), m_results.xOf(open->end, box) - left, box.height()), t.warnSoft);
    }
    drawAxis(&painter);
    const double side = t.px(kMark);
    const auto marks = m_results.marks(box, side + 2);
    for (size_t i = 0; i < marks.size(); ++i) {
        const QPointF at(marks[i], box.center().y());
        if (m_results.breaker().recent[i].fault)
            drawFault(&painter, at, side, t.errorMark);
        else
            drawIcon(&painter, QRectF(at.x() - side / 2, at.y() - side / 2, side, side), Icon::Check, t.ok);
    }
    drawBracket(&painter, marks);
    const double now = std::round(m_results.xOf(m_results.now(), box));
    painter.fillRect(QRectF(now, box.top() - 2, 2, box.height() + 2), t.error);
    if (const auto probe = m_results.breaker().nextProbe; probe && m_results.openSpan() && *probe >= m_results.now())
        drawProbe(&painter, {std::min(m_results.xOf(*probe, box), box.right()), box.center().y()}, side, t.accentText);
    drawKey(&painter);
    drawFocus(&painter);
}

} // namespace callboard
