// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Two programs have one workspace open because the file system forgot the lock: the one that opened it last goes on,
// the other writes nothing any more (RELIABILITY P2, invariant 26).
#include "core/store/fence.h"
#include "tests/core/store/tempfolder.h"
#include "tests/core/store/workspacefiles.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace callboard;
using namespace callboard::test;

namespace {

/// What a share does that loses its locks: every lock of this process on the file is gone, and nobody is told.
bool forgetLocks(const QString &path)
{
    int forgotten = 0;
    for (const QFileInfo &fd : QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::Files | QDir::System)) {
        if (fd.symLinkTarget() == path && flock(fd.fileName().toInt(), LOCK_UN) == 0)
            ++forgotten;
    }
    return forgotten > 0;
}

WriteGroup groupOf(char pool)
{
    WriteGroup group;
    group.pools = {{PoolId(QString(QLatin1Char(pool))), 7}};
    return group;
}

/// Another program: a process of its own with the workspace, which does what it is asked.
class Program
{
public:
    explicit Program(const QString &path)
    {
        if (pipe(m_asked) != 0 || pipe(m_told) != 0)
            qFatal("no pipe");
        m_pid = fork();
        if (m_pid == 0) {
            ::close(m_asked[1]);
            char step[2];
            while (::read(m_asked[0], step, sizeof step) == sizeof step) {
                const char answer = done(path, step[0], step[1]) ? 'y' : 'n';
                if (::write(m_told[1], &answer, 1) != 1)
                    break;
            }
            _exit(0);
        }
    }
    ~Program()
    {
        ::close(m_asked[1]); // as a crash: nothing is closed
        int status = 0;
        waitpid(m_pid, &status, 0);
        for (const int fd : {m_asked[0], m_told[0], m_told[1]})
            ::close(fd);
    }
    Q_DISABLE_COPY_MOVE(Program)

    bool opens() { return ask('o'); }
    bool writes(char pool) { return ask('w', pool); }
    /// The write is refused because another program writes, and so is everything after it.
    bool isFencedOff(char pool) { return ask('f', pool); }
    bool closes() { return ask('c'); }
    bool losesItsLocks() { return ask('l'); }

private:
    bool ask(char what, char pool = ' ')
    {
        const char step[2] = {what, pool};
        char answer = 'n';
        return ::write(m_asked[1], step, sizeof step) == sizeof step && ::read(m_told[0], &answer, 1) == 1 &&
               answer == 'y';
    }
    bool done(const QString &path, char what, char pool)
    {
        if (what == 'o') {
            auto store = SqliteStore::open(path);
            m_store = store ? std::move(*store) : nullptr;
            return m_store && m_store->load();
        }
        if (what == 'l')
            return forgetLocks(path);
        if (what == 'w')
            return m_store->commit(groupOf(pool)).has_value();
        if (what == 'c')
            return m_store->close().has_value();
        return isRefusedForGood(pool);
    }
    bool isRefusedForGood(char pool)
    {
        const auto written = m_store->commit(groupOf(pool));
        return !written && written.error().code == ErrorCode::StoreUnavailable &&
               written.error().detail.contains(QStringLiteral("another program")) && !m_store->isWritable() &&
               m_store->reopen().error().code == ErrorCode::FileLocked && !m_store->commit(groupOf(pool)) &&
               !m_store->idempotency(CompanyId(QStringLiteral("c")), {}, {}, {});
    }

    int m_asked[2];
    int m_told[2];
    pid_t m_pid;
    std::unique_ptr<SqliteStore> m_store;
};

} // namespace

class TstFence : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<TempFolder>();
        m_path = QFileInfo(m_dir->path()).canonicalFilePath() + QStringLiteral("/shared.callboard");
        makeWorkspace(m_path);
    }

    // proves: P2
    void whoOpenedLastGoesOn()
    {
        Program first(m_path);
        Program second(m_path);
        Program third(m_path);
        QVERIFY(first.opens() && first.writes('1'));
        QVERIFY(!second.opens()); // while there are locks
        QVERIFY(first.writes('2'));
        QVERIFY(first.losesItsLocks() && second.opens());
        QVERIFY(first.isFencedOff('x')); // so what the second has read stays true, though it has not written yet
        QVERIFY(second.writes('3'));

        QVERIFY(second.losesItsLocks() && third.opens());
        QVERIFY(third.writes('4'));
        QVERIFY(second.isFencedOff('x'));
        QVERIFY(first.isFencedOff('x'));
        QVERIFY(third.writes('5') && third.closes());
        QCOMPARE(poolsWritten(), QStringLiteral("12345"));
    }

    void theNextProgramGoesOnAsEver()
    {
        for (const char pool : {'1', '2', '3'}) {
            Program program(m_path);
            QVERIFY(program.opens() && program.writes(pool) && program.writes(pool));
        }
        QCOMPARE(poolsWritten(), QStringLiteral("123"));
    }

    // A commit whose answer was lost may have been carried out or not: neither is taken for another program.
    void theFirstWriteMayBeAskedAgain()
    {
        StoreFence fence(QStringLiteral("me"));
        fence.look(QStringLiteral("3 who"));
        QCOMPARE(fence.owner(), QStringLiteral("4 me"));
        QCOMPARE(fence.judge(QStringLiteral("3 who")), StoreFence::Verdict::Free);
        QCOMPARE(fence.judge(QStringLiteral("4 me")), StoreFence::Verdict::Ours);
        QCOMPARE(fence.judge(QStringLiteral("4 you")), StoreFence::Verdict::Taken);
        QCOMPARE(fence.judge({}), StoreFence::Verdict::Taken);
        fence.hold();
        QCOMPARE(fence.judge(QStringLiteral("4 me")), StoreFence::Verdict::Ours);
        QCOMPARE(fence.judge(QStringLiteral("3 who")), StoreFence::Verdict::Taken); // an older file was put back
        QCOMPARE(fence.judge(QStringLiteral("5 you")), StoreFence::Verdict::Taken);
    }

private:
    /// Those named by a digit, and what must never be there.
    QString poolsWritten() const
    {
        auto store = SqliteStore::open(m_path);
        const auto image = store ? (*store)->load() : Result<WorkspaceImage>(store.error());
        QString names;
        for (const Pool &pool : image ? image->pools : std::vector<Pool>()) {
            if (pool.id.text().size() == 1)
                names += pool.id.text();
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    std::unique_ptr<TempFolder> m_dir;
    QString m_path;
};

CB_TEST(TstFence)
#include "tst_fence.moc"
