// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/errorcode.h"
#include "core/base/instant.h"

namespace callboard {

/// Servers keep keys for a day (D-IDEM); an hour less, for clocks that differ. A command whose answer is unknown for
/// longer is not asked again: it could be done twice.
constexpr milliseconds kKeysAreKept = 23 * kHour;

/// Whatever came before, nobody knows what became of the command: a 5xx may come after a commit (D-IDEM).
inline bool isAlwaysUnknown(ErrorCode code)
{
    return code == ErrorCode::AnswerUnknown || code == ErrorCode::IdempotencyInProgress ||
           code == ErrorCode::InternalError;
}

/// About the way or the key, not about the command: after an answer was lost it says nothing of the first sending.
inline bool isAboutTheWay(ErrorCode code)
{
    return code == ErrorCode::ServerUnreachable || code == ErrorCode::ServerUntrusted ||
           code == ErrorCode::ServerAnswerUnusable || code == ErrorCode::Unauthorized ||
           code == ErrorCode::ScopeInsufficient || code == ErrorCode::RateLimited || code == ErrorCode::Cancelled;
}

} // namespace callboard
