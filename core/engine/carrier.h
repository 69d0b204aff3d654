// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/model/reservation.h"

#include <chrono>
#include <functional>
#include <optional>

namespace callboard {

/// What a carrier is asked to place. The attempt id and this order are committed before the carrier sees it.
struct AttemptOrder
{
    CompanyId company;
    ReservationId reservation;
    AttemptId attempt;
    int ordinal = 1;
    E164 from;
    E164 to;
    PhoneNumberId number;
    Simulation simulation;                ///< the candidate's, completed field by field from the workspace's
    Instant dispatchedAt;                 ///< committed with the attempt; where a simulated call's time line starts
    std::chrono::nanoseconds notAfter{0}; ///< boot time; checked by the carrier right before the first byte
};

/// What happened to an attempt. Reports may come twice, late or out of order; the engine's lattice decides.
struct CarrierEvent
{
    enum class Kind {
        Refused,  ///< never left this machine (notAfter passed, not configured): safe to plan again
        Accepted, ///< the carrier has it and it does not ring yet; answers a reconcile
        Ringing,
        Active,
        Ended,         ///< with outcome
        Unknown,       ///< sent, but its fate is not known
        NoSuchAttempt, ///< answer to reconcile: the carrier never had it
    };
    CompanyId company;
    ReservationId reservation;
    AttemptId attempt;
    Kind kind = Kind::Ringing;
    Outcome outcome = Outcome::None;
    int carrierCode = 0;
    Instant at;
};

struct CarrierCapabilities
{
    bool hangUp = false;
    bool withdraw = false;
    bool addLeg = false;
    bool recordings = false;
    bool balance = false;
    bool isSimulated = false;
};

/// Answer to withdraw and hangUp.
enum class TeardownAnswer {
    Confirmed, ///< it never rings, or it is off the line
    AlreadyRinging,
    Unanswered, ///< the carrier did not answer: nothing may be assumed
    NotSupported,
};

/// What places calls. Every function is called on the engine's thread and returns at once; events come back through
/// the sink from any thread, as commands.
class Carrier
{
public:
    using Sink = std::function<void(const CarrierEvent &)>;
    virtual ~Carrier() = default;
    virtual QString name() const = 0;
    virtual CarrierCapabilities capabilities() const = 0;
    virtual void setSink(Sink sink) = 0;
    virtual void place(const AttemptOrder &order) = 0;
    /// Takes an attempt back before it rings.
    virtual TeardownAnswer withdraw(const AttemptOrder &order) = 0;
    virtual TeardownAnswer hangUp(const AttemptOrder &order) = 0;
    /// The machine is about to be suspended: connections are closed, so that nothing written already leaves on waking.
    virtual void prepareForSleep() {}
    /// After a restart or a timeout: asks what became of the attempt. Answers by event.
    virtual void reconcile(const AttemptOrder &order) = 0;
    /// The next instant at which this carrier has something to do by the TimeSource; nullopt for carriers of the real
    /// world. The engine lets simulated time run to it.
    virtual std::optional<Instant> nextDue() const { return std::nullopt; }
    /// Does what is due at the TimeSource's now (simulated carriers).
    virtual void runDue() {}
};

} // namespace callboard
