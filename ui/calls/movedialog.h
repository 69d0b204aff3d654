// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/lanelayout.h"
#include "ui/schedule/movecontroller.h"
#include "ui/shell/session.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QLabel;
class QTimeEdit;

namespace callboard {

class Button;
class Note;

/// Moves one call by typing: day, time and number; the verdict follows while typing, from the code that decides. What
/// is typed in a gap or a repeated hour of the clock says which minute is meant (D-DST).
class MoveDialog : public QDialog
{
    Q_OBJECT

public:
    MoveDialog(Session &session, MoveController &mover, const ReservationRow &row,
               const std::vector<LaneNumber> &numbers, QWidget *parent);

    /// The minute that is typed now.
    Instant place() const;
    Button *moveButton() const { return m_move; }

    /// "10 of 10 lines are taken": why a place is refused, in one line; "" for an allowed one.
    static QString verdictText(const MoveVerdict &verdict, const Zone &own);

private:
    void hover();
    void showVerdict();
    std::optional<PhoneNumberId> number() const;

    Session &m_session;
    MoveController &m_mover;
    Reservation m_call;
    QDateEdit *m_day;
    QTimeEdit *m_time;
    QComboBox *m_number;
    QLabel *m_there;
    Note *m_verdict;
    Button *m_move;
};

} // namespace callboard
