// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/session.h"

#include <QWidget>

#include <map>

class QButtonGroup;

namespace callboard {

class RailButton;

/// The nine pages at the left, 72 px wide, more where a word of the language needs it: icon 20 px over a word. Arrow
/// keys move, Ctrl+1 .. 9 jump (the window's keys).
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(PageId page);
    void setCurrent(PageId page);
    /// A red count on the icon; 0 removes it.
    void setAttention(PageId page, int count);

Q_SIGNALS:
    void chosen(callboard::PageId page);

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    QButtonGroup *m_group;
    std::map<PageId, RailButton *> m_buttons;
};

} // namespace callboard
