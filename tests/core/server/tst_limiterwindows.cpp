// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C008 P8
// The limiter on the clock and with the journal that the daemon gives it, against a list of everything that was ever
// accepted: while the wall clock is set, the machine sleeps and the program is restarted in the middle of a window.
// CALLBOARD_TRACES says how many traces (500).
#include "core/base/random.h"
#include "core/server/ratejournal.h"
#include "core/server/ratelimiter.h"
#include "tests/core/engine/handclock.h"
#include "tests/support/testregistry.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <map>

using namespace callboard;
using namespace callboard::test;

namespace {

/// What a daemon has of it while it runs.
struct Running
{
    Running(const QString &folder, const RateLimiter::Limit &limit, const TimeSource &clock)
        : time(clock), limiter(limit), journal(folder, limit.window, clock)
    {
        journal.replay(RateJournal::clockOf(clock),
                       [this](const QByteArray &name, Instant at) { limiter.remember(name, at); });
    }
    RateLimiter::Verdict ask(const QByteArray &name)
    {
        const Instant at = RateJournal::clockOf(time);
        const auto verdict = limiter.ask(name, at);
        if (verdict.accepted)
            journal.add(name, at);
        return verdict;
    }
    const TimeSource &time;
    RateLimiter limiter;
    RateJournal journal;
};

QByteArray nameOf(quint64 key)
{
    return QByteArray(RateJournal::kNameSize, static_cast<char>('a' + key));
}

/// Time as somebody with a stop watch has it: it goes on in sleep and knows nothing of clocks that are set.
class Trace
{
public:
    explicit Trace(quint64 seed) : m_random(seededRandom(seed))
    {
        m_limit.requests = static_cast<int>(1 + below(60));
        m_limit.window = milliseconds(static_cast<qint64>(1'000 * (1 + below(60))));
        m_clock.sinceBoot = std::chrono::seconds(below(100'000)); // up for a while
        restart();
    }
    QString run(int steps)
    {
        for (int i = 0; i < steps && m_problem.isEmpty(); ++i)
            step();
        for (const auto &[key, all] : m_accepted)
            checkWindows(all);
        return m_problem;
    }
    int worst = 0; ///< share of the limit in the fullest window, in percent
    int restarts = 0;
    int accepted = 0;

private:
    quint64 below(quint64 end) { return m_random->next() % end; }
    void restart()
    {
        m_running.reset();
        m_running.emplace(m_folder.path(), m_limit, m_clock);
    }
    void step()
    {
        // Bursts, the pace of the limit, and quiet.
        const auto pace = static_cast<quint64>(m_limit.window.count()) / static_cast<quint64>(m_limit.requests) + 1;
        const quint64 waits[] = {1, 3, pace, static_cast<quint64>(m_limit.window.count())};
        pass(milliseconds(static_cast<qint64>(below(waits[below(40) == 0 ? 3 : below(3)]))));
        const quint64 what = below(100);
        if (what < 3)
            m_clock.wall += std::chrono::hours(static_cast<qint64>(below(20'000)) - 10'000);
        else if (what < 4)
            m_clock.sleep(milliseconds(static_cast<qint64>(below(90'000))));
        else if (what < 6)
            restart(), ++restarts;
        else
            ask(below(3));
    }
    void pass(milliseconds time) { m_clock.pass(time); }
    void ask(quint64 key)
    {
        const qint64 now = std::chrono::floor<milliseconds>(m_clock.sinceBoot).count();
        auto &mine = m_accepted[key];
        const auto counted =
            std::count_if(mine.begin(), mine.end(), [&](qint64 at) { return now < at + m_limit.window.count(); });
        const auto verdict = m_running->ask(nameOf(key));
        if (verdict.accepted != (counted < m_limit.requests))
            m_problem = QStringLiteral("%1 of %2 counted, and %3")
                            .arg(counted)
                            .arg(m_limit.requests)
                            .arg(verdict.accepted ? "accepted" : "refused");
        if (!verdict.accepted && (verdict.wait <= milliseconds(0) || verdict.wait > m_limit.window))
            m_problem = QStringLiteral("a wait of %1 ms").arg(verdict.wait.count());
        if (verdict.accepted) {
            mine.push_back(now);
            ++accepted;
        }
    }
    /// Any window: it is fullest when it begins with something accepted.
    void checkWindows(const std::vector<qint64> &all)
    {
        for (size_t first = 0; first < all.size(); ++first) {
            size_t end = first;
            while (end < all.size() && all[end] < all[first] + m_limit.window.count())
                ++end;
            const int inside = static_cast<int>(end - first);
            worst = std::max(worst, inside * 100 / m_limit.requests);
            if (inside > m_limit.requests)
                m_problem = QStringLiteral("%1 in a window of %2").arg(inside).arg(m_limit.requests);
        }
    }

    std::unique_ptr<Random> m_random;
    RateLimiter::Limit m_limit;
    HandClock m_clock;
    QTemporaryDir m_folder;
    std::optional<Running> m_running;
    std::map<quint64, std::vector<qint64>> m_accepted;
    QString m_problem;
};

} // namespace

class TstLimiterWindows : public QObject
{
    Q_OBJECT
private slots:
    void neverMoreInAnyWindow()
    {
        const int wanted = qEnvironmentVariableIntValue("CALLBOARD_TRACES");
        const int traces = wanted > 0 ? wanted : 500;
        int worst = 0;
        int restarts = 0;
        qint64 accepted = 0;
        for (int seed = 1; seed <= traces; ++seed) {
            Trace trace(static_cast<quint64>(seed));
            const QString problem = trace.run(500);
            QVERIFY2(problem.isEmpty(), qPrintable(QStringLiteral("trace %1: %2").arg(seed).arg(problem)));
            worst = std::max(worst, trace.worst);
            restarts += trace.restarts;
            accepted += trace.accepted;
        }
        QCOMPARE(worst, 100); // the limit was reached, and never passed
        QVERIFY(restarts > traces && accepted > 20 * traces);
        std::printf("FIGURE {\"promise\":\"P8\",\"test\":\"core.server.limiterwindows\",\"what\":\"traces of requests, "
                    "clock steps, sleeps and restarts: fullest window exactly the limit\",\"reached\":%d,"
                    "\"violations\":0,\"command\":\"CALLBOARD_TRACES=%d build/release/bin/test_core_server --only "
                    "tst_limiterwindows\"%s}\n",
                    traces, traces, traces > 500 ? ",\"size\":\"night\"" : "");
    }

    /// Alone and never faster than the limit: nothing is ever refused, through steps, sleeps and restarts.
    void anHonestClientAlwaysGetsSixty()
    {
        QTemporaryDir folder;
        const RateLimiter::Limit limit{60, milliseconds(60'000)};
        HandClock clock;
        const auto random = seededRandom(11);
        auto running = std::make_unique<Running>(folder.path(), limit, clock);
        for (int second = 0; second < 2'000; ++second) {
            QVERIFY2(running->ask(nameOf(0)).accepted, qPrintable(QString::number(second)));
            clock.pass(milliseconds(1'000));
            if (random->next() % 50 == 0)
                clock.wall += std::chrono::hours(static_cast<qint64>(random->next() % 200) - 100);
            if (random->next() % 50 == 0)
                clock.sleep(milliseconds(5'000));
            if (random->next() % 50 == 0) {
                running.reset();
                running = std::make_unique<Running>(folder.path(), limit, clock);
            }
        }
    }

    void aStepOfTheWallClockChangesNothing_data()
    {
        QTest::addColumn<qint64>("stepSeconds");
        QTest::newRow("a minute on") << qint64(60);
        QTest::newRow("a year on") << qint64(31'536'000);
        QTest::newRow("a minute back") << qint64(-60);
        QTest::newRow("a year back") << qint64(-31'536'000);
    }
    void aStepOfTheWallClockChangesNothing()
    {
        QFETCH(qint64, stepSeconds);
        QTemporaryDir folder;
        HandClock clock;
        Running running(folder.path(), {2, milliseconds(60'000)}, clock);
        QVERIFY(running.ask(nameOf(0)).accepted);
        QVERIFY(running.ask(nameOf(0)).accepted);
        clock.pass(milliseconds(30'000));
        clock.wall += std::chrono::seconds(stepSeconds);
        QVERIFY(!running.ask(nameOf(0)).accepted);
        clock.pass(milliseconds(29'999));
        QVERIFY(!running.ask(nameOf(0)).accepted);
        clock.pass(milliseconds(1));
        QVERIFY(running.ask(nameOf(0)).accepted);
    }

    void aRestartIsNoNewWindow()
    {
        QTemporaryDir folder;
        HandClock clock;
        const RateLimiter::Limit limit{3, milliseconds(60'000)};
        const auto ask = [&](int times) {
            Running running(folder.path(), limit, clock);
            int accepted = 0;
            for (int i = 0; i < times; ++i)
                accepted += running.ask(nameOf(1)).accepted ? 1 : 0;
            return accepted;
        };
        QCOMPARE(ask(2), 2);
        clock.pass(milliseconds(59'000));
        QCOMPARE(ask(9), 1);
        clock.pass(milliseconds(999));
        QCOMPARE(ask(9), 0);
        clock.pass(milliseconds(1));
        QCOMPARE(ask(9), 2);
    }

    /// The file of another start of the machine, of another clock, cut short, or no file at all is no journal.
    void whatCannotBeReadCountsNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another start") << QByteArray("callboard accepted 1 0000-1111\n") + QByteArray(400, 'b');
        QTest::newRow("a simulated clock") << QByteArray("callboard accepted 1 simulated\n") + QByteArray(400, '\0');
        QTest::newRow("not ours") << QByteArray(4'000, '\xFF');
        QTest::newRow("cut in its head") << QByteArray("callboard acc");
    }
    void whatCannotBeReadCountsNothing()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir folder;
        for (const char *name : {"accepted.0", "accepted.1"}) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        HandClock clock;
        Running running(folder.path(), {1, milliseconds(60'000)}, clock);
        QVERIFY(running.ask(QByteArray(RateJournal::kNameSize, 'b')).accepted);
        QVERIFY(!running.ask(QByteArray(RateJournal::kNameSize, 'b')).accepted);
    }

    /// A record that the end of the program cut is left out; the rest counts.
    void aCutRecordIsLeftOut()
    {
        QTemporaryDir folder;
        HandClock clock;
        const RateLimiter::Limit limit{3, milliseconds(60'000)};
        {
            Running running(folder.path(), limit, clock);
            running.ask(nameOf(2));
            running.ask(nameOf(2));
        }
        QFile file(folder.filePath(QStringLiteral("accepted.0")));
        QVERIFY(file.resize(file.size() - 7));
        {
            Running running(folder.path(), limit, clock);
            QVERIFY(running.ask(nameOf(2)).accepted);
        }
        Running running(folder.path(), limit, clock); // what was written behind the cut is read
        QVERIFY(running.ask(nameOf(2)).accepted);
        QVERIFY(!running.ask(nameOf(2)).accepted);
    }

    void theFilesStaySmall()
    {
        QTemporaryDir folder;
        HandClock clock;
        Running running(folder.path(), {60, milliseconds(60'000)}, clock);
        qint64 most = 0;
        for (int i = 0; i < 20'000; ++i) {
            running.ask(nameOf(static_cast<quint64>(i % 3)));
            clock.pass(milliseconds(250));
            most = std::max(most, QFileInfo(folder.filePath("accepted.0")).size() +
                                      QFileInfo(folder.filePath("accepted.1")).size());
        }
        QVERIFY2(most < 2 * 3 * 61 * 40 + 200, qPrintable(QString::number(most)));
    }

    void aFolderThatCannotBeWrittenCostsNothingElse()
    {
        HandClock clock;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("cannot be written"));
        Running running(QStringLiteral("/proc/no-such-folder"), {1, milliseconds(60'000)}, clock);
        QVERIFY(running.ask(nameOf(0)).accepted);
        QVERIFY(!running.ask(nameOf(0)).accepted);
    }
};

CB_TEST(TstLimiterWindows)
#include "tst_limiterwindows.moc"
