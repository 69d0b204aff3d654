// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/commandoutbox.h"

#include "core/base/timesource.h"
#include "core/remote/unknownanswer.h"

#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

constexpr milliseconds kFirstPause{250};
constexpr milliseconds kLongestPause{30'000};

Instant now()
{
    return RealTimeSource().now();
}

/// For patience, which a step of the wall clock must not change.
std::chrono::nanoseconds monotonic()
{
    return RealTimeSource().monotonic();
}

} // namespace

CommandOutbox::CommandOutbox(OutboxOptions options, Ask ask, Late late, std::function<void()> changed)
    : m_options(std::move(options)), m_ask(std::move(ask)), m_late(std::move(late)), m_changed(std::move(changed))
{
    m_disk.setMaxThreadCount(1);
    m_disk.setExpiryTimeout(-1); // an SQLite connection stays with its thread
}

CommandOutbox::~CommandOutbox()
{
    m_isClosing = true;
    m_disk.waitForDone();
    for (auto &[id, entry] : m_entries) {
        if (!entry.isSent)
            onDisk([this, id = id] {
                if (m_file)
                    (void)m_file->take(id);
            });
        const Answer end = Error{entry.isSent ? ErrorCode::AnswerUnknown : ErrorCode::Cancelled, {}, {}};
        for (const Deliver &deliver : entry.callers)
            deliver(end);
    }
    onDisk([this] { m_file.reset(); });
    m_disk.waitForDone();
}

void CommandOutbox::onDisk(std::function<void()> work)
{
    m_disk.start(std::move(work));
}

void CommandOutbox::start()
{
    if (m_options.folder.isEmpty())
        return;
    onDisk([this] {
        openFile();
        here([this, left = m_file ? m_file->all() : Result<std::vector<Intent>>(*m_fileError)] { keepEarlier(left); });
    });
}

void CommandOutbox::openFile()
{
    auto file = OutboxFile::open(m_options.folder, m_options.name);
    if (file)
        m_file = std::move(*file);
    else
        m_fileError = file.error();
}

void CommandOutbox::keepEarlier(const Result<std::vector<Intent>> &left)
{
    if (!left)
        return; // every command will say so
    for (const Intent &intent : *left) {
        auto [at, isNew] = m_entries.try_emplace(intent.id());
        if (!isNew)
            continue;
        Entry &entry = at->second;
        entry.intent = intent;
        entry.isSent = entry.isUnknown = true;
        entry.unknownSince = monotonic() - m_options.patience;
        ask(entry);
    }
    countWaiting();
}

void CommandOutbox::submit(const QByteArray &method, const QString &key, const QByteArray &body, Deliver deliver)
{
    here([this, intent = Intent{method, key, body, now()}, deliver = std::move(deliver)]() mutable {
        accept(intent, std::move(deliver));
    });
}

void CommandOutbox::accept(const Intent &intent, Deliver deliver)
{
    const QString id = intent.id();
    auto [at, isNew] = m_entries.try_emplace(id);
    Entry &entry = at->second;
    if (!isNew && entry.intent.body != intent.body)
        return deliver(Error{ErrorCode::IdempotencyConflict, intent.key, {}});
    entry.callers.push_back(std::move(deliver));
    if (!isNew) {
        entry.unknownSince = monotonic(); // somebody waits again
        if (entry.isSent && !entry.isAsking)
            ask(entry);
        return;
    }
    entry.intent = intent;
    if (m_options.folder.isEmpty())
        return ask(entry);
    onDisk([this, intent] {
        const Result<void> saved = m_file ? m_file->put(intent) : Result<void>(*m_fileError);
        here([this, id = intent.id(), saved] {
            if (!saved)
                finish(id, saved.error()); // not saved, so not sent
            else if (const auto found = m_entries.find(id); found != m_entries.end())
                ask(found->second);
        });
    });
}

void CommandOutbox::ask(Entry &entry)
{
    if (m_isClosing)
        return;
    if (entry.timer != 0)
        killTimer(std::exchange(entry.timer, 0));
    entry.isAsking = true;
    if (entry.isSent && now() - entry.intent.sentAt >= kKeysAreKept) {
        // The server may have forgotten the key, and would do it a second time.
        return here([this, id = entry.intent.id()] { finish(id, Error{ErrorCode::AnswerUnknown, {}, {}}); });
    }
    entry.isSent = true;
    m_ask(entry.intent.method, entry.intent.body)
        .then(QtFuture::Launch::Sync,
              [this, id = entry.intent.id()](const Answer &answer) { here([this, id, answer] { hear(id, answer); }); });
}

void CommandOutbox::hear(const QString &id, const Answer &answer)
{
    const auto at = m_entries.find(id);
    if (at == m_entries.end() || m_isClosing)
        return; // the destructor tells the callers
    Entry &entry = at->second;
    entry.isAsking = false;
    const bool isUndecided =
        !answer && (isAlwaysUnknown(answer.error().code) || (entry.isUnknown && isAboutTheWay(answer.error().code)));
    if (!isUndecided)
        return finish(id, answer);
    hearNothing(entry, answer);
}

void CommandOutbox::hearNothing(Entry &entry, const Answer &answer)
{
    const std::chrono::nanoseconds at = monotonic();
    if (!std::exchange(entry.isUnknown, true)) {
        entry.unknownSince = at;
        countWaiting();
    }
    const Answer unknown = Error{ErrorCode::AnswerUnknown, answer.error().detail, {}};
    if (at - entry.unknownSince >= m_options.patience) {
        for (const Deliver &deliver : std::exchange(entry.callers, {}))
            deliver(unknown);
    }
    // While somebody waits the pauses stay short.
    entry.pause = std::clamp(entry.pause * 2, kFirstPause, entry.callers.empty() ? kLongestPause : 16 * kFirstPause);
    entry.timer = startTimer(entry.pause);
}

void CommandOutbox::finish(const QString &id, const Answer &answer)
{
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return;
    const Entry entry = std::move(at->second);
    m_entries.erase(at);
    if (!m_options.folder.isEmpty())
        onDisk([this, id] {
            if (m_file)
                (void)m_file->take(id); // when it stays, it is asked again with its key
        });
    for (const Deliver &deliver : entry.callers)
        deliver(answer);
    if (entry.callers.empty())
        m_late(entry.intent, answer);
    countWaiting();
}

void CommandOutbox::rest()
{
    for (auto &[id, entry] : m_entries) {
        if (entry.timer != 0)
            killTimer(std::exchange(entry.timer, 0));
    }
}

void CommandOutbox::retryNow()
{
    here([this] {
        for (auto &[id, entry] : m_entries) {
            if (entry.timer != 0) {
                entry.pause = milliseconds(0);
                ask(entry);
            }
        }
    });
}

void CommandOutbox::timerEvent(QTimerEvent *event)
{
    for (auto &[id, entry] : m_entries) {
        if (entry.timer == event->timerId())
            return ask(entry);
    }
}

void CommandOutbox::countWaiting()
{
    const auto count =
        std::count_if(m_entries.begin(), m_entries.end(), [](const auto &e) { return e.second.isUnknown; });
    if (m_waiting.exchange(static_cast<int>(count)) != count)
        m_changed();
}

} // namespace callboard
