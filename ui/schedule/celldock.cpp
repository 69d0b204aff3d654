// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/celldock.h"

#include "ui/common/button.h"
#include "ui/common/figure.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QBoxLayout>
#include <QFontMetricsF>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>

namespace callboard {

CellTable::CellTable(QWidget *parent)
    : QWidget(parent), m_explain(new Button(tr("Explain"), ButtonKind::Link, this)),
      m_start(new Button(tr("Start here"), ButtonKind::Link, this))
{
    m_explain->setKeyHint(QKeySequence(Qt::Key_E));
    m_start->setKeyHint(QKeySequence(Qt::Key_Space));
    connect(m_explain, &QPushButton::clicked, this, &CellTable::explainRequested);
    connect(m_start, &QPushButton::clicked, this, &CellTable::startRequested);
}

void CellTable::setCell(const HeatCell &cell)
{
    m_cell = cell;
    m_known = true;
    m_lines = HeatArithmetic::lines(cell);
    setAccessibleName(HeatArithmetic::sum(cell));
    update();
}

QSize CellTable::sizeHint() const
{
    return {theme(this).px(600), theme(this).px(101)};
}

void CellTable::resizeEvent(QResizeEvent *)
{
    const Theme &t = theme(this);
    const QSize start = m_start->sizeHint();
    const QSize explain = m_explain->sizeHint();
    const int y = height() - start.height() - t.px(2);
    m_start->setGeometry(width() - start.width() - t.px(12), y, start.width(), start.height());
    m_explain->setGeometry(m_start->x() - explain.width() - t.px(12), y, explain.width(), explain.height());
}

void CellTable::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    if (!m_known) {
        painter.setPen(t.text2);
        painter.setFont(t.font(12));
        painter.drawText(rect(), Qt::AlignCenter, tr("Move the cursor over the map to see its arithmetic."));
        return;
    }
    const double left = t.px(12);
    const double heads = t.px(48);
    const double line = t.px(18);
    const int columns = std::max(1, static_cast<int>(m_lines.size()));
    const double column = std::min<double>(t.px(100), (width() - left - heads - t.px(12)) / columns);
    painter.setPen(t.text2);
    const QStringList rows{tr("Cap"), tr("Busy"), tr("Free")};
    for (int i = 0; i < 3; ++i)
        figure::draw(&painter, QRectF(left, t.px(4) + (i + 1) * line, heads, line), Qt::AlignLeft | Qt::AlignVCenter,
                     t.font(12), rows.at(i));
    double x = left + heads;
    for (const HeatArithmetic::Line &item : m_lines) {
        if (item.isPool)
            painter.fillRect(QRectF(x + t.px(4), t.px(2), column - t.px(4), 4 * line + t.px(4)), t.sunken);
        const QFont headFont = t.font(11);
        painter.setPen(t.text3);
        painter.setFont(headFont);
        const QRectF head(x, t.px(4), column - t.px(6), line);
        painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter,
                         QFontMetricsF(headFont).elidedText(item.label, Qt::ElideRight, head.width() - t.px(4)));
        painter.setPen(item.counted ? t.text : t.text3);
        const std::array<int, 3> values{item.cap, item.busy, item.free};
        for (int i = 0; i < 3; ++i)
            figure::draw(&painter, QRectF(x, t.px(4) + (i + 1) * line, column - t.px(6), line),
                         Qt::AlignRight | Qt::AlignVCenter,
                         t.font(12, item.isPool && i == 2 ? QFont::DemiBold : QFont::Normal),
                         QString::number(values[static_cast<size_t>(i)]));
        x += column;
    }
    const double y = height() - t.px(22);
    painter.setPen(t.text);
    const QFont bold = t.font(12, QFont::DemiBold);
    const QString sum = HeatArithmetic::sum(m_cell);
    figure::draw(&painter, QRectF(left, y, width(), t.px(18)), Qt::AlignLeft | Qt::AlignVCenter, bold, sum);
    const QString people = HeatArithmetic::people(m_cell);
    const double next = left + figure::width(bold, sum) + t.px(10);
    if (next + figure::width(t.font(12), people) < m_explain->x() - t.px(8)) {
        painter.setPen(t.text2);
        figure::draw(&painter, QRectF(next, y, width(), t.px(18)), Qt::AlignLeft | Qt::AlignVCenter, t.font(12),
                     people);
    }
}

CellDock::CellDock(QWidget *parent)
    : QWidget(parent), m_tabs(new QWidget(this)), m_cellTab(new Button(tr("Cell"), ButtonKind::Link, m_tabs)),
      m_windowTab(new Button(tr("Selected window"), ButtonKind::Link, m_tabs)),
      m_clocks(makeLabel({}, TextRole::Secondary, m_tabs)), m_stack(new QStackedWidget(this)),
      m_table(new CellTable(m_stack)), m_chart(new WindowChart(m_stack))
{
    const Theme &t = theme(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_chart);
    for (Button *tab : {m_cellTab, m_windowTab})
        tab->setCheckable(true);
    auto *row = new QHBoxLayout(m_tabs);
    row->setContentsMargins(t.px(12), t.px(1), t.px(12), 0);
    row->setSpacing(t.px(16));
    row->addWidget(m_cellTab);
    row->addWidget(m_windowTab);
    row->addStretch(1);
    row->addWidget(m_clocks);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack);
    connect(m_cellTab, &QPushButton::clicked, this, [this] { showTab(0); });
    connect(m_windowTab, &QPushButton::clicked, this, [this] { showTab(1); });
    setAccessibleName(tr("Cell and window"));
    apply();
}

void CellDock::setForm(Form form)
{
    if (m_form == form)
        return;
    m_form = form;
    m_asked = false;
    if (form != Form::ChartOnly)
        m_stack->setCurrentIndex(0);
    apply();
}

/// In the smallest window a second click on the open tab closes it again.
void CellDock::showTab(int index)
{
    m_asked = m_form != Form::TabsClosed || !(m_asked && m_stack->currentIndex() == index);
    m_stack->setCurrentIndex(index);
    apply();
}

void CellDock::apply()
{
    const Theme &t = theme(this);
    const bool tabs = m_form != Form::ChartOnly;
    if (!tabs)
        m_stack->setCurrentIndex(1);
    m_tabs->setVisible(tabs);
    m_tabs->setFixedHeight(t.px(30));
    const bool open = m_form != Form::TabsClosed || m_asked;
    m_stack->setVisible(open);
    m_stack->setFixedHeight(tabs ? t.px(101) : t.px(148));
    m_cellTab->setChecked(open && m_stack->currentIndex() == 0);
    m_windowTab->setChecked(open && m_stack->currentIndex() == 1);
    setFixedHeight((tabs ? t.px(30) : 0) + (open ? m_stack->maximumHeight() : 0));
    update();
}

void CellDock::setCell(const HeatCell &cell, const Zone &own, const std::optional<Zone> &second)
{
    m_table->setCell(cell);
    m_cellTab->setText(TimeText::moment(cell.at, own));
    m_clocks->setText(second && !(*second == own) ? TimeText::timeIn(cell.at, *second) : QString());
}

void CellDock::paintEvent(QPaintEvent *)
{
    if (m_form == Form::ChartOnly)
        return;
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(QRectF(0, 0, width(), m_tabs->height()), t.surface);
    painter.fillRect(QRectF(0, 0, width(), 1), t.line);
    painter.fillRect(QRectF(0, m_tabs->height() - 1, width(), 1), t.line);
    if (!m_stack->isVisible())
        return;
    const QWidget *tab = m_stack->currentIndex() == 0 ? m_cellTab : m_windowTab;
    painter.fillRect(QRectF(tab->x(), m_tabs->height() - t.px(2), tab->width(), t.px(2)), t.accentText);
}

} // namespace callboard
