// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Somebody moves, deletes or replaces the file or its -wal while a store has it open: the next group is refused, and so
// is every other until all is in its place again; no acknowledged group is lost by it.
#include "tests/core/store/tempfolder.h"
#include "tests/core/store/workspacefiles.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;

namespace {

WriteGroup groupOf(char pool)
{
    WriteGroup group;
    group.pools = {{PoolId(QString(QLatin1Char(pool))), 7}};
    return group;
}

void move(const QString &from, const QString &to)
{
    if (rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        qFatal("cannot rename %s", qPrintable(from));
}

} // namespace

class TstDisplaced : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<TempFolder>();
        const QString folder = QFileInfo(m_dir->path()).canonicalFilePath();
        m_path = folder + QStringLiteral("/w.callboard");
        m_wal = m_path + QStringLiteral("-wal");
        m_other = folder + QStringLiteral("/other.callboard");
        makeWorkspace(m_path);
        auto opened = SqliteStore::open(m_path);
        QVERIFY(opened);
        m_store = std::move(*opened);
        QVERIFY(m_store->load() && m_store->commit(groupOf('1')));
    }
    void cleanup() { m_store.reset(); }

    // proves: P1 P2
    void theFileIsDisplaced_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"moved", "deleted", "replaced"})
            QTest::addRow("%s", how) << QString::fromLatin1(how);
    }
    void theFileIsDisplaced()
    {
        QFETCH(QString, how);
        if (how == QLatin1String("moved"))
            move(m_path, m_other);
        else if (how == QLatin1String("deleted"))
            QVERIFY(QFile::remove(m_path));
        else {
            makeWorkspace(m_other, 2);
            move(m_other, m_path);
        }
        const QByteArray inItsPlace = read(m_path);
        isRefused();
        isRefused();
        (void)m_store->close(); // and touches nothing of what is in its place now
        m_store.reset();
        QCOMPARE(read(m_path), inItsPlace);
    }

    void itIsNoticedWithoutAGroup()
    {
        move(m_path, m_other);
        m_store->maintain();
        QVERIFY(!m_store->isWritable());
        move(m_other, m_path);
        QVERIFY(m_store->reopen());
        QVERIFY(m_store->isWritable() && m_store->commit(groupOf('2')));
        QCOMPARE(poolsAfterAKill(), QStringLiteral("12"));
    }

    void theWalIsDeleted()
    {
        QVERIFY(m_store->commit(groupOf('2')));
        QVERIFY(QFile::remove(m_wal));
        QVERIFY(!m_store->commit(groupOf('3'))); // not acknowledged; it may be there or not
        QVERIFY(!m_store->isWritable());
        QVERIFY(m_store->reopen()); // everything that was only in it is in the file now
        QVERIFY(m_store->load() && m_store->commit(groupOf('4')));
        QCOMPARE(poolsAfterAKill().remove(QLatin1Char('3')), QStringLiteral("124"));
    }

    void theWalIsDeletedAndThenTheProgramEnds()
    {
        QVERIFY(m_store->commit(groupOf('2')));
        QVERIFY(QFile::remove(m_wal));
        m_store->maintain();
        QVERIFY(!m_store->isWritable());
        m_store.reset();
        QCOMPARE(poolsAfterAKill(), QStringLiteral("12"));
    }

    void anOlderWalIsPutInItsPlace()
    {
        const QByteArray older = read(m_wal);
        QVERIFY(m_store->commit(groupOf('2')));
        write(m_other, older);
        move(m_other, m_wal);
        isRefused();
        isRefused(); // while it is there
        QVERIFY(QFile::remove(m_wal));
        QVERIFY(m_store->reopen());
        QVERIFY(m_store->load() && m_store->commit(groupOf('3')));
        QCOMPARE(poolsAfterAKill().remove(QLatin1Char('x')), QStringLiteral("123"));
    }

private:
    void isRefused()
    {
        const auto written = m_store->commit(groupOf('x'));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::StoreUnavailable);
        QVERIFY2(written.error().detail.contains(QStringLiteral("while it was open")),
                 qPrintable(written.error().detail));
        QVERIFY(!m_store->isWritable());
        const auto reopened = m_store->reopen();
        QVERIFY(!reopened);
        QCOMPARE(reopened.error().code, ErrorCode::StoreUnavailable);
        QVERIFY(!m_store->load());
    }
    /// Those named by one letter, as the next program finds them.
    QString poolsAfterAKill()
    {
        const QByteArray file = read(m_path);
        const QByteArray wal = read(m_wal);
        m_store.reset();
        const QString copy = m_path + QStringLiteral(".copy");
        write(copy, file);
        write(copy + QStringLiteral("-wal"), wal);
        auto store = SqliteStore::open(copy);
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
    QString m_wal;
    QString m_other;
    std::unique_ptr<SqliteStore> m_store;
};

CB_TEST(TstDisplaced)
#include "tst_displaced.moc"
