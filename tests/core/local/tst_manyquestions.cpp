// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What a window does to the engine, many times over: questions of every kind in the workers while commands commit and
// calls are dialled on a fast clock. Each answer must be true of one moment; the sanitizers watch what the threads
// share.
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/local/localbackend.h"
#include "tests/contract/contracthouse.h"
#include "tests/support/memorystore.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr int kPeople = 20;
constexpr int kLines = 8; // of pn_8f2a

std::unique_ptr<Backend> openFast()
{
    const auto disk = std::make_shared<MemoryDisk>();
    const ContractWorld world = contractWorld();
    disk->image.pools = world.pools;
    disk->image.companies = world.companies;
    disk->image.numbers = world.numbers;
    disk->image.positions = world.positions;
    disk->image.candidates = world.candidates;
    disk->image.simulation.talk = milliseconds(240'000);
    // Ten minutes a second: calls ring, talk and end many times while questions are out.
    const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 600);
    LocalWorkspace workspace;
    workspace.time = clock;
    workspace.carrier = QStringLiteral("simulated");
    workspace.build = [disk, clock](LocalWorkspace::Facts &) -> Result<EngineHouse> {
        EngineHouse house;
        house.borrowedTime = clock.get();
        house.random = seededRandom(7);
        house.store = std::make_unique<MemoryStore>(disk);
        house.carriers.push_back(std::make_unique<SimulatedCarrier>(*clock, SimulatedCarrier::Mix{}));
        return house;
    };
    auto backend = LocalBackend::open(std::move(workspace));
    if (!backend)
        qFatal("not opened: %s", qPrintable(backend.error().detail));
    return std::move(*backend);
}

} // namespace

class TstManyQuestions : public QObject
{
    Q_OBJECT
private slots:
    void everyAnswerIsOfOneMoment()
    {
        m_backend = openFast();
        QSignalSpy changed(m_backend.get(), &Backend::changed);
        std::vector<QFuture<Result<std::vector<ReservationRow>>>> lists;
        std::vector<QFuture<Result<Availability>>> availabilities;
        std::vector<QFuture<Result<ClockStatus>>> states;
        std::vector<QFuture<Result<std::vector<BatchSummary>>>> batches;
        std::vector<QFuture<Result<Reservation>>> booked;
        const auto wait = [](auto &futures) {
            for (auto &future : futures)
                future.waitForFinished();
        };
        for (int round = 0; round < 40; ++round) {
            const Instant now = m_backend->now();
            const InstantRange day{floorTo(now, kHour), floorTo(now, kHour) + kDay};
            lists.push_back(m_backend->reservations().list({m_company, {}, {}, {}, {}, {}}));
            availabilities.push_back(
                m_backend->plans().availability(m_company, day, milliseconds(1'920'000), m_number));
            states.push_back(m_backend->clock().status(m_company));
            batches.push_back(m_backend->reservations().batches(m_company));
            booked.push_back(m_backend->reservations().book(requestFor(round % kPeople), {}));
            askMore(day);
            if (round % 8 == 3)
                commitSome(round, now);
            if (round % 5 == 4)
                cancelSome();
            QCoreApplication::processEvents();
        }
        wait(booked);
        wait(lists);
        wait(availabilities);
        wait(states);
        wait(batches);
        for (const auto &list : lists) {
            const auto rows = list.result();
            QVERIFY(rows);
            judgeList(*rows);
        }
        for (const auto &future : availabilities) {
            const auto availability = future.result();
            QVERIFY(availability);
            for (const Slot &slot : availability->starts)
                QVERIFY(slot.remaining >= 0 && slot.remaining <= kLines);
        }
        for (const auto &state : states) {
            const auto status = state.result();
            QVERIFY(status);
            for (const NumberGauge &gauge : status->numbers)
                QVERIFY2(gauge.busy <= gauge.cap, qPrintable(gauge.number.text()));
        }
        for (const auto &future : batches) {
            const auto list = future.result();
            QVERIFY(list);
            for (const BatchSummary &batch : *list) {
                int counted = 0;
                for (const int of : batch.byState)
                    counted += of;
                QCOMPARE(counted, batch.asked - static_cast<int>(batch.leftOver.size()));
            }
        }
        // Calls really went while all this was asked.
        const auto dialled = [this] {
            const auto rows = await(m_backend->reservations().list({m_company, {}, {}, {}, {}, {}}));
            return std::count_if(rows->begin(), rows->end(),
                                 [](const ReservationRow &row) { return !row.reservation.attempts.empty(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(dialled() > 3, 60'000);
        QTRY_VERIFY(changed.count() > 0);
    }

    // The window goes away with questions and commands still out: all of them are answered, none is waited for twice.
    void closedInTheMiddle()
    {
        for (int round = 0; round < 5; ++round) {
            m_backend = openFast();
            std::vector<QFuture<Result<Reservation>>> booked;
            std::vector<QFuture<Result<PeopleSnapshot>>> people;
            for (int i = 0; i < kPeople; ++i) {
                booked.push_back(m_backend->reservations().book(requestFor(i), {}));
                people.push_back(m_backend->people().load(m_company));
            }
            m_backend.reset();
            for (auto &future : booked)
                QVERIFY(future.isFinished());
            for (auto &future : people)
                QVERIFY(future.isFinished());
        }
    }

private:
    CallRequest requestFor(int person) const
    {
        CallRequest request;
        request.company = m_company;
        request.candidate = CandidateId(QStringLiteral("cand_%1").arg(person));
        request.position = PositionId(QStringLiteral("pos_abc123"));
        request.window = Preset::Within24Hours;
        request.replace = true;
        request.earliest = true;
        return request;
    }
    BatchRequest batchFor(int round, Instant now) const
    {
        BatchRequest request;
        request.company = m_company;
        request.position = PositionId(QStringLiteral("pos_abc123"));
        request.window = InstantRange{now, now + 2 * kDay};
        request.name = QStringLiteral("round %1").arg(round);
        request.replace = true;
        for (int i = 0; i < 6; ++i)
            request.candidates.emplace_back(QStringLiteral("cand_%1").arg((round + 3 * i) % kPeople));
        return request;
    }
    /// Questions whose answers nobody looks at, as of a page that is left again.
    void askMore(InstantRange day)
    {
        HeatQuery heat;
        heat.company = m_company;
        heat.range = day;
        heat.estimate = milliseconds(1'920'000);
        heat.people = {CandidateId(QStringLiteral("cand_us")), CandidateId(QStringLiteral("cand_de"))};
        (void)m_backend->plans().heat(heat);
        (void)m_backend->plans().heatCell(heat, day.start);
        (void)m_backend->plans().planOne(requestFor(1));
        (void)m_backend->people().load(m_company);
        (void)m_backend->numbers().load(m_company);
        (void)m_backend->hours().load(m_company);
        (void)m_backend->clock().forecast(m_company);
        LogFilter log;
        log.company = m_company;
        log.text = QStringLiteral("resv");
        (void)m_backend->log().page(log);
        (void)m_backend->workspace();
        (void)m_backend->exportSetup();
    }
    void commitSome(int round, Instant now)
    {
        const auto plan = await(m_backend->plans().plan(batchFor(round, now)));
        QVERIFY(plan);
        (void)m_backend->plans().commit(*plan, QStringLiteral("key-%1").arg(round));
        (void)m_backend->plans().commit(*plan, QStringLiteral("key-%1").arg(round)); // sent twice by an impatient hand
    }
    void cancelSome()
    {
        const auto rows = await(m_backend->reservations().list({m_company, {}, {ReservationState::Firm}, {}, {}, {}}));
        for (size_t i = 0; i < rows->size(); i += 4)
            (void)m_backend->reservations().cancel(m_company, rows->at(i).reservation.id, {});
    }
    static void judgeList(const std::vector<ReservationRow> &rows)
    {
        std::set<ReservationId> ids;
        std::set<CandidateId> live;
        for (const ReservationRow &row : rows) {
            QVERIFY(ids.insert(row.reservation.id).second);
            QVERIFY(!row.candidateName.isEmpty() && !row.positionTitle.isEmpty());
            if (isLive(row.reservation.state))
                QVERIFY2(live.insert(row.reservation.candidate).second, "one person, two live calls");
        }
    }

    std::unique_ptr<Backend> m_backend;
    CompanyId m_company{QStringLiteral("comp_acme_2f8a")};
    PhoneNumberId m_number{QStringLiteral("pn_8f2a")};
};

CB_TEST(TstManyQuestions)
#include "tst_manyquestions.moc"
