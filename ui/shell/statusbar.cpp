// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/statusbar.h"

#include "ui/common/figurelabel.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPainter>

namespace callboard {

StatusBar::StatusBar(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_jobs(new JobsArea(session.jobs(), this)),
      m_saved(new FigureLabel({}, 12, QFont::Normal, this)), m_carrier(new FigureLabel({}, 12, QFont::Normal, this)),
      m_zoneData(new FigureLabel({}, 12, QFont::Normal, this))
{
    setFill(this, Fill::Panel);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_jobs, 1);
    for (FigureLabel *label : {m_saved, m_carrier, m_zoneData}) {
        label->setColour([] { return theme(nullptr).text2; });
        label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        row->addWidget(label);
    }
    applyMetrics();
    connect(&m_session, &Session::workspaceChanged, this, &StatusBar::showWorkspace);
    connect(&m_session, &Session::ownZoneChanged, this, &StatusBar::showWorkspace);
    connect(&m_session, &Session::changed, this, &StatusBar::showWorkspace);
    connect(&m_session, &Session::connectionChanged, this, &StatusBar::showWorkspace);
    connect(&m_session, &Session::messageChanged, m_jobs, &JobsArea::setMessage);
    showWorkspace();
}

void StatusBar::applyMetrics()
{
    const Theme &t = theme(this);
    setFixedHeight(t.px(28));
    layout()->setContentsMargins(t.px(12), 1, t.px(12), 0);
    layout()->setSpacing(t.px(16));
}

void StatusBar::showWorkspace()
{
    const WorkspaceInfo info = m_session.backend().workspace();
    const bool local = !info.path.isEmpty() || info.isTemporary;
    const QString what = !m_session.backend().capabilities().writable ? tr("Read only")
                         : info.isTemporary                           ? tr("Temporary workspace")
                         : local                                      ? tr("Local workspace")
                                                                      : info.name;
    if (info.savedAt)
        //: %1 is a workspace ("Local workspace"), %2 the time it was last saved
        m_saved->setText(tr("%1, saved %2").arg(what, TimeText::timeWithSeconds(*info.savedAt, m_session.ownZone())));
    else
        m_saved->setText(what);
    m_saved->setToolTip(info.path);
    // "simulated" is the carrier's own name; people read what it is.
    const QString carrier = info.carrier == QLatin1String("simulated") ? tr("Simulated carrier") : info.carrier;
    if (qFuzzyCompare(info.clockRate, 1.0))
        m_carrier->setText(carrier);
    else
        //: %1 is a carrier, %2 how many times faster than real time the clock runs
        m_carrier->setText(tr("%1, clock %2×").arg(carrier, QLocale().toString(info.clockRate, 'g', 4)));
    m_zoneData->setText(tr("Time zone data %1").arg(info.tzVersion));
    m_zoneData->setToolTip(tr("Phone data %1").arg(info.phoneDataVersion));
    adapt();
}

/// What happens comes first: the facts at the right go one by one while there is no room for all of them.
void StatusBar::adapt()
{
    const int gap = layout()->spacing();
    int room = width() - 2 * theme(this).px(12) - m_jobs->minimumSizeHint().width();
    for (FigureLabel *label : {m_saved, m_carrier, m_zoneData}) {
        room -= label->text().isEmpty() ? 0 : label->sizeHint().width() + gap;
        label->setVisible(!label->text().isEmpty() && room >= 0);
    }
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
}

bool StatusBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        adapt();
    return QWidget::event(event);
}

void StatusBar::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

void StatusBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange) {
        applyMetrics();
        adapt();
    }
    QWidget::changeEvent(event);
}

} // namespace callboard
