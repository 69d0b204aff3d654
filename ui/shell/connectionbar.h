// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/session.h"

#include <QWidget>

namespace callboard {

class Note;

/// Below the header while a server does not answer, or commands wait for their answer: what is wrong, how old what is
/// shown is, when it is tried again. On a plain server always: how old the page's picture is, what is left of the
/// minute's requests and which minutes are not told yet (N16). Hidden when all is well on any other, and always with
/// the embedded engine.
class ConnectionBar : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionBar(Session &session, QWidget *parent = nullptr);
    /// What it says now; empty = hidden.
    QString sentence() const;
    /// Whose picture's age is told.
    void setPage(PageId page);

private:
    void refresh();
    void showFreshness(const Connection &way);

    Session &m_session;
    Note *m_note;
    PageId m_page = PageId::Plan;
};

} // namespace callboard
