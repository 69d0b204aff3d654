// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "tests/sim/dice.h"
#include "tests/sim/eventlog.h"
#include "tests/sim/leanstore.h"
#include "tests/sim/model.h"
#include "tests/sim/simcarrier.h"
#include "tests/sim/walk/choices.h"
#include "tests/sim/watchedstore.h"

#include <unordered_map>

namespace callboard::sim {

/// Where ways have been, and how many steps were left there: a place that is reached again with no more of them leads
/// nowhere new.
using Places = std::unordered_map<quint64, int>;

/// Two booked calls, one line, and everything that can happen to them in a few steps, by choice: the engine's own turn
/// with a crash at each seam and a failure of each commit; the carrier that gets the request or does not, rings,
/// answers, ends, turns down; each of its words late, lost, doubled, out of order; a cancel, a revoke, a repeated
/// booking; the clock set; a restart. One thread.
class WalkWorld final : public Outside, public Wire
{
public:
    WalkWorld(Choices &choices, Places &places, int steps, bool print);
    ~WalkWorld() override;
    /// Goes one way to its end. Throws Breach.
    void run();
    quint64 dials() const { return m_ledger.size(); }
    quint64 steps() const { return m_stepsDone; }

private:
    // Outside
    void at(Seam seam) override;
    DiskEvent nextCommit() override;
    bool diskCanBeRead() override { return true; }
    void committed(const WriteGroup &group, bool told) override;
    void doubtful(const WriteGroup &) override {}
    void loaded(const WorkspaceImage &) override {}
    void leaves(const AttemptOrder &order, bool isRealCarrier) override;
    // Wire
    void send(const AttemptOrder &order) override;
    TeardownAnswer withdraw(const AttemptOrder &order) override;
    TeardownAnswer hangUp(const AttemptOrder &order) override;
    void ask(const AttemptOrder &order) override;

    struct Step
    {
        QByteArray name;
        std::function<void()> go;
    };
    std::vector<Step> possible();
    void addCalls(std::vector<Step> &steps);
    void addWords(std::vector<Step> &steps);
    void addAsks(std::vector<Step> &steps);
    void addTimes(std::vector<Step> &steps);
    void makeTown();
    void openEngine();
    void die();
    void pass(milliseconds time);
    void pump();
    void seeClocks();
    void book(const char *person, Instant at);
    void heard(const CommandAnswer &answer);
    void say(size_t call, CarrierEvent::Kind kind, Outcome outcome = Outcome::None);
    void end(size_t call, Outcome outcome);
    size_t indexOf(const AttemptId &attempt) const;
    quint64 place() const;
    Moment now() const { return m_clock.moment(); }
    void note(const QByteArray &line) { m_events.add(now(), line); }

    Choices &m_choices;
    Places &m_places;
    int m_left; ///< steps
    quint64 m_stepsDone = 0;
    bool m_isWalking = false;
    EventLog m_events;
    SimClock m_clock;
    Dice m_ids{7};
    WorkspaceImage m_town;
    Model m_model;
    std::shared_ptr<LeanDisk> m_disk = std::make_shared<LeanDisk>();
    std::unique_ptr<WatchedStore> m_store;
    std::unique_ptr<Engine> m_engine;
    SimCarrier *m_carrier = nullptr;
    int m_opened = 0;

    struct Call ///< beside its line in the ledger
    {
        bool talks = false;
        bool timedOut = false;
        int process = 0;
        int asked = 0;
        Moment lastWord = -1;
    };
    struct Word
    {
        size_t call = 0;
        CarrierEvent event;
    };
    Ledger m_ledger;
    std::vector<Call> m_calls;
    std::vector<Word> m_words; ///< on their way to us
    std::vector<ReservationId> m_booked;
    std::vector<command::Book> m_asked;
    std::optional<qint64> m_offsetSeen;

    // How often what may still happen on this way: without bounds there is no end to it.
    int m_mishaps; ///< crashes and commits that fail
    int m_asks;
    int m_losses = 1;
    int m_doubles = 1;
    int m_clockSteps = 1;
    int m_turnsDown = 1;
    int m_longWaits = 1;
};

} // namespace callboard::sim
