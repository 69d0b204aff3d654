// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P6 C002
// The real daemon and the real console with planted keys, through what goes wrong. Afterwards no byte of any key may
// stand in a file, in the name of one, or in what was said.
#include "app/console/consoleopener.h"
#include "core/remote/plain/plainbackend.h"
#include "tests/contract/contracthouse.h"
#include "tests/core/http/testcertificates.h"
#include "tests/secrets/scenarios/program.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testregistry.h"
#include "ui/common/button.h"
#include "ui/common/note.h"
#include "ui/connections/serverdialog.h"
#include "ui/shell/mainwindow.h"

#include "core/remote/remotebackend.h"

#include <QSignalSpy>

using namespace callboard;
using namespace callboard::test;

namespace {

const QByteArray kCall = R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h"})";

std::shared_ptr<HttpClient> clientOf(const QString &url, const QByteArray &key, const QString &caFile = {})
{
    HttpClientOptions options;
    options.baseUrl = url;
    options.key = Secret(QByteArray(key));
    options.caFile = caFile;
    auto client = HttpClient::make(options);
    if (!client)
        qFatal("no client");
    return std::move(*client);
}

QString wordsOf(const Error &error)
{
    return wireName(error.code) + QLatin1Char(' ') + error.detail;
}

} // namespace

class TestLeaks : public QObject
{
    Q_OBJECT

    std::unique_ptr<Place> m_place;
    int m_files = 0;
    qint64 m_bytes = 0;
    int m_leaks = 0;

private slots:
    void init() { m_place = std::make_unique<Place>(); }
    void cleanup()
    {
        const QByteArray leak = m_place->leak();
        m_files += m_place->files();
        m_bytes += m_place->bytes();
        m_leaks += leak.isEmpty() ? 0 : 1;
        m_place.reset();
        QVERIFY2(leak.isEmpty(), leak);
    }
    void cleanupTestCase()
    {
        std::printf("FIGURE {\"promise\":\"P6\",\"test\":\"secrets.leaks\",\"what\":\"bytes that daemon and console "
                    "wrote and said with planted keys through crashes, faults and wrong input\",\"reached\":%lld,"
                    "\"violations\":%d,\"command\":\"ctest --test-dir build/release -R secrets.leaks -V\"}\n",
                    static_cast<long long>(m_bytes), m_leaks);
    }

    /// The test of the test: what is planted in this place is found. Of the keys only the one without a key's shape:
    /// secrets.scan watches this program too, and would take the others for leaks.
    void aLeakWouldBeFound()
    {
        QVERIFY(m_place->leak().isEmpty());
        for (int encoding = 0; encoding < kEncodings; ++encoding) {
            m_place->keep(QStringLiteral("planted"),
                          QByteArray::fromStdString(encoded(Place::kOpaque.toStdString(), encoding)));
            QVERIFY2(!m_place->leak().isEmpty(), kEncodingNames[encoding].data());
        }
        m_place->keep(QStringLiteral("planted"), {});
        m_place->keep(QString::fromLatin1(Place::kReader), {});
        QVERIFY(m_place->leak().startsWith("a name"));
        QFile::remove(m_place->path(QStringLiteral("out/") + QString::fromLatin1(Place::kReader)));
    }

    void everyKindOfRequest()
    {
        LoudDaemon daemon(*m_place);
        daemon.serve();
        const QByteArray keys[] = {Place::kAdmin, Place::kReader, Place::kOpaque, Place::kUnknown};
        for (const QByteArray &key : keys) {
            daemon.ask("GET", "/v1/callboard", key);
            daemon.ask("POST", "/v1/candidates/cand_xyz789/schedule-call", key, kCall, "Idempotency-Key: once\r\n");
            daemon.ask("GET", "/v1/callboard/keys", key);
            daemon.ask("GET", "/v1/callboard/log?limit=50", key);
            daemon.ask("PATCH", "/v1/telephony/calling-hours", key, R"({"start":"25:00"})");
            // In places where no key belongs
            daemon.ask("GET", "/v1/telephony/clock?key=" + key.toPercentEncoding(), {});
            daemon.ask("GET", "/v1/telephony/reservations/" + key.toPercentEncoding(), Place::kAdmin);
            daemon.ask("GET", '/' + key.toPercentEncoding(), Place::kAdmin);
            daemon.ask("GET", "/v1/telephony/clock", {}, {}, "Authorization: Bearer " + key + "\r\n");
            daemon.ask("GET", "/v1/telephony/clock", {}, {}, "Cookie: key=" + key + "\r\n");
            daemon.ask(key.left(12), "/v1/telephony/clock", Place::kAdmin);
            // Broken ones
            daemon.ask("GET", "/v1/telephony/clock", key, {}, "X-API-Key: " + key + "\r\n");
            daemon.ask("GET", "/v1/telephony/clock", key + " two words");
            daemon.ask("GET", "/v1/telephony/clock", QByteArray("\x01") + key);
            daemon.ask("POST", "/v1/candidates/batch/schedule-call", key, "{\"candidateIds\":[\"" + key + "\"");
            daemon.send("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Version: 12\r\nX-API-Key: " +
                        key + "\r\n\r\n");
        }
        daemon.ask("GET", "/metrics", {});
        daemon.end(SIGTERM);
    }

    void aNewKeyIsToldOnce()
    {
        LoudDaemon daemon(*m_place);
        daemon.serve();
        const QByteArray body = R"({"name":"Careers site","scopes":["telephony:read","telephony:schedule"]})";
        const QByteArray told =
            daemon.ask("POST", "/v1/callboard/keys", Place::kAdmin, body, "Idempotency-Key: once\r\n", false);
        const QJsonObject made =
            QJsonDocument::fromJson(told.mid(told.indexOf("\r\n\r\n") + 4)).object()["data"].toObject();
        const QByteArray key = made["key"].toString().toLatin1();
        QVERIFY2(KeyScan().finds(std::string_view(key.constData(), size_t(key.size()))), told);
        QVERIFY(daemon.ask("GET", "/v1/callboard", key).startsWith("HTTP/1.1 200"));
        QVERIFY(daemon.ask("POST", "/v1/candidates/cand_xyz789/schedule-call", key, kCall).startsWith("HTTP/1.1 201"));
        daemon.ask("POST", "/v1/callboard/keys", Place::kAdmin, body, "Idempotency-Key: once\r\n"); // told once
        daemon.end(SIGKILL);
        daemon.serve();
        QVERIFY(daemon.ask("GET", "/v1/callboard", key).startsWith("HTTP/1.1 200"));
        const QByteArray id = made["apiKey"].toObject()["keyId"].toString().toLatin1();
        QVERIFY(daemon.ask("DELETE", "/v1/callboard/keys/" + id, Place::kAdmin).startsWith("HTTP/1.1 200"));
        QVERIFY(daemon.ask("GET", "/v1/callboard", key).startsWith("HTTP/1.1 401"));
        daemon.end(SIGTERM);
    }

    void wrongOptionsAreNotEchoedWithKeys()
    {
        const QString key = QString::fromLatin1(Place::kUnknown);
        for (const QStringList &wrong :
             {QStringList{"--listen", key}, {"--data", "d", "--carrier", key}, {key}, {"--key", key}}) {
            Program daemon(*m_place, "callboardd");
            daemon.start(wrong);
            QCOMPARE(daemon.wait(), 2);
        }
        for (const QStringList &wrong :
             {QStringList{"--server", key}, {"--server", "http://a", "--key-fd", key}, {key}}) {
            Program console(*m_place, "callboard");
            console.start(wrong);
            QCOMPARE(console.wait(), 2);
        }
        Program console(*m_place, "callboard");
        console.setEnvironment(QStringLiteral("CALLBOARD_KEY"), Place::kAdmin);
        console.start({"--server", "http://127.0.0.1:1"});
        QCOMPARE(console.wait(), 2);
        QVERIFY(console.errors().contains("--key-fd"));
    }

    /// Its memory is not for others, and no core file of it is ever written.
    void theMemoryIsClosed()
    {
        LoudDaemon daemon(*m_place);
        daemon.serve();
        QFile limits(QStringLiteral("/proc/%1/limits").arg(daemon.id()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        static const QRegularExpression none(QStringLiteral("Max core file size +0 +0 "));
        QVERIFY(QString::fromLatin1(limits.readAll()).contains(none));
#ifndef CALLBOARD_SANITIZED
        // Of a process that may be dumped these belong to its user; of others to root and nobody else may read.
        QFile map(QStringLiteral("/proc/%1/environ").arg(daemon.id()));
        if (::geteuid() != 0)
            QVERIFY(!map.open(QIODevice::ReadOnly));
#endif
        daemon.end(SIGABRT);
        QCOMPARE(daemon.process().exitStatus(), QProcess::CrashExit);
        const QStringList cores =
            QDir(m_place->path(QStringLiteral("data"))).entryList({QStringLiteral("core*")}, QDir::Files);
        QVERIFY(cores.isEmpty());
    }

    void exportsHoldHashesOnly()
    {
        LoudDaemon daemon(*m_place);
        daemon.serve();
        auto client = clientOf(daemon.url(), Place::kAdmin);
        const auto session = await(RemoteBackend::ask(*client));
        QVERIFY(session);
        RemoteBackend console(client, *session, {milliseconds(700), milliseconds(8'000), m_place->path("share")});
        const CompanyId acme(QStringLiteral("comp_acme_2f8a"));
        const auto made =
            await(console.keys().create(acme, QStringLiteral("Partner"), KeyKind::Api, {true, false, false}));
        QVERIFY(made);
        m_place->alsoSecret(made->key.reveal().toByteArray());
        const auto setup = await(console.exportSetup());
        QVERIFY(setup && setup->contains("keySha256"));
        m_place->keep(QStringLiteral("export.json"), *setup);
        LogFilter all;
        all.company = acme;
        m_place->keep(QStringLiteral("log.csv"), await(console.log().exportCsv(all)).value());
        QVERIFY(await(console.reservations().book(requestFor("cand_xyz789"), QStringLiteral("k"))));
        const auto list = await(console.keys().list(acme));
        for (const KeyRow &row : *list)
            m_place->heard(row.id + row.name);
        daemon.end(SIGKILL);
        QTRY_COMPARE(console.connection().state, Connection::State::Offline);
        m_place->heard(wordsOf(*console.connection().trouble));
    }

    void everyFaultOnTheWay_data()
    {
        QTest::addColumn<int>("fault");
        for (int fault = 0; fault <= int(NetworkFault::TooMany); ++fault) {
            if (fault != int(NetworkFault::Trickle) && fault != int(NetworkFault::Dribble))
                QTest::addRow("fault %d", fault) << fault;
        }
    }
    /// Both kinds of servers: what their journals hold, what is said of the trouble.
    void everyFaultOnTheWay()
    {
        QFETCH(int, fault);
        LoudDaemon daemon(*m_place);
        daemon.serve();
        FaultProxy proxy(static_cast<quint16>(QUrl(daemon.url()).port()));
        auto client = clientOf(proxy.url(), Place::kOpaque);
        auto session = await(RemoteBackend::ask(*client));
        QVERIFY(session);
        RemoteBackend console(client, *session, {milliseconds(300), milliseconds(600), m_place->path("share")});
        PlainOptions options;
        options.baseUrl = proxy.url();
        options.key = Secret(QByteArray(Place::kOpaque));
        options.company = kAcme;
        options.journalFolder = m_place->path("cache");
        options.time = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        options.requestsPerMinute = 0;
        auto plain = PlainBackend::make(options);
        QVERIFY(plain);
        proxy.set(static_cast<NetworkFault>(fault));
        const auto booked = await(console.reservations().book(requestFor("cand_xyz789"), QStringLiteral("k")));
        if (!booked)
            m_place->heard(wordsOf(booked.error()));
        const auto asked = await(console.hours().load(kAcme));
        if (!asked)
            m_place->heard(wordsOf(asked.error()));
        // Which are waited for patiently.
        if (fault != int(NetworkFault::BlackHole) && fault != int(NetworkFault::HalfOpen) &&
            fault != int(NetworkFault::TooMany)) {
            const auto read = await((*plain)->hours().load(kAcme));
            if (!read)
                m_place->heard(wordsOf(read.error()));
        }
        if (const auto trouble = console.connection().trouble)
            m_place->heard(wordsOf(*trouble));
        daemon.end(SIGKILL);
    }

    void tlsThatFails()
    {
        LoudDaemon daemon(*m_place);
        daemon.serve();
        // TLS to a plain port, and to a server whose authority nobody knows
        for (const QString &url : {daemon.url("https")}) {
            auto client = clientOf(url, Place::kAdmin);
            const auto answer = await(RemoteBackend::ask(*client));
            QVERIFY(!answer);
            m_place->heard(wordsOf(answer.error()));
        }
        daemon.end(SIGTERM);
        const TestAuthority house(QStringLiteral("house")); // only to have a certificate of no authority of ours
        auto client = clientOf(QStringLiteral("https://127.0.0.1:1"), Place::kAdmin, house.file());
        const auto answer = await(RemoteBackend::ask(*client));
        QVERIFY(!answer);
        m_place->heard(wordsOf(answer.error()));
    }

    /// A person types a key in the dialog where no keyring is, tests, connects; and types a wrong one.
    void typedInTheDialog()
    {
        LoudDaemon daemon(*m_place);
        daemon.serve();
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        Settings settings(m_place->path(QStringLiteral("config")));
        ConsoleOpener opener{ClockChoice{}};
        ThemeManager themes;
        Questions questions;
        const ServerAddress known{daemon.url(), {}};
        for (const QByteArray &key : {Place::kUnknown, Place::kAdmin}) {
            ServerDialog dialog(*opener.servers(), questions, known, Zone::utc(), nullptr);
            dialog.show();
            QSignalSpy accepted(&dialog, &QDialog::accepted);
            dialog.keyField()->setText(QString::fromLatin1(key));
            dialog.connectButton()->click();
            const bool isRight = key == Place::kAdmin;
            QTRY_VERIFY_WITH_TIMEOUT(isRight ? accepted.size() == 1 : dialog.answer()->lead().size() > 12, 20'000);
            m_place->heard(dialog.answer()->lead() + dialog.answer()->sentence() + dialog.windowTitle());
            QVERIFY(!isRight || dialog.keyField()->text().isEmpty());
        }
        opener.servers()->forgetKey(known.url); // where the machine has a keyring after all
        rememberServer(settings, known);
        settings.sync();
        daemon.end(SIGTERM);
    }

    /// The console's own process: pictures of every page of a server, and an end by force while it works.
    void theConsoleItself()
    {
        LoudDaemon daemon(*m_place);
        daemon.serve();
        Program tour(*m_place, "callboard");
        tour.start({"--server", daemon.url(), "--key-fd", "0", "--tour", m_place->path(QStringLiteral("out"))},
                   Place::kAdmin + '\n');
        QCOMPARE(tour.wait(), 0);

        Program console(*m_place, "callboard");
        console.setEnvironment(QStringLiteral("QT_LOGGING_RULES"), "*.debug=true;qt.*.debug=false");
        console.start({"--server", daemon.url(), "--key-fd", "0"}, Place::kOpaque + '\n');
        // It works once the server has answered some questions of its pages.
        const auto asked = [&] { return daemon.errors().count("/v1/callboard/console/{id}"); };
        const auto before = asked();
        QTRY_VERIFY_WITH_TIMEOUT(asked() > before + 3, 60'000);
        console.end(SIGKILL);

        Program refused(*m_place, "callboard");
        refused.start({"--server", daemon.url(), "--key-fd", "0", "--tour", m_place->path(QStringLiteral("out"))},
                      Place::kUnknown + '\n');
        QCOMPARE(refused.wait(), 1); // its first page says why
        daemon.end(SIGTERM);
    }
};

CB_TEST(TestLeaks)
#include "tst_leaks.moc"
