// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/server/exchange.h"

namespace callboard {

/// What the routes share: the engine behind its mailbox and its clock.
class ServerCore
{
public:
    /// The stored form of a successful answer, which is also what is sent.
    using Encode = StoredAnswer (*)(const answer::Any &);

    ServerCore(Engine &engine, const TimeSource &time, bool isFrozen)
        : m_engine(engine), m_time(time), m_isFrozen(isFrozen)
    {
    }

    Engine &engine() { return m_engine; }
    Instant now() const { return m_time.now(); }
    /// True when only `advance` moves the clock.
    bool isFrozen() const { return m_isFrozen; }
    /// The committed workspace with its clock at now.
    WorkspaceState state() const { return m_engine.snapshot()->worldAt(m_time.now()); }

    /// Who asks, for which company.
    static CommandHeader header(const Exchange &exchange);
    /// The same with the Idempotency-Key of the request, if there is one. `body` is what the fingerprint covers.
    /// Errors: ValidationError.
    static Result<CommandHeader> header(const Exchange &exchange, const QVariant &body, Encode encode);
    /// Posts the command and answers the exchange with what comes of it.
    void send(const ExchangePtr &exchange, Command command, Encode encode);

private:
    Engine &m_engine;
    const TimeSource &m_time;
    bool m_isFrozen;
};

/// The body as canonicalJson takes it: numbers that are not whole as their text.
QVariant variantOf(const JsonValue &value);

/// D-IDEM: a bare token or the draft's quoted string, 1-255 visible ASCII. nullopt when it is neither.
std::optional<QString> readIdempotencyKey(const QByteArray &field);

} // namespace callboard
