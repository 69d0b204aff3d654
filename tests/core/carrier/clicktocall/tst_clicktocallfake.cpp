// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The fake system against what its contract says, read by the codec of the carrier.
// proves: K03 K14 K15 K21 K23 K24
#include "core/carrier/clicktocall/clicktocallwire.h"
#include "tests/fakes/clicktocallfake.h"
#include "tests/support/contractexamples.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QTest>

using namespace callboard;
using namespace callboard::clicktocall;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;
using std::chrono::seconds;

namespace {

struct House
{
    ClickToCallFake fake{"key", {"919800000000"}, fromEpochMs(1'780'000'000'000)};

    FakeReply ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const QByteArray &key = "key")
    {
        return fake.handle({method, target, {{"authorization", "Bearer " + key}}, body});
    }
    static QByteArray callOf(const char *attempt)
    {
        CallRequest call;
        call.callerId = "919800000000";
        call.customer = "9876543210";
        call.agentNumber = "9876543211";
        call.attempt = AttemptId(QString::fromLatin1(attempt));
        return call.body().value();
    }
    QString place(const char *attempt = "one")
    {
        return readQueued(ask("POST", "/calls", callOf(attempt)).body).value();
    }
    CallNews news(const QString &id) { return readStatus(ask("GET", "/calls/" + id.toLatin1()).body).value(); }
    Kind kind(const QString &id) { return meaningOf(news(id)).kind; }
};

/// No key that the schema does not name, and every word one of its own.
void checkAgainst(const char *schemaName, const QByteArray &body)
{
    static const ContractFile contract(CALLBOARD_CONTRACT_JSON);
    const QJsonObject schema =
        contract.at({"components", "schemas", QLatin1String(schemaName), "properties"}).toObject();
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    QVERIFY(!object.isEmpty());
    for (const QString &key : object.keys()) {
        QVERIFY2(schema.contains(key), qPrintable(key));
        const QJsonArray words = schema[key].toObject()["enum"].toArray();
        QVERIFY2(words.isEmpty() || words.contains(object[key]), qPrintable(key));
    }
}

} // namespace

class TstClickToCallFake : public QObject
{
    Q_OBJECT
private slots:
    /// K03: the agent first, then the customer, then both talk.
    void aCall()
    {
        House house;
        house.fake.setFate("9876543210", {FakeFate::End::Answered, seconds(2), seconds(5), seconds(90)});
        const QString id = house.place();
        QCOMPARE(int(house.kind(id)), int(Kind::Accepted));
        QVERIFY(house.fake.dials().empty());
        house.fake.advance(seconds(2));
        QCOMPARE(int(house.kind(id)), int(Kind::Ringing));
        QCOMPARE(house.fake.dials().size(), size_t(1));
        house.fake.advance(seconds(5));
        QCOMPARE(int(house.kind(id)), int(Kind::Active));
        house.fake.advance(seconds(90));
        QCOMPARE(int(meaningOf(house.news(id)).outcome), int(Outcome::Completed));
        QCOMPARE(house.news(id).talkSeconds, 90);
        QCOMPARE(house.news(id).attempt, AttemptId("one"));
    }

    void everyEnd_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("outcome");
        QTest::newRow("no answer") << int(FakeFate::End::NoAnswer) << int(Outcome::NoAnswer);
        QTest::newRow("busy") << int(FakeFate::End::Busy) << int(Outcome::Busy);
        QTest::newRow("failed") << int(FakeFate::End::Failed) << int(Outcome::CarrierFault);
        QTest::newRow("cancelled") << int(FakeFate::End::Canceled) << int(Outcome::Withdrawn);
    }
    void everyEnd()
    {
        QFETCH(int, end);
        QFETCH(int, outcome);
        House house;
        house.fake.setFate("9876543210", {static_cast<FakeFate::End>(end), seconds(1), seconds(1), seconds(1)});
        const QString id = house.place();
        house.fake.advance(seconds(10));
        QCOMPARE(int(meaningOf(house.news(id)).outcome), outcome);
        QCOMPARE(int(meaningOf(readCallback(house.fake.dueCallbacks().front().body).value()).outcome), outcome);
    }

    /// K21: the first and three more, a little later each time, all of the same call; none after it was taken.
    void callbacksComeAgain()
    {
        House house;
        house.place();
        house.fake.advance(seconds(600));
        int seen = 0;
        for (int i = 0; i < 60; ++i) {
            for (const FakeCallback &callback : house.fake.dueCallbacks()) {
                QCOMPARE(readCallback(callback.body)->attempt, AttemptId("one"));
                checkAgainst("CallEndedCallback", callback.body);
                ++seen;
            }
            house.fake.advance(seconds(1));
        }
        QCOMPARE(seen, 4);
        house.place("two");
        house.fake.advance(seconds(600));
        house.fake.callbackTaken(house.fake.dueCallbacks().front());
        house.fake.advance(seconds(60));
        QVERIFY(house.fake.dueCallbacks().empty());
    }

    /// K14: what was carried out and not answered has dialled; asked again it dials again.
    void anAnswerThatIsLostHasDialled_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::newRow("lost") << int(FakeTrouble::Lost);
        QTest::newRow("gateway") << int(FakeTrouble::GatewayTime);
        QTest::newRow("garbage") << int(FakeTrouble::Garbage);
    }
    void anAnswerThatIsLostHasDialled()
    {
        QFETCH(int, trouble);
        House house;
        house.fake.setTrouble(static_cast<FakeTrouble>(trouble));
        const FakeReply reply = house.ask("POST", "/calls", House::callOf("one"));
        if (!reply.isLost && reply.status >= 300)
            QCOMPARE(int(meaningOf(readRefusal(reply.status, reply.body)).kind), int(Kind::Unknown));
        house.fake.advance(seconds(2));
        QCOMPARE(house.fake.dials().size(), size_t(1));
        house.place("one");
        house.fake.advance(seconds(2));
        QCOMPARE(house.fake.dials().size(), size_t(2));
    }

    void whatIsRefusedDialsNobody()
    {
        House house;
        QCOMPARE(house.ask("POST", "/calls", House::callOf("one"), "other").status, 401);
        for (const auto trouble : {FakeTrouble::Unavailable, FakeTrouble::Forbidden, FakeTrouble::TooMany}) {
            house.fake.setTrouble(trouble);
            QVERIFY(house.ask("POST", "/calls", House::callOf("one")).status >= 400);
        }
        QJsonObject wrong = QJsonDocument::fromJson(House::callOf("one")).object();
        wrong["to_number"] = "+37061234501";
        const FakeReply refused = house.ask("POST", "/calls", QJsonDocument(wrong).toJson());
        QCOMPARE(refused.status, 400);
        checkAgainst("ErrorResponse", refused.body);
        house.fake.advance(seconds(600));
        QVERIFY(house.fake.dials().empty());
    }

    /// K23, K24: only while they talk.
    void oneMorePerson()
    {
        House house;
        house.fake.setFate("9876543210", {FakeFate::End::Answered, seconds(1), seconds(1), seconds(60)});
        const QString id = house.place();
        const QByteArray target = "/calls/" + id.toLatin1() + "/add-leg";
        QCOMPARE(house.ask("POST", target, addLegBody("9123456780")).status, 400);
        house.fake.advance(seconds(2));
        QCOMPARE(readLegQueued(house.ask("POST", target, addLegBody("9123456780")).body).value(), 3);
        QCOMPARE(house.ask("POST", target, addLegBody("+37061234501")).status, 400);
        QCOMPARE(house.ask("POST", "/calls/none/add-leg", addLegBody("9123456780")).status, 404);
        house.fake.advance(seconds(60));
        QCOMPARE(house.ask("POST", target, addLegBody("9123456780")).status, 400);
    }

    void answersAreThoseOfTheContract()
    {
        House house;
        const QString id = house.place();
        for (int i = 0; i < 4; ++i) {
            checkAgainst("CallStatusResponse", house.ask("GET", "/calls/" + id.toLatin1()).body);
            house.fake.advance(seconds(20));
        }
        checkAgainst("InitiateCallSuccess", house.ask("POST", "/calls", House::callOf("two")).body);
        QCOMPARE(house.ask("GET", "/health", {}, "none").status, 200); // K25: no key
    }
};

CB_TEST(TstClickToCallFake)
#include "tst_clicktocallfake.moc"
