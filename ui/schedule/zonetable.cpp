// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/zonetable.h"

#include "ui/common/button.h"
#include "ui/common/figure.h"
#include "ui/common/statesign.h"
#include "ui/common/textrole.h"
#include "ui/common/timetext.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

namespace callboard {

namespace {

/// More zones than this are summed in one line: the panel has other things to show.
constexpr size_t kMostZones = 7;

QString clockHour(Instant t, const Zone &zone)
{
    const QTime time = zone.civilOf(t).time;
    return time.toString(time.minute() == 0 ? QStringLiteral("HH") : QStringLiteral("HH:mm"));
}

} // namespace

ZoneTable::ZoneTable(QWidget *parent) : QWidget(parent), m_choose(new Button(tr("Choose"), ButtonKind::Link, this))
{
    m_choose->setAccessibleName(tr("Choose the time zones that are not known"));
    m_choose->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_choose, &QPushButton::clicked, this, &ZoneTable::chooseRequested);
}

QString ZoneTable::hoursHere(InstantRange hours, const Zone &own)
{
    return clockHour(hours.start, own) + QStringLiteral("–") + clockHour(hours.end, own);
}

void ZoneTable::setGroups(const std::vector<ZoneGroup> &groups, const Zone &own)
{
    m_rows.clear();
    m_total = 0;
    m_missingAt = -1;
    int others = 0;
    int otherZones = 0;
    const auto zones =
        static_cast<size_t>(std::ranges::count_if(groups, [](const ZoneGroup &g) { return g.zone.has_value(); }));
    for (const ZoneGroup &group : groups) {
        m_total += group.people;
        if (!group.zone) {
            m_missingAt = static_cast<int>(m_rows.size()) + (others > 0 ? 1 : 0);
            if (others > 0)
                m_rows.push_back({tr("%n other zone(s)", nullptr, otherZones), QString::number(others), {}, false});
            others = 0;
            m_rows.push_back({tr("Not chosen"), QString::number(group.people), {}, true});
        } else if (zones > kMostZones && m_rows.size() + 1 >= kMostZones) {
            others += group.people;
            ++otherZones;
        } else {
            m_rows.push_back({group.zone->city(), QString::number(group.people),
                              group.hours ? hoursHere(*group.hours, own) : tr("any time"), false});
        }
    }
    if (others > 0)
        m_rows.push_back({tr("%n other zone(s)", nullptr, otherZones), QString::number(others), {}, false});
    QStringList spoken;
    for (const Row &row : m_rows)
        spoken << (row.hours.isEmpty()
                       ? tr("%1: %2 people", "zone and count").arg(row.name, row.people)
                       : tr("%1: %2 people, %3 here", "zone, count, hours").arg(row.name, row.people, row.hours));
    setAccessibleName(tr("Zones of the chosen people"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    m_choose->setVisible(m_missingAt >= 0);
    place();
    updateGeometry();
    update();
}

int ZoneTable::lineHeight() const
{
    return theme(this).px(20);
}

QSize ZoneTable::sizeHint() const
{
    const int lines = m_rows.empty() ? 0 : static_cast<int>(m_rows.size()) + 2;
    return {theme(this).px(210), lines * lineHeight() + (lines > 0 ? 4 : 0)};
}

void ZoneTable::place()
{
    const QSize size = m_choose->sizeHint();
    m_choose->setGeometry(width() - size.width(), (m_missingAt + 1) * lineHeight() + (lineHeight() - size.height()) / 2,
                          size.width(), size.height());
}

void ZoneTable::resizeEvent(QResizeEvent *)
{
    place();
}

void ZoneTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        place();
    }
}

void ZoneTable::paintEvent(QPaintEvent *)
{
    if (m_rows.empty())
        return;
    const Theme &t = theme(this);
    QPainter painter(this);
    const int line = lineHeight();
    const double hoursWidth = t.px(70);
    const double peopleRight = width() - hoursWidth;
    const double peopleLeft = peopleRight - t.px(48);
    const auto draw = [&](int row, const QString &name, const QString &people, const QString &hours, const QFont &font,
                          const QColor &colour, double indent) {
        const double y = row * line;
        painter.setFont(font);
        painter.setPen(colour);
        const QRectF nameRect(indent, y, peopleLeft - indent, line);
        painter.drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(name, Qt::ElideRight, nameRect.width()));
        figure::draw(&painter, QRectF(peopleLeft, y, t.px(48), line), Qt::AlignRight | Qt::AlignVCenter, font, people);
        figure::draw(&painter, QRectF(peopleRight, y, hoursWidth, line), Qt::AlignRight | Qt::AlignVCenter, font,
                     hours);
    };
    draw(0, tr("Zone"), tr("People"), tr("Hours here"), t.font(11), t.text3, 0);
    painter.fillRect(QRectF(0, line - 1, width(), 1), t.line);
    int at = 1;
    for (const Row &row : m_rows) {
        if (row.isMissing)
            drawToneSign(&painter, QRectF(0, at * line + (line - t.px(13)) / 2.0, t.px(13), t.px(13)), Tone::Warn, t);
        draw(at, row.name, row.people, row.hours, t.font(12), row.isMissing ? t.warn : t.text,
             row.isMissing ? t.px(17) : 0);
        ++at;
    }
    painter.fillRect(QRectF(0, at * line + 1, width(), 1), t.line);
    painter.translate(0, 3);
    draw(at, tr("Total"), QString::number(m_total), {}, t.font(12, QFont::DemiBold), t.text, 0);
}

} // namespace callboard
