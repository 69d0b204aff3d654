// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>
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
        if (!label->isVisible() || label->width() <= 1 || label->text().isEmpty() || label->pixmap().isNull() == false)
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
    for (const QComboBox *combo : window.findChildren<QComboBox *>()) {
        if (combo->isVisible() && !combo->isEditable() && combo->width() < combo->minimumSizeHint().width() - 1)
            cut << combo->currentText();
    }
    // Our own controls (segments, switches, badges) say what they need.
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !widget->parentWidget())
            continue;
        const bool ours = widget->inherits("QRadioButton") || widget->inherits("callboard::SegmentedControl") ||
                          widget->inherits("callboard::Badge") || widget->inherits("callboard::Switch") ||
                          widget->inherits("callboard::BreakerStepsView");
        if (ours && widget->width() < widget->minimumSizeHint().width() - 1)
            cut << widget->metaObject()->className() + QStringLiteral(" ") + widget->accessibleName();
        // Shown, but reaching out of the pane that holds it; what a popover covers is not cut.
        QRect visible = widget->rect();
        for (const QWidget *up = widget; !up->isWindow() && !visible.isEmpty(); up = up->parentWidget())
            visible &= QRect(widget->mapFrom(up->parentWidget(), QPoint()), up->parentWidget()->size());
        if (ours && !visible.isEmpty() && visible.width() < widget->width())
            cut << QStringLiteral("outside: ") + widget->metaObject()->className() + QStringLiteral(" ") +
                       widget->accessibleName();
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
