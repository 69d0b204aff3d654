// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/base/timesource.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/engine/engine.h"
#include "core/planning/planner.h"
#include "tests/core/engine/ledgercarrier.h"
#include "tests/support/memorystore.h"
#include "tests/support/testworld.h"

#include <QTest>

namespace callboard::test {

/// An engine on a disk in memory with a frozen clock, small and explicit. Company "acme": telephony on, hours 09-18
/// every day in Europe/Vilnius; pool "pool_lt" of 40; number "pn_lt" with 8 lines, default; position "pos" of 30
/// minutes; candidates "c1" ... "c9". Now is Wednesday 2025-06-04 06:00Z, 09:00 in Vilnius: the hours just opened.
class House
{
public:
    enum class By { Simulated, Ledger };

    explicit House(By by = By::Ledger, const char *now = "2025-06-04T06:00:00Z")
        : clock(utc(now), 0), ledger(std::make_shared<Ledger>()), m_by(by), m_random(seededRandom(7))
    {
        store = std::make_unique<MemoryStore>();
        store->disk()->image = image();
        options.frozenClock = &clock;
        // A group never ends by its 5 ms because the machine was busy: tests see the same groups every time.
        options.realMonotonic = [reading = std::chrono::nanoseconds(0)]() mutable {
            return reading += std::chrono::microseconds(1);
        };
    }

    static WorkspaceImage image()
    {
        WorkspaceImage image;
        image.pools.push_back({PoolId(QStringLiteral("pool_lt")), 40});
        Company company;
        company.id = CompanyId(QStringLiteral("acme"));
        company.name = QStringLiteral("Acme");
        company.telephonyEnabled = true;
        company.policy.hours = CallingHours{9 * 60, 18 * 60};
        company.policy.zone = zoneOf("Europe/Vilnius");
        image.companies.push_back(company);
        image.numbers.push_back(number(company.id, "pn_lt", "+37052071234", 8, true));
        Position position;
        position.id = PositionId(QStringLiteral("pos"));
        position.company = company.id;
        position.title = QStringLiteral("Warehouse lead");
        image.positions.push_back(position);
        for (int i = 1; i <= 9; ++i)
            image.candidates.push_back(person(company.id, i));
        return image;
    }
    static PhoneNumber number(const CompanyId &company, const char *id, const char *e164, int cap, bool isDefault)
    {
        PhoneNumber number;
        number.id = PhoneNumberId(QString::fromLatin1(id));
        number.company = company;
        number.e164 = phoneOf(e164);
        number.displayName = number.e164.text();
        number.maxOutboundConcurrent = cap;
        number.isDefault = isDefault;
        number.pool = PoolId(QStringLiteral("pool_lt"));
        return number;
    }
    static Candidate person(const CompanyId &company, int i)
    {
        Candidate candidate;
        candidate.id = CandidateId(QStringLiteral("c%1").arg(i));
        candidate.company = company;
        candidate.name = QStringLiteral("Person %1").arg(i);
        candidate.phone = *E164::parse(QStringLiteral("+3706123%1").arg(4500 + i));
        return candidate;
    }

    /// Before start: the workspace on disk.
    WorkspaceImage &disk() { return store->disk()->image; }
    Company &company() { return disk().companies.front(); }

    Engine &start()
    {
        std::vector<std::unique_ptr<Carrier>> carriers;
        if (m_by == By::Simulated) {
            auto made = std::make_unique<SimulatedCarrier>(clock);
            simulated = made.get();
            carriers.push_back(std::move(made));
        } else {
            auto made = std::make_unique<LedgerCarrier>(clock, ledger);
            carrier = made.get();
            carriers.push_back(std::move(made));
        }
        engine = std::make_unique<Engine>(*store, clock, *m_random, std::move(carriers), options);
        if (const auto opened = engine->open(); !opened)
            qFatal("open: %s", qPrintable(opened.error().detail));
        return *engine;
    }
    /// As after kill -9: what was not committed is gone, the outside world is not. Time passes meanwhile.
    Engine &restart(milliseconds away = milliseconds(0))
    {
        engine.reset();
        clock.advance(away);
        store = std::make_unique<MemoryStore>(store->disk());
        return start();
    }

    CommandHeader header(Actor::Kind kind = Actor::Kind::Operator) const
    {
        return {acme, {kind, QStringLiteral("you")}, QStringLiteral("req"), std::nullopt};
    }

    /// Posts, runs groups until it is quiet, answers.
    CommandAnswer ask(Command command)
    {
        CommandAnswer result;
        engine->post(std::move(command), [&result](const CommandAnswer &answer) { result = answer; });
        while (engine->runGroup()) {
        }
        return result;
    }
    template <typename T> T get(Command command)
    {
        const CommandAnswer answer = ask(std::move(command));
        if (!answer.result)
            qFatal("refused: %s %s", qPrintable(wireName(answer.result.error().code)),
                   qPrintable(answer.result.error().detail));
        return std::get<T>(*answer.result);
    }
    /// The code of a refusal; empty when it was not refused.
    QString refusal(Command command)
    {
        const CommandAnswer answer = ask(std::move(command));
        return answer.result ? QString() : wireName(answer.result.error().code);
    }

    CallRequest request(const char *candidate, milliseconds length = kHour * 4) const
    {
        CallRequest request;
        request.company = acme;
        request.candidate = CandidateId(QString::fromLatin1(candidate));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + length};
        request.earliest = true; // tests of the clock want to know the minute
        return request;
    }
    Reservation book(const char *candidate, milliseconds length = kHour * 4)
    {
        return get<answer::Call>(command::Book{header(), request(candidate, length)}).reservation;
    }
    Reservation bookAt(const char *candidate, Instant at)
    {
        CallRequest asked = request(candidate);
        asked.window = InstantRange{clock.now(), std::max(clock.now(), at) + kHour * 4};
        asked.at = at;
        return get<answer::Call>(command::Book{header(), asked}).reservation;
    }
    /// A batch of one plan per person, made one by one on the committed state.
    CommitOutcome bookBatch(const std::vector<const char *> &candidates, milliseconds length = kHour * 4)
    {
        auto plan = std::make_shared<Plan>();
        plan->request.company = acme;
        plan->request.position = PositionId(QStringLiteral("pos"));
        plan->request.name = QStringLiteral("batch");
        for (const char *candidate : candidates) {
            const auto call = planCall(engine->snapshot()->worldAt(clock.now()), request(candidate, length));
            if (call)
                plan->entries.emplace_back(*call);
            else
                plan->entries.emplace_back(NotPlaced{CandidateId(QString::fromLatin1(candidate)), call.error().code,
                                                     call.error().detail, call.error().reasons});
        }
        return get<CommitOutcome>(command::CommitPlan{header(), plan});
    }
    void advance(milliseconds by) { engine->runUntil(clock, clock.now() + by); }
    Reservation now(const ReservationId &id) const { return *engine->snapshot()->state().reservation(acme, id); }
    QString stateOf(const ReservationId &id) const { return wireName(now(id).state); }
    CandidateStatus statusOf(const char *candidate) const
    {
        return engine->snapshot()->state().candidate(acme, CandidateId(QString::fromLatin1(candidate)))->status;
    }
    /// The carrier says something about the last attempt of a reservation.
    void report(const ReservationId &id, CarrierEvent::Kind kind, Outcome outcome = Outcome::None)
    {
        const Reservation reservation = now(id);
        AttemptOrder order;
        order.company = acme;
        order.reservation = id;
        order.attempt = reservation.attempts.back().id;
        carrier->report(order, kind, outcome);
        while (engine->runGroup()) {
        }
    }
    std::vector<LogEntry> logOf(const std::optional<ReservationId> &id = std::nullopt) const
    {
        LogQuery query;
        query.company = acme;
        query.newestFirst = false;
        query.limit = 10'000;
        query.reservation = id;
        return *engine->log(query);
    }

    const CompanyId acme{QStringLiteral("acme")};
    SimulatedTimeSource clock;
    EngineOptions options;
    std::shared_ptr<Ledger> ledger;
    std::unique_ptr<MemoryStore> store;
    std::unique_ptr<Engine> engine;
    LedgerCarrier *carrier = nullptr;
    SimulatedCarrier *simulated = nullptr;

private:
    By m_by;
    std::unique_ptr<Random> m_random;
};

} // namespace callboard::test
