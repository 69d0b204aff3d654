// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/theme.h"

#include "ui/common/thememanager.h"

#include <QApplication>
#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

Theme makeLight()
{
    Theme t;
    t.kind = ThemeKind::Light;
    t.window = QColor(0xF1, 0xF3, 0xF5);
    t.surface = QColor(0xFF, 0xFF, 0xFF);
    t.panel = QColor(0xF8, 0xF9, 0xFB);
    t.sunken = QColor(0xE9, 0xEC, 0xF0);
    t.line = QColor(0xDC, 0xE0, 0xE6);
    t.lineStrong = QColor(0xB9, 0xC0, 0xCB);
    t.text = QColor(0x1A, 0x1F, 0x27);
    t.text2 = QColor(0x43, 0x4B, 0x58);
    t.text3 = QColor(0x5C, 0x65, 0x73);
    t.accent = QColor(0x2B, 0x5F, 0xD9);
    t.accentHover = QColor(0x23, 0x4F, 0xB8);
    t.onAccent = QColor(0xFF, 0xFF, 0xFF);
    t.accentText = QColor(0x21, 0x4F, 0xB8);
    t.accentSoft = QColor(0xE6, 0xED, 0xFC);
    t.selected = QColor(0xDD, 0xE7, 0xFB);
    t.focus = QColor(0x21, 0x4F, 0xB8);
    t.ok = QColor(0x17, 0x70, 0x3F);
    t.okSoft = QColor(0xE2, 0xF2, 0xE8);
    t.okMark = QColor(0x2E, 0x9E, 0x63);
    t.warn = QColor(0x83, 0x50, 0x00);
    t.warnSoft = QColor(0xFB, 0xF0, 0xDA);
    t.warnMark = QColor(0xBD, 0x80, 0x13);
    t.error = QColor(0xB3, 0x26, 0x1E);
    t.errorSoft = QColor(0xFC, 0xE8, 0xE6);
    t.errorMark = QColor(0xD4, 0x48, 0x3D);
    t.accentMark = QColor(0x4B, 0x7B, 0xE5);
    t.mark = QColor(0x7A, 0x83, 0x92);
    t.hatch = QColor(0xC3, 0xCA, 0xD4);
    t.demo = QColor(0x6A, 0x3D, 0x9A);
    t.demoSoft = QColor(0xF0, 0xE8, 0xF8);
    t.inverse = QColor(0x1F, 0x25, 0x2E);
    t.inverseText = QColor(0xF4, 0xF6, 0xF8);
    t.inverseLink = QColor(0x9D, 0xBB, 0xFF);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.kind = ThemeKind::Dark;
    t.window = QColor(0x14, 0x17, 0x1C);
    t.surface = QColor(0x1A, 0x1E, 0x24);
    t.panel = QColor(0x1F, 0x24, 0x2B);
    t.sunken = QColor(0x11, 0x14, 0x18);
    t.line = QColor(0x2C, 0x32, 0x3B);
    t.lineStrong = QColor(0x4A, 0x53, 0x60);
    t.text = QColor(0xE7, 0xEA, 0xEF);
    t.text2 = QColor(0xBC, 0xC3, 0xCE);
    t.text3 = QColor(0x9A, 0xA3, 0xB1);
    t.accent = QColor(0x3F, 0x6F, 0xE0);
    t.accentHover = QColor(0x35, 0x63, 0xCF);
    t.onAccent = QColor(0xFF, 0xFF, 0xFF);
    t.accentText = QColor(0x9D, 0xBB, 0xFF);
    t.accentSoft = QColor(0x22, 0x30, 0x4F);
    t.selected = QColor(0x26, 0x36, 0x5A);
    t.focus = QColor(0x9D, 0xBB, 0xFF);
    t.ok = QColor(0x6F, 0xD3, 0x9A);
    t.okSoft = QColor(0x1B, 0x34, 0x27);
    t.okMark = QColor(0x3F, 0xAE, 0x74);
    t.warn = QColor(0xEB, 0xBB, 0x62);
    t.warnSoft = QColor(0x3A, 0x2D, 0x14);
    t.warnMark = QColor(0xD7, 0x9A, 0x32);
    t.error = QColor(0xFF, 0x91, 0x89);
    t.errorSoft = QColor(0x43, 0x22, 0x20);
    t.errorMark = QColor(0xE2, 0x68, 0x5E);
    t.accentMark = QColor(0x6C, 0x97, 0xF5);
    t.mark = QColor(0x7F, 0x88, 0x97);
    t.hatch = QColor(0x3B, 0x43, 0x4F);
    t.demo = QColor(0xCB, 0xA8, 0xF2);
    t.demoSoft = QColor(0x33, 0x26, 0x4A);
    t.inverse = QColor(0xE7, 0xEA, 0xEF);
    t.inverseText = QColor(0x17, 0x1B, 0x21);
    t.inverseLink = QColor(0x21, 0x4F, 0xB8);
    return t;
}

Theme makeHighContrast()
{
    Theme t;
    t.kind = ThemeKind::HighContrast;
    t.window = QColor(0x00, 0x00, 0x00);
    t.surface = QColor(0x00, 0x00, 0x00);
    t.panel = QColor(0x00, 0x00, 0x00);
    t.sunken = QColor(0x1C, 0x1C, 0x1C);
    t.line = QColor(0x8A, 0x8A, 0x8A);
    t.lineStrong = QColor(0xFF, 0xFF, 0xFF);
    t.text = QColor(0xFF, 0xFF, 0xFF);
    t.text2 = QColor(0xFF, 0xFF, 0xFF);
    t.text3 = QColor(0xD6, 0xD6, 0xD6);
    t.accent = QColor(0x1A, 0xEB, 0xFF);
    t.accentHover = QColor(0x8F, 0xF5, 0xFF);
    t.onAccent = QColor(0x00, 0x00, 0x00);
    t.accentText = QColor(0x1A, 0xEB, 0xFF);
    t.accentSoft = QColor(0x00, 0x3B, 0x40);
    t.selected = QColor(0x00, 0x47, 0x4D);
    t.focus = QColor(0xFF, 0xFF, 0x00);
    t.ok = QColor(0x7C, 0xFF, 0x8F);
    t.okSoft = QColor(0x00, 0x00, 0x00);
    t.okMark = QColor(0x7C, 0xFF, 0x8F);
    t.warn = QColor(0xFF, 0xD2, 0x4D);
    t.warnSoft = QColor(0x00, 0x00, 0x00);
    t.warnMark = QColor(0xFF, 0xD2, 0x4D);
    t.error = QColor(0xFF, 0x9E, 0x94);
    t.errorSoft = QColor(0x00, 0x00, 0x00);
    t.errorMark = QColor(0xFF, 0x9E, 0x94);
    t.accentMark = QColor(0x1A, 0xEB, 0xFF);
    t.mark = QColor(0xBD, 0xBD, 0xBD);
    t.hatch = QColor(0x9A, 0x9A, 0x9A);
    t.demo = QColor(0xE3, 0xB8, 0xFF);
    t.demoSoft = QColor(0x00, 0x00, 0x00);
    t.inverse = QColor(0xFF, 0xFF, 0xFF);
    t.inverseText = QColor(0x00, 0x00, 0x00);
    t.inverseLink = QColor(0x00, 0x33, 0xCC);
    return t;
}

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

/// Inter where it is installed (package fonts-inter), else DejaVu Sans, else what the desktop has.
const QStringList &families()
{
    static const QStringList all = [] {
        QStringList found;
        const QStringList installed = QFontDatabase::families();
        for (const QString &wanted : {QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")}) {
            if (installed.contains(wanted))
                found << wanted;
        }
        if (found.isEmpty())
            found << QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
        return found;
    }();
    return all;
}

} // namespace

int Theme::px(double atScaleOne) const
{
    if (atScaleOne <= 0)
        return 0;
    return std::max(1, static_cast<int>(std::lround(atScaleOne * scale)));
}

QFont Theme::font(int sizeAtScaleOne, QFont::Weight weight) const
{
    QFont font;
    font.setFamilies(families());
    font.setPixelSize(px(sizeAtScaleOne));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

int Theme::focusWidth() const
{
    return kind == ThemeKind::HighContrast ? 3 : 2;
}

const Theme &tokensOf(ThemeKind kind)
{
    static const Theme light = makeLight();
    static const Theme dark = makeDark();
    static const Theme highContrast = makeHighContrast();
    switch (kind) {
    case ThemeKind::Light:
        return light;
    case ThemeKind::Dark:
        return dark;
    case ThemeKind::HighContrast:
        return highContrast;
    }
    return light;
}

const Theme &theme(const QWidget *)
{
    const ThemeManager *manager = ThemeManager::ofApplication();
    return manager ? manager->current() : tokensOf(ThemeKind::Light);
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace callboard
