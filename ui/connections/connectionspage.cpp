// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/connectionspage.h"

#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/connections/companyform.h"
#include "ui/connections/keylist.h"
#include "ui/connections/serverlist.h"
#include "ui/shell/freshnesswords.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>

namespace callboard {

namespace {

const QString kWorkspaceGroup = QStringLiteral("workspace");

/// Of the shell's workspace commands, the ones that are about the file: keep, export, open, close.
bool isAboutTheFile(const Command &command)
{
    const auto icon = command.iconName();
    return icon == Icon::Save || icon == Icon::Export || icon == Icon::Folder || icon == Icon::Close;
}

QString keyWords(const Connection &way, const Capabilities &may)
{
    QStringList scopes;
    if (may.scopes.read)
        scopes << ConnectionsPage::tr("see");
    if (may.scopes.schedule)
        scopes << ConnectionsPage::tr("book and cancel");
    if (may.scopes.manage)
        scopes << ConnectionsPage::tr("manage");
    if (may.isAdminSession)
        scopes << ConnectionsPage::tr("administer");
    // A plain server tells no name, and which scopes a key has only by refusing.
    const QString name = way.keyName.isEmpty() ? ConnectionsPage::tr("the one kept for this server") : way.keyName;
    const QString does = scopes.isEmpty() ? ConnectionsPage::tr("do nothing") : scopes.join(QStringLiteral(", "));
    //: %1 is the name of a key, %2 what it may do
    return way.isPlain ? ConnectionsPage::tr("%1: may %2, as far as it was tried").arg(name, does)
                       : ConnectionsPage::tr("%1: may %2").arg(name, does);
}

} // namespace

std::vector<ConnectionFact> workspaceFacts(const WorkspaceInfo &info, const Connection &way, const Capabilities &may,
                                           const Zone &own, Instant now)
{
    const auto tr = [](const char *text) { return ConnectionsPage::tr(text); };
    std::vector<ConnectionFact> facts;
    facts.push_back({tr("Name"), info.name});
    if (way.state == Connection::State::Embedded) {
        facts.push_back({tr("File"), info.isTemporary ? tr("temporary, removed when it is closed")
                                                      : QDir::toNativeSeparators(info.path)});
        facts.push_back(
            {tr("Format"), tr("one .callboard file (SQLite); every change is on the disk before it counts")});
    } else {
        facts.push_back({tr("Server"), way.where});
        facts.push_back({tr("Key"), keyWords(way, may)});
        if (way.isPlain)
            facts.push_back({tr("Routes"), tr("the reference's only: what is known of calls, people and positions is "
                                              "kept on this computer")});
    }
    facts.push_back({tr("Saved"), info.savedAt
                                      ? TimeText::timeWithSeconds(*info.savedAt, own) + QLatin1Char(' ') + own.city()
                                      : tr("nothing changed yet")});
    facts.push_back({tr("Opened"), may.writable                   ? tr("for reading and writing")
                                   : may.readOnlyReason.isEmpty() ? tr("for reading only")
                                                                  : may.readOnlyReason});
    QStringList names;
    for (const Company &company : info.companies)
        names << company.name;
    facts.push_back({tr("Companies"), names.isEmpty() ? tr("none yet") : names.join(QStringLiteral(", "))});
    //: %1 is a moment, %2 how many times as fast as real time
    facts.push_back({tr("Clock"), info.clockRate == 1.0
                                      ? tr("real time")
                                      : ConnectionsPage::tr("%1, %2 times as fast as real time")
                                            .arg(TimeText::momentIn(now, own), QLocale().toString(info.clockRate))});
    return facts;
}

std::vector<ConnectionFact> freshnessFacts(const Freshness &fresh, const Connection &way)
{
    const QString meter = FreshnessWords::meter(way);
    return {{ConnectionsPage::tr("Told"), FreshnessWords::allAges(fresh.ages())},
            {ConnectionsPage::tr("Requests"), meter.isEmpty() ? ConnectionsPage::tr("as many as it takes") : meter}};
}

std::vector<ConnectionFact> carrierFacts(const WorkspaceInfo &info)
{
    const auto tr = [](const char *text) { return ConnectionsPage::tr(text); };
    if (info.carrier.isEmpty())
        return {{tr("Carrier"), tr("the server's own; it does not tell which")},
                {tr("Calls"), tr("take them for real ones: phones may ring")},
                {tr("Answers"), tr("each call is asked for while it is near its minute")}};
    const bool simulated = info.carrier == QLatin1String("simulated");
    return {
        {tr("Carrier"), simulated ? tr("Simulated carrier") : info.carrier},
        {tr("Calls"), simulated ? tr("no real calls: nobody's phone rings") : tr("real calls")},
        {tr("Answers"), simulated ? tr("each call is set up, rings, talks and ends as its script says") : QString()}};
}

std::vector<ConnectionFact> dataFacts(const WorkspaceInfo &info)
{
    const auto tr = [](const char *text) { return ConnectionsPage::tr(text); };
    const QString version = QCoreApplication::applicationVersion();
    return {{tr("Time zones"), info.tzVersion},
            {tr("Phone numbers"), info.phoneDataVersion},
            {tr("Qt"), QString::fromLatin1(qVersion())},
            {tr("Callboard"), version.isEmpty() ? tr("development build") : version}};
}

ConnectionsPage::ConnectionsPage(Session &session, QWidget *parent)
    : Page(PageId::Connections, session, parent), m_controller(session)
{
    auto *splitter = new PaneSplitter(Qt::Horizontal, this);
    m_facts = makeFacts();
    splitter->addWidget(m_facts);
    m_form = new CompanyForm(m_controller, session, splitter);
    splitter->addWidget(m_form);
    splitter->setStretchFactor(0, 1);
    splitter->remember(session.settings(), QStringLiteral("connections"), {996, 372});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new FoldingPanes(splitter, 0, this));
    m_save = addCommand({tr("Save company settings"), {QKeySequence(Qt::CTRL | Qt::Key_S)}, Icon::Save, {}, [this] {
                             m_controller.save();
                         }});
    const auto refreshSave = [this] {
        m_save->setReason(m_controller.whyNotSave());
        Q_EMIT primaryChanged();
    };
    connect(&m_controller, &CompanyFormController::draftChanged, this, refreshSave);
    refreshSave();
    connect(&session, &Session::workspaceChanged, this, &ConnectionsPage::refresh);
    connect(&session, &Session::connectionChanged, this, &ConnectionsPage::refresh);
    connect(&session, &Session::ownZoneChanged, this, &ConnectionsPage::refresh);
    connect(&session, &Session::changed, this, &ConnectionsPage::refresh);
    connect(&session.registry(), &Registry::changed, this, &ConnectionsPage::makeActions);
    makeActions();
    refresh();
}

QGridLayout *ConnectionsPage::addFacts(QWidget *section, const std::vector<ConnectionFact> &facts,
                                       std::vector<QLabel *> &values)
{
    auto *grid = new QGridLayout;
    const Theme &t = theme(this);
    grid->setHorizontalSpacing(t.px(12));
    grid->setVerticalSpacing(t.px(6));
    grid->setColumnMinimumWidth(0, t.px(96));
    grid->setColumnStretch(1, 1);
    for (size_t i = 0; i < facts.size(); ++i) {
        const int row = static_cast<int>(i);
        grid->addWidget(makeLabel(facts[i].label, TextRole::Body2, section), row, 0, Qt::AlignTop);
        QLabel *value = makeSentence(facts[i].value, i == 0 ? TextRole::Strong : TextRole::Body, section);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        values.push_back(value);
        grid->addWidget(value, row, 1);
    }
    return grid;
}

QWidget *ConnectionsPage::makeFacts()
{
    auto *centre = new QWidget(this);
    centre->setAccessibleName(tr("What this window works with"));
    setFill(centre, Fill::Surface);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(titleOf(PageId::Connections), centre);
    m_header->setStatus(ConnectionsPage::statusSentence());
    column->addWidget(m_header);
    auto *scroll = new QScrollArea(centre);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget(scroll);
    auto *sections = new QVBoxLayout(content);
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(0);

    const WorkspaceInfo info = session().backend().workspace();
    auto *workspace = new Section(tr("This workspace"), content);
    m_demo = new Badge(tr("DEMO: no real calls"), BadgeKind::Demo, workspace);
    m_demo->setIconName(Icon::Flask);
    workspace->addBesideTitle(m_demo);
    m_demoNote = new Note(Tone::Info, {}, workspace);
    workspace->body()->addWidget(m_demoNote);
    workspace->body()->addLayout(
        addFacts(workspace,
                 workspaceFacts(info, session().backend().connection(), session().backend().capabilities(),
                                session().ownZone(), session().now()),
                 m_workspace));
    m_actionRow = new QHBoxLayout;
    m_actionRow->setSpacing(theme(this).px(8));
    m_actionRow->addStretch(1);
    workspace->body()->addSpacing(theme(this).px(4));
    workspace->body()->addLayout(m_actionRow);
    sections->addWidget(workspace);
    sections->addWidget(m_servers = new ServerList(session(), content));
    sections->addWidget(new KeyList(session(), content));

    if (const Freshness *fresh = freshnessOf(session().backend())) {
        auto *told = new Section(tr("How fresh it is"), content);
        told->body()->addLayout(addFacts(told, freshnessFacts(*fresh, session().backend().connection()), m_fresh));
        sections->addWidget(told);
        connect(&session(), &Session::tick, this, &ConnectionsPage::refreshFreshness);
    }
    auto *carrier = new Section(tr("What places the calls"), content);
    carrier->body()->addLayout(addFacts(carrier, carrierFacts(info), m_carrier));
    sections->addWidget(carrier);
    auto *known = new Section(tr("What it knows"), content);
    known->setLineVisible(false);
    known->body()->addLayout(addFacts(known, dataFacts(info), m_data));
    sections->addWidget(known);
    sections->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget switches it on
    column->addWidget(scroll, 1);
    return centre;
}

void ConnectionsPage::makeActions()
{
    std::vector<Command *> commands;
    for (const Registry::Group &group : session().registry().groups()) {
        if (group.id != kWorkspaceGroup)
            continue;
        for (Command *command : group.commands) {
            if (isAboutTheFile(*command))
                commands.push_back(command);
        }
    }
    const bool same = static_cast<size_t>(m_actions.size()) == commands.size();
    if (same && !m_actions.isEmpty()) {
        // Registry::changed also tells that a command's words or reason changed.
        for (int i = 0; i < m_actions.size(); ++i) {
            m_actions[i]->setText(commands[static_cast<size_t>(i)]->text());
            m_actions[i]->setReason(commands[static_cast<size_t>(i)]->reason());
        }
        return;
    }
    qDeleteAll(m_actions);
    m_actions.clear();
    for (Command *command : commands) {
        auto *button = new Button(command->text(), ButtonKind::Plain, m_facts);
        button->setIconName(command->iconName());
        button->setReason(command->reason());
        connect(button, &QAbstractButton::clicked, command, &QAction::trigger);
        connect(command, &QAction::changed, button, [button, command] {
            button->setText(command->text());
            button->setReason(command->reason());
        });
        m_actionRow->insertWidget(static_cast<int>(m_actions.size()), button);
        m_actions.push_back(button);
    }
}

QString ConnectionsPage::statusSentence() const
{
    const Connection way = session().backend().connection();
    if (way.state == Connection::State::Offline)
        //: %1 is a server's name
        return tr("The server %1 does not answer.").arg(serverName(way.where));
    if (way.state != Connection::State::Embedded)
        //: %1 is a server's name
        return tr("A workspace on the server %1.").arg(serverName(way.where));
    return session().backend().workspace().isDemo ? tr("The demo on this computer, with a simulated carrier.")
                                                  : tr("A workspace on this computer, with a simulated carrier.");
}

QList<QWidget *> ConnectionsPage::panes() const
{
    return {m_facts, m_form};
}

QWidget *ConnectionsPage::rightPane() const
{
    return m_form;
}

void ConnectionsPage::refreshFreshness()
{
    const Freshness *fresh = freshnessOf(session().backend());
    if (!fresh)
        return;
    const auto facts = freshnessFacts(*fresh, session().backend().connection());
    for (size_t i = 0; i < facts.size(); ++i)
        m_fresh[i]->setText(facts[i].value);
}

void ConnectionsPage::refresh()
{
    const WorkspaceInfo info = session().backend().workspace();
    const auto fill = [](const std::vector<ConnectionFact> &facts, const std::vector<QLabel *> &labels) {
        for (size_t i = 0; i < facts.size(); ++i)
            labels[i]->setText(facts[i].value);
    };
    fill(workspaceFacts(info, session().backend().connection(), session().backend().capabilities(), session().ownZone(),
                        session().now()),
         m_workspace);
    refreshFreshness();
    fill(carrierFacts(info), m_carrier);
    fill(dataFacts(info), m_data);
    m_header->setStatus(statusSentence());
    m_demo->setVisible(info.isDemo);
    m_demoNote->setVisible(info.isTemporary);
    m_demoNote->setText({}, tr("Everything here is made up and is removed when it is closed. Keep it, and it becomes a "
                               "file of yours."));
}

} // namespace callboard
