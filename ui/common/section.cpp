// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/section.h"

#include "ui/common/keycap.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QResizeEvent>

namespace callboard {

Section::Section(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(makeLabel(title, TextRole::SectionTitle, this)), m_header(new QHBoxLayout),
      m_outer(new QVBoxLayout(this)), m_body(new QVBoxLayout)
{
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_outer->addLayout(m_header);
    m_outer->addLayout(m_body);
    m_title->setVisible(!title.isEmpty());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    applyMetrics();
}

void Section::applyMetrics()
{
    const Theme &t = theme(this);
    m_outer->setContentsMargins(t.px(12), t.px(12), t.px(12), t.px(12));
    m_outer->setSpacing(t.px(8));
    m_header->setSpacing(t.px(8));
    m_body->setSpacing(t.px(8));
}

void Section::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void Section::setKeyHint(const QKeySequence &keys)
{
    addToHeader(new KeyCap(keyWords(keys), this));
}

void Section::addToHeader(QWidget *widget)
{
    m_header->addWidget(widget);
}

void Section::addBesideTitle(QWidget *widget)
{
    m_header->insertWidget(m_besideTitle++, widget);
}

void Section::setLineVisible(bool visible)
{
    m_line = visible;
    update();
}

/// The policy keeps a section from growing beyond its hint; wrapped sentences need more height in a narrow panel than
/// at the width they would like, so the hint is the height at the width it has.
QSize Section::sizeHint() const
{
    const QSize hint = QWidget::sizeHint();
    return {hint.width(), m_outer->hasHeightForWidth() ? m_outer->heightForWidth(width()) : hint.height()};
}

void Section::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
}

void Section::paintEvent(QPaintEvent *)
{
    if (!m_line)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme(this).line);
}

void Section::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
    QWidget::changeEvent(event);
}

QLabel *addFormRow(QVBoxLayout *layout, const QString &label, QWidget *field, int labelWidthAtScaleOne)
{
    auto *row = new QHBoxLayout;
    const Theme &t = theme(field);
    row->setSpacing(t.px(4));
    QLabel *text = makeLabel(label, TextRole::Body2, field->parentWidget());
    text->setBuddy(field);
    // A longer word in another language widens its own label instead of being cut.
    text->setMinimumWidth(t.px(labelWidthAtScaleOne));
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(QLatin1Char('&'))); // the mnemonic is for the eye
    row->addWidget(text);
    row->addWidget(field, 1);
    layout->addLayout(row);
    return text;
}

} // namespace callboard
