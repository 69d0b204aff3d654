// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P21 N17 N07 C014 C142 C146 D-TZ D-PHONE
#include "ui/people/peoplepage.h"

#include "tests/support/sessionfixture.h"
#include "tests/support/testregistry.h"
#include "tests/ui/people/peopleworld.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/tabledelegate.h"
#include "ui/common/tableview.h"
#include "ui/people/importfixpanel.h"
#include "ui/people/importmodel.h"
#include "ui/people/importpage.h"
#include "ui/people/persondialog.h"
#include "ui/people/personpanel.h"
#include "ui/people/positionsdialog.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using test::PeopleWorld;

class TestPeoplePage : public QObject
{
    Q_OBJECT
private slots:
    void rowsSayTheFirstThingInTheWay();
    void anEventUpdatesItsRow();
    void viewsCountAndFilter();
    void actionsThatCannotWorkSayWhy();
    void planTakesTheChosenPeople();
    void removingAsksNamingThePerson();
    void pastingOpensTheImport();
    void fromPasteToImportByKeys();
    void choosingAZoneBesideTheTable();
    void aFileThatCannotBeReadSaysSo();
    void nobodyYetOffersAnImport();
    void personFormJudgesWhileTyping();
    void positionsNeedTheirOwnTitle();
    void aPersonStaysTypedUntilSaved();
    void aPositionStaysTypedUntilSaved();
    void answersDoNotOvertakeEachOther();
};

namespace {

struct Shown
{
    explicit Shown(PeopleWorld &world) : page(world.session())
    {
        page.resize(1368, 824);
        page.QWidget::show();
        [&] { QVERIFY(QTest::qWaitForWindowExposed(&page)); }();
        [&] { QTRY_VERIFY(page.controller().isLoaded()); }();
        page.activateWindow();
    }
    Button *button(const QString &text)
    {
        for (Button *b : page.findChildren<Button *>()) {
            if (b->isVisible() && b->text().startsWith(text))
                return b;
        }
        return nullptr;
    }
    QString cell(int row, PeopleModel::Column column, int role = Qt::DisplayRole)
    {
        return page.table()->model()->index(row, column).data(role).toString();
    }
    ThemeManager themes;
    PeoplePage page;
};

} // namespace

void TestPeoplePage::rowsSayTheFirstThingInTheWay()
{
    PeopleWorld world; // Monday 16:42 in Vilnius
    world.addPerson("Ada Vilnius", "+37061200001");
    world.addPerson("Bob London", "+447700900179").candidate.isTest = true;
    world.addPerson("Cleo Asks", "+12085550137");
    PersonRow &tokyo = world.addPerson("Dai Tokyo", "+819012345678");
    tokyo.candidate.zone = *Zone::parse("Asia/Tokyo");
    tokyo.zone = tokyo.candidate.zone;
    tokyo.blocked.reset();
    tokyo.candidate.zoneProvenance = ZoneProvenance::File;
    world.addPerson("Eve Live", "+37061200002").liveCall = ReservationId("resv_1");
    Shown shown(world);
    QCOMPARE(shown.cell(0, PeopleModel::MayBeCalled), QString("Callable"));
    QCOMPARE(shown.cell(0, PeopleModel::ZoneFrom), QString("phone"));
    QCOMPARE(shown.cell(1, PeopleModel::Name, look::Badge), QString("TEST"));
    QCOMPARE(shown.cell(2, PeopleModel::MayBeCalled), QString("Needs a zone"));
    QCOMPARE(shown.cell(2, PeopleModel::ZoneFrom), QString("Choose"));
    QCOMPARE(shown.cell(3, PeopleModel::ZoneFrom), QString("file"));
    // 09:00 in Tokyo is 02:00 in Vilnius on Tuesday.
    QVERIFY2(shown.cell(3, PeopleModel::MayBeCalled).contains("02:00"),
             qPrintable(shown.cell(3, PeopleModel::MayBeCalled)));
    QCOMPARE(shown.cell(4, PeopleModel::MayBeCalled), QString("On the line"));
    QCOMPARE(shown.cell(0, PeopleModel::Name, Qt::AccessibleTextRole),
             QString("Ada Vilnius. Vilnius, from: phone. Callable. Next call: none."));
}

void TestPeoplePage::anEventUpdatesItsRow()
{
    PeopleWorld world;
    world.addPerson("Ada", "+37061200001");
    world.addPerson("Bob", "+37061200002");
    world.backend.peopleFake.onRows.answer = [&](const CompanyId &, const std::vector<CandidateId> &ids) {
        PersonRow row = world.snapshot.people[1];
        row.liveCall = ReservationId("resv_1");
        return ids.size() == 1 ? std::vector<PersonRow>{row} : std::vector<PersonRow>{};
    };
    Shown shown(world);
    const QAbstractItemModelTester tester(shown.page.table()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(shown.page.table()->model(), &QAbstractItemModel::modelReset);
    Changes changes;
    changes.company = CompanyId("comp_a");
    changes.candidates = {CandidateId("cand_0001")};
    world.backend.tell(changes);
    QTRY_COMPARE(shown.cell(1, PeopleModel::MayBeCalled), QString("On the line"));
    QCOMPARE(resets.count(), 0);
}

void TestPeoplePage::viewsCountAndFilter()
{
    PeopleWorld world;
    world.addPerson("Ada", "+37061200001").nextCallAt = world.backend.nowValue + kHour;
    world.snapshot.people[0].nextCall = ReservationId("resv_1");
    world.addPerson("Bob", "+12085550137");
    world.addPerson("Cleo", "+37061200003").candidate.isTest = true;
    Shown shown(world);
    const PeopleController &c = shown.page.controller();
    QCOMPARE(c.count({PeopleView::Kind::All, {}}), 3);
    QCOMPARE(c.count({PeopleView::Kind::WithNextCall, {}}), 1);
    QCOMPARE(c.count({PeopleView::Kind::WithoutNextCall, {}}), 2);
    QCOMPARE(c.count({PeopleView::Kind::NeedsZone, {}}), 1);
    QCOMPARE(c.count({PeopleView::Kind::Test, {}}), 1);
    QLineEdit *filter = nullptr;
    for (QLineEdit *edit : shown.page.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == "Filter people")
            filter = edit;
    }
    QVERIFY(filter);
    filter->setFocus();
    QTest::keyClicks(filter, "208");
    QCOMPARE(shown.page.table()->model()->rowCount(), 1);
    QTest::keyClicks(filter, "zzz");
    QCOMPARE(shown.page.table()->model()->rowCount(), 0);
    QVERIFY(shown.button("Show all people"));
    QTest::mouseClick(shown.button("Show all people"), Qt::LeftButton);
    QCOMPARE(shown.page.table()->model()->rowCount(), 3);
}

void TestPeoplePage::actionsThatCannotWorkSayWhy()
{
    PeopleWorld world;
    world.addPerson("Ada", "+37061200001");
    world.backend.workspaceValue.companies[0].telephonyEnabled = false;
    Shown shown(world);
    auto *panel = shown.page.findChild<PersonPanel *>();
    QCOMPARE(panel->planButton()->reason(), QString("Telephony is off for this company."));
    QCOMPARE(panel->revokeButton()->reason(), QString("Revoke: no call is booked."));
    QVERIFY(panel->editButton()->isEnabled());
}

void TestPeoplePage::planTakesTheChosenPeople()
{
    PeopleWorld world;
    world.addPerson("Ada", "+37061200001");
    world.addPerson("Bob", "+37061200002");
    Shown shown(world);
    QSignalSpy jumps(&world.session(), &Session::jumpRequested);
    shown.page.table()->selectAll();
    shown.page.primary()->trigger();
    QCOMPARE(jumps.count(), 1);
    QCOMPARE(jumps.at(0).at(0).value<Jump>().people.size(), size_t(2));
    QCOMPARE(jumps.at(0).at(0).value<Jump>().page, PageId::Plan);
}

void TestPeoplePage::removingAsksNamingThePerson()
{
    PeopleWorld world;
    world.addPerson("Ada", "+37061200001");
    world.backend.peopleFake.onRemove.answer = [](const CompanyId &, const CandidateId &) { return Done{}; };
    Shown shown(world);
    shown.page.table()->setFocus();
    world.questions.answerNext({false, {}});
    QTest::mouseClick(shown.page.findChild<PersonPanel *>()->removeButton(), Qt::LeftButton);
    QCOMPARE(world.backend.peopleFake.onRemove.count(), 0);
    QVERIFY(world.questions.asked().back().title.contains("Ada"));
    world.questions.answerNext({true, {}});
    QTest::mouseClick(shown.page.findChild<PersonPanel *>()->removeButton(), Qt::LeftButton);
    QCOMPARE(world.backend.peopleFake.onRemove.count(), 1);
}

void TestPeoplePage::pastingOpensTheImport()
{
    PeopleWorld world;
    world.addPerson("Ada", "+37061200001");
    Shown shown(world);
    QApplication::clipboard()->setText("+370 612 34567\tOna B\n+370 612 34568\tRasa K\n");
    shown.page.table()->setFocus();
    QTest::keyClick(&shown.page, Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(shown.page.isImporting());
    QTRY_VERIFY(shown.page.importController().preview());
    QCOMPARE(shown.page.importController().preview()->ready, 2);
    QCOMPARE(*shown.page.importController().preview()->options.separator, QChar('\t'));
}

void TestPeoplePage::fromPasteToImportByKeys()
{
    PeopleWorld world;
    Shown shown(world);
    shown.page.importText("phone;name\n+370 612 34567;Ona\n123;Bad\n+1 208 555 0137;Caleb\n");
    QTRY_VERIFY(shown.page.importController().preview());
    ImportPage *import = shown.page.importPage();
    QCOMPARE(import->table()->currentRow(), 0);
    QCOMPARE(shown.page.needsYouCount(), 2);
    shown.page.goToNextNeedingYou(true);
    QCOMPARE(import->table()->currentRow(), 1);
    auto *phone = import->fixPanel()->findChild<QLineEdit *>();
    import->fixPanel()->focusFix();
    QLineEdit *field = nullptr;
    for (QLineEdit *edit : import->fixPanel()->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == "Phone of this row")
            field = edit;
    }
    Q_UNUSED(phone);
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, "+37061234568");
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(shown.page.importController().preview()->ready, 2);
    QCOMPARE(import->table()->currentRow(), 2); // on to the next that needs somebody
    QVERIFY(shown.page.primary()->isEnabled());
    shown.page.primary()->trigger();
    QTRY_VERIFY(!shown.page.isImporting());
    QCOMPARE(world.backend.peopleFake.onImport.count(), 1);
    QCOMPARE(candidatesToImport(*world.backend.peopleFake.onImport.last()).size(), size_t(3));
}

void TestPeoplePage::choosingAZoneBesideTheTable()
{
    PeopleWorld world;
    Shown shown(world);
    shown.page.importText("phone;name\n+1 208 555 0137;Caleb\n+1 208 555 0118;Victor\n+1 907 555 0123;Ann\n");
    QTRY_VERIFY(shown.page.importController().preview());
    auto *fix = shown.page.importPage()->fixPanel();
    const auto find = [&](const QString &part) -> QRadioButton * {
        for (QRadioButton *radio : fix->findChildren<QRadioButton *>()) {
            if (radio->isVisible() && radio->text().contains(part))
                return radio;
        }
        return nullptr;
    };
    QTRY_VERIFY(find("Los Angeles"));
    QTRY_VERIFY(find("+1 208"));
    find("Los Angeles")->click();
    find("+1 208")->click();
    Q_EMIT shown.page.importController().positionsChanged(); // another console's doing takes nothing from the hand
    QVERIFY(find("Los Angeles")->isChecked());
    QTest::mouseClick(shown.button("Use Los Angeles"), Qt::LeftButton);
    QTRY_COMPARE(shown.page.importController().row(3)->verdict, RowVerdict::Ready);
    QCOMPARE(shown.page.importController().row(2)->candidate.zone->name(), QString("America/Los_Angeles"));
    QVERIFY(shown.page.importController().row(4)->verdict != RowVerdict::Error);
}

void TestPeoplePage::aFileThatCannotBeReadSaysSo()
{
    PeopleWorld world;
    Shown shown(world);
    shown.page.importFile(world.folder.filePath("none.csv"));
    QTRY_VERIFY(shown.button("Choose another file"));
    const auto said = [&] {
        for (const QLabel *label : shown.page.importPage()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains("no longer there"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(said());
}

void TestPeoplePage::nobodyYetOffersAnImport()
{
    PeopleWorld world;
    Shown shown(world);
    QVERIFY(shown.button("Import a file"));
    world.questions.fileNext(QString());
    QTest::mouseClick(shown.button("Import a file"), Qt::LeftButton);
    QVERIFY(!shown.page.isImporting());
}

void TestPeoplePage::personFormJudgesWhileTyping()
{
    PeopleWorld world;
    const ThemeManager themes;
    Candidate person;
    person.company = CompanyId("comp_a");
    PersonDialog dialog(person, world.snapshot.positions, world.backend.nowValue, nullptr);
    dialog.show();
    QVERIFY(!dialog.whyNot().isEmpty());
    QLineEdit *phone = nullptr;
    for (QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == "Phone")
            phone = edit;
    }
    QVERIFY(phone);
    QTest::keyClicks(phone, "8 612 34567");
    QVERIFY(!dialog.whyNot().isEmpty()); // no country is guessed
    phone->clear();
    QTest::keyClicks(phone, "+370 612 34567");
    QVERIFY(dialog.whyNot().isEmpty());
    QCOMPARE(dialog.person().phone.text(), QString("+37061234567"));
    QVERIFY(!dialog.person().zone);
}

void TestPeoplePage::positionsNeedTheirOwnTitle()
{
    PeopleWorld world;
    const ThemeManager themes;
    PositionsDialog dialog(CompanyId("comp_a"), world.snapshot.positions, nullptr);
    dialog.show();
    QSignalSpy saves(&dialog, &PositionsDialog::saveRequested);
    auto *title = dialog.findChild<QLineEdit *>();
    const auto save = [&]() -> Button * {
        for (Button *button : dialog.findChildren<Button *>()) {
            if (button->text().startsWith("Save") || button->text().startsWith("Add"))
                return button;
        }
        return nullptr;
    };
    QVERIFY(!save()->isEnabled()); // nothing is changed
    title->setText("driver");
    QVERIFY(save()->reason().contains("with that title"));
    title->setText("Picker");
    QTest::mouseClick(save(), Qt::LeftButton);
    QCOMPARE(saves.count(), 1);
    QCOMPARE(saves.at(0).at(0).value<Position>().title, QString("Picker"));
    QCOMPARE(saves.at(0).at(0).value<Position>().id, PositionId("pos_1"));
}

namespace {

bool says(const QWidget *dialog, const QString &part)
{
    const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
}

} // namespace

// proves: P9
void TestPeoplePage::aPersonStaysTypedUntilSaved()
{
    PeopleWorld world;
    auto &saves = world.backend.peopleFake.onSave;
    saves.hold = true;
    Shown shown(world);
    for (QAction *action : shown.page.actions()) {
        if (action->text().startsWith("Add person"))
            action->trigger();
    }
    const QPointer dialog(shown.page.findChild<PersonDialog *>());
    QVERIFY(dialog);
    QList<QLineEdit *> fields;
    for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == "Phone")
            QTest::keyClicks(edit, "+370 612 34567");
        else if (edit->accessibleName() == "Name")
            fields << edit;
    }
    QCOMPARE(fields.size(), 1);
    QTest::keyClicks(fields.front(), "Rasa Long Name");
    Button *save = nullptr;
    for (Button *button : dialog->findChildren<Button *>())
        save = button->text() == "Add person" ? button : save;
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(saves.heldCount(), 1);
    QVERIFY(!save->isEnabled()); // not twice
    saves.release(Error{ErrorCode::ServerUnreachable, {}, {}});
    QTRY_VERIFY(says(dialog, "The server does not answer"));
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->person().name, QString("Rasa Long Name"));
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(saves.heldCount(), 1);
    saves.release(saves.last());
    QTRY_VERIFY(!dialog);
}

// proves: P9
void TestPeoplePage::aPositionStaysTypedUntilSaved()
{
    PeopleWorld world;
    const ThemeManager themes;
    PositionsDialog dialog(CompanyId("comp_a"), world.snapshot.positions, nullptr);
    dialog.show();
    auto *title = dialog.findChild<QLineEdit *>();
    title->setText("Night pick");
    // Somebody else's change comes in while it is typed.
    auto positions = world.snapshot.positions;
    positions[1].title = "Van driver";
    dialog.setPositions(positions);
    QCOMPARE(title->text(), QString("Night pick"));
    QSignalSpy saves(&dialog, &PositionsDialog::saveRequested);
    Button *save = nullptr;
    for (Button *button : dialog.findChildren<Button *>())
        save = button->text() == "Save position" ? button : save;
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(saves.size(), 1);
    QVERIFY(!save->isEnabled()); // not twice
    dialog.showRefusal("The server does not answer");
    QVERIFY(says(&dialog, "The server does not answer"));
    QCOMPARE(title->text(), QString("Night pick"));
    QTest::mouseClick(save, Qt::LeftButton);
    positions[0].title = "Night pick";
    dialog.setPositions(positions);
    QCOMPARE(title->text(), QString("Night pick"));
    QVERIFY(!save->isEnabled());
    QVERIFY(says(&dialog, "Nothing is changed."));
    dialog.showRefusal("of something else");
    QVERIFY(says(&dialog, "Nothing is changed."));
}

// A list that was asked for before a change, and answered after the changed row was: the row would stay as it was.
// proves: P9
void TestPeoplePage::answersDoNotOvertakeEachOther()
{
    PeopleWorld world;
    world.addPerson("Ada Vilnius", "+37061200001");
    Shown shown(world);
    test::FakePeople &people = world.backend.peopleFake;
    people.onLoad.hold = people.onRows.hold = true;
    Changes all;
    all.company = CompanyId("comp_a");
    all.everything = true;
    emit world.backend.changed(all);
    QTRY_COMPARE(people.onLoad.heldCount(), 1);
    const PeopleSnapshot before = world.snapshot;
    world.snapshot.people[0].candidate.isTest = true;
    Changes one;
    one.company = all.company;
    one.candidates = {before.people[0].candidate.id};
    emit world.backend.changed(one);
    test::SessionFixture::settle();
    QCOMPARE(people.onRows.heldCount(), 0); // not beside the list
    people.onLoad.release(before);
    QTRY_COMPARE(people.onRows.heldCount(), 1);
    emit world.backend.changed(one);
    test::SessionFixture::settle();
    QCOMPARE(people.onRows.heldCount(), 1); // nor beside other rows
    people.onRows.release(world.snapshot.people);
    QTRY_COMPARE(people.onRows.heldCount(), 1);
    people.onRows.release(world.snapshot.people);
    QTRY_COMPARE(shown.cell(0, PeopleModel::Name, look::Badge), QString("TEST"));
}

CB_TEST(TestPeoplePage)
#include "tst_peoplepage.moc"
