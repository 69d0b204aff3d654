// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"

#include <deque>
#include <map>
#include <memory>
#include <mutex>

namespace callboard {

/// Plans that were made and not committed: values, nothing of them is booked. They are kept for an hour of the
/// workspace's clock, at most 100 per company, and do not survive a restart (they would be stale). Any thread.
class PlanShelf
{
public:
    static constexpr milliseconds kKept = kHour;
    static constexpr size_t kMostPerCompany = 100;

    /// The plan's name.
    QString put(const CompanyId &company, std::shared_ptr<const Plan> plan, Instant now);
    /// nullptr: no such plan in this company, or no longer kept.
    std::shared_ptr<const Plan> find(const CompanyId &company, const QString &id, Instant now) const;

private:
    struct Kept
    {
        QString id;
        Instant until;
        std::shared_ptr<const Plan> plan;
    };
    mutable std::mutex m_mutex;
    std::map<CompanyId, std::deque<Kept>> m_plans; // oldest first
};

} // namespace callboard
