// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The transport over real sockets on loopback: SERVER.md, "Robustness matrix" and "Traps".
#include "core/server/http/httpserver.h"
#include "tests/core/server/httphouse.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <sys/resource.h>
#include <thread>

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

class TstHttpServer final : public QObject
{
    Q_OBJECT
private slots:
    void keepsTheConnection()
    {
        HttpHouse house;
        RawClient client(house.port);
        for (int i = 0; i < 3; ++i) {
            const ClientReply reply = client.ask(post("Content-Length: 2\r\n", "{}"));
            QCOMPARE(reply.status(), 200);
            QVERIFY(!reply.closes());
            QCOMPARE(reply.body, QByteArray("/a {}"));
        }
        QCOMPARE(house.connections(), 1);
    }

    void closesWhenAsked_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("Connection: close") << get("/a", "Connection: close\r\n");
        QTest::newRow("HTTP/1.0") << QByteArray("GET /a HTTP/1.0\r\n\r\n");
        QTest::newRow("HTTP/1.0 with keep-alive") << QByteArray("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    }

    void closesWhenAsked()
    {
        QFETCH(QByteArray, request);
        HttpHouse house;
        RawClient client(house.port);
        const ClientReply reply = client.ask(request + get("/b"));
        QCOMPARE(reply.status(), 200);
        QVERIFY(reply.closes());
        QCOMPARE(reply.body, QByteArray("/a "));
        QVERIFY(client.isEnded());
        QCOMPARE(house.handler.handled.load(), 1);
        client.close();
        QTRY_COMPARE(house.connections(), 0);
    }

    void headHasNoBody()
    {
        HttpHouse house;
        RawClient client(house.port);
        client.send(get("/abc", {}, "HEAD") + get("/next"));
        const ClientReply reply = client.read(false);
        QVERIFY(reply.head.contains("\r\nContent-Length: 5\r\n"));
        QVERIFY(reply.head.contains("\r\nX-Method: HEAD\r\n"));
        QCOMPARE(client.read().body, QByteArray("/next "));
    }

    void saysContinue()
    {
        HttpHouse house;
        RawClient client(house.port);
        client.send(get("/a", "Expect: 100-continue\r\nContent-Length: 2\r\n", "POST"));
        QCOMPARE(client.read(false).head, QByteArray("HTTP/1.1 100 Continue\r\n"));
        QCOMPARE(client.ask("{}").body, QByteArray("/a {}"));
        const ClientReply refused =
            client.ask(get("/a", "Expect: 100-continue\r\nContent-Length: 2000000\r\n", "POST"));
        QCOMPARE(refused.status(), 413); // before the body is sent
    }

    /// The handler decides by the head, before the body is sent.
    void theHandlerMayTakeMore()
    {
        HttpHouse house;
        const QByteArray body(2 << 20, 'b');
        const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        const ClientReply taken = RawClient(house.port).ask(get("/roomy", length, "POST") + body);
        QCOMPARE(taken.status(), 200);
        QCOMPARE(taken.body.size(), body.size() + qsizetype(sizeof("/roomy ") - 1));
        for (const char *target : {"/roomy", "/a"}) {
            RawClient client(house.port);
            client.send(get(target, "Expect: 100-continue\r\nContent-Length: 2097153\r\n", "POST"));
            QCOMPARE(client.read().status(), 413);
        }
    }

    void answersInOrder()
    {
        HttpHouse house;
        RawClient client(house.port);
        QByteArray requests;
        for (int i = 0; i < 20; ++i)
            requests += get("/" + QByteArray::number(i));
        client.send(requests);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(client.read().body, "/" + QByteArray::number(i) + ' ');
    }

    void answersInOrderFromAnotherThread()
    {
        HttpHouse house;
        RawClient client(house.port);
        QByteArray requests;
        for (int i = 0; i < 20; ++i)
            requests += get((i % 3 ? "/later" : "/now") + QByteArray::number(i));
        client.send(requests);
        std::atomic_bool stops = false;
        std::thread engine([&] {
            while (!stops) {
                if (house.handler.waitingCount() == 0) {
                    std::this_thread::yield();
                    continue;
                }
                const auto [request, answer] = house.handler.takeWaiting();
                answer(StubHandler::replyTo(request));
            }
        });
        QByteArrayList bodies;
        for (int i = 0; i < 20; ++i)
            bodies << client.read().body;
        stops = true;
        engine.join();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(bodies[i], (i % 3 ? "/later" : "/now") + QByteArray::number(i) + ' ');
    }

    void refusesWithTheWholeReply_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray megabyte(1 << 20, 'a');
        const QByteArray half(1 << 19, 'a');
        const auto row = [](const char *name, int status, const QByteArray &request) {
            QTest::newRow(name) << request << status;
        };
        row("head of 1 MB", 431, get("/a", "X: " + half + "\r\n"));
        row("65 fields", 431, get("/a", QByteArray("X: y\r\n").repeated(64)));
        row("10,000 fields", 431, get("/a", QByteArray("X: y\r\n").repeated(10'000)));
        row("target of 8 KiB", 431, get('/' + QByteArray(8'192, 'a')));
        row("1 GiB announced", 413, post("Content-Length: 1073741824\r\n", {}));
        row("1 GiB announced, some of it sent", 413, post("Content-Length: 1073741824\r\n", half));
        row("a chunk of 1 GiB", 413, post("Transfer-Encoding: chunked\r\n", "40000000\r\n" + half));
        row("chunks over 1 MiB", 413,
            post("Transfer-Encoding: chunked\r\n", "100000\r\n" + megabyte + "\r\n100000\r\n" + half));
        row("malformed, and much more", 400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n" + half);
        row("unknown expectation", 417, get("/a", "Expect: x\r\n"));
    }

    /// proves: D-CODES
    void refusesWithTheWholeReply()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        HttpHouse house;
        RawClient client(house.port);
        QVERIFY(client.send(request)); // all of it, before a byte is read
        const ClientReply reply = client.read();
        QCOMPARE(reply.status(), status);
        QVERIFY(reply.closes());
        QVERIFY(reply.body.size() > 20);
        QVERIFY(client.isEnded());
        QCOMPARE(house.handler.handled.load(), 0);
        client.close();
        QTRY_COMPARE(house.connections(), 0);
    }

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

    void drainAnswersWhatHasBegun()
    {
        HttpHouse house;
        RawClient idle(house.port);
        QCOMPARE(idle.ask(get()).status(), 200);
        RawClient half(house.port);
        half.send("GET /a HT");
        RawClient served(house.port);
        served.send(get("/later") + get("/behind"));
        QTRY_COMPARE(house.handler.waitingCount(), 1);
        QCOMPARE(house.connections(), 3);
        house.drain();
        QVERIFY(idle.isEnded());
        QVERIFY(half.isOver());
        QCOMPARE(house.drained.load(), 0);
        QVERIFY(!RawClient(house.port).isConnected());
        const auto [request, answer] = house.handler.takeWaiting();
        answer(StubHandler::replyTo(request));
        const ClientReply reply = served.read();
        QCOMPARE(reply.body, QByteArray("/later "));
        QVERIFY(reply.closes());
        QVERIFY(served.isEnded());
        QCOMPARE(house.handler.handled.load(), 2); // "/behind" had not begun
        served.close();
        QTRY_COMPARE(house.drained.load(), 1);
        house.drain();
        QCOMPARE(house.drained.load(), 1);
    }

    void drainLetsABigAnswerOut()
    {
        HttpHouse house;
        RawClient client(house.port);
        client.send(get("/big/20000000"));
        QTRY_COMPARE(house.handler.handled.load(), 1);
        house.drain();
        QCOMPARE(client.read().body.size(), qsizetype(20'000'000));
        client.close();
        QTRY_COMPARE(house.drained.load(), 1);
    }

    void aClientThatClosesItsHalfIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("at once") << QByteArray("/a");
        QTest::newRow("later") << QByteArray("/later");
        QTest::newRow("at length") << QByteArray("/big/5000000");
    }

    void aClientThatClosesItsHalfIsAnswered()
    {
        QFETCH(QByteArray, target);
        HttpHouse house;
        RawClient client(house.port);
        client.send(get(target));
        client.closeHalf();
        if (target == "/later") {
            QTRY_COMPARE(house.handler.waitingCount(), 1);
            QVERIFY(!client.hasNews(100));
            const auto [request, answer] = house.handler.takeWaiting();
            answer(StubHandler::replyTo(request));
        }
        const ClientReply reply = client.read();
        QCOMPARE(reply.status(), 200);
        QVERIFY(reply.body.size() > 2);
        QVERIFY(client.isEnded());
        QTRY_COMPARE(house.connections(), 0);
    }

    void aClientMayGoBeforeItsAnswer_data()
    {
        QTest::addColumn<bool>("resets");
        QTest::newRow("closed") << false;
        QTest::newRow("reset") << true;
    }

    void aClientMayGoBeforeItsAnswer()
    {
        QFETCH(bool, resets);
        HttpHouse house;
        RawClient client(house.port);
        client.send(get("/later") + get("/b"));
        QTRY_COMPARE(house.handler.waitingCount(), 1);
        resets ? client.reset() : client.close();
        const auto [request, answer] = house.handler.takeWaiting();
        answer(StubHandler::replyTo(request));
        QTRY_COMPARE(house.connections(), 0);
        QCOMPARE(RawClient(house.port).ask(get()).status(), 200);
    }

    void anAnswerThatNeverComesIs500()
    {
        HttpHouse house;
        RawClient client(house.port);
        QCOMPARE(client.ask(get("/never")).status(), 500);
        client.send(get("/later"));
        QTRY_COMPARE(house.handler.waitingCount(), 1);
        house.handler.takeWaiting(); // and forgets it, on another thread
        QCOMPARE(client.read().status(), 500);
        QCOMPARE(client.ask(get()).status(), 200);
    }

    void aSecondAnswerIsDropped()
    {
        HttpHouse house;
        RawClient client(house.port);
        QCOMPARE(client.ask(get("/twice")).status(), 200);
        QCOMPARE(client.ask(get("/next")).body, QByteArray("/next "));
    }

    void anAnswerMayComeWhenTheServerIsGone()
    {
        HttpHouse house;
        RawClient client(house.port);
        client.send(get("/later"));
        QTRY_COMPARE(house.handler.waitingCount(), 1);
        const auto [request, answer] = house.handler.takeWaiting();
        house.close();
        QVERIFY(client.isOver());
        answer(StubHandler::replyTo(request));
    }

    void answersRaceWithTheEndOfTheServer()
    {
        for (int round = 0; round < 30; ++round) {
            HttpHouse house;
            std::vector<RawClient> clients;
            for (int i = 0; i < 8; ++i) {
                clients.emplace_back(house.port);
                clients.back().send(get("/later"));
            }
            QTRY_COMPARE(house.handler.waitingCount(), 8);
            std::thread engine([&] {
                for (int i = 0; i < 8; ++i) {
                    const auto [request, answer] = house.handler.takeWaiting();
                    answer(StubHandler::replyTo(request));
                }
            });
            house.close();
            engine.join();
        }
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

CB_TEST(TstHttpServer)
#include "tst_httpserver.moc"
