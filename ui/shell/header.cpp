// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/header.h"

#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/sentences.h"
#include "ui/common/switch.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/shell/headerparts.h"
#include "ui/shell/notifications.h"

#include <QBoxLayout>
#include <QPainter>
#include <QResizeEvent>

namespace callboard {

namespace {

/// The status is pushed with every change; this is only for what changes by time passing (a breaker's next probe).
constexpr int kRefreshSeconds = 15;

} // namespace

Header::Header(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_menu(new IconButton(Icon::Menu, tr("Menu"), this)),
      m_workspace(new WorkspaceButton(this)), m_demo(new Badge(tr("DEMO: no real calls"), BadgeKind::Demo, this)),
      m_place(new Badge({}, BadgeKind::Neutral, this)),
      m_telephony(new Badge(tr("Telephony off"), BadgeKind::Warn, this)), m_search(new SearchButton(this)),
      m_health(new HealthButton(this)), m_ownClock(new ClockButton(this)), m_otherClock(new ClockButton(this)),
      m_hold(new Switch(tr("Hold dialling"), this)), m_bell(new BellButton(this)), m_menuPlace(new QWidget(this))
{
    setFill(this, Fill::Panel);
    m_demo->setIconName(Icon::Flask);
    m_hold->setWarnsWhenOn(true);
    m_hold->setToolTip(tr("While on, no booked call is dialled. Nothing is lost."));
    auto *menuRow = new QHBoxLayout(m_menuPlace);
    menuRow->setContentsMargins(0, 0, 0, 0);
    menuRow->addWidget(m_menu, 0, Qt::AlignCenter);

    auto *row = new QHBoxLayout(this);
    row->addWidget(m_menuPlace);
    row->addWidget(m_workspace);
    row->addWidget(m_place);
    row->addWidget(m_demo);
    row->addWidget(m_telephony);
    row->addStretch(1);
    row->addWidget(m_search, 40); // takes its full width before the gaps grow
    row->addStretch(1);
    row->addWidget(m_health);
    row->addWidget(m_ownClock);
    row->addWidget(m_otherClock);
    row->addWidget(m_hold);
    row->addWidget(m_bell);
    applyMetrics();

    connect(m_hold, &QAbstractButton::clicked, this, &Header::toggleHold);
    connect(&m_session, &Session::tick, this, [this] {
        showClocks();
        if (++m_ticksToRefresh >= kRefreshSeconds)
            refresh();
    });
    connect(&m_session, &Session::spotlightChanged, this, &Header::showClocks);
    connect(&m_session, &Session::ownZoneChanged, this, &Header::showClocks);
    connect(&m_session, &Session::workspaceChanged, this, &Header::showWorkspace);
    connect(&m_session, &Session::connectionChanged, this, &Header::showPlace);
    connect(&m_session, &Session::companyChanged, this, [this] {
        m_status.reset();
        showWorkspace();
        showStatus();
        refresh();
    });
    connect(&m_session, &Session::changed, this, [this](const Changes &changes) {
        if (changes.clock || changes.everything)
            refresh();
        if (changes.hours || changes.everything)
            showClocks();
    });
    connect(&m_session.notifications(), &Notifications::changed, this,
            [this] { m_bell->setUnread(m_session.notifications().unread()); });
    showWorkspace();
    showClocks();
    showStatus();
    refresh();
}

void Header::applyMetrics()
{
    const Theme &t = theme(this);
    setFixedHeight(t.px(48));
    m_menuPlace->setFixedWidth(t.px(72));
    m_search->setMaximumWidth(t.px(344));
    layout()->setContentsMargins(0, 0, t.px(12), 1);
    layout()->setSpacing(t.px(4));
}

void Header::showWorkspace()
{
    const WorkspaceInfo info = m_session.backend().workspace();
    const Company company = m_session.company();
    // One control while there is one company; with several the workspace's name comes first.
    QString text = company.name.isEmpty() ? info.name : company.name;
    if (info.companies.size() > 1)
        text = tr("%1, %2", "workspace, company").arg(info.name, company.name);
    m_workspace->setText(text);
    m_workspace->setAccessibleName(tr("Workspace and company: %1").arg(text));
    m_workspace->setToolTip(info.path.isEmpty() ? text : info.path);
    m_workspace->updateGeometry();
    m_demo->setVisible(info.isDemo);
    m_demo->setToolTip(tr("Only the simulated carrier works here. No phone rings."));
    m_telephony->setVisible(!company.id.isEmpty() && !company.telephonyEnabled);
    m_hold->setEnabled(m_session.backend().capabilities().holdDialling && !company.id.isEmpty());
    if (!m_status)
        m_hold->setChecked(company.diallingHeld);
    showPlace();
}

void Header::showPlace()
{
    const Connection way = m_session.backend().connection();
    const bool isServer = way.state != Connection::State::Embedded;
    m_place->setVisible(isServer);
    if (!isServer)
        return;
    const bool isOffline = way.state == Connection::State::Offline;
    const QString name = serverName(way.where);
    //: %1 is a server's name
    m_place->setText(isOffline ? tr("%1: no answer").arg(name) : name);
    m_place->setKind(isOffline ? BadgeKind::Warn : BadgeKind::Neutral);
    m_place->setIconName(isOffline ? Icon::Warn : Icon::Server);
    //: %1 is a server's address, %2 the name of a key
    m_place->setToolTip(way.keyName.isEmpty() ? way.where : tr("%1, with the key \"%2\"").arg(way.where, way.keyName));
    m_place->setAccessibleName(m_place->text());
    adapt();
}

void Header::showClocks()
{
    const Instant now = m_session.now();
    const Zone &own = m_session.ownZone();
    m_ownClock->setTexts(TimeText::timeWithSeconds(now, own),
                         //: %1 is a city with its offset
                         tr("You · %1").arg(TimeText::zoneCaption(own, now)));
    std::optional<Session::Spotlight> other = m_session.spotlight();
    if (!other) {
        if (const auto zone = m_session.company().policy.zone)
            other = Session::Spotlight{*zone, tr("Company")};
    }
    m_hasOtherClock = other.has_value();
    m_otherClock->setVisible(m_hasOtherClock);
    const bool wider = other && m_otherClock->caption().isEmpty();
    if (other)
        m_otherClock->setTexts(TimeText::timeWithSeconds(now, other->zone),
                               //: %1 is whose clock ("Candidate"), %2 a city with its offset
                               tr("%1 · %2").arg(other->caption, TimeText::zoneCaption(other->zone, now)));
    if (wider || !m_otherClock->isVisible())
        adapt();
}

void Header::refresh()
{
    m_ticksToRefresh = 0;
    if (m_session.companyId().isEmpty())
        return;
    m_latest.ask(m_session.backend().clock().status(m_session.companyId()), this,
                 [this](const Result<ClockStatus> &answer) {
                     if (answer)
                         m_status = *answer;
                     else
                         m_status.reset();
                     showStatus();
                     Q_EMIT statusChanged();
                 });
}

void Header::showStatus()
{
    if (!m_status) {
        m_health->setHealth(std::nullopt, {});
        adapt();
        return;
    }
    QStringList causes;
    for (const HealthCause cause : m_status->causes)
        causes << Sentences::healthCause(cause);
    m_health->setHealth(m_status->health, causes.join(QLatin1Char(' ')));
    m_hold->setChecked(m_status->diallingHeld);
    m_telephony->setVisible(!m_status->telephonyEnabled);
    adapt();
    m_hold->updateGeometry();
}

void Header::toggleHold(bool hold)
{
    const CompanyId company = m_session.companyId();
    const auto send = [this, company](bool on) {
        whenDone(m_session.backend().clock().holdDialling(company, on, tr("Switched in the header")), this,
                 [this](const Result<Done> &answer) {
                     if (!answer)
                         m_session.notifications().refused(answer.error(), m_session.ownZone());
                     refresh();
                 });
    };
    whenDone(m_session.backend().clock().holdDialling(company, hold, tr("Switched in the header")), this,
             [this, hold, send](const Result<Done> &answer) {
                 if (answer) {
                     ToastText text{hold ? tr("Dialling on hold") : tr("Dialling goes on"),
                                    hold ? tr("Booked calls wait until the hold ends.")
                                         : tr("Due calls are dialled again."),
                                    hold ? Tone::Warn : Tone::Ok};
                     text.undo = [send, hold] { send(!hold); };
                     m_session.notifications().tell(std::move(text), [send, hold] { send(hold); });
                 } else {
                     m_session.notifications().refused(answer.error(), m_session.ownZone());
                 }
                 refresh();
             });
}

void Header::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    if (m_hold->isChecked()) {
        const QRect box = m_hold->geometry();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.warnMark, 1));
        painter.setBrush(t.warnSoft);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), t.px(5), t.px(5));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

void Header::adapt()
{
    const Theme &t = theme(this);
    const QString holdWords = m_hold->isChecked() ? tr("Dialling on hold") : tr("Hold dialling");
    // Gives up one thing after the other until the rest fits: each step is measured, so it holds in any language.
    for (int step = 0; step <= 5; ++step) {
        m_search->setIconOnly(step >= 1 || width() < t.px(1280));
        m_ownClock->setCaptionVisible(step < 2);
        m_otherClock->setCaptionVisible(step < 2);
        m_hold->setText(step < 3 ? holdWords : QString());
        m_hold->setAccessibleName(holdWords);
        m_demo->setText(step < 4 ? tr("DEMO: no real calls") : tr("DEMO")); // shorter, never hidden
        m_otherClock->setVisible(m_hasOtherClock && step < 5);
        int needed = layout()->contentsMargins().right() + m_menuPlace->width();
        for (const QWidget *part : std::initializer_list<const QWidget *>{
                 m_place, m_demo, m_telephony, m_search, m_health, m_ownClock, m_otherClock, m_hold, m_bell}) {
            if (!part->isHidden())
                needed += part->sizeHint().width() + layout()->spacing();
        }
        needed += std::min(m_workspace->sizeHint().width(), t.px(160)) + 3 * layout()->spacing();
        if (needed <= width())
            return;
    }
}

void Header::resizeEvent(QResizeEvent *event)
{
    adapt();
    QWidget::resizeEvent(event);
}

void Header::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange) {
        applyMetrics();
        adapt();
    }
    QWidget::changeEvent(event);
}

} // namespace callboard
