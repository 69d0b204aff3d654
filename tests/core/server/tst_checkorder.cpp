// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C002 C005 C006 C007 C008 C009 C010 C011 C012 C013 C014 C015 C096 C099 C100 C101 C103 C104 C105 D-ORDER
// proves: D-CODES D-FORCE D-IDEM D-CAPERR D-WINDOW D-TZSRC D-ALONG
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

const QByteArray kBookRoute = "/v1/candidates/cand_xyz789/schedule-call";

QByteArray bookBody(const QByteArray &more = {})
{
    return R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h")" + (more.isEmpty() ? "" : ',' + more) + "}";
}

/// What P7 leaves out of the comparison.
QByteArray withoutRequestId(const ApiAnswer &answer)
{
    QJsonObject json = answer.json;
    json.remove("requestId");
    return QByteArray::number(answer.status) + QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

/// Which refusal comes first, and that a refusal changes nothing.
class TestCheckOrder : public QObject
{
    Q_OBJECT
private slots:
    void refusals_data();
    void refusals();
    void scopes_data();
    void scopes();
    void foreignAndAbsentAreTheSameBytes_data();
    void foreignAndAbsentAreTheSameBytes();
    void rateLimitCountsWhatGotPast();
    void idempotencyReplaysAndRefuses();
    void onlyAnswersThatChangedSomethingAreStored();
    void storeThatFailsIsFiveHundredThree();
    void everyBodyIsStrictJson_data();
    void everyBodyIsStrictJson();
    void malformedFieldsNameTheirPath_data();
    void malformedFieldsNameTheirPath();
    void unknownFieldsAreIgnoredAndNamed();
    void transportRefusals();
};

void TestCheckOrder::refusals_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &body, const QByteArray &key,
                        int status, const char *error) {
        QTest::newRow(name) << target << body << key << status << QString::fromLatin1(error);
    };
    const QByteArray all = "celp_acme_all";
    row("no key, whatever else is wrong", kBookRoute, "{", "", 401, "UNAUTHORIZED");
    row("unknown key", kBookRoute, bookBody(), "celp_unknown", 401, "UNAUTHORIZED");
    row("a key with spaces", kBookRoute, bookBody(), "celp acme", 401, "UNAUTHORIZED");
    row("scope before the body", kBookRoute, "{", "celp_acme_read", 403, "SCOPE_INSUFFICIENT");
    row("scope before force", kBookRoute, bookBody("\"force\":true"), "celp_acme_read", 403, "SCOPE_INSUFFICIENT");
    row("force before what else is wrong", kBookRoute, R"({"force":true,"preset":7,"timezone":"Mars"})", all, 403,
        "ADMIN_ONLY_PARAMETER");
    row("force before telephony", "/v1/candidates/cand_off/schedule-call", bookBody("\"force\":true"), "celp_off_all",
        403, "ADMIN_ONLY_PARAMETER");
    row("force: false is nothing", kBookRoute, bookBody("\"force\":false,\"retryCall\":null"), all, 201, "");
    row("400 before telephony", "/v1/candidates/cand_off/schedule-call", "{}", "celp_off_all", 400, "VALIDATION_ERROR");
    row("telephony before 404", "/v1/candidates/cand_nobody/schedule-call", bookBody(), "celp_off_all", 403,
        "TELEPHONY_DISABLED");
    row("candidate of another company", "/v1/candidates/cand_off/schedule-call", bookBody(), all, 404, "NOT_FOUND");
    row("candidate bound to another position", "/v1/candidates/cand_bound/schedule-call", bookBody(), all, 404,
        "NOT_FOUND");
    row("unknown position", kBookRoute, R"({"jobPositionId":"pos_no","preset":"complete-within-1h"})", all, 404,
        "NOT_FOUND");
    row("unknown number", kBookRoute, bookBody("\"phoneNumberId\":\"pn_no\""), all, 404, "NOT_FOUND");
    row("hours not configured", "/v1/candidates/cand_new/schedule-call",
        R"({"jobPositionId":"pos_new","preset":"complete-within-24h","phoneNumberId":"pn_new"})", "celp_new_all", 412,
        "WORKING_HOURS_NOT_CONFIGURED");
    row("a test candidate needs no hours", "/v1/candidates/cand_newtest/schedule-call",
        R"({"jobPositionId":"pos_new","preset":"complete-within-24h","phoneNumberId":"pn_new"})", "celp_new_all", 201,
        "");
    row("no number can be resolved", "/v1/candidates/cand_newtest/schedule-call",
        R"({"jobPositionId":"pos_new","preset":"complete-within-24h"})", "celp_new_all", 422, "NO_OUTBOUND_NUMBER");
    row("several clocks", "/v1/candidates/cand_us/schedule-call", bookBody(), all, 422, "TIMEZONE_SELECTION_REQUIRED");
    row("several clocks, the company's on purpose", "/v1/candidates/cand_us/schedule-call",
        bookBody("\"timezoneSource\":\"company-default\""), all, 201, "");
    row("manual needs a zone", kBookRoute, bookBody("\"timezoneSource\":\"manual\""), all, 400, "VALIDATION_ERROR");
    row("phone with a zone that is not the phone's", kBookRoute,
        bookBody("\"timezoneSource\":\"phone\",\"timezone\":\"Asia/Tokyo\""), all, 400, "VALIDATION_ERROR");
    row("phone of no country's plan", "/v1/candidates/cand_bad/schedule-call", bookBody(), all, 422, "INVALID_PHONE");
    row("an interview over 13 minutes in 15", kBookRoute,
        R"({"jobPositionId":"pos_abc123","preset":"complete-within-15m"})", all, 422, "WINDOW_TOO_SHORT");
    row("12 minutes in 15", kBookRoute, R"({"jobPositionId":"pos_short","preset":"complete-within-15m"})", all, 201,
        "");
    row("nobody may be called at night", kBookRoute,
        R"({"jobPositionId":"pos_abc123","windowStartMs":1749070800000,"windowEndMs":1749078000000})", all, 422,
        "NO_CALLABLE_TIME");
    row("a number without lines", kBookRoute, bookBody("\"phoneNumberId\":\"pn_bare\""), all, 429, "NUMBER_AT_CAP");
    row("window that ended", kBookRoute,
        R"({"jobPositionId":"pos_abc123","windowStartMs":1749000000000,"windowEndMs":1749010000000})", all, 400,
        "VALIDATION_ERROR");
    row("window over 31 days", kBookRoute,
        R"({"jobPositionId":"pos_abc123","windowStartMs":1749038400000,"windowEndMs":1751716800001})", all, 400,
        "VALIDATION_ERROR");
    row("window of 31 days", kBookRoute,
        R"({"jobPositionId":"pos_abc123","windowStartMs":1749038400000,"windowEndMs":1751716800000})", all, 201, "");
    row("seconds for milliseconds", kBookRoute,
        R"({"jobPositionId":"pos_abc123","windowStartMs":1749038400,"windowEndMs":1749045600})", all, 400,
        "VALIDATION_ERROR");
    row("revoke works with telephony off", "/v1/candidates/cand_off/revoke-call", R"({"jobPositionId":"pos_off"})",
        "celp_off_all", 409, "INVALID_STATUS_TRANSITION");
    row("cancel does not", "/v1/telephony/reservations/resv_no/cancel", "", "celp_off_all", 403, "TELEPHONY_DISABLED");
    row("batch cancel does not", "/v1/telephony/batches/batch_no/cancel", "", "celp_off_all", 403,
        "TELEPHONY_DISABLED");
    row("batch with telephony off", "/v1/candidates/batch/schedule-call",
        R"({"candidateIds":["cand_off"],"jobPositionId":"pos_off","preset":"complete-within-24h"})", "celp_off_all",
        403, "TELEPHONY_DISABLED");
    row("a malformed id", "/v1/candidates/cand%20x/schedule-call", bookBody(), all, 400, "VALIDATION_ERROR");
    row("forced by an admin session without a reason", kBookRoute, bookBody("\"force\":true"), "celp_acme_admin", 400,
        "VALIDATION_ERROR");
    row("forced by an admin session at night", kBookRoute,
        R"({"jobPositionId":"pos_abc123","windowStartMs":1749070800000,"windowEndMs":1749078000000,"force":true,
            "forceReason":"asked for"})",
        "celp_acme_admin", 201, "");
}

void TestCheckOrder::refusals()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, key);
    ServiceHouse house;
    const int commits = house.store().commits();
    const ApiAnswer answer = house.post(target, body, key);
    QTEST(answer.error(), "error");
    QTEST(answer.status, "status");
    if (answer.status >= 400) {
        QCOMPARE(answer.json["success"].toBool(true), false);
        QVERIFY(!answer.json["message"].toString().isEmpty());
        QCOMPARE(house.store().commits(), commits); // nothing was written
    }
}

void TestCheckOrder::scopes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("scope");
    const char *routes[][3] = {{"GET", "/v1/telephony/calling-hours", "read"},
                               {"POST", "/v1/telephony/calling-hours", "manage"},
                               {"PATCH", "/v1/telephony/calling-hours", "manage"},
                               {"GET", "/v1/telephony/numbers", "read"},
                               {"PATCH", "/v1/telephony/numbers/pn_8f2a", "manage"},
                               {"GET", "/v1/telephony/clock", "read"},
                               {"GET", "/v1/telephony/availability", "read"},
                               {"POST", "/v1/candidates/cand_xyz789/schedule-call", "schedule"},
                               {"POST", "/v1/candidates/batch/schedule-call", "schedule"},
                               {"GET", "/v1/telephony/reservations/resv_x", "read"},
                               {"POST", "/v1/telephony/reservations/resv_x/cancel", "schedule"},
                               {"POST", "/v1/telephony/batches/batch_x/cancel", "schedule"},
                               {"POST", "/v1/candidates/cand_xyz789/revoke-call", "schedule"}};
    for (const auto &[method, target, scope] : routes)
        QTest::addRow("%s %s", method, target) << QByteArray(method) << QByteArray(target) << QByteArray(scope);
}

void TestCheckOrder::scopes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, scope);
    ServiceHouse house;
    for (const QByteArray key : {"read", "schedule", "manage", "none"}) {
        const ApiAnswer answer = house.ask(method, target, {}, {"celp_acme_" + key, {}, {}});
        if (key == scope) {
            QVERIFY2(answer.status != 401 && answer.status != 403, answer.text);
        } else {
            QCOMPARE(answer.status, 403);
            QCOMPARE(answer.error(), "SCOPE_INSUFFICIENT");
            QVERIFY(answer.json["message"].toString().contains("telephony:" + scope));
        }
    }
}

void TestCheckOrder::foreignAndAbsentAreTheSameBytes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target"); // with %1
    QTest::addColumn<QByteArray>("foreign");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("number") << QByteArray("PATCH") << QByteArray("/v1/telephony/numbers/%1") << QByteArray("pn_off")
                            << QByteArray(R"({"displayName":"x"})");
    QTest::newRow("number of availability")
        << QByteArray("GET")
        << QByteArray("/v1/telephony/availability?start=1749038400000&end=1749045600000&durationMs=1800000"
                      "&phoneNumberId=%1")
        << QByteArray("pn_off") << QByteArray();
    QTest::newRow("candidate") << QByteArray("POST") << QByteArray("/v1/candidates/%1/schedule-call")
                               << QByteArray("cand_off") << bookBody();
    QTest::newRow("revoked candidate") << QByteArray("POST") << QByteArray("/v1/candidates/%1/revoke-call")
                                       << QByteArray("cand_off") << QByteArray(R"({"jobPositionId":"pos_abc123"})");
    QTest::newRow("reservation") << QByteArray("GET") << QByteArray("/v1/telephony/reservations/%1")
                                 << QByteArray("@reservation") << QByteArray();
    QTest::newRow("cancelled reservation") << QByteArray("POST") << QByteArray("/v1/telephony/reservations/%1/cancel")
                                           << QByteArray("@reservation") << QByteArray();
    QTest::newRow("batch") << QByteArray("POST") << QByteArray("/v1/telephony/batches/%1/cancel")
                           << QByteArray("@batch") << QByteArray();
}

void TestCheckOrder::foreignAndAbsentAreTheSameBytes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, foreign);
    QFETCH(QByteArray, body);
    ServiceHouse house;
    // A batch of another company, with a reservation in it.
    const ApiAnswer batch = house.post("/v1/candidates/batch/schedule-call",
                                       R"({"candidateIds":["cand_newtest"],"jobPositionId":"pos_new",
            "preset":"complete-within-24h","phoneNumberStrategy":"per_candidate",
            "perCandidateOverrides":{"cand_newtest":{"phoneNumberId":"pn_new"}}})",
                                       "celp_new_all");
    QCOMPARE(batch.status, 200);
    if (foreign == "@batch")
        foreign = batch.data()["batchId"].toString().toLatin1();
    if (foreign == "@reservation")
        foreign = batch.data()["reservations"][0]["reservationId"].toString().toLatin1();
    QVERIFY(!foreign.isEmpty());
    const auto ask = [&](const QByteArray &id) {
        QByteArray path = target;
        return house.ask(method, path.replace("%1", id), body, {});
    };
    const ApiAnswer answer = ask(foreign);
    QCOMPARE(answer.status, 404);
    QCOMPARE(withoutRequestId(answer), withoutRequestId(ask("absent_id")));
}

void TestCheckOrder::rateLimitCountsWhatGotPast()
{
    ServiceHouse house({3, kMinute});
    const auto ask = [&house](const QByteArray &key) { return house.get("/v1/telephony/numbers", key); };
    QCOMPARE(ask("celp_acme_none").status, 403); // does not count
    const ApiAnswer first = ask("celp_acme_all");
    QCOMPARE(first.field("X-RateLimit-Limit"), "3");
    QCOMPARE(first.field("X-RateLimit-Remaining"), "2");
    QCOMPARE(first.field("X-RateLimit-Reset"), QByteArray::number(1'749'038'460));
    house.letTimePass(kSecond * 20);
    QCOMPARE(house.post(kBookRoute, "{").status, 400); // counts, whatever the answer
    QCOMPARE(ask("celp_acme_all").field("X-RateLimit-Remaining"), "0");
    const ApiAnswer refused = ask("celp_acme_all");
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.error(), "RATE_LIMITED");
    QCOMPARE(refused.field("Retry-After"), "40");
    // Before the body and force are looked at.
    QCOMPARE(house.post(kBookRoute, bookBody("\"force\":true")).error(), "RATE_LIMITED");
    QCOMPARE(ask("celp_acme_read").status, 200); // a bucket per key
    house.letTimePass(kSecond * 40);
    QCOMPARE(ask("celp_acme_all").status, 200); // the first one stops counting at t + 60 s
    QCOMPARE(ask("celp_acme_all").status, 429);
}

void TestCheckOrder::idempotencyReplaysAndRefuses()
{
    ServiceHouse house;
    const ApiAnswer first = house.post(kBookRoute, bookBody(), "celp_acme_all", "key-1");
    QCOMPARE(first.status, 201);
    QVERIFY(!first.has("Idempotent-Replayed"));
    house.advance(2 * 3'600'000); // it was dialled and is over; the answer stays what it was
    // The same wish, spelt differently; the draft's quoted string is the same key.
    const ApiAnswer replay =
        house.post(kBookRoute, R"({ "preset" : "complete-within-24h", "jobPositionId":"pos_abc123" })", "celp_acme_all",
                   "\"key-1\"");
    QCOMPARE(replay.status, 201);
    QCOMPARE(replay.field("Idempotent-Replayed"), "true");
    QCOMPARE(replay.data(), first.data());
    QVERIFY(replay.json["requestId"] != first.json["requestId"]);
    const ApiAnswer other = house.post(kBookRoute, bookBody("\"replace\":true"), "celp_acme_all", "key-1");
    QCOMPARE(other.status, 409);
    QCOMPARE(other.error(), "IDEMPOTENCY_CONFLICT");
    // Another route, or another company, is another key.
    QCOMPARE(house.post("/v1/candidates/cand_def456/schedule-call", bookBody(), "celp_acme_all", "key-1").status, 201);
    for (const QByteArray &wrong :
         {QByteArray("a b"), QByteArray(256, 'k'), QByteArray("\"open"), QByteArray("\xC3\xA9")})
        QCOMPARE(house.post(kBookRoute, bookBody(), "celp_acme_all", wrong).status, 400);
}

void TestCheckOrder::onlyAnswersThatChangedSomethingAreStored()
{
    ServiceHouse house;
    const QByteArray night =
        R"({"jobPositionId":"pos_abc123","windowStartMs":1749070800000,"windowEndMs":1749078000000})";
    QCOMPARE(house.post(kBookRoute, night, "celp_acme_all", "key-2").error(), "NO_CALLABLE_TIME");
    QCOMPARE(house.patch("/v1/telephony/calling-hours", R"({"start":"00:00","end":"23:59"})").status, 200);
    // A refusal changed nothing, so it is decided anew.
    QCOMPARE(house.post(kBookRoute, night, "celp_acme_all", "key-2").status, 201);
}

void TestCheckOrder::storeThatFailsIsFiveHundredThree()
{
    ServiceHouse house;
    house.store().failCommit(1);
    const ApiAnswer answer = house.post(kBookRoute, bookBody());
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.error(), "STORE_UNAVAILABLE");
    QVERIFY(answer.has("Retry-After"));
}

void TestCheckOrder::everyBodyIsStrictJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("not an object") << QByteArray("[]");
    QTest::newRow("a text") << QByteArray("\"x\"");
    QTest::newRow("trailing bytes") << bookBody() + "x";
    QTest::newRow("trailing comma") << QByteArray(R"({"jobPositionId":"pos_abc123",})");
    QTest::newRow("duplicate key") << QByteArray(
        R"({"jobPositionId":"pos_abc123","jobPositionId":"pos_abc123","preset":"complete-within-24h"})");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF") + bookBody();
    QTest::newRow("invalid UTF-8") << bookBody("\"x\":\"\xFF\"");
    QTest::newRow("lone surrogate") << bookBody(R"("x":"\ud800")");
    QTest::newRow("NUL in a text") << bookBody(R"("x":"\u0000")");
    QTest::newRow("control character") << bookBody("\"x\":\"\n\"");
    QTest::newRow("NaN") << bookBody("\"x\":NaN");
    QTest::newRow("33 levels") << bookBody("\"x\":" + QByteArray(32, '[') + QByteArray(32, ']'));
}

void TestCheckOrder::everyBodyIsStrictJson()
{
    QFETCH(QByteArray, body);
    ServiceHouse house;
    const ApiAnswer answer = house.post(kBookRoute, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.error(), "VALIDATION_ERROR");
}

void TestCheckOrder::malformedFieldsNameTheirPath_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    const auto book = [](const char *name, const QByteArray &field, const char *path) {
        QTest::newRow(name) << kBookRoute << bookBody(field) << QString::fromLatin1(path);
    };
    book("float for an integer", "\"invitationExpirationDays\":5.0", "invitationExpirationDays");
    book("exponent", "\"invitationExpirationDays\":5e0", "invitationExpirationDays");
    book("-0", "\"invitationExpirationDays\":-0", "invitationExpirationDays");
    book("text for an integer", "\"invitationExpirationDays\":\"5\"", "invitationExpirationDays");
    book("0 days", "\"invitationExpirationDays\":0", "invitationExpirationDays");
    book("8 days", "\"invitationExpirationDays\":8", "invitationExpirationDays");
    book("null days", "\"invitationExpirationDays\":null", "invitationExpirationDays");
    book("null zone", "\"timezone\":null", "timezone");
    book("unknown zone", "\"timezone\":\"Europe/vilnius\"", "timezone");
    book("zone that is a path", R"("timezone":"../../etc/passwd")", "timezone");
    book("source in another case", "\"timezoneSource\":\"Phone\"", "timezoneSource");
    book("retry without a mode", "\"retryCall\":{}", "retryCall.mode");
    book("retry in another case", "\"retryCall\":{\"mode\":\"same_day\"}", "retryCall.mode");
    book("retry as a text", "\"retryCall\":\"OFF\"", "retryCall");
    book("replace as a number", "\"replace\":1", "replace");
    book("force as a text", "\"force\":\"true\"", "force");
    book("preset and a window", "\"windowStartMs\":1749038400000,\"windowEndMs\":1749045600000", "preset");
    QTest::newRow("no window at all") << kBookRoute << QByteArray(R"({"jobPositionId":"pos_abc123"})") << "preset";
    QTest::newRow("half a window") << kBookRoute
                                   << QByteArray(R"({"jobPositionId":"pos_abc123","windowStartMs":1749038400000})")
                                   << "windowEndMs";
    QTest::newRow("window of no length")
        << kBookRoute
        << QByteArray(R"({"jobPositionId":"pos_abc123","windowStartMs":1749038400000,"windowEndMs":1749038400000})")
        << "windowEndMs";
    QTest::newRow("beyond 2^53")
        << kBookRoute
        << QByteArray(R"({"jobPositionId":"pos_abc123","windowStartMs":9007199254740993,"windowEndMs":1})")
        << "windowStartMs";
    QTest::newRow("no position") << kBookRoute << QByteArray(R"({"preset":"complete-within-1h"})") << "jobPositionId";
    const QByteArray batch = "/v1/candidates/batch/schedule-call";
    const auto many = [](int n) {
        QByteArray ids;
        for (int i = 0; i < n; ++i)
            ids += (i ? ",\"cand_" : "\"cand_") + QByteArray::number(i) + '"';
        return R"({"jobPositionId":"pos_abc123","preset":"complete-within-1h","candidateIds":[)" + ids + "]}";
    };
    QTest::newRow("batch of nobody") << batch << many(0) << "candidateIds";
    QTest::newRow("batch of 201") << batch << many(201) << "candidateIds";
    QTest::newRow("a number among the ids")
        << batch << QByteArray(R"({"jobPositionId":"p","preset":"complete-within-1h","candidateIds":["a",7]})")
        << "candidateIds[1]";
    QTest::newRow("strategy unknown")
        << batch
        << QByteArray(
               R"({"jobPositionId":"p","preset":"complete-within-1h","candidateIds":["a"],"phoneNumberStrategy":"x"})")
        << "phoneNumberStrategy";
    QTest::newRow("override of a wrong kind")
        << batch << QByteArray(R"({"jobPositionId":"p","preset":"complete-within-1h","candidateIds":["a"],
            "perCandidateOverrides":{"a":{"timezone":"Nowhere/X"}}})")
        << "perCandidateOverrides.a.timezone";
    const QByteArray hours = "/v1/telephony/calling-hours";
    QTest::newRow("hours without an end") << hours << QByteArray(R"({"start":"09:00"})") << "end";
    QTest::newRow("hours of one digit") << hours << QByteArray(R"({"start":"9:00","end":"18:00"})") << "start";
    QTest::newRow("24:00 on the wire") << hours << QByteArray(R"({"start":"09:00","end":"24:00"})") << "end";
    QTest::newRow("over midnight") << hours << QByteArray(R"({"start":"22:00","end":"06:00"})") << "end";
    QTest::newRow("no days") << hours << QByteArray(R"({"start":"09:00","end":"18:00","weekdays":[]})") << "weekdays";
    QTest::newRow("day 0") << hours << QByteArray(R"({"start":"09:00","end":"18:00","weekdays":[0]})") << "weekdays";
    QTest::newRow("day 8") << hours << QByteArray(R"({"start":"09:00","end":"18:00","weekdays":[8]})") << "weekdays";
    QTest::newRow("null days") << hours << QByteArray(R"({"start":"09:00","end":"18:00","weekdays":null})")
                               << "weekdays";
}

void TestCheckOrder::malformedFieldsNameTheirPath()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    ServiceHouse house;
    const ApiAnswer answer = house.post(target, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.error(), "VALIDATION_ERROR");
    QTEST(answer.json["fields"][0]["path"].toString(), "path");
}

void TestCheckOrder::unknownFieldsAreIgnoredAndNamed()
{
    ServiceHouse house;
    const ApiAnswer answer = house.post(kBookRoute, bookBody("\"colour\":1,\"retryCall\":{\"mode\":\"OFF\",\"x\":2}"));
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.field("X-Ignored-Fields"), "retryCall.x, colour");
}

void TestCheckOrder::transportRefusals()
{
    ServiceHouse house;
    QCOMPARE(house.get("/v1/nowhere", "").error(), "NOT_FOUND"); // before the key
    const ApiAnswer wrong = house.ask("DELETE", "/v1/telephony/numbers", {}, {});
    QCOMPARE(wrong.status, 405);
    QCOMPARE(wrong.field("Allow"), "GET, HEAD");
    QCOMPARE(house.ask("TRACE", "/v1/telephony/numbers", {}, {}).status, 405);
    QCOMPARE(house.ask("FETCH", "/v1/telephony/numbers", {}, {}).status, 501);
    QCOMPARE(house.ask("POST", kBookRoute, bookBody(), {"celp_acme_all", {}, {}, ""}).status, 415);
    QCOMPARE(house.ask("POST", kBookRoute, bookBody(), {"celp_acme_all", {}, {}, "text/plain"}).status, 415);
    QCOMPARE(
        house.ask("POST", kBookRoute, bookBody(), {"celp_acme_all", {}, {}, "application/json; charset=latin1"}).status,
        415);
    QCOMPARE(house.ask("POST", kBookRoute, bookBody(), {"celp_acme_all", {}, {{"content-encoding", "gzip"}}}).status,
             415);
    QCOMPARE(
        house.ask("POST", kBookRoute, bookBody(), {"celp_acme_all", {}, {}, "application/json; charset=UTF-8"}).status,
        201);
    QCOMPARE(house.get("/v1/telephony/availability?start=1&start=2").status, 400);
    QCOMPARE(house.get("/v1/telephony/%2e%2e/numbers").status, 400);
    QCOMPARE(house.get("/v1/telephony/numbers?key=celp_acme_all", "").status, 401); // never in a URL
}

CB_TEST(TestCheckOrder)
#include "tst_checkorder.moc"
