// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httpclient.h"
#include "core/remote/commandoutbox.h"
#include "core/remote/serverclock.h"
#include "core/rpc/methods.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>

namespace callboard {

struct RemoteOptions
{
    milliseconds within{30'000};   ///< how long one answer is waited for
    milliseconds patience{20'000}; ///< OutboxOptions::patience
    QString outboxFolder;          ///< OutboxOptions::folder
};

/// What the Remote... classes share: one server behind its HTTP client, its clock, and what the last answers said of
/// it. Answers are read in workers. Lives on the GUI thread; everything but the constructor may be called from any.
class RemoteCore
{
public:
    /// The client outlives it, or is gone after close().
    RemoteCore(HttpClient &client, rpc::Session session, RemoteOptions options = {});
    ~RemoteCore();

    /// Who we are there, as last told.
    rpc::Session session() const;
    void tellSession(rpc::Session session);
    void tellCompany(const Company &company);
    void tellPolicy(const HoursPolicy &policy);
    void tellExtras(const HoursExtras &extras);
    const ServerClock &clock() const { return m_clock; }
    ServerClock &clock() { return m_clock; }
    QThreadPool &pool() { return m_pool; }

    /// A question, or a command that is safe to report as unknown.
    template <typename M, typename... A> QFuture<Result<typename M::Value>> ask(const M &method, const A &...arguments)
    {
        return send<typename M::Value>(method.name, rpc::bodyOf(method, arguments...), method.need == rpc::Need::Read);
    }
    /// The caller's idempotency key, or a new one.
    static QString keyOr(const QString &key);
    /// A command whose last argument is its idempotency key: by the outbox.
    template <typename M, typename... A>
    QFuture<Result<typename M::Value>> command(const M &method, const A &...arguments)
    {
        return throughOutbox<typename M::Value>(method.name, std::get<sizeof...(A) - 1>(std::tie(arguments...)),
                                                rpc::bodyOf(method, arguments...));
    }
    template <typename T> QFuture<Result<T>> send(const char *name, QByteArray body, bool isQuestion)
    {
        return sendRequest(name, std::move(body), isQuestion)
            .then(&m_pool, [this, isQuestion](const Result<HttpResponse> &answer) {
                return valueIn<T>(resultOf(answer, isQuestion), isQuestion);
            });
    }

    /// What is known of the way to the server.
    struct Way
    {
        std::optional<Error> trouble; ///< of the last request; absent = it was answered
        std::optional<ServerClock::Steady> answeredAt;
        int failures = 0; ///< requests without an answer, or with one of no use, since the start
    };
    Way way() const;
    /// Called from any thread after way() changed.
    void onWayChanged(std::function<void()> fn) { m_onWayChanged = std::move(fn); }

    CommandOutbox &outbox() const { return *m_outbox; }
    /// Called on the network's thread with the answers that nobody waits for any more.
    void onLateAnswer(std::function<void(const LateAnswer &)> fn) { m_onLateAnswer = std::move(fn); }

private:
    template <typename T> QFuture<Result<T>> throughOutbox(const char *name, const QString &key, const QByteArray &body)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        m_outbox->submit(name, key, body, [this, promise](const Result<JsonValue> &answer) {
            m_pool.start([this, promise, answer] {
                promise->addResult(valueIn<T>(answer, false));
                promise->finish();
            });
        });
        return promise->future();
    }
    template <typename T> Result<T> valueIn(const Result<JsonValue> &answer, bool isQuestion)
    {
        if (!answer)
            return answer.error();
        auto value = rpc::readValue<T>(*answer);
        if (!value) // not what this console understands: a lie, or another version
            return unusable(isQuestion, value.error().detail);
        return value;
    }

    QFuture<Result<HttpResponse>> sendRequest(const QByteArray &name, QByteArray body, bool isQuestion);
    /// The `result` of an answer, or its error.
    Result<JsonValue> resultOf(const Result<HttpResponse> &answer, bool isQuestion);
    Error unusable(bool isQuestion, const QString &detail);
    void note(std::optional<Error> trouble);
    void tellLate(const Intent &intent, const Result<JsonValue> &answer);

    HttpClient &m_client;
    const RemoteOptions m_options;
    ServerClock m_clock;
    QThreadPool m_pool;
    mutable std::mutex m_mutex; // of the two below
    rpc::Session m_session;
    Way m_way;
    std::function<void()> m_onWayChanged;
    std::function<void(const LateAnswer &)> m_onLateAnswer;
    std::unique_ptr<CommandOutbox> m_outbox; // on the client's thread; its end tells those who wait, by the pool
};

} // namespace callboard
