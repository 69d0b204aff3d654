// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/whendone.h"
#include "ui/shell/session.h"

#include <QWidget>

namespace callboard {

class Badge;
class BellButton;
class ClockButton;
class HealthButton;
class IconButton;
class SearchButton;
class Switch;
class WorkspaceButton;

/// The 48 px line on top of every page: menu, workspace and company, DEMO badge (never hidden), search, health, your
/// clock, the other clock, Hold dialling, notifications. Below 1280, and where the words of a language need the room,
/// the search shrinks to its icon, then the captions go, then the word beside the switch.
class Header : public QWidget
{
    Q_OBJECT

public:
    Header(Session &session, QWidget *parent = nullptr);

    IconButton *menuButton() const { return m_menu; }
    WorkspaceButton *workspaceButton() const { return m_workspace; }
    SearchButton *searchButton() const { return m_search; }
    HealthButton *healthButton() const { return m_health; }
    ClockButton *ownClock() const { return m_ownClock; }
    ClockButton *otherClock() const { return m_otherClock; }
    Switch *holdSwitch() const { return m_hold; }
    BellButton *bell() const { return m_bell; }
    Badge *demoBadge() const { return m_demo; }
    Badge *placeBadge() const { return m_place; }
    /// The last status heard, for the pages' neighbours; empty before the first answer.
    const std::optional<ClockStatus> &status() const { return m_status; }

    /// Asks for health and hold state again.
    void refresh();

Q_SIGNALS:
    void statusChanged();

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();
    void adapt();
    void showWorkspace();
    void showPlace();
    void showClocks();
    void showStatus();
    void toggleHold(bool hold);

    Session &m_session;
    IconButton *m_menu;
    WorkspaceButton *m_workspace;
    Badge *m_demo;
    Badge *m_place; ///< the server's name; hidden on this computer
    Badge *m_telephony;
    SearchButton *m_search;
    HealthButton *m_health;
    ClockButton *m_ownClock;
    ClockButton *m_otherClock;
    Switch *m_hold;
    BellButton *m_bell;
    QWidget *m_menuPlace;
    std::optional<ClockStatus> m_status;
    LatestOnly m_latest;
    int m_ticksToRefresh = 0;
    bool m_hasOtherClock = false; ///< shown while there is room
};

} // namespace callboard
