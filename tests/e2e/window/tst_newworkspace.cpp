// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: N02 C102 C110 C122 D-TZ (from the window, over an engine and a file of its own and over the wire)
#include "tests/e2e/window/place.h"
#include "tests/support/testregistry.h"

#include <QApplication>
#include <QClipboard>

using namespace callboard;
using namespace callboard::test;

namespace {

// Mon 16 Nov 2026 09:00 Vilnius.
const QString kMonday = QStringLiteral("2026-11-16T07:00:00Z");

} // namespace

class TstNewWorkspace : public QObject
{
    Q_OBJECT
private slots:
    void fromNothingToCalls();
    void fromNothingToCallsOnAServer();

private:
    static void setUp(Person &person);
    static void importPeople(Person &person);
    static void planAndBook(Person &person);
    static void seesTheCallsMade(Person &person);
};

void TstNewWorkspace::setUp(Person &person)
{
    // Numbers take their lines from a pool, and each page leads to the next.
    person.click("Add a number…");
    person.sees("No numbers yet");
    person.click("Add pool…");
    person.fill("Name", "Europe");
    person.fill("Calls at once", "20");
    person.click("Add pool");
    person.click("Add number…");
    person.fill("Number", "+370 5 214 0100");
    person.sees("Lithuania");
    person.fill("Label", "Vilnius");
    person.fill("Outbound lines", "8");
    person.click("Add number");
    person.seesRow("Numbers by pool", "Vilnius");
    WENT_WELL(person);

    person.goTo("Plan");
    person.sees("No position yet");
    person.click("Open People");
    person.sees("Nobody is here yet");
    person.click("Edit positions…", [&] {
        person.click("New position");
        person.fill("Title", "Warehouse lead");
        person.fill("Interview", "30");
        person.click("Add position");
        person.sees("Warehouse lead, 30 min");
        person.click("Close");
    });
    WENT_WELL(person);

    person.goTo("Hours");
    person.sees("Calling hours are not set");
    person.click("Start with 09:00–18:00");
    person.press("Ctrl+S");
    person.sees("Hours saved");
    WENT_WELL(person);
}

void TstNewWorkspace::importPeople(Person &person)
{
    QApplication::clipboard()->setText(QStringLiteral("Name,Phone,City\n"
                                                      "Aistė Stankus,+370 612 34501,Vilnius\n"
                                                      "Jonas Kazlauskas,+370 612 34502,Kaunas\n"
                                                      "Ona Petraitė,+370 612 345,Vilnius\n"
                                                      "Petras Jonaitis,+370 612 34504,Vilnius\n"
                                                      "Jonas again,+370 612 34502,Kaunas\n"
                                                      "Mia Larsson,+46 70 174 06 05,Malmö\n"
                                                      "Olivia Brown,+1 202 555 0143,Washington\n"
                                                      "Jack Taylor,+61 491 570 156,\n"
                                                      "Rūta Vaitkutė,0 612 34509,Kaunas\n"));
    person.press("Ctrl+V");
    person.sees("Import people");
    person.sees("Line 2 of 10");
    person.seesRow(
        "Rows of the import",
        "4 | Error | Ona Petraitė | +370 612 345 | Vilnius | Edit phone | Too short for Lithuania by 2 digits");
    person.seesRow("Rows of the import",
                   "6 | Duplicate | Jonas again | +370 612 34502 | Kaunas |  | Same phone as line 3");
    person.sees("Import 6 people");
    person.choose("Numbers without a country are", "Lithuania");
    person.seesRow("Rows of the import", "10 | Ready | Rūta Vaitkutė");
    person.press("F8");
    person.sees("Line 4 of 10");
    person.fill("Phone of this row", "+370 612 34503");
    person.press("Return");
    // The next row that asks is shown at once: seven clocks fit an Australian mobile.
    person.sees("Line 9 of 10");
    // 09:00 in Eucla (UTC+8:45) is 02:15 in Vilnius, in Perth (UTC+8) 03:00; 18:00 on Lord Howe (UTC+11) is 09:00.
    person.sees("03:00–09:00 works for all of them.");
    person.fill("Another zone", "Sydney");
    person.press("Down");
    person.press("Return");
    person.click("Use Sydney");
    person.seesReady("Import 8 people");
    person.press("Ctrl+Return");
    person.sees("Imported 8 people");
    person.seesRow("People", "Jack Taylor");
    WENT_WELL(person);
}

void TstNewWorkspace::planAndBook(Person &person)
{
    person.press("Ctrl+1");
    person.sees("Choose people, and a plan appears at once.");
    person.press("Alt+1");
    person.press("Return", [&] {
        person.sees("Choose people");
        person.click("Select all shown");
        person.sees("8 chosen, 8 shown");
        person.click("Use 8 people");
    });
    WENT_WELL(person);

    // The whole of Monday's calling hours and over midnight into Tuesday's, by the keyboard.
    person.press("F6");
    person.press("Home");
    person.press("Shift+Down");
    person.sees("8 placed, 0 not possible now, 0 need you");
    person.sees("No schedule can place more in this window with these lines.");
    WENT_WELL(person);

    person.click("Review as a table");
    person.clickRow("People of the plan", "Jack Taylor");
    person.press("E");
    person.sees("Why this time?");
    person.sees("Made by the code that decided.");
    person.press("Esc");
    person.doesNotSee("Made by the code that decided.");
    person.press("Ctrl+Return");
    person.sees("8 calls booked");
    person.sees("Everybody of the plan has a call.");
    person.click("Open the batch");
    person.seesRow("Calls of the batch", "Jack Taylor");
    person.goTo("Calls");
    person.seesRow("Calls", "Firm | Aistė Stankus");
    person.clickEntry("Views", "All");
    person.seesRow("Calls", "Jack Taylor");
    WENT_WELL(person);
}

void TstNewWorkspace::seesTheCallsMade(Person &person)
{
    person.clickEntry("Views", "All");
    person.seesRow("Calls", "Jack Taylor");
    person.doesNotSee("Firm | "); // a day in six seconds
    person.goTo("Batches");
    person.sees("8 scheduled");
    person.seesRow("Calls of the batch", "Jack Taylor");
    person.goTo("Log");
    person.seesRow("Log entries", "The call with Jack Taylor ended");
    WENT_WELL(person);
}

void TstNewWorkspace::fromNothingToCalls()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("acme.callboard"));
    Person person(folder.path(), kMonday);
    person.sees("Explore the demo");
    person.sees("Start a workspace");
    person.sees("Open a workspace");
    person.sees("Nothing yet. A workspace you open is remembered here.");
    person.answers().fileNext(file);
    person.press("2");
    person.seesTitle("acme");
    person.sees("No number yet");
    WENT_WELL(person);

    setUp(person);
    importPeople(person);
    planAndBook(person);
    person.quit();
    WENT_WELL(person);

    // The program starts where it was left, and the calls are made.
    Person later(folder.path(), kMonday, 14'400);
    later.sees("acme");
    later.click("acme");
    later.seesTitle("acme");
    later.seesRow("Calls", "Aistė Stankus"); // on the page where it was left
    seesTheCallsMade(later);
    later.quit();
    WENT_WELL(later);

    Person again(folder.path(), "2026-11-18T07:00:00Z");
    again.click("acme");
    again.seesRow("Log entries", "The call with Jack Taylor ended");
    again.goTo("People");
    again.seesRow("People", "Jack Taylor | +61 491 570 156 | Sydney | you");
    WENT_WELL(again);
}

// What the administrator of a new daemon does; it is killed when all is booked, and makes the calls afterwards.
void TstNewWorkspace::fromNothingToCallsOnAServer()
{
    Place place(Way::Wire, Place::Content::Empty, kMonday);
    place.person().seesTitle("acme");
    place.person().sees("No number yet");
    WENT_WELL(place.person());
    setUp(place.person());
    importPeople(place.person());
    planAndBook(place.person());
    place.quit();

    place.startAgain(14'400);
    place.person().goTo("Calls");
    seesTheCallsMade(place.person());
    place.end();
    const WorkspaceImage image = place.image();
    checkNobodyIsDialledWrongly(image);
    QCOMPARE(image.reservations.size(), size_t(8));
}

CB_TEST(TstNewWorkspace)
#include "tst_newworkspace.moc"
