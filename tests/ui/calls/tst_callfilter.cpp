// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-STATES D-EXPIRE (what the typed filter calls firm, live and missed)
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callfixtures.h"
#include "ui/calls/callfacts.h"
#include "ui/calls/callfilter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const Zone kVilnius = zoneNamed("Europe/Vilnius");

bool matches(const QString &filter, const ReservationRow &row)
{
    return CallFilter::parse(filter).matcherAt({kNow, kVilnius})(row);
}

/// The rows every line of the table below is asked about, by their ids.
std::vector<ReservationRow> people()
{
    std::vector<ReservationRow> rows;
    rows.push_back(callRow("firm18", 18)); // Lena Kuhn, Berlin, 17:00
    rows.back().batchName = QStringLiteral("Agents, Germany");
    rows.back().reservation.batch = BatchId(QStringLiteral("b1"));
    rows.back().reservation.attempt = 2;
    rows.push_back(callRow("firm120", 120, "Caleb Brooks", "America/New_York"));
    rows.back().numberLabel = QStringLiteral("New York");
    rows.back().positionTitle = QStringLiteral("Warehouse lead");
    rows.back().reservation.times.targetEnd = at(20) + 32 * kMinute; // slack 20 min
    rows.push_back(callRowIn(ReservationState::Active, "active"));
    rows.push_back(callRowIn(ReservationState::Dispatching, "unknown"));
    rows.back().reservation.unknown = true;
    rows.push_back(callRow("missed", -200, "Ieva Butkus"));
    rows.back().reservation.missed = true;
    rows.push_back(callRowIn(ReservationState::Completed, "done", -24 * 60));
    rows.push_back(callRow("late", -5, "Test Person"));
    rows.back().reservation.isTest = true;
    return rows;
}

QStringList idsFor(const QString &filter)
{
    QStringList ids;
    for (const ReservationRow &row : people()) {
        if (matches(filter, row))
            ids << row.reservation.id.text();
    }
    return ids;
}

} // namespace

class TstCallFilter : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char *filter, const char *ids) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromLatin1(ids);
        };
        row("", "firm18 firm120 active unknown missed done late");
        row("state:live", "active unknown");
        row("state:firm", "firm18 firm120 late");
        row("state:live,firm planned<60m", "firm18 active unknown late");
        row("STATE:Live", "active unknown");
        row("state:missed", "missed");
        row("state:unknown", "unknown");
        row("state:ended", "done");
        row("state:completed,missed", "missed done");
        row("unknown", "unknown");
        row("missed", "missed");
        row("missed today", "missed");
        row("today", "firm18 firm120 active unknown missed late");
        row("planned:yesterday", "done");
        row("planned:2026-11-15", "done");
        row("planned:17:00-17:30", "firm18");
        row("planned>60m", "firm120");
        row("slack<30m", "firm120");
        row("slack>30m", "firm18 late");
        row("number:Berlin", "firm18 active unknown missed done late");
        row("number:\"new york\"", "firm120");
        row("-number:Berlin", "firm120");
        row("position:\"Warehouse lead\"", "firm120");
        row("candidate:kuhn", "firm18 active unknown done");
        row("candidate:+4917", "firm18 firm120 active unknown missed done late");
        row("batch:none", "firm120 active unknown missed done late");
        row("batch:\"Agents, Germany\"", "firm18");
        row("attempt:2", "firm18");
        row("attempt<2 state:firm", "firm120 late");
        row("late", "late");
        row("attention", "unknown missed late");
        row("test", "late");
        row("\"test\"", "late"); // in quotes it is text: the name holds it
        row("kuhn berlin", "firm18 active unknown done");
        row("-kuhn", "firm120 missed late");
        row("\"warehouse LEAD\"", "firm120");
        row("retry", "firm18");
    }
    void finds()
    {
        QFETCH(QString, filter);
        QFETCH(QString, ids);
        QCOMPARE(CallFilter::parse(filter).issues().size(), 0U);
        QCOMPARE(idsFor(filter).join(u' '), ids);
    }

    void namesThePlace_data()
    {
        using Kind = FilterIssue::Kind;
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        const auto row = [](const char *filter, Kind kind, int start, int length) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << static_cast<int>(kind) << start << length;
        };
        row("stat:live", Kind::KeyUnknown, 0, 4);
        row("today foo:1", Kind::KeyUnknown, 6, 3);
        row("state:live,frim", Kind::ValueUnknown, 11, 4);
        row("state<live", Kind::OperatorWrong, 0, 10);
        row("slack:30m", Kind::OperatorWrong, 0, 9);
        row("state:", Kind::ValueMissing, 0, 6);
        row("number:Berlin,", Kind::ValueMissing, 0, 14);
        row("planned<soon", Kind::LengthWrong, 8, 4);
        row("slack<30x", Kind::LengthWrong, 6, 3);
        row("attempt:two", Kind::NumberWrong, 8, 3);
        row("planned:someday", Kind::TimeWrong, 8, 7);
        row("candidate:\"Lena", Kind::QuoteOpen, 10, 5);
        row("-stat:live", Kind::KeyUnknown, 1, 4);
    }
    void namesThePlace()
    {
        QFETCH(QString, filter);
        QFETCH(int, kind);
        QFETCH(int, start);
        QFETCH(int, length);
        const auto issues = CallFilter::parse(filter).issues();
        QVERIFY(!issues.empty());
        QCOMPARE(static_cast<int>(issues.front().kind), kind);
        QCOMPARE(issues.front().start, start);
        QCOMPARE(issues.front().length, length);
        const QString sentence = sentenceOf(issues.front());
        QVERIFY2(sentence.contains(QString::number(start + 1)), qPrintable(sentence));
    }

    /// A wrong word is left out; the rest of the filter works on.
    void aWrongWordHidesNothing()
    {
        QCOMPARE(idsFor(QStringLiteral("frob:1 state:live")).join(u' '), "active unknown");
    }

    void lengths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms"); // -1 = none
        QTest::newRow("minutes") << "60m" << qint64(3'600'000);
        QTest::newRow("bare") << "5" << qint64(300'000);
        QTest::newRow("both") << "1h30m" << qint64(5'400'000);
        QTest::newRow("seconds") << "90s" << qint64(90'000);
        QTest::newRow("days") << "2D" << qint64(172'800'000);
        QTest::newRow("empty") << "" << qint64(-1);
        QTest::newRow("word") << "soon" << qint64(-1);
        QTest::newRow("unit first") << "m5" << qint64(-1);
        QTest::newRow("too long") << "99999999m" << qint64(-1);
    }
    void lengths()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const auto length = filterLength(text);
        QCOMPARE(length ? qint64(length->count()) : qint64(-1), ms);
    }

    /// A span that runs over midnight, and a day of 23 hours, in the zone of the one who types.
    void spans()
    {
        const auto night = filterTime(QStringLiteral("22:00-02:00"), kNow, kVilnius);
        QVERIFY(night.has_value());
        QCOMPARE(night->length(), 4 * kHour);
        const Instant spring = fromEpochMs(1'774'778'400'000); // Sun 29 Mar 2026 13:00 Vilnius (10:00 UTC)
        const auto day = filterTime(QStringLiteral("today"), spring, kVilnius);
        QCOMPARE(day->length(), 23 * kHour);
    }

    /// Random texts: reading never fails, places lie inside the text, and each word is where it says it is.
    void neverLost()
    {
        static const QString alphabet = QStringLiteral("state:live,firm<>- \"planned60mžx");
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            const int length = random.bounded(24);
            for (int n = 0; n < length; ++n)
                text += alphabet.at(random.bounded(static_cast<int>(alphabet.size())));
            const CallFilter filter = CallFilter::parse(text);
            int behind = 0;
            for (const FilterWord &word : filter.words()) {
                QVERIFY2(word.start >= behind && word.length > 0 && word.start + word.length <= text.size(),
                         qPrintable(text));
                behind = word.start + word.length;
                for (const auto &value : word.values)
                    QVERIFY(value.start >= word.start && value.start + value.length <= behind);
            }
            for (const FilterIssue &issue : filter.issues())
                QVERIFY2(issue.start >= 0 && issue.start + issue.length <= text.size(), qPrintable(text));
            // A minus before one readable word turns its answer round, and nothing else.
            if (filter.words().size() == 1 && filter.issues().empty() && !filter.words().front().negated) {
                const ReservationRow row = callRow("a", 5);
                QVERIFY2(matches(text, row) != matches(QLatin1Char('-') + text.trimmed(), row), qPrintable(text));
            }
        }
    }

    /// Every name that filterValue writes is read back as that one value.
    void valuesSurviveQuoting()
    {
        for (const QString &name : {QStringLiteral("Berlin"), QStringLiteral("New York"), QStringLiteral("a,b"),
                                    QStringLiteral("-minus"), QStringLiteral("x:y<z")}) {
            const auto words = splitFilter(QStringLiteral("number:") + filterValue(name), nullptr);
            QCOMPARE(words.size(), 1U);
            QCOMPARE(words.front().values.size(), 1U);
            QCOMPARE(words.front().values.front().text, name);
        }
    }

    void offers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cursor");
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("start");
        QTest::newRow("empty") << "" << 0 << "state:" << 0;
        QTest::newRow("key") << "sl" << 2 << "slack<" << 0;
        QTest::newRow("second word") << "state:live nu" << 13 << "number:" << 11;
        QTest::newRow("value") << "number:Be" << 9 << "Berlin" << 7;
        QTest::newRow("second value") << "state:live,fi" << 13 << "firm" << 11;
        QTest::newRow("quoted") << "number:new" << 10 << "\"New York\"" << 7;
        QTest::newRow("inside a word") << "candidate:kuhn" << 14 << "\"Lena Kuhn\"" << 10;
        QTest::newRow("span") << "planned:to" << 10 << "today" << 8;
        QTest::newRow("negated") << "-unk" << 4 << "unknown" << 1;
    }
    void offers()
    {
        QFETCH(QString, text);
        QFETCH(int, cursor);
        QFETCH(QString, first);
        QFETCH(int, start);
        const CallVocabulary vocabulary{{"Berlin", "New York"}, {"Driver"}, {"November"}, {"Lena Kuhn"}};
        const auto offers = callFilterOffers(text, cursor, vocabulary);
        QVERIFY(!offers.empty());
        QCOMPARE(offers.front().text, first);
        QCOMPARE(offers.front().start, start);
    }
};

CB_TEST(TstCallFilter)
#include "tst_callfilter.moc"
