// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C093 C098 C103 C116 C119 C120 C122 C123 N02 N03 N04 N14 D-PRESET D-REASON
#include "tests/support/testregistry.h"
#include "tests/ui/schedule/pagefixture.h"
#include "ui/common/button.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/tableview.h"
#include "ui/common/whypopover.h"
#include "ui/common/zonecombo.h"
#include "ui/heatmap/heathovercard.h"
#include "ui/heatmap/heatmapview.h"
#include "ui/schedule/celldock.h"
#include "ui/schedule/commitsheet.h"
#include "ui/schedule/panefold.h"
#include "ui/schedule/peoplepicker.h"
#include "ui/schedule/planinputspanel.h"
#include "ui/schedule/planresultpanel.h"
#include "ui/schedule/plantable.h"
#include "ui/schedule/zonechooser.h"
#include "ui/schedule/zonetable.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

QPoint cellPoint(HeatmapView *map, Instant t)
{
    const HeatSpot spot = *map->geometry().spotOf(t);
    return map->viewport()->mapFromGlobal(map->cellRectOnScreen(spot.row, spot.column).center());
}

void drag(HeatmapView *map, QPoint from, QPoint to)
{
    QTest::mousePress(map->viewport(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, map->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(map->viewport(), &move);
    QTest::mouseRelease(map->viewport(), Qt::LeftButton, {}, to);
}

} // namespace

class TstPlanPage : public QObject
{
    Q_OBJECT

private slots:
    void the_result_says_what_the_plan_means()
    {
        PagedAcme acme;
        QCOMPARE(acme.page->statusSentence(),
                 QStringLiteral("9 of 12 placed. No schedule can place more. 3 not placed, 3 reasons."));
        QCOMPARE(acme.page->result()->bookButton()->text(), QStringLiteral("Book 9 calls"));
        QVERIFY(acme.page->result()->bookButton()->reason().isEmpty());
        QCOMPARE(acme.page->primary()->text(), QStringLiteral("Book 9 calls"));
        QVERIFY(acme.page->primary()->isEnabled());
        QVERIFY(acme.backend.plansFake.onCommit.asked.empty());
        render(*acme.window, QStringLiteral("planpage"));
    }

    void ctrl_enter_books_and_the_rest_is_run_again()
    {
        PagedAcme acme;
        acme.page->map()->setFocus();
        QTest::keyClick(acme.page->map(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(acme.page->commitSheet()->isVisible());
        QCOMPARE(acme.backend.plansFake.onCommit.count(), 1);
        const CommitGroups &groups = acme.page->commitSheet()->groups();
        QCOMPARE(groups.scheduled.size(), size_t(9));
        QCOMPARE(groups.conflict.size(), size_t(2));
        QCOMPARE(groups.failed.size(), size_t(1));
        QCOMPARE(acme.notifications.entries().back().lead, QStringLiteral("9 calls booked"));
        QVERIFY(acme.notifications.canUndo());
        render(*acme.window, QStringLiteral("planpage-booked"));
        Button *rerun = acme.page->commitSheet()->rerunButton();
        QCOMPARE(rerun->text(), QStringLiteral("Re-run the 3 left over"));
        QTest::mouseClick(rerun, Qt::LeftButton);
        acme.settle();
        QCOMPARE(acme.page->controller().inputs().people.size(), size_t(3));
        QVERIFY(acme.page->map()->isVisible());
    }

    // proves: D-POLICYSPLIT C162
    void what_a_plain_server_decides_itself_is_said_before_and_after()
    {
        PagedAcme acme;
        const auto says = [&acme](const QString &words) {
            for (const QLabel *label : acme.window->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(words))
                    return true;
            }
            return false;
        };
        const QString decides = QStringLiteral("the server chooses the minute and the line");
        const QString notice = QStringLiteral("Not enforced by the server: the notice of 5 min before a call.");
        QVERIFY(!says(decides));
        acme.backend.capabilitiesValue.estimates = true;
        acme.page->controller().setPosition(kLead);
        acme.page->controller().setPeople({person(0), person(1)});
        acme.settle();
        QVERIFY(says(decides));
        QVERIFY(!says(notice)); // a window of its own is narrowed by it
        render(*acme.window, QStringLiteral("planpage-plain-server"));
        acme.page->controller().setPreset(Preset::Within24Hours);
        acme.settle();
        QVERIFY(says(notice));
        acme.page->result()->bookButton()->click();
        acme.settle();
        QVERIFY(says(QStringLiteral("The server chose the minutes and lines itself")));
    }

    void an_unknown_answer_is_asked_again_with_the_same_key()
    {
        PagedAcme acme;
        acme.backend.plansFake.onCommit.hold = true;
        acme.page->book();
        acme.backend.plansFake.onCommit.drop();
        QTRY_COMPARE(acme.page->result()->bookButton()->text(), QStringLiteral("Ask again for 9 calls"));
        acme.page->book();
        QCOMPARE(acme.backend.plansFake.onCommit.count(), 2);
        QCOMPARE(std::get<1>(acme.backend.plansFake.onCommit.asked[0]),
                 std::get<1>(acme.backend.plansFake.onCommit.asked[1]));
    }

    void nothing_is_booked_without_the_right_to()
    {
        PagedAcme acme;
        acme.backend.workspaceValue.companies[0].telephonyEnabled = false;
        emit acme.backend.workspaceChanged();
        acme.settle();
        QCOMPARE(acme.page->result()->bookButton()->reason(), QStringLiteral("Telephony is off for this company."));
        QVERIFY(!acme.page->primary()->isEnabled());
        acme.page->book();
        QVERIFY(acme.backend.plansFake.onCommit.asked.empty());
    }

    void a_window_is_dragged_on_the_map()
    {
        PagedAcme acme;
        HeatmapView *map = acme.page->map();
        drag(map, cellPoint(map, at("Europe/Vilnius", 2026, 11, 19, 20)),
             cellPoint(map, at("Europe/Vilnius", 2026, 11, 20, 1)));
        acme.settle();
        const InstantRange window{at("Europe/Vilnius", 2026, 11, 19, 20), at("Europe/Vilnius", 2026, 11, 20, 1, 30)};
        QCOMPARE(acme.page->controller().window(), window);
        QCOMPARE(acme.page->controller().plan()->request.window, WindowChoice(window));
    }

    void a_window_is_typed()
    {
        PagedAcme acme;
        const auto edits = acme.page->inputs()->findChildren<QDateTimeEdit *>();
        QCOMPARE(edits.size(), 2);
        edits[1]->setDateTime(QDateTime(QDate(2026, 11, 17), QTime(20, 0), Qt::UTC));
        acme.settle();
        QCOMPARE(acme.page->controller().window().end, at("Europe/Vilnius", 2026, 11, 17, 20));
        // An end before the start moves the start and keeps the length.
        edits[1]->setDateTime(QDateTime(QDate(2026, 11, 17), QTime(12, 0), Qt::UTC));
        acme.settle();
        QCOMPARE(acme.page->controller().window(),
                 (InstantRange{at("Europe/Vilnius", 2026, 11, 17, 6), at("Europe/Vilnius", 2026, 11, 17, 12)}));
    }

    void six_presets_and_the_impossible_one_says_why()
    {
        PagedAcme acme;
        auto *impossible = qobject_cast<Button *>(acme.button(QStringLiteral("15 minutes")));
        QVERIFY(impossible);
        QVERIFY(!impossible->isEnabled());
        QVERIFY(impossible->reason().contains(QStringLiteral("32 min")));
        for (const char *text : {"1 hour", "4 hours", "24 hours", "48 hours", "Next workday"}) {
            QAbstractButton *button = acme.button(QString::fromLatin1(text));
            QVERIFY2(button && button->isEnabled(), text);
        }
        QTest::mouseClick(acme.button(QStringLiteral("4 hours")), Qt::LeftButton);
        acme.settle();
        QCOMPARE(acme.page->controller().plan()->request.window, WindowChoice(Preset::Within4Hours));
        QVERIFY(acme.button(QStringLiteral("4 hours"))->isChecked());
        QCOMPARE(acme.page->map()->chosenWindow().length(), 4 * kHour);
    }

    void people_are_chosen_by_words_and_position()
    {
        PagedAcme acme;
        acme.page->choosePeople();
        auto *picker = acme.page->findChild<PeoplePicker *>();
        QVERIFY(picker);
        QCOMPARE(picker->model()->chosenCount(), 12);
        picker->model()->setAllShown(false);
        QCOMPARE(picker->model()->chosenCount(), 1); // the driver is hidden by the position and stays chosen
        QTest::keyClicks(picker->search(), QStringLiteral("york person"));
        QCOMPARE(picker->model()->rowCount(), 3);
        const QModelIndex first = picker->model()->index(0);
        QVERIFY(picker->model()->setData(first, Qt::Checked, Qt::CheckStateRole));
        QTest::keyClick(picker->search(), Qt::Key_Return);
        acme.settle();
        QCOMPARE(acme.page->controller().inputs().people, (std::vector<CandidateId>{person(5), person(10)}));
    }

    void models_keep_the_rules_of_models()
    {
        PagedAcme acme;
        QAbstractItemModelTester plan(acme.page->table()->model(),
                                      QAbstractItemModelTester::FailureReportingMode::Fatal);
        acme.page->table()->setShow(PlanTableModel::Show::NotPlaced);
        acme.page->controller().setPeople({person(1), person(11)});
        acme.settle();
        PeoplePickModel people;
        QAbstractItemModelTester pick(&people, QAbstractItemModelTester::FailureReportingMode::Fatal);
        people.setPeople(acme.page->controller().people(), {person(1)});
        people.setFilter(QStringLiteral("person 0"), kLead);
        people.setAllShown(true);
        CommitModel commit(acme.page->controller());
        QAbstractItemModelTester committed(&commit, QAbstractItemModelTester::FailureReportingMode::Fatal);
        commit.setEntries({{person(1), ReservationId(QStringLiteral("r")), {}, {}},
                           {person(2), std::nullopt, ErrorCode::NumberAtCap, {}}});
    }

    void review_as_a_table_shows_both_clocks_and_reasons()
    {
        PagedAcme acme;
        QTest::mouseClick(acme.button(QStringLiteral("Review as a table")), Qt::LeftButton);
        PlanTable *table = acme.page->table();
        QVERIFY(table->isVisible());
        PlanTableModel *model = table->model();
        QCOMPARE(model->rowCount(), 12);
        const auto text = [&](int row, int column) { return model->index(row, column).data().toString(); };
        QCOMPARE(text(0, PlanTableModel::Person), QStringLiteral("Person 00"));
        QCOMPARE(text(0, PlanTableModel::Here), QStringLiteral("Tue 17 Nov 14:00"));
        QCOMPARE(text(0, PlanTableModel::There), QStringLiteral("14:00"));
        QCOMPARE(text(0, PlanTableModel::Number), QStringLiteral("Vilnius"));
        QVERIFY(!text(0, PlanTableModel::Why).isEmpty());
        QCOMPARE(text(8, PlanTableModel::Here), QStringLiteral("Not placed"));
        QCOMPARE(text(8, PlanTableModel::Why), QStringLiteral("Berlin is at its cap"));
        QVERIFY(text(8, PlanTableModel::Step).contains(QStringLiteral("1 line")));
        render(*acme.window, QStringLiteral("planpage-table"));

        // E opens the chain of reasons of the row; F8 goes to the next person left out.
        table->selectPerson(person(0));
        table->view()->setFocus();
        QTest::keyClick(table->view(), Qt::Key_E);
        auto *why = acme.window->findChild<WhyPopover *>();
        QVERIFY(why);
        QTest::keyClick(why, Qt::Key_Escape);
        QTest::keyClick(table->view(), Qt::Key_F8);
        QVERIFY(std::holds_alternative<NotPlaced>(*table->currentEntry()));
    }

    void show_people_lists_those_left_out()
    {
        PagedAcme acme;
        QTest::mouseClick(acme.button(QStringLiteral("Show people")), Qt::LeftButton);
        QCOMPARE(acme.page->table()->model()->rowCount(), 3);
    }

    void the_smallest_step_is_one_click_away()
    {
        PagedAcme acme;
        const auto &groups = acme.page->controller().summary().groups;
        for (size_t i = 0; i < groups.size(); ++i) {
            if (groups[i].code == ErrorCode::NoCallableTime)
                emit acme.page->result()->stepRequested(int(i));
        }
        acme.settle();
        QCOMPARE(acme.page->controller().summary().placed, 10);
        for (size_t i = 0; i < groups.size(); ++i) {
            if (groups[i].code == ErrorCode::NumberAtCap) {
                emit acme.page->result()->stepRequested(int(i));
                break;
            }
        }
        QCOMPARE(acme.jumps.size(), size_t(1));
        QCOMPARE(acme.jumps[0].page, PageId::Numbers);
        QCOMPARE(acme.jumps[0].number, std::optional(numberId("Berlin")));
    }

    void a_zone_is_chosen_for_each_who_has_none()
    {
        PagedAcme acme;
        acme.backend.peopleFake.onSave.answer = [](const Candidate &candidate) -> Result<Candidate> {
            return candidate;
        };
        acme.page->chooseZones();
        auto *chooser = acme.page->findChild<ZoneChooser *>();
        QVERIFY(chooser);
        chooser->comboOf(0)->setZone(zoneOf("America/Chicago"));
        QTest::keyClick(chooser, Qt::Key_Return);
        acme.settle();
        QCOMPARE(acme.page->controller().inputs().overrides.at(person(11).text()).zone,
                 std::optional(zoneOf("America/Chicago")));
        QCOMPARE(acme.page->controller().summary().placed, 10);
        QCOMPARE(acme.backend.peopleFake.onSave.last().zone, std::optional(zoneOf("America/Chicago")));
        QCOMPARE(acme.backend.peopleFake.onSave.last().zoneProvenance, ZoneProvenance::You);
    }

    void hover_and_explain_tell_the_arithmetic()
    {
        PagedAcme acme;
        HeatmapView *map = acme.page->map();
        map->setFocus();
        map->setCurrent(at("Europe/Vilnius", 2026, 11, 19, 16, 30));
        QTest::keyClick(map, Qt::Key_Right);
        QTRY_VERIFY(map->card()->isVisible());
        QCOMPARE(map->card()->title(), QStringLiteral("Thu 19 Nov 17:00 Vilnius"));
        render(*acme.window, QStringLiteral("planpage-hover"));
        QTest::keyClick(map, Qt::Key_E);
        QTRY_VERIFY(acme.window->findChild<WhyPopover *>());
    }

    void before_and_after_switch_the_map()
    {
        PagedAcme acme;
        auto *show = acme.findNamed<SegmentedControl>(QStringLiteral("Show"));
        QVERIFY(show);
        const HeatSpot spot = *acme.page->map()->geometry().spotOf(at("Europe/Vilnius", 2026, 11, 17, 15));
        const HeatValue value = acme.page->map()->grid().at(spot);
        QVERIFY(value.freeAfter < value.free);
        show->setCurrentIndex(0);
        QVERIFY(!acme.page->controller().view().after);
        QVERIFY(acme.page->map()->sentenceOf(spot).contains(QStringLiteral("%1 of 40").arg(value.free)));
    }

    void a_booked_call_is_moved_by_dragging_and_moved_back()
    {
        PagedAcme acme;
        const Instant planned = at("Europe/Vilnius", 2026, 11, 17, 10);
        Reservation call;
        call.id = ReservationId(QStringLiteral("resv_1"));
        call.company = kAcme;
        call.candidate = person(1);
        call.number = numberId("Berlin");
        call.times = {planned - kHour, planned + 8 * kHour, 32 * kMinute, planned};
        acme.backend.reservationsFake.onGet.answer = [&](const CompanyId &,
                                                         const ReservationId &) -> Result<ReservationDetail> {
            ReservationDetail detail;
            detail.row.reservation = call;
            detail.row.candidateName = QStringLiteral("Person 01");
            return detail;
        };
        acme.backend.reservationsFake.onCanMove.answer =
            [&](const CompanyId &, const ReservationId &, const Instant &to,
                const std::optional<PhoneNumberId> &) -> Result<MoveVerdict> {
            MoveVerdict verdict;
            verdict.allowed = true;
            verdict.call = test::call(1, to, "Berlin");
            return verdict;
        };
        acme.backend.reservationsFake.onMove.answer = [&](const CompanyId &, const ReservationId &, const Instant &to,
                                                          const std::optional<PhoneNumberId> &,
                                                          const QString &) -> Result<Reservation> {
            Reservation moved = call;
            moved.times.plannedAttemptAt = to;
            return moved;
        };
        Jump jump;
        jump.reservation = call.id;
        acme.page->show(jump);
        HeatmapView *map = acme.page->map();
        QTRY_COMPARE(map->current(), std::optional(planned));
        drag(map, cellPoint(map, planned), cellPoint(map, at("Europe/Vilnius", 2026, 11, 17, 15)));
        QTRY_COMPARE(acme.backend.reservationsFake.onMove.count(), 1);
        QCOMPARE(acme.backend.reservationsFake.onMove.last<2>(), at("Europe/Vilnius", 2026, 11, 17, 15));
        QTRY_VERIFY(acme.notifications.canUndo());
        acme.notifications.undo();
        QTRY_COMPARE(acme.backend.reservationsFake.onMove.count(), 2);
        QCOMPARE(acme.backend.reservationsFake.onMove.last<2>(), planned);
    }

    void alt_digits_go_to_who_what_and_when()
    {
        PagedAcme acme;
        QTest::keyClick(acme.window.get(), Qt::Key_1, Qt::AltModifier);
        QVERIFY(acme.page->inputs()->who()->hasFocus());
        QTest::keyClick(acme.window.get(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(acme.page->inputs()->what()->hasFocus());
        QTest::keyClick(acme.window.get(), Qt::Key_3, Qt::AltModifier);
        QVERIFY(acme.page->inputs()->when()->hasFocus());
    }

    void small_windows_fold_the_panels_data()
    {
        QTest::addColumn<QSize>("page");
        QTest::addColumn<bool>("left");
        QTest::addColumn<bool>("right");
        QTest::addColumn<int>("dock");
        QTest::addColumn<double>("row");
        QTest::newRow("1440x900") << QSize(1368, 824) << false << false << int(CellDock::Form::ChartOnly) << 38.0;
        QTest::newRow("1280x720") << QSize(1208, 644) << true << false << int(CellDock::Form::Tabs) << 28.0;
        QTest::newRow("1024x640") << QSize(952, 564) << true << true << int(CellDock::Form::TabsClosed) << 28.0;
    }
    void small_windows_fold_the_panels()
    {
        QFETCH(QSize, page);
        QFETCH(bool, left);
        QFETCH(bool, right);
        QFETCH(int, dock);
        QFETCH(double, row);
        PagedAcme acme(page);
        render(*acme.window, QStringLiteral("planpage-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        const auto folds = acme.page->findChildren<PaneFold *>();
        QCOMPARE(folds.size(), 2);
        QCOMPARE(folds[0]->isFolded(), left);
        QCOMPARE(folds[1]->isFolded(), right);
        QCOMPARE(int(acme.page->findChild<CellDock *>()->form()), dock);
        QCOMPARE(acme.page->map()->geometry().frame().measures.rowHeight, row);
        QVERIFY(acme.page->map()->geometry().frame().measures.columnWidth >= 15);
        if (!left)
            return;
        // What is folded is one key away, and Esc puts it back.
        QTest::keyClick(acme.window.get(), Qt::Key_1, Qt::AltModifier);
        QVERIFY(folds[0]->isDrawerOpen());
        QVERIFY(acme.page->inputs()->isVisible());
        render(*acme.window, QStringLiteral("planpage-drawer-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        QTest::keyClick(acme.page->inputs()->who(), Qt::Key_Escape);
        QVERIFY(!folds[0]->isDrawerOpen());
        QVERIFY(!acme.page->inputs()->isVisible());
        // With room again the panel is back in its place.
        acme.page->resize(1368, 824);
        QVERIFY(!folds[0]->isFolded());
        QVERIFY(acme.page->inputs()->isVisible());
    }

    void every_control_has_a_name_and_can_be_reached()
    {
        PagedAcme acme;
        for (QWidget *widget : acme.page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            if (!named && !qobject_cast<QLineEdit *>(widget))
                QFAIL(
                    qPrintable(QStringLiteral("%1 %2 has no name")
                                   .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
        }
    }

    void a_language_of_double_length_widens_the_panel()
    {
        PseudoTranslator pseudo;
        QCoreApplication::installTranslator(&pseudo);
        PagedAcme acme;
        render(*acme.window, QStringLiteral("planpage-pseudo"));
        const QStringList cut = cutTexts(*acme.page->inputs());
        QCoreApplication::removeTranslator(&pseudo);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
    }

    void other_themes_and_text_sizes_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<double>("scale");
        QTest::newRow("dark") << int(ThemeChoice::Dark) << 1.0;
        QTest::newRow("high-contrast") << int(ThemeChoice::HighContrast) << 1.0;
        QTest::newRow("150-percent") << int(ThemeChoice::Light) << 1.5;
    }
    void other_themes_and_text_sizes()
    {
        QFETCH(int, choice);
        QFETCH(double, scale);
        PagedAcme acme({1368, 824}, ThemeChoice(choice));
        acme.themes.setScale(scale);
        acme.settle();
        render(*acme.window, QStringLiteral("planpage-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(acme.page->map()->isVisible());
    }

    void hours_here_are_short_where_they_can_be()
    {
        const Zone vilnius = zoneOf("Europe/Vilnius");
        QCOMPARE(ZoneTable::hoursHere(
                     {at("America/New_York", 2026, 11, 17, 9), at("America/New_York", 2026, 11, 17, 18)}, vilnius),
                 QStringLiteral("16–01"));
        QCOMPARE(
            ZoneTable::hoursHere({at("Asia/Kolkata", 2026, 11, 17, 9), at("Asia/Kolkata", 2026, 11, 17, 18)}, vilnius),
            QStringLiteral("05:30–14:30"));
    }
};

CB_TEST(TstPlanPage)
#include "tst_planpage.moc"
