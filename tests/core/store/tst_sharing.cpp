// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// One program at a time has a workspace open; inside it, workers read the log and copy the file while groups are
// written.
#include "tests/core/store/tempfolder.h"
#include "tests/core/store/workspacefiles.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <atomic>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace callboard;
using namespace callboard::test;

class TstSharing : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<TempFolder>();
        m_path = m_dir->filePath(QStringLiteral("shared.callboard"));
    }

    void secondOpenInOneProcessIsRefused()
    {
        makeWorkspace(m_path);
        const auto first = SqliteStore::open(m_path);
        QVERIFY(first && (*first)->load());
        QCOMPARE(refusal(m_path), ErrorCode::FileLocked);
        const QString link = m_dir->filePath(QStringLiteral("link.callboard"));
        QVERIFY(QFile::link(m_path, link));
        QCOMPARE(refusal(link), ErrorCode::FileLocked);
        const QString hard = m_dir->filePath(QStringLiteral("hard.callboard"));
        QCOMPARE(::link(QFile::encodeName(m_path).constData(), QFile::encodeName(hard).constData()), 0);
        QCOMPARE(refusal(hard), ErrorCode::FileLocked);
        // The refusals took nothing from the first.
        WriteGroup group;
        group.isDemo = true;
        QVERIFY((*first)->commit(group));
        QVERIFY((*first)->close());
        QCOMPARE(refusal(m_path), ErrorCode::Cancelled);
    }

    void secondProcessIsRefused()
    {
        makeWorkspace(m_path);
        int ready[2];
        int done[2];
        QVERIFY(pipe(ready) == 0 && pipe(done) == 0);
        const pid_t child = fork();
        if (child == 0) {
            const auto store = SqliteStore::open(m_path);
            char answer = store ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) != 1 || ::read(done[0], &answer, 1) < 0)
                _exit(1);
            _exit(0); // as a crash: nothing is closed
        }
        char answer = 'n';
        QCOMPARE(::read(ready[0], &answer, 1), 1);
        QCOMPARE(answer, 'y');
        const QByteArray before = read(m_path);
        QCOMPARE(refusal(m_path), ErrorCode::FileLocked);
        QCOMPARE(read(m_path), before);
        QCOMPARE(::write(done[1], "x", 1), 1);
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(refusal(m_path), ErrorCode::Cancelled); // its death freed the file
        for (const int fd : {ready[0], ready[1], done[0], done[1]})
            ::close(fd);
    }

    void replacedFileIsNoLongerWrittenTo()
    {
        makeWorkspace(m_path);
        auto store = SqliteStore::open(m_path);
        QVERIFY(store);
        const QByteArray other("somebody else's file");
        QVERIFY(QFile::remove(m_path));
        write(m_path, other);
        WriteGroup group;
        group.isDemo = true;
        const auto refused = (*store)->commit(group);
        QVERIFY(!refused && refused.error().code == ErrorCode::StoreUnavailable);
        store->reset();
        QCOMPARE(read(m_path), other);
    }

    void backupIsWholeWhileTheStoreIsInUse()
    {
        auto store = SqliteStore::create(m_path);
        RandomValues values(5);
        QVERIFY((*store)->commit(values.workspace(60)));
        const WorkspaceImage image = *(*store)->load();
        const QString target = m_dir->filePath(QStringLiteral("backup.callboard"));
        Result<void> backedUp;
        std::thread worker([&] { backedUp = (*store)->backUpTo(target); });
        WriteGroup group;
        group.positions = {values.position(image.companies[0].id)};
        const bool committed = (*store)->commit(group).has_value();
        worker.join();
        QVERIFY(committed && backedUp);
        const auto copy = SqliteStore::open(target);
        QVERIFY(copy && (*copy)->checkIntegrity());
        // Before or after the other group, never half of it.
        const WorkspaceImage held = *(*copy)->load();
        QVERIFY(differenceOf(held, image).isEmpty() || differenceOf(held, *(*store)->load()).isEmpty());
        QVERIFY(!(*store)->backUpTo(target)); // exists
        QVERIFY(!(*store)->backUpTo(m_dir->filePath(QStringLiteral("none/x"))));
    }

    void logIsReadFromOtherThreadsWhileGroupsAreWritten()
    {
        auto store = SqliteStore::create(m_path);
        RandomValues values(6);
        WriteGroup group = values.workspace(4);
        std::map<CompanyId, WorkspaceImage::LogHead> heads;
        chain(group.log, heads);
        QVERIFY((*store)->commit(group));
        const CompanyId company = group.companies[0].id;
        std::atomic<bool> stop = false;
        std::atomic<int> wrong = 0;
        std::atomic<int> asked = 0;
        const auto ask = [&] {
            size_t last = 0;
            while (!stop) {
                const auto entries = (*store)->log({.company = company, .limit = 10'000, .newestFirst = false});
                if (!entries || entries->size() < last || firstBrokenLink({}, *entries))
                    ++wrong;
                else
                    last = entries->size();
                ++asked;
            }
        };
        std::thread one(ask);
        std::thread two(ask);
        for (int i = 0; i < 100; ++i) {
            WriteGroup more;
            more.log = {values.logEntry(company), values.logEntry(company)};
            chain(more.log, heads);
            if (!(*store)->commit(more))
                ++wrong;
            (*store)->maintain();
        }
        stop = true;
        one.join();
        two.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(asked > 0);
        QCOMPARE((*store)->log({.company = company, .limit = 10'000})->size(), size_t(205));
    }

    void readerOfTheLogDoesNotStopTheClose()
    {
        auto store = SqliteStore::create(m_path);
        RandomValues values(7);
        QVERIFY((*store)->commit(values.workspace(4)));
        QVERIFY((*store)->close());
        const auto refused = (*store)->log({.company = CompanyId(QStringLiteral("c"))});
        QVERIFY(!refused && refused.error().code == ErrorCode::StoreUnavailable);
        QVERIFY(!(*store)->commit(values.workspace(4)));
        QVERIFY((*store)->close()); // again: nothing to do
    }

private:
    std::unique_ptr<TempFolder> m_dir;
    QString m_path;
};

CB_TEST(TstSharing)
#include "tst_sharing.moc"
