// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

#include "core/engine/calllife.h"
#include "core/engine/deadlines.h"
#include "core/engine/decide.h"
#include "core/engine/dispatcher.h"
#include "core/engine/store.h"

#include "core/base/assert.h"

#include <algorithm>
#include <chrono>

namespace callboard {

namespace {

constexpr size_t kSamplesHeldBack = 15;

/// A store that is away is asked for each second. One that has come back and failed the next commit again and again
/// (a full disk) is checked and read whole each time: less and less often, at most 5 s late.
std::chrono::nanoseconds pauseBeforeRecovery(int recoveriesInVain)
{
    return std::chrono::seconds(std::clamp(recoveriesInVain - 1, 1, 5));
}

EngineOptions completed(EngineOptions options)
{
    if (!options.realMonotonic) {
        options.realMonotonic = [] {
            return std::chrono::duration_cast<std::chrono::nanoseconds>(
                std::chrono::steady_clock::now().time_since_epoch());
        };
    }
    return options;
}

/// Samples of the last day may wait for the next real write; nothing else may.
bool isWorthACommit(const WriteGroup &group)
{
    return group.samples.size() >= kSamplesHeldBack || !group.log.empty() || !group.reservations.empty() ||
           !group.candidates.empty() || !group.companies.empty() || !group.numbers.empty() || !group.pools.empty() ||
           !group.positions.empty() || !group.keys.empty() || !group.batches.empty() || !group.idempotency.empty() ||
           !group.removedNumbers.empty() || !group.removedCandidates.empty() || !group.removedKeys.empty() ||
           group.simulation || group.isDemo;
}

} // namespace

Engine::Engine(Store &store, const TimeSource &clock, Random &random, std::vector<std::unique_ptr<Carrier>> carriers,
               EngineOptions options)
    : m_store(store), m_time(clock), m_board(clock, random, std::move(carriers), completed(std::move(options)))
{
}

Engine::~Engine() = default;

bool Engine::isFrozen() const
{
    return m_time.rate() == 0;
}

void Engine::post(Command command, Reply reply)
{
    m_mailbox.post({std::move(command), std::move(reply), std::nullopt});
}

bool Engine::runGroup()
{
    CB_ASSERT(m_opened);
    bool more = runOneGroup(!isFrozen());
    while (!m_advances.empty()) {
        Handled advance = std::move(m_advances.front());
        m_advances.pop_front();
        runAdvance(std::move(advance));
        more = true;
    }
    m_expectedWake = nextWakeUp();
    return more;
}

bool Engine::runOneGroup(bool ticking)
{
    if (m_readOnly) {
        refuseAll(ErrorCode::ReadOnly);
        return false;
    }
    if (!m_board.storeWritable && !recover()) {
        refuseAll(ErrorCode::StoreUnavailable);
        return false;
    }
    const Instant now = m_time.now();
    m_board.bench.setNow(now);
    if (ticking) {
        // A frozen clock is moved in leaps by a command: that is time passing, nothing was late (D-CLOCKSRC).
        if (!isFrozen() && m_expectedWake && now >= *m_expectedWake)
            m_tickLagMs = static_cast<int>((now - *m_expectedWake).count());
        watchClocks();
        m_board.carriers.runDue();
    }
    std::vector<Handled> handled;
    handleLetters(ticking, handled);
    if (ticking || isWorthACommit(m_board.bench.writes()))
        m_board.health.evaluate(m_board);
    if (ticking)
        m_board.health.sample(m_board, m_tickLagMs);
    const bool wrote = isWorthACommit(m_board.bench.writes());
    if (!commitGroup(handled))
        return m_board.storeWritable && !m_mailbox.isEmpty();
    // What this group changed may have made something due or freed a line: look once more.
    return (ticking && wrote) || !m_mailbox.isEmpty();
}

void Engine::handleLetters(bool ticking, std::vector<Handled> &handled)
{
    const auto until = m_board.options.realMonotonic() + m_board.options.groupTime;
    bool timeHadItsTurn = !ticking;
    while (static_cast<int>(handled.size()) < m_board.options.groupCommands) {
        std::optional<Letter> letter = m_mailbox.take();
        if (!letter)
            break;
        if (!timeHadItsTurn && laneOf(letter->command) != Lane::First) {
            timeHadItsTurn = true; // cancels and holds were first; now due dispatches, then the rest
            workOfTime();
        }
        if (std::holds_alternative<command::Advance>(letter->command)) {
            m_advances.push_back({std::move(*letter), {}});
            break;
        }
        CommandAnswer answer = handle(*letter);
        handled.push_back({std::move(*letter), std::move(answer)});
        if (m_board.options.realMonotonic() >= until)
            break;
    }
    if (!timeHadItsTurn)
        workOfTime();
}

void Engine::workOfTime()
{
    if (!m_board.guard.isTrusted())
        return; // a clock that disagrees with itself ends nothing and dials nobody (D-CLOCKSRC)
    if (const auto lateness = std::exchange(m_lateness, std::nullopt))
        handleLateness(m_board, lateness->slept, lateness->before);
    runDeadlines(m_board);
    if (m_mailbox.isEmpty()) // else the word that a call owes may be among what waits
        sweepLeases(m_board);
    dispatchDue(m_board);
}

void Engine::watchClocks()
{
    m_board.guard.look();
    const ClockGuard::Finding finding = m_board.guard.takeFound(); // also what a look before a send has found
    if (finding.jump.count() == 0 && finding.slept.count() == 0)
        return;
    m_board.waitNoLonger();
    const AsActor asClock(m_board, clockActor());
    for (const Company *company : m_board.state().companies()) {
        LogEntry entry;
        entry.company = company->id;
        entry.type = EventType::ClockJumped;
        entry.cause = finding.jump.count() != 0 ? QStringLiteral("jump") : QStringLiteral("asleep");
        entry.after = {{QStringLiteral("jumpMs"), static_cast<qint64>(finding.jump.count())},
                       {QStringLiteral("sleptMs"), static_cast<qint64>(finding.slept.count())}};
        m_board.bench.log(std::move(entry));
    }
    // Judged now, or when the clocks agree again; by the newest reading, the older ones may have been wrong.
    m_lateness = Lateness{!m_lateness || m_lateness->slept, m_board.now()};
}

CommandAnswer Engine::handle(const Letter &letter)
{
    if (letter.refusedAtDoor)
        return {refused(*letter.refusedAtDoor), std::nullopt};
    const CommandHeader *header = headerOf(letter.command);
    if (!header) {
        const auto *setup = std::get_if<command::ImportSetup>(&letter.command);
        m_board.bench.setActor(setup ? setup->actor : clockActor());
        return decided(letter.command);
    }
    if (!m_board.state().company(header->company))
        return {refused(ErrorCode::NotFound, header->company.text()), std::nullopt};
    m_board.bench.setActor(header->actor, header->requestId);
    if (const auto refusal = refusalBeforeReplay(letter.command))
        return {*refusal, std::nullopt};
    if (header->idempotency) {
        if (const auto replay = replayOf(*header))
            return *replay;
    }
    CommandAnswer answer = decided(letter.command);
    if (answer.result && header->idempotency)
        remember(*header, *answer.result);
    return answer;
}

CommandAnswer Engine::decided(const Command &command)
{
    return {std::visit([this](const auto &c) { return decide(m_board, c); }, command), std::nullopt};
}

void Engine::answer(Handled &handled)
{
    if (!handled.letter.refusedAtDoor)
        m_mailbox.answered(handled.letter.command);
    if (handled.letter.reply)
        handled.letter.reply(handled.answer);
}

bool Engine::commitGroup(std::vector<Handled> &handled)
{
    if (isWorthACommit(m_board.bench.writes())) {
        if (const Result<void> committed = m_store.commit(m_board.bench.writes()); !committed) {
            failGroup(handled);
            return false;
        }
        m_recoveriesInVain = 0;
        m_board.keepBreakers();
        m_board.health.keep();
        publish(m_board.bench.takeChanges(), false);
    } else if (m_board.bench.hasChanges()) {
        publish(m_board.bench.takeNotes(), false);
    }
    afterCommit(handled);
    return true;
}

void Engine::afterCommit(std::vector<Handled> &handled)
{
    const bool sent = !m_board.outbox.placements.empty() || !m_board.outbox.questions.empty();
    if (sent) {
        sendPlacements(m_board, [this](const CarrierEvent &event) { post(command::ReportCarrier{event}); });
        for (const AttemptOrder &order : std::exchange(m_board.outbox.questions, {})) {
            const Reservation *reservation = m_board.state().reservation(order.company, order.reservation);
            Carrier *carrier = reservation && !reservation->attempts.empty()
                                   ? m_board.carriers.named(reservation->attempts.back().carrier)
                                   : nullptr;
            if (carrier)
                carrier->reconcile(order);
        }
    }
    for (Handled &one : handled)
        answer(one);
    m_store.maintain();
    // It may have found that nothing can be written any more: nobody should wait for the next booking to hear of it.
    if (!m_readOnly && !m_store.isWritable()) {
        m_board.storeWritable = false;
        if (!recover())
            publishAway();
    }
}

void Engine::failGroup(std::vector<Handled> &handled)
{
    m_board.storeWritable = false;
    m_neverPlaced.insert(m_neverPlaced.end(), m_board.outbox.placements.begin(), m_board.outbox.placements.end());
    m_board.outbox = {};
    m_board.undoBreakers();
    m_board.health.undo();
    // What carriers said stays said: it is decided again on the rebuilt memory. Nobody else hears "done".
    std::deque<Letter> again;
    std::vector<Handled> refusedOnes;
    for (Handled &one : handled) {
        if (std::holds_alternative<command::ReportCarrier>(one.letter.command))
            again.push_back(std::move(one.letter));
        else
            refusedOnes.push_back(std::move(one));
    }
    m_mailbox.putBack(std::move(again));
    // At once, unless that was tried just now: a full disk opens and fails again as often as asked.
    if (!recover())
        publishAway();
    for (Handled &one : refusedOnes) {
        // A replay was durable before. A refusal may have been for something that is undone now.
        if (!one.answer.replay)
            one.answer = {refused(ErrorCode::StoreUnavailable, QStringLiteral("commit failed")), std::nullopt};
        answer(one);
    }
}

bool Engine::recover()
{
    const auto now = m_board.options.realMonotonic();
    if (now < m_nextRecovery)
        return false;
    m_nextRecovery = now + pauseBeforeRecovery(m_recoveriesInVain);
    if (const auto reopened = m_store.reopen(); reopened) {
        if (const Result<WorkspaceImage> image = m_store.load(); image) {
            ++m_recoveriesInVain; // until a commit has worked
            m_nextRecovery = now + pauseBeforeRecovery(m_recoveriesInVain);
            loadImage(*image);
            restoreFromLog(true);
            if (!m_lateness) // the store was away: what it kept waiting long is late, as after a sleep
                m_lateness = Lateness{true, m_time.now() - kMinute};
            m_board.health.evaluate(m_board); // degraded at once, and in the log with the next commit
            m_board.storeWritable = true;
            for (const AttemptOrder &order : std::exchange(m_neverPlaced, {})) {
                post(command::ReportCarrier{{order.company, order.reservation, order.attempt,
                                             CarrierEvent::Kind::Refused, Outcome::None, 0, m_time.now()}});
            }
            publish({}, true);
            return true;
        }
    }
    return false;
}

/// Readers keep the last committed state, and see that nothing can be written.
void Engine::publishAway()
{
    const auto stale = std::make_shared<Snapshot>(*snapshot());
    stale->m_serial = ++m_serial;
    stale->m_storeWritable = false;
    for (auto &[company, runtime] : stale->m_runtime) {
        if (runtime.health.health != Health::Degraded)
            runtime.health.since = m_time.now();
        runtime.health.health = Health::Degraded;
        runtime.health.causes = {HealthCause::StoreNotWritable};
    }
    {
        const std::lock_guard lock(m_snapshotMutex);
        m_snapshot = stale;
    }
    for (const CommitSink &sink : m_sinks)
        sink({stale, {}, true});
}

void Engine::refuseAll(ErrorCode code)
{
    std::deque<Letter> kept;
    while (std::optional<Letter> letter = m_mailbox.take()) {
        const bool isCarriersWord = std::holds_alternative<command::ReportCarrier>(letter->command) ||
                                    std::holds_alternative<command::ReportCarrierHealth>(letter->command);
        if (code == ErrorCode::StoreUnavailable && isCarriersWord) { // it is not said again
            kept.push_back(std::move(*letter));
            continue;
        }
        Handled handled{std::move(*letter), {refused(code), std::nullopt}};
        answer(handled);
    }
    m_mailbox.putBack(std::move(kept));
}

} // namespace callboard
