// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/serverdialog.h"

#include "ui/common/button.h"
#include "ui/common/note.h"
#include "ui/common/questions.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QUrl>

#include <cstdlib>

namespace callboard {

namespace {

constexpr int kWidth = 520;
constexpr int kLabels = 96;
/// Less is the way there and back, and a clock's own inaccuracy.
constexpr milliseconds kSkewWorthSaying{2'000};

QString scopeWords(const ServerFacts &facts)
{
    QStringList words;
    if (facts.scopes.read)
        words << ServerDialog::tr("see");
    if (facts.scopes.schedule)
        words << ServerDialog::tr("book and cancel");
    if (facts.scopes.manage)
        words << ServerDialog::tr("manage hours and numbers");
    if (facts.isAdminSession)
        words << ServerDialog::tr("administer");
    return words.join(QStringLiteral(", "));
}

} // namespace

std::vector<std::pair<QString, QString>> serverFactLines(const ServerFacts &facts, const Zone &own)
{
    const auto tr = [](const char *text) { return ServerDialog::tr(text); };
    std::vector<std::pair<QString, QString>> lines{{tr("Company"), facts.company}};
    if (!facts.isPlain) // which scopes a key has there is found out by using it
        lines.emplace_back(tr("This key may"), scopeWords(facts));
    lines.emplace_back(tr("Routes"), facts.isPlain ? tr("the reference's only: plans are estimates made here")
                                                   : tr("all of Callboard"));
    if (facts.clockSkew && std::abs(facts.clockSkew->count()) >= kSkewWorthSaying.count()) {
        const QString length = TimeText::exactLength(milliseconds(std::abs(facts.clockSkew->count())));
        lines.emplace_back(tr("Its clock"), facts.clockSkew->count() > 0
                                                //: %1 is a length of time
                                                ? ServerDialog::tr("%1 ahead of this computer").arg(length)
                                                //: %1 is a length of time
                                                : ServerDialog::tr("%1 behind this computer").arg(length));
    } else if (!facts.isPlain) {
        lines.emplace_back(tr("Its clock"), facts.clockSkew ? tr("as on this computer") : tr("simulated"));
    }
    if (facts.certificateUntil)
        lines.emplace_back(
            tr("Certificate"),
            //: %1 whose certificate, %2 who issued it, %3 a moment
            ServerDialog::tr("%1, issued by %2, valid until %3")
                .arg(facts.certificateOf, facts.certificateBy, TimeText::momentIn(*facts.certificateUntil, own)));
    else if (!facts.isSecret)
        lines.emplace_back(tr("Certificate"), tr("none: the key travels unprotected"));
    return lines;
}

ServerDialog::ServerDialog(ServerBook &book, Questions &questions, const ServerAddress &known, const Zone &own,
                           QWidget *parent)
    : QDialog(parent), m_book(book), m_questions(questions), m_own(own), m_isKnown(!known.url.isEmpty()),
      m_url(new QLineEdit(known.url, this)), m_key(new QLineEdit(this)), m_ca(new QLineEdit(known.caFile, this)),
      m_problem(makeSentence({}, TextRole::WarnText, this)), m_answer(new Note(Tone::Info, {}, this)),
      m_test(new Button(tr("Test"), ButtonKind::Plain, this)),
      m_connect(new Button(tr("Connect"), ButtonKind::Primary, this))
{
    const QString title = m_isKnown ? tr("Server") : tr("Add a server");
    setWindowTitle(title);
    setModal(true);
    const Theme &t = theme(this);
    setMinimumWidth(t.px(kWidth));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    column->setSpacing(t.px(10));
    column->addWidget(makeLabel(title, TextRole::Lead, this));
    m_url->setPlaceholderText(QStringLiteral("https://calls.example.org:8420"));
    addFormRow(column, tr("&Address"), m_url, kLabels);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(m_isKnown ? tr("the one that is kept") : QStringLiteral("celp_…"));
    addFormRow(column, tr("&Key"), m_key, kLabels);
    m_ca->setPlaceholderText(tr("none: the authorities of this computer"));
    auto *choose = m_ca->addAction(icon(Icon::Folder), QLineEdit::TrailingPosition);
    choose->setToolTip(tr("Choose a file"));
    connect(choose, &QAction::triggered, this, &ServerDialog::chooseCa);
    addFormRow(column, tr("CA &file"), m_ca, kLabels);
    m_answer->hide();
    column->addWidget(m_answer);
    column->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(t.px(8));
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Plain, this);
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);
    column->addLayout(buttons);
    m_connect->setDefault(true);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_test, &QAbstractButton::clicked, this, [this] { test(false); });
    connect(m_connect, &QAbstractButton::clicked, this, [this] { test(true); });
    for (QLineEdit *field : {m_url, m_key, m_ca}) {
        connect(field, &QLineEdit::textChanged, this, [this] {
            m_latest.forget();
            m_isAsking = false;
            m_answer->hide();
            check();
        });
    }
    check();
}

ServerAddress ServerDialog::address() const
{
    QString url = m_url->text().trimmed();
    if (!url.isEmpty() && !url.contains(QLatin1String("://")))
        url.prepend(QStringLiteral("https://"));
    while (url.endsWith(QLatin1Char('/')))
        url.chop(1);
    return {url, m_ca->text().trimmed()};
}

QString ServerDialog::problem() const
{
    const QUrl url(address().url, QUrl::StrictMode);
    if (m_url->text().trimmed().isEmpty())
        return tr("Enter the server's address.");
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return tr("This is no address of a server. Write it as https://host:port.");
    if (m_key->text().isEmpty() && !m_isKnown)
        return tr("Enter the key that the server's administrator made for you.");
    return {};
}

void ServerDialog::check()
{
    const QString now = problem();
    m_problem->setText(now);
    const QString why = m_isAsking ? tr("The server is being asked.") : now;
    m_test->setReason(why);
    m_connect->setReason(why);
}

/// As high as the answer needs at this width.
void ServerDialog::fit()
{
    layout()->invalidate();
    layout()->activate();
    resize(width(), std::max(layout()->totalHeightForWidth(width()), layout()->totalMinimumSize().height()));
}

void ServerDialog::chooseCa()
{
    const QString path =
        m_questions.openFile(this, tr("Certificates to trust"), tr("Certificates (*.pem *.crt);;All files (*)"));
    if (!path.isEmpty())
        m_ca->setText(path);
}

void ServerDialog::test(bool thenConnect)
{
    m_isAsking = true;
    check();
    m_answer->setTone(Tone::Info);
    m_answer->setText({}, tr("Asking %1…").arg(serverName(address().url)));
    m_answer->show();
    m_latest.ask(m_book.test(address(), Secret::fromText(m_key->text())), this,
                 [this, thenConnect](const Result<ServerFacts> &facts) {
                     m_isAsking = false;
                     check();
                     if (!facts) {
                         const RefusalText words = Sentences::refusal(facts.error(), m_own);
                         m_answer->setTone(Tone::Error);
                         m_answer->setText(words.lead, words.sentence);
                         fit();
                         return;
                     }
                     showFacts(*facts);
                     if (thenConnect)
                         keepKey();
                 });
}

void ServerDialog::showFacts(const ServerFacts &facts)
{
    QStringList lines;
    for (const auto &[label, value] : serverFactLines(facts, m_own))
        //: a fact of a server: %1 what, %2 its value
        lines << tr("%1: %2", "fact").arg(label, value);
    m_answer->setTone(facts.isSecret ? Tone::Ok : Tone::Warn);
    m_answer->setText(tr("The server knows this key."), lines.join(QLatin1Char('\n')));
    fit();
}

/// Only a key that the server knows is kept.
void ServerDialog::keepKey()
{
    if (m_key->text().isEmpty())
        return accept();
    m_latest.ask(
        m_book.keepKey(address().url, Secret::fromText(m_key->text())), this, [this](const Result<KeyPlace> &place) {
            if (place && *place == KeyPlace::Session)
                m_answer->setText(tr("No keyring is unlocked."),
                                  tr("The key is kept until this program ends, and asked for again afterwards."));
            m_key->clear();
            accept();
        });
}

} // namespace callboard
