// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/keylist.h"

#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/questions.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/connections/keydialogs.h"
#include "ui/shell/notifications.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPointer>

namespace callboard {

KeyList::KeyList(Session &session, QWidget *parent)
    : Section(tr("Keys of the company"), parent), m_session(session), m_rows(new QVBoxLayout),
      m_says(makeSentence({}, TextRole::Hint, this)), m_new(new Button(tr("New key…"), ButtonKind::Plain, this))
{
    m_rows->setSpacing(theme(this).px(8));
    body()->addLayout(m_rows);
    body()->addWidget(m_says);
    auto *foot = new QHBoxLayout;
    m_new->setIconName(Icon::Plus);
    foot->addWidget(m_new);
    foot->addStretch(1);
    body()->addLayout(foot);
    connect(m_new, &QAbstractButton::clicked, this, &KeyList::makeKey);
    connect(&session, &Session::companyChanged, this, &KeyList::load);
    connect(&session, &Session::connectionChanged, this, [this] { m_new->setReason(whyNot()); });
    connect(&session, &Session::changed, this, [this](const Changes &changes) {
        // A key that another made or revoked is told in the log, as all else is: only who looks at it asks.
        if (isVisible() && (changes.everything || changes.log))
            load();
    });
    m_new->setReason(whyNot());
}

void KeyList::showEvent(QShowEvent *event)
{
    Section::showEvent(event);
    load();
}

QString KeyList::whyNot() const
{
    const Capabilities may = m_session.backend().capabilities();
    if (!may.administerKeys && m_session.backend().connection().isPlain)
        return tr("This server's keys are administered on the server.");
    if (!may.administerKeys || !may.isAdminSession)
        return tr("Only an administrator's session may see and make keys.");
    return m_session.whyNotManage();
}

void KeyList::load()
{
    const QString reason = whyNot();
    m_new->setReason(reason);
    if (!reason.isEmpty())
        return showKeys(std::vector<KeyRow>{});
    m_loads.ask(m_session.backend().keys().list(m_session.companyId()), this,
                [this](const Result<std::vector<KeyRow>> &keys) { showKeys(keys); });
}

void KeyList::showKeys(const Result<std::vector<KeyRow>> &keys)
{
    if (!keys) { // what was there stays: it is the last that was told
        m_says->setText(Sentences::oneLine(keys.error(), m_session.ownZone()));
        m_says->show();
        return;
    }
    while (QLayoutItem *row = m_rows->takeAt(0)) {
        while (QLayoutItem *part = row->layout()->takeAt(0)) {
            delete part->widget();
            delete part;
        }
        delete row;
    }
    for (const KeyRow &key : *keys)
        addRow(key);
    const QString reason = whyNot();
    m_says->setText(!reason.isEmpty() ? reason
                                      : tr("No key yet: programs and other consoles need one to work with this."));
    m_says->setVisible(keys->empty());
}

void KeyList::addRow(const KeyRow &key)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme(this).px(8));
    row->addWidget(makeLabel(key.name, TextRole::Strong, this));
    auto *may = makeLabel(KeyWords::may(key.kind, key.scopes), TextRole::Secondary, this);
    may->setMinimumWidth(1); // gives way first
    row->addWidget(may, 1);
    if (key.isOwn)
        row->addWidget(new Badge(tr("This window's"), BadgeKind::Accent, this));
    auto *end = new Button(tr("Revoke…"), ButtonKind::Plain, this);
    end->setButtonSize(ButtonSize::Small);
    //: %1 is the name of a key
    end->setAccessibleName(tr("Revoke the key %1").arg(key.name));
    if (key.isOwn)
        end->setReason(tr("This window works with it."));
    connect(end, &QAbstractButton::clicked, this, [this, key] { revoke(key); });
    row->addWidget(end);
    m_rows->addLayout(row);
}

void KeyList::makeKey()
{
    auto *dialog = new NewKeyDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewKeyDialog::asked, this, [this, dialog = QPointer(dialog)] {
        const auto made =
            m_session.backend().keys().create(m_session.companyId(), dialog->name(), dialog->kind(), dialog->scopes());
        whenDone(made, this, [this, dialog](const Result<KeyCreated> &answer) {
            if (!answer && dialog)
                return dialog->showRefusal(Sentences::oneLine(answer.error(), m_session.ownZone()));
            if (!answer)
                return m_session.notifications().refused(answer.error(), m_session.ownZone());
            if (dialog)
                dialog->accept();
            // Shown whatever became of the form: it is told this once.
            auto *shown = new MadeKeyDialog(*answer, m_clipboard, window());
            shown->setAttribute(Qt::WA_DeleteOnClose);
            shown->open();
            load();
        });
    });
    dialog->open();
}

void KeyList::revoke(const KeyRow &key)
{
    Question question;
    question.title = tr("Revoke a key?");
    //: %1 is the name of a key
    question.sentence = tr("The next request with “%1” is refused, whoever uses it.").arg(key.name);
    question.consequence = tr("This cannot be undone: a new key is another one.");
    question.safe = tr("Keep key");
    question.act = tr("Revoke key");
    if (!m_session.questions().ask(window(), question).act)
        return;
    whenDone(m_session.backend().keys().revoke(m_session.companyId(), key.id), this,
             [this, name = key.name](const Result<Done> &answer) {
                 if (answer)
                     //: %1 is the name of a key
                     m_session.notifications().ok(tr("The key %1 is revoked").arg(name));
                 else
                     m_session.notifications().refused(answer.error(), m_session.ownZone());
                 load();
             });
}

} // namespace callboard
