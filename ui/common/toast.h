// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/statesign.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;

namespace callboard {

class Button;
class IconButton;

/// What happened, in one sentence, with its Undo when there is one. Undo what can be undone; ask only before what
/// cannot.
struct ToastText
{
    QString lead;     ///< "12 calls cancelled"
    QString sentence; ///< "Undo books them again if there is room."; may be empty
    Tone tone = Tone::Ok;
    std::function<void()> undo{}; ///< empty = nothing to undo
};

/// Bottom right of the window it is a child of, on the inverse colour, 10 s with a shrinking bar. Time stands still
/// while it is hovered, focused or a screen reader is on. Deletes itself when closed.
class Toast : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kLifeMs = 10'000;

    Toast(ToastText text, QWidget *window);

    /// Takes `ms` of its life; the timer calls it, a test may.
    void pass(int ms);
    int leftMs() const { return m_leftMs; }
    bool hasUndo() const { return static_cast<bool>(m_text.undo); }
    void triggerUndo();
    void dismiss();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool standsStill() const;
    void place();
    int topOfButtonsUnder(const QRect &place) const;

    ToastText m_text;
    int m_leftMs = kLifeMs;
    bool m_closed = false;
    QTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace callboard
