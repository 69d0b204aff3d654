// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/healthline.h"

#include "ui/common/figure.h"
#include "ui/common/statesign.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace callboard {

namespace {

constexpr int kSign = 16;
constexpr int kGap = 6;

} // namespace

HealthLine::HealthLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void HealthLine::setHealth(std::optional<Health> health, const QString &words)
{
    if (health == m_health && words == m_words)
        return;
    m_health = health;
    m_words = words;
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize HealthLine::sizeHint() const
{
    const Theme &t = theme(this);
    const double text = figure::width(t.font(13, QFont::DemiBold), m_words);
    return {t.px(kSign + kGap) + static_cast<int>(std::ceil(text)), t.px(28)};
}

void HealthLine::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double side = t.px(kSign);
    drawHealthSign(&painter, QRectF(mirrored ? width() - side : 0, (height() - side) / 2, side, side), m_health, t);
    painter.setPen(healthColour(m_health, t));
    const QRectF text = mirrored ? QRectF(0, 0, width() - t.px(kSign + kGap), height())
                                 : QRectF(t.px(kSign + kGap), 0, width() - t.px(kSign + kGap), height());
    figure::draw(&painter, text, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                 t.font(13, QFont::DemiBold), m_words);
}

void HealthLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace callboard
