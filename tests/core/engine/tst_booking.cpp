// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C090 C106 C107 C108 C109 C013 C014 C110 C112 C122 C124 C126 C141 D-EST D-DISPATCH D-COMPL D-EXPIRE D-FROZEN
// proves: D-REPLACE D-ALONG D-DUP D-ATOMIC D-CAPZERO D-PRECISION
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

class TstBooking : public QObject
{
    Q_OBJECT
private slots:
    // FEATURES 4.1: the reference's own numbers for complete-within-24h at 2025-06-04 12:00Z.
    void referenceExample()
    {
        House house(House::By::Ledger, "2025-06-04T12:00:00Z");
        house.start();
        CallRequest request = house.request("c1");
        request.window = Preset::Within24Hours;
        request.retry = RetryMode::SameDay;
        request.invitationExpirationDays = 5;
        const Reservation r = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        QCOMPARE(wireName(r.state), QStringLiteral("firm"));
        QCOMPARE(toEpochMs(r.times.windowStart), 1749038400000);
        QCOMPARE(toEpochMs(r.times.targetEnd), 1749124800000);
        QCOMPARE(qint64(r.times.estimate.count()), 1920000);
        QCOMPARE(toEpochMs(r.times.latestDispatchBy()), 1749122880000);
        QCOMPARE(toEpochMs(r.expiresAt), 1749126600000);
        QCOMPARE(r.number.text(), QStringLiteral("pn_lt"));
        QCOMPARE(r.zone.name(), QStringLiteral("Europe/Vilnius"));
        QCOMPARE(r.hours.hours->opens, 540);
        QCOMPARE(r.hours.hours->closes, 1080);
        QCOMPARE(wireName(r.retry), QStringLiteral("SAME_DAY"));
        QCOMPARE(r.invitationExpirationDays, 5);
        QCOMPARE(r.tzVersion, zonedata::version());
        QCOMPARE(r.zoneOffsets.size(), size_t(1)); // no change in that day: UTC+3
        QCOMPARE(r.zoneOffsets[0].second, 3 * 3600);
        QCOMPARE(r.bookedBy, (Actor{Actor::Kind::Operator, QStringLiteral("you")}));
        QVERIFY(!r.why.empty());
    }

    // The offsets over [windowStart, expiresAt], with the change in it.
    void offsets_overADstChange()
    {
        House house(House::By::Ledger, "2026-03-28T08:00:00Z"); // the clocks go forward on the 29th at 01:00Z
        house.start();
        const Reservation r = house.book("c1", 2 * kDay);
        QCOMPARE(r.zoneOffsets.size(), size_t(2));
        QCOMPARE(r.zoneOffsets[0], (std::pair<Instant, int>{utc("2026-03-28T08:00:00Z"), 2 * 3600}));
        QCOMPARE(r.zoneOffsets[1], (std::pair<Instant, int>{utc("2026-03-29T01:00:00Z"), 3 * 3600}));
    }

    void notConfiguredHours_412_butNotForTests()
    {
        House house;
        house.company().policy.hours.reset();
        house.disk().candidates[1].isTest = true;
        house.start();
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c1")}),
                 QStringLiteral("WORKING_HOURS_NOT_CONFIGURED"));
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c2")}), QString());
    }

    // Both halves of a replace are one transaction; the old one's line does not stand in the way of the new.
    void replace_isOneTransaction()
    {
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 1;
        house.start();
        const Reservation old = house.book("c1", milliseconds(1'920'000)); // its window has one start only
        int groups = 0;
        house.store->onCommit([&](const WriteGroup &group) {
            if (group.reservations.size() == 2)
                ++groups;
        });
        CallRequest again = house.request("c1", milliseconds(1'920'000));
        again.replace = true;
        const Reservation fresh = house.get<answer::Call>(command::Book{house.header(), again}).reservation;
        QCOMPARE(groups, 1);
        QCOMPARE(house.stateOf(old.id), QStringLiteral("cancelled"));
        QCOMPARE(*house.now(old.id).replacedBy, fresh.id);
        QCOMPARE(fresh.times.plannedAttemptAt, old.times.plannedAttemptAt);
    }

    void replace_thatFails_leavesTheOld()
    {
        House house;
        house.start();
        const Reservation old = house.book("c1");
        CallRequest again = house.request("c1", kMinute); // shorter than the call
        again.replace = true;
        QCOMPARE(house.refusal(command::Book{house.header(), again}), QStringLiteral("WINDOW_TOO_SHORT"));
        QVERIFY(house.now(old.id) == old);
    }

    void replace_againstALiveCall_409()
    {
        House house;
        house.start();
        house.book("c1");
        house.advance(milliseconds(0));
        CallRequest again = house.request("c1");
        again.replace = true;
        QCOMPARE(house.refusal(command::Book{house.header(), again}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
    }

    void alongside_keepsAnHour()
    {
        House house;
        house.start();
        const Reservation first = house.book("c1");
        const Reservation second = house.book("c1", 8 * kHour);
        QVERIFY(second.times.plannedAttemptAt - first.times.plannedAttemptAt >= first.times.estimate + kHour);
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c1", kHour)}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
    }

    // One outcome per distinct person, in input order; who does not fit any more is left over with the reason.
    void commit_booksWhatStillFits()
    {
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 1;
        house.start();
        const milliseconds twoCalls(2 * 1'920'000);
        // Each plan alone sees an empty number: both want the first minute, and there is room for two in all.
        auto plan = std::make_shared<Plan>();
        plan->request.position = PositionId(QStringLiteral("pos"));
        plan->request.name = QStringLiteral("June");
        for (const char *who : {"c3", "c1", "c2", "c3"}) {
            const auto call =
                planCall(house.engine->snapshot()->worldAt(house.clock.now()), house.request(who, twoCalls));
            QVERIFY(call.has_value());
            plan->entries.emplace_back(*call);
        }
        plan->entries.emplace_back(NotPlaced{CandidateId(QStringLiteral("c4")), ErrorCode::NoCallableTime, {}, {}});
        const auto outcome = house.get<CommitOutcome>(command::CommitPlan{house.header(), plan});
        QStringList order;
        for (const auto &entry : outcome.entries)
            order << entry.candidate.text() + (entry.reservation ? QString() : QLatin1Char(':') + wireName(entry.code));
        QCOMPARE(order, QStringList({"c3", "c1", "c2:NUMBER_AT_CAP", "c4:NO_CALLABLE_TIME"}));
        const auto batch = house.engine->snapshot()->batchOf(house.acme, outcome.batch);
        QCOMPARE(batch->name, QStringLiteral("June"));
        QCOMPARE(batch->asked, 4);
        QCOMPARE(batch->firm(), 2);
        QCOMPARE(batch->leftOver.size(), size_t(2));
        QCOMPARE(house.engine->snapshot()->batchesOf(house.acme).size(), size_t(1));
        // it is all there after a restart
        house.restart();
        QCOMPARE(house.engine->snapshot()->batchOf(house.acme, outcome.batch)->firm(), 2);
    }

    void bookBatch_plansAndBooksInOneGo()
    {
        House house;
        house.start();
        BatchRequest request;
        request.candidates = {CandidateId(QStringLiteral("c2")), CandidateId(QStringLiteral("nobody")),
                              CandidateId(QStringLiteral("c1")), CandidateId(QStringLiteral("c2"))};
        request.position = PositionId(QStringLiteral("pos"));
        request.window = Preset::Within24Hours;
        const int commits = house.store->commits();
        const auto outcome = house.get<CommitOutcome>(command::BookBatch{house.header(), request});
        QCOMPARE(house.store->commits(), commits + 1);
        QStringList order;
        for (const auto &entry : outcome.entries)
            order << entry.candidate.text() + (entry.reservation ? QString() : QLatin1Char(':') + wireName(entry.code));
        QCOMPARE(order, QStringList({"c2", "nobody:NOT_FOUND", "c1"}));
        for (const auto &entry : outcome.entries) {
            if (entry.reservation)
                QCOMPARE(*house.now(*entry.reservation).batch, outcome.batch);
        }
    }

    void renameBatch()
    {
        House house;
        house.start();
        const auto outcome = house.bookBatch({"c1"});
        house.get<Done>(command::NameBatch{house.header(), outcome.batch, QStringLiteral("Monday list")});
        QCOMPARE(house.engine->snapshot()->batchOf(house.acme, outcome.batch)->name, QStringLiteral("Monday list"));
        QCOMPARE(house.refusal(command::NameBatch{house.header(), BatchId(QStringLiteral("x")), {}}),
                 QStringLiteral("NOT_FOUND"));
    }

    // The loser of the last slot hears NUMBER_AT_CAP with the nearest alternatives.
    void lastSlot_oneWinner()
    {
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 1;
        house.start();
        QStringList codes;
        for (int i = 1; i <= 9; ++i) {
            house.engine->post(
                command::Book{house.header(),
                              house.request(qPrintable(QStringLiteral("c%1").arg(i)), milliseconds(1'920'000))},
                [&codes](const CommandAnswer &answer) {
                    codes << (answer.result ? QStringLiteral("ok") : wireName(answer.result.error().code));
                });
        }
        while (house.engine->runGroup()) {
        }
        QCOMPARE(codes.count(QStringLiteral("ok")), 1);
        QCOMPARE(codes.count(QStringLiteral("NUMBER_AT_CAP")), 8);
    }

    void move_withinItsWindow()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1", 6 * kHour);
        const Instant to = house.clock.now() + 2 * kHour;
        const auto moved = house.get<answer::Call>(command::Move{house.header(), booked.id, to, {}}).reservation;
        QCOMPARE(moved.id, booked.id);
        QCOMPARE(moved.times.plannedAttemptAt, to);
        QCOMPARE(moved.times.targetEnd, booked.times.targetEnd);
        house.engine->runUntil(house.clock, to);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        QCOMPARE(house.refusal(command::Move{house.header(), booked.id, to, {}}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
    }

    void move_isRefused_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("code");
        QTest::newRow("before the window") << -10 << "WINDOW_TOO_SHORT";
        QTest::newRow("after latest dispatch") << 12 * 60 << "WINDOW_TOO_SHORT";
        QTest::newRow("outside hours") << 9 * 60 + 5 << "NO_CALLABLE_TIME"; // 18:05 in Vilnius
        QTest::newRow("where the line is taken") << 120 << "NUMBER_AT_CAP";
        QTest::newRow("fine") << 180 << "";
    }
    void move_isRefused()
    {
        QFETCH(int, minutes);
        QFETCH(QString, code);
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 1;
        house.start();
        const Reservation booked = house.book("c1", 11 * kHour);
        house.bookAt("c2", house.clock.now() + 2 * kHour);
        QCOMPARE(house.refusal(command::Move{house.header(), booked.id, house.clock.now() + minutes * kMinute, {}}),
                 code);
    }

    // The number is frozen: another lane is another reservation in its place.
    void move_toAnotherNumber_replaces()
    {
        House house;
        house.disk().numbers.push_back(House::number(house.acme, "pn_two", "+37052071235", 1, false));
        house.start();
        const auto outcome = house.bookBatch({"c1"}, 6 * kHour);
        const ReservationId old = *outcome.entries[0].reservation;
        const auto moved = house
                               .get<answer::Call>(command::Move{house.header(), old, house.clock.now() + kHour,
                                                                PhoneNumberId(QStringLiteral("pn_two"))})
                               .reservation;
        QVERIFY(moved.id != old);
        QCOMPARE(moved.number.text(), QStringLiteral("pn_two"));
        QCOMPARE(*moved.batch, outcome.batch);
        QCOMPARE(house.stateOf(old), QStringLiteral("cancelled"));
        QCOMPARE(*house.now(old).replacedBy, moved.id);
    }
};

CB_TEST(TstBooking)
#include "tst_booking.moc"
