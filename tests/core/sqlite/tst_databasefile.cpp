// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Settings as read back, versions brought forward with a backup first, locks and names; with a small kind of file of
// its own, so that more than one version exists.
#include "core/sqlite/databasefile.h"
#include "core/sqlite/fileheader.h"
#include "core/sqlite/handle.h"
#include "core/sqlite/publish.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace callboard;

namespace {

FileKind kindOf(int version)
{
    FileKind kind{0x54455354, {}}; // "TEST"
    const std::vector<QStringList> steps{
        {QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")},
        {QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a (id)) STRICT"),
         QStringLiteral("INSERT INTO b SELECT id, id FROM a")},
        {QStringLiteral("ALTER TABLE a ADD COLUMN more TEXT NOT NULL DEFAULT 'none'")},
    };
    kind.steps.assign(steps.begin(), steps.begin() + version);
    return kind;
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesIn(const QTemporaryDir &dir)
{
    return QDir(dir.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

// A closed file of version 1 with two rows.
void makeVersion1(const QString &path)
{
    auto file = DatabaseFile::create(path, kindOf(1));
    if (!file)
        qFatal("%s", qPrintable(file.error().detail));
    auto writer = (*file)->connectForWriting();
    if (!writer || !(*writer)->run(QStringLiteral("INSERT INTO a VALUES (1, 'one'), (2, 'two')")) ||
        !(*file)->closeCleanly(std::move(*writer)))
        qFatal("cannot make a file of version 1");
}

QString valueIn(const DatabaseFile &file, const char *sql)
{
    auto reader = file.connectForReading();
    if (!reader)
        return reader.error().detail;
    const auto value = (*reader)->valueOf(QString::fromLatin1(sql));
    return value ? value->toString() : value.error().detail;
}

} // namespace

class TstDatabaseFile : public QObject
{
    Q_OBJECT
private slots:
    void settingsAreThoseOfThePage_data()
    {
        QTest::addColumn<QString>("pragma");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *pragma, const char *value) {
            QTest::newRow(pragma) << QString::fromLatin1(pragma) << QString::fromLatin1(value);
        };
        row("journal_mode", "wal"); // RELIABILITY P1 and section 4
        row("synchronous", "2");
        row("foreign_keys", "1");
        row("wal_autocheckpoint", "0");
        row("trusted_schema", "0");
        row("cell_size_check", "1");
        row("encoding", "UTF-8");
        row("application_id", "1413829460");
        row("user_version", "2");
    }
    void settingsAreThoseOfThePage()
    {
        QFETCH(QString, pragma);
        QFETCH(QString, value);
        const QTemporaryDir dir;
        const auto file = DatabaseFile::create(dir.filePath(QStringLiteral("x.db")), kindOf(2));
        QVERIFY(file);
        auto writer = (*file)->connectForWriting();
        QVERIFY(writer);
        QCOMPARE((*writer)->valueOf(QStringLiteral("PRAGMA ") + pragma)->toString(), value);
    }

    void dangerousStatementsAreRefused_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql :
             {"SELECT load_extension('x')", "ATTACH ':memory:' AS other", "PRAGMA writable_schema=ON; ",
              "DELETE FROM sqlite_schema", "UPDATE sqlite_schema SET sql='x'"})
            QTest::newRow(sql) << QString::fromLatin1(sql);
    }
    void dangerousStatementsAreRefused()
    {
        QFETCH(QString, sql);
        const QTemporaryDir dir;
        const auto file = DatabaseFile::create(dir.filePath(QStringLiteral("x.db")), kindOf(1));
        auto writer = (*file)->connectForWriting();
        const QString before = valueIn(**file, "SELECT group_concat(sql) FROM sqlite_schema");
        (void)(*writer)->run(sql); // refused, or without effect
        (void)(*writer)->run(QStringLiteral("DELETE FROM sqlite_schema"));
        QCOMPARE(valueIn(**file, "SELECT group_concat(sql) FROM sqlite_schema"), before);
    }

    void readersCannotWrite()
    {
        const QTemporaryDir dir;
        const auto file = DatabaseFile::create(dir.filePath(QStringLiteral("x.db")), kindOf(1));
        auto reader = (*file)->connectForReading();
        QVERIFY(!(*reader)->run(QStringLiteral("INSERT INTO a VALUES (1, 'x')")));
    }

    void olderFileIsBackedUpThenBroughtForward()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("work.callboard"));
        makeVersion1(path);
        {
            const auto file = DatabaseFile::open(path, kindOf(3));
            QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
            QCOMPARE(valueIn(**file, "PRAGMA user_version"), QStringLiteral("3"));
            QCOMPARE(valueIn(**file, "SELECT count(*) FROM b"), QStringLiteral("2"));
            QCOMPARE(valueIn(**file, "SELECT group_concat(text || more) FROM a"), QStringLiteral("onenone,twonone"));
            QVERIFY((*file)->checkIntegrity());
        }
        const QString backup = dir.filePath(QStringLiteral("work.v1-backup.callboard"));
        QVERIFY(QFile::exists(backup));
        const auto saved = DatabaseFile::open(backup, kindOf(1));
        QVERIFY(saved && (*saved)->isWritable());
        QCOMPARE(valueIn(**saved, "SELECT group_concat(text) FROM a"), QStringLiteral("one,two"));
        QVERIFY(!DatabaseFile::open(path, kindOf(1))); // now newer than version 1
    }

    void secondBackupDoesNotReplaceTheFirst()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("work.callboard"));
        QFile other(dir.filePath(QStringLiteral("work.v1-backup.callboard")));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
        other.close();
        makeVersion1(path);
        QVERIFY(DatabaseFile::open(path, kindOf(2)));
        QCOMPARE(read(other.fileName()), QByteArray("mine"));
        QVERIFY(QFile::exists(dir.filePath(QStringLiteral("work.v1-backup-2.callboard"))));
    }

    void failedStepLeavesTheOldVersionWhole()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("work.callboard"));
        makeVersion1(path);
        FileKind broken = kindOf(2);
        broken.steps[1] << QStringLiteral("INSERT INTO nowhere VALUES (1)");
        QVERIFY(!DatabaseFile::open(path, broken));
        const auto file = DatabaseFile::open(path, kindOf(1));
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        QCOMPARE(valueIn(**file, "SELECT group_concat(text) FROM a"), QStringLiteral("one,two"));
        QCOMPARE(valueIn(**file, "SELECT count(*) FROM sqlite_schema"), QStringLiteral("1"));
    }

    void olderFileThatMayNotBeWrittenIsUpgradedInAPrivateCopy()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("work.callboard"));
        makeVersion1(path);
        QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner));
        const QByteArray before = read(path);
        {
            const auto file = DatabaseFile::open(path, kindOf(3));
            QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
            QVERIFY(!(*file)->isWritable());
            QCOMPARE(valueIn(**file, "SELECT count(*) FROM b"), QStringLiteral("2"));
        }
        QCOMPARE(read(path), before);
        QCOMPARE(filesIn(dir), QStringList{QStringLiteral("work.callboard")});
    }

    void orphansAreFoundByTheIntegrityCheck()
    {
        const QTemporaryDir dir;
        const auto file = DatabaseFile::create(dir.filePath(QStringLiteral("x.db")), kindOf(2));
        auto writer = (*file)->connectForWriting();
        QVERIFY(!(*writer)->run(QStringLiteral("INSERT INTO b VALUES (1, 77)"))); // foreign keys are on
        QVERIFY((*file)->checkIntegrity());
        QVERIFY((*writer)->run(QStringLiteral("PRAGMA foreign_keys=OFF")));
        QVERIFY((*writer)->run(QStringLiteral("INSERT INTO b VALUES (1, 77)")));
        const auto checked = (*file)->checkIntegrity();
        QVERIFY(!checked && checked.error().code == ErrorCode::FileDamaged);
    }

    void abandonedConnectionWritesNothingWhenItCloses() // RELIABILITY 1: the checkpoint at close tells no errors
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("x.db"));
        const auto file = DatabaseFile::create(path, kindOf(1));
        auto writer = (*file)->connectForWriting();
        QVERIFY((*writer)->run(QStringLiteral("INSERT INTO a VALUES (1, 'in the wal')")));
        const QByteArray before = read(path);
        const QByteArray wal = read(path + QStringLiteral("-wal"));
        QVERIFY(!wal.isEmpty());
        writer->reset();
        QCOMPARE(read(path), before);
        QCOMPARE(read(path + QStringLiteral("-wal")), wal);
        auto again = (*file)->connectForWriting();
        QVERIFY((*file)->closeCleanly(std::move(*again)));
        QVERIFY(read(path) != before);
        QCOMPARE(filesIn(dir), QStringList{QStringLiteral("x.db")});
    }

    void closeTellsWhenAReaderIsInTheWay()
    {
        const QTemporaryDir dir;
        const auto file = DatabaseFile::create(dir.filePath(QStringLiteral("x.db")), kindOf(1));
        auto writer = (*file)->connectForWriting();
        QVERIFY((*writer)->run(QStringLiteral("INSERT INTO a VALUES (1, 'x')")));
        auto reader = (*file)->connectForReading();
        QVERIFY((*reader)->run(QStringLiteral("BEGIN")));
        QCOMPARE((*reader)->valueOf(QStringLiteral("SELECT count(*) FROM a"))->toInt(), 1);
        QVERIFY((*writer)->run(QStringLiteral("INSERT INTO a VALUES (2, 'y')")));
        const auto closed = (*file)->closeCleanly(std::move(*writer));
        QVERIFY(!closed && closed.error().code == ErrorCode::StoreUnavailable);
        reader->reset();
        auto again = (*file)->connectForWriting();
        QCOMPARE((*again)->valueOf(QStringLiteral("SELECT count(*) FROM a"))->toInt(), 2);
        QVERIFY((*file)->closeCleanly(std::move(*again)));
    }

    void sharedReadersAndOneWriter()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("x.db"));
        makeVersion1(path);
        const auto writer = FileLock::take(path, FileLock::Kind::Exclusive);
        QVERIFY(writer);
        const auto second = FileLock::take(path, FileLock::Kind::Shared);
        QVERIFY(!second && second.error().code == ErrorCode::FileLocked);
    }

    void unfinishedFilesAreNeverSeenUnderTheName()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("x.db"));
        FileKind broken = kindOf(1);
        broken.steps[0] << QStringLiteral("no statement");
        QVERIFY(!DatabaseFile::create(path, broken));
        QVERIFY(filesIn(dir).isEmpty());
    }

    void publishingNeverReplaces()
    {
        const QTemporaryDir dir;
        const QString part = unusedNameBeside(dir.filePath(QStringLiteral("x")));
        QVERIFY(createPrivateFile(part));
        QVERIFY(!createPrivateFile(part));
        QVERIFY(createPrivateFile(dir.filePath(QStringLiteral("x"))));
        QVERIFY(!publishFile(part, dir.filePath(QStringLiteral("x"))));
        QVERIFY(publishFile(part, dir.filePath(QStringLiteral("y"))));
        QVERIFY(!QFile::exists(part));
    }

    void headerIsReadAsTheFormatSays()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("x.db"));
        makeVersion1(path);
        const QByteArray bytes = read(path);
        const auto header = FileHeader::parse(bytes.left(FileHeader::kBytes));
        QVERIFY(header && header->isPlausible());
        QCOMPARE(qsizetype(header->pageSize) * header->pageCount, bytes.size());
        QCOMPARE(header->userVersion, 1U);
        QCOMPARE(header->applicationId, 0x54455354U);
        QVERIFY(!FileHeader::parse(bytes.left(99)));
        QVERIFY(!FileHeader::parse(QByteArray(200, 'x')));
        QByteArray odd = bytes;
        odd[16] = 3; // 768 bytes a page
        QVERIFY(!FileHeader::parse(odd)->isPlausible());
    }
};

CB_TEST(TstDatabaseFile)
#include "tst_databasefile.moc"
