// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// One bit turns over on the disk while no program runs. What the next program shows is what was acknowledged, to the
// letter; or it refuses, and changes no byte of a file that it does not open. Never other content.
#include "tests/core/store/randomvalues.h"
#include "tests/crash/report.h"
#include "tests/crash/story.h"
#include "tests/support/processes.h"

#include <QtEndian>

#include <algorithm>
#include <map>

namespace callboard::test {

namespace {

const QString kWal = kWorkspace + QStringLiteral("-wal");

using Log = std::map<CompanyId, std::vector<LogEntry>>;

/// What was acknowledged: told by the chronicle, the log by the store before anything happened to the disk.
struct Truth
{
    Chronicle chronicle;
    Log log;
    Files files;
    qsizetype lastGroupAt = 0; ///< where it begins in the -wal
};

Result<Log> logOf(const SqliteStore &store, const WorkspaceImage &image)
{
    Log log;
    for (const Company &company : image.companies) {
        LogQuery query;
        query.company = company.id;
        query.newestFirst = false;
        query.limit = 10'000;
        auto entries = store.log(query);
        if (!entries)
            return entries.error();
        log[company.id] = std::move(*entries);
    }
    return log;
}

/// Behind the last but one frame that ends a group.
qsizetype beginOfLastGroup(const QByteArray &wal)
{
    constexpr qsizetype kHeader = 32;
    constexpr qsizetype kFrame = 24 + 4096;
    std::vector<qsizetype> ends{kHeader};
    for (qsizetype at = kHeader; at + kFrame <= wal.size(); at += kFrame) {
        if (qFromBigEndian<quint32>(wal.constData() + at + 4) != 0)
            ends.push_back(at + kFrame);
    }
    return ends.size() < 2 ? kHeader : ends[ends.size() - 2];
}

/// A morning of the story: closed in the evening, or as a kill leaves it.
Truth told(std::uint64_t seed, bool isClosed)
{
    Truth truth;
    FaultDisk disk(seed);
    {
        Story story(disk, truth.chronicle, seed);
        if (isClosed) {
            story.tell(20);
        } else {
            story.begin();
            for (int i = 0; i < 12; ++i)
                story.step();
        }
        if (!isClosed)
            truth.files = disk.files();
    }
    if (isClosed)
        truth.files = disk.files();
    FaultDisk sound(seed, truth.files);
    const auto store = SqliteStore::open(kWorkspace, sound);
    const auto image = store ? (*store)->load() : Result<WorkspaceImage>(store.error());
    auto log = image ? logOf(**store, *image) : Result<Log>(image.error());
    if (!log || !(*store)->checkIntegrity())
        qFatal("no workspace to damage");
    truth.log = std::move(*log);
    if (!isClosed)
        truth.lastGroupAt = beginOfLastGroup(truth.files.at(kWal));
    return truth;
}

enum class Fate { Exact, Refused, OneGroupLess, Changed, Other };

/// Every answer that was kept, and the log as far as `groups` groups go: as they were, or not told.
Fate fateOfRows(const Truth &truth, SqliteStore &store, const WorkspaceImage &image, size_t groups)
{
    const bool isAll = groups == truth.chronicle.groups.size();
    const Fate good = isAll ? Fate::Exact : Fate::OneGroupLess;
    const Instant now = truth.chronicle.groups.back().at;
    for (size_t i = 0; i < groups; ++i) {
        for (const IdempotencyRow &row : truth.chronicle.groups[i].answers) {
            if (row.keptUntil <= now + kDay)
                continue; // may be forgotten already
            const auto found = store.idempotency(row.company, row.route, row.key, now);
            if (!found)
                return Fate::Refused;
            if (!*found || (*found)->answer != row.answer || (*found)->status != row.status ||
                (*found)->fingerprint != row.fingerprint)
                return Fate::Other;
        }
    }
    const auto log = logOf(store, image);
    if (!log)
        return Fate::Refused;
    for (const auto &[company, entries] : truth.log) {
        const auto found = log->find(company);
        const std::vector<LogEntry> is = found == log->end() ? std::vector<LogEntry>() : found->second;
        if (is.size() > entries.size() || (isAll && is.size() != entries.size()) ||
            !std::equal(is.begin(), is.end(), entries.begin()))
            return Fate::Other;
    }
    return good;
}

Fate fateOf(const Truth &truth, const Files &damaged, std::uint64_t seed)
{
    FaultDisk disk(seed, damaged);
    const auto store = SqliteStore::open(kWorkspace, disk);
    if (!store)
        return disk.files() == damaged ? Fate::Refused : Fate::Changed;
    const auto image = (*store)->load();
    if (!image)
        return Fate::Refused; // found by reading: nothing of it is shown
    const size_t groups = truth.chronicle.groups.size();
    if (differenceOf(*image, truth.chronicle.after(static_cast<int>(groups))).isEmpty())
        return fateOfRows(truth, **store, *image, groups);
    if (differenceOf(*image, truth.chronicle.after(static_cast<int>(groups) - 1)).isEmpty())
        return fateOfRows(truth, **store, *image, groups - 1);
    return Fate::Other;
}

struct Bit
{
    qsizetype byte = 0;
    int bit = 0;
};

Bit bitOf(const Truth &truth, const QString &name, std::uint64_t seed)
{
    const auto random = seededRandom(seed);
    const auto size = static_cast<std::uint64_t>(truth.files.at(name).size());
    // Every fourth in the first 100 bytes, the header.
    const std::uint64_t range = random->next() % 4 == 0 ? 100 : size;
    return {static_cast<qsizetype>(random->next() % range), static_cast<int>(random->next() % 8)};
}

void turnBits(Report &report, const Truth &truth, const QString &name, const Size &size, const QString &what)
{
    const auto fates = inProcesses(size.count, [&](int i) -> QByteArray {
        const std::uint64_t seed = size.seed * 7'919 + static_cast<std::uint64_t>(i);
        const Bit bit = bitOf(truth, name, seed);
        Files damaged = truth.files;
        QByteArray &bytes = damaged.at(name);
        bytes[bit.byte] = static_cast<char>(bytes[bit.byte] ^ (1 << bit.bit));
        Fate fate = fateOf(truth, damaged, seed);
        // A group that was being written when the power went looks the same.
        if (fate == Fate::OneGroupLess && (name != kWal || bit.byte < truth.lastGroupAt))
            fate = Fate::Other;
        const auto where = QStringLiteral(" bit %1 of byte %2 of %3").arg(bit.bit).arg(bit.byte).arg(name).toUtf8();
        return QByteArray::number(static_cast<int>(fate)) + where;
    });
    std::map<Fate, int> count;
    for (const QByteArray &line : fates) {
        const auto fate = static_cast<Fate>(line.left(1).toInt());
        ++count[fate];
        if (fate == Fate::Other)
            report.violation(QString::fromUtf8(line.mid(2)) + QStringLiteral(": other content is shown"));
        if (fate == Fate::Changed)
            report.violation(QString::fromUtf8(line.mid(2)) + QStringLiteral(": refused, and changed"));
    }
    report.figure(what,
                  QStringLiteral("%1: %2 refused, %3 show exactly what was acknowledged, %4 all but the last group")
                      .arg(size.count)
                      .arg(count[Fate::Refused])
                      .arg(count[Fate::Exact])
                      .arg(count[Fate::OneGroupLess]));
    if (count[Fate::Refused] == 0)
        report.violation(what + QStringLiteral(": nothing was found"));
}

} // namespace

// `size.count`: bits in the file, and as many in its -wal.
int runBits(const Size &size)
{
    Report report(QStringLiteral("crash.bits"), size.command);
    const Truth closed = told(size.seed, true);
    turnBits(report, closed, kWorkspace, size, QStringLiteral("bits turned over in a closed file"));
    const Truth killed = told(size.seed, false);
    turnBits(report, killed, kWal, size, QStringLiteral("bits turned over in the -wal that a kill left"));
    return report.exitCode();
}

} // namespace callboard::test
