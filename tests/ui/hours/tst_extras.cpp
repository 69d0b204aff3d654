// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C164 P04 D-CONFLICT D-FROZEN D-POLICYSPLIT
#include "tests/support/testregistry.h"
#include "tests/ui/hours/hoursworld.h"
#include "ui/common/button.h"
#include "ui/common/note.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/hours/extrasdialogs.h"
#include "ui/hours/extraspanel.h"
#include "ui/hours/heldcallsdialog.h"
#include "ui/hours/hourspage.h"
#include "ui/hours/weekview.h"
#include "ui/hours/windowstext.h"

#include <QAccessible>
#include <QDateEdit>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using test::HoursWorld;

namespace {

void render(QWidget *widget, const char *name)
{
    const QString folder = qEnvironmentVariable("CALLBOARD_RENDER");
    if (!folder.isEmpty())
        widget->grab().save(QDir(folder).filePath(QString::fromLatin1(name)));
}

/// The page over a company with a half day each Friday and holidays from Tuesday 18 Nov 2025 on.
struct Shown
{
    explicit Shown(HoursWorld &world) : page(world.session())
    {
        page.resize(1368, 800);
        page.QWidget::show();
        [&] { QVERIFY(QTest::qWaitForWindowExposed(&page)); }();
        [&] { QTRY_VERIFY(page.controller().isLoaded()); }();
        panel = page.findChild<ExtrasPanel *>();
        page.activateWindow();
    }
    template <typename Dialog> Dialog *dialog()
    {
        Dialog *found = nullptr;
        [&] { QTRY_VERIFY((found = page.window()->findChild<Dialog *>()) && found->isVisible()); }();
        return found;
    }
    static Button *button(QWidget *in, const QString &text)
    {
        for (Button *b : in->findChildren<Button *>()) {
            if (b->text().startsWith(text))
                return b;
        }
        qFatal("no button %s", qPrintable(text));
    }
    ThemeManager themes;
    HoursPage page;
    ExtrasPanel *panel = nullptr;
};

HoursExtras twoHolidays()
{
    HoursExtras extras;
    extras.week = {{5, {{9 * 60, 12 * 60}, {13 * 60, 15 * 60}}}};
    extras.exceptions = {{QDate(2024, 12, 24), QDate(2024, 12, 26), true, QStringLiteral("Kalėdos"), {}},
                         {QDate(2025, 11, 18), QDate(2025, 11, 18), false, QStringLiteral("Office move"), {}},
                         {QDate(2025, 11, 3), QDate(2025, 11, 3), false, QStringLiteral("Gone by"), {}}};
    return extras;
}

} // namespace

class TestHoursExtras : public QObject
{
    Q_OBJECT
private slots:
    void windowsAreTypedAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read"); // empty = refused
        QTest::newRow("plain") << "09:00-12:00"
                               << "09:00–12:00";
        QTest::newRow("short, unsorted") << "13-17; 9–12"
                                         << "09:00–12:00, 13:00–17:00";
        QTest::newRow("to midnight") << "18:00–24:00"
                                     << "18:00–24:00";
        QTest::newRow("closed") << " Closed "
                                << "closed";
        QTest::newRow("touching") << "9-12, 12-13"
                                  << "";
        QTest::newRow("over midnight") << "22-2"
                                       << "";
        QTest::newRow("one time") << "9"
                                  << "";
        QTest::newRow("words") << "morning"
                               << "";
        QTest::newRow("empty part") << "9-12,"
                                    << "";
    }
    void windowsAreTypedAsPeopleWriteThem()
    {
        QFETCH(QString, typed);
        QFETCH(QString, read);
        const auto windows = WindowsText::parse(typed);
        QCOMPARE(windows ? WindowsText::text(*windows) : QString(), read);
    }

    void whatComesIsListedFirst()
    {
        HoursWorld world;
        world.extras = twoHolidays();
        Shown shown(world);
        auto *list = shown.panel->findChild<QListWidget *>();
        QCOMPARE(list->count(), 2); // the past one is kept, not shown
        QVERIFY(list->item(0)->text().startsWith(QStringLiteral("Office move")));
        QCOMPARE(list->item(1)->text(), QStringLiteral("Kalėdos\n24–26 Dec, every year: closed"));
        render(&shown.page, "hours-extras.png");
    }

    void theGridIsClosedThere()
    {
        HoursWorld world;
        world.extras = twoHolidays();
        world.addCall(2, 10, 0);
        Shown shown(world);
        auto *week = shown.page.findChild<WeekView *>();
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(week);
        const auto cell = [&](int day, int hour) {
            return table->tableInterface()->cellAt(day, hour * 4 - week->firstQuarter())->text(QAccessible::Name);
        };
        QCOMPARE(cell(1, 10), QStringLiteral("Tue 18 Nov 10:00. Closed: Office move. 1 booked call(s)."));
        QVERIFY(cell(2, 10).contains(QStringLiteral("Callable.")));
        QVERIFY(cell(4, 11).contains(QStringLiteral("Callable.")));
        QVERIFY(cell(4, 12).contains(QStringLiteral("Closed.")));
    }

    void aHolidayIsAddedAndSaysWhomItHolds()
    {
        HoursWorld world;
        world.addCall(3, 10, 0);
        world.addCall(3, 11, 0);
        Shown shown(world);
        QTest::mouseClick(Shown::button(shown.panel, "Add holiday"), Qt::LeftButton);
        auto *dialog = shown.dialog<ExceptionDialog>();
        auto *save = dialog->findChild<Button *>(QStringLiteral("submit"));
        QCOMPARE(save->reason(), QStringLiteral("A holiday needs a name."));
        const auto edits = dialog->findChildren<QLineEdit *>();
        QTest::keyClicks(dialog->focusWidget(), "Moving day");
        QVERIFY(save->isEnabled());
        const auto dates = dialog->findChildren<QDateEdit *>();
        QCOMPARE(dates[0]->date(), QDate(2025, 11, 18)); // tomorrow
        dates[0]->setDate(QDate(2025, 11, 19));
        QCOMPARE(dates[1]->date(), QDate(2025, 11, 19)); // follows
        const auto says = [&](const QString &part) {
            return std::ranges::any_of(dialog->findChildren<QLabel *>(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(part);
            });
        };
        QVERIFY(says("2 more booked call(s) would be held"));
        render(dialog, "hours-holiday-dialog.png");
        dialog->findChild<SegmentedControl *>()->setCurrentIndex(1);
        QVERIFY(!save->isEnabled());
        auto *windows =
            *std::ranges::find_if(edits, [](const QLineEdit *e) { return e->placeholderText() == "09:00–12:00"; });
        QTest::keyClicks(windows, "9-10:30");
        QVERIFY(says("1 more booked call(s) would be held"));
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(world.backend.hoursFake.onSaveExtras.count(), 1);
        QCOMPARE(world.extras.exceptions.size(), size_t(1));
        QCOMPARE(world.extras.exceptions[0],
                 (DateException{{2025, 11, 19}, {2025, 11, 19}, false, QStringLiteral("Moving day"), {{540, 630}}}));
        QTRY_COMPARE(shown.page.controller().held().size(), size_t(1));
        QVERIFY(shown.panel->findChild<Note *>()->isVisible());
        QCOMPARE(world.backend.hoursFake.onSave.count(), 0); // the hours are another matter
    }

    // proves: P9
    void whatWasTypedStaysUntilItIsSaved()
    {
        HoursWorld world;
        auto &saves = world.backend.hoursFake.onSaveExtras;
        const auto well = saves.answer;
        saves.hold = true;
        Shown shown(world);
        QTest::mouseClick(Shown::button(shown.panel, "Add holiday"), Qt::LeftButton);
        auto *dialog = shown.dialog<ExceptionDialog>();
        auto *save = dialog->findChild<Button *>(QStringLiteral("submit"));
        auto *name = qobject_cast<QLineEdit *>(dialog->focusWidget());
        QTest::keyClicks(name, "Moving day");
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(saves.heldCount(), 1);
        QCOMPARE(save->reason(), QStringLiteral("It is being saved.")); // not twice
        saves.release(Error{ErrorCode::ServerUnreachable, {}, {}});
        const auto says = [&](const QString &part) {
            return std::ranges::any_of(dialog->findChildren<QLabel *>(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(part);
            });
        };
        QTRY_VERIFY(says("The server does not answer"));
        QVERIFY(dialog->isVisible());
        QCOMPARE(name->text(), QStringLiteral("Moving day"));
        QVERIFY(save->isEnabled());
        saves.hold = false;
        saves.answer = well;
        const QPointer open(dialog);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY(!open || !open->isVisible());
        QCOMPARE(world.extras.exceptions.size(), size_t(1));
    }

    void oneIsEditedAndRemoved()
    {
        HoursWorld world;
        world.extras = twoHolidays();
        Shown shown(world);
        QCOMPARE(Shown::button(shown.panel, "Edit")->reason(), QStringLiteral("Choose a holiday first."));
        auto *list = shown.panel->findChild<QListWidget *>();
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Return);
        auto *dialog = shown.dialog<ExceptionDialog>();
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Edit the holiday"));
        dialog->reject();
        QTest::mouseClick(Shown::button(shown.panel, "Remove"), Qt::LeftButton);
        QTRY_COMPARE(world.backend.hoursFake.onSaveExtras.count(), 1);
        QCOMPARE(world.extras.exceptions.size(), size_t(2));
        QCOMPARE(world.extras.exceptions[1].label, QStringLiteral("Gone by")); // the past one stays
    }

    void splitDays()
    {
        HoursWorld world;
        world.extras = twoHolidays();
        Shown shown(world);
        QTest::mouseClick(Shown::button(shown.panel, "Split days"), Qt::LeftButton);
        auto *dialog = shown.dialog<SplitDaysDialog>();
        auto *save = dialog->findChild<Button *>(QStringLiteral("submit"));
        QCOMPARE(save->reason(), QStringLiteral("Nothing is changed."));
        const auto fields = dialog->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 7);
        QCOMPARE(fields[4]->text(), QStringLiteral("09:00–12:00, 13:00–15:00"));
        QTest::keyClicks(fields[0], "9-");
        QVERIFY(save->reason().startsWith(QStringLiteral("Monday is not readable")));
        render(dialog, "hours-split-days.png");
        QTest::keyClicks(fields[0], "12");
        fields[4]->clear();
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(world.backend.hoursFake.onSaveExtras.count(), 1);
        QCOMPARE(world.extras.week, (std::vector<WeekdayWindows>{{1, {{540, 720}}}}));
        QCOMPARE(world.extras.exceptions.size(), size_t(3));
    }

    void heldCallsAreMovedOrDialled()
    {
        HoursWorld world;
        world.extras = twoHolidays();
        world.addCall(2, 10, 0);
        world.addCall(3, 10, 0);
        world.backend.hoursFake.onPlanMoves.answer = [](const CompanyId &, const std::vector<ReservationId> &calls) {
            return std::vector<Plan>(calls.size());
        };
        world.backend.hoursFake.onWaiveClosure.answer = [&](const CompanyId &, const std::vector<ReservationId> &,
                                                            bool) { return Done{}; };
        Shown shown(world);
        auto *note = shown.panel->findChild<Note *>();
        QVERIFY(note->isVisible());
        Q_EMIT note->linkActivated();
        auto *dialog = shown.dialog<HeldCallsDialog>();
        render(dialog, "hours-held.png");
        QCOMPARE(Shown::button(dialog, "Move")->text(), QStringLiteral("Move 1 call(s)…"));
        QSignalSpy jumps(&world.session(), &Session::jumpRequested);
        QTest::mouseClick(Shown::button(dialog, "Move"), Qt::LeftButton);
        QTRY_COMPARE(jumps.count(), 1);
        QCOMPARE(jumps.at(0).at(0).value<Jump>().page, PageId::Plan);
        QTRY_VERIFY(!shown.page.window()->findChild<HeldCallsDialog *>());
        Q_EMIT note->linkActivated();
        world.questions.answerNext({false, {}});
        world.questions.answerNext({true, {}});
        dialog = shown.dialog<HeldCallsDialog>();
        QTest::mouseClick(Shown::button(dialog, "Dial them anyway"), Qt::LeftButton); // thought better of it
        QCOMPARE(world.backend.hoursFake.onWaiveClosure.count(), 0);
        QTest::mouseClick(Shown::button(dialog, "Dial them anyway"), Qt::LeftButton);
        QTRY_COMPARE(world.backend.hoursFake.onWaiveClosure.count(), 1);
    }

    void aServerThatKnowsNoneSaysSo()
    {
        HoursWorld world;
        world.backend.capabilitiesValue.lists = false;
        Shown shown(world);
        QVERIFY(std::ranges::any_of(shown.panel->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("not enforced by the server"));
        }));
    }

    void aKeyThatMayNotManageSeesThem()
    {
        HoursWorld world;
        world.extras = twoHolidays();
        world.backend.capabilitiesValue.scopes.manage = false;
        Shown shown(world);
        QVERIFY(shown.panel->findChild<QListWidget *>()->isVisible());
        QVERIFY(Shown::button(shown.panel, "Add holiday")->reason().contains(QStringLiteral("may not manage")));
        QVERIFY(!Shown::button(shown.panel, "Split days")->isEnabled());
    }
};

CB_TEST(TestHoursExtras)
#include "tst_extras.moc"
