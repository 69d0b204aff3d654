// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The trap of RELIABILITY.md, section 1: while somebody reads, pages are moved into the file without a sync; the sync
// of the next move fails once, and the system forgets some of them; groups are acknowledged afterwards, the -wal starts
// again from its beginning, and the power goes. Whoever only tries the move again has lost bookings by then.
#include "core/sqlite/connection.h"
#include "core/store/sqlitestore.h"
#include "tests/core/store/randomvalues.h"
#include "tests/support/faultdisk/faultdisk.h"
#include "tests/support/memorystore.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <semaphore>
#include <thread>

using namespace callboard;
using namespace callboard::test;

namespace {

const QString kPath = QStringLiteral("/disk/w.callboard");
const CompanyId kAcme{QStringLiteral("acme")};

/// Somebody reads while pages are moved: never, until the move that fails, or still when the store is opened again.
enum class Reader { None, Leaves, Stays };

/// A store, and a model that is told what the store acknowledged.
class Days
{
public:
    explicit Days(std::uint64_t seed) : m_values(seed), m_disk(seed)
    {
        WriteGroup first;
        Company company = m_values.company();
        company.id = kAcme;
        first.companies = {company};
        auto made = SqliteStore::create(kPath, m_disk, first);
        if (!made || !m_model.commit(first))
            qFatal("cannot make a workspace");
        m_store = std::move(*made);
    }

    FaultDisk &disk() { return m_disk; }
    SqliteStore &store() { return *m_store; }

    /// As the engine does: what is refused is asked again after the store was opened again. `pages`: about how many
    /// pages the group writes; the same candidates change each time, so that no page is like the one before.
    bool acknowledge(int pages)
    {
        WriteGroup group;
        for (int i = 0; i < pages; ++i) {
            Candidate candidate = m_values.candidate(kAcme);
            candidate.id = CandidateId(QStringLiteral("c%1").arg(i));
            candidate.note = QString(3'200, QLatin1Char(static_cast<char>('a' + m_values.below(26))));
            group.candidates.push_back(candidate);
        }
        for (int tries = 0; tries < 2; ++tries) {
            if (m_store->commit(group))
                return m_model.commit(group).has_value();
            m_disk.repair();
            if (!m_store->reopen())
                return false;
        }
        return false;
    }

    /// What a machine finds when the power goes now; empty when it is what was acknowledged.
    QString lostByCut(Damage damage)
    {
        m_disk.record();
        const auto random = seededRandom(static_cast<std::uint64_t>(damage));
        FaultDisk disk(1, m_disk.moments().front().afterCut(damage, *random));
        const auto store = SqliteStore::open(kPath, disk);
        if (!store)
            return store.error().detail;
        const auto image = (*store)->load();
        if (!image)
            return image.error().detail;
        if (const auto sound = (*store)->checkIntegrity(); !sound)
            return sound.error().detail;
        return differenceOf(*image, *m_model.load());
    }

private:
    RandomValues m_values;
    FaultDisk m_disk;
    MemoryStore m_model;
    std::unique_ptr<SqliteStore> m_store;
};

std::unique_ptr<SqliteConnection> readerOf(FaultDisk &disk)
{
    auto reader = SqliteConnection::open(kPath, SqliteConnection::Mode::ReadOnly, disk.layer());
    if (!reader || !(*reader)->run(QStringLiteral("BEGIN")) ||
        !(*reader)->valueOf(QStringLiteral("SELECT count(*) FROM candidate")))
        qFatal("no reader");
    return std::move(*reader);
}

/// A copy that is being made, as long as this lives: its last sync takes its time.
class Backup
{
public:
    Backup(FaultDisk &disk, const SqliteStore &store)
    {
        disk.setSlowness(kMinute, [this](milliseconds) {
            m_isReading.release();
            m_mayEnd.acquire();
        });
        disk.plan(Fault::SyncSlow, 1);
        m_thread = std::thread([&store] { (void)store.backUpTo(QStringLiteral("/disk/copy.callboard")); });
        m_isReading.acquire();
    }
    ~Backup()
    {
        m_mayEnd.release();
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Backup)

private:
    std::binary_semaphore m_isReading{0};
    std::binary_semaphore m_mayEnd{0};
    std::thread m_thread;
};

} // namespace

class TstCheckpoint : public QObject
{
    Q_OBJECT
private slots:
    void theMoveFailsOnceAndThePowerGoesLater_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("reader");
        for (const Fault fault : {Fault::SyncError, Fault::SyncForgets}) {
            QTest::addRow("%s, nobody reads", nameOf(fault)) << int(fault) << int(Reader::None);
            QTest::addRow("%s, somebody has read", nameOf(fault)) << int(fault) << int(Reader::Leaves);
            QTest::addRow("%s, somebody goes on reading", nameOf(fault)) << int(fault) << int(Reader::Stays);
        }
    }
    // proves: P1
    void theMoveFailsOnceAndThePowerGoesLater()
    {
        QFETCH(int, fault);
        QFETCH(int, reader);
        int hits = 0;
        for (int nth = 1; nth <= 2; ++nth) // the -wal, the file
            hits += fails(Fault(fault), nth, Reader(reader));
        QCOMPARE(hits, 2);
    }

private:
    static int fails(Fault fault, int nth, Reader kind)
    {
        Days days(static_cast<std::uint64_t>(nth));
        const auto wrong = [&](const QString &what) {
            QTest::qFail(qPrintable(QStringLiteral("%1 %2: %3").arg(nameOf(fault)).arg(nth).arg(what)), __FILE__,
                         __LINE__);
            return 0;
        };
        std::unique_ptr<SqliteConnection> reader;
        bool all = days.acknowledge(1'100);
        if (kind != Reader::None)
            reader = readerOf(days.disk());
        all = all && days.acknowledge(20);
        days.store().maintain(); // all of it; with a reader the first group only, and without a sync
        all = all && days.acknowledge(kind == Reader::None ? 1'100 : 20);
        reader.reset();
        std::unique_ptr<Backup> backup; // of the newest state: in nobody's way
        if (kind == Reader::Stays)
            backup = std::make_unique<Backup>(days.disk(), days.store());
        days.disk().plan(fault, nth);
        days.store().maintain();
        const int hits = days.disk().fired(fault);
        if (backup && days.acknowledge(20))
            return wrong(QStringLiteral("opened again while somebody reads"));
        backup.reset();
        if (!all || !days.acknowledge(20) || !days.acknowledge(20))
            return wrong(QStringLiteral("refused on a disk that is sound again"));
        // The day goes on until the -wal is used again from its beginning.
        for (const int pages : {1'100, 20, 20}) {
            if (!days.acknowledge(pages))
                return wrong(QStringLiteral("refused later"));
            days.store().maintain();
        }
        for (const Damage damage : kDamages) {
            if (const QString lost = days.lostByCut(damage); !lost.isEmpty())
                return wrong(QLatin1String(nameOf(damage)) + QStringLiteral(": ") + lost);
        }
        return hits;
    }
};

CB_TEST(TstCheckpoint)
#include "tst_checkpoint.moc"
