// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPointer>
#include <QPromise>

#include <memory>

namespace callboard {

/// Calls fn(answer) on the owner's thread when the future is done; never after the owner is gone. `T` is a Result.
/// A future's own then(this, ...) asserts in Qt 6.4.2 when `this` dies first.
template <typename T, typename Fn> QFutureWatcher<T> *whenDone(const QFuture<T> &future, QObject *owner, Fn fn)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, fn = std::move(fn)] {
        watcher->deleteLater();
        const bool answered = watcher->future().resultCount() > 0; // none when the promise died
        fn(answered ? watcher->result() : T(Error{ErrorCode::Cancelled, {}, {}}));
    });
    watcher->setFuture(future);
    return watcher;
}

/// For previews: the answer to an older question is dropped, and its work cancelled, when a newer one is asked through
/// the same object.
class LatestOnly
{
public:
    template <typename T, typename Fn> void ask(const QFuture<T> &future, QObject *owner, Fn fn)
    {
        const auto number = ++*m_asked;
        if (m_last)
            m_last->cancel();
        m_last = whenDone(future, owner, [asked = m_asked, number, fn = std::move(fn)](const T &answer) {
            if (*asked == number)
                fn(answer);
        });
    }
    /// Drops every answer that is still out.
    void forget()
    {
        ++*m_asked;
        if (m_last)
            m_last->cancel();
    }

private:
    QPointer<QFutureWatcherBase> m_last;
    std::shared_ptr<quint64> m_asked = std::make_shared<quint64>(0);
};

/// A future that is answered already.
template <typename T> QFuture<Result<T>> answered(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace callboard
