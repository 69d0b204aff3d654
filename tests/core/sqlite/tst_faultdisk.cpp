// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The disk of the crash tests is a disk: what is synced stays, what is not may go, and every fault it can have happens
// when it is asked for and is told (RELIABILITY P1, "a fault that never fires").
#include "core/sqlite/databasefile.h"
#include "core/sqlite/handle.h"
#include "tests/support/faultdisk/faultdisk.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <set>

using namespace callboard;
using namespace callboard::test;

namespace {

const QString kPath = QStringLiteral("/disk/notes.sqlite");

const FileKind &kind()
{
    static const FileKind notes{0x4E4F5445,
                                {{QStringLiteral("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")}}};
    return notes;
}

std::unique_ptr<DatabaseFile> opened(FaultDisk &disk)
{
    auto file =
        disk.exists(kPath) ? DatabaseFile::open(kPath, kind(), disk) : DatabaseFile::create(kPath, kind(), disk);
    return file ? std::move(*file) : nullptr;
}

bool writeNotes(FaultDisk &disk, int count)
{
    const auto file = opened(disk);
    if (!file)
        return false;
    auto writer = file->connectForWriting();
    for (int i = 0; writer && i < count; ++i) {
        if (!(*writer)->run(QStringLiteral("INSERT INTO note (text) VALUES (hex(zeroblob(3000)))")))
            return false;
    }
    return writer.has_value();
}

/// -1 when the file cannot be read.
int notesIn(const Files &files)
{
    FaultDisk disk(1, files);
    const auto file = opened(disk);
    if (!file || !file->checkIntegrity())
        return -1;
    auto reader = file->connectForReading();
    return (*reader)->valueOf(QStringLiteral("SELECT count(*) FROM note"))->toInt();
}

} // namespace

class TstFaultDisk : public QObject
{
    Q_OBJECT
private slots:
    void whatIsCommittedIsThereAgain()
    {
        FaultDisk disk;
        QVERIFY(writeNotes(disk, 3));
        QVERIFY(disk.size(kPath + QStringLiteral("-wal")) > 0);
        QCOMPARE(notesIn(disk.files()), 3);
        const auto file = opened(disk);
        auto writer = file->connectForWriting();
        QVERIFY(file->closeCleanly(std::move(*writer)));
        QCOMPARE(disk.files().size(), size_t(1));
        QCOMPARE(notesIn(disk.files()), 3);
    }

    void sameSeedSameBytes()
    {
        const auto run = [](std::uint64_t seed) {
            FaultDisk disk(seed);
            disk.record();
            writeNotes(disk, 4);
            std::vector<QByteArrayList> all;
            for (const Platter &moment : disk.moments()) {
                const auto random = seededRandom(seed);
                QByteArrayList bytes;
                for (const auto &[name, content] : moment.afterCut(Damage::Garbage, *random))
                    bytes << content;
                all.push_back(bytes);
            }
            return all;
        };
        QVERIFY(run(7) == run(7));
        QVERIFY(run(7) != run(8));
    }

    void unsyncedIsLostAndSyncedIsNot()
    {
        Platter platter;
        const auto file = platter.create(QStringLiteral("/a"));
        platter.write(file, 0, QByteArray(1024, 'x'));
        const auto random = seededRandom(1);
        QVERIFY(platter.afterCut(Damage::Lost, *random).empty()); // not even its name
        platter.sync(file);
        platter.syncFolder();
        QCOMPARE(platter.afterCut(Damage::Lost, *random)[QStringLiteral("/a")], QByteArray(1024, 'x'));
        platter.write(file, 512, QByteArray(2048, 'y'));
        QCOMPARE(platter.afterCut(Damage::Lost, *random)[QStringLiteral("/a")], QByteArray(1024, 'x'));
        QCOMPARE(platter.afterCut(Damage::Kept, *random)[QStringLiteral("/a")],
                 QByteArray(512, 'x') + QByteArray(2048, 'y'));
    }

    // Each pattern tears: over many cuts some, but not all, of what was not synced is there; what was synced always is.
    void everyPatternTears_data()
    {
        QTest::addColumn<int>("damage");
        for (const Damage damage : kDamages)
            QTest::newRow(nameOf(damage)) << static_cast<int>(damage);
    }
    void everyPatternTears()
    {
        QFETCH(int, damage);
        Platter platter(Files{{QStringLiteral("/a"), QByteArray(512, 's')}});
        platter.write(0, 512, QByteArray(20 * 512, 'n'));
        const auto random = seededRandom(5);
        int there = 0;
        int garbage = 0;
        std::set<QByteArray> different;
        for (int i = 0; i < 100; ++i) {
            const QByteArray left = platter.afterCut(Damage(damage), *random)[QStringLiteral("/a")];
            QVERIFY(left.startsWith(QByteArray(512, 's')));
            for (qsizetype at = 512; at < left.size(); at += 512) {
                there += left.mid(at, 512) == QByteArray(512, 'n') ? 1 : 0;
                garbage += left.at(at) != 'n' && left.at(at) != '\0' ? 1 : 0;
            }
            different.insert(left);
        }
        const bool isWhole = Damage(damage) == Damage::Lost || Damage(damage) == Damage::Kept;
        QCOMPARE(different.size() == 1, isWhole);
        QCOMPARE(there > 0, Damage(damage) != Damage::Lost);
        QCOMPARE(there < 2000, Damage(damage) != Damage::Kept);
        QCOMPARE(garbage > 0, Damage(damage) == Damage::Garbage);
    }

    void everyPlannedFaultFiresAndIsTold_data()
    {
        QTest::addColumn<int>("fault");
        for (int i = 0; i <= static_cast<int>(Fault::PowerCut); ++i) {
            if (Fault(i) != Fault::SyncSlow)
                QTest::newRow(nameOf(Fault(i))) << i;
        }
    }
    void everyPlannedFaultFiresAndIsTold()
    {
        QFETCH(int, fault);
        for (const int nth : {1, 2, 3}) {
            FaultDisk disk;
            disk.plan(Fault(fault), nth, true);
            bool wentWell = writeNotes(disk, 5);
            if (wentWell) { // truncating and deleting come with the close
                const auto file = opened(disk);
                wentWell = file != nullptr;
                if (wentWell) {
                    auto writer = file->connectForWriting();
                    wentWell = writer && file->closeCleanly(std::move(*writer));
                }
            }
            QVERIFY2(disk.fired(Fault(fault)) > 0, nameOf(Fault(fault)));
            QVERIFY(disk.wasHit());
            // A -wal that could not be deleted is empty: nobody need be told.
            QVERIFY(!wentWell || Fault(fault) == Fault::DeleteError);
            QCOMPARE(disk.isDown(), Fault(fault) == Fault::Kill || Fault(fault) == Fault::PowerCut);
        }
    }

    void slownessIsToldToWhoKeepsTheTime()
    {
        FaultDisk disk;
        QVERIFY(writeNotes(disk, 1));
        std::chrono::milliseconds waited{0};
        disk.setSlowness(std::chrono::seconds(30), [&waited](std::chrono::milliseconds length) { waited += length; });
        disk.plan(Fault::SyncSlow, 1);
        QVERIFY(writeNotes(disk, 1));
        QCOMPARE(waited, std::chrono::milliseconds(30'000));
        QCOMPARE(disk.fired(Fault::SyncSlow), 1);
        QCOMPARE(notesIn(disk.files()), 2);
    }

    void aFullDiskTakesWhatFits()
    {
        FaultDisk disk;
        QVERIFY(writeNotes(disk, 1));
        qint64 used = 0;
        for (const auto &[name, bytes] : disk.files())
            used += bytes.size();
        disk.setCapacity(used + 5'000);
        QVERIFY(!writeNotes(disk, 5));
        QVERIFY(disk.fired(Fault::NoSpace) > 0);
        disk.repair();
        QVERIFY(writeNotes(disk, 1));
        QCOMPARE(notesIn(disk.files()), 2);
    }

    void fromOutside()
    {
        FaultDisk disk;
        QVERIFY(writeNotes(disk, 1));
        const Files sound = disk.files();
        disk.lockElsewhere(kPath);
        QCOMPARE(DatabaseFile::open(kPath, kind(), disk).error().code, ErrorCode::FileLocked);
        disk.repair();
        disk.setReadOnly(kPath);
        {
            const auto file = opened(disk);
            QVERIFY(file && !file->isWritable() && file->connectForReading());
        }
        disk.repair();
        {
            const auto file = opened(disk);
            QCOMPARE(DatabaseFile::open(kPath, kind(), disk).error().code, ErrorCode::FileLocked);
            disk.replace(kPath, sound.at(kPath));
            QVERIFY(!file->connectForReading());
        }
        {
            const auto file = opened(disk);
            auto writer = file->connectForWriting();
            QVERIFY(file->closeCleanly(std::move(*writer))); // with a -wal its first page would come from there
        }
        QVERIFY(disk.flipBit(kPath, 70, 1));
        QCOMPARE(DatabaseFile::open(kPath, kind(), disk).error().code, ErrorCode::FileNotAWorkspace);
        disk.erase(kPath);
        QVERIFY(!disk.exists(kPath));
        for (const Fault fault :
             {Fault::LockedElsewhere, Fault::ReadOnly, Fault::Replaced, Fault::BitFlip, Fault::Deleted})
            QVERIFY2(disk.fired(fault) > 0, nameOf(fault));
    }

    // Killed: what was written is there, synced or not, and the dead one's locks are not.
    void killedProcessLeavesItsBytesAndNoLocks()
    {
        FaultDisk disk;
        QVERIFY(writeNotes(disk, 1));
        const auto dead = opened(disk);
        auto writer = dead->connectForWriting();
        disk.plan(Fault::Kill, 6);
        QVERIFY(!(*writer)->run(QStringLiteral("INSERT INTO note (text) VALUES (hex(zeroblob(9000)))")));
        QVERIFY(disk.isDown());
        disk.restart();
        QVERIFY(writeNotes(disk, 1));
        QVERIFY(!(*writer)->run(QStringLiteral("INSERT INTO note (text) VALUES ('from the grave')")));
        writer->reset();
        QCOMPARE(notesIn(disk.files()), 2);
    }

    void aLyingDiskLosesWhatItTold()
    {
        FaultDisk disk;
        QVERIFY(writeNotes(disk, 1));
        disk.lieAboutSyncs();
        QVERIFY(writeNotes(disk, 4));
        disk.cutPower();
        disk.restart(Damage::Lost);
        QVERIFY(notesIn(disk.files()) < 5);
    }
};

CB_TEST(TstFaultDisk)
#include "tst_faultdisk.moc"
