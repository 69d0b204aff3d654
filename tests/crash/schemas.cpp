// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Files of older versions, brought forward with a power cut after each change of the disk; files of a newer version, or
// cut short: refused and not changed by a byte.
#include "core/sqlite/databasefile.h"
#include "core/store/schema.h"
#include "tests/core/store/randomvalues.h"
#include "tests/crash/report.h"
#include "tests/crash/story.h"
#include "tests/support/processes.h"

namespace callboard::test {

namespace {

/// A workspace as the program of that version wrote it, in that version's own columns.
void makeOld(FaultDisk &disk, int version)
{
    FileKind kind = workspaceKind();
    kind.steps.resize(static_cast<size_t>(version));
    kind.finish = {};
    const auto file = DatabaseFile::create(kWorkspace, kind, disk);
    if (!file)
        qFatal("%s", qPrintable(file.error().detail));
    auto writer = (*file)->connectForWriting();
    QStringList sql{QStringLiteral("INSERT INTO pool (id, global_cap) VALUES ('pool', 7)"),
                    QStringLiteral("INSERT INTO company (id, name, telephony_enabled) VALUES ('acme', 'Acme', 1)")};
    for (int i = 0; i < 40; ++i) {
        sql << QStringLiteral("INSERT INTO batch (company, id, name, position, created_at_ms, created_by_kind, "
                              "created_by_name, asked, left_over, candidates) VALUES ('acme', 'batch_%1', 'Monday list "
                              "%1', 'pos', 1749038400000, 'operator', 'you', 2, '[]', '[\"c1\",\"c2\"]')")
                   .arg(i);
        sql << QStringLiteral("INSERT INTO idempotency VALUES ('acme', 'POST', 'key-%1', zeroblob(32), 201, "
                              "CAST('{\"n\":%1}' AS BLOB), 1849038400000)")
                   .arg(i);
    }
    if (version >= 2)
        sql << QStringLiteral("UPDATE batch SET paused=1, pause_reason='noisy line' WHERE id='batch_7'");
    for (const QString &statement : sql) {
        if (!(*writer)->run(statement))
            qFatal("%s", qPrintable(statement));
    }
    if (!(*file)->closeCleanly(std::move(*writer)))
        qFatal("not closed");
}

/// What must be in it whatever the version: counted by hand from makeOld.
QString wrongIn(FaultDisk &disk, int version)
{
    const auto store = SqliteStore::open(kWorkspace, disk);
    if (!store)
        return store.error().detail;
    const auto image = (*store)->load();
    if (!image)
        return image.error().detail;
    if (const auto sound = (*store)->checkIntegrity(); !sound)
        return sound.error().detail;
    int paused = 0;
    for (const BatchSummary &batch : image->batches)
        paused += batch.isPaused && batch.pauseReason == QLatin1String("noisy line") ? 1 : 0;
    if (image->companies.size() != 1 || image->pools.size() != 1 || image->batches.size() != 40 ||
        paused != (version >= 2 ? 1 : 0))
        return QStringLiteral("rows are gone");
    for (const int key : {0, 17, 39}) {
        const auto row = (*store)->idempotency(CompanyId(QStringLiteral("acme")), QStringLiteral("POST"),
                                               QStringLiteral("key-%1").arg(key), Instant());
        if (!row || !*row || (*row)->answer != "{\"n\":" + QByteArray::number(key) + "}")
            return QStringLiteral("the answer to key %1 is gone").arg(key);
    }
    WriteGroup group;
    group.pools = {{PoolId(QStringLiteral("more")), 1}};
    if (!(*store)->commit(group) || !(*store)->close())
        return QStringLiteral("cannot be written");
    return {};
}

int migrationCuts(Report &report, int version, std::uint64_t seed)
{
    FaultDisk disk(seed);
    makeOld(disk, version);
    disk.record();
    if (!SqliteStore::open(kWorkspace, disk))
        report.violation(QStringLiteral("version %1 is not brought forward").arg(version));
    const auto &moments = disk.moments();
    const int count = static_cast<int>(moments.size() * kDamages.size());
    report.violations(inProcesses(count, [&](int i) -> QByteArray {
        const auto random = seededRandom(seed + static_cast<std::uint64_t>(i));
        const auto moment = static_cast<size_t>(i) / kDamages.size();
        const Damage damage = kDamages[static_cast<size_t>(i) % kDamages.size()];
        FaultDisk after(seed, moments[moment].afterCut(damage, *random));
        const QString why = wrongIn(after, version);
        return why.isEmpty() ? QByteArray()
                             : QStringLiteral("version %1, cut after change %2 (%3): %4")
                                   .arg(version)
                                   .arg(moment)
                                   .arg(QLatin1String(nameOf(damage)), why)
                                   .toUtf8();
    }));
    return count;
}

void newerIsRefused(Report &report)
{
    FileKind newer = workspaceKind();
    newer.steps.push_back({QStringLiteral("CREATE TABLE future (a TEXT) STRICT")});
    FaultDisk disk(1);
    {
        const auto file = DatabaseFile::create(kWorkspace, newer, disk);
        if (!file)
            qFatal("no newer file");
    }
    const Files before = disk.files();
    const auto store = SqliteStore::open(kWorkspace, disk);
    if (store || store.error().code != ErrorCode::FileNewer || disk.files() != before)
        report.violation(QStringLiteral("a newer file is not refused as it is"));
}

Files closedStory(std::uint64_t seed)
{
    FaultDisk disk(seed);
    Chronicle chronicle;
    {
        Story story(disk, chronicle, seed);
        story.tell(20);
    }
    return disk.files();
}

} // namespace

int runSchemas(const Size &size)
{
    Report report(QStringLiteral("crash.schemas"), size.command);
    int cuts = 0;
    for (int version = 1; version < workspaceKind().version(); ++version)
        cuts += migrationCuts(report, version, size.seed);
    report.figure(QStringLiteral("power cuts while an older file is brought forward"), cuts);
    newerIsRefused(report);

    const Files closed = closedStory(size.seed);
    const QByteArray sound = closed.at(kWorkspace);
    const int pages = static_cast<int>(sound.size() / 4096);
    report.violations(inProcesses(pages, [&](int i) -> QByteArray {
        const Files files{{kWorkspace, sound.left(qsizetype(i) * 4096)}};
        FaultDisk disk(static_cast<std::uint64_t>(i), files);
        const bool isOpened = SqliteStore::open(kWorkspace, disk).has_value();
        return isOpened || disk.files() != files
                   ? "cut short to " + QByteArray::number(i) + " pages: opened, or changed"
                   : QByteArray();
    }));
    report.figure(QStringLiteral("files cut short after each page, all refused and unchanged"), pages);
    return report.exitCode();
}

// `size.count` reservations, of which the last group is only in the -wal, as after a kill.
int runRecovery(const Size &size)
{
    Report report(QStringLiteral("crash.recovery"), size.command);
    FaultDisk disk(size.seed);
    {
        auto store = SqliteStore::create(kWorkspace, disk);
        RandomValues values(size.seed);
        WriteGroup group = values.workspace(10);
        const CompanyId company = group.companies.front().id;
        if (!store || !(*store)->commit(group))
            qFatal("no workspace");
        for (int done = 0; done < size.count; done += 1'000) {
            WriteGroup more;
            for (int i = 0; i < 1'000; ++i)
                more.reservations.push_back(values.reservation(company));
            if (!(*store)->commit(more))
                qFatal("no room");
            if (done + 2'000 < size.count)
                (*store)->maintain();
        }
        disk.kill();
    }
    disk.restart();
    const auto begin = std::chrono::steady_clock::now();
    const auto store = SqliteStore::open(kWorkspace, disk);
    const auto opened = std::chrono::steady_clock::now();
    const auto image = store ? (*store)->load() : Result<WorkspaceImage>(store.error());
    const auto end = std::chrono::steady_clock::now();
    if (!image || static_cast<int>(image->reservations.size()) < size.count)
        report.violation(QStringLiteral("reservations are gone"));
    const auto inMs = [](auto length) { return std::chrono::duration_cast<milliseconds>(length).count(); };
    report.figure(QStringLiteral("recovery of %1 reservations after a kill").arg(size.count),
                  QStringLiteral("%1 ms (judged and opened %2, read %3)")
                      .arg(inMs(end - begin))
                      .arg(inMs(opened - begin))
                      .arg(inMs(end - opened)));
    return report.exitCode();
}

} // namespace callboard::test
