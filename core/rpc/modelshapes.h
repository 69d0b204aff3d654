// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/errorcode.h"
#include "core/model/health.h"
#include "core/model/heat.h"
#include "core/model/log.h"
#include "core/model/plan.h"
#include "core/rpc/codec.h"

namespace callboard {

inline QString wireName(HoursEdit::ZoneEdit edit)
{
    switch (edit) {
    case HoursEdit::ZoneEdit::Keep:
        return QStringLiteral("keep");
    case HoursEdit::ZoneEdit::Clear:
        return QStringLiteral("clear");
    case HoursEdit::ZoneEdit::Set:
        return QStringLiteral("set");
    }
    return {};
}

} // namespace callboard

/// The fields of core/model's values.
namespace callboard::rpc {

template <> struct Last<ErrorCode>
{
    static constexpr ErrorCode value = ErrorCode::AnswerUnknown;
};
template <> struct Last<ReasonCode>
{
    static constexpr ReasonCode value = ReasonCode::BreakerOpen;
};
template <> struct Last<HoursEdit::ZoneEdit>
{
    static constexpr HoursEdit::ZoneEdit value = HoursEdit::ZoneEdit::Set;
};
template <> struct Last<CandidateStatus>
{
    static constexpr CandidateStatus value = CandidateStatus::InvitedCall;
};
template <> struct Last<ZoneProvenance>
{
    static constexpr ZoneProvenance value = ZoneProvenance::SafeWindow;
};
template <> struct Last<SimulatedOutcome>
{
    static constexpr SimulatedOutcome value = SimulatedOutcome::Failed;
};
template <> struct Last<KeyKind>
{
    static constexpr KeyKind value = KeyKind::AdminSession;
};
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
template <> struct Last<ReservationState>
{
    static constexpr ReservationState value = ReservationState::SipFailed;
};
template <> struct Last<Outcome>
{
    static constexpr Outcome value = Outcome::Missed;
};
template <> struct Last<RetryMode>
{
    static constexpr RetryMode value = RetryMode::LaterHalf;
};
template <> struct Last<ZoneSource>
{
    static constexpr ZoneSource value = ZoneSource::CompanyDefault;
};
template <> struct Last<NumberStrategy>
{
    static constexpr NumberStrategy value = NumberStrategy::PerCandidate;
};
template <> struct Last<Actor::Kind>
{
    static constexpr Actor::Kind value = Actor::Kind::Carrier;
};
template <> struct Last<Preset>
{
    static constexpr Preset value = Preset::ByNextBusinessDay;
};

template <typename A> void shape(A &a, Like<InstantRange> auto &v)
{
    a("startMs", v.start);
    a("endMs", v.end);
}
template <typename A> void shape(A &a, Like<Reason> auto &v)
{
    a("code", v.code);
    a("values", v.values);
}
template <typename A> void shape(A &a, Like<Error> auto &v)
{
    a("code", v.code);
    a("detail", v.detail);
    a("why", v.reasons);
}
template <typename A> void shape(A &a, Like<CallingHours> auto &v)
{
    a("opens", v.opens);
    a("closes", v.closes);
}
template <typename A> void shape(A &a, Like<HoursRule> auto &v)
{
    a("hours", v.hours);
    a("days", v.days);
}
template <typename A> void shape(A &a, Like<HoursPolicy> auto &v)
{
    a("hours", v.hours);
    a("zone", v.zone);
    a("days", v.days);
}
template <typename A> void shape(A &a, Like<HoursEdit> auto &v)
{
    a("hours", v.hours);
    a("zoneEdit", v.zoneEdit);
    a("zone", v.zone);
    a("days", v.days);
}
template <typename A> void shape(A &a, Like<Company> auto &v)
{
    a("id", v.id);
    a("name", v.name);
    a("telephonyEnabled", v.telephonyEnabled);
    a("diallingHeld", v.diallingHeld);
    a("policy", v.policy);
    a("callOverheadMs", v.callOverhead);
    a("expiryGraceMs", v.expiryGrace);
    a("minLeadMs", v.minLead);
    a("finishInsideHours", v.finishInsideHours);
    a("prefixNarrowing", v.prefixNarrowing);
}
template <typename A> void shape(A &a, Like<Pool> auto &v)
{
    a("id", v.id);
    a("globalCap", v.globalCap);
}
template <typename A> void shape(A &a, Like<PhoneNumber> auto &v)
{
    a("id", v.id);
    a("company", v.company);
    a("e164", v.e164);
    a("displayName", v.displayName);
    a("voice", v.voice);
    a("sms", v.sms);
    a("maxInboundConcurrent", v.maxInboundConcurrent);
    a("maxOutboundConcurrent", v.maxOutboundConcurrent);
    a("reservedInbound", v.reservedInbound);
    a("isDefault", v.isDefault);
    a("pool", v.pool);
}
template <typename A> void shape(A &a, Like<Position> auto &v)
{
    a("id", v.id);
    a("company", v.company);
    a("title", v.title);
    a("interviewMs", v.interview);
}
template <typename A> void shape(A &a, Like<Simulation> auto &v)
{
    a("setupMs", v.setup);
    a("ringMs", v.ring);
    a("talkMs", v.talk);
    a("outcomes", v.outcomes);
}
template <typename A> void shape(A &a, Like<Candidate> auto &v)
{
    a("id", v.id);
    a("company", v.company);
    a("name", v.name);
    a("phone", v.phone);
    a("status", v.status);
    a("isTest", v.isTest);
    a("position", v.position);
    a("zone", v.zone);
    a("zoneProvenance", v.zoneProvenance);
    a("interviewMs", v.interview);
    a("simulate", v.simulate);
    a("note", v.note);
}
template <typename A> void shape(A &a, Like<Scopes> auto &v)
{
    a("read", v.read);
    a("schedule", v.schedule);
    a("manage", v.manage);
}
template <typename A> void shape(A &a, Like<Actor> auto &v)
{
    a("kind", v.kind);
    a("name", v.name);
}
template <typename A> void shape(A &a, Like<Attempt> auto &v)
{
    a("id", v.id);
    a("ordinal", v.ordinal);
    a("carrier", v.carrier);
    a("plannedAt", v.plannedAt);
    a("dispatchedAt", v.dispatchedAt);
    a("ringingAt", v.ringingAt);
    a("activeAt", v.activeAt);
    a("endedAt", v.endedAt);
    a("outcome", v.outcome);
    a("carrierCode", v.carrierCode);
}
template <typename A> void shape(A &a, Like<CallTimes> auto &v)
{
    a("windowStart", v.windowStart);
    a("targetEnd", v.targetEnd);
    a("estimateMs", v.estimate);
    a("plannedAttemptAt", v.plannedAttemptAt);
}
template <typename A> void shape(A &a, Like<Reservation> auto &v)
{
    a("id", v.id);
    a("company", v.company);
    a("candidate", v.candidate);
    a("position", v.position);
    a("batch", v.batch);
    a("number", v.number);
    a("zone", v.zone);
    a("zoneSource", v.zoneSource);
    a("hours", v.hours);
    a("retry", v.retry);
    a("invitationExpirationDays", v.invitationExpirationDays);
    a("isTest", v.isTest);
    a("finishInsideHours", v.finishInsideHours);
    a("forceReason", v.forceReason);
    a("bookedAt", v.bookedAt);
    a("bookedBy", v.bookedBy);
    a("preset", v.preset);
    a("tzVersion", v.tzVersion);
    a("zoneOffsets", v.zoneOffsets);
    a("why", v.why);
    a("times", v.times);
    a("expiresAt", v.expiresAt);
    a("state", v.state);
    a("unknown", v.unknown);
    a("missed", v.missed);
    a("callNow", v.callNow);
    a("waitsForYes", v.waitsForYes);
    a("attempt", v.attempt);
    a("attempts", v.attempts);
    a("outcome", v.outcome);
    a("invitationExpiresAt", v.invitationExpiresAt);
    a("replacedBy", v.replacedBy);
    a("cause", v.cause);
    a("version", v.version);
}
template <typename A> void shape(A &a, Like<Conflict> auto &v)
{
    a("reservation", v.reservation);
    a("candidate", v.candidate);
    a("plannedAttemptAt", v.plannedAttemptAt);
}
template <typename A> void shape(A &a, Like<FirmCall> auto &v)
{
    a("reservation", v.reservation);
    a("candidate", v.candidate);
    a("number", v.number);
    a("plannedAttemptAt", v.plannedAttemptAt);
    a("zone", v.zone);
}

template <typename A> void shape(A &a, Like<WindowChoice> auto &choice)
{
    std::optional<InstantRange> range;
    std::optional<Preset> preset;
    if (const auto *one = std::get_if<InstantRange>(&choice))
        range = *one;
    if (const auto *one = std::get_if<Preset>(&choice))
        preset = *one;
    if constexpr (std::same_as<A, Reader>)
        range.reset();
    a("range", range);
    a("preset", preset);
    if constexpr (std::same_as<A, Reader>) {
        if (range)
            choice = *range;
        else if (preset)
            choice = *preset;
        else
            a.fail(QStringLiteral("window"), QStringLiteral("names neither a range nor a preset"));
    }
}
template <typename A> void shape(A &a, Like<ZoneChoice> auto &v)
{
    a("zone", v.zone);
    a("source", v.source);
}
template <typename A> void shape(A &a, Like<CallRequest> auto &v)
{
    a("company", v.company);
    a("candidate", v.candidate);
    a("position", v.position);
    a("window", v.window);
    a("zone", v.zone);
    a("number", v.number);
    a("invitationExpirationDays", v.invitationExpirationDays);
    a("retry", v.retry);
    a("replace", v.replace);
    a("forceReason", v.forceReason);
    a("minLeadMs", v.minLead);
    a("earliest", v.earliest);
    a("at", v.at);
}
template <typename A> void shape(A &a, Like<BatchRequest::Override> auto &v)
{
    a("number", v.number);
    a("zone", v.zone);
}
template <typename A> void shape(A &a, Like<BatchRequest> auto &v)
{
    a("company", v.company);
    a("candidates", v.candidates);
    a("position", v.position);
    a("window", v.window);
    a("zoneFallback", v.zoneFallback);
    a("strategy", v.strategy);
    a("overrides", v.overrides);
    a("invitationExpirationDays", v.invitationExpirationDays);
    a("retry", v.retry);
    a("replace", v.replace);
    a("minLeadMs", v.minLead);
    a("earliest", v.earliest);
    a("name", v.name);
}
template <typename A> void shape(A &a, Like<PlannedCall> auto &v)
{
    a("candidate", v.candidate);
    a("position", v.position);
    a("number", v.number);
    a("times", v.times);
    a("expiresAt", v.expiresAt);
    a("zone", v.zone);
    a("zoneSource", v.zoneSource);
    a("hours", v.hours);
    a("retry", v.retry);
    a("invitationExpirationDays", v.invitationExpirationDays);
    a("preset", v.preset);
    a("forceReason", v.forceReason);
    a("isTest", v.isTest);
    a("replaces", v.replaces);
    a("replacesPlannedAt", v.replacesPlannedAt);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<NotPlaced> auto &v)
{
    a("candidate", v.candidate);
    a("code", v.code);
    a("detail", v.detail);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<Bound> auto &v)
{
    a("calls", v.calls);
    a("exact", v.exact);
}

template <typename A> void shape(A &a, Like<PlanEntry> auto &entry)
{
    std::optional<PlannedCall> placed;
    std::optional<NotPlaced> notPlaced;
    if constexpr (!std::same_as<A, Reader>) {
        if (const auto *one = std::get_if<PlannedCall>(&entry))
            placed = *one;
        else
            notPlaced = std::get<NotPlaced>(entry);
    }
    a("placed", placed);
    a("notPlaced", notPlaced);
    if constexpr (std::same_as<A, Reader>) {
        if (placed)
            entry = std::move(*placed);
        else if (notPlaced)
            entry = std::move(*notPlaced);
        else
            a.fail(QStringLiteral("entries"), QStringLiteral("an entry is neither placed nor not placed"));
    }
}
template <typename A> void shape(A &a, Like<Plan> auto &v)
{
    a("request", v.request);
    a("madeAt", v.madeAt);
    a("entries", v.entries);
    a("bound", v.bound);
    a("duplicatesDropped", v.duplicatesDropped);
}
template <typename A> void shape(A &a, Like<CommitOutcome::Entry> auto &v)
{
    a("candidate", v.candidate);
    a("reservation", v.reservation);
    a("code", v.code);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<CommitOutcome> auto &v)
{
    a("batch", v.batch);
    a("entries", v.entries);
}
template <typename A> void shape(A &a, Like<Slot> auto &v)
{
    a("start", v.start);
    a("remaining", v.remaining);
}
template <typename A> void shape(A &a, Like<Availability> auto &v)
{
    a("starts", v.starts);
    a("globalCap", v.globalCap);
    a("perNumberCap", v.perNumberCap);
    a("number", v.number);
    a("pool", v.pool);
    a("durationMs", v.duration);
}
template <typename A> void shape(A &a, Like<BatchSummary> auto &v)
{
    a("id", v.id);
    a("company", v.company);
    a("name", v.name);
    a("position", v.position);
    a("createdAt", v.createdAt);
    a("createdBy", v.createdBy);
    a("asked", v.asked);
    a("byState", v.byState);
    a("leftOver", v.leftOver);
    a("candidates", v.candidates);
    a("isPaused", v.isPaused);
    a("pauseReason", v.pauseReason);
}
template <typename A> void shape(A &a, Like<HeatQuery> auto &v)
{
    a("company", v.company);
    a("range", v.range);
    a("estimateMs", v.estimate);
    a("number", v.number);
    a("people", v.people);
    a("zone", v.zone);
    a("plan", v.plan);
}
template <typename A> void shape(A &a, Like<HeatData> auto &v)
{
    a("first", v.first);
    a("stepMs", v.step);
    a("estimateMs", v.estimate);
    a("cap", v.cap);
    a("people", v.people);
    a("free", v.free);
    a("freeAfter", v.freeAfter);
    a("callable", v.callable);
    a("planned", v.planned);
}
template <typename A> void shape(A &a, Like<HeatCell::Line> auto &v)
{
    a("number", v.number);
    a("label", v.label);
    a("cap", v.cap);
    a("busy", v.busy);
    a("free", v.free);
}
template <typename A> void shape(A &a, Like<HeatCell::PoolPart> auto &v)
{
    a("pool", v.pool);
    a("cap", v.cap);
    a("busy", v.busy);
    a("free", v.free);
    a("counted", v.counted);
    a("numbers", v.numbers);
}
template <typename A> void shape(A &a, Like<HeatCell> auto &v)
{
    a("at", v.at);
    a("estimateMs", v.estimate);
    a("free", v.free);
    a("cap", v.cap);
    a("callable", v.callable);
    a("people", v.people);
    a("pools", v.pools);
    a("why", v.why);
}
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

inline QString problemOf(const Reader &, const HeatData &heat)
{
    const size_t cells = heat.free.size();
    const auto fits = [cells](const std::vector<qint16> &layer) { return layer.empty() || layer.size() == cells; };
    const bool isRight = heat.step > milliseconds(0) && cells <= 62 * 24 * 60 && fits(heat.freeAfter) &&
                         fits(heat.callable) && fits(heat.planned);
    return isRight ? QString() : QStringLiteral("the layers differ in length");
}

inline QString problemOf(const Reader &, const BatchSummary &batch)
{
    return batch.byState.size() == kReservationStates.size() ? QString() : QStringLiteral("a count for each state");
}

inline QString problemOf(const Reader &, const CallingHours &hours)
{
    const bool isRight = hours.opens >= 0 && hours.opens < hours.closes && hours.closes <= 24 * 60;
    return isRight ? QString() : QStringLiteral("opens before it closes, within a day");
}

} // namespace callboard::rpc
