// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/carrier.h"

#include <QHash>

#include <set>

namespace callboard {

class TimeSource;

/// A carrier that calls nobody (WORKSPACE.md section 2). Every attempt has a time line made from its order alone:
/// dispatching for `setup`, ringing for `ring`, active for `talk`, from `dispatchedAt` on. So a call's fate does not
/// depend on this process: after a restart the empty ledger is filled again from the orders it is asked about, and
/// nothing is dialled a second time. Runs on any TimeSource; confirms every teardown at the same instant.
/// Lives on the engine's thread; the sink is called from inside place, runDue, reconcile and teardowns.
class SimulatedCarrier final : public Carrier
{
public:
    /// Shares of outcomes for people without a simulation of their own, drawn by attempt id and seed.
    struct Mix
    {
        quint64 seed = 1;
        int noAnswerPercent = 0;
        int sipFailedPercent = 0;
        int failedPercent = 0; ///< the rest completes
    };
    explicit SimulatedCarrier(const TimeSource &time, std::optional<Mix> mix = std::nullopt);

    QString name() const override { return QStringLiteral("simulated"); }
    CarrierCapabilities capabilities() const override;
    void setSink(Sink sink) override { m_sink = std::move(sink); }
    /// Placing an attempt twice is a broken invariant (asserted).
    void place(const AttemptOrder &order) override;
    TeardownAnswer withdraw(const AttemptOrder &order) override;
    TeardownAnswer hangUp(const AttemptOrder &order) override;
    void reconcile(const AttemptOrder &order) override;
    std::optional<Instant> nextDue() const override;
    void runDue() override;

    /// Attempts that are not over.
    qsizetype running() const { return static_cast<qsizetype>(m_due.size()); }

private:
    /// What will have happened to an attempt, by the instant.
    struct TimeLine
    {
        AttemptOrder order;
        struct Step
        {
            Instant at;
            CarrierEvent::Kind kind = CarrierEvent::Kind::Ringing;
            Outcome outcome = Outcome::None;
        };
        std::vector<Step> steps; ///< ascending; the last one ends the call
        size_t told = 0;         ///< steps that were reported
        bool tornDown = false;
        bool isOver() const { return tornDown || told == steps.size(); }
    };

    TimeLine makeTimeLine(const AttemptOrder &order) const;
    SimulatedOutcome outcomeOf(const AttemptOrder &order) const;
    TimeLine &known(const AttemptOrder &order);
    void schedule(const TimeLine &line);
    void unschedule(const TimeLine &line);
    void tellUntil(TimeLine &line, Instant now);
    void report(const TimeLine &line, CarrierEvent::Kind kind, Outcome outcome, Instant at) const;
    TeardownAnswer tearDown(TimeLine &line, Outcome outcome);

    const TimeSource &m_time;
    std::optional<Mix> m_mix;
    Sink m_sink;
    QHash<AttemptId, TimeLine> m_ledger;
    std::set<std::pair<Instant, AttemptId>> m_due; // next step of every attempt that is not over
};

} // namespace callboard
