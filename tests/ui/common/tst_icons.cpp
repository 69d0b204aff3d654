// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: design language section 2 (own icons, recoloured) and section 4 (state signs differ in shape)
#include "tests/support/testregistry.h"
#include "ui/common/icons.h"
#include "ui/common/statesign.h"
#include "ui/common/thememanager.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace callboard;

namespace {

int inkOf(const QImage &image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += qAlpha(image.pixel(x, y)) > 40;
    return ink;
}

QImage signOf(ReservationState state, bool unknown, const Theme &t)
{
    QImage image(28, 28, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawStateSign(&painter, QRectF(0, 0, 28, 28), state, unknown, t);
    return image;
}

/// The shape alone: 1 where anything was painted.
QByteArray shapeOf(const QImage &image)
{
    QByteArray shape;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            shape += qAlpha(image.pixel(x, y)) > 90 ? '1' : '0';
    return shape;
}

} // namespace

class TstIcons : public QObject
{
    Q_OBJECT

private slots:
    void everyIconIsDrawn_data()
    {
        QTest::addColumn<int>("name");
        for (const Icon name : allIcons())
            QTest::newRow(qPrintable(fileNameOf(name))) << int(name);
    }
    void everyIconIsDrawn()
    {
        QFETCH(int, name);
        const QImage image = icon(static_cast<Icon>(name), Qt::red).pixmap(16, 16).toImage();
        QVERIFY(inkOf(image) >= 3);
        // Recoloured: whatever is opaque is red, nothing is the black of a lost currentColor.
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qAlpha(image.pixel(x, y)) > 200)
                    QVERIFY(image.pixelColor(x, y).red() > 200 && image.pixelColor(x, y).green() < 40);
    }

    void namesAndFilesAgree()
    {
        QDir folder(QStringLiteral(":/icons"));
        std::set<QString> files;
        for (const QString &file : folder.entryList({QStringLiteral("*.svg")}))
            files.insert(file);
        std::set<QString> names{QStringLiteral("callboard.svg")};
        for (const Icon name : allIcons())
            names.insert(fileNameOf(name) + QStringLiteral(".svg"));
        QCOMPARE(files, names);
    }

    void iconsFollowTheTheme()
    {
        const QIcon plan = icon(Icon::Plan);
        ThemeManager manager;
        manager.setChoice(ThemeChoice::Light);
        const QImage light = plan.pixmap(16, 16).toImage();
        manager.setChoice(ThemeChoice::Dark);
        const QImage dark = plan.pixmap(16, 16).toImage();
        QVERIFY(light != dark);
        QVERIFY(plan.pixmap(16, 16, QIcon::Normal, QIcon::On).toImage() != dark);
        QVERIFY(plan.pixmap(16, 16, QIcon::Disabled).toImage() != dark);
    }

    // The pictures of the stylesheet carry their colour in the file; each must be the token of its theme.
    void picturesOfTheSheetWearTokens_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << QStringLiteral("light") << int(ThemeKind::Light);
        QTest::newRow("dark") << QStringLiteral("dark") << int(ThemeKind::Dark);
        QTest::newRow("high contrast") << QStringLiteral("high-contrast") << int(ThemeKind::HighContrast);
    }
    void picturesOfTheSheetWearTokens()
    {
        QFETCH(QString, folder);
        QFETCH(int, kind);
        const Theme &t = tokensOf(static_cast<ThemeKind>(kind));
        const QDir dir(QStringLiteral(":/style/") + folder);
        const QStringList files = dir.entryList();
        QVERIFY(files.size() >= 9);
        static const QRegularExpression colour(QStringLiteral("(?:stroke|fill)=\"(#[0-9A-Fa-f]{6})\""));
        for (const QString &name : files) {
            QFile file(dir.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QColor found(colour.match(QString::fromUtf8(file.readAll())).captured(1));
            const bool onAccent = name == QLatin1String("check.svg") || name == QLatin1String("minus.svg") ||
                                  name == QLatin1String("dot.svg");
            const QColor expected = onAccent                                   ? t.onAccent
                                    : name.contains(QLatin1String("disabled")) ? t.text3
                                                                               : t.text2;
            QVERIFY2(found == expected,
                     qPrintable(name + QLatin1Char(' ') + found.name() + QLatin1Char(' ') + expected.name()));
        }
    }

    void statesDifferInShapeNotOnlyInColour()
    {
        const Theme &t = tokensOf(ThemeKind::Light);
        std::set<QByteArray> shapes;
        for (const ReservationState state : kReservationStates)
            shapes.insert(shapeOf(signOf(state, false, t)));
        shapes.insert(shapeOf(signOf(ReservationState::Dispatching, true, t)));
        QCOMPARE(shapes.size(), kReservationStates.size() + 1);
    }

    void wordsOfTheStatesAreThoseOfTheDesign()
    {
        QStringList words;
        for (const ReservationState state : kReservationStates)
            words << stateWord(state);
        QCOMPARE(
            words.join(QLatin1Char('|')),
            QStringLiteral("Firm|Dispatching|Ringing|Active|Completed|Cancelled|Expired|Failed|No answer|Line failed"));
        QCOMPARE(stateWord(ReservationState::Active, true), QStringLiteral("Unknown"));
    }
};

CB_TEST(TstIcons)
#include "tst_icons.moc"
