// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/freshness.h"

#include <Qt>

#include <memory>
#include <vector>

namespace callboard {

/// Rows are shared and never changed: an update replaces the pointer, so a worker may sort a copy of the list.
using CallRowPtr = std::shared_ptr<const ReservationRow>;

/// Columns of the table of Calls. AsOf is there only where a server tells nothing by itself (N16).
enum class CallColumn { State, Candidate, Planned, TheirTime, Number, Position, Attempt, Progress, AsOf };
inline constexpr int kCallColumns = 9;

/// A strict order of rows by one column, ties by planned minute, then id. What depends on time (who can still go) is
/// judged at `at`, frozen when the table was arranged, so that a row can be found again by binary search.
struct CallOrder
{
    CallColumn column = CallColumn::Planned;
    Qt::SortOrder direction = Qt::AscendingOrder;
    Instant at;
    Freshness::ToldCalls told; ///< likewise

    bool operator()(const CallRowPtr &a, const CallRowPtr &b) const;

private:
    /// <0, 0, >0 by the column alone, direction applied.
    int compare(const ReservationRow &a, const ReservationRow &b) const;
    int compareProgress(const ReservationRow &a, const ReservationRow &b) const;
};

} // namespace callboard
