// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The transport over real sockets on loopback: SERVER.md, "Robustness matrix" and "Traps". Its deadlines and its caps
// have tst_httplimits.cpp.
#include "core/server/http/httpserver.h"
#include "tests/core/server/httphouse.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <thread>

using namespace callboard;
using namespace callboard::test;

namespace {

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
};

} // namespace

CB_TEST(TstHttpServer)
#include "tst_httpserver.moc"
