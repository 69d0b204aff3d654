// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/errorcode.h"
#include "core/model/reservation.h"
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

/// The fields of core/model's values: companies, people, lines and calls.
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
template <typename A> void shape(A &a, Like<WeekdayWindows> auto &v)
{
    a("day", v.isoDay);
    a("windows", v.windows);
}
template <typename A> void shape(A &a, Like<DateException> auto &v)
{
    a("from", v.first);
    a("to", v.last);
    a("yearly", v.yearly);
    a("label", v.label);
    a("windows", v.windows);
}
template <typename A> void shape(A &a, Like<HoursExtras> auto &v)
{
    a("week", v.week);
    a("exceptions", v.exceptions);
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
    a("extras", v.extras);
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
    a("closureWaived", v.closureWaived);
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
    a("ignoresExtras", v.ignoresExtras);
}

inline QString problemOf(const Reader &, const CallingHours &hours)
{
    const bool isRight = hours.opens >= 0 && hours.opens < hours.closes && hours.closes <= 24 * 60;
    return isRight ? QString() : QStringLiteral("opens before it closes, within a day");
}

} // namespace callboard::rpc
