// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C022 C023 C024 C026 C027 C028 C029 C030 C031 C032 C033 C035 N01 D-CONFLICT D-END2359
#include "ui/hours/hourscontroller.h"

#include "tests/support/testregistry.h"
#include "tests/ui/hours/hoursworld.h"
#include "ui/hours/conflictsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using test::HoursWorld;

class TestHoursController : public QObject
{
    Q_OBJECT
private slots:
    void draggingTheCloseCountsAtOnce();
    void closingTimeIsExclusive();
    void eachCallOnItsOwnClock();
    void pastCallsDoNotCount();
    void countsAgreeWithConflictsOf();
    void theLadderStandsAroundTheEdge();
    void theHintIsTheSmallestStepBack();
    void theHintNamesAClosedDay();
    void edgesCannotCross();
    void stepsLandOnFives();
    void theLastDayStays();
    void everyDayAgainIsNoFilter();
    void aDragIsOneStepOfUndo();
    void escapeTakesADragBack();
    void nothingIsSavedBeforeSave();
    void saveSendsThreeMeanings();
    void aRefusedSaveKeepsWhatWasProposed();
    void saveAndMovePlansWhatFallsOut();
    void eventsKeepAProposal();
    void noHoursProposesAStart();
    void aZoneOfItsOwnIsCountedApart();
    void thisWeekAndNext();
    void rowsFollowWithoutReset();
};

namespace {

struct Ready
{
    explicit Ready(HoursWorld &world) : controller(world.session())
    {
        QSignalSpy loaded(&controller, &HoursController::loadedChanged);
        controller.load();
        QVERIFY(loaded.wait(1000) || controller.isLoaded());
    }
    HoursController controller;
};

} // namespace

void TestHoursController::draggingTheCloseCountsAtOnce()
{
    HoursWorld world;
    world.addCall(2, 17, 0);
    world.addCall(2, 17, 30);
    world.addCall(3, 17, 45);
    Ready ready(world);
    HoursController &c = ready.controller;
    QCOMPARE(c.conflicts().size(), size_t(0));
    c.beginDrag(HoursEdge::Closes);
    c.dragTo(17 * 60 + 45);
    QCOMPARE(c.conflicts().size(), size_t(1));
    c.dragTo(17 * 60 + 30);
    QCOMPARE(c.conflicts().size(), size_t(2));
    QCOMPARE(c.conflicts()[0].reservation, ReservationId("resv_0001"));
    c.dragTo(16 * 60 + 58); // to the nearest five
    QCOMPARE(c.edge(HoursEdge::Closes), 17 * 60);
    QCOMPARE(c.conflicts().size(), size_t(3));
    QCOMPARE(world.backend.hoursFake.onPreview.count(), 0); // no question to anybody inside a frame
}

void TestHoursController::closingTimeIsExclusive()
{
    // FEATURES 4.1: planned 16:00 conflicts with 10:00-16:00.
    HoursWorld world;
    world.addCall(2, 16, 0);
    world.addCall(2, 15, 59);
    Ready ready(world);
    ready.controller.setEdge(HoursEdge::Closes, 16 * 60);
    QCOMPARE(ready.controller.conflicts().size(), size_t(1));
    QCOMPARE(ready.controller.conflicts()[0].reservation, ReservationId("resv_0000"));
}

void TestHoursController::eachCallOnItsOwnClock()
{
    HoursWorld world;
    world.addCall(2, 17, 45, "America/New_York"); // 00:45 on Wednesday in Vilnius
    world.addCall(2, 17, 45, "Europe/London");
    Ready ready(world);
    ready.controller.setEdge(HoursEdge::Closes, 17 * 60 + 30);
    QCOMPARE(ready.controller.conflicts().size(), size_t(2));
    ready.controller.setEdge(HoursEdge::Closes, 18 * 60);
    QCOMPARE(ready.controller.conflicts().size(), size_t(0));
}

void TestHoursController::pastCallsDoNotCount()
{
    HoursWorld world;
    world.addCall(1, 16, 0); // now is 16:42
    world.addCall(1, 17, 30);
    Ready ready(world);
    ready.controller.setEdge(HoursEdge::Closes, 12 * 60);
    QCOMPARE(ready.controller.conflicts().size(), size_t(1));
}

void TestHoursController::countsAgreeWithConflictsOf()
{
    HoursWorld world;
    const char *zones[]{"Europe/Vilnius", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"};
    quint32 random = 3;
    for (int i = 0; i < 400; ++i) {
        random = random * 1664525u + 1013904223u;
        world.addCall(static_cast<int>(1 + (random >> 8) % 14), static_cast<int>((random >> 12) % 24),
                      static_cast<int>((random >> 16) % 60), zones[(random >> 24) % 4]);
    }
    Ready ready(world);
    HoursController &c = ready.controller;
    for (int closes = 10 * 60; closes <= 24 * 60; closes += 35) {
        c.setEdge(HoursEdge::Closes, closes);
        const auto direct = conflictsOf(c.proposal().rule(), world.firm, world.backend.nowValue);
        QCOMPARE(c.conflicts().size(), direct.size());
        QCOMPARE(c.firm().countOutside(c.proposal().rule()), static_cast<int>(direct.size()));
    }
}

void TestHoursController::theLadderStandsAroundTheEdge()
{
    HoursWorld world;
    world.addCall(2, 17, 5);
    world.addCall(2, 17, 20);
    world.addCall(2, 17, 35);
    world.addCall(2, 17, 50);
    Ready ready(world);
    HoursController &c = ready.controller;
    QVERIFY(!c.ladder().empty());
    c.setEdge(HoursEdge::Closes, 17 * 60 + 30);
    QList<int> minutes;
    QList<int> counts;
    for (const auto &rung : c.ladder()) {
        minutes << rung.minute;
        counts << rung.count;
        QCOMPARE(rung.isCurrent, rung.minute == 17 * 60 + 30);
        QCOMPARE(rung.isSaved, rung.minute == 18 * 60);
    }
    QCOMPARE(minutes, (QList<int>{17 * 60, 17 * 60 + 15, 17 * 60 + 30, 17 * 60 + 45, 18 * 60}));
    QCOMPARE(counts, (QList<int>{4, 3, 2, 1, 0}));
}

void TestHoursController::theHintIsTheSmallestStepBack()
{
    HoursWorld world;
    world.addCall(2, 17, 35);
    world.addCall(2, 17, 40);
    world.addCall(2, 17, 50);
    Ready ready(world);
    HoursController &c = ready.controller;
    QVERIFY(!c.hint());
    c.setEdge(HoursEdge::Closes, 17 * 60 + 30);
    QCOMPARE(c.hint()->minute, 17 * 60 + 45);
    QCOMPARE(c.hint()->kept, 2);
    c.take(*c.hint());
    QCOMPARE(c.edge(HoursEdge::Closes), 17 * 60 + 45);
    QCOMPARE(c.conflicts().size(), size_t(1));
    c.setEdge(HoursEdge::Closes, 17 * 60 + 50); // the step never goes beyond what was
    QCOMPARE(c.hint()->minute, 18 * 60);
}

void TestHoursController::theHintNamesAClosedDay()
{
    HoursWorld world;
    world.addCall(3, 12, 0);
    world.addCall(3, 13, 0);
    Ready ready(world);
    QVERIFY(ready.controller.setDay(3, false));
    QCOMPARE(ready.controller.conflicts().size(), size_t(2));
    QVERIFY(!ready.controller.hint()->edge);
    QCOMPARE(ready.controller.hint()->isoDay, 3);
    ready.controller.take(*ready.controller.hint());
    QVERIFY(!ready.controller.isChanged());
}

void TestHoursController::edgesCannotCross()
{
    HoursWorld world;
    Ready ready(world);
    HoursController &c = ready.controller;
    QVERIFY(!c.setEdge(HoursEdge::Closes, 8 * 60)); // no wrap-around
    QCOMPARE(c.edge(HoursEdge::Closes), 9 * 60 + 1);
    c.discard();
    QVERIFY(!c.setEdge(HoursEdge::Opens, 20 * 60));
    QCOMPARE(c.edge(HoursEdge::Opens), 18 * 60 - 1);
    c.discard();
    QVERIFY(c.setEdge(HoursEdge::Closes, 24 * 60)); // D-END2359: here it may
    QVERIFY(!c.setEdge(HoursEdge::Closes, 24 * 60 + 5));
    QVERIFY(c.setEdge(HoursEdge::Opens, 0));
    QVERIFY(!c.setEdge(HoursEdge::Opens, -5));
}

void TestHoursController::stepsLandOnFives()
{
    HoursWorld world;
    world.policy.hours = CallingHours{9 * 60, 17 * 60 + 32};
    Ready ready(world);
    HoursController &c = ready.controller;
    c.moveEdge(HoursEdge::Closes, -5);
    QCOMPARE(c.edge(HoursEdge::Closes), 17 * 60 + 30);
    c.moveEdge(HoursEdge::Closes, 5);
    QCOMPARE(c.edge(HoursEdge::Closes), 17 * 60 + 35);
    c.setEdge(HoursEdge::Closes, 17 * 60 + 32);
    c.moveEdge(HoursEdge::Closes, 5);
    QCOMPARE(c.edge(HoursEdge::Closes), 17 * 60 + 35);
}

void TestHoursController::theLastDayStays()
{
    HoursWorld world;
    Ready ready(world);
    for (int day = 1; day <= 4; ++day)
        QVERIFY(ready.controller.setDay(day, false));
    QVERIFY(!ready.controller.setDay(5, false));
    QVERIFY(ready.controller.isDayOn(5));
}

void TestHoursController::everyDayAgainIsNoFilter()
{
    HoursWorld world;
    world.policy.days.reset();
    Ready ready(world);
    QVERIFY(ready.controller.setDay(7, false));
    QVERIFY(ready.controller.isChanged());
    QVERIFY(ready.controller.setDay(7, true));
    QVERIFY(!ready.controller.isChanged());
}

void TestHoursController::aDragIsOneStepOfUndo()
{
    HoursWorld world;
    Ready ready(world);
    HoursController &c = ready.controller;
    c.beginDrag(HoursEdge::Closes);
    for (int minute = 18 * 60; minute >= 17 * 60; minute -= 5)
        c.dragTo(minute);
    c.endDrag();
    c.setDay(5, false);
    c.undo();
    QVERIFY(c.isDayOn(5));
    QCOMPARE(c.edge(HoursEdge::Closes), 17 * 60);
    c.undo();
    QVERIFY(!c.isChanged());
    QVERIFY(!c.canUndo());
    c.redo();
    QCOMPARE(c.edge(HoursEdge::Closes), 17 * 60);
}

void TestHoursController::escapeTakesADragBack()
{
    HoursWorld world;
    Ready ready(world);
    ready.controller.beginDrag(HoursEdge::Opens);
    ready.controller.dragTo(11 * 60);
    ready.controller.cancelDrag();
    QVERIFY(!ready.controller.isChanged());
    QVERIFY(!ready.controller.canUndo());
}

void TestHoursController::nothingIsSavedBeforeSave()
{
    HoursWorld world;
    Ready ready(world);
    ready.controller.setEdge(HoursEdge::Closes, 17 * 60);
    ready.controller.setDay(5, false);
    ready.controller.discard();
    QCOMPARE(world.backend.hoursFake.onSave.count(), 0);
    QVERIFY(!ready.controller.isChanged());
}

void TestHoursController::saveSendsThreeMeanings()
{
    HoursWorld world;
    world.policy.zone = *Zone::parse("Europe/Vilnius");
    HoursPolicy stored = world.policy;
    world.backend.hoursFake.onSave.answer = [&](const CompanyId &, const HoursEdit &edit) {
        stored.hours = edit.hours;
        if (edit.days)
            stored.days = edit.days;
        if (edit.zoneEdit == HoursEdit::ZoneEdit::Clear)
            stored.zone.reset();
        if (edit.zoneEdit == HoursEdit::ZoneEdit::Set)
            stored.zone = edit.zone;
        return HoursSaved{stored, {}};
    };
    Ready ready(world);
    HoursController &c = ready.controller;
    const auto saved = [&]() -> HoursEdit {
        QSignalSpy spy(&c, &HoursController::hoursSaved);
        c.save();
        [&] { QVERIFY(spy.wait(1000)); }();
        return world.backend.hoursFake.onSave.last<1>();
    };
    c.setDay(5, false);
    HoursEdit edit = saved(); // only days changed: hours are sent all the same (C031)
    QCOMPARE(edit.hours, (CallingHours{9 * 60, 18 * 60}));
    QCOMPARE(edit.days->toList(), (std::vector<int>{1, 2, 3, 4}));
    QCOMPARE(edit.zoneEdit, HoursEdit::ZoneEdit::Keep);
    c.setEdge(HoursEdge::Closes, 17 * 60);
    c.setZone(std::nullopt);
    edit = saved();
    QVERIFY(!edit.days); // omitted = keep
    QCOMPARE(edit.zoneEdit, HoursEdit::ZoneEdit::Clear);
    c.setZone(*Zone::parse("Europe/Berlin"));
    edit = saved();
    QCOMPARE(edit.zoneEdit, HoursEdit::ZoneEdit::Set);
    QCOMPARE(edit.zone->name(), QString("Europe/Berlin"));
    QVERIFY(!c.isChanged());
    QVERIFY(!c.canUndo());
}

void TestHoursController::aRefusedSaveKeepsWhatWasProposed()
{
    HoursWorld world;
    world.backend.hoursFake.onSave.answer = [](const CompanyId &, const HoursEdit &) {
        return Error{ErrorCode::StoreUnavailable, {}, {}};
    };
    Ready ready(world);
    ready.controller.setEdge(HoursEdge::Closes, 17 * 60);
    QSignalSpy failed(&ready.controller, &HoursController::failed);
    ready.controller.save();
    QVERIFY(failed.wait(1000));
    QCOMPARE(ready.controller.edge(HoursEdge::Closes), 17 * 60);
    QVERIFY(ready.controller.isChanged());
    QVERIFY(!ready.controller.isSaving());
}

void TestHoursController::saveAndMovePlansWhatFallsOut()
{
    HoursWorld world;
    world.addCall(2, 17, 30);
    world.addCall(2, 12, 0);
    world.backend.hoursFake.onSave.answer = [&](const CompanyId &, const HoursEdit &edit) {
        HoursPolicy policy = world.policy;
        policy.hours = edit.hours;
        return HoursSaved{policy, conflictsOf(policy.rule(), world.firm, world.backend.nowValue)};
    };
    world.backend.hoursFake.onPlanMoves.answer = [](const CompanyId &, const std::vector<ReservationId> &) {
        return std::vector<Plan>(1);
    };
    Ready ready(world);
    ready.controller.setEdge(HoursEdge::Closes, 17 * 60);
    QSignalSpy planned(&ready.controller, &HoursController::movesPlanned);
    ready.controller.saveAndMove();
    QVERIFY(planned.wait(1000));
    QCOMPARE(world.backend.hoursFake.onPlanMoves.last<1>(), std::vector<ReservationId>{ReservationId("resv_0000")});
}

void TestHoursController::eventsKeepAProposal()
{
    HoursWorld world;
    Ready ready(world);
    ready.controller.setEdge(HoursEdge::Closes, 17 * 60);
    world.addCall(2, 17, 30); // somebody books while the edge is out
    QSignalSpy loaded(&ready.controller, &HoursController::loadedChanged);
    Changes changes;
    changes.company = CompanyId("comp_a");
    changes.reservations = {ReservationId("resv_0000")};
    world.backend.tell(changes);
    QVERIFY(loaded.wait(1000));
    QCOMPARE(ready.controller.edge(HoursEdge::Closes), 17 * 60);
    QCOMPARE(ready.controller.conflicts().size(), size_t(1));
}

void TestHoursController::noHoursProposesAStart()
{
    HoursWorld world;
    world.policy = {};
    Ready ready(world);
    QVERIFY(ready.controller.isUnset());
    ready.controller.propose();
    QVERIFY(!ready.controller.isUnset());
    QCOMPARE(*ready.controller.proposal().hours, (CallingHours{9 * 60, 18 * 60}));
    QCOMPARE(ready.controller.proposal().days, std::optional(Weekdays::mondayToFriday()));
    ready.controller.undo();
    QVERIFY(ready.controller.isUnset());
}

void TestHoursController::aZoneOfItsOwnIsCountedApart()
{
    HoursWorld world;
    world.addCall(2, 9, 30, "Europe/Vilnius"); // 08:30 in Berlin
    Ready ready(world);
    ready.controller.setZone(*Zone::parse("Europe/Berlin"));
    QCOMPARE(ready.controller.conflicts().size(), size_t(0)); // it keeps its own zone
    QCOMPARE(ready.controller.outsideInProposedZone(), 1);
    ready.controller.setZone(std::nullopt);
    QCOMPARE(ready.controller.outsideInProposedZone(), 0);
}

void TestHoursController::thisWeekAndNext()
{
    HoursWorld world;
    world.addCall(5, 17, 30);
    world.addCall(8, 17, 30);
    world.addCall(9, 17, 30);
    world.addCall(15, 17, 30);
    Ready ready(world);
    ready.controller.setEdge(HoursEdge::Closes, 17 * 60);
    QCOMPARE(ready.controller.conflictsThisWeek(), 1);
    QCOMPARE(ready.controller.conflictsNextWeek(), 2);
    QCOMPARE(ready.controller.conflicts().size(), size_t(4));
}

void TestHoursController::rowsFollowWithoutReset()
{
    HoursWorld world;
    quint32 random = 11;
    for (int i = 0; i < 200; ++i) {
        random = random * 1664525u + 1013904223u;
        world.addCall(static_cast<int>(2 + (random >> 8) % 10), static_cast<int>(9 + (random >> 12) % 9),
                      static_cast<int>((random >> 16) % 60));
    }
    Ready ready(world);
    ConflictsModel model(ready.controller, world.session(), ConflictsModel::Which::FallOut);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (const int minute : {17 * 60, 12 * 60, 16 * 60, 18 * 60, 10 * 60, 17 * 60 + 55}) {
        ready.controller.setEdge(HoursEdge::Closes, minute);
        ready.controller.setDay(3, minute % 2 == 0);
        QCOMPARE(model.rowCount(), static_cast<int>(ready.controller.conflicts().size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.conflict(row), ready.controller.conflicts()[static_cast<size_t>(row)]);
    }
    QCOMPARE(resets.count(), 0);
}

CB_TEST(TestHoursController)
#include "tst_hourscontroller.moc"
