// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QSpinBox;

namespace callboard {

class IconButton;

/// A count with a button on either side: minus, field, plus. The field alone is a Tab stop; arrows step it.
class StepField : public QWidget
{
    Q_OBJECT

public:
    /// `spokenName` names the field for screen readers.
    StepField(const QString &spokenName, int most, QWidget *parent = nullptr);

    int value() const;
    /// Does not emit.
    void setValue(int value);
    void setWrong(bool wrong);
    /// Empty = can be changed; else disabled with this sentence.
    void setReason(const QString &reason);
    QSpinBox *field() const { return m_field; }

Q_SIGNALS:
    /// Typed or stepped by a person.
    void edited(int value);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();
    void showLimits();

    IconButton *m_less;
    QSpinBox *m_field;
    IconButton *m_more;
    bool m_enabled = true;
};

} // namespace callboard
