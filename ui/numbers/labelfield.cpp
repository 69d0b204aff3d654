// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/labelfield.h"

#include "ui/common/figure.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/numbers/numberwords.h"

#include <QEvent>
#include <QPainter>

namespace callboard {

LabelField::LabelField(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &LabelField::showCounter);
    showCounter();
}

QString LabelField::problem() const
{
    return NumberWords::labelProblem(text());
}

bool LabelField::showsProblem() const
{
    return !problem().isEmpty() && (isModified() || !text().isEmpty());
}

void LabelField::showCounter()
{
    const Theme &t = theme(this);
    const int room = static_cast<int>(figure::width(t.font(11), NumberWords::labelCounter(text()))) + t.px(6);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? room : 0, 0, mirrored ? 0 : room, 0);
    setAccessibleDescription(NumberWords::labelCounter(text()));
    setFieldError(this, showsProblem());
    update();
}

void LabelField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setPen(showsProblem() ? t.error : t.text3);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    figure::draw(&painter, QRectF(rect()).adjusted(t.px(8), 0, -t.px(8), 0),
                 (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, t.font(11),
                 NumberWords::labelCounter(text()));
}

void LabelField::changeEvent(QEvent *event)
{
    // setFieldError repolishes, which sends a StyleChange of its own.
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        showCounter();
    QLineEdit::changeEvent(event);
}

} // namespace callboard
