// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: N01 C011 C134 C135 D-CONFLICT D-CAPCHANGE D-CANCEL (from the window, over the engine and over the wire)
#include "tests/e2e/window/place.h"
#include "tests/support/testregistry.h"

#include <QFile>

using namespace callboard;
using namespace callboard::test;

namespace {

/// The person explores the demo, its clock standing still.
struct Demo
{
    QTemporaryDir folder;
    Person person{folder.path(), kAfternoon};
    Demo()
    {
        person.sees("Explore the demo");
        person.press("1");
        person.seesTitle("DEMO: no real calls");
        person.sees("DEMO: no real calls");
    }
};

/// Where the pointer says that an edge can be taken, searched from below in the middle of a day.
std::optional<QPoint> edgeUnderPointer(QWidget *viewport)
{
    const int x = viewport->width() / 2;
    for (int y = viewport->height() - 2; y > 40; --y) {
        QTest::mouseMove(viewport, QPoint(x, y));
        if (viewport->cursor().shape() == Qt::SizeVerCursor)
            return QPoint(x, y);
    }
    return std::nullopt;
}

} // namespace

class TstDemoStories : public QObject
{
    Q_OBJECT
private slots:
    void hoursAreDraggedAndCallsMoved_data() { bothWays(); }
    void hoursAreDraggedAndCallsMoved();
    void aCapIsTriedBeforeItIsSaved_data() { bothWays(); }
    void aCapIsTriedBeforeItIsSaved();
    void diallingIsHeldAndTheBreakerDriven_data() { bothWays(); }
    void diallingIsHeldAndTheBreakerDriven();
    void aCallIsCancelledAndTakenBack_data() { bothWays(); }
    void aCallIsCancelledAndTakenBack();
    void theDemoIsKeptAndFoundAgain();
};

void TstDemoStories::hoursAreDraggedAndCallsMoved()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("Hours");
    person.sees("All booked calls are inside 09:00–18:00");
    QWidget *week = person.ready("Week of calling hours");
    QVERIFY(week);
    QWidget *grid = week->findChild<QWidget *>(QStringLiteral("qt_scrollarea_viewport"));
    const auto edge = edgeUnderPointer(grid);
    QVERIFY(edge);
    // What would fall out is counted while the edge moves; nothing is saved by it.
    person.drag(grid, *edge, *edge - QPoint(0, 90), [&] {
        person.sees("fall outside 09:00–");
        person.sees("Nothing is saved yet.");
        QVERIFY(person.rows("Calls that fall out") > 0);
    });
    person.press("Ctrl+Z");
    person.sees("All booked calls are inside 09:00–18:00");
    person.fill("Closes", "16:30");
    person.sees("calls fall outside 09:00–16:30");
    WENT_WELL(person);
    const int falling = person.rows("Calls that fall out");
    QVERIFY(falling > 0);
    person.click(QStringLiteral("Save and move %1 calls…").arg(falling));
    person.sees("Calls to move, plan 1 of");
    person.sees("Nothing is moved before you book it");
    WENT_WELL(person);
}

void TstDemoStories::aCapIsTriedBeforeItIsSaved()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("Numbers");
    person.clickRow("Numbers by pool", "Vilnius");
    person.sees("lowest 6");
    person.fill("Outbound lines", "4");
    person.sees("was 8, lowest 6");
    person.sees("minutes hold more calls than cap 4 has lines");
    person.click("Discard");
    person.seesRow("Numbers by pool", "+370 5 200 0101 | Default | 8");
    person.fill("Outbound lines", "7");
    person.press("Ctrl+S");
    person.sees("Vilnius has cap 7");
    person.sees("It was 8. No booked call moved.");
    WENT_WELL(person);
}

void TstDemoStories::diallingIsHeldAndTheBreakerDriven()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("Clock");
    person.sees("Calls go out as planned.");
    person.click("Hold dialling");
    person.sees("Dialling on hold");
    person.sees("Booked calls wait until the hold ends.");
    person.press("Ctrl+Z");
    person.sees("Calls go out as planned.");
    person.answers().answerNext({true, QStringLiteral("the line is being tested")});
    person.click("Hold open…");
    person.sees("The breaker is held open");
    person.sees("Degraded");
    person.answers().answerNext({true, QStringLiteral("tested")});
    person.click("Close by hand…");
    person.sees("The breaker is closed");
    WENT_WELL(person);

    const QTemporaryDir folder;
    // Who did what, and why: newest first, narrowed by what is typed.
    person.goTo("Log");
    person.press("Ctrl+F");
    person.type("tested");
    person.sees("2 of");
    QTRY_COMPARE(person.rows("Log entries"), 2);
    const QString file = folder.filePath(QStringLiteral("log.csv"));
    person.answers().fileNext(file);
    person.click("Export");
    QTRY_VERIFY(QFile::exists(file));
    WENT_WELL(person);
}

void TstDemoStories::aCallIsCancelledAndTakenBack()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("Calls");
    person.seesRow("Calls", "Firm | Mantas Navickas | 16:44");
    person.clickRow("Calls", "Mantas Navickas");
    person.sees("Frozen at booking");
    person.press("Delete");
    person.sees("Call with Mantas Navickas cancelled");
    person.press("Ctrl+Z");
    person.sees("Booked again");
    WENT_WELL(person);
    person.clickRow("Calls", "Eglė Žukas");
    person.seesRefused("Cancel call", "It is on the line. Hang up instead.");
    WENT_WELL(person);
}

void TstDemoStories::theDemoIsKeptAndFoundAgain()
{
    QTemporaryDir kept;
    const QString file = kept.filePath(QStringLiteral("mine.callboard"));
    Demo demo;
    Person &person = demo.person;
    person.press("Ctrl+K");
    person.type("Keep this");
    person.answers().fileNext(file);
    person.press("Return");
    person.sees("Workspace kept");
    person.goTo("People");
    person.clickEntry("Views", "Without one");
    person.press("Ctrl+F");
    person.type("Butkus");
    person.goTo("Log");
    person.press("Ctrl+F");
    person.type("who:you");
    person.press("Return");
    person.goTo("Batches");
    person.clickEntry("Batches", "Support agent, 19 Nov");
    person.goTo("Numbers");
    person.quit();
    WENT_WELL(person);

    Person later(demo.folder.path(), kAfternoon);
    later.click("mine");
    later.seesTitle("DEMO: no real calls"); // marked for ever
    later.seesRow("Numbers by pool", "Vilnius");
    later.goTo("People");
    later.seesRow("People", "Butkus");
    QCOMPARE(later.textOf("Filter people"), QStringLiteral("Butkus"));
    later.seesEntryChosen("Views", "Without one");
    later.goTo("Log");
    QCOMPARE(later.textOf("Filter entries"), QStringLiteral("who:you"));
    later.goTo("Batches");
    later.sees("Rename…");
    later.seesEntryChosen("Batches", "Support agent, 19 Nov");
    WENT_WELL(later);
}

CB_TEST(TstDemoStories)
#include "tst_demostories.moc"
