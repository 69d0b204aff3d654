// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/numberresolver.h"
#include "core/planning/startgrid.h"
#include "core/planning/zoneresolver.h"

namespace callboard {

/// D-ALONG: at least this long between the end of one call of a person and the start of the next.
inline constexpr milliseconds kBetweenOwnCalls = kHour;

/// One person's call with every question answered that comes before capacity (D-ORDER from 404 to 422): whom, when,
/// by which hours, on which numbers. Points into the world it was opened in.
struct CallCase
{
    const Company *company = nullptr;
    const Candidate *candidate = nullptr;
    const Position *position = nullptr;
    ZoneDecision zone;
    StartRule rule;
    InstantRange window;
    Instant firstStart; ///< max(windowStart, now floored to the second + lead): D-PLAN's s
    milliseconds lead{0};
    NumberChoice numbers;
    const Reservation *replaced = nullptr;     ///< D-REPLACE: its line is free while planning
    std::vector<const Reservation *> ownCalls; ///< firm calls to keep away from (D-ALONG)
    bool takesLine = true;                     ///< false for a test call on the simulated carrier (D-COUNT)
    Reasons why;                               ///< zone, window, hours

    Instant latestStart() const { return window.end - rule.estimate; }
    /// Starts too close to that own call.
    InstantRange keepClearOf(const Reservation &own) const;
    /// What the replaced call holds now and gives back; nullopt when nothing.
    std::optional<InstantRange> freedLine(const World &world) const;
};

/// Opens the cases of one company: one person, or all of a batch, sharing what is the same for all.
class CaseOpener
{
public:
    /// `strategy` set = a batch (D-TZ batch, D-AUTO); absent = a single call. Requests must have passed checkRequest.
    CaseOpener(const World &world, const Company &company, const WindowChoice &window,
               std::optional<NumberStrategy> strategy = {}, const std::optional<Zone> &batchFallback = {});

    /// Errors: D-ORDER from 404 to 422 number; what the window and the capacity say is choosePlace's.
    Result<CallCase> open(const CallRequest &request);

private:
    Result<void> findPeople(const CallRequest &request, CallCase &opened) const;
    Result<void> checkOwnCalls(const CallRequest &request, CallCase &opened) const;
    Result<void> findZone(const CallRequest &request, CallCase &opened);
    Result<void> findNumber(const CallRequest &request, CallCase &opened) const;
    void describeWindow(const CallRequest &request, CallCase &opened) const;

    const World &m_world;
    const Company &m_company;
    WindowChoice m_window;
    std::optional<NumberStrategy> m_strategy;
    ZoneResolver m_zones;
    NumberResolver m_numbers;
};

/// The 400s: window, 1-7 invitation days, the reason of a force. Errors: ValidationError.
Result<void> checkRequest(const CallRequest &request, Instant now);

} // namespace callboard
