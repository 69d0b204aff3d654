// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace callboard {

class Button;

/// A form in a window of its own: title, fields, whatever the form says below them, the reason why it cannot be saved,
/// then the safe button and the one that acts. What was typed stays until the form is closed.
class FormDialog : public QDialog
{
    Q_OBJECT

Q_SIGNALS:
    /// The primary button, which is off while there is a reason.
    void submitted();

protected:
    /// `width` and `labelWidth` at scale 1.
    FormDialog(const QString &title, const QString &act, int width, int labelWidth, QWidget *parent);
    /// The first one has the focus.
    void addField(const QString &label, QWidget *field);
    /// Rows that are no field.
    QVBoxLayout *fields() const { return m_fields; }
    /// Empty = it can be saved.
    void setReason(const QString &reason);
    /// Says it without switching the button off: a refusal that came back.
    void say(const QString &sentence);

private:
    QVBoxLayout *m_fields;
    QLabel *m_reason;
    Button *m_act;
    int m_labelWidth;
};

} // namespace callboard
