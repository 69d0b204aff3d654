// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What changes in a preview when a person edits it.
// proves: P21
#include "tests/core/import/importfixture.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using V = RowVerdict;
using I = ImportIssue;

class TestImportRevision : public QObject
{
    Q_OBJECT
private slots:
    void revisingAnEditJudgesThatRow();
    void revisingAZoneSettlesTheRow();
    void leavingOutGivesTheNextRowItsPlace();
    void revisingOptionsJudgesAll();
    void anotherSeparatorStartsOver();
    void aReviseNeverChangesThePreview();
    void reviseEqualsFreshPreview();
    void refusesEditsOfWhatIsNotThere();
};

void TestImportRevision::revisingAnEditJudgesThatRow()
{
    const auto p = preview("phone;name\n123;A\n+37061234567;B\n");
    ImportRevision revision;
    revision.edits[{2, 0}] = "+370 612 34567";
    const auto revised = reviseImport(context(), p, revision);
    QVERIFY(revised.has_value());
    QCOMPARE((*revised)->rows[0].verdict, V::Ready);
    QCOMPARE((*revised)->rows[1].issue, I::SamePhoneInFile); // it stands below
    QCOMPARE((*revised)->ready, 1);
    QCOMPARE((*revised)->duplicates, 1);
    revision.edits = {{{2, 0}, "+370 612 34568"}};
    const auto again = reviseImport(context(), *revised, revision);
    QCOMPARE((*again)->ready, 2);
    QCOMPARE((*again)->edits.at({2, 0}), QString("+370 612 34568"));
}

void TestImportRevision::revisingAZoneSettlesTheRow()
{
    const auto p = preview("phone;name\n+1 208 555 0137;Caleb\n");
    ImportRevision revision;
    revision.zones.insert_or_assign(2, *Zone::parse("America/Boise"));
    const auto revised = reviseImport(context(), p, revision);
    QCOMPARE((*revised)->rows[0].verdict, V::Ready);
    QCOMPARE((*revised)->rows[0].candidate.zone->name(), QString("America/Boise"));
    QCOMPARE((*revised)->rows[0].candidate.zoneProvenance, ZoneProvenance::You);
}

void TestImportRevision::leavingOutGivesTheNextRowItsPlace()
{
    const auto p = preview("phone;name\n+37061234567;A\n+37061234567;B\n");
    ImportRevision revision;
    revision.leaveOut = {2};
    const auto out = reviseImport(context(), p, revision);
    QCOMPARE((*out)->leftOut, 1);
    QCOMPARE((*out)->rows[1].verdict, V::Ready);
    QCOMPARE(candidatesToImport(**out).size(), size_t(1));
    QCOMPARE(candidatesToImport(**out)[0].name, QString("B"));
    ImportRevision back;
    back.takeIn = {2};
    const auto in = reviseImport(context(), *out, back);
    QCOMPARE((*in)->rows[1].verdict, V::Duplicate);
    QCOMPARE((*in)->leftOut, 0);
}

void TestImportRevision::revisingOptionsJudgesAll()
{
    const auto p = preview("phone;name\n8 612 34567;A\n", QString());
    QCOMPARE(p->rows[0].verdict, V::Error); // no country is guessed
    ImportRevision revision;
    revision.options = p->options;
    revision.options->defaultRegion = "LT";
    const auto revised = reviseImport(context(), p, revision);
    QCOMPARE((*revised)->rows[0].verdict, V::Ready);
    revision.options->columns = {ImportField::Skip, ImportField::Skip};
    QCOMPARE((*reviseImport(context(), p, revision))->rows[0].issue, I::PhoneMissing);
    revision.options->columns = {ImportField::Phone};
    QVERIFY(!reviseImport(context(), p, revision).has_value());
}

void TestImportRevision::anotherSeparatorStartsOver()
{
    const auto p = preview("phone;name\n+37061234567;A,B\n");
    ImportRevision revision;
    revision.options = p->options;
    revision.options->separator = ',';
    const auto revised = reviseImport(context(), p, revision);
    QCOMPARE((*revised)->columns.size(), size_t(1));
    revision.options->separator = ';';
    QCOMPARE((*reviseImport(context(), *revised, revision))->rows[0].candidate.name, QString("A,B"));
}

void TestImportRevision::aReviseNeverChangesThePreview()
{
    const auto p = preview("phone;name\n123;A\n");
    const ImportPreview before = *p;
    ImportRevision revision;
    revision.edits[{2, 0}] = "+37061234567";
    revision.leaveOut = {2};
    QVERIFY(reviseImport(context(), p, revision).has_value());
    QCOMPARE(p->rows[0].cells, before.rows[0].cells);
    QCOMPARE(p->rows[0].verdict, V::Error);
    QVERIFY(p->edits.empty());
}

void TestImportRevision::reviseEqualsFreshPreview()
{
    // Whatever was edited, judging what changed ends where judging everything ends.
    QString text = "phone;name\n";
    for (int i = 0; i < 40; ++i)
        text += QString("+3706123%1;P%2\n").arg(1000 + i % 17).arg(i);
    auto p = preview(text);
    quint32 random = 7;
    QStringList lines = text.split('\n');
    for (int step = 0; step < 60; ++step) {
        random = random * 1664525u + 1013904223u;
        const int line = 2 + static_cast<int>((random >> 8) % 40);
        const QString phone =
            (random >> 20) % 5 == 0 ? QString("12") : QString("+3706123%1").arg(1000 + (random >> 16) % 23);
        ImportRevision revision;
        revision.edits[{line, 0}] = phone;
        p = *reviseImport(context(), p, revision);
        lines[line - 1] = phone + lines[line - 1].mid(lines[line - 1].indexOf(';'));
        const auto fresh = preview(lines.join('\n'));
        for (size_t i = 0; i < p->rows.size(); ++i) {
            QCOMPARE(p->rows[i].verdict, fresh->rows[i].verdict);
            QCOMPARE(p->rows[i].issue, fresh->rows[i].issue);
            QCOMPARE(p->rows[i].values, fresh->rows[i].values);
            QCOMPARE(p->rows[i].candidate, fresh->rows[i].candidate);
        }
        QCOMPARE(p->ready, fresh->ready);
    }
}

void TestImportRevision::refusesEditsOfWhatIsNotThere()
{
    const auto p = preview("phone;name\n+37061234567;A\n");
    ImportRevision row;
    row.edits[{9, 0}] = "x";
    QCOMPARE(reviseImport(context(), p, row).error().code, ErrorCode::ValidationError);
    ImportRevision column;
    column.edits[{2, 2}] = "x";
    QCOMPARE(reviseImport(context(), p, column).error().code, ErrorCode::ValidationError);
}

CB_TEST(TestImportRevision)
#include "tst_importrevision.moc"
