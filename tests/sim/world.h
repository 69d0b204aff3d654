// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "tests/sim/exchange.h"
#include "tests/sim/leanstore.h"
#include "tests/sim/model.h"
#include "tests/sim/script.h"
#include "tests/sim/simcarrier.h"
#include "tests/sim/town.h"
#include "tests/sim/watchedstore.h"
#include "tests/support/faultdisk/faultdisk.h"

namespace callboard::sim {

struct RunOptions
{
    bool print = false;  ///< every event on stdout
    bool sqlite = false; ///< the product's store on a file instead of memory
    bool canary = false; ///< a driver that sends every order twice
};

struct RunResult
{
    std::optional<Breach> breach;
    quint64 hash = 0;
    quint64 events = 0;
    quint64 looks = 0; ///< times the engine had its turn
    quint64 dials = 0;
    quint64 bookings = 0;
    quint64 deaths = 0;
    Moment simulated = 0;
    std::array<quint64, kFaultCount> faults{};
};

/// One seed's run: the real engine between simulated clocks, a simulated disk and a simulated carrier, with the model
/// beside it. One thread; nothing of it depends on the machine it runs on.
class World final : public Outside
{
public:
    World(quint64 seed, Script script, const RunOptions &options);
    ~World() override;
    /// The safety phase with faults, then the liveness phase without, in which everything must end.
    RunResult run();

private:
    // Outside: what the engine touches
    void at(Seam seam) override;
    DiskEvent nextCommit() override;
    bool diskCanBeRead() override;
    void committed(const WriteGroup &group, bool told) override;
    void doubtful(const WriteGroup &group) override;
    void loaded(const WorkspaceImage &image) override;
    void leaves(const AttemptOrder &order, bool isRealCarrier) override;

    // world.cpp: time and the process
    void safety();
    void liveness();
    void runUntil(Moment end, bool withSteps);
    std::optional<Moment> engineWakesAt() const;
    void pump();
    void die();
    void openEngine();
    bool hear(const CarrierEvent &event);
    void checkNow();
    void seeClocks(bool surely);
    WriteGroup townAsGroup() const;
    void note(const QByteArray &line) { m_events.add(m_clock.moment(), line); }
    Moment now() const { return m_clock.moment(); }

    // worlddisk.cpp: the file and everybody else who has it
    void openStoreFirst();
    std::unique_ptr<Store> openStore();
    void breakDisk(const Step &step, Dice &dice);
    bool planInsideCommit(Fault fault, Dice &dice);
    void takeFileAway(Dice &dice);
    void putFileBack();
    void flipBitOfHeader(Dice &dice);
    void flipBack();
    void startSecondDaemon();
    void loseLease(Dice &dice);
    void endDisturbance();

    // worldfaults.cpp
    void blow(const Step &step);
    void breakClock(const Step &step, Dice &dice);
    void shiftStoredOffsets(Dice &dice);
    void stepWall(Moment ms);
    void race();
    void calm();

    // worldasks.cpp
    void ask(const Step &step);
    void askAboutCalls(const Step &step, Dice &dice, const Company &company);
    void askAboutSettings(const Step &step, Dice &dice, const Company &company);
    void book(const Step &step, Dice &dice, const Company &company);
    void bookBatch(const Step &step, Dice &dice, const Company &company);
    void repeat(const Step &step, Dice &dice);
    void look(Dice &dice, const Company &company);
    void post(const Step &step, Command command, Reply reply);
    CommandHeader headerFor(const Step &step, Dice &dice, const Company &company, bool mayHaveKey);
    CallRequest drawRequest(Dice &dice, const Company &company);
    void bookCrowd(Dice &dice);
    BatchRequest drawBatch(Dice &dice, const Company &company);
    const KnownCall *pickCall(Dice &dice, const Company &company, bool firmOnly) const;
    std::optional<BatchId> pickBatch(Dice &dice, const Company &company) const;
    const Candidate *pickPerson(Dice &dice, const Company &company) const;
    const PhoneNumber *pickNumber(Dice &dice, const Company &company) const;
    void told(const CommandAnswer &answer);

    quint64 m_seed;
    Script m_script;
    RunOptions m_options;
    EventLog m_events;
    FaultBoard m_faults;
    Town m_town;
    SimClock m_clock;
    Model m_model;
    Exchange m_exchange;
    EngineOptions m_engineOptions;
    Dice m_ids; ///< the engine's randomness

    std::shared_ptr<LeanDisk> m_disk;
    std::unique_ptr<test::FaultDisk> m_faultDisk; ///< with SQLite
    bool m_powerGone = false;                     ///< it was the machine that died, not the process alone
    std::unique_ptr<WatchedStore> m_store;
    std::unique_ptr<Engine> m_engine;
    SimCarrier *m_carrier = nullptr;
    int m_opened = 0;

    struct Repeatable
    {
        Command command;
        QString requestId;
        bool isBook = false;
    };
    std::vector<Repeatable> m_repeatables;
    std::vector<QByteArray> m_keysMade;
    quint64 m_checkedSerial = 0;
    quint64 m_looks = 0;
    quint64 m_asks = 0;
    quint64 m_deaths = 0;
    quint64 m_dials = 0;

    // faults that wait for their moment
    struct ArmedSeam
    {
        int hits = 0; ///< until it goes off
        Moment stall = 0;
        bool dies = false;
    };
    std::optional<ArmedSeam> m_armed;
    std::vector<DiskEvent> m_nextCommits;
    Moment m_commitTakes = 0;
    Moment m_diskFailsUntil = -1;
    Moment m_unreadableUntil = -1;
    bool m_diesInOpen = false;
    std::optional<WriteGroup> m_doubtful; ///< on the disk or not
    bool m_isDiskSick = false;            ///< a fault waits inside it: opening may fail
    std::optional<test::Files> m_away;    ///< the workspace's files, taken away
    std::optional<std::pair<qint64, int>> m_flipped;
    bool m_isFencedOff = false;          ///< another program writes
    std::optional<Moment> m_disturbedAt; ///< the file comes back, or the other program goes
    quint64 m_racesRun = 0;
    int m_racesToCome = 0; ///< dials that somebody will want to take back at once
    std::multimap<Moment, ReservationId> m_races;
    bool m_offsetsShift = false;
    bool m_inOpen = false;
    Moment m_downFor = 0; ///< after the next death
    Moment m_downUntil = 0;
    Moment m_stalledUntil = 0;
    std::optional<qint64> m_offsetSeen; ///< wall minus boot time in ms when the engine last had its turn
    std::optional<std::chrono::nanoseconds> m_maySeeAt; ///< a turn in which it may have looked already
    std::optional<Moment> m_lookSoon;                   ///< a clock moved: the engine looks within a second
    std::multimap<Moment, Moment> m_strobe;             ///< steps of the wall clock to come
    size_t m_nextStep = 0;
    bool m_isCalm = false;
};

} // namespace callboard::sim
