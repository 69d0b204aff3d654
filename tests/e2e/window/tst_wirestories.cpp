// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Two people at two windows on one real callboardd: each sees what the other does; answers are lost on the way and the
// daemon is killed in the middle of a booking and of dialling. What the file holds in the end is judged from its bytes.
// proves: C160 C162 C015 D-IDEM D-ATOMIC D-UNKNOWN (from the window, over the wire)
#include "tests/e2e/window/place.h"
#include "tests/support/testregistry.h"

#include <map>

using namespace callboard;
using namespace callboard::test;

namespace {

void book(Person &person, const QString &name)
{
    person.goTo("People");
    person.press("Ctrl+F");
    person.type(name);
    person.clickRow("People", name);
    person.click("Book one…");
    person.seesReady("Book the call");
    person.press("Ctrl+Return");
}

int callsWith(const WorkspaceImage &image, const CandidateId &person, ReservationState state)
{
    return static_cast<int>(std::ranges::count_if(
        image.reservations, [&](const Reservation &call) { return call.candidate == person && call.state == state; }));
}

} // namespace

class TstWireStories : public QObject
{
    Q_OBJECT
private slots:
    void eachSeesTheOthersWork();
    void aServerIsAddedThroughThePage();
    void theDaemonIsKilledWhileABatchIsBooked();
};

void TstWireStories::eachSeesTheOthersWork()
{
    Place place(Way::Wire, Place::Content::Demo, kAfternoon);
    Person &ieva = place.person();
    const auto jonas = place.anotherConsole();
    lookAt(ieva, kOnlyOne);
    book(*jonas, kOnlyOne);
    ieva.seesRow("Calls", "Firm | " + kOnlyOne);
    WENT_WELL(*jonas);
    WENT_WELL(ieva);

    // The cancel arrives, its answer does not: it is asked again, and done once.
    ieva.clickRow("Calls", kOnlyOne);
    ieva.sees("Frozen at booking");
    ieva.seesReady("Cancel call");
    place.network().set(NetworkFault::LoseAnswer);
    ieva.press("Delete");
    ieva.sees("wait");
    lookAt(*jonas, kOnlyOne);
    jonas->seesRow("Calls", "Cancelled | " + kOnlyOne);
    place.network().set(NetworkFault::None);
    ieva.sees("Call with " + kOnlyOne + " cancelled");
    ieva.doesNotSee("wait");
    WENT_WELL(*jonas);
    WENT_WELL(ieva);
    jonas->quit();
    place.end();
    const WorkspaceImage image = place.image();
    checkNobodyIsDialledWrongly(image);
    const CandidateId mantas(kOnlyOneId);
    QCOMPARE(callsWith(image, mantas, ReservationState::Cancelled), 1);
    QCOMPARE(callsWith(image, mantas, ReservationState::Firm), 0);
}

// From a workspace of their own to the server and back, without a restart; what was wrong is said in the dialog.
void TstWireStories::aServerIsAddedThroughThePage()
{
    Place place(Way::Wire, Place::Content::Demo, kAfternoon);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("mine.callboard"));
    writeNothing(file);
    Person jonas(folder.path(), kAfternoon);
    jonas.open({OpenRequest::Kind::Open, file, {}});
    jonas.sees("No number yet");
    jonas.goTo("Connections");
    jonas.click("Add a server…", [&] {
        jonas.sees("Enter the server's address.");
        jonas.fill("Address", place.network().url());
        jonas.fill("Key", "celp_wrong");
        jonas.click("Test");
        jonas.sees("key"); // what is wrong with it, and what to do
        jonas.doesNotSee("The server knows this key.");
        jonas.fill("Key", QString::fromLatin1(kStoryKey));
        jonas.click("Test");
        jonas.sees("The server knows this key.");
        jonas.sees("all of Callboard");
        jonas.sees("administer");
        jonas.click("Connect");
    });
    jonas.doesNotSee("No number yet");
    jonas.goTo("Connections");
    jonas.sees("key for this session only"); // no keyring is unlocked here
    lookAt(jonas, kOnlyOne);
    book(jonas, kOnlyOne);
    place.person().goTo("Calls");
    lookAt(place.person(), kOnlyOne);
    place.person().seesRow("Calls", "Firm | " + kOnlyOne);
    WENT_WELL(jonas);
    WENT_WELL(place.person());
    jonas.goTo("Connections");
    jonas.click("Open mine");
    jonas.sees("A workspace on this computer");
    jonas.quit();
    place.end();
    WENT_WELL(jonas);
}

void TstWireStories::theDaemonIsKilledWhileABatchIsBooked()
{
    Place place(Way::Wire, Place::Content::Demo, kAfternoon, 20);
    Person &ieva = place.person();
    ieva.goTo("Plan");
    ieva.sees("of 200 placed");
    ieva.seesReady("Book ");
    WENT_WELL(ieva);
    place.network().set(NetworkFault::LoseAnswer);
    ieva.press("Ctrl+Return");
    QTRY_VERIFY(place.network().met() > 0);
    place.killDaemon();
    ieva.sees("no answer");
    place.restartDaemon(20);
    place.network().set(NetworkFault::None);
    ieva.sees(" calls booked");
    ieva.doesNotSee("no answer");
    ieva.click("Open the batch");
    ieva.seesRow("Calls of the batch", "Firm");
    WENT_WELL(ieva);
    const int acknowledged = ieva.rows("Calls of the batch");
    place.end();

    const WorkspaceImage image = place.image();
    checkNobodyIsDialledWrongly(image);
    std::map<QString, int> ofBatch;
    const BatchId batch = image.reservations.back().batch.value_or(BatchId(QString()));
    for (const Reservation &call : image.reservations) {
        if (call.batch == batch)
            ++ofBatch[call.candidate.text()];
    }
    QCOMPARE(static_cast<int>(ofBatch.size()), acknowledged);
    for (const auto &[person, calls] : ofBatch)
        QVERIFY2(calls == 1, qPrintable(person));
}

CB_TEST(TstWireStories)
#include "tst_wirestories.moc"
