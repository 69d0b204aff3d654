// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace callboard {

class Note;
class Session;

/// Below the header while a server does not answer, or commands wait for their answer: what is wrong, how old what is
/// shown is, when it is tried again. Hidden when all is well, and always with the embedded engine.
class ConnectionBar : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionBar(Session &session, QWidget *parent = nullptr);
    /// What it says now; empty = hidden.
    QString sentence() const;

private:
    void refresh();

    Session &m_session;
    Note *m_note;
};

} // namespace callboard
