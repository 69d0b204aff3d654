// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/freshness.h"
#include "ui/connections/companyformcontroller.h"
#include "ui/shell/page.h"

class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace callboard {

class Badge;
class Button;
class CompanyForm;
class HealthLine;
class Note;
class PageHeader;
class ServerList;

/// One line of facts: what, and what it is.
struct ConnectionFact
{
    QString label;
    QString value;
    friend bool operator==(const ConnectionFact &, const ConnectionFact &) = default;
};
/// The facts of the workspace, the carrier and the data, as the page shows them.
std::vector<ConnectionFact> workspaceFacts(const WorkspaceInfo &info, const Connection &way, const Capabilities &may,
                                           const Zone &own, Instant now);
/// Of a server that tells nothing by itself: how old each picture is, and the meter (N16).
std::vector<ConnectionFact> freshnessFacts(const Freshness &fresh, const Connection &way);
std::vector<ConnectionFact> carrierFacts(const WorkspaceInfo &info);
std::vector<ConnectionFact> dataFacts(const WorkspaceInfo &info);

/// What this window works with, and the company's settings.
class ConnectionsPage : public Page
{
    Q_OBJECT

public:
    explicit ConnectionsPage(Session &session, QWidget *parent = nullptr);

    CompanyFormController &controller() { return m_controller; }
    CompanyForm *form() const { return m_form; }
    ServerList *servers() const { return m_servers; }
    QString statusSentence() const override;
    Command *primary() const override { return m_save; }
    QList<QWidget *> panes() const override;
    QWidget *rightPane() const override;
    /// Buttons of the shell's workspace commands, in their order.
    const QList<Button *> &actions() const { return m_actions; }

private:
    QWidget *makeFacts();
    QGridLayout *addFacts(QWidget *section, const std::vector<ConnectionFact> &facts, std::vector<QLabel *> &values);
    void makeActions();
    void refresh();
    void refreshFreshness();

    CompanyFormController m_controller;
    PageHeader *m_header = nullptr;
    QWidget *m_facts = nullptr;
    ServerList *m_servers = nullptr;
    Badge *m_demo = nullptr;
    Note *m_demoNote = nullptr;
    std::vector<QLabel *> m_workspace;
    std::vector<QLabel *> m_fresh;
    std::vector<QLabel *> m_carrier;
    std::vector<QLabel *> m_data;
    QHBoxLayout *m_actionRow = nullptr;
    QList<Button *> m_actions;
    CompanyForm *m_form = nullptr;
    Command *m_save = nullptr;
};

} // namespace callboard
