// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/carriers.h"

#include "core/base/timesource.h"

namespace callboard {

Carriers::Carriers(std::vector<std::unique_ptr<Carrier>> carriers, const EngineOptions &options)
    : m_all(std::move(carriers)), m_testCallsOnRealCarrier(options.testCallsOnRealCarrier)
{
}

Result<void> Carriers::check(bool isDemo, const TimeSource &time) const
{
    for (const auto &carrier : m_all) {
        if (carrier->capabilities().isSimulated)
            continue;
        if (isDemo)
            return Error{ErrorCode::NotSupported, QStringLiteral("carrier %1 in a demo").arg(carrier->name()), {}};
        if (time.isSimulated()) {
            return Error{ErrorCode::NotSupported,
                         QStringLiteral("carrier %1 with a clock that is not the machine's").arg(carrier->name()),
                         {}};
        }
    }
    return {};
}

Carrier *Carriers::forCall(bool isTest) const
{
    for (const auto &carrier : m_all) {
        if (!isTest || m_testCallsOnRealCarrier || carrier->capabilities().isSimulated)
            return carrier.get();
    }
    return nullptr;
}

Carrier *Carriers::named(const QString &name) const
{
    for (const auto &carrier : m_all) {
        if (carrier->name() == name)
            return carrier.get();
    }
    return nullptr;
}

void Carriers::setSink(const Carrier::Sink &sink)
{
    for (const auto &carrier : m_all)
        carrier->setSink(sink);
}

std::optional<Instant> Carriers::nextDue() const
{
    std::optional<Instant> next;
    for (const auto &carrier : m_all) {
        const auto due = carrier->nextDue();
        if (due && (!next || *due < *next))
            next = due;
    }
    return next;
}

void Carriers::runDue()
{
    for (const auto &carrier : m_all)
        carrier->runDue();
}

} // namespace callboard
