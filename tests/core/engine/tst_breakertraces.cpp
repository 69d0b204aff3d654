// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-BREAKER P8
// Random failure traces against D-BREAKER, read once more and written down as simply as can be: everything that ever
// happened is kept and counted again at each question. CALLBOARD_TRACES says how many traces (2,000).
#include "core/base/random.h"
#include "core/engine/breaker.h"
#include "tests/support/testregistry.h"
#include "tests/support/testworld.h"

#include <QTest>

#include <cstdio>
#include <set>
#include <vector>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr qint64 kSecondMs = 1'000;

/// "Opens at >= 5 results in 120 s with >= 50 % faults, or 3 faults in a row. While open at most 1 probe, backoff 30 s,
/// 2 min, 10 min. 3 good probes close it." Moments are milliseconds, attempts are numbers.
class NaiveBreaker
{
public:
    enum class State { Closed, Open, Held };

    bool allows(qint64 now) const
    {
        return m_state == State::Closed || (m_state == State::Open && m_probe < 0 && now >= m_probeFrom);
    }
    void sent(int attempt)
    {
        if (m_state == State::Open)
            m_probe = attempt;
    }
    Breaker::Step result(qint64 now, int attempt, bool fault)
    {
        // The last word of an attempt counts, and only a fault is a new word.
        const auto known =
            std::find_if(m_words.begin(), m_words.end(), [&](const Word &word) { return word.attempt == attempt; });
        if (known == m_words.end()) {
            m_words.push_back({now, attempt, fault});
        } else if (fault && !known->fault) {
            m_words.erase(known);
            m_words.push_back({now, attempt, true});
        }
        if (m_state == State::Closed) {
            if (!mustOpen(now))
                return Breaker::Step::None;
            m_state = State::Open;
            m_probe = -1;
            m_good = 0;
            m_waits = 0;
            m_probeFrom = now + 30 * kSecondMs;
            return Breaker::Step::Opened;
        }
        if (m_state == State::Held || attempt != m_probe)
            return Breaker::Step::None;
        m_probe = -1;
        if (fault) {
            m_good = 0;
            ++m_waits;
            m_probeFrom = now + (m_waits == 1 ? 120 : 600) * kSecondMs;
            return Breaker::Step::Reopened;
        }
        m_probeFrom = now;
        if (++m_good < 3)
            return Breaker::Step::None;
        close();
        return Breaker::Step::Closed;
    }
    void withdrawn(qint64 now, int attempt)
    {
        if (attempt != m_probe)
            return;
        m_probe = -1;
        m_probeFrom = now;
    }
    void hold()
    {
        m_state = State::Held;
        m_probe = -1;
    }
    void close()
    {
        m_state = State::Closed;
        m_probe = -1;
        m_words.clear();
    }
    bool probeNow(qint64 now)
    {
        if (m_state != State::Open)
            return false;
        if (m_probe < 0)
            m_probeFrom = now;
        return true;
    }
    State state() const { return m_state; }

private:
    struct Word
    {
        qint64 at;
        int attempt;
        bool fault;
    };
    bool mustOpen(qint64 now) const
    {
        const size_t n = m_words.size();
        if (n >= 3 && m_words[n - 1].fault && m_words[n - 2].fault && m_words[n - 3].fault)
            return true;
        int results = 0;
        int faults = 0;
        for (const Word &word : m_words) {
            if (now - word.at <= 120 * kSecondMs) {
                ++results;
                faults += word.fault ? 1 : 0;
            }
        }
        return results >= 5 && faults * 100 >= results * 50;
    }

    State m_state = State::Closed;
    std::vector<Word> m_words;
    int m_probe = -1;
    int m_good = 0;
    int m_waits = 0;
    qint64 m_probeFrom = 0;
};

/// One trace: calls go out when they may, live, fail, are withdrawn; operators act; time passes. Empty when both
/// breakers said the same throughout, else what differed.
class Trace
{
public:
    explicit Trace(quint64 seed) : m_random(seededRandom(seed))
    {
        m_faultPercent = static_cast<int>(below(101));
        m_pace = std::array<qint64, 4>{20, 500, 5'000, 60'000}[below(4)];
        m_hasOperator = below(4) == 0;
    }
    QString run(int steps)
    {
        for (int i = 0; i < steps && m_problem.isEmpty(); ++i) {
            step();
            compare();
        }
        return m_problem;
    }
    int opened = 0;
    int closed = 0;

private:
    quint64 below(quint64 end) { return m_random->next() % end; }
    Instant at() const { return fromEpochMs(m_now); }
    static AttemptId idOf(int attempt) { return AttemptId(QStringLiteral("a%1").arg(attempt)); }

    void step()
    {
        m_now += static_cast<qint64>(below(static_cast<quint64>(m_pace)));
        if (below(40) == 0)
            m_now += static_cast<qint64>(below(700'000)); // a quiet time
        if (m_hasOperator && below(60) == 0)
            return act();
        if (m_out.empty() || below(2) == 0)
            return dial();
        const size_t which = below(m_out.size());
        const int attempt = m_out[which];
        if (below(12) == 0) {
            m_breaker.forget(at(), idOf(attempt));
            m_naive.withdrawn(m_now, attempt);
            m_out.erase(m_out.begin() + static_cast<qsizetype>(which));
            return;
        }
        const bool fault = below(100) < static_cast<quint64>(m_faultPercent);
        const bool isFirst = m_spoke.insert(attempt).second;
        if (fault || below(3) == 0) // a good one may still fail
            m_out.erase(m_out.begin() + static_cast<qsizetype>(which));
        if (!fault && !isFirst)
            return; // the engine tells a first sign of life only
        const auto said = m_breaker.record(at(), idOf(attempt), {}, fault, fault ? 503 : 0);
        const auto expected = m_naive.result(m_now, attempt, fault);
        if (said != expected)
            m_problem = QStringLiteral("step %1 instead of %2").arg(int(said)).arg(int(expected));
        opened += said == Breaker::Step::Opened ? 1 : 0;
        closed += said == Breaker::Step::Closed ? 1 : 0;
    }
    void dial()
    {
        if (m_out.size() > 60 || !m_breaker.allows(at()))
            return;
        const int attempt = m_attempts++;
        if (m_breaker.isEngaged())
            m_breaker.probeSent(idOf(attempt));
        m_naive.sent(attempt);
        m_out.push_back(attempt);
    }
    void act()
    {
        switch (below(3)) {
        case 0:
            m_breaker.hold(at(), QStringLiteral("by hand"));
            return m_naive.hold();
        case 1:
            m_breaker.close(QStringLiteral("by hand"));
            return m_naive.close();
        default:
            if (m_breaker.probeNow(at()) != m_naive.probeNow(m_now))
                m_problem = QStringLiteral("probe now");
        }
    }
    void compare()
    {
        const bool engaged = m_naive.state() != NaiveBreaker::State::Closed;
        if (m_breaker.isEngaged() != engaged && m_problem.isEmpty())
            m_problem = engaged ? QStringLiteral("is closed and must be open") : QStringLiteral("is open");
        if (m_breaker.allows(at()) != m_naive.allows(m_now) && m_problem.isEmpty())
            m_problem = QStringLiteral("allows");
        // What it says of its next probe is when it will allow one.
        const auto next = m_breaker.nextProbe();
        if (next && *next > at() && (m_naive.allows(toEpochMs(*next) - 1) || !m_naive.allows(toEpochMs(*next))))
            m_problem = QStringLiteral("next probe");
        if (m_breaker.status(at()).recent.size() > 20)
            m_problem = QStringLiteral("shows too many");
    }

    std::unique_ptr<Random> m_random;
    Breaker m_breaker;
    NaiveBreaker m_naive;
    qint64 m_now = toEpochMs(utc("2025-06-04T06:00:00Z"));
    qint64 m_pace = 500;
    int m_faultPercent = 50;
    bool m_hasOperator = false;
    std::vector<int> m_out;
    std::set<int> m_spoke;
    int m_attempts = 0;
    QString m_problem;
};

} // namespace

class TstBreakerTraces : public QObject
{
    Q_OBJECT
private slots:
    void opensAndClosesExactly()
    {
        const int wanted = qEnvironmentVariableIntValue("CALLBOARD_TRACES");
        const int traces = wanted > 0 ? wanted : 2'000;
        int opened = 0;
        int closed = 0;
        for (int seed = 1; seed <= traces; ++seed) {
            Trace trace(static_cast<quint64>(seed));
            const QString problem = trace.run(400);
            QVERIFY2(problem.isEmpty(), qPrintable(QStringLiteral("trace %1: %2").arg(seed).arg(problem)));
            opened += trace.opened;
            closed += trace.closed;
        }
        QVERIFY(opened > traces && closed > traces / 10); // they were worth walking
        std::printf(
            "FIGURE {\"promise\":\"P8\",\"test\":\"core.engine.breakertraces\",\"what\":\"failure traces on which "
            "the breaker opens and closes as D-BREAKER\",\"reached\":%d,\"violations\":0,\"command\":"
            "\"CALLBOARD_TRACES=%d build/release/bin/test_core_engine --only tst_breakertraces\"%s}\n",
            traces, traces, traces > 2'000 ? ",\"size\":\"night\"" : "");
    }

    /// A hiccup of a busy line: ten of the last twenty failed, but of 200 in two minutes.
    void aBusyLineIsNotJudgedByItsLastSecond()
    {
        Breaker breaker;
        Instant now = utc("2025-06-04T06:00:00Z");
        int attempt = 0;
        const auto result = [&](bool fault) {
            now += milliseconds(100);
            return breaker.record(now, AttemptId(QStringLiteral("a%1").arg(attempt++)), {}, fault, fault ? 503 : 0);
        };
        for (int i = 0; i < 180; ++i)
            QCOMPARE(result(false), Breaker::Step::None);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(result(true), Breaker::Step::None);
            QCOMPARE(result(false), Breaker::Step::None);
        }
        QVERIFY(!breaker.isEngaged());
    }

    /// "At >= 5 results in 120 s with >= 50 % faults", whatever the fifth is.
    void aGoodResultMayBeTheFifth()
    {
        Breaker breaker;
        Instant now = utc("2025-06-04T06:00:00Z");
        int attempt = 0;
        const auto result = [&](bool fault) {
            now += kSecond;
            return breaker.record(now, AttemptId(QStringLiteral("a%1").arg(attempt++)), {}, fault, fault ? 503 : 0);
        };
        for (const bool fault : {true, true, false, true})
            QCOMPARE(result(fault), Breaker::Step::None); // 3 of 4
        QCOMPARE(result(false), Breaker::Step::Opened);   // 3 of 5
    }
};

CB_TEST(TstBreakerTraces)
#include "tst_breakertraces.moc"
