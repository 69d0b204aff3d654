// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/timesource.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "tests/sim/seams.h"
#include "tests/sim/wire.h"

namespace callboard::sim {

/// The driver of a real carrier in the engine's process: it hands every order to the wire once, when it may still
/// go, and dies with the process.
class SimCarrier final : public Carrier
{
public:
    SimCarrier(const TimeSource &time, Wire &wire, Outside &outside, bool sendsTwice)
        : m_time(time), m_wire(wire), m_outside(outside), m_sendsTwice(sendsTwice)
    {
    }
    QString name() const override { return QStringLiteral("wire"); }
    CarrierCapabilities capabilities() const override
    {
        CarrierCapabilities can;
        can.hangUp = can.withdraw = true;
        return can;
    }
    void setSink(Sink sink) override { m_sink = std::move(sink); }
    void place(const AttemptOrder &order) override
    {
        m_outside.at(Seam::BeforeSend);
        if (m_time.boot() > order.notAfter) { // directly before the first byte
            m_sink({order.company, order.reservation, order.attempt, CarrierEvent::Kind::Refused, Outcome::None, 0,
                    m_time.now()});
            return;
        }
        for (int i = 0; i < (m_sendsTwice ? 2 : 1); ++i) {
            m_outside.leaves(order, true);
            m_wire.send(order);
        }
        m_outside.at(Seam::AfterSend);
    }
    TeardownAnswer withdraw(const AttemptOrder &order) override
    {
        const TeardownAnswer answer = m_wire.withdraw(order);
        m_outside.at(Seam::TornDown);
        return answer;
    }
    TeardownAnswer hangUp(const AttemptOrder &order) override
    {
        const TeardownAnswer answer = m_wire.hangUp(order);
        m_outside.at(Seam::TornDown);
        return answer;
    }
    void reconcile(const AttemptOrder &order) override
    {
        m_wire.ask(order);
        m_outside.at(Seam::Asked);
    }
    void report(const CarrierEvent &event) { m_sink(event); }

private:
    const TimeSource &m_time;
    Wire &m_wire;
    Outside &m_outside;
    bool m_sendsTwice; ///< the canary
    Sink m_sink;
};

/// The product's own simulated carrier, for test people, with every dial seen.
class WatchedSimulated final : public Carrier
{
public:
    WatchedSimulated(const TimeSource &time, Outside &outside) : m_inner(time), m_outside(outside) {}
    QString name() const override { return m_inner.name(); }
    CarrierCapabilities capabilities() const override { return m_inner.capabilities(); }
    void setSink(Sink sink) override { m_inner.setSink(std::move(sink)); }
    void place(const AttemptOrder &order) override
    {
        m_outside.leaves(order, false);
        m_inner.place(order);
    }
    TeardownAnswer withdraw(const AttemptOrder &order) override { return m_inner.withdraw(order); }
    TeardownAnswer hangUp(const AttemptOrder &order) override { return m_inner.hangUp(order); }
    void reconcile(const AttemptOrder &order) override { m_inner.reconcile(order); }
    std::optional<Instant> nextDue() const override { return m_inner.nextDue(); }
    void runDue() override { m_inner.runDue(); }

private:
    SimulatedCarrier m_inner;
    Outside &m_outside;
};

} // namespace callboard::sim
