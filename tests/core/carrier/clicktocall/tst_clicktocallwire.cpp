// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Bodies and answers against the examples and the schema of the contract (tests/contract/api/click-to-call.yaml).
// proves: K02 K04 K05 K06 K07 K08 K09 K10 K11 K12 K13 K14 K15 K16 K17 K18 K19 K20 K23
#include "core/carrier/clicktocall/clicktocallwire.h"

#include "tests/support/contractexamples.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace callboard;
using namespace callboard::clicktocall;
using Kind = CarrierEvent::Kind;

namespace {

const test::ContractFile &contract()
{
    static const test::ContractFile file(CALLBOARD_CONTRACT_JSON);
    return file;
}

QByteArray example(const QStringList &path)
{
    return contract().example(path);
}

const QStringList kPlaced{"paths", "/calls", "post", "requestBody", "content", "application/json", "examples"};
const QStringList kStatus{"paths",   "/calls/{call_id}", "get",     "responses", "200",
                          "content", "application/json", "examples"};

CallRequest request()
{
    CallRequest call;
    call.callerId = "919800000000";
    call.customer = "9876543210";
    call.agentNumber = "9876543211";
    call.attempt = AttemptId("550e8400-e29b-41d4-a716-446655440000");
    return call;
}

E164 phone(const char *text)
{
    return E164::parse(QString::fromLatin1(text)).value();
}

} // namespace

class TstClickToCallWire : public QObject
{
    Q_OBJECT
private slots:
    /// K05: India only, without its country; K06: caller ids with it, and without "+".
    void numbers()
    {
        QCOMPARE(customerNumber(phone("+919876543210")), std::optional<QString>("9876543210"));
        QCOMPARE(customerNumber(phone("+37061234501")), std::nullopt);
        QCOMPARE(customerNumber(phone("+91987654321")), std::nullopt); // too short for India
        QCOMPARE(callerId(phone("+919800000000")), QString("919800000000"));
    }

    void aCallIsAskedForAsTheContractShows()
    {
        for (const bool byName : {false, true}) {
            CallRequest call = request();
            if (byName) {
                call.agentNumber.clear();
                call.agentName = "agent.017";
            }
            QJsonObject wanted =
                QJsonDocument::fromJson(example(kPlaced + QStringList(byName ? "byCrmUsername" : "byPhoneNumber")))
                    .object();
            wanted["recording"] = false; // K08: theirs is on unless it is said
            wanted["max_ring_time"] = 30;
            QCOMPARE(QJsonDocument::fromJson(call.body().value()).object(), wanted);
        }
        const QJsonObject schema = contract().at({"components", "schemas", "InitiateCallRequest"}).toObject();
        const QJsonObject body = QJsonDocument::fromJson(request().body().value()).object();
        for (const QJsonValue &key : schema["required"].toArray())
            QVERIFY(body.contains(key.toString()));
        for (const QString &key : body.keys())
            QVERIFY(schema["properties"].toObject().contains(key));
    }

    /// K07: one agent, by number or by name.
    void exactlyOneAgentIsNamed()
    {
        CallRequest both = request();
        both.agentName = "agent.017";
        QCOMPARE(both.body().error().code, ErrorCode::ValidationError);
        CallRequest none = request();
        none.agentNumber.clear();
        QCOMPARE(none.body().error().code, ErrorCode::ValidationError);
        CallRequest noAttempt = request();
        noAttempt.attempt = AttemptId();
        QCOMPARE(noAttempt.body().error().code, ErrorCode::ValidationError);
    }

    void examplesOfAnswers()
    {
        const auto queued = readQueued(example(
            {"paths", "/calls", "post", "responses", "200", "content", "application/json", "examples", "queued"}));
        QCOMPARE(queued.value(), QString("5deb67aa-d54d-4536-9a25-a29813b3bddd"));
        const auto leg = readLegQueued(example({"paths", "/calls/{call_id}/add-leg", "post", "responses", "200",
                                                "content", "application/json", "examples", "queued"}));
        QCOMPARE(leg.value(), 3);
        const auto finished = readStatus(example(kStatus + QStringList("finished")));
        QCOMPARE(finished->attempt, request().attempt);
        QCOMPARE(finished->talkSeconds, 150);
        QCOMPARE(finished->legs.size(), size_t(2));
        QCOMPARE(*finished->endedAt - *finished->startedAt, milliseconds(150'000));
        QCOMPARE(int(meaningOf(*finished).kind), int(Kind::Ended));
        QCOMPARE(int(meaningOf(*finished).outcome), int(Outcome::Completed));
        const auto ringing = readStatus(example(kStatus + QStringList("ringing")));
        QVERIFY(!ringing->endedAt);
        QCOMPARE(int(meaningOf(*ringing).kind), int(Kind::Accepted)); // the agent's phone, not the customer's
        const auto callback = readCallback(example(
            {"x-webhooks", "callEnded", "post", "requestBody", "content", "application/json", "examples", "answered"}));
        QCOMPARE(callback->attempt, AttemptId("your-own-call-id"));
        QCOMPARE(int(meaningOf(*callback).outcome), int(Outcome::Completed));
    }

    void meanings_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char *name, const QByteArray &rest, Kind kind, Outcome outcome = Outcome::None) {
            QTest::newRow(name) << "{\"call_id\":\"c\",\"uuid\":\"u\"," + rest + "}" << int(kind) << int(outcome);
        };
        row("queued", "\"call_status\":\"INITIATED\",\"legs\":[]", Kind::Accepted);
        row("customer rings", R"("call_status":"INITIATED","legs":[{"role":"destination","status":"DIALING"}])",
            Kind::Ringing);
        row("customer's leg failed", R"("call_status":"INITIATED","legs":[{"role":"destination","status":"FAILED"}])",
            Kind::Accepted);
        row("talks", R"("call_status":"ANSWER","end_time":null)", Kind::Active);
        row("talked", R"("call_status":"ANSWER","end_time":"2026-07-03T10:02:30Z")", Kind::Ended, Outcome::Completed);
        row("no answer", R"("call_status":"NO_ANSWER")", Kind::Ended, Outcome::NoAnswer);
        row("busy", R"("call_status":"BUSY")", Kind::Ended, Outcome::Busy);
        row("failed", R"("call_status":"FAILED")", Kind::Ended, Outcome::CarrierFault);
        row("cancelled", R"("call_status":"CANCELED")", Kind::Ended, Outcome::Withdrawn);
    }
    void meanings()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(int, outcome);
        const auto news = readStatus(body);
        QVERIFY(news);
        QCOMPARE(int(meaningOf(*news).kind), kind);
        QCOMPARE(int(meaningOf(*news).outcome), outcome);
    }

    void whatCannotBeReadIsNoNews_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("<html>502</html>");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no status") << QByteArray(R"({"call_id":"c"})");
        QTest::newRow("another status") << QByteArray(R"({"call_id":"c","call_status":"PARKED"})");
        QTest::newRow("of no call") << QByteArray(R"({"call_status":"ANSWER"})");
        QTest::newRow("a key twice") << QByteArray(R"({"call_id":"c","call_status":"ANSWER","call_status":"BUSY"})");
    }
    void whatCannotBeReadIsNoNews()
    {
        QFETCH(QByteArray, body);
        QCOMPARE(readStatus(body).error().code, ErrorCode::ServerAnswerUnusable);
        QVERIFY(!readCallback(R"({"call_id":"c","status":"ANSWER"})")); // without our id it is of no call of ours
    }

    /// K11-K14.
    void refusals()
    {
        const QByteArray body = example({"components", "examples", "InvalidNumber"});
        const Refusal wrong = readRefusal(400, body);
        QCOMPARE(wrong.code, QString("INVALID_NUMBER"));
        QVERIFY(!wrong.message.isEmpty());
        QCOMPARE(int(meaningOf(wrong).outcome), int(Outcome::InvalidNumber));
        QVERIFY(!isRetryable(meaningOf(wrong).outcome));
        for (const int status : {401, 403}) {
            QVERIFY(closesCarrier(readRefusal(status, {})));
            QCOMPARE(int(meaningOf(readRefusal(status, {})).outcome), int(Outcome::CarrierFault));
        }
        QVERIFY(!closesCarrier(wrong));
        QVERIFY(isRetryable(meaningOf(readRefusal(502, "<html>")).outcome));
        for (const int status : {408, 429, 500, 503, 504}) // nobody says that it was not queued
            QCOMPARE(int(meaningOf(readRefusal(status, {})).kind), int(Kind::Unknown));
    }

    void aSoftphoneIsLaunched()
    {
        CallRequest call = request();
        call.agentName = "agent 017";
        const QString pattern = "https://api.clouddialer.in/CRM_API/webphone/"
                                "launch?crm_username={crm_username}&api_key={api_key}&to_number={to_number}"
                                "&from_number={from_number}";
        QCOMPARE(
            launchUrl(pattern, call, "k&y").value(),
            QString("https://api.clouddialer.in/CRM_API/webphone/"
                    "launch?crm_username=agent%20017&api_key=k%26y&to_number=9876543210&from_number=919800000000"));
        QVERIFY(!launchUrl("http://example.org/{to_number}", call, "k"));
        QVERIFY(!launchUrl("https://example.org/{other}", call, "k"));
        QVERIFY(!launchUrl("javascript:alert(1)", call, "k"));
    }

    void oneMorePerson()
    {
        const QByteArray wanted = example({"paths", "/calls/{call_id}/add-leg", "post", "requestBody", "content",
                                           "application/json", "examples", "transfer"});
        QCOMPARE(QJsonDocument::fromJson(addLegBody("9123456780")), QJsonDocument::fromJson(wanted));
    }
};

CB_TEST(TstClickToCallWire)
#include "tst_clicktocallwire.moc"
