// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P7
#include "core/model/apikey.h"
#include "core/server/routes.h"
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>
#include <map>
#include <set>

using namespace callboard;
using namespace callboard::test;

namespace {

/// What an id can be the name of.
enum class Thing { Candidate, Position, Number, Reservation, Batch, Plan, Key, Pool };
constexpr std::array kThings{Thing::Candidate, Thing::Position, Thing::Number, Thing::Reservation,
                             Thing::Batch,     Thing::Plan,     Thing::Key,    Thing::Pool};

/// One request with a place for an id: "@" in the target or the body.
struct Place
{
    const char *method;
    const char *target;
    Thing thing;
    const char *body = "";
};

constexpr auto kCall = R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h"})";
constexpr auto kPerson = R"({"name":"x","phone":"+37061234999"})";
constexpr auto kNumber = R"({"e164":"+37052071299","capacityPoolId":"pool_lt"})";

/// Every place where the API takes an id. That no route is forgotten is checked below.
constexpr Place kPlaces[] = {
    {"PATCH", "/v1/telephony/numbers/@", Thing::Number, R"({"displayName":"x"})"},
    {"POST", "/v1/candidates/@/schedule-call", Thing::Candidate, kCall},
    {"GET", "/v1/telephony/reservations/@", Thing::Reservation},
    {"POST", "/v1/telephony/reservations/@/cancel", Thing::Reservation},
    {"POST", "/v1/telephony/batches/@/cancel", Thing::Batch},
    {"POST", "/v1/candidates/@/revoke-call", Thing::Candidate, R"({"jobPositionId":"pos_abc123"})"},
    {"GET", "/v1/telephony/batches/@", Thing::Batch},
    {"POST", "/v1/telephony/batches/@/pause", Thing::Batch, R"({"reason":"x"})"},
    {"POST", "/v1/telephony/batches/@/resume", Thing::Batch},
    {"DELETE", "/v1/callboard/keys/@", Thing::Key},
    {"GET", "/v1/telephony/plans/@", Thing::Plan},
    {"POST", "/v1/telephony/plans/@/commit", Thing::Plan},
    {"PUT", "/v1/job-positions/@", Thing::Position, R"({"title":"x","interviewMs":1800000})"},
    {"PUT", "/v1/candidates/@", Thing::Candidate, kPerson},
    {"DELETE", "/v1/candidates/@", Thing::Candidate},
    {"PUT", "/v1/callboard/numbers/@", Thing::Number, kNumber},
    {"DELETE", "/v1/callboard/numbers/@", Thing::Number},
    {"PUT", "/v1/callboard/pools/@", Thing::Pool, R"({"globalCap":3})"},
    {"POST", "/v1/telephony/reservations/@/move", Thing::Reservation, R"({"plannedAttemptAt":1749042000000})"},
    {"POST", "/v1/telephony/reservations/@/call-now", Thing::Reservation},
    {"POST", "/v1/telephony/reservations/@/waive-closure", Thing::Reservation},
    // In a query or a body
    {"GET", "/v1/telephony/availability?start=1749038400000&end=1749042000000&durationMs=1920000&phoneNumberId=@",
     Thing::Number},
    {"GET", "/v1/telephony/reservations?batchId=@", Thing::Batch},
    {"GET", "/v1/telephony/reservations?candidateId=@", Thing::Candidate},
    {"GET", "/v1/callboard/log?reservationId=@", Thing::Reservation},
    {"GET", "/v1/callboard/log?candidateId=@", Thing::Candidate},
    {"GET", "/v1/callboard/log?batchId=@", Thing::Batch},
    {"POST", "/v1/candidates/cand_xyz789/schedule-call", Thing::Position,
     R"({"jobPositionId":"@","preset":"complete-within-24h"})"},
    {"POST", "/v1/candidates/cand_xyz789/schedule-call", Thing::Number,
     R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h","phoneNumberId":"@"})"},
    {"POST", "/v1/candidates/cand_xyz789/revoke-call", Thing::Position, R"({"jobPositionId":"@"})"},
    {"POST", "/v1/candidates/batch/schedule-call", Thing::Candidate,
     R"({"candidateIds":["@"],"jobPositionId":"pos_abc123","preset":"complete-within-24h"})"},
    {"POST", "/v1/candidates/batch/schedule-call", Thing::Position,
     R"({"candidateIds":["cand_xyz789"],"jobPositionId":"@","preset":"complete-within-24h"})"},
    {"POST", "/v1/telephony/plans", Thing::Candidate,
     R"({"candidateIds":["@"],"jobPositionId":"pos_abc123","preset":"complete-within-24h"})"},
    {"POST", "/v1/candidates/import", Thing::Position,
     R"({"candidates":[{"name":"x","phone":"+37061234999","jobPositionId":"@"}]})"},
    {"PUT", "/v1/candidates/cand_mine", Thing::Position, R"({"phone":"+37061234999","jobPositionId":"@"})"},
    {"POST", "/v1/callboard/numbers", Thing::Pool, R"({"e164":"+37052071299","capacityPoolId":"@"})"},
};

/// Two companies and one of everything in the other one.
struct TwoCompanies
{
    ServiceHouse house;
    std::map<Thing, QByteArray> theirs;

    TwoCompanies()
    {
        const QByteArray their = "celp_new_all";
        const QByteArray batch = R"({"candidateIds":["cand_newtest"],"jobPositionId":"pos_new",)"
                                 R"("preset":"complete-within-24h"})";
        house.patch("/v1/telephony/numbers/pn_new", R"({"defaultForOutbound":true})", their);
        const ApiAnswer plan = house.post("/v1/telephony/plans", batch, their);
        const ApiAnswer booked = house.post("/v1/candidates/batch/schedule-call", batch, their);
        const QJsonObject row = booked.data()["reservations"].toArray()[0].toObject();
        theirs = {{Thing::Candidate, "cand_newtest"},
                  {Thing::Position, "pos_new"},
                  {Thing::Number, "pn_new"},
                  {Thing::Reservation, row["reservationId"].toString().toLatin1()},
                  {Thing::Batch, booked.data()["batchId"].toString().toLatin1()},
                  {Thing::Plan, plan.data()["planId"].toString().toLatin1()},
                  {Thing::Key, idOfKey(sha256OfKey(their)).toLatin1()},
                  {Thing::Pool, "pool_small"}};
        for (const Thing thing : kThings) {
            if (theirs[thing].isEmpty())
                qFatal("the other company has no thing %d: %s", int(thing), booked.text.constData());
        }
    }
    /// All that they can see of themselves.
    QByteArray theirView()
    {
        QByteArray view;
        for (const char *list : {"/v1/telephony/reservations", "/v1/telephony/batches", "/v1/candidates",
                                 "/v1/job-positions", "/v1/callboard/numbers", "/v1/callboard/log"}) {
            QJsonObject json = house.get(list, "celp_new_all").json;
            json.remove("requestId");
            view += QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
        }
        return view;
    }
};

/// Of the same shape as the one that is there.
QByteArray absentLike(const QByteArray &id)
{
    QByteArray absent = id;
    absent.back() = id.back() == '0' ? '1' : '0';
    return absent;
}

/// The answer without what differs for honest reasons: the moment, the request's own name, and the id that was sent.
QByteArray bytesOf(const ApiAnswer &answer, const QByteArray &id)
{
    QByteArray text = answer.text;
    text.replace(answer.json["requestId"].toString().toLatin1(), "REQUEST").replace(id, "ID");
    static const QRegularExpression made(
        QStringLiteral("(plan|batch|att)_[0-9a-f]{32}")); // by the server, each time anew
    static const QRegularExpression request(
        QStringLiteral("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")); // and its hash, in the log
    text = QString::fromUtf8(text)
               .replace(made, QStringLiteral("MADE"))
               .replace(request, QStringLiteral("ASKED"))
               .toUtf8();
    QByteArray bytes = QByteArray::number(answer.status) + '\n';
    for (const auto &[name, value] : answer.fields) {
        if (name != "Date" && name != "X-Request-Id")
            bytes += name + ": " + value + '\n';
    }
    return bytes + text;
}

ApiAnswer asked(ServiceHouse &house, const Place &place, const QByteArray &id, const QByteArray &key)
{
    QByteArray target = place.target;
    QByteArray body = place.body;
    return house.ask(place.method, target.replace('@', id), body.replace('@', id), {key, {}, {}, "application/json"});
}

/// One company, and what it can do that others might notice. Its calls are not at one moment: which of two comes first
/// is decided by their ids, which are made by chance.
struct Firm
{
    QByteArray key;
    std::vector<std::array<QByteArray, 3>> deeds; ///< method, target, body
};

Firm acme()
{
    return {
        "celp_acme_all",
        {{"POST", "/v1/candidates/cand_test/schedule-call", kCall},
         {"POST", "/v1/candidates/batch/schedule-call",
          R"({"candidateIds":["cand_xyz789"],"jobPositionId":"pos_abc123","windowStartMs":1749049200000,"windowEndMs":1749056400000})"},
         {"POST", "/v1/telephony/plans",
          R"({"candidateIds":["cand_ghi012"],"jobPositionId":"pos_abc123","preset":"complete-within-24h"})"},
         {"PATCH", "/v1/telephony/numbers/pn_one", R"({"displayName":"Renamed","defaultForOutbound":true})"},
         {"PATCH", "/v1/telephony/calling-hours", R"({"start":"08:00","end":"20:00"})"},
         {"PUT", "/v1/candidates/cand_more", kPerson},
         {"PUT", "/v1/job-positions/pos_more", R"({"title":"More","interviewMs":1800000})"}}};
}

Firm newcomer()
{
    return {"celp_new_all",
            {{"PATCH", "/v1/telephony/numbers/pn_new", R"({"defaultForOutbound":true})"},
             {"POST", "/v1/candidates/cand_newtest/schedule-call",
              R"({"jobPositionId":"pos_new","preset":"complete-within-24h"})"},
             {"PATCH", "/v1/telephony/calling-hours", R"({"start":"08:00","end":"20:00","timezone":"Europe/Berlin"})"},
             {"PUT", "/v1/candidates/cand_more", kPerson}}};
}

/// All that every route without an id tells one company.
QByteArray viewOf(ServiceHouse &house, const QByteArray &key)
{
    QByteArray view;
    for (const Route &route : allRoutes()) {
        const QByteArray path = route.path;
        if (QByteArray(route.method) != "GET" || !path.startsWith("/v1/") || path.contains('{'))
            continue;
        const bool isAvailability = path.endsWith("/availability");
        const ApiAnswer answer =
            house.get(isAvailability ? path + "?start=1749038400000&end=1749124800000&durationMs=1920000" : path, key);
        if (answer.status != 200 && answer.status != 403) // the list of keys is for admins
            qFatal("%s answers %d", path.constData(), answer.status);
        view += path + '\n' + bytesOf(answer, "no id") + '\n';
    }
    return view;
}

/// Empty when there is none; else what stands there in both.
QByteArray firstDifference(const QByteArray &one, const QByteArray &other)
{
    const auto [at, otherAt] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    if (at == one.end() && otherAt == other.end())
        return {};
    const auto from = std::max<qsizetype>(0, at - one.begin() - 200);
    return one.mid(from, 400) + " <> " + other.mid(from, 400);
}

/// The same world twice, for the two questions that must be answered the same.
struct Worlds
{
    TwoCompanies one;
    TwoCompanies other;
    const QByteArray before = one.theirView();
};

} // namespace

/// What belongs to another company is in no way different from what does not exist.
class TestForeignIds : public QObject
{
    Q_OBJECT
private slots:
    void foreignIsAbsent_data()
    {
        QTest::addColumn<int>("place");
        for (size_t i = 0; i < std::size(kPlaces); ++i)
            QTest::addRow("%s %s %s", kPlaces[i].method, kPlaces[i].target, kPlaces[i].body) << int(i);
    }
    void foreignIsAbsent()
    {
        QFETCH(int, place);
        const Place &one = kPlaces[place];
        std::unique_ptr<Worlds> worlds;
        for (const char *key : {"celp_nobody", "celp_acme_none", "celp_acme_read", "celp_acme_schedule",
                                "celp_acme_manage", "celp_acme_all", "celp_acme_admin"}) {
            if (!worlds)
                worlds = std::make_unique<Worlds>();
            const QByteArray foreign = worlds->one.theirs[one.thing];
            const QByteArray absent = absentLike(foreign);
            const ApiAnswer toForeign = asked(worlds->one.house, one, foreign, key);
            const ApiAnswer toAbsent = asked(worlds->other.house, one, absent, key);
            QCOMPARE(bytesOf(toForeign, foreign), bytesOf(toAbsent, absent));
            if (toForeign.status < 300 && QByteArray(one.method) != "GET") {
                QCOMPARE(worlds->one.theirView(), worlds->before);
                worlds.reset(); // what it left behind must not colour the next answer
            }
        }
        if (worlds)
            QCOMPARE(worlds->one.theirView(), worlds->before);
    }

    /// What was there and is no more is as what never was.
    void deletedIsAbsent_data() { foreignIsAbsent_data(); }
    void deletedIsAbsent()
    {
        QFETCH(int, place);
        const Place &one = kPlaces[place];
        std::map<Thing, std::pair<QByteArray, QByteArray>> removals{
            {Thing::Candidate, {"/v1/candidates/", "cand_def456"}},
            {Thing::Number, {"/v1/callboard/numbers/", "pn_one"}},
            {Thing::Key, {"/v1/callboard/keys/", idOfKey(sha256OfKey("celp_acme_none")).toLatin1()}},
        };
        const auto removal = removals.find(one.thing);
        if (removal == removals.end())
            return; // nothing of this kind can be deleted
        const auto &[route, id] = removal->second;
        // A log remembers, and that is its purpose; and who saves an id again adds it.
        if (QByteArray(one.target).startsWith("/v1/callboard/log"))
            return;
        TwoCompanies world;
        QCOMPARE(world.house.ask("DELETE", route + id, {}, {"celp_acme_admin", {}, {}, {}}).status, 200);
        TwoCompanies same;
        QCOMPARE(same.house.ask("DELETE", route + id, {}, {"celp_acme_admin", {}, {}, {}}).status, 200);
        const QByteArray absent = absentLike(id);
        QCOMPARE(bytesOf(asked(world.house, one, id, "celp_acme_admin"), id),
                 bytesOf(asked(same.house, one, absent, "celp_acme_admin"), absent));
    }

    /// 400 with the path of the field, or 404 where the path itself cannot be; never anything else, for nobody.
    void malformedIsRefused_data() { foreignIsAbsent_data(); }
    void malformedIsRefused()
    {
        QFETCH(int, place);
        const Place &one = kPlaces[place];
        TwoCompanies world;
        const QByteArray before = world.theirView();
        for (const char *id : {"%20", "a.b", "%27%20OR%201", "..", "%F0%9F%93%9E", "a%2Fb", ""}) {
            const bool isInPath = QByteArray(one.target).split('?').first().contains('@');
            const QByteArray text =
                isInPath || QByteArray(one.target).contains('@') ? QByteArray(id) : QByteArray::fromPercentEncoding(id);
            const ApiAnswer answer = asked(world.house, one, text, "celp_acme_admin");
            const bool isRefused = answer.status == 400 || (isInPath && (answer.status == 404 || answer.status == 405));
            QVERIFY2(isRefused, QByteArray(id) + " -> " + answer.text);
        }
        QCOMPARE(world.theirView(), before);
    }

    void noRouteIsForgotten()
    {
        std::set<QByteArray> asked;
        for (const Place &place : kPlaces)
            asked.insert(QByteArray(place.method) + ' ' + QByteArray(place.target).replace('@', "{id}"));
        for (const Route &route : allRoutes()) {
            const bool namesAMethod = QByteArray(route.path).startsWith("/v1/callboard/console/"); // not a thing
            if (QByteArray(route.path).contains("{id}") && !namesAMethod)
                QVERIFY2(asked.contains(QByteArray(route.method) + ' ' + route.path), route.path);
        }
    }

    void whatOneDoesTheOtherDoesNotSee_data()
    {
        QTest::addColumn<bool>("acmeActs");
        QTest::newRow("the one") << true;
        QTest::newRow("the other") << false;
    }
    /// Two worlds, the same but for what another company does in one of them; the pools are not shared.
    void whatOneDoesTheOtherDoesNotSee()
    {
        QFETCH(bool, acmeActs);
        const Firm actor = acmeActs ? acme() : newcomer();
        const Firm watcher = acmeActs ? newcomer() : acme();
        ServiceHouse quiet;
        ServiceHouse busy;
        const auto act = [](ServiceHouse &house, const Firm &firm) {
            for (const auto &[method, target, body] : firm.deeds) {
                const ApiAnswer answer = house.ask(method, target, body, {firm.key, {}, {}, "application/json"});
                if (answer.status / 100 != 2)
                    qFatal("%s: %s", target.constData(), answer.text.constData());
            }
        };
        act(quiet, watcher);
        act(busy, watcher);
        const auto differ = [&] { return firstDifference(viewOf(busy, watcher.key), viewOf(quiet, watcher.key)); };
        QVERIFY2(differ().isEmpty(), differ());
        act(busy, actor);
        QVERIFY2(differ().isEmpty(), differ());
        // Calls are dialled, ring and end.
        for (const qint64 minutes : {20, 10, 10, 60}) {
            quiet.advance(minutes * 60'000);
            busy.advance(minutes * 60'000);
            QVERIFY2(differ().isEmpty(), differ());
        }
    }

    /// A key remembers nothing for another company.
    void idempotencyKeysAreTheirOwn()
    {
        TwoCompanies world;
        const QByteArray target = "/v1/candidates/cand_test/schedule-call";
        const ApiAnswer ours = world.house.post(target, kCall, "celp_acme_all", "same-key");
        QCOMPARE(ours.status, 201);
        const ApiAnswer theirs = world.house.post(target, kCall, "celp_new_all", "same-key");
        QCOMPARE(theirs.status, 404);
        QVERIFY(!theirs.has("Idempotent-Replayed"));
    }
};

CB_TEST(TestForeignIds)
#include "tst_foreignids.moc"
