// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The power goes after each change of the disk, in each of the eight ways, while the real engine works on the real
// store.
#include "tests/crash/report.h"
#include "tests/crash/story.h"
#include "tests/support/processes.h"

#include <QStringList>

namespace callboard::test {

namespace {

constexpr int kSteps = 40;

struct Cut
{
    int moment; ///< index into FaultDisk::moments
    Damage damage;
};

struct Told
{
    std::uint64_t seed;
    FaultDisk disk;
    Chronicle chronicle;
    explicit Told(std::uint64_t of) : seed(of), disk(of)
    {
        disk.record();
        Story story(disk, chronicle, seed);
        story.tell(kSteps);
    }
};

std::uint64_t seedOf(const Told &told, const Cut &cut)
{
    return told.seed * 1'000'003 + static_cast<std::uint64_t>(cut.moment) * 8 + static_cast<std::uint64_t>(cut.damage);
}

/// The workspace was not made yet: there is none, or an empty one, and a new one can be made.
QString wrongBeforeItWasMade(FaultDisk &disk, Random &random)
{
    if (disk.exists(kWorkspace)) {
        const auto store = SqliteStore::open(kWorkspace, disk);
        return store ? QString() : QStringLiteral("half made: ") + store.error().detail;
    }
    if (random.next() % 16 != 0)
        return {};
    const auto store = SqliteStore::create(kWorkspace, disk);
    return store ? QString() : QStringLiteral("not made again: ") + store.error().detail;
}

/// Through the engine: each client that had an answer asks again, then the day goes on and nobody is dialled twice.
QString wrongInEngine(const Told &told, FaultDisk &disk, int held, const Cut &cut)
{
    Chronicle again;
    Story story(disk, again, seedOf(told, cut));
    std::vector<Chronicle::Sent> sent;
    for (const Chronicle::Sent &dial : told.chronicle.sends) {
        if (dial.changes <= cut.moment)
            sent.push_back(dial);
    }
    const Instant now = told.chronicle.groups[static_cast<size_t>(std::max(held, 1) - 1)].at;
    if (!story.resume(now, sent))
        return QStringLiteral("the engine does not open it");
    QString wrong;
    for (auto reply = told.chronicle.replies.rbegin(); reply != told.chronicle.replies.rend(); ++reply) {
        if (reply->changes > cut.moment || reply->at + kDay <= now)
            continue; // not heard yet, or kept no longer (D-IDEM)
        const QString heard = story.askAgain(*reply);
        if (!heard.isEmpty())
            wrong += QStringLiteral("%1: %2; ").arg(reply->key, heard);
        break; // the others are told by the rows
    }
    story.runFor(kHour * 10);
    return wrong + story.wrongDials().join(QStringLiteral("; "));
}

QString wrongAfter(const Told &told, const Cut &cut)
{
    const auto random = seededRandom(seedOf(told, cut));
    FaultDisk disk(seedOf(told, cut),
                   told.disk.moments()[static_cast<size_t>(cut.moment)].afterCut(cut.damage, *random));
    if (cut.moment < told.chronicle.madeAt)
        return wrongBeforeItWasMade(disk, *random);
    // Now and then the power goes again while what the first cut left is being opened.
    if (random->next() % 8 == 0) {
        disk.plan(Fault::PowerCut, 1 + static_cast<int>(random->next() % 600));
        {
            const auto store = SqliteStore::open(kWorkspace, disk);
            if (store)
                (void)(*store)->load();
        }
        disk.repair();
        disk.restart(kDamages[random->next() % kDamages.size()]);
    }
    const int acknowledged = told.chronicle.acknowledgedAt(cut.moment);
    int held = -1;
    QString why;
    {
        const auto store = SqliteStore::open(kWorkspace, disk);
        if (!store)
            return store.error().detail;
        if (!(*store)->isWritable())
            return QStringLiteral("not writable");
        held = told.chronicle.heldBy(**store, acknowledged, &why);
    }
    if (held >= 0 && random->next() % 64 == 0)
        why = wrongInEngine(told, disk, held, cut);
    return why;
}

QString described(const Told &told, const Cut &cut)
{
    return QStringLiteral("seed %1, cut after change %2 (%3), %4 of %5 groups acknowledged")
        .arg(told.seed)
        .arg(cut.moment)
        .arg(QLatin1String(nameOf(cut.damage)))
        .arg(told.chronicle.acknowledgedAt(cut.moment))
        .arg(told.chronicle.groups.size());
}

std::vector<Cut> cutsOf(const Told &told)
{
    std::vector<Cut> all;
    for (int moment = 0; moment < static_cast<int>(told.disk.moments().size()); ++moment) {
        // With everything synced all patterns are one.
        const bool isOpen = told.disk.moments()[static_cast<size_t>(moment)].hasUnsynced();
        for (const Damage damage : kDamages) {
            if (isOpen || damage == Damage::Lost)
                all.push_back({moment, damage});
        }
    }
    return all;
}

} // namespace

int runCuts(const Size &size)
{
    Report report(QStringLiteral("crash.cuts"), size.command);
    std::map<QString, int> kinds;
    int done = 0;
    int groups = 0;
    for (std::uint64_t seed = size.seed; done < size.count; ++seed) {
        const Told told(seed);
        for (const QString &violation : told.chronicle.violations)
            report.violation(QStringLiteral("seed %1: %2").arg(seed).arg(violation));
        std::vector<Cut> cuts = cutsOf(told);
        if (const auto rest = static_cast<size_t>(size.count - done); cuts.size() > rest)
            cuts.resize(rest);
        const auto found = inProcesses(static_cast<int>(cuts.size()), [&](int i) {
            const Cut &cut = cuts[static_cast<size_t>(i)];
            const QString why = wrongAfter(told, cut);
            return why.isEmpty() ? QByteArray() : (described(told, cut) + QStringLiteral(": ") + why).toUtf8();
        });
        report.violations(found);
        done += static_cast<int>(cuts.size());
        groups += static_cast<int>(told.chronicle.groups.size());
        for (const auto &[kind, count] : told.chronicle.kinds())
            kinds[kind] += count;
        if (report.violations() > 100)
            break;
    }
    QStringList names;
    for (const auto &[kind, count] : kinds)
        names << QStringLiteral("%1 %2").arg(kind).arg(count);
    report.say(QStringLiteral("%1 groups of %2 kinds: %3").arg(groups).arg(kinds.size()).arg(names.join(u", ")));
    report.figure(QStringLiteral("power cuts, after each change of the disk, 8 damage patterns"), done);
    report.figure(QStringLiteral("kinds of log entry among the transactions cut"), static_cast<qint64>(kinds.size()));
    return report.exitCode();
}

} // namespace callboard::test
