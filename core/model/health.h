// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/reservation.h"

#include <optional>
#include <vector>

namespace callboard {

enum class Health { Healthy, Degraded, Saturated };
QString wireName(Health health);
std::optional<Health> healthFromWireName(const QString &name);

/// Why health is not healthy (D-HEALTH), most important first.
enum class HealthCause {
    BreakerOpen,
    DueNotDispatched,
    CarrierPingFailing,
    ClockSkew,
    StoreNotWritable,
    CreditShutdown,
    PoolNearlyFull,
    WaitingForCapacity,
    NoFreeSlotSoon,
};
QString wireName(HealthCause cause);

enum class BreakerState { Closed, Open, HalfOpen, HeldOpen };
QString wireName(BreakerState state);

struct BreakerStatus
{
    BreakerState state = BreakerState::Closed;
    std::optional<Instant> since;
    std::optional<Instant> nextProbe;
    QString cause;      ///< stable word: "three_in_a_row", "half_of_recent", "held"
    QString reason;     ///< what the operator typed with hold or close
    int goodProbes = 0; ///< of 3
    struct Result
    {
        Instant at;
        bool fault = false;
        ReservationId reservation;
        int carrierCode = 0;
    };
    std::vector<Result> recent; ///< of the last 120 s, at most 20, oldest first
    friend bool operator==(const BreakerStatus &a, const BreakerStatus &b)
    {
        return a.state == b.state && a.since == b.since && a.nextProbe == b.nextProbe && a.goodProbes == b.goodProbes;
    }
};

struct NumberGauge
{
    PhoneNumberId number;
    int busy = 0; ///< live and unknown now
    int cap = 0;
};
struct PoolGauge
{
    PoolId pool;
    int busy = 0;
    int cap = 0;
};

struct DueCall
{
    ReservationId reservation;
    CandidateId candidate;
    PhoneNumberId number;
    Instant plannedAt;
    milliseconds slack{0};
    QString waitsFor; ///< "capacity", "breaker", "hold", "batch" (it is paused), "hours", "closed" (by a holiday or
                      ///< window set after the booking, D-FROZEN), "yes", "pacing", "telephony"; empty = goes next tick
};

/// One sample of the last day, kept by the engine each minute.
struct HealthSample
{
    Instant at;
    Health health = Health::Healthy;
    int live = 0;
    int due = 0;
    int tickLagMs = 0;
    int faults = 0;
    int dialled = 0;
};

struct ClockStatus
{
    Instant at;
    Health health = Health::Healthy;
    std::optional<Instant> healthSince;
    std::vector<HealthCause> causes;
    BreakerStatus breaker;
    bool diallingHeld = false;
    bool telephonyEnabled = false;
    int tickLagMs = 0; ///< the last tick's lateness
    int live = 0;
    int unknown = 0;
    std::optional<Instant> nextDial;
    std::vector<NumberGauge> numbers;
    std::vector<PoolGauge> pools;
    std::vector<DueCall> due; ///< due or due within the next minutes, least slack first, at most 50
    int dueTotal = 0;
    std::vector<HealthSample> history;    ///< the last 24 h, oldest first
    std::vector<ReservationId> lateCalls; ///< wait for one yes after a sleep (D-SLEEP)
};

} // namespace callboard
