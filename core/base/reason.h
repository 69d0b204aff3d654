// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVariantMap>

#include <optional>
#include <vector>

namespace callboard {

/// One link of an explanation, made by the code that decided (N02). Core gives the code and the values; ui/ and
/// server/ make sentences of them. Keys in brackets: `Ms` values are qint64 (epoch ms, or a length where said).
enum class ReasonCode {
    // Where the zone came from [zone, region]
    ZoneExplicit,
    ZoneFromPhone,
    ZoneBatchFallback,
    ZoneCompanyDefault,
    ZoneRemembered,
    ZoneAmbiguous, ///< [region, zones: list of names]
    // Which number, and why [numberId, label]
    NumberPinned,
    NumberDefault,
    NumberOnly,
    NumberByCountry,       ///< + [region]
    NumberFallbackDefault, ///< no number of the person's country [region]
    NumberNone,
    // The window [startMs, endMs]
    WindowExplicit,
    WindowPreset, ///< + [preset]
    WindowStartMovedToNow,
    LatestDispatch,        ///< [atMs, estimateMs]
    WindowShorterThanCall, ///< [lengthMs, estimateMs]
    MinLead,               ///< [leadMs]
    // Calling hours [start, end: "HH:MM", days: list of int 1..7, zone]
    HoursApplied,
    HoursNone, ///< no hours apply (test candidate, nothing configured)
    HoursNotConfigured,
    HoursWaived,       ///< D-FORCE [reason]
    NoCallableMinute,  ///< [nextMs: next callable minute after the window, 0 when none within 31 days]
    OutsideHours,      ///< [atMs, localTime, zone]
    ClosedWeekday,     ///< [atMs, weekday, zone]
    ClosedByException, ///< a holiday, closure or half day (P04) [atMs, localTime, zone, date, label, windows]
    OutsideWindows,    ///< outside the windows of this weekday (C164) [atMs, localTime, zone, windows]
    // Capacity at the chosen or refused minute [atMs, numberId, label, busy, cap]
    NumberLoad,
    NumberFull,
    NumberCapZero,
    PoolLoad, ///< [atMs, poolId, busy, cap]
    PoolFull,
    LeastLoaded, ///< chosen as the lowest ratio [atMs, ratioPercent, candidates: minutes compared]
    TieEarliest,
    CallNow,         ///< an operator said so
    NotDueYet,       ///< the planned minute has not come, and nobody asked for "call now" [atMs: planned]
    MovedByOperator, ///< [atMs]
    RepairMoved,     ///< moved by the batch planner to make room [fromMs, toMs]
    RetryPlanned,    ///< [mode, atMs]
    // The person
    ActiveReservation, ///< [reservationId, state, plannedMs]
    TooCloseToOwnCall, ///< D-ALONG [reservationId, plannedMs]
    Replaces,          ///< [reservationId, plannedMs]
    CandidateUnknown,
    CandidateOtherPosition, ///< [positionId]
    PositionUnknown,        ///< [positionId]
    PhoneInvalid,           ///< [phone, problem]
    // The smallest next step (N04)
    StepNearestSlot,  ///< [atMs] a start that would be admitted now
    StepExtendWindow, ///< [endMs]
    StepAddLines,     ///< [numberId or poolId, label, lines, fromMs, toMs]
    StepChooseZone,   ///< [zones]
    StepSetHours,     ///< [start, end, zone: local hours that would do]; no values when none are set yet
    StepFixPhone,
    StepPickNumber,
    StepFollowLiveCall, ///< [reservationId]
    // State at large
    TelephonyOff,
    DiallingHeld,
    BreakerOpen, ///< [sinceMs, cause]
};

struct Reason
{
    ReasonCode code;
    QVariantMap values;
    friend bool operator==(const Reason &, const Reason &) = default;
};

using Reasons = std::vector<Reason>;

/// Stable name in the store, in exports and on the wire: "number_full".
QString wireName(ReasonCode code);
std::optional<ReasonCode> reasonCodeFromWireName(const QString &name);

} // namespace callboard
