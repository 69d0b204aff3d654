// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/planshelf.h"

#include "core/base/random.h"

#include <algorithm>

namespace callboard {

QString PlanShelf::put(const CompanyId &company, std::shared_ptr<const Plan> plan, Instant now)
{
    const std::lock_guard lock(m_mutex);
    std::deque<Kept> &kept = m_plans[company];
    while (!kept.empty() && (kept.front().until <= now || kept.size() >= kMostPerCompany))
        kept.pop_front();
    const auto random = systemRandom();
    kept.push_back({randomId(*random, QStringLiteral("plan_")), now + kKept, std::move(plan)});
    return kept.back().id;
}

std::shared_ptr<const Plan> PlanShelf::find(const CompanyId &company, const QString &id, Instant now) const
{
    const std::lock_guard lock(m_mutex);
    const auto plans = m_plans.find(company);
    if (plans == m_plans.end())
        return nullptr;
    const auto isIt = [&](const Kept &kept) { return kept.id == id && kept.until > now; };
    const auto found = std::find_if(plans->second.begin(), plans->second.end(), isIt);
    return found == plans->second.end() ? nullptr : found->plan;
}

} // namespace callboard
