// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C011 C134 C135 C139 C140 C142 C144 C145 C146 D-CANCEL D-REVOKE D-STATES D-UNKNOWN N15
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callfixtures.h"
#include "ui/calls/callactions.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

class TstCallActions : public QObject
{
    Q_OBJECT

private slots:
    /// One row per state and action, from D-CANCEL ("single: firm -> cancelled; dispatching/ringing/active -> 409;
    /// terminal -> 409"), D-REVOKE ("dispatching is withdrawn, ringing and active are hung up") and C145, C146.
    void whatWorks_data()
    {
        using S = ReservationState;
        using B = CallBlock;
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("inBatch");
        QTest::addColumn<QList<int>>("blocks"); // move, call now, cancel, revoke, hang up
        const auto row = [](const char *name, S state, bool inBatch, B move, B now, B cancel, B revoke, B hangUp) {
            const auto n = [](B block) { return static_cast<int>(block); };
            QTest::newRow(name) << static_cast<int>(state) << inBatch
                                << QList<int>{n(move), n(now), n(cancel), n(revoke), n(hangUp)};
        };
        row("firm", S::Firm, true, B::None, B::None, B::None, B::None, B::NotOnTheLine);
        row("dispatching in a batch", S::Dispatching, true, B::BeingDialled, B::BeingDialled, B::BeingDialled, B::None,
            B::NotOnTheLine);
        row("dispatching alone", S::Dispatching, false, B::BeingDialledOnItsOwn, B::BeingDialledOnItsOwn,
            B::BeingDialledOnItsOwn, B::None, B::NotOnTheLine);
        row("ringing", S::Ringing, true, B::OnTheLine, B::OnTheLine, B::OnTheLine, B::None, B::None);
        row("active", S::Active, true, B::OnTheLine, B::OnTheLine, B::OnTheLine, B::None, B::None);
        for (const S state : {S::Completed, S::Cancelled, S::Expired, S::Failed, S::NoAnswer, S::SipFailed})
            row(qPrintable(wireName(state)), state, true, B::Over, B::Over, B::Over, B::Over, B::Over);
    }
    void whatWorks()
    {
        QFETCH(int, state);
        QFETCH(bool, inBatch);
        QFETCH(QList<int>, blocks);
        ReservationRow row = callRowIn(static_cast<ReservationState>(state));
        if (inBatch)
            row.reservation.batch = BatchId(QStringLiteral("b1"));
        CallSituation situation;
        situation.row = &row;
        situation.now = kNow;
        const std::array actions{CallAction::Move, CallAction::CallNow, CallAction::Cancel, CallAction::Revoke,
                                 CallAction::HangUp};
        for (size_t i = 0; i < actions.size(); ++i) {
            const CallBlock block = blockOf(actions[i], situation);
            QCOMPARE(static_cast<int>(block), blocks.at(static_cast<qsizetype>(i)));
            const QString reason = CallActionWords::reason(actions[i], block, situation, zoneNamed("Europe/Vilnius"));
            QCOMPARE(reason.isEmpty(), block == CallBlock::None);
        }
        QCOMPARE(blockOf(CallAction::Why, situation), CallBlock::None);
    }

    /// C135: the reason offers the paths that can work.
    void dispatchingNamesTheWayOut()
    {
        ReservationRow row = callRowIn(ReservationState::Dispatching);
        CallSituation situation;
        situation.row = &row;
        situation.now = kNow;
        const auto words = [&] {
            return CallActionWords::reason(CallAction::Cancel, blockOf(CallAction::Cancel, situation), situation,
                                           zoneNamed("Europe/Vilnius"));
        };
        QCOMPARE(words(), QStringLiteral("It is being dialled. Revoke the call instead."));
        row.reservation.batch = BatchId(QStringLiteral("b1"));
        QCOMPARE(words(), QStringLiteral("It is being dialled. Cancel its batch, or revoke the call."));
    }

    /// N15: an unknown call is locked in every state; no click unlocks it.
    void unknownLocksEverything()
    {
        for (const auto state : {ReservationState::Dispatching, ReservationState::Ringing, ReservationState::Active}) {
            ReservationRow row = callRowIn(state);
            row.reservation.unknown = true;
            CallSituation situation;
            situation.row = &row;
            situation.now = kNow;
            for (const CallAction action : kCallActions) {
                const CallBlock expected = action == CallAction::Why ? CallBlock::None : CallBlock::FateUnknown;
                QCOMPARE(blockOf(action, situation), expected);
            }
            // D-UNKNOWN: settled at max(expiresAt, dispatch + 2 x estimate); here expiresAt = 19:41
            const QString reason = CallActionWords::reason(CallAction::HangUp, CallBlock::FateUnknown, situation,
                                                           zoneNamed("Europe/Vilnius"));
            QVERIFY2(reason.contains(QStringLiteral("19:41")), qPrintable(reason));
        }
    }

    void callNowWaitsForHoursHoldAndTelephony()
    {
        ReservationRow row = callRow("r1", 18);
        CallSituation situation;
        situation.row = &row;
        situation.now = kNow;
        QCOMPARE(blockOf(CallAction::CallNow, situation), CallBlock::None);
        situation.diallingHeld = true;
        QCOMPARE(blockOf(CallAction::CallNow, situation), CallBlock::DiallingHeld);
        situation.telephonyEnabled = false;
        QCOMPARE(blockOf(CallAction::CallNow, situation), CallBlock::TelephonyOff);
        situation = {&row, {}, kNow, true, false, true};
        QCOMPARE(blockOf(CallAction::CallNow, situation), CallBlock::OtherCallLive);
        QCOMPARE(blockOf(CallAction::Revoke, situation), CallBlock::OtherCallLive);
        situation.otherCallLive = false;
        row.reservation.hours = HoursRule{CallingHours{9 * 60, 15 * 60}, std::nullopt}; // 15:42 in Berlin
        QCOMPARE(blockOf(CallAction::CallNow, situation), CallBlock::OutsideHours);
        const QString reason = CallActionWords::reason(CallAction::CallNow, CallBlock::OutsideHours, situation,
                                                       zoneNamed("Europe/Vilnius"));
        QCOMPARE(reason, QStringLiteral("It is 15:42 Berlin now. Calls may start 09:00–15:00."));
        row = callRow("r1", 18);
        row.reservation.callNow = true;
        QCOMPARE(blockOf(CallAction::CallNow, situation), CallBlock::AlreadyAsked);
    }

    void missedCallsMayOnlyBeCancelled()
    {
        ReservationRow row = callRow("r1", -300);
        row.reservation.missed = true;
        CallSituation situation;
        situation.row = &row;
        situation.now = kNow;
        QCOMPARE(blockOf(CallAction::Move, situation), CallBlock::Missed);
        QCOMPARE(blockOf(CallAction::CallNow, situation), CallBlock::Missed);
        QCOMPARE(blockOf(CallAction::Cancel, situation), CallBlock::None);
    }

    /// C011: with telephony off nothing is moved or cancelled; revoke still works (C142).
    void telephonyOff()
    {
        ReservationRow row = callRow("r1", 18);
        CallSituation situation;
        situation.row = &row;
        situation.now = kNow;
        situation.telephonyEnabled = false;
        QCOMPARE(blockOf(CallAction::Move, situation), CallBlock::TelephonyOff);
        QCOMPARE(blockOf(CallAction::Cancel, situation), CallBlock::TelephonyOff);
        QCOMPARE(blockOf(CallAction::Revoke, situation), CallBlock::None);
    }

    void readingOnly()
    {
        ReservationRow row = callRow("r1", 18);
        CallSituation situation;
        situation.row = &row;
        situation.now = kNow;
        situation.capabilities.scopes.schedule = false;
        QCOMPARE(blockOf(CallAction::Cancel, situation), CallBlock::NoSchedule);
        situation.capabilities.writable = false;
        QCOMPARE(blockOf(CallAction::Cancel, situation), CallBlock::ReadOnly);
        situation.row = nullptr;
        QCOMPARE(blockOf(CallAction::Why, situation), CallBlock::NothingChosen);
    }
};

CB_TEST(TstCallActions)
#include "tst_callactions.moc"
