// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// A store on a failing disk stops acknowledging, loses nothing, and is opened again by itself when the disk is sound
// (P1). Cuts, kills and every other way to fail: tests/crash.
// proves: D-IDEM D-ATOMIC
#include "core/store/sqlitestore.h"
#include "tests/core/store/randomvalues.h"
#include "tests/support/faultdisk/faultdisk.h"
#include "tests/support/memorystore.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;

namespace {

/// A fixed series of groups, and what the workspace holds after each. Every group has one log entry, so the head of the
/// log tells how many groups are there.
class History
{
public:
    History(std::uint64_t seed, int groups, int reservationsInEach)
    {
        RandomValues values(seed);
        MemoryStore memory;
        std::map<CompanyId, WorkspaceImage::LogHead> heads;
        WriteGroup first = values.workspace(4);
        first.log = {values.logEntry(first.companies[0].id)};
        chain(first.log, heads);
        m_company = first.companies[0].id;
        add(memory, first);
        for (int i = 1; i < groups; ++i) {
            WriteGroup next;
            for (int n = 0; n < reservationsInEach; ++n)
                next.reservations.push_back(values.reservation(m_company));
            Reservation changed = m_groups.back().reservations.back();
            changed.version += 1;
            changed.attempts.push_back(values.attempt(1));
            next.reservations.push_back(changed);
            next.positions = {values.position(m_company)};
            next.log = {values.logEntry(m_company)};
            chain(next.log, heads);
            add(memory, next);
        }
    }

    int size() const { return static_cast<int>(m_groups.size()); }
    const WriteGroup &group(int i) const { return m_groups[static_cast<size_t>(i)]; }

    /// How many groups the store holds; -1 when some group is there by half or what is there is wrong.
    int heldBy(SqliteStore &store, QString *why) const
    {
        const auto image = store.load();
        if (!image) {
            *why = image.error().detail;
            return -1;
        }
        const int held = image->logHeads.empty() ? 0 : static_cast<int>(image->logHeads.front().sequence);
        *why = differenceOf(*image, m_images[static_cast<size_t>(held)]);
        for (int i = 0; i < size(); ++i) {
            const auto answer = store.idempotency(m_company, route(), keyOf(i), fromEpochMs(0));
            if (!answer || answer->has_value() != (i < held))
                *why += QStringLiteral("answer %1; ").arg(i);
        }
        if (const auto sound = store.checkIntegrity(); !sound)
            *why += sound.error().detail;
        return why->isEmpty() ? held : -1;
    }

private:
    static QString route() { return QStringLiteral("POST /v1/batch"); }
    static QString keyOf(int i) { return QStringLiteral("key-%1").arg(i); }

    void add(MemoryStore &memory, WriteGroup group)
    {
        if (m_images.empty())
            m_images.push_back(*memory.load());
        group.idempotency = {{m_company, route(), keyOf(size()), QByteArray(32, 'f'), 201, "{}", fromEpochMs(1)}};
        if (!memory.commit(group))
            qFatal("the model does not take the history");
        m_images.push_back(*memory.load());
        m_groups.push_back(std::move(group));
    }

    CompanyId m_company;
    std::vector<WriteGroup> m_groups;
    std::vector<WorkspaceImage> m_images; ///< [n] = after n groups
};

const QString kPath = QStringLiteral("/disk/w.callboard");

/// How many groups are there when the files are opened on a sound disk; -1 and a reason when they are not whole.
int recovered(const History &history, const Files &files, QString *why)
{
    FaultDisk disk(1, files);
    auto store = SqliteStore::open(kPath, disk);
    if (!store) {
        *why = store.error().detail;
        return -1;
    }
    return history.heldBy(**store, why);
}

} // namespace

class TstFaults : public QObject
{
    Q_OBJECT
private slots:
    void failingDisk_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("forGood");
        for (const Fault fault :
             {Fault::WriteError, Fault::ShortWrite, Fault::SyncError, Fault::SyncForgets, Fault::NoSpaceOnce}) {
            for (const bool forGood : {false, true})
                QTest::addRow("%s%s", nameOf(fault), forGood ? " for good" : "") << static_cast<int>(fault) << forGood;
        }
    }
    void failingDisk()
    {
        QFETCH(int, fault);
        QFETCH(bool, forGood);
        const History history(4, 8, 2);
        const bool isRare = Fault(fault) == Fault::SyncError || Fault(fault) == Fault::SyncForgets;
        int hits = 0;
        for (int nth = 1;; nth += isRare ? 1 : 7) {
            FaultDisk disk(static_cast<std::uint64_t>(nth));
            QVERIFY(SqliteStore::create(kPath, disk));
            auto store = SqliteStore::open(kPath, disk);
            QVERIFY(store);
            disk.plan(Fault(fault), nth, forGood);
            writeWhileItFails(history, disk, **store);
            if (QTest::currentTestFailed())
                return;
            // And what was acknowledged after the fault is as safe as what was before it.
            disk.cutPower();
            store->reset();
            disk.restart(Damage::Lost);
            QString why;
            const int held = recovered(history, disk.files(), &why);
            QVERIFY2(held == history.size(), qPrintable(QStringLiteral("fault at %1: %2").arg(nth).arg(why)));
            if (disk.fired(Fault(fault)) == 0)
                break;
            ++hits;
        }
        QVERIFY(hits > 3);
    }

    void reopenIsRefusedWhileTheFileIsDamaged()
    {
        const History history(5, 3, 2);
        FaultDisk disk;
        {
            auto store = SqliteStore::create(kPath, disk);
            QVERIFY(store && (*store)->commit(history.group(0)) && (*store)->close());
        }
        auto opened = SqliteStore::open(kPath, disk);
        QVERIFY(opened);
        SqliteStore &store = **opened;
        disk.plan(Fault::SyncError, 1);
        QVERIFY(!store.commit(history.group(1)));
        for (qint64 at = 3 * 4096; at < 3 * 4096 + 64; ++at)
            QVERIFY(disk.flipBit(kPath, at, 5));
        const auto reopened = store.reopen();
        QVERIFY(!reopened && reopened.error().code == ErrorCode::FileDamaged);
        QVERIFY(!store.isWritable());
        QCOMPARE(store.commit(history.group(1)).error().code, ErrorCode::StoreUnavailable);
    }

private:
    static void writeWhileItFails(const History &history, FaultDisk &disk, SqliteStore &store)
    {
        int acknowledged = 0;
        int refused = 0;
        QString why;
        while (acknowledged < history.size()) {
            const auto committed = store.commit(history.group(acknowledged));
            if (committed) {
                ++acknowledged;
                continue;
            }
            // Nothing more is acknowledged until it was opened again.
            QVERIFY(disk.wasHit());
            QVERIFY(++refused < 5);
            QCOMPARE(committed.error().code, ErrorCode::StoreUnavailable);
            QVERIFY(!store.isWritable());
            QCOMPARE(store.commit(history.group(acknowledged)).error().code, ErrorCode::StoreUnavailable);
            QCOMPARE(store.load().error().code, ErrorCode::StoreUnavailable);
            // The disk comes back, and what is in doubt is asked of the store.
            disk.repair();
            const auto reopened = store.reopen();
            QVERIFY2(reopened, reopened ? "" : qPrintable(reopened.error().detail));
            QVERIFY(store.isWritable());
            const int now = history.heldBy(store, &why);
            QVERIFY2(now == acknowledged || now == acknowledged + 1, qPrintable(why));
            acknowledged = now;
        }
    }
};

CB_TEST(TstFaults)
#include "tst_faults.moc"
