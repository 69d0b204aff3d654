// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "tests/core/engine/ledgercarrier.h"

#include <QDateTime>
#include <QTimeZone>

#include <map>
#include <set>

namespace callboard::test {

/// What must hold, kept by hand from what was asked and answered, without any of the engine's own rules: zones by
/// QTimeZone, capacity by counting, calls at the carrier by their orders.
class NaiveModel
{
public:
    struct Booked
    {
        Reservation atBooking;
        CallingHours hours;
        bool callNow = false;
        bool cancelled = false; ///< acknowledged
        std::optional<ReservationState> terminal;
    };
    std::map<ReservationId, Booked> booked;
    QStringList broken; ///< what did not hold, with the numbers

    CallingHours hours; ///< of the company, as last committed

    void acknowledged(const Reservation &reservation)
    {
        booked[reservation.id] = {reservation, hours, false, false, std::nullopt};
    }
    void cancelAcknowledged(const ReservationId &id)
    {
        if (const auto found = booked.find(id);
            found != booked.end()) // else: booked by a command whose answer was lost
            found->second.cancelled = true;
    }

    /// A dial that leaves this machine.
    void sent(const AttemptOrder &order, Instant at, const WorkspaceState &known)
    {
        ++m_sends[order.attempt.text()];
        require(m_sends[order.attempt.text()] == 1, "one send per attempt id", order.reservation);
        const auto found = booked.find(order.reservation);
        if (found == booked.end())
            return; // a batch whose answer was lost: its call is checked when it is seen
        const Booked &call = found->second;
        require(!call.cancelled, "no send after a cancel was acknowledged", order.reservation);
        const QTime wall = QDateTime::fromMSecsSinceEpoch(toEpochMs(at), QTimeZone("Europe/Vilnius")).time();
        const int minute = wall.hour() * 60 + wall.minute();
        require(minute >= call.hours.opens && minute < call.hours.closes, "inside the frozen hours", order.reservation);
        require(at <= call.atBooking.times.targetEnd - call.atBooking.times.estimate + kMinute,
                "before the gate closes", order.reservation);
        const Reservation *now = known.reservation(order.company, order.reservation);
        require(now && (at >= now->attempts.back().plannedAt || now->callNow), "not before it was planned",
                order.reservation);
        m_running.push_back({order, at, at + lengthOf(order)});
        int atOnce = 0;
        std::set<QString> phones;
        for (const Running &running : m_running) {
            if (running.end <= at)
                continue;
            ++atOnce;
            require(phones.insert(running.order.to.text()).second, "one call per phone", order.reservation);
        }
        const PhoneNumber *number = known.number(order.company, order.number);
        require(number && atOnce <= number->maxOutboundConcurrent && atOnce <= known.pool(number->pool)->globalCap,
                "caps hold at the carrier", order.reservation);
    }
    void tornDown(const AttemptOrder &order, Instant at)
    {
        for (Running &running : m_running) {
            if (running.order.attempt == order.attempt)
                running.end = std::min(running.end, at);
        }
    }

    /// Compares a committed state with everything that was acknowledged.
    void check(const WorkspaceState &state, const CompanyId &company)
    {
        std::set<CandidateId> live;
        state.forEachLive([&](const ReservationPtr &r) {
            require(live.insert(r->candidate).second, "one live call per person", r->id);
        });
        for (auto &[id, call] : booked) {
            const Reservation *now = state.reservation(company, id);
            require(now != nullptr, "acknowledged and present", id);
            if (!now)
                continue;
            const Reservation &was = call.atBooking;
            require(now->zone == was.zone, "the zone is frozen", id);
            require(now->hours == was.hours, "hours are frozen", id);
            require(now->number == was.number, "the number is frozen", id);
            require(now->retry == was.retry, "the retry is frozen", id);
            require(now->times.windowStart == was.times.windowStart, "the window's start is frozen", id);
            require(now->times.targetEnd == was.times.targetEnd, "the window's end is frozen", id);
            require(now->times.estimate == was.times.estimate, "the estimate is frozen", id);
            require(now->expiresAt == was.expiresAt, "the expiry is frozen", id);
            require(now->candidate == was.candidate, "the person is frozen", id);
            require(now->attempts.size() <= (was.retry == RetryMode::Off ? 1U : 2U), "attempts <= 1 + retry", id);
            const bool ended = now->state != ReservationState::Firm && now->state != ReservationState::Dispatching &&
                               now->state != ReservationState::Ringing && now->state != ReservationState::Active;
            if (call.terminal)
                require(now->state == *call.terminal, "terminal is final", id);
            if (ended)
                call.terminal = now->state;
            if (call.cancelled)
                require(now->state == ReservationState::Cancelled, "cancelled stays cancelled", id);
        }
        checkCapacity(state);
    }

    /// D-COUNT and the peaks by counting every interval at every start.
    void checkCapacity(const WorkspaceState &state)
    {
        std::vector<InstantRange> held;
        PhoneNumberId number;
        state.forEachReservation([&](const ReservationPtr &r) {
            number = r->number;
            const CallTimes &t = r->times;
            if (r->state == ReservationState::Firm && !r->missed)
                held.push_back({t.plannedAttemptAt, t.plannedAttemptAt + t.estimate});
            if (r->state == ReservationState::Dispatching || r->state == ReservationState::Ringing ||
                r->state == ReservationState::Active)
                held.push_back({r->attempts.back().dispatchedAt,
                                std::max(t.plannedAttemptAt + t.estimate, state.now() + milliseconds(300'000))});
        });
        for (const milliseconds from : {milliseconds(0), milliseconds(kHour), milliseconds(3 * kHour)}) {
            const InstantRange asked{state.now() + from, state.now() + from + milliseconds(1'920'000)};
            int peak = 0;
            std::vector<Instant> starts{asked.start};
            for (const InstantRange &line : held) {
                if (asked.contains(line.start))
                    starts.push_back(line.start);
            }
            for (const Instant t : starts) {
                int running = 0;
                for (const InstantRange &line : held)
                    running += line.start <= t && t < line.end ? 1 : 0;
                peak = std::max(peak, running);
            }
            const int counted = number.isEmpty() ? 0 : state.capacity().loadOf(number, asked).numberPeak;
            require(counted == peak, "capacity as counted by hand", ReservationId(QString::number(counted - peak)));
        }
    }

    /// The log: gap-free, chained, and every change of state one that D-STATES knows.
    void checkLog(const std::vector<LogEntry> &entries)
    {
        static const std::set<std::pair<QString, QString>> legal{
            {"firm", "dispatching"},    {"firm", "cancelled"},        {"firm", "expired"},
            {"dispatching", "ringing"}, {"dispatching", "active"},    {"dispatching", "sip_failed"},
            {"dispatching", "failed"},  {"dispatching", "no_answer"}, {"dispatching", "cancelled"},
            {"dispatching", "firm"},    {"ringing", "active"},        {"ringing", "no_answer"},
            {"ringing", "sip_failed"},  {"ringing", "failed"},        {"ringing", "firm"},
            {"ringing", "cancelled"},   {"active", "completed"},      {"active", "failed"},
            {"active", "cancelled"}};
        for (size_t i = 0; i < entries.size(); ++i)
            require(entries[i].sequence == i + 1, "sequence without a gap", {});
        require(!firstBrokenLink({}, entries), "the chain holds", {});
        for (const LogEntry &entry : entries) {
            const QString from = entry.before.value(QStringLiteral("state")).toString();
            const QString to = entry.after.value(QStringLiteral("state")).toString();
            if (!from.isEmpty() && !to.isEmpty())
                require(legal.contains({from, to}), "a legal change of state", *entry.reservation);
        }
    }

private:
    struct Running
    {
        AttemptOrder order;
        Instant at;
        Instant end;
    };
    std::map<QString, int> m_sends;
    std::vector<Running> m_running;

    static milliseconds lengthOf(const AttemptOrder &order)
    {
        const Simulation &s = order.simulation;
        const SimulatedOutcome outcome =
            s.outcomes.empty() ? SimulatedOutcome::Completed
                               : s.outcomes[std::min<size_t>(size_t(order.ordinal - 1), s.outcomes.size() - 1)];
        if (outcome == SimulatedOutcome::SipFailed)
            return *s.setup;
        return outcome == SimulatedOutcome::NoAnswer ? *s.setup + *s.ring : *s.setup + *s.ring + *s.talk;
    }

    void require(bool holds, const char *what, const ReservationId &id)
    {
        if (!holds)
            broken << QStringLiteral("%1 (%2)").arg(QString::fromLatin1(what), id.text());
    }
};

/// The simulated carrier, with somebody who looks at every dial that leaves.
class WatchedCarrier final : public Carrier
{
public:
    WatchedCarrier(const TimeSource &time, NaiveModel &model, std::function<const WorkspaceState &()> state)
        : m_time(time), m_model(model), m_state(std::move(state)), m_inner(std::make_unique<SimulatedCarrier>(time))
    {
    }
    QString name() const override { return m_inner->name(); }
    CarrierCapabilities capabilities() const override { return m_inner->capabilities(); }
    void setSink(Sink sink) override { m_inner->setSink(std::move(sink)); }
    void place(const AttemptOrder &order) override
    {
        if (m_time.boot() <= order.notAfter)
            m_model.sent(order, m_time.now(), m_state());
        m_inner->place(order);
    }
    TeardownAnswer withdraw(const AttemptOrder &order) override { return watched(order, m_inner->withdraw(order)); }
    TeardownAnswer hangUp(const AttemptOrder &order) override { return watched(order, m_inner->hangUp(order)); }
    void reconcile(const AttemptOrder &order) override { m_inner->reconcile(order); }
    std::optional<Instant> nextDue() const override { return m_inner->nextDue(); }
    void runDue() override { m_inner->runDue(); }

private:
    TeardownAnswer watched(const AttemptOrder &order, TeardownAnswer answer)
    {
        if (answer == TeardownAnswer::Confirmed)
            m_model.tornDown(order, m_time.now());
        return answer;
    }

    const TimeSource &m_time;
    NaiveModel &m_model;
    std::function<const WorkspaceState &()> m_state;
    std::unique_ptr<Carrier> m_inner;
};

} // namespace callboard::test
