// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C125 D-DISPATCH D-CAPCHANGE D-COUNT D-UNKNOWN D-RETRY D-ALLOW D-TEST D-FORCE D-FROZEN C011
#include "tests/core/engine/enginehouse.h"
#include "tests/core/engine/handclock.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

namespace {

command::SaveNumber capOf(House &house, int cap)
{
    PhoneNumber number = House::number(house.acme, "pn_lt", "+37052071234", cap, true);
    return {house.header(), number};
}

QString waitsFor(const House &house, const ReservationId &id)
{
    return house.engine->snapshot()->waitsFor({house.acme, id});
}

} // namespace

class TstDispatcher : public QObject
{
    Q_OBJECT
private slots:
    // firm -> dispatching with its attempt id is on disk before the carrier hears of it.
    void intent_isCommittedBeforeTheSend()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        size_t sendsAtCommit = 99;
        QString stateInGroup;
        house.store->onCommit([&](const WriteGroup &group) {
            for (const Reservation &r : group.reservations) {
                if (r.state == ReservationState::Dispatching && !r.attempts.empty()) {
                    sendsAtCommit = house.ledger->sends.size();
                    stateInGroup = wireName(r.state);
                }
            }
        });
        house.advance(milliseconds(0));
        QCOMPARE(stateInGroup, QStringLiteral("dispatching"));
        QCOMPARE(sendsAtCommit, size_t(0));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        const AttemptOrder &order = house.ledger->sends[0].order;
        QCOMPARE(order.to, House::person(house.acme, 1).phone);
        QCOMPARE(order.from.text(), QStringLiteral("+37052071234"));
        QCOMPARE(order.attempt, house.now(booked.id).attempts.back().id);
        QVERIFY(order.attempt.text().size() >= 4 + 32); // at least 128 random bits
    }

    void neverBeforePlanned()
    {
        House house;
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + kHour);
        house.engine->runUntil(house.clock, booked.times.plannedAttemptAt - milliseconds(1));
        QVERIFY(house.ledger->sends.empty());
        house.advance(milliseconds(1));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        QCOMPARE(house.ledger->sends[0].at, booked.times.plannedAttemptAt);
    }

    void callNow_goesBeforeItsMinute_withinHoursAndCaps()
    {
        House house;
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + 3 * kHour);
        const auto called = house.get<answer::Call>(command::CallNow{house.header(), booked.id}).reservation;
        QCOMPARE(called.times.plannedAttemptAt, house.clock.now());
        QVERIFY(called.callNow);
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        QCOMPARE(house.refusal(command::CallNow{house.header(), booked.id}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
    }

    void callNow_isRefusedOutsideHoursAndWhenFull()
    {
        House house(House::By::Ledger, "2025-06-04T05:00:00Z"); // 08:00 in Vilnius, closed
        house.start();
        const Reservation booked = house.bookAt("c1", utc("2025-06-04T08:00:00Z"));
        QCOMPARE(house.refusal(command::CallNow{house.header(), booked.id}), QStringLiteral("NO_CALLABLE_TIME"));
        house.engine->runUntil(house.clock, utc("2025-06-04T06:00:00Z"));
        house.get<answer::NumberSaved>(capOf(house, 0));
        QCOMPARE(house.refusal(command::CallNow{house.header(), booked.id}), QStringLiteral("NUMBER_AT_CAP"));
    }

    // Lowering a cap moves nothing: the calls that do not fit are listed, and slip at dispatch, least slack first.
    void capLowered_leastSlackGoesFirst()
    {
        House house;
        house.start();
        const Reservation longSlack = house.book("c1", kHour * 6);
        const Reservation shortSlack = house.book("c2", kHour * 2);
        const Reservation midSlack = house.book("c3", kHour * 4);
        const auto saved = house.get<answer::NumberSaved>(capOf(house, 2));
        QCOMPARE(saved.overBooked.size(), size_t(1));
        for (const auto &r : {longSlack, shortSlack, midSlack})
            QCOMPARE(house.now(r.id).times.plannedAttemptAt, utc("2025-06-04T06:00:00Z"));
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(shortSlack.id), QStringLiteral("dispatching"));
        QCOMPARE(house.stateOf(midSlack.id), QStringLiteral("dispatching"));
        QCOMPARE(house.stateOf(longSlack.id), QStringLiteral("firm"));
        QCOMPARE(waitsFor(house, longSlack.id), QStringLiteral("capacity"));
        // as soon as a line is free it goes
        house.advance(10 * kMinute);
        house.report(shortSlack.id, Kind::Ended, Outcome::Declined);
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(longSlack.id), QStringLiteral("dispatching"));
        QCOMPARE(waitsFor(house, longSlack.id), QString());
    }

    // C125: however many calls of a batch are due, no more are out than the company's clock allows: the smaller of what
    // its number and its pool take, also when every call talks past its estimate and the plan is late.
    void batch_concurrencyIsTheClocks_data()
    {
        QTest::addColumn<int>("numberCap");
        QTest::addColumn<int>("poolCap");
        QTest::newRow("the number's") << 2 << 40;
        QTest::newRow("the pool's") << 8 << 3;
    }
    void batch_concurrencyIsTheClocks()
    {
        QFETCH(int, numberCap);
        QFETCH(int, poolCap);
        House house(House::By::Simulated);
        house.disk().numbers[0].maxOutboundConcurrent = numberCap;
        house.disk().pools[0].globalCap = poolCap;
        for (Candidate &candidate : house.disk().candidates) {
            Simulation simulation;
            simulation.talk = 45 * kMinute; // the estimate is 32
            candidate.simulate = simulation;
        }
        house.start();
        BatchRequest request;
        request.company = house.acme;
        for (int i = 1; i <= 9; ++i)
            request.candidates.push_back(CandidateId(QStringLiteral("c%1").arg(i)));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{house.clock.now(), house.clock.now() + 2 * kHour};
        const auto outcome = house.get<CommitOutcome>(command::BookBatch{house.header(), request});
        QCOMPARE(outcome.entries.size(), size_t(9)); // in two hours the lines are full from end to end
        int most = 0;
        for (int minute = 0; minute < 10 * 60; ++minute) {
            int live = 0;
            house.engine->snapshot()->state().forEachLive([&live](const ReservationPtr &) { ++live; });
            most = std::max(most, live);
            house.advance(kMinute);
        }
        QCOMPARE(most, std::min(numberCap, poolCap)); // reached, and never passed
    }

    // A call that talks past its estimate keeps its line; the next one waits for it, the cap holds.
    void overrun_holdsItsLine()
    {
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 1;
        house.start();
        const Reservation first = house.book("c1");
        const Reservation second = house.bookAt("c2", house.clock.now() + 32 * kMinute);
        house.advance(milliseconds(0));
        house.report(first.id, Kind::Ringing);
        house.report(first.id, Kind::Active);
        house.advance(40 * kMinute);
        QCOMPARE(house.stateOf(second.id), QStringLiteral("firm"));
        QCOMPARE(waitsFor(house, second.id), QStringLiteral("capacity"));
        const auto load = house.engine->snapshot()->state().capacity().loadOf(
            first.number, {house.clock.now(), house.clock.now() + 5 * kMinute});
        QCOMPARE(load.numberPeak, 2); // held until now + 5 min at least, beside the promise of the second (D-COUNT)
        house.report(first.id, Kind::Ended, Outcome::Completed);
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(second.id), QStringLiteral("dispatching"));
    }

    void switches_holdAndRelease_data()
    {
        QTest::addColumn<bool>("telephony");
        QTest::addColumn<QString>("word");
        QTest::newRow("telephony off") << true << "telephony";
        QTest::newRow("dialling held") << false << "hold";
    }
    void switches_holdAndRelease()
    {
        QFETCH(bool, telephony);
        QFETCH(QString, word);
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        const auto set = [&](bool on) {
            if (telephony) {
                command::PatchCompany patch;
                patch.header = house.header();
                patch.telephonyEnabled = on;
                house.get<answer::CompanySaved>(patch);
            } else {
                house.get<answer::CompanySaved>(command::HoldDialling{house.header(), !on, QStringLiteral("pause")});
            }
        };
        set(false);
        house.advance(kMinute);
        QVERIFY(house.ledger->sends.empty());
        QCOMPARE(waitsFor(house, booked.id), word);
        set(true);
        house.advance(milliseconds(0));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    // Two candidates with one phone never ring together, and nobody has two live calls.
    void onePhone_oneCall()
    {
        House house;
        house.disk().candidates[1].phone = house.disk().candidates[0].phone;
        house.start();
        const Reservation first = house.book("c1");
        const Reservation second = house.book("c2");
        house.advance(milliseconds(0));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        const bool firstWent = house.stateOf(first.id) == QLatin1String("dispatching");
        const ReservationId live = firstWent ? first.id : second.id;
        const ReservationId waiting = firstWent ? second.id : first.id;
        QCOMPARE(waitsFor(house, waiting), QStringLiteral("person"));
        house.report(live, Kind::Ended, Outcome::NoAnswer);
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(waiting), QStringLiteral("dispatching"));
    }

    // Held over closing time: the call takes its next callable minute, and is never dialled in between.
    void hoursOver_slipsToTheNextCallableMinute()
    {
        House house(House::By::Ledger, "2025-06-04T14:30:00Z"); // 17:30 in Vilnius
        house.start();
        const Reservation booked = house.book("c1", kHour * 30);
        house.get<answer::CompanySaved>(command::HoldDialling{house.header(), true, {}});
        house.engine->runUntil(house.clock, utc("2025-06-04T15:10:00Z"));
        house.get<answer::CompanySaved>(command::HoldDialling{house.header(), false, {}});
        house.advance(milliseconds(0));
        QVERIFY(house.ledger->sends.empty());
        QCOMPARE(house.now(booked.id).times.plannedAttemptAt, utc("2025-06-05T06:00:00Z"));
        house.engine->runUntil(house.clock, utc("2025-06-05T06:00:00Z"));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        QCOMPARE(house.ledger->sends[0].at, utc("2025-06-05T06:00:00Z"));
    }

    // Today's hours do not touch what was promised: the frozen ones decide.
    void frozenHours_decide()
    {
        House house;
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + kHour);
        command::SaveHours edit;
        edit.header = house.header();
        edit.edit.hours = {15 * 60, 16 * 60};
        const auto saved = house.get<answer::HoursSaved>(edit);
        QCOMPARE(saved.conflicts.size(), size_t(1)); // it is listed (C030) and left alone (C035)
        QCOMPARE(saved.conflicts[0].reservation, booked.id);
        house.advance(kHour);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
    }

    // A carrier that refuses before the first byte: firm again, the attempt does not count, tried again.
    void refused_isPlannedAgain()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.carrier->refusesNext = true;
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("firm"));
        QVERIFY(house.now(booked.id).attempts.empty());
        QCOMPARE(house.statusOf("c1"), CandidateStatus::New);
        house.advance(2 * kSecond);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    void retry_onceAfterARetryableOutcome_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<bool>("retries");
        QTest::addColumn<QString>("otherwise");
        QTest::newRow("no answer") << int(Outcome::NoAnswer) << true << "no_answer";
        QTest::newRow("busy") << int(Outcome::Busy) << true << "no_answer";
        QTest::newRow("carrier fault") << int(Outcome::CarrierFault) << true << "sip_failed";
        QTest::newRow("declined") << int(Outcome::Declined) << false << "no_answer";
        QTest::newRow("invalid") << int(Outcome::InvalidNumber) << false << "failed";
        QTest::newRow("voicemail") << int(Outcome::Voicemail) << false << "no_answer";
    }
    void retry_onceAfterARetryableOutcome()
    {
        QFETCH(int, outcome);
        QFETCH(bool, retries);
        QFETCH(QString, otherwise);
        House house;
        house.start();
        CallRequest request = house.request("c1", 8 * kHour);
        request.retry = RetryMode::SameDay;
        const ReservationId id = house.get<answer::Call>(command::Book{house.header(), request}).reservation.id;
        house.advance(milliseconds(0));
        const Instant failed = house.clock.now();
        house.report(id, Kind::Ended, static_cast<Outcome>(outcome));
        if (!retries) {
            QCOMPARE(house.stateOf(id), otherwise);
            return;
        }
        const Reservation again = house.now(id);
        QCOMPARE(wireName(again.state), QStringLiteral("firm"));
        QCOMPARE(again.attempt, 2);
        QVERIFY(again.times.plannedAttemptAt >= failed + kHour);
        QVERIFY(again.times.plannedAttemptAt <= again.times.latestDispatchBy());
        QCOMPARE(again.times.windowStart, again.times.windowStart);
        QCOMPARE(house.statusOf("c1"), CandidateStatus::InvitedCall); // the invitation goes on
        const auto expires = again.invitationExpiresAt;
        house.engine->runUntil(house.clock, again.times.plannedAttemptAt);
        QCOMPARE(house.ledger->sends.size(), size_t(2));
        QVERIFY(house.ledger->sends[0].order.attempt != house.ledger->sends[1].order.attempt);
        QCOMPARE(house.now(id).invitationExpiresAt, expires);
        house.report(id, Kind::Ended, static_cast<Outcome>(outcome));
        QCOMPARE(house.stateOf(id), otherwise); // one retry, no more
        house.advance(kDay);
        QCOMPARE(house.ledger->sends.size(), size_t(2));
    }

    // Unknown: the state stays, the person and the line stay locked, and it ends unresolved, never dialled again.
    void unknown_isHeldAndNeverRedialled()
    {
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 1;
        house.start();
        CallRequest request = house.request("c1");
        request.retry = RetryMode::SameDay;
        const Reservation booked = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        house.advance(milliseconds(0));
        house.report(booked.id, Kind::Unknown);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        QVERIFY(house.now(booked.id).unknown);
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c1")}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
        house.advance(30 * kSecond);
        QCOMPARE(house.ledger->asked.size(), size_t(1)); // asked by id after 30 s, 2 min, then every 10 min
        house.advance(2 * kMinute);
        QCOMPARE(house.ledger->asked.size(), size_t(2));
        house.advance(10 * kMinute);
        QCOMPARE(house.ledger->asked.size(), size_t(3));
        const Instant end = std::max(booked.expiresAt, booked.times.plannedAttemptAt + 2 * booked.times.estimate);
        house.engine->runUntil(house.clock, end - milliseconds(1));
        QVERIFY(house.now(booked.id).unknown);
        const auto load = [&] {
            return house.engine->snapshot()
                ->worldAt(house.clock.now())
                .capacity()
                .loadOf(booked.number, {house.clock.now(), house.clock.now() + kMinute})
                .numberPeak;
        };
        QCOMPARE(load(), 1);
        house.advance(milliseconds(1));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("failed"));
        QCOMPARE(house.now(booked.id).outcome, Outcome::Unresolved);
        QCOMPARE(load(), 0);
        house.advance(kDay);
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    void unknown_resolvesWhenTheCarrierSpeaks()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        house.report(booked.id, Kind::Unknown);
        house.report(booked.id, Kind::Active);
        QVERIFY(!house.now(booked.id).unknown);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("active"));
    }

    // The lattice: what is behind, doubled or of another attempt changes nothing; the first end is kept.
    void carrierEvents_areALattice()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        house.report(booked.id, Kind::Active); // ringing was lost
        const quint64 version = house.now(booked.id).version;
        house.report(booked.id, Kind::Ringing);
        house.report(booked.id, Kind::Active);
        house.report(booked.id, Kind::Accepted);
        QCOMPARE(house.now(booked.id).version, version);
        AttemptOrder other;
        other.company = house.acme;
        other.reservation = booked.id;
        other.attempt = AttemptId(QStringLiteral("att_other"));
        house.carrier->report(other, Kind::Ended, Outcome::Completed);
        other.reservation = ReservationId(QStringLiteral("resv_other"));
        house.carrier->report(other, Kind::Ended, Outcome::Completed);
        while (house.engine->runGroup()) {
        }
        QCOMPARE(house.now(booked.id).version, version);
        house.report(booked.id, Kind::Ended, Outcome::Completed);
        house.report(booked.id, Kind::Ended, Outcome::NoAnswer);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("completed"));
    }

    // D-COUNT, D-TEST: on the simulated carrier a test call takes no line, and needs none.
    void testCandidate_takesNoLine()
    {
        House house(House::By::Simulated);
        house.disk().numbers[0].maxOutboundConcurrent = 1;
        house.disk().candidates[1].isTest = true;
        house.start();
        const Reservation test = house.book("c2");
        const Reservation real = house.book("c1");
        QCOMPARE(real.times.plannedAttemptAt, test.times.plannedAttemptAt);
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(real.id), QStringLiteral("dispatching"));
        QCOMPARE(house.stateOf(test.id), QStringLiteral("dispatching"));
    }

    // D-FORCE: an admin session books outside hours; a key never does; the waiver lasts six minutes.
    void force_byAdminOnly()
    {
        House house(House::By::Ledger, "2025-06-04T20:00:00Z"); // 23:00 in Vilnius
        house.start();
        CallRequest request = house.request("c1", kHour);
        request.forceReason = QStringLiteral("asked for a late call");
        QCOMPARE(house.refusal(command::Book{house.header(Actor::Kind::ApiKey), request}),
                 QStringLiteral("ADMIN_ONLY_PARAMETER"));
        CallRequest noReason = request;
        noReason.forceReason = QString();
        QCOMPARE(house.refusal(command::Book{house.header(), noReason}), QStringLiteral("VALIDATION_ERROR"));
        const Reservation booked = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        const Reservation second = [&] {
            CallRequest later = request;
            later.candidate = CandidateId(QStringLiteral("c2"));
            return house.get<answer::Call>(command::Book{house.header(), later}).reservation;
        }();
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        Q_UNUSED(second)
    }

    void force_waiverEnds()
    {
        House house(House::By::Ledger, "2025-06-04T20:00:00Z");
        house.start();
        CallRequest request = house.request("c1", kHour);
        request.forceReason = QStringLiteral("asked for a late call");
        const Reservation booked = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        house.get<answer::CompanySaved>(command::HoldDialling{house.header(), true, {}});
        house.advance(6 * kMinute);
        house.get<answer::CompanySaved>(command::HoldDialling{house.header(), false, {}});
        house.advance(kHour);
        QVERIFY(house.ledger->sends.empty());
        QVERIFY(house.now(booked.id).missed);
    }

    // A number is given back, or loses its line, in the very group in which a call of it falls due: nobody rings.
    // proves: D-CAPCHANGE
    void lineGoneInTheSameGroup_isNotDialled_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"number removed", "cap of the number", "cap of the pool"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void lineGoneInTheSameGroup_isNotDialled()
    {
        QFETCH(QString, what);
        HandClock clock;
        MemoryStore store;
        store.disk()->image = House::image();
        const auto random = seededRandom(3);
        const auto ledger = std::make_shared<Ledger>();
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::make_unique<LedgerCarrier>(clock, ledger));
        Engine engine(store, clock, *random, std::move(carriers));
        QVERIFY(engine.open().has_value());
        const auto run = [&engine] {
            while (engine.runGroup()) {
            }
        };
        const CompanyId acme(QStringLiteral("acme"));
        const CommandHeader header{acme, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}};
        CallRequest request;
        request.company = acme;
        request.candidate = CandidateId(QStringLiteral("c1"));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + 8 * kHour};
        request.at = clock.now() + kHour;
        std::optional<Reservation> booked;
        engine.post(command::Book{header, request}, [&booked](const CommandAnswer &answer) {
            if (answer.result)
                booked = std::get<answer::Call>(*answer.result).reservation;
        });
        run();
        QVERIFY(booked.has_value());
        clock.pass(kHour);
        PhoneNumber number = *engine.snapshot()->state().number(acme, booked->number);
        Pool pool = *engine.snapshot()->state().pool(number.pool);
        number.maxOutboundConcurrent = pool.globalCap = 0;
        if (what == QLatin1String("number removed"))
            engine.post(command::RemoveNumber{header, booked->number});
        else if (what == QLatin1String("cap of the pool"))
            engine.post(command::SavePool{header, pool});
        else
            engine.post(command::SaveNumber{header, number});
        run();
        QVERIFY(ledger->sends.empty());
        QCOMPARE(engine.snapshot()->state().reservation(acme, booked->id)->state, ReservationState::Firm);
    }

    // D-INVITE: when the invitation ends the candidate is new again, and the reservation goes on.
    void invitation_ends()
    {
        House house;
        house.start();
        CallRequest request = house.request("c1", 5 * kDay);
        request.invitationExpirationDays = 1;
        const Reservation booked = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        house.advance(milliseconds(0));
        house.report(booked.id, Kind::Unknown); // keeps it open for days
        house.engine->runUntil(house.clock, booked.times.plannedAttemptAt + kDay - milliseconds(1));
        QCOMPARE(house.statusOf("c1"), CandidateStatus::InvitedCall);
        house.advance(milliseconds(1));
        QCOMPARE(house.statusOf("c1"), CandidateStatus::New);
        QVERIFY(house.now(booked.id).unknown);
    }
};

CB_TEST(TstDispatcher)
#include "tst_dispatcher.moc"
