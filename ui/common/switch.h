// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCheckBox>

namespace callboard {

/// On or off, at once: "Hold dialling". A check box for the keyboard and screen readers. The word stands beside it.
class Switch : public QCheckBox
{
    Q_OBJECT

public:
    explicit Switch(const QString &text, QWidget *parent = nullptr);
    /// While on, the track is amber: something is held back and must be seen.
    void setWarnsWhenOn(bool warns);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool m_warns = false;
    bool m_keyboardFocus = false;
};

} // namespace callboard
