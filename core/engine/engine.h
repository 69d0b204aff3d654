// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/mailbox.h"
#include "core/engine/snapshot.h"
#include "core/engine/switchboard.h"

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace callboard {

class Store;

/// One workspace at work: commands in, one store transaction per group, then answers and events (DESIGN section 3).
///
/// Invariants: nothing is answered or published before its commit; nothing is handed to a carrier before its intent is
/// committed; after a failed commit nothing of its group is answered as done, and memory is rebuilt from the store
/// before the next command; capacity, deadlines and interlocks are derived from reservations.
///
/// `post`, `snapshot`, `log` may be called from any thread; everything else from the one thread that runs the engine
/// (EngineThread, or a test's own).
class Engine
{
public:
    /// Store, clock and randomness outlive the engine. `clock` is `options.frozenClock` when advance is wanted.
    Engine(Store &store, const TimeSource &clock, Random &random, std::vector<std::unique_ptr<Carrier>> carriers,
           EngineOptions options = {});
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    /// Called after each post, from the posting thread. Set before open.
    void setWake(std::function<void()> wake) { m_mailbox.setWake(std::move(wake)); }
    /// Hears of every commit. Add before open.
    void addSink(CommitSink sink) { m_sinks.push_back(std::move(sink)); }

    /// Reads the workspace. Late calls and running attempts are dealt with by the first work that time does: at once
    /// under a running clock, inside the first advance under a frozen one (D-SLEEP).
    /// Errors: of the store; NotSupported (a real carrier in a demo, or with a simulated clock).
    Result<void> open();
    /// Says goodbye in the log. Commands that still wait are answered Cancelled.
    void close();

    void post(Command command, Reply reply = {});
    /// Runs one group. True when there is more to do at once.
    bool runGroup();
    /// When time itself asks for work; nullopt = not before the next post. Under a frozen clock nothing moves by
    /// itself.
    std::optional<Instant> nextWakeUp() const;
    /// Moves a frozen clock to `target`, doing everything that falls due on the way, in order of time; commands that
    /// wait are run too. `clock` is the engine's own time source. Stops where the store fails: false.
    bool runUntil(SimulatedTimeSource &clock, Instant target);

    /// Before the machine is suspended: from here on nothing is handed to a carrier, and carriers close their
    /// connections. `wakeUp` when it is awake again; what it missed is found by the clocks (D-SLEEP).
    void prepareForSleep();
    void wakeUp();

    /// The last committed state. Never null after open.
    SnapshotPtr snapshot() const;
    /// Committed entries (Store::log).
    Result<std::vector<LogEntry>> log(const LogQuery &query) const;
    bool isReadOnly() const { return m_readOnly; }

private:
    struct Handled
    {
        Letter letter;
        CommandAnswer answer;
    };

    bool isFrozen() const;
    bool runOneGroup(bool ticking);
    void workOfTime();
    void watchClocks();
    void handleLetters(bool ticking, std::vector<Handled> &handled);
    CommandAnswer handle(const Letter &letter);
    CommandAnswer decided(const Command &command);
    std::optional<CommandAnswer> replayOf(const CommandHeader &header);
    void remember(const CommandHeader &header, const answer::Any &answer);
    bool commitGroup(std::vector<Handled> &handled);
    void afterCommit(std::vector<Handled> &handled);
    void failGroup(std::vector<Handled> &handled);
    bool recover();
    void publishAway();
    void refuseAll(ErrorCode code);
    void answer(Handled &handled);
    void runAdvance(Handled advance);
    void settle();
    void loadImage(const WorkspaceImage &image);
    /// Breakers as the log says, and health: after a start, and after a commit of which it is not known whether it is
    /// on disk.
    void restoreFromLog(bool alsoHealth);
    void restoreBreaker(const CompanyId &company, const std::vector<LogEntry> &newestFirst);
    void restoreHealth(const CompanyId &company, const std::vector<LogEntry> &newestFirst);
    void publish(CommittedChanges changes, bool everything);
    SnapshotPtr makeSnapshot() const;

    Store &m_store;
    const TimeSource &m_time;
    Mailbox m_mailbox;
    Switchboard m_board;
    std::vector<CommitSink> m_sinks;
    std::deque<Handled> m_advances;
    std::vector<AttemptOrder> m_neverPlaced; // claimed in a group whose commit failed
    bool m_opened = false;
    bool m_readOnly = false;
    /// What the next work of time has to look for first (D-SLEEP).
    struct Lateness
    {
        bool slept = false; ///< false: after a start, running attempts are asked for too
        Instant before;     ///< planned earlier = late
    };
    std::optional<Lateness> m_lateness;
    std::chrono::nanoseconds m_nextRecovery{0};
    int m_recoveriesInVain = 0; // since the last commit that worked
    std::optional<Instant> m_expectedWake;
    int m_tickLagMs = 0;
    quint64 m_serial = 0;

    mutable std::mutex m_snapshotMutex;
    SnapshotPtr m_snapshot;
};

} // namespace callboard
