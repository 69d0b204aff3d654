// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The workspace's file, what can happen to it, and who else has it.
#include "core/sqlite/connection.h"
#include "core/store/sqlitestore.h"
#include "tests/sim/world.h"

namespace callboard::sim {

namespace {

using DiskFault = test::Fault;

constexpr Moment kMinuteMs = 60'000;
const QString kPath = QStringLiteral("/sim/town.callboard");
const QString kWal = kPath + QStringLiteral("-wal");

/// The files of a new workspace: making one costs as much as the rest of many a run.
const test::Files &emptyWorkspace()
{
    static const test::Files files = [] {
        test::FaultDisk disk;
        const auto made = SqliteStore::create(kPath, disk);
        if (!made || !(*made)->close())
            throw Breach{Invariant::AcknowledgedIsPresent, QStringLiteral("no workspace can be made")};
        return disk.files();
    }();
    return files;
}

/// The whole group or nothing of it: its last entry tells.
bool isIn(const WorkspaceImage &image, const WriteGroup &group)
{
    if (group.log.empty())
        return false; // samples, that no invariant asks for
    const LogEntry &last = group.log.back();
    for (const WorkspaceImage::LogHead &head : image.logHeads) {
        if (head.company == last.company)
            return head.sequence == last.sequence && head.hash == last.hash;
    }
    return false;
}

} // namespace

void World::openStoreFirst()
{
    if (m_options.sqlite)
        m_faultDisk = std::make_unique<test::FaultDisk>(m_seed, emptyWorkspace());
    const std::unique_ptr<Store> store = openStore();
    if (!store || !store->load() || !store->commit(townAsGroup()))
        throw Breach{Invariant::AcknowledgedIsPresent, QStringLiteral("the town cannot be stored")};
}

/// nullptr when it does not open.
std::unique_ptr<Store> World::openStore()
{
    ++m_opened;
    if (!m_options.sqlite)
        return std::make_unique<LeanStore>(m_disk, QStringLiteral("process %1").arg(m_opened));
    const test::Files before = m_flipped ? m_faultDisk->files() : test::Files();
    auto opened = SqliteStore::open(kPath, *m_faultDisk);
    if (m_flipped) {
        // What stands in the -wal stands above it; else the file is refused, and not a byte of it is changed.
        const auto wal = before.find(kWal);
        require(opened ? wal != before.end() && !wal->second.isEmpty() : m_faultDisk->files() == before,
                Invariant::NoHalfTransaction,
                [] { return QStringLiteral("a file that is no workspace was opened or written"); });
        if (!opened)
            flipBack();
        m_flipped.reset();
    }
    if (opened)
        return std::move(opened).value();
    note("the workspace cannot be opened: " + wireName(opened.error().code).toUtf8());
    return nullptr;
}

void World::breakDisk(const Step &step, Dice &dice)
{
    const Fault fault = *step.fault;
    switch (fault) {
    case Fault::FsyncSlow:
        m_commitTakes = dice.between(1'000, 30'000);
        return;
    case Fault::BitFlip:
        return flipBitOfHeader(dice);
    case Fault::SecondDaemon:
        return startSecondDaemon();
    case Fault::LeaseLost:
        return loseLease(dice);
    default:
        break;
    }
    m_faults.fired(fault);
    switch (fault) {
    case Fault::FsyncError:
        if (planInsideCommit(fault, dice))
            break;
        m_nextCommits.push_back(dice.chance(50) ? DiskEvent::FailsAfter : DiskEvent::FailsBefore);
        if (dice.chance(30))
            m_diskFailsUntil = now() + dice.between(1'000, 5 * kMinuteMs);
        break;
    case Fault::NoSpace:
        if (planInsideCommit(fault, dice))
            break;
        // Every recovery in vain costs a check of the whole file.
        m_diskFailsUntil = now() + dice.between(1'000, (m_options.sqlite ? 2 : 20) * kMinuteMs);
        break;
    case Fault::ReadError:
        if (planInsideCommit(fault, dice))
            break;
        m_nextCommits.push_back(DiskEvent::FailsBefore);
        m_unreadableUntil = now() + dice.between(500, 10 * kMinuteMs);
        break;
    case Fault::FileGone:
        takeFileAway(dice);
        break;
    case Fault::FileLocked:
        m_unreadableUntil = now() + dice.between(500, kMinuteMs);
        m_downFor = 10;
        if (m_engine)
            die();
        break;
    default:
        if (!planInsideCommit(fault, dice))
            m_nextCommits.push_back(DiskEvent::FailsBefore);
        break;
    }
}

/// With a file there is something inside a commit: one of its next operations fails. Half of the seeds' faults still
/// come between commits.
bool World::planInsideCommit(Fault fault, Dice &dice)
{
    if (!m_faultDisk || dice.chance(30))
        return false;
    const int nth = 1 + dice.below(12);
    m_isDiskSick = true;
    switch (fault) {
    case Fault::FsyncError:
        m_faultDisk->plan(dice.chance(50) ? DiskFault::SyncError : DiskFault::SyncForgets, 1 + dice.below(3));
        return true;
    case Fault::NoSpace:
        m_faultDisk->plan(DiskFault::NoSpaceOnce, nth);
        return true;
    case Fault::ReadError:
        m_faultDisk->plan(DiskFault::ReadError, nth);
        return true;
    case Fault::WriteError:
        m_faultDisk->plan(DiskFault::WriteError, nth);
        return true;
    case Fault::ShortWrite:
        m_faultDisk->plan(DiskFault::ShortWrite, nth);
        return true;
    case Fault::PowerCut:
        m_faultDisk->plan(DiskFault::PowerCut, nth);
        return true;
    default:
        return false;
    }
}

void World::doubtful(const WriteGroup &group)
{
    note("a commit failed inside");
    m_doubtful = group;
    if (m_faultDisk && m_faultDisk->isDown())
        throw ProcessDied{};
}

void World::loaded(const WorkspaceImage &image)
{
    const auto group = std::exchange(m_doubtful, std::nullopt);
    if (group && isIn(image, *group))
        committed(*group, false);
}

/// Somebody moves the workspace away under the running process, and brings it back as it was then.
void World::takeFileAway(Dice &dice)
{
    const Moment until = now() + dice.between(500, 10 * kMinuteMs);
    if (!m_faultDisk || m_disturbedAt) {
        m_nextCommits.push_back(DiskEvent::FailsBefore);
        m_unreadableUntil = until;
        return;
    }
    m_away = m_faultDisk->files();
    for (const QString &name : {kPath, kWal})
        m_faultDisk->erase(name);
    m_isDiskSick = true;
    m_disturbedAt = until;
}

void World::putFileBack()
{
    for (const QString &name : {kPath, kWal}) {
        const auto was = m_away->find(name);
        if (was != m_away->end())
            m_faultDisk->replace(name, was->second);
        else
            m_faultDisk->erase(name);
    }
    m_away.reset();
}

/// The first bytes say what kind of file it is: with one bit of them wrong it is no workspace, and stays as it is.
void World::flipBitOfHeader(Dice &dice)
{
    if (!m_faultDisk || m_disturbedAt || m_flipped)
        return;
    m_faults.fired(Fault::BitFlip);
    if (m_engine)
        die();
    m_flipped = {dice.below(16), dice.below(7)};
    m_isDiskSick = true;
    m_faultDisk->flipBit(kPath, m_flipped->first, m_flipped->second);
}

void World::flipBack() // the operator brings the copy
{
    if (m_flipped)
        m_faultDisk->flipBit(kPath, m_flipped->first, m_flipped->second);
    m_flipped.reset();
}

void World::startSecondDaemon()
{
    if (!m_faultDisk || !m_store || m_disturbedAt)
        return;
    m_faults.fired(Fault::SecondDaemon);
    require(!SqliteStore::open(kPath, *m_faultDisk), Invariant::OneWriter,
            [] { return QStringLiteral("two programs have the file"); });
}

/// The lock is forgotten, and another program takes the workspace over until somebody ends it.
void World::loseLease(Dice &dice)
{
    if (!m_store || m_disturbedAt || m_isDiskSick)
        return;
    const QString other = QStringLiteral("%1 other").arg(1'000'000 + now());
    if (m_faultDisk) {
        const auto its = SqliteConnection::open(kPath, SqliteConnection::Mode::ReadWrite, m_faultDisk->layer());
        if (!its || !(*its)->run(QStringLiteral("UPDATE meta SET value='%1' WHERE key='owner'").arg(other)))
            return;
    } else {
        m_disk->owner = other;
    }
    note("another program has taken the workspace over");
    m_faults.fired(Fault::LeaseLost);
    m_isFencedOff = true;
    m_disturbedAt = now() + dice.between(500, 5 * kMinuteMs);
}

/// What disturbed the file is over: our process begins anew.
void World::endDisturbance()
{
    m_disturbedAt.reset();
    if (m_engine)
        die();
    if (m_away)
        putFileBack();
}

} // namespace callboard::sim
