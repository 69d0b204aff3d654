// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the Calls page shows: table, views, filter, lanes, inspector. What it does is in tst_callscommands.cpp.
// proves: C036 C130 N12
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callspagefixture.h"
#include "ui/calls/callinspector.h"
#include "ui/calls/lanesview.h"
#include "ui/calls/promisebar.h"
#include "ui/calls/viewlist.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/filteredit.h"
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

QStringList shownIds(CallsPage &page)
{
    QStringList ids;
    const CallsModel &model = page.controller().model();
    for (int row = 0; row < model.shown(); ++row)
        ids << model.rowAt(row).reservation.id.text();
    return ids;
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
