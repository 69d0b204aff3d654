// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: design language section 9 (double-length texts and 200 % are not cut); CALLBOARD_RENDER=DIR saves pictures
#include "tests/support/testregistry.h"
#include "tests/ui/shell/shellfixture.h"
#include "ui/common/switch.h"
#include "ui/shell/header.h"
#include "ui/shell/headerparts.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

class TstLooks : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsCut_data()
    {
        QTest::addColumn<bool>("pseudo");
        QTest::addColumn<int>("percent");
        QTest::newRow("English") << false << 100;
        QTest::newRow("double length") << true << 100;
        QTest::newRow("200 %") << false << 200;
    }
    void nothingIsCut()
    {
        QFETCH(bool, pseudo);
        QFETCH(int, percent);
        PseudoTranslator translator;
        if (pseudo)
            QCoreApplication::installTranslator(&translator);
        ShellFixture shell;
        shell.settings.set(keys::textSizePercent, percent);
        shell.makeWindow();
        const QSize size = percent == 200 ? QSize(2560, 1440) : QSize(1440, 900);
        shell.window->resize(size);
        shell.window->show();
        QCoreApplication::processEvents();
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-'));
        render(*shell.window, QStringLiteral("cut-first-start-") + name);
        const QStringList first = cutTexts(*shell.window);
        WorkspaceView &view = shell.openView();
        view.toggleKeys();
        QCoreApplication::processEvents();
        render(*shell.window, QStringLiteral("cut-shell-") + name);
        QStringList second = cutTexts(view);
        // Painted controls measure themselves; the workspace's name may be elided.
        for (QWidget *pane :
             {static_cast<QWidget *>(&view.header()), static_cast<QWidget *>(view.findChild<Rail *>())}) {
            for (const QWidget *part : pane->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
                if (part->isVisible() && !qobject_cast<const WorkspaceButton *>(part) &&
                    part->width() < part->sizeHint().width())
                    second << QString::fromLatin1(part->metaObject()->className()) + part->accessibleName();
            }
        }
        if (pseudo)
            QCoreApplication::removeTranslator(&translator);
        QCOMPARE(first, QStringList());
        QCOMPARE(second, QStringList());
        QCOMPARE(shell.window->size(), size);
    }

    void looks_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("light") << int(ThemeChoice::Light) << QString();
        QTest::newRow("dark") << int(ThemeChoice::Dark) << QStringLiteral("-dark");
        QTest::newRow("high contrast") << int(ThemeChoice::HighContrast) << QStringLiteral("-high-contrast");
    }
    /// For the eye (CALLBOARD_RENDER=DIR); it proves that every state paints.
    void looks()
    {
        QFETCH(int, choice);
        QFETCH(QString, suffix);
        ShellFixture shell(static_cast<ThemeChoice>(choice));
        shell.window->show();
        render(*shell.window, QStringLiteral("first-start") + suffix);
        WorkspaceView &view = shell.openView();
        view.toggleKeys();
        QCoreApplication::processEvents();
        view.notifications().tell({QStringLiteral("12 calls cancelled"),
                                   QStringLiteral("Undo books them again if there is room."), Tone::Ok, [] {}});
        render(*shell.window, QStringLiteral("shell-keys") + suffix);
        view.toggleKeys();
        view.openPalette(QStringLiteral("ber"));
        QCoreApplication::processEvents();
        render(*shell.window, QStringLiteral("shell-palette") + suffix);
        QVERIFY(view.palette().isVisible());
        view.palette().close();
        shell.backend->clockFake.onStatus.answer = [](const CompanyId &) {
            ClockStatus status;
            status.health = Health::Saturated;
            status.diallingHeld = true;
            return Result<ClockStatus>(status);
        };
        view.header().refresh();
        shell.window->resize(1024, 640);
        QTRY_VERIFY(view.header().holdSwitch()->isChecked());
        render(*shell.window, QStringLiteral("shell-small-hold") + suffix);
    }
};

CB_TEST(TstLooks)
#include "tst_looks.moc"
