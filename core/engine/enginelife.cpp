// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Opening and closing, publishing, and the frozen clock of an Engine.
#include "core/engine/engine.h"

#include "core/engine/calllife.h"
#include "core/engine/deadlines.h"
#include "core/engine/decide.h"
#include "core/engine/dispatcher.h"
#include "core/engine/store.h"

#include "core/base/assert.h"

#include <algorithm>

namespace callboard {

Result<void> Engine::open()
{
    CB_ASSERT(!m_opened);
    const Result<WorkspaceImage> image = m_store.load();
    if (!image)
        return image.error();
    if (const auto carriers = m_board.carriers.check(image->isDemo, m_time); !carriers)
        return carriers.error();
    m_readOnly = !m_store.isWritable();
    loadImage(*image);
    m_board.health.loadHistory(image->samples);
    restoreFromLog(false);
    m_board.carriers.setSink([this](const CarrierEvent &event) { post(command::ReportCarrier{event}); });
    m_lateness = Lateness{false, m_time.now()};
    m_opened = true;
    if (!m_readOnly) {
        m_board.bench.setActor(clockActor());
        for (const Company *company : m_board.state().companies()) {
            LogEntry entry;
            entry.company = company->id;
            entry.type = EventType::EngineStarted;
            m_board.bench.log(std::move(entry));
        }
        m_board.health.evaluate(m_board);
        if (m_board.bench.hasWrites()) {
            if (const Result<void> committed = m_store.commit(m_board.bench.writes()); !committed)
                return committed.error();
        }
    }
    m_board.bench.takeChanges();
    m_board.keepBreakers();
    m_board.health.keep();
    publish({}, true);
    return {};
}

void Engine::loadImage(const WorkspaceImage &image)
{
    m_board.bench.load(image, m_time.now(), m_board.options.testCallsOnRealCarrier);
    m_board.waiting.clear();
    m_board.notBefore.clear();
    m_board.questionsDue.clear();
    m_board.questionsAsked.clear();
    m_board.allowlist.clear();
    m_board.outbox = {};
    m_board.state().forEachOpen([this](const ReservationPtr &reservation) {
        if (!isLive(reservation->state))
            return;
        const ReservationKey key{reservation->company, reservation->id};
        if (const Candidate *candidate = m_board.state().candidate(key.company, reservation->candidate))
            m_board.allowlist.admit(key, candidate->phone);
        if (reservation->unknown)
            m_board.questionsDue.insert({m_board.now(), key});
    });
}

void Engine::restoreFromLog(bool alsoHealth)
{
    for (const Company *company : m_board.state().companies()) {
        LogQuery query;
        query.company = company->id;
        query.limit = 2'000;
        const Result<std::vector<LogEntry>> entries = m_store.log(query);
        if (!entries)
            break;
        restoreBreaker(company->id, *entries);
        if (alsoHealth)
            restoreHealth(company->id, *entries);
    }
    m_board.keepBreakers();
}

void Engine::restoreBreaker(const CompanyId &company, const std::vector<LogEntry> &newestFirst)
{
    const Carrier *carrier = m_board.carriers.forCall(false);
    const auto last = std::find_if(newestFirst.begin(), newestFirst.end(), [](const LogEntry &entry) {
        return entry.type == EventType::BreakerOpened || entry.type == EventType::BreakerClosed;
    });
    if (!carrier || last == newestFirst.end())
        return;
    Breaker &breaker = m_board.breaker(company, carrier->name());
    if (last->type == EventType::BreakerClosed) {
        if (breaker.isEngaged())
            breaker.close(last->after.value(QStringLiteral("reason")).toString());
    } else if (last->cause == QLatin1String("held")) {
        breaker.hold(last->at, last->after.value(QStringLiteral("reason")).toString());
    } else if (!breaker.isEngaged()) {
        breaker.reopen(m_board.now(), last->at, last->cause);
    }
}

void Engine::restoreHealth(const CompanyId &company, const std::vector<LogEntry> &newestFirst)
{
    const auto last = std::find_if(newestFirst.begin(), newestFirst.end(), [](const LogEntry &entry) {
        return entry.type == EventType::HealthChanged || entry.type == EventType::EngineStarted;
    });
    if (last == newestFirst.end())
        return;
    const auto said = healthFromWireName(last->after.value(QStringLiteral("health")).toString());
    m_board.health.restore(company, said.value_or(Health::Healthy)); // a process begins healthy until it has looked
}

void Engine::close()
{
    if (!m_opened)
        return;
    m_opened = false;
    refuseAll(ErrorCode::Cancelled);
    if (m_readOnly || !m_board.storeWritable)
        return;
    m_board.bench.setNow(m_time.now());
    m_board.bench.setActor(clockActor());
    for (const Company *company : m_board.state().companies()) {
        LogEntry entry;
        entry.company = company->id;
        entry.type = EventType::EngineStopped;
        m_board.bench.log(std::move(entry));
    }
    if (m_board.bench.hasWrites() && m_store.commit(m_board.bench.writes()))
        m_board.bench.takeChanges();
}

void Engine::prepareForSleep()
{
    m_board.guard.expectSleep();
    for (const auto &carrier : m_board.carriers.all())
        carrier->prepareForSleep();
}

void Engine::wakeUp()
{
    m_board.guard.wokeUp();
}

SnapshotPtr Engine::makeSnapshot() const
{
    const auto snapshot = std::make_shared<Snapshot>();
    snapshot->m_serial = m_serial;
    snapshot->m_state = m_board.state();
    snapshot->m_tickLagMs = m_tickLagMs;
    snapshot->m_storeWritable = m_board.storeWritable;
    snapshot->m_readOnly = m_readOnly;
    for (const Company *company : m_board.state().companies()) {
        CompanyRuntime &runtime = snapshot->m_runtime[company->id];
        runtime.health = m_board.health.factsOf(company->id);
        runtime.history = m_board.health.historyOf(company->id);
        if (const Breaker *breaker = breakerOf(m_board, company->id))
            runtime.breaker = breaker->status(m_board.now());
    }
    if (!m_board.waiting.empty()) {
        auto words = std::make_shared<std::map<ReservationKey, QString>>();
        for (const auto &[key, waiting] : m_board.waiting)
            words->emplace(key, waitsForName(waiting.what));
        snapshot->m_waiting = std::move(words);
    }
    return snapshot;
}

void Engine::publish(CommittedChanges changes, bool everything)
{
    ++m_serial;
    const SnapshotPtr made = makeSnapshot();
    {
        const std::lock_guard lock(m_snapshotMutex);
        m_snapshot = made;
    }
    const Committed committed{made, std::move(changes), everything};
    for (const CommitSink &sink : m_sinks)
        sink(committed);
}

SnapshotPtr Engine::snapshot() const
{
    const std::lock_guard lock(m_snapshotMutex);
    return m_snapshot;
}

Result<std::vector<LogEntry>> Engine::log(const LogQuery &query) const
{
    return m_store.log(query);
}

std::optional<Instant> Engine::nextWakeUp() const
{
    if (m_readOnly)
        return std::nullopt;
    const Instant now = m_board.now();
    if (!m_board.storeWritable)
        return now + kSecond;
    std::optional<Instant> next;
    const auto at = [&next](const std::optional<Instant> &t) { next = t && (!next || *t < *next) ? t : next; };
    at(m_board.carriers.nextDue());
    at(m_board.health.nextWakeUp(now));
    if (const milliseconds untrusted = m_board.guard.untrustedFor(); untrusted.count() > 0) {
        at(now + untrusted); // what is overdue stays so until then: looking at it before is for nothing
        return next;
    }
    if (m_lateness)
        return now;
    at(nextDeadline(m_board));
    at(m_board.bench.due().nextDialAfter(now));
    at(nextLookAtWaiting(m_board));
    return next;
}

void Engine::settle()
{
    while (runOneGroup(true)) {
    }
}

bool Engine::runUntil(SimulatedTimeSource &clock, Instant target)
{
    CB_ASSERT(static_cast<const TimeSource *>(&clock) == &m_time && clock.rate() == 0);
    m_board.health.setSamplesFrom(target - kDay);
    settle();
    while (m_board.storeWritable) {
        const std::optional<Instant> next = nextWakeUp();
        if (!next || *next > target)
            break;
        // Whatever asks for "now" again has just had its turn: time goes on.
        const Instant step = std::max(*next, m_time.now() + milliseconds(1));
        if (step > target)
            break;
        clock.advance(step - m_time.now());
        settle();
    }
    if (m_board.storeWritable && target > m_time.now()) {
        clock.advance(target - m_time.now());
        settle();
    }
    return m_board.storeWritable;
}

void Engine::runAdvance(Handled advance)
{
    const milliseconds by = std::get<command::Advance>(advance.letter.command).by;
    SimulatedTimeSource *clock = m_board.options.frozenClock;
    if (!clock || !isFrozen()) {
        advance.answer = {refused(ErrorCode::NotSupported, QStringLiteral("the clock is not frozen")), std::nullopt};
    } else if (by.count() < 0) {
        advance.answer = {refused(ErrorCode::ValidationError, QStringLiteral("ms")), std::nullopt};
    } else if (!runUntil(*clock, m_time.now() + by)) {
        advance.answer = {refused(ErrorCode::StoreUnavailable), std::nullopt};
    } else {
        advance.answer = {answer::Any(answer::Advanced{m_time.now()}), std::nullopt};
    }
    answer(advance);
}

} // namespace callboard
