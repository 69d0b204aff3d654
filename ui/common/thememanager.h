// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/theme.h"

#include <QObject>

namespace callboard {

enum class ThemeChoice { System, Light, Dark, HighContrast };

/// Owns the theme in force and puts it on the application: palette, font and the one stylesheet. Made once in main (or
/// by a test), before the first window; dies before the QApplication. Invariant: at most one lives at a time.
class ThemeManager : public QObject
{
    Q_OBJECT

public:
    explicit ThemeManager(QObject *parent = nullptr);
    ~ThemeManager() override;

    /// System = dark when the desktop's palette is dark.
    void setChoice(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }
    /// Text size as a factor of 13 px, clamped to 1..2.5; every other size follows.
    void setScale(double scale);
    const Theme &current() const { return m_theme; }

    /// The living manager, found through a property of the application; null when there is none.
    static const ThemeManager *ofApplication();

Q_SIGNALS:
    void themeChanged();

private:
    void apply();
    ThemeKind kindOfChoice() const;

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_desktopIsDark = false;
    double m_scale = 1.0;
    Theme m_theme;
};

} // namespace callboard
