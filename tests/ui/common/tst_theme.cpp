// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: design language sections 1 and 2 (contrast of every pair, figures, scale)
#include "tests/support/testregistry.h"
#include "ui/common/figure.h"
#include "ui/common/figurelabel.h"
#include "ui/common/stylesheet.h"
#include "ui/common/thememanager.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPushButton>
#include <QTest>

using namespace callboard;

class TstTheme : public QObject
{
    Q_OBJECT

    static void themes()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << int(ThemeKind::Light);
        QTest::newRow("dark") << int(ThemeKind::Dark);
        QTest::newRow("high contrast") << int(ThemeKind::HighContrast);
    }

private slots:
    void contrastRatioOfBlackAndWhite()
    {
        // WCAG 2.1 definition: 21:1 for black on white; #777777 on white is 4.48 in every published table.
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.005);
    }

    void textReachesFourAndAHalf_data() { themes(); }
    void textReachesFourAndAHalf()
    {
        QFETCH(int, kind);
        const Theme &t = tokensOf(static_cast<ThemeKind>(kind));
        const std::vector<std::pair<const char *, QColor>> inks{
            {"text", t.text}, {"text2", t.text2}, {"text3", t.text3}, {"accentText", t.accentText},
            {"ok", t.ok},     {"warn", t.warn},   {"error", t.error}};
        const std::vector<std::pair<const char *, QColor>> grounds{{"window", t.window},
                                                                   {"surface", t.surface},
                                                                   {"panel", t.panel},
                                                                   {"sunken", t.sunken},
                                                                   {"selected", t.selected}};
        for (const auto &[ink, inkColour] : inks)
            for (const auto &[ground, groundColour] : grounds)
                QVERIFY2(contrastRatio(inkColour, groundColour) >= 4.5,
                         qPrintable(QStringLiteral("%1 on %2: %3")
                                        .arg(QLatin1String(ink), QLatin1String(ground))
                                        .arg(contrastRatio(inkColour, groundColour))));
        const std::vector<std::tuple<const char *, QColor, QColor>> own{{"ok", t.ok, t.okSoft},
                                                                        {"warn", t.warn, t.warnSoft},
                                                                        {"error", t.error, t.errorSoft},
                                                                        {"accentText", t.accentText, t.accentSoft},
                                                                        {"demo", t.demo, t.demoSoft},
                                                                        {"onAccent", t.onAccent, t.accent},
                                                                        {"onAccent hovered", t.onAccent, t.accentHover},
                                                                        {"inverseText", t.inverseText, t.inverse},
                                                                        {"inverseLink", t.inverseLink, t.inverse}};
        for (const auto &[name, ink, ground] : own)
            QVERIFY2(contrastRatio(ink, ground) >= 4.5,
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(name)).arg(contrastRatio(ink, ground))));
    }

    void marksReachThree_data() { themes(); }
    void marksReachThree()
    {
        QFETCH(int, kind);
        const Theme &t = tokensOf(static_cast<ThemeKind>(kind));
        const std::vector<std::pair<const char *, QColor>> marks{
            {"okMark", t.okMark},         {"warnMark", t.warnMark}, {"errorMark", t.errorMark},
            {"accentMark", t.accentMark}, {"mark", t.mark},         {"focus", t.focus}};
        for (const auto &[name, mark] : marks)
            QVERIFY2(contrastRatio(mark, t.surface) >= 3.0,
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(name)).arg(contrastRatio(mark, t.surface))));
    }

    void everySheetIsResolved_data() { themes(); }
    void everySheetIsResolved()
    {
        QFETCH(int, kind);
        const QString sheet = stylesheetOf(tokensOf(static_cast<ThemeKind>(kind)));
        QVERIFY(!sheet.contains(QLatin1Char('@')));
        QVERIFY(!sheet.contains(QLatin1Char('~')));
        QVERIFY(!sheet.contains(QLatin1Char('%')));
        // Every picture it names exists.
        static const QRegularExpression url(QStringLiteral("url\\(([^)]*)\\)"));
        auto it = url.globalMatch(sheet);
        QVERIFY(it.hasNext());
        while (it.hasNext())
            QVERIFY2(QFile::exists(it.next().captured(1)), "a picture of the sheet is missing");
    }

    void managerAppliesAndScales()
    {
        ThemeManager manager;
        QSignalSpy spy(&manager, &ThemeManager::themeChanged);
        manager.setChoice(ThemeChoice::Dark);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(theme(nullptr).kind, ThemeKind::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), tokensOf(ThemeKind::Dark).window);
        manager.setScale(2.0);
        QCOMPARE(theme(nullptr).px(28), 56);
        QCOMPARE(QApplication::font().pixelSize(), 26);
        manager.setScale(9.0);
        QCOMPARE(theme(nullptr).scale, 2.5);
    }

    void withoutManagerTheThemeIsLight() { QCOMPARE(theme(nullptr).kind, ThemeKind::Light); }

    void digitsHaveOneWidth()
    {
        const QFont font = tokensOf(ThemeKind::Light).font(13);
        const double ones = figure::width(font, QStringLiteral("11:11:11"));
        QCOMPARE(figure::width(font, QStringLiteral("00:00:00")), ones);
        QCOMPARE(figure::width(font, QStringLiteral("16:42:18")), ones);
        // The widest digit's advance counts, so nothing is ever wider than what was measured.
        double widest = 0;
        for (char c = '0'; c <= '9'; ++c)
            widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(QLatin1Char(c)));
        const double colons = QFontMetricsF(font).horizontalAdvance(QLatin1Char(':')) * 2;
        QVERIFY(std::abs(ones - (6 * widest + colons)) < 0.01);
    }

    void figureIsPaintedWhereItWasMeasured()
    {
        const QFont font = tokensOf(ThemeKind::Light).font(32, QFont::DemiBold);
        const QString text = QStringLiteral("1,187");
        QImage image(300, 60, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        figure::draw(&painter, QRectF(0, 0, 300, 60), Qt::AlignRight | Qt::AlignVCenter, font, text);
        painter.end();
        int left = 300;
        for (int y = 0; y < 60; ++y)
            for (int x = 0; x < 300; ++x)
                if (image.pixelColor(x, y).lightness() < 128)
                    left = std::min(left, x);
        const double start = 300 - figure::width(font, text);
        QVERIFY2(left >= start - 1 && left < start + 14, qPrintable(QStringLiteral("%1 %2").arg(left).arg(start)));
    }

    void figureLabelKeepsItsWidthWhileItTicks()
    {
        FigureLabel label(QStringLiteral("16:42:18"), 13, QFont::DemiBold);
        const QSize before = label.sizeHint();
        label.setText(QStringLiteral("11:11:11"));
        QCOMPARE(label.sizeHint(), before);
        QCOMPARE(label.accessibleName(), QStringLiteral("11:11:11"));
    }
};

CB_TEST(TstTheme)
#include "tst_theme.moc"
