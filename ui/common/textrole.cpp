// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/textrole.h"

#include <QStyle>

namespace callboard {

namespace {

const char *nameOf(TextRole role)
{
    switch (role) {
    case TextRole::Figure:
        return "figure";
    case TextRole::Window:
        return "window";
    case TextRole::Title:
        return "title";
    case TextRole::Lead:
        return "lead";
    case TextRole::Workspace:
        return "workspace";
    case TextRole::SectionTitle:
        return "section";
    case TextRole::Strong:
        return "strong";
    case TextRole::Body:
        return "body";
    case TextRole::Body2:
        return "body2";
    case TextRole::Secondary:
        return "secondary";
    case TextRole::Hint:
        return "hint";
    case TextRole::Caption:
        return "caption";
    case TextRole::ErrorText:
        return "error";
    case TextRole::WarnText:
        return "warn";
    case TextRole::OkText:
        return "ok";
    }
    return "body";
}

const char *nameOf(Fill fill)
{
    switch (fill) {
    case Fill::None:
        return "";
    case Fill::Window:
        return "window";
    case Fill::Surface:
        return "surface";
    case Fill::Panel:
        return "panel";
    case Fill::Sunken:
        return "sunken";
    }
    return "";
}

void setLook(QWidget *widget, const char *property, const QVariant &value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    repolish(widget);
}

} // namespace

void repolish(QWidget *widget)
{
    // Before the first show the stylesheet has not been read yet, so there is nothing to read again.
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setTextRole(QLabel *label, TextRole role)
{
    setLook(label, "cbText", QString::fromLatin1(nameOf(role)));
}

QLabel *makeLabel(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setTextRole(label, role);
    return label;
}

QLabel *makeSentence(const QString &text, TextRole role, QWidget *parent)
{
    QLabel *label = makeLabel(text, role, parent);
    label->setWordWrap(true);
    return label;
}

void setFill(QWidget *widget, Fill fill)
{
    widget->setAttribute(Qt::WA_StyledBackground, fill != Fill::None);
    setLook(widget, "cbFill", QString::fromLatin1(nameOf(fill)));
}

QFrame *makeLine(Qt::Orientation orientation, QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("cbLine", true);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

void setFieldError(QWidget *field, bool wrong)
{
    setLook(field, "cbError", wrong);
}

} // namespace callboard
