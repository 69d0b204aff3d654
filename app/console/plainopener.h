// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/http/httpclient.h"
#include "ui/shell/serverbook.h"

namespace callboard {

/// A server that has the reference's routes only, which is known from its refusal of ours. Opens its journal, below the
/// user's data folder, in a worker. Errors: those of PlainBackend::make.
QFuture<Result<std::shared_ptr<Backend>>> openPlainServer(const ServerAddress &address, const Secret &key);

/// What is asked of such a server to see whether the key is one of its own, and what its answer says.
/// Errors: as ServerBook::test.
ClientRequest plainQuestion();
Result<ServerFacts> plainFactsIn(const HttpClient &client, const Result<HttpResponse> &response);

} // namespace callboard
