// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: design language section 8 (palette: kinds, counts, reasons, prefixes, times)
#include "tests/support/testregistry.h"
#include "tests/ui/shell/shellfixture.h"
#include "ui/common/badge.h"
#include "ui/shell/header.h"
#include "ui/shell/palette.h"
#include "ui/shell/palettemodel.h"
#include "ui/shell/timejump.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

PaletteItem item(PaletteKind kind, const char *text, const char *detail = "", const char *reason = "")
{
    PaletteItem made;
    made.kind = kind;
    made.text = QLatin1String(text);
    made.detail = QLatin1String(detail);
    made.reason = QLatin1String(reason);
    return made;
}

QStringList linesOf(const PaletteModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString text = model.index(row, 0).data().toString();
        lines << (model.isHead(row)
                      ? text + QLatin1Char(' ') + model.index(row, 0).data(PaletteModel::RightRole).toString()
                      : text);
    }
    return lines;
}

void fill(PaletteModel &model)
{
    model.setItems(PaletteKind::Action,
                   {item(PaletteKind::Action, "Try 1 more line on Berlin"), item(PaletteKind::Action, "Go to Numbers"),
                    item(PaletteKind::Action, "Remove number Berlin", "", "449 booked calls use it."),
                    item(PaletteKind::Action, "Quit")});
    model.setItems(PaletteKind::Number, {item(PaletteKind::Number, "Berlin", "+49 30 23125 014, cap 10"),
                                         item(PaletteKind::Number, "Vilnius")});
    std::vector<PaletteItem> people;
    for (int i = 0; i < 542; ++i)
        people.push_back(
            item(PaletteKind::Person, qPrintable(QStringLiteral("Person %1").arg(i)), "+49 171 3920054, Berlin"));
    people.push_back(item(PaletteKind::Person, "Bernd Vogel"));
    model.setItems(PaletteKind::Person, people);
}

} // namespace

class TstPalette : public QObject
{
    Q_OBJECT

private slots:
    void groupsByKindWithCountsBestKindFirst()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model);
        fill(model);
        model.setQuery(QStringLiteral("ber"));
        const QStringList lines = linesOf(model);
        // A number called Berlin begins with it, as does Bernd; an action only contains it. 543 people, 4 of them
        // shown.
        QCOMPARE(lines.first(), QStringLiteral("Numbers 1"));
        QVERIFY(lines.contains(QStringLiteral("People 4 of 543")));
        QVERIFY(lines.contains(QStringLiteral("Actions 3")));
        QCOMPARE(model.matchCount(), 1 + 543 + 3);
        // Best match of a kind first.
        QCOMPARE(lines.at(lines.indexOf(QStringLiteral("People 4 of 543")) + 1), QStringLiteral("Bernd Vogel"));
    }

    void wordsAreAllNeededAndCaseDoesNotMatter()
    {
        PaletteModel model;
        fill(model);
        model.setQuery(QStringLiteral("BERLIN try"));
        QCOMPARE(linesOf(model),
                 QStringList({QStringLiteral("Actions 1"), QStringLiteral("Try 1 more line on Berlin")}));
        model.setQuery(QStringLiteral("berlin zebra"));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.firstChoosable(), -1);
    }

    void browsingListsWhatCanRunFirst()
    {
        PaletteModel model;
        fill(model);
        model.setQuery(QString());
        QCOMPARE(linesOf(model), QStringList({QStringLiteral("Actions 4"), QStringLiteral("Try 1 more line on Berlin"),
                                              QStringLiteral("Go to Numbers"), QStringLiteral("Quit"),
                                              QStringLiteral("Remove number Berlin")}));
    }

    void prefixesNarrow_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("head");
        QTest::newRow("actions") << QStringLiteral("> ber") << QStringLiteral("Actions 3");
        QTest::newRow("people") << QStringLiteral("@bernd") << QStringLiteral("People 1");
        QTest::newRow("numbers") << QStringLiteral("#") << QStringLiteral("Numbers 2");
    }
    void prefixesNarrow()
    {
        QFETCH(QString, query);
        QFETCH(QString, head);
        PaletteModel model;
        fill(model);
        model.setQuery(query);
        QCOMPARE(linesOf(model).first(), head);
        int heads = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            heads += model.isHead(row);
        QCOMPARE(heads, 1);
    }

    void whatCannotRunStaysAndIsSkipped()
    {
        PaletteModel model;
        fill(model);
        model.setQuery(QStringLiteral("> ber"));
        int refused = -1;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data().toString() == QStringLiteral("Remove number Berlin"))
                refused = row;
        }
        QVERIFY(refused > 0);
        QCOMPARE(model.index(refused, 0).data(PaletteModel::ReasonRole).toString(),
                 QStringLiteral("449 booked calls use it."));
        QVERIFY(!(model.flags(model.index(refused, 0)) & Qt::ItemIsSelectable));
        for (int row = model.firstChoosable(), last = -1; row != last; row = model.nextChoosable(row, 1)) {
            QVERIFY(row != refused);
            QVERIFY(!model.isHead(row));
            last = row;
        }
        QVERIFY(model.index(refused, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("449")));
    }

    void tabShowsMoreOfTheKind()
    {
        PaletteModel model;
        fill(model);
        model.setQuery(QStringLiteral("person"));
        model.setQuery(QStringLiteral("berlin"));
        const qsizetype people = linesOf(model).indexOf(QStringLiteral("People 4 of 542"));
        QVERIFY(people >= 0);
        model.showMoreOf(int(people) + 1);
        // 200 lines are what a list is good for.
        QVERIFY(linesOf(model).contains(QStringLiteral("People 200 of 542")));
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc"); ///< empty = not a time
        // now = Mon 17 Nov 2025 16:42:18 Vilnius (UTC+2)
        QTest::newRow("weekday") << QStringLiteral("tue 14:00") << QStringLiteral("2025-11-18T12:00:00Z");
        QTest::newRow("full weekday") << QStringLiteral("Thursday 9:30") << QStringLiteral("2025-11-20T07:30:00Z");
        QTest::newRow("today's weekday, later")
            << QStringLiteral("mon 18:00") << QStringLiteral("2025-11-17T16:00:00Z");
        QTest::newRow("today's weekday, passed")
            << QStringLiteral("mon 14:00") << QStringLiteral("2025-11-24T12:00:00Z");
        QTest::newRow("time to come") << QStringLiteral("18:00") << QStringLiteral("2025-11-17T16:00:00Z");
        QTest::newRow("time passed") << QStringLiteral("9:00") << QStringLiteral("2025-11-18T07:00:00Z");
        QTest::newRow("date") << QStringLiteral("19 nov 16:45") << QStringLiteral("2025-11-19T14:45:00Z");
        QTest::newRow("date of next year") << QStringLiteral("3 feb 10:00") << QStringLiteral("2026-02-03T08:00:00Z");
        QTest::newRow("summer time") << QStringLiteral("1 jul 10:00") << QStringLiteral("2026-07-01T07:00:00Z");
        QTest::newRow("tomorrow") << QStringLiteral("tomorrow 9") << QStringLiteral("2025-11-18T07:00:00Z");
        QTest::newRow("iso") << QStringLiteral("2025-12-01 10:00") << QStringLiteral("2025-12-01T08:00:00Z");
        QTest::newRow("a day alone") << QStringLiteral("friday") << QStringLiteral("2025-11-20T22:00:00Z");
        // 29 March 2026 03:30 does not exist in Vilnius (tzdata: 03:00 -> 04:00).
        QTest::newRow("in the gap") << QStringLiteral("29 mar 03:30") << QString();
        // 25 October 2026 03:30 exists twice; the first is still summer time.
        QTest::newRow("repeated") << QStringLiteral("25 oct 03:30") << QStringLiteral("2026-10-25T00:30:00Z");
        QTest::newRow("no such date") << QStringLiteral("31 feb 10:00") << QString();
        QTest::newRow("no such time") << QStringLiteral("tue 25:00") << QString();
        QTest::newRow("a name") << QStringLiteral("martin") << QString();
        QTest::newRow("half understood") << QStringLiteral("tue berlin") << QString();
        QTest::newRow("a number") << QStringLiteral("14") << QString();
        QTest::newRow("blank") << QStringLiteral("  ") << QString();
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const Instant now = fromEpochMs(1'763'390'538'000);
        const auto at = parseTimeJump(text, now, Zone::parse(QStringLiteral("Europe/Vilnius")).value());
        QCOMPARE(at.has_value(), !utc.isEmpty());
        if (at)
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(toEpochMs(*at), Qt::UTC).toString(Qt::ISODate), utc);
    }

    void opensInPlaceAndNeverOverTheBadge()
    {
        for (const int width : {1440, 1280, 1024}) {
            ShellFixture shell;
            WorkspaceView &view = shell.openView();
            shell.window->resize(width, 720);
            QCoreApplication::processEvents();
            QTest::keyClick(shell.window.get(), Qt::Key_K, Qt::ControlModifier);
            QVERIFY(view.palette().isVisible());
            const QWidget *demo = view.header().demoBadge();
            const QRect badge(demo->mapTo(&view, QPoint(0, 0)), demo->size());
            QVERIFY(!view.palette().geometry().intersects(badge));
            QVERIFY(view.palette().geometry().right() < width);
        }
    }

    void escGivesTheFocusBack()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        shell.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(shell.window.get()));
        QLineEdit *field = shell.page(PageId::Plan).m_field;
        field->setFocus();
        QTest::keyClick(field, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(view.palette().isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!view.palette().isVisible());
        QCOMPARE(QApplication::focusWidget(), field);
    }

    void enterRunsTheCommandOnItsPage()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        shell.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(shell.window.get()));
        view.makeAllPages();
        view.openPalette();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("go to hours"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(view.currentPage()->id(), PageId::Hours);
        QVERIFY(!view.palette().isVisible());
    }

    void aRefusedCommandSaysWhyAndDoesNothing()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        view.openPalette(QStringLiteral("remove number"));
        const PaletteModel &model = view.paletteModel();
        int refused = -1;
        for (int row = 0; row < model.rowCount(); ++row) {
            const PaletteItem *found = model.itemAt(row);
            if (found && found->text == QStringLiteral("Remove number Berlin…"))
                refused = row;
        }
        QVERIFY(refused >= 0);
        QCOMPARE(model.itemAt(refused)->reason, QStringLiteral("449 booked calls use it. Move them first."));
        view.palette().runCurrent();
        QVERIFY(view.palette().isVisible());
    }

    void peopleNumbersAndCallsComeFromTheBackend()
    {
        ShellFixture shell;
        shell.backend->peopleFake.onLoad.answer = [](const CompanyId &) {
            PeopleSnapshot snapshot;
            PersonRow row;
            row.candidate.id = CandidateId(QStringLiteral("c1"));
            row.candidate.name = QStringLiteral("Lena Kuhn");
            row.candidate.phone = E164::parse(QStringLiteral("+491713920054")).value();
            row.zone = Zone::parse(QStringLiteral("Europe/Berlin")).value();
            snapshot.people = {row};
            return Result<PeopleSnapshot>(snapshot);
        };
        WorkspaceView &view = shell.openView();
        view.openPalette(QStringLiteral("lena"));
        QCoreApplication::processEvents();
        view.palette().runCurrent();
        QCOMPARE(view.currentPage()->id(), PageId::People);
        QCOMPARE(shell.page(PageId::People).jumps.size(), size_t(1));
        QCOMPARE(shell.page(PageId::People).jumps.front().candidate->text(), QStringLiteral("c1"));
    }
};

CB_TEST(TstPalette)
#include "tst_palette.moc"
