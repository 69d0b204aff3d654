// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Random commands, advances, failing commits and restarts, checked after every step against a naive model
// (RELIABILITY section 3, invariants 1-14, 16, 23).
// proves: D-ATOMIC D-COUNT D-STATES D-UNKNOWN D-CANCEL D-FROZEN D-RETRY D-CAPCHANGE D-SLEEP
#include "tests/core/engine/enginehouse.h"
#include "tests/core/engine/naivemodel.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

using Step = std::tuple<int, int, int>; // what, who, how

/// One run: an engine, the model beside it, and the steps.
class Run
{
public:
    Run() : clock(utc("2025-06-04T05:30:00Z"), 0), m_random(seededRandom(5))
    {
        m_disk = std::make_shared<MemoryDisk>();
        m_disk->image = House::image();
        m_disk->image.numbers[0].maxOutboundConcurrent = 3;
        model.hours = *m_disk->image.companies[0].policy.hours;
        using O = SimulatedOutcome;
        const std::vector<std::vector<O>> outcomes{{O::Completed}, {O::NoAnswer, O::Completed},
                                                   {O::SipFailed}, {O::Failed},
                                                   {O::NoAnswer},  {O::SipFailed, O::Completed}};
        for (size_t i = 0; i < m_disk->image.candidates.size(); ++i) {
            Simulation simulation;
            simulation.talk = milliseconds(600'000 * (1 + int(i) % 5)); // some talk past their estimate
            simulation.outcomes = outcomes[i % outcomes.size()];
            m_disk->image.candidates[i].simulate = simulation;
        }
        m_disk->image.candidates[8].phone = m_disk->image.candidates[0].phone; // two people, one phone
        start();
    }

    void take(const Step &step)
    {
        const auto [what, who, how] = step;
        switch (what % 16) {
        case 0:
        case 1:
        case 2:
            book(who, how, false);
            break;
        case 3:
            book(who, how, true);
            break;
        case 4:
            bookBatch(who);
            break;
        case 5:
            if (const auto id = pick(who)) {
                const auto answer = ask(command::Cancel{header(), *id});
                if (answer && answer->result)
                    model.cancelAcknowledged(*id);
            }
            break;
        case 6:
            cancelBatch(who);
            break;
        case 7:
            revoke(who);
            break;
        case 8:
            if (const auto id = pick(who))
                ask(command::CallNow{header(), *id});
            break;
        case 9:
            if (const auto id = pick(who))
                ask(command::Move{header(), *id, floorTo(clock.now(), kMinute) + (1 + how % 200) * kMinute, {}});
            break;
        case 10:
            ask(command::HoldDialling{header(), how % 2 == 0, {}});
            break;
        case 11:
            recap(how % 4);
            break;
        case 12:
            saveHours(how);
            break;
        case 13:
            failSoon(how);
            break;
        case 14:
            restart((how % 5) * 20 * kMinute);
            break;
        case 15:
            advance(how);
            break;
        default:
            break;
        }
        advance(how % 7 == 0 ? how : 0);
        model.check(m_engine->snapshot()->worldAt(clock.now()), m_acme);
    }

    void finish()
    {
        // Faults end; everything must become terminal (invariant 28).
        restart(milliseconds(0));
        ask(command::HoldDialling{header(), false, {}});
        m_engine->runUntil(clock, clock.now() + 3 * kDay);
        int open = 0;
        m_engine->snapshot()->state().forEachOpen([&open](const ReservationPtr &) { ++open; });
        if (open != 0)
            model.broken << QStringLiteral("%1 calls never ended").arg(open);
        model.check(m_engine->snapshot()->worldAt(clock.now()), m_acme);
        LogQuery query;
        query.company = m_acme;
        query.newestFirst = false;
        query.limit = 10'000;
        model.checkLog(*m_engine->log(query));
    }

    NaiveModel model;
    SimulatedTimeSource clock;

private:
    void start()
    {
        m_store = std::make_unique<MemoryStore>(m_disk);
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::make_unique<WatchedCarrier>(
            clock, model, [this]() -> const WorkspaceState & { return m_engine->snapshot()->state(); }));
        EngineOptions options;
        options.frozenClock = &clock;
        options.realMonotonic = [this] { return m_real += std::chrono::milliseconds(1); };
        options.groupTime = std::chrono::hours(1);
        m_engine = std::make_unique<Engine>(*m_store, clock, *m_random, std::move(carriers), options);
        if (!m_engine->open())
            qFatal("open");
    }
    void restart(milliseconds away)
    {
        m_engine.reset();
        clock.advance(away);
        start();
    }
    CommandHeader header() const { return {m_acme, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}}; }
    std::optional<CommandAnswer> ask(Command command)
    {
        std::optional<CommandAnswer> result;
        m_engine->post(std::move(command), [&result](const CommandAnswer &answer) { result = answer; });
        for (int i = 0; i < 50 && (m_engine->runGroup() || !result); ++i) {
        }
        if (!result)
            model.broken << QStringLiteral("a command was never answered");
        return result;
    }
    void advance(int how)
    {
        static const std::array<milliseconds, 6> kSteps{milliseconds(0),       milliseconds(kSecond),
                                                        milliseconds(kMinute), milliseconds(10 * kMinute),
                                                        milliseconds(kHour),   milliseconds(5 * kHour)};
        m_engine->runUntil(clock, clock.now() + kSteps[size_t(how) % kSteps.size()]);
    }
    CandidateId candidate(int who) const { return CandidateId(QStringLiteral("c%1").arg(1 + who % 9)); }
    std::optional<ReservationId> pick(int who) const
    {
        if (model.booked.empty())
            return std::nullopt;
        return std::next(model.booked.begin(), who % std::ptrdiff_t(model.booked.size()))->first;
    }
    void book(int who, int how, bool replace)
    {
        CallRequest request;
        request.company = m_acme;
        request.candidate = candidate(who);
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + (1 + how % 9) * kHour};
        request.retry = kRetryModes[size_t(how) % kRetryModes.size()];
        request.earliest = how % 2 == 0;
        request.replace = replace;
        std::set<ReservationId> firmBefore;
        for (const Reservation *r : m_engine->snapshot()->state().openReservationsOf(m_acme, request.candidate))
            firmBefore.insert(r->id);
        const auto answer = ask(command::Book{header(), request});
        if (!answer || !answer->result)
            return;
        readHours();
        model.acknowledged(std::get<answer::Call>(*answer->result).reservation);
        for (const ReservationId &id : firmBefore) { // replaced = cancelled, acknowledged with the new one
            const Reservation *now = m_engine->snapshot()->state().reservation(m_acme, id);
            if (now->replacedBy)
                model.cancelAcknowledged(id);
        }
    }
    void bookBatch(int who)
    {
        BatchRequest request;
        request.company = m_acme;
        for (int i = 0; i < 4; ++i)
            request.candidates.push_back(candidate(who + 3 * i));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + 8 * kHour};
        const auto answer = ask(command::BookBatch{header(), request});
        if (!answer || !answer->result)
            return;
        const auto &outcome = std::get<CommitOutcome>(*answer->result);
        readHours();
        QStringList asked;
        for (const CandidateId &id : request.candidates) {
            if (!asked.contains(id.text()))
                asked << id.text();
        }
        QStringList answered;
        for (const auto &entry : outcome.entries) {
            answered << entry.candidate.text();
            if (entry.reservation)
                model.acknowledged(*m_engine->snapshot()->state().reservation(m_acme, *entry.reservation));
        }
        if (asked != answered)
            model.broken << QStringLiteral("batch outcomes in input order, one per person");
        m_batches.push_back(outcome.batch);
    }
    void cancelBatch(int who)
    {
        if (m_batches.empty())
            return;
        const auto answer = ask(command::CancelBatch{header(), m_batches[size_t(who) % m_batches.size()]});
        if (!answer || !answer->result)
            return;
        for (const ReservationId &id : std::get<answer::BatchCancelled>(*answer->result).cancelled)
            model.cancelAcknowledged(id);
    }
    void revoke(int who)
    {
        const auto answer = ask(command::Revoke{header(), candidate(who), PositionId(QStringLiteral("pos"))});
        if (!answer || !answer->result)
            return;
        if (const auto *firm = std::get_if<answer::FirmRevoked>(&*answer->result))
            model.cancelAcknowledged(firm->reservation);
        else if (const auto *invite = std::get_if<answer::InviteRevoked>(&*answer->result);
                 invite && invite->reconciled && invite->reservation)
            model.cancelAcknowledged(*invite->reservation);
    }
    void recap(int cap)
    {
        ask(command::SaveNumber{header(), House::number(m_acme, "pn_lt", "+37052071234", cap, true)});
    }
    void saveHours(int how)
    {
        command::SaveHours save;
        save.header = header();
        save.edit.hours = {(7 + how % 5) * 60, (14 + how % 6) * 60};
        ask(save);
    }
    /// The policy a booking was made under: a save whose answer was lost may have happened.
    void readHours() { model.hours = *m_engine->snapshot()->state().company(m_acme)->policy.hours; }
    void failSoon(int how)
    {
        m_store->failCommit(1 + how % 3,
                            how % 2 == 0 ? MemoryStore::Fault::BeforeApplying : MemoryStore::Fault::AfterApplying);
        if (how % 5 == 0)
            m_store->failReopen(1 + how % 2);
    }

    const CompanyId m_acme{QStringLiteral("acme")};
    std::unique_ptr<Random> m_random;
    std::shared_ptr<MemoryDisk> m_disk;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<Engine> m_engine;
    std::chrono::nanoseconds m_real{0};
    std::vector<BatchId> m_batches;
};

} // namespace

class TstModel : public QObject
{
    Q_OBJECT
private slots:
    void invariantsHold()
    {
        CB_CHECK("commands, time, faults and restarts", [] {
            const auto steps = *rc::gen::container<std::vector<Step>>(
                rc::gen::tuple(rc::gen::inRange(0, 16), rc::gen::inRange(0, 1'000), rc::gen::inRange(0, 1'000)));
            Run run;
            for (const Step &step : steps) {
                run.take(step);
                if (!run.model.broken.isEmpty())
                    break;
            }
            if (run.model.broken.isEmpty())
                run.finish();
            if (!run.model.broken.isEmpty())
                RC_FAIL(run.model.broken.join(QStringLiteral("; ")).toStdString());
        });
    }

    // The same with long rows of steps, from fixed seeds: what a short random row does not reach.
    void longRuns_data()
    {
        QTest::addColumn<int>("seed");
#ifdef CALLBOARD_SANITIZED
        constexpr int kSeeds = 8; // five times slower: what is looked for there shows in a few
#else
        constexpr int kSeeds = 40;
#endif
        for (int seed = 1; seed <= kSeeds; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void longRuns()
    {
        QFETCH(int, seed);
        const auto random = seededRandom(std::uint64_t(seed) * 7919);
        Run run;
        for (int i = 0; i < 150; ++i) {
            run.take({int(random->next() % 16), int(random->next() % 1000), int(random->next() % 1000)});
            if (!run.model.broken.isEmpty())
                qWarning("step %d: %s", i, qPrintable(run.model.broken.join(QStringLiteral("; "))));
            QCOMPARE(run.model.broken, QStringList());
        }
        run.finish();
        if (!run.model.broken.isEmpty())
            qWarning("at the end: %s", qPrintable(run.model.broken.join(QStringLiteral("; "))));
        QCOMPARE(run.model.broken, QStringList());
    }
};

CB_TEST(TstModel)
#include "tst_model.moc"
