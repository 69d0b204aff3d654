// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace callboard {

struct Switchboard;

/// What one company's clock shows besides what its reservations tell.
struct HealthFacts
{
    Health health = Health::Healthy;
    std::optional<Instant> since;
    std::vector<HealthCause> causes;
};

/// The light of each company (D-HEALTH): a level is entered at once and left after 60 s without its causes. Keeps one
/// sample a minute of the last day.
class HealthWatch
{
public:
    using History = std::shared_ptr<const std::vector<HealthSample>>;

    /// Judges every company at now; changes are logged. Engine's thread.
    void evaluate(Switchboard &board);
    /// Takes a sample when a minute is full, for the chart of the last day.
    void sample(Switchboard &board, int tickLagMs);
    void loadHistory(const std::vector<std::pair<CompanyId, HealthSample>> &samples);

    /// What was judged since the last commit is in the log now, or never happened: health is a function of the log.
    void keep();
    void undo();
    void restore(const CompanyId &company, Health health);

    const HealthFacts &factsOf(const CompanyId &company) const;
    History historyOf(const CompanyId &company) const;
    void countDial(const CompanyId &company) { ++m_companies[company].dialled; }
    void countFault(const CompanyId &company) { ++m_companies[company].faults; }

    /// When the next sample is taken, and when a level may be left by itself.
    std::optional<Instant> nextWakeUp(Instant now) const;
    /// Samples before this instant are not worth taking (a long advance of a frozen clock keeps the last day only).
    void setSamplesFrom(Instant from) { m_samplesFrom = from; }

private:
    /// A level that is entered at once and left after it was clean for a while.
    struct Latch
    {
        bool on = false;
        std::optional<Instant> cleanSince;
        void judge(bool cause, Instant now);
    };
    struct PerCompany
    {
        HealthFacts facts;
        Health committed = Health::Healthy; ///< as the log says
        Latch degraded;
        Latch saturated;
        int dialled = 0; // since the last sample
        int faults = 0;
        History history;
    };
    std::map<CompanyId, PerCompany> m_companies;
    std::optional<Instant> m_lastSample;
    Instant m_samplesFrom{};
};

/// The causes that hold for a company right now, most important first, without the 60 s (D-HEALTH).
std::vector<HealthCause> causesNow(const Switchboard &board, const CompanyId &company);
/// Does this cause make the clock degraded (else saturated)?
bool isDegrading(HealthCause cause);

} // namespace callboard
