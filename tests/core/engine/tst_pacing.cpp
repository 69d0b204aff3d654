// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Pacing of FEATURES 3.1: "1/s per company and real carrier, editable 0.1-50; simulated: none".
// proves: P13 D-DISPATCH D-BREAKER
#include "tests/core/engine/enginehouse.h"
#include "tests/core/engine/handclock.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>

using namespace callboard;
using namespace callboard::test;

namespace {

const char *const kCompanies[] = {"acme", "beta"};

/// Two companies of nine people each on one engine, lines enough for all, a carrier of the real world.
class PacedHouse
{
public:
    explicit PacedHouse(milliseconds pacing, bool isSimulated = false) : m_random(seededRandom(3))
    {
        WorkspaceImage image = House::image();
        image.numbers[0].maxOutboundConcurrent = 40;
        Company beta = image.companies[0];
        beta.id = CompanyId(QStringLiteral("beta"));
        image.companies.push_back(beta);
        image.numbers.push_back(House::number(beta.id, "pn_beta", "+37052071235", 40, true));
        Position position = image.positions[0];
        position.company = beta.id;
        image.positions.push_back(position);
        for (int i = 1; i <= 9; ++i) { // phones of their own: one number never rings twice at once
            Candidate person = House::person(beta.id, i);
            person.phone = *E164::parse(QStringLiteral("+3706124%1").arg(4500 + i));
            image.candidates.push_back(person);
        }
        m_store.disk()->image = image;
        EngineOptions options;
        options.pacing = pacing;
        auto made = std::make_unique<LedgerCarrier>(clock, ledger);
        made->isSimulated = isSimulated;
        carrier = made.get();
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::move(made));
        engine = std::make_unique<Engine>(m_store, clock, *m_random, std::move(carriers), options);
        if (!engine->open())
            qFatal("open");
    }

    /// True when it was booked for exactly this minute.
    bool bookAt(const char *company, int person, Instant at)
    {
        CallRequest request;
        request.company = CompanyId(QString::fromLatin1(company));
        request.candidate = CandidateId(QStringLiteral("c%1").arg(person));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + 8 * kHour};
        request.at = at;
        bool booked = false;
        engine->post(command::Book{{request.company, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}}, request},
                     [&booked](const CommandAnswer &answer) { booked = answer.result.has_value(); });
        run();
        return booked;
    }
    /// Every attempt is answered "active" at once, so that nothing but plan and pacing decides.
    void run()
    {
        while (engine->runGroup()) {
        }
        for (; m_answered < ledger->sends.size(); ++m_answered)
            carrier->report(ledger->sends[m_answered].order, CarrierEvent::Kind::Active);
        while (engine->runGroup()) {
        }
    }
    /// Time passes, with a look whenever the engine asks for one.
    void passUntil(Instant end)
    {
        run();
        while (clock.now() < end) {
            const auto wake = engine->nextWakeUp();
            clock.pass(std::clamp(wake.value_or(end) - clock.now(), milliseconds(1), end - clock.now()));
            run();
        }
    }
    std::vector<Instant> sendsOf(const char *company) const
    {
        std::vector<Instant> at;
        for (const Ledger::Sent &sent : ledger->sends) {
            if (sent.order.company.text() == QLatin1String(company))
                at.push_back(sent.at);
        }
        return at;
    }

    HandClock clock;
    std::shared_ptr<Ledger> ledger = std::make_shared<Ledger>();
    LedgerCarrier *carrier = nullptr;
    std::unique_ptr<Engine> engine;

private:
    MemoryStore m_store;
    std::unique_ptr<Random> m_random;
    size_t m_answered = 0;
};

} // namespace

class TstPacing : public QObject
{
    Q_OBJECT
private slots:
    // Nine calls of one minute: the first on time, each next one exactly one interval after the one before.
    void oneMinute_isSpaced_data()
    {
        QTest::addColumn<int>("pacingMs");
        QTest::newRow("0.1 a second") << 10'000;
        QTest::newRow("1 a second, the default") << int(EngineOptions{}.pacing.count());
        QTest::newRow("3 a second") << 333;
        QTest::newRow("50 a second") << 20;
    }
    void oneMinute_isSpaced()
    {
        QFETCH(int, pacingMs);
        PacedHouse house{milliseconds(pacingMs)};
        const Instant minute = house.clock.now() + 10 * kMinute;
        for (int i = 1; i <= 9; ++i)
            QVERIFY(house.bookAt("acme", i, minute));
        house.passUntil(minute + 2 * kMinute);
        std::vector<Instant> expected;
        for (int i = 0; i < 9; ++i)
            expected.push_back(minute + i * milliseconds(pacingMs));
        QCOMPARE(house.sendsOf("acme"), expected);
    }

    void default_isOneASecond() { QCOMPARE(EngineOptions{}.pacing, milliseconds(1'000)); }

    // Each company has its own pace; two together may send two in one second.
    void companies_doNotSlowEachOther()
    {
        PacedHouse house{milliseconds(1'000)};
        const Instant minute = house.clock.now() + 10 * kMinute;
        for (int i = 1; i <= 4; ++i) {
            QVERIFY(house.bookAt("acme", i, minute));
            QVERIFY(house.bookAt("beta", i, minute));
        }
        house.passUntil(minute + kMinute);
        const std::vector<Instant> expected{minute, minute + kSecond, minute + 2 * kSecond, minute + 3 * kSecond};
        QCOMPARE(house.sendsOf("acme"), expected);
        QCOMPARE(house.sendsOf("beta"), expected);
    }

    void simulated_isNeverPaced()
    {
        PacedHouse house{milliseconds(10'000), true};
        const Instant minute = house.clock.now() + 10 * kMinute;
        for (int i = 1; i <= 9; ++i)
            QVERIFY(house.bookAt("acme", i, minute));
        house.passUntil(minute + kSecond);
        QCOMPARE(house.sendsOf("acme"), std::vector<Instant>(9, minute));
    }

    // While it waits for its turn the word is "pacing"; least slack goes first, whoever was booked first.
    void waiting_saysPacing()
    {
        PacedHouse house{milliseconds(10'000)};
        const Instant minute = house.clock.now() + 10 * kMinute;
        QVERIFY(house.bookAt("acme", 1, minute));
        QVERIFY(house.bookAt("acme", 2, minute));
        house.passUntil(minute + kSecond);
        QStringList words;
        for (const DueCall &due :
             house.engine->snapshot()->clockOf(CompanyId(QStringLiteral("acme")), house.clock.now()).due)
            words << due.waitsFor;
        QCOMPARE(words, QStringList{QStringLiteral("pacing")});
    }

    // A call that the carrier refused before the first byte is tried a second later, and paced like any other.
    void refused_keepsThePace()
    {
        PacedHouse house{milliseconds(3'000)};
        const Instant minute = house.clock.now() + 10 * kMinute;
        QVERIFY(house.bookAt("acme", 1, minute));
        house.carrier->refusesNext = true;
        house.passUntil(minute + kMinute);
        QCOMPARE(house.sendsOf("acme"), std::vector<Instant>{minute + 3 * kSecond});
    }

    // Any pace, any minutes, two companies: the sends are those of a queue kept by hand, to the millisecond.
    void anySchedule_isAQueue()
    {
        CB_CHECK("sends = max(planned, last + pacing)", [] {
            const int pacingMs = *rc::gen::inRange(20, 10'001);
            PacedHouse house{milliseconds(pacingMs)};
            const Instant base = house.clock.now() + 5 * kMinute;
            for (const char *company : kCompanies) {
                std::vector<Instant> planned;
                const int people = *rc::gen::inRange(0, 10);
                for (int i = 1; i <= people; ++i) {
                    const Instant at = base + *rc::gen::inRange(0, 4) * kMinute;
                    RC_ASSERT(house.bookAt(company, i, at));
                    planned.push_back(at);
                }
                m_expected[QString::fromLatin1(company)] = queued(planned, milliseconds(pacingMs));
            }
            house.passUntil(base + 15 * kMinute);
            for (const char *company : kCompanies)
                RC_ASSERT(house.sendsOf(company) == m_expected[QString::fromLatin1(company)]);
        });
    }

private:
    /// The naive queue: whoever is ready goes, one pace after the one before.
    static std::vector<Instant> queued(std::vector<Instant> ready, milliseconds pacing)
    {
        std::sort(ready.begin(), ready.end());
        for (size_t i = 1; i < ready.size(); ++i)
            ready[i] = std::max(ready[i], ready[i - 1] + pacing);
        return ready;
    }
    static inline std::map<QString, std::vector<Instant>> m_expected;
};

CB_TEST(TstPacing)
#include "tst_pacing.moc"
