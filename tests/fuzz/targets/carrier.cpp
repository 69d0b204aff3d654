// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What carriers report, in any order, as often as they like, about attempts that are there or not: a small engine must
// keep to D-STATES, to one send per attempt and to the lines there are. Every step is two bytes: what, and of which.
#include "tests/core/engine/enginehouse.h"
#include "tests/fuzz/target.h"

#include <array>
#include <map>

namespace callboard::fuzz {

namespace {

using test::House;

constexpr int kLines = 3;
constexpr int kMostSteps = 32;

/// D-STATES.
bool mayFollow(ReservationState from, ReservationState to)
{
    using S = ReservationState;
    const auto among = [to](std::initializer_list<S> allowed) {
        return std::find(allowed.begin(), allowed.end(), to) != allowed.end();
    };
    switch (from) {
    case S::Firm:
        return among({S::Dispatching, S::Cancelled, S::Expired});
    case S::Dispatching:
        return among({S::Ringing, S::Active, S::SipFailed, S::Failed, S::NoAnswer, S::Cancelled, S::Firm});
    case S::Ringing:
        return among({S::Active, S::NoAnswer, S::SipFailed, S::Failed, S::Firm, S::Cancelled});
    case S::Active:
        return among({S::Completed, S::Failed, S::Cancelled});
    case S::Completed:
    case S::Cancelled:
    case S::Expired:
    case S::Failed:
    case S::NoAnswer:
    case S::SipFailed:
        return false;
    }
    return false;
}

/// Which states may follow which after any number of moves: several things can happen between two looks.
bool isReachable(ReservationState from, ReservationState to)
{
    using Table = std::array<std::array<bool, kReservationStates.size()>, kReservationStates.size()>;
    static const Table table = [] {
        Table reach{};
        const auto at = [](ReservationState state) { return static_cast<size_t>(state); };
        for (const ReservationState a : kReservationStates) {
            for (const ReservationState b : kReservationStates)
                reach[at(a)][at(b)] = a == b || mayFollow(a, b);
        }
        for (const ReservationState by : kReservationStates) {
            for (const ReservationState a : kReservationStates) {
                for (const ReservationState b : kReservationStates)
                    reach[at(a)][at(b)] = reach[at(a)][at(b)] || (reach[at(a)][at(by)] && reach[at(by)][at(b)]);
            }
        }
        return reach;
    }();
    return table[static_cast<size_t>(from)][static_cast<size_t>(to)];
}

class Run
{
public:
    Run() : m_house(House::By::Ledger)
    {
        m_house.disk().numbers.front().maxOutboundConcurrent = kLines;
        m_house.start();
    }

    void step(uint8_t what, uint8_t which)
    {
        switch (what % 8) {
        case 0:
            book(which);
            break;
        case 1:
            m_house.advance(kMinute * (which % 24));
            break;
        case 2:
            cancel(which);
            break;
        case 3:
            m_house.carrier->withdrawAnswer = static_cast<TeardownAnswer>(which % 4);
            m_house.carrier->hangUpAnswer = static_cast<TeardownAnswer>(which / 4 % 4);
            m_house.carrier->refusesNext = which % 16 == 15;
            break;
        default:
            report(what, which);
            break;
        }
        check();
    }

private:
    void book(uint8_t which)
    {
        const QByteArray candidate = "c" + QByteArray::number(which % 9 + 1);
        CallRequest request = m_house.request(candidate, kHour * 2);
        request.at = m_house.clock.now() + kMinute * (which / 9 % 8); // a named minute: no search through all of them
        const CommandAnswer answer = m_house.ask(command::Book{m_house.header(), request});
        if (!answer.result)
            return;
        const Reservation booked = std::get<answer::Call>(*answer.result).reservation;
        if (!m_seen.contains(booked.id))
            m_order.push_back(booked.id);
        m_seen.insert_or_assign(booked.id, booked.state);
    }

    void cancel(uint8_t which)
    {
        if (m_order.empty())
            return;
        const ReservationId &id = m_order[which % m_order.size()];
        const CommandAnswer answer = m_house.ask(command::Cancel{m_house.header(), id});
        if (answer.result)
            require(isTerminal(m_house.now(id).state), "a cancel that was answered has ended the call");
    }

    /// About any attempt of any call, or one that never was, or with another call's name on it.
    void report(uint8_t what, uint8_t which)
    {
        AttemptOrder order;
        order.company = m_house.acme;
        order.attempt = AttemptId(QStringLiteral("att_unknown"));
        order.reservation = ReservationId(QStringLiteral("resv_unknown"));
        const std::vector<test::Ledger::Sent> &sends = m_house.ledger->sends;
        if (!sends.empty() && which % 16 != 15)
            order = sends[which % 16 % sends.size()].order;
        if (what % 32 == 31)
            order.company = CompanyId(QStringLiteral("other"));
        if (what % 64 == 60 && !m_order.empty())
            order.reservation = m_order.front();
        constexpr int kKinds = static_cast<int>(CarrierEvent::Kind::NoSuchAttempt) + 1;
        const auto kind = static_cast<CarrierEvent::Kind>(what / 8 % kKinds);
        // An end comes with an outcome: what a carrier may report starts behind None.
        constexpr int kOutcomes = static_cast<int>(Outcome::Lost);
        const auto outcome = static_cast<Outcome>(1 + which / 16 % kOutcomes);
        m_house.carrier->report(order, kind, outcome, which);
        while (m_house.engine->runGroup()) {
        }
    }

    void check()
    {
        int live = 0;
        for (auto &[id, before] : m_seen) {
            const Reservation now = m_house.now(id);
            require(isReachable(before, now.state), "states move only along D-STATES");
            before = now.state;
            live += isLive(now.state) ? 1 : 0;
            int running = 0;
            for (const Attempt &attempt : now.attempts)
                running += attempt.endedAt ? 0 : 1;
            require(running <= 1, "one attempt at a time");
            require(!isTerminal(now.state) || now.outcome != Outcome::None ||
                        now.state == ReservationState::Cancelled || now.state == ReservationState::Expired,
                    "what ended says how");
        }
        require(live <= kLines, "never more calls than lines");
        for (const auto &[attempt, sends] : m_house.ledger->byAttempt)
            require(sends == 1, "one send per attempt");
    }

    House m_house;
    std::vector<ReservationId> m_order;
    std::map<ReservationId, ReservationState> m_seen;
};

void run(QByteArrayView bytes)
{
    Bytes input(bytes);
    Run run;
    for (int steps = 0; !input.atEnd() && steps < kMostSteps; ++steps) {
        const uint8_t what = input.next();
        run.step(what, input.next());
    }
}

const Registration registration({"carrier", run, nullptr});

} // namespace

} // namespace callboard::fuzz
