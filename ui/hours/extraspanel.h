// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/section.h"
#include "ui/hours/hourscontroller.h"

class QLabel;
class QListWidget;

namespace callboard {

class Button;
class Note;

/// Holidays and split days of the company (C164, P04), below its hours: what is saved, and the dialogs that change it.
/// Past exceptions of one year are left out of the list, never out of what is saved.
class ExtrasPanel : public Section
{
    Q_OBJECT

public:
    ExtrasPanel(HoursController &controller, Session &session, QWidget *parent);

    /// Also for the palette and the empty list.
    void addException();
    void editWeek();

private:
    void refresh();
    void refreshButtons();
    void editException();
    void removeException();
    void review();
    /// Into extras().exceptions of the controller; -1 when no row is current.
    int current() const;
    void openException(int index);

    HoursController &m_controller;
    Session &m_session;
    QListWidget *m_list;
    QLabel *m_none;
    Button *m_add;
    Button *m_edit;
    Button *m_remove;
    QLabel *m_week;
    Button *m_weekButton;
    Note *m_held;
    QLabel *m_enforced;
    std::vector<int> m_shown; ///< row -> exception
};

} // namespace callboard
