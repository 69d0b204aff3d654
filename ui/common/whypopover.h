// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reason.h"
#include "core/time/zone.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace callboard {

/// "Why this time?" (N02): the chain of reasons as the code that decided made it, one line each with its sign and where
/// it comes from. A child of the window, beside what it explains; Esc closes it and focus goes back to where it was.
class WhyPopover : public QFrame
{
    Q_OBJECT

public:
    struct Subject
    {
        QString caption; ///< "Why this time?"
        QString title;   ///< "Aistė Stankus, Tue 17 Nov 17:12"
        QString detail;  ///< "17:12 in Vilnius, on Kaunas"; may be empty
        Reasons why;
    };
    /// Made for one subject; deletes itself when closed. `anchor` is in coordinates of `anchorWidget`; the popover
    /// stands beside it where there is room, never over it if that can be helped.
    static WhyPopover *open(QWidget *anchorWidget, const QRect &anchor, const Subject &subject, const Zone &own);

    /// The chain as plain lines, for Copy and for tests.
    static QString plainText(const Subject &subject, const Zone &own);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    WhyPopover(QWidget *window, const Subject &subject, const Zone &own);
    void place(const QRect &anchor);
    void close();

    Subject m_subject;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace callboard
