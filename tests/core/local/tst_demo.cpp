// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P16
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/local/demo.h"
#include "tests/support/testregistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <map>
#include <set>

using namespace callboard;

namespace {

SetupFile demoSetup()
{
    QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/resources/demo/demo.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("resources/demo/demo.json is missing");
    return readSetupFile(file.readAll()).value();
}

std::unique_ptr<Carrier> simulated(const TimeSource &time)
{
    return std::make_unique<SimulatedCarrier>(time);
}

// Mon 16 Nov 2026 16:42:18 Vilnius, the moment of the pictures.
constexpr qint64 kNow = 1794840138000;

WriteGroup makeOnce()
{
    DemoRequest request;
    request.setup = demoSetup();
    request.now = fromEpochMs(kNow);
    auto made = makeDemo(request, simulated);
    if (!made)
        qFatal("%s: %s", qPrintable(wireName(made.error().code)), qPrintable(made.error().detail));
    return *made;
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theFileIsAsTheIssueSays();
    void looksLivedIn();
    void nobodyIsBookedMoreThanTwiceAWeek();
    void capsHoldAtEveryMinute();
    void theFilesPeopleAreFree();
    void everyCallIsInsideItsFrozenHours();
    void momentIsAWorkingHour_data();
    void momentIsAWorkingHour();

private:
    WriteGroup m_demo;
};

void TestDemo::initTestCase()
{
    QElapsedTimer timer;
    timer.start();
    m_demo = makeOnce();
    qInfo("made in %lld ms: %zu reservations, %zu log entries", timer.elapsed(), m_demo.reservations.size(),
          m_demo.log.size());
}

void TestDemo::theFileIsAsTheIssueSays()
{
    const SetupFile setup = demoSetup();
    QCOMPARE(setup.numbers.size(), 6U);
    QCOMPARE(setup.pools.size(), 2U);
    QCOMPARE(setup.positions.size(), 3U);
    std::set<QString> numberCountries;
    for (const PhoneNumber &number : setup.numbers)
        numberCountries.insert(regionOf(number.e164));
    QCOMPARE(numberCountries.size(), 4U);
    std::set<QString> countries;
    int invalid = 0;
    int tests = 0;
    std::set<QString> multi;
    const InstantRange year{fromEpochMs(kNow), fromEpochMs(kNow) + 365 * kDay};
    for (const Candidate &candidate : setup.candidates) {
        countries.insert(regionOf(candidate.phone));
        invalid += judgePhone(candidate.phone) == PhoneProblem::None ? 0 : 1;
        tests += candidate.isTest ? 1 : 0;
        if (distinctClocks(zonesOf(candidate.phone).all, year).size() > 1)
            multi.insert(regionOf(candidate.phone));
    }
    QVERIFY2(setup.candidates.size() >= 290 && setup.candidates.size() <= 320, "some 300 people");
    QVERIFY(countries.size() >= 14);
    QVERIFY(multi.size() >= 3);
    QVERIFY(invalid >= 3);
    QVERIFY(tests >= 2);
}

void TestDemo::looksLivedIn()
{
    QVERIFY2(m_demo.reservations.size() >= 2200 && m_demo.reservations.size() <= 2800,
             qPrintable(QString::number(m_demo.reservations.size())));
    QVERIFY(m_demo.isDemo == std::optional(true));
    std::map<ReservationState, int> states;
    for (const Reservation &call : m_demo.reservations)
        ++states[call.state];
    QVERIFY(states[ReservationState::Completed] > 300);
    QVERIFY(states[ReservationState::NoAnswer] > 5);
    QVERIFY(states[ReservationState::Firm] > 900);
    QVERIFY(states[ReservationState::Active] > 3);
    QVERIFY(states[ReservationState::Cancelled] > 5);
    for (const auto &[state, count] : states)
        qInfo("%s: %d", qPrintable(wireName(state)), count);
    QVERIFY(m_demo.batches.size() > 20);
    QVERIFY(m_demo.log.size() > m_demo.reservations.size());
}

void TestDemo::nobodyIsBookedMoreThanTwiceAWeek()
{
    std::map<std::pair<CandidateId, int>, int> perWeek;
    for (const Reservation &call : m_demo.reservations) {
        int year = 0;
        const int week = call.zone.civilOf(call.times.plannedAttemptAt).date.weekNumber(&year);
        const int count = ++perWeek[{call.candidate, year * 100 + week}];
        QVERIFY2(count <= 2, qPrintable(call.candidate.text()));
    }
}

void TestDemo::capsHoldAtEveryMinute()
{
    // A recount of its own: sweep over starts and ends of what holds lines at the moment.
    std::map<PhoneNumberId, PhoneNumber> numbers;
    for (const PhoneNumber &number : m_demo.numbers)
        numbers[number.id] = number;
    std::map<QString, int> caps;
    for (const PhoneNumber &number : m_demo.numbers)
        caps[number.id.text()] = number.outboundCap();
    for (const Pool &pool : m_demo.pools)
        caps[pool.id.text()] = pool.globalCap;
    std::map<QString, std::vector<std::pair<Instant, int>>> edges;
    for (const Reservation &call : m_demo.reservations) {
        const auto use = lineUse(call, fromEpochMs(kNow), false);
        if (!use)
            continue;
        for (const QString &scope : {call.number.text(), numbers[call.number].pool.text()}) {
            edges[scope].emplace_back(use->start, 1);
            edges[scope].emplace_back(use->end, -1);
        }
    }
    for (auto &[scope, changes] : edges) {
        std::sort(changes.begin(), changes.end()); // at one instant ends (-1) come first: half-open
        int busy = 0;
        for (const auto &[at, change] : changes) {
            busy += change;
            QVERIFY2(busy <= caps[scope], qPrintable(scope));
        }
    }
}

void TestDemo::theFilesPeopleAreFree()
{
    std::set<CandidateId> ofFile;
    for (const Candidate &candidate : demoSetup().candidates)
        ofFile.insert(candidate.id);
    for (const Reservation &call : m_demo.reservations)
        QVERIFY(!ofFile.contains(call.candidate));
}

void TestDemo::everyCallIsInsideItsFrozenHours()
{
    for (const Reservation &call : m_demo.reservations) {
        QVERIFY2(callableAt(call.times.plannedAttemptAt, call.hours, call.zone), qPrintable(call.id.text()));
        for (const Attempt &attempt : call.attempts)
            QVERIFY2(callableAt(attempt.dispatchedAt, call.hours, call.zone), qPrintable(call.id.text()));
    }
}

void TestDemo::momentIsAWorkingHour_data()
{
    QTest::addColumn<QDateTime>("wanted");
    QTest::addColumn<QDateTime>("expected");
    const auto vilnius = [](int day, int hour, int minute) {
        return QDateTime(QDate(2026, 11, day), QTime(hour, minute), Qt::OffsetFromUTC, 7200);
    };
    QTest::newRow("Monday afternoon stays") << vilnius(16, 14, 5) << vilnius(16, 14, 5);
    QTest::newRow("Monday night") << vilnius(16, 23, 0) << vilnius(16, 15, 42);
    QTest::newRow("Monday before work") << vilnius(16, 8, 0) << vilnius(16, 15, 42);
    QTest::newRow("Saturday is Friday") << vilnius(21, 12, 0) << vilnius(20, 15, 42);
    QTest::newRow("Sunday is Friday") << vilnius(22, 12, 0) << vilnius(20, 15, 42);
    QTest::newRow("at ten") << vilnius(17, 10, 0) << vilnius(17, 10, 0);
    QTest::newRow("at five") << vilnius(17, 17, 0) << vilnius(17, 15, 42);
}

void TestDemo::momentIsAWorkingHour()
{
    QFETCH(QDateTime, wanted);
    QFETCH(QDateTime, expected);
    const Instant moment = demoMoment(fromEpochMs(wanted.toMSecsSinceEpoch()), Zone::parse("Europe/Vilnius").value());
    QCOMPARE(toEpochMs(moment), expected.toMSecsSinceEpoch());
}

CB_TEST(TestDemo)
#include "tst_demo.moc"
