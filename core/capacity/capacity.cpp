// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/capacity/capacity.h"

#include "core/base/assert.h"

#include <limits>

namespace callboard {

namespace {

// A timeline counts to 32,767; a larger cap could never be told from it.
int countable(int cap)
{
    return std::clamp<int>(cap, 0, std::numeric_limits<qint16>::max());
}

} // namespace

Capacity::Table::Table(const Table &other) : numbers(other.numbers), pools(other.pools)
{
    numbers.detach();
    pools.detach();
}

const Capacity::NumberScope *Capacity::scopeOf(const PhoneNumberId &number) const
{
    const auto found = m_table->numbers.constFind(number);
    return found == m_table->numbers.cend() ? nullptr : &*found;
}

const Capacity::PoolScope *Capacity::scopeOf(const PoolId &pool) const
{
    const auto found = m_table->pools.constFind(pool);
    return found == m_table->pools.cend() ? nullptr : &*found;
}

void Capacity::setPool(const Pool &pool)
{
    m_table.write().pools[pool.id].cap = countable(pool.globalCap);
}

void Capacity::setNumber(const PhoneNumber &number)
{
    Table &table = m_table.write();
    const bool isNew = !table.numbers.contains(number.id);
    NumberScope &scope = table.numbers[number.id];
    scope.cap = number.voice ? countable(number.outboundCap()) : 0;
    if (!isNew && scope.pool != number.pool) {
        auto &from = table.pools[scope.pool].timeline.write();
        scope.timeline->forEachInterval([&from](InstantRange range) { from.remove(range); });
        auto &to = table.pools[number.pool].timeline.write();
        scope.timeline->forEachInterval([&to](InstantRange range) { to.add(range); });
    }
    scope.pool = number.pool;
}

void Capacity::removeNumber(const PhoneNumberId &number)
{
    Table &table = m_table.write();
    const auto found = table.numbers.find(number);
    if (found == table.numbers.end())
        return;
    auto &pool = table.pools[found->pool].timeline.write();
    found->timeline->forEachInterval([&pool](InstantRange range) { pool.remove(range); });
    table.numbers.erase(found);
}

void Capacity::add(const PhoneNumberId &number, InstantRange range)
{
    Table &table = m_table.write();
    const auto found = table.numbers.find(number);
    CB_ASSERT(found != table.numbers.end());
    found->timeline.write().add(range);
    table.pools[found->pool].timeline.write().add(range);
}

void Capacity::remove(const PhoneNumberId &number, InstantRange range)
{
    Table &table = m_table.write();
    const auto found = table.numbers.find(number);
    CB_ASSERT(found != table.numbers.end());
    found->timeline.write().remove(range);
    table.pools[found->pool].timeline.write().remove(range);
}

int Capacity::Load::remaining() const
{
    return std::max(0, std::min(numberCap - numberPeak, poolCap - poolPeak));
}

namespace {

// A fraction peak / cap; a cap of 0 is above every other ratio.
struct Ratio
{
    qint64 peak;
    qint64 cap;
    bool lessThan(const Ratio &other) const
    {
        if (cap <= 0 || other.cap <= 0)
            return cap > 0 && other.cap <= 0;
        return peak * other.cap < other.peak * cap;
    }
};

Ratio worse(const Ratio &a, const Ratio &b)
{
    return a.lessThan(b) ? b : a;
}

Ratio ratioOf(const Capacity::Load &load)
{
    return worse({load.numberPeak, load.numberCap}, {load.poolPeak, load.poolCap});
}

} // namespace

bool Capacity::Load::lessThan(const Load &other) const
{
    return ratioOf(*this).lessThan(ratioOf(other));
}

double Capacity::Load::ratio() const
{
    const Ratio highest = ratioOf(*this);
    return highest.cap <= 0 ? 1.0 : static_cast<double>(highest.peak) / static_cast<double>(highest.cap);
}

Capacity::Load Capacity::loadOf(const PhoneNumberId &number, InstantRange range) const
{
    const NumberScope *scope = scopeOf(number);
    if (!scope)
        return {};
    Load load;
    load.numberCap = scope->cap;
    load.numberPeak = scope->timeline->peak(range);
    if (const PoolScope *pool = scopeOf(scope->pool)) {
        load.poolCap = pool->cap;
        load.poolPeak = pool->timeline->peak(range);
    }
    return load;
}

int Capacity::remaining(const PhoneNumberId &number, Instant start, milliseconds duration) const
{
    return loadOf(number, {start, start + duration}).remaining();
}

void Capacity::loadsOnGrid(const PhoneNumberId &number, Instant first, milliseconds step, milliseconds duration,
                           std::span<Load> loads) const
{
    const NumberScope *scope = scopeOf(number);
    if (!scope) {
        std::fill(loads.begin(), loads.end(), Load{});
        return;
    }
    static thread_local std::vector<qint16> onNumber;
    static thread_local std::vector<qint16> onPool;
    onNumber.resize(loads.size());
    onPool.assign(loads.size(), 0);
    scope->timeline->peaksOnGrid(first, step, duration, onNumber);
    const PoolScope *pool = scopeOf(scope->pool);
    if (pool)
        pool->timeline->peaksOnGrid(first, step, duration, onPool);
    const int numberCap = scope->cap;
    const int poolCap = pool ? pool->cap : 0;
    for (size_t i = 0; i < loads.size(); ++i)
        loads[i] = {onNumber[i], numberCap, onPool[i], poolCap};
}

const CapacityTimeline *Capacity::numberTimeline(const PhoneNumberId &number) const
{
    const NumberScope *scope = scopeOf(number);
    return scope ? &*scope->timeline : nullptr;
}

const CapacityTimeline *Capacity::poolTimeline(const PoolId &pool) const
{
    const PoolScope *scope = scopeOf(pool);
    return scope ? &*scope->timeline : nullptr;
}

int Capacity::numberCap(const PhoneNumberId &number) const
{
    const NumberScope *scope = scopeOf(number);
    return scope ? scope->cap : 0;
}

int Capacity::poolCap(const PoolId &pool) const
{
    const PoolScope *scope = scopeOf(pool);
    return scope ? scope->cap : 0;
}

std::optional<PoolId> Capacity::poolOf(const PhoneNumberId &number) const
{
    const NumberScope *scope = scopeOf(number);
    return scope ? std::optional(scope->pool) : std::nullopt;
}

} // namespace callboard
