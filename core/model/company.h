// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/phone/e164.h"
#include "core/time/hoursextras.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace callboard {

/// A company's calling-hours policy (C021-C023). An absent zone is "Automatic": each candidate resolves their own.
struct HoursPolicy
{
    std::optional<CallingHours> hours;
    std::optional<Zone> zone;
    std::optional<Weekdays> days;
    HoursRule rule() const { return {hours, days}; }
    friend bool operator==(const HoursPolicy &, const HoursPolicy &) = default;
};

/// PATCH of the policy with its three meanings per field (C030-C033).
struct HoursEdit
{
    CallingHours hours; ///< always sent (C031)
    enum class ZoneEdit { Keep, Clear, Set } zoneEdit = ZoneEdit::Keep;
    std::optional<Zone> zone;     ///< with Set
    std::optional<Weekdays> days; ///< absent = keep; cannot be cleared (C033)
};

struct Company
{
    CompanyId id;
    QString name;
    bool telephonyEnabled = false; ///< C011
    bool diallingHeld = false;     ///< the company-wide "Hold all dialling" switch: nothing leaves while it is on
    HoursPolicy policy;
    HoursExtras extras;                  ///< beside the policy, never in its wire fields (C164)
    milliseconds callOverhead{120'000};  ///< added to the interview (D-EST)
    milliseconds expiryGrace{1'800'000}; ///< D-EXPIRE
    milliseconds minLead{0};             ///< D-PLAN: 0 over the wire; the console passes its own 5 min
    bool finishInsideHours = false;      ///< D-HOURS option
    bool prefixNarrowing = false;        ///< D-TZ: narrow by prefix without asking
    friend bool operator==(const Company &, const Company &) = default;
};

/// Calls at once over all numbers of the pool; may be shared by companies.
struct Pool
{
    PoolId id;
    int globalCap = 0;
    friend bool operator==(const Pool &, const Pool &) = default;
};

/// A phone number assigned to a company (C041). Safe defaults: voice only, caps 0 = nothing can be placed (C042).
struct PhoneNumber
{
    PhoneNumberId id;
    CompanyId company;
    E164 e164;
    QString displayName; ///< 1-120 code points
    bool voice = true;
    bool sms = false;
    int maxInboundConcurrent = 0;
    int maxOutboundConcurrent = 0;
    int reservedInbound = 0; ///< lines kept free for callers; subtracts from the outbound cap (D-REMAIN)
    bool isDefault = false;  ///< at most one per company (D-DEFAULT)
    PoolId pool;
    /// Lines a planned call may use: max(0, maxOutboundConcurrent - reservedInbound).
    int outboundCap() const { return std::max(0, maxOutboundConcurrent - reservedInbound); }
    friend bool operator==(const PhoneNumber &, const PhoneNumber &) = default;
};

struct Position
{
    PositionId id;
    CompanyId company;
    QString title;
    milliseconds interview{1'800'000};
    friend bool operator==(const Position &, const Position &) = default;
};

enum class CandidateStatus { New, InvitedCall };
QString wireName(CandidateStatus status);
std::optional<CandidateStatus> candidateStatusFromWireName(const QString &name);

/// Where a remembered zone came from, for people (provenance).
enum class ZoneProvenance { None, Phone, File, You, Candidate, SafeWindow };
QString wireName(ZoneProvenance provenance);
std::optional<ZoneProvenance> zoneProvenanceFromWireName(const QString &name);

/// How the simulated carrier answers (WORKSPACE.md section 2).
enum class SimulatedOutcome { Completed, NoAnswer, SipFailed, Failed };
QString wireName(SimulatedOutcome outcome);
std::optional<SimulatedOutcome> simulatedOutcomeFromWireName(const QString &name);

struct Simulation
{
    std::optional<milliseconds> setup; ///< defaults 2,000 / 8,000 / 1,500,000 ms, completed
    std::optional<milliseconds> ring;
    std::optional<milliseconds> talk;
    std::vector<SimulatedOutcome> outcomes; ///< one per attempt, the last repeats; empty = the file's
    friend bool operator==(const Simulation &, const Simulation &) = default;
};

struct Candidate
{
    CandidateId id;
    CompanyId company;
    QString name;
    E164 phone;
    CandidateStatus status = CandidateStatus::New;
    bool isTest = false;                ///< C014, D-TEST
    std::optional<PositionId> position; ///< absent = any position of the company
    std::optional<Zone> zone;           ///< remembered choice; the console sends it as the explicit zone
    ZoneProvenance zoneProvenance = ZoneProvenance::None;
    std::optional<milliseconds> interview; ///< absent = the position's
    std::optional<Simulation> simulate;
    QString note;
    friend bool operator==(const Candidate &, const Candidate &) = default;
};

/// D-EST: what one call takes of a line.
inline milliseconds estimateOf(const Company &company, const Position &position, const Candidate &candidate)
{
    return candidate.interview.value_or(position.interview) + company.callOverhead;
}

enum class KeyKind { Api, AdminSession };
QString wireName(KeyKind kind); ///< api, admin-session
std::optional<KeyKind> keyKindFromWireName(const QString &name);
struct Scopes
{
    bool read = false;     ///< telephony:read (C005)
    bool schedule = false; ///< telephony:schedule (C006)
    bool manage = false;   ///< telephony:manage (C007)
    static Scopes all() { return {true, true, true}; }
    friend bool operator==(const Scopes &, const Scopes &) = default;
};

/// An API key, never in clear: SHA-256 only (P6).
struct ApiKey
{
    CompanyId company;
    QString name;
    KeyKind kind = KeyKind::Api;
    Scopes scopes;
    QByteArray sha256; ///< 32 bytes
    friend bool operator==(const ApiKey &, const ApiKey &) = default;
};

} // namespace callboard
