// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QWidget>

class QPainter;

namespace callboard {

/// "Ctrl Enter" for Ctrl+Return: the words on the caps, in the language's own names, one space between them.
QString keyWords(const QKeySequence &keys);

/// A row of small boxes with key names (11 px): in buttons, heads and the sheet of keys.
namespace keycap {

/// One cap for "Ctrl K"; 16 px high at scale 1.
QSize size(const QString &words, const QWidget *widget);
/// `ink` is text and border.
void draw(QPainter *painter, const QRect &rect, const QString &words, const QColor &ink, const QColor &border,
          const QWidget *widget);

} // namespace keycap

/// A cap as a widget, beside a section title or a link. Not focusable; the control it belongs to owns the shortcut.
class KeyCap : public QWidget
{
    Q_OBJECT

public:
    explicit KeyCap(const QString &words, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QString m_words;
};

} // namespace callboard
