// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/remote/remotehouse.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QtTest>

using namespace callboard;
using namespace callboard::test;

/// What consoles of one server see of each other, and of a server that goes away.
class TestConsoles : public QObject
{
    Q_OBJECT

    std::vector<Changes> m_heard;

    void listenTo(RemoteBackend &backend)
    {
        m_heard.clear();
        connect(&backend, &Backend::changed, this, [this](const Changes &changes) { m_heard.push_back(changes); });
    }
    bool heard(const ReservationId &id) const
    {
        return std::any_of(m_heard.begin(), m_heard.end(), [&](const Changes &changes) {
            return std::find(changes.reservations.begin(), changes.reservations.end(), id) !=
                   changes.reservations.end();
        });
    }
    static bool isOnline(const RemoteBackend &backend)
    {
        return backend.connection().state == Connection::State::Online;
    }

private slots:
    // proves: C162
    void anothersBookingIsSeen()
    {
        ServerHouse server(contractDisk());
        const auto mine = connectTo(server, "celp_console");
        const auto theirs = connectTo(server, "celp_scheduler");
        listenTo(*mine);
        QTRY_VERIFY(isOnline(*mine));
        const auto call = await(theirs->reservations().book(requestFor("cand_0"), "a"));
        QVERIFY(call);
        QTRY_VERIFY_WITH_TIMEOUT(heard(call->id), 2'000);
        QVERIFY(m_heard.front().capacity && m_heard.front().log && !m_heard.front().everything);
        QVERIFY(mine->workspace().savedAt.has_value());
    }

    /// What is booked before the stream is open is told all the same: the session says where the log ended.
    void nothingIsMissedBetweenTheSessionAndTheStream()
    {
        ServerHouse server(contractDisk());
        auto client = clientOf(server.url(), "celp_console");
        const auto session = await(RemoteBackend::ask(*client));
        QVERIFY(session);
        const auto theirs = connectTo(server, "celp_scheduler");
        const auto call = await(theirs->reservations().book(requestFor("cand_0"), "a"));
        RemoteBackend mine(std::move(client), *session);
        listenTo(mine);
        QTRY_VERIFY_WITH_TIMEOUT(heard(call->id), 2'000);
    }

    // proves: C005 C006 C007
    void whatTheKeyMayNotIsRefusedWithItsScope()
    {
        ServerHouse server(contractDisk());
        const auto reader = connectTo(server, "celp_reader");
        const Capabilities can = reader->capabilities();
        QVERIFY(can.scopes.read && !can.scopes.schedule && !can.scopes.manage && !can.isAdminSession);
        QVERIFY(!can.administerNumbers && !can.holdDialling && !can.administerKeys && !can.exportSetup);
        QVERIFY(await(reader->hours().load(kAcme)));
        QCOMPARE(await(reader->reservations().book(requestFor("cand_0"), "a")).error().code,
                 ErrorCode::ScopeInsufficient);
        HoursEdit edit;
        QCOMPARE(await(reader->hours().save(kAcme, edit)).error().code, ErrorCode::ScopeInsufficient);
        QCOMPARE(await(reader->keys().list(kAcme)).error().code, ErrorCode::ScopeInsufficient);
        QCOMPARE(await(reader->exportSetup()).error().code, ErrorCode::ScopeInsufficient);
        const auto none = await(RemoteBackend::ask(*clientOf(server.url(), "celp_nobody")));
        QCOMPARE(none.error().code, ErrorCode::Unauthorized);
    }

    // proves: D-FORCE
    void onlyAnAdminSessionForces()
    {
        ServerHouse server(contractDisk());
        CallRequest forced = requestFor("cand_0");
        forced.forceReason = QStringLiteral("asked for it");
        const auto scheduler = connectTo(server, "celp_scheduler");
        QCOMPARE(await(scheduler->reservations().book(forced, "a")).error().code, ErrorCode::AdminOnlyParameter);
        QCOMPARE(await(scheduler->plans().planOne(forced)).error().code, ErrorCode::AdminOnlyParameter);
        QVERIFY(await(connectTo(server, "celp_console")->reservations().book(forced, "b")));
    }

    /// The server goes and comes back: the console says so, finds its way alone, and asks everything that it missed.
    void aServerThatWasAwayIsFoundAgain()
    {
        ServerHouse server(contractDisk());
        const auto mine = connectTo(server, "celp_console");
        QTRY_VERIFY(isOnline(*mine));
        server.stop();
        QTRY_COMPARE(mine->connection().state, Connection::State::Offline);
        const auto asked = await(mine->hours().load(kAcme));
        QCOMPARE(asked.error().code, ErrorCode::ServerUnreachable);
        QVERIFY(mine->connection().trouble.has_value());
        server.startAgain();
        listenTo(*mine);
        const auto theirs = connectTo(server, "celp_scheduler");
        const auto call = await(theirs->reservations().book(requestFor("cand_0"), "a"));
        QVERIFY(call);
        QTRY_VERIFY_WITH_TIMEOUT(heard(call->id), 10'000);
        QVERIFY(await(mine->hours().load(kAcme)));
        QTRY_VERIFY(isOnline(*mine));
    }

    /// What a console may not see is not there, whatever it asks (P7).
    void anotherCompanysThingsDoNotExist()
    {
        ServerHouse server(contractDisk());
        const auto mine = connectTo(server, "celp_console");
        const auto other = connectTo(server, "celp_other");
        const auto call = await(mine->reservations().book(requestFor("cand_0"), "a"));
        QVERIFY(call);
        const CompanyId foreign(QStringLiteral("comp_other"));
        ReservationQuery query;
        query.company = foreign;
        query.ids = {call->id};
        const auto listed = await(other->reservations().list(query));
        QVERIFY(listed && listed->empty());
        query.company = kAcme;
        QCOMPARE(await(other->reservations().list(query)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(other->reservations().get(foreign, call->id)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(other->reservations().get(foreign, ReservationId(QStringLiteral("resv_absent")))).error().code,
                 ErrorCode::NotFound);
        const auto rows = await(other->people().rows(foreign, {CandidateId(QStringLiteral("cand_0"))}));
        QVERIFY(rows && rows->empty());
        HeatQuery heat;
        heat.company = foreign;
        heat.number = PhoneNumberId(QStringLiteral("pn_8f2a"));
        heat.range = {fromEpochMs(kContractNow), fromEpochMs(kContractNow) + kDay};
        heat.estimate = kHour;
        QCOMPARE(await(other->plans().heat(heat)).error().code, ErrorCode::NotFound);
        Candidate stolen;
        stolen.company = foreign;
        stolen.id = CandidateId(QStringLiteral("cand_0"));
        stolen.name = QStringLiteral("Mine now");
        stolen.phone = E164::parse(QStringLiteral("+37061234567")).value();
        QVERIFY(await(other->people().save(stolen))); // an id of their own that happens to be the same
        QCOMPARE(await(mine->people().rows(kAcme, {stolen.id}))->front().candidate.name, QStringLiteral("cand_0"));
        PhoneNumber line;
        line.company = foreign;
        line.e164 = E164::parse(QStringLiteral("+37052079999")).value();
        line.displayName = QStringLiteral("Theirs");
        line.pool = PoolId(QStringLiteral("pool_lt"));
        const auto taken = await(other->numbers().save(line));
        QCOMPARE(taken.error().code, ErrorCode::ValidationError);
        line.pool = PoolId(QStringLiteral("pool_absent"));
        QCOMPARE(await(other->numbers().save(line)).error(), taken.error());
        const auto setup = await(other->exportSetup());
        QVERIFY(setup && setup->contains("comp_other") && !setup->contains("comp_acme_2f8a"));
    }
};

CB_TEST(TestConsoles)
#include "tst_consoles.moc"
