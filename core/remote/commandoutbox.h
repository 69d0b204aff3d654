// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/remote/outboxfile.h"
#include "core/wire/strictjson.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <map>
#include <memory>

namespace callboard {

struct OutboxOptions
{
    QString folder;                ///< empty: commands are kept in memory only, and do not outlive the program
    QString name;                  ///< of the server and company, as a file name
    milliseconds patience{20'000}; ///< how long a caller waits after an answer was lost
};

/// Commands that must happen once. Each is saved before it is sent and asked again with its key until its answer is
/// known, across restarts (RELIABILITY P9); a caller that waited for OutboxOptions::patience hears AnswerUnknown, and
/// whoever listens to `Late` hears the end of it.
///
/// An answer that a server gives before anything was lost is final. After one was lost, an answer about the way or the
/// key ("unreachable", 401, 429) says nothing about the first sending, so the command stays unknown and is asked again.
/// Servers keep keys for a day (D-IDEM): what is unknown for longer is not asked any more, and told as AnswerUnknown.
///
/// Lives on the network's thread and is destroyed after that thread has ended; `submit`, `retryNow`, `waiting` and
/// `close` may be called from any.
class CommandOutbox final : public QObject
{
    Q_OBJECT
public:
    using Answer = Result<JsonValue>;
    using Ask = std::function<QFuture<Answer>(const QByteArray &method, const QByteArray &body)>;
    using Deliver = std::function<void(const Answer &)>;
    using Late = std::function<void(const Intent &, const Answer &)>;

    /// `ask` sends once; `late` and `changed` (waiting() is another) are called on the network's thread.
    CommandOutbox(OutboxOptions options, Ask ask, Late late, std::function<void()> changed);
    /// Who still waits hears AnswerUnknown, or Cancelled when nothing was sent; what is unknown stays in the file.
    ~CommandOutbox() override;

    /// Once on the network's thread: asks for what earlier programs left.
    void start();
    /// `deliver` is called once, on the network's thread or the destructor's. Errors besides the server's:
    /// AnswerUnknown; those of OutboxFile (nothing was sent); IdempotencyConflict (the key is on its way with another
    /// body).
    void submit(const QByteArray &method, const QString &key, const QByteArray &body, Deliver deliver);
    /// The server is back: what is unknown is asked for at once.
    void retryNow();
    /// Commands whose answer is unknown.
    int waiting() const { return m_waiting; }
    /// Before the network's thread ends: nothing is asked again from now on.
    void close() { m_isClosing = true; }
    /// On the network's thread as it ends, where its timers have to.
    void rest();

private:
    struct Entry
    {
        Intent intent;
        std::vector<Deliver> callers;
        bool isSent = false;
        bool isAsking = false;
        bool isUnknown = false;
        std::chrono::nanoseconds unknownSince{0}; ///< or since somebody waits again; on the monotonic clock
        milliseconds pause{0};
        int timer = 0; ///< of the next asking; 0 = none
    };

    void timerEvent(QTimerEvent *event) override;
    void openFile();
    void keepEarlier(const Result<std::vector<Intent>> &left);
    void accept(const Intent &intent, Deliver deliver);
    void onDisk(std::function<void()> work);
    template <typename Fn> void here(Fn fn) { QMetaObject::invokeMethod(this, std::move(fn), Qt::QueuedConnection); }
    void ask(Entry &entry);
    void hear(const QString &id, const Answer &answer);
    void hearNothing(Entry &entry, const Answer &answer);
    void finish(const QString &id, const Answer &answer);
    void countWaiting();

    const OutboxOptions m_options;
    const Ask m_ask;
    const Late m_late;
    const std::function<void()> m_changed;
    std::map<QString, Entry> m_entries; // by Intent::id
    std::atomic<int> m_waiting{0};
    std::atomic<bool> m_isClosing{false};
    QThreadPool m_disk; // one thread, which owns what follows
    std::unique_ptr<OutboxFile> m_file;
    std::optional<Error> m_fileError;
};

} // namespace callboard
