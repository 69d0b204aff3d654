// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: design language sections 3, 6 and 8 (keyboard of the segmented control, toast with undo, jobs, notes, empty
// states)
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/csvtext.h"
#include "ui/common/emptystate.h"
#include "ui/common/jobs.h"
#include "ui/common/keycap.h"
#include "ui/common/note.h"
#include "ui/common/questions.h"
#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/settings.h"
#include "ui/common/switch.h"
#include "ui/common/textrole.h"
#include "ui/common/thememanager.h"
#include "ui/common/toast.h"
#include "ui/common/zonecombo.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QLineEdit>
#include <QPointer>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace callboard;

class TstWidgets : public QObject
{
    Q_OBJECT

private slots:
    void segmentsMoveByArrowKeysAsOneTabStop()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *before = new QLineEdit(&window);
        auto *cells = new SegmentedControl(QStringLiteral("Cells"), &window);
        auto *after = new QLineEdit(&window);
        for (const char *text : {"5", "15", "30", "60 min"})
            cells->addSegment(QLatin1String(text));
        layout->addWidget(before);
        layout->addWidget(cells);
        layout->addWidget(after);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy spy(cells, &SegmentedControl::currentIndexChanged);
        before->setFocus();
        QTest::keyClick(before, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(cells->currentIndex(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(cells->currentIndex(), 2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QCOMPARE(cells->currentIndex(), 1);
        QCOMPARE(spy.count(), 3);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), after);
    }

    void segmentsSpeakAsRadioButtons()
    {
        SegmentedControl show(QStringLiteral("Show"));
        show.addSegment(QStringLiteral("Before"));
        show.addSegment(QStringLiteral("After plan"));
        auto *segment = show.findChildren<QRadioButton *>().at(1);
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(segment);
        QVERIFY(face);
        QCOMPARE(face->role(), QAccessible::RadioButton);
        QCOMPARE(face->text(QAccessible::Name), QStringLiteral("After plan"));
        show.setSegmentReason(1, QStringLiteral("Nothing is planned yet."));
        QVERIFY(!segment->isEnabled());
        QCOMPARE(segment->toolTip(), QStringLiteral("Nothing is planned yet."));
        show.setCurrentIndex(0);
        QCOMPARE(show.currentIndex(), 0);
    }

    void disabledButtonSaysWhy()
    {
        Button button(QStringLiteral("15 minutes"));
        button.setReason(QStringLiteral("A 32 min call cannot finish in 15."));
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.toolTip(), QStringLiteral("A 32 min call cannot finish in 15."));
        QCOMPARE(button.accessibleDescription(), button.toolTip());
        button.setReason({});
        QVERIFY(button.isEnabled());
    }

    void buttonKeepsItsSizeWhenChecked()
    {
        Button button(QStringLiteral("Mo"));
        button.setCheckable(true);
        const QSize before = button.sizeHint();
        button.setChecked(true);
        QCOMPARE(button.sizeHint(), before);
    }

    void keyWords_data()
    {
        QTest::addColumn<QKeySequence>("keys");
        QTest::addColumn<QString>("words");
        QTest::newRow("Ctrl K") << QKeySequence(Qt::CTRL | Qt::Key_K) << QStringLiteral("Ctrl K");
        QTest::newRow("Enter, not Return") << QKeySequence(Qt::CTRL | Qt::Key_Return) << QStringLiteral("Ctrl Enter");
        QTest::newRow("plus alone") << QKeySequence(Qt::Key_Plus) << QStringLiteral("+");
        QTest::newRow("Ctrl and plus") << QKeySequence(Qt::CTRL | Qt::Key_Plus) << QStringLiteral("Ctrl +");
        QTest::newRow("none") << QKeySequence() << QString();
    }
    void keyWords()
    {
        QFETCH(QKeySequence, keys);
        QTEST(callboard::keyWords(keys), "words");
    }

    void toastUndoesOnceAndShrinks()
    {
        QWidget window;
        window.resize(1024, 640);
        window.show();
        int undone = 0;
        QPointer<Toast> toast =
            new Toast({QStringLiteral("12 calls cancelled"), {}, Tone::Ok, [&] { ++undone; }}, &window);
        toast->show();
        toast->pass(4'000);
        QCOMPARE(toast->leftMs(), Toast::kLifeMs - 4'000);
        // Bottom right, above the status bar.
        QCOMPARE(toast->geometry().right(), window.width() - 16 - 1);
        QVERIFY(toast->geometry().bottom() < window.height() - 28);
        toast->triggerUndo();
        toast->triggerUndo();
        QCOMPARE(undone, 1);
        QVERIFY(!toast->isVisible());
    }

    /// A person who went to Cancel by Tab and presses Enter means Cancel, not the dialog's default button.
    void enterPressesTheButtonThatHasTheFocus()
    {
        QDialog dialog;
        Button cancel(QStringLiteral("Cancel"), ButtonKind::Plain, &dialog);
        Button save(QStringLiteral("Save"), ButtonKind::Primary, &dialog);
        save.setDefault(true);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QSignalSpy cancelled(&cancel, &QAbstractButton::clicked);
        QSignalSpy saved(&save, &QAbstractButton::clicked);
        cancel.setFocus();
        QTest::keyClick(&cancel, Qt::Key_Return);
        QCOMPARE(cancelled.count(), 1);
        QCOMPARE(saved.count(), 0);
        cancel.setEnabled(false);
        save.setFocus();
        QTest::keyClick(&save, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(saved.count(), 1);
    }

    /// The buttons at the foot of a panel stay in reach while a toast is shown, also of a page that comes in view
    /// later.
    void toastLiesOnNoButton()
    {
        QWidget window;
        window.resize(1024, 640);
        QPushButton book(QStringLiteral("Book 187 calls"), &window);
        book.setGeometry(700, 540, 300, 36);
        window.show();
        Toast toast({QStringLiteral("Hours saved"), {}, Tone::Ok, {}}, &window);
        toast.show();
        QVERIFY(!toast.geometry().intersects(book.geometry()));
        QVERIFY(toast.geometry().bottom() < book.y());
        book.hide();
        toast.pass(100);
        QVERIFY(toast.geometry().bottom() > 540);
        book.show();
        toast.pass(100);
        QVERIFY(!toast.geometry().intersects(book.geometry()));
    }

    void toastStandsStillWhileFocused()
    {
        QWidget window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *toast = new Toast({QStringLiteral("12 calls cancelled"), {}, Tone::Ok, [] {}}, &window);
        toast->show();
        toast->findChild<QAbstractButton *>(QStringLiteral("toastUndo"))->setFocus();
        toast->pass(60'000);
        QCOMPARE(toast->leftMs(), Toast::kLifeMs);
        toast->findChild<QAbstractButton *>(QStringLiteral("toastUndo"))->clearFocus();
        QSignalSpy closed(toast, &Toast::closed);
        toast->pass(Toast::kLifeMs);
        QCOMPARE(closed.count(), 1);
    }

    void jobsSayHowFarAndHowLong()
    {
        JobList::Job job;
        job.done = 8'400;
        job.total = 12'000;
        // 8,400 in 5 s, so 3,600 more in some 2.1 s.
        QCOMPARE(JobList::progressText(job, 5'000), QStringLiteral("8,400 of 12,000, 2 s left"));
        QCOMPARE(JobList::progressText(job, 500), QStringLiteral("8,400 of 12,000"));
        job.total = 0;
        QCOMPARE(JobList::progressText(job, 5'000), QString());
    }

    void jobsAreaCancelsTheJobInView()
    {
        JobList jobs;
        bool stopped = false;
        const auto id = jobs.start(QStringLiteral("Importing drivers.csv"), 12'000, [&] { stopped = true; });
        JobsArea area(jobs);
        area.show();
        QAbstractButton *cancel = nullptr;
        for (auto *button : area.findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                cancel = button;
        }
        QVERIFY(cancel);
        cancel->click();
        QVERIFY(stopped);
        jobs.finish(id);
        QVERIFY(!cancel->isVisible());
    }

    void csvIsFormulaSafe_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << QStringLiteral("Lena Kuhn") << QByteArray("Lena Kuhn\r\n");
        QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("'=1+1\r\n");
        QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1)\r\n");
        QTest::newRow("minus text") << QStringLiteral("-cmd|' /C calc'!A0") << QByteArray("'-cmd|' /C calc'!A0\r\n");
        QTest::newRow("phone stays") << QStringLiteral("+370 600 00142") << QByteArray("+370 600 00142\r\n");
        QTest::newRow("negative stays") << QStringLiteral("-5") << QByteArray("-5\r\n");
        QTest::newRow("equals figure") << QStringLiteral("=5") << QByteArray("'=5\r\n");
        QTest::newRow("quotes") << QStringLiteral("a \"b\", c") << QByteArray("\"a \"\"b\"\", c\"\r\n");
        QTest::newRow("tab first") << QStringLiteral("\t=1") << QByteArray("'\t=1\r\n");
    }
    void csvIsFormulaSafe()
    {
        QFETCH(QString, cell);
        QTEST(csvLine({cell}), "line");
    }

    void preparedAnswersReplaceTheModalQuestion()
    {
        PreparedAnswers answers;
        answers.answerNext({true, QStringLiteral("agreed by phone")});
        const Answer answer = answers.ask(
            nullptr,
            {QStringLiteral("Cancel 19 calls?"), {}, {}, QStringLiteral("Keep"), QStringLiteral("Cancel"), true, {}});
        QVERIFY(answer.act);
        QCOMPARE(answers.asked().size(), size_t(1));
        QCOMPARE(answers.asked().front().title, QStringLiteral("Cancel 19 calls?"));
    }

    void settingsKeepTypesAndDefaults()
    {
        QTemporaryDir folder;
        {
            Settings settings(folder.path());
            QCOMPARE(settings.get(keys::heatmapDays), 14);
            settings.set(keys::heatmapDays, 31);
            settings.setState(QStringLiteral("window/geometry"), QByteArray("\x01\x02"));
        }
        Settings again(folder.path());
        QCOMPARE(again.get(keys::heatmapDays), 31);
        QCOMPARE(again.state(QStringLiteral("window/geometry")), QByteArray("\x01\x02"));
        // What a user carries to another machine holds no geometry.
        QFile preferences(folder.filePath(QStringLiteral("preferences.ini")));
        QVERIFY(preferences.open(QIODevice::ReadOnly));
        QVERIFY(!preferences.readAll().contains("geometry"));
    }

    // Written by a worker, so that a slow disk keeps no window waiting; and only what was set here.
    // proves: P9
    void settingsOfTwoProgramsStay()
    {
        QTemporaryDir folder;
        Settings one(folder.path());
        Settings other(folder.path());
        for (int days = 1; days <= 200; ++days)
            one.set(keys::heatmapDays, days);
        QCOMPARE(one.get(keys::heatmapDays), 200); // at once
        one.sync();
        other.set(keys::heatColours, QStringLiteral("cividis"));
        other.sync();
        const Settings later(folder.path());
        QCOMPARE(later.get(keys::heatmapDays), 200);
        QCOMPARE(later.get(keys::heatColours), QStringLiteral("cividis"));
    }

    void zoneComboFindsByCityAndKeepsTheLastGoodChoice()
    {
        ZoneCombo combo(fromEpochMs(1'763'390'538'000));
        combo.setZone(Zone::parse(QStringLiteral("Europe/Vilnius")).value());
        QSignalSpy spy(&combo, &ZoneCombo::zoneChosen);
        combo.lineEdit()->setText(QStringLiteral("los_ang"));
        Q_EMIT combo.lineEdit()->editingFinished();
        QVERIFY(combo.zone());
        QCOMPARE(combo.zone()->name(), QStringLiteral("America/Los_Angeles"));
        QCOMPARE(spy.count(), 1);
        // 17 November 2025, 14:42 UTC: Los Angeles is 8 hours behind (tzdata).
        QVERIFY(combo.currentText().contains(QString(QChar(0x2212)) + QStringLiteral("8")));
        QVERIFY(combo.currentText().contains(QStringLiteral("06:42")));
        combo.lineEdit()->setText(QStringLiteral("nowhere at all"));
        Q_EMIT combo.lineEdit()->editingFinished();
        QCOMPARE(combo.zone()->name(), QStringLiteral("America/Los_Angeles"));
        QCOMPARE(spy.count(), 1);
    }

    /// A live change comes in the middle of a word; the minute turns while the list is open.
    void whatIsTypedSurvivesALiveChange()
    {
        ZoneCombo combo(fromEpochMs(1'763'390'538'000));
        combo.show();
        QVERIFY(QTest::qWaitForWindowActive(&combo));
        combo.lineEdit()->setFocus();
        QTest::keyClicks(combo.lineEdit(), QStringLiteral("Sydn"));
        combo.setSuggestions({Zone::parse(QStringLiteral("Australia/Lord_Howe")).value()});
        combo.setNow(fromEpochMs(1'763'390'598'000));
        QCOMPARE(combo.lineEdit()->text(), QStringLiteral("Sydn"));
        QTest::keyClick(combo.completer()->popup(), Qt::Key_Down);
        QTest::keyClick(combo.completer()->popup(), Qt::Key_Return);
        QVERIFY(combo.zone());
        QCOMPARE(combo.zone()->name(), QStringLiteral("Australia/Sydney"));
        // Then the list is the new one: the suggestion first, the time a minute later (UTC+11, tzdata).
        QTRY_COMPARE(combo.itemData(0, ZoneCombo::ZoneRole).toString(), QStringLiteral("Australia/Lord_Howe"));
        QCOMPARE(combo.zone()->name(), QStringLiteral("Australia/Sydney"));
        QVERIFY(combo.currentData(ZoneCombo::TimeRole).toString().contains(QStringLiteral("01:43")));
    }

    void looks_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<double>("scale");
        QTest::newRow("light") << int(ThemeChoice::Light) << 1.0;
        QTest::newRow("dark") << int(ThemeChoice::Dark) << 1.0;
        QTest::newRow("high-contrast") << int(ThemeChoice::HighContrast) << 1.0;
        QTest::newRow("light-200") << int(ThemeChoice::Light) << 2.0;
    }
    /// Everything of ui/common on one sheet: nothing is cut, at 100 % and 200 %.
    void looks()
    {
        QFETCH(int, choice);
        QFETCH(double, scale);
        ThemeManager themes;
        themes.setChoice(static_cast<ThemeChoice>(choice));
        themes.setScale(scale);
        QWidget sheet;
        setFill(&sheet, Fill::Panel);
        fillSheet(sheet);
        QCOMPARE(sheet.findChild<Button *>()->sizeHint().height(), int(36 * scale));
        sheet.resize(sheet.sizeHint().expandedTo(QSize(int(700 * scale), int(820 * scale))));
        sheet.show();
        QCoreApplication::processEvents();
        test::render(sheet, QStringLiteral("common-") + QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(test::cutTexts(sheet), QStringList());
    }

private:
    static void fillSheet(QWidget &sheet);
};

void TstWidgets::fillSheet(QWidget &sheet)
{
    auto *column = new QVBoxLayout(&sheet);
    auto *section = new Section(QStringLiteral("What"), &sheet);
    section->setKeyHint(QKeySequence(Qt::ALT | Qt::Key_2));
    auto *combo = new QComboBox(section);
    combo->addItem(QStringLiteral("Warehouse lead"));
    addFormRow(section->body(), QStringLiteral("Position"), combo);
    auto *field = new QLineEdit(QStringLiteral("0170 600 21"), section);
    setFieldError(field, true);
    addFormRow(section->body(), QStringLiteral("Phone"), field);
    auto *days = new SegmentedControl(QStringLiteral("Days"), section);
    for (const char *day : {"All", "Ready", "Check", "Error"})
        days->addSegment(QLatin1String(day));
    days->setSegmentCount(0, 312);
    days->setSegmentCount(1, 271);
    days->setCurrentIndex(1);
    section->body()->addWidget(days);
    column->addWidget(section);
    auto *row = new QHBoxLayout;
    auto *primary = new Button(QStringLiteral("Book 187 calls"), ButtonKind::Primary, &sheet);
    primary->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    row->addWidget(primary);
    auto *plain = new Button(QStringLiteral("Export plan"), ButtonKind::Plain, &sheet);
    plain->setIconName(Icon::Export);
    row->addWidget(plain);
    row->addWidget(new Button(QStringLiteral("Cancel batch…"), ButtonKind::Destructive, &sheet));
    auto *disabled = new Button(QStringLiteral("15 minutes"), ButtonKind::Plain, &sheet);
    disabled->setReason(QStringLiteral("A 32 min call cannot finish in 15."));
    row->addWidget(disabled);
    row->addWidget(new Button(QStringLiteral("Choose"), ButtonKind::Link, &sheet));
    column->addLayout(row);
    auto *second = new QHBoxLayout;
    for (const BadgeKind kind : {BadgeKind::Accent, BadgeKind::Ok, BadgeKind::Warn, BadgeKind::Error,
                                 BadgeKind::Neutral, BadgeKind::Demo, BadgeKind::Outline})
        second->addWidget(new Badge(QStringLiteral("Waiting"), kind, &sheet));
    auto *hold = new Switch(QStringLiteral("Hold dialling"), &sheet);
    second->addWidget(hold);
    auto *on = new Switch(QStringLiteral("On"), &sheet);
    on->setChecked(true);
    second->addWidget(on);
    auto *check = new QCheckBox(QStringLiteral("Kept"), &sheet);
    check->setChecked(true);
    second->addWidget(check);
    auto *radio = new QRadioButton(QStringLiteral("Boise"), &sheet);
    radio->setChecked(true);
    second->addWidget(radio);
    second->addStretch(1);
    column->addLayout(second);
    for (const Tone tone : {Tone::Info, Tone::Ok, Tone::Warn, Tone::Error}) {
        auto *note = new Note(tone, {}, &sheet);
        note->setText(QStringLiteral("Leeds has cap 0."),
                      QStringLiteral("It was imported without caps. Plans leave it out."));
        note->setLink(QStringLiteral("Set a cap"));
        column->addWidget(note);
    }
    auto *spin = new QSpinBox(&sheet);
    spin->setValue(11);
    column->addWidget(spin);
    auto *tabs = new QTabBar(&sheet);
    tabs->addTab(QStringLiteral("Outcome"));
    tabs->addTab(QStringLiteral("Calls 187"));
    column->addWidget(tabs);
    auto *empty = new EmptyState(&sheet);
    empty->show(EmptyCause::FilterHidesAll, Icon::Filter, QStringLiteral("No call matches this filter"),
                QStringLiteral("455 calls today are hidden by state:failed slack<30m."), QStringLiteral("Clear filter"),
                QKeySequence(Qt::Key_Escape));
    column->addWidget(empty, 1);
}

CB_TEST(TstWidgets)
#include "tst_widgets.moc"
