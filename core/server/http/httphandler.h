// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/http/httpmessage.h"

#include <optional>

class QWebSocket;

namespace callboard {

/// What stands behind the transport: requests in, answers out, and event streams. Called on the network's thread.
class HttpHandler
{
public:
    virtual ~HttpHandler() = default;
    /// `answer` is called once, from any thread, at once or later; letting it go uncalled is answered with 500.
    virtual void handle(const HttpRequest &request, HttpAnswer answer) = 0;
    /// Most bytes the body behind this head may have; `usual` is the transport's own limit. Asked before any of it is
    /// read, so what it costs is for everybody to spend.
    virtual qsizetype bodyLimit(const HttpRequest &head, qsizetype usual)
    {
        Q_UNUSED(head)
        return usual;
    }
    /// The answer to what could not be framed; the connection ends after it.
    virtual HttpReply refusalOf(const HttpFault &fault) = 0;
    /// nullopt: the connection may become a WebSocket, and `opened` follows. Else the answer.
    virtual std::optional<HttpReply> refusalOfUpgrade(const HttpRequest &request) = 0;
    /// Takes the socket, which counts as a connection until it is deleted. It dies with the server unless it gets
    /// another parent. What it receives is bounded; one that leaves 2 MiB unread is cut, and closer bounds are the
    /// handler's.
    virtual void opened(QWebSocket *socket) = 0;
};

} // namespace callboard
