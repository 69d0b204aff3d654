// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/serverlist.h"

#include "core/base/whendone.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/questions.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/connections/serverdialog.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPainter>

namespace callboard {

namespace {

constexpr qsizetype kFilesShown = 4;

QString placeWords(KeyPlace place)
{
    switch (place) {
    case KeyPlace::None:
        return ServerList::tr("no key is kept");
    case KeyPlace::Keyring:
        return ServerList::tr("key in the keyring");
    case KeyPlace::Session:
        return ServerList::tr("key for this session only");
    }
    return {};
}

class RowIcon : public QWidget
{
public:
    RowIcon(Icon picture, QWidget *parent) : QWidget(parent), m_picture(picture)
    {
        setFixedSize(theme(this).px(16), theme(this).px(16));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawIcon(&painter, rect(), m_picture, theme(this).text2);
    }

private:
    Icon m_picture;
};

} // namespace

ServerList::ServerList(Session &session, QWidget *parent)
    : Section(tr("Servers and workspaces"), parent), m_session(session), m_rows(new QVBoxLayout),
      m_add(new Button(tr("Add a server…"), ButtonKind::Plain, this))
{
    const Theme &t = theme(this);
    m_rows->setSpacing(t.px(8));
    body()->addLayout(m_rows);
    auto *foot = new QHBoxLayout;
    m_add->setIconName(Icon::Plus);
    foot->addWidget(m_add);
    foot->addStretch(1);
    body()->addLayout(foot);
    connect(m_add, &QAbstractButton::clicked, this, [this] { addServer({}); });
    refresh();
}

void ServerList::refresh()
{
    while (QLayoutItem *row = m_rows->takeAt(0)) {
        while (QLayoutItem *part = row->layout()->takeAt(0)) {
            delete part->widget();
            delete part;
        }
        delete row;
    }
    for (const ServerAddress &server : knownServers(m_session.settings()))
        addServerRow(server);
    const QStringList recent = m_session.settings().get(keys::recentWorkspaces);
    for (const QString &path : recent.mid(0, kFilesShown))
        addFileRow(path);
    m_add->setReason(m_session.servers() ? QString() : tr("This program works on its own computer only."));
}

QHBoxLayout *ServerList::addRow(Icon picture, const QString &name, const QString &detail, bool isHere,
                                QLabel **detailLabel)
{
    const Theme &t = theme(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(t.px(8));
    row->addWidget(new RowIcon(picture, this));
    auto *title = makeLabel(name, TextRole::Strong, this);
    row->addWidget(title);
    auto *second = makeLabel(detail, TextRole::Secondary, this);
    second->setMinimumWidth(1); // gives way first
    row->addWidget(second, 1);
    if (isHere)
        row->addWidget(new Badge(tr("You are here"), BadgeKind::Accent, this));
    if (detailLabel)
        *detailLabel = second;
    m_rows->addLayout(row);
    return row;
}

Button *ServerList::addAction(QHBoxLayout *row, const QString &text, const QString &spokenName)
{
    auto *button = new Button(text, ButtonKind::Plain, this);
    button->setButtonSize(ButtonSize::Small);
    button->setAccessibleName(spokenName);
    row->addWidget(button);
    return button;
}

void ServerList::addServerRow(const ServerAddress &server)
{
    const QString name = serverName(server.url);
    const Connection way = m_session.backend().connection();
    const bool isHere = way.state != Connection::State::Embedded && serverName(way.where) == name;
    QLabel *detail = nullptr;
    QHBoxLayout *row = addRow(Icon::Server, name, {}, isHere, &detail);
    ServerBook *book = m_session.servers();
    //: %1 is a server's name
    Button *connectTo = addAction(row, tr("Connect"), tr("Connect to %1").arg(name));
    Button *edit = addAction(row, tr("Change…"), tr("Change the address or the key of %1").arg(name));
    Button *remove = addAction(row, tr("Remove"), tr("Remove %1").arg(name));
    if (isHere)
        connectTo->setReason(tr("This window works with it already."));
    if (!book) {
        for (Button *button : {connectTo, edit, remove})
            button->setReason(tr("This program works on its own computer only."));
        return;
    }
    whenDone(book->keyPlace(server.url), detail,
             [detail](const Result<KeyPlace> &place) { detail->setText(placeWords(place ? *place : KeyPlace::None)); });
    connect(connectTo, &QAbstractButton::clicked, this, [this, server] { openServer(server); });
    connect(edit, &QAbstractButton::clicked, this, [this, server] { addServer(server); });
    connect(
        remove, &QAbstractButton::clicked, this,
        [this, book, server] {
            book->forgetKey(server.url);
            forgetServer(m_session.settings(), server.url);
            refresh();
        },
        Qt::QueuedConnection); // the button goes with its row
}

void ServerList::addFileRow(const QString &path)
{
    const QFileInfo file(path);
    const WorkspaceInfo info = m_session.backend().workspace();
    const bool isHere = !info.path.isEmpty() && QFileInfo(info.path) == file;
    QHBoxLayout *row = addRow(Icon::File, file.completeBaseName(),
                              file.exists() ? QDir::toNativeSeparators(path) : tr("was not found"), isHere, nullptr);
    //: %1 is a workspace's name
    Button *open = addAction(row, tr("Open"), tr("Open %1").arg(file.completeBaseName()));
    if (isHere)
        open->setReason(tr("This window works with it already."));
    else if (!file.exists())
        open->setReason(tr("The file is not there."));
    connect(open, &QAbstractButton::clicked, this, [this, path] {
        m_session.open({OpenRequest::Kind::Open, path, {}});
    });
}

/// A key that is not kept any more is asked for first.
void ServerList::openServer(const ServerAddress &server)
{
    whenDone(m_session.servers()->keyPlace(server.url), this, [this, server](const Result<KeyPlace> &place) {
        if (place && *place != KeyPlace::None)
            m_session.open({OpenRequest::Kind::Server, server.url, server.caFile});
        else
            addServer(server);
    });
}

void ServerList::addServer(const ServerAddress &known)
{
    if (!m_session.servers())
        return;
    auto *dialog = new ServerDialog(*m_session.servers(), m_session.questions(), known, m_session.ownZone(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, known] {
        const ServerAddress address = dialog->address();
        if (!known.url.isEmpty() && known.url != address.url)
            forgetServer(m_session.settings(), known.url);
        rememberServer(m_session.settings(), address);
        refresh();
        m_session.open({OpenRequest::Kind::Server, address.url, address.caFile});
    });
    dialog->open();
}

} // namespace callboard
