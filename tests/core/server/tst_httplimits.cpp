// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What one client, or very many, can take of the server: SERVER.md, "Robustness matrix" and "Traps".
#include "core/server/http/httpserver.h"
#include "tests/core/server/httphouse.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <sys/resource.h>

using namespace callboard;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {

/// Each phase shorter than the next is long, so that the wrong deadline shows.
HttpServerOptions hasty()
{
    HttpServerOptions options;
    options.rules.deadlines = {300ms, 300ms, 300ms, 300ms, 300ms, 300ms};
    return options;
}

/// A soft limit of open files just above what is open now, until the end of a scope.
class FewDescriptors
{
public:
    explicit FewDescriptors(int spare)
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const int lowest = ::dup(0);
        ::close(lowest);
        rlimit low = m_before;
        low.rlim_cur = static_cast<rlim_t>(lowest + spare);
        setrlimit(RLIMIT_NOFILE, &low);
    }
    ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(FewDescriptors)

private:
    rlimit m_before = {};
};

class TstHttpLimits final : public QObject
{
    Q_OBJECT
private slots:
    void stopsTakingWhatIsOfNoUse()
    {
        HttpHouse house;
        RawClient client(house.port);
        client.send(post("Content-Length: 1073741824\r\n", {}));
        QVERIFY(client.sendUntilFull(QByteArray(1 << 16, 'a'), 64 << 20) < 32 << 20);
        QTRY_COMPARE(house.connections(), 0);
    }

    void aSilentClientIsCut()
    {
        HttpHouse house(hasty());
        RawClient client(house.port);
        QVERIFY(client.isEnded()); // without a word: nothing was asked
        QTRY_COMPARE(house.connections(), 0);
        QCOMPARE(house.handler.refused.load(), 0);
    }

    void deadlinesAreAbsolute_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("drop");
        QTest::newRow("head") << QByteArray("GET /a HTTP/1.1\r\n") << QByteArray("X: y\r\n");
        QTest::newRow("body") << get("/a", "Content-Length: 1000000\r\n", "POST") << QByteArray("a");
        QTest::newRow("chunks") << get("/a", "Transfer-Encoding: chunked\r\n", "POST") << QByteArray("1\r\na\r\n");
        QTest::newRow("a second head") << get("/a") + "GET" << QByteArray("T");
    }

    /// proves: D-CODES
    void deadlinesAreAbsolute()
    {
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, drop);
        HttpHouse house(hasty());
        RawClient client(house.port);
        QElapsedTimer time;
        time.start();
        client.send(begin);
        if (begin.contains("\r\n\r\nGET"))
            QCOMPARE(client.read().status(), 200);
        while (!client.hasNews(20)) // drop after drop, each far within the deadline
            QVERIFY(client.send(drop) && time.elapsed() < 10'000);
        QVERIFY(time.elapsed() >= 280);
        const ClientReply reply = client.read();
        QCOMPARE(reply.status(), 408);
        QVERIFY(reply.body.startsWith("REQUEST_TIMEOUT"));
        QVERIFY(reply.closes());
        QVERIFY(client.isOver());
        QTRY_COMPARE(house.connections(), 0);
    }

    void anIdleConnectionEnds()
    {
        HttpHouse house(hasty());
        RawClient client(house.port);
        QCOMPARE(client.ask(get()).status(), 200);
        QVERIFY(client.isEnded());
        QTRY_COMPARE(house.connections(), 0);
    }

    void anAnswerThatNobodyReadsEnds()
    {
        HttpHouse house(hasty());
        RawClient client(house.port);
        client.send(get("/big/50000000"));
        QTRY_COMPARE(house.handler.handled.load(), 1);
        QTRY_COMPARE(house.connections(), 0);
    }

    void lingeringEnds()
    {
        HttpHouse house(hasty());
        RawClient client(house.port);
        QCOMPARE(client.ask(get("/a", "Connection: close\r\n")).status(), 200);
        QTRY_COMPARE(house.connections(), 0); // though the client keeps its half open
    }

    /// Lingering is short though writing may be long.
    void lingeringIsNotWriting()
    {
        HttpServerOptions options;
        options.rules.deadlines.lingering = 200ms; // the others are as long as in earnest
        HttpHouse house(options);
        RawClient client(house.port);
        QCOMPARE(client.ask("BAD\r\n\r\n").status(), 400);
        QTRY_COMPARE(house.connections(), 0);
    }

    void theEngineMayTakeItsTime()
    {
        HttpHouse house(hasty());
        RawClient client(house.port);
        client.send(get("/later"));
        QTRY_COMPARE(house.handler.waitingCount(), 1);
        QVERIFY(!client.hasNews(900)); // three times every deadline
        const auto [request, answer] = house.handler.takeWaiting();
        answer(StubHandler::replyTo(request));
        QCOMPARE(client.read().body, QByteArray("/later "));
    }

    /// Each answer has a deadline of its own: a client that is slow but takes them all is served.
    void aBusyConnectionOutlivesItsDeadlines()
    {
        HttpHouse house(hasty());
        RawClient client(house.port);
        QElapsedTimer time;
        time.start();
        int answers = 0;
        client.send(get("/big/60000") + get("/big/60000"));
        while (time.elapsed() < 1'200) {
            QCOMPARE(client.ask(get("/big/60000")).body.size(), qsizetype(60'000)); // one is always on its way
            ++answers;
        }
        QVERIFY(answers > 10);
    }

    void aClientThatNeverReadsIsNotRead()
    {
        HttpHouse house;
        RawClient client(house.port);
        const qsizetype taken = client.sendUntilFull(get("/big/1000"), 256 << 20);
        QVERIFY2(taken < 16 << 20, QByteArray::number(taken));
        const int handled = house.handler.handled;
        QVERIFY2(handled < 16'000, QByteArray::number(handled)); // of 1,000 bytes: 256 KiB and what the kernel holds
        QCOMPARE(RawClient(house.port).ask(get()).status(), 200);
        QCOMPARE(house.handler.handled.load(), handled + 1);
    }

    void aClientThatReadsLateGetsAll()
    {
        HttpHouse house;
        RawClient client(house.port);
        client.send(get("/big/3000000").repeated(5) + get("/end"));
        QTRY_VERIFY(house.handler.handled.load() >= 1);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(client.read().body.size(), qsizetype(3'000'000));
        QCOMPARE(client.read().body, QByteArray("/end "));
    }

    void theConnectionsAreCapped()
    {
        HttpServerOptions options;
        options.connections = 8;
        HttpHouse house(options);
        std::vector<RawClient> clients;
        for (int i = 0; i < 8; ++i) {
            clients.emplace_back(house.port);
            QCOMPARE(clients.back().ask(get()).status(), 200);
        }
        RawClient ninth(house.port);
        QVERIFY(ninth.isOver());
        QCOMPARE(house.connections(), 8);
        clients.pop_back();
        QTRY_COMPARE(house.connections(), 7);
        QCOMPARE(RawClient(house.port).ask(get()).status(), 200);
    }

    void anAddressIsCapped()
    {
        HttpServerOptions options;
        options.perAddress = 4;
        options.exemptsLoopback = false;
        HttpHouse house(options);
        std::vector<RawClient> clients;
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back(house.port);
            QCOMPARE(clients.back().ask(get()).status(), 200);
        }
        QVERIFY(RawClient(house.port).isOver());
        clients.clear();
        QTRY_COMPARE(house.connections(), 0);
        for (int i = 0; i < 20; ++i) { // what has gone does not count
            QCOMPARE(RawClient(house.port).ask(get()).status(), 200);
            QTRY_COMPARE(house.connections(), 0);
        }
    }

    void loopbackIsExempt_data()
    {
        QTest::addColumn<bool>("exempts");
        QTest::addColumn<bool>("limits");
        QTest::newRow("loopback") << true << true;
        QTest::newRow("no limit of addresses at all") << false << false;
    }

    void loopbackIsExempt()
    {
        QFETCH(bool, exempts);
        QFETCH(bool, limits);
        HttpServerOptions options;
        options.perAddress = 2;
        options.exemptsLoopback = exempts;
        options.limitsAddresses = limits;
        HttpHouse house(options);
        std::vector<RawClient> clients;
        for (int i = 0; i < 10; ++i) {
            clients.emplace_back(house.port);
            QCOMPARE(clients.back().ask(get()).status(), 200);
        }
    }

    void recoversFromHavingNoDescriptors()
    {
        HttpServerOptions options;
        options.acceptPause = 50ms;
        HttpHouse house(options);
        std::vector<RawClient> clients;
        clients.reserve(64);
        {
            const FewDescriptors few(9);
            while (clients.size() < 64) {
                clients.emplace_back(house.port);
                if (!clients.back().isConnected())
                    break; // no descriptor for a client either: then none for its server's side
            }
            QVERIFY(clients.size() < 64); // of an odd number of descriptors one client has, and its server's side lacks
            clients.clear();
            QTRY_COMPARE(house.connections(), 0);
            QCOMPARE(RawClient(house.port).ask(get()).status(), 200); // with the limit as low as it was
        }
    }

    void closesWhileItPausesForDescriptors()
    {
        HttpServerOptions options;
        options.acceptPause = 1ms;
        HttpHouse house(options);
        {
            const FewDescriptors few(1);
            RawClient client(house.port); // takes the last one
            QVERIFY(client.isConnected());
            house.drain();
        }
        QTRY_COMPARE(house.drained.load(), 1);
    }

    void manySlowClientsDoNotMatter()
    {
        HttpServerOptions options;
        options.rules.deadlines.head = 2'000ms;
        HttpHouse house(options);
        std::vector<RawClient> slow;
        slow.reserve(400);
        for (int i = 0; i < 400; ++i) {
            slow.emplace_back(house.port);
            QVERIFY(slow.back().send("GET /a HTTP/1.1\r\nX"));
        }
        QTRY_COMPARE(house.connections(), 400);
        RawClient client(house.port);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client.ask(get()).status(), 200);
        client.close();
        QTRY_COMPARE(house.connections(), 0); // each was told, and cut
        QCOMPARE(slow.front().read().status(), 408);
        QCOMPARE(slow.back().read().status(), 408);
    }
};

} // namespace

CB_TEST(TstHttpLimits)
#include "tst_httplimits.moc"
