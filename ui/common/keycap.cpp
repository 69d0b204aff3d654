// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/keycap.h"

#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace callboard {

QString keyWords(const QKeySequence &keys)
{
    QString text = keys[0].toCombined() == 0 ? QString() : keys.toString(QKeySequence::NativeText);
    // Enter is what is printed on the key; Qt calls the main one Return.
    text.replace(QStringLiteral("Return"), QStringLiteral("Enter"));
    // A plus that separates becomes a space; the plus key itself ("Ctrl++", "+") stays.
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool separator =
            text.at(i) == QLatin1Char('+') && i > 0 && i + 1 < text.size() && !out.endsWith(QLatin1Char(' '));
        out += separator ? QChar(QLatin1Char(' ')) : text.at(i);
    }
    return out;
}

namespace keycap {

QSize size(const QString &words, const QWidget *widget)
{
    const Theme &t = theme(widget);
    const QFontMetrics metrics(t.font(11));
    const int height = t.px(17);
    return {std::max(height, metrics.horizontalAdvance(words) + t.px(10)), height};
}

void draw(QPainter *painter, const QRect &rect, const QString &words, const QColor &ink, const QColor &border,
          const QWidget *widget)
{
    const Theme &t = theme(widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(border, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), t.px(3), t.px(3));
    painter->setPen(ink);
    painter->setFont(t.font(11));
    painter->drawText(rect, Qt::AlignCenter, words);
    painter->restore();
}

} // namespace keycap

KeyCap::KeyCap(const QString &words, QWidget *parent) : QWidget(parent), m_words(words)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(words);
}

QSize KeyCap::sizeHint() const
{
    return keycap::size(m_words, this);
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme(this);
    keycap::draw(&painter, rect(), m_words, t.text2, t.lineStrong, this);
}

} // namespace callboard
