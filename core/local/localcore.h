// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/base/timesource.h"
#include "core/engine/engine.h"
#include "core/model/reservation.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>

#include <memory>
#include <mutex>
#include <vector>

namespace callboard {

/// Who asks, as the log will say.
struct Asker
{
    Actor actor{Actor::Kind::Operator, QStringLiteral("you")};
    QString requestId; ///< empty: one is made for each command
    QByteArray key;    ///< SHA-256 of the API key in use; empty for the embedded engine's own console
};

/// What the Local... classes share: the engine behind its mailbox, workers for questions, and the two shapes of
/// a request. Lives on one thread; `ask` and `send` return at once.
class LocalCore
{
public:
    /// All but `asker` outlive it.
    LocalCore(Engine &engine, const TimeSource &time, QThreadPool &pool, Asker asker = {});

    /// Cancels the long questions and waits for the workers; before the engine stops, since some of them wait for it.
    void finish();

    /// The last committed state with the clock at now.
    WorkspaceState state() const;
    const TimeSource &time() const { return m_time; }
    /// Committed entries; any thread.
    Result<std::vector<LogEntry>> log(const LogQuery &query) const { return m_engine.log(query); }
    const Asker &asker() const { return m_asker; }
    SnapshotPtr snapshot() const { return m_engine.snapshot(); }
    /// 128 random bits; any thread.
    QString newId(const char *prefix);

    /// A question: fn(const WorkspaceState &) -> Result<T> runs in a worker on one state.
    template <typename T, typename Fn> QFuture<Result<T>> ask(Fn fn)
    {
        return QtConcurrent::run(&m_pool, [state = state(), fn = std::move(fn)]() -> Result<T> { return fn(state); });
    }
    /// A long question: fn(const WorkspaceState &, QPromise<Result<T>> &) can report progress and see a cancel.
    template <typename T, typename Fn> QFuture<Result<T>> askLong(Fn fn)
    {
        QFuture<Result<T>> future =
            QtConcurrent::run(&m_pool, [state = state(), fn = std::move(fn)](QPromise<Result<T>> &promise) {
                auto result = fn(state, promise);
                promise.addResult(std::move(result));
            });
        remember(QFuture<void>(future));
        return future;
    }
    /// A command: convert(const answer::Any &) -> Result<T>, or for a replayed key replayed(const StoredAnswer &).
    template <typename T, typename Convert, typename Replayed>
    QFuture<Result<T>> send(Command &&command, Convert convert, Replayed replayed)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        m_engine.post(std::move(command), [promise, convert = std::move(convert),
                                           replayed = std::move(replayed)](const CommandAnswer &answer) {
            if (!answer.result)
                promise->addResult(Result<T>(answer.result.error()));
            else if (answer.replay)
                promise->addResult(replayed(*answer.replay));
            else
                promise->addResult(convert(*answer.result));
            promise->finish();
        });
        return future;
    }
    /// A command without an idempotency key.
    template <typename T, typename Convert> QFuture<Result<T>> send(Command &&command, Convert convert)
    {
        return send<T>(std::move(command), std::move(convert), [](const StoredAnswer &) -> Result<T> {
            return Error{ErrorCode::InternalError, QStringLiteral("a replay without a key"), {}};
        });
    }
    /// A command whose answer is only that it was done.
    QFuture<Result<Done>> sendForDone(Command command);

    /// In the name of the asker.
    CommandHeader header(const CompanyId &company);
    /// The same with an idempotency key when there is one. `body` is what the fingerprint covers.
    CommandHeader header(const CompanyId &company, const QString &route, const QString &key, const QVariant &body,
                         std::function<StoredAnswer(const answer::Any &)> encode);

private:
    Engine &m_engine;
    const TimeSource &m_time;
    std::mutex m_randomMutex;
    std::unique_ptr<Random> m_random = systemRandom();
    QThreadPool &m_pool;
    const Asker m_asker;
    std::vector<QFuture<void>> m_long; ///< those that a quit cancels

    void remember(QFuture<void> future);
};

/// The answer of the wrong kind is a broken invariant of ours, not of the user's.
template <typename Wanted> Result<Wanted> expectAnswer(const answer::Any &any)
{
    if (const auto *found = std::get_if<Wanted>(&any))
        return *found;
    return Error{ErrorCode::InternalError, QStringLiteral("unexpected kind of answer"), {}};
}

} // namespace callboard
