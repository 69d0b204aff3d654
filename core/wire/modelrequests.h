// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"
#include "core/wire/telephonyrequests.h"

namespace callboard {

/// The bodies of our own routes (core/server/callboard.yaml) as values; same manners as telephonyrequests. What is
/// saved is sent whole: an absent optional field means its default, not "as it was". Pure; any thread.
namespace modelrequests {

/// Most people of one import.
inline constexpr size_t kImportLimit = 1'000;

/// `company` and `id` are the caller's.
Position position(const JsonValue &body, BodyFindings &findings);
Candidate candidate(const JsonValue &body, BodyFindings &findings);
/// {"candidates": [...]}, each with an `id` or without (one is made).
std::vector<Candidate> candidates(const JsonValue &body, BodyFindings &findings);
PhoneNumber number(const JsonValue &body, BodyFindings &findings);
/// {"globalCap": N}
int globalCap(const JsonValue &body, BodyFindings &findings);

/// {"week": [...], "exceptions": [...]}: all of them at once; what is left out is none (C164, P04).
HoursExtras hoursExtras(const JsonValue &body, BodyFindings &findings);

/// Absent = keep.
struct CompanyEdit
{
    std::optional<QString> name;
    std::optional<bool> telephonyEnabled;
    std::optional<milliseconds> callOverhead;
    std::optional<milliseconds> expiryGrace;
    std::optional<milliseconds> minLead;
    std::optional<bool> finishInsideHours;
    std::optional<bool> prefixNarrowing;
};
CompanyEdit company(const JsonValue &body, BodyFindings &findings);

/// {"hold": true, "reason": "..."}
struct Hold
{
    bool hold = true;
    QString reason;
};
Hold hold(const JsonValue &body, BodyFindings &findings);

/// {"reason": "..."}: needed to pause, free to go on.
QString reason(const JsonValue &body, BodyFindings &findings, bool isNeeded);

/// {"name": "...", "kind": "api" | "admin-session", "scopes": [...]}; kind may be left out: api.
struct NewKey
{
    QString name;
    KeyKind kind = KeyKind::Api;
    Scopes scopes;
};
NewKey key(const JsonValue &body, BodyFindings &findings);

/// {"action": "hold" | "close" | "probe", "reason": "..."}; probe needs no reason.
struct BreakerAction
{
    enum class What { Hold, Close, Probe } what = What::Hold;
    QString reason;
};
BreakerAction breaker(const JsonValue &body, BodyFindings &findings);

/// {"plannedAttemptAt": ms, "phoneNumberId": id}
struct Move
{
    Instant to;
    std::optional<PhoneNumberId> number;
};
Move move(const JsonValue &body, BodyFindings &findings);

} // namespace modelrequests

} // namespace callboard
