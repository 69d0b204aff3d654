// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/clientmessage.h"
#include "core/rpc/codec.h"

#include <optional>

namespace callboard {

inline constexpr qsizetype kMostRpcAnswer = 256 * 1024 * 1024;

/// What a server answered to one method of core/rpc.
struct RpcAnswer
{
    QString problem;                    ///< not empty: it is no answer of this API, and the rest means nothing
    Result<JsonValue> result = Error{}; ///< the core's refusal, the door's (401, 403, 404, 429 ...), or what was asked
    std::optional<Instant> now;         ///< the server's clock
};
RpcAnswer readRpcAnswer(const HttpResponse &response);

} // namespace callboard
