// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C134 C135 C136 C137 C138 C139 C140 C141 C142 C143 C144 C145 C146 C148 C011 C012 D-CANCEL D-REVOKE D-INVITED
// proves: D-ALLOW
#include "tests/core/engine/statesofacall.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

namespace {

void allStates()
{
    QTest::addColumn<QString>("state");
    for (const ReservationState state : kReservationStates)
        QTest::newRow(qPrintable(wireName(state))) << wireName(state);
}

} // namespace

class TstCancel : public QObject
{
    Q_OBJECT
private slots:
    void fixture_reachesEveryState_data() { allStates(); }
    void fixture_reachesEveryState()
    {
        QFETCH(QString, state);
        House house;
        house.start();
        QCOMPARE(house.stateOf(callIn(house, state)), state);
    }

    void single_data() { allStates(); }
    void single()
    {
        QFETCH(QString, state);
        House house;
        house.start();
        const ReservationId id = callIn(house, state);
        const QString refusal = house.refusal(command::Cancel{house.header(), id});
        if (state == QLatin1String("firm")) {
            QCOMPARE(refusal, QString());
            QCOMPARE(house.stateOf(id), QStringLiteral("cancelled"));
        } else {
            const bool live = state == QLatin1String("dispatching") || state == QLatin1String("ringing") ||
                              state == QLatin1String("active");
            QCOMPARE(refusal, live ? QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION")
                                   : QStringLiteral("INVALID_STATUS_TRANSITION"));
            QCOMPARE(house.stateOf(id), state);
        }
    }

    void batch_data() { allStates(); }
    void batch()
    {
        QFETCH(QString, state);
        House house;
        house.start();
        BatchId batch;
        const ReservationId id = callIn(house, state, &batch);
        const auto result = house.get<answer::BatchCancelled>(command::CancelBatch{house.header(), batch});
        if (state == QLatin1String("firm") || state == QLatin1String("dispatching")) {
            QCOMPARE(result.cancelled, std::vector<ReservationId>{id});
            QVERIFY(result.skipped.empty());
            QCOMPARE(house.stateOf(id), QStringLiteral("cancelled"));
            QCOMPARE(house.statusOf("c1"), CandidateStatus::New);
            house.advance(kDay);
            QCOMPARE(house.ledger->sends.size(), size_t(state == QLatin1String("firm") ? 0 : 1)); // none after it
        } else {
            QVERIFY(result.cancelled.empty());
            QCOMPARE(result.skipped.front().id, id);
            QCOMPARE(result.skipped.front().reason, QStringLiteral("state=%1_not_cancellable").arg(state));
            QCOMPARE(house.stateOf(id), state);
        }
    }

    // The carrier's word decides whether a dispatching call can still be taken back.
    void batch_dispatching_byCarrierAnswer_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<QString>("reason");
        QTest::newRow("confirmed") << int(TeardownAnswer::Confirmed) << QString();
        QTest::newRow("ringing") << int(TeardownAnswer::AlreadyRinging) << "state=ringing_not_cancellable";
        QTest::newRow("no answer") << int(TeardownAnswer::Unanswered) << "state=dispatching_not_cancellable";
        QTest::newRow("cannot") << int(TeardownAnswer::NotSupported) << "state=dispatching_not_cancellable";
    }
    void batch_dispatching_byCarrierAnswer()
    {
        QFETCH(int, answer);
        QFETCH(QString, reason);
        House house;
        house.start();
        BatchId batch;
        const ReservationId id = callIn(house, QStringLiteral("dispatching"), &batch);
        house.carrier->withdrawAnswer = static_cast<TeardownAnswer>(answer);
        const auto result = house.get<answer::BatchCancelled>(command::CancelBatch{house.header(), batch});
        QCOMPARE(house.ledger->withdrawn.size(), size_t(1));
        if (reason.isEmpty()) {
            QCOMPARE(house.stateOf(id), QStringLiteral("cancelled"));
        } else {
            QCOMPARE(result.skipped.front().reason, reason);
            QCOMPARE(house.stateOf(id), QStringLiteral("dispatching"));
        }
    }

    // The cancel arrives in the very group that claims the call: the intent is not committed yet, so the call is taken
    // back before it leaves, whatever the carrier would say; and when that group's commit fails, nobody is dialled.
    void batch_inTheGroupOfTheClaim_data()
    {
        QTest::addColumn<bool>("revoke");
        QTest::addColumn<bool>("commitFails");
        QTest::newRow("cancel") << false << false;
        QTest::newRow("revoke") << true << false;
        QTest::newRow("cancel, commit fails") << false << true;
        QTest::newRow("revoke, commit fails") << true << true;
    }
    void batch_inTheGroupOfTheClaim()
    {
        QFETCH(bool, revoke);
        QFETCH(bool, commitFails);
        House house;
        house.start();
        const CommitOutcome outcome = house.bookBatch({"c1"});
        const ReservationId id = *outcome.entries.front().reservation;
        house.carrier->withdrawAnswer = TeardownAnswer::Unanswered;
        QString said;
        const auto note = [&said](const CommandAnswer &answer) {
            said = answer.result ? QStringLiteral("ok") : wireName(answer.result.error().code);
        };
        // A command of the last lane is decided after the due dispatches; while it is, the cancel comes in.
        CommandHeader header = house.header();
        header.idempotency =
            Idempotency{QStringLiteral("r"), QStringLiteral("k"), {}, [&](const answer::Any &) {
                            if (revoke) {
                                house.engine->post(command::Revoke{house.header(), CandidateId(QStringLiteral("c1")),
                                                                   PositionId(QStringLiteral("pos"))},
                                                   note);
                            } else {
                                house.engine->post(command::CancelBatch{house.header(), outcome.batch}, note);
                            }
                            return StoredAnswer{};
                        }};
        house.engine->post(command::NameBatch{header, outcome.batch, QStringLiteral("named")});
        if (commitFails)
            house.store->failCommit(1);
        house.advance(milliseconds(0));
        QVERIFY(house.ledger->sends.empty());
        QVERIFY(house.ledger->withdrawn.empty());
        if (commitFails) {
            QCOMPARE(said, QStringLiteral("STORE_UNAVAILABLE"));
            QCOMPARE(house.stateOf(id), QStringLiteral("firm"));
        } else {
            QCOMPARE(said, QStringLiteral("ok"));
            QCOMPARE(house.stateOf(id), QStringLiteral("cancelled"));
            house.advance(kDay);
            QVERIFY(house.ledger->sends.empty());
        }
    }

    void unknownIds_areNotFound()
    {
        House house;
        house.start();
        QCOMPARE(house.refusal(command::Cancel{house.header(), ReservationId(QStringLiteral("resv_x"))}),
                 QStringLiteral("NOT_FOUND"));
        QCOMPARE(house.refusal(command::CancelBatch{house.header(), BatchId(QStringLiteral("batch_x"))}),
                 QStringLiteral("NOT_FOUND"));
        QCOMPARE(house.refusal(command::Revoke{house.header(), CandidateId(QStringLiteral("nobody")),
                                               PositionId(QStringLiteral("pos"))}),
                 QStringLiteral("NOT_FOUND"));
        // a batch that placed nobody is not found either (C141)
        const auto plan = std::make_shared<Plan>();
        plan->entries.emplace_back(NotPlaced{CandidateId(QStringLiteral("c1")), ErrorCode::NoCallableTime, {}, {}});
        const auto outcome = house.get<CommitOutcome>(command::CommitPlan{house.header(), plan});
        QCOMPARE(house.refusal(command::CancelBatch{house.header(), outcome.batch}), QStringLiteral("NOT_FOUND"));
    }

    // C016, P7: another company's ids are as unknown as ids that do not exist.
    void otherCompany_isNotFound()
    {
        House house;
        Company other = house.company();
        other.id = CompanyId(QStringLiteral("other"));
        house.disk().companies.push_back(other);
        house.start();
        BatchId batch;
        const ReservationId id = callIn(house, QStringLiteral("firm"), &batch);
        CommandHeader foreign = house.header();
        foreign.company = other.id;
        QCOMPARE(house.refusal(command::Cancel{foreign, id}), QStringLiteral("NOT_FOUND"));
        QCOMPARE(house.refusal(command::CancelBatch{foreign, batch}), QStringLiteral("NOT_FOUND"));
        QCOMPARE(house.refusal(
                     command::Revoke{foreign, CandidateId(QStringLiteral("c1")), PositionId(QStringLiteral("pos"))}),
                 QStringLiteral("NOT_FOUND"));
        QCOMPARE(house.stateOf(id), QStringLiteral("firm"));
    }

    void telephonyOff_stopsCancelsButNotRevoke()
    {
        House house;
        house.start();
        BatchId batch;
        const ReservationId id = callIn(house, QStringLiteral("firm"), &batch);
        command::PatchCompany off;
        off.header = house.header();
        off.telephonyEnabled = false;
        house.get<answer::CompanySaved>(off);
        QCOMPARE(house.refusal(command::Cancel{house.header(), id}), QStringLiteral("TELEPHONY_DISABLED"));
        QCOMPARE(house.refusal(command::CancelBatch{house.header(), batch}), QStringLiteral("TELEPHONY_DISABLED"));
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c2")}),
                 QStringLiteral("TELEPHONY_DISABLED"));
        house.advance(kMinute);
        QCOMPARE(house.stateOf(id), QStringLiteral("firm")); // and nothing is dialled
        const auto revoked = house.get<answer::FirmRevoked>(
            command::Revoke{house.header(), CandidateId(QStringLiteral("c1")), PositionId(QStringLiteral("pos"))});
        QCOMPARE(revoked.reservation, id);
        QCOMPARE(wireName(revoked.priorState), QStringLiteral("firm"));
        QCOMPARE(house.stateOf(id), QStringLiteral("cancelled"));
    }

    void revoke_data() { allStates(); }
    void revoke()
    {
        QFETCH(QString, state);
        House house;
        house.start();
        const ReservationId id = callIn(house, state);
        const command::Revoke revoke{house.header(), CandidateId(QStringLiteral("c1")),
                                     PositionId(QStringLiteral("pos"))};
        const CommandAnswer answer = house.ask(revoke);
        const bool live = state == QLatin1String("dispatching") || state == QLatin1String("ringing") ||
                          state == QLatin1String("active");
        if (state == QLatin1String("firm")) {
            QCOMPARE(std::get<answer::FirmRevoked>(*answer.result).reservation, id);
        } else if (live) {
            const auto invite = std::get<answer::InviteRevoked>(*answer.result);
            QVERIFY(invite.reconciled);
            QVERIFY(!invite.fallbackEnqueued);
            QCOMPARE(house.stateOf(id), QStringLiteral("cancelled"));
            QCOMPARE(house.statusOf("c1"), CandidateStatus::New);
            QCOMPARE(house.now(id).outcome,
                     state == QLatin1String("dispatching") ? Outcome::Withdrawn : Outcome::HungUp);
            QCOMPARE(house.ledger->hungUp.size() + house.ledger->withdrawn.size(), size_t(1));
        } else {
            QCOMPARE(wireName(answer.result.error().code), QStringLiteral("INVALID_STATUS_TRANSITION"));
        }
    }

    // The carrier does not answer: the line and the person stay locked, no retry, and it ends as cancelled.
    void revoke_unanswered_keepsTheLock()
    {
        House house;
        house.start();
        CallRequest request = house.request("c1");
        request.retry = RetryMode::LaterHalf;
        const ReservationId id = house.get<answer::Call>(command::Book{house.header(), request}).reservation.id;
        house.advance(milliseconds(0));
        house.report(id, Kind::Ringing);
        house.carrier->hangUpAnswer = TeardownAnswer::Unanswered;
        const auto invite = house.get<answer::InviteRevoked>(
            command::Revoke{house.header(), CandidateId(QStringLiteral("c1")), PositionId(QStringLiteral("pos"))});
        QVERIFY(!invite.reconciled);
        QVERIFY(invite.fallbackEnqueued);
        QVERIFY(house.now(id).unknown);
        QCOMPARE(house.statusOf("c1"), CandidateStatus::New);
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c1")}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
        QVERIFY(!house.ledger->asked.empty());
        house.report(id, Kind::Ended, Outcome::NoAnswer); // retryable, but the operator took it back
        QCOMPARE(house.stateOf(id), QStringLiteral("cancelled"));
        QCOMPARE(house.now(id).attempt, 1);
    }

    // A candidate imported as invited has no reservation of ours behind it.
    void revoke_importedInvite()
    {
        House house;
        house.disk().candidates[0].status = CandidateStatus::InvitedCall;
        house.start();
        const command::Revoke revoke{house.header(), CandidateId(QStringLiteral("c1")),
                                     PositionId(QStringLiteral("pos"))};
        QVERIFY(house.get<answer::InviteRevoked>(revoke).reconciled);
        QCOMPARE(house.statusOf("c1"), CandidateStatus::New);
        QCOMPARE(house.refusal(revoke), QStringLiteral("INVALID_STATUS_TRANSITION"));
    }

    // Several firm calls: the one of the position named, else 409.
    void revoke_severalFirm_takesThePositions()
    {
        House house;
        Position second = house.disk().positions[0];
        second.id = PositionId(QStringLiteral("pos2"));
        house.disk().positions.push_back(second);
        second.id = PositionId(QStringLiteral("pos3"));
        house.disk().positions.push_back(second);
        house.start();
        const Reservation first = house.bookAt("c1", house.clock.now() + kHour);
        CallRequest request = house.request("c1", kHour * 9);
        request.position = PositionId(QStringLiteral("pos2"));
        const Reservation other = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        const auto revoke = [&](const char *position) {
            return command::Revoke{house.header(), CandidateId(QStringLiteral("c1")),
                                   PositionId(QString::fromLatin1(position))};
        };
        QCOMPARE(house.refusal(revoke("pos3")), QStringLiteral("INVALID_STATUS_TRANSITION"));
        QCOMPARE(house.get<answer::FirmRevoked>(revoke("pos2")).reservation, other.id);
        QCOMPARE(house.stateOf(first.id), QStringLiteral("firm"));
    }
};

CB_TEST(TstCancel)
#include "tst_cancel.moc"
