// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/base/timesource.h"
#include "core/engine/engine.h"
#include "core/store/sqlitestore.h"
#include "tests/crash/chronicle.h"

#include <memory>

namespace callboard::test {

inline const QString kWorkspace = QStringLiteral("/disk/work.callboard");

/// Some days of a company that plans, books, changes its mind, dials and closes down in the evening: the real engine,
/// the real store, on a disk of ours. What is done, and in which order, depends on the seed alone.
///
/// When the disk fails, the person waits until it is mended and goes on; when the machine dies, it is started again.
class Story
{
public:
    Story(FaultDisk &disk, Chronicle &chronicle, std::uint64_t seed);
    ~Story();
    Story(const Story &) = delete;
    Story &operator=(const Story &) = delete;

    /// Puts a store of the test between the file and the chronicle. Before begin.
    void setBetween(std::function<Store &(Store &)> between) { m_between = std::move(between); }
    /// Makes the workspace and fills it.
    void begin();
    /// One thing that a person does.
    void step();
    /// The rest of the day, the evening and the next morning.
    void night();
    /// begin, `steps` steps with nights between them, and the days after, when answers are forgotten.
    void tell(int steps);

    /// What a client says who never got the answer: the same again with the same key. Empty when it hears what the
    /// chronicle says it heard.
    QString askAgain(const Chronicle::Reply &reply);
    /// For a story that goes on with what another one left: opens the workspace at `at`.
    bool resume(Instant at, const std::vector<Chronicle::Sent> &sent);
    void runFor(milliseconds length);
    /// Sends more than once, or without an intent on the disk.
    QStringList wrongDials() const;
    int mended() const { return m_mended; }

private:
    struct Outside;
    class Line;

    bool open(bool isNew);
    void shut();
    void settle();
    bool mend();
    CommandHeader header(const QString &key = {}) const;
    QString nextKey();
    void say(Command command, const QString &key = {});
    void fill();
    void book();
    void bookMany();
    void changeSettings(int which);
    void changeMind(int which);
    std::optional<Reservation> some(ReservationState state);
    CandidateId someone();

    FaultDisk &m_disk;
    Chronicle &m_chronicle;
    std::unique_ptr<Random> m_random;
    std::unique_ptr<Random> m_ids;
    SimulatedTimeSource m_clock;
    std::shared_ptr<Outside> m_outside;
    std::unique_ptr<SqliteStore> m_file;
    std::unique_ptr<WatchedStore> m_store;
    std::unique_ptr<Engine> m_engine;
    int m_keys = 0;
    int m_people = 0;
    int m_mended = 0;
    bool m_isMade = false;
    bool m_isWatched = true;
    std::function<Store &(Store &)> m_between;
};

} // namespace callboard::test
