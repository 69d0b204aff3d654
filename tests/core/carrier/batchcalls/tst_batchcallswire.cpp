// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Bodies and answers against the examples and the schemas of the contract (tests/contract/api/batch-calls.yaml).
// proves: B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 B11 B12 B13 B14 B15 B16 B17 B18 B19 B20 B21 B22
#include "core/carrier/batchcalls/batchcallswire.h"

#include "tests/support/contractexamples.h"
#include "tests/support/testregistry.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace callboard;
using namespace callboard::batchcalls;

namespace {

const test::ContractFile &contract()
{
    static const test::ContractFile file(CALLBOARD_CONTRACT_JSON);
    return file;
}

QStringList answer(const char *path, const char *method, const char *status, const char *name)
{
    return {"paths",
            QLatin1String(path),
            QLatin1String(method),
            "responses",
            QLatin1String(status),
            "content",
            "application/json",
            "examples",
            QLatin1String(name)};
}

QJsonObject objectOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

Instant at(const char *text)
{
    return fromEpochMs(QDateTime::fromString(QLatin1String(text), Qt::ISODate).toMSecsSinceEpoch());
}

/// The fields of an example that we send: with their defaults where the example says nothing.
void compareWithExample(const QByteArray &body, const QJsonObject &example)
{
    const QJsonObject object = objectOf(body);
    for (const QString &key : example.keys()) {
        const QJsonValue wanted = example[key];
        const QJsonValue had = object[key];
        if (key == QLatin1String("scheduled_at"))
            QCOMPARE(QDateTime::fromString(had.toString(), Qt::ISODateWithMs),
                     QDateTime::fromString(wanted.toString(), Qt::ISODate));
        else
            QVERIFY2(had == wanted, qPrintable(key));
    }
}

Campaign simple()
{
    Campaign campaign;
    campaign.name = QStringLiteral("Q1 Outreach");
    campaign.agentId = QStringLiteral("0b9f2f0e-6a51-4c7e-9a3d-2f4b8c1d7e01");
    return campaign;
}

} // namespace

class TstBatchCallsWire : public QObject
{
    Q_OBJECT
private slots:
    void newCampaigns()
    {
        const QJsonObject all =
            contract()
                .at({"paths", "/batch-calls", "post", "requestBody", "content", "application/json", "examples"})
                .toObject();
        Campaign folder = simple();
        folder.contactSource = ContactSource::Folder;
        folder.contactFolderId = "5d0c1a52-3b7f-4e8a-8c1e-91f0a7b6c202";
        folder.maxConcurrentCalls = 5;
        compareWithExample(folder.newBody().value(), all["folder_immediate"]["value"].toObject());
        Campaign window = simple();
        const QJsonObject example = all["scheduled_window"]["value"].toObject();
        window.phoneNumberIds = QStringList("7e2d4c19-8a60-4b53-b7d2-6c5a0f9e3303");
        window.rotation = Rotation::RoundRobin;
        window.contactSource = ContactSource::Manual;
        window.scheduledAt = at("2026-04-06T09:00:00Z");
        window.timeZone = "Europe/Vilnius";
        window.hours = CallingHours{9 * 60, 17 * 60 + 30};
        window.workingDays = Weekdays::mondayToFriday();
        window.maxConcurrentCalls = example["max_concurrent_calls"].toInt();
        if (example.contains("max_calls_per_day"))
            window.maxCallsPerDay = example["max_calls_per_day"].toInt();
        window.retriesFailed = example["retry_failed"].toBool();
        window.maxRetryAttempts = example["max_retry_attempts"].toInt();
        compareWithExample(window.newBody().value(), example);
        const QJsonObject schema = contract().at({"components", "schemas", "BatchCallCreateRequest"}).toObject();
        const QJsonObject sent = objectOf(window.newBody().value());
        for (const QString &key : sent.keys())
            QVERIFY2(schema["properties"].toObject().contains(key), qPrintable(key));
        for (const QJsonValue &key : schema["required"].toArray())
            QVERIFY(sent.contains(key.toString()));
    }

    void limits_data()
    {
        QTest::addColumn<QString>("field");
        for (const char *field : {"name", "agent_id", "contact_folder_id", "end_time", "max_concurrent_calls",
                                  "max_calls_per_day", "max_retry_attempts"})
            QTest::newRow(field) << field;
    }
    /// Just inside their limits it goes, one step outside the field is named.
    void limits()
    {
        QFETCH(QString, field);
        Campaign inside = simple();
        inside.name = QString(255, 'x');
        inside.maxConcurrentCalls = 100;
        inside.maxCallsPerDay = 1;
        inside.maxRetryAttempts = 3;
        inside.hours = CallingHours{0, 23 * 60 + 59};
        QVERIFY(inside.newBody());
        Campaign outside = inside;
        if (field == "name")
            outside.name = QString(256, 'x');
        else if (field == "agent_id")
            outside.agentId.clear();
        else if (field == "contact_folder_id")
            outside.contactSource = ContactSource::Folder;
        else if (field == "end_time")
            outside.hours = CallingHours{0, 24 * 60};
        else if (field == "max_concurrent_calls")
            outside.maxConcurrentCalls = 101;
        else if (field == "max_calls_per_day")
            outside.maxCallsPerDay = 0;
        else
            outside.maxRetryAttempts = 4;
        QCOMPARE(outside.newBody().error().detail, field);
    }

    /// B17: what a draft may change, and nothing else.
    void changes()
    {
        Campaign change;
        QVERIFY(!change.changeBody());
        change.name = QStringLiteral("Q1 Outreach, wave 2");
        change.maxConcurrentCalls = 3;
        QCOMPARE(objectOf(change.changeBody().value()),
                 objectOf(contract().example({"paths", "/batch-calls/{batch_call_id}", "patch", "requestBody",
                                              "content", "application/json", "examples", "rename"})));
        Campaign all = simple();
        all.rotation = Rotation::Sequential;
        all.workingDays = Weekdays::everyDay();
        all.retriesFailed = true;
        const QJsonObject schema =
            contract().at({"components", "schemas", "BatchCallUpdateRequest", "properties"}).toObject();
        const QJsonObject sent = objectOf(all.changeBody().value());
        QVERIFY(!sent.contains("agent_id") && !sent.contains("timezone") && !sent.contains("contact_source"));
        for (const QString &key : sent.keys())
            QVERIFY2(schema.contains(key), qPrintable(key));
    }

    void aCampaignIsRead()
    {
        const auto row = readCampaign(contract().example(answer("/batch-calls", "post", "201", "draft")));
        QCOMPARE(row->id, QString("c41a8e7d-2f36-49b0-a5c8-1d7e6b9f4404"));
        QCOMPARE(row->status, std::optional(CampaignStatus::Draft));
        QCOMPARE(row->settings.name, std::optional<QString>("Q1 Outreach"));
        QVERIFY(row->settings.contactSource == ContactSource::Folder);
        QVERIFY(row->settings.rotation == Rotation::Random);
        QCOMPARE(readCampaign("{}").error().code, ErrorCode::ServerAnswerUnusable);
        QCOMPARE(readCampaign("<html>").error().code, ErrorCode::ServerAnswerUnusable);
        // Answers about a state have the id and the state only.
        const auto state =
            readCampaign(contract().example(answer("/batch-calls/{batch_call_id}/pause", "post", "201", "paused")));
        QCOMPARE(state->status, std::optional(CampaignStatus::Paused));
    }

    void pages()
    {
        const auto page = readPage(contract().example(answer("/batch-calls", "get", "200", "page")));
        QVERIFY(page && !page->rows.empty());
        const auto more = readPage(R"({"data":[{"id":"a"},{"id":"b"}],"pagination":{"offset":50,"has_more":true}})");
        QCOMPARE(more->nextOffset, std::optional<qint64>(52));
        QVERIFY(!readPage(R"({"data":[],"pagination":{"offset":50,"has_more":true}})")->nextOffset); // never for ever
        QVERIFY(!readPage("[]"));
        QCOMPARE(listTarget({"a b", CampaignStatus::Paused, 100, 50}),
                 QByteArray("/batch-calls?agent_id=a%20b&status=paused&limit=100&offset=50"));
    }

    /// B22: every status of the contract is known, "running" is theirs too, and others are kept as a word.
    void statuses()
    {
        for (const QJsonValue &word : contract().at({"components", "schemas", "BatchCallStatus", "enum"}).toArray())
            QVERIFY(campaignStatusFromWord(word.toString()));
        QCOMPARE(campaignStatusFromWord("running"), std::optional(CampaignStatus::Active));
        const auto row = readCampaign(R"({"data":{"id":"a","status":"archived"}})");
        QVERIFY(!row->status);
        QCOMPARE(row->statusWord, QString("archived"));
    }

    /// B17-B21.
    void whatMayBeDone_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("may");
        QTest::newRow("draft") << "draft"
                               << "EDS";
        QTest::newRow("scheduled") << "scheduled"
                                   << "P";
        QTest::newRow("active") << "active"
                                << "P";
        QTest::newRow("paused") << "paused"
                                << "R";
        QTest::newRow("completed") << "completed"
                                   << "";
        QTest::newRow("failed") << "failed"
                                << "";
        QTest::newRow("cancelled") << "cancelled"
                                   << "D";
        QTest::newRow("archived") << "archived"
                                  << "";
    }
    void whatMayBeDone()
    {
        QFETCH(QString, word);
        QFETCH(QString, may);
        QString allowed;
        for (const auto &[act, letter] : {std::pair{Act::Edit, 'E'},
                                          {Act::Delete, 'D'},
                                          {Act::Schedule, 'S'},
                                          {Act::Pause, 'P'},
                                          {Act::Resume, 'R'}}) {
            if (isAllowed(act, campaignStatusFromWord(word)))
                allowed += QLatin1Char(letter);
        }
        QCOMPARE(allowed, may);
    }

    void scheduling()
    {
        const QJsonObject example =
            objectOf(contract().example({"paths", "/batch-calls/{batch_call_id}/schedule", "post", "requestBody",
                                         "content", "application/json", "examples", "at"}));
        compareWithExample(scheduleBody(at("2026-04-01T09:00:00Z"), "America/New_York"), example);
        QCOMPARE(scheduleBody(std::nullopt, {}), QByteArray("{}"));
        QCOMPARE(idempotencyField("k").first, QByteArray("X-Idempotency-Key")); // B15: not Idempotency-Key
    }

    void refusals()
    {
        const Refusal late =
            readRefusal(429, contract().example({"components", "responses", "RateLimited", "content",
                                                 "application/json", "examples", "rate_limit_exceeded"}));
        QCOMPARE(late.code, QString("rate_limit_exceeded"));
        QCOMPARE(late.resetAt, std::optional(at("2026-03-03T12:01:00Z")));
        const Refusal noContacts = readRefusal(
            422, contract().example(answer("/batch-calls/{batch_call_id}/schedule", "post", "422", "no_contacts")));
        QCOMPARE(noContacts.message, QString("Batch call has no contacts."));
        QVERIFY(!noContacts.resetAt);
        QCOMPARE(readRefusal(502, "<html>").status, 502);
    }
};

CB_TEST(TstBatchCallsWire)
#include "tst_batchcallswire.moc"
