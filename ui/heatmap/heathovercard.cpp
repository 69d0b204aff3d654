// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heathovercard.h"

#include "ui/common/button.h"
#include "ui/common/figure.h"
#include "ui/common/keycap.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace callboard {

namespace {

constexpr int kPadding = 12;
constexpr int kFigureColumn = 48;
/// More numbers than this and the card shows pools only: it must not cover the map.
constexpr size_t kMostLines = 14;

} // namespace

HeatHoverCard::HeatHoverCard(QWidget *parent)
    : QWidget(parent), m_explain(new Button(tr("Explain this slot"), ButtonKind::Link, this)),
      m_explainKey(new KeyCap(QStringLiteral("E"), this)),
      m_start(new Button(tr("Start here"), ButtonKind::Link, this)), m_startKey(new KeyCap(tr("Space", "key"), this))
{
    setFocusPolicy(Qt::NoFocus);
    for (QWidget *link : {static_cast<QWidget *>(m_explain), static_cast<QWidget *>(m_start)})
        link->setFocusPolicy(Qt::NoFocus);
    connect(m_explain, &QPushButton::clicked, this, &HeatHoverCard::explainRequested);
    connect(m_start, &QPushButton::clicked, this, &HeatHoverCard::startRequested);
}

void HeatHoverCard::setCell(const HeatCell &cell, const Zone &own, const std::optional<Zone> &second)
{
    m_cell = cell;
    m_lines = HeatArithmetic::lines(cell);
    if (m_lines.size() > kMostLines)
        std::erase_if(m_lines, [](const HeatArithmetic::Line &line) { return !line.isPool; });
    m_title = TimeText::momentIn(cell.at, own);
    m_others.clear();
    if (second && !(*second == own)) {
        const bool sameDay = own.civilOf(cell.at).date == second->civilOf(cell.at).date;
        m_others = sameDay ? TimeText::timeIn(cell.at, *second) : TimeText::momentIn(cell.at, *second);
    }
    setAccessibleName(m_title);
    setAccessibleDescription(HeatArithmetic::sum(cell));
    place();
    update();
}

int HeatHoverCard::lineHeight() const
{
    return theme(this).px(19);
}

int HeatHoverCard::tableTop() const
{
    const Theme &t = theme(this);
    return t.px(kPadding) + t.px(18) + (m_others.isEmpty() ? 0 : t.px(17)) + t.px(6);
}

QSize HeatHoverCard::sizeHint() const
{
    const Theme &t = theme(this);
    double width = figure::width(t.font(13, QFont::DemiBold), HeatArithmetic::sum(m_cell));
    width = std::max(width, figure::width(t.font(13, QFont::DemiBold), m_title));
    width = std::max(width, figure::width(t.font(12), m_others));
    width = std::max(width, double(t.px(3 * kFigureColumn + 90)));
    width = std::max(width, double(m_explain->sizeHint().width() + m_explainKey->sizeHint().width() +
                                   m_start->sizeHint().width() + m_startKey->sizeHint().width() + t.px(40)));
    const int table = m_lines.empty() ? 0 : lineHeight() * (static_cast<int>(m_lines.size()) + 1);
    const int sentences = t.px(22) + (HeatArithmetic::people(m_cell).isEmpty() ? 0 : t.px(18));
    return {static_cast<int>(std::ceil(width)) + 2 * t.px(kPadding),
            tableTop() + table + t.px(8) + sentences + t.px(30) + t.px(6)};
}

void HeatHoverCard::place()
{
    const Theme &t = theme(this);
    const int y = height() - t.px(kPadding) - m_explain->sizeHint().height() + t.px(4);
    int x = t.px(kPadding);
    for (QWidget *child : {static_cast<QWidget *>(m_explain), static_cast<QWidget *>(m_explainKey),
                           static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_startKey)}) {
        const QSize size = child->sizeHint();
        if (child == m_start)
            x = std::max(x + t.px(8),
                         width() - t.px(kPadding) - size.width() - m_startKey->sizeHint().width() - t.px(6));
        child->setGeometry(x, y + (m_explain->sizeHint().height() - size.height()) / 2, size.width(), size.height());
        x += size.width() + t.px(6);
    }
}

void HeatHoverCard::resizeEvent(QResizeEvent *)
{
    place();
}

void HeatHoverCard::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double border = t.kind == ThemeKind::HighContrast ? 2 : 1;
    painter.fillRect(rect(), t.surface);
    painter.setPen(QPen(t.lineStrong, border));
    painter.drawRoundedRect(QRectF(rect()).adjusted(border / 2, border / 2, -border / 2, -border / 2), t.px(6),
                            t.px(6));

    const double left = t.px(kPadding);
    const double right = width() - t.px(kPadding);
    double y = t.px(kPadding);
    painter.setPen(t.text);
    figure::draw(&painter, QRectF(left, y, right - left, t.px(18)), Qt::AlignLeft | Qt::AlignVCenter,
                 t.font(13, QFont::DemiBold), m_title);
    y += t.px(18);
    if (!m_others.isEmpty()) {
        painter.setPen(t.text2);
        figure::draw(&painter, QRectF(left, y, right - left, t.px(17)), Qt::AlignLeft | Qt::AlignVCenter, t.font(12),
                     m_others);
    }
    y = tableTop();
    const auto figures = [&](double top, const std::array<QString, 3> &texts, const QFont &font, bool boldLast) {
        for (int i = 0; i < 3; ++i) {
            const double columnRight = right - t.px(4) - (2 - i) * t.px(kFigureColumn);
            figure::draw(&painter, QRectF(columnRight - t.px(kFigureColumn), top, t.px(kFigureColumn), lineHeight()),
                         Qt::AlignRight | Qt::AlignVCenter, boldLast && i == 2 ? t.font(12, QFont::DemiBold) : font,
                         texts[static_cast<size_t>(i)]);
        }
    };
    if (!m_lines.empty()) {
        painter.setPen(t.text3);
        figures(y, {tr("Cap"), tr("Busy"), tr("Free")}, t.font(11), false);
        y += lineHeight();
    }
    for (const HeatArithmetic::Line &line : m_lines) {
        if (line.isPool) {
            painter.fillRect(QRectF(left, y, right - left, lineHeight()), t.sunken);
            painter.fillRect(QRectF(left, y, right - left, 1), t.line);
        }
        painter.setPen(line.counted ? t.text : t.text3);
        painter.setFont(t.font(12));
        const double labelLeft = left + t.px(line.isPool ? 4 : 10);
        const double labelWidth = right - labelLeft - 3 * t.px(kFigureColumn);
        painter.drawText(QRectF(labelLeft, y, labelWidth, lineHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(painter.font()).elidedText(line.label, Qt::ElideRight, labelWidth));
        figures(y, {QString::number(line.cap), QString::number(line.busy), QString::number(line.free)}, t.font(12),
                line.isPool);
        y += lineHeight();
    }
    y += t.px(8);
    painter.setPen(t.text);
    figure::draw(&painter, QRectF(left, y, right - left, t.px(20)), Qt::AlignLeft | Qt::AlignVCenter,
                 t.font(13, QFont::DemiBold), HeatArithmetic::sum(m_cell));
    y += t.px(20);
    if (const QString people = HeatArithmetic::people(m_cell); !people.isEmpty()) {
        painter.setPen(t.text2);
        figure::draw(&painter, QRectF(left, y, right - left, t.px(18)), Qt::AlignLeft | Qt::AlignVCenter, t.font(12),
                     people);
    }
}

} // namespace callboard
