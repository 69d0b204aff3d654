// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/chronicle.h"

#include "core/store/sqlitestore.h"
#include "tests/core/store/randomvalues.h"

#include <QStringList>

#include <algorithm>

namespace callboard::test {

namespace {

QString kindOf(const WriteGroup &group)
{
    if (group.log.empty())
        return group.samples.empty() ? QStringLiteral("settings") : QStringLiteral("health");
    std::set<QString> types;
    for (const LogEntry &entry : group.log)
        types.insert(wireName(entry.type));
    return QStringList(types.begin(), types.end()).join(QLatin1Char('+'));
}

std::unique_ptr<MemoryStore> copyOf(const MemoryStore &model)
{
    auto disk = std::make_shared<MemoryDisk>();
    disk->image = model.disk()->image;
    disk->logs = model.disk()->logs;
    disk->idempotency = model.disk()->idempotency;
    return std::make_unique<MemoryStore>(disk);
}

WorkspaceImage sorted(WorkspaceImage image)
{
    sortImage(image);
    return image;
}

QString check(bool isRight, const QString &what)
{
    return isRight ? QString() : what + QStringLiteral("; ");
}

} // namespace

int Chronicle::acknowledgedAt(int changes) const
{
    const auto later = std::upper_bound(groups.begin(), groups.end(), changes,
                                        [](int at, const Group &group) { return at < group.changes; });
    return static_cast<int>(later - groups.begin());
}

const WorkspaceImage &Chronicle::after(int count) const
{
    return count == 0 ? before : groups[static_cast<size_t>(count - 1)].after;
}

std::map<QString, int> Chronicle::kinds() const
{
    std::map<QString, int> all;
    for (const Group &group : groups) {
        for (const QString &type : group.kind.split(QLatin1Char('+')))
            ++all[type];
    }
    return all;
}

int Chronicle::heldBy(Store &store, int atLeast, QString *why) const
{
    const auto image = store.load();
    if (!image) {
        *why = image.error().detail;
        return -1;
    }
    int held = atLeast;
    *why = differenceOf(*image, after(held));
    if (!why->isEmpty() && held < static_cast<int>(groups.size())) {
        const QString more = differenceOf(*image, after(held + 1));
        if (more.isEmpty()) {
            why->clear();
            ++held;
        } else {
            *why += QStringLiteral("and with one group more: ") + more;
        }
    }
    // The answers of the groups around the cut, and one from long ago: all of the rows or none.
    const Instant now = held > 0 ? groups[static_cast<size_t>(held - 1)].at : Instant();
    const auto answers = [&](int index) {
        if (index < 0 || index >= static_cast<int>(groups.size()))
            return;
        for (const IdempotencyRow &row : groups[static_cast<size_t>(index)].answers) {
            if (row.keptUntil <= now)
                continue;
            const auto found = store.idempotency(row.company, row.route, row.key, now);
            const bool isWanted = index < held;
            *why += check(found && found->has_value() == isWanted &&
                              (!isWanted || ((*found)->answer == row.answer && (*found)->status == row.status)),
                          QStringLiteral("answer to %1 of group %2").arg(row.key).arg(index));
        }
    };
    for (const int index : {held - 2, held - 1, held, held / 2})
        answers(index);
    if (auto *sqlite = dynamic_cast<SqliteStore *>(&store)) {
        if (const auto sound = sqlite->checkIntegrity(); !sound)
            *why += sound.error().detail;
    }
    return why->isEmpty() ? held : -1;
}

WatchedStore::WatchedStore(Store &store, const FaultDisk &disk, const TimeSource &clock, Chronicle &chronicle)
    : m_store(&store), m_disk(disk), m_clock(clock), m_chronicle(chronicle), m_model(std::make_unique<MemoryStore>())
{
    m_chronicle.before = sorted(*m_model->load());
}

Result<WorkspaceImage> WatchedStore::load()
{
    auto image = m_store->load();
    if (!image)
        return image;
    QString difference = differenceOf(*image, *m_model->load());
    if (m_doubt && !difference.isEmpty()) {
        auto whole = copyOf(*m_model);
        (void)whole->commit(*m_doubt);
        const QString withIt = differenceOf(*image, *whole->load());
        if (withIt.isEmpty()) {
            difference.clear();
            add(*m_doubt);
        } else {
            difference += QStringLiteral("and with the group in doubt: ") + withIt;
        }
    }
    m_doubt.reset();
    if (!difference.isEmpty())
        m_chronicle.violations.push_back(
            QStringLiteral("loaded after %1 groups: %2").arg(m_chronicle.groups.size()).arg(difference));
    return image;
}

Result<void> WatchedStore::commit(const WriteGroup &group)
{
    const auto done = m_store->commit(group);
    if (done) {
        if (!group.isEmpty())
            add(group);
        return done;
    }
    ++m_failures;
    if (!m_doubt)
        m_doubt = group;
    return done;
}

void WatchedStore::add(const WriteGroup &group)
{
    if (!m_model->commit(group))
        m_chronicle.violations.push_back(QStringLiteral("the model does not take a group"));
    m_chronicle.groups.push_back(
        {kindOf(group), m_disk.changes(), m_clock.now(), sorted(*m_model->load()), group.idempotency});
}

} // namespace callboard::test
