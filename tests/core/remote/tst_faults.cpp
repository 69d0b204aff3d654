// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/remote/remotehouse.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;

namespace {

/// Short, so that a black hole is found out while a test waits.
const RemoteOptions kPatient{milliseconds(700), milliseconds(8'000), {}};

} // namespace

Q_DECLARE_METATYPE(callboard::test::NetworkFault)

/// Whatever is wrong on the way: every question is answered with the trouble, nothing is booked twice or lost, and the
/// console finds back by itself (P9).
class TestFaults : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerHouse> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<RemoteBackend> m_console;

private slots:
    void init()
    {
        m_server = std::make_unique<ServerHouse>(contractDisk());
        m_proxy = std::make_unique<FaultProxy>(static_cast<quint16>(QUrl(m_server->url()).port()));
        auto client = clientOf(m_proxy->url(), "celp_console");
        const auto session = await(RemoteBackend::ask(*client));
        QVERIFY(session);
        m_console = std::make_unique<RemoteBackend>(std::move(client), *session, kPatient);
        QTRY_COMPARE(m_console->connection().state, Connection::State::Online);
    }
    void cleanup()
    {
        m_console.reset();
        m_proxy.reset();
        m_server.reset();
    }

    void everyFault_data()
    {
        QTest::addColumn<NetworkFault>("fault");
        QTest::newRow("refuse") << NetworkFault::Refuse;
        QTest::newRow("answer lost") << NetworkFault::LoseAnswer;
        QTest::newRow("answer cut") << NetworkFault::CutAnswer;
        QTest::newRow("black hole") << NetworkFault::BlackHole;
        QTest::newRow("bad gateway") << NetworkFault::BadGateway;
        QTest::newRow("portal") << NetworkFault::Portal;
        QTest::newRow("redirect") << NetworkFault::Redirect;
        QTest::newRow("half an answer") << NetworkFault::HalfJson;
        QTest::newRow("not http") << NetworkFault::NotHttp;
        QTest::newRow("gzip lie") << NetworkFault::GzipLie;
        QTest::newRow("reset") << NetworkFault::Reset;
        QTest::newRow("half open") << NetworkFault::HalfOpen;
        QTest::newRow("a byte at a time") << NetworkFault::Trickle;
    }
    // proves: C015
    void everyFault()
    {
        QFETCH(NetworkFault, fault);
        m_proxy->set(fault);
        const auto asked = await(m_console->hours().load(kAcme));
        QVERIFY(!asked);
        QVERIFY2(asked.error().code == ErrorCode::ServerUnreachable ||
                     asked.error().code == ErrorCode::ServerAnswerUnusable,
                 qPrintable(wireName(asked.error().code)));
        QTRY_COMPARE(m_console->connection().state, Connection::State::Offline);
        QVERIFY(m_console->connection().trouble.has_value());

        auto booking = m_console->reservations().book(requestFor("cand_0"), QStringLiteral("once"));
        if (fault == NetworkFault::Refuse) {
            // Nothing left this machine, and that is known.
            QCOMPARE(await(booking).error().code, ErrorCode::ServerUnreachable);
            QCOMPARE(callsOf(*m_server, "cand_0"), 0);
            m_proxy->set(NetworkFault::None);
            QVERIFY(await(m_console->reservations().book(requestFor("cand_0"), QStringLiteral("once"))));
        } else {
            QTRY_VERIFY(m_console->connection().waiting == 1); // sent, not confirmed: shown, and asked again
            m_proxy->set(NetworkFault::None);
            const auto call = await(booking);
            QVERIFY2(call, call ? "" : qPrintable(call.error().detail));
        }
        QCOMPARE(callsOf(*m_server, "cand_0"), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_console->connection().state, Connection::State::Online, 10'000);
        QCOMPARE(m_console->connection().waiting, 0);
        QVERIFY(await(m_console->hours().load(kAcme)));
    }

    /// Whatever went wrong with one question, while the event stream is well: nobody has to ask another to find out
    /// that all is well again.
    // proves: P9
    void aQuestionThatWentWrongIsAskedAgain()
    {
        int askAnew = 0;
        connect(m_console.get(), &Backend::changed, this,
                [&askAnew](const Changes &changes) { askAnew += changes.everything ? 1 : 0; });
        m_proxy->setFromNextBytes(NetworkFault::BadGateway);
        QCOMPARE(await(m_console->hours().load(kAcme)).error().code, ErrorCode::ServerAnswerUnusable);
        QTRY_COMPARE(m_console->connection().state, Connection::State::Offline);
        QTRY_VERIFY(m_console->connection().retryIn.has_value());
        m_proxy->setFromNextBytes(NetworkFault::None);
        QTRY_COMPARE_WITH_TIMEOUT(m_console->connection().state, Connection::State::Online, 20'000);
        QVERIFY(!m_console->connection().retryIn.has_value());
        QTRY_COMPARE(askAnew, 1); // whose question had no answer, asks it again
        QVERIFY(await(m_console->hours().load(kAcme)));
        QCOMPARE(askAnew, 1);
        disconnect(m_console.get(), &Backend::changed, this, nullptr);
    }

    /// The event stream calls everything that is no WebSocket "no answer"; a question knows better.
    // proves: P9
    void saysWhatTellsMore()
    {
        m_proxy->set(NetworkFault::Portal);
        QCOMPARE(await(m_console->hours().load(kAcme)).error().code, ErrorCode::ServerAnswerUnusable);
        QTRY_VERIFY(m_proxy->met() > 1); // the stream as well
        QTRY_VERIFY(m_console->connection().retryIn.has_value());
        QCOMPARE(m_console->connection().trouble->code, ErrorCode::ServerAnswerUnusable);
    }

    /// A command without a key is sent once; when its answer is lost, that is what the caller hears.
    void aCommandWithoutAKeyIsNeverSentTwice()
    {
        auto client = clientOf(m_proxy->url(), "celp_console");
        const auto session = await(RemoteBackend::ask(*client));
        QVERIFY(session);
        RemoteBackend patient(std::move(client), *session); // only the lost answer ends its waiting
        m_proxy->set(NetworkFault::LoseAnswer);
        QVERIFY(!await(patient.hours().load(kAcme))); // finds the kept connection cut; the next is a new one
        NumberPatch patch;
        patch.displayName = QStringLiteral("Renamed");
        const auto patched = await(patient.numbers().patch(kAcme, PhoneNumberId(QStringLiteral("pn_8f2a")), patch));
        QCOMPARE(patched.error().code, ErrorCode::AnswerUnknown);
        m_proxy->set(NetworkFault::None);
        LogFilter renamed;
        renamed.company = kAcme;
        renamed.text = QStringLiteral("Renamed");
        const auto reader = connectTo(*m_server, "celp_reader");
        const auto times = [&] { return await(reader->log().page(renamed))->entries.size(); };
        QTRY_COMPARE(times(), 1U); // the answer was lost before the commit was seen
    }

    /// The server is killed between taking the booking and answering; it comes back, and the same key finds the same
    /// call.
    void theServerDiesInTheMiddle()
    {
        m_proxy->set(NetworkFault::LoseAnswer);
        auto booking = m_console->reservations().book(requestFor("cand_1"), QStringLiteral("k"));
        QTRY_VERIFY(m_console->connection().waiting == 1);
        m_server->stop();
        m_proxy->set(NetworkFault::None);
        QVERIFY(!booking.isFinished());
        m_server->startAgain();
        const auto call = await(booking);
        QVERIFY2(call, call ? "" : qPrintable(call.error().detail));
        QCOMPARE(callsOf(*m_server, "cand_1"), 1);
    }

    /// What reads an answer in a worker hands it to the outbox, which must still be there.
    void theEndMeetsAnswers()
    {
        for (int round = 0; round < 20; ++round) {
            std::vector<QFuture<Result<Reservation>>> bookings;
            auto client = clientOf(m_server->url(), "celp_console");
            const auto session = await(RemoteBackend::ask(*client));
            QVERIFY(session);
            RemoteBackend console(std::move(client), *session);
            for (int i = 0; i < 16; ++i)
                bookings.push_back(
                    console.reservations().book(requestFor("cand_3"), QStringLiteral("%1-%2").arg(round).arg(i)));
        }
    }

    void patienceEndsWithTheTruth()
    {
        auto client = clientOf(m_proxy->url(), "celp_console");
        const auto session = await(RemoteBackend::ask(*client));
        QVERIFY(session);
        RemoteBackend hasty(std::move(client), *session, {milliseconds(300), milliseconds(400), {}});
        m_proxy->set(NetworkFault::LoseAnswer);
        const auto call = await(hasty.reservations().book(requestFor("cand_2"), QStringLiteral("k")));
        QCOMPARE(call.error().code, ErrorCode::AnswerUnknown);
        m_proxy->set(NetworkFault::None);
        const auto again = await(hasty.reservations().book(requestFor("cand_2"), QStringLiteral("k")));
        QVERIFY(again);
        QCOMPARE(callsOf(*m_server, "cand_2"), 1);
    }
};

CB_TEST(TestFaults)
#include "tst_faults.moc"
