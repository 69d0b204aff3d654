// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P6 P23
#include "core/model/apikey.h"
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr auto kKeys = "/v1/callboard/keys";
constexpr auto kAdmin = "celp_acme_admin";

ApiAnswer create(ServiceHouse &house, const QByteArray &body, const QByteArray &key = kAdmin)
{
    return house.post(kKeys, body, key);
}

ApiAnswer revoke(ServiceHouse &house, const QByteArray &id, const QByteArray &key = kAdmin)
{
    return house.ask("DELETE", QByteArray(kKeys) + '/' + id, {}, {key, {}, {}, {}});
}

} // namespace

/// Keys are made, shown once, used at once, and revoked at once; batches are held.
class TestKeyRoutes : public QObject
{
    Q_OBJECT
private slots:
    void aKeyIsShownOnceAndWorksAtOnce()
    {
        ServiceHouse house;
        const ApiAnswer made = create(house, R"({"name":"Careers site","scopes":["telephony:read"]})");
        QCOMPARE(made.status, 201);
        QCOMPARE(made.field("Cache-Control"), QByteArray("no-store"));
        const QByteArray key = made.data()["key"].toString().toLatin1();
        const QJsonObject row = made.data()["apiKey"].toObject();
        QCOMPARE(row["keyId"].toString(), idOfKey(sha256OfKey(key)));
        QCOMPARE(row["kind"], "api");
        QCOMPARE(row["scopes"], QJsonArray{"telephony:read"});
        QCOMPARE(house.get("/v1/telephony/clock", key).status, 200);
        QCOMPARE(house.get(kKeys, key).status, 403);
        const ApiAnswer list = house.get(kKeys, kAdmin);
        QVERIFY(!list.text.contains(key));
        QVERIFY(!list.text.contains(sha256OfKey(key).toHex()));
        QVERIFY(list.data()["keys"].toArray().contains(row));
        QVERIFY(!house.get("/v1/callboard/log", kAdmin).text.contains(key));
        QCOMPARE(revoke(house, row["keyId"].toString().toLatin1()).status, 200);
        QCOMPARE(house.get("/v1/telephony/clock", key).status, 401);
        QCOMPARE(revoke(house, row["keyId"].toString().toLatin1()).status, 404);
        QVERIFY(!house.get("/v1/callboard/log", kAdmin).text.contains(key));
    }

    void theListSaysWhichIsOurs()
    {
        ServiceHouse house;
        QStringList names;
        for (const QJsonValue &row : house.get(kKeys, kAdmin).data()["keys"].toArray()) {
            names << row["name"].toString();
            QCOMPARE(row["isOwn"].toBool(), row["name"] == "Operator");
        }
        QCOMPARE(names, (QStringList{"Booker", "Integration", "Manager", "Nobody", "Operator", "Reader"}));
    }

    void onlyAnAdminSessionMay_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("status");
        QTest::newRow("every scope, but no session") << QByteArray("celp_acme_all") << 403;
        QTest::newRow("another scope") << QByteArray("celp_acme_read") << 403;
        QTest::newRow("nobody") << QByteArray("celp_nobody") << 401;
        QTest::newRow("no key") << QByteArray() << 401;
    }
    void onlyAnAdminSessionMay()
    {
        QFETCH(QByteArray, key);
        QFETCH(int, status);
        ServiceHouse house;
        const QByteArray id = idOfKey(sha256OfKey("celp_acme_none")).toLatin1();
        QCOMPARE(house.get(kKeys, key).status, status);
        QCOMPARE(create(house, R"({"name":"x","scopes":["telephony:read"]})", key).status, status);
        QCOMPARE(revoke(house, id, key).status, status);
        QCOMPARE(house.get(kKeys, kAdmin).data()["keys"].toArray().size(), 6);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no name") << QByteArray(R"({"scopes":["telephony:read"]})");
        QTest::newRow("empty name") << QByteArray(R"({"name":"","scopes":["telephony:read"]})");
        QTest::newRow("taken") << QByteArray(R"({"name":"Reader","scopes":["telephony:read"]})");
        QTest::newRow("no scopes") << QByteArray(R"({"name":"x"})");
        QTest::newRow("empty scopes") << QByteArray(R"({"name":"x","scopes":[]})");
        QTest::newRow("unknown scope") << QByteArray(R"({"name":"x","scopes":["telephony:all"]})");
        QTest::newRow("twice") << QByteArray(R"({"name":"x","scopes":["telephony:read","telephony:read"]})");
        QTest::newRow("a number") << QByteArray(R"({"name":"x","scopes":[1]})");
        QTest::newRow("unknown kind") << QByteArray(R"({"name":"x","kind":"root","scopes":["telephony:read"]})");
        QTest::newRow("kind null") << QByteArray(R"({"name":"x","kind":null,"scopes":["telephony:read"]})");
    }
    void refusals()
    {
        QFETCH(QByteArray, body);
        ServiceHouse house;
        const ApiAnswer answer = create(house, body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.error(), "VALIDATION_ERROR");
        QCOMPARE(house.get(kKeys, kAdmin).data()["keys"].toArray().size(), 6);
    }

    void oneMayNotRevokeOneself()
    {
        ServiceHouse house;
        const ApiAnswer answer = revoke(house, idOfKey(sha256OfKey(kAdmin)).toLatin1());
        QCOMPARE(answer.status, 400);
        QCOMPARE(house.get(kKeys, kAdmin).status, 200);
    }

    // P7: a key of another company and one that nobody has are refused in the same words.
    void foreignIsAbsent()
    {
        ServiceHouse house;
        const auto words = [&house](const QByteArray &key) {
            QJsonObject json = revoke(house, idOfKey(sha256OfKey(key)).toLatin1()).json;
            json.remove("requestId");
            return json;
        };
        QCOMPARE(words("celp_off_all"), words("celp_nowhere"));
        QCOMPARE(house.get("/v1/telephony/clock", "celp_off_all").status, 200);
    }

    void aBatchIsHeldAndGoesOn()
    {
        ServiceHouse house;
        const ApiAnswer booked = house.post("/v1/candidates/batch/schedule-call",
                                            R"({"jobPositionId":"pos_abc123","candidateIds":["cand_xyz789"],
                                                "preset":"complete-within-24h"})");
        QCOMPARE(booked.status, 200);
        const QByteArray batch = "/v1/telephony/batches/" + booked.data()["batchId"].toString().toLatin1();
        QCOMPARE(house.post(batch + "/pause", R"({"reason":""})").status, 400);
        QCOMPARE(house.post(batch + "/pause", R"({})").status, 400);
        const ApiAnswer paused = house.post(batch + "/pause", R"({"reason":"noisy line"})");
        QCOMPARE(paused.status, 200);
        QCOMPARE(paused.data()["paused"], true);
        QCOMPARE(house.get(batch).data()["batch"].toObject()["pauseReason"], "noisy line");
        house.advance(90'000'000); // beyond the window and its grace
        QCOMPARE(house.get(batch).data()["batch"].toObject()["states"].toObject()["completed"].toInt(), 0);
        QCOMPARE(house.post(batch + "/resume", {}).status, 200);
        QVERIFY(house.get(batch).data()["batch"].toObject()["pauseReason"].isNull());
        QCOMPARE(house.post(batch + "/pause", R"({"reason":"over"})").status, 409); // its time is over
        QCOMPARE(house.post("/v1/telephony/batches/batch_none/pause", R"({"reason":"x"})").status, 404);
        QCOMPARE(house.post(batch + "/pause", R"({"reason":"x"})", "celp_acme_read").status, 403);
        QCOMPARE(house.post(batch + "/pause", R"({"reason":"x"})", "celp_off_all").status, 404);
    }
};

CB_TEST(TestKeyRoutes)
#include "tst_keyroutes.moc"
