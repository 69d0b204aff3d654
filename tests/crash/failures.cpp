// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Every single operation of each kind of transaction fails once, or from then on: opening, writing it, moving it into
// the file, closing. Nothing acknowledged is lost, whether the disk comes back, or the power goes first.
#include "core/base/assert.h"
#include "tests/core/store/randomvalues.h"
#include "tests/crash/report.h"
#include "tests/crash/story.h"
#include "tests/support/faultdisk/faultmemory.h"
#include "tests/support/processes.h"

#include <QStringList>

namespace callboard::test {

namespace {

constexpr Fault kSingle[] = {Fault::AnyError, Fault::ShortWrite, Fault::NoSpaceOnce, Fault::SyncForgets};

/// A transaction of one kind, and the disk right before it.
struct Case
{
    QString kind;
    int group; ///< index into Chronicle::groups
    Files files;
    WriteGroup what;
};

/// How the nth operation or allocation goes wrong; a byte budget for NoSpace.
struct Trouble
{
    size_t number; ///< index into the cases
    Fault fault;
    int nth;
    bool forGood;
    bool isMemory = false;
};

/// Remembers what the engine wrote, and the disk before it.
class Recorder final : public Store
{
public:
    Recorder(FaultDisk &disk, std::vector<Case> &cases) : m_disk(disk), m_cases(cases) {}
    void setStore(Store &store) { m_store = &store; }
    Result<WorkspaceImage> load() override { return m_store->load(); }
    Result<void> commit(const WriteGroup &group) override
    {
        Files before = m_disk.files();
        const auto done = m_store->commit(group);
        if (done && !group.isEmpty())
            m_cases.push_back({{}, 0, std::move(before), group});
        return done;
    }
    Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &company, const QString &route,
                                                      const QString &key, Instant now) override
    {
        return m_store->idempotency(company, route, key, now);
    }
    Result<std::vector<LogEntry>> log(const LogQuery &query) const override { return m_store->log(query); }
    bool isWritable() const override { return m_store->isWritable(); }
    Result<void> reopen() override { return m_store->reopen(); }

private:
    Store *m_store = nullptr;
    FaultDisk &m_disk;
    std::vector<Case> &m_cases;
};

/// One case of each kind that a story has, and the story.
std::vector<Case> casesOf(std::uint64_t seed, Chronicle &chronicle)
{
    FaultDisk disk(seed);
    std::vector<Case> all;
    Recorder recorder(disk, all);
    {
        Story story(disk, chronicle, seed);
        story.setBetween([&recorder](Store &store) -> Store & {
            recorder.setStore(store);
            return recorder;
        });
        story.tell(40);
    }
    CB_ASSERT(all.size() == chronicle.groups.size());
    std::map<QString, Case> byKind;
    for (size_t i = 0; i < all.size(); ++i) {
        all[i].kind = chronicle.groups[i].kind;
        all[i].group = static_cast<int>(i);
        byKind.insert_or_assign(all[i].kind, std::move(all[i]));
    }
    std::vector<Case> cases;
    for (auto &[kind, one] : byKind)
        cases.push_back(std::move(one));
    return cases;
}

/// Opens, writes, moves into the file, closes. What was acknowledged of it: the group and whether all went well.
struct Attempted
{
    bool committed = false;
    bool wentWell = false;
    QString wrong;
};

Attempted attempt(FaultDisk &disk, const Chronicle &chronicle, const Case &one)
{
    Attempted is;
    const auto store = SqliteStore::open(kWorkspace, disk);
    if (!store)
        return is;
    const auto image = (*store)->load();
    if (!image)
        return is;
    is.wrong = differenceOf(*image, chronicle.after(one.group)); // told as if it were all
    is.committed = (*store)->commit(one.what).has_value();
    if (is.committed)
        (*store)->maintain();
    is.wentWell = (*store)->close().has_value() && is.committed;
    return is;
}

void begin(FaultDisk &disk, const Trouble &trouble)
{
    if (trouble.isMemory)
        faultmemory::failAt(trouble.nth, trouble.forGood);
    else if (trouble.fault == Fault::NoSpace)
        disk.setCapacity(trouble.nth);
    else
        disk.plan(trouble.fault, trouble.nth, trouble.forGood);
}

bool end(FaultDisk &disk, const Trouble &trouble)
{
    const bool wasHit = trouble.isMemory ? faultmemory::fired() > 0 : disk.wasHit();
    faultmemory::repair();
    disk.repair();
    return wasHit;
}

QString wrongAfter(const Chronicle &chronicle, const Case &one, const Trouble &trouble, bool *wasHit)
{
    const auto random =
        seededRandom(static_cast<std::uint64_t>(trouble.nth) * 31 + static_cast<std::uint64_t>(one.group));
    FaultDisk disk(random->next(), one.files);
    begin(disk, trouble);
    const Attempted is = attempt(disk, chronicle, one);
    *wasHit = end(disk, trouble);
    if (!is.wrong.isEmpty())
        return QStringLiteral("read wrongly: ") + is.wrong;
    if (!*wasHit)
        return is.wentWell ? QString() : QStringLiteral("failed without a fault");
    // The power goes on top of it, in half of the cases; then the disk is sound.
    if (random->next() % 2) {
        disk.cutPower();
        disk.restart(kDamages[random->next() % kDamages.size()]);
    }
    QString why;
    const int acknowledged = one.group + (is.committed ? 1 : 0);
    for (int pass = 0; pass < 2; ++pass) { // the second one sees what the first one's close made of it
        const auto store = SqliteStore::open(kWorkspace, disk);
        if (!store)
            return QStringLiteral("not opened afterwards: ") + store.error().detail;
        int held = chronicle.heldBy(**store, acknowledged, &why);
        if (held < 0 || held > one.group + 1)
            return why;
        if (held == one.group && !(*store)->commit(one.what))
            return QStringLiteral("not written on a sound disk");
        if (chronicle.heldBy(**store, one.group + 1, &why) < 0)
            return why;
        if (!(*store)->close())
            return QStringLiteral("not closed on a sound disk");
    }
    return {};
}

QString described(const Case &one, const Trouble &trouble)
{
    const QString what = trouble.isMemory ? QStringLiteral("no memory") : QLatin1String(nameOf(trouble.fault));
    return QStringLiteral("%1: %2 at %3%4")
        .arg(one.kind, what)
        .arg(trouble.nth)
        .arg(trouble.forGood ? QLatin1String(" for good") : QLatin1String());
}

/// Walks each way of failing from the first operation until one is past the last, in as many processes as there are
/// cores. Answers how many failures there were.
int walk(Report &report, const Chronicle &chronicle, const std::vector<Case> &cases, const std::vector<Trouble> &ways,
         int most)
{
    const auto counted = [](int hits, const QString &why) { return QByteArray::number(hits) + '\n' + why.toUtf8(); };
    int hits = 0;
    const auto told = inProcesses(static_cast<int>(ways.size()), [&](int i) {
        Trouble trouble = ways[static_cast<size_t>(i)];
        const Case &one = cases[trouble.number];
        const int step = std::max(1, trouble.nth);
        int fired = 0;
        for (int walked = 0; walked < most; ++walked, trouble.nth += step) {
            bool wasHit = false;
            const QString why = wrongAfter(chronicle, one, trouble, &wasHit);
            if (!why.isEmpty())
                return counted(fired, described(one, trouble) + QStringLiteral(": ") + why);
            if (!wasHit)
                break;
            ++fired;
        }
        return counted(fired, {});
    });
    for (const QByteArray &line : told) {
        hits += line.left(line.indexOf('\n')).toInt();
        if (const QByteArray why = line.mid(line.indexOf('\n') + 1); !why.isEmpty())
            report.violation(QString::fromUtf8(why));
    }
    return hits;
}

} // namespace

// `size.count`: at most so many places of each kind and each way to fail.
int runFailures(const Size &size)
{
    Report report(QStringLiteral("crash.failures"), size.command);
    Chronicle chronicle;
    const std::vector<Case> cases = casesOf(size.seed, chronicle);
    std::vector<Trouble> ways;
    for (size_t number = 0; number < cases.size(); ++number) {
        for (const Fault fault : kSingle) {
            for (const bool forGood : {false, true})
                ways.push_back({number, fault, 1, forGood});
        }
    }
    const int hits = walk(report, chronicle, cases, ways, size.count);
    report.figure(QStringLiteral("single points of failure of the disk, once and for good"), hits);
    report.figure(QStringLiteral("kinds of transaction they met"), static_cast<qint64>(cases.size()));

    // A disk with room for what is there and 0, 1, 2 ... times 997 bytes more.
    std::vector<Trouble> budgets;
    int full = 0;
    for (size_t number = 0; number < cases.size(); ++number) {
        qint64 used = 0;
        for (const auto &[name, bytes] : cases[number].files)
            used += bytes.size();
        for (int more = 0; more < std::min(size.count, 60); ++more)
            budgets.push_back({number, Fault::NoSpace, static_cast<int>(used) + more * 997, false});
    }
    full = walk(report, chronicle, cases, budgets, 1);
    report.figure(QStringLiteral("byte budgets at which the disk was full"), full);
    if (hits == 0 || full == 0)
        report.violation(QStringLiteral("no fault fired"));
    return report.exitCode();
}

// `size.count`: at most so many allocations of each kind of transaction.
int runMemory(const Size &size)
{
    Report report(QStringLiteral("crash.memory"), size.command);
    Chronicle chronicle;
    const std::vector<Case> cases = casesOf(size.seed, chronicle);
    std::vector<Trouble> ways;
    for (size_t number = 0; number < cases.size(); ++number) {
        for (const bool forGood : {false, true})
            ways.push_back({number, Fault::AnyError, 1, forGood, true});
    }
    // Thousands of allocations each: a stride that is prime to what repeats.
    for (Trouble &way : ways)
        way.nth = size.count >= 100'000 ? 1 : 37;
    const int hits = walk(report, chronicle, cases, ways, size.count);
    report.figure(QStringLiteral("allocations of SQLite that failed, once and for good"), hits);
    if (hits == 0)
        report.violation(QStringLiteral("no fault fired"));
    return report.exitCode();
}

} // namespace callboard::test
