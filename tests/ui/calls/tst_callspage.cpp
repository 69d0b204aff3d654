// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C036 C130 C134 C135 C136 C145 D-CANCEL D-REVOKE D-SLEEP N12 N15 N18
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callspagefixture.h"
#include "ui/calls/callinspector.h"
#include "ui/calls/lanesview.h"
#include "ui/calls/movedialog.h"
#include "ui/calls/promisebar.h"
#include "ui/calls/viewlist.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/filteredit.h"
#include "ui/common/note.h"
#include "ui/common/tableview.h"
#include "ui/common/whypopover.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>

using namespace callboard;
using namespace callboard::test;

namespace {

ReservationId rid(const char *id)
{
    return ReservationId(QString::fromLatin1(id));
}

QStringList shownIds(CallsPage &page)
{
    QStringList ids;
    const CallsModel &model = page.controller().model();
    for (int row = 0; row < model.shown(); ++row)
        ids << model.rowAt(row).reservation.id.text();
    return ids;
}

/// Where a bar stands, in the lanes' viewport.
QPoint pointOf(const LanesView &lanes, const ReservationId &id)
{
    for (size_t lane = 0; lane < lanes.lanes().size(); ++lane) {
        for (size_t bar = 0; bar < lanes.lanes()[lane].bars.size(); ++bar) {
            if (lanes.lanes()[lane].bars[bar].reservation == id)
                return lanes.rectOf({static_cast<int>(lane), static_cast<int>(bar)}).center().toPoint();
        }
    }
    return {};
}

} // namespace

class TstCallsPage : public QObject
{
    Q_OBJECT

private slots:
    void looks_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::newRow("calls") << static_cast<int>(ThemeChoice::Light) << QSize(1368, 824) << 1.0;
        QTest::newRow("calls-dark") << static_cast<int>(ThemeChoice::Dark) << QSize(1368, 824) << 1.0;
        QTest::newRow("calls-contrast") << static_cast<int>(ThemeChoice::HighContrast) << QSize(1368, 824) << 1.0;
        QTest::newRow("calls-1280") << static_cast<int>(ThemeChoice::Light) << QSize(1208, 644) << 1.0;
        QTest::newRow("calls-1024") << static_cast<int>(ThemeChoice::Dark) << QSize(952, 564) << 1.0;
        QTest::newRow("calls-200") << static_cast<int>(ThemeChoice::Light) << QSize(1368, 824) << 2.0;
        QTest::newRow("calls-2560") << static_cast<int>(ThemeChoice::Dark) << QSize(2488, 1364) << 1.0;
    }
    void looks()
    {
        QFETCH(int, theme);
        QFETCH(QSize, size);
        QFETCH(double, scale);
        CallsPageFixture f(static_cast<ThemeChoice>(theme));
        f.themes.setScale(scale);
        f.world.fill();
        CallsPage &page = f.open(size);
        QVERIFY(page.controller().model().shown() > 10);
        QCOMPARE(page.isNarrow(), size.width() < 1250 * scale);
        QCOMPARE(page.width(), size.width()); // nothing pushed it wider
        QCOMPARE(page.isTiny(), size.width() < 760 * scale);
        render(page, QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(cutTexts(page).join(u'|'), QString());
    }

    /// The theme changes while the page is open: nothing is deleted under the walk over all widgets.
    void theThemeMayChange()
    {
        CallsPageFixture f;
        f.world.fill();
        CallsPage &page = f.open();
        for (const auto choice : {ThemeChoice::Dark, ThemeChoice::HighContrast, ThemeChoice::Light}) {
            f.themes.setChoice(choice);
            f.settle();
        }
        QVERIFY(page.controller().current().has_value());
    }

    void pseudoLocale()
    {
        PseudoTranslator translator;
        QCoreApplication::installTranslator(&translator);
        {
            CallsPageFixture f;
            f.world.fill();
            CallsPage &page = f.open({1368, 824});
            render(page, QStringLiteral("calls-pseudo"));
            QCOMPARE(cutTexts(page).join(u'|'), QString());
        }
        QCoreApplication::removeTranslator(&translator);
    }

    /// An event changes one row in place: the chosen call and the scroll position stay.
    void updatesKeepSelectionAndScroll()
    {
        CallsPageFixture f;
        f.world.fill();
        CallsPage &page = f.open();
        f.child<FilterEdit>().setFilter({});
        auto &table = f.child<TableView>();
        table.setCurrentRow(60);
        const auto chosen = page.controller().current();
        const int scroll = table.verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        const QSignalSpy reset(table.model(), &QAbstractItemModel::modelReset);
        ReservationRow row = page.controller().model().rowAt(30);
        row.candidateName = QStringLiteral("Somebody Else");
        f.world.change(row);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(table.model()->index(30, 1).data().toString(), QStringLiteral("Somebody Else"));
        QCOMPARE(table.verticalScrollBar()->value(), scroll);
        QCOMPARE(table.currentRow(), 60);
        QVERIFY(page.controller().current() == chosen);
    }

    /// A call that leaves the view by itself stays in the inspector: nobody chose another one.
    void aCallThatLeavesTheViewStaysChosen()
    {
        CallsPageFixture f;
        f.world.rows = {callRowIn(ReservationState::Active, "a"), callRowIn(ReservationState::Active, "b")};
        CallsPage &page = f.open();
        f.child<FilterEdit>().setFilter(QStringLiteral("state:live"));
        page.show(Jump{PageId::Calls, rid("a"), {}, {}, {}, {}, {}, {}});
        f.world.change(callRowIn(ReservationState::Completed, "a"));
        QCOMPARE(shownIds(page), QStringList({"b"}));
        QCOMPARE(page.controller().current()->text(), QStringLiteral("a"));
        QVERIFY(page.statusSentence().startsWith(QStringLiteral("Completed. Lena Kuhn")));
    }

    void typingFiltersAndNamesMistakes()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10, "Anna"), callRow("b", 20, "Bert")};
        CallsPage &page = f.open();
        auto &filter = f.child<FilterEdit>();
        filter.setFilter({});
        filter.setFocus();
        QTest::keyClicks(&filter, QStringLiteral("ann"));
        QTest::keyClick(&filter, Qt::Key_Return);
        QCOMPARE(shownIds(page), QStringList({"a"}));
        filter.setFilter(QStringLiteral("stat:live ann"));
        QVERIFY(filter.issue().contains(QStringLiteral("character 1")));
        QCOMPARE(shownIds(page), QStringList({"a"}));
        QTest::keyClick(&filter, Qt::Key_Escape);
        QCOMPARE(filter.text(), QString());
        QCOMPARE(shownIds(page), QStringList({"a", "b"}));
    }

    void tabTakesAnOffer()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10, "Anna")};
        f.open();
        auto &filter = f.child<FilterEdit>();
        filter.setFilter({});
        filter.setFocus();
        QTest::keyClicks(&filter, QStringLiteral("sla"));
        QVERIFY(filter.offersShown());
        QTest::keyClick(&filter, Qt::Key_Tab);
        QCOMPARE(filter.text(), QStringLiteral("slack<"));
        QTest::keyClick(&filter, Qt::Key_Down);
        QTest::keyClick(&filter, Qt::Key_Return);
        QCOMPARE(filter.text(), QStringLiteral("slack<15m"));
        QVERIFY(!filter.offersShown());
    }

    void viewsCountAndFilter()
    {
        CallsPageFixture f;
        ReservationRow missed = callRow("missed", -200);
        missed.reservation.missed = true;
        f.world.rows = {callRow("a", 10), callRow("b", 90), callRowIn(ReservationState::Active, "live"), missed};
        CallsPage &page = f.open();
        const auto &views = page.controller().views();
        const auto countOf = [&](const char *id) {
            return views.views()[static_cast<size_t>(views.indexOf(QString::fromLatin1(id)))].count;
        };
        QCOMPARE(countOf("live"), 1);
        QCOMPARE(countOf("due"), 2);
        QCOMPARE(countOf("attention"), 1);
        QCOMPARE(countOf("missed"), 1);
        QCOMPARE(countOf("today"), 4);
        QCOMPARE(page.needsYouCount(), 1);
        auto &list = f.child<ViewList>();
        QCOMPARE(list.currentView(), views.indexOf(QStringLiteral("due")));
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Down);
        QCOMPARE(f.child<FilterEdit>().text(), QStringLiteral("attention"));
        QCOMPARE(shownIds(page), QStringList({"missed"}));
    }

    /// What is chosen or typed while the calls are still asked for is not replaced by the first view.
    void aViewChosenBeforeTheCallsAreThereStays()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10), callRow("b", 90)};
        f.world.backend->reservationsFake.onList.hold = true;
        CallsPage &page = f.open();
        QTest::keyClicks(&f.child<FilterEdit>(), QStringLiteral("nobody"));
        f.world.backend->reservationsFake.onList.release(f.world.rows);
        QTRY_VERIFY(page.controller().isLoaded());
        QTRY_VERIFY(shownIds(page).isEmpty());
        QCOMPARE(f.child<FilterEdit>().text(), QStringLiteral("nobody"));
    }

    /// A table that was empty marks the call that comes as its current row: then it is the chosen one.
    void theFirstCallThatComesIsChosen()
    {
        CallsPageFixture f;
        CallsPage &page = f.open();
        f.world.change(callRow("a", 10));
        QCOMPARE(page.controller().current(), std::optional(ReservationId(QStringLiteral("a"))));
    }

    void theViewThatIsShownCanBeChosenBeforeTheCallsAreThere()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10), callRow("b", 90)};
        f.world.backend->reservationsFake.onList.hold = true;
        CallsPage &page = f.open();
        auto &list = f.child<ViewList>();
        const QModelIndex all = list.currentIndex(); // without a filter
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(all).center());
        f.world.backend->reservationsFake.onList.release(f.world.rows);
        QTRY_VERIFY(page.controller().isLoaded());
        CallsPageFixture::settle();
        QCOMPARE(list.currentIndex(), all);
    }

    void aFilterIsSavedAsAView()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10)};
        CallsPage &page = f.open();
        f.child<FilterEdit>().setFilter(QStringLiteral("number:Berlin"));
        f.questions.answerNext({true, QStringLiteral("Agents, Germany")});
        for (QAction *action : page.actions()) {
            if (action->text().startsWith(QStringLiteral("Save view")))
                action->trigger();
        }
        CallViews again(f.settings);
        const int index = again.indexOf(QStringLiteral("Agents, Germany"));
        QVERIFY(index >= 0);
        QCOMPARE(again.views()[static_cast<size_t>(index)].filter, QStringLiteral("number:Berlin"));
        QCOMPARE(f.child<ViewList>().currentView(), index);
    }

    void emptyStatesNameTheirCause()
    {
        CallsPageFixture f;
        CallsPage &page = f.open();
        auto &empty = f.child<EmptyState>();
        const auto centreEmpty = [&]() -> EmptyState & {
            for (EmptyState *one : page.findChildren<EmptyState *>()) {
                if (qobject_cast<CallInspector *>(one->parentWidget()) == nullptr)
                    return *one;
            }
            return empty;
        };
        QCOMPARE(centreEmpty().lead(), QStringLiteral("No calls yet"));
        f.world.change(callRow("a", 10));
        f.child<FilterEdit>().setFilter(QStringLiteral("state:failed"));
        QCOMPARE(centreEmpty().lead(), QStringLiteral("No call matches this filter"));
        f.world.backend->reservationsFake.onList.answer = [](const ReservationQuery &) {
            return Result<std::vector<ReservationRow>>(Error{ErrorCode::StoreUnavailable, {}, {}});
        };
        page.controller().load();
        QCoreApplication::processEvents();
        QCOMPARE(centreEmpty().cause(), EmptyCause::NotConnected);
    }

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

    /// C036: an old call shows what it was booked with beside today's policy, with a badge.
    void frozenPolicyAgainstToday()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10)};
        CallsPage &page = f.open();
        page.show(Jump{PageId::Calls, rid("a"), {}, {}, {}, {}, {}, {}});
        bool badge = false;
        QTRY_VERIFY(page.controller().detail().has_value());
        for (const Badge *one : page.findChildren<Badge *>())
            badge = badge || (one->isVisible() && one->text() == QStringLiteral("Differs from today"));
        QVERIFY(badge);
        QStringList texts;
        for (const QLabel *label : f.child<CallInspector>().findChildren<QLabel *>())
            texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("09:00–18:00")));
        QVERIFY(texts.contains(QStringLiteral("09:00–17:00")));
        QVERIFY(f.child<PromiseBar>().sentence().startsWith(QStringLiteral("Earliest 14:00, planned 16:52")));
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

    /// Table and lanes show the same chosen call; the lanes can be walked by keys alone.
    void tableAndLanesAgree()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10), callRow("b", 60), callRow("c", 15)};
        CallsPage &page = f.open();
        f.child<FilterEdit>().setFilter({});
        auto &lanes = f.child<LanesView>();
        auto &table = f.child<TableView>();
        QTest::mouseClick(lanes.viewport(), Qt::LeftButton, {}, pointOf(lanes, rid("b")));
        QCOMPARE(page.controller().current()->text(), QStringLiteral("b"));
        QCOMPARE(table.currentRow(), 2);
        table.setCurrentRow(0);
        QCOMPARE(lanes.current()->text(), QStringLiteral("a"));
        lanes.setFocus();
        QTest::keyClick(&lanes, Qt::Key_Down); // c stands on the second line
        QCOMPARE(page.controller().current()->text(), QStringLiteral("c"));
        QTest::keyClick(&lanes, Qt::Key_Up);
        QTest::keyClick(&lanes, Qt::Key_Right);
        QCOMPARE(page.controller().current()->text(), QStringLiteral("b"));
        QTest::keyClick(&lanes, Qt::Key_Home);
        QCOMPARE(page.controller().current()->text(), QStringLiteral("a"));
    }

    /// Section 9: "Lanes have a table behind them, a row per line."
    void lanesAreATableForScreenReaders()
    {
        CallsPageFixture f;
        f.world.rows = {callRow("a", 10), callRow("b", 60), callRow("c", 15)};
        f.open();
        auto &lanes = f.child<LanesView>();
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&lanes);
        QVERIFY(interface && interface->tableInterface());
        QAccessibleTableInterface *table = interface->tableInterface();
        int lines = 0;
        for (const auto &number : CallsWorld::kNumbers)
            lines += number.cap;
        QCOMPARE(table->rowCount(), lines);
        QCOMPARE(table->columnCount(), 2);
        QCOMPARE(table->rowDescription(12), QStringLiteral("Berlin, line 1"));
        QAccessibleInterface *cell = table->cellAt(12, 1);
        QVERIFY(cell->text(QAccessible::Name).startsWith(QStringLiteral("Firm. Lena Kuhn, planned 17:42")));
        QCOMPARE(table->cellAt(13, 1)->state().invisible, true);
    }

    void whyThisTimeOpensAndCloses()
    {
        CallsPageFixture f;
        ReservationRow row = callRow("a", 10);
        row.reservation.why = {{ReasonCode::ZoneFromPhone,
                                {{QStringLiteral("zone"), QStringLiteral("Europe/Berlin")},
                                 {QStringLiteral("region"), QStringLiteral("DE")}}},
                               {ReasonCode::TieEarliest, {}}};
        f.world.rows = {row};
        CallsPage &page = f.open();
        page.show(Jump{PageId::Calls, rid("a"), {}, {}, {}, {}, {}, {}});
        auto &lanes = f.child<LanesView>();
        lanes.setFocus();
        QTest::keyClick(&lanes, Qt::Key_E);
        auto *popover = page.findChild<WhyPopover *>();
        QVERIFY(popover);
        QVERIFY(popover->accessibleDescription().contains(QStringLiteral("Europe/Berlin")));
        render(page, QStringLiteral("calls-why"));
        QTest::keyClick(popover, Qt::Key_Escape);
        QVERIFY(!popover->isVisible());
        QVERIFY(lanes.hasFocus());
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

    /// S rules: views become a combo, table and lanes a switch.
    void narrowWindowsFold()
    {
        CallsPageFixture f;
        f.world.fill();
        CallsPage &page = f.open({952, 564});
        QVERIFY(page.isNarrow());
        QVERIFY(!f.child<ViewList>().isVisible());
        QVERIFY(f.child<QComboBox>().isVisible());
        QVERIFY(f.child<TableView>().isVisible());
        QVERIFY(!f.child<LanesView>().isVisible());
        page.resize(1400, 900);
        QVERIFY(!page.isNarrow());
        QVERIFY(f.child<ViewList>().isVisible() && f.child<LanesView>().isVisible());
    }
};

CB_TEST(TstCallsPage)
#include "tst_callspage.moc"
