// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P21 N07 N17 D-PHONE D-TZ
#include "ui/people/importcontroller.h"

#include "tests/support/testregistry.h"
#include "tests/ui/people/peopleworld.h"
#include "ui/people/callablestrip.h"
#include "ui/people/importmodel.h"
#include "ui/people/importsentences.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using test::PeopleWorld;
using State = ImportController::State;

class TestImportController : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsImportedBeforeImport();
    void aSourceThatCannotBeReadSaysWhere();
    void editsMadeMeanwhileGoTogetherLater();
    void leavingCancelsAndLeavesNoTrace();
    void undoBringsTheRowsBack();
    void oneColumnForEachField();
    void aZoneForPersonPrefixOrCountry();
    void readAsWritesTheCountry();
    void aTitleForAllItsRows();
    void aRefusedImportKeepsThePreview();
    void rejectedRowsAreWrittenWhole();
    void everyIssueHasWords();
    void modelFollowsWithoutReset();
    void modelOfManyRowsIsQuick();
    void f8GoesRound();
    void safeWindowIsWhatAllShare();
};

namespace {

const char *kSheet = "phone;name;role;time zone\n"
                     "+370 612 00001;Rasa;Warehouse lead;\n"
                     "12;Mantas;Warehouse lead;\n"
                     "+1 208 555 0137;Caleb;Warehouse lead;\n"
                     "+1 208 555 0118;Victor;Warehouse lead;\n"
                     "+49 171 3920044;Lena;Forklift;\n"
                     "030 23125077;Moritz;Forklift;\n"
                     "+370 612 00001;Again;Warehouse lead;\n";

struct Opened
{
    Opened(PeopleWorld &world, const QString &text) : controller(world.session())
    {
        controller.open({{}, text.toUtf8(), "sheet.csv"});
        [&] { QTRY_COMPARE(controller.state(), State::Ready); }();
        controller.setDefaultRegion("LT");
        settle();
    }
    void settle()
    {
        [&] { QTRY_VERIFY(!controller.isRevising()); }();
    }
    const ImportRow &row(int line) { return *controller.row(line); }
    ImportController controller;
};

} // namespace

void TestImportController::nothingIsImportedBeforeImport()
{
    PeopleWorld world;
    Opened opened(world, kSheet);
    QCOMPARE(world.backend.peopleFake.onImport.count(), 0);
    QCOMPARE(opened.controller.importable(), 4);
    QSignalSpy imported(&opened.controller, &ImportController::imported);
    opened.controller.import();
    QVERIFY(imported.wait(1000));
    QCOMPARE(imported.at(0).at(0).value<ImportOutcome>().imported, 4);
    QCOMPARE(opened.controller.state(), State::Closed);
}

void TestImportController::aSourceThatCannotBeReadSaysWhere()
{
    PeopleWorld world;
    ImportController controller(world.session());
    controller.open({{}, "phone;name\n\"1;2\n", "a.csv"});
    QTRY_COMPARE(controller.state(), State::Refused);
    const QString words = ImportSentences::refusal(*refusalOf(*controller.error()), "a.csv");
    QVERIFY(words.contains("line 2"));
    QVERIFY(words.contains("a.csv"));
    QVERIFY(world.jobs.jobs().empty());
}

void TestImportController::editsMadeMeanwhileGoTogetherLater()
{
    PeopleWorld world;
    Opened opened(world, kSheet);
    world.backend.peopleFake.onRevise.hold = true;
    const int before = world.backend.peopleFake.onRevise.count();
    opened.controller.setPhone(3, "+370 612 00002");
    opened.controller.edit(3, 1, "Mantas U");
    QCOMPARE(world.backend.peopleFake.onRevise.count(), before + 1); // one question at a time
    const auto first = world.backend.peopleFake.onRevise.asked.back();
    world.backend.peopleFake.onRevise.hold = false;
    world.backend.peopleFake.onRevise.release(reviseImport(world.context, std::get<0>(first), std::get<1>(first)));
    QTRY_COMPARE(opened.row(3).candidate.name, QString("Mantas U"));
    QCOMPARE(opened.row(3).verdict, RowVerdict::Ready);
}

void TestImportController::leavingCancelsAndLeavesNoTrace()
{
    PeopleWorld world;
    world.backend.peopleFake.onPreviewImport.hold = true;
    ImportController controller(world.session());
    QSignalSpy previews(&controller, &ImportController::previewChanged);
    controller.open({{}, kSheet, "a.csv"});
    QCOMPARE(world.jobs.jobs().size(), size_t(1));
    controller.close();
    world.backend.peopleFake.onPreviewImport.release(previewImport(world.context, {{}, kSheet, "a.csv"}, {}));
    QTRY_VERIFY(world.jobs.jobs().empty());
    QCOMPARE(previews.count(), 0);
    QCOMPARE(controller.state(), State::Closed);
}

void TestImportController::undoBringsTheRowsBack()
{
    PeopleWorld world;
    Opened opened(world, kSheet);
    opened.controller.setPhone(3, "+370 612 00002");
    opened.settle();
    QCOMPARE(opened.row(3).verdict, RowVerdict::Ready);
    opened.controller.undo();
    QCOMPARE(opened.row(3).verdict, RowVerdict::Error);
    QCOMPARE(opened.row(3).cells[0], QString("12"));
    opened.controller.redo();
    QCOMPARE(opened.row(3).verdict, RowVerdict::Ready);
}

void TestImportController::oneColumnForEachField()
{
    PeopleWorld world;
    Opened opened(world, kSheet);
    opened.controller.setColumn(1, ImportField::Phone);
    opened.settle();
    QCOMPARE(opened.controller.preview()->columns[0], ImportField::Skip);
    QCOMPARE(opened.controller.columnOf(ImportField::Phone), 1);
    opened.controller.setColumn(0, ImportField::Name);
    opened.controller.setColumn(2, ImportField::Name); // names are joined
    opened.settle();
    QTRY_COMPARE(opened.controller.preview()->columns[2], ImportField::Name);
    QCOMPARE(opened.controller.preview()->columns[0], ImportField::Name);
}

void TestImportController::aZoneForPersonPrefixOrCountry()
{
    PeopleWorld world;
    Opened opened(world, QString(kSheet) + "+1 907 555 0123;Ann;;\n+1 907 555 0124;Joe;;Nowhere\n");
    const ImportRow caleb = opened.row(4);
    QCOMPARE(ImportController::prefixOf(caleb), QString("+1 208"));
    QCOMPARE(opened.controller.linesAsking(caleb, ZoneScope::Person), std::vector<int>{4});
    QCOMPARE(opened.controller.linesAsking(caleb, ZoneScope::Prefix), (std::vector<int>{4, 5}));
    for (const int line : opened.controller.linesAsking(caleb, ZoneScope::Country))
        QVERIFY(ImportController::asksForZone(opened.row(line)));
    opened.controller.chooseZone({4, 5}, *Zone::parse("America/Boise"));
    opened.settle();
    for (const int line : {4, 5}) {
        QCOMPARE(opened.row(line).verdict, RowVerdict::Ready);
        QCOMPARE(opened.row(line).candidate.zoneProvenance, ZoneProvenance::You);
    }
}

void TestImportController::readAsWritesTheCountry()
{
    PeopleWorld world;
    Opened opened(world, kSheet);
    QCOMPARE(opened.row(7).issue, ImportIssue::ReadAsOtherCountry);
    QCOMPARE(ImportSentences::fix(opened.row(7)), QString("Read as Germany"));
    opened.controller.readAs(7, "DE");
    opened.settle();
    QCOMPARE(opened.row(7).cells[0], QString("+49 30 23125077"));
    QVERIFY(opened.row(7).verdict != RowVerdict::Error);
}

void TestImportController::aTitleForAllItsRows()
{
    PeopleWorld world;
    Opened opened(world, kSheet);
    QCOMPARE(opened.row(6).issue, ImportIssue::PositionUnknown);
    opened.controller.setPosition(opened.controller.linesWithPosition(opened.row(6)), world.context.positions[1]);
    opened.settle();
    QCOMPARE(opened.row(6).candidate.position, std::optional(PositionId("pos_2")));
    QCOMPARE(opened.row(6).verdict, RowVerdict::Ready);
}

void TestImportController::aRefusedImportKeepsThePreview()
{
    PeopleWorld world;
    world.backend.peopleFake.onImport.answer = [](const ImportPreviewPtr &) {
        return Error{ErrorCode::StoreUnavailable, {}, {}};
    };
    Opened opened(world, kSheet);
    QSignalSpy failed(&opened.controller, &ImportController::failed);
    opened.controller.import();
    QVERIFY(failed.wait(1000));
    QCOMPARE(opened.controller.state(), State::Ready);
    QVERIFY(opened.controller.preview());
}

void TestImportController::rejectedRowsAreWrittenWhole()
{
    PeopleWorld world;
    Opened opened(world, kSheet);
    QSignalSpy saved(&opened.controller, &ImportController::rejectedSaved);
    const QString path = world.folder.filePath("rejected.csv");
    opened.controller.saveRejected(path);
    QVERIFY(saved.wait(2000));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("12;Mantas"));
    QVERIFY(bytes.contains(";3;phone_wrong;"));
    QSignalSpy failed(&opened.controller, &ImportController::failed);
    opened.controller.saveRejected(world.folder.filePath("none/rejected.csv"));
    QVERIFY(failed.wait(2000));
}

void TestImportController::everyIssueHasWords()
{
    for (int i = 1; i <= static_cast<int>(ImportIssue::BeyondLimit); ++i) {
        ImportRow row;
        row.issue = static_cast<ImportIssue>(i);
        row.values = {{"problem", "too_short"}, {"region", "LT"}, {"missingDigits", 1}, {"column", 0}, {"line", 2}};
        const QString why = ImportSentences::why(row, {ImportField::Phone}, {"phone"});
        QVERIFY2(!why.isEmpty(), qPrintable(issueName(row.issue)));
        QVERIFY2(!why.contains('%'), qPrintable(why));
    }
    for (int i = 0; i <= static_cast<int>(ImportRefusal::Problem::UnclosedQuote); ++i) {
        const QString words = ImportSentences::refusal({static_cast<ImportRefusal::Problem>(i), 12, 3}, "a.csv");
        QVERIFY(words.contains("a.csv"));
        QVERIFY(!words.contains('%'));
    }
}

void TestImportController::modelFollowsWithoutReset()
{
    PeopleWorld world;
    ImportController controller(world.session());
    ImportModel model(controller);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    controller.open({{}, kSheet, "a.csv"});
    QTRY_COMPARE(model.rowCount(), 7);
    controller.setDefaultRegion("LT");
    QTRY_VERIFY(!controller.isRevising());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.setData(model.index(1, ImportModel::FirstCell), "+370 612 00002", Qt::EditRole));
    QTRY_VERIFY(changes.count() > 0);
    QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(model.row(1).verdict, RowVerdict::Ready);
    QCOMPARE(resets.count(), 0);
    model.setVerdict(RowVerdict::Check); // another question
    const int asking = model.rowCount();
    QVERIFY(asking >= 2);
    resets.clear();
    controller.chooseZone({model.row(0).line}, *Zone::parse("America/Boise"));
    QTRY_COMPARE(model.rowCount(), asking - 1); // it needs nobody any more
    QCOMPARE(resets.count(), 0);
    controller.undo();
    QCOMPARE(model.rowCount(), asking);
    QCOMPARE(resets.count(), 0);
}

void TestImportController::modelOfManyRowsIsQuick()
{
    PeopleWorld world;
    // Values as core makes them; reading 100,000 numbers is measured in cb_bench, not here.
    auto preview = std::make_shared<ImportPreview>();
    preview->columns = {ImportField::Phone, ImportField::Name};
    preview->options.separator = ';';
    preview->options.encoding = TextEncoding::Utf8;
    preview->options.hasHeader = true;
    preview->options.columns = preview->columns;
    for (int i = 0; i < 100'000; ++i) {
        ImportRow row;
        row.line = i + 2;
        row.cells = {QString::number(i), "Somebody"};
        row.verdict = i % 10 == 0 ? RowVerdict::Error : RowVerdict::Ready;
        preview->rows.push_back(row);
    }
    world.backend.peopleFake.onPreviewImport.answer = [&](const auto &...) { return ImportPreviewPtr(preview); };
    world.backend.peopleFake.onRevise.answer = [&](const ImportPreviewPtr &before, const ImportRevision &revision) {
        auto after = std::make_shared<ImportPreview>(*before);
        for (const auto &[place, text] : revision.edits) {
            after->rows[static_cast<size_t>(place.first - 2)].cells[place.second] = text;
            after->rows[static_cast<size_t>(place.first - 2)].verdict = RowVerdict::Ready;
        }
        return ImportPreviewPtr(after);
    };
    ImportController controller(world.session());
    ImportModel model(controller);
    controller.open({{}, "x", "big.csv"});
    QTRY_COMPARE(model.rowCount(), 100'000);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    controller.edit(50'002, 0, "changed");
    QTRY_COMPARE(changes.count(), 1);
    QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 50'000);
    QCOMPARE(changes.at(0).at(1).toModelIndex().row(), 50'000);
    QCOMPARE(resets.count(), 0);
    model.setVerdict(RowVerdict::Error);
    QCOMPARE(model.rowCount(), 9'999);
    QCOMPARE(model.shownRowOf(12), 1); // lines 2, 12, 22, ...
    QCOMPARE(model.shownRowOf(13), -1);
}

void TestImportController::f8GoesRound()
{
    PeopleWorld world;
    ImportController controller(world.session());
    ImportModel model(controller);
    controller.open({{}, kSheet, "a.csv"});
    QTRY_COMPARE(model.rowCount(), 7);
    QCOMPARE(model.nextNeedingYou(0, 1), 1);
    QCOMPARE(model.nextNeedingYou(1, 1), 2);
    QCOMPARE(model.nextNeedingYou(1, -1), 5); // past row 0 and the duplicate
    QCOMPARE(model.nextNeedingYou(5, 1), 1);
}

void TestImportController::safeWindowIsWhatAllShare()
{
    const auto range = [](int from, int to) { return InstantRange{fromEpochMs(from), fromEpochMs(to)}; };
    QCOMPARE(commonSpans({}), std::vector<InstantRange>{});
    QCOMPARE(commonSpans({{range(0, 9)}}), std::vector<InstantRange>{range(0, 9)});
    QCOMPARE(commonSpans({{range(0, 9)}, {range(5, 12)}}), std::vector<InstantRange>{range(5, 9)});
    QCOMPARE(commonSpans({{range(0, 4)}, {range(4, 8)}}), std::vector<InstantRange>{}); // half-open
    QCOMPARE(commonSpans({{range(0, 4), range(6, 9)}, {range(3, 7)}, {range(0, 20)}}),
             (std::vector<InstantRange>{range(3, 4), range(6, 7)}));
    // FEATURES 3: New York..Los Angeles share 6 h of 09:00-18:00 on 2026-06-03.
    const InstantRange day{Zone::parse("America/New_York")->startOfDay({2026, 6, 3}),
                           Zone::parse("America/Los_Angeles")->startOfDay({2026, 6, 4})};
    const HoursRule rule{CallingHours{9 * 60, 18 * 60}, std::nullopt};
    const auto shared = commonSpans({callableSpans(day, rule, *Zone::parse("America/New_York")),
                                     callableSpans(day, rule, *Zone::parse("America/Los_Angeles"))});
    QCOMPARE(shared.size(), size_t(1));
    QCOMPARE(shared[0].length(), 6 * kHour);
}

CB_TEST(TestImportController)
#include "tst_importcontroller.moc"
