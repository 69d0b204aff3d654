// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// One call, and calls that are dialled: booked, moved, called now, revoked, held, and found again after a quit. Each
// story is told by a console on its own engine and by one on a server.
// proves: C090 C100 C109 C011 C122 C134 C138 C139 C143 D-REPLACE D-ALONG D-CONFLICT D-UNKNOWN (from the window)
#include "tests/e2e/window/place.h"
#include "tests/e2e/window/screen.h"
#include "tests/support/testregistry.h"

#include <QTableView>

#include <map>
#include <set>

using namespace callboard;
using namespace callboard::test;

class TstCallStories : public QObject
{
    Q_OBJECT
private slots:
    void onePersonIsBookedFromTheMap_data() { bothWays(); }
    void onePersonIsBookedFromTheMap();
    void aSecondCallIsAskedAbout_data() { bothWays(); }
    void aSecondCallIsAskedAbout();
    void aCallIsMovedByItsBar_data() { bothWays(); }
    void aCallIsMovedByItsBar();
    void aCallIsMadeNowAndRevoked_data() { bothWays(); }
    void aCallIsMadeNowAndRevoked();
    void allDiallingIsHeld_data() { bothWays(); }
    void allDiallingIsHeld();
    void aBatchIsCancelledAndTheRestPlanned_data() { bothWays(); }
    void aBatchIsCancelledAndTheRestPlanned();
    void whoIsLeftOverIsPlannedAgainAndBooked_data() { bothWays(); }
    void whoIsLeftOverIsPlannedAgainAndBooked();
    void quitWhileCallsAreDialled_data() { bothWays(); }
    void quitWhileCallsAreDialled();
};

void TstCallStories::onePersonIsBookedFromTheMap()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("Plan");
    const auto cell = person.cellOf("Availability heatmap", "17 Nov 10:30");
    WENT_WELL(person);
    person.clickRight(person.picture("Availability heatmap"), *cell, [&] { person.pick("Book one person here…"); });
    person.sees("Slots that work");
    person.seesRefused("Book the call", "Choose a person first.");
    person.fill("Person", kOnlyOne);
    person.press("Return");
    // Where the map was clicked, and what a second attempt would be.
    person.sees("Tue 17 Nov 10:30 Vilnius");
    person.sees("Once, same day: Tue 1");
    person.click("Why this time?");
    person.sees("Made by the code that decided.");
    person.press("Esc");
    person.press("Ctrl+Return");
    person.sees(kOnlyOne + QStringLiteral(" booked for Tue 17 Nov 10:30 Vilnius"));
    lookAt(person, kOnlyOne);
    person.seesRow("Calls", "Firm | " + kOnlyOne);
    WENT_WELL(person);
    place.end();
    checkNobodyIsDialledWrongly(place.image());
}

void TstCallStories::aSecondCallIsAskedAbout()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("People");
    person.press("Ctrl+F");
    person.type(kOnlyOne);
    const auto begin = [&] {
        person.goTo("People");
        person.clickRow("People", kOnlyOne);
        person.click("Book one…");
        person.sees("Slots that work");
    };
    begin();
    person.seesReady("Book the call");
    person.press("Ctrl+Return");
    person.sees(kOnlyOne + QStringLiteral(" booked for "));
    begin();
    person.sees("A call is booked already");
    person.seesRefused("Book the call", "Say whether the booked call is replaced or kept.");
    person.click("Replace it");
    person.click("Replace the call");
    person.doesNotSee("Slots that work");
    begin();
    person.click("Book alongside");
    person.click("Book the call");
    person.doesNotSee("Slots that work");
    WENT_WELL(person);
    lookAt(person, kOnlyOne);
    QTRY_COMPARE(person.rows("Calls"), 3);
    person.seesRow("Calls", "Cancelled | " + kOnlyOne);
    WENT_WELL(person);
}

void TstCallStories::aCallIsMovedByItsBar()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("Calls");
    person.clickRow("Calls", "Mantas Navickas");
    const auto bar = person.cellOf("Lanes of each number", "Mantas Navickas");
    WENT_WELL(person);
    QWidget *lanes = person.picture("Lanes of each number");
    // Before it is let go it says what would be; a place that has gone by is refused.
    person.drag(lanes, *bar, *bar + QPoint(30, 0), [&] { person.sees(" in Vilnius, free"); });
    person.sees("Mantas Navickas moved to Mon 16 Nov 1");
    WENT_WELL(person);
    person.press("Ctrl+Z");
    person.sees("Mantas Navickas moved to Mon 16 Nov 16:44 Vilnius");
    const auto back = person.cellOf("Lanes of each number", "Mantas Navickas");
    person.drag(lanes, *back, *back - QPoint(60, 0), [&] { person.doesNotSee(", free"); });
    person.seesRow("Calls", "Firm | Mantas Navickas | 16:44");
    WENT_WELL(person);
}

void TstCallStories::aCallIsMadeNowAndRevoked()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon, 1);
    Person &person = place.person();
    person.goTo("Calls");
    person.clickRow("Calls", "Mantas Navickas");
    person.click("Call now");
    person.sees("Mantas Navickas is called next");
    person.doesNotSee("Firm | Mantas Navickas");
    person.answers().answerNext({true, {}});
    person.click("Revoke");
    person.sees("Mantas Navickas");
    QCOMPARE(person.answers().asked().size(), 1U);
    person.seesRefused("Revoke", "Nothing to revoke: this call is over.");
    WENT_WELL(person);
    place.end();
    checkNobodyIsDialledWrongly(place.image());
}

void TstCallStories::allDiallingIsHeld()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon, 60);
    Person &person = place.person();
    person.click("Hold dialling");
    person.sees("Dialling on hold");
    person.goTo("Calls");
    person.clickRow("Calls", "Firm");
    person.seesRefused("Call now", "Dialling is on hold. Release it first.");
    WENT_WELL(person);

    // "Firm | Mantas Navickas | 16:44 | ...": its minute comes and goes by the clock of the workspace, and it waits.
    const QTableView *calls = person.table("Calls");
    const QStringList next = screen::rowText(calls, calls->currentIndex().row()).split(QStringLiteral(" | "));
    const QString first = next.mid(0, 3).join(QStringLiteral(" | "));
    person.goTo("Clock");
    const bool isPast = person.waitFor([&] {
        const QTableView *queue = person.table("Due queue");
        for (int row = 0; queue && row < queue->model()->rowCount(); ++row) {
            const QString due = screen::rowText(queue, row);
            if (due.startsWith(next.value(2) + QStringLiteral(" | ") + next.value(1)) &&
                due.contains(QStringLiteral("Dialling is on hold")) && !due.contains(QStringLiteral("| in ")))
                return true;
        }
        return false;
    });
    QVERIFY2(isPast, qPrintable(person.texts().join(QLatin1Char('\n'))));
    person.goTo("Calls");
    person.seesRow("Calls", first);
    person.click("Dialling on hold");
    person.sees("Dialling goes on");
    person.seesReady("Hold dialling");
    // Those with less slack go first, as lines come free.
    QVERIFY(person.waitFor([&] { return person.texts().filter(first).isEmpty(); }, 30'000));
    WENT_WELL(person);
    place.end();

    const WorkspaceImage image = place.image();
    checkNobodyIsDialledWrongly(image);
    const InstantRange hold = place.hold();
    QVERIFY(hold.end > hold.start);
    int waited = 0;
    for (const Reservation &call : image.reservations) {
        for (const Attempt &attempt : call.attempts) {
            // In the very millisecond of the hold one may have gone before it.
            QVERIFY2(attempt.dispatchedAt <= hold.start || attempt.dispatchedAt >= hold.end,
                     qPrintable(call.id.text()));
            waited += hold.contains(attempt.plannedAt) ? 1 : 0;
        }
    }
    // Whoever was due meanwhile is called after it, once, and none of them is lost.
    QVERIFY(waited > 0);
    for (const Reservation &call : image.reservations)
        QVERIFY2(!hold.contains(call.times.plannedAttemptAt) || call.state != ReservationState::Expired,
                 qPrintable(call.id.text()));
}

void TstCallStories::aBatchIsCancelledAndTheRestPlanned()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("Plan");
    person.sees("of 200 placed");
    person.press("Alt+1");
    person.press("Return", [&] {
        person.click("Select all shown");
        person.click("Use ");
    });
    // An hour has no room for so many.
    person.click("1 hour");
    person.sees("is at its cap");
    person.click("Book ");
    person.sees("left over. Nothing was booked for them.");
    person.click("Open the batch");
    person.seesRow("Calls of the batch", "Firm");
    person.click("Plan these ");
    person.sees("Draft, nothing booked");
    person.click("Discard");
    WENT_WELL(person);
    person.answers().answerNext({true, {}});
    person.click("Cancel batch…");
    person.sees(" cancelled");
    person.seesRow("Calls of the batch", "Cancelled");
    person.doesNotSee("Firm | ");
    person.seesRefused("Cancel batch…", "No call of this batch is firm or being dialled.");
    WENT_WELL(person);
}

void TstCallStories::whoIsLeftOverIsPlannedAgainAndBooked()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon);
    Person &person = place.person();
    person.goTo("Plan");
    person.sees("of 200 placed");
    // An hour has no room for so many: the sheet of what was booked leads to the rest, with people chosen.
    person.click("1 hour");
    person.doesNotSee("200 placed, 0 not possible");
    person.click("Book ");
    person.sees("left over. Nothing was booked for them.");
    person.click("Re-run the ");
    person.doesNotSee("left over. Nothing was booked for them.");
    person.click("24 hours");
    person.click("Book ");
    person.sees(" calls booked");
    WENT_WELL(person);
    person.click("Open the batch");
    person.seesRow("Calls of the batch", "Firm");
    WENT_WELL(person);
    place.end();
    const WorkspaceImage image = place.image();
    checkNobodyIsDialledWrongly(image);
    // Booked here, while the clock stood still; the second is the smaller one.
    const Instant now = fromEpochMs(QDateTime::fromString(kAfternoon, Qt::ISODate).toMSecsSinceEpoch());
    std::vector<BatchSummary> batches = image.batches;
    std::erase_if(batches, [now](const BatchSummary &batch) { return batch.createdAt < now; });
    QCOMPARE(batches.size(), size_t(2));
    const bool inOrder = batches.front().asked > batches.back().asked;
    const BatchSummary &first = inOrder ? batches.front() : batches.back();
    const BatchSummary &second = inOrder ? batches.back() : batches.front();
    QVERIFY(!first.leftOver.empty());
    // The second batch is of nobody but those whom the first had left over, and each has one call of the two.
    std::set<QString> left;
    for (const CommitOutcome::Entry &entry : first.leftOver)
        left.insert(entry.candidate.text());
    QCOMPARE(second.asked, int(left.size()));
    std::map<QString, int> calls;
    int rebooked = 0;
    for (const Reservation &call : image.reservations) {
        if (call.batch != first.id && call.batch != second.id)
            continue;
        QCOMPARE(++calls[call.candidate.text()], 1);
        if (call.batch != second.id)
            continue;
        QVERIFY(left.contains(call.candidate.text()));
        ++rebooked;
    }
    QCOMPARE(rebooked + int(second.leftOver.size()), second.asked);
    QVERIFY(rebooked > 0);
}

void TstCallStories::quitWhileCallsAreDialled()
{
    QFETCH(Way, way);
    Place place(way, Place::Content::Demo, kAfternoon, 60);
    place.person().goTo("Calls");
    place.person().clickEntry("Views", "Live now");
    place.person().seesRow("Calls", "Active");
    WENT_WELL(place.person());
    place.quit();
    const WorkspaceImage before = place.image();
    checkNobodyIsDialledWrongly(before);

    place.startAgain(60);
    Person &again = place.person();
    again.seesEntryChosen("Views", "Live now"); // on the page where it was left, as it was left
    again.doesNotSee("Unknown");
    WENT_WELL(again);
    place.end();
    const WorkspaceImage after = place.image();
    checkNobodyIsDialledWrongly(after);
    std::map<QString, size_t> attempts;
    for (const Reservation &call : after.reservations)
        attempts[call.id.text()] = call.attempts.size();
    int wereLive = 0;
    for (const Reservation &call : before.reservations) {
        QVERIFY2(attempts.contains(call.id.text()), "a call is gone");
        if (!isLive(call.state))
            continue;
        // Whoever was on the line is not dialled again by surprise.
        ++wereLive;
        QCOMPARE(attempts[call.id.text()], call.attempts.size());
    }
    QVERIFY(wereLive > 0);
}

CB_TEST(TstCallStories)
#include "tst_callstories.moc"
