// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlitestore.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <map>

#include <sys/stat.h>
#include <unistd.h>

using namespace callboard;

namespace {

struct Ran
{
    int status = -1;
    QString out;
    QString err;
};

Ran run(const char *program, const QStringList &arguments, const QProcessEnvironment &with = {})
{
    QProcess process;
    if (!with.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(with);
        process.setProcessEnvironment(environment);
    }
    process.start(QStringLiteral(CALLBOARD_BIN_DIR "/") + QLatin1String(program), arguments);
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// Every file of a folder with its bytes.
std::map<QString, QByteArray> bytesIn(const QString &folder)
{
    std::map<QString, QByteArray> all;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            all[info.fileName()] = file.readAll();
    }
    return all;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// A closed workspace with one company.
QByteArray soundWorkspace()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("sound.callboard");
    auto store = SqliteStore::create(path);
    WriteGroup group;
    Company company;
    company.id = CompanyId(QStringLiteral("acme"));
    company.name = QStringLiteral("Acme hiring");
    group.companies = {company};
    if (!store || !(*store)->commit(group) || !(*store)->close())
        qFatal("no workspace to damage");
    store->reset();
    return bytesIn(folder.path())["sound.callboard"];
}

/// A number of the header, big-endian (https://www.sqlite.org/fileformat.html, section 1.3).
QByteArray withHeaderNumber(QByteArray bytes, int at, quint32 number)
{
    qToBigEndian(number, bytes.data() + at);
    return bytes;
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
    void nothingStallsTheWindow();
    void badWorkspaces_areRefusedAndLeftAlone_data();
    void badWorkspaces_areRefusedAndLeftAlone();
    void openElsewhere_isRefused();
    void readOnly_isShownAndLeftAlone();
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

// RELIABILITY P9, STYLE: no event of the window takes longer than a person notices. By CPU time, so that a busy machine
// does not fail the test; all nine pages, light and dark, over the living demo.
void TestPrograms::nothingStallsTheWindow()
{
    QTemporaryDir folder;
    QProcessEnvironment trace;
    trace.insert("CALLBOARD_TRACE", "100");
    const Ran ran = run("callboard", {"--demo", "--tour", folder.path()}, trace);
    QVERIFY2(ran.status == 0, qPrintable(ran.err));
    const QRegularExpression heatmap(QStringLiteral("trace: first heatmap (\\d+) ms"));
    QVERIFY2(heatmap.match(ran.err).hasMatch(), qPrintable(ran.err));
    const QRegularExpression longest(QStringLiteral("trace: longest event \\d+ ms \\((\\d+) ms CPU\\), (\\d+) events"));
    const QRegularExpressionMatch found = longest.match(ran.err);
    QVERIFY2(found.hasMatch(), qPrintable(ran.err));
    QVERIFY(found.captured(2).toInt() > 1'000);
    QVERIFY2(found.captured(1).toInt() < 100, qPrintable(ran.err));
}

void TestPrograms::badWorkspaces_areRefusedAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const QByteArray sound = soundWorkspace();
    QTest::newRow("empty") << QByteArray() << "Not a Callboard workspace";
    QTest::newRow("text") << QByteArray("{\"format\":\"something\"}") << "Not a Callboard workspace";
    QTest::newRow("another program's database")
        << withHeaderNumber(sound, 68, 0x12345678) << "Not a Callboard workspace";
    QTest::newRow("newer") << withHeaderNumber(sound, 60, 99) << "newer";
    QTest::newRow("cut short") << sound.left(sound.size() / 2) << "damaged";
    QTest::newRow("a page of rubbish") << QByteArray(sound).replace(4096, 4096, QByteArray(4096, 'x')) << "damaged";
}

void TestPrograms::badWorkspaces_areRefusedAndLeftAlone()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    QTemporaryDir folder;
    QTemporaryDir pictures;
    const QString path = folder.filePath("bad.callboard");
    write(path, bytes);
    const auto before = bytesIn(folder.path());
    const Ran ran = run("callboard", {"--workspace", path, "--tour", pictures.path()});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains("bad.callboard"), qPrintable(ran.err));
    QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
    QVERIFY(bytesIn(folder.path()) == before); // and nothing beside it
}

void TestPrograms::openElsewhere_isRefused()
{
    QTemporaryDir folder;
    QTemporaryDir pictures;
    const QString path = folder.filePath("held.callboard");
    write(path, soundWorkspace());
    auto holder = SqliteStore::open(path);
    QVERIFY(holder);
    const auto before = bytesIn(folder.path());
    const Ran ran = run("callboard", {"--workspace", path, "--tour", pictures.path()});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains("held.callboard") && ran.err.contains("open elsewhere"), qPrintable(ran.err));
    QVERIFY(bytesIn(folder.path()) == before);
    QVERIFY((*holder)->isWritable());
}

// A file that may only be read, in a folder that may only be read: every page is shown, nothing is written.
void TestPrograms::readOnly_isShownAndLeftAlone()
{
    constexpr uint kNobody = 65534;
    const bool isRoot = geteuid() == 0; // whom no permission stops: the program runs as nobody then
    QTemporaryDir folder;
    QTemporaryDir pictures;
    const QString path = folder.filePath("still.callboard");
    write(path, soundWorkspace());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(chmod(qPrintable(folder.path()), 0555) == 0);
    if (isRoot)
        QVERIFY(chown(qPrintable(pictures.path()), kNobody, kNobody) == 0);
    const auto before = bytesIn(folder.path());
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", pictures.path());
    environment.insert("XDG_RUNTIME_DIR", pictures.path());
    process.setProcessEnvironment(environment);
    if (isRoot)
        process.setChildProcessModifier([] {
            if (setgid(kNobody) != 0 || setuid(kNobody) != 0)
                _exit(99);
        });
    process.start(QStringLiteral(CALLBOARD_BIN_DIR "/callboard"),
                  {"--workspace", path, "--tour", pictures.filePath("tour")});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY(chmod(qPrintable(folder.path()), 0755) == 0); // so that it can be removed
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, said.constData());
    QVERIFY(QFile::exists(pictures.filePath("tour/plan.png")));
    QVERIFY(bytesIn(folder.path()) == before);
}

CB_TEST(TestPrograms)
#include "tst_programs.moc"
