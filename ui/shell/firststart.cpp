// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/firststart.h"

#include "core/phone/e164.h"
#include "core/time/zone.h"
#include "ui/common/button.h"
#include "ui/common/icons.h"
#include "ui/common/keycap.h"
#include "ui/common/note.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QCoreApplication>
#include <QFileInfo>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace callboard {

namespace {

/// One of the three: icon, lead, sentence, and its digit.
class ChoiceButton : public Button
{
public:
    ChoiceButton(Icon picture, const QString &lead, const QString &sentence, int digit, QWidget *parent)
        : Button(lead, ButtonKind::Plain, parent), m_picture(picture), m_sentence(sentence),
          m_digit(QString::number(digit))
    {
        setAttribute(Qt::WA_Hover);
        setAccessibleDescription(sentence);
        setAutoDefault(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const Theme &t = theme(this);
        const int words = std::max(QFontMetrics(t.font(13)).horizontalAdvance(m_sentence),
                                   QFontMetrics(t.font(14, QFont::DemiBold)).horizontalAdvance(text()));
        return {words + t.px(52 + 48), t.px(63)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // Also while the window itself is not active: the choice that Enter would take is always seen.
        const bool chosen = window()->focusWidget() == this;
        const double width2 = chosen ? t.focusWidth() : 1;
        painter.setPen(QPen(chosen ? t.focus : t.lineStrong, width2));
        painter.setBrush(chosen ? t.accentSoft : underMouse() ? t.panel : t.surface);
        const double half = width2 / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), t.px(5), t.px(5));
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const double side = t.px(20);
        const double iconX = mirrored ? width() - t.px(16) - side : t.px(16);
        drawIcon(&painter, QRectF(iconX, (height() - side) / 2, side, side), m_picture,
                 chosen ? t.accentText : t.text2);
        const QRectF words = mirrored ? QRectF(t.px(48), 0, width() - t.px(100), height())
                                      : QRectF(t.px(52), 0, width() - t.px(100), height());
        const int align = mirrored ? Qt::AlignRight : Qt::AlignLeft;
        painter.setPen(t.text);
        painter.setFont(t.font(14, QFont::DemiBold));
        painter.drawText(words.adjusted(0, t.px(12), 0, 0), align | Qt::AlignTop, text());
        painter.setPen(t.text2);
        painter.setFont(t.font(13));
        painter.drawText(words.adjusted(0, t.px(32), 0, 0), align | Qt::AlignTop, m_sentence);
        const QSize cap = keycap::size(m_digit, this);
        const int capX = mirrored ? t.px(14) : width() - t.px(14) - cap.width();
        keycap::draw(&painter, QRect(QPoint(capX, (height() - cap.height()) / 2), cap), m_digit, t.text2, t.lineStrong,
                     this);
    }

private:
    Icon m_picture;
    QString m_sentence;
    QString m_digit;
};

/// A workspace opened before.
class RecentButton : public Button
{
public:
    RecentButton(const QString &path, QWidget *parent)
        : Button(QFileInfo(path).completeBaseName(), ButtonKind::Plain, parent)
    {
        const QFileInfo file(path);
        m_gone = !file.exists();
        m_second =
            m_gone ? FirstStart::tr("%1 was not found").arg(file.fileName())
                   : FirstStart::tr("%1, %2", "file, when it was saved")
                         .arg(file.fileName(), QLocale().toString(file.lastModified(), QStringLiteral("d MMM HH:mm")));
        setToolTip(path);
        setAccessibleDescription(m_second);
        setAutoDefault(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {theme(this).px(180), theme(this).px(50)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        if (underMouse())
            painter.fillRect(rect(), t.sunken);
        painter.setPen(m_gone ? t.text2 : t.text);
        painter.setFont(t.font(13, QFont::DemiBold));
        const QRect box = rect().adjusted(t.px(4), t.px(6), -t.px(4), -t.px(6));
        const int side = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        painter.drawText(box, side | Qt::AlignTop,
                         QFontMetrics(painter.font()).elidedText(text(), Qt::ElideRight, box.width()));
        painter.setPen(m_gone ? t.error : t.text2);
        painter.setFont(t.font(12));
        painter.drawText(box, side | Qt::AlignBottom,
                         QFontMetrics(painter.font()).elidedText(m_second, Qt::ElideMiddle, box.width()));
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
        if (hasFocus()) {
            const double half = t.focusWidth() / 2.0;
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(t.focus, t.focusWidth()));
            painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), t.px(4), t.px(4));
        }
    }

private:
    QString m_second;
    bool m_gone = false;
};

class Logo : public QWidget
{
public:
    explicit Logo(QWidget *parent) : QWidget(parent)
    {
        const int side = theme(this).px(40);
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        applicationIcon().paint(&painter, rect());
    }
};

} // namespace

FirstStart::FirstStart(const Settings &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_box(new QWidget(this)), m_recent(new QVBoxLayout),
      m_note(new Note(Tone::Error, {}, this))
{
    const Theme &t = theme(this);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addWidget(m_box, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    auto *halves = new QHBoxLayout(m_box);
    halves->setContentsMargins(1, 1, 1, 1);
    halves->setSpacing(0);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(t.px(24), t.px(24), t.px(24), t.px(24));
    left->setSpacing(t.px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(t.px(12));
    head->addWidget(new Logo(m_box));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(makeLabel(QStringLiteral("Callboard"), TextRole::Window, m_box));
    names->addWidget(makeLabel(tr("Plan, place and follow interview calls."), TextRole::Body2, m_box));
    head->addLayout(names, 1);
    left->addLayout(head);
    left->addSpacing(t.px(8));
    auto *demo = new ChoiceButton(Icon::Flask, tr("Explore the demo"),
                                  tr("A company at work: 2,700 people, 6 numbers, no real calls."), 1, m_box);
    auto *start = new ChoiceButton(Icon::Plus, tr("Start a workspace"),
                                   tr("Numbers, hours and people, on this computer."), 2, m_box);
    auto *open = new ChoiceButton(Icon::Server, tr("Open a workspace"),
                                  tr("A .callboard file, or a set-up file to start from."), 3, m_box);
    m_demo = demo;
    for (QWidget *choice : {static_cast<QWidget *>(demo), static_cast<QWidget *>(start), static_cast<QWidget *>(open)})
        left->addWidget(choice);
    left->addWidget(makeSentence(tr("The demo is removed with one click."), TextRole::Hint, m_box));
    left->addWidget(m_note);
    m_note->hide();
    left->addStretch(1);

    auto *right = new QWidget(m_box);
    setFill(right, Fill::Panel);
    right->setFixedWidth(t.px(232));
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(t.px(16), t.px(24), t.px(16), t.px(24));
    column->setSpacing(t.px(8));
    column->addWidget(makeLabel(tr("Opened before"), TextRole::SectionTitle, right));
    m_recent->setSpacing(t.px(4));
    column->addLayout(m_recent);
    column->addStretch(1);
    QLabel *versions = makeSentence(tr("Version %1, Qt %2\nTime zone data %3\nPhone data %4")
                                        .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                                             zonedata::version(), phoneDataVersion()),
                                    TextRole::Hint, right);
    column->addWidget(versions);
    halves->addLayout(left, 1);
    halves->addWidget(makeLine(Qt::Vertical, m_box));
    halves->addWidget(right);
    m_box->setMinimumSize(t.px(680), t.px(384));

    connect(demo, &QAbstractButton::clicked, this, &FirstStart::demoChosen);
    connect(start, &QAbstractButton::clicked, this, &FirstStart::startChosen);
    connect(open, &QAbstractButton::clicked, this, &FirstStart::openChosen);
    refresh();
}

void FirstStart::refresh()
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList paths = m_settings.get(keys::recentWorkspaces);
    for (const QString &path : paths) {
        auto *button = new RecentButton(path, m_box);
        connect(button, &QAbstractButton::clicked, this, [this, path] { Q_EMIT recentChosen(path); });
        m_recent->addWidget(button);
    }
    if (paths.isEmpty())
        m_recent->addWidget(
            makeSentence(tr("Nothing yet. A workspace you open is remembered here."), TextRole::Secondary, m_box));
}

void FirstStart::setBusy(const QString &sentence)
{
    m_note->setVisible(!sentence.isEmpty());
    m_note->setTone(Tone::Info);
    m_note->setSentence(sentence);
}

void FirstStart::showProblem(const QString &lead, const QString &sentence)
{
    m_note->setTone(Tone::Error);
    m_note->setText(lead, sentence);
    m_note->show();
}

void FirstStart::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.lineStrong, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(m_box->geometry()).adjusted(-0.5, -0.5, 0.5, 0.5), t.px(6), t.px(6));
}

void FirstStart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_1:
        Q_EMIT demoChosen();
        return;
    case Qt::Key_2:
        Q_EMIT startChosen();
        return;
    case Qt::Key_3:
        Q_EMIT openChosen();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FirstStart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_demo->setFocus(Qt::TabFocusReason);
}

} // namespace callboard
