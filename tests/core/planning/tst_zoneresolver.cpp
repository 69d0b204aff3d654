// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/zoneresolver.h"

#include "tests/core/planning/planningtest.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

QString outcomeOf(const Result<ZoneDecision> &decision)
{
    if (!decision)
        return wireName(decision.error().code);
    return decision->zone.name() + QLatin1Char(' ') + wireName(decision->source);
}

std::optional<Zone> maybe(const QByteArray &name)
{
    return name.isEmpty() ? std::nullopt : std::optional(zoneOf(name.constData()));
}

const InstantRange kSummer = {utc("2025-06-04T12:00:00Z"), utc("2025-06-05T12:30:00Z")};

} // namespace

class TstZoneResolver : public QObject
{
    Q_OBJECT

private slots:
    // Single: timezone > unambiguous phone > (ambiguous phone: 422) > company default, only without a country.
    // proves: D-TZ D-TZSRC D-NOTPHONECOUNTRY C094 C095 C102 C103
    void order_data()
    {
        QTest::addColumn<QByteArray>("phone");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<int>("source"); // -1 = omitted
        QTest::addColumn<QByteArray>("company");
        QTest::addColumn<QByteArray>("batch");
        QTest::addColumn<QString>("expected");
        const int none = -1;
        const int phone = static_cast<int>(ZoneSource::Phone);
        const int manual = static_cast<int>(ZoneSource::Manual);
        const int company = static_cast<int>(ZoneSource::CompanyDefault);
        const QByteArray no;
        const QString ask = QStringLiteral("TIMEZONE_SELECTION_REQUIRED");
        const QString invalid = QStringLiteral("VALIDATION_ERROR");
        const auto row = [](const char *name, const QByteArray &number, const QByteArray &asked, int source,
                            const QByteArray &companyZone, const QByteArray &batch, const QString &expected) {
            QTest::newRow(name) << number << asked << source << companyZone << batch << expected;
        };
        row("explicit beats the phone", kVilnius, "Europe/Riga", none, no, no, QStringLiteral("Europe/Riga manual"));
        row("an alias is kept as given", kVilnius, "Asia/Calcutta", none, no, no,
            QStringLiteral("Asia/Calcutta manual"));
        row("one clock", kVilnius, no, none, "Europe/Riga", no, QStringLiteral("Europe/Vilnius phone"));
        row("two names, one clock: the first in zone.tab", kBerlin, no, none, no, no,
            QStringLiteral("Europe/Berlin phone"));
        row("several clocks", kNewYork, no, none, no, no, ask);
        row("the company default does not settle several clocks", kNewYork, no, none, "Europe/Riga", no, ask);
        row("the batch fallback does", kNewYork, no, none, "Europe/Riga", "America/Denver",
            QStringLiteral("America/Denver manual"));
        row("the batch fallback does not beat one clock", kVilnius, no, none, no, "America/Denver",
            QStringLiteral("Europe/Vilnius phone"));
        row("no country: company default", kNowhere, no, none, "Europe/Riga", no,
            QStringLiteral("Europe/Riga company-default"));
        row("no country: batch before company", kNowhere, no, none, "Europe/Riga", "America/Denver",
            QStringLiteral("America/Denver manual"));
        row("no country, no default", kNowhere, no, none, no, no, ask);
        row("manual needs a zone", kVilnius, no, manual, no, no, invalid);
        row("manual", kNewYork, "America/Chicago", manual, no, no, QStringLiteral("America/Chicago manual"));
        row("phone derives", kVilnius, no, phone, "Europe/Riga", no, QStringLiteral("Europe/Vilnius phone"));
        row("phone and one of its zones", kNewYork, "America/Chicago", phone, no, no,
            QStringLiteral("America/Chicago phone"));
        row("phone and another country's zone", kNewYork, "Europe/Riga", phone, no, no, invalid);
        row("company-default skips derivation", kNewYork, no, company, "Europe/Riga", no,
            QStringLiteral("Europe/Riga company-default"));
        row("company-default without one", kVilnius, no, company, no, no, ask);
    }
    void order()
    {
        QFETCH(QByteArray, phone);
        QFETCH(QByteArray, asked);
        QFETCH(int, source);
        QFETCH(QByteArray, company);
        QFETCH(QByteArray, batch);
        QFETCH(QString, expected);
        Company own;
        own.policy.zone = maybe(company);
        Candidate candidate;
        candidate.phone = phoneOf(phone.constData());
        ZoneChoice choice{maybe(asked), std::nullopt};
        if (source >= 0)
            choice.source = static_cast<ZoneSource>(source);
        QCOMPARE(outcomeOf(resolveZone(own, candidate, choice, maybe(batch), kSummer)), expected);
    }

    // "Ambiguous = different offsets at some instant inside [windowStart, expiresAt]; names alone do not count."
    // proves: D-TZ
    void ambiguityIsAQuestionOfClocks_data()
    {
        QTest::addColumn<QByteArray>("phone");
        QTest::addColumn<bool>("clear");
        QTest::newRow("Germany: Berlin and Buesingen") << QByteArray(kBerlin) << true;
        QTest::newRow("Argentina: twelve names, one clock") << QByteArray("+541143211234") << true;
        QTest::newRow("Malaysia: two names, one clock") << QByteArray("+60123456789") << true;
        QTest::newRow("Spain: Canary Islands") << QByteArray("+34612345678") << false;
        QTest::newRow("Portugal: Azores") << QByteArray("+351212345678") << false;
        QTest::newRow("Australia") << QByteArray("+61291234567") << false;
    }
    void ambiguityIsAQuestionOfClocks()
    {
        QFETCH(QByteArray, phone);
        QFETCH(bool, clear);
        Candidate candidate;
        candidate.phone = phoneOf(phone.constData());
        const auto decision = resolveZone(Company{}, candidate, {}, std::nullopt, kSummer);
        QCOMPARE(refusalOf(decision), clear ? std::nullopt : std::optional(ErrorCode::TimezoneSelectionRequired));
        if (!clear) {
            QVERIFY(valueOf(decision.error().reasons, ReasonCode::ZoneAmbiguous, "zones").toStringList().size() >= 2);
            QVERIFY(has(decision.error().reasons, ReasonCode::StepChooseZone));
        }
    }

    // Over the wire narrowing is off; switched on, the prefix decides.
    // proves: D-TZ
    void narrowingOnlyWhenSwitchedOn()
    {
        Company own;
        Candidate candidate;
        candidate.phone = phoneOf(kNewYork);
        QVERIFY(!resolveZone(own, candidate, {}, std::nullopt, kSummer).has_value());
        own.prefixNarrowing = true;
        const auto decision = resolveZone(own, candidate, {}, std::nullopt, kSummer);
        QVERIFY(decision.has_value());
        QCOMPARE(decision->zone.name(), QStringLiteral("America/New_York"));
    }

    // proves: D-PHONE D-TZ
    void aWrongNumberHasNoZone()
    {
        Candidate candidate;
        candidate.phone = phoneOf(kTooShort);
        const auto decision = resolveZone(Company{}, candidate, {zoneOf("Europe/Vilnius"), {}}, std::nullopt, kSummer);
        QCOMPARE(refusalOf(decision), std::optional(ErrorCode::InvalidPhone));
        QCOMPARE(valueOf(decision.error().reasons, ReasonCode::PhoneInvalid, "problem").toString(),
                 QStringLiteral("too_short"));
    }

    // The console sends a remembered choice as the explicit zone; the chain says which it was.
    // proves: D-TZ
    void rememberedOrTyped()
    {
        Candidate candidate;
        candidate.phone = phoneOf(kNewYork);
        candidate.zone = zoneOf("America/Chicago");
        const Zone other = zoneOf("America/Denver");
        QVERIFY(has(resolveZone({}, candidate, {candidate.zone, {}}, {}, kSummer)->why, ReasonCode::ZoneRemembered));
        QVERIFY(has(resolveZone({}, candidate, {other, {}}, {}, kSummer)->why, ReasonCode::ZoneExplicit));
        // By itself it is not read: the reference's order is explicit, phone, company.
        QVERIFY(!resolveZone({}, candidate, {}, {}, kSummer).has_value());
    }
};

CB_TEST(TstZoneResolver)
#include "tst_zoneresolver.moc"
