// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;

namespace callboard {

class Button;
class ConflictsModel;
class HoursController;
class Session;

/// The second list of D-CONFLICT: booked calls that a holiday or split day holds, to move or to let dial all the same.
class HeldCallsDialog final : public QDialog
{
    Q_OBJECT

public:
    HeldCallsDialog(HoursController &controller, Session &session, QWidget *parent);

private:
    void refresh();
    void askToDial();

    HoursController &m_controller;
    Session &m_session;
    ConflictsModel *m_model;
    QLabel *m_lead;
    Button *m_dial;
    Button *m_move;
};

} // namespace callboard
