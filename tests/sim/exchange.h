// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/eventlog.h"
#include "tests/sim/fault.h"
#include "tests/sim/wire.h"

#include <map>

namespace callboard::sim {

/// The carrier and the way to it: what was dialled, what rang, what was said about it and what got lost on the way.
/// It lives on when the process dies. All its choices come from the seed, the called number and how often that number
/// was dialled before.
class Exchange final : public Wire
{
public:
    Exchange(quint64 seed, FaultBoard &faults, EventLog &events, const SimClock &clock, Instant trueStart);

    /// Hears what the carrier calls back; false when nobody listens.
    using Listener = std::function<bool(const CarrierEvent &)>;
    void setListener(Listener listener) { m_listener = std::move(listener); }
    /// Credit ends and comes back: by carrier health, not by call.
    std::function<void(bool)> onCredit;

    void send(const AttemptOrder &order) override;
    TeardownAnswer withdraw(const AttemptOrder &order) override;
    TeardownAnswer hangUp(const AttemptOrder &order) override;
    void ask(const AttemptOrder &order) override;

    std::optional<Moment> nextDue() const;
    /// Does the first thing that is due; false when nothing is.
    bool runOne();

    /// The process died: its own timers are gone, what is on the wire is not.
    void processGone()
    {
        ++m_process;
        m_askedAt.clear();
    }
    /// Faults end.
    void heal();
    void setCap(int cap) { m_cap = cap; }
    void setCredit(bool has);
    void forgetEverything();
    /// An event that nobody's call caused.
    void forge(Dice &dice, const CompanyId &company);

    const Ledger &calls() const { return m_calls; }
    const LedgerCall *find(const AttemptId &attempt) const;
    Instant trueNow() const { return m_trueStart + milliseconds(m_clock.moment()); }

private:
    struct Due
    {
        enum class What { Arrive, Ring, Answer, End, Say, Timer } what = What::Say;
        size_t call = 0;
        CarrierEvent event;
        int tries = 0;
        int process = 0; ///< Timer: of which process
    };
    struct Fate
    {
        Moment setup = 0;
        Moment ring = 0;
        Moment talk = 0;
        Outcome outcome = Outcome::Completed;
        bool never = false;
    };

    LedgerCall *findOpen(const AttemptOrder &order);
    Moment now() const { return m_clock.moment(); }
    void at(Moment when, Due due);
    void say(size_t call, CarrierEvent::Kind kind, Outcome outcome = Outcome::None, int code = 0, Moment delay = 0);
    CarrierEvent eventOf(const LedgerCall &call, CarrierEvent::Kind kind, Outcome outcome, int code) const;
    void travel(size_t index, Dice &dice);
    void arrive(size_t index);
    void turnDown(size_t index, int code, bool acceptedFirst);
    void end(size_t index, Outcome outcome);
    void deliver(const Due &due);
    void answerTruth(size_t index);
    Fate fateOf(const LedgerCall &call);
    Dice diceOf(const LedgerCall &call, int what) const;
    bool happens(Fault fault, Dice &dice, int percent);
    int openNow() const;

    quint64 m_seed;
    FaultBoard &m_faults;
    EventLog &m_events;
    const SimClock &m_clock;
    Instant m_trueStart;
    Listener m_listener;
    Ledger m_calls;
    std::vector<quint64> m_luck; ///< of each call
    std::map<QString, size_t> m_byAttempt;
    std::map<QString, int> m_dialled; ///< how often, by called number
    std::map<std::pair<Moment, quint64>, Due> m_due;
    quint64 m_order = 0;
    std::map<size_t, Moment> m_lastSaid;
    std::map<QString, std::vector<Moment>> m_askedAt; ///< by attempt, of this process
    int m_process = 0;
    std::optional<int> m_cap;
    bool m_credit = true;
};

} // namespace callboard::sim
