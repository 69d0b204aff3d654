// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C160 C161 C018
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QSet>

using namespace callboard;
using namespace callboard::test;

/// What we add to the reference: who am I, the lists, the clock, the log.
class TestOwnRoutes : public QObject
{
    Q_OBJECT
private slots:
    void whoAmITellsCompanyScopesAndVersions();
    void reservationsPageByPageWithoutRepeats();
    void reservationsAreFiltered();
    void batchesNewestFirst();
    void peopleAndPositionsOfOneCompanyOnly();
    void logIsNumberedWithoutGaps();
    void clockTellsGauges();
    void metricsNameNobody();
    void wrongParametersAreNamed_data();
    void wrongParametersAreNamed();
    void ownRoutesHaveABucketOfTheirOwn();

private:
    static QString bookAt(ServiceHouse &house, const QByteArray &candidate, qint64 start)
    {
        const QByteArray body = "{\"jobPositionId\":\"pos_abc123\",\"windowStartMs\":" + QByteArray::number(start) +
                                ",\"windowEndMs\":" + QByteArray::number(start + 1'920'000) + "}";
        const ApiAnswer answer = house.post("/v1/candidates/" + candidate + "/schedule-call", body);
        return answer.data()["reservationId"].toString();
    }
    static QStringList idsOf(const ApiAnswer &answer, const char *list, const char *id)
    {
        QStringList ids;
        for (const QJsonValue &row : answer.data()[QLatin1String(list)].toArray())
            ids << row.toObject()[QLatin1String(id)].toString();
        return ids;
    }
};

void TestOwnRoutes::whoAmITellsCompanyScopesAndVersions()
{
    ServiceHouse house;
    const QJsonObject me = house.get("/v1/callboard", "celp_acme_read").data();
    QCOMPARE(me["company"].toObject()["id"], "comp_acme_2f8a");
    QCOMPARE(me["key"].toObject()["name"], "Reader");
    QCOMPARE(me["key"].toObject()["scopes"].toArray(), QJsonArray{"telephony:read"});
    QCOMPARE(me["versions"].toObject()["callboard"], "1.2.3");
    QVERIFY(!me["versions"].toObject()["tzdata"].toString().isEmpty());
    QVERIFY(!me["versions"].toObject()["phoneMetadata"].toString().isEmpty());
    QCOMPARE(me["nowMs"].toInteger(), 1'749'038'400'000);
    QVERIFY(!house.get("/v1/callboard", "celp_acme_read").text.contains("celp_"));
    QCOMPARE(house.get("/v1/callboard", "celp_acme_none").status, 200); // a key without scopes may ask who it is
}

void TestOwnRoutes::reservationsPageByPageWithoutRepeats()
{
    ServiceHouse house;
    const qint64 base = 1'749'038'400'000;
    const QString third = bookAt(house, "cand_ghi012", base + 7'200'000);
    const QString first = bookAt(house, "cand_xyz789", base);
    const QString second = bookAt(house, "cand_def456", base + 3'600'000);
    QStringList seen;
    QByteArray cursor;
    int pages = 0;
    do {
        const ApiAnswer page =
            house.get("/v1/telephony/reservations?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
        QCOMPARE(page.status, 200);
        seen << idsOf(page, "reservations", "reservationId");
        cursor = page.data()["nextCursor"].toString().toLatin1();
        ++pages;
    } while (!cursor.isEmpty());
    QCOMPARE(pages, 2);
    QCOMPARE(seen, (QStringList{first, second, third})); // by planned minute
}

void TestOwnRoutes::reservationsAreFiltered()
{
    ServiceHouse house;
    const qint64 base = 1'749'038'400'000;
    const QString early = bookAt(house, "cand_xyz789", base);
    const QString late = bookAt(house, "cand_def456", base + 3'600'000);
    QCOMPARE(house.ask("POST", "/v1/telephony/reservations/" + late.toLatin1() + "/cancel", {}, {}).status, 200);
    const auto list = [&house](const QByteArray &query) {
        return idsOf(house.get("/v1/telephony/reservations?" + query), "reservations", "reservationId");
    };
    QCOMPARE(list("state=firm"), QStringList{early});
    QCOMPARE(list("state=cancelled,expired"), QStringList{late});
    QCOMPARE(list("from=1749038400001"), QStringList{late});
    QCOMPARE(list("to=1749042000000"), QStringList{early}); // half-open
    QCOMPARE(list("candidateId=cand_xyz789"), QStringList{early});
    QCOMPARE(list("batchId=batch_x"), QStringList{});
    QVERIFY(idsOf(house.get("/v1/telephony/reservations", "celp_new_all"), "reservations", "reservationId").isEmpty());
}

void TestOwnRoutes::batchesNewestFirst()
{
    ServiceHouse house;
    const auto book = [&house](const char *candidate) {
        return house
            .post("/v1/candidates/batch/schedule-call", "{\"candidateIds\":[\"" + QByteArray(candidate) +
                                                            "\",\"cand_us\"],\"jobPositionId\":\"pos_abc123\","
                                                            "\"preset\":\"complete-within-48h\"}")
            .data()["batchId"]
            .toString();
    };
    const QString first = book("cand_xyz789");
    house.advance(60'000);
    const QString second = book("cand_def456");
    const ApiAnswer batches = house.get("/v1/telephony/batches");
    QCOMPARE(idsOf(batches, "batches", "batchId"), (QStringList{second, first}));
    const QJsonObject one = house.get("/v1/telephony/batches/" + second.toLatin1()).data()["batch"].toObject();
    QCOMPARE(one, batches.data()["batches"].toArray()[0].toObject());
    QCOMPARE(one["asked"].toInt(), 2);
    QCOMPARE(one["states"].toObject()["firm"].toInt(), 1);
    QCOMPARE(one["leftOver"].toArray()[0].toObject()["reason"], "TIMEZONE_SELECTION_REQUIRED");
    QCOMPARE(house.get("/v1/telephony/batches/" + second.toLatin1(), "celp_new_all").status, 404);
}

void TestOwnRoutes::peopleAndPositionsOfOneCompanyOnly()
{
    ServiceHouse house;
    QCOMPARE(idsOf(house.get("/v1/candidates", "celp_new_all"), "candidates", "id"),
             (QStringList{"cand_new", "cand_newtest"}));
    QCOMPARE(idsOf(house.get("/v1/candidates?limit=3"), "candidates", "id"),
             (QStringList{"cand_bad", "cand_bound", "cand_def456"}));
    QCOMPARE(idsOf(house.get("/v1/candidates?jobPositionId=pos_other"), "candidates", "id"), QStringList{"cand_bound"});
    QCOMPARE(idsOf(house.get("/v1/job-positions", "celp_off_all"), "jobPositions", "id"), QStringList{"pos_off"});
    const QJsonObject numbers = house.get("/v1/callboard/numbers", "celp_new_all").data();
    QCOMPARE(numbers["numbers"].toArray()[0].toObject()["capacityPoolId"], "pool_small");
    QCOMPARE(numbers["capacityPools"].toArray().size(), 1); // only the pools its numbers use
}

void TestOwnRoutes::logIsNumberedWithoutGaps()
{
    ServiceHouse house;
    bookAt(house, "cand_xyz789", 1'749'038'400'000);
    house.patch("/v1/telephony/calling-hours", R"({"start":"08:00","end":"17:00"})");
    const QJsonArray entries = house.get("/v1/callboard/log?after=0").data()["entries"].toArray();
    QVERIFY(entries.size() >= 2);
    for (qsizetype i = 0; i < entries.size(); ++i)
        QCOMPARE(entries[i].toObject()["sequence"].toInteger(), i + 1);
    const QJsonObject newest = house.get("/v1/callboard/log?limit=1").data()["entries"].toArray()[0].toObject();
    QCOMPARE(newest["type"], "hours_saved");
    QCOMPARE(newest["actor"].toObject()["name"], "Integration");
    QVERIFY(!newest["requestId"].toString().isEmpty());
    QCOMPARE(newest["sequence"].toInteger(), entries.size());
}

void TestOwnRoutes::clockTellsGauges()
{
    ServiceHouse house;
    bookAt(house, "cand_xyz789", 1'749'038'400'000);
    house.advance(1'000);
    const QJsonObject clock = house.get("/v1/callboard/clock").data();
    QCOMPARE(clock["health"], "healthy");
    QCOMPARE(clock["live"].toInt(), 1);
    QCOMPARE(clock["numbers"].toArray()[0].toObject(),
             (QJsonObject{{"phoneNumberId", "pn_8f2a"}, {"busy", 1}, {"cap", 8}}));
    QCOMPARE(clock["breaker"].toObject()["state"], "closed");
    QVERIFY(!clock.contains("history"));
    QVERIFY(house.get("/v1/callboard/clock?history=1").data().contains("history"));
}

void TestOwnRoutes::metricsNameNobody()
{
    ServiceHouse house;
    bookAt(house, "cand_xyz789", 1'749'038'400'000);
    const ApiAnswer metrics = house.get("/metrics", "");
    QCOMPARE(metrics.status, 200);
    QVERIFY2(metrics.text.contains("\ncallboard_reservations 1\n"), metrics.text);
    QVERIFY(metrics.text.contains("# TYPE callboard_requests_total counter\n"));
    for (const char *secret : {"acme", "cand_", "pn_", "celp_"})
        QVERIFY(!metrics.text.toLower().contains(secret));
}

void TestOwnRoutes::wrongParametersAreNamed_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path");
    QTest::newRow("limit 0") << QByteArray("/v1/telephony/reservations?limit=0") << "limit";
    QTest::newRow("limit 501") << QByteArray("/v1/telephony/reservations?limit=501") << "limit";
    QTest::newRow("cursor") << QByteArray("/v1/telephony/reservations?cursor=!!") << "cursor";
    QTest::newRow("state") << QByteArray("/v1/telephony/reservations?state=Firm") << "state";
    QTest::newRow("from in seconds") << QByteArray("/v1/telephony/reservations?from=1749038400") << "from";
    QTest::newRow("id") << QByteArray("/v1/telephony/reservations?batchId=a%20b") << "batchId";
    QTest::newRow("log") << QByteArray("/v1/callboard/log?after=-1") << "after";
}

void TestOwnRoutes::wrongParametersAreNamed()
{
    QFETCH(QByteArray, target);
    ServiceHouse house;
    const ApiAnswer answer = house.get(target);
    QCOMPARE(answer.status, 400);
    QTEST(answer.json["fields"].toArray()[0].toObject()["path"].toString(), "path");
}

void TestOwnRoutes::ownRoutesHaveABucketOfTheirOwn()
{
    ServiceHouse house({1, kMinute});
    QCOMPARE(house.get("/v1/telephony/clock").status, 200);
    QCOMPARE(house.get("/v1/telephony/clock").status, 429);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(house.get("/v1/job-positions").status, 200);
    QCOMPARE(house.get("/v1/job-positions").status, 429);
    house.letTimePass(kSecond);
    QCOMPARE(house.get("/v1/job-positions").status, 200);
}

CB_TEST(TestOwnRoutes)
#include "tst_ownroutes.moc"
