// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/carrier.h"

#include <functional>
#include <map>
#include <vector>

namespace callboard::test {

/// What the outside world saw. Outlives the carrier and its engine, as the outside world does.
struct Ledger
{
    struct Sent
    {
        AttemptOrder order;
        Instant at;
    };
    std::vector<Sent> sends; ///< every dial that left this machine
    std::map<QString, int> byAttempt;
    std::vector<AttemptOrder> withdrawn;
    std::vector<AttemptOrder> hungUp;
    std::vector<AttemptOrder> asked; ///< reconcile
    int preparedForSleep = 0;
};

/// A carrier under a test's hand: it writes down what it is asked and reports only what the test says.
class LedgerCarrier final : public Carrier
{
public:
    LedgerCarrier(const TimeSource &time, std::shared_ptr<Ledger> ledger) : m_time(time), m_ledger(std::move(ledger)) {}

    QString carrierName = QStringLiteral("ledger");
    bool isSimulated = true;
    TeardownAnswer withdrawAnswer = TeardownAnswer::Confirmed;
    TeardownAnswer hangUpAnswer = TeardownAnswer::Confirmed;
    bool refusesNext = false;
    /// Called when a dial has just left, before place returns: to act in the middle.
    std::function<void(const AttemptOrder &)> onPlaced;

    QString name() const override { return carrierName; }
    CarrierCapabilities capabilities() const override
    {
        CarrierCapabilities can;
        can.hangUp = can.withdraw = true;
        can.isSimulated = isSimulated;
        return can;
    }
    void setSink(Sink sink) override { m_sink = std::move(sink); }
    void prepareForSleep() override { ++m_ledger->preparedForSleep; }
    void place(const AttemptOrder &order) override
    {
        if (m_time.boot() > order.notAfter || std::exchange(refusesNext, false)) {
            report(order, CarrierEvent::Kind::Refused);
            return;
        }
        m_ledger->sends.push_back({order, m_time.now()});
        ++m_ledger->byAttempt[order.attempt.text()];
        if (onPlaced)
            onPlaced(order);
    }
    TeardownAnswer withdraw(const AttemptOrder &order) override
    {
        m_ledger->withdrawn.push_back(order);
        return withdrawAnswer;
    }
    TeardownAnswer hangUp(const AttemptOrder &order) override
    {
        m_ledger->hungUp.push_back(order);
        return hangUpAnswer;
    }
    void reconcile(const AttemptOrder &order) override { m_ledger->asked.push_back(order); }

    void report(const AttemptOrder &order, CarrierEvent::Kind kind, Outcome outcome = Outcome::None, int code = 0)
    {
        m_sink({order.company, order.reservation, order.attempt, kind, outcome, code, m_time.now()});
    }

private:
    const TimeSource &m_time;
    std::shared_ptr<Ledger> m_ledger;
    Sink m_sink;
};

} // namespace callboard::test
