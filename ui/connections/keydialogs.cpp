// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/keydialogs.h"

#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/note.h"
#include "ui/common/secretclipboard.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace callboard {

namespace {

constexpr int kLongestName = 120; // code points, KeysBackend::create
constexpr int kWidth = 460;
constexpr int kLabels = 84;

} // namespace

QString KeyWords::may(KeyKind kind, const Scopes &scopes)
{
    QStringList words;
    if (scopes.read)
        words << NewKeyDialog::tr("see");
    if (scopes.schedule)
        words << NewKeyDialog::tr("book and cancel");
    if (scopes.manage)
        words << NewKeyDialog::tr("manage hours and numbers");
    if (kind == KeyKind::AdminSession)
        words << NewKeyDialog::tr("administer");
    return words.join(QStringLiteral(", "));
}

NewKeyDialog::NewKeyDialog(QWidget *parent)
    : FormDialog(tr("New key"), tr("Make key"), kWidth, kLabels, parent), m_name(new QLineEdit(this)),
      m_kind(new QComboBox(this)), m_read(new QCheckBox(tr("see calls, people, numbers and hours"), this)),
      m_schedule(new QCheckBox(tr("book, move and cancel calls"), this)),
      m_manage(new QCheckBox(tr("manage hours and numbers"), this))
{
    m_name->setMaxLength(kLongestName);
    m_name->setPlaceholderText(tr("who or what will use it"));
    addField(tr("Name"), m_name);
    m_kind->addItem(tr("A program"));
    m_kind->addItem(tr("An administrator's console"));
    addField(tr("For"), m_kind);
    m_read->setChecked(true);
    addField(tr("It may"), m_read);
    addField(QString(), m_schedule);
    addField(QString(), m_manage);
    connect(m_name, &QLineEdit::textChanged, this, [this] { refresh(); });
    for (QCheckBox *scope : {m_read, m_schedule, m_manage})
        connect(scope, &QCheckBox::toggled, this, [this] { refresh(); });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        // An administrator may all of it.
        for (QCheckBox *scope : {m_read, m_schedule, m_manage}) {
            scope->setEnabled(kind() == KeyKind::Api);
            if (kind() == KeyKind::AdminSession)
                scope->setChecked(true);
        }
        refresh();
    });
    connect(this, &FormDialog::submitted, this, [this] {
        m_isSent = true;
        refresh();
        Q_EMIT asked();
    });
    refresh();
}

QString NewKeyDialog::name() const
{
    return m_name->text().simplified();
}

KeyKind NewKeyDialog::kind() const
{
    return m_kind->currentIndex() == 1 ? KeyKind::AdminSession : KeyKind::Api;
}

Scopes NewKeyDialog::scopes() const
{
    return {m_read->isChecked(), m_schedule->isChecked(), m_manage->isChecked()};
}

void NewKeyDialog::showRefusal(const QString &sentence)
{
    m_isSent = false;
    refresh();
    say(sentence);
}

void NewKeyDialog::refresh()
{
    setReason(m_isSent               ? tr("It is being made.")
              : name().isEmpty()     ? tr("A key needs a name.")
              : scopes() == Scopes{} ? tr("A key that may do nothing is none.")
                                     : QString());
}

SecretField::SecretField(Secret secret, QWidget *parent)
    : QWidget(parent), m_secret(std::move(secret)), m_letters(QFontDatabase::systemFont(QFontDatabase::FixedFont))
{
    m_letters.setPixelSize(theme(this).px(14));
    setAccessibleName(tr("The key"));
    setAccessibleDescription(tr("Shown this once; the button beside it copies it."));
}

QSize SecretField::sizeHint() const
{
    const QFontMetrics metrics(m_letters);
    const Theme &t = theme(this);
    const int letters = static_cast<int>(m_secret.reveal().size());
    return {metrics.horizontalAdvance(QLatin1Char('0')) * letters + 2 * t.px(10), metrics.height() + 2 * t.px(8)};
}

void SecretField::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.lineStrong);
    painter.setBrush(t.sunken);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(4), t.px(4));
    painter.setPen(t.text);
    painter.setFont(m_letters);
    QString text = QString::fromLatin1(m_secret.reveal());
    painter.drawText(rect().adjusted(t.px(10), 0, -t.px(10), 0), Qt::AlignVCenter | Qt::AlignLeft, text);
    wipe(text);
}

MadeKeyDialog::MadeKeyDialog(const KeyCreated &made, SecretClipboard &clipboard, QWidget *parent)
    : QDialog(parent), m_key(made.key), m_clipboard(clipboard), m_says(makeSentence({}, TextRole::Hint, this)),
      m_copy(new Button(tr("Copy key"), ButtonKind::Primary, this))
{
    const Theme &t = theme(this);
    //: %1 is the name of a key
    setWindowTitle(tr("The key %1").arg(made.row.name));
    setModal(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    column->setSpacing(t.px(12));
    column->addWidget(makeLabel(windowTitle(), TextRole::Lead, this));
    //: %1 is what a key may do: "see, book and cancel"
    const QString may = tr("It may %1.").arg(KeyWords::may(made.row.kind, made.row.scopes));
    column->addWidget(makeSentence(may, TextRole::Body2, this));
    column->addWidget(new SecretField(made.key, this));
    auto *once = new Note(Tone::Warn, {}, this);
    once->setText(tr("It is shown this once."),
                  tr("Only what proves it is kept. Give it to who needs it, and to nobody else."));
    column->addWidget(once);
    column->addWidget(m_says);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(t.px(8));
    buttons->addStretch(1);
    auto *close = new Button(tr("Close"), ButtonKind::Plain, this);
    buttons->addWidget(close);
    buttons->addWidget(m_copy);
    column->addLayout(buttons);
    m_copy->setDefault(true);
    m_says->setText(tr("Not copied yet."));
    growWithContent(this);
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QAbstractButton::clicked, this, &MadeKeyDialog::copy);
    connect(&m_clipboard, &SecretClipboard::cleared, this,
            [this] { m_says->setText(tr("It is no longer on the clipboard.")); });
}

void MadeKeyDialog::copy()
{
    m_clipboard.copy(m_key);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_clipboard.keptFor());
    m_says->setText(tr("On the clipboard, marked as a password; it is taken back in %n second(s).", nullptr,
                       static_cast<int>(seconds.count())));
}

} // namespace callboard
