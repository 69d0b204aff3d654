// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The gate "limit" as a truth table (WORKSPACE.md section 3): a request is accepted when the limit is off, or when
// fewer than its number were accepted in the window before it; what was accepted at t stops counting at t + window.
#include "core/server/ratelimiter.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

namespace {

constexpr milliseconds kWindow{60'000};

Instant at(qint64 ms)
{
    return fromEpochMs(1'749'038'400'000 + ms);
}

struct Facts
{
    bool isUnlimited;
    bool isFull;      ///< as many as allowed were accepted before
    bool stillCounts; ///< the oldest of them stops counting a millisecond later, else now
    bool isOwn;       ///< accepted for this name, else for another
};
constexpr int kFacts = 4;

Facts factsOf(unsigned bits)
{
    const auto bit = [bits](int i) { return ((bits >> static_cast<unsigned>(i)) & 1U) != 0; };
    return {bit(0), bit(1), bit(2), bit(3)};
}

bool isAccepted(const Facts &f)
{
    return f.isUnlimited || !(f.isFull && f.stillCounts && f.isOwn);
}

RateLimiter::Verdict asked(const Facts &f)
{
    RateLimiter limiter({f.isUnlimited ? 0 : 2, kWindow});
    const QByteArray before = f.isOwn ? "a" : "b";
    limiter.ask(before, at(f.stillCounts ? 1 : 0));
    if (f.isFull)
        limiter.ask(before, at(1'000));
    return limiter.ask("a", at(kWindow.count()));
}

} // namespace

class TstLimitTruth : public QObject
{
    Q_OBJECT
private slots:
    void everyCombination()
    {
        for (unsigned bits = 0; bits < (1U << kFacts); ++bits) {
            const Facts facts = factsOf(bits);
            const RateLimiter::Verdict verdict = asked(facts);
            QVERIFY2(verdict.accepted == isAccepted(facts), qPrintable(QString::number(bits, 2)));
            if (!verdict.accepted)
                QCOMPARE(verdict.wait, milliseconds(1)); // the oldest was accepted a millisecond after its begin
        }
    }

    void everyConditionDecidesAlone()
    {
        for (int condition = 0; condition < kFacts; ++condition) {
            bool decided = false;
            for (unsigned bits = 0; bits < (1U << kFacts) && !decided; ++bits) {
                const Facts with = factsOf(bits);
                const Facts without = factsOf(bits ^ (1U << static_cast<unsigned>(condition)));
                decided = isAccepted(with) != isAccepted(without) && asked(with).accepted != asked(without).accepted;
            }
            QVERIFY2(decided, qPrintable(QStringLiteral("condition %1 never decides").arg(condition)));
        }
    }

    /// To look is not to ask: it counts nothing, and an unknown name stays unknown.
    void looking()
    {
        RateLimiter limiter({1, kWindow});
        for (int i = 0; i < 3; ++i)
            QVERIFY(limiter.look("a", at(0)).accepted);
        QVERIFY(limiter.ask("a", at(0)).accepted);
        QVERIFY(!limiter.look("a", at(1)).accepted);
        QCOMPARE(limiter.look("a", at(1)).wait, kWindow - milliseconds(1));
        QCOMPARE(limiter.look("a", at(1)).resetsAt, at(kWindow.count()));
        QVERIFY(limiter.look("a", at(kWindow.count())).accepted);
        QCOMPARE(limiter.look("a", at(kWindow.count())).resetsAt, at(kWindow.count()));
        QVERIFY(RateLimiter({0, kWindow}).look("a", at(0)).accepted);
    }

    /// A clock that is set back: nobody waits longer than a window, and nothing more is let in.
    void theClockIsSetBack()
    {
        RateLimiter limiter({2, kWindow});
        QVERIFY(limiter.ask("a", at(0)).accepted);
        QVERIFY(limiter.ask("a", at(3'600'000)).accepted);
        QVERIFY(limiter.ask("a", at(3'600'000)).accepted);
        const RateLimiter::Verdict verdict = limiter.ask("a", at(0));
        QVERIFY(!verdict.accepted);
        QCOMPARE(verdict.wait, kWindow);
    }

    /// The silent are forgotten now and then; who still counts is not.
    void theSilentAreForgotten()
    {
        RateLimiter limiter({1, kWindow});
        QVERIFY(limiter.ask("silent", at(0)).accepted);
        QVERIFY(limiter.ask("busy", at(kWindow.count())).accepted);
        for (int i = 0; i < 3'000; ++i)
            limiter.ask("n" + QByteArray::number(i), at(kWindow.count() + 1));
        QVERIFY(!limiter.ask("busy", at(kWindow.count() + 1)).accepted);
        QVERIFY(limiter.ask("silent", at(kWindow.count() + 1)).accepted);
    }
};

CB_TEST(TstLimitTruth)
#include "tst_limittruth.moc"
