// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"
#include "core/time/preset.h"

#include <array>
#include <optional>
#include <vector>

namespace callboard {

/// The API's own names (C132). `+unknown` and `+missed` are marks beside the state, not states.
enum class ReservationState {
    Firm,
    Dispatching,
    Ringing,
    Active,
    Completed,
    Cancelled,
    Expired,
    Failed,
    NoAnswer,
    SipFailed,
};
inline constexpr std::array kReservationStates{
    ReservationState::Firm,      ReservationState::Dispatching, ReservationState::Ringing, ReservationState::Active,
    ReservationState::Completed, ReservationState::Cancelled,   ReservationState::Expired, ReservationState::Failed,
    ReservationState::NoAnswer,  ReservationState::SipFailed};

QString wireName(ReservationState state);
std::optional<ReservationState> reservationStateFromWireName(const QString &name);
/// dispatching, ringing or active.
bool isLive(ReservationState state);
bool isTerminal(ReservationState state);
/// D-STATES: the legal-transition table. A transition to the same state is not one.
bool isLegalTransition(ReservationState from, ReservationState to);

/// What happened beyond the state (C165): one word per attempt and reservation.
enum class Outcome {
    None,
    Completed,
    NoAnswer,
    Busy,
    Declined,
    Voicemail,
    CarrierFault, ///< sip_failed, transient
    InvalidNumber,
    Withdrawn,  ///< cancelled before it rang
    HungUp,     ///< revoked while ringing or active
    Lost,       ///< live longer than maxLive (D-EXPIRE)
    Unresolved, ///< unknown until D-UNKNOWN ended it
    TalkFailed, ///< active, then failed
    Missed,     ///< past latest dispatch without an attempt
};
QString wireName(Outcome outcome);
std::optional<Outcome> outcomeFromWireName(const QString &name);
/// D-RETRY: only a positively retryable outcome is ever dialled again.
bool isRetryable(Outcome outcome);

enum class RetryMode { Off, SameDay, LaterHalf };
inline constexpr std::array kRetryModes{RetryMode::Off, RetryMode::SameDay, RetryMode::LaterHalf};
QString wireName(RetryMode mode); ///< OFF, SAME_DAY, LATER_HALF
std::optional<RetryMode> retryModeFromWireName(const QString &name);

enum class ZoneSource { Phone, Manual, CompanyDefault };
QString wireName(ZoneSource source); ///< phone, manual, company-default
std::optional<ZoneSource> zoneSourceFromWireName(const QString &name);

enum class NumberStrategy { Autoresolve, Default, PerCandidate };
QString wireName(NumberStrategy strategy); ///< autoresolve, default, per_candidate
std::optional<NumberStrategy> numberStrategyFromWireName(const QString &name);

/// Who did something.
struct Actor
{
    enum class Kind { Operator, ApiKey, Engine, Carrier } kind = Kind::Engine;
    QString name; ///< "you", the key's name, "planner", "clock", the carrier's name
    friend bool operator==(const Actor &, const Actor &) = default;
};

QString wireName(Actor::Kind kind); ///< operator, api_key, engine, carrier
std::optional<Actor::Kind> actorKindFromWireName(const QString &name);

/// One dialling of a reservation. Its id and `dispatchedAt` are committed before the carrier is asked (P2).
struct Attempt
{
    AttemptId id;
    int ordinal = 1; ///< 1 or 2
    QString carrier;
    Instant plannedAt;
    Instant dispatchedAt;
    std::optional<Instant> ringingAt;
    std::optional<Instant> activeAt;
    std::optional<Instant> endedAt;
    Outcome outcome = Outcome::None;
    int carrierCode = 0; ///< SIP or HTTP status, 0 = none
    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// The window a call must fit into and what was chosen in it (C106). All times epoch ms.
struct CallTimes
{
    Instant windowStart;      ///< = earliestDispatchBy
    Instant targetEnd;        ///< = estimatedCompletionBy (D-COMPL)
    milliseconds estimate{0}; ///< D-EST
    Instant plannedAttemptAt;
    Instant latestDispatchBy() const { return targetEnd - estimate; } // D-DISPATCH
    friend bool operator==(const CallTimes &, const CallTimes &) = default;
};
/// The gate closes this long after latestDispatchBy (D-DISPATCH).
inline constexpr milliseconds kDispatchGrace{60'000};

/// A booked call. What is frozen never changes after booking (D-FROZEN, C108).
struct Reservation
{
    ReservationId id;
    CompanyId company;
    CandidateId candidate;
    PositionId position;
    std::optional<BatchId> batch;

    // frozen at booking
    PhoneNumberId number;
    Zone zone = Zone::utc();
    ZoneSource zoneSource = ZoneSource::Phone;
    HoursRule hours; ///< applied hours and days
    RetryMode retry = RetryMode::Off;
    int invitationExpirationDays = 7; ///< 1-7 (D-INVITE)
    bool isTest = false;
    bool finishInsideHours = false;
    std::optional<QString> forceReason; ///< D-FORCE waiver
    Instant bookedAt;
    Actor bookedBy;
    std::optional<Preset> preset;
    /// Zone's tz data at booking, for P3.
    QString tzVersion;
    /// Offsets of the zone over [windowStart, expiresAt]: start of each stretch and its seconds east (P3).
    std::vector<std::pair<Instant, int>> zoneOffsets;
    Reasons why; ///< "Why this time?" (N02), made by the planner

    // live
    CallTimes times;   ///< plannedAttemptAt moves with retries and operators; the rest is frozen
    Instant expiresAt; ///< scheduledCallExpiresAt = targetEnd + expiryGrace
    ReservationState state = ReservationState::Firm;
    bool unknown = false;     ///< fate not known: never dialled again by itself (D-UNKNOWN)
    bool missed = false;      ///< firm, but past the dispatch gate: holds no capacity (D-EXPIRE)
    bool callNow = false;     ///< an operator's explicit "call now"
    bool waitsForYes = false; ///< late after a sleep or restart: dialled only after an operator's yes (D-SLEEP)
    bool closureWaived =
        false;       ///< an operator's yes to dialling it though a holiday or window closes that time (D-FROZEN)
    int attempt = 1; ///< the attempt that is planned or live
    std::vector<Attempt> attempts;
    Outcome outcome = Outcome::None;
    std::optional<Instant> invitationExpiresAt; ///< first dispatch + days (D-INVITE)
    std::optional<ReservationId> replacedBy;
    QString cause;       ///< of the last transition, a stable word
    quint64 version = 0; ///< rises with every change

    friend bool operator==(const Reservation &, const Reservation &) = default;
};

/// What a reservation takes of its lines now (D-COUNT); nullopt when it takes nothing. `testCounts` is true when test
/// candidates leave the simulated carrier.
std::optional<InstantRange> lineUse(const Reservation &reservation, Instant now, bool testCounts);

/// maxLive of D-EXPIRE: twice the estimate, at least one hour.
milliseconds maxLive(const Reservation &reservation);

/// A firm reservation that a proposed policy would put outside its hours (C029).
struct Conflict
{
    ReservationId reservation;
    CandidateId candidate;
    Instant plannedAttemptAt;
    friend bool operator==(const Conflict &, const Conflict &) = default;
};

/// What conflictsOf needs of a firm call; the console holds a list of these while an edge is dragged.
struct FirmCall
{
    ReservationId reservation;
    CandidateId candidate;
    PhoneNumberId number;
    Instant plannedAttemptAt;
    Zone zone = Zone::utc();
    bool ignoresExtras = false; ///< waived by an operator, or forced (D-FORCE)
    friend bool operator==(const FirmCall &, const FirmCall &) = default;
};

/// D-CONFLICT: every firm call planned at or after now whose start fails the rule in its own frozen zone; sorted by
/// plannedAttemptAt, then id. Pure; the same code while dragging, at preview and at save.
std::vector<Conflict> conflictsOf(const HoursRule &rule, const std::vector<FirmCall> &firm, Instant now);

/// D-CONFLICT's second list, kept here and never on the reference routes: the firm calls planned at or after now at
/// whose minute the extras are closed. They are held then, not dialled (D-FROZEN), except those
/// that an operator said yes to. Same order. Pure.
std::vector<Conflict> heldBy(const HoursExtras &extras, const std::vector<FirmCall> &firm, Instant now);

} // namespace callboard
