// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C015 C111 C122 C123 D-IDEM D-REASON
#include "tests/support/testregistry.h"
#include "tests/ui/schedule/planfixture.h"
#include "ui/schedule/movecontroller.h"
#include "ui/schedule/plancommit.h"

#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

std::shared_ptr<const Plan> planFor(const Acme &acme, int people)
{
    BatchRequest request;
    request.company = kAcme;
    request.position = kLead;
    request.window = InstantRange{acme.backend.nowValue, acme.backend.nowValue + kDay};
    for (int i = 0; i < people; ++i)
        request.candidates.push_back(CandidateId(QStringLiteral("p_%1").arg(1000 + i)));
    return std::make_shared<const Plan>(acme.planOf(request));
}

CommitOutcome allBooked(const Plan &plan)
{
    CommitOutcome outcome;
    outcome.batch = BatchId(QStringLiteral("batch_1"));
    for (const PlanEntry &entry : plan.entries)
        outcome.entries.push_back(
            {candidateOf(entry), ReservationId(QStringLiteral("resv_") + candidateOf(entry).text()), {}, {}});
    return outcome;
}

Reservation booked(Instant at)
{
    Reservation call;
    call.id = ReservationId(QStringLiteral("resv_1"));
    call.company = kAcme;
    call.candidate = person(1);
    call.number = numberId("Berlin");
    call.times = {at - kHour, at + 4 * kHour, 32 * kMinute, at};
    return call;
}

} // namespace

class TstPlanCommit : public QObject
{
    Q_OBJECT

private slots:
    void a_key_is_kept_while_the_answer_is_unknown_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("kept");
        QTest::newRow("no answer") << int(ErrorCode::Cancelled) << true;
        QTest::newRow("500") << int(ErrorCode::InternalError) << true;
        QTest::newRow("503") << int(ErrorCode::StoreUnavailable) << true;
        QTest::newRow("in progress") << int(ErrorCode::IdempotencyInProgress) << true;
        QTest::newRow("400") << int(ErrorCode::ValidationError) << false;
        QTest::newRow("409") << int(ErrorCode::IdempotencyConflict) << false;
        QTest::newRow("rate limited: nothing was done") << int(ErrorCode::RateLimited) << false;
    }
    void a_key_is_kept_while_the_answer_is_unknown()
    {
        QFETCH(int, code);
        QFETCH(bool, kept);
        Acme acme;
        PlanCommit commit(acme.backend);
        QSignalSpy refused(&commit, &PlanCommit::refused);
        acme.backend.plansFake.onCommit.answer = [&](const Plan &, const QString &) -> Result<CommitOutcome> {
            return Error{ErrorCode(code), {}, {}};
        };
        const auto plan = planFor(acme, 3);
        commit.book(plan);
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(commit.isUnknown(), kept);
        const QString first = acme.backend.plansFake.onCommit.last<1>();
        QVERIFY(!first.isEmpty());
        commit.book(plan);
        QTRY_COMPARE(refused.count(), 2);
        QCOMPARE(acme.backend.plansFake.onCommit.last<1>() == first, kept);
    }

    void a_late_yes_asks_for_the_outcome_with_the_same_key()
    {
        Acme acme;
        PlanCommit commit(acme.backend);
        const QSignalSpy refused(&commit, &PlanCommit::refused);
        const QSignalSpy booked(&commit, &PlanCommit::booked);
        auto &onCommit = acme.backend.plansFake.onCommit;
        onCommit.answer = [](const Plan &, const QString &) -> Result<CommitOutcome> {
            return Error{ErrorCode::AnswerUnknown, {}, {}};
        };
        commit.book(planFor(acme, 3));
        QTRY_COMPARE(refused.count(), 1);
        onCommit.answer = [](const Plan &, const QString &) -> Result<CommitOutcome> { return CommitOutcome{}; };
        LateAnswer late;
        late.what = LateAnswer::What::Commit;
        late.key = QStringLiteral("of somebody else");
        emit acme.backend.answeredLate(late);
        QCOMPARE(onCommit.count(), 1);
        late.key = onCommit.last<1>();
        emit acme.backend.answeredLate(late);
        QTRY_COMPARE(booked.count(), 1);
        QCOMPARE(onCommit.count(), 2);
        QCOMPARE(onCommit.last<1>(), late.key);
    }

    void another_plan_has_another_key()
    {
        Acme acme;
        PlanCommit commit(acme.backend);
        acme.backend.plansFake.onCommit.hold = true;
        QSignalSpy refused(&commit, &PlanCommit::refused);
        commit.book(planFor(acme, 3));
        acme.backend.plansFake.onCommit.drop();
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(commit.isUnknown());
        const QString first = acme.backend.plansFake.onCommit.last<1>();
        commit.book(planFor(acme, 4));
        QVERIFY(acme.backend.plansFake.onCommit.last<1>() != first);
    }

    void a_second_press_while_booking_sends_nothing()
    {
        Acme acme;
        PlanCommit commit(acme.backend);
        acme.backend.plansFake.onCommit.hold = true;
        const auto plan = planFor(acme, 3);
        commit.book(plan);
        commit.book(plan);
        QCOMPARE(acme.backend.plansFake.onCommit.count(), 1);
    }

    void the_answer_falls_into_three_groups()
    {
        Acme acme;
        PlanCommit commit(acme.backend);
        CommitGroups groups;
        connect(&commit, &PlanCommit::booked, this, [&](const CommitGroups &g) { groups = g; });
        acme.backend.plansFake.onCommit.answer = [](const Plan &plan, const QString &) -> Result<CommitOutcome> {
            CommitOutcome outcome = allBooked(plan);
            outcome.entries[1] = {outcome.entries[1].candidate, std::nullopt, ErrorCode::NumberAtCap, {}};
            outcome.entries[3] = {outcome.entries[3].candidate, std::nullopt, ErrorCode::TimezoneSelectionRequired, {}};
            outcome.entries[4] = {
                outcome.entries[4].candidate, std::nullopt, ErrorCode::CandidateHasActiveReservation, {}};
            return outcome;
        };
        const auto plan = planFor(acme, 6);
        commit.book(plan);
        QTRY_COMPARE(groups.asked(), 6);
        QCOMPARE(groups.batch.text(), QStringLiteral("batch_1"));
        QCOMPARE(groups.scheduled.size(), size_t(3));
        QCOMPARE(groups.conflict.size(), size_t(2));
        QCOMPARE(groups.failed.size(), size_t(1));
        QCOMPARE(groups.rest().size(), size_t(3));
    }

    void a_large_batch_goes_in_parts_of_the_limit()
    {
        Acme acme;
        acme.backend.capabilitiesValue.batchLimit = 200;
        PlanCommit commit(acme.backend);
        CommitGroups groups;
        connect(&commit, &PlanCommit::booked, this, [&](const CommitGroups &g) { groups = g; });
        acme.backend.plansFake.onCommit.answer = [](const Plan &plan, const QString &) -> Result<CommitOutcome> {
            return allBooked(plan);
        };
        commit.book(planFor(acme, 450));
        QTRY_COMPARE(groups.asked(), 450);
        auto &asked = acme.backend.plansFake.onCommit.asked;
        QCOMPARE(asked.size(), size_t(3));
        std::vector<QString> people;
        for (const auto &[plan, key] : asked) {
            QCOMPARE(plan.entries.size(), plan.request.candidates.size());
            for (const CandidateId &id : plan.request.candidates)
                people.push_back(id.text());
        }
        QCOMPARE(std::get<0>(asked[2]).entries.size(), size_t(50));
        QCOMPARE(people.size(), size_t(450));
        QVERIFY(std::get<1>(asked[0]) != std::get<1>(asked[1]));
    }

    void a_part_whose_answer_is_unknown_is_asked_again_and_the_rest_goes_on()
    {
        Acme acme;
        acme.backend.capabilitiesValue.batchLimit = 2;
        PlanCommit commit(acme.backend);
        QSignalSpy booked(&commit, &PlanCommit::booked);
        QSignalSpy refused(&commit, &PlanCommit::refused);
        acme.backend.plansFake.onCommit.answer = [&](const Plan &plan, const QString &) -> Result<CommitOutcome> {
            if (acme.backend.plansFake.onCommit.count() == 2)
                return Error{ErrorCode::StoreUnavailable, {}, {}};
            return allBooked(plan);
        };
        const auto plan = planFor(acme, 6);
        commit.book(plan);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(booked.isEmpty());
        commit.book(plan);
        QTRY_COMPARE(booked.count(), 1);
        auto &asked = acme.backend.plansFake.onCommit.asked;
        QCOMPARE(asked.size(), size_t(4)); // parts 1, 2, 2 again, 3
        QCOMPARE(std::get<1>(asked[1]), std::get<1>(asked[2]));
        QCOMPARE(booked[0][0].value<CommitGroups>().asked(), 6);
    }

    void a_move_says_its_verdict_before_it_is_let_go()
    {
        Acme acme;
        MoveController mover(acme.backend);
        mover.setDelay(0);
        const Instant now = acme.backend.nowValue;
        acme.backend.reservationsFake.onCanMove.answer =
            [&](const CompanyId &, const ReservationId &, const Instant &to,
                const std::optional<PhoneNumberId> &) -> Result<MoveVerdict> {
            MoveVerdict verdict;
            verdict.allowed = to < now + 5 * kHour;
            verdict.code = ErrorCode::NumberAtCap;
            return verdict;
        };
        acme.backend.reservationsFake.onMove.answer =
            [&](const CompanyId &, const ReservationId &, const Instant &to, const std::optional<PhoneNumberId> &,
                const QString &) -> Result<Reservation> { return booked(to); };
        QSignalSpy moved(&mover, &MoveController::moved);
        QSignalSpy refused(&mover, &MoveController::refused);
        mover.begin(booked(now + kHour));
        mover.hover(now + 2 * kHour);
        QTRY_VERIFY(mover.verdict());
        QVERIFY(mover.verdict()->allowed);
        QVERIFY(acme.backend.reservationsFake.onMove.asked.empty());
        mover.drop();
        QTRY_COMPARE(moved.count(), 1);
        QCOMPARE(acme.backend.reservationsFake.onMove.last<2>(), now + 2 * kHour);
        QVERIFY(!mover.isMoving());

        QVERIFY(mover.canUndo());
        mover.undo();
        QTRY_COMPARE(moved.count(), 2);
        QCOMPARE(acme.backend.reservationsFake.onMove.last<2>(), now + kHour);

        mover.begin(booked(now + kHour));
        mover.hover(now + 6 * kHour);
        mover.drop(); // let go before the verdict came: it is waited for
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(refused[0][0].value<Error>().code, ErrorCode::NumberAtCap);
        QCOMPARE(acme.backend.reservationsFake.onMove.count(), 2);
    }

    void an_old_verdict_is_dropped_and_home_is_no_move()
    {
        Acme acme;
        MoveController mover(acme.backend);
        mover.setDelay(0);
        const Instant now = acme.backend.nowValue;
        acme.backend.reservationsFake.onCanMove.hold = true;
        mover.begin(booked(now + kHour));
        mover.hover(now + 2 * kHour);
        QTRY_COMPARE(acme.backend.reservationsFake.onCanMove.heldCount(), 1);
        mover.hover(now + 3 * kHour);
        QTRY_COMPARE(acme.backend.reservationsFake.onCanMove.heldCount(), 2);
        MoveVerdict yes;
        yes.allowed = true;
        acme.backend.reservationsFake.onCanMove.release(yes);
        deliverAnswers();
        QVERIFY(!mover.verdict());
        QSignalSpy cancelled(&mover, &MoveController::cancelled);
        mover.hover(now + kHour);
        mover.drop();
        QCOMPARE(cancelled.count(), 1);
        QVERIFY(acme.backend.reservationsFake.onMove.asked.empty());
    }
};

CB_TEST(TstPlanCommit)
#include "tst_plancommit.moc"
