// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// D-IDEM: what a key remembers, and what a second request with it hears.
#include "core/engine/decide.h"
#include "core/engine/engine.h"
#include "core/engine/store.h"

#include <algorithm>

namespace callboard {

namespace {

/// max(24 h, the call's expiry + 24 h); for a batch the latest of its calls.
Instant keptUntil(const WorkspaceState &state, const CompanyId &company, const answer::Any &answer)
{
    Instant until = state.now() + kDay;
    if (const auto *call = std::get_if<answer::Call>(&answer))
        until = std::max(until, call->reservation.expiresAt + kDay);
    if (const auto *outcome = std::get_if<CommitOutcome>(&answer)) {
        for (const CommitOutcome::Entry &entry : outcome->entries) {
            const Reservation *booked = entry.reservation ? state.reservation(company, *entry.reservation) : nullptr;
            if (booked)
                until = std::max(until, booked->expiresAt + kDay);
        }
    }
    return until;
}

} // namespace

std::optional<CommandAnswer> Engine::replayOf(const CommandHeader &header)
{
    const Idempotency &asked = *header.idempotency;
    const Result<std::optional<IdempotencyRow>> row =
        m_store.idempotency(header.company, asked.route, asked.key, m_board.now());
    if (!row)
        return CommandAnswer{row.error(), std::nullopt};
    if (!*row)
        return std::nullopt;
    if ((*row)->fingerprint != asked.fingerprint)
        return CommandAnswer{refused(ErrorCode::IdempotencyConflict, asked.key), std::nullopt};
    return CommandAnswer{answer::Any(Done{}), StoredAnswer{(*row)->status, (*row)->answer}};
}

void Engine::remember(const CommandHeader &header, const answer::Any &answer)
{
    const Idempotency &asked = *header.idempotency;
    const StoredAnswer stored = asked.encode ? asked.encode(answer) : StoredAnswer{};
    IdempotencyRow row;
    row.company = header.company;
    row.route = asked.route;
    row.key = asked.key;
    row.fingerprint = asked.fingerprint;
    row.status = stored.status;
    row.answer = stored.data;
    row.keptUntil = keptUntil(m_board.state(), header.company, answer);
    m_board.bench.put(row);
}

} // namespace callboard
