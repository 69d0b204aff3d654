// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callactions.h"

#include "ui/calls/callfacts.h"
#include "ui/calls/callwords.h"
#include "ui/common/timetext.h"

namespace callboard {

namespace {

/// Reading only, a key without the scope, or a backend that cannot: before anything about the call.
CallBlock blockOfConnection(CallAction action, const Capabilities &capabilities)
{
    if (!capabilities.writable)
        return CallBlock::ReadOnly;
    if (!capabilities.scopes.schedule)
        return CallBlock::NoSchedule;
    return action == CallAction::CallNow && !capabilities.callNow ? CallBlock::NotSupported : CallBlock::None;
}

/// C011: the switch refuses booking, moving and cancelling; revoke and hang up work without it.
CallBlock unlessTelephonyIsOff(CallBlock block, const CallSituation &situation)
{
    return block == CallBlock::None && !situation.telephonyEnabled ? CallBlock::TelephonyOff : block;
}

CallBlock blockOfMove(const Reservation &r, Instant now)
{
    if (isTerminal(r.state))
        return CallBlock::Over;
    if (r.state == ReservationState::Dispatching)
        return r.batch ? CallBlock::BeingDialled : CallBlock::BeingDialledOnItsOwn;
    if (isLive(r.state))
        return CallBlock::OnTheLine;
    return callfacts::canStillGo(r, now) ? CallBlock::None : CallBlock::Missed;
}

CallBlock blockOfCallNow(const Reservation &r, const CallSituation &situation)
{
    if (const CallBlock block = blockOfMove(r, situation.now); block != CallBlock::None)
        return block;
    if (r.callNow)
        return CallBlock::AlreadyAsked;
    if (!situation.telephonyEnabled)
        return CallBlock::TelephonyOff;
    if (situation.diallingHeld)
        return CallBlock::DiallingHeld;
    if (situation.otherCallLive)
        return CallBlock::OtherCallLive;
    return callableAt(situation.now, r.hours, r.zone) ? CallBlock::None : CallBlock::OutsideHours;
}

CallBlock blockOfCancel(const Reservation &r)
{
    switch (r.state) {
    case ReservationState::Firm:
        return CallBlock::None; // also a missed one: it stops waiting for its expiry
    case ReservationState::Dispatching:
        return r.batch ? CallBlock::BeingDialled : CallBlock::BeingDialledOnItsOwn;
    case ReservationState::Ringing:
    case ReservationState::Active:
        return CallBlock::OnTheLine;
    case ReservationState::Completed:
    case ReservationState::Cancelled:
    case ReservationState::Expired:
    case ReservationState::Failed:
    case ReservationState::NoAnswer:
    case ReservationState::SipFailed:
        return CallBlock::Over;
    }
    return CallBlock::Over;
}

} // namespace

CallBlock blockOf(CallAction action, const CallSituation &situation)
{
    if (!situation.row)
        return CallBlock::NothingChosen;
    if (action == CallAction::Why)
        return CallBlock::None;
    if (const CallBlock block = blockOfConnection(action, situation.capabilities); block != CallBlock::None)
        return block;
    const Reservation &r = situation.row->reservation;
    if (r.unknown)
        return CallBlock::FateUnknown;
    switch (action) {
    case CallAction::Why:
        return CallBlock::None;
    case CallAction::Move:
        return unlessTelephonyIsOff(blockOfMove(r, situation.now), situation);
    case CallAction::CallNow:
        return blockOfCallNow(r, situation);
    case CallAction::Cancel:
        return unlessTelephonyIsOff(blockOfCancel(r), situation);
    case CallAction::Revoke:
        if (isTerminal(r.state))
            return CallBlock::Over;
        return !isLive(r.state) && situation.otherCallLive ? CallBlock::OtherCallLive : CallBlock::None;
    case CallAction::HangUp:
        if (isTerminal(r.state))
            return CallBlock::Over;
        return r.state == ReservationState::Ringing || r.state == ReservationState::Active ? CallBlock::None
                                                                                           : CallBlock::NotOnTheLine;
    }
    return CallBlock::None;
}

QString CallActionWords::title(CallAction action)
{
    switch (action) {
    case CallAction::Why:
        return tr("Why this time?");
    case CallAction::Move:
        return tr("Move…");
    case CallAction::CallNow:
        return tr("Call now");
    case CallAction::Cancel:
        return tr("Cancel call");
    case CallAction::Revoke:
        return tr("Revoke…");
    case CallAction::HangUp:
        return tr("Hang up");
    }
    return {};
}

QString CallActionWords::reason(CallAction action, CallBlock block, const CallSituation &situation, const Zone &here)
{
    switch (block) {
    case CallBlock::None:
        return {};
    case CallBlock::NothingChosen:
        return tr("Choose a call first.");
    case CallBlock::ReadOnly:
        return tr("This workspace is open for reading only. %1").arg(situation.capabilities.readOnlyReason).trimmed();
    case CallBlock::NoSchedule:
        return tr("This key may only read. It needs the scope schedule.");
    case CallBlock::NotSupported:
        return tr("This server cannot call before the planned minute.");
    case CallBlock::FateUnknown:
        return tr("Nobody knows yet whether it rang, so nothing may dial or free it. The line is asked again; settled "
                  "by "
                  "%1 at the latest.")
            .arg(TimeText::shortMoment(callfacts::unknownUntil(situation.row->reservation), here, situation.now));
    case CallBlock::BeingDialled:
        return action == CallAction::Cancel ? tr("It is being dialled. Cancel its batch, or revoke the call.")
                                            : tr("It is being dialled.");
    case CallBlock::BeingDialledOnItsOwn:
        return action == CallAction::Cancel ? tr("It is being dialled. Revoke the call instead.")
                                            : tr("It is being dialled.");
    case CallBlock::OnTheLine:
        return action == CallAction::Cancel ? tr("It is on the line. Hang up instead.") : tr("It is on the line.");
    case CallBlock::Over:
        if (action == CallAction::Revoke)
            return tr("Nothing to revoke: this call is over.");
        return tr("This call is over: %1.").arg(CallWords::state(situation.row->reservation).toLower());
    case CallBlock::Missed:
        return tr("Its window has passed. Plan the person again.");
    case CallBlock::NotOnTheLine:
        return tr("The call is not on the line yet.");
    case CallBlock::OtherCallLive:
        return tr("Another call with this person is live. Wait until it ends, or hang up there.");
    case CallBlock::AlreadyAsked:
        return tr("Asked already. It goes as soon as a line is free.");
    case CallBlock::TelephonyOff:
        return tr("Telephony is switched off for this company.");
    case CallBlock::DiallingHeld:
        return tr("Dialling is on hold. Release it first.");
    case CallBlock::OutsideHours: {
        const Reservation &r = situation.row->reservation;
        const QString there = TimeText::timeIn(situation.now, r.zone);
        if (!r.hours.days) {
            //: %1 is a time with its city, %2 calling hours such as 09:00–18:00
            return tr("It is %1 now. Calls may start %2.").arg(there, CallWords::hours(r.hours.hours));
        }
        //: %1 is a time with its city, %2 calling hours such as 09:00–18:00, %3 days such as Mon–Fri
        return tr("It is %1 now. Calls may start %2, %3.")
            .arg(there, CallWords::hours(r.hours.hours), CallWords::days(r.hours.days));
    }
    }
    return {};
}

} // namespace callboard
