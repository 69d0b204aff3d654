// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/backend/freshness.h"
#include "tests/core/plain/plainhouse.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <set>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr int kMany = 450;

quint16 portOf(const ServerHouse &server)
{
    return static_cast<quint16>(QUrl(server.url()).port());
}

std::vector<ReservationRow> rowsOf(Backend &backend)
{
    ReservationQuery query;
    query.company = kAcme;
    return await(backend.reservations().list(query)).value();
}

size_t countOf(Backend &backend)
{
    return rowsOf(backend).size();
}

/// What the server itself has booked.
int bookedThere(ServerHouse &server)
{
    return static_cast<int>(server.engine().snapshot()->state().reservationCount());
}

QString manyName(int i)
{
    return QStringLiteral("Person %1").arg(i, 3, 10, QLatin1Char('0'));
}

QString manyId(int i)
{
    return QStringLiteral("cand_many_%1").arg(i);
}

QString manyPhone(int i)
{
    return QStringLiteral("+3706%1").arg(2'000'000 + i);
}

/// The contract's world with 450 people more and lines for all of them.
std::shared_ptr<MemoryDisk> crowdedDisk()
{
    auto disk = contractDisk();
    for (Pool &pool : disk->image.pools)
        pool.globalCap = 500;
    for (PhoneNumber &number : disk->image.numbers)
        number.maxOutboundConcurrent = 200;
    for (int i = 0; i < kMany; ++i) {
        Candidate person;
        person.company = kAcme;
        person.id = CandidateId(manyId(i));
        person.name = manyName(i);
        person.phone = E164::parse(manyPhone(i)).value();
        disk->image.candidates.push_back(person);
    }
    return disk;
}

void importCrowd(Backend &backend)
{
    const Position position = contractWorld().positions.front();
    if (!await(backend.people().savePosition(position)))
        qFatal("position not saved");
    QByteArray csv = "id,name,phone\n";
    for (int i = 0; i < kMany; ++i)
        csv += manyId(i).toUtf8() + ',' + manyName(i).toUtf8() + ',' + manyPhone(i).toUtf8() + '\n';
    ImportSource source;
    source.bytes = csv;
    source.title = QStringLiteral("crowd.csv");
    ImportOptions options;
    options.columns = {ImportField::Id, ImportField::Name, ImportField::Phone};
    const auto preview = await(backend.people().previewImport(kAcme, source, options));
    if (!preview)
        qFatal("no preview");
    const auto outcome = await(backend.people().import(*preview));
    if (!outcome || outcome->imported != kMany)
        qFatal("not imported: %d", outcome ? outcome->imported : -1);
}

Plan planOfCrowd(Backend &backend)
{
    BatchRequest request;
    request.company = kAcme;
    request.position = PositionId(QStringLiteral("pos_abc123"));
    request.window = InstantRange{fromEpochMs(kContractNow), fromEpochMs(kContractNow) + 3 * kDay};
    request.name = QStringLiteral("Crowd");
    for (int i = 0; i < kMany; ++i)
        request.candidates.emplace_back(manyId(i));
    const auto plan = await(backend.plans().plan(request));
    if (!plan || plan->placed() != kMany)
        qFatal("planned: %d", plan ? plan->placed() : -1);
    return *plan;
}

} // namespace

/// A console on a plain server of ours through a line that breaks (RELIABILITY P9): nothing is booked twice or lost.
class TestPlainFaults : public QObject
{
    Q_OBJECT

private slots:
    void booking_data()
    {
        QTest::addColumn<NetworkFault>("fault");
        QTest::addColumn<bool>("isUnknown"); // told as "sent, not confirmed" first
        QTest::newRow("the answer is lost") << NetworkFault::LoseAnswer << true;
        QTest::newRow("the answer is cut") << NetworkFault::CutAnswer << true;
        QTest::newRow("502 in HTML, not carried out") << NetworkFault::BadGateway << true;
        QTest::newRow("502 in HTML, carried out") << NetworkFault::GatewayLost << true;
        QTest::newRow("a page to sign in") << NetworkFault::Portal << true;
        QTest::newRow("sent elsewhere") << NetworkFault::Redirect << true;
        QTest::newRow("half of the JSON") << NetworkFault::HalfJson << true;
        QTest::newRow("fewer bytes promised") << NetworkFault::WrongLength << true;
        QTest::newRow("another protocol") << NetworkFault::NotHttp << true;
        QTest::newRow("byte by byte") << NetworkFault::Dribble << false;
        QTest::newRow("too many requests, by the body's code") << NetworkFault::TooMany << false;
    }
    // proves: P9 C010 C015 D-IDEM
    void booking()
    {
        QFETCH(NetworkFault, fault);
        QFETCH(bool, isUnknown);
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        ServerHouse server(contractDisk(), clock, true);
        FaultProxy proxy(portOf(server));
        const QTemporaryDir folder;
        const auto backend = openPlain(plainOptions(proxy.url(), "celp_console", kAcme, folder.path()));
        QVERIFY(await(backend->hours().load(kAcme)));
        QVERIFY(await(backend->numbers().load(kAcme)));
        proxy.set(fault);
        const auto answer = backend->reservations().book(requestFor("cand_xyz789"), QStringLiteral("mine"));
        if (isUnknown) {
            const auto told = await(answer);
            QVERIFY(!told);
            QCOMPARE(told.error().code, ErrorCode::AnswerUnknown);
            QCOMPARE(backend->connection().waiting, 1);
            QCOMPARE(countOf(*backend), 0U);
        } else {
            QTRY_VERIFY(proxy.met() > 0);
        }
        proxy.set(NetworkFault::None);
        if (!isUnknown)
            QVERIFY(await(answer));
        QTRY_COMPARE_WITH_TIMEOUT(countOf(*backend), 1U, 20'000);
        QCOMPARE(bookedThere(server), 1);
        QTRY_COMPARE(backend->connection().waiting, 0);
        // The operator asks again, as the window offers: what came of it meanwhile is the answer.
        if (isUnknown) {
            const auto again = await(backend->reservations().book(requestFor("cand_xyz789"), QStringLiteral("mine")));
            QVERIFY(again);
            QCOMPARE(again->id, rowsOf(*backend).front().reservation.id);
            QCOMPARE(bookedThere(server), 1);
        }
    }

    // What a view asked while nobody answered is asked again when somebody does; and until then it says how long that
    // is. proves: P9 N16
    void viewsAskAnewWhenTheServerIsBack()
    {
        ServerHouse server(contractDisk(), std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0), true);
        FaultProxy proxy(portOf(server));
        const QTemporaryDir folder;
        PlainOptions options = plainOptions(proxy.url(), "celp_console", kAcme, folder.path());
        options.within = milliseconds(300);
        options.firstPause = milliseconds(400);
        const auto backend = openPlain(options);
        QTRY_COMPARE(backend->connection().state, Connection::State::Online);
        int askAnew = 0;
        connect(backend.get(), &Backend::changed, this,
                [&askAnew](const Changes &changes) { askAnew += changes.everything ? 1 : 0; });
        proxy.set(NetworkFault::BlackHole);
        const auto first = backend->clock().status(kAcme);
        const auto second = backend->clock().status(kAcme); // its failure does not hide when it is tried again
        QVERIFY(!await(first));
        QVERIFY(!await(second));
        QCOMPARE(backend->connection().state, Connection::State::Offline);
        QVERIFY(backend->connection().retryIn.has_value());
        QCOMPARE(askAnew, 0);
        proxy.set(NetworkFault::None);
        QTRY_COMPARE_WITH_TIMEOUT(askAnew, 1, 20'000);
        QCOMPARE(backend->connection().state, Connection::State::Online);
        disconnect(backend.get(), &Backend::changed, this, nullptr);
    }

    // A call is as old as the server's last word on it; what another run of the program heard counts as not told.
    // proves: N16
    void eachCallHasTheAgeOfItsLastWord()
    {
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        ServerHouse server(contractDisk(), clock, true);
        const QTemporaryDir folder;
        const PlainOptions options = plainOptions(server.url(), "celp_console", kAcme, folder.path());
        ReservationId booked;
        {
            const auto backend = openPlain(options);
            fillPeople(*backend, kAcme);
            const auto call = await(backend->reservations().book(requestFor("cand_xyz789"), QStringLiteral("mine")));
            QVERIFY(call);
            booked = call->id;
            QVERIFY(freshnessOf(*backend)->toldCalls().ageOf(booked));
        }
        const auto backend = openPlain(options);
        QTRY_COMPARE(countOf(*backend), size_t(1));
        const auto wasTold = freshnessOf(*backend)->toldCalls();
        QVERIFY(!wasTold.ageOf(booked));
        QVERIFY(await(backend->reservations().get(kAcme, booked)));
        const auto told = freshnessOf(*backend)->toldCalls();
        QVERIFY(told.ageOf(booked));
        QVERIFY(*told.ageOf(booked) <= told.now - wasTold.now);
    }

    // 450 people go in three requests. The first answer is lost, then the program ends, and again in the middle of what
    // it does next: each person has one call in the end, in one batch, and each minute is told.
    // proves: C015 C111 C124 P9
    void aPlanSurvivesRestarts()
    {
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        ServerHouse server(crowdedDisk(), clock, true);
        FaultProxy proxy(portOf(server));
        const QTemporaryDir folder;
        const PlainOptions options = plainOptions(proxy.url(), "celp_console", kAcme, folder.path());
        {
            const auto backend = openPlain(options);
            importCrowd(*backend);
            const Plan plan = planOfCrowd(*backend);
            proxy.set(NetworkFault::LoseAnswer);
            const auto told = await(backend->plans().commit(plan, QStringLiteral("crowd")));
            QVERIFY(!told);
            QCOMPARE(told.error().code, ErrorCode::AnswerUnknown);
            QCOMPARE(backend->connection().waiting, 3); // all of it is promised to go
            QCOMPARE(bookedThere(server), 200);
        }
        proxy.set(NetworkFault::None);
        {
            const auto backend = openPlain(options);
            QTRY_VERIFY_WITH_TIMEOUT(countOf(*backend) >= 200U, 20'000);
        }
        const auto backend = openPlain(options);
        QSignalSpy late(backend.get(), &Backend::answeredLate);
        QTRY_COMPARE_WITH_TIMEOUT(countOf(*backend), size_t(kMany), 20'000);
        QTRY_COMPARE(backend->connection().waiting, 0);
        QCOMPARE(bookedThere(server), kMany);
        QTRY_VERIFY(late.size() <= 1); // of the whole plan once; none when the second console heard the end of it
        for (const QList<QVariant> &told : late)
            QCOMPARE(told.front().value<LateAnswer>().people, kMany);
        std::set<CandidateId> people;
        for (const ReservationRow &row : rowsOf(*backend))
            people.insert(row.reservation.candidate);
        QCOMPARE(people.size(), size_t(kMany));
        const auto batches = await(backend->reservations().batches(kAcme));
        QCOMPARE(batches->size(), 1U);
        QCOMPARE(batches->front().asked, kMany);
        QTRY_COMPARE_WITH_TIMEOUT(freshnessOf(*backend)->untold(), 0, 20'000);
        for (const ReservationRow &row : rowsOf(*backend)) {
            const Reservation *there = server.engine().snapshot()->state().reservation(kAcme, row.reservation.id);
            QVERIFY(there);
            QCOMPARE(row.reservation.times.plannedAttemptAt, there->times.plannedAttemptAt);
        }
        // All three parts go with the batch.
        const auto cancelled = await(backend->reservations().cancelBatch(kAcme, batches->front().id, {}));
        QVERIFY(cancelled);
        QCOMPARE(cancelled->cancelled.size(), size_t(kMany));
    }

    // An unknown answer in the middle: the commit goes on by itself, and asking again joins it.
    // proves: C015 C111 N16
    void askingAgainJoinsWhatIsUnderWay()
    {
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        ServerHouse server(crowdedDisk(), clock, true);
        FaultProxy proxy(portOf(server));
        const QTemporaryDir folder;
        const auto backend = openPlain(plainOptions(proxy.url(), "celp_console", kAcme, folder.path()));
        importCrowd(*backend);
        const Plan plan = planOfCrowd(*backend);
        proxy.set(NetworkFault::LoseAnswer);
        QVERIFY(!await(backend->plans().commit(plan, QStringLiteral("crowd"))));
        const auto again = backend->plans().commit(plan, QStringLiteral("crowd"));
        proxy.set(NetworkFault::None);
        auto outcome = await(again);
        if (!outcome) // the second try met the broken line too: it is still on its way
            outcome = await(backend->plans().commit(plan, QStringLiteral("crowd")));
        QVERIFY(outcome);
        QCOMPARE(std::count_if(outcome->entries.begin(), outcome->entries.end(),
                               [](const CommitOutcome::Entry &entry) { return entry.reservation.has_value(); }),
                 kMany);
        QCOMPARE(bookedThere(server), kMany);
        QCOMPARE(again.progressMaximum(), kMany);
    }
};

CB_TEST(TestPlainFaults)
#include "tst_plainfaults.moc"
