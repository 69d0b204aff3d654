// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace callboard {

class Random;

/// What an engine needs, in the order in which it may be destroyed (engine first). Made on the engine's own thread,
/// because a database connection belongs to the thread that opened it.
struct EngineHouse
{
    std::unique_ptr<TimeSource> time; ///< may be null when `borrowedTime` is set
    const TimeSource *borrowedTime = nullptr;
    std::unique_ptr<Random> random;
    std::unique_ptr<Store> store;
    std::vector<std::unique_ptr<Carrier>> carriers;
    EngineOptions options;
    std::vector<CommitSink> sinks; ///< called on the engine's thread
};

/// Runs one Engine on a thread of its own: wakes for posts and for the next instant with work, by the steady clock and
/// the speed of the engine's clock. Public functions may be called from any thread but the engine's.
class EngineThread
{
public:
    EngineThread() = default;
    /// Stops.
    ~EngineThread();
    EngineThread(const EngineThread &) = delete;
    EngineThread &operator=(const EngineThread &) = delete;

    /// Builds and opens on the new thread; returns when the engine is open. Errors: of `build` and of Engine::open;
    /// then no thread is left.
    Result<void> start(std::function<Result<EngineHouse>()> build);
    /// Answers what has begun, closes the engine and its store, joins. Safe to call twice.
    void stop();

    bool isRunning() const { return m_engine != nullptr; }
    /// Only while running. For post, snapshot and log.
    Engine &engine() const { return *m_engine; }
    /// Runs `work` on the engine's thread between two groups and waits for it; not at all after the end.
    void runBlocking(std::function<void(Engine &)> work);
    /// The machine is about to be suspended, or awake again; returns when nothing leaves any more. Only after start;
    /// does nothing after the end.
    void prepareForSleep();
    void wakeFromSleep();
    /// The clock changed its speed or was moved: the wait is computed anew.
    void wake();

private:
    void run(const std::function<Result<EngineHouse>()> &build);
    void loop();
    void waitForWork();
    /// Runs what runBlocking handed over; true when there was something.
    bool runVisitors();

    std::thread m_thread;
    Engine *m_engine = nullptr; // lives on the thread's stack
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_woken = false;
    bool m_stopping = false;
    bool m_started = false;
    bool m_finished = false;
    const TimeSource *m_time = nullptr;
    Result<void> m_startResult;
    std::vector<std::function<void(Engine &)>> m_visitors;
};

} // namespace callboard
