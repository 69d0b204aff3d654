// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C021 C022 C023 C025 C026 C027 C030 C033 C035 D-END2359 N01
#include "ui/hours/hourspage.h"

#include "tests/support/testregistry.h"
#include "tests/ui/hours/hoursworld.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/tableview.h"
#include "ui/hours/daytoggles.h"
#include "ui/hours/minutefield.h"
#include "ui/hours/weekview.h"

#include <QAccessible>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using test::HoursWorld;

class TestHoursPage : public QObject
{
    Q_OBJECT
private slots:
    void draggingTheEdgeWithTheMouse();
    void theKeysDoWhatTheMouseDoes();
    void headsSwitchDays();
    void typingATime();
    void unreadableTimeKeepsWhatWasTyped();
    void midnightIsExplained();
    void theLastDayCannotBeUnticked();
    void saveIsOffWithAReason();
    void aServerWithoutListsHasOthersCallsToo();
    void movesGoToThePlan();
    void notConfiguredOffersAStart();
    void screenReadersHearTheWeek();
    void everythingIsReachedByTab();
};

namespace {

struct Shown
{
    explicit Shown(HoursWorld &world, QSize size = {1368, 800}) : page(world.session())
    {
        page.resize(size);
        page.QWidget::show();
        [&] { QVERIFY(QTest::qWaitForWindowExposed(&page)); }();
        [&] { QTRY_VERIFY(page.controller().isLoaded()); }();
        week = page.findChild<WeekView *>();
        page.activateWindow();
    }
    Button *button(const QString &text)
    {
        for (Button *b : page.findChildren<Button *>()) {
            if (b->text().startsWith(text))
                return b;
        }
        return nullptr;
    }
    ThemeManager themes;
    HoursPage page;
    WeekView *week = nullptr;
};

} // namespace

void TestHoursPage::draggingTheEdgeWithTheMouse()
{
    HoursWorld world;
    world.addCall(2, 17, 35);
    world.addCall(3, 17, 50);
    Shown shown(world);
    const WeekGeometry g = shown.week->geometry();
    const auto at = [&](int minute) {
        return QPoint(static_cast<int>(g.columnRect(2).center().x()), qRound(g.yOf(minute)));
    };
    QTest::mousePress(shown.week->viewport(), Qt::LeftButton, {}, at(18 * 60));
    QTest::mouseMove(shown.week->viewport(), at(17 * 60 + 45));
    QCOMPARE(shown.page.controller().conflicts().size(), size_t(1)); // while it moves
    QCOMPARE(shown.page.findChild<TableView *>()->model()->rowCount(), 1);
    QTest::mouseMove(shown.week->viewport(), at(17 * 60 + 30));
    QCOMPARE(shown.week->edgeSentence(), QString("Close 17:30. 2 booked call(s) fall out. 1 more than at 17:45."));
    QTest::mouseRelease(shown.week->viewport(), Qt::LeftButton, {}, at(17 * 60 + 30));
    QCOMPARE(shown.page.controller().edge(HoursEdge::Closes), 17 * 60 + 30);
    QCOMPARE(world.backend.hoursFake.onSave.count(), 0);
    shown.page.controller().undo();
    QVERIFY(!shown.page.controller().isChanged());
}

void TestHoursPage::theKeysDoWhatTheMouseDoes()
{
    HoursWorld world;
    world.addCall(2, 17, 35);
    Shown shown(world);
    shown.week->setFocus();
    QTest::keyClick(shown.week, Qt::Key_End);
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(shown.week, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(shown.page.controller().edge(HoursEdge::Closes), 17 * 60 + 30);
    QCOMPARE(shown.page.controller().conflicts().size(), size_t(1));
    QTest::keyClick(shown.week, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(shown.page.controller().edge(HoursEdge::Closes), 17 * 60 + 35);
    QTest::keyClick(shown.week, Qt::Key_Home);
    QTest::keyClick(shown.week, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(shown.page.controller().edge(HoursEdge::Opens), 9 * 60 + 5);
    QTest::keyClick(shown.week, Qt::Key_Right);
    QTest::keyClick(shown.week, Qt::Key_Space);
    QVERIFY(!shown.page.controller().isDayOn(2));
}

void TestHoursPage::headsSwitchDays()
{
    HoursWorld world;
    Shown shown(world);
    QTest::mouseClick(shown.week->viewport(), Qt::LeftButton, {},
                      shown.week->geometry().headRect(5).center().toPoint());
    QVERIFY(shown.page.controller().isDayOn(6));
    QVERIFY(shown.page.findChild<DayToggles *>()->isOn(6));
}

void TestHoursPage::typingATime()
{
    HoursWorld world;
    Shown shown(world);
    auto *closes = shown.page.findChildren<MinuteField *>().at(1);
    closes->setFocus();
    closes->selectAll();
    QTest::keyClicks(closes, "1730");
    QCOMPARE(shown.page.controller().edge(HoursEdge::Closes), 17 * 60 + 30);
    QTest::keyClick(closes, Qt::Key_Up);
    QCOMPARE(closes->text(), QString("17:35"));
}

void TestHoursPage::unreadableTimeKeepsWhatWasTyped()
{
    HoursWorld world;
    Shown shown(world);
    auto *closes = shown.page.findChildren<MinuteField *>().at(1);
    closes->setFocus();
    closes->selectAll();
    QTest::keyClicks(closes, "19:99");
    QCOMPARE(closes->text(), QString("19:99"));
    QVERIFY(closes->isWrong());
    QVERIFY(!shown.button("Save hours")->isEnabled());
    QVERIFY(!shown.button("Save hours")->reason().isEmpty());
}

void TestHoursPage::midnightIsExplained()
{
    HoursWorld world;
    Shown shown(world);
    const auto says = [&](const QString &part) {
        for (const QLabel *label : shown.page.findChildren<QLabel *>()) {
            if (!label->isHidden() && label->text().contains(part))
                return true;
        }
        return false;
    };
    QVERIFY(!says("23:59"));
    shown.page.controller().setEdge(HoursEdge::Closes, 24 * 60);
    QVERIFY(says("23:59"));
    shown.page.controller().setEdge(HoursEdge::Closes, 23 * 60 + 59);
    QVERIFY(says("leaves out the last minute"));
}

void TestHoursPage::theLastDayCannotBeUnticked()
{
    HoursWorld world;
    Shown shown(world);
    auto *days = shown.page.findChild<DayToggles *>();
    for (int day = 1; day <= 4; ++day)
        shown.page.controller().setDay(day, false);
    QSignalSpy refused(days, &DayToggles::refused);
    const auto buttons = days->findChildren<QAbstractButton *>();
    QTest::mouseClick(buttons.at(4), Qt::LeftButton);
    QCOMPARE(refused.count(), 1);
    QVERIFY(days->isOn(5));
    QVERIFY(shown.page.controller().isDayOn(5));
}

void TestHoursPage::saveIsOffWithAReason()
{
    HoursWorld world;
    Shown shown(world);
    QCOMPARE(shown.button("Save hours")->reason(), QString("Nothing is changed."));
    shown.page.controller().setEdge(HoursEdge::Closes, 17 * 60);
    QVERIFY(shown.button("Save hours")->isEnabled());
    QCOMPARE(shown.button("Save and move")->reason(), QString("No booked call falls out."));
}

// proves: C007 C160
void TestHoursPage::aServerWithoutListsHasOthersCallsToo()
{
    HoursWorld world;
    world.addCall(2, 17, 35);
    world.backend.capabilitiesValue.lists = false;
    Shown shown(world);
    shown.page.controller().setEdge(HoursEdge::Closes, 17 * 60);
    QVERIFY(std::ranges::any_of(shown.page.findChildren<QLabel *>(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("the server lists no others"));
    }));
}

void TestHoursPage::movesGoToThePlan()
{
    HoursWorld world;
    world.addCall(2, 17, 35);
    world.backend.hoursFake.onSave.answer = [&](const CompanyId &, const HoursEdit &edit) {
        HoursPolicy policy = world.policy;
        policy.hours = edit.hours;
        return HoursSaved{policy, conflictsOf(policy.rule(), world.firm, world.backend.nowValue)};
    };
    world.backend.hoursFake.onPlanMoves.answer = [](const CompanyId &, const std::vector<ReservationId> &) {
        return std::vector<Plan>(2);
    };
    Shown shown(world);
    shown.page.controller().setEdge(HoursEdge::Closes, 17 * 60);
    QCOMPARE(shown.button("Save and move")->text(), QString("Save and move 1 call(s)…"));
    QSignalSpy jumps(&world.session(), &Session::jumpRequested);
    QTest::mouseClick(shown.button("Save and move"), Qt::LeftButton);
    QTRY_COMPARE(jumps.count(), 1);
    const Jump jump = jumps.at(0).at(0).value<Jump>();
    QCOMPARE(jump.page, PageId::Plan);
    QCOMPARE(jump.plans->size(), size_t(2));
}

void TestHoursPage::notConfiguredOffersAStart()
{
    HoursWorld world;
    world.policy = {};
    Shown shown(world);
    QVERIFY(shown.page.controller().isUnset());
    QVERIFY(!shown.week->isVisible());
    Button *start = shown.button("Start with 09:00");
    QVERIFY(start && start->isVisible());
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(shown.week->isVisible());
    QVERIFY(shown.button("Save hours")->isEnabled());
}

void TestHoursPage::screenReadersHearTheWeek()
{
    HoursWorld world;
    world.addCall(2, 17, 35);
    world.addCall(2, 17, 40);
    Shown shown(world);
    shown.page.controller().setEdge(HoursEdge::Closes, 17 * 60 + 40);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(shown.week);
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->tableInterface()->rowCount(), 7);
    QCOMPARE(table->tableInterface()->columnCount(), shown.week->quarterCount());
    QAccessibleInterface *cell = table->tableInterface()->cellAt(1, 17 * 4 + 2 - shown.week->firstQuarter());
    QCOMPARE(cell->text(QAccessible::Name), QString("Tue 18 Nov 17:30. Callable. 2 booked call(s). 1 would fall out."));
    QCOMPARE(table->tableInterface()->rowDescription(1), QString("Tue 18 Nov"));
    QCOMPARE(table->text(QAccessible::Value), QString("Close 17:40. 1 booked call(s) fall out. 1 more than at 17:55."));
}

void TestHoursPage::everythingIsReachedByTab()
{
    HoursWorld world;
    world.addCall(2, 17, 35);
    Shown shown(world);
    shown.page.controller().setEdge(HoursEdge::Closes, 17 * 60);
    shown.page.findChildren<MinuteField *>().at(0)->setFocus();
    QSet<QWidget *> visited;
    for (int i = 0; i < 40; ++i) {
        visited.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QWidget *wanted :
         {static_cast<QWidget *>(shown.week), static_cast<QWidget *>(shown.page.findChild<TableView *>()),
          static_cast<QWidget *>(shown.button("Save hours")), static_cast<QWidget *>(shown.button("Save and move"))})
        QVERIFY2(visited.contains(wanted), qPrintable(wanted->metaObject()->className()));
    for (const QWidget *widget : visited)
        QVERIFY2(!widget->accessibleName().isEmpty() || !qobject_cast<const QAbstractButton *>(widget) ||
                     !qobject_cast<const QAbstractButton *>(widget)->text().isEmpty(),
                 widget->metaObject()->className());
}

CB_TEST(TestHoursPage)
#include "tst_hourspage.moc"
