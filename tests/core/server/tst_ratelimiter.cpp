// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// WORKSPACE.md section 3: "at most N accepted requests in any S seconds per API key, an exact log; a request accepted
// at t stops counting at t + S". The second implementation keeps every accepted moment for ever and counts.
#include "core/server/ratelimiter.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <algorithm>
#include <map>

using namespace callboard;

namespace {

Instant at(qint64 ms)
{
    return fromEpochMs(1'749'038'400'000 + ms);
}

class NaiveLimiter
{
public:
    NaiveLimiter(int requests, milliseconds window) : m_requests(requests), m_window(window) {}

    int counted(const QByteArray &name, Instant now)
    {
        return static_cast<int>(std::count_if(m_all[name].begin(), m_all[name].end(),
                                              [&](Instant moment) { return now < moment + m_window; }));
    }
    bool ask(const QByteArray &name, Instant now)
    {
        if (counted(name, now) >= m_requests)
            return false;
        m_all[name].push_back(now);
        return true;
    }
    /// By trying every later millisecond.
    milliseconds untilFree(const QByteArray &name, Instant now)
    {
        milliseconds wait{0};
        std::vector<Instant> moments = m_all[name];
        const auto isFull = [&](Instant then) {
            return std::count_if(moments.begin(), moments.end(),
                                 [&](Instant moment) { return then < moment + m_window; }) >= m_requests;
        };
        while (isFull(now + wait))
            ++wait;
        return wait;
    }
    Instant oldestEnds(const QByteArray &name, Instant now)
    {
        Instant oldest = Instant::max();
        for (const Instant moment : m_all[name]) {
            if (now < moment + m_window)
                oldest = std::min(oldest, moment + m_window);
        }
        return oldest == Instant::max() ? now : oldest;
    }

private:
    int m_requests;
    milliseconds m_window;
    std::map<QByteArray, std::vector<Instant>> m_all;
};

class TstRateLimiter final : public QObject
{
    Q_OBJECT
private slots:
    /// proves: C008
    void sixtyInAnySixtySeconds()
    {
        RateLimiter limiter({60, milliseconds(60'000)});
        for (int i = 0; i < 60; ++i)
            QVERIFY(limiter.ask("key", at(i * 100)).accepted); // 0, 100, ... 5,900
        QVERIFY(!limiter.ask("key", at(5'900)).accepted);
        QVERIFY(!limiter.ask("key", at(59'999)).accepted);
        QVERIFY(limiter.ask("key", at(60'000)).accepted); // the first stops counting at t + S
        QVERIFY(!limiter.ask("key", at(60'000)).accepted);
        QVERIFY(!limiter.ask("key", at(60'099)).accepted);
        QVERIFY(limiter.ask("key", at(60'100)).accepted);
    }

    /// proves: C009
    void tellsWhatIsLeftAndWhenItEnds()
    {
        RateLimiter limiter({3, milliseconds(1'000)});
        const auto fresh = limiter.look("key", at(0));
        QCOMPARE(fresh.remaining, 3);
        QCOMPARE(fresh.resetsAt, at(0));
        QCOMPARE(fresh.wait, milliseconds(0));
        QCOMPARE(limiter.ask("key", at(0)).remaining, 2);
        QCOMPARE(limiter.ask("key", at(400)).remaining, 1);
        const auto last = limiter.ask("key", at(700));
        QVERIFY(last.accepted);
        QCOMPARE(last.remaining, 0);
        QCOMPARE(last.resetsAt, at(1'000));
        const auto refused = limiter.ask("key", at(750));
        QVERIFY(!refused.accepted);
        QCOMPARE(refused.remaining, 0);
        QCOMPARE(refused.resetsAt, at(1'000));
        QCOMPARE(refused.wait, milliseconds(250));
        const auto after = limiter.look("key", at(1'000));
        QCOMPARE(after.remaining, 1);
        QCOMPARE(after.resetsAt, at(1'400));
    }

    /// proves: C008
    void whatWasRefusedDoesNotCount()
    {
        RateLimiter limiter({1, milliseconds(1'000)});
        QVERIFY(limiter.ask("key", at(0)).accepted);
        for (int ms = 0; ms < 1'000; ++ms)
            QVERIFY(!limiter.ask("key", at(ms)).accepted);
        QVERIFY(limiter.ask("key", at(1'000)).accepted);
    }

    void lookingDoesNotCount()
    {
        RateLimiter limiter({1, milliseconds(1'000)});
        for (int i = 0; i < 10; ++i)
            QVERIFY(limiter.look("key", at(0)).accepted);
        QVERIFY(limiter.ask("key", at(0)).accepted);
        QVERIFY(!limiter.look("key", at(0)).accepted);
    }

    /// proves: C008
    void eachKeyHasItsOwnLog()
    {
        RateLimiter limiter({1, milliseconds(1'000)});
        QVERIFY(limiter.ask("a", at(0)).accepted);
        QVERIFY(limiter.ask("b", at(0)).accepted);
        QVERIFY(!limiter.ask("a", at(1)).accepted);
    }

    void zeroIsUnlimited()
    {
        RateLimiter limiter({0, milliseconds(60'000)});
        for (int i = 0; i < 1'000; ++i)
            QVERIFY(limiter.ask("key", at(0)).accepted);
    }

    void aClockSetBackLocksNobodyOut()
    {
        RateLimiter limiter({2, milliseconds(1'000)});
        QVERIFY(limiter.ask("key", at(3'600'000)).accepted);
        QVERIFY(limiter.ask("key", at(3'600'000)).accepted);
        const auto refused = limiter.ask("key", at(0)); // an hour back
        QVERIFY(!refused.accepted);
        QCOMPARE(refused.wait, milliseconds(1'000));
        QVERIFY(!limiter.ask("key", at(999)).accepted);
        QVERIFY(limiter.ask("key", at(1'000)).accepted);
    }

    /// Names that fall silent are forgotten, and forgetting changes no answer.
    void forgettingIsNotSeen()
    {
        RateLimiter limiter({2, milliseconds(1'000)});
        QVERIFY(limiter.ask("key", at(0)).accepted);
        for (int i = 0; i < 5'000; ++i)
            QVERIFY(limiter.ask("other" + QByteArray::number(i), at(500)).accepted);
        QCOMPARE(limiter.look("key", at(999)).remaining, 1);
        QCOMPARE(limiter.look("key", at(1'000)).remaining, 2);
    }

    /// proves: C008 C009
    void isTheExactLog()
    {
        CB_CHECK("as a log that forgets nothing", [] {
            const int requests = *rc::gen::inRange(1, 6);
            const milliseconds window(*rc::gen::inRange(1, 60));
            RateLimiter limiter({requests, window});
            NaiveLimiter naive(requests, window);
            Instant now = at(0);
            const int steps = *rc::gen::inRange(0, 80);
            for (int i = 0; i < steps; ++i) {
                now += milliseconds(*rc::gen::weightedElement<int>({{6, 0}, {6, 1}, {6, 7}, {3, 30}, {1, 100}}));
                const QByteArray name = *rc::gen::element<QByteArray>("a", "b");
                const auto looked = limiter.look(name, now);
                RC_ASSERT(looked.remaining == requests - naive.counted(name, now));
                RC_ASSERT(looked.wait == naive.untilFree(name, now));
                const auto verdict = limiter.ask(name, now);
                RC_ASSERT(verdict.accepted == naive.ask(name, now));
                RC_ASSERT(verdict.remaining == requests - naive.counted(name, now));
                RC_ASSERT(verdict.resetsAt == naive.oldestEnds(name, now));
                RC_ASSERT(verdict.wait == naive.untilFree(name, now));
            }
        });
    }
};

} // namespace

CB_TEST(TstRateLimiter)
#include "tst_ratelimiter.moc"
