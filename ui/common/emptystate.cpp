// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/emptystate.h"

#include "ui/common/button.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

namespace callboard {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_iconPlace(new QWidget(this)), m_lead(makeLabel({}, TextRole::Lead, this)),
      m_sentence(makeSentence({}, TextRole::Body2, this)), m_button(new Button({}, ButtonKind::Plain, this))
{
    auto *column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addWidget(m_iconPlace, 0, Qt::AlignHCenter);
    column->addWidget(m_lead, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(2);
    m_sentence->setAlignment(Qt::AlignHCenter);
    connect(m_button, &QAbstractButton::clicked, this, &EmptyState::actionTriggered);
    applyMetrics();
}

void EmptyState::applyMetrics()
{
    const Theme &t = theme(this);
    layout()->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    layout()->setSpacing(t.px(8));
    m_iconPlace->setFixedSize(t.px(32), t.px(32));
    // A line of some 40 letters reads well; longer sentences break.
    m_sentence->setFixedWidth(t.px(280));
    fitSentence();
}

void EmptyState::show(EmptyCause cause, Icon picture, const QString &lead, const QString &sentence,
                      const QString &action, const QKeySequence &keys)
{
    m_cause = cause;
    m_picture = picture;
    m_lead->setText(lead);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    fitSentence();
    m_button->setText(action);
    m_button->setKind(cause == EmptyCause::NothingYet ? ButtonKind::Primary : ButtonKind::Plain);
    m_button->setButtonSize(ButtonSize::Normal);
    m_button->setKeyHint(keys);
    m_button->setVisible(!action.isEmpty());
    setAccessibleName(lead);
    setAccessibleDescription(sentence);
    QWidget::show();
    update();
}

void EmptyState::fitSentence()
{
    // A centred item of a layout is not asked for its height at a width.
    m_sentence->ensurePolished();
    m_sentence->setFixedHeight(std::max(0, m_sentence->heightForWidth(m_sentence->maximumWidth())));
}

QString EmptyState::lead() const
{
    return m_lead->text();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawIcon(&painter, m_iconPlace->geometry(), m_picture, theme(this).text2);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
    QWidget::changeEvent(event);
}

} // namespace callboard
