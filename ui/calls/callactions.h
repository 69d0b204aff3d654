// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"

#include <QCoreApplication>

#include <optional>

namespace callboard {

enum class CallAction { Why, Move, CallNow, Cancel, Revoke, HangUp };
inline constexpr std::array kCallActions{CallAction::Why,    CallAction::Move,   CallAction::CallNow,
                                         CallAction::Cancel, CallAction::Revoke, CallAction::HangUp};

/// What stands in the way of an action, the first thing that does.
enum class CallBlock {
    None,
    NothingChosen,
    ReadOnly,             ///< the workspace is open for reading only
    NoSchedule,           ///< the key lacks telephony:schedule (C006)
    NotSupported,         ///< this backend cannot do it
    FateUnknown,          ///< D-UNKNOWN, N15: only the carrier's answer unlocks it
    BeingDialled,         ///< dispatching: batch cancel or revoke can work (C135, C139)
    BeingDialledOnItsOwn, ///< dispatching without a batch: only revoke can work (C135)
    OnTheLine,            ///< ringing or active: only hanging up (revoke) can work (C140, D-REVOKE)
    Over,                 ///< terminal: INVALID_STATUS_TRANSITION (D-CANCEL, C146)
    Missed,               ///< firm, past its gate (D-EXPIRE)
    NotOnTheLine,         ///< hang up needs a call that rings or talks
    OtherCallLive,        ///< the person's other call is live: revoke would end that one (C144)
    AlreadyAsked,         ///< call now was asked
    TelephonyOff,         ///< C011
    DiallingHeld,
    OutsideHours, ///< the person may not be called at this minute
};

/// What the page knows when it decides which buttons work.
struct CallSituation
{
    const ReservationRow *row = nullptr; ///< null = nothing chosen
    Capabilities capabilities;
    Instant now;
    bool telephonyEnabled = true;
    bool diallingHeld = false;
    bool otherCallLive = false; ///< another reservation of the same person is live or unknown
};

/// D-CANCEL, D-STATES, C134-C148 as a table: may this be asked now?
CallBlock blockOf(CallAction action, const CallSituation &situation);

/// The same in words, with what can work instead.
class CallActionWords
{
    Q_DECLARE_TR_FUNCTIONS(CallActionWords)

public:
    /// Empty for None.
    static QString reason(CallAction action, CallBlock block, const CallSituation &situation, const Zone &here);
    /// "Cancel call", "Hang up"
    static QString title(CallAction action);
};

} // namespace callboard
