// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/http/httpclient.h"
#include "core/remote/serverclock.h"
#include "core/rpc/methods.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>

namespace callboard {

/// How long a console waits.
struct RemoteTimes
{
    milliseconds within{30'000};   ///< for one answer
    milliseconds patience{20'000}; ///< after a command's answer was lost: it is asked again this long
};

/// What the Remote... classes share: one server behind its HTTP client, its clock, and what the last answers said of
/// it. Answers are read in workers. Lives on the GUI thread; everything but the constructor may be called from any.
class RemoteCore
{
public:
    /// The client outlives it, or is gone after close().
    RemoteCore(HttpClient &client, rpc::Session session, const RemoteTimes &times = {});
    ~RemoteCore();

    /// Who we are there, as last told.
    rpc::Session session() const;
    void tellSession(rpc::Session session);
    void tellCompany(const Company &company);
    void tellPolicy(const HoursPolicy &policy);
    const ServerClock &clock() const { return m_clock; }
    ServerClock &clock() { return m_clock; }
    QThreadPool &pool() { return m_pool; }

    /// A question, or a command that is safe to report as unknown.
    template <typename M, typename... A> QFuture<Result<typename M::Value>> ask(const M &method, const A &...arguments)
    {
        return send<typename M::Value>(method.name, rpc::bodyOf(method, arguments...), method.need == rpc::Need::Read);
    }
    /// A command with an idempotency key: while its answer is unknown it is asked again with the same key, for
    /// as long as RemoteTimes::patience; then the future says AnswerUnknown, and the caller keeps the key.
    template <typename M, typename... A>
    QFuture<Result<typename M::Value>> command(const M &method, const A &...arguments)
    {
        return insist<typename M::Value>(method.name, rpc::bodyOf(method, arguments...));
    }
    template <typename T> QFuture<Result<T>> send(const char *name, QByteArray body, bool isQuestion)
    {
        return sendRequest(name, std::move(body), isQuestion)
            .then(&m_pool,
                  [this, isQuestion](const Result<HttpResponse> &answer) { return judged<T>(answer, isQuestion); });
    }

    /// What is known of the way to the server.
    struct Way
    {
        std::optional<Error> trouble; ///< of the last request; absent = it was answered
        std::optional<ServerClock::Steady> answeredAt;
        int waiting = 0; ///< commands whose answer is unknown and asked for
    };
    Way way() const;
    /// Called from any thread after way() changed.
    void onWayChanged(std::function<void()> fn) { m_onWayChanged = std::move(fn); }

    /// Before the client goes: nothing is asked again from now on.
    void close() { m_isClosing = true; }

private:
    static constexpr milliseconds kFirstPause{250};
    static constexpr milliseconds kLongestPause{4'000};

    template <typename T> QFuture<Result<T>> insist(const char *name, const QByteArray &body)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        insistOnce<T>(name, body, promise, std::nullopt, kFirstPause);
        return promise->future();
    }
    /// `since`: when an answer was lost first.
    template <typename T>
    void insistOnce(const char *name, const QByteArray &body, const std::shared_ptr<QPromise<Result<T>>> &promise,
                    std::optional<ServerClock::Steady> since, milliseconds pause)
    {
        send<T>(name, body, false).then(&m_pool, [=, this](const Result<T> &answer) {
            const auto now = ServerClock::Steady::clock::now();
            // Once one answer was lost, a server that is away now says nothing about what became of it.
            const bool isUnknown = !answer && (answer.error().code == ErrorCode::AnswerUnknown ||
                                               (since && answer.error().code == ErrorCode::ServerUnreachable));
            if (isUnknown && !m_isClosing && now - since.value_or(now) < m_times.patience) {
                if (!since)
                    countWaiting(1);
                later(pause, [=, this] {
                    insistOnce<T>(name, body, promise, since.value_or(now), std::min(pause * 2, kLongestPause));
                });
                return;
            }
            if (since)
                countWaiting(-1);
            promise->addResult(isUnknown ? Result<T>(Error{ErrorCode::AnswerUnknown, answer.error().detail, {}})
                                         : answer);
            promise->finish();
        });
    }
    template <typename T> Result<T> judged(const Result<HttpResponse> &answer, bool isQuestion)
    {
        auto data = resultOf(answer, isQuestion);
        if (!data)
            return data.error();
        auto value = rpc::readValue<T>(*data);
        if (!value) // not what this console understands: a lie, or another version
            return unusable(isQuestion, value.error().detail);
        return value;
    }

    QFuture<Result<HttpResponse>> sendRequest(const char *name, QByteArray body, bool isQuestion);
    /// The `result` of an answer, or its error.
    Result<JsonValue> resultOf(const Result<HttpResponse> &answer, bool isQuestion);
    Error unusable(bool isQuestion, const QString &detail);
    void note(std::optional<Error> trouble);
    void countWaiting(int by);
    void later(milliseconds wait, std::function<void()> fn);

    HttpClient &m_client;
    const RemoteTimes m_times;
    ServerClock m_clock;
    QThreadPool m_pool;
    std::atomic<bool> m_isClosing{false};
    mutable std::mutex m_mutex; // of the two below
    rpc::Session m_session;
    Way m_way;
    std::function<void()> m_onWayChanged;
    std::unique_ptr<QObject> m_timers; // on the client's thread
};

} // namespace callboard
