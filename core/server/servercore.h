// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/server/exchange.h"
#include "core/server/planshelf.h"

#include <QThreadPool>

#include <atomic>
#include <functional>

namespace callboard {

/// What the routes share: the engine behind its mailbox and its clock.
class ServerCore
{
public:
    /// The stored form of a successful answer, which is also what is sent.
    using Encode = StoredAnswer (*)(const answer::Any &);

    /// Facts that `GET /v1/callboard` tells.
    struct Facts
    {
        QString version; ///< of the program
        QString carrier;
        bool isFrozen = false; ///< only `advance` moves the clock
    };
    ServerCore(Engine &engine, const TimeSource &time, Facts facts);
    /// Waits for the workers, some of whom read the engine's log: before the engine stops.
    void finish() { m_workers.waitForDone(); }

    Engine &engine() { return m_engine; }
    Instant now() const { return m_time.now(); }
    const TimeSource &time() const { return m_time; }
    const Facts &facts() const { return m_facts; }
    /// The committed workspace with its clock at now.
    WorkspaceState state() const { return m_engine.snapshot()->worldAt(m_time.now()); }

    /// Who asks, for which company.
    static CommandHeader header(const Exchange &exchange);
    /// The same with the Idempotency-Key of the request, if there is one. `body` is what the fingerprint covers.
    /// Errors: ValidationError.
    static Result<CommandHeader> header(const Exchange &exchange, const QVariant &body, Encode encode);
    /// Posts the command and answers the exchange with what comes of it.
    void send(const ExchangePtr &exchange, Command command, Encode encode);
    /// A question that walks much of the workspace: in a worker, so that the network goes on.
    void inWorker(const ExchangePtr &exchange, std::function<void(const WorkspaceState &, Exchange &)> work);

    QThreadPool &workers() { return m_workers; }
    PlanShelf &plans() { return m_plans; }

    /// For /metrics; any thread.
    std::atomic<quint64> requests{0};
    std::atomic<quint64> refusals{0};
    std::atomic<int> consoles{0};

private:
    Engine &m_engine;
    const TimeSource &m_time;
    Facts m_facts;
    PlanShelf m_plans;
    QThreadPool m_workers;
};

/// The body as canonicalJson takes it: numbers that are not whole as their text.
QVariant variantOf(const JsonValue &value);

/// D-IDEM: a bare token or the draft's quoted string, 1-255 visible ASCII. nullopt when it is neither.
std::optional<QString> readIdempotencyKey(const QByteArray &field);

} // namespace callboard
