// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C001 C003 C004 C016 C017 C018 C049 C074 C075 C076 C078 C106 C107 C124 C131 C133 C134 C138 C143 C145 C147
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QSet>
#include <QUuid>

using namespace callboard;
using namespace callboard::test;

namespace {

QJsonObject objectOf(const char *text)
{
    QJsonParseError problem;
    const QJsonObject object = QJsonDocument::fromJson(text, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        qFatal("test data: %s", qPrintable(problem.errorString()));
    return object;
}

QSet<QString> keysOf(const QJsonObject &object)
{
    const QStringList keys = object.keys();
    return {keys.begin(), keys.end()};
}

const QByteArray kBook = R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h","timezone":"Europe/Vilnius",
    "invitationExpirationDays":5,"retryCall":{"mode":"SAME_DAY"}})";

} // namespace

/// The reference's examples, asked at the moment they were made.
class TestReferenceRoutes : public QObject
{
    Q_OBJECT
private slots:
    void policyHasTheReferencesBytes();
    void policyNotConfiguredIsNull();
    void previewListsWhatWouldFallOut();
    void savingHoursKeepsClearsAndSets();
    void numbersAndClockSpellOneThingTwoWays();
    void patchedNumberAnswersThreeKeys();
    void availabilityCountsHalfOpenIntervals();
    void bookingAnswersTheWholePromise();
    void reservationTellsMoreThanTheReference();
    void batchAnswersOutcomesInOrder();
    void cancelAndBatchCancel();
    void revokeHasTwoShapes();
    void everyAnswerHasAFreshRequestId();
    void advanceDialsAndIsThereOnlyWithAFrozenClock();
};

void TestReferenceRoutes::policyHasTheReferencesBytes()
{
    // proves: C020 C021 C022 C023
    ServiceHouse house;
    const ApiAnswer answer = house.get("/v1/telephony/calling-hours");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json["success"].toBool(), true);
    QCOMPARE(answer.data(), objectOf(R"({"defaultCallingHours":{"start":"09:00","end":"18:00"},
        "defaultTimezone":"Europe/Vilnius","defaultCallingDays":[1,2,3,4,5]})"));
}

void TestReferenceRoutes::policyNotConfiguredIsNull()
{
    ServiceHouse house;
    QCOMPARE(house.get("/v1/telephony/calling-hours", "celp_new_all").data(),
             objectOf(R"({"defaultCallingHours":null,"defaultTimezone":null,"defaultCallingDays":null})"));
}

void TestReferenceRoutes::previewListsWhatWouldFallOut()
{
    // proves: C024 C025 C026 C027 C028 C029
    ServiceHouse house;
    // 16:30 in Vilnius: inside 09-18, outside 10-16.
    const ApiAnswer booked =
        house.post("/v1/candidates/cand_xyz789/schedule-call",
                   R"({"jobPositionId":"pos_abc123","windowStartMs":1749043800000,"windowEndMs":1749045780000})");
    QCOMPARE(booked.status, 201);
    QCOMPARE(booked.data()["plannedAttemptAt"].toInteger(), 1'749'043'800'000);
    const ApiAnswer preview = house.post("/v1/telephony/calling-hours",
                                         R"({"start":"10:00","end":"16:00","weekdays":[1,2,3,4,5],"timezone":7})");
    QCOMPARE(preview.status, 200);
    QJsonObject conflict{{"candidateId", "cand_xyz789"}, {"plannedAttemptAt", 1'749'043'800'000.0}};
    conflict["reservationId"] = booked.data()["reservationId"];
    QCOMPARE(preview.data(), (QJsonObject{{"conflicts", QJsonArray{conflict}}}));
    // Nothing was saved; and the stored days hold when none are sent.
    QCOMPARE(house.get("/v1/telephony/calling-hours").data()["defaultCallingHours"].toObject()["end"], "18:00");
    QCOMPARE(house.post("/v1/telephony/calling-hours", R"({"start":"00:00","end":"23:59"})").data(),
             objectOf(R"({"conflicts":[]})"));
    QCOMPARE(house.post("/v1/telephony/calling-hours", R"({"start":"00:00","end":"23:59","weekdays":[1]})")
                 .data()["conflicts"]
                 .toArray()
                 .size(),
             1);
}

void TestReferenceRoutes::savingHoursKeepsClearsAndSets()
{
    // proves: C030 C031 C032 C033
    ServiceHouse house;
    const QByteArray route = "/v1/telephony/calling-hours";
    QCOMPARE(house.patch(route, R"({"start":"08:00","end":"17:00"})").data(),
             objectOf(R"({"defaultCallingHours":{"start":"08:00","end":"17:00"},"defaultTimezone":"Europe/Vilnius",
                 "defaultCallingDays":[1,2,3,4,5],"conflicts":[]})"));
    QCOMPARE(house.patch(route, R"({"start":"08:00","end":"17:00","timezone":null,"weekdays":[5,1,5]})").data(),
             objectOf(R"({"defaultCallingHours":{"start":"08:00","end":"17:00"},"defaultTimezone":null,
                 "defaultCallingDays":[1,5],"conflicts":[]})"));
    QCOMPARE(house.patch(route, R"({"start":"08:00","end":"17:00","timezone":"Europe/Riga"})").data(),
             objectOf(R"({"defaultCallingHours":{"start":"08:00","end":"17:00"},"defaultTimezone":"Europe/Riga",
                 "defaultCallingDays":[1,5],"conflicts":[]})"));
}

void TestReferenceRoutes::numbersAndClockSpellOneThingTwoWays()
{
    // proves: C040 C041 C042 C060 C061 C062 C063
    ServiceHouse house;
    const QJsonArray numbers = house.get("/v1/telephony/numbers").data()["numbers"].toArray();
    QCOMPARE(numbers.size(), 3);
    QCOMPARE(numbers[0].toObject(), objectOf(R"({"id":"pn_8f2a","e164":"+37052071234","displayName":"Vilnius outbound",
                 "capabilities":{"voice":true,"sms":false},
                 "capacity":{"maxInboundConcurrent":4,"maxOutboundConcurrent":8},"isDefault":true})"));
    QCOMPARE(numbers[1].toObject(), // the safe defaults
             objectOf(R"({"id":"pn_bare","e164":"+37052071236","displayName":"+37052071236",
                 "capabilities":{"voice":true,"sms":false},
                 "capacity":{"maxInboundConcurrent":0,"maxOutboundConcurrent":0},"isDefault":false})"));
    const QJsonObject clock = house.get("/v1/telephony/clock").data();
    QCOMPARE(keysOf(clock), (QSet<QString>{"assignedNumbers", "health"}));
    QCOMPARE(clock["health"], "healthy");
    QCOMPARE(clock["assignedNumbers"].toArray()[0].toObject(),
             objectOf(R"({"id":"pn_8f2a","e164":"+37052071234","displayName":"Vilnius outbound",
                 "caps":{"maxInboundConcurrent":4,"maxOutboundConcurrent":8},"defaultForOutbound":true})"));
}

void TestReferenceRoutes::patchedNumberAnswersThreeKeys()
{
    // proves: C043 C044 C045 C046 C047 C048 D-DEFAULT
    ServiceHouse house;
    QCOMPARE(
        house.patch("/v1/telephony/numbers/pn_one", R"({"displayName":"Vilnius primary","defaultForOutbound":true})")
            .data(),
        objectOf(R"({"number":{"id":"pn_one","displayName":"Vilnius primary","defaultForOutbound":true}})"));
    const QJsonArray numbers = house.get("/v1/telephony/numbers").data()["numbers"].toArray();
    QCOMPARE(numbers[0].toObject()["isDefault"].toBool(), false); // exclusive
    QCOMPARE(house.patch("/v1/telephony/numbers/pn_one", "{}").error(), "VALIDATION_ERROR");
    QCOMPARE(house.patch("/v1/telephony/numbers/pn_off", R"({"displayName":"mine"})").error(), "NOT_FOUND");
    const QByteArray longest = QString(120, QChar(0x017E)).toUtf8(); // 120 characters, 240 bytes
    QCOMPARE(house.patch("/v1/telephony/numbers/pn_one", "{\"displayName\":\"" + longest + "\"}").status, 200);
    QCOMPARE(house.patch("/v1/telephony/numbers/pn_one", "{\"displayName\":\"" + longest + "a\"}").status, 400);
    QCOMPARE(house.patch("/v1/telephony/numbers/pn_one", R"({"displayName":""})").status, 400);
}

void TestReferenceRoutes::availabilityCountsHalfOpenIntervals()
{
    // proves: C070 C071 C072 C073 C077 D-AVAIL D-REMAIN
    ServiceHouse house;
    const auto book = [&house](const char *candidate, qint64 start) {
        const QByteArray body = "{\"jobPositionId\":\"pos_abc123\",\"windowStartMs\":" + QByteArray::number(start) +
                                ",\"windowEndMs\":" + QByteArray::number(start + 1'920'000) + "}";
        QCOMPARE(house.post(QByteArray("/v1/candidates/") + candidate + "/schedule-call", body).status, 201);
    };
    book("cand_xyz789", 1'749'038'400'000); // 12:00
    book("cand_def456", 1'749'040'260'000); // 12:31: in [12:30, 12:35)
    const QByteArray query = "/v1/telephony/availability?start=1749038400000&end=1749045600000&durationMs=1800000";
    const QJsonObject data = house.get(query + "&phoneNumberId=pn_8f2a&channel=outbound").data();
    QCOMPARE(keysOf(data), (QSet<QString>{"slots", "globalCap", "perNumberCap", "phoneNumberId", "capacityPoolId"}));
    QCOMPARE(data["globalCap"].toInt(), 40);
    QCOMPARE(data["perNumberCap"].toInt(), 8);
    QCOMPARE(data["phoneNumberId"], "pn_8f2a");
    QCOMPARE(data["capacityPoolId"], "pool_lt");
    const QJsonArray starts = data["slots"].toArray();
    QCOMPARE(starts.size(), 19); // of 24 five-minute starts the ones that finish inside (FEATURES 4.1)
    QCOMPARE(starts[0].toObject(), objectOf(R"({"startMs":1749038400000,"endMs":1749040200000,"remaining":7})"));
    QCOMPARE(starts[1].toObject(), objectOf(R"({"startMs":1749038700000,"endMs":1749040500000,"remaining":6})"));
    QCOMPARE(house.get(query).data(), data); // the company's resolved number is the default one
}

void TestReferenceRoutes::bookingAnswersTheWholePromise()
{
    // proves: C090 C091 C092 C093 C094 C097 C098 C108 C109 D-EST D-DISPATCH D-COMPL D-EXPIRE D-PRESET
    ServiceHouse house;
    const ApiAnswer answer = house.post("/v1/candidates/cand_xyz789/schedule-call", kBook);
    QCOMPARE(answer.status, 201);
    QJsonObject expected = objectOf(R"({"state":"firm","windowStartMs":1749038400000,"targetEndMs":1749124800000,
        "estimatedDurationMs":1920000,"earliestDispatchByMs":1749038400000,"latestDispatchByMs":1749122880000,
        "estimatedCompletionByMs":1749124800000,"scheduledCallExpiresAtMs":1749126600000,"phoneNumber":"pn_8f2a",
        "timezone":"Europe/Vilnius","appliedCallingHours":{"start":"09:00","end":"18:00"},
        "appliedCallingDays":[1,2,3,4,5],"retryCallSnapshot":{"enabled":true,"mode":"SAME_DAY"},
        "invitationExpirationDays":5})");
    expected["reservationId"] = answer.data()["reservationId"];
    // The only call of an empty day: the earliest of the least loaded minutes is the window's own start.
    expected["plannedAttemptAt"] = 1'749'038'400'000.0;
    QCOMPARE(answer.data(), expected);
    QVERIFY(answer.data()["reservationId"].toString().startsWith("resv_"));
}

void TestReferenceRoutes::reservationTellsMoreThanTheReference()
{
    // proves: C130 C132
    ServiceHouse house;
    const QString id = house.post("/v1/candidates/cand_xyz789/schedule-call", kBook).data()["reservationId"].toString();
    const ApiAnswer answer = house.get("/v1/telephony/reservations/" + id.toLatin1());
    QCOMPARE(answer.status, 200);
    const QJsonObject got = answer.data()["reservation"].toObject();
    QJsonObject expected = objectOf(R"({"batchId":null,"companyId":"comp_acme_2f8a","candidateId":"cand_xyz789",
        "jobPositionId":"pos_abc123","channel":"outbound","phoneNumberId":"pn_8f2a","state":"firm",
        "windowStartMs":1749038400000,"targetEndMs":1749124800000,"latestDispatchByMs":1749122880000,
        "appliedCallingHours":{"start":"09:00","end":"18:00"},"appliedCallingDays":[1,2,3,4,5]})");
    expected["reservationId"] = id;
    for (const QString &key : expected.keys())
        QCOMPARE(got[key], expected[key]);
    QCOMPARE(got["plannedAttemptAt"].toInteger(), 1'749'038'400'000); // C133
    QCOMPARE(got["timezone"], "Europe/Vilnius");
    QCOMPARE(got["scheduledCallExpiresAtMs"].toInteger(), 1'749'126'600'000);
}

void TestReferenceRoutes::batchAnswersOutcomesInOrder()
{
    // proves: C110 C111 C112 C113 C114 C115 C116 C119 C120 C122 C123 C126 D-DUP D-REASON
    ServiceHouse house;
    const ApiAnswer answer =
        house.post("/v1/candidates/batch/schedule-call",
                   R"({"candidateIds":["cand_xyz789","cand_us","cand_nobody","cand_xyz789","cand_ghi012","cand_bad"],
            "jobPositionId":"pos_abc123","preset":"complete-within-48h","phoneNumberStrategy":"autoresolve",
            "invitationExpirationDays":7,"perCandidateOverrides":{"cand_ghi012":{"timezone":"Europe/Riga"},
            "cand_elsewhere":{"timezone":"Europe/Riga"}}})");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.data()["batchId"].toString().startsWith("batch_"));
    const QJsonArray rows = answer.data()["reservations"].toArray();
    QStringList outcomes;
    for (const QJsonValue &row : rows)
        outcomes << row["candidateId"].toString() + ' ' + row["status"].toString() + ' ' + row["reason"].toString();
    QCOMPARE(outcomes,
             (QStringList{"cand_xyz789 scheduled ", "cand_us failed TIMEZONE_SELECTION_REQUIRED",
                          "cand_nobody failed NOT_FOUND", "cand_ghi012 scheduled ", "cand_bad failed INVALID_PHONE"}));
    QVERIFY(!rows[0].toObject().contains("reason"));
    QVERIFY(!rows[1].toObject().contains("reservationId"));
    const QByteArray booked = rows[3]["reservationId"].toString().toLatin1();
    const QJsonObject reservation = house.get("/v1/telephony/reservations/" + booked).data()["reservation"].toObject();
    QCOMPARE(reservation["batchId"], answer.data()["batchId"]);
    QCOMPARE(reservation["timezone"], "Europe/Riga");
}

void TestReferenceRoutes::cancelAndBatchCancel()
{
    // proves: C135 C137 C139 C140 C141 D-CANCEL
    ServiceHouse house;
    const QByteArray id =
        house.post("/v1/candidates/cand_xyz789/schedule-call", kBook).data()["reservationId"].toString().toLatin1();
    const QByteArray cancel = "/v1/telephony/reservations/" + id + "/cancel";
    const ApiAnswer cancelled = house.ask("POST", cancel, {}, {"celp_acme_all", "cancel-1", {}});
    QCOMPARE(cancelled.status, 200);
    QCOMPARE(cancelled.data(), objectOf(R"({"cancelled":true})"));
    const ApiAnswer again = house.ask("POST", cancel, {}, {"celp_acme_all", "cancel-1", {}});
    QCOMPARE(again.status, 200);
    QCOMPARE(again.field("Idempotent-Replayed"), "true");
    QCOMPARE(house.ask("POST", cancel, {}, {}).error(), "INVALID_STATUS_TRANSITION");

    const ApiAnswer batch = house.post("/v1/candidates/batch/schedule-call",
                                       R"({"candidateIds":["cand_def456","cand_ghi012"],"jobPositionId":"pos_abc123",
            "windowStartMs":1749038400000,"windowEndMs":1749124800000})");
    const QByteArray batchId = batch.data()["batchId"].toString().toLatin1();
    QCOMPARE(house.advance(12'000).status, 200); // one of them talks; dialled at 12:00, ringing until 12:00:10
    const ApiAnswer result = house.ask("POST", "/v1/telephony/batches/" + batchId + "/cancel", {}, {});
    QCOMPARE(result.status, 200);
    QCOMPARE(keysOf(result.data()), (QSet<QString>{"cancelled", "skipped"}));
    QCOMPARE(result.data()["cancelled"].toArray().size() + result.data()["skipped"].toArray().size(), 2);
    for (const QJsonValue &row : result.data()["skipped"].toArray())
        QCOMPARE(row["reason"], "state=active_not_cancellable");
    QVERIFY(!result.data()["skipped"].toArray().isEmpty());
    QCOMPARE(house.ask("POST", "/v1/telephony/batches/batch_unknown/cancel", {}, {}).error(), "NOT_FOUND");
}

void TestReferenceRoutes::revokeHasTwoShapes()
{
    // proves: C142 C144 C146 D-REVOKE D-INVITED
    ServiceHouse house;
    const ApiAnswer invite = house.post("/v1/candidates/cand_invited/revoke-call",
                                        R"({"jobPositionId":"pos_abc123","companyId":"comp_off"})");
    QCOMPARE(invite.status, 200);
    QCOMPARE(invite.data(), objectOf(R"({"status":"new","revoked":true,"reconciled":true,"fallbackEnqueued":false})"));
    const QByteArray revoke = "/v1/candidates/cand_xyz789/revoke-call";
    QCOMPARE(house.post(revoke, R"({"jobPositionId":"pos_abc123"})").error(), "INVALID_STATUS_TRANSITION");
    const QString id = house.post("/v1/candidates/cand_xyz789/schedule-call", kBook).data()["reservationId"].toString();
    const ApiAnswer firm = house.ask("POST", revoke + "?jobPositionId=pos_abc123", {}, {});
    QCOMPARE(firm.status, 200);
    QJsonObject expected = objectOf(R"({"ok":true,"revoked":true,"priorState":"firm"})");
    expected["cancelledReservationId"] = id;
    QCOMPARE(firm.data(), expected);
    QCOMPARE(house.ask("POST", revoke, {}, {}).status, 400); // no position at all
    QCOMPARE(house.post(revoke + "?jobPositionId=pos_abc123", R"({"jobPositionId":"pos_other"})").status, 400);
    QCOMPARE(house.post(revoke + "?jobPositionId=pos_abc123", R"({"jobPositionId":"pos_abc123"})").status, 409);
}

void TestReferenceRoutes::everyAnswerHasAFreshRequestId()
{
    ServiceHouse house;
    QSet<QString> seen;
    for (const QByteArray target : {"/v1/telephony/numbers", "/v1/telephony/numbers", "/v1/nowhere"}) {
        const ApiAnswer answer = house.get(target);
        const QString id = answer.json["requestId"].toString();
        QVERIFY(!QUuid::fromString(id).isNull() && id == QUuid::fromString(id).toString(QUuid::WithoutBraces));
        QCOMPARE(answer.field("X-Request-Id"), id.toLatin1());
        QVERIFY(!seen.contains(id));
        seen << id;
    }
}

void TestReferenceRoutes::advanceDialsAndIsThereOnlyWithAFrozenClock()
{
    ServiceHouse house;
    const QByteArray id =
        house.post("/v1/candidates/cand_xyz789/schedule-call", kBook).data()["reservationId"].toString().toLatin1();
    const auto state = [&] {
        return house.get("/v1/telephony/reservations/" + id).data()["reservation"].toObject()["state"].toString();
    };
    QCOMPARE(state(), "firm"); // planned for now, and nothing moves before an advance
    QCOMPARE(house.advance(0).data(), objectOf(R"({"nowMs":1749038400000})"));
    QCOMPARE(state(), "dispatching");
    house.advance(2'000);
    QCOMPARE(state(), "ringing");
    house.advance(8'000);
    QCOMPARE(state(), "active");
    QCOMPARE(house.advance(1'500'000).data(), objectOf(R"({"nowMs":1749039910000})"));
    QCOMPARE(state(), "completed");
    for (const char *wrong : {"{}", R"({"ms":-1})", R"({"ms":1.5})", R"({"ms":"5"})", "[]", ""})
        QCOMPARE(house.ask("POST", "/v1/test/advance", wrong, {}).status, 400);
    ServiceHouse running({}, false);
    QCOMPARE(running.advance(1).status, 404);
}

CB_TEST(TestReferenceRoutes)
#include "tst_referenceroutes.moc"
