// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The names of every enumeration as they stand on the wire, in the store and in logs. One table each; a missing
// enumerator is found by tst_names.
#include "core/model/health.h"
#include "core/model/log.h"
#include "core/model/reservation.h"

#include <span>

namespace callboard {

namespace {

template <typename Enum> struct Named
{
    Enum value;
    const char *name;
};

template <typename Enum, size_t N> QString nameIn(const Named<Enum> (&table)[N], Enum value)
{
    for (const auto &row : table) {
        if (row.value == value)
            return QString::fromLatin1(row.name);
    }
    return {};
}

template <typename Enum, size_t N> std::optional<Enum> valueIn(const Named<Enum> (&table)[N], const QString &name)
{
    for (const auto &row : table) {
        if (name == QLatin1String(row.name))
            return row.value;
    }
    return std::nullopt;
}

constexpr Named<CandidateStatus> kCandidateStatus[]{{CandidateStatus::New, "new"},
                                                    {CandidateStatus::InvitedCall, "invited_call"}};

constexpr Named<ZoneProvenance> kZoneProvenance[]{
    {ZoneProvenance::None, "none"},           {ZoneProvenance::Phone, "phone"},
    {ZoneProvenance::File, "file"},           {ZoneProvenance::You, "you"},
    {ZoneProvenance::Candidate, "candidate"}, {ZoneProvenance::SafeWindow, "safe_window"},
};

constexpr Named<SimulatedOutcome> kSimulatedOutcome[]{{SimulatedOutcome::Completed, "completed"},
                                                      {SimulatedOutcome::NoAnswer, "no_answer"},
                                                      {SimulatedOutcome::SipFailed, "sip_failed"},
                                                      {SimulatedOutcome::Failed, "failed"}};

constexpr Named<ReservationState> kReservationState[]{
    {ReservationState::Firm, "firm"},           {ReservationState::Dispatching, "dispatching"},
    {ReservationState::Ringing, "ringing"},     {ReservationState::Active, "active"},
    {ReservationState::Completed, "completed"}, {ReservationState::Cancelled, "cancelled"},
    {ReservationState::Expired, "expired"},     {ReservationState::Failed, "failed"},
    {ReservationState::NoAnswer, "no_answer"},  {ReservationState::SipFailed, "sip_failed"},
};

constexpr Named<Outcome> kOutcome[]{
    {Outcome::None, "none"},
    {Outcome::Completed, "completed"},
    {Outcome::NoAnswer, "no_answer"},
    {Outcome::Busy, "busy"},
    {Outcome::Declined, "declined"},
    {Outcome::Voicemail, "voicemail"},
    {Outcome::CarrierFault, "carrier_fault"},
    {Outcome::InvalidNumber, "invalid_number"},
    {Outcome::Withdrawn, "withdrawn"},
    {Outcome::HungUp, "hung_up"},
    {Outcome::Lost, "lost"},
    {Outcome::Unresolved, "unresolved"},
    {Outcome::TalkFailed, "talk_failed"},
    {Outcome::Missed, "missed"},
};

constexpr Named<RetryMode> kRetryMode[]{
    {RetryMode::Off, "OFF"}, {RetryMode::SameDay, "SAME_DAY"}, {RetryMode::LaterHalf, "LATER_HALF"}};

constexpr Named<ZoneSource> kZoneSource[]{
    {ZoneSource::Phone, "phone"}, {ZoneSource::Manual, "manual"}, {ZoneSource::CompanyDefault, "company-default"}};

constexpr Named<KeyKind> kKeyKind[]{{KeyKind::Api, "api"}, {KeyKind::AdminSession, "admin-session"}};

constexpr Named<Actor::Kind> kActorKind[]{{Actor::Kind::Operator, "operator"},
                                          {Actor::Kind::ApiKey, "api_key"},
                                          {Actor::Kind::Engine, "engine"},
                                          {Actor::Kind::Carrier, "carrier"}};

constexpr Named<NumberStrategy> kNumberStrategy[]{{NumberStrategy::Autoresolve, "autoresolve"},
                                                  {NumberStrategy::Default, "default"},
                                                  {NumberStrategy::PerCandidate, "per_candidate"}};

constexpr Named<EventType> kEventType[]{
    {EventType::WorkspaceCreated, "workspace_created"},
    {EventType::SetupImported, "setup_imported"},
    {EventType::CompanyChanged, "company_changed"},
    {EventType::TelephonySwitched, "telephony_switched"},
    {EventType::DiallingHeld, "dialling_held"},
    {EventType::DiallingReleased, "dialling_released"},
    {EventType::HoursSaved, "hours_saved"},
    {EventType::HoursExtrasSaved, "hours_extras_saved"},
    {EventType::NumberAdded, "number_added"},
    {EventType::NumberChanged, "number_changed"},
    {EventType::NumberRemoved, "number_removed"},
    {EventType::NumberCapChanged, "number_cap_changed"},
    {EventType::PoolChanged, "pool_changed"},
    {EventType::PositionSaved, "position_saved"},
    {EventType::CandidateSaved, "candidate_saved"},
    {EventType::CandidatesImported, "candidates_imported"},
    {EventType::CandidateRemoved, "candidate_removed"},
    {EventType::CandidateStatusChanged, "candidate_status_changed"},
    {EventType::BatchCommitted, "batch_committed"},
    {EventType::BatchCancelled, "batch_cancelled"},
    {EventType::BatchPaused, "batch_paused"},
    {EventType::BatchResumed, "batch_resumed"},
    {EventType::KeyCreated, "key_created"},
    {EventType::KeyRevoked, "key_revoked"},
    {EventType::ReservationBooked, "reservation_booked"},
    {EventType::ReservationMoved, "reservation_moved"},
    {EventType::ReservationReplaced, "reservation_replaced"},
    {EventType::ReservationCancelled, "reservation_cancelled"},
    {EventType::ReservationMissed, "reservation_missed"},
    {EventType::ReservationExpired, "reservation_expired"},
    {EventType::ReservationSlipped, "reservation_slipped"},
    {EventType::ReservationReleased, "reservation_released"},
    {EventType::CallNowAsked, "call_now_asked"},
    {EventType::AttemptDispatched, "attempt_dispatched"},
    {EventType::AttemptRinging, "attempt_ringing"},
    {EventType::AttemptActive, "attempt_active"},
    {EventType::AttemptEnded, "attempt_ended"},
    {EventType::AttemptUnknown, "attempt_unknown"},
    {EventType::AttemptResolved, "attempt_resolved"},
    {EventType::TeardownRequested, "teardown_requested"},
    {EventType::RetryPlanned, "retry_planned"},
    {EventType::RetryNotPlanned, "retry_not_planned"},
    {EventType::Revoked, "revoked"},
    {EventType::InvitationExpired, "invitation_expired"},
    {EventType::BreakerOpened, "breaker_opened"},
    {EventType::BreakerProbed, "breaker_probed"},
    {EventType::BreakerClosed, "breaker_closed"},
    {EventType::HealthChanged, "health_changed"},
    {EventType::ClockJumped, "clock_jumped"},
    {EventType::EngineStarted, "engine_started"},
    {EventType::EngineStopped, "engine_stopped"},
    {EventType::LateCallsFound, "late_calls_found"},
};

constexpr Named<Health> kHealth[]{
    {Health::Healthy, "healthy"}, {Health::Degraded, "degraded"}, {Health::Saturated, "saturated"}};

constexpr Named<HealthCause> kHealthCause[]{
    {HealthCause::BreakerOpen, "breaker_open"},
    {HealthCause::DueNotDispatched, "due_not_dispatched"},
    {HealthCause::CarrierPingFailing, "carrier_ping_failing"},
    {HealthCause::ClockSkew, "clock_skew"},
    {HealthCause::StoreNotWritable, "store_not_writable"},
    {HealthCause::CreditShutdown, "credit_shutdown"},
    {HealthCause::PoolNearlyFull, "pool_nearly_full"},
    {HealthCause::WaitingForCapacity, "waiting_for_capacity"},
    {HealthCause::NoFreeSlotSoon, "no_free_slot_soon"},
};

constexpr Named<BreakerState> kBreakerState[]{{BreakerState::Closed, "closed"},
                                              {BreakerState::Open, "open"},
                                              {BreakerState::HalfOpen, "half_open"},
                                              {BreakerState::HeldOpen, "held_open"}};

} // namespace

QString wireName(CandidateStatus status)
{
    return nameIn(kCandidateStatus, status);
}
std::optional<CandidateStatus> candidateStatusFromWireName(const QString &name)
{
    return valueIn(kCandidateStatus, name);
}
QString wireName(ZoneProvenance provenance)
{
    return nameIn(kZoneProvenance, provenance);
}
std::optional<ZoneProvenance> zoneProvenanceFromWireName(const QString &name)
{
    return valueIn(kZoneProvenance, name);
}
QString wireName(SimulatedOutcome outcome)
{
    return nameIn(kSimulatedOutcome, outcome);
}
std::optional<SimulatedOutcome> simulatedOutcomeFromWireName(const QString &name)
{
    return valueIn(kSimulatedOutcome, name);
}
QString wireName(ReservationState state)
{
    return nameIn(kReservationState, state);
}
std::optional<ReservationState> reservationStateFromWireName(const QString &name)
{
    return valueIn(kReservationState, name);
}
QString wireName(Outcome outcome)
{
    return nameIn(kOutcome, outcome);
}
std::optional<Outcome> outcomeFromWireName(const QString &name)
{
    return valueIn(kOutcome, name);
}
QString wireName(RetryMode mode)
{
    return nameIn(kRetryMode, mode);
}
std::optional<RetryMode> retryModeFromWireName(const QString &name)
{
    return valueIn(kRetryMode, name);
}
QString wireName(ZoneSource source)
{
    return nameIn(kZoneSource, source);
}
std::optional<ZoneSource> zoneSourceFromWireName(const QString &name)
{
    return valueIn(kZoneSource, name);
}
QString wireName(KeyKind kind)
{
    return nameIn(kKeyKind, kind);
}
std::optional<KeyKind> keyKindFromWireName(const QString &name)
{
    return valueIn(kKeyKind, name);
}
QString wireName(Actor::Kind kind)
{
    return nameIn(kActorKind, kind);
}
std::optional<Actor::Kind> actorKindFromWireName(const QString &name)
{
    return valueIn(kActorKind, name);
}
QString wireName(NumberStrategy strategy)
{
    return nameIn(kNumberStrategy, strategy);
}
std::optional<NumberStrategy> numberStrategyFromWireName(const QString &name)
{
    return valueIn(kNumberStrategy, name);
}
QString wireName(EventType type)
{
    return nameIn(kEventType, type);
}
std::optional<EventType> eventTypeFromWireName(const QString &name)
{
    return valueIn(kEventType, name);
}
QString wireName(Health health)
{
    return nameIn(kHealth, health);
}
std::optional<Health> healthFromWireName(const QString &name)
{
    return valueIn(kHealth, name);
}
QString wireName(HealthCause cause)
{
    return nameIn(kHealthCause, cause);
}
QString wireName(BreakerState state)
{
    return nameIn(kBreakerState, state);
}

} // namespace callboard
