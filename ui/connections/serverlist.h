// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/icons.h"
#include "ui/common/section.h"
#include "ui/shell/session.h"

namespace callboard {

class Button;

/// The servers that were added and the workspaces opened on this computer, each with what can
/// be done with it.
class ServerList : public Section
{
    Q_OBJECT

public:
    explicit ServerList(Session &session, QWidget *parent = nullptr);
    Button *addButton() const { return m_add; }
    /// Reads the lists again.
    void refresh();

private:
    void addServer(const ServerAddress &known);
    void addServerRow(const ServerAddress &server);
    void addFileRow(const QString &path);
    QHBoxLayout *addRow(Icon picture, const QString &name, const QString &detail, bool isHere, QLabel **detailLabel);
    Button *addAction(QHBoxLayout *row, const QString &text, const QString &spokenName);
    void openServer(const ServerAddress &server);

    Session &m_session;
    QVBoxLayout *m_rows;
    Button *m_add;
};

} // namespace callboard
