// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/figurelabel.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace callboard {

FigureLabel::FigureLabel(QWidget *parent) : QWidget(parent) {}

FigureLabel::FigureLabel(const QString &text, int size, QFont::Weight weight, QWidget *parent)
    : QWidget(parent), m_text(text), m_size(size), m_weight(weight)
{
    speak();
}

void FigureLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    const bool sameWidth = text.size() == m_text.size() &&
                           qFuzzyCompare(figure::width(currentFont(), text), figure::width(currentFont(), m_text));
    m_text = text;
    speak();
    if (!sameWidth)
        updateGeometry();
    update();
}

void FigureLabel::setFigureFont(int size, QFont::Weight weight)
{
    m_size = size;
    m_weight = weight;
    updateGeometry();
    update();
}

void FigureLabel::setColour(QColor (*colour)())
{
    m_colour = colour;
    update();
}

void FigureLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void FigureLabel::setSpokenName(const QString &name)
{
    m_spokenName = name;
    speak();
}

void FigureLabel::speak()
{
    setAccessibleName(m_spokenName.isEmpty() ? m_text
                                             : tr("%1: %2", "name of a figure, figure").arg(m_spokenName, m_text));
}

QFont FigureLabel::currentFont() const
{
    return theme(this).font(m_size, m_weight);
}

QSize FigureLabel::sizeHint() const
{
    const QFont font = currentFont();
    return {static_cast<int>(std::ceil(figure::width(font, m_text))), QFontMetrics(font).height()};
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme(this);
    painter.setPen(!isEnabled() ? t.text3 : m_colour ? m_colour() : t.text);
    const Qt::Alignment visual = QStyle::visualAlignment(layoutDirection(), m_alignment);
    figure::draw(&painter, QRectF(rect()), visual, currentFont(), m_text);
}

void FigureLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace callboard
