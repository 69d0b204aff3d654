// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-IDEM D-CLOCKSRC D-SLEEP C001 C002 C008
#include "tests/support/daemonprocess.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace callboard::test;

namespace {

const QString kSetup = QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/core/server/acme.json");
const QString kNow = QStringLiteral("2025-06-04T12:00:00Z");
const QByteArray kBook = R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h"})";

QByteArray advance(qint64 ms)
{
    return "{\"ms\":" + QByteArray::number(ms) + "}";
}

} // namespace

/// The daemon as a shell starts it: WORKSPACE.md section 3, line by line.
class TestDaemon : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void listensServesAndStops();
    void whatWasSavedSurvivesARestart();
    void whatWasAnsweredSurvivesAKill();
    void aBadSetupFileLeavesNothing_data();
    void aBadSetupFileLeavesNothing();
    void theRateLimitRunsOnTheFrozenClock();
    void twoDaemonsCannotShareAFolder();
    void wrongOptionsSayWhichAndExitTwo_data();
    void wrongOptionsSayWhichAndExitTwo();
    void aConfigFileIsWeakerThanTheCommandLine();
    void checkJudgesAndEnds();

private:
    QString data() const { return m_folder->filePath(QStringLiteral("data")); }
    QStringList usual(const QString &now = kNow) const
    {
        return DaemonProcess::arguments(data(), kSetup, now, QStringLiteral("0"));
    }
    struct Ran
    {
        int status = -1;
        QString out;
        QString err;
    };
    static Ran run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(CALLBOARD_BIN_DIR "/callboardd"), arguments);
        process.waitForFinished(20'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDaemon::listensServesAndStops()
{
    DaemonProcess daemon;
    QVERIFY2(daemon.start(usual()), qPrintable(daemon.errors()));
    QCOMPARE(daemon.ask("GET", "/v1/telephony/numbers").status, 200);
    QCOMPARE(daemon.ask("GET", "/v1/telephony/numbers", {}, {}, {}).status, 401);
    QCOMPARE(daemon.ask("GET", "/healthz", {}, {}, {}).status, 200);
    QCOMPARE(daemon.terminate(), 0);
}

void TestDaemon::whatWasSavedSurvivesARestart()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start(usual()));
    const auto booked = daemon.ask("POST", "/v1/candidates/cand_xyz789/schedule-call", kBook, "once");
    QCOMPARE(booked.status, 201);
    QCOMPARE(daemon.ask("PATCH", "/v1/telephony/calling-hours", R"({"start":"08:00","end":"17:30"})").status, 200);
    QCOMPARE(daemon.ask("PATCH", "/v1/telephony/numbers/pn_one", R"({"displayName":"Renamed"})").status, 200);
    QCOMPARE(daemon.terminate(), 0);

    // The same command line; the file is not read again, so it need not even be there.
    QStringList again = usual(QStringLiteral("2025-06-04T12:00:00Z"));
    again[again.indexOf(kSetup)] = m_folder->filePath(QStringLiteral("gone.json"));
    QVERIFY2(daemon.start(again), qPrintable(daemon.errors()));
    const QByteArray id = booked.data()["reservationId"].toString().toLatin1();
    const auto state = [&] {
        return daemon.ask("GET", "/v1/telephony/reservations/" + id)
            .data()["reservation"]
            .toObject()["state"]
            .toString();
    };
    QCOMPARE(state(), "firm"); // planned for the present instant: only advance dials
    QCOMPARE(
        daemon.ask("GET", "/v1/telephony/calling-hours").data()["defaultCallingHours"].toObject()["end"].toString(),
        "17:30");
    QCOMPARE(
        daemon.ask("GET", "/v1/telephony/numbers").data()["numbers"].toArray()[2].toObject()["displayName"].toString(),
        "Renamed");
    const auto replay = daemon.ask("POST", "/v1/candidates/cand_xyz789/schedule-call", kBook, "once");
    QCOMPARE(replay.status, 201);
    QCOMPARE(replay.data(), booked.data());
    QVERIFY(replay.head.contains("\r\nIdempotent-Replayed: true\r\n"));
    QCOMPARE(daemon.ask("POST", "/v1/test/advance", advance(60'000), {}, {}).status, 200);
    QCOMPARE(state(), "active");
    QCOMPARE(daemon.terminate(), 0);
}

void TestDaemon::whatWasAnsweredSurvivesAKill()
{
    DaemonProcess daemon;
    QByteArrayList answered;
    for (int round = 0; round < 3; ++round) {
        QVERIFY2(daemon.start(usual()), qPrintable(daemon.errors()));
        for (const char *candidate : {"cand_xyz789", "cand_def456", "cand_ghi012"}) {
            const auto booked = daemon.ask("POST", QByteArray("/v1/candidates/") + candidate + "/schedule-call",
                                           R"({"jobPositionId":"pos_abc123","preset":"complete-within-48h"})");
            if (booked.status == 201)
                answered << booked.data()["reservationId"].toString().toLatin1();
        }
        daemon.kill(); // the last answer has only just been read
    }
    QVERIFY(answered.size() >= 3);
    QVERIFY(daemon.start(usual()));
    for (const QByteArray &id : answered)
        QCOMPARE(daemon.ask("GET", "/v1/telephony/reservations/" + id).status, 200);
}

void TestDaemon::aBadSetupFileLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("not JSON") << QByteArray("{") << "line 1";
    QTest::newRow("another format") << QByteArray(R"({"format":"other","version":1})") << "format";
    QTest::newRow("unknown key, with its line")
        << QByteArray("{\"format\":\"callboard-workspace\",\"version\":1,\n\"capacityPools\":[],\n\"colour\":1,\n"
                      "\"companies\":[]}")
        << "colour: is not a key of the set-up file (line 3)";
}

void TestDaemon::aBadSetupFileLeavesNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    const QString path = m_folder->filePath(QStringLiteral("bad.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const Ran ran = run(DaemonProcess::arguments(data(), path, kNow, QStringLiteral("0")));
    QCOMPARE(ran.status, 1);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.trimmed().split('\n').last().contains(said), qPrintable(ran.err));
    QVERIFY(!QFileInfo::exists(data()));
    const Ran missing = run(DaemonProcess::arguments(data(), path + "x", kNow, QStringLiteral("0")));
    QCOMPARE(missing.status, 1);
    QVERIFY(!QFileInfo::exists(data()));
}

void TestDaemon::theRateLimitRunsOnTheFrozenClock()
{
    DaemonProcess daemon;
    QStringList arguments = usual();
    arguments.last() = QStringLiteral("2/60");
    QVERIFY(daemon.start(arguments));
    QCOMPARE(daemon.ask("GET", "/v1/telephony/clock").status, 200);
    QCOMPARE(daemon.ask("GET", "/v1/telephony/clock").status, 200);
    const auto refused = daemon.ask("GET", "/v1/telephony/clock");
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.json["error"].toString(), "RATE_LIMITED");
    QVERIFY(refused.head.contains("\r\nRetry-After: 60\r\n"));
    QCOMPARE(daemon.ask("POST", "/v1/test/advance", advance(59'999), {}, {}).status, 200);
    QCOMPARE(daemon.ask("GET", "/v1/telephony/clock").status, 429);
    QCOMPARE(daemon.ask("POST", "/v1/test/advance", advance(1), {}, {}).status, 200);
    QCOMPARE(daemon.ask("GET", "/v1/telephony/clock").status, 200);
}

void TestDaemon::twoDaemonsCannotShareAFolder()
{
    DaemonProcess first;
    QVERIFY(first.start(usual()));
    const Ran second = run(usual());
    QCOMPARE(second.status, 1);
    QVERIFY2(second.err.contains("in use"), qPrintable(second.err));
    QCOMPARE(first.ask("GET", "/v1/telephony/clock").status, 200);
}

void TestDaemon::wrongOptionsSayWhichAndExitTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const QStringList &arguments, const char *named) {
        QTest::newRow(name) << arguments << QString::fromLatin1(named);
    };
    row("no folder", {}, "--data");
    row("unknown option", {"--nonsense"}, "nonsense");
    row("argument", {"--data", "d", "file.json"}, "file.json");
    row("listen without a port", {"--data", "d", "--listen", "127.0.0.1"}, "--listen");
    row("port too high", {"--data", "d", "--listen", "127.0.0.1:70000"}, "--listen");
    row("host that is no address", {"--data", "d", "--listen", "example.org:80"}, "--listen");
    row("moment without an offset", {"--data", "d", "--now", "2025-06-04T12:00:00"}, "--now");
    row("rate", {"--data", "d", "--clock-rate", "-1"}, "--clock-rate");
    row("rate limit", {"--data", "d", "--rate-limit", "60"}, "--rate-limit");
    row("rate limit of no time", {"--data", "d", "--rate-limit", "60/0"}, "--rate-limit");
    row("carrier", {"--data", "d", "--carrier", "pigeon"}, "--carrier");
    row("certificate alone", {"--data", "d", "--tls-cert", "c.pem"}, "--tls-key");
    row("log level", {"--data", "d", "--log-level", "loud"}, "--log-level");
    row("configuration file", {"--data", "d", "--config", "/nowhere.conf"}, "/nowhere.conf");
}

void TestDaemon::wrongOptionsSayWhichAndExitTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const Ran ran = run(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.contains(named), qPrintable(ran.err));
    QVERIFY(run({"--help"}).out.contains(named.startsWith("--") ? named : QStringLiteral("--help")));
}

void TestDaemon::aConfigFileIsWeakerThanTheCommandLine()
{
    const QString path = m_folder->filePath(QStringLiteral("daemon.conf"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# a note\nlisten = 127.0.0.1:0\ndata = " + data().toUtf8() + "\nworkspace = " + kSetup.toUtf8() +
               "\nnow=2025-06-04T12:00:00Z\nclock-rate=0\nrate-limit = 1/60\n");
    file.close();
    DaemonProcess daemon;
    QVERIFY2(daemon.start({"--config", path, "--rate-limit", "2/60"}), qPrintable(daemon.errors()));
    QVERIFY(daemon.ask("GET", "/v1/telephony/clock").head.contains("X-RateLimit-Limit: 2\r\n"));
}

void TestDaemon::checkJudgesAndEnds()
{
    const Ran good = run({"--check", "--workspace", kSetup});
    QCOMPARE(good.status, 0);
    QVERIFY2(good.out.contains("3 companies"), qPrintable(good.out));
    QCOMPARE(run({"--check", "--workspace", "/nowhere.json"}).status, 1);
}

CB_TEST(TestDaemon)
#include "tst_daemon.moc"
