// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/workspacestate.h"

namespace callboard {

/// What moving a firm call to a minute would mean, judged by the code that admits; pure, for the verdict while it is
/// dragged and for the move itself. `to` is rounded down to its minute. With `number` (another one than the frozen)
/// the answer is a replacement.
/// Errors: NotFound; InvalidStatusTransition (terminal or missed); CandidateHasActiveReservation (live);
/// WindowTooShort (outside [window start, latest dispatch] or past); NoCallableTime; NumberAtCap, PoolAtCap;
/// CandidateHasActiveReservation (D-ALONG).
Result<PlannedCall> planMove(const WorkspaceState &state, const CompanyId &company, const ReservationId &reservation,
                             Instant to, const std::optional<PhoneNumberId> &number);

/// Lines free for the whole of a call from `at` when its own line is not counted; the refusal when there is none.
std::optional<Error> lineRefusal(const WorkspaceState &state, const Reservation &reservation,
                                 const PhoneNumberId &number, Instant at);

} // namespace callboard
