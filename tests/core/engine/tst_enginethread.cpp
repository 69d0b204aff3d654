// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-ATOMIC D-CAPERR D-CLOCKSRC
#include "core/engine/enginethread.h"
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace callboard;
using namespace callboard::test;

namespace {

/// A thread over a disk in memory; `clock` outlives it.
struct Running
{
    explicit Running(const TimeSource &clock, WorkspaceImage image, EngineOptions options = {})
        : disk(std::make_shared<MemoryDisk>())
    {
        disk->image = std::move(image);
        const auto started = thread.start([this, &clock, options]() -> Result<EngineHouse> {
            EngineHouse house;
            house.borrowedTime = &clock;
            house.random = seededRandom(11);
            house.store = std::make_unique<MemoryStore>(disk);
            house.carriers.push_back(std::make_unique<SimulatedCarrier>(clock));
            house.options = options;
            house.sinks.push_back([this](const Committed &) { ++commits; });
            return house;
        });
        if (!started)
            qFatal("start: %s", qPrintable(started.error().detail));
    }
    CommandAnswer ask(Command command)
    {
        std::promise<CommandAnswer> promise;
        thread.engine().post(std::move(command),
                             [&promise](const CommandAnswer &answer) { promise.set_value(answer); });
        return promise.get_future().get();
    }

    std::shared_ptr<MemoryDisk> disk;
    std::atomic<int> commits = 0;
    EngineThread thread;
};

CommandHeader operatorOf(const char *company)
{
    return {CompanyId(QString::fromLatin1(company)), {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}};
}

CallRequest requestFor(int person, Instant now, milliseconds length)
{
    CallRequest request;
    request.company = CompanyId(QStringLiteral("acme"));
    request.candidate = CandidateId(QStringLiteral("c%1").arg(person));
    request.position = PositionId(QStringLiteral("pos"));
    request.window = InstantRange{now, now + length};
    return request;
}

} // namespace

class TstEngineThread : public QObject
{
    Q_OBJECT
private slots:
    // 64 threads, one last slot: exactly one wins, the others hear NUMBER_AT_CAP.
    void race_forTheLastSlot()
    {
        constexpr int kThreads = 64;
        for (int round = 0; round < 5; ++round) {
            const SimulatedTimeSource clock(utc("2025-06-04T06:00:00Z"), 0);
            WorkspaceImage image = House::image();
            image.numbers[0].maxOutboundConcurrent = 1;
            for (int i = 10; i <= kThreads; ++i)
                image.candidates.push_back(House::person(image.companies[0].id, i));
            Running running(clock, image);
            std::atomic<int> ready = 0;
            std::atomic<int> won = 0;
            std::atomic<int> refusedAtCap = 0;
            std::vector<std::thread> threads;
            for (int i = 1; i <= kThreads; ++i) {
                threads.emplace_back([&, i] {
                    ++ready;
                    while (ready < kThreads)
                        std::this_thread::yield();
                    // one start only: the window is as long as the call
                    const CommandAnswer answer = running.ask(
                        command::Book{operatorOf("acme"), requestFor(i, clock.now(), milliseconds(1'920'000))});
                    if (answer.result)
                        ++won;
                    else if (answer.result.error().code == ErrorCode::NumberAtCap)
                        ++refusedAtCap;
                });
            }
            for (std::thread &thread : threads)
                thread.join();
            QCOMPARE(won.load(), 1);
            QCOMPARE(refusedAtCap.load(), kThreads - 1);
            QCOMPARE(running.thread.engine().snapshot()->state().reservationCount(), 1);
        }
    }

    // Advance runs everything due on the way and answers when done; readers look on meanwhile.
    void advance_byCommand()
    {
        SimulatedTimeSource clock(utc("2025-06-04T06:00:00Z"), 0);
        EngineOptions options;
        options.frozenClock = &clock;
        Running running(clock, House::image(), options);
        const CommandAnswer booked =
            running.ask(command::Book{operatorOf("acme"), requestFor(1, clock.now(), 4 * kHour)});
        const ReservationId id = std::get<answer::Call>(*booked.result).reservation.id;
        std::atomic<bool> done = false;
        std::thread reader([&] {
            while (!done) {
                const SnapshotPtr snapshot = running.thread.engine().snapshot();
                int seen = 0;
                snapshot->state().forEachReservation([&seen](const ReservationPtr &) { ++seen; });
                if (seen != 1)
                    qFatal("a reader saw %d reservations", seen);
            }
        });
        const CommandAnswer advanced = running.ask(command::Advance{6 * kHour});
        done = true;
        reader.join();
        QCOMPARE(std::get<answer::Advanced>(*advanced.result).now, utc("2025-06-04T12:00:00Z"));
        const auto now =
            running.thread.engine().snapshot()->state().reservationPtr(CompanyId(QStringLiteral("acme")), id);
        QCOMPARE(wireName(now->state), QStringLiteral("completed"));
        QVERIFY(running.commits > 0);
        QVERIFY(!running.ask(command::Advance{milliseconds(-1)}).result);
    }

    void advance_needsAFrozenClock()
    {
        const SimulatedTimeSource clock(utc("2025-06-04T06:00:00Z"), 60);
        Running running(clock, House::image());
        QCOMPARE(running.ask(command::Advance{kMinute}).result.error().code, ErrorCode::NotSupported);
    }

    // An accelerated clock: the call goes through its states by itself.
    void accelerated_runsByItself()
    {
        const SimulatedTimeSource clock(utc("2025-06-04T06:00:00Z"), 3'600);
        Running running(clock, House::image());
        const CommandAnswer booked =
            running.ask(command::Book{operatorOf("acme"), requestFor(1, clock.now(), 6 * kHour)});
        const ReservationId id = std::get<answer::Call>(*booked.result).reservation.id;
        const auto state = [&] {
            return running.thread.engine()
                .snapshot()
                ->state()
                .reservation(CompanyId(QStringLiteral("acme")), id)
                ->state;
        };
        QTRY_COMPARE_WITH_TIMEOUT(wireName(state()), QStringLiteral("completed"), 20'000);
    }

    void stop_answersWhatWaits()
    {
        const SimulatedTimeSource clock(utc("2025-06-04T06:00:00Z"), 0);
        auto running = std::make_unique<Running>(clock, House::image());
        std::atomic<int> answers = 0;
        for (int i = 1; i <= 9; ++i) {
            running->thread.engine().post(command::Book{operatorOf("acme"), requestFor(i, clock.now(), 4 * kHour)},
                                          [&answers](const CommandAnswer &) { ++answers; });
        }
        running->thread.stop();
        QCOMPARE(answers.load(), 9);
        QCOMPARE(running->disk->image.reservations.size(), size_t(9));
        running->thread.stop(); // twice is fine
    }

    void start_saysWhyItCouldNot()
    {
        EngineThread thread;
        const auto started = thread.start([]() -> Result<EngineHouse> {
            return Error{ErrorCode::FileLocked, QStringLiteral("elsewhere")};
        });
        QCOMPARE(started.error().code, ErrorCode::FileLocked);
        QVERIFY(!thread.isRunning());
    }
};

CB_TEST(TstEngineThread)
#include "tst_enginethread.moc"
