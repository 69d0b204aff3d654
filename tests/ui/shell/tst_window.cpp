// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: design language section 9 (header, rail), window state, pseudo-locale, 200 %
#include "tests/support/testregistry.h"
#include "tests/ui/shell/shellfixture.h"
#include "ui/common/badge.h"
#include "ui/shell/firststart.h"
#include "ui/shell/header.h"
#include "ui/shell/headerparts.h"
#include "ui/shell/keyssheet.h"
#include "ui/shell/palette.h"

#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

class TstWindow : public QObject
{
    Q_OBJECT

private slots:
    void looks_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("light") << int(ThemeChoice::Light) << QString();
        QTest::newRow("dark") << int(ThemeChoice::Dark) << QStringLiteral("-dark");
        QTest::newRow("high contrast") << int(ThemeChoice::HighContrast) << QStringLiteral("-high-contrast");
    }
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
    }
};

CB_TEST(TstWindow)
#include "tst_window.moc"
