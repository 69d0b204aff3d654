// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/command.h"
#include "core/engine/switchboard.h"

namespace callboard {

/// What a command does and answers. A refusal has changed nothing. The company exists, the actor is set, replays are
/// already answered.
using Decision = Result<answer::Any>;

Decision decide(Switchboard &board, const command::Book &command);
Decision decide(Switchboard &board, const command::BookBatch &command);
Decision decide(Switchboard &board, const command::CommitPlan &command);
Decision decide(Switchboard &board, const command::NameBatch &command);
Decision decide(Switchboard &board, const command::PauseBatch &command);
Decision decide(Switchboard &board, const command::Move &command);
Decision decide(Switchboard &board, const command::CallNow &command);
Decision decide(Switchboard &board, const command::Cancel &command);
Decision decide(Switchboard &board, const command::CancelBatch &command);
Decision decide(Switchboard &board, const command::Revoke &command);
Decision decide(Switchboard &board, const command::SaveHours &command);
Decision decide(Switchboard &board, const command::SaveHoursExtras &command);
Decision decide(Switchboard &board, const command::WaiveClosure &command);
Decision decide(Switchboard &board, const command::PatchNumber &command);
Decision decide(Switchboard &board, const command::SaveNumber &command);
Decision decide(Switchboard &board, const command::RemoveNumber &command);
Decision decide(Switchboard &board, const command::SavePool &command);
Decision decide(Switchboard &board, const command::PatchCompany &command);
Decision decide(Switchboard &board, const command::HoldDialling &command);
Decision decide(Switchboard &board, const command::CreateKey &command);
Decision decide(Switchboard &board, const command::RevokeKey &command);
Decision decide(Switchboard &board, const command::SavePosition &command);
Decision decide(Switchboard &board, const command::SaveCandidates &command);
Decision decide(Switchboard &board, const command::RemoveCandidate &command);
Decision decide(Switchboard &board, const command::HoldBreaker &command);
Decision decide(Switchboard &board, const command::CloseBreaker &command);
Decision decide(Switchboard &board, const command::ProbeBreaker &command);
Decision decide(Switchboard &board, const command::AnswerLateCalls &command);
Decision decide(Switchboard &board, const command::ReportCarrier &command);
Decision decide(Switchboard &board, const command::ReportCarrierHealth &command);
Decision decide(Switchboard &board, const command::Tick &command);
Decision decide(Switchboard &board, const command::Advance &command);
Decision decide(Switchboard &board, const command::ImportSetup &command);

inline Error refused(ErrorCode code, QString detail = {}, Reasons reasons = {})
{
    return {code, std::move(detail), std::move(reasons)};
}

/// What is checked before an idempotent replay (D-ORDER): ADMIN_ONLY_PARAMETER and the shape of the request.
std::optional<Error> refusalBeforeReplay(const Command &command);

/// TelephonyDisabled when the company's switch is off (C011, D-ORDER).
std::optional<Error> telephonyRefusal(const Switchboard &board, const CompanyId &company);

/// What is over-booked on a number, or on every number of its pool: calls that start in a minute with more calls than
/// lines, first come first kept, by planned minute (D-CAPCHANGE). Live calls keep their line.
std::vector<ReservationId> overBooked(const WorkspaceState &state, const CompanyId &company,
                                      const PhoneNumberId &number);
std::vector<ReservationId> overBookedIn(const WorkspaceState &state, const CompanyId &company, const PoolId &pool);

} // namespace callboard
