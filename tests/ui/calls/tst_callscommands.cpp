// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the Calls page does to calls: cancel and undo, move, hang up, one yes for late ones.
// proves: C134 C135 C136 C145 D-CANCEL D-REVOKE D-SLEEP N15 N18
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callspagefixture.h"
#include "ui/calls/callinspector.h"
#include "ui/calls/lanesview.h"
#include "ui/calls/movedialog.h"
#include "ui/common/button.h"
#include "ui/common/note.h"

using namespace callboard;
using namespace callboard::test;

class TstCallsCommands : public QObject
{
    Q_OBJECT

private slots:
    /// C134, D-CANCEL: cancel is sent with a key; the toast's undo books the same call again.
    void cancelAndUndo()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10)};
        auto &fake = f.world.backend->reservationsFake;
        fake.onCancel.answer = [](const CompanyId &, const ReservationId &, const QString &) {
            return Result<Done>(Done{});
        };
        fake.onBook.answer = [&](const CallRequest &, const QString &) {
            return Result<Reservation>(callRow("a2", 10).reservation);
        };
        CallsPage &page = f.open();
        page.controller().setCurrent(rid("a"));
        page.controller().cancel({rid("a")});
        QTRY_COMPARE(fake.onCancel.count(), 1);
        QVERIFY(!fake.onCancel.last<2>().isEmpty());
        QTRY_VERIFY(f.notifications.canUndo());
        QCOMPARE(f.notifications.undoText(), QStringLiteral("Call with Lena Kuhn cancelled"));
        f.notifications.undo();
        QTRY_COMPARE(fake.onBook.count(), 1);
        const CallRequest &request = fake.onBook.last<0>();
        const Reservation old = callRow("a", 10).reservation;
        QVERIFY(request.candidate == old.candidate && request.number == old.number);
        QVERIFY(std::get<InstantRange>(request.window) == (InstantRange{old.times.windowStart, old.times.targetEnd}));
        QVERIFY(request.at == old.times.plannedAttemptAt);
    }

    /// The answer of a cancel is lost: the next try carries the same key (C015).
    void aLostAnswerKeepsItsKey()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10)};
        auto &fake = f.world.backend->reservationsFake;
        fake.onCancel.hold = true;
        CallsPage &page = f.open();
        page.controller().cancel({rid("a")});
        const QString key = fake.onCancel.last<2>();
        fake.onCancel.drop();
        QCoreApplication::processEvents();
        page.controller().cancel({rid("a")});
        QCOMPARE(fake.onCancel.last<2>(), key);
        fake.onCancel.release(Error{ErrorCode::InvalidStatusTransition, {}, {}});
        QCoreApplication::processEvents();
        page.controller().cancel({rid("a")});
        QVERIFY(fake.onCancel.last<2>() != key);
    }

    void whatCannotWorkSaysWhy()
    {
        CallsPageFixture f;
        f.world.rows = {callRowIn(ReservationState::Active, "live")};
        CallsPage &page = f.open();
        page.show(Jump{PageId::Calls, rid("live"), {}, {}, {}, {}, {}, {}});
        auto &inspector = f.child<CallInspector>();
        QCOMPARE(inspector.button(CallAction::Cancel)->reason(), QStringLiteral("It is on the line. Hang up instead."));
        QVERIFY(inspector.button(CallAction::HangUp)->isEnabled());
        ReservationRow unknown = callRowIn(ReservationState::Dispatching, "live");
        unknown.reservation.unknown = true;
        f.world.change(unknown);
        for (const CallAction action : kCallActions)
            QCOMPARE(inspector.button(action)->isEnabled(), action == CallAction::Why);
        bool told = false;
        for (const Note *note : page.findChildren<Note *>())
            told = told || (note->isVisible() && note->lead() == QStringLiteral("Unknown. Not dialled again."));
        QVERIFY(told);
    }

    /// D-REVOKE: asked first, the safe answer is the default; a yes revokes by person and position.
    void hangUpAsksFirst()
    {
        CallsPageFixture f;
        f.world.rows = {callRowIn(ReservationState::Active, "live")};
        auto &fake = f.world.backend->reservationsFake;
        fake.onRevoke.answer = [](const CompanyId &, const CandidateId &, const PositionId &) {
            Revoked revoked;
            revoked.invite = true;
            revoked.reconciled = false;
            return Result<Revoked>(revoked);
        };
        CallsPage &page = f.open();
        page.show(Jump{PageId::Calls, rid("live"), {}, {}, {}, {}, {}, {}});
        auto *button = f.child<CallInspector>().button(CallAction::HangUp);
        f.questions.answerNext({false, {}});
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(fake.onRevoke.count(), 0);
        QCOMPARE(f.questions.asked().back().title, QStringLiteral("Hang up on Lena Kuhn?"));
        f.questions.answerNext({true, {}});
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(fake.onRevoke.count(), 1);
        QCOMPARE(fake.onRevoke.last<2>().text(), QStringLiteral("pos_driver"));
        // C144: not reconciled is told as something to look at, not as done
        QTRY_VERIFY(!f.notifications.entries().empty());
        QCOMPARE(f.notifications.entries().front().tone, Tone::Warn);
    }

    /// D-SLEEP: one question for all late calls; one yes.
    void lateCallsWaitForOneYes()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10)};
        f.world.late = {rid("a"), rid("b")};
        f.world.backend->clockFake.onAnswerLateCalls.answer = [](const CompanyId &, bool) {
            return Result<Done>(Done{});
        };
        CallsPage &page = f.open();
        Button *yes = nullptr;
        for (Button *button : page.findChildren<Button *>()) {
            if (button->isVisible() && button->text().startsWith(QStringLiteral("Dial 2 late call")))
                yes = button;
        }
        QVERIFY(yes);
        render(page, QStringLiteral("calls-late"));
        QTest::mouseClick(yes, Qt::LeftButton);
        QCOMPARE(f.world.backend->clockFake.onAnswerLateCalls.last<1>(), true);
    }

    /// Dragging a firm bar asks before release; Esc puts it back and nothing is moved.
    void dragShowsTheVerdict()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 30), callRowIn(ReservationState::Active, "live", -20)};
        auto &fake = f.world.backend->reservationsFake;
        fake.onCanMove.answer = [](const CompanyId &, const ReservationId &, Instant to, const auto &) {
            MoveVerdict verdict;
            verdict.allowed = to < at(60);
            verdict.code = ErrorCode::NumberAtCap;
            return Result<MoveVerdict>(verdict);
        };
        fake.onMove.answer = [](const CompanyId &, const ReservationId &, Instant to, const auto &, const QString &) {
            Reservation moved = callRow("a", 30).reservation;
            moved.times.plannedAttemptAt = to;
            return Result<Reservation>(moved);
        };
        CallsPage &page = f.open();
        auto &lanes = f.child<LanesView>();
        const double perMinute = lanes.laneGeometry().pxPerMinute;
        const QPoint from = pointOf(lanes, rid("a"));
        const auto dragBy = [&](int minutes) {
            QTest::mousePress(lanes.viewport(), Qt::LeftButton, {}, from);
            const QPoint to = from + QPoint(static_cast<int>(minutes * perMinute), 0);
            // QTest::mouseMove knows no buttons: the events as the window system would send them
            for (const QPoint &point : {from + QPoint(12, 0), to}) {
                QMouseEvent move(QEvent::MouseMove, point, lanes.viewport()->mapToGlobal(point), Qt::NoButton,
                                 Qt::LeftButton, Qt::NoModifier);
                QCoreApplication::sendEvent(lanes.viewport(), &move);
            }
            return to;
        };
        dragBy(20);
        QVERIFY(lanes.isMoving());
        QTRY_VERIFY(page.mover().verdict().has_value());
        QVERIFY(page.mover().verdict()->allowed);
        render(page, QStringLiteral("calls-drag"));
        QTest::keyClick(&lanes, Qt::Key_Escape);
        QVERIFY(!lanes.isMoving());
        QTest::mouseRelease(lanes.viewport(), Qt::LeftButton, {}, from);
        QCOMPARE(fake.onMove.count(), 0);

        const QPoint there = dragBy(20);
        QTest::mouseRelease(lanes.viewport(), Qt::LeftButton, {}, there);
        QTRY_COMPARE(fake.onMove.count(), 1);
        QVERIFY(std::abs((fake.onMove.last<2>() - at(50)).count()) <= kMinute.count());
        QTRY_VERIFY(f.notifications.canUndo());
        QVERIFY(!lanes.isMoving());

        const QPoint full = dragBy(60);
        QTest::mouseRelease(lanes.viewport(), Qt::LeftButton, {}, full);
        QTRY_COMPARE(f.notifications.entries().front().tone, Tone::Warn); // refused in words
        QCOMPARE(fake.onMove.count(), 1);
    }

    void aLiveCallCannotBeDragged()
    {
        CallsPageFixture f;
        f.world.rows = {callRowIn(ReservationState::Active, "live", -20)};
        f.open();
        auto &lanes = f.child<LanesView>();
        const QPoint from = pointOf(lanes, rid("live"));
        QTest::mousePress(lanes.viewport(), Qt::LeftButton, {}, from);
        const QPoint to = from + QPoint(80, 0);
        QMouseEvent move(QEvent::MouseMove, to, lanes.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(lanes.viewport(), &move);
        QVERIFY(!lanes.isMoving());
    }

    void theMoveDialogSaysWhatWouldHappen()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 30)};
        auto &fake = f.world.backend->reservationsFake;
        fake.onCanMove.answer = [](const CompanyId &, const ReservationId &, Instant to, const auto &) {
            MoveVerdict verdict;
            verdict.allowed = to == at(40);
            verdict.code = ErrorCode::NoCallableTime;
            return Result<MoveVerdict>(verdict);
        };
        CallsPage &page = f.open();
        const ReservationRow row = f.world.rows.front();
        MoveDialog dialog(*f.session, page.mover(), row, page.controller().laneNumbers(), &page);
        QVERIFY(!dialog.moveButton()->isEnabled());
        auto *time = dialog.findChild<QTimeEdit *>();
        time->setTime(QTime(17, 22));
        QTRY_VERIFY(dialog.moveButton()->isEnabled());
        QCOMPARE(dialog.moveButton()->text(), QStringLiteral("Move to 17:22"));
        dialog.show();
        render(dialog, QStringLiteral("calls-move-dialog"));
        time->setTime(QTime(23, 0));
        QTRY_VERIFY(!dialog.moveButton()->isEnabled() && page.mover().verdict());
        QVERIFY(!dialog.moveButton()->reason().isEmpty());
        page.mover().cancel();
    }
};

CB_TEST(TstCallsCommands)
#include "tst_callscommands.moc"
