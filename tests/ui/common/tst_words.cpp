// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-REASON D-CODES D-PHONE (plain words for every code), design language section 7 (times and lengths)
#include "tests/support/testregistry.h"
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"

#include <QLocale>
#include <QTest>

using namespace callboard;

namespace {

Zone zone(const char *name)
{
    return Zone::parse(QLatin1String(name)).value();
}

/// Epoch ms by GNU date: date -u -d '2026-11-19 14:45' +%s
constexpr Instant kThu1445Utc = fromEpochMs(1'795'099'500'000);

} // namespace

class TstWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void times()
    {
        const Zone vilnius = zone("Europe/Vilnius");
        const Zone newYork = zone("America/New_York");
        QCOMPARE(TimeText::inBoth(kThu1445Utc, vilnius, newYork),
                 QStringLiteral("Thu 19 Nov 16:45 Vilnius, 09:45 New York"));
        QCOMPARE(TimeText::timeWithSeconds(kThu1445Utc + 18 * kSecond, vilnius), QStringLiteral("16:45:18"));
        // Another day at the other end: the second clock names its own.
        const Zone tokyo = zone("Asia/Tokyo");
        QCOMPARE(TimeText::inBoth(kThu1445Utc + 2 * kHour, vilnius, tokyo),
                 QStringLiteral("Thu 19 Nov 18:45 Vilnius, Fri 20 Nov 01:45 Tokyo"));
        QCOMPARE(TimeText::shortMoment(kThu1445Utc, vilnius, kThu1445Utc - kHour), QStringLiteral("16:45"));
        QCOMPARE(TimeText::shortMoment(kThu1445Utc, vilnius, kThu1445Utc - 2 * kDay), QStringLiteral("Thu 16:45"));
        QCOMPARE(TimeText::shortMoment(kThu1445Utc, vilnius, kThu1445Utc - 20 * kDay),
                 QStringLiteral("Thu 19 Nov 16:45"));
    }

    void ranges()
    {
        const Zone vilnius = zone("Europe/Vilnius");
        QCOMPARE(TimeText::range({kThu1445Utc, kThu1445Utc + kHour}, vilnius), QStringLiteral("16:45–17:45"));
        QCOMPARE(TimeText::range({kThu1445Utc, kThu1445Utc + 10 * kHour}, vilnius),
                 QStringLiteral("Thu 19 Nov 16:45 – Fri 20 Nov 02:45"));
        QCOMPARE(TimeText::days(QDate(2026, 11, 16), QDate(2026, 11, 29)), QStringLiteral("16–29 Nov 2026"));
        QCOMPARE(TimeText::days(QDate(2026, 11, 30), QDate(2026, 12, 6)), QStringLiteral("30 Nov – 6 Dec 2026"));
        QCOMPARE(TimeText::days(QDate(2026, 12, 28), QDate(2027, 1, 3)), QStringLiteral("28 Dec 2026 – 3 Jan 2027"));
    }

    void lengths_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << qint64(42'000) << QStringLiteral("42 s");
        QTest::newRow("minutes") << qint64(32 * 60'000) << QStringLiteral("32 min");
        QTest::newRow("hours") << qint64(88 * 60'000) << QStringLiteral("1 h 28");
        QTest::newRow("padded") << qint64((3 * 60 + 9) * 60'000) << QStringLiteral("3 h 09");
        QTest::newRow("days") << qint64(76 * 3'600'000) << QStringLiteral("3 d 4 h");
        QTest::newRow("negative") << qint64(-5 * 60'000) << QStringLiteral("−5 min");
    }
    void lengths()
    {
        QFETCH(qint64, ms);
        QTEST(TimeText::length(milliseconds(ms)), "text");
    }
    void exactLength() { QCOMPARE(TimeText::exactLength(milliseconds(108'000)), QStringLiteral("1 min 48 s")); }

    void offsets()
    {
        QCOMPARE(TimeText::offset(kThu1445Utc, zone("Europe/Vilnius")), QStringLiteral("UTC+2"));
        QCOMPARE(TimeText::offset(kThu1445Utc, zone("America/New_York")), QStringLiteral("UTC−5"));
        QCOMPARE(TimeText::offset(kThu1445Utc, zone("Asia/Kolkata")), QStringLiteral("UTC+5:30"));
        QCOMPARE(TimeText::offset(kThu1445Utc, Zone::utc()), QStringLiteral("UTC"));
    }

    /// Every code has plain words: no blank, no CODE_IN_CAPITALS, no exclamation, no "please", no "successfully".
    void everyCodeHasWords()
    {
        for (int i = 0; i <= static_cast<int>(ErrorCode::AnswerUnknown); ++i) {
            const auto code = static_cast<ErrorCode>(i);
            const RefusalText text = Sentences::refusal(code, {}, Zone::utc());
            QVERIFY2(!text.lead.isEmpty(), qPrintable(wireName(code)));
            checkWords(text.lead + QLatin1Char(' ') + text.sentence);
            QVERIFY2(!(text.lead + text.sentence).contains(wireName(code)), qPrintable(wireName(code)));
        }
    }

    void everyReasonHasWords()
    {
        for (int i = 0; i <= static_cast<int>(ReasonCode::BreakerOpen); ++i) {
            const ReasonText text = Sentences::reason({static_cast<ReasonCode>(i), {}}, Zone::utc());
            QVERIFY2(!text.lead.isEmpty(), qPrintable(QString::number(i)));
            QVERIFY2(!text.origin.isEmpty(), qPrintable(text.lead));
            checkWords(text.lead + QLatin1Char(' ') + text.sentence);
        }
    }

    void everyPhoneProblemHasWords()
    {
        for (int i = 1; i <= static_cast<int>(PhoneProblem::LocalOnly); ++i) {
            const QString text = Sentences::phoneProblem(static_cast<PhoneProblem>(i), QStringLiteral("LT"), 1);
            QVERIFY2(!text.isEmpty(), qPrintable(QString::number(i)));
            checkWords(text);
        }
        QVERIFY(Sentences::phoneProblem(PhoneProblem::TooShort, QStringLiteral("LT"), 1)
                    .contains(QStringLiteral("Lithuania")));
        QVERIFY(Sentences::phoneProblem(PhoneProblem::None, {}).isEmpty());
    }

    /// The words of the pictures, for the case of the pictures.
    void capNamesTheNumberAndTheSmallestStep()
    {
        const Reasons why{{ReasonCode::NumberFull,
                           {{QStringLiteral("label"), QStringLiteral("Berlin")}, {QStringLiteral("cap"), 10}}},
                          {ReasonCode::StepAddLines,
                           {{QStringLiteral("label"), QStringLiteral("Berlin")},
                            {QStringLiteral("lines"), 1},
                            {QStringLiteral("fromMs"), toEpochMs(kThu1445Utc)},
                            {QStringLiteral("toMs"), toEpochMs(kThu1445Utc + kHour)}}}};
        const RefusalText text = Sentences::refusal(ErrorCode::NumberAtCap, why, zone("Europe/Vilnius"));
        QCOMPARE(text.lead, QStringLiteral("Berlin is at its cap"));
        QCOMPARE(text.sentence, QStringLiteral("No line is free while they can be called."));
        QVERIFY(text.step.contains(QStringLiteral("Berlin")));
        QVERIFY(text.step.contains(QStringLiteral("16:45–17:45")));
        QCOMPARE(text.link, QStringLiteral("Try"));
    }

    void liveCallSaysSo()
    {
        const Reasons why{{ReasonCode::ActiveReservation, {{QStringLiteral("state"), QStringLiteral("active")}}},
                          {ReasonCode::StepFollowLiveCall, {}}};
        const RefusalText text = Sentences::refusal(ErrorCode::CandidateHasActiveReservation, why, Zone::utc());
        QCOMPARE(text.lead, QStringLiteral("Another call is live"));
        QCOMPARE(text.step, QStringLiteral("Plan again when it ends."));
        QCOMPARE(text.link, QStringLiteral("Follow"));
    }

    void fileProblemsNameTheFile()
    {
        const QString line =
            Sentences::oneLine({ErrorCode::FileNotAWorkspace, QStringLiteral("notes.txt"), {}}, Zone::utc());
        QVERIFY(line.contains(QStringLiteral("notes.txt")));
        QVERIFY(line.contains(QStringLiteral("It was left as it is.")));
    }

    void poolsHaveNames()
    {
        QCOMPARE(Sentences::poolName(PoolId(QStringLiteral("pool_europe"))), QStringLiteral("Pool Europe"));
        QCOMPARE(Sentences::poolName(PoolId(QStringLiteral("north_america"))), QStringLiteral("Pool North america"));
    }

private:
    static void checkWords(const QString &text)
    {
        static const QRegularExpression capitals(QStringLiteral("[A-Z]{2,}_[A-Z]+"));
        QVERIFY2(!capitals.match(text).hasMatch(), qPrintable(text));
        for (const char *word : {"!", "please", "Please", "successfully", "Sorry"})
            QVERIFY2(!text.contains(QLatin1String(word)), qPrintable(text));
    }
};

CB_TEST(TstWords)
#include "tst_words.moc"
