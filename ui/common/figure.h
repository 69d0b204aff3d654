// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QString>

class QPainter;
class QRectF;

namespace callboard {

/// Times and counts must not jitter: Inter's digits are proportional and Qt 6.4 cannot switch font features, so each
/// digit is given the widest digit's advance. Text without digits is measured and painted as it is.
namespace figure {

/// Width in device-independent pixels of `text` painted by draw(): equal for texts that differ in digits only.
double width(const QFont &font, const QString &text);

/// Paints one line at `position`, its baseline's left end, in the painter's pen.
void draw(QPainter *painter, QPointF position, const QFont &font, const QString &text);

/// Paints one line into `rect`: horizontal and vertical alignment as in Qt::Alignment; never elided, never clipped.
void draw(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text);

} // namespace figure

} // namespace callboard
