// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/http/wireserver.h"
#include "tests/core/plain/plainhouse.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <set>

#include <sys/resource.h>

using namespace callboard;
using namespace callboard::test;

namespace {

WireAnswer json(const QByteArray &status, const QByteArray &body, const QByteArray &fields = {})
{
    return {"HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + fields +
            "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body};
}

/// The reference's own example of a 201.
WireAnswer created()
{
    return json(
        "201 Created",
        R"({"success":true,"requestId":"c9d0e1f2-a3b4-5678-cdef-789012345678","data":{"reservationId":"resv_3c1d",)"
        R"("state":"firm","windowStartMs":1749038400000,"targetEndMs":1749124800000,"estimatedDurationMs":1920000,)"
        R"("plannedAttemptAt":1749042000000,"earliestDispatchByMs":1749038400000,"latestDispatchByMs":1749122880000,)"
        R"("estimatedCompletionByMs":1749124800000,"scheduledCallExpiresAtMs":1749126600000,"phoneNumber":"pn_8f2a",)"
        R"("timezone":"Europe/Vilnius","appliedCallingHours":{"start":"09:00","end":"18:00"},)"
        R"("appliedCallingDays":[1,2,3,4,5],"retryCallSnapshot":{"enabled":true,"mode":"SAME_DAY"},)"
        R"("invitationExpirationDays":5}})");
}

WireAnswer refusal(const QByteArray &status, const QByteArray &code, const QByteArray &fields = {})
{
    return json(status, R"({"success":false,"error":")" + code + R"(","message":"no","requestId":"r"})", fields);
}

/// Refuses what is not a booking, so that only bookings are counted.
WireServer::Script bookings(std::function<WireAnswer(int)> answer)
{
    auto count = std::make_shared<std::atomic_int>(0);
    return [count, answer = std::move(answer)](const QByteArray &request, int) {
        return request.startsWith("POST /v1/candidates/") ? answer((*count)++) : refusal("404 Not Found", "NOT_FOUND");
    };
}

std::vector<QByteArray> bookingsOf(WireServer &server)
{
    std::vector<QByteArray> all;
    for (const QByteArray &text : server.requests()) {
        if (text.startsWith("POST /v1/candidates/"))
            all.push_back(text);
    }
    return all;
}

QByteArray keyOf(const QByteArray &text)
{
    const qsizetype at = text.indexOf("Idempotency-Key: ") + 17;
    return text.mid(at, text.indexOf("\r\n", at) - at);
}

/// A plan of so many people, as a planner would make it.
Plan planOf(int people)
{
    Plan plan;
    plan.request.company = kAcme;
    plan.request.position = PositionId(QStringLiteral("pos_abc123"));
    plan.request.window = InstantRange{fromEpochMs(kContractNow), fromEpochMs(kContractNow) + kDay};
    plan.request.name = QStringLiteral("Many");
    plan.madeAt = fromEpochMs(kContractNow);
    for (int i = 0; i < people; ++i) {
        PlannedCall call;
        call.candidate = CandidateId(QStringLiteral("cand_%1").arg(i));
        call.position = plan.request.position;
        call.number = PhoneNumberId(QStringLiteral("pn_8f2a"));
        call.times.plannedAttemptAt = fromEpochMs(kContractNow) + kHour;
        call.zone = Zone::utc();
        plan.entries.emplace_back(call);
    }
    return plan;
}

/// The 200 of a batch whose first `people` were booked.
WireAnswer bookedBatch(int people)
{
    QByteArray rows;
    for (int i = 0; i < people; ++i) {
        const QByteArray n = QByteArray::number(i);
        rows += (i > 0 ? "," : "") + QByteArray(R"({"candidateId":"cand_)") + n +
                R"(","status":"scheduled","reservationId":"resv_)" + n + R"("})";
    }
    return json("200 OK",
                R"({"success":true,"requestId":"r","data":{"batchId":"batch_1","reservations":[)" + rows + "]}}");
}

size_t callsOf(Backend &backend)
{
    ReservationQuery query;
    query.company = kAcme;
    return await(backend.reservations().list(query))->size();
}

/// No file takes a page more, until the end of a scope.
class FullDisk
{
public:
    FullDisk()
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit low = m_before;
        low.rlim_cur = 4'096;
        m_signal = ::signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &low);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, m_signal);
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before = {};
    void (*m_signal)(int) = SIG_DFL;
};

} // namespace

/// Commands whose answers are lost: nothing is booked twice, nothing is forgotten.
class TestPlainOutbox : public QObject
{
    Q_OBJECT

private slots:
    // The answer is lost: "sent, not confirmed", asked again with the same key and the same bytes until it is known.
    // proves: C015 P9
    void unknownIsAskedAgainWithTheSameKey()
    {
        WireServer server(bookings([](int before) {
            if (before == 0)
                return WireAnswer{{}, WireAnswer::Then::Close};
            if (before == 1)
                return WireAnswer{"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno"};
            return created();
        }));
        const QTemporaryDir folder;
        const auto backend = openPlain(plainOptions(server.url(), "celp_k", kAcme, folder.path()));
        const auto call = await(backend->reservations().book(requestFor("cand_xyz789"), QStringLiteral("mine")));
        QVERIFY(!call);
        QCOMPARE(call.error().code, ErrorCode::AnswerUnknown);
        QCOMPARE(callsOf(*backend), 0U); // nothing pretends to be booked
        QSignalSpy late(backend.get(), &Backend::answeredLate);
        QTRY_COMPARE(callsOf(*backend), 1U);
        QTRY_COMPARE(backend->connection().waiting, 0);
        QTRY_COMPARE(late.size(), 1);
        const auto told = late.front().front().value<LateAnswer>();
        QCOMPARE(told.what, LateAnswer::What::Book);
        QCOMPARE(told.key, "mine");
        QCOMPARE(told.candidate, std::optional(requestFor("cand_xyz789").candidate));
        QVERIFY(!told.refusal);
        const auto sent = bookingsOf(server);
        QCOMPARE(sent.size(), 3U);
        QCOMPARE(keyOf(sent[0]), "mine");
        QCOMPARE(sent[1], sent[0]);
        QCOMPARE(sent[2], sent[0]);
    }

    // The program ends while a booking is out: the next start asks for it with its key.
    // proves: C015 C160 P9
    void intentSurvivesARestart()
    {
        std::atomic_bool answers = false;
        WireServer server(bookings([&answers](int) {
            return answers ? created() : WireAnswer{{}, WireAnswer::Then::Close};
        }));
        const QTemporaryDir folder;
        const PlainOptions options = plainOptions(server.url(), "celp_k", kAcme, folder.path());
        {
            const auto backend = openPlain(options);
            QCOMPARE(await(backend->reservations().book(requestFor("cand_xyz789"), {})).error().code,
                     ErrorCode::AnswerUnknown);
        }
        answers = true;
        const auto backend = openPlain(options);
        QTRY_COMPARE(callsOf(*backend), 1U);
        std::set<QByteArray> keys;
        for (const QByteArray &text : bookingsOf(server))
            keys.insert(keyOf(text));
        QCOMPARE(keys.size(), 1U);
        // The whole 201 is in the journal.
        ReservationQuery query;
        query.company = kAcme;
        const auto rows = await(backend->reservations().list(query));
        const Reservation &call = rows->front().reservation;
        QCOMPARE(call.id.text(), "resv_3c1d");
        QCOMPARE(toEpochMs(call.expiresAt), 1749126600000);
        QCOMPARE(call.retry, RetryMode::SameDay);
        QCOMPARE(call.invitationExpirationDays, 5);
    }

    // The second of three requests is refused for good: what was booked stands, the rest is told as left over with the
    // server's reason, in the answer and in the batch, and does not go by itself later.
    // proves: C111 C122 P9
    void aRefusedPartEndsThePlan()
    {
        WireServer server(bookings([](int before) {
            return before == 0 ? bookedBatch(200) : refusal("422 Unprocessable Entity", "NO_CALLABLE_TIME");
        }));
        const QTemporaryDir folder;
        const PlainOptions options = plainOptions(server.url(), "celp_k", kAcme, folder.path());
        {
            const auto backend = openPlain(options);
            const auto outcome = await(backend->plans().commit(planOf(450), QStringLiteral("mine")));
            QVERIFY(outcome);
            QCOMPARE(outcome->batch.text(), "batch_1");
            QCOMPARE(outcome->entries.size(), 450U);
            int booked = 0;
            int refused = 0;
            for (const CommitOutcome::Entry &entry : outcome->entries) {
                booked += entry.reservation ? 1 : 0;
                refused += !entry.reservation && entry.code == ErrorCode::NoCallableTime ? 1 : 0;
            }
            QCOMPARE(booked, 200);
            QCOMPARE(refused, 250);
            QCOMPARE(backend->connection().waiting, 0);
            const auto batches = await(backend->reservations().batches(kAcme));
            QCOMPARE(batches->front().asked, 450);
            QCOMPARE(batches->front().leftOver.size(), 250U);
        }
        const auto sent = bookingsOf(server);
        QCOMPARE(sent.size(), 2U);
        QCOMPARE(keyOf(sent[0]), "mine");
        QVERIFY(keyOf(sent[1]) != keyOf(sent[0])); // another body
        const auto backend = openPlain(options);
        QCOMPARE(backend->connection().waiting, 0);
        QCOMPARE(await(backend->reservations().batches(kAcme))->front().leftOver.size(), 250U);
        QCOMPARE(bookingsOf(server).size(), 2U);
    }

    // D-IDEM: a server keeps keys for a day; an older one would book a second time.
    // proves: D-IDEM
    void oldKeyIsNotAskedAgain()
    {
        WireServer server(bookings([](int) { return WireAnswer{{}, WireAnswer::Then::Close}; }));
        const QTemporaryDir folder;
        PlainOptions options = plainOptions(server.url(), "celp_k", kAcme, folder.path());
        QCOMPARE(await(openPlain(options)->reservations().book(requestFor("cand_xyz789"), {})).error().code,
                 ErrorCode::AnswerUnknown);
        const auto sent = bookingsOf(server).size();
        options.time = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow) + kDay, 0);
        const auto backend = openPlain(options);
        QSignalSpy late(backend.get(), &Backend::answeredLate);
        LogFilter filter;
        filter.company = kAcme;
        filter.text = QStringLiteral("key_too_old");
        QCOMPARE(await(backend->log().page(filter))->entries.size(), 1U); // told, not forgotten
        QCOMPARE(backend->connection().waiting, 0);
        QCOMPARE(bookingsOf(server).size(), sent);
        QTRY_COMPARE(late.size(), 1); // and in the window, once that listens
        QCOMPARE(late.front().front().value<LateAnswer>().refusal->code, ErrorCode::AnswerUnknown);
    }

    // The same while the console runs: the server comes back only when it has forgotten the key.
    // proves: D-IDEM P9
    void aKeyThatGrowsOldIsNotAskedAgain()
    {
        std::atomic_bool answers = false;
        WireServer server(bookings([&answers](int) {
            return answers ? created() : WireAnswer{{}, WireAnswer::Then::Close};
        }));
        const QTemporaryDir folder;
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        PlainOptions options = plainOptions(server.url(), "celp_k", kAcme, folder.path());
        options.time = clock;
        const auto backend = openPlain(options);
        QSignalSpy late(backend.get(), &Backend::answeredLate);
        QCOMPARE(await(backend->reservations().book(requestFor("cand_xyz789"), QStringLiteral("mine"))).error().code,
                 ErrorCode::AnswerUnknown);
        clock->advance(kDay);
        QTRY_COMPARE(backend->connection().waiting, 0);
        answers = true;
        QTRY_COMPARE(late.size(), 1);
        QCOMPARE(late.front().front().value<LateAnswer>().refusal->code, ErrorCode::AnswerUnknown);
        LogFilter filter;
        filter.company = kAcme;
        filter.text = QStringLiteral("key_too_old");
        QCOMPARE(await(backend->log().page(filter))->entries.size(), 1U);
        QCOMPARE(callsOf(*backend), 0U);
    }

    void refusedAfterALostAnswer_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("the key was revoked meanwhile") << QByteArray("401 Unauthorized") << QByteArray("UNAUTHORIZED");
        QTest::newRow("the key may only read now") << QByteArray("403 Forbidden") << QByteArray("SCOPE_INSUFFICIENT");
        QTest::newRow("the server fails, perhaps after its commit")
            << QByteArray("500 Internal Server Error") << QByteArray("INTERNAL_ERROR");
    }

    // An answer was lost; what is said of the key afterwards, or of the server, does not say that nothing was booked.
    // proves: C015 D-IDEM P9
    void refusedAfterALostAnswer()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, code);
        WireServer server(bookings([=](int before) {
            if (before == 0)
                return WireAnswer{{}, WireAnswer::Then::Close};
            return before == 1 ? refusal(status, code) : created();
        }));
        const QTemporaryDir folder;
        const auto backend = openPlain(plainOptions(server.url(), "celp_k", kAcme, folder.path()));
        QSignalSpy late(backend.get(), &Backend::answeredLate);
        QCOMPARE(await(backend->reservations().book(requestFor("cand_xyz789"), QStringLiteral("mine"))).error().code,
                 ErrorCode::AnswerUnknown);
        QTRY_COMPARE(late.size(), 1);
        QVERIFY(!late.front().front().value<LateAnswer>().refusal);
        QCOMPARE(callsOf(*backend), 1U);
    }

    // A command given twice with one key is one command, and whoever gave it is answered.
    // proves: D-IDEM
    void bothWhoAskWithOneKeyAreAnswered()
    {
        WireServer server(bookings([](int) { return created(); }));
        const QTemporaryDir folder;
        const auto backend = openPlain(plainOptions(server.url(), "celp_k", kAcme, folder.path()));
        QVERIFY(!await(backend->hours().load(kAcme))); // so that neither booking waits for it
        const auto first = backend->reservations().book(requestFor("cand_xyz789"), QStringLiteral("mine"));
        const auto second = backend->reservations().book(requestFor("cand_xyz789"), QStringLiteral("mine"));
        const auto one = await(first);
        const auto two = await(second);
        QVERIFY2(one, one ? "" : qPrintable(one.error().detail));
        QVERIFY2(two, two ? "" : qPrintable(two.error().detail));
        QCOMPARE(one->id, two->id);
        QCOMPARE(bookingsOf(server).size(), 1U);
    }

    // What could not be written down is neither sent nor in the log, whose numbers go on without a gap.
    // proves: P9
    void whatTheJournalDoesNotTakeIsNotBelieved()
    {
        WireServer server(bookings([](int) { return created(); }));
        const QTemporaryDir folder;
        const auto backend = openPlain(plainOptions(server.url(), "celp_k", kAcme, folder.path()));
        const ContractWorld world = contractWorld();
        QVERIFY(await(backend->people().savePosition(world.positions.front())));
        {
            const FullDisk full;
            const auto saved = await(backend->people().savePosition(world.positions.front()));
            QCOMPARE(saved.error().code, ErrorCode::StoreUnavailable);
            const auto call = await(backend->reservations().book(requestFor("cand_xyz789"), {}));
            QCOMPARE(call.error().code, ErrorCode::StoreUnavailable);
        }
        QCOMPARE(bookingsOf(server).size(), 0U);
        QVERIFY(await(backend->people().savePosition(world.positions.front())));
        LogFilter all;
        all.company = kAcme;
        const auto page = await(backend->log().page(all));
        QVERIFY(page);
        QCOMPARE(page->entries.size(), 2U);
        QCOMPARE(page->entries.front().sequence, 2U); // newest first
        QCOMPARE(page->entries.back().sequence, 1U);
    }

    void neverLeftIsKnown()
    {
        const QTemporaryDir folder;
        const auto backend =
            openPlain(plainOptions(QStringLiteral("http://127.0.0.1:1"), "celp_k", kAcme, folder.path()));
        QCOMPARE(await(backend->reservations().book(requestFor("cand_xyz789"), {})).error().code,
                 ErrorCode::ServerUnreachable);
        QTRY_COMPARE(backend->connection().state, Connection::State::Offline);
        QVERIFY(backend->connection().trouble.has_value());
        QCOMPARE(backend->connection().waiting, 0);
    }

    // 429 by its code: a full bucket is waited for, no capacity is an answer.
    // proves: C010 C105 D-CAPERR
    void tooManyRequestsHasTwoMeanings()
    {
        WireServer full(bookings([](int) { return refusal("429 Too Many Requests", "NUMBER_AT_CAP"); }));
        WireServer busy(bookings([](int before) {
            return before == 0 ? refusal("429 Too Many Requests", "RATE_LIMITED", "Retry-After: 1\r\n") : created();
        }));
        const QTemporaryDir folder;
        const auto noLine = openPlain(plainOptions(full.url(), "celp_k", kAcme, folder.path()));
        QCOMPARE(await(noLine->reservations().book(requestFor("cand_xyz789"), {})).error().code,
                 ErrorCode::NumberAtCap);
        QCOMPARE(bookingsOf(full).size(), 1U);
        const auto patient = openPlain(plainOptions(busy.url(), "celp_k", kAcme, folder.path()));
        QVERIFY(await(patient->reservations().book(requestFor("cand_xyz789"), {})));
        QCOMPARE(bookingsOf(busy).size(), 2U);
    }

    // C007: a key that may not manage previews here, on what this console booked.
    // proves: C007
    void previewWithoutItsScopeIsLocal()
    {
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        ServerHouse server(contractDisk(), clock, true);
        const QTemporaryDir folder;
        PlainOptions options = plainOptions(server.url(), "celp_scheduler", kAcme, folder.path());
        options.time = clock;
        const auto backend = openPlain(options);
        const auto call = await(backend->reservations().book(requestFor("cand_xyz789"), {}));
        QVERIFY(call);
        const auto conflicts = await(backend->hours().preview(kAcme, {23 * 60, 23 * 60 + 30}, std::nullopt));
        QVERIFY(conflicts);
        QCOMPARE(conflicts->size(), 1U);
        QCOMPARE(conflicts->front().reservation, call->id);
        QVERIFY(!backend->capabilities().scopes.manage);
        QVERIFY(backend->capabilities().scopes.schedule);
    }

    // proves: C008 N16 C009
    void budgetIsSpentByPriority()
    {
        RequestBudget budget(60);
        const milliseconds now{1'000'000};
        const auto fill = [&](int count) {
            for (int i = 0; i < count; ++i)
                budget.count(now);
        };
        fill(48);
        QCOMPARE(budget.waitFor(RequestPriority::Polling, now), kMinute); // leaves twelve
        QCOMPARE(budget.waitFor(RequestPriority::Looked, now), milliseconds(0));
        fill(6);
        QCOMPARE(budget.waitFor(RequestPriority::Looked, now), kMinute); // leaves six
        QCOMPARE(budget.waitFor(RequestPriority::Command, now), milliseconds(0));
        QCOMPARE(budget.left(now), 6);
        fill(6);
        QCOMPARE(budget.waitFor(RequestPriority::Command, now), kMinute);
        QCOMPARE(budget.waitFor(RequestPriority::Command, now + kMinute - milliseconds(1)), milliseconds(1));
        QCOMPARE(budget.waitFor(RequestPriority::Polling, now + kMinute), milliseconds(0));
        budget.learn(now + kMinute, 10); // someone else uses the key
        QCOMPARE(budget.left(now + kMinute), 10);
        budget.close(now + kMinute, milliseconds(7'000)); // Retry-After
        QCOMPARE(budget.waitFor(RequestPriority::Command, now + kMinute), milliseconds(7'000));
    }

    // The same bucket on both sides: a hundred questions never meet a 429 that the console did not foresee.
    // proves: C008 N16
    void meterIsTheServers()
    {
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        ServerHouse server(contractDisk(), clock, true, {60, kMinute});
        const QTemporaryDir folder;
        PlainOptions options = plainOptions(server.url(), "celp_console", kAcme, folder.path());
        options.time = clock;
        options.requestsPerMinute = 60;
        const auto backend = openPlain(options);
        QCOMPARE(backend->connection().budget, 60);
        for (int i = 0; i < 10; ++i)
            QVERIFY(await(backend->hours().load(kAcme)));
        QTRY_VERIFY(backend->connection().budgetLeft.value_or(60) <= 50);
        QVERIFY(backend->connection().answeredAgo.has_value());
        QVERIFY(backend->connection().isPlain);
    }
};

CB_TEST(TestPlainOutbox)
#include "tst_plainoutbox.moc"
