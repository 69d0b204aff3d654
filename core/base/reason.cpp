// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/reason.h"

#include <QHash>

#include <array>

namespace callboard {

namespace {

struct Name
{
    ReasonCode code;
    const char *name;
};

// In the order of the enumeration, so that a code is its own index (asserted at compile time below).
constexpr std::array kNames{
    Name{ReasonCode::ZoneExplicit, "zone_explicit"},
    Name{ReasonCode::ZoneFromPhone, "zone_from_phone"},
    Name{ReasonCode::ZoneBatchFallback, "zone_batch_fallback"},
    Name{ReasonCode::ZoneCompanyDefault, "zone_company_default"},
    Name{ReasonCode::ZoneRemembered, "zone_remembered"},
    Name{ReasonCode::ZoneAmbiguous, "zone_ambiguous"},
    Name{ReasonCode::NumberPinned, "number_pinned"},
    Name{ReasonCode::NumberDefault, "number_default"},
    Name{ReasonCode::NumberOnly, "number_only"},
    Name{ReasonCode::NumberByCountry, "number_by_country"},
    Name{ReasonCode::NumberFallbackDefault, "number_fallback_default"},
    Name{ReasonCode::NumberNone, "number_none"},
    Name{ReasonCode::WindowExplicit, "window_explicit"},
    Name{ReasonCode::WindowPreset, "window_preset"},
    Name{ReasonCode::WindowStartMovedToNow, "window_start_moved_to_now"},
    Name{ReasonCode::LatestDispatch, "latest_dispatch"},
    Name{ReasonCode::WindowShorterThanCall, "window_shorter_than_call"},
    Name{ReasonCode::MinLead, "min_lead"},
    Name{ReasonCode::HoursApplied, "hours_applied"},
    Name{ReasonCode::HoursNone, "hours_none"},
    Name{ReasonCode::HoursNotConfigured, "hours_not_configured"},
    Name{ReasonCode::HoursWaived, "hours_waived"},
    Name{ReasonCode::NoCallableMinute, "no_callable_minute"},
    Name{ReasonCode::OutsideHours, "outside_hours"},
    Name{ReasonCode::ClosedWeekday, "closed_weekday"},
    Name{ReasonCode::ClosedByException, "closed_by_exception"},
    Name{ReasonCode::OutsideWindows, "outside_windows"},
    Name{ReasonCode::NumberLoad, "number_load"},
    Name{ReasonCode::NumberFull, "number_full"},
    Name{ReasonCode::NumberCapZero, "number_cap_zero"},
    Name{ReasonCode::PoolLoad, "pool_load"},
    Name{ReasonCode::PoolFull, "pool_full"},
    Name{ReasonCode::LeastLoaded, "least_loaded"},
    Name{ReasonCode::TieEarliest, "tie_earliest"},
    Name{ReasonCode::CallNow, "call_now"},
    Name{ReasonCode::NotDueYet, "not_due_yet"},
    Name{ReasonCode::MovedByOperator, "moved_by_operator"},
    Name{ReasonCode::RepairMoved, "repair_moved"},
    Name{ReasonCode::RetryPlanned, "retry_planned"},
    Name{ReasonCode::ActiveReservation, "active_reservation"},
    Name{ReasonCode::TooCloseToOwnCall, "too_close_to_own_call"},
    Name{ReasonCode::Replaces, "replaces"},
    Name{ReasonCode::CandidateUnknown, "candidate_unknown"},
    Name{ReasonCode::CandidateOtherPosition, "candidate_other_position"},
    Name{ReasonCode::PositionUnknown, "position_unknown"},
    Name{ReasonCode::PhoneInvalid, "phone_invalid"},
    Name{ReasonCode::StepNearestSlot, "step_nearest_slot"},
    Name{ReasonCode::StepExtendWindow, "step_extend_window"},
    Name{ReasonCode::StepAddLines, "step_add_lines"},
    Name{ReasonCode::StepChooseZone, "step_choose_zone"},
    Name{ReasonCode::StepSetHours, "step_set_hours"},
    Name{ReasonCode::StepFixPhone, "step_fix_phone"},
    Name{ReasonCode::StepPickNumber, "step_pick_number"},
    Name{ReasonCode::StepFollowLiveCall, "step_follow_live_call"},
    Name{ReasonCode::TelephonyOff, "telephony_off"},
    Name{ReasonCode::DiallingHeld, "dialling_held"},
    Name{ReasonCode::BreakerOpen, "breaker_open"},
};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (static_cast<size_t>(kNames[i].code) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder());
static_assert(kNames.size() == static_cast<size_t>(ReasonCode::BreakerOpen) + 1);

} // namespace

QString wireName(ReasonCode code)
{
    return QString::fromLatin1(kNames.at(static_cast<size_t>(code)).name);
}

std::optional<ReasonCode> reasonCodeFromWireName(const QString &name)
{
    static const QHash<QString, ReasonCode> byName = [] {
        QHash<QString, ReasonCode> codes;
        for (const Name &entry : kNames)
            codes.insert(QString::fromLatin1(entry.name), entry.code);
        return codes;
    }();
    const auto found = byName.constFind(name);
    return found == byName.cend() ? std::nullopt : std::optional(*found);
}

} // namespace callboard
