// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httpclient.h"
#include "core/remote/plain/requestbudget.h"

#include <QObject>
#include <QTimer>
#include <QVariantMap>

#include <array>
#include <deque>
#include <functional>

namespace callboard {

/// A success envelope (C003).
struct PlainAnswer
{
    QVariantMap data;
    QString requestId;
};

/// What is asked of the server, as the journal can keep it.
struct PlainRequest
{
    QByteArray method{"GET"};
    QByteArray target;
    QByteArray body;        ///< JSON text; empty = none
    QString idempotencyKey; ///< empty = none
};

/// The server's routes: queues by priority, spends the budget, reads envelopes. One thread, with an event loop.
///
/// What the future of an HttpClient says becomes: the envelope's own error by its code, never by its status (C010);
/// RATE_LIMITED waits for Retry-After and goes again, since it changed nothing; an answer that is no envelope is
/// ServerAnswerUnusable to a question and AnswerUnknown to a command.
class PlainLink final : public QObject
{
public:
    using Reply = std::function<void(const Result<PlainAnswer> &)>;

    /// An answer is waited for `within`.
    PlainLink(HttpClient &client, int perMinute, std::function<milliseconds()> monotonic,
              milliseconds within = milliseconds(30'000));

    void ask(RequestPriority priority, PlainRequest request, Reply reply);

    RequestBudget &budget() { return m_budget; }
    /// How many of a kind wait for the budget.
    size_t waiting(RequestPriority priority) const { return m_queues[static_cast<size_t>(priority)].size(); }

    /// Heard after each answer, of whatever kind: an Error only when it concerns the connection.
    std::function<void(const std::optional<Error> &)> onHeard;
    /// The server's clock from its Date field, to the second.
    std::function<void(Instant)> onDate;

private:
    struct Asked
    {
        RequestPriority priority;
        PlainRequest request;
        Reply reply;
    };
    void pump();
    void send(Asked asked);
    void heard(Asked asked, const Result<HttpResponse> &response);
    Result<PlainAnswer> read(const PlainRequest &request, const HttpResponse &response) const;
    void learn(const HttpResponse &response);

    HttpClient &m_client;
    RequestBudget m_budget;
    std::function<milliseconds()> m_monotonic;
    milliseconds m_within;
    std::array<std::deque<Asked>, 3> m_queues;
    QTimer m_timer;
};

/// True for what says something about the connection, not about the request.
bool isConnectionTrouble(ErrorCode code);

} // namespace callboard
