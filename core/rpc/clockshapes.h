// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"
#include "core/model/log.h"
#include "core/rpc/modelshapes.h"

/// The fields of core/model's values: the telephony clock and the log.
namespace callboard::rpc {

template <> struct Last<Health>
{
    static constexpr Health value = Health::Saturated;
};
template <> struct Last<HealthCause>
{
    static constexpr HealthCause value = HealthCause::NoFreeSlotSoon;
};
template <> struct Last<BreakerState>
{
    static constexpr BreakerState value = BreakerState::HeldOpen;
};
template <> struct Last<EventType>
{
    static constexpr EventType value = EventType::LateCallsFound;
};

template <typename A> void shape(A &a, Like<BreakerStatus::Result> auto &v)
{
    a("at", v.at);
    a("fault", v.fault);
    a("reservation", v.reservation);
    a("carrierCode", v.carrierCode);
}
template <typename A> void shape(A &a, Like<BreakerStatus> auto &v)
{
    a("state", v.state);
    a("since", v.since);
    a("nextProbe", v.nextProbe);
    a("cause", v.cause);
    a("reason", v.reason);
    a("goodProbes", v.goodProbes);
    a("recent", v.recent);
}
template <typename A> void shape(A &a, Like<NumberGauge> auto &v)
{
    a("number", v.number);
    a("busy", v.busy);
    a("cap", v.cap);
}
template <typename A> void shape(A &a, Like<PoolGauge> auto &v)
{
    a("pool", v.pool);
    a("busy", v.busy);
    a("cap", v.cap);
}
template <typename A> void shape(A &a, Like<DueCall> auto &v)
{
    a("reservation", v.reservation);
    a("candidate", v.candidate);
    a("number", v.number);
    a("plannedAt", v.plannedAt);
    a("slackMs", v.slack);
    a("waitsFor", v.waitsFor);
}
template <typename A> void shape(A &a, Like<HealthSample> auto &v)
{
    a("at", v.at);
    a("health", v.health);
    a("live", v.live);
    a("due", v.due);
    a("tickLagMs", v.tickLagMs);
    a("faults", v.faults);
    a("dialled", v.dialled);
}
template <typename A> void shape(A &a, Like<ClockStatus> auto &v)
{
    a("at", v.at);
    a("health", v.health);
    a("healthSince", v.healthSince);
    a("causes", v.causes);
    a("breaker", v.breaker);
    a("diallingHeld", v.diallingHeld);
    a("telephonyEnabled", v.telephonyEnabled);
    a("tickLagMs", v.tickLagMs);
    a("live", v.live);
    a("unknown", v.unknown);
    a("nextDial", v.nextDial);
    a("numbers", v.numbers);
    a("pools", v.pools);
    a("due", v.due);
    a("dueTotal", v.dueTotal);
    a("history", v.history);
    a("lateCalls", v.lateCalls);
}
template <typename A> void shape(A &a, Like<LogEntry> auto &v)
{
    a("company", v.company);
    a("sequence", v.sequence);
    a("at", v.at);
    a("actor", v.actor);
    a("type", v.type);
    a("reservation", v.reservation);
    a("candidate", v.candidate);
    a("batch", v.batch);
    a("number", v.number);
    a("before", v.before);
    a("after", v.after);
    a("cause", v.cause);
    a("requestId", v.requestId);
    a("hash", v.hash);
}

} // namespace callboard::rpc
