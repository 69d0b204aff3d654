// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>

class QWidget;

namespace callboard {

enum class ThemeKind { Light, Dark, HighContrast };

/// Every colour and measure of the window (DESIGN-LANGUAGE sections 1 and 2). Widgets never write a literal colour:
/// they ask `theme(this)`. A value; a new one replaces it when the theme or the text size changes, and every widget
/// then gets QEvent::StyleChange.
struct Theme
{
    ThemeKind kind = ThemeKind::Light;
    /// 1 at 13 px body text; all sizes are multiplied by it.
    double scale = 1.0;

    QColor window;     ///< behind everything
    QColor surface;    ///< tables, canvas, fields
    QColor panel;      ///< side panels, header, rail, status bar, table heads
    QColor sunken;     ///< wells, past time, pool rows
    QColor line;       ///< 1 px dividers inside a surface
    QColor lineStrong; ///< 1 px borders of controls, boxes, popovers
    QColor text;
    QColor text2;  ///< secondary text
    QColor text3;  ///< captions, units, disabled text
    QColor accent; ///< primary button fill
    QColor accentHover;
    QColor onAccent;   ///< text on accent
    QColor accentText; ///< links, selected text, selection outline
    QColor accentSoft; ///< soft fill: allowed hours, charts, badges
    QColor selected;   ///< selected row, segment, page
    QColor focus;      ///< focus ring
    QColor ok;         ///< text and signs: good
    QColor okSoft;
    QColor okMark;
    QColor warn; ///< text and signs: look here
    QColor warnSoft;
    QColor warnMark;
    QColor error; ///< text and signs: wrong; the now line
    QColor errorSoft;
    QColor errorMark;
    QColor accentMark; ///< bars: lines in use, calls booked
    QColor mark;       ///< neutral bars, before-the-plan line
    QColor hatch;
    QColor demo; ///< DEMO badge text and border
    QColor demoSoft;
    QColor inverse; ///< toast and drag tag
    QColor inverseText;
    QColor inverseLink;

    /// Device-independent pixels for a length given at scale 1, at least 1 for any positive length.
    int px(double atScaleOne) const;
    /// The interface font at a size of section 2 (11, 12, 13, 14, 15, 16, 20, 32; 10 in heatmap cells only).
    QFont font(int sizeAtScaleOne = 13, QFont::Weight weight = QFont::Normal) const;
    /// 2 px, 3 px in high contrast.
    int focusWidth() const;
    bool isDark() const { return kind != ThemeKind::Light; }
};

/// The tokens of a theme at scale 1.
const Theme &tokensOf(ThemeKind kind);

/// The theme in force, for a widget or a delegate. Light at scale 1 when no ThemeManager lives (a test of one widget).
const Theme &theme(const QWidget *widget);

/// WCAG contrast ratio, 1..21, of two opaque colours.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace callboard
