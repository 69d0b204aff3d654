// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

#include <memory>
#include <semaphore>

namespace callboard::test {

/// The application of test programs. Under ThreadSanitizer it shows what Qt's event queue, which is not instrumented,
/// hands from thread to thread: what happened before an event was made (handover.cpp) has happened when it is
/// delivered. One edge for each event, so that nothing else is hidden.
class TestApplication final : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;
    bool notify(QObject *receiver, QEvent *event) override;
};

/// Runs fn on the thread of `object`, another than this one, and waits until it is done; as Qt's blocking connection,
/// whose way back ThreadSanitizer cannot see.
template <typename Fn> void runOnThreadOf(QObject *object, Fn fn)
{
    const auto done = std::make_shared<std::binary_semaphore>(0); // the other thread may hold it a moment longer
    QMetaObject::invokeMethod(
        object,
        [&fn, done] {
            fn();
            done->release();
        },
        Qt::QueuedConnection);
    done->acquire();
}

} // namespace callboard::test
