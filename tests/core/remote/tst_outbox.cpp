// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/timesource.h"
#include "core/remote/outboxfile.h"
#include "tests/core/remote/remotehouse.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;

namespace {

Intent intentOf(const char *candidate, const QString &key, milliseconds ago)
{
    return {rpc::book.name, key, rpc::bodyOf(rpc::book, requestFor(candidate), key), RealTimeSource().now() - ago};
}

std::unique_ptr<OutboxFile> opened(const QString &folder)
{
    auto file = OutboxFile::open(folder, QStringLiteral("x"));
    if (!file)
        qFatal("no outbox: %s", qPrintable(file.error().detail));
    return std::move(*file);
}

std::vector<QString> keysIn(OutboxFile &file)
{
    std::vector<QString> keys;
    const auto left = file.all();
    if (!left)
        qFatal("unreadable: %s", qPrintable(left.error().detail));
    for (const Intent &intent : *left)
        keys.push_back(intent.key);
    return keys;
}

} // namespace

/// What was sent and not confirmed is asked for until its answer is known, also by the next program, and never done
/// twice (P9).
class TestOutbox : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerHouse> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QTemporaryDir> m_folder;

    std::unique_ptr<RemoteBackend> console()
    {
        auto client = clientOf(m_proxy->url(), "celp_console");
        auto session = await(RemoteBackend::ask(*client));
        if (!session)
            qFatal("no session: %s", qPrintable(session.error().detail));
        return std::make_unique<RemoteBackend>(
            std::move(client), *session,
            RemoteOptions{milliseconds(700), milliseconds(700), m_folder->filePath("outbox")});
    }
    QString fileOfTheConsole() const
    {
        const QStringList files = QDir(m_folder->filePath("outbox")).entryList({"*-1.outbox"});
        return files.size() == 1 ? m_folder->filePath("outbox/" + files.front()) : QString();
    }
    /// The name that the console gave, without "-1.outbox".
    std::unique_ptr<OutboxFile> openedAfter() const
    {
        const QString name = QFileInfo(fileOfTheConsole()).fileName().chopped(9);
        auto file = OutboxFile::open(m_folder->filePath("outbox"), name);
        if (!file)
            qFatal("no outbox: %s", qPrintable(file.error().detail));
        return std::move(*file);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ServerHouse>(contractDisk());
        m_proxy = std::make_unique<FaultProxy>(static_cast<quint16>(QUrl(m_server->url()).port()));
    }
    void cleanup()
    {
        m_proxy.reset();
        m_server.reset();
    }

    // proves: C015
    void theNextProgramAsksForTheAnswer()
    {
        auto first = console();
        QTRY_COMPARE(first->connection().state, Connection::State::Online);
        m_proxy->set(NetworkFault::LoseAnswer);
        const auto booking = first->reservations().book(requestFor("cand_0"), QStringLiteral("once"));
        QTRY_COMPARE(first->connection().waiting, 1);
        first.reset(); // the program ends, and the answer with it
        QCOMPARE(keysIn(*openedAfter()), std::vector<QString>{QStringLiteral("once")});

        m_proxy->set(NetworkFault::None);
        const auto second = console();
        const QSignalSpy late(second.get(), &Backend::answeredLate);
        QTRY_COMPARE(late.size(), 1);
        const auto answer = late.front().front().value<LateAnswer>();
        QCOMPARE(answer.what, LateAnswer::What::Book);
        QCOMPARE(answer.candidate, CandidateId(QStringLiteral("cand_0")));
        QCOMPARE(answer.key, QStringLiteral("once"));
        QVERIFY(!answer.refusal);
        QCOMPARE(callsOf(*m_server, "cand_0"), 1);
        QTRY_COMPARE(second->connection().waiting, 0);
    }

    /// It never reached the server, and meanwhile telephony was switched off there.
    void aLateRefusalIsToldToo()
    {
        auto first = console();
        QTRY_COMPARE(first->connection().state, Connection::State::Online);
        m_proxy->set(NetworkFault::BlackHole);
        const auto booking = first->reservations().book(requestFor("cand_1"), QStringLiteral("k"));
        QCOMPARE(await(booking).error().code, ErrorCode::AnswerUnknown); // patience has ended; it goes on asking
        QCOMPARE(first->connection().waiting, 1);
        CompanyPatch off;
        off.telephonyEnabled = false;
        QVERIFY(await(connectTo(*m_server, "celp_console")->clock().patchCompany(kAcme, off)));
        const QSignalSpy late(first.get(), &Backend::answeredLate);
        m_proxy->set(NetworkFault::None);
        QTRY_COMPARE(late.size(), 1);
        const auto answer = late.front().front().value<LateAnswer>();
        QVERIFY(answer.refusal);
        QCOMPARE(answer.refusal->code, ErrorCode::TelephonyDisabled);
        QCOMPARE(callsOf(*m_server, "cand_1"), 0);
        QCOMPARE(first->connection().waiting, 0);
    }

    void whoAsksAgainWaitsForTheSame()
    {
        const auto one = console();
        QTRY_COMPARE(one->connection().state, Connection::State::Online);
        m_proxy->set(NetworkFault::LoseAnswer);
        const CallRequest request = requestFor("cand_2");
        QCOMPARE(await(one->reservations().book(request, QStringLiteral("k"))).error().code, ErrorCode::AnswerUnknown);
        QCOMPARE(await(one->reservations().book(requestFor("cand_3"), QStringLiteral("k"))).error().code,
                 ErrorCode::IdempotencyConflict);
        m_proxy->set(NetworkFault::None);
        QVERIFY(await(one->reservations().book(request, QStringLiteral("k"))));
        QCOMPARE(callsOf(*m_server, "cand_2"), 1);
        QCOMPARE(callsOf(*m_server, "cand_3"), 0);
        QTRY_COMPARE(one->connection().waiting, 0);
    }

    /// The key of a command that was unknown for a day may be forgotten there.
    void whatIsTooOldIsNotAskedAgain()
    {
        {
            const auto once = console();
            QVERIFY(await(once->reservations().book(requestFor("cand_4"), {})));
        }
        {
            const auto file = openedAfter();
            QVERIFY(keysIn(*file).empty());
            QVERIFY(file->put(intentOf("cand_5", QStringLiteral("old"), 23 * kHour)));
            QVERIFY(file->put(intentOf("cand_6", QStringLiteral("young"), 22 * kHour)));
        }
        const auto next = console();
        const QSignalSpy late(next.get(), &Backend::answeredLate);
        QTRY_COMPARE(next->connection().waiting, 0);
        QTRY_VERIFY(!late.isEmpty()); // the old one may have been told before anybody could listen
        for (const auto &told : late) {
            const auto answer = told.front().value<LateAnswer>();
            QCOMPARE(answer.refusal.has_value(), answer.key == QStringLiteral("old"));
            if (answer.refusal)
                QCOMPARE(answer.refusal->code, ErrorCode::AnswerUnknown);
        }
        QCOMPARE(callsOf(*m_server, "cand_5"), 0);
        QCOMPARE(callsOf(*m_server, "cand_6"), 1);
    }

    void whatCannotBeSavedIsNotSent()
    {
        QFile inTheWay(m_folder->filePath("outbox"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto one = console();
        const auto refused = await(one->reservations().book(requestFor("cand_0"), QStringLiteral("k")));
        QCOMPARE(refused.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(callsOf(*m_server, "cand_0"), 0);
        QVERIFY(await(one->hours().load(kAcme))); // looking needs no outbox
    }

    /// Two consoles of one user have a file each; what the second left is the first one's next time.
    void filesOfConsolesThatAreGone()
    {
        const QString folder = m_folder->filePath("two");
        auto first = opened(folder);
        {
            const auto second = opened(folder);
            QVERIFY(first->put(intentOf("cand_0", QStringLiteral("a"), {})));
            QVERIFY(second->put(intentOf("cand_1", QStringLiteral("b"), {})));
            QVERIFY(second->put(intentOf("cand_2", QStringLiteral("c"), {})));
            QVERIFY(second->take(intentOf("cand_1", QStringLiteral("b"), {}).id()));
        }
        QCOMPARE(keysIn(*first), std::vector<QString>{QStringLiteral("a")});
        first.reset();
        first = opened(folder);
        QCOMPARE(keysIn(*first), (std::vector<QString>{QStringLiteral("a"), QStringLiteral("c")}));
        QCOMPARE(QDir(folder).entryList({"*.outbox"}), QStringList{QStringLiteral("x-1.outbox")});
    }
};

CB_TEST(TestOutbox)
#include "tst_outbox.moc"
