// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/core/engine/enginehouse.h"

namespace callboard::test {

/// Books "c1" in a batch and brings its call to a state, by the road of D-STATES.
inline ReservationId callIn(House &house, const QString &state, BatchId *batch = nullptr)
{
    const CommitOutcome outcome = house.bookBatch({"c1"});
    if (batch)
        *batch = outcome.batch;
    const ReservationId id = *outcome.entries.front().reservation;
    if (state == QLatin1String("firm"))
        return id;
    if (state == QLatin1String("cancelled")) {
        house.get<answer::Cancelled>(command::Cancel{house.header(), id});
        return id;
    }
    if (state == QLatin1String("expired")) {
        house.get<answer::CompanySaved>(command::HoldDialling{house.header(), true, {}});
        house.engine->runUntil(house.clock, house.now(id).expiresAt);
        return id;
    }
    house.advance(milliseconds(0));
    if (state == QLatin1String("sip_failed"))
        house.report(id, CarrierEvent::Kind::Ended, Outcome::CarrierFault);
    if (state == QLatin1String("failed"))
        house.report(id, CarrierEvent::Kind::Ended, Outcome::InvalidNumber);
    if (state == QLatin1String("dispatching") || isTerminal(house.now(id).state))
        return id;
    house.report(id, CarrierEvent::Kind::Ringing);
    if (state == QLatin1String("no_answer"))
        house.report(id, CarrierEvent::Kind::Ended, Outcome::NoAnswer);
    if (state == QLatin1String("active") || state == QLatin1String("completed"))
        house.report(id, CarrierEvent::Kind::Active);
    if (state == QLatin1String("completed"))
        house.report(id, CarrierEvent::Kind::Ended, Outcome::Completed);
    return id;
}

} // namespace callboard::test
