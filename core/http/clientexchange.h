// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/clientmessage.h"

#include <QElapsedTimer>
#include <QPromise>

namespace callboard {

/// One request on its way and the promise of its answer. Lives on the network's thread.
struct ClientExchange
{
    ClientRequest request;
    QPromise<Result<HttpResponse>> promise;
    QElapsedTimer since;
    bool mayHaveLeft = false; ///< its first byte was handed to a socket
    bool askedTwice = false;  ///< a question whose kept connection was closed
    bool answered = false;

    void answer(Result<HttpResponse> result)
    {
        if (answered)
            return;
        answered = true;
        promise.addResult(std::move(result));
        promise.finish();
    }
    /// A command that may have left is never said to have failed.
    void fail(ErrorCode code, const QString &detail)
    {
        const bool isKnown = request.isQuestion() || !mayHaveLeft;
        answer(Error{isKnown ? code : ErrorCode::AnswerUnknown, detail, {}});
    }
};

} // namespace callboard
