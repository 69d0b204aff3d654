// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/note.h"

#include "ui/common/button.h"
#include "ui/common/textrole.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QResizeEvent>

namespace callboard {

Note::Note(Tone tone, const QString &sentence, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_lead(makeSentence({}, TextRole::Strong, this)),
      m_sentence(makeSentence({}, TextRole::Body2, this)), m_link(new Button({}, ButtonKind::Link, this))
{
    auto *row = new QHBoxLayout(this);
    auto *text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(m_lead);
    text->addWidget(m_sentence);
    row->addLayout(text, 1);
    row->addWidget(m_link, 0, Qt::AlignTop);
    m_link->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_link, &QAbstractButton::clicked, this, &Note::linkActivated);
    applyMetrics();
    setSentence(sentence);
}

void Note::applyMetrics()
{
    const Theme &t = theme(this);
    // The sign stands where reading begins.
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    layout()->setContentsMargins(t.px(mirrored ? 10 : 34), t.px(7), t.px(mirrored ? 34 : 10), t.px(8));
    layout()->setSpacing(t.px(8));
}

void Note::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Note::setText(const QString &lead, const QString &sentence)
{
    m_lead->setText(lead);
    m_lead->setVisible(!lead.isEmpty());
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(lead.isEmpty() ? sentence : lead + QLatin1Char(' ') + sentence);
    updateGeometry();
}

void Note::setLink(const QString &text)
{
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
}

QString Note::lead() const
{
    return m_lead->text();
}

QString Note::sentence() const
{
    return m_sentence->text();
}

/// As Section::sizeHint: as high as its sentences are at the width it has, and no higher.
QSize Note::sizeHint() const
{
    const QSize hint = QWidget::sizeHint();
    return {hint.width(), layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : hint.height()};
}

void Note::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
}

void Note::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(toneBorder(m_tone, t), 1));
    painter.setBrush(toneFill(m_tone, t));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(5), t.px(5));
    const double side = t.px(14);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double x = mirrored ? width() - t.px(11) - side : t.px(11);
    drawToneSign(&painter, QRectF(x, t.px(9), side, side), m_tone, t);
}

void Note::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        applyMetrics();
    QWidget::changeEvent(event);
}

} // namespace callboard
