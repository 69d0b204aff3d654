// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Bodies and answers against the examples of the contract (tests/contract/api/callr.yaml); lengths of text messages
// against 3GPP TS 23.040; causes against ITU-T Q.850.
// proves: R01 R02 R03 R04 R05 R07 R08 R19 R20 R22 R28 R29 R43 R44 R49 R51 R52 R54 R55 R60 R74
#include "core/carrier/callr/callrwire.h"

#include "tests/support/contractexamples.h"
#include "tests/support/testregistry.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace callboard;
using namespace callboard::callr;
using Kind = CarrierEvent::Kind;

namespace {

const test::ContractFile &contract()
{
    static const test::ContractFile file(CALLBOARD_CONTRACT_JSON);
    return file;
}

QByteArray answer(const char *path, const char *method, const char *status)
{
    const QJsonObject examples = contract()
                                     .at({"paths", QLatin1String(path), QLatin1String(method), "responses",
                                          QLatin1String(status), "content", "application/json", "examples"})
                                     .toObject();
    const QJsonValue value = examples.begin().value().toObject()["value"];
    if (value.isString())
        return '"' + value.toString().toUtf8() + '"';
    return value.isArray() ? QJsonDocument(value.toArray()).toJson() : QJsonDocument(value.toObject()).toJson();
}

QByteArray sampleOf(const char *type)
{
    const QJsonObject examples =
        contract()
            .at({"webhooks", QLatin1String(type), "post", "requestBody", "content", "application/json", "examples"})
            .toObject();
    return QJsonDocument(examples.begin().value().toObject()["value"].toObject()).toJson();
}

Instant at(const char *text)
{
    return fromEpochMs(QDateTime::fromString(QLatin1String(text), Qt::ISODateWithMs).toMSecsSinceEpoch());
}

} // namespace

class TstCallrWire : public QObject
{
    Q_OBJECT
private slots:
    void amounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isAmount");
        QTest::addColumn<qint64>("value");
        QTest::newRow("cents") << "500.00" << true << qint64(50'000'000);
        QTest::newRow("debit") << "0.8925" << true << qint64(89'250);
        QTest::newRow("debt") << "-3.5" << true << qint64(-350'000);
        QTest::newRow("whole") << "7" << true << qint64(700'000);
        for (const char *text : {"", "1.234567", "1,5", "1e3", " 1", "1.", ".5", "1234567890123", "+1"})
            QTest::newRow(text) << text << false << qint64(0);
    }
    void amounts()
    {
        QFETCH(QString, text);
        QFETCH(bool, isAmount);
        QFETCH(qint64, value);
        const auto amount = amountFromText(text);
        QCOMPARE(amount.has_value(), isAmount);
        if (amount) {
            QCOMPARE(amount->hundredThousandths, value);
            QCOMPARE(amount->text, text);
        }
    }

    /// R07: what their server would drop without a word is refused here.
    void variables()
    {
        QCOMPARE(QJsonDocument::fromJson(runBody({{"$language", "en"}}).value()),
                 QJsonDocument::fromJson(contract().example({"paths", "/actions/{sid}/runs", "post", "requestBody",
                                                             "content", "application/json", "examples", "sample"})));
        QVERIFY(runBody({{"$" + QString(255, 'a'), ""}}));
        for (const QString &name : {QString("language"), QString("$1st"), QString("$"), QString("$a-b"), QString("$é"),
                                    QString("$a\n"), "$" + QString(256, 'a')})
            QCOMPARE(runBody({{name, ""}}).error().detail, name);
        std::map<QString, QString> many;
        for (int i = 0; i < 64; ++i)
            many.emplace(QStringLiteral("$v%1").arg(i), "");
        QVERIFY(runBody(many));
        many.emplace("$w", "");
        QVERIFY(!runBody(many));
    }

    void runs()
    {
        QCOMPARE(readRunId(answer("/actions/{sid}/runs", "post", "200")).value(), QString("api:9MNAB2H6"));
        QVERIFY(!readRunId("{}"));
        const auto left = readRunVariables(answer("/actions/{sid}/runs/{runid}", "get", "200"));
        QCOMPARE(left->at("$language"), QString("en"));
    }

    void scenarios()
    {
        const auto scenario = readScenario(answer("/actions/{sid}", "get", "200"));
        QCOMPARE(scenario->sid, QString("callrsid"));
        QCOMPARE(scenario->numbers, QStringList("+33199001234"));
        QVERIFY(scenario->hasApiBranch());
        Scenario other = *scenario;
        other.script.replace("api-initiated", "inbound-fax");
        QVERIFY(!other.hasApiBranch());
        other.script = "branches:\n  # api-initiated: later\n";
        QVERIFY(!other.hasApiBranch());
        const auto page = readScenarios(answer("/actions", "get", "200"));
        QCOMPARE(page->rows.size(), size_t(1));
        QVERIFY(!page->next);
        QVERIFY(scenarioBody(QString(64, 'n'), QString(32'768, 's')));
        QVERIFY(!scenarioBody(QString(65, 'n'), "s"));
        QVERIFY(!scenarioBody("n", QString(32'769, 's')));
        QVERIFY(!scenarioBody("n", ""));
    }

    void theAccount()
    {
        QCOMPARE(readPing(answer("/ping", "get", "200")).value(), at("2024-04-24T12:00:42.000Z"));
        QCOMPARE(readCredit(answer("/billing/credit", "get", "200"))->hundredThousandths, qint64(50'000'000));
        QVERIFY(!readCredit("500.00")); // a number would have been rounded on the way
        QCOMPARE(readDestinations(answer("/billing/destinations", "get", "200")).value(),
                 QStringList("FR-GEOGRAPHIC-CLASSIC"));
        const auto numbers = readNumbers(answer("/numbers", "get", "200"));
        QCOMPARE(numbers->rows.front().e164, QString("+33199001234"));
        QCOMPARE(numbers->rows.front().scenarioSid, QString("callrsid"));
        const auto more = readNumbers(R"({"offset":20,"hasMore":true,"hits":[{"e164":"+33199001234"}]})");
        QCOMPARE(more->next, std::optional<qint64>(21));
        QVERIFY(!readNumbers("[]"));
    }

    void events()
    {
        const auto started = readEvent(sampleOf("v2.call.outbound.started"));
        QVERIFY(started->kind == EventKind::CallStarted && started->call->isOutbound);
        QCOMPARE(started->id, QString("a03317440280451052hUD7yPiwWrzgGB"));
        QCOMPARE(int(meaningOf(*started->call).kind), int(Kind::Ringing));
        const auto ended = readEvent(sampleOf("v2.call.outbound.ended"));
        QCOMPARE(int(meaningOf(*ended->call).outcome), int(Outcome::Completed));
        QCOMPARE(ended->call->answeredSeconds, 4);
        QCOMPARE(ended->call->cost->hundredThousandths, qint64(89'250));
        QVERIFY(readEvent(sampleOf("v2.billing.credit.shutdown"))->kind == EventKind::CreditShutdown);
        QVERIFY(readEvent(sampleOf("v2.billing.credit.warning"))->kind == EventKind::CreditWarning);
        QVERIFY(readEvent(sampleOf("v2.number.unassigned"))->kind == EventKind::NumberUnassigned);
        // Every event of the contract is read, also those that are only logged.
        const QJsonObject all = contract().at({"webhooks"}).toObject();
        QCOMPARE(all.size(), 14);
        for (const QString &type : all.keys())
            QVERIFY2(readEvent(sampleOf(qPrintable(type))), qPrintable(type));
    }

    void whatIsNoEvent_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no id") << QByteArray(R"({"type":"v2.sms","at":"2024-04-24T17:42:28Z"})");
        QTest::newRow("no instant") << QByteArray(R"({"id":"a","type":"v2.sms"})");
        QTest::newRow("no zone") << QByteArray(R"({"id":"a","type":"v2.sms","at":"2024-04-24T17:42:28"})");
        QTest::newRow("of no call") << QByteArray(
            R"({"id":"a","type":"v2.call.outbound.ended","at":"2024-04-24T17:42:28Z","payload":{}})");
        QTest::newRow("long id")
            << QByteArray(R"({"id":"ID","type":"t","at":"2024-04-24T17:42:28Z"})").replace("ID", QByteArray(65, 'a'));
    }
    void whatIsNoEvent()
    {
        QFETCH(QByteArray, body);
        QCOMPARE(readEvent(body).error().code, ErrorCode::ServerAnswerUnusable);
    }

    void causes_data()
    {
        QTest::addColumn<int>("cause");
        QTest::addColumn<int>("outcome");
        const auto row = [](int cause, Outcome outcome) { QTest::addRow("%d", cause) << cause << int(outcome); };
        row(1, Outcome::InvalidNumber); // unallocated number
        row(17, Outcome::Busy);         // user busy
        row(18, Outcome::NoAnswer);     // no user responding
        row(19, Outcome::NoAnswer);     // no answer from user
        row(21, Outcome::Declined);     // call rejected
        row(28, Outcome::InvalidNumber);
        row(34, Outcome::CarrierFault); // no circuit
        row(38, Outcome::CarrierFault); // network out of order
        row(42, Outcome::CarrierFault); // congestion
    }
    void causes()
    {
        QFETCH(int, cause);
        QFETCH(int, outcome);
        CallRecord record;
        record.endedAt = at("2024-04-24T17:42:28Z");
        record.hangupCause = cause;
        QCOMPARE(int(meaningOf(record).outcome), outcome);
        record.answeredAt = record.endedAt; // somebody talked, whatever the cause
        QCOMPARE(int(meaningOf(record).outcome), int(Outcome::Completed));
    }

    /// R22.
    void anExportHasItsLimits()
    {
        const Instant from = at("2026-01-01T00:00:00Z");
        QCOMPARE(
            exportTarget(from, from + std::chrono::hours(24 * 31)).value(),
            QByteArray(
                "/calls/export?direction=outbound&from=2026-01-01T00%3A00%3A00.000Z&to=2026-02-01T00%3A00%3A00.000Z"));
        QVERIFY(!exportTarget(from, from + std::chrono::hours(24 * 31) + milliseconds(1)));
        QVERIFY(!exportTarget(from, from));
    }

    /// R43, R44: no ids would mean the whole archive.
    void recordingsAreNamed()
    {
        QVERIFY(!recordingsTarget({}));
        QVERIFY(!recordingsTarget({QString()}));
        QVERIFY(recordingsTarget(QStringList(QVector<QString>(100, "r"))));
        QVERIFY(!recordingsTarget(QStringList(QVector<QString>(101, "r"))));
        QCOMPARE(recordingsTarget({"a", "b"}).value(), QByteArray("/recordings?sid%5B%5D=a&sid%5B%5D=b"));
    }

    void parts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isUnicode");
        QTest::addColumn<int>("parts");
        QTest::newRow("one") << QString(160, 'a') << false << 1;
        QTest::newRow("two") << QString(161, 'a') << false << 2;
        QTest::newRow("two full") << QString(306, 'a') << false << 2;
        QTest::newRow("three") << QString(307, 'a') << false << 3;
        QTest::newRow("euro takes two") << QString(80, QChar(0x20AC)) << false << 1;
        QTest::newRow("euro takes two, two parts") << QString(81, QChar(0x20AC)) << false << 2;
        QTest::newRow("Lithuanian") << QString(70, QChar(0x0161)) << true << 1; // š is not in the GSM alphabet
        QTest::newRow("Lithuanian, two parts") << QString(71, QChar(0x0161)) << true << 2;
        QTest::newRow("umlauts are") << QString::fromUtf8("Grüße") << false << 1;
    }
    void parts()
    {
        QFETCH(QString, text);
        QFETCH(bool, isUnicode);
        QFETCH(int, parts);
        QCOMPARE(textParts(text).isUnicode, isUnicode);
        QCOMPARE(textParts(text).parts, parts);
    }

    void reminders()
    {
        const QByteArray target = smsTarget("+37061234501", "Acme", "Labas").value();
        QVERIFY(target.contains("trafficType=alerting")); // R49: theirs is marketing unless it is said
        QVERIFY(target.contains("encoding=gsm"));
        QVERIFY(!smsTarget("37061234501", "Acme", "x"));
        QVERIFY(!smsTarget("+37061234501", "Twelve chars", "x"));
        QVERIFY(smsTarget("+37061234501", "+37052000001", "x"));
        QVERIFY(smsBody(QString(3'200, 'x')));
        QVERIFY(!smsBody(QString(3'201, 'x')));
        QVERIFY(!smsBody(""));
    }

    void tasksAndWebhooks()
    {
        const auto task = readTask(answer("/tasks/{taskid}", "get", "200"));
        QCOMPARE(task->percent, 42);
        QVERIFY(task->mayBeCancelled());
        Task done = *task;
        done.status = "DONE";
        QVERIFY(!done.mayBeCancelled());
        const auto webhook = readWebhook(answer("/webhooks/{sid}", "get", "200"));
        QCOMPARE(webhook->endpoint, QString("https://example.com"));
        QVERIFY(webhook->lastFailedAt);
        QVERIFY(webhookBody("https://example.com/callbacks"));
        for (const char *endpoint : {"", "ftp://example.com", "https://", "example.com"})
            QVERIFY2(!webhookBody(QLatin1String(endpoint)), endpoint);
    }

    void refusals()
    {
        for (const int status : {401, 403, 404, 405})
            QVERIFY(closesCarrier(readRefusal(status, R"({"code":"unauthorized","message":"no"})")));
        QCOMPARE(int(meaningOf(readRefusal(400, {})).outcome), int(Outcome::InvalidNumber));
        QCOMPARE(int(meaningOf(readRefusal(429, {})).kind), int(Kind::Refused));
        for (const int status : {408, 500, 502, 503, 504}) // nobody says that it was not started
            QCOMPARE(int(meaningOf(readRefusal(status, "<html>")).kind), int(Kind::Unknown));
    }
};

CB_TEST(TstCallrWire)
#include "tst_callrwire.moc"
