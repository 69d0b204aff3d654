// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// RELIABILITY P5, enumerated: 4 verbs at 7 steps of a dispatch, on a call in each of the 9 states beside it, with and
// without a crash after the answer (504 cases); and the same on a second call that is dispatching itself (56 more).
// Expected values are those of C135, C140, D-CANCEL, D-REPLACE, D-REVOKE and DESIGN section 3 (cancels, revokes and
// holds first, then due dispatches, then the rest), written down as rules of (verb, state when it is decided).
// proves: C134 C135 C138 C140 C142 D-CANCEL D-REPLACE D-REVOKE D-STATES D-ATOMIC
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

namespace {

enum Verb { Cancel, Replace, BatchCancel, Revoke };
const char *const kVerbs[] = {"cancel", "replace", "batch cancel", "revoke"};

/// Where in the life of one dispatch the verb arrives.
enum Step {
    BeforeItsMinute, ///< firm, not due
    InItsMinute,     ///< due; the verb waits when the group that would claim it begins
    Claimed,         ///< firm -> dispatching decided, not committed
    Committing,      ///< while the intent is being made durable
    Leaving,         ///< the dial has just left, the carrier has not answered
    Dispatched,      ///< the carrier has it
    Ringing,
};
const char *const kSteps[] = {"before its minute", "in its minute",    "claimed", "committing",
                              "leaving",           "with the carrier", "ringing"};

const QStringList kNineStates{QStringLiteral("firm"),      QStringLiteral("ringing"),   QStringLiteral("active"),
                              QStringLiteral("completed"), QStringLiteral("cancelled"), QStringLiteral("expired"),
                              QStringLiteral("failed"),    QStringLiteral("no_answer"), QStringLiteral("sip_failed")};
const QString kFirm = QStringLiteral("firm");
const QString kDispatching = QStringLiteral("dispatching");
const QString kRinging = QStringLiteral("ringing");
const QString kCancelled = QStringLiteral("cancelled");
const QString kLiveRefusal = QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION");

bool isLiveWord(const QString &state)
{
    return state == kDispatching || state == kRinging || state == QLatin1String("active");
}

/// The state of the dispatched call at the moment the verb is decided.
QString stateAtDecision(Step step, Verb verb)
{
    if (step == BeforeItsMinute)
        return kFirm;
    if (step == InItsMinute) // a booking belongs to "the rest": due dispatches go before it
        return verb == Replace ? kDispatching : kFirm;
    return step == Ringing ? kRinging : kDispatching;
}

/// How often the call is dialled in all: nothing leaves for one that was taken back before its intent was durable.
size_t sendsExpected(Step step, Verb verb, bool takenBack)
{
    return takenBack && (stateAtDecision(step, verb) == kFirm || step == Claimed) ? 0 : 1;
}

struct Expected
{
    QString refusal;        ///< empty = done
    bool cancelled = false; ///< the call is cancelled by the verb
    QString skipped;        ///< batch cancel leaves it, with this reason
};

Expected expectedOf(Verb verb, const QString &state)
{
    switch (verb) {
    case Cancel:
        if (state == kFirm)
            return {{}, true, {}};
        return {isLiveWord(state) ? kLiveRefusal : QStringLiteral("INVALID_STATUS_TRANSITION"), false, {}};
    case Replace:
        return {isLiveWord(state) ? kLiveRefusal : QString(), state == kFirm, {}};
    case BatchCancel:
        if (state == kFirm || state == kDispatching)
            return {{}, true, {}};
        return {{}, false, QStringLiteral("state=%1_not_cancellable").arg(state)};
    case Revoke:
        if (state == kFirm || isLiveWord(state))
            return {{}, true, {}};
        return {QStringLiteral("INVALID_STATUS_TRANSITION"), false, {}};
    }
    return {};
}

/// A batch of "c1", the call the verb is about, and, unless c1 is firm, "c2", whose dispatch is the one walked through.
class Scene
{
public:
    Scene(const QString &state, Verb verb) : m_verb(verb), m_walksOther(state != kFirm)
    {
        house.start();
        const Instant now = house.clock.now();
        m_minute = now + (state == QLatin1String("expired") ? 3 * kHour : kMinute);
        auto plan = std::make_shared<Plan>();
        plan->request.company = house.acme;
        plan->request.position = PositionId(QStringLiteral("pos"));
        CallRequest own = house.request("c1", state == QLatin1String("expired") ? kHour : 4 * kHour);
        own.at = m_walksOther ? now : m_minute;
        plan->entries.emplace_back(*planCall(house.engine->snapshot()->worldAt(now), own));
        if (m_walksOther) {
            CallRequest other = house.request("c2", 8 * kHour);
            other.at = m_minute;
            plan->entries.emplace_back(*planCall(house.engine->snapshot()->worldAt(now), other));
        }
        const auto outcome = house.get<CommitOutcome>(command::CommitPlan{house.header(), plan});
        m_batch = outcome.batch;
        call = *outcome.entries.front().reservation;
        walked = *outcome.entries.back().reservation;
        bringTo(state);
    }

    void act(Step step)
    {
        MemoryStore &store = *house.store;
        switch (step) {
        case BeforeItsMinute:
            post();
            while (house.engine->runGroup()) {
            }
            break;
        case InItsMinute:
            house.clock.advance(m_minute - house.clock.now());
            post();
            break;
        case Claimed: {
            house.clock.advance(m_minute - house.clock.now());
            // A command of the last lane is decided after the due dispatches; while it is, the verb comes in.
            CommandHeader header = house.header();
            header.idempotency = Idempotency{QStringLiteral("r"), QStringLiteral("k"), {}, [this](const answer::Any &) {
                                                 post();
                                                 return StoredAnswer{};
                                             }};
            house.engine->post(command::NameBatch{header, m_batch, QStringLiteral("named")}, {});
            break;
        }
        case Committing:
            store.onCommit([this](const WriteGroup &group) {
                for (const Reservation &written : group.reservations) {
                    if (written.id == walked && written.state == ReservationState::Dispatching && !m_posted)
                        post();
                }
            });
            break;
        case Leaving:
            house.carrier->onPlaced = [this](const AttemptOrder &order) {
                if (order.reservation == walked && !m_posted)
                    post();
            };
            break;
        case Dispatched:
        case Ringing:
            house.engine->runUntil(house.clock, m_minute);
            if (step == Ringing)
                house.report(walked, Kind::Ringing);
            post();
            break;
        }
        if (step != BeforeItsMinute)
            house.engine->runUntil(house.clock, std::max(m_minute, house.clock.now()));
        while (house.engine->runGroup()) {
        }
        store.onCommit({});
    }

    /// Behind the end of every window: whatever is open still ends by the clock alone.
    void runOut() { house.advance(12 * kHour); }

    size_t sendsOf(const ReservationId &id) const
    {
        size_t sends = 0;
        for (const Ledger::Sent &sent : house.ledger->sends)
            sends += sent.order.reservation == id ? 1 : 0;
        return sends;
    }
    bool walksOther() const { return m_walksOther; }

    House house;
    ReservationId call;
    ReservationId walked; ///< the one that is dispatched: `call` itself when that was firm
    std::optional<CommandAnswer> answer;
    size_t sendsWhenAnswered = 0; ///< of `call`

private:
    void post()
    {
        m_posted = true;
        const auto note = [this](const CommandAnswer &said) {
            answer = said;
            sendsWhenAnswered = sendsOf(call);
        };
        const CandidateId person(QStringLiteral("c1"));
        switch (m_verb) {
        case Cancel:
            house.engine->post(command::Cancel{house.header(), call}, note);
            break;
        case Replace: {
            CallRequest again = house.request("c1", 8 * kHour);
            again.replace = true;
            again.at = m_minute + kHour;
            house.engine->post(command::Book{house.header(), again}, note);
            break;
        }
        case BatchCancel:
            house.engine->post(command::CancelBatch{house.header(), m_batch}, note);
            break;
        case Revoke:
            house.engine->post(command::Revoke{house.header(), person, PositionId(QStringLiteral("pos"))}, note);
            break;
        }
    }

    /// c1 by the roads of D-STATES; c2 stays firm until its minute.
    void bringTo(const QString &state)
    {
        if (state == kFirm)
            return;
        if (state == kCancelled) {
            house.get<answer::Cancelled>(command::Cancel{house.header(), call});
            return;
        }
        if (state == QLatin1String("expired")) {
            house.get<answer::CompanySaved>(command::HoldDialling{house.header(), true, {}});
            house.engine->runUntil(house.clock, house.now(call).expiresAt);
            house.get<answer::CompanySaved>(command::HoldDialling{house.header(), false, {}});
            return;
        }
        house.advance(milliseconds(0));
        if (state == kDispatching)
            return;
        if (state == QLatin1String("sip_failed") || state == QLatin1String("failed")) {
            house.report(call, Kind::Ended,
                         state == QLatin1String("failed") ? Outcome::InvalidNumber : Outcome::CarrierFault);
            return;
        }
        house.report(call, Kind::Ringing);
        if (state == QLatin1String("no_answer"))
            house.report(call, Kind::Ended, Outcome::NoAnswer);
        if (state == QLatin1String("active") || state == QLatin1String("completed"))
            house.report(call, Kind::Active);
        if (state == QLatin1String("completed"))
            house.report(call, Kind::Ended, Outcome::Completed);
    }

    Verb m_verb;
    bool m_walksOther;
    bool m_posted = false;
    Instant m_minute;
    BatchId m_batch;
};

void allCases(const QStringList &states)
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("crash");
    for (int step = BeforeItsMinute; step <= Ringing; ++step) {
        for (int verb = Cancel; verb <= Revoke; ++verb) {
            for (const QString &state : states) {
                for (const bool crash : {false, true}) {
                    QTest::addRow("%s, %s, %s%s", kVerbs[verb], kSteps[step], qPrintable(state), crash ? ", crash" : "")
                        << step << verb << state << crash;
                }
            }
        }
    }
}

} // namespace

class TstCancelSteps : public QObject
{
    Q_OBJECT
private slots:
    void theTable_has504Cases()
    {
        QCOMPARE(kNineStates.size(), 9);
        QCOMPARE(std::size(kSteps) * std::size(kVerbs) * size_t(kNineStates.size()) * 2, size_t(504));
    }
    void eachCase_data() { allCases(kNineStates); }
    void eachCase() { check(); }
    void dispatchingBesideIt_data() { allCases({kDispatching}); }
    void dispatchingBesideIt() { check(); }

private:
    void check()
    {
        QFETCH(int, step);
        QFETCH(int, verb);
        QFETCH(QString, state);
        QFETCH(bool, crash);
        const auto at = static_cast<Step>(step);
        const auto what = static_cast<Verb>(verb);
        Scene scene(state, what);
        House &house = scene.house;
        QCOMPARE(house.stateOf(scene.call), state);
        scene.act(at);
        QVERIFY(scene.answer.has_value());

        // the answer
        const QString decidedIn = scene.walksOther() ? state : stateAtDecision(at, what);
        const Expected expected = expectedOf(what, decidedIn);
        QCOMPARE(scene.answer->result ? QString() : wireName(scene.answer->result.error().code), expected.refusal);
        const QString said = house.stateOf(scene.call);
        if (expected.cancelled)
            QCOMPARE(said, kCancelled);
        std::optional<ReservationId> booked;
        if (what == Replace && expected.refusal.isEmpty()) {
            booked = std::get<answer::Call>(*scene.answer->result).reservation.id;
            QCOMPARE(house.now(scene.call).replacedBy, expected.cancelled ? booked : std::nullopt);
        }
        const bool walkedToo = what == BatchCancel && scene.walksOther();
        const Expected ofWalked = walkedToo ? expectedOf(BatchCancel, stateAtDecision(at, what)) : Expected{};
        if (what == BatchCancel)
            checkBatch(scene, expected, ofWalked, walkedToo);

        // and what it promised, whatever happens afterwards
        const size_t sentBefore = scene.sendsWhenAnswered;
        if (crash)
            house.restart();
        QCOMPARE(house.stateOf(scene.call), said); // acknowledged = durable
        scene.runOut();
        if (expected.cancelled) {
            QCOMPARE(house.stateOf(scene.call), kCancelled);
            QCOMPARE(scene.sendsOf(scene.call), sentBefore); // 0 dialled after the answer
        } else if (!isLiveWord(decidedIn)) {
            QCOMPARE(house.stateOf(scene.call), decidedIn); // terminal is final
        }
        if (!scene.walksOther())
            QCOMPARE(scene.sendsOf(scene.call), sendsExpected(at, what, expected.cancelled));
        else
            QCOMPARE(scene.sendsOf(scene.walked), sendsExpected(at, what, ofWalked.cancelled));
        if (booked)
            QCOMPARE(scene.sendsOf(*booked), size_t(1));
        for (const auto &[attempt, sends] : house.ledger->byAttempt)
            QCOMPARE(sends, 1);
        int open = 0;
        house.engine->snapshot()->state().forEachOpen([&open](const ReservationPtr &) { ++open; });
        QCOMPARE(open, 0); // every one ends
    }

    static void checkBatch(const Scene &scene, const Expected &call, const Expected &walked, bool walkedToo)
    {
        const auto result = std::get<answer::BatchCancelled>(*scene.answer->result);
        std::vector<ReservationId> cancelled;
        std::vector<std::pair<ReservationId, QString>> skipped;
        const auto add = [&](const ReservationId &id, const Expected &expected) {
            if (expected.cancelled)
                cancelled.push_back(id);
            else
                skipped.emplace_back(id, expected.skipped);
        };
        add(scene.call, call);
        if (walkedToo)
            add(scene.walked, walked);
        const auto sorted = [](auto list) {
            std::sort(list.begin(), list.end());
            return list;
        };
        QCOMPARE(sorted(result.cancelled), sorted(cancelled));
        std::vector<std::pair<ReservationId, QString>> said;
        for (const auto &one : result.skipped)
            said.emplace_back(one.id, one.reason);
        QVERIFY(sorted(said) == sorted(skipped));
    }
};

CB_TEST(TstCancelSteps)
#include "tst_cancelsteps.moc"
