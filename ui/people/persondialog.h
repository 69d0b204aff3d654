// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace callboard {

class Button;
class ZoneCombo;

/// One person as a form. The phone is judged while it is typed, with the country it may be short of chosen beside it,
/// never guessed; its zones are offered first. OK says why it cannot be pressed. What was typed stays until it is saved
/// or cancelled: a server may refuse it, or not answer.
class PersonDialog : public QDialog
{
    Q_OBJECT

public:
    /// `clocks` decides which zones are one clock; `region` is preselected for numbers without a country.
    PersonDialog(const Candidate &person, const std::vector<Position> &positions, Instant now, QWidget *parent);

    /// What the form says; valid once it was submitted.
    Candidate person() const;
    /// Empty = it can be saved.
    QString whyNot() const;
    /// What was submitted was not saved.
    void showRefusal(const QString &sentence);

Q_SIGNALS:
    /// The primary button; once, until the refusal.
    void submitted();

private:
    void judgePhone();
    void refresh();

    Candidate m_person;
    bool m_showsSafe = false; ///< what is remembered was put into the field
    bool m_isSent = false;
    Instant m_now;
    QLineEdit *m_name;
    QLineEdit *m_phone;
    QComboBox *m_region;
    QLabel *m_phoneVerdict;
    ZoneCombo *m_zone;
    QLabel *m_zoneNote;
    QComboBox *m_position;
    QSpinBox *m_minutes;
    QCheckBox *m_test;
    QPlainTextEdit *m_note;
    QLabel *m_reason;
    Button *m_ok;
    std::optional<E164> m_number;
};

} // namespace callboard
