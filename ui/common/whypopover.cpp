// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/whypopover.h"

#include "ui/common/button.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>

#include <algorithm>

namespace callboard {

namespace {

/// One link of the chain: sign, lead and where it comes from, the sentence below.
class WhyRow : public QWidget
{
public:
    WhyRow(const ReasonText &text, bool last, QWidget *parent) : QWidget(parent), m_tone(text.tone), m_last(last)
    {
        const Theme &t = theme(this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(t.px(26), t.px(8), 0, t.px(8));
        column->setSpacing(t.px(1));
        auto *head = new QHBoxLayout;
        auto *lead = makeSentence(text.lead, TextRole::Strong, this);
        head->addWidget(lead, 1);
        if (!text.origin.isEmpty())
            head->addWidget(makeLabel(text.origin, TextRole::Caption, this), 0, Qt::AlignTop);
        column->addLayout(head);
        if (!text.sentence.isEmpty())
            column->addWidget(makeSentence(text.sentence, TextRole::Secondary, this));
        setAccessibleName(text.lead);
        setAccessibleDescription(text.sentence);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        drawToneSign(&painter, QRectF(0, t.px(9), t.px(14), t.px(14)), m_tone, t);
        if (!m_last)
            painter.fillRect(0, height() - 1, width(), 1, t.line);
    }

private:
    Tone m_tone;
    bool m_last;
};

} // namespace

WhyPopover *WhyPopover::open(QWidget *anchorWidget, const QRect &anchor, const Subject &subject, const Zone &own)
{
    QWidget *window = anchorWidget->window();
    for (auto *other : window->findChildren<WhyPopover *>())
        other->close();
    auto *popover = new WhyPopover(window, subject, own);
    popover->place(QRect(anchorWidget->mapTo(window, anchor.topLeft()), anchor.size()));
    popover->show();
    popover->raise();
    popover->setFocus(Qt::PopupFocusReason);
    return popover;
}

WhyPopover::WhyPopover(QWidget *window, const Subject &subject, const Zone &own)
    : QFrame(window), m_subject(subject), m_before(QApplication::focusWidget())
{
    const Theme &t = theme(this);
    setObjectName(QStringLiteral("whyPopover"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(subject.caption + u' ' + subject.title);
    setAccessibleDescription(plainText(subject, own));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(t.px(16), t.px(12), t.px(16), t.px(12));
    column->setSpacing(t.px(2));
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(subject.caption, TextRole::Secondary, this), 1);
    auto *shut = new IconButton(Icon::Close, tr("Close"), this);
    connect(shut, &QAbstractButton::clicked, this, &WhyPopover::close);
    head->addWidget(shut);
    column->addLayout(head);
    column->addWidget(makeSentence(subject.title, TextRole::Title, this));
    if (!subject.detail.isEmpty())
        column->addWidget(makeSentence(subject.detail, TextRole::Body2, this));
    column->addSpacing(t.px(8));
    column->addWidget(makeLine(Qt::Horizontal, this));

    auto *list = new QWidget(this);
    setFill(list, Fill::Surface);
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, t.px(6), 0);
    rows->setSpacing(0);
    if (subject.why.empty())
        rows->addWidget(makeSentence(tr("Nothing was kept about this decision."), TextRole::Body2, list));
    for (size_t i = 0; i < subject.why.size(); ++i)
        rows->addWidget(new WhyRow(Sentences::reason(subject.why[i], own), i + 1 == subject.why.size(), list));
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(list);
    column->addWidget(scroll, 1);
    column->addWidget(makeLine(Qt::Horizontal, this));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, t.px(8), 0, 0);
    foot->addWidget(makeSentence(tr("Made by the code that decided."), TextRole::Hint, this), 1);
    auto *copy = new Button(tr("Copy"), ButtonKind::Plain, this);
    copy->setIconName(Icon::Clipboard);
    connect(copy, &QAbstractButton::clicked, this,
            [this, own] { QApplication::clipboard()->setText(plainText(m_subject, own)); });
    foot->addWidget(copy);
    column->addLayout(foot);
    const int inner = t.px(440) - 2 * t.px(16);
    scroll->setMinimumHeight(std::min(rows->heightForWidth(inner) + t.px(2), window->height() * 3 / 5));
    window->installEventFilter(this);
}

QString WhyPopover::plainText(const Subject &subject, const Zone &own)
{
    QStringList lines{subject.title};
    if (!subject.detail.isEmpty())
        lines << subject.detail;
    for (const Reason &reason : subject.why) {
        const ReasonText text = Sentences::reason(reason, own);
        lines << (text.sentence.isEmpty() ? text.lead : text.lead + QStringLiteral(". ") + text.sentence);
    }
    return lines.join(u'\n');
}

void WhyPopover::place(const QRect &anchor)
{
    const Theme &t = theme(this);
    const QWidget *window = parentWidget();
    const int gap = t.px(8);
    resize(std::min(t.px(440), window->width() - 2 * gap), 0);
    adjustSize();
    resize(std::min(t.px(440), window->width() - 2 * gap), std::min(height(), window->height() - 2 * gap));
    // Left of it, else right, else below, and always inside the window.
    int x = anchor.left() - width() - gap;
    if (x < gap)
        x = anchor.right() + gap;
    if (x + width() > window->width() - gap)
        x = std::max(gap, window->width() - width() - gap);
    const int y = std::clamp(anchor.top() - gap, gap, std::max(gap, window->height() - height() - gap));
    move(x, y);
}

void WhyPopover::close()
{
    parentWidget()->removeEventFilter(this);
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    QFrame::close();
}

void WhyPopover::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double edge = t.kind == ThemeKind::HighContrast ? 2 : 1;
    painter.setPen(QPen(t.lineStrong, edge));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), t.px(6), t.px(6));
}

void WhyPopover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

bool WhyPopover::eventFilter(QObject *watched, QEvent *event)
{
    // A click elsewhere in the window or another size of it: what was explained may be gone.
    if (event->type() == QEvent::Resize || event->type() == QEvent::MouseButtonPress)
        close();
    return QFrame::eventFilter(watched, event);
}

} // namespace callboard
