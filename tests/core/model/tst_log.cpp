// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The chain of the event log: every field counts, order counts, and a change is found where it was made.
#include "core/model/log.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;

namespace {

LogEntry entry()
{
    LogEntry made;
    made.company = CompanyId(QStringLiteral("c"));
    made.sequence = 1;
    made.at = fromEpochMs(5);
    made.actor = {Actor::Kind::Operator, QStringLiteral("you")};
    made.type = EventType::HoursSaved;
    made.before = {{QStringLiteral("start"), QStringLiteral("09:00")}};
    made.after = {{QStringLiteral("start"), QStringLiteral("10:00")}};
    return made;
}

} // namespace

class TstLog : public QObject
{
    Q_OBJECT
private slots:
    void hashIsSha256OfPreviousAndCanonicalText()
    {
        // printf '<the text>' | sha256sum, the text written by hand after the header's description
        QCOMPARE(chainHash({}, entry()).toHex(),
                 QByteArray("ee2f594c2264858d8b930b2802e152717513c1a4c84c72d691e7ae51252c8508"));
    }

    void everyFieldCounts()
    {
        const QByteArray before = chainHash({}, entry());
        std::vector<LogEntry> others(14, entry());
        others[0].company = CompanyId(QStringLiteral("d"));
        others[1].sequence = 2;
        others[2].at = fromEpochMs(6);
        others[3].actor.kind = Actor::Kind::Engine;
        others[4].actor.name = QStringLiteral("You");
        others[5].type = EventType::NumberAdded;
        others[6].reservation = ReservationId(QStringLiteral("x"));
        others[7].candidate = CandidateId(QStringLiteral("x"));
        others[8].batch = BatchId(QStringLiteral("x"));
        others[9].number = PhoneNumberId(QStringLiteral("x"));
        others[10].before.clear();
        others[11].after.clear();
        others[12].cause = QStringLiteral("x");
        others[13].requestId = QStringLiteral("x");
        QSet<QByteArray> hashes{before, chainHash("p", entry())};
        for (const LogEntry &other : others)
            hashes.insert(chainHash({}, other));
        QCOMPARE(hashes.size(), qsizetype(others.size() + 2)); // each different from all others
        LogEntry rehashed = entry();
        rehashed.hash = "anything";
        QCOMPARE(chainHash({}, rehashed), before); // its own hash does not count
    }

    void changedEntryIsFound()
    {
        std::vector<LogEntry> log;
        QByteArray last;
        for (quint64 i = 1; i <= 5; ++i) {
            log.push_back(entry());
            log.back().sequence = i;
            last = log.back().hash = chainHash(last, log.back());
        }
        QVERIFY(!firstBrokenLink({}, log));
        auto changed = log;
        changed[2].cause = QStringLiteral("forged");
        QCOMPARE(firstBrokenLink({}, changed).value_or(0), 3U);
        auto removed = log;
        removed.erase(removed.begin() + 1);
        QCOMPARE(firstBrokenLink({}, removed).value_or(0), 3U);
        QCOMPARE(firstBrokenLink("other", log).value_or(0), 1U);
    }
};

CB_TEST(TstLog)
#include "tst_log.moc"
