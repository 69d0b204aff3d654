// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/figure.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace callboard::figure {

namespace {

/// Splits into stretches of digits and of other characters; kerning inside the others stays.
template <typename OnDigit, typename OnText> void walk(const QString &text, OnDigit onDigit, OnText onText)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isDigit())
            continue;
        if (i > from)
            onText(text.mid(from, i - from));
        onDigit(text.at(i));
        from = i + 1;
    }
    if (from < text.size())
        onText(text.mid(from));
}

double widestDigit(const QFontMetricsF &metrics, const QString &text)
{
    // The digits in use may be of another script; each of them is measured beside the ASCII ones.
    double widest = 0;
    for (char c = '0'; c <= '9'; ++c)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(c)));
    for (const QChar c : text) {
        if (c.isDigit() && c.unicode() > 0x7f)
            widest = std::max(widest, metrics.horizontalAdvance(c));
    }
    return widest;
}

} // namespace

double width(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const double digit = widestDigit(metrics, text);
    double sum = 0;
    walk(
        text, [&](QChar) { sum += digit; }, [&](const QString &part) { sum += metrics.horizontalAdvance(part); });
    return sum;
}

void draw(QPainter *painter, QPointF position, const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const double digit = widestDigit(metrics, text);
    painter->setFont(font);
    double x = position.x();
    walk(
        text,
        [&](QChar c) {
            const double advance = metrics.horizontalAdvance(c);
            painter->drawText(QPointF(x + (digit - advance) / 2, position.y()), QString(c));
            x += digit;
        },
        [&](const QString &part) {
            painter->drawText(QPointF(x, position.y()), part);
            x += metrics.horizontalAdvance(part);
        });
}

void draw(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const double textWidth = width(font, text);
    double x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - textWidth;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - textWidth) / 2;
    double top = rect.top();
    if (alignment & Qt::AlignBottom)
        top = rect.bottom() - metrics.height();
    else if (alignment & Qt::AlignVCenter)
        top = rect.top() + (rect.height() - metrics.height()) / 2;
    draw(painter, QPointF(x, top + metrics.ascent()), font, text);
}

} // namespace callboard::figure
