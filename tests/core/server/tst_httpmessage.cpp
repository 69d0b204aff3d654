// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What a whole request says about itself, and targets: RFC 3986, RFC 9112, RELIABILITY.md section 4.
#include "core/server/http/httpmessage.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;

namespace {

HttpRequest with(const std::vector<HttpField> &fields, int minor = 1, const QByteArray &method = "GET")
{
    HttpRequest request;
    request.method = method;
    request.target = "/";
    request.minor = minor;
    request.fields = fields;
    return request;
}

class TstHttpMessage final : public QObject
{
    Q_OBJECT
private slots:
    void keepsAliveUnlessItSaysClose()
    {
        QVERIFY(with({}).keepsAlive());
        QVERIFY(with({{"connection", "keep-alive"}}).keepsAlive());
        QVERIFY(!with({{"connection", "close"}}).keepsAlive());
        QVERIFY(!with({{"connection", "TE, Close"}}).keepsAlive());
        QVERIFY(!with({{"connection", "keep-alive"}, {"connection", "close"}}).keepsAlive());
        QVERIFY(with({{"connection", "closed"}}).keepsAlive());
        QVERIFY(!with({}, 0).keepsAlive());
        QVERIFY(!with({{"connection", "keep-alive"}}, 0).keepsAlive());
    }

    void isAnUpgradeOnlyToAWebSocket()
    {
        QVERIFY(with({{"connection", "Upgrade"}, {"upgrade", "websocket"}}).isUpgrade());
        QVERIFY(with({{"connection", "keep-alive, upgrade"}, {"upgrade", "WebSocket"}}).isUpgrade());
        QVERIFY(!with({{"connection", "Upgrade"}, {"upgrade", "h2c"}}).isUpgrade());
        QVERIFY(!with({{"upgrade", "websocket"}}).isUpgrade());
        QVERIFY(!with({{"connection", "Upgrade"}}).isUpgrade());
        QVERIFY(!with({{"connection", "Upgrade"}, {"upgrade", "websocket"}}, 0).isUpgrade());
        QVERIFY(!with({{"connection", "Upgrade"}, {"upgrade", "websocket"}}, 1, "POST").isUpgrade());
    }

    void readsATarget()
    {
        const auto parsed = HttpTarget::parse("/v1/a%20b/%C4%8D?start=1&zone=Europe%2FVilnius&empty=&%C4%8D=x+y");
        const auto *target = std::get_if<HttpTarget>(&parsed);
        QVERIFY(target);
        QCOMPARE(target->segments, (QStringList{"v1", "a b", QString(QChar(0x10D))}));
        const std::vector<std::pair<QString, QString>> query{
            {"start", "1"}, {"zone", "Europe/Vilnius"}, {"empty", ""}, {QString(QChar(0x10D)), "x+y"}};
        QCOMPARE(target->query, query);
    }

    void aMarkerIsACharacterLikeAnother()
    {
        const auto parsed = HttpTarget::parse("/%EF%BB%BFcand");
        const auto *target = std::get_if<HttpTarget>(&parsed);
        QVERIFY(target);
        QCOMPARE(target->segments, (QStringList{QString(QChar(0xFEFF)) + "cand"}));
    }

    void refusesATarget_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"/%",       "/%2",        "/%zz",        "/%+1",       "/%-1",        "/% 1",          "/%0x", // escapes
              "/a/../b",  "/..",        "/./a",        "/%2e%2e/a",  "/%2E",        "/a%2Fb", // segments that move
              "/a%00",    "/a%0D%0Ab",  "/a%7F",       "/%C2%80",                             // control characters
              "/%FF",     "/%C4",       "/%C4x",       "/%ED%A0%80", "/%C0%AF",     "/%F4%90%80%80", // no UTF-8
              "/a?x",     "/a?=1",      "/a?x=1&",     "/a?&x=1",    "/a?x=1&&y=2", "/a?x=%",        "/a?x=%C4",
              "/a?x=%00", "/a?x=1&x=1", "/a?x=1&%78=2"})
            QTest::newRow(text) << QByteArray(text);
    }

    void refusesATarget()
    {
        QFETCH(QByteArray, text);
        const auto parsed = HttpTarget::parse(text);
        const auto *fault = std::get_if<HttpFault>(&parsed);
        QVERIFY(fault);
        QCOMPARE(fault->status, 400);
        QCOMPARE(fault->code, QByteArray("VALIDATION_ERROR"));
    }
};

} // namespace

CB_TEST(TstHttpMessage)
#include "tst_httpmessage.moc"
