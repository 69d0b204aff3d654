// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P22 (who changed what, before and after, in words)
#include "tests/support/testregistry.h"
#include "ui/log/logquery.h"
#include "ui/log/logsentences.h"

#include <QTest>

#include <set>

using namespace callboard;

namespace {

const Zone kVilnius = Zone::parse(QStringLiteral("Europe/Vilnius")).value();
/// Mon 16 Nov 2026 16:42:18 in Vilnius
const Instant kNow = fromEpochMs(1'794'840'138'000);

LogSentences sentences()
{
    LogNames names;
    names.candidate = [](const CandidateId &) { return QStringLiteral("Lena Kuhn"); };
    names.number = [](const PhoneNumberId &) { return QStringLiteral("Berlin"); };
    names.batch = [](const BatchId &) { return QStringLiteral("Warehouse leads"); };
    names.position = [](const PositionId &) { return QStringLiteral("Driver"); };
    return {names, kVilnius};
}

LogEntry entryOf(EventType type, const QVariantMap &before = {}, const QVariantMap &after = {})
{
    LogEntry entry;
    entry.sequence = 1;
    entry.at = kNow;
    entry.type = type;
    entry.candidate = CandidateId(QStringLiteral("c1"));
    entry.reservation = ReservationId(QStringLiteral("r1"));
    entry.batch = BatchId(QStringLiteral("b1"));
    entry.number = PhoneNumberId(QStringLiteral("n1"));
    entry.before = before;
    entry.after = after;
    return entry;
}

std::vector<EventType> allTypes()
{
    std::vector<EventType> types;
    for (int value = 0; value <= static_cast<int>(EventType::LateCallsFound); ++value)
        types.push_back(static_cast<EventType>(value));
    return types;
}

} // namespace

class TstLogSentences : public QObject
{
    Q_OBJECT

private slots:
    /// Every type has a sentence of its own, starts with a capital, and shows no code.
    void everyTypeHasASentence()
    {
        std::set<QString> seen;
        for (const EventType type : allTypes()) {
            const LogEntry entry = entryOf(type, {},
                                           {{QStringLiteral("plannedMs"), toEpochMs(kNow)},
                                            {QStringLiteral("displayName"), QStringLiteral("Berlin")},
                                            {QStringLiteral("title"), QStringLiteral("Driver")}});
            const QString what = sentences().what(entry);
            QVERIFY2(!what.isEmpty(), qPrintable(wireName(type)));
            QVERIFY2(what.at(0).isUpper(), qPrintable(what));
            QVERIFY2(!what.contains(u'_') && !what.contains(wireName(type)), qPrintable(what));
            QVERIFY2(seen.insert(what).second, qPrintable(what));
            QVERIFY(!sentences().story(entry, kNow).isEmpty());
        }
    }

    void sentencesNamePeopleAndTimes()
    {
        const QVariantMap at{{QStringLiteral("plannedMs"), toEpochMs(kNow)}};
        QCOMPARE(sentences().what(entryOf(EventType::ReservationBooked, {}, at)),
                 QStringLiteral("Booked Lena Kuhn for Mon 16 Nov 16:42"));
        QCOMPARE(sentences().story(entryOf(EventType::ReservationBooked, {}, at), kNow),
                 QStringLiteral("Booked for 16:42"));
        QCOMPARE(sentences().what(
                     entryOf(EventType::AttemptEnded, {}, {{QStringLiteral("outcome"), QStringLiteral("busy")}})),
                 QStringLiteral("The call with Lena Kuhn ended: Busy"));
        QCOMPARE(
            sentences().what(entryOf(EventType::TelephonySwitched, {}, {{QStringLiteral("telephonyEnabled"), false}})),
            QStringLiteral("Switched telephony off"));
        QCOMPARE(sentences().story(entryOf(EventType::AttemptUnknown), kNow),
                 QStringLiteral("Unknown. Not dialled again."));
    }

    void beforeAndAfter_data()
    {
        QTest::addColumn<QVariantMap>("before");
        QTest::addColumn<QVariantMap>("after");
        QTest::addColumn<QString>("was");
        QTest::addColumn<QString>("is");
        QTest::newRow("state") << QVariantMap{{"state", "firm"}} << QVariantMap{{"state", "dispatching"}} << "Firm"
                               << "Dispatching";
        QTest::newRow("health") << QVariantMap{{"health", "healthy"}} << QVariantMap{{"health", "degraded"}}
                                << "Healthy"
                                << "Degraded";
        QTest::newRow("lines") << QVariantMap{{"maxOutboundConcurrent", 10}}
                               << QVariantMap{{"maxOutboundConcurrent", 11}} << "10"
                               << "11";
        QTest::newRow("label") << QVariantMap{{"displayName", "Vilnius main"}}
                               << QVariantMap{{"displayName", "Vilnius"}} << "Vilnius main"
                               << "Vilnius";
        QTest::newRow("unknown") << QVariantMap{{"unknown", false}} << QVariantMap{{"unknown", true}} << ""
                                 << "Unknown";
    }
    void beforeAndAfter()
    {
        QFETCH(QVariantMap, before);
        QFETCH(QVariantMap, after);
        QFETCH(QString, was);
        QFETCH(QString, is);
        const LogEntry entry = entryOf(EventType::NumberChanged, before, after);
        QCOMPARE(sentences().before(entry), was);
        QCOMPARE(sentences().after(entry), is);
    }

    void fieldsReadAsPeopleSpeak_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("instant") << "plannedMs" << QVariant(toEpochMs(kNow)) << "Planned"
                                 << "Mon 16 Nov 16:42 Vilnius";
        QTest::newRow("length") << "estimateMs" << QVariant(qint64(1'920'000)) << "Estimated length"
                                << "32 min";
        QTest::newRow("none") << "outcome" << QVariant("none") << "Outcome"
                              << "none yet";
        QTest::newRow("days") << "weekdays" << QVariant(QVariantList{1, 2, 5}) << "Days"
                              << "Mon, Tue, Fri";
        QTest::newRow("switch") << "telephonyEnabled" << QVariant(true) << "Telephony"
                                << "On";
        QTest::newRow("retry") << "retry" << QVariant("SAME_DAY") << "Retry"
                               << "Once, same day";
        QTest::newRow("absent") << "timezone" << QVariant() << "Zone"
                                << "none";
        QTest::newRow("stranger") << "somethingNew" << QVariant("x") << "somethingNew"
                                  << "x";
    }
    void fieldsReadAsPeopleSpeak()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QFETCH(QString, name);
        QFETCH(QString, text);
        QCOMPARE(LogSentences::fieldName(key), name);
        QCOMPARE(sentences().fieldValue(key, value), text);
    }

    void theTypedFilterIsRead()
    {
        const LogQuery query = LogQuery::parse(
            QStringLiteral("time:15:16-15:24 kind:breaker who:carrier call:r1 kuhn \"two words\""), kNow, kVilnius);
        QVERIFY(query.issues.empty());
        QCOMPARE(query.filter.range->length(), 8 * kMinute);
        QCOMPARE(query.filter.types, (std::vector<EventType>{EventType::BreakerOpened, EventType::BreakerProbed,
                                                             EventType::BreakerClosed}));
        QVERIFY(query.filter.actor == Actor::Kind::Carrier);
        QCOMPARE(query.filter.reservation->text(), QStringLiteral("r1"));
        QCOMPARE(query.filter.text, QStringLiteral("kuhn two words"));
    }

    void theTypedFilterNamesMistakes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("start");
        QTest::newRow("key") << "today kinds:x" << 6;
        QTest::newRow("kind") << "kind:phones" << 5;
        QTest::newRow("who") << "who:nobody" << 4;
        QTest::newRow("time") << "time:noon" << 5;
    }
    void theTypedFilterNamesMistakes()
    {
        QFETCH(QString, text);
        QFETCH(int, start);
        const LogQuery query = LogQuery::parse(text, kNow, kVilnius);
        QCOMPARE(query.issues.size(), 1U);
        QCOMPARE(query.issues.front().start, start);
    }

    /// Every type belongs to one kind, and each kind can be asked for by its word.
    void everyTypeCanBeFiltered()
    {
        std::set<EventType> found;
        for (const char *kind : {"call", "attempt", "batch", "change", "people", "breaker", "clock"}) {
            const LogQuery query = LogQuery::parse(QStringLiteral("kind:") + QLatin1String(kind), kNow, kVilnius);
            QVERIFY(query.issues.empty());
            for (const EventType type : query.filter.types)
                QVERIFY(found.insert(type).second);
        }
        QCOMPARE(found.size(), allTypes().size());
    }
};

CB_TEST(TstLogSentences)
#include "tst_logsentences.moc"
