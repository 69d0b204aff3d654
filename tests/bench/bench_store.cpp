// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Reading a workspace at start and making groups durable (RELIABILITY P1: 100,000 reservations < 1 s; PERFORMANCE 6).
#include "core/base/random.h"
#include "core/store/sqlitestore.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

using namespace callboard;

namespace {

void needApplication()
{
    static int argc = 1;
    static char name[] = "cb_bench";
    static char *argv[] = {name, nullptr};
    if (!QCoreApplication::instance())
        static QCoreApplication application(argc, argv);
}

const CompanyId kCompany(QStringLiteral("comp_acme_2f8a"));

/// As an engine books it: eight links of explanation, a zone with one transition, an attempt when it is over.
Reservation reservation(Random &random, int i)
{
    Reservation r;
    r.id = ReservationId(randomId(random, QStringLiteral("res_")));
    r.company = kCompany;
    r.candidate = CandidateId(randomId(random, QStringLiteral("cand_")));
    r.position = PositionId(QStringLiteral("pos_abc123"));
    r.batch = BatchId(QStringLiteral("batch_%1").arg(i / 200));
    r.number = PhoneNumberId(QStringLiteral("pn_%1").arg(i % 20));
    r.zone = *Zone::parse(QStringLiteral("Europe/Vilnius"));
    r.hours = {CallingHours{}, Weekdays::mondayToFriday()};
    r.retry = RetryMode::SameDay;
    r.bookedAt = fromEpochMs(1'790'000'000'000 + i * 1000LL);
    r.bookedBy = {Actor::Kind::Operator, QStringLiteral("you")};
    r.tzVersion = QStringLiteral("2025b");
    r.zoneOffsets = {{r.bookedAt, 10'800}, {r.bookedAt + 20 * kDay, 7'200}};
    const qint64 at = toEpochMs(r.bookedAt) + 3'600'000;
    const QString label = QStringLiteral("Vilnius outbound");
    r.why = {
        {ReasonCode::ZoneFromPhone,
         {{QStringLiteral("zone"), r.zone.name()}, {QStringLiteral("region"), QStringLiteral("LT")}}},
        {ReasonCode::NumberByCountry,
         {{QStringLiteral("numberId"), r.number.text()},
          {QStringLiteral("label"), label},
          {QStringLiteral("region"), QStringLiteral("LT")}}},
        {ReasonCode::WindowExplicit, {{QStringLiteral("startMs"), at}, {QStringLiteral("endMs"), at + 86'400'000}}},
        {ReasonCode::HoursApplied,
         {{QStringLiteral("start"), QStringLiteral("09:00")},
          {QStringLiteral("end"), QStringLiteral("18:00")},
          {QStringLiteral("days"), QVariantList{1, 2, 3, 4, 5}},
          {QStringLiteral("zone"), r.zone.name()}}},
        {ReasonCode::LatestDispatch,
         {{QStringLiteral("atMs"), at + 84'480'000}, {QStringLiteral("estimateMs"), 1'920'000}}},
        {ReasonCode::NumberLoad,
         {{QStringLiteral("atMs"), at},
          {QStringLiteral("numberId"), r.number.text()},
          {QStringLiteral("label"), label},
          {QStringLiteral("busy"), 3},
          {QStringLiteral("cap"), 8}}},
        {ReasonCode::PoolLoad,
         {{QStringLiteral("atMs"), at},
          {QStringLiteral("poolId"), QStringLiteral("pool_lt")},
          {QStringLiteral("busy"), 7},
          {QStringLiteral("cap"), 40}}},
        {ReasonCode::LeastLoaded,
         {{QStringLiteral("atMs"), at}, {QStringLiteral("ratioPercent"), 37}, {QStringLiteral("candidates"), 421}}},
    };
    r.times = {fromEpochMs(at), fromEpochMs(at) + kDay, milliseconds(1'920'000), fromEpochMs(at) + kHour};
    r.expiresAt = r.times.targetEnd + kHour / 2;
    if (i % 2 == 0) {
        r.state = ReservationState::Completed;
        r.outcome = Outcome::Completed;
        r.attempts = {{AttemptId(randomId(random, QStringLiteral("att_"))), 1, QStringLiteral("simulated"), r.bookedAt,
                       r.bookedAt, r.bookedAt, r.bookedAt, r.bookedAt, Outcome::Completed, 0}};
    }
    r.cause = QStringLiteral("booked");
    return r;
}

/// A booking as the engine writes it: the reservation and its log entry; a group has one kept answer.
WriteGroup group(Random &random, int size, WorkspaceImage::LogHead &head)
{
    WriteGroup made;
    for (int i = 0; i < size; ++i) {
        made.reservations.push_back(reservation(random, static_cast<int>(head.sequence)));
        LogEntry entry;
        entry.company = kCompany;
        entry.sequence = ++head.sequence;
        entry.at = made.reservations.back().bookedAt;
        entry.type = EventType::ReservationBooked;
        entry.reservation = made.reservations.back().id;
        entry.candidate = made.reservations.back().candidate;
        entry.after = {{QStringLiteral("plannedAttemptAt"), toEpochMs(entry.at)},
                       {QStringLiteral("state"), QStringLiteral("firm")}};
        entry.hash = head.hash = chainHash(head.hash, entry);
        made.log.push_back(std::move(entry));
    }
    made.idempotency.push_back({kCompany, QStringLiteral("POST /v1/telephony/batch/schedule-call"),
                                randomId(random, {}), QByteArray(32, 'x'), 201, QByteArray(size * 200, 'x'),
                                fromEpochMs(1'900'000'000'000)});
    return made;
}

std::unique_ptr<SqliteStore> emptyStore(const QTemporaryDir &dir)
{
    needApplication();
    auto store = SqliteStore::create(dir.filePath(QStringLiteral("bench.callboard")));
    WriteGroup first;
    Company company;
    company.id = kCompany;
    first.companies = {company};
    if (!store || !(*store)->commit(first))
        qFatal("no store to measure");
    return std::move(*store);
}

void fill(SqliteStore &store, int reservations)
{
    const auto random = seededRandom(1);
    WorkspaceImage::LogHead head;
    for (int i = 0; i < reservations / 1000; ++i) {
        if (!store.commit(group(*random, 1000, head)))
            qFatal("cannot fill the store");
        store.maintain();
    }
}

void storeOpen(benchmark::State &state)
{
    const QTemporaryDir dir;
    auto store = emptyStore(dir);
    fill(*store, static_cast<int>(state.range(0)));
    const QString path = store->path();
    for (auto _ : state) {
        store.reset();
        auto opened = SqliteStore::open(path);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        store = std::move(*opened);
    }
}
BENCHMARK(storeOpen)->Arg(100'000)->Unit(benchmark::kMillisecond);

void storeLoad(benchmark::State &state)
{
    const QTemporaryDir dir;
    const auto store = emptyStore(dir);
    fill(*store, static_cast<int>(state.range(0)));
    for (auto _ : state) {
        auto image = store->load();
        if (!image || image->reservations.size() != static_cast<size_t>(state.range(0)))
            qFatal("the store does not load");
        state.PauseTiming(); // the engine keeps it
        image = WorkspaceImage();
        state.ResumeTiming();
    }
}
BENCHMARK(storeLoad)->Arg(100'000)->Unit(benchmark::kMillisecond);

void storeCommit(benchmark::State &state)
{
    const QTemporaryDir dir;
    const auto store = emptyStore(dir);
    const auto random = seededRandom(2);
    WorkspaceImage::LogHead head;
    for (auto _ : state) {
        state.PauseTiming();
        const WriteGroup next = group(*random, static_cast<int>(state.range(0)), head);
        state.ResumeTiming();
        if (!store->commit(next))
            qFatal("the store does not commit");
        store->maintain();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(storeCommit)->Arg(1)->Arg(200)->Unit(benchmark::kMicrosecond)->UseRealTime();

void storeLogPage(benchmark::State &state)
{
    const QTemporaryDir dir;
    const auto store = emptyStore(dir);
    fill(*store, 100'000);
    for (auto _ : state)
        benchmark::DoNotOptimize(store->log({.company = kCompany, .limit = 500}));
}
BENCHMARK(storeLogPage)->Unit(benchmark::kMillisecond);

} // namespace
