// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C050 C163 C164 P04 D-CAPCHANGE D-BREAKER D-FROZEN C011
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>

using namespace callboard;
using namespace callboard::test;

/// People, positions, numbers, settings and the breaker over the wire.
class TestAdminRoutes : public QObject
{
    Q_OBJECT
private slots:
    void peopleAreImportedAllOrNone();
    void onePersonIsSavedAndRemoved();
    void positionsAreSaved();
    void numbersAreAddedRecappedAndRemoved();
    void aPoolIsForAdminSessions();
    void settingsAndTheHoldSwitch();
    void theBreakerIsHeldAndClosedWithAReason();
    void aCallIsMovedAndCalledNow();
    void holidaysHoldWhatTheyClose();
    void refusals_data();
    void refusals();

private:
    static ApiAnswer put(ServiceHouse &house, const QByteArray &target, const QByteArray &body,
                         const QByteArray &key = "celp_acme_all")
    {
        return house.ask("PUT", target, body, {key, {}, {}});
    }
};

void TestAdminRoutes::peopleAreImportedAllOrNone()
{
    ServiceHouse house;
    const ApiAnswer good = house.post("/v1/candidates/import", R"({"candidates":[
        {"id":"ats_1","name":"Ieva","phone":"+37061234601","timezone":"Europe/Riga"},
        {"name":"Petras","phone":"+37061234602"},
        {"id":"cand_xyz789","name":"Ona renamed","phone":"+37061234567"}]})");
    QCOMPARE(good.status, 200);
    QCOMPARE(good.data()["added"].toInt(), 2);
    QCOMPARE(good.data()["changed"].toInt(), 1);
    QCOMPARE(good.data()["candidateIds"].toArray()[0], "ats_1");
    QVERIFY(good.data()["candidateIds"].toArray()[1].toString().startsWith("cand_"));
    const ApiAnswer bad = house.post("/v1/candidates/import", R"({"candidates":[
        {"id":"ats_2","phone":"+37061234603"},{"id":"ats_3","phone":"8-612"}]})");
    QCOMPARE(bad.status, 400);
    QCOMPARE(bad.json["fields"].toArray()[0].toObject()["path"], "candidates[1].phone");
    QVERIFY(!house.get("/v1/candidates").text.contains("ats_2"));
    QVERIFY(house.get("/v1/candidates").text.contains("Ona renamed"));
}

void TestAdminRoutes::onePersonIsSavedAndRemoved()
{
    ServiceHouse house;
    const ApiAnswer saved = put(house, "/v1/candidates/ats_9",
                                R"({"name":"Ieva","phone":"+37061234601","status":"invited_call","isTest":true})");
    QCOMPARE(saved.status, 200);
    QCOMPARE(saved.data()["candidate"].toObject()["id"], "ats_9");
    QCOMPARE(saved.data()["candidate"].toObject()["status"], "new"); // the clock's word
    QCOMPARE(put(house, "/v1/candidates/ats_9", R"({"id":"other","phone":"+37061234601"})").status, 400);
    QCOMPARE(house.ask("DELETE", "/v1/candidates/ats_9", {}, {}).status, 200);
    QCOMPARE(house.ask("DELETE", "/v1/candidates/ats_9", {}, {}).status, 404);
    house.post("/v1/candidates/cand_xyz789/schedule-call",
               R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h"})");
    QCOMPARE(house.ask("DELETE", "/v1/candidates/cand_xyz789", {}, {}).error(), "CANDIDATE_HAS_ACTIVE_RESERVATION");
}

void TestAdminRoutes::positionsAreSaved()
{
    ServiceHouse house;
    const ApiAnswer saved = put(house, "/v1/job-positions/pos_new1", R"({"title":"Nurse","interviewMs":900000})");
    QCOMPARE(saved.status, 200);
    QCOMPARE(saved.data()["jobPosition"].toObject(),
             (QJsonObject{{"id", "pos_new1"}, {"title", "Nurse"}, {"interviewMs", 900000}}));
    QCOMPARE(house
                 .post("/v1/candidates/cand_xyz789/schedule-call",
                       R"({"jobPositionId":"pos_new1","preset":"complete-within-24h"})")
                 .data()["estimatedDurationMs"]
                 .toInt(),
             1'020'000); // 15 min + 2 min (D-EST)
}

void TestAdminRoutes::numbersAreAddedRecappedAndRemoved()
{
    ServiceHouse house;
    const ApiAnswer added = house.post("/v1/callboard/numbers", R"({"e164":"+37052071299","displayName":"Third",
        "capacity":{"maxInboundConcurrent":0,"maxOutboundConcurrent":3},"capacityPoolId":"pool_lt"})");
    QCOMPARE(added.status, 200);
    const QByteArray id = added.data()["number"].toObject()["id"].toString().toLatin1();
    QVERIFY(id.startsWith("pn_"));
    // Two calls on one minute, then one line.
    const QByteArray book = R"({"jobPositionId":"pos_abc123","windowStartMs":1749038400000,"windowEndMs":1749040320000,
        "phoneNumberId":")" +
                            id + "\"}";
    QCOMPARE(house.post("/v1/candidates/cand_xyz789/schedule-call", book).status, 201);
    QCOMPARE(house.post("/v1/candidates/cand_def456/schedule-call", book).status, 201);
    const ApiAnswer recapped = put(house, "/v1/callboard/numbers/" + id, R"({"e164":"+37052071299",
        "capacity":{"maxInboundConcurrent":0,"maxOutboundConcurrent":1},"capacityPoolId":"pool_lt"})");
    QCOMPARE(recapped.status, 200);
    QCOMPARE(recapped.data()["overBooked"].toArray().size(), 1); // listed, not moved
    QCOMPARE(house.ask("DELETE", "/v1/callboard/numbers/" + id, {}, {}).status, 200);
    QVERIFY(!house.get("/v1/telephony/numbers").text.contains(id));
    QCOMPARE(put(house, "/v1/callboard/numbers/pn_off", R"({"e164":"+37052071299","capacityPoolId":"pool_lt"})").status,
             404); // another company's
}

void TestAdminRoutes::aPoolIsForAdminSessions()
{
    ServiceHouse house;
    QCOMPARE(put(house, "/v1/callboard/pools/pool_lt", R"({"globalCap":5})").error(), "SCOPE_INSUFFICIENT");
    QCOMPARE(put(house, "/v1/callboard/pools/pool_lt", R"({"globalCap":5})", "celp_acme_admin").status, 200);
    QCOMPARE(house.get("/v1/telephony/availability?start=1749038400000&end=1749045600000&durationMs=1800000")
                 .data()["globalCap"]
                 .toInt(),
             5);
    // A pool that none of its numbers uses is not there for it.
    QCOMPARE(put(house, "/v1/callboard/pools/pool_small", R"({"globalCap":5})", "celp_acme_admin").status, 404);
}

void TestAdminRoutes::settingsAndTheHoldSwitch()
{
    ServiceHouse house;
    const ApiAnswer company = house.patch("/v1/callboard/company", R"({"telephonyEnabled":false})");
    QCOMPARE(company.status, 200);
    QCOMPARE(company.data()["company"].toObject()["telephonyEnabled"].toBool(true), false);
    QCOMPARE(company.data()["company"].toObject()["name"], "Acme");
    const QByteArray book = R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h"})";
    QCOMPARE(house.post("/v1/candidates/cand_xyz789/schedule-call", book).error(), "TELEPHONY_DISABLED");
    house.patch("/v1/callboard/company", R"({"telephonyEnabled":true})");
    const QByteArray id =
        house.post("/v1/candidates/cand_xyz789/schedule-call", book).data()["reservationId"].toString().toLatin1();
    QCOMPARE(house.post("/v1/callboard/hold", R"({"hold":true,"reason":"fire drill"})").status, 200);
    const auto state = [&] {
        return house.get("/v1/telephony/reservations/" + id).data()["reservation"].toObject()["state"].toString();
    };
    house.advance(60'000);
    QCOMPARE(state(), "firm"); // nothing leaves while it is on
    QCOMPARE(house.post("/v1/callboard/hold", R"({"hold":false})").status, 200);
    house.advance(60'000);
    QVERIFY(state() != "firm");
}

void TestAdminRoutes::theBreakerIsHeldAndClosedWithAReason()
{
    ServiceHouse house;
    QCOMPARE(house.post("/v1/callboard/breaker", R"({"action":"hold"})").status, 400);
    QCOMPARE(house.post("/v1/callboard/breaker", R"({"action":"hold","reason":"trunk maintenance"})").status, 200);
    QCOMPARE(house.get("/v1/telephony/clock").data()["mode"], "conservative_breaker");
    QCOMPARE(house.post("/v1/callboard/breaker", R"({"action":"close","reason":"over"})").status, 200);
    QVERIFY(!house.get("/v1/telephony/clock").data().contains("mode"));
    QCOMPARE(house.post("/v1/callboard/breaker", R"({"action":"probe"})").error(), "INVALID_STATUS_TRANSITION");
}

void TestAdminRoutes::aCallIsMovedAndCalledNow()
{
    ServiceHouse house;
    const QByteArray id = house
                              .post("/v1/candidates/cand_xyz789/schedule-call",
                                    R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h"})")
                              .data()["reservationId"]
                              .toString()
                              .toLatin1();
    const QByteArray route = "/v1/telephony/reservations/" + id;
    const ApiAnswer moved = house.post(route + "/move", R"({"plannedAttemptAt":1749042000000})");
    QCOMPARE(moved.status, 200);
    QCOMPARE(moved.data()["reservation"].toObject()["plannedAttemptAt"].toInteger(), 1'749'042'000'000);
    QCOMPARE(house.post(route + "/move", R"({"plannedAttemptAt":1749070800000})").error(), "NO_CALLABLE_TIME"); // night
    QCOMPARE(house.ask("POST", route + "/call-now", {}, {}).status, 200);
    house.advance(0);
    QCOMPARE(house.get(route).data()["reservation"].toObject()["state"], "dispatching");
    QCOMPARE(house.ask("POST", route + "/call-now", {}, {}).error(), "CANDIDATE_HAS_ACTIVE_RESERVATION");
}

// Wednesday 2025-06-04, 15:00 in Vilnius.
void TestAdminRoutes::holidaysHoldWhatTheyClose()
{
    const QByteArray target = "/v1/callboard/hours-extras";
    ServiceHouse house;
    QCOMPARE(house.get(target).data()["held"].toArray().size(), 0);
    const ApiAnswer booked = house.post("/v1/candidates/cand_xyz789/schedule-call",
                                        R"({"jobPositionId":"pos_abc123","windowStartMs":1749038400000,)"
                                        R"("windowEndMs":1749045600000})");
    const QByteArray id = booked.data()["reservationId"].toString().toLatin1();
    const QByteArray extras = R"({"exceptions":[{"from":"2025-06-04","label":"Office closed"}],)"
                              R"("week":[{"day":5,"windows":[{"start":"09:00","end":"12:00"}]}]})";
    const ApiAnswer previewed = house.post(target, extras);
    QCOMPARE(previewed.status, 200);
    QCOMPARE(previewed.data()["held"].toArray()[0].toObject()["reservationId"], QString::fromLatin1(id));
    QVERIFY(house.get(target).data()["hoursExtras"].toObject()["week"].toArray().isEmpty()); // it saved nothing
    const ApiAnswer saved = put(house, target, extras);
    QCOMPARE(saved.data(), previewed.data());
    QCOMPARE(saved.data()["hoursExtras"].toObject()["exceptions"].toArray()[0].toObject()["to"], "2025-06-04");
    QCOMPARE(house.get(target).data(), saved.data());
    // The reference's own routes say and list nothing of it.
    QVERIFY(!house.get("/v1/telephony/calling-hours").text.contains("xtras"));
    const ApiAnswer refused = house.post("/v1/candidates/cand_def456/schedule-call",
                                         R"({"jobPositionId":"pos_abc123","windowStartMs":1749038400000,)"
                                         R"("windowEndMs":1749045600000})");
    QCOMPARE(refused.error(), "NO_CALLABLE_TIME");
    QCOMPARE(house.ask("POST", "/v1/telephony/reservations/" + id + "/waive-closure", {}, {}).status, 200);
    QCOMPARE(house.get(target).data()["held"].toArray().size(), 0);
    QCOMPARE(put(house, target, "{}").status, 200); // none
    QVERIFY(house.get(target).data()["hoursExtras"].toObject()["exceptions"].toArray().isEmpty());
}

void TestAdminRoutes::refusals_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *method, const char *target, const char *body, const char *path) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << QByteArray(body)
                            << QString::fromLatin1(path);
    };
    row("position without a title", "PUT", "/v1/job-positions/p", R"({"interviewMs":1})", "title");
    row("nobody to import", "POST", "/v1/candidates/import", R"({"candidates":[]})", "candidates");
    row("zone unknown", "PUT", "/v1/candidates/c", R"({"phone":"+37061234601","timezone":"Mars/X"})", "timezone");
    row("number without a pool", "POST", "/v1/callboard/numbers", R"({"e164":"+37052071299"})", "capacityPoolId");
    row("cap as a text", "POST", "/v1/callboard/numbers",
        R"({"e164":"+37052071299","capacityPoolId":"pool_lt","capacity":{"maxOutboundConcurrent":"3"}})",
        "capacity.maxOutboundConcurrent");
    row("a date that is none", "PUT", "/v1/callboard/hours-extras",
        R"({"exceptions":[{"from":"2025-02-29","label":"x"}]})", "exceptions[0].from");
    row("windows that touch", "POST", "/v1/callboard/hours-extras",
        R"({"week":[{"day":1,"windows":[{"start":"09:00","end":"12:00"},{"start":"12:00","end":"13:00"}]}]})",
        "week[0].windows[1]");
    row("hold as a number", "POST", "/v1/callboard/hold", R"({"hold":1})", "hold");
    row("action unknown", "POST", "/v1/callboard/breaker", R"({"action":"trip","reason":"x"})", "action");
    row("move in seconds", "POST", "/v1/telephony/reservations/r/move", R"({"plannedAttemptAt":1749042000})",
        "plannedAttemptAt");
}

void TestAdminRoutes::refusals()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    ServiceHouse house;
    const int commits = house.store().commits();
    const ApiAnswer answer = house.ask(method, target, body, {});
    QCOMPARE(answer.status, 400);
    QTEST(answer.json["fields"].toArray()[0].toObject()["path"].toString(), "path");
    QCOMPARE(house.store().commits(), commits);
}

CB_TEST(TestAdminRoutes)
#include "tst_adminroutes.moc"
