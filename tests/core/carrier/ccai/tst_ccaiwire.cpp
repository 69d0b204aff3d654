// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Bodies and answers against the examples and the schemas of the contract (tests/contract/api/ccai.yaml).
// proves: U02 U03 U04 U05 U06 U07 U08 U10 U11 U12 U13 U14 U15 U16 U17 U19 U20 U21 U22
#include "core/carrier/ccai/ccaiwire.h"

#include "tests/support/contractexamples.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QTest>

using namespace callboard;
using namespace callboard::ccai;
using Kind = CarrierEvent::Kind;

namespace {

const test::ContractFile &contract()
{
    static const test::ContractFile file(CALLBOARD_CONTRACT_JSON);
    return file;
}

QStringList examplesOf(const char *status, const QString &name = {})
{
    QStringList path{"paths",   "/calls",           "post",    "responses", QLatin1String(status),
                     "content", "application/json", "examples"};
    return name.isEmpty() ? path : path << name;
}

QJsonObject objectOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// What is required is there, and nothing that the schema does not know.
void checkAgainst(const char *schemaName, const QByteArray &body)
{
    const QJsonObject schema = contract().at({"components", "schemas", QLatin1String(schemaName)}).toObject();
    const QJsonObject object = objectOf(body);
    for (const QJsonValue &key : schema["required"].toArray())
        QVERIFY2(object.contains(key.toString()), qPrintable(key.toString()));
    for (const QString &key : object.keys())
        QVERIFY2(schema["properties"].toObject().contains(key), qPrintable(key));
    QVERIFY(schema["properties"]["call_type"]["enum"].toArray().contains(object["call_type"]));
}

Call callWith(const QByteArray &rest)
{
    return readCall("{\"id\":7," + rest + "}").value();
}

const Instant kNow = fromEpochMs(1'760'000'000'000);

} // namespace

class TstCcaiWire : public QObject
{
    Q_OBJECT
private slots:
    void outbound()
    {
        OutboundRequest request;
        request.agentEmail = "admin@somedomain.com";
        request.endUserNumber = "+1 859-657-9625";
        request.outboundNumber = "+1 339-219-5276";
        const QString name = "outbound_number_create_an_outbound_call_with_end_user_number";
        QCOMPARE(objectOf(request.body().value()), contract().at(examplesOf("201", name) << "x-request").toObject());
        checkAgainst("OutboundCallRequest", request.body().value());
        // U04: a ticket wins, so no number goes with it; U05: their default number when ours is empty.
        request.ticketId = "71450";
        request.outboundNumber.clear();
        const QJsonObject withTicket = objectOf(request.body().value());
        QVERIFY(!withTicket.contains("end_user_number") && !withTicket.contains("outbound_number"));
        QVERIFY(!OutboundRequest{}.body());
        request.ticketId.clear();
        request.endUserNumber.clear();
        QCOMPARE(request.body().error().code, ErrorCode::ValidationError);
    }

    void inbound()
    {
        InboundRequest request;
        request.menuId = 9;
        request.endUserNumber = "+82-10-6861-2345";
        request.permission = RecordingPermission::Granted;
        QCOMPARE(objectOf(request.body().value()),
                 contract()
                     .at(examplesOf("201", "incoming_create_an_incoming_call_with_end_user_number") << "x-request")
                     .toObject());
        checkAgainst("IncomingCallRequest", request.body().value());
        request.menuId = 0;
        QVERIFY(!request.body());
    }

    void scheduled()
    {
        ScheduledRequest request;
        request.menuId = 9;
        request.endUserNumber = "+82-10-6861-2345";
        request.at =
            fromEpochMs(QDateTime::fromString("2019-09-15T00:19:14.421Z", Qt::ISODateWithMs).toMSecsSinceEpoch());
        request.permission = RecordingPermission::Granted;
        const Instant before = request.at - milliseconds(1);
        QCOMPARE(objectOf(request.body(before).value()),
                 contract()
                     .at(examplesOf("201", "scheduled_create_a_scheduled_call_with_menu_id") << "x-request")
                     .toObject());
        checkAgainst("ScheduledCallRequest", request.body(before).value());
        QVERIFY(!request.body(request.at)); // not to come
        request.menuId.reset();
        QVERIFY(!request.body(before));
        request.parentId = 514;
        checkAgainst("ScheduledCallRequest", request.body(before).value());
    }

    void everyExampleOfACreatedCallIsRead()
    {
        const QJsonObject all = contract().at(examplesOf("201")).toObject();
        QVERIFY(all.size() >= 8);
        for (const QString &name : all.keys()) {
            const auto created = readCreated(201, contract().example(examplesOf("201", name)));
            QVERIFY2(created && created->call && created->call->status, qPrintable(name));
            QVERIFY(!created->needsAgent);
        }
    }

    /// U10: an answer that repeats the request, or none at all: a person has to act first.
    void anAgentMustAct()
    {
        const QJsonObject all = contract().at(examplesOf("200")).toObject();
        for (const QString &name : all.keys())
            QVERIFY(readCreated(200, contract().example(examplesOf("200", name)))->needsAgent);
        QVERIFY(readCreated(202, {})->needsAgent);
        QCOMPARE(readCreated(201, "{}").error().code, ErrorCode::ServerAnswerUnusable);
        QCOMPARE(readCreated(200, "<html>").error().code, ErrorCode::ServerAnswerUnusable);
    }

    /// U15, in both spellings.
    void everyStatusHasAMeaning()
    {
        const QJsonArray words = contract().at({"components", "schemas", "CallStatus", "enum"}).toArray();
        QCOMPARE(words.size(), 16);
        for (const QJsonValue &word : words) {
            QString spaced = word.toString().replace('_', ' ');
            spaced[0] = spaced[0].toUpper();
            QVERIFY(callStatusFromWord(word.toString()));
            QCOMPARE(callStatusFromWord(spaced), callStatusFromWord(word.toString()));
        }
        QVERIFY(!callStatusFromWord("parked"));
    }

    void meanings_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("outcome");
        const auto row = [](const QByteArray &rest, Kind kind, Outcome outcome = Outcome::None) {
            QTest::newRow(rest.constData()) << rest << int(kind) << int(outcome);
        };
        for (const char *word : {"queued", "assigned", "selecting"})
            row(QByteArray("\"status\":\"") + word + "\"", Kind::Accepted);
        for (const char *word : {"connecting", "switching"})
            row(QByteArray("\"status\":\"") + word + "\"", Kind::Ringing);
        row(R"("status":"connected")", Kind::Active);
        for (const char *word : {"finished", "recovered", "action_only_finished"})
            row(QByteArray("\"status\":\"") + word + "\"", Kind::Ended, Outcome::Completed);
        row(R"("status":"failed")", Kind::Ended, Outcome::CarrierFault);
        row(R"("status":"failed","connected_at":"2019-06-07T01:27:30Z")", Kind::Ended, Outcome::TalkFailed);
        row(R"("status":"deflected")", Kind::Ended, Outcome::NoAnswer);
        for (const char *word : {"voicemail", "voicemail_received", "Voicemail Read"})
            row(QByteArray("\"status\":\"") + word + "\"", Kind::Ended, Outcome::Voicemail);
        // U17: the person is on the line, whatever the word of the call is.
        row(R"("status":"assigned","participants":[{"type":"end_user","connected_at":"2019-06-07T01:27:30Z"}])",
            Kind::Active);
        row(R"("status":"assigned","participants":[{"type":"agent","connected_at":"2019-06-07T01:27:30Z"}])",
            Kind::Accepted);
        // U20: a scheduled call answers "queued", of an inbound call; only its instant says what it is.
        row(R"("status":"queued","scheduled_at":"2099-01-01T00:00:00Z")", Kind::Accepted);
        row(R"("status":"parked")", Kind::Accepted);
    }
    void meanings()
    {
        QFETCH(QByteArray, rest);
        QFETCH(int, kind);
        QFETCH(int, outcome);
        const Meaning meaning = meaningOf(callWith(rest), kNow);
        QCOMPARE(int(meaning.kind), kind);
        QCOMPARE(int(meaning.outcome), outcome);
    }

    /// U16, U19 and U14: what belongs together, words as they came, and the whole of it.
    void whatIsKept()
    {
        const Call call = callWith(
            R"("parent_id":514,"status":"recovered","fail_reason":"nothing","disconnected_by":"disconnected_by_unknown","x":1)");
        QCOMPARE(call.parentId, std::optional<qint64>(514));
        QCOMPARE(call.failReason, QString("nothing"));
        QCOMPARE(call.disconnectedBy, QString("disconnected_by_unknown"));
        QVERIFY(call.raw.contains("\"x\":1"));
    }

    /// U11 and U12: every message of the contract has a kind, and only three say "later".
    void everyRefusalOfTheContract()
    {
        const QJsonObject all = contract().at(examplesOf("400")).toObject();
        QVERIFY(all.size() >= 35);
        for (const QString &name : all.keys()) {
            const Refusal refusal = readRefusal(400, contract().example(examplesOf("400", name)));
            const auto wanted = name.contains("not_available_to_take") ? Refusal::Kind::AgentUnavailable
                                : name.contains("menu_is_in")          ? Refusal::Kind::MenuClosed
                                                                       : Refusal::Kind::Wrong;
            QVERIFY2(refusal.kind == wanted, qPrintable(name));
            const bool comesBack = wanted != Refusal::Kind::Wrong;
            QVERIFY2((meaningOf(refusal).kind == Kind::Refused) == comesBack, qPrintable(name));
        }
    }

    void otherRefusals()
    {
        const auto notFound = readRefusal(404, contract().example({"components", "responses", "NotFound", "content",
                                                                   "application/json", "examples", "error"}));
        QVERIFY(notFound.kind == Refusal::Kind::WrongSubdomain && closesCarrier(notFound));
        QVERIFY(closesCarrier(readRefusal(401, {})));
        QVERIFY(!closesCarrier(readRefusal(429, {})));
        QCOMPARE(int(meaningOf(readRefusal(429, {})).kind), int(Kind::Refused));
        for (const int status : {408, 500, 502, 503, 504})
            QCOMPARE(int(meaningOf(readRefusal(status, "<html>")).kind), int(Kind::Unknown));
    }

    /// U21, U22: read in the singular, written in the plural.
    void flags()
    {
        const QStringList path{"paths", "/calls/{id}/customer_flag"};
        const auto read = readFlags(contract().example(
            path + QStringList{"get", "responses", "200", "content", "application/json", "examples", "flags"}));
        QCOMPARE(read->isVerified, std::optional(true));
        QCOMPARE(read->isBadActor, std::optional(false));
        QCOMPARE(read->isRepeat, std::optional(true));
        QCOMPARE(objectOf(flagsBody(*read)),
                 objectOf(contract().example(
                     path + QStringList{"patch", "requestBody", "content", "application/json", "examples", "flags"})));
        QVERIFY(!readFlags("{}")->isBadActor); // they did not say
        QVERIFY(!readFlags("nothing"));
    }
};

CB_TEST(TstCcaiWire)
#include "tst_ccaiwire.moc"
