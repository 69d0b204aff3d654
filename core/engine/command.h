// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/answer.h"
#include "core/engine/carrier.h"
#include "core/model/company.h"
#include "core/model/plan.h"

#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace callboard {

/// D-IDEM. The row is written in the command's own transaction.
struct Idempotency
{
    QString route;          ///< method + route + path ids
    QString key;            ///< 1-255 visible ASCII
    QByteArray fingerprint; ///< SHA-256 of canonical JSON of the body
    /// Makes the stored form of a successful answer; called on the engine's thread before the commit.
    std::function<StoredAnswer(const answer::Any &)> encode;
};

/// Who asks, for which company.
struct CommandHeader
{
    CompanyId company;
    Actor actor;
    QString requestId;
    std::optional<Idempotency> idempotency;
};

/// Everything that changes state is one of these. Errors beside those named at the command: StoreUnavailable (the
/// commit failed, nothing was done as far as is known), ReadOnly, NotFound (company), IdempotencyConflict,
/// IdempotencyInProgress.
namespace command {

/// C090-C109. Answer: Call. Errors: as planCall; AdminOnlyParameter (D-FORCE), TelephonyDisabled, ValidationError.
struct Book
{
    CommandHeader header;
    CallRequest request; ///< its company is the header's
};

/// C110-C126: plans and books in one go. Answer: CommitOutcome. Errors: ValidationError, TelephonyDisabled.
struct BookBatch
{
    CommandHeader header;
    BatchRequest request;
};

/// Books what still fits of a plan, each re-checked (D-ATOMIC). Answer: CommitOutcome. Errors: TelephonyDisabled,
/// NotFound (no plan: it is not kept any more, and nothing with this idempotency key was answered before).
struct CommitPlan
{
    CommandHeader header;
    std::shared_ptr<const Plan> plan;
};

/// Answer: Done. Errors: NotFound.
struct NameBatch
{
    CommandHeader header;
    BatchId batch;
    QString name;
};

/// Holds the firm calls of a batch, or lets them go on: live ones finish, and a call whose time passes meanwhile is
/// missed as any other. A reason is needed to pause, 1-500 code points. What is so already is done. Answer: Done.
/// Errors: NotFound, ValidationError, InvalidStatusTransition (no call of it is left).
struct PauseBatch
{
    CommandHeader header;
    BatchId batch;
    bool pause = true;
    QString reason;
};

/// Moves a firm call to a minute of its window. With another number (frozen on the call) a new call replaces it.
/// Answer: Call. Errors: as planMove, TelephonyDisabled.
struct Move
{
    CommandHeader header;
    ReservationId reservation;
    Instant to;
    std::optional<PhoneNumberId> number;
};

/// Dials before the planned minute, within hours and caps. Answer: Call. Errors: NotFound, InvalidStatusTransition,
/// CandidateHasActiveReservation, TelephonyDisabled, NoCallableTime, NumberAtCap, PoolAtCap.
struct CallNow
{
    CommandHeader header;
    ReservationId reservation;
};

/// D-CANCEL, single. Answer: Cancelled. Errors: TelephonyDisabled, NotFound, CandidateHasActiveReservation (live),
/// InvalidStatusTransition (terminal).
struct Cancel
{
    CommandHeader header;
    ReservationId reservation;
};

/// D-CANCEL, batch. Answer: BatchCancelled. Errors: TelephonyDisabled, NotFound (C141).
struct CancelBatch
{
    CommandHeader header;
    BatchId batch;
};

/// C142-C148, D-REVOKE; works with telephony off. Answer: InviteRevoked or FirmRevoked. Errors: NotFound,
/// InvalidStatusTransition.
struct Revoke
{
    CommandHeader header;
    CandidateId candidate;
    PositionId position;
};

/// C030-C036. Answer: HoursSaved. Errors: ValidationError.
struct SaveHours
{
    CommandHeader header;
    HoursEdit edit;
};

/// C164, P04: all of them at once. No booking is touched; the calls that stand in what is closed now are held when they
/// are due (D-FROZEN). Answer: HoursExtrasSaved. Errors: ValidationError.
struct SaveHoursExtras
{
    CommandHeader header;
    HoursExtras extras;
};

/// The operator's yes of D-FROZEN: these firm calls are dialled at their minute though a holiday or window closes it
/// (`waived` false takes it back). Others of the list are left alone. Answer: Done. Errors: NotFound (all or nothing).
struct WaiveClosure
{
    CommandHeader header;
    std::vector<ReservationId> calls;
    bool waived = true;
};

/// C043-C048. Answer: NumberSaved. Errors: ValidationError (nothing to change, name), NotFound.
struct PatchNumber
{
    CommandHeader header;
    PhoneNumberId number;
    std::optional<QString> displayName;
    std::optional<bool> defaultForOutbound;
};

/// Adds (id empty: one is made) or changes caps, pool and capabilities (C050). Answer: NumberSaved with what is now
/// over-booked (D-CAPCHANGE). Errors: ValidationError.
struct SaveNumber
{
    CommandHeader header;
    PhoneNumber number;
};
/// Answer: NumberRemoved. Errors: NotFound.
struct RemoveNumber
{
    CommandHeader header;
    PhoneNumberId number;
};
/// Adds (id empty: one is made) or re-caps a pool. Answer: PoolSaved. Errors: ValidationError.
struct SavePool
{
    CommandHeader header;
    Pool pool;
};

/// Company settings; absent = keep. Answer: CompanySaved. Errors: ValidationError.
struct PatchCompany
{
    CommandHeader header;
    std::optional<QString> name;
    std::optional<bool> telephonyEnabled; ///< C011
    std::optional<milliseconds> callOverhead;
    std::optional<milliseconds> expiryGrace;
    std::optional<milliseconds> minLead;
    std::optional<bool> finishInsideHours;
    std::optional<bool> prefixNarrowing;
};
/// The company-wide "Hold all dialling" switch. Answer: CompanySaved.
struct HoldDialling
{
    CommandHeader header;
    bool hold = true;
    QString reason;
};

/// Lets a new key speak for the company; the engine sees its SHA-256 only (P6). Answer: Done. Errors: ValidationError
/// (name 1-120 code points, taken in this company, no scope at all).
struct CreateKey
{
    CommandHeader header;
    ApiKey key; ///< its company is the header's
};
/// From the next request on it is nobody's. Answer: Done. Errors: NotFound, ValidationError (the one that asks).
struct RevokeKey
{
    CommandHeader header;
    QString id;       ///< idOfKey
    QByteArray asker; ///< SHA-256 of the key that asks; empty: none
};

/// Adds (id empty: one is made) or changes. Answer: PositionSaved. Errors: ValidationError.
struct SavePosition
{
    CommandHeader header;
    Position position;
};
/// Adds (id empty: one is made) or changes, all or none, in one transaction. Answer: CandidatesSaved. Errors:
/// ValidationError, NotFound (position), CandidateHasActiveReservation (another phone while a call is live).
struct SaveCandidates
{
    CommandHeader header;
    std::vector<Candidate> candidates;
    bool isImport = false; ///< one log entry for all
    QString source;        ///< the file's name, for the log
};
/// Answer: Done. Errors: NotFound, CandidateHasActiveReservation (an open call, named in the reasons).
struct RemoveCandidate
{
    CommandHeader header;
    CandidateId candidate;
};

/// D-BREAKER by hand, with a reason. Answer: Done.
struct HoldBreaker
{
    CommandHeader header;
    QString reason;
};
struct CloseBreaker
{
    CommandHeader header;
    QString reason;
};
/// Lets the next due call through at once while the breaker is open. Errors: InvalidStatusTransition (not open).
struct ProbeBreaker
{
    CommandHeader header;
};

/// The one answer after a sleep or restart (D-SLEEP): yes re-plans the late calls, no leaves them to expire.
/// Answer: LateCallsAnswered.
struct AnswerLateCalls
{
    CommandHeader header;
    bool dial = true;
};

/// What a carrier reports. Answer: Done.
struct ReportCarrier
{
    CarrierEvent event;
};
/// A carrier's own condition, for health (D-HEALTH). Answer: Done.
struct ReportCarrierHealth
{
    CompanyId company;
    QString carrier;
    std::optional<bool> pingAnswered;
    std::optional<bool> creditShutdown;
};

/// Does what is due now; the engine does it by itself unless its clock is frozen. Answer: Done.
struct Tick
{
};
/// Moves a frozen clock, running every due event on the way. Answer: Advanced. Errors: NotSupported, ValidationError.
struct Advance
{
    milliseconds by{0};
};

/// Fills a workspace from a set-up file, all or nothing; ids that exist are replaced. Answer: Done. Errors:
/// ValidationError.
struct ImportSetup
{
    Actor actor;
    std::vector<Pool> pools;
    std::vector<Company> companies;
    std::vector<PhoneNumber> numbers;
    std::vector<ApiKey> keys;
    std::vector<Position> positions;
    std::vector<Candidate> candidates;
    std::optional<Simulation> simulation;
    bool isDemo = false; ///< marks the workspace for ever
};

} // namespace command

using Command =
    std::variant<command::Book, command::BookBatch, command::CommitPlan, command::NameBatch, command::PauseBatch,
                 command::Move, command::CallNow, command::Cancel, command::CancelBatch, command::Revoke,
                 command::SaveHours, command::SaveHoursExtras, command::WaiveClosure, command::PatchNumber,
                 command::SaveNumber, command::RemoveNumber, command::SavePool, command::PatchCompany,
                 command::HoldDialling, command::CreateKey, command::RevokeKey, command::SavePosition,
                 command::SaveCandidates, command::RemoveCandidate, command::HoldBreaker, command::CloseBreaker,
                 command::ProbeBreaker, command::AnswerLateCalls, command::ReportCarrier, command::ReportCarrierHealth,
                 command::Tick, command::Advance, command::ImportSetup>;

/// The header of commands that people and keys send; nullptr for the machine's own.
const CommandHeader *headerOf(const Command &command);

/// Order of the mailbox: stops go before starts (DESIGN section 3).
enum class Lane {
    First,  ///< cancels, revokes, holds, and what carriers report
    Second, ///< ticks: due dispatches
    Third,  ///< the rest
};
Lane laneOf(const Command &command);

} // namespace callboard
