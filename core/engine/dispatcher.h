// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/switchboard.h"

namespace callboard {

/// Claims the due calls that every gate lets go, least slack first: `firm -> dispatching` with an attempt id goes into
/// the running transaction, the order into the outbox. The others wait, with the word for what they wait for; a call
/// that may not be dialled at this hour moves to its next admittable minute (D-DISPATCH, D-CAPCHANGE).
void dispatchDue(Switchboard &board);

/// After the commit: hands the claimed attempts to their carriers. The clocks are read again directly before each
/// send (D-CLOCKSRC, P3); what may not go any more comes back through `refused`, never dialled.
void sendPlacements(Switchboard &board, const std::function<void(const CarrierEvent &)> &refused);

/// When a waiting call should be looked at again although nothing changes; nullopt when only a change can help.
std::optional<Instant> nextLookAtWaiting(const Switchboard &board);

} // namespace callboard
