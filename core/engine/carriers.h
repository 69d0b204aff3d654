// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/carrier.h"
#include "core/engine/options.h"

#include <map>
#include <memory>
#include <vector>

namespace callboard {

class TimeSource;

/// The carriers of a workspace, and which one serves a call. The first is the one calls go by.
class Carriers
{
public:
    Carriers(std::vector<std::unique_ptr<Carrier>> carriers, const EngineOptions &options);

    /// Errors: NotSupported when a real carrier meets a demo workspace or a simulated clock (D-CLOCKSRC).
    Result<void> check(bool isDemo, const TimeSource &time) const;
    /// The carrier for a call of this kind of person; nullptr when none may serve it (D-TEST).
    Carrier *forCall(bool isTest) const;
    Carrier *named(const QString &name) const;
    bool hasAny() const { return !m_all.empty(); }
    const std::vector<std::unique_ptr<Carrier>> &all() const { return m_all; }

    void setSink(const Carrier::Sink &sink);
    /// Simulated carriers: the next instant with something to do, and doing it.
    std::optional<Instant> nextDue() const;
    void runDue();

    /// Pings and credit as carriers report them (D-HEALTH): by carrier name.
    struct Condition
    {
        int pingsFailed = 0; ///< in a row
        bool creditShutdown = false;
    };
    Condition &condition(const QString &name) { return m_conditions[name]; }
    const std::map<QString, Condition> &conditions() const { return m_conditions; }

private:
    std::vector<std::unique_ptr<Carrier>> m_all;
    bool m_testCallsOnRealCarrier = false;
    std::map<QString, Condition> m_conditions;
};

} // namespace callboard
