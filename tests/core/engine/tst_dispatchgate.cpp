// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-DISPATCH D-FROZEN D-FORCE
#include "core/engine/dispatchgate.h"
#include "tests/support/testregistry.h"
#include "tests/support/testworld.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

struct Gate
{
    const char *word;
    void (*shut)(GateFacts &);
};

// In the order in which a person is told.
const Gate kGates[]{
    {"telephony", [](GateFacts &f) { f.telephonyOn = false; }},
    {"hold", [](GateFacts &f) { f.diallingHeld = true; }},
    {"batch", [](GateFacts &f) { f.batchPaused = true; }},
    {"clock", [](GateFacts &f) { f.clockTrusted = false; }},
    {"yes", [](GateFacts &f) { f.waitsForYes = true; }},
    {"hours", [](GateFacts &f) { f.insideHours = false; }},
    {"hours", [](GateFacts &f) { f.offsetsAgree = false; }},
    {"closed", [](GateFacts &f) { f.dayOpen = false; }},
    {"person", [](GateFacts &f) { f.personFree = false; }},
    {"carrier", [](GateFacts &f) { f.carrierReady = false; }},
    {"breaker", [](GateFacts &f) { f.breakerAllows = false; }},
    {"pacing", [](GateFacts &f) { f.paceAllows = false; }},
    {"capacity", [](GateFacts &f) { f.lineFree = false; }},
};
constexpr int kCount = int(std::size(kGates));

Reservation vilniusCall(const char *planned, const char *start, const char *end)
{
    Reservation r;
    r.zone = zoneOf("Europe/Vilnius");
    r.hours.hours = CallingHours{9 * 60, 18 * 60};
    r.times = {utc(start), utc(end), milliseconds(1'920'000), utc(planned)};
    return r;
}

} // namespace

class TstDispatchGate : public QObject
{
    Q_OBJECT
private slots:
    // The whole truth table: a call goes only when every one of the 13 facts lets it; else the first shut gate is
    // named. Each fact decides alone: with all others open, it makes the difference (MC/DC).
    void everyCombination()
    {
        for (unsigned bits = 0; bits < (1U << kCount); ++bits) {
            GateFacts facts;
            QString expected;
            for (int i = 0; i < kCount; ++i) {
                if ((bits & (1U << i)) == 0)
                    continue;
                kGates[i].shut(facts);
                if (expected.isEmpty())
                    expected = QString::fromLatin1(kGates[i].word);
            }
            QCOMPARE(waitsForName(judge(facts)), expected);
            QCOMPARE(judge(facts) == WaitsFor::Nothing, bits == 0);
        }
    }

    /// Nothing stored for that moment, or a waiver: today's rules alone decide.
    void storedOffsetsAreAskedOnlyWhereThereAreAny()
    {
        Reservation r = vilniusCall("2025-06-04T06:00:00Z", "2025-06-04T00:00:00Z", "2025-06-05T00:00:00Z");
        const Instant night = utc("2025-06-04T01:00:00Z");
        QVERIFY(storedOffsetsAllow(r, night));
        r.zoneOffsets = {{utc("2025-06-04T02:00:00Z"), 2 * 3600}};
        QVERIFY(storedOffsetsAllow(r, night)); // before the first
        r.zoneOffsets = {{utc("2025-06-04T00:00:00Z"), 2 * 3600}};
        QVERIFY(!storedOffsetsAllow(r, night));
        r.zoneOffsets.emplace_back(utc("2025-06-04T00:30:00Z"), 3 * 3600); // the last one before it counts
        QVERIFY(storedOffsetsAllow(r, night));
        r.zoneOffsets.pop_back();
        r.forceReason = QStringLiteral("asked for");
        QVERIFY(storedOffsetsAllow(r, night));
    }

    void storedOffsets_data()
    {
        QTest::addColumn<int>("storedHours");
        QTest::addColumn<QString>("at");
        QTest::addColumn<bool>("allowed");
        // Vilnius is UTC+3 in June by today's rules. 06:00Z is 09:00 there; by a stored +2 it would be 08:00.
        QTest::newRow("same offset, open") << 3 << "2025-06-04T06:00:00Z" << true;
        QTest::newRow("stored +2, still closed by it") << 2 << "2025-06-04T06:00:00Z" << false;
        QTest::newRow("stored +2, open by both") << 2 << "2025-06-04T07:00:00Z" << true;
        QTest::newRow("stored +4, closed by it already") << 4 << "2025-06-04T14:00:00Z" << false;
    }
    void storedOffsets()
    {
        QFETCH(int, storedHours);
        QFETCH(QString, at);
        QFETCH(bool, allowed);
        Reservation r = vilniusCall("2025-06-04T06:00:00Z", "2025-06-04T00:00:00Z", "2025-06-05T00:00:00Z");
        r.zoneOffsets = {{utc("2025-06-04T00:00:00Z"), storedHours * 3600}};
        QCOMPARE(storedOffsetsAllow(r, utc(at.toLatin1())), allowed);
    }

    void notAfter_isTheGateOrTheEndOfHours_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<bool>("forced");
        QTest::addColumn<QString>("expected");
        // Sent at 14:50Z; the hours close at 18:00 Vilnius = 15:00Z, and that instant is outside.
        QTest::newRow("hours close first") << "2025-06-05T12:00:00Z" << false << "2025-06-04T14:59:59.999Z";
        QTest::newRow("gate closes first") << "2025-06-04T15:25:00Z" << false << "2025-06-04T14:54:00Z"; // 14:53 + 60 s
        QTest::newRow("waiver: planned minute and five after")
            << "2025-06-05T12:00:00Z" << true << "2025-06-04T14:59:59.999Z";
    }
    void notAfter_isTheGateOrTheEndOfHours()
    {
        QFETCH(QString, end);
        QFETCH(bool, forced);
        QFETCH(QString, expected);
        Reservation r = vilniusCall("2025-06-04T14:50:00Z", "2025-06-04T12:00:00Z", end.toLatin1());
        if (forced)
            r.forceReason = QStringLiteral("asked for");
        QCOMPARE(sendNotAfter(r, {}, utc("2025-06-04T14:50:00Z")), utc(expected.toLatin1()));
    }

    /// A day that was closed after the booking ends the span at once, unless the operator said yes to it (D-FROZEN).
    void notAfter_onAClosedDay()
    {
        Reservation r = vilniusCall("2025-06-04T14:50:00Z", "2025-06-04T12:00:00Z", "2025-06-05T12:00:00Z");
        HoursExtras closed;
        closed.exceptions = {{QDate(2025, 6, 4), QDate(2025, 6, 4), false, QStringLiteral("x"), {}}};
        const Instant at = utc("2025-06-04T14:50:00Z");
        QCOMPARE(sendNotAfter(r, closed, at), at);
        r.closureWaived = true;
        QCOMPARE(sendNotAfter(r, closed, at), utc("2025-06-04T14:59:59.999Z"));
    }

    // D-FORCE: outside hours the waiver ends six minutes after the planned minute began.
    void notAfter_ofAWaiverOutsideHours()
    {
        Reservation r = vilniusCall("2025-06-04T20:00:00Z", "2025-06-04T12:00:00Z", "2025-06-05T12:00:00Z");
        r.forceReason = QStringLiteral("asked for");
        QCOMPARE(sendNotAfter(r, {}, utc("2025-06-04T20:02:00Z")), utc("2025-06-04T20:05:59.999Z"));
    }
};

CB_TEST(TstDispatchGate)
#include "tst_dispatchgate.moc"
