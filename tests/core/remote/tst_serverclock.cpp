// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/eventframe.h"
#include "core/remote/rpcanswer.h"
#include "core/remote/serverclock.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using Steady = ServerClock::Steady;

namespace {

constexpr Instant kThen = fromEpochMs(1'749'038'400'000);

HttpResponse responseOf(int status, const QByteArray &body)
{
    HttpResponse response;
    response.status = status;
    response.body = body;
    return response;
}

} // namespace

/// The server's clock and words as a console hears them.
class TestServerClock : public QObject
{
    Q_OBJECT

private slots:
    void runsOnAtTheServersSpeed()
    {
        ServerClock clock;
        const Steady start{};
        clock.hear(kThen, 60, start);
        QCOMPARE(clock.now(start + std::chrono::seconds(2)), kThen + 120 * kSecond);
        ServerClock frozen;
        frozen.hear(kThen, 0, start);
        QCOMPARE(frozen.now(start + std::chrono::hours(5)), kThen);
        frozen.hear(kThen + kHour, start + std::chrono::hours(5)); // somebody advanced it
        QCOMPARE(frozen.now(start + std::chrono::hours(6)), kThen + kHour);
    }

    /// An answer that was under way says a time that is over; the clock on the screen does not jump back for it.
    void aLateAnswerDoesNotTurnItBack()
    {
        ServerClock clock;
        const Steady start{};
        clock.hear(kThen, 1, start);
        clock.hear(kThen + milliseconds(900), start + std::chrono::seconds(1));
        QCOMPARE(clock.now(start + std::chrono::seconds(1)), kThen + kSecond);
        clock.hear(kThen - kHour, start + std::chrono::seconds(2)); // the server's clock was set
        QCOMPARE(clock.now(start + std::chrono::seconds(2)), kThen - kHour);
    }

    void answersThatAreNoneAreCalledSo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("html") << 200 << QByteArray("<html>Welcome</html>");
        QTest::newRow("empty") << 200 << QByteArray();
        QTest::newRow("another api") << 200 << QByteArray(R"({"ok":true})");
        QTest::newRow("no result") << 200 << QByteArray(R"({"success":true,"data":{}})");
        QTest::newRow("gateway") << 502 << QByteArray("<h1>Bad gateway</h1>");
        QTest::newRow("refusal of another api") << 404 << QByteArray(R"({"message":"no"})");
        QTest::newRow("success that is none") << 401 << QByteArray(R"({"success":true,"data":{"result":1}})");
    }
    void answersThatAreNoneAreCalledSo()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QVERIFY(!readRpcAnswer(responseOf(status, body)).problem.isEmpty());
    }

    // proves: C010
    void refusalsAreKnownByCodeNotByStatus()
    {
        const auto refusal = readRpcAnswer(
            responseOf(429, R"({"success":false,"error":"NUMBER_AT_CAP","message":"Full","requestId":"r"})"));
        QVERIFY(refusal.problem.isEmpty());
        QCOMPARE(refusal.result.error().code, ErrorCode::NumberAtCap);
        const auto limited =
            readRpcAnswer(responseOf(429, R"({"success":false,"error":"SLOW_DOWN","message":"Wait","requestId":"r"})"));
        QCOMPARE(limited.result.error().code, ErrorCode::RateLimited);
        const auto core = readRpcAnswer(responseOf(
            200,
            R"({"success":true,"data":{"error":{"code":"NO_CALLABLE_TIME","detail":"d","why":[]}},"requestId":"r"})"));
        QCOMPARE(core.result.error(), (Error{ErrorCode::NoCallableTime, QStringLiteral("d"), {}}));
    }

    void framesOfTheStream()
    {
        const CompanyId company(QStringLiteral("comp_a"));
        const auto news = readEventFrame(R"({"type":"changes","after":3,"seq":5,"events":[{}],"nowMs":7,
            "changed":{"reservations":["resv_1"],"candidates":[],"batches":["b"],"company":false,"hours":true,
            "numbers":false,"positions":false,"keys":false,"clock":false,"capacity":true}})",
                                         company);
        QVERIFY(news);
        QCOMPARE(news->sequence, 5U);
        QCOMPARE(news->changes.company, company);
        QCOMPARE(news->changes.reservations.front().text(), QStringLiteral("resv_1"));
        QVERIFY(news->changes.hours && news->changes.capacity && news->changes.log && news->companyChanged);
        QVERIFY(!news->changes.clock && !news->changes.everything);
        const auto resync = readEventFrame(R"({"type":"resync","seq":9})", company);
        QVERIFY(resync && resync->changes.everything && resync->sequence == 9);
        QCOMPARE(news->after, std::optional<quint64>(3));
        QVERIFY(!readEventFrame(R"({"type":"weather","seq":1})", company)); // a newer server may say more
    }

    /// RELIABILITY section 4: a missing field or a wrong type, and nothing of the frame is applied.
    void aFrameIsTakenWholeOrNotAtAll_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = R"({"type":"changes","after":3,"seq":5,"events":[],"nowMs":7,"changed":{
            "reservations":["resv_1"],"candidates":[],"batches":[],"company":false,"hours":true,"numbers":false,
            "positions":false,"keys":false,"clock":false,"capacity":true}})";
        QVERIFY(readEventFrame(good, CompanyId(QStringLiteral("a")))->kind == EventFrame::Kind::News);
        const auto with = [&good](const char *what, const char *instead) {
            QTest::newRow(instead) << QByteArray(good).replace(what, instead);
        };
        with("\"seq\":5", "\"seq\":-1");
        with("\"seq\":5", "\"seq\":\"5\"");
        with("\"seq\":5", "\"seq\":5.5");
        with("\"seq\":5", "\"seq\":2");
        with("\"after\":3", "\"before\":3");
        with("\"nowMs\":7", "\"nowMs\":\"soon\"");
        with("\"nowMs\":7", "\"nowMs\":9e99");
        with("\"hours\":true", "\"hours\":\"yes\"");
        with("\"hours\":true,", "");
        with("\"resv_1\"", "\"../1\"");
        with("\"resv_1\"", "1");
        with("\"events\":[]", "\"events\":{}");
        with("\"changed\":{", "\"changed\":[],\"x\":{");
        for (const char *text : {"", "{}", "[1]", R"({"type":"changes"})", R"({"type":1,"seq":1})",
                                 R"({"type":"hello","seq":1})", R"({"type":"resync"})"})
            QTest::newRow(*text ? text : "nothing") << QByteArray(text);
    }
    void aFrameIsTakenWholeOrNotAtAll()
    {
        QFETCH(QByteArray, text);
        const auto frame = readEventFrame(text, CompanyId(QStringLiteral("a")));
        QVERIFY(frame && frame->kind == EventFrame::Kind::Unreadable);
        QVERIFY(!frame->changes.hours && frame->changes.reservations.empty());
    }
};

CB_TEST(TestServerClock)
#include "tst_serverclock.moc"
