// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/thememanager.h"

#include "core/base/assert.h"
#include "ui/common/stylesheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

#include <algorithm>

namespace callboard {

namespace {

constexpr auto kProperty = "callboardThemeManager";

QPalette paletteOf(const Theme &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.panel);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.text3);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.error);
    p.setColor(QPalette::Highlight, t.selected);
    p.setColor(QPalette::HighlightedText, t.accentText);
    p.setColor(QPalette::Link, t.accentText);
    p.setColor(QPalette::LinkVisited, t.accentText);
    p.setColor(QPalette::ToolTipBase, t.surface);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Light, t.panel);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.lineStrong);
    p.setColor(QPalette::Dark, t.mark);
    p.setColor(QPalette::Shadow, t.lineStrong);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.text3);
    p.setColor(QPalette::Disabled, QPalette::Base, t.window);
    p.setColor(QPalette::Disabled, QPalette::Button, t.window);
    return p;
}

} // namespace

ThemeManager::ThemeManager(QObject *parent) : QObject(parent)
{
    CB_ASSERT(!ofApplication());
    m_desktopIsDark = QApplication::palette().color(QPalette::Window).lightnessF() < 0.5;
    qApp->setProperty(kProperty, QVariant::fromValue<QObject *>(this));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

ThemeManager::~ThemeManager()
{
    if (qApp)
        qApp->setProperty(kProperty, QVariant());
}

const ThemeManager *ThemeManager::ofApplication()
{
    return qApp ? static_cast<const ThemeManager *>(qApp->property(kProperty).value<QObject *>()) : nullptr;
}

void ThemeManager::setChoice(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void ThemeManager::setScale(double scale)
{
    const double bounded = std::clamp(scale, 1.0, 2.5);
    if (qFuzzyCompare(bounded, m_scale))
        return;
    m_scale = bounded;
    apply();
}

ThemeKind ThemeManager::kindOfChoice() const
{
    switch (m_choice) {
    case ThemeChoice::Light:
        return ThemeKind::Light;
    case ThemeChoice::Dark:
        return ThemeKind::Dark;
    case ThemeChoice::HighContrast:
        return ThemeKind::HighContrast;
    case ThemeChoice::System:
        return m_desktopIsDark ? ThemeKind::Dark : ThemeKind::Light;
    }
    return ThemeKind::Light;
}

void ThemeManager::apply()
{
    m_theme = tokensOf(kindOfChoice());
    m_theme.scale = m_scale;
    QApplication::setFont(m_theme.font());
    QApplication::setPalette(paletteOf(m_theme));
    qApp->setStyleSheet(stylesheetOf(m_theme));
    Q_EMIT themeChanged();
}

} // namespace callboard
