// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace callboard {

/// Sizes, weights and colours of section 2 of the design language; the stylesheet holds what they look like.
enum class TextRole {
    Figure,       ///< 32/600, the one big figure
    Window,       ///< 20/600
    Title,        ///< 16/600, page and object title
    Lead,         ///< 15/600
    Workspace,    ///< 14/600
    SectionTitle, ///< 13/600
    Strong,       ///< 13/600
    Body,         ///< 13
    Body2,        ///< 13, text2
    Secondary,    ///< 12, text2
    Hint,         ///< 12, text3
    Caption,      ///< 11, text3
    ErrorText,    ///< 12, error
    WarnText,     ///< 12, warn
    OkText,       ///< 12, ok
};

void setTextRole(QLabel *label, TextRole role);
/// A label with a role; plain text, no word wrap.
QLabel *makeLabel(const QString &text, TextRole role, QWidget *parent = nullptr);
/// The same, wrapping, for sentences.
QLabel *makeSentence(const QString &text, TextRole role, QWidget *parent = nullptr);

enum class Fill { None, Window, Surface, Panel, Sunken };
/// Fills a plain QWidget or QFrame from the theme; follows theme changes.
void setFill(QWidget *widget, Fill fill);
/// A 1 px divider inside a surface.
QFrame *makeLine(Qt::Orientation orientation, QWidget *parent = nullptr);

/// Marks a field as wrong (errorMark border) or right again; the sentence below it is the caller's.
void setFieldError(QWidget *field, bool wrong);

/// Re-reads the stylesheet for a widget whose dynamic property changed.
void repolish(QWidget *widget);

} // namespace callboard
