// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What must hold of the event log.
#include "tests/sim/invariants/invariants.h"

namespace callboard::sim {

void checkSequence(const Model &model, const LogEntry &entry)
{
    const auto log = model.logs.find(entry.company);
    const quint64 last = log == model.logs.end() ? 0 : log->second.sequence;
    require(entry.sequence == last + 1, Invariant::GapFreeLog, [&] {
        return QStringLiteral("%1: entry %2 after %3").arg(entry.company.text()).arg(entry.sequence).arg(last);
    });
    require(!entry.hash.isEmpty(), Invariant::GapFreeLog, [&] { return QStringLiteral("an entry without a hash"); });
}

void checkCallbackOnce(Model &model, const LogEntry &entry)
{
    if (entry.actor.kind != Actor::Kind::Carrier || !entry.reservation ||
        !entry.before.contains(QStringLiteral("state")))
        return;
    const KnownCall *call = model.call(*entry.reservation);
    if (!call || call->row.attempts.empty())
        return;
    const QString to = entry.after.value(QStringLiteral("state")).toString();
    if (to.isEmpty() || to == QLatin1String("firm"))
        return;
    const QString attempt = call->row.attempts.back().id.text();
    const int times = ++model.logs[entry.company].saidOf[attempt][to];
    require(times == 1, Invariant::CallbacksOnce,
            [&] { return QStringLiteral("%1 became %2 %3 times").arg(attempt, to).arg(times); });
    // The product's simulated carrier makes a call's fate of its order: it needs no dial.
    const bool ofTheWire = call->row.attempts.back().carrier == QLatin1String("wire");
    require(!ofTheWire || model.attemptsSent.contains(attempt), Invariant::CallbacksOnce,
            [&] { return QStringLiteral("%1 was never sent and became %2").arg(attempt, to); });
}

void checkHealthFromLog(const Model &model, const Committed &committed)
{
    if (committed.everything || !committed.snapshot->storeWritable() || committed.snapshot->isReadOnly())
        return;
    for (const auto &[company, log] : model.logs) {
        const CompanyRuntime &runtime = committed.snapshot->runtimeOf(company);
        require(wireName(runtime.health.health) == log.health, Invariant::HealthFromLog, [&] {
            return QStringLiteral("%1 is %2, its log says %3")
                .arg(company.text(), wireName(runtime.health.health), log.health);
        });
        require((runtime.breaker.state != BreakerState::Closed) == log.breakerEngaged, Invariant::HealthFromLog,
                [&] { return QStringLiteral("%1: its breaker is not what its log says").arg(company.text()); });
    }
}

void checkChain(const std::vector<LogEntry> &entries)
{
    const auto broken = firstBrokenLink({}, entries);
    require(!broken, Invariant::GapFreeLog, [&] { return QStringLiteral("the chain breaks at %1").arg(*broken); });
}

} // namespace callboard::sim
