// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace callboard {

/// Why something was refused. The names on the wire are those of D-CODES and D-REASON; what the reference does not
/// have is our addition. A code says what kind of refusal it is, `Error::detail` and `Error::reasons` say the rest.
enum class ErrorCode {
    // 400
    ValidationError,
    // 401, 403
    Unauthorized,
    ScopeInsufficient,
    AdminOnlyParameter,
    TelephonyDisabled,
    // 404
    NotFound,
    // 409
    CandidateHasActiveReservation,
    InvalidStatusTransition,
    IdempotencyConflict,
    IdempotencyInProgress,
    // 412
    WorkingHoursNotConfigured,
    // 422
    TimezoneSelectionRequired,
    NoCallableTime,
    WindowTooShort,
    NoOutboundNumber,
    InvalidPhone,
    Suppressed,
    AttemptLimit,
    // 429
    NumberAtCap,
    PoolAtCap,
    RateLimited,
    // 500, 503
    InternalError,
    StoreUnavailable,
    // Ours, never on the reference's wire
    NotSupported, ///< this backend, carrier or workspace cannot do it; `detail` names what is missing
    ReadOnly,     ///< the workspace is open for reading only
    Cancelled,    ///< the question was taken back, or the answering side is gone
    FileUnreadable,
    FileNotAWorkspace,
    FileNewer, ///< written by a newer Callboard
    FileDamaged,
    FileLocked, ///< open elsewhere
    // A server that the console works against (RELIABILITY P9)
    ServerUnreachable,    ///< no connection, or no answer in time to a question; nothing was asked for
    ServerUntrusted,      ///< its certificate is not one to trust; `detail` says why
    ServerAnswerUnusable, ///< what came back is no answer of this API
    AnswerUnknown,        ///< sent, not confirmed; kept and asked again with the same key
};

/// The code as the API spells it ("NUMBER_AT_CAP"); also used in logs and exports.
QString wireName(ErrorCode code);
/// Inverse of wireName; InternalError for anything unknown.
ErrorCode errorCodeFromWireName(const QString &name);

/// D-REASON: a conflict could work at another time or after a state change; a failure needs data or settings.
bool isConflict(ErrorCode code);

} // namespace callboard
