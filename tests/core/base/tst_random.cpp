// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"
#include "core/base/random.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <array>

using namespace callboard;

namespace {

class CountingRandom final : public Random
{
public:
    std::uint64_t next() override { return ++m_last; }

private:
    std::uint64_t m_last = 0;
};

} // namespace

class TstRandom : public QObject
{
    Q_OBJECT

private slots:
    /// The published first numbers of splitmix64 for the seed 1234567.
    void seededIsSplitmix64()
    {
        constexpr std::array<std::uint64_t, 5> kExpected{6457827717110365317U, 3203168211198807973U,
                                                         9817491932198370423U, 4593380528125082431U,
                                                         16408922859458223821U};
        const auto random = seededRandom(1234567);
        for (const std::uint64_t expected : kExpected)
            QCOMPARE(random->next(), expected);
    }

    void sameSeedSameNumbers()
    {
        const auto a = seededRandom(42);
        const auto b = seededRandom(42);
        const auto other = seededRandom(43);
        bool differs = false;
        for (int i = 0; i < 100; ++i) {
            const std::uint64_t number = a->next();
            QCOMPARE(b->next(), number);
            differs = differs || other->next() != number;
        }
        QVERIFY(differs);
    }

    void idIsPrefixAnd32HexDigits()
    {
        CountingRandom counting;
        QCOMPARE(randomId(counting, QStringLiteral("att_")), QStringLiteral("att_00000000000000010000000000000002"));
    }

    void systemIdsDiffer()
    {
        const auto random = systemRandom();
        const QRegularExpression shape(QStringLiteral("\\Aresv_[0-9a-f]{32}\\z"));
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i) {
            const QString id = randomId(*random, QStringLiteral("resv_"));
            QVERIFY(shape.match(id).hasMatch());
            QVERIFY(isWellFormedId(id));
            seen.insert(id);
        }
        QCOMPARE(seen.size(), 1000);
    }
};

CB_TEST(TstRandom)
#include "tst_random.moc"
