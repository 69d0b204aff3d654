// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testregistry.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Ran
{
    int status = -1;
    QString out;
    QString err;
};

Ran run(const char *program, const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(CALLBOARD_BIN_DIR "/") + QLatin1String(program), arguments);
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// The programs as a shell sees them.
class TestPrograms : public QObject
{
    Q_OBJECT
private slots:
    void versionAndHelp_data();
    void versionAndHelp();
    void wrongOptionsSayWhichAndExitTwo_data();
    void wrongOptionsSayWhichAndExitTwo();
    void tourRendersEveryPageInLightAndDark();
};

void TestPrograms::versionAndHelp_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("console") << "callboard";
    QTest::newRow("daemon") << "callboardd";
}

void TestPrograms::versionAndHelp()
{
    QFETCH(QString, program);
    const Ran version = run(program.toLatin1().constData(), {"--version"});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith(program + QLatin1Char(' ')));
    const Ran help = run(program.toLatin1().constData(), {"--help"});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("--version"));
}

void TestPrograms::wrongOptionsSayWhichAndExitTwo_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << "callboard" << QStringList{"--nonsense"} << "nonsense";
    QTest::newRow("daemon, unknown option") << "callboardd" << QStringList{"--nonsense"} << "nonsense";
    QTest::newRow("now is no instant") << "callboard" << QStringList{"--demo", "--now", "yesterday"} << "--now";
    QTest::newRow("rate is no number") << "callboard" << QStringList{"--demo", "--clock-rate", "fast"}
                                       << "--clock-rate";
    QTest::newRow("rate below zero") << "callboard" << QStringList{"--demo", "--clock-rate", "-1"} << "--clock-rate";
    QTest::newRow("two workspaces") << "callboard" << QStringList{"--demo", "--workspace", "x.callboard"} << "--demo";
}

void TestPrograms::wrongOptionsSayWhichAndExitTwo()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const Ran ran = run(program.toLatin1().constData(), arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains(named), qPrintable(ran.err));
    QVERIFY(ran.out.isEmpty());
}

void TestPrograms::tourRendersEveryPageInLightAndDark()
{
    QTemporaryDir folder;
    const Ran ran = run("callboard", {"--demo", "--tour", folder.path()});
    QVERIFY2(ran.status == 0, qPrintable(ran.err));
    for (const char *page : {"plan", "batches", "calls", "hours", "numbers", "clock", "people", "log", "connections"}) {
        for (const char *theme : {"", "-dark"}) {
            const QString name = QLatin1String(page) + QLatin1String(theme) + QStringLiteral(".png");
            QVERIFY2(QFile::exists(folder.filePath(name)), qPrintable(name));
            QVERIFY2(ran.out.contains(name), qPrintable(name));
        }
    }
}

CB_TEST(TestPrograms)
#include "tst_programs.moc"
