// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"

#include <functional>
#include <memory>

namespace callboard::test {

/// The company of the reference's own world.
inline const CompanyId kAcme{QStringLiteral("comp_acme_2f8a")};

/// One backend on the reference's own world: company comp_acme_2f8a, pool_lt (40), pn_8f2a (8 lines, default), hours
/// 09:00-18:00 Europe/Vilnius Mon-Fri, pos_abc123 (30 min + 2 min), people cand_0..cand_19 in Lithuania and a few
/// special ones, the clock frozen at 2025-06-04T12:00Z.
struct ContractHouse
{
    std::unique_ptr<Backend> backend;
    /// For comp_other, where a key opens one company only; empty: `backend` sees both.
    std::unique_ptr<Backend> otherBackend;
    Backend &backendOfOther() const { return otherBackend ? *otherBackend : *backend; }
    /// Lets the frozen clock run; everything due on the way is done when it returns.
    std::function<void(milliseconds)> advance;
    /// Takes the backend away and opens it again on the same data.
    std::function<void()> restart;
    CompanyId company = kAcme;
    PositionId position{QStringLiteral("pos_abc123")};
    PhoneNumberId number{QStringLiteral("pn_8f2a")};
};

/// Waits for an answer that worker threads give.
template <typename T> Result<T> await(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return Error{ErrorCode::Cancelled, QStringLiteral("no answer"), {}};
    return future.result();
}

/// The world above as values.
struct ContractWorld
{
    std::vector<Pool> pools;
    std::vector<Company> companies;
    std::vector<PhoneNumber> numbers;
    std::vector<Position> positions;
    std::vector<Candidate> candidates;
};
ContractWorld contractWorld();
inline constexpr qint64 kContractNow = 1749038400000; // 2025-06-04T12:00Z, Wednesday 15:00 in Vilnius

/// One of Acme's people within 24 hours, all else left to the planner.
inline CallRequest requestFor(const char *candidate)
{
    CallRequest request;
    request.company = kAcme;
    request.candidate = CandidateId(QString::fromLatin1(candidate));
    request.position = PositionId(QStringLiteral("pos_abc123"));
    request.window = Preset::Within24Hours;
    return request;
}

} // namespace callboard::test
