// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The gate "cancel" as a truth table: every combination of telephony on or off, a call that is there, is not there or
// is another company's, its state, and for batches what the carrier answers when a call is taken back. Each condition
// makes the difference alone somewhere (MC/DC). Expected values: C011, C134, C135, C138-C141, D-CANCEL, P5. proves:
// C134 C135 C138 C140 C141 D-CANCEL
#include "tests/core/engine/statesofacall.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

enum class Whose { Own, Nobodys, Foreign };
constexpr Whose kWhose[]{Whose::Own, Whose::Nobodys, Whose::Foreign};
constexpr TeardownAnswer kAnswers[]{TeardownAnswer::Confirmed, TeardownAnswer::AlreadyRinging,
                                    TeardownAnswer::Unanswered, TeardownAnswer::NotSupported};

bool isLiveState(ReservationState state)
{
    return state == ReservationState::Dispatching || state == ReservationState::Ringing ||
           state == ReservationState::Active;
}

/// The refusal of one cancel; empty = cancelled.
QString singleExpected(bool telephonyOn, Whose whose, ReservationState state)
{
    if (!telephonyOn)
        return QStringLiteral("TELEPHONY_DISABLED");
    if (whose != Whose::Own) // foreign and absent are one (P7)
        return QStringLiteral("NOT_FOUND");
    if (isLiveState(state))
        return QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION");
    return state == ReservationState::Firm ? QString() : QStringLiteral("INVALID_STATUS_TRANSITION");
}

/// Why a batch cancel leaves the call; empty = cancelled. A dispatching call goes only when the carrier let it go.
QString skipExpected(ReservationState state, TeardownAnswer answer)
{
    if (state == ReservationState::Firm)
        return {};
    QString seen = wireName(state);
    if (state == ReservationState::Dispatching) {
        if (answer == TeardownAnswer::Confirmed)
            return {};
        seen = answer == TeardownAnswer::AlreadyRinging ? QStringLiteral("ringing") : QStringLiteral("dispatching");
    }
    return QStringLiteral("state=%1_not_cancellable").arg(seen);
}

/// A house with a call of "acme" in a state, and a second company.
struct Scene
{
    explicit Scene(ReservationState state)
    {
        Company other = house.company();
        other.id = CompanyId(QStringLiteral("other"));
        house.disk().companies.push_back(other);
        house.start();
        id = callIn(house, wireName(state), &batch);
    }
    void setTelephony(bool on)
    {
        for (const char *company : {"acme", "other"}) {
            command::PatchCompany patch;
            patch.header = headerOf(CompanyId(QString::fromLatin1(company)));
            patch.telephonyEnabled = on;
            house.get<answer::CompanySaved>(patch);
        }
    }
    CommandHeader headerOf(const CompanyId &company) const
    {
        CommandHeader header = house.header();
        header.company = company;
        return header;
    }
    CommandHeader headerOf(Whose whose) const
    {
        return headerOf(whose == Whose::Foreign ? CompanyId(QStringLiteral("other")) : house.acme);
    }

    House house;
    ReservationId id{QStringLiteral("none")};
    BatchId batch{QStringLiteral("none")};
};

} // namespace

class TstCancelTruth : public QObject
{
    Q_OBJECT
private slots:
    void oneCall()
    {
        for (const ReservationState state : kReservationStates) {
            for (const bool telephonyOn : {false, true}) {
                for (const Whose whose : kWhose) {
                    Scene scene(state);
                    scene.setTelephony(telephonyOn);
                    const ReservationId id =
                        whose == Whose::Nobodys ? ReservationId(QStringLiteral("resv_none")) : scene.id;
                    const QString expected = singleExpected(telephonyOn, whose, state);
                    QCOMPARE(scene.house.refusal(command::Cancel{scene.headerOf(whose), id}), expected);
                    const auto after = expected.isEmpty() ? ReservationState::Cancelled : state;
                    QCOMPARE(scene.house.now(scene.id).state, after);
                }
            }
        }
    }

    void aBatch()
    {
        for (const ReservationState state : kReservationStates) {
            for (const TeardownAnswer answer : kAnswers) {
                Scene scene(state);
                scene.house.carrier->withdrawAnswer = answer;
                const auto result =
                    scene.house.get<answer::BatchCancelled>(command::CancelBatch{scene.house.header(), scene.batch});
                const QString skipped = skipExpected(state, answer);
                QCOMPARE(result.cancelled.size() == 1 && result.cancelled[0] == scene.id, skipped.isEmpty());
                QCOMPARE(result.skipped.empty() ? QString() : result.skipped[0].reason, skipped);
                const auto after = skipped.isEmpty() ? ReservationState::Cancelled : state;
                QCOMPARE(scene.house.now(scene.id).state, after);
            }
        }
    }

    void aBatchThatMayNotBeAsked()
    {
        for (const bool telephonyOn : {false, true}) {
            for (const Whose whose : kWhose) {
                Scene scene(ReservationState::Firm);
                scene.setTelephony(telephonyOn);
                const BatchId batch = whose == Whose::Nobodys ? BatchId(QStringLiteral("batch_none")) : scene.batch;
                const QString expected = singleExpected(telephonyOn, whose, ReservationState::Firm);
                QCOMPARE(scene.house.refusal(command::CancelBatch{scene.headerOf(whose), batch}), expected);
                const auto after = expected.isEmpty() ? ReservationState::Cancelled : ReservationState::Firm;
                QCOMPARE(scene.house.now(scene.id).state, after);
            }
        }
    }
};

CB_TEST(TstCancelTruth)
#include "tst_canceltruth.moc"
