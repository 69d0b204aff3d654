// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/reservation.h"

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace callboard {

/// Where a call should fit: an explicit window or a preset, never both (C092).
using WindowChoice = std::variant<InstantRange, Preset>;

/// Which zone decides for one person, and who says so (C094, C095, D-TZ, D-TZSRC).
struct ZoneChoice
{
    std::optional<Zone> zone;
    std::optional<ZoneSource> source;
    friend bool operator==(const ZoneChoice &, const ZoneChoice &) = default;
};

/// One call to book or to plan (C090-C101).
struct CallRequest
{
    CompanyId company;
    CandidateId candidate;
    PositionId position;
    WindowChoice window;
    ZoneChoice zone;
    std::optional<PhoneNumberId> number;
    int invitationExpirationDays = 7;
    RetryMode retry = RetryMode::Off;
    bool replace = false;
    std::optional<QString> forceReason;  ///< set = force, admin session only (D-FORCE)
    std::optional<milliseconds> minLead; ///< overrides the company's (console: 5 min)
    bool earliest = false;               ///< "+planning: earliest"
    /// Asked minute: the plan takes it if it is callable and admittable, else refuses (moves and drops on a slot).
    std::optional<Instant> at;
};

/// Many calls as one problem (C110-C121, D-BATCHPLAN).
struct BatchRequest
{
    struct Override
    {
        std::optional<PhoneNumberId> number;
        std::optional<Zone> zone;
    };
    CompanyId company;
    std::vector<CandidateId> candidates; ///< duplicates: keep first (D-DUP)
    PositionId position;
    WindowChoice window;
    std::optional<Zone> zoneFallback;
    NumberStrategy strategy = NumberStrategy::Autoresolve;
    std::map<QString, Override> overrides; ///< by candidate id; others than `candidates` are ignored
    int invitationExpirationDays = 7;
    RetryMode retry = RetryMode::Off;
    bool replace = false;
    std::optional<milliseconds> minLead;
    bool earliest = false;
    QString name; ///< ours, shown in Batches
};

/// A placed call of a plan: all that a booking would freeze.
struct PlannedCall
{
    CandidateId candidate;
    PositionId position;
    PhoneNumberId number;
    CallTimes times;
    Instant expiresAt;
    Zone zone = Zone::utc();
    ZoneSource zoneSource = ZoneSource::Phone;
    HoursRule hours;
    RetryMode retry = RetryMode::Off;
    int invitationExpirationDays = 7;
    std::optional<Preset> preset;
    std::optional<QString> forceReason;
    bool isTest = false;
    std::optional<ReservationId> replaces;
    std::optional<Instant> replacesPlannedAt;
    Reasons why;
    friend bool operator==(const PlannedCall &, const PlannedCall &) = default;
};

/// Why one person has no place: code of D-REASON, the chain, and the smallest next step as the last reasons.
struct NotPlaced
{
    CandidateId candidate;
    ErrorCode code = ErrorCode::InternalError;
    QString detail;
    Reasons why;
    friend bool operator==(const NotPlaced &, const NotPlaced &) = default;
};

using PlanEntry = std::variant<PlannedCall, NotPlaced>;
inline const CandidateId &candidateOf(const PlanEntry &entry)
{
    return std::visit([](const auto &e) -> const CandidateId & { return e.candidate; }, entry);
}

/// N03: no schedule can place more than `calls`. `exact` = the durations are equal, so the min-cut argument holds as
/// stated in FEATURES 4.2; else it is the bound for the shortest duration.
struct Bound
{
    int calls = 0;
    bool exact = true;
    friend bool operator==(const Bound &, const Bound &) = default;
};

/// A plan is a value: nothing is booked. Entries in input order after D-DUP.
struct Plan
{
    BatchRequest request;
    Instant madeAt;
    std::vector<PlanEntry> entries;
    Bound bound;
    int duplicatesDropped = 0;
    int placed() const;
    int notPlaced() const { return static_cast<int>(entries.size()) - placed(); }
};

/// N06: how a plan differs from what is booked.
struct PlanDiff
{
    struct Row
    {
        enum class Kind { Added, Moved, Unchanged, Dropped, NotPlaced } kind = Kind::Added;
        CandidateId candidate;
        std::optional<Instant> from;
        std::optional<Instant> to;
        std::optional<PhoneNumberId> number;
    };
    std::vector<Row> rows;
};
PlanDiff diffOf(const Plan &plan);

/// What commit did, one per distinct candidate, in input order (C122-C124).
struct CommitOutcome
{
    struct Entry
    {
        CandidateId candidate;
        std::optional<ReservationId> reservation;  ///< set = scheduled
        ErrorCode code = ErrorCode::InternalError; ///< else: isConflict(code) says which group
        Reasons why;
    };
    BatchId batch;
    std::vector<Entry> entries;
};

/// One five-minute start (C075-C078).
struct Slot
{
    Instant start;
    int remaining = 0;
    friend bool operator==(const Slot &, const Slot &) = default;
};

struct Availability
{
    std::vector<Slot> starts; ///< "slots" on the wire
    int globalCap = 0;
    int perNumberCap = 0;
    PhoneNumberId number;
    PoolId pool;
    milliseconds duration{0};
};

/// A batch as a thing to follow.
struct BatchSummary
{
    BatchId id;
    CompanyId company;
    QString name;
    PositionId position;
    Instant createdAt;
    Actor createdBy;
    int asked = 0;
    std::vector<int> byState = std::vector<int>(kReservationStates.size(), 0); ///< index = ReservationState
    std::vector<CommitOutcome::Entry> leftOver;                                ///< those that were not placed
    std::vector<CandidateId> candidates;
    bool isPaused = false;
    QString pauseReason; ///< of a paused one
    int live() const;
    int finished() const;
    int firm() const;
};

} // namespace callboard
