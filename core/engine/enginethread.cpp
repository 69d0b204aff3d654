// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginethread.h"

#include "core/base/assert.h"
#include "core/base/random.h"
#include "core/engine/store.h"

#include <algorithm>
#include <future>

namespace callboard {

namespace {

// After a suspend a steady wait has not moved; a look at the clocks each second finds it (RELIABILITY.md P3).
constexpr std::chrono::milliseconds kLongestWait{1'000};

} // namespace

EngineThread::~EngineThread()
{
    stop();
}

Result<void> EngineThread::start(std::function<Result<EngineHouse>()> build)
{
    CB_ASSERT(!m_thread.joinable());
    m_stopping = m_started = m_finished = false;
    m_thread = std::thread([this, build = std::move(build)] { run(build); });
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_started; });
    if (m_startResult)
        return {};
    lock.unlock();
    m_thread.join();
    m_thread = {};
    return m_startResult;
}

void EngineThread::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
    m_thread = {};
}

void EngineThread::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_all();
}

void EngineThread::run(const std::function<Result<EngineHouse>()> &build)
{
    const auto started = [this](Result<void> result) {
        const std::lock_guard lock(m_mutex);
        m_startResult = std::move(result);
        m_started = true;
        m_changed.notify_all();
    };
    Result<EngineHouse> built = build();
    if (!built) {
        started(built.error());
        return;
    }
    EngineHouse house = std::move(built).value();
    const TimeSource &time = house.borrowedTime ? *house.borrowedTime : *house.time;
    Engine engine(*house.store, time, *house.random, std::move(house.carriers), std::move(house.options));
    engine.setWake([this] { wake(); });
    for (CommitSink &sink : house.sinks)
        engine.addSink(std::move(sink));
    if (const Result<void> opened = engine.open(); !opened) {
        started(opened.error());
        return;
    }
    m_engine = &engine;
    m_time = &time;
    started({});
    loop();
    engine.close();
    std::vector<std::function<void(Engine &)>> last;
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true; // nobody waits for this thread any more
        last.swap(m_visitors);
    }
    for (const auto &visitor : last)
        visitor(engine);
    m_engine = nullptr;
}

void EngineThread::loop()
{
    for (;;) {
        const bool visited = runVisitors();
        if (m_engine->runGroup() || visited)
            continue;
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping)
                return; // every post that came before the stop has been answered
        }
        waitForWork();
    }
}

void EngineThread::waitForWork()
{
    std::chrono::nanoseconds wait = kLongestWait;
    const double rate = m_time->rate();
    // A store that is away is tried once a second of real time, however fast the clock runs.
    if (rate > 0 && m_engine->snapshot()->storeWritable()) {
        if (const auto next = m_engine->nextWakeUp()) {
            const std::chrono::duration<double, std::milli> ahead(static_cast<double>((*next - m_time->now()).count()) /
                                                                  rate);
            wait = std::clamp(std::chrono::duration_cast<std::chrono::nanoseconds>(ahead), std::chrono::nanoseconds(0),
                              wait);
        }
    }
    const auto until = std::chrono::steady_clock::now() + wait;
    std::unique_lock lock(m_mutex);
    m_changed.wait_until(lock, until, [this] { return m_woken || m_stopping || !m_visitors.empty(); });
    m_woken = false;
}

bool EngineThread::runVisitors()
{
    std::vector<std::function<void(Engine &)>> visitors;
    {
        const std::lock_guard lock(m_mutex);
        visitors.swap(m_visitors);
    }
    for (const auto &visitor : visitors)
        visitor(*m_engine);
    return !visitors.empty();
}

void EngineThread::runBlocking(std::function<void(Engine &)> work)
{
    std::promise<void> done;
    {
        const std::lock_guard lock(m_mutex);
        if (m_finished)
            return;
        m_visitors.push_back([&](Engine &engine) {
            work(engine);
            done.set_value();
        });
    }
    m_changed.notify_all();
    done.get_future().wait();
}

void EngineThread::prepareForSleep()
{
    runBlocking([](Engine &engine) { engine.prepareForSleep(); });
}

void EngineThread::wakeFromSleep()
{
    runBlocking([](Engine &engine) { engine.wakeUp(); });
}

} // namespace callboard
