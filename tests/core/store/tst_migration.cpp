// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// A file of each released version of the tables is brought forward and loses nothing.
#include "core/sqlite/databasefile.h"
#include "core/store/schema.h"
#include "tests/core/store/tempfolder.h"
#include "tests/core/store/workspacefiles.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;

namespace {

/// A workspace as the program that knew version 1 wrote it, in that version's own columns.
void makeVersion1(const QString &path)
{
    FileKind kind = workspaceKind();
    kind.steps.resize(1);
    kind.finish = {};
    const auto file = DatabaseFile::create(path, kind);
    if (!file)
        qFatal("%s", qPrintable(file.error().detail));
    auto writer = (*file)->connectForWriting();
    for (const char *sql : {
             "INSERT INTO company (id, name, telephony_enabled) VALUES ('acme', 'Acme', 1)",
             "INSERT INTO batch (company, id, name, position, created_at_ms, created_by_kind, created_by_name, asked, "
             "left_over, candidates) VALUES ('acme', 'batch_old', 'Monday list', 'pos', 1749038400000, 'operator', "
             "'you', 2, '[]', '[\"c1\",\"c2\"]')",
         }) {
        if (!(*writer)->run(QString::fromLatin1(sql)))
            qFatal("%s", sql);
    }
    if (!(*file)->closeCleanly(std::move(*writer)))
        qFatal("not closed");
}

} // namespace

class TstMigration : public QObject
{
    Q_OBJECT
private slots:
    void version1KnewNoPause()
    {
        const TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("work.callboard"));
        makeVersion1(path);
        BatchSummary batch;
        {
            const auto store = SqliteStore::open(path);
            QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
            const auto image = (*store)->load();
            QVERIFY(image);
            QCOMPARE(image->batches.size(), size_t(1));
            batch = image->batches.front();
            QCOMPARE(batch.name, QStringLiteral("Monday list"));
            QCOMPARE(batch.candidates.size(), size_t(2));
            QVERIFY(!batch.isPaused && batch.pauseReason.isEmpty());
            QVERIFY((*store)->checkIntegrity());
            batch.isPaused = true;
            batch.pauseReason = QStringLiteral("noisy line");
            WriteGroup group;
            group.batches.push_back(batch);
            QVERIFY((*store)->commit(group));
        }
        QCOMPARE(read(path).mid(60, 4), QByteArray::fromHex("00000004"));
        QVERIFY(QFile::exists(dir.filePath(QStringLiteral("work.v1-backup.callboard"))));
        const auto again = SqliteStore::open(path);
        const auto image = (*again)->load();
        QVERIFY(image->batches.front().isPaused);
        QCOMPARE(image->batches.front().pauseReason, QStringLiteral("noisy line"));
    }

    // proves: C164 D-FROZEN
    void version2KnewNoHolidays()
    {
        const TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("work.callboard"));
        makeVersion1(path); // steps 2 and 3 both run
        Company company;
        {
            const auto store = SqliteStore::open(path);
            const auto image = (*store)->load();
            QVERIFY(image);
            company = image->companies.front();
            QVERIFY(company.extras.isEmpty());
            company.extras.week = {{5, {{9 * 60, 12 * 60}, {13 * 60, 24 * 60}}}, {7, {}}};
            company.extras.exceptions = {
                {QDate(2025, 12, 24), QDate(2026, 1, 2), true, QStringLiteral("Kalėdos"), {}},
                {QDate(2025, 12, 31), QDate(2025, 12, 31), false, QStringLiteral("Half day"), {{540, 720}}}};
            WriteGroup group;
            group.companies.push_back(company);
            QVERIFY((*store)->commit(group));
        }
        const auto again = SqliteStore::open(path);
        QCOMPARE((*again)->load()->companies.front().extras, company.extras);
    }

    // The tables of a new file and of one that was brought forward are the same to the letter.
    void aMigratedFileIsAsANewOne()
    {
        const TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("work.callboard"));
        makeVersion1(path);
        QVERIFY(SqliteStore::open(path));
        const auto file = DatabaseFile::open(path, workspaceKind());
        QVERIFY(file);
        auto reader = (*file)->connectForReading();
        QCOMPARE(*schemaHash(**reader), *schemaHash(workspaceKind(), workspaceKind().version()));
    }

    void removedKeysAreGone()
    {
        const TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("work.callboard"));
        const WorkspaceImage before = makeWorkspace(path);
        QVERIFY(before.keys.size() > 1);
        {
            const auto store = SqliteStore::open(path);
            WriteGroup group;
            group.removedKeys.emplace_back(before.keys[0].company, before.keys[0].sha256);
            QVERIFY(!group.isEmpty());
            QVERIFY((*store)->commit(group));
        }
        const auto again = SqliteStore::open(path);
        const auto after = (*again)->load();
        QCOMPARE(after->keys.size(), before.keys.size() - 1);
        QVERIFY(std::find(after->keys.begin(), after->keys.end(), before.keys[0]) == after->keys.end());
    }
};

CB_TEST(TstMigration)
#include "tst_migration.moc"
