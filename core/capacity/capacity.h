// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/capacity/capacitytimeline.h"
#include "core/model/company.h"

#include <QHash>

#include <optional>
#include <span>

namespace callboard {

/// Every number's and pool's timeline together, with their caps: admission is the smaller of the two (D-REMAIN).
/// Copies are cheap and share their timelines until one side writes, so a snapshot can be handed to a worker; one
/// object is used by one thread at a time. No query allocates.
class Capacity
{
public:
    void setPool(const Pool &pool);
    /// Adds or re-caps a number; moving it to another pool moves what it holds.
    void setNumber(const PhoneNumber &number);
    /// Forgets the number and frees what it held in its pool.
    void removeNumber(const PhoneNumberId &number);

    /// Takes one line of the number and its pool during [range). Oversubscription is allowed here: caps are enforced
    /// by whoever asks `remaining` first (D-CAPCHANGE). The number must be known (asserted).
    void add(const PhoneNumberId &number, InstantRange range);
    /// The exact inverse of add (asserted: it was added).
    void remove(const PhoneNumberId &number, InstantRange range);

    struct Load
    {
        int numberPeak = 0;
        int numberCap = 0;
        int poolPeak = 0;
        int poolCap = 0;
        /// max(0, min(numberCap - numberPeak, poolCap - poolPeak)): D-REMAIN.
        int remaining() const;
        /// max(numberPeak / numberCap, poolPeak / poolCap) compared exactly, without rounding: D-PLAN.
        bool lessThan(const Load &other) const;
        double ratio() const; ///< for display; 1 when a cap is 0
        bool numberFull() const { return numberPeak >= numberCap; }
        bool poolFull() const { return poolPeak >= poolCap; }
    };
    /// Peaks over [range.start, range.end). An unknown number has caps 0.
    Load loadOf(const PhoneNumberId &number, InstantRange range) const;
    int remaining(const PhoneNumberId &number, Instant start, milliseconds duration) const;

    /// loads[i] = load of [first + i * step, first + i * step + duration): a whole window at once.
    void loadsOnGrid(const PhoneNumberId &number, Instant first, milliseconds step, milliseconds duration,
                     std::span<Load> loads) const;

    const CapacityTimeline *numberTimeline(const PhoneNumberId &number) const;
    const CapacityTimeline *poolTimeline(const PoolId &pool) const;
    int numberCap(const PhoneNumberId &number) const;
    int poolCap(const PoolId &pool) const;
    std::optional<PoolId> poolOf(const PhoneNumberId &number) const;

private:
    struct NumberScope
    {
        PoolId pool;
        int cap = 0;
        CowPtr<CapacityTimeline> timeline;
    };
    struct PoolScope
    {
        int cap = 0;
        CowPtr<CapacityTimeline> timeline;
    };
    struct Table
    {
        Table() = default;
        Table(const Table &other); // a deep copy: the tables of two threads share no hash
        QHash<PhoneNumberId, NumberScope> numbers;
        QHash<PoolId, PoolScope> pools;
    };
    const NumberScope *scopeOf(const PhoneNumberId &number) const;
    const PoolScope *scopeOf(const PoolId &pool) const;
    CowPtr<Table> m_table;
};

} // namespace callboard
