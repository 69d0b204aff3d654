// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P7
// One company's day, played twice: alone on the server, and beside another that books, cancels, edits, guesses ids and
// uses the same names. Every answer, with its head, and every event the first one hears must be the same to the byte;
// only what is made anew each time, request ids and the ids of attempts, is compared by the order in which it turns up.
// The companies share no pool. CALLBOARD_RUNS says how many days (200).
#include "core/base/canonicaljson.h"
#include "core/rpc/methods.h"
#include "core/server/routes.h"
#include "core/wire/modeljson.h"
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace callboard;
using namespace callboard::test;

namespace {

/// Chance of its own for each who acts: what one uses up, the other does not miss. What the engine makes while time
/// passes, the ids of attempts, rises: of two events of one moment the order is that of their ids, so that it must not
/// hang on how many the other company has made between them.
class OwnChance final : public Random
{
public:
    explicit OwnChance(quint64 seed) : m_streams{seededRandom(seed), seededRandom(seed + 1'000'003)} {}
    std::uint64_t next() override { return who == 2 ? ++m_made : m_streams[who]->next(); }
    size_t who = 0;

private:
    std::array<std::unique_ptr<Random>, 2> m_streams;
    std::uint64_t m_made = 0;
};

/// What is made anew in each run, called by the order in which it turns up.
class Names
{
public:
    QByteArray in(const QByteArray &text)
    {
        static const QRegularExpression made(QStringLiteral(
            "(plan|batch|att|req)_[0-9a-f]{32}|celp_[0-9a-f]{32}|key_[0-9a-f]{16}|[A-Za-z0-9+/]{43}=|[0-9a-f]{64}|"
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        const QString whole = QString::fromUtf8(text);
        QString named;
        qsizetype end = 0;
        for (auto at = made.globalMatch(whole); at.hasNext();) {
            const auto match = at.next();
            named += whole.mid(end, match.capturedStart() - end);
            auto known = m_known.constFind(match.captured());
            if (known == m_known.cend())
                known = m_known.insert(match.captured(), QStringLiteral("<%1>").arg(m_known.size()));
            named += *known;
            end = match.capturedEnd();
        }
        return (named + whole.mid(end)).toUtf8();
    }

private:
    QHash<QString, QString> m_known;
};

struct Firm
{
    CompanyId company;
    QByteArray key;
    QByteArray admin;
    QByteArray position;
    QByteArrayList people;
    QByteArrayList numbers;
};

const Firm kAcmeFirm{CompanyId("comp_acme_2f8a"),
                     "celp_acme_all",
                     "celp_acme_admin",
                     "pos_abc123",
                     {"cand_xyz789", "cand_def456", "cand_ghi012", "cand_us", "cand_test", "cand_mine"},
                     {"pn_8f2a", "pn_one"}};
const Firm kOther{
    CompanyId("comp_new"), "celp_new_all", "celp_new_all", "pos_new", {"cand_new", "cand_newtest", "cand_mine"},
    {"pn_new", "pn_new2"}};

struct Deed
{
    QByteArray method = "GET";
    QByteArray target{};
    QByteArray body{};
    QByteArray idempotencyKey{};
    bool asAdmin = false;
};

/// A server, and what one company saw of it.
class Side
{
public:
    explicit Side(quint64 seed)
        : m_chance(new OwnChance(seed)), house({60, kMinute}, true, std::unique_ptr<Random>(m_chance),
                                               [this](const Committed &committed) { hear(committed); })
    {
    }
    /// As it stands on the wire, but for what is made anew.
    QByteArray ask(const Firm &firm, const Deed &deed, size_t who)
    {
        m_chance->who = who;
        const QByteArray key = deed.asAdmin ? firm.admin : firm.key;
        const ApiAnswer answer =
            house.ask(deed.method, deed.target, deed.body, {key, deed.idempotencyKey, {}, "application/json"});
        collect(answer, who);
        if (who != 0)
            return {};
        QByteArray bytes = QByteArray::number(answer.status) + '\n';
        for (const auto &[name, value] : answer.fields)
            bytes += name + ": " + value + '\n';
        return m_names.in(bytes + answer.text);
    }
    void advance(qint64 ms)
    {
        m_chance->who = 2;
        house.advance(ms);
    }
    /// What the stream told since the last time.
    QByteArray events() { return m_names.in(std::exchange(m_events, {})); }
    const QByteArray &id(const std::vector<QByteArray> &of, quint64 n) const
    {
        static const QByteArray none = "resv_none";
        return of.empty() ? none : of[n % of.size()];
    }
    std::vector<QByteArray> calls[2];
    std::vector<QByteArray> batches[2];
    std::vector<QByteArray> plans[2];

private:
    void collect(const ApiAnswer &answer, size_t who)
    {
        const QJsonObject data = answer.data();
        const auto take = [](std::vector<QByteArray> &into, const QJsonValue &value) {
            if (value.isString())
                into.push_back(value.toString().toLatin1());
        };
        if (answer.status != 201 && answer.status != 200)
            return;
        take(calls[who], data["reservationId"]);
        take(batches[who], data["batchId"]);
        take(plans[who], data["planId"]);
        for (const QJsonValue &one : data["reservations"].toArray())
            take(calls[who], one.toObject()["reservationId"]);
    }
    /// What an event stream of the first company is made of (EventHub): its entries, and what to ask anew.
    void hear(const Committed &committed)
    {
        for (const LogEntry &entry : committed.changes.log) {
            if (entry.company == kAcmeFirm.company)
                m_events += canonicalJson(modeljson::logEntry(entry)) + '\n';
        }
        const auto &companies = committed.changes.companies;
        const auto mine = companies.find(kAcmeFirm.company);
        if (mine == companies.end())
            return;
        const CompanyChanges &now = mine->second;
        m_events += "ask anew";
        for (const auto &id : now.reservations)
            m_events += ' ' + id.text().toLatin1();
        for (const auto &id : now.candidates)
            m_events += ' ' + id.text().toLatin1();
        for (const auto &id : now.batches)
            m_events += ' ' + id.text().toLatin1();
        for (const bool one : {now.company, now.hours, now.numbers, now.positions, now.keys, now.clock, now.capacity})
            m_events += one ? " 1" : " 0";
        m_events += '\n';
    }

    OwnChance *m_chance; // the house's
    Names m_names;
    QByteArray m_events;

public:
    ServiceHouse house;
};

class Script
{
public:
    explicit Script(quint64 seed) : m_random(seededRandom(seed)) {}

    quint64 below(quint64 end) { return m_random->next() % end; }
    template <typename T> const T &one(const QList<T> &of) { return of[static_cast<qsizetype>(below(of.size()))]; }

    /// Something that `firm` does; `n` chooses among what it has booked, which is another text on each side.
    struct Choice
    {
        int kind;
        quint64 n;
        QByteArray person;
        QByteArray number;
        QByteArray idempotencyKey;
    };
    Choice choose(const Firm &firm)
    {
        return {static_cast<int>(below(kKinds)), below(1'000), one(firm.people), one(firm.numbers),
                below(3) == 0 ? "key-" + QByteArray::number(below(6)) : QByteArray()};
    }

    static constexpr int kKinds = 44;
    static Deed deed(const Choice &choice, const Firm &firm, const Side &side, size_t who)
    {
        const QByteArray position = firm.position;
        const QByteArray call = side.id(side.calls[who], choice.n);
        const QByteArray batch = side.id(side.batches[who], choice.n);
        const QByteArray plan = side.id(side.plans[who], choice.n);
        const QByteArray key = choice.idempotencyKey;
        const QByteArray many = "{\"candidateIds\":[\"" + firm.people.join("\",\"") + "\"],\"jobPositionId\":\"" +
                                position + "\",\"preset\":\"complete-within-24h\"}";
        const auto console = [](const auto &method, const auto &...arguments) {
            return Deed{"POST",
                        QByteArray("/v1/callboard/console/") + method.name,
                        rpc::bodyOf(method, arguments...),
                        {},
                        true};
        };
        const CompanyId company = firm.company;
        switch (choice.kind) {
        case 0:
        case 1:
        case 2:
        case 3:
            return {"POST", "/v1/candidates/" + choice.person + "/schedule-call",
                    "{\"jobPositionId\":\"" + position + "\",\"preset\":\"complete-within-24h\"}", key};
        case 4:
            return {"POST", "/v1/candidates/" + choice.person + "/schedule-call",
                    "{\"jobPositionId\":\"" + position +
                        "\",\"windowStartMs\":" + QByteArray::number(1'749'045'600'000 + qint64(choice.n) * 60'000) +
                        ",\"windowEndMs\":1749132000000,\"retryCall\":\"SAME_DAY\"}",
                    key};
        case 5:
            return {"POST", "/v1/candidates/batch/schedule-call", many, key};
        case 6:
        case 7:
            return {"POST", "/v1/telephony/reservations/" + call + "/cancel", {}, key};
        case 8:
            return {"GET", "/v1/telephony/reservations/" + call};
        case 9:
            return {"POST", "/v1/telephony/batches/" + batch + "/cancel", {}, key};
        case 10:
            return {"POST", "/v1/candidates/" + choice.person + "/revoke-call",
                    "{\"jobPositionId\":\"" + position + "\"}"};
        case 11:
            return {"POST", "/v1/telephony/plans", many};
        case 12:
            return {"POST", "/v1/telephony/plans/" + plan + "/commit"};
        case 13:
            return {"PATCH", "/v1/telephony/calling-hours",
                    choice.n % 2 ? R"({"start":"08:00","end":"20:00","timezone":"Europe/Vilnius"})"
                                 : R"({"start":"09:00","end":"18:00","timezone":"Europe/Vilnius"})"};
        case 14:
            return {"PATCH", "/v1/telephony/numbers/" + choice.number, R"({"defaultForOutbound":true})"};
        case 15:
            return {"POST", "/v1/telephony/reservations/" + call + "/move",
                    "{\"plannedAttemptAt\":" + QByteArray::number(1'749'049'200'000 + qint64(choice.n) * 60'000) + "}"};
        case 16:
            return {"POST", "/v1/telephony/reservations/" + call + "/call-now"};
        case 17:
            return {"POST", "/v1/telephony/reservations/" + call + "/waive-closure"};
        case 18:
            return {"PUT", "/v1/candidates/" + choice.person,
                    "{\"name\":\"Same name\",\"phone\":\"+3706999" + QByteArray::number(1000 + choice.n) + "\"}"};
        case 19:
            return {"PUT", "/v1/job-positions/pos_same", R"({"title":"Same title","interviewMs":1800000})"};
        case 20:
            return {"POST", "/v1/callboard/hold", choice.n % 2 ? R"({"hold":true,"reason":"x"})" : R"({"hold":false})"};
        case 21:
            return {"PUT", "/v1/callboard/hours-extras", R"({"exceptions":[{"from":"2025-06-05","label":"Day off"}]})"};
        case 22:
            return {"GET", "/v1/callboard/hours-extras"};
        case 23:
            return {"POST", "/v1/candidates/import",
                    R"({"candidates":[{"id":"cand_mine","name":"Imported","phone":"+37061230000"}]})"};
        case 24:
            return {"GET", "/v1/telephony/availability?start=1749038400000&end=1749124800000&durationMs=1920000"};
        case 25:
            return {"GET", "/v1/callboard/log?limit=20"};
        case 26:
            return {"POST",
                    "/v1/callboard/keys",
                    "{\"name\":\"Partner " + QByteArray::number(choice.n % 4) + "\",\"scopes\":[\"telephony:read\"]}",
                    {},
                    true};
        case 27:
            return {"GET", "/v1/callboard/keys", {}, {}, true};
        case 28:
            return {"POST", "/v1/callboard/breaker",
                    choice.n % 2 ? R"({"action":"hold","reason":"x"})" : R"({"action":"close","reason":"x"})"};
        case 29: // of the other company, and of nobody
            return {"GET", choice.n % 2 ? "/v1/telephony/numbers" : "/v1/candidates"};
        case 30:
            return {"POST", "/v1/candidates/cand_new/schedule-call",
                    "{\"jobPositionId\":\"" + position + "\",\"preset\":\"complete-within-24h\"}", key};
        case 31:
            return {"DELETE", "/v1/candidates/" + choice.person};
        case 32:
            return console(rpc::loadPeople, company);
        case 33:
            return console(rpc::loadNumbers, company);
        case 34:
            return console(rpc::loadHours, company);
        case 35:
            return console(rpc::clockStatus, company);
        case 36:
            return console(rpc::forecast, company);
        case 37: {
            LogFilter filter;
            filter.company = company;
            return console(rpc::logPage, filter);
        }
        case 38: {
            ReservationQuery query;
            query.company = company;
            return console(rpc::listReservations, query);
        }
        case 39:
            return console(rpc::listBatches, company);
        case 40:
            return {"POST", "/v1/callboard/console/session", "{}"};
        case 41:
            return {"GET", "/v1/callboard"};
        case 42:
            return {"GET", "/v1/telephony/clock"};
        default:
            return {"GET", "/v1/telephony/reservations"};
        }
    }

private:
    std::unique_ptr<Random> m_random;
};

QByteArray difference(const QByteArray &alone, const QByteArray &beside)
{
    const auto [at, other] = std::mismatch(alone.begin(), alone.end(), beside.begin(), beside.end());
    if (at == alone.end() && other == beside.end())
        return {};
    const auto from = std::max<qsizetype>(0, at - alone.begin() - 200);
    return "alone: " + alone.mid(from, 400) + "\nbeside the other: " + beside.mid(from, 400);
}

struct Count
{
    int answers = 0;
    int refused = 0;
    qsizetype bytes = 0;
};

/// A day: empty when the other made no difference, else where.
QByteArray play(quint64 seed, Count &count)
{
    Script script(seed);
    Side alone(seed);
    Side beside(seed);
    for (int step = 0; step < 24; ++step) {
        const Script::Choice mine = script.choose(kAcmeFirm);
        const Deed deedAlone = Script::deed(mine, kAcmeFirm, alone, 0);
        const QByteArray one = alone.ask(kAcmeFirm, deedAlone, 0);
        const QByteArray other = beside.ask(kAcmeFirm, Script::deed(mine, kAcmeFirm, beside, 0), 0);
        const QByteArray where = "seed " + QByteArray::number(seed) + ", " + deedAlone.method + ' ' + deedAlone.target;
        if (const QByteArray differs = difference(one, other); !differs.isEmpty())
            return where + '\n' + differs;
        ++count.answers;
        count.refused += one.startsWith('2') ? 0 : 1;
        count.bytes += one.size();
        for (quint64 deeds = script.below(4); deeds > 0; --deeds) {
            // The other one acts: for itself, with the ids of the first one, with its keys for repeating.
            const Script::Choice theirs = script.choose(script.below(4) == 0 ? kAcmeFirm : kOther);
            Side &side = beside;
            const bool guesses = script.below(5) == 0;
            beside.ask(kOther, Script::deed(theirs, kOther, side, guesses ? 0 : 1), 1);
        }
        if (script.below(4) == 0) {
            const auto ms = static_cast<qint64>(script.below(90) * 60'000);
            alone.advance(ms);
            beside.advance(ms);
        }
        const QByteArray heard = alone.events();
        if (const QByteArray differs = difference(heard, beside.events()); !differs.isEmpty())
            return where + ", event stream\n" + differs;
        count.bytes += heard.size();
    }
    return {};
}

} // namespace

class TestNonInterference : public QObject
{
    Q_OBJECT
private slots:
    void theOtherMakesNoDifference()
    {
        const int wanted = qEnvironmentVariableIntValue("CALLBOARD_RUNS");
        const int runs = wanted > 0 ? wanted : 200;
        Count count;
        for (int seed = 1; seed <= runs; ++seed) {
            const QByteArray differs = play(static_cast<quint64>(seed), count);
            QVERIFY2(differs.isEmpty(), differs);
        }
        QVERIFY(count.refused < count.answers / 2); // most of the day was work
        std::printf(
            "FIGURE {\"promise\":\"P7\",\"test\":\"core.server.noninterference\",\"what\":\"days of one company "
            "with and without another: %d answers and the event stream equal to the byte\",\"reached\":%d,"
            "\"violations\":0,\"command\":\"CALLBOARD_RUNS=%d build/release/bin/test_core_server --only "
            "tst_noninterference\"%s}\n",
            count.answers, runs, runs, runs > 200 ? ",\"size\":\"night\"" : "");
    }

    /// The test of the test: a pool that is shared shows, and is seen.
    void aSharedPoolIsSeen()
    {
        Side alone(1);
        Side beside(1);
        const Firm rival{CompanyId("comp_off"), "celp_off_all", "celp_off_all", "pos_off", {"cand_off"}, {"pn_off"}};
        const Deed look{"GET", "/v1/telephony/availability?start=1749038400000&end=1749060000000&durationMs=1920000"};
        QVERIFY(difference(alone.ask(kAcmeFirm, look, 0), beside.ask(kAcmeFirm, look, 0)).isEmpty());
        beside.ask(rival, {"PATCH", "/v1/callboard/company", R"({"telephonyEnabled":true})"}, 1);
        const Deed lower{"PUT", "/v1/callboard/pools/pool_lt", R"({"globalCap":3})"};
        beside.ask(kAcmeFirm, {lower.method, lower.target, lower.body, {}, true}, 1);
        QVERIFY(!difference(alone.ask(kAcmeFirm, look, 0), beside.ask(kAcmeFirm, look, 0)).isEmpty());
    }
};

CB_TEST(TestNonInterference)
#include "tst_noninterference.moc"
