// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QTranslator>
#include <QWidget>

namespace callboard::test {

/// Saves a picture of the widget under the folder named by CALLBOARD_RENDER; nothing without it. For looking at.
inline void render(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CALLBOARD_RENDER");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

/// Labels and push buttons that are shown smaller than their text needs: cut text. Names may elide, labels may not.
inline QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->pixmap().isNull() == false)
            continue;
        const bool tooNarrow = !label->wordWrap() && label->width() < label->sizeHint().width() - 1;
        const bool tooLow = label->wordWrap() && label->height() < label->heightForWidth(label->width()) - 1;
        if (tooNarrow || tooLow)
            cut << label->text();
    }
    for (const QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->width() < button->sizeHint().width() - 1)
            cut << button->text();
    }
    return cut;
}

/// Every translated text at double length: what fits with this fits in any language.
class PseudoTranslator : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text.size() < 2 || text.startsWith(QLatin1Char('%')) ? text : text + QLatin1Char(' ') + text;
    }
    bool isEmpty() const override { return false; }
};

} // namespace callboard::test
