// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;

namespace callboard {

class Button;

/// The one question after a sleep or restart (D-SLEEP): one summary, one yes, one no. No comes first and is the
/// default; nothing is dialled while it stands unanswered.
class LateCallsBar : public QWidget
{
    Q_OBJECT

public:
    explicit LateCallsBar(QWidget *parent = nullptr);
    /// `names` are the first people concerned; 0 calls hides the bar.
    void setCalls(int calls, const QStringList &names);
    Button *yes() const { return m_yes; }
    Button *no() const { return m_no; }

Q_SIGNALS:
    void answered(bool dial);

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QLabel *m_lead;
    QLabel *m_sentence;
    Button *m_no;
    Button *m_yes;
};

} // namespace callboard
