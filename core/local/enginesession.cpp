// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/enginesession.h"

namespace callboard {

namespace {

EngineOptions optionsOn(SimulatedTimeSource &clock)
{
    EngineOptions options;
    options.frozenClock = &clock;
    return options;
}

std::vector<std::unique_ptr<Carrier>> carriersOn(const TimeSource &clock, const CarrierFactory &makeCarrier)
{
    std::vector<std::unique_ptr<Carrier>> carriers;
    carriers.push_back(makeCarrier(clock));
    return carriers;
}

} // namespace

EngineSession::EngineSession(Store &store, Instant start, Random &random, const CarrierFactory &makeCarrier)
    : m_time(start, 0), m_engine(store, m_time, random, carriersOn(m_time, makeCarrier), optionsOn(m_time))
{
}

Result<void> EngineSession::open()
{
    return m_engine.open();
}

Result<answer::Any> EngineSession::run(Command command)
{
    Result<answer::Any> result = Error{ErrorCode::Cancelled, QStringLiteral("not answered"), {}};
    m_engine.post(std::move(command), [&result](const CommandAnswer &answer) { result = answer.result; });
    while (m_engine.runGroup()) {
    }
    return result;
}

Result<void> EngineSession::advanceTo(Instant t)
{
    if (t <= m_time.now())
        return {};
    auto advanced = run(command::Advance{t - m_time.now()});
    if (!advanced)
        return advanced.error();
    return {};
}

} // namespace callboard
