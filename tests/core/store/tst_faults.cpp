// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// An acknowledged group survives kill -9, power cuts and failing disks; no group is ever there by half (P1).
// CALLBOARD_STORE_CUTS, CALLBOARD_STORE_KILLS: how many. The gate of RELIABILITY P1 (20,000 cuts, 500 kills) is
//   QTEST_FUNCTION_TIMEOUT=3600000 CALLBOARD_STORE_CUTS=20000 CALLBOARD_STORE_KILLS=500 test_core_store --only
//   tst_faults
// proves: D-IDEM D-ATOMIC
#include "core/store/sqlitestore.h"
#include "tests/core/store/faultvfs.h"
#include "tests/support/processes.h"
#include "tests/core/store/randomvalues.h"
#include "tests/core/store/tempfolder.h"
#include "tests/support/memorystore.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QtTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace callboard;
using namespace callboard::test;

namespace {

// With every test of a push within its minutes.
constexpr int kCuts = 1'500;
constexpr int kKills = 150;

int sizeFrom(const char *variable, int usual)
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? asked : usual;
}

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

struct PowerCut
{
    int at;             ///< behind this many changes of the disk
    double kept;        ///< share of the unsynced sectors that are there
    std::uint64_t tear; ///< which ones
};

struct Acknowledged
{
    int groups;
    int changes; ///< of the disk when it was acknowledged
};

const QString kName = QStringLiteral("w.callboard");

std::unique_ptr<SqliteStore> freshStore(const QString &folder)
{
    auto store = SqliteStore::create(folder + QLatin1Char('/') + kName);
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    return std::move(*store);
}

/// What is left of `files` when they are opened: how many groups, -1 and a reason when they are not sound.
int recovered(const History &history, const std::map<QString, QByteArray> &files, QString *why)
{
    const TempFolder folder;
    for (const auto &[name, bytes] : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot lay out the files of a power cut");
    }
    auto store = SqliteStore::open(folder.filePath(kName));
    if (!store) {
        *why = store.error().detail;
        return -1;
    }
    return history.heldBy(**store, why);
}

/// Writes the whole history, closing and opening again now and then so that everything is moved into the file too.
std::vector<Acknowledged> writeAll(const History &history, const QString &folder, const FaultVfs &disk, int closeEvery)
{
    std::vector<Acknowledged> done;
    const QString path = folder + QLatin1Char('/') + kName;
    auto store = SqliteStore::open(path);
    for (int i = 0; i < history.size(); ++i) {
        if (!store || !(*store)->commit(history.group(i)))
            qFatal("a healthy disk failed");
        done.push_back({i + 1, disk.changes()});
        (*store)->maintain();
        if (closeEvery && i % closeEvery == closeEvery - 1) {
            if (!(*store)->close())
                qFatal("a healthy disk failed to close");
            store->reset();
            store = SqliteStore::open(path);
        }
    }
    return done;
}

} // namespace

class TstFaults : public QObject
{
    Q_OBJECT

    // Cuts the power `cuts` times, anywhere, and looks at what is left in as many processes as there are cores (opening
    // a workspace is what costs). Answers how many cuts lost or halved a group; the cuts depend on the seed alone.
    static int violations(const History &history, const std::vector<Acknowledged> &done, const FaultVfs &disk, int cuts,
                          std::uint64_t seed, QString *first)
    {
        const auto random = seededRandom(seed);
        static constexpr double kKept[] = {0, 1, 0.5, 0.9, 0.1, 0.99, 0.01, 0.75};
        std::vector<PowerCut> planned;
        for (int i = 0; i < cuts; ++i) {
            planned.push_back({static_cast<int>(random->next() % static_cast<std::uint64_t>(disk.changes() + 1)),
                               kKept[random->next() % std::size(kKept)], random->next()});
        }
        int wrong = 0;
        for (const QByteArray &finding : inProcesses(cuts, [&](int i) {
                 return wrongAfter(history, done, disk, planned[static_cast<size_t>(i)]).toUtf8();
             })) {
            ++wrong;
            if (first->isEmpty())
                *first = QString::fromUtf8(finding);
        }
        return wrong;
    }

    /// Empty when everything acknowledged before the cut is there, and at most one group more.
    static QString wrongAfter(const History &history, const std::vector<Acknowledged> &done, const FaultVfs &disk,
                              const PowerCut &cut)
    {
        int acknowledged = 0;
        for (const Acknowledged &ack : done)
            acknowledged = ack.changes <= cut.at ? ack.groups : acknowledged;
        QString why;
        const int held = recovered(history, disk.afterCut(cut.at, cut.kept, cut.tear), &why);
        if (held == acknowledged || held == acknowledged + 1)
            return {};
        return QStringLiteral("cut at change %1, kept %2, seed %3: %4 acknowledged, %5 held; %6")
            .arg(cut.at)
            .arg(cut.kept)
            .arg(cut.tear)
            .arg(acknowledged)
            .arg(held)
            .arg(why);
    }

private slots:
    void powerCutsLoseNothingAcknowledged()
    {
        const History history(1, 12, 3);
        const TempFolder folder;
        freshStore(folder.path());
        const FaultVfs disk(folder.path());
        const auto done = writeAll(history, folder.path(), disk, 4);
        QString first;
        const int wrong = violations(history, done, disk, sizeFrom("CALLBOARD_STORE_CUTS", kCuts), 1, &first);
        QVERIFY2(wrong == 0, qPrintable(first));
    }

    // Groups so large that pages are moved into the file while the store is in use.
    void powerCutsWhilePagesAreMovedLoseNothing()
    {
        const History history(2, 10, 300);
        const TempFolder folder;
        freshStore(folder.path());
        const FaultVfs disk(folder.path());
        const auto done = writeAll(history, folder.path(), disk, 0);
        QString first;
        const int wrong = violations(history, done, disk, sizeFrom("CALLBOARD_STORE_CUTS", kCuts) / 20, 2, &first);
        QVERIFY2(wrong == 0, qPrintable(first));
    }

    // The test of the test: with a disk that lies about fsync the same cuts must lose groups.
    void aLyingDiskIsFoundOut()
    {
        const History history(3, 12, 3);
        const TempFolder folder;
        freshStore(folder.path());
        FaultVfs disk(folder.path());
        disk.lieAboutSyncs();
        const auto done = writeAll(history, folder.path(), disk, 4);
        QString first;
        QVERIFY(violations(history, done, disk, 40, 3, &first) > 10);
    }

    void failingDisk_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("forGood");
        QTest::newRow("one write fails") << int(FaultVfs::Fault::Write) << false;
        QTest::newRow("writes fail from then on") << int(FaultVfs::Fault::Write) << true;
        QTest::newRow("one sync fails and its pages are dropped") << int(FaultVfs::Fault::Sync) << false;
        QTest::newRow("syncs fail from then on") << int(FaultVfs::Fault::Sync) << true;
        QTest::newRow("once no space") << int(FaultVfs::Fault::Full) << false;
        QTest::newRow("no space from then on") << int(FaultVfs::Fault::Full) << true;
    }
    void failingDisk()
    {
        QFETCH(int, fault);
        QFETCH(bool, forGood);
        const History history(4, 8, 2);
        const bool isRare = FaultVfs::Fault(fault) == FaultVfs::Fault::Sync; // few of them: all are tried
        const int step = isRare || sizeFrom("CALLBOARD_STORE_EVERY_FAULT", 0) ? 1 : 7;
        int hits = 0;
        for (int nth = 1;; nth += step) {
            const TempFolder folder;
            freshStore(folder.path());
            FaultVfs disk(folder.path());
            auto store = SqliteStore::open(folder.filePath(kName));
            QVERIFY(store);
            disk.plan(FaultVfs::Fault(fault), nth, forGood);
            int acknowledged = 0;
            int refused = 0;
            QString why;
            while (acknowledged < history.size()) {
                const auto committed = (*store)->commit(history.group(acknowledged));
                if (committed) {
                    ++acknowledged;
                    if (acknowledged % 3 == 0) { // everything into the file, and on with a new object
                        const bool closed = (*store)->close().has_value();
                        QVERIFY(closed || disk.wasHit());
                        store->reset();
                        if (disk.wasHit())
                            disk.repair();
                        store = SqliteStore::open(folder.filePath(kName));
                        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
                    }
                    continue;
                }
                // Nothing more is acknowledged until it was opened again.
                QVERIFY(disk.wasHit());
                QVERIFY(++refused < 5);
                QCOMPARE(committed.error().code, ErrorCode::StoreUnavailable);
                QVERIFY(!(*store)->isWritable());
                QCOMPARE((*store)->commit(history.group(acknowledged)).error().code, ErrorCode::StoreUnavailable);
                QCOMPARE((*store)->load().error().code, ErrorCode::StoreUnavailable);
                // The power may go right now ...
                const int held = recovered(history, disk.afterCut(disk.changes(), 0.5, std::uint64_t(nth)), &why);
                QVERIFY2(held == acknowledged || held == acknowledged + 1, qPrintable(why));
                // ... or the disk comes back, and what is in doubt is asked of the store.
                disk.repair();
                const auto reopened = (*store)->reopen();
                QVERIFY2(reopened, reopened ? "" : qPrintable(reopened.error().detail));
                QVERIFY((*store)->isWritable());
                const int now = history.heldBy(**store, &why);
                QVERIFY2(now == acknowledged || now == acknowledged + 1, qPrintable(why));
                acknowledged = now;
            }
            // And what was acknowledged after the fault is as safe as what was before it.
            const int held = recovered(history, disk.afterCut(disk.changes(), 0, 1), &why);
            QVERIFY2(
                held == history.size(),
                qPrintable(
                    QStringLiteral("fault at %1: %2 of %3 held; %4").arg(nth).arg(held).arg(history.size()).arg(why)));
            if (!disk.wasHit())
                break;
            ++hits;
        }
        QVERIFY(hits > 3);
    }

    void reopenIsRefusedWhileTheFileIsDamaged()
    {
        const History history(5, 3, 2);
        const TempFolder folder;
        auto store = freshStore(folder.path());
        QVERIFY(store->commit(history.group(0)));
        QVERIFY(store->close());
        store.reset();
        FaultVfs disk(folder.path());
        auto opened = SqliteStore::open(folder.filePath(kName));
        QVERIFY(opened);
        store = std::move(*opened);
        disk.plan(FaultVfs::Fault::Sync, 1);
        QVERIFY(!store->commit(history.group(1)));
        QFile file(folder.filePath(kName));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(3 * 4096) && file.write(QByteArray(2048, 'x')) == 2048);
        file.close();
        const auto reopened = store->reopen();
        QVERIFY(!reopened && reopened.error().code == ErrorCode::FileDamaged);
        QVERIFY(!store->isWritable());
        QCOMPARE(store->commit(history.group(1)).error().code, ErrorCode::StoreUnavailable);
    }

    void killedAnywhereLosesNothingAcknowledged()
    {
        const History history(6, 10, 3);
        const auto random = seededRandom(6);
        const int kills = sizeFrom("CALLBOARD_STORE_KILLS", kKills);
        std::vector<int> at;
        for (int i = 0; i < kills; ++i)
            at.push_back(1 + static_cast<int>(random->next() % 160));
        const auto findings = inProcesses(kills, [&](int i) { return killedAt(history, at[static_cast<size_t>(i)]); });
        int survived = 0;
        for (const QByteArray &finding : findings) {
            QVERIFY2(finding == kSurvived, finding.constData());
            ++survived;
        }
        QVERIFY(survived < kills / 2);
    }

private:
    static inline const QByteArray kSurvived = "was not killed";

    /// A process writes the history and dies before the nth change of its disk. Empty when it was killed and nothing it
    /// had acknowledged is gone.
    static QByteArray killedAt(const History &history, int at)
    {
        const TempFolder folder;
        freshStore(folder.path());
        int acks[2];
        if (pipe(acks) != 0)
            return "no pipe";
        const pid_t child = fork();
        if (child == 0) {
            ::close(acks[0]);
            writeUntilKilled(history, folder.path(), at, acks[1]);
            _exit(0);
        }
        ::close(acks[1]);
        int acknowledged = 0;
        for (char c = 0; ::read(acks[0], &c, 1) == 1;)
            ++acknowledged;
        ::close(acks[0]);
        int status = 0;
        if (waitpid(child, &status, 0) != child)
            return "no such child";
        const auto store = SqliteStore::open(folder.filePath(kName));
        if (!store)
            return store.error().detail.toUtf8();
        QString why;
        const int held = history.heldBy(**store, &why);
        if (held != acknowledged && held != acknowledged + 1)
            return QStringLiteral("killed at %1: %2 acknowledged, %3 held; %4")
                .arg(at)
                .arg(acknowledged)
                .arg(held)
                .arg(why)
                .toUtf8();
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? QByteArray() : kSurvived;
    }

    static void writeUntilKilled(const History &history, const QString &folder, int at, int acks)
    {
        const QString path = folder + QLatin1Char('/') + kName;
        FaultVfs disk(folder);
        disk.plan(FaultVfs::Fault::Kill, at);
        auto store = SqliteStore::open(path);
        for (int n = 0; store && n < history.size(); ++n) {
            if (!(*store)->commit(history.group(n)) || ::write(acks, "a", 1) != 1)
                break;
            if (n % 4 == 3) {
                (void)(*store)->close();
                store = SqliteStore::open(path);
            }
        }
    }
};

CB_TEST(TstFaults)
#include "tst_faults.moc"
