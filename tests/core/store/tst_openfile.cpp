// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Which files are opened, which are refused and how, and that a refused or read-only one is not changed by a byte
// (RELIABILITY 4, "Workspace file").
#include "core/store/schema.h"
#include "tests/core/store/tempfolder.h"
#include "tests/core/store/workspacefiles.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <sqlite3.h>

using namespace callboard;
using namespace callboard::test;

namespace {

/// Runs statements with plain SQLite, as somebody else's program would.
bool runElsewhere(const QString &path, const char *sql)
{
    sqlite3 *handle = nullptr;
    const bool done = sqlite3_open(QFile::encodeName(path).constData(), &handle) == SQLITE_OK &&
                      sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!done)
        qWarning("%s", sqlite3_errmsg(handle));
    sqlite3_close(handle);
    return done;
}

} // namespace

class TstOpenFile : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<TempFolder>();
        m_path = m_dir->filePath(QStringLiteral("Käse & 100%2 #?.callboard"));
    }

    void closedWorkspaceIsOneFile()
    {
        makeWorkspace(m_path);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{QFileInfo(m_path).fileName()});
        QVERIFY(!(QFile::permissions(m_path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther))); // people's numbers
    }

    void copiedFileHoldsEverything()
    {
        const WorkspaceImage image = makeWorkspace(m_path);
        const QString copy = m_dir->filePath(QStringLiteral("copy.callboard"));
        QVERIFY(QFile::copy(m_path, copy));
        const auto store = SqliteStore::open(copy);
        QVERIFY(store);
        QCOMPARE(differenceOf(*(*store)->load(), image), QString());
    }

    void settingsOfTheFileAreAsPromised()
    {
        makeWorkspace(m_path);
        const QByteArray head = read(m_path).left(100);
        QCOMPARE(head.mid(68, 4), QByteArray("CBRD"));
        QCOMPARE(head.mid(60, 4), QByteArray::fromHex("00000004")); // user_version
        QCOMPARE(head.mid(18, 2), QByteArray::fromHex("0202"));     // WAL
    }

    // A released version never changes: a new table or index is a new step.
    void schemaOfVersion1IsTheReleasedOne()
    {
        const auto hash = schemaHash(workspaceKind(), 1);
        QVERIFY(hash);
        QCOMPARE(hash->toHex(), QByteArray("61dcd5f176fb228eb8c04e594047d87392459eea70de0a53799077c765c86890"));
    }

    void existingFileIsNotOverwritten()
    {
        write(m_path, "precious");
        QVERIFY(!SqliteStore::create(m_path));
        QCOMPARE(read(m_path), QByteArray("precious"));
        QCOMPARE(bytesIn(m_dir->path()).size(), size_t(1));
    }

    void leftOverWalOfAnotherFileIsNotPlayedIn()
    {
        write(m_path + QStringLiteral("-wal"), "anything");
        const auto before = bytesIn(m_dir->path());
        const auto store = SqliteStore::create(m_path);
        QVERIFY(!store && store.error().code == ErrorCode::FileUnreadable);
        QVERIFY(bytesIn(m_dir->path()) == before);
    }

    void noFolderNoFile()
    {
        const auto store = SqliteStore::create(m_dir->filePath(QStringLiteral("none/x.callboard")));
        QVERIFY(!store && store.error().code == ErrorCode::FileUnreadable);
        QVERIFY(refusal(m_dir->filePath(QStringLiteral("none.callboard"))) == ErrorCode::FileUnreadable);
        QVERIFY(refusal(m_dir->path()) == ErrorCode::FileUnreadable);
        QVERIFY(refusal(QStringLiteral("/dev/null")) == ErrorCode::FileUnreadable);
        QVERIFY(bytesIn(m_dir->path()).empty());
    }

    void filesOfOthersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        makeWorkspace(m_path);
        const QByteArray good = read(m_path);
        QTest::newRow("empty") << QByteArray() << ErrorCode::FileNotAWorkspace;
        QTest::newRow("text") << QByteArray("{\"format\":\"callboard-workspace\"}") << ErrorCode::FileNotAWorkspace;
        QTest::newRow("100 bytes of nothing") << QByteArray(100, '\0') << ErrorCode::FileNotAWorkspace;
        QTest::newRow("half a header") << good.left(50) << ErrorCode::FileNotAWorkspace;
        QByteArray other = good;
        other.replace(68, 4, "ABCD");
        QTest::newRow("another application's database") << other << ErrorCode::FileNotAWorkspace;
        QByteArray newer = good;
        newer.replace(60, 4, QByteArray::fromHex("00000005"));
        QTest::newRow("a newer version") << newer << ErrorCode::FileNewer;
        newer.replace(60, 4, QByteArray::fromHex("ffffffff"));
        QTest::newRow("a much newer version") << newer << ErrorCode::FileNewer;
        QByteArray none = good;
        none.replace(60, 4, QByteArray(4, '\0'));
        QTest::newRow("no version") << none << ErrorCode::FileDamaged;
        QTest::newRow("cut in the middle of a page") << good.left(good.size() - 100) << ErrorCode::FileDamaged;
        QTest::newRow("something behind its end") << good + "x" << ErrorCode::FileDamaged;
        const int page = 4096;
        for (int pages = 1; pages < good.size() / page; pages += 3)
            QTest::newRow(qPrintable(QStringLiteral("cut after page %1").arg(pages)))
                << good.left(qsizetype(pages) * page) << ErrorCode::FileDamaged;
        for (qsizetype at = page; at < good.size(); at += page) {
            QByteArray zeroed = good;
            zeroed.replace(at, 16, QByteArray(16, '\xa5')); // its kind and its cell pointers
            QTest::newRow(qPrintable(QStringLiteral("page %1 overwritten").arg(at / page + 1)))
                << zeroed << ErrorCode::FileDamaged;
        }
    }
    void filesOfOthersAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        write(m_path, bytes);
        const auto before = bytesIn(m_dir->path());
        QCOMPARE(refusal(m_path), code);
        QVERIFY(bytesIn(m_dir->path()) == before);
    }

    void hostileSchemaIsRefused_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql : {"CREATE TABLE extra (a)", "CREATE VIEW v AS SELECT 1", "DROP INDEX log_at",
                                "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM log; END",
                                "ALTER TABLE meta ADD COLUMN more TEXT", "CREATE VIRTUAL TABLE f USING fts5(a)",
                                "CREATE INDEX i ON log (cause)", "ALTER TABLE candidate RENAME COLUMN note TO notes"})
            QTest::newRow(sql) << QByteArray(sql);
    }
    void hostileSchemaIsRefused()
    {
        QFETCH(QByteArray, sql);
        makeWorkspace(m_path);
        QVERIFY(runElsewhere(m_path, sql.constData()));
        const auto before = bytesIn(m_dir->path());
        QCOMPARE(refusal(m_path), ErrorCode::FileDamaged);
        QVERIFY(bytesIn(m_dir->path()) == before);
    }

    void wrongWordsAreFoundWhenTheyAreRead_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *sql, const char *where) {
            QTest::newRow(where) << QByteArray(sql) << QString::fromLatin1(where);
        };
        row("UPDATE reservation SET state='flying'", "reservation.state");
        row("UPDATE reservation SET zone='Mars/Olympus'", "reservation.zone");
        row("UPDATE reservation SET why='[{}]'", "reservation.why");
        row("UPDATE reservation SET zone_offsets='{}'", "reservation.zone_offsets");
        row("UPDATE reservation SET days='8'", "reservation.days");
        row("UPDATE candidate SET phone='123'", "candidate.phone");
        row("UPDATE candidate SET simulate='[]'", "candidate.simulate");
        row("UPDATE batch SET candidates='null'", "batch.candidates");
        row("UPDATE log SET type='party'", "log.type");
        row("UPDATE attempt SET place=place+5", "attempt.");
        row("UPDATE pool SET global_cap=99999999999", "pool.global_cap");
    }
    void wrongWordsAreFoundWhenTheyAreRead()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, where);
        makeWorkspace(m_path);
        QVERIFY(runElsewhere(m_path, sql.constData()));
        const auto store = SqliteStore::open(m_path);
        QVERIFY(store);
        const auto image = (*store)->load();
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::FileDamaged);
        QVERIFY2(image.error().detail.startsWith(where), qPrintable(image.error().detail));
    }

    void forgedLogIsFoundByTheIntegrityCheck()
    {
        makeWorkspace(m_path);
        QVERIFY(runElsewhere(m_path, "UPDATE log SET cause='nothing happened' WHERE sequence=3"));
        const auto store = SqliteStore::open(m_path);
        QVERIFY(store && (*store)->load());
        const auto checked = (*store)->checkIntegrity();
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::FileDamaged);
        QVERIFY(checked.error().detail.contains(QStringLiteral("entry 3 of")));
    }

    void lastGroupInTheWalIsRead()
    {
        const WorkspaceImage image = makeAbandoned(m_path);
        const auto store = SqliteStore::open(m_path);
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        QCOMPARE(differenceOf(*(*store)->load(), image), QString());
        QVERIFY((*store)->close());
        QVERIFY(!QFile::exists(m_path + QStringLiteral("-wal")));
        const auto again = SqliteStore::open(m_path);
        QCOMPARE(differenceOf(*(*again)->load(), image), QString());
    }

    void openedAndNeverUsedStillMovesTheWal()
    {
        const WorkspaceImage image = makeAbandoned(m_path);
        {
            const auto store = SqliteStore::open(m_path);
            QVERIFY(store);
        }
        QVERIFY(!QFile::exists(m_path + QStringLiteral("-wal")));
        const auto again = SqliteStore::open(m_path);
        QCOMPARE(differenceOf(*(*again)->load(), image), QString());
    }

    void walOfAnotherWorkspaceIsRefused()
    {
        makeAbandoned(m_path);
        const QByteArray wal = read(m_path + QStringLiteral("-wal"));
        const QString other = m_dir->filePath(QStringLiteral("other.callboard"));
        makeWorkspace(other, 99);
        // Without its last frames, so that it does not bring every page of its own.
        write(other + QStringLiteral("-wal"), wal);
        QVERIFY(QFile::remove(m_path) && QFile::remove(m_path + QStringLiteral("-wal")));
        const auto before = bytesIn(m_dir->path());
        const ErrorCode code = refusal(other);
        if (code == ErrorCode::Cancelled) // the -wal was a whole workspace: then it is that one, and sound
            QVERIFY(SqliteStore::open(other));
        else
            QVERIFY(code == ErrorCode::FileDamaged && bytesIn(m_dir->path()) == before);
    }

    void damagedFileWithWalStaysAsItIs()
    {
        makeAbandoned(m_path);
        QByteArray bytes = read(m_path);
        bytes.replace(18, 2, "zz");
        write(m_path, bytes);
        const auto before = bytesIn(m_dir->path());
        QCOMPARE(refusal(m_path), ErrorCode::FileDamaged);
        QVERIFY(bytesIn(m_dir->path()) == before);
    }

    void newerSchemaInTheWalIsRefusedUnchanged()
    {
        makeWorkspace(m_path);
        sqlite3 *handle = nullptr;
        QCOMPARE(sqlite3_open(QFile::encodeName(m_path).constData(), &handle), SQLITE_OK);
        QCOMPARE(sqlite3_exec(handle, "PRAGMA user_version=7", nullptr, nullptr, nullptr), SQLITE_OK);
        const QString copy = m_dir->filePath(QStringLiteral("copy.callboard"));
        write(copy, read(m_path));
        write(copy + QStringLiteral("-wal"), read(m_path + QStringLiteral("-wal")));
        sqlite3_close(handle);
        QVERIFY(QFile::remove(m_path));
        const auto before = bytesIn(m_dir->path());
        QCOMPARE(refusal(copy), ErrorCode::FileNewer);
        QVERIFY(bytesIn(m_dir->path()) == before);
    }

    void journalBesideItIsNotPlayedBack()
    {
        makeWorkspace(m_path);
        write(m_path + QStringLiteral("-journal"), QByteArray(1000, 'j'));
        const auto before = bytesIn(m_dir->path());
        QCOMPARE(refusal(m_path), ErrorCode::FileDamaged);
        QVERIFY(bytesIn(m_dir->path()) == before);
    }

    void writeProtectedFileIsOpenedForReading()
    {
        const WorkspaceImage image = makeWorkspace(m_path);
        QVERIFY(QFile::setPermissions(m_path, QFileDevice::ReadOwner));
        const auto before = bytesIn(m_dir->path());
        {
            const auto store = SqliteStore::open(m_path);
            QVERIFY(store);
            QVERIFY(!(*store)->isWritable());
            QVERIFY(!(*store)->readOnlyReason().isEmpty());
            QCOMPARE(differenceOf(*(*store)->load(), image), QString());
            QVERIFY(!(*store)->log({.company = image.companies[0].id})->empty());
            WriteGroup group;
            group.isDemo = true;
            const auto refused = (*store)->commit(group);
            QVERIFY(!refused && refused.error().code == ErrorCode::ReadOnly);
            QVERIFY((*store)->checkIntegrity());
            QVERIFY((*store)->close());
        }
        QVERIFY(bytesIn(m_dir->path()) == before);
    }

    void writeProtectedFileWithWalIsReadFromAPrivateCopy()
    {
        const WorkspaceImage image = makeAbandoned(m_path);
        QVERIFY(QFile::setPermissions(m_path, QFileDevice::ReadOwner));
        const auto before = bytesIn(m_dir->path());
        {
            const auto store = SqliteStore::open(m_path);
            QVERIFY(store);
            QVERIFY(!(*store)->isWritable());
            QCOMPARE(differenceOf(*(*store)->load(), image), QString());
        }
        QVERIFY(bytesIn(m_dir->path()) == before);
    }

private:
    std::unique_ptr<TempFolder> m_dir;
    QString m_path;
};

CB_TEST(TstOpenFile)
#include "tst_openfile.moc"
