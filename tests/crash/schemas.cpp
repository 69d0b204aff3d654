// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Files of older versions, brought forward with a power cut after each change of the disk; files of a newer version,
// cut short, or with a bit turned over: opened whole, or refused and not changed by a byte.
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

/// Opened, written and closed, or refused without a byte changed. Answers what happened.
enum class Fate { Opened, Refused, Changed };

Fate fateOf(const Files &files, std::uint64_t seed)
{
    FaultDisk disk(seed, files);
    {
        const auto store = SqliteStore::open(kWorkspace, disk);
        if (store && (*store)->load() && (*store)->checkIntegrity())
            return Fate::Opened;
        if (store)
            return Fate::Refused; // found by reading: nothing of it is shown
    }
    return disk.files() == files ? Fate::Refused : Fate::Changed;
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

struct Tally
{
    int opened = 0;
    int refused = 0;
};

/// Each damage is a pair of what is damaged and how; `files` of it are tried in processes.
template <typename Make> Tally tryAll(Report &report, const QString &what, int count, Make make)
{
    const auto told = inProcesses(count, [&](int i) -> QByteArray {
        switch (fateOf(make(i), static_cast<std::uint64_t>(i))) {
        case Fate::Opened:
            return "o";
        case Fate::Refused:
            return "r";
        case Fate::Changed:
            break;
        }
        return QStringLiteral("%1 %2: refused, and changed").arg(what).arg(i).toUtf8();
    });
    Tally tally;
    for (const QByteArray &fate : told) {
        tally.opened += fate == "o" ? 1 : 0;
        tally.refused += fate == "r" ? 1 : 0;
        if (fate.size() > 1)
            report.violation(QString::fromUtf8(fate));
    }
    return tally;
}

} // namespace

// `size.count`: bits turned over, in the file and in its -wal each.
int runSchemas(const Size &size)
{
    Report report(QStringLiteral("crash.schemas"), size.command);
    int cuts = 0;
    for (int version = 1; version < workspaceKind().version(); ++version)
        cuts += migrationCuts(report, version, size.seed);
    report.figure(QStringLiteral("power cuts while an older file is brought forward"), cuts);
    newerIsRefused(report);

    FaultDisk disk(size.seed);
    Chronicle chronicle;
    Files hot;
    {
        Story story(disk, chronicle, size.seed);
        story.tell(20);
    }
    const Files closed = disk.files();
    {
        const auto store = SqliteStore::open(kWorkspace, disk);
        RandomValues values(size.seed);
        WriteGroup group;
        group.pools = {values.pool(), values.pool()};
        if (!store || !(*store)->load() || !(*store)->commit(group))
            qFatal("no workspace to damage");
        hot = disk.files();
    }
    const QByteArray sound = closed.at(kWorkspace);
    const int pages = static_cast<int>(sound.size() / 4096);
    const Tally truncated = tryAll(report, QStringLiteral("cut short"), pages, [&](int i) {
        return Files{{kWorkspace, sound.left(qsizetype(i) * 4096)}};
    });
    if (truncated.opened > 0)
        report.violation(QStringLiteral("%1 files that were cut short are opened").arg(truncated.opened));
    report.figure(QStringLiteral("files cut short after each page, all refused and unchanged"), pages);
    const auto flipped = [&](const QString &name, const Files &files) {
        return [&files, name, seed = size.seed](int i) {
            const auto random = seededRandom(seed * 7'919 + static_cast<std::uint64_t>(i));
            Files damaged = files;
            QByteArray &bytes = damaged.at(name);
            // Every fourth in the first 100 bytes, the header.
            const auto range = i % 4 == 0 ? std::uint64_t(100) : static_cast<std::uint64_t>(bytes.size());
            const auto at = static_cast<qsizetype>(random->next() % range);
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random->next() % 8)));
            return damaged;
        };
    };
    const Tally inFile = tryAll(report, QStringLiteral("bit of the file"), size.count, flipped(kWorkspace, closed));
    const Tally inWal = tryAll(report, QStringLiteral("bit of the -wal"), size.count,
                               flipped(kWorkspace + QStringLiteral("-wal"), hot));
    report.figure(
        QStringLiteral("bits turned over in the file"),
        QStringLiteral("%1: %2 refused unchanged, %3 opened").arg(size.count).arg(inFile.refused).arg(inFile.opened));
    report.figure(
        QStringLiteral("bits turned over in the -wal"),
        QStringLiteral("%1: %2 refused unchanged, %3 opened").arg(size.count).arg(inWal.refused).arg(inWal.opened));
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
