// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Everything that goes into the file comes out of it, compared with the in-memory store as a naive second one.
// proves: D-IDEM C034 C042 D-DEFAULT
#include "core/store/sqlitestore.h"
#include "tests/core/store/randomvalues.h"
#include "tests/core/store/tempfolder.h"
#include "tests/support/memorystore.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace callboard;
using namespace callboard::test;

namespace {

std::unique_ptr<SqliteStore> made(const QString &path)
{
    auto store = SqliteStore::create(path);
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    return std::move(*store);
}

std::unique_ptr<SqliteStore> opened(const QString &path)
{
    auto store = SqliteStore::open(path);
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    return std::move(*store);
}

// Changes of all kinds to what is there.
WriteGroup changesTo(const WorkspaceImage &image, RandomValues &values,
                     std::map<CompanyId, WorkspaceImage::LogHead> &heads)
{
    WriteGroup group;
    const CompanyId company = image.companies[values.below(image.companies.size())].id;
    for (Reservation r : image.reservations) {
        if (values.below(3) != 0)
            continue;
        const Reservation other = values.reservation(r.company);
        r.state = other.state;
        r.times.plannedAttemptAt = other.times.plannedAttemptAt;
        r.attempts = other.attempts; // longer, shorter or gone
        r.version += 1;
        group.reservations.push_back(r);
    }
    group.reservations.push_back(values.reservation(company));
    group.candidates.push_back(values.candidate(company));
    if (!image.candidates.empty() && values.yes())
        group.removedCandidates.emplace_back(image.candidates.front().company, image.candidates.front().id);
    if (!image.numbers.empty() && values.yes())
        group.removedNumbers.emplace_back(image.numbers.back().company, image.numbers.back().id);
    // Written twice in one group: the later one wins.
    Company twice = image.companies.front();
    twice.name = values.text();
    group.companies.push_back(twice);
    twice.name = values.text();
    twice.callOverhead = values.length();
    group.companies.push_back(twice);
    group.samples.emplace_back(company, values.sample());
    group.log = {values.logEntry(company), values.logEntry(company)};
    chain(group.log, heads);
    return group;
}

} // namespace

class TstRoundTrip : public QObject
{
    Q_OBJECT
private slots:
    void everyFieldComesBackAfterReopening()
    {
        const bool holds = rc::check("what two stores hold after the same groups is equal", [](std::uint64_t seed) {
            TempFolder dir;
            const QString path = dir.filePath(QStringLiteral("random.callboard"));
            RandomValues values(seed);
            MemoryStore memory;
            auto store = made(path);
            WriteGroup group = values.workspace();
            std::map<CompanyId, WorkspaceImage::LogHead> heads;
            chain(group.log, heads);
            for (int round = 0; round < 4; ++round) {
                RC_ASSERT(store->commit(group).has_value());
                RC_ASSERT(memory.commit(group).has_value());
                const auto image = store->load();
                RC_ASSERT(image.has_value());
                RC_ASSERT(differenceOf(*image, *memory.load()).toStdString() == std::string());
                group = changesTo(*image, values, heads);
            }
            RC_ASSERT(store->close().has_value());
            store = opened(path);
            RC_ASSERT(differenceOf(*store->load(), *memory.load()).toStdString() == std::string());
            RC_ASSERT(store->checkIntegrity().has_value());
        });
        QVERIFY(holds);
    }

    void largeWorkspaceIsReadByTwoThreadsWithoutLoss()
    {
        TempFolder dir;
        RandomValues values(16);
        MemoryStore memory;
        auto store = made(dir.filePath(QStringLiteral("large.callboard")));
        const WriteGroup group = values.workspace(20'500);
        QVERIFY(store->commit(group));
        QVERIFY(memory.commit(group));
        QCOMPARE(differenceOf(*store->load(), *memory.load()), QString());
    }

    void logIsAnsweredAsByTheNaiveStore()
    {
        const bool holds = rc::check("filters, ranges and limits of the log", [](std::uint64_t seed) {
            TempFolder dir;
            RandomValues values(seed);
            MemoryStore memory;
            auto store = made(dir.filePath(QStringLiteral("log.callboard")));
            WriteGroup group = values.workspace(0);
            const CompanyId company = group.companies.front().id;
            group.log.clear();
            for (int i = 0; i < 60; ++i)
                group.log.push_back(values.logEntry(group.companies[values.below(2)].id));
            std::map<CompanyId, WorkspaceImage::LogHead> heads;
            chain(group.log, heads);
            RC_ASSERT(store->commit(group).has_value());
            RC_ASSERT(memory.commit(group).has_value());
            for (int i = 0; i < 20; ++i) {
                LogQuery query;
                query.company = company;
                query.after = values.below(20);
                query.before = values.below(3) == 0 ? 0 : values.below(50);
                query.limit = values.number(0, 70);
                query.newestFirst = values.yes();
                const LogEntry some = values.logEntry(company);
                if (values.below(3) == 0)
                    query.reservation = some.reservation;
                if (values.below(3) == 0)
                    query.candidate = some.candidate;
                if (values.below(3) == 0)
                    query.batch = some.batch;
                if (values.below(3) == 0)
                    query.range =
                        InstantRange{std::min(some.at, values.instant()), std::max(some.at, values.instant())};
                const auto answer = store->log(query);
                RC_ASSERT(answer.has_value());
                RC_ASSERT(*answer == *memory.log(query));
            }
            RC_ASSERT(!firstBrokenLink({}, *store->log({.company = company, .limit = 100, .newestFirst = false})));
        });
        QVERIFY(holds);
    }

    void logOfAnotherCompanyIsNotSeen() // P7
    {
        TempFolder dir;
        RandomValues values(7);
        auto store = made(dir.filePath(QStringLiteral("two.callboard")));
        WriteGroup group = values.workspace();
        QVERIFY(store->commit(group));
        for (const Company &company : group.companies) {
            const auto entries = store->log({.company = company.id});
            QVERIFY(entries);
            QCOMPARE(entries->size(), size_t(5));
            for (const LogEntry &entry : *entries)
                QCOMPARE(entry.company, company.id);
        }
        QVERIFY(store->log({.company = CompanyId(QStringLiteral("nobody"))})->empty());
    }

    void sameIdInTwoCompaniesIsTwoThings() // P7
    {
        TempFolder dir;
        RandomValues values(8);
        auto store = made(dir.filePath(QStringLiteral("same.callboard")));
        WriteGroup group = values.workspace();
        Reservation foreign = group.reservations.front();
        foreign.company = foreign.company == group.companies[0].id ? group.companies[1].id : group.companies[0].id;
        foreign.candidate = CandidateId(QStringLiteral("somebody_else"));
        group.reservations.push_back(foreign);
        QVERIFY(store->commit(group));
        QCOMPARE(store->load()->reservations.size(), group.reservations.size());
    }

    void answersAreKeptPerCompanyRouteAndKey()
    {
        TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("idem.callboard"));
        RandomValues values(9);
        auto store = made(path);
        WriteGroup group = values.workspace();
        const IdempotencyRow row{group.companies[0].id,
                                 QStringLiteral("POST /v1/candidates/cand_1/schedule-call"),
                                 QStringLiteral("abc"),
                                 values.bytes(32),
                                 201,
                                 QByteArrayLiteral("{\"reservationId\":\"res_1\"}"),
                                 fromEpochMs(2'000'000)};
        group.idempotency = {row};
        QVERIFY(store->commit(group));
        store.reset();
        store = opened(path);

        const auto ask = [&](const CompanyId &company, const QString &route, const QString &key, qint64 now) {
            const auto answer = store->idempotency(company, route, key, fromEpochMs(now));
            return answer && answer->has_value();
        };
        const auto found = store->idempotency(row.company, row.route, row.key, fromEpochMs(1'999'999));
        QVERIFY(found && *found);
        QCOMPARE((*found)->fingerprint, row.fingerprint);
        QCOMPARE((*found)->status, 201);
        QCOMPARE((*found)->answer, row.answer);
        QCOMPARE((*found)->keptUntil, row.keptUntil);
        QVERIFY(!ask(row.company, row.route, row.key, 2'000'000)); // half-open: no longer kept at its end
        QVERIFY(!ask(group.companies[1].id, row.route, row.key, 0));
        QVERIFY(!ask(row.company, row.route + QLatin1Char('x'), row.key, 0));
        QVERIFY(!ask(row.company, row.route, QStringLiteral("ABC"), 0));
    }

    void oldAnswersAreThrownAwayOnlyLongAfterTheirEnd()
    {
        TempFolder dir;
        RandomValues values(10);
        auto store = made(dir.filePath(QStringLiteral("old.callboard")));
        WriteGroup group = values.workspace();
        IdempotencyRow row = values.idempotency(group.companies[0].id);
        row.keptUntil = fromEpochMs(0) + kDay;
        group.idempotency = {row};
        QVERIFY(store->commit(group));
        const auto askAt = [&](Instant now) { return store->idempotency(row.company, row.route, row.key, now); };
        const auto commitSomething = [&] {
            WriteGroup other;
            other.positions = {values.position(row.company)};
            return store->commit(other).has_value();
        };
        QVERIFY(!*askAt(fromEpochMs(0) + 2 * kDay)); // over, but the clock may have jumped
        QVERIFY(commitSomething());
        QVERIFY(*askAt(fromEpochMs(0)));
        QVERIFY(!*askAt(fromEpochMs(1) + 2 * kDay + kHour));
        QVERIFY(commitSomething());
        QVERIFY(!*askAt(fromEpochMs(0)));
    }

    void defaultNumberMovesInOneGroupInEitherOrder()
    {
        for (const bool newFirst : {true, false}) {
            TempFolder dir;
            RandomValues values(11);
            auto store = made(dir.filePath(QStringLiteral("default.callboard")));
            WriteGroup group = values.workspace();
            group.numbers[0].isDefault = true;
            group.numbers[1].isDefault = false;
            group.numbers[2].isDefault = false;
            QVERIFY(store->commit(group));
            WriteGroup swap;
            swap.numbers = {group.numbers[0], group.numbers[1]};
            swap.numbers[0].isDefault = false;
            swap.numbers[1].isDefault = true;
            if (newFirst)
                std::swap(swap.numbers[0], swap.numbers[1]);
            QVERIFY(store->commit(swap));
            const auto image = store->load();
            for (const PhoneNumber &number : image->numbers) {
                if (number.company == group.companies[0].id)
                    QCOMPARE(number.isDefault, number.id == group.numbers[1].id);
            }
        }
    }

    void twoDefaultNumbersNeverReachTheFile()
    {
        TempFolder dir;
        RandomValues values(12);
        auto store = made(dir.filePath(QStringLiteral("defaults.callboard")));
        WriteGroup group = values.workspace();
        QVERIFY(store->commit(group));
        const auto before = store->load();
        WriteGroup wrong;
        wrong.numbers = {group.numbers[0], group.numbers[1]};
        wrong.numbers[0].isDefault = true;
        wrong.numbers[1].isDefault = true;
        QVERIFY(!store->commit(wrong));
        QVERIFY(!store->isWritable());
        QVERIFY(store->reopen());
        QCOMPARE(differenceOf(*store->load(), *before), QString());
    }

    void savedHoursLeaveTheOtherCompanyFieldsAlone() // C034
    {
        TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("hours.callboard"));
        RandomValues values(13);
        auto store = made(path);
        WriteGroup group = values.workspace();
        group.companies[0].diallingHeld = true;
        QVERIFY(store->commit(group));
        WriteGroup hours;
        Company changed = group.companies[0];
        changed.policy.hours = CallingHours{600, 700};
        hours.companies = {changed};
        QVERIFY(store->commit(hours));
        store.reset();
        store = opened(path);
        WorkspaceImage expected;
        const auto image = store->load();
        const auto found = std::find_if(image->companies.begin(), image->companies.end(),
                                        [&](const Company &c) { return c.id == changed.id; });
        QVERIFY(found != image->companies.end());
        QVERIFY(*found == changed);
        const auto other = std::find_if(image->companies.begin(), image->companies.end(),
                                        [&](const Company &c) { return c.id == group.companies[1].id; });
        QVERIFY(*other == group.companies[1]);
    }

    void numberWithoutSettingsPlacesNothing() // C042
    {
        TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("plain.callboard"));
        auto store = made(path);
        RandomValues values(14);
        WriteGroup group = values.workspace(0);
        PhoneNumber plain;
        plain.id = PhoneNumberId(QStringLiteral("pn_plain"));
        plain.company = group.companies[0].id;
        plain.e164 = *E164::parse(QStringLiteral("+37052071234"));
        plain.pool = group.pools[0].id;
        group.numbers = {plain};
        QVERIFY(store->commit(group));
        const auto image = store->load();
        QCOMPARE(image->numbers.size(), size_t(1));
        QVERIFY(image->numbers[0].voice);
        QVERIFY(!image->numbers[0].sms);
        QCOMPARE(image->numbers[0].maxInboundConcurrent, 0);
        QCOMPARE(image->numbers[0].maxOutboundConcurrent, 0);
        QCOMPARE(image->numbers[0].outboundCap(), 0);
    }

    void demoStaysMarkedForEver()
    {
        TempFolder dir;
        auto store = made(dir.filePath(QStringLiteral("demo.callboard")));
        QVERIFY(!store->load()->isDemo);
        WriteGroup mark;
        mark.isDemo = true;
        QVERIFY(store->commit(mark));
        WriteGroup unmark;
        unmark.isDemo = false;
        QVERIFY(store->commit(unmark));
        QVERIFY(store->load()->isDemo);
    }

    void samplesOlderThanADayGo()
    {
        TempFolder dir;
        RandomValues values(15);
        auto store = made(dir.filePath(QStringLiteral("samples.callboard")));
        const CompanyId company(QStringLiteral("comp"));
        for (int hour = 0; hour < 40; ++hour) {
            WriteGroup group;
            HealthSample sample = values.sample();
            sample.at = fromEpochMs(0) + hour * kHour;
            group.samples.emplace_back(company, sample);
            QVERIFY(store->commit(group));
        }
        const auto image = store->load();
        QCOMPARE(image->samples.size(), size_t(25)); // 15 h .. 39 h, both ends
        QCOMPARE(image->samples.front().second.at, fromEpochMs(0) + 15 * kHour);
        QCOMPARE(image->samples.back().second.at, fromEpochMs(0) + 39 * kHour);
    }
};

CB_TEST(TstRoundTrip)
#include "tst_roundtrip.moc"
