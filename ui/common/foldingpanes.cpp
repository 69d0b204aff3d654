// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/foldingpanes.h"

#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace callboard {

FoldingPanes::FoldingPanes(PaneSplitter *splitter, int first, QWidget *parent)
    : QWidget(parent), m_splitter(splitter), m_strip(new QWidget(this)), m_chosen(splitter->widget(first))
{
    setFill(m_strip, Fill::Panel);
    auto *strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(theme(this).px(12), theme(this).px(6), theme(this).px(12), theme(this).px(6));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_splitter, 1);
    m_strip->hide();
    m_splitter->installEventFilter(this);
    setMinimumWidth(1); // what does not fit folds instead of pushing the window wider
}

QList<QWidget *> FoldingPanes::wanted() const
{
    QList<QWidget *> panes;
    for (int i = 0; i < m_splitter->count(); ++i) {
        QWidget *pane = m_splitter->widget(i);
        if (!pane->isHidden() || m_hidden.contains(pane))
            panes << pane;
    }
    return panes;
}

void FoldingPanes::fit()
{
    if (m_fitting)
        return;
    const QScopedValueRollback guard(m_fitting, true);
    const QList<QWidget *> panes = wanted();
    int needed = 0;
    for (const QWidget *pane : panes)
        needed += std::max(pane->minimumWidth(), pane->minimumSizeHint().width()) + m_splitter->handleWidth();
    m_folded = needed > width() && panes.size() > 1;
    if (!panes.contains(m_chosen) && !panes.isEmpty())
        m_chosen = panes.first();
    if (m_folded && m_named != panes) {
        delete m_choice;
        m_choice = new SegmentedControl(tr("Part of the page"), m_strip);
        for (const QWidget *pane : panes)
            m_choice->addSegment(pane->accessibleName());
        m_choice->setCurrentIndex(static_cast<int>(panes.indexOf(m_chosen)));
        connect(m_choice, &SegmentedControl::currentIndexChanged, this, [this](int index) {
            m_chosen = m_named.value(index, m_chosen);
            showChosen();
        });
        m_strip->layout()->addWidget(m_choice);
        m_strip->layout()->setAlignment(m_choice, Qt::AlignLeft);
        m_named = panes;
    }
    m_strip->setVisible(m_folded);
    showChosen();
}

void FoldingPanes::showChosen()
{
    for (QWidget *pane : wanted()) {
        const bool shown = !m_folded || pane == m_chosen;
        if (shown)
            m_hidden.remove(pane);
        else
            m_hidden.insert(pane);
        pane->setVisible(shown);
    }
}

void FoldingPanes::reveal(QWidget *inside)
{
    if (!m_folded)
        return;
    for (int i = 0; i < m_named.size(); ++i) {
        if (m_named[i] == inside || m_named[i]->isAncestorOf(inside))
            m_choice->setCurrentIndex(i);
    }
}

void FoldingPanes::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool FoldingPanes::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::eventFilter(watched, event);
}

} // namespace callboard
