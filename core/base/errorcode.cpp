// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/errorcode.h"

#include <array>
#include <utility>

namespace callboard {

namespace {

struct Name
{
    ErrorCode code;
    const char *wire;
};

constexpr std::array kNames{
    Name{ErrorCode::ValidationError, "VALIDATION_ERROR"},
    Name{ErrorCode::Unauthorized, "UNAUTHORIZED"},
    Name{ErrorCode::ScopeInsufficient, "SCOPE_INSUFFICIENT"},
    Name{ErrorCode::AdminOnlyParameter, "ADMIN_ONLY_PARAMETER"},
    Name{ErrorCode::TelephonyDisabled, "TELEPHONY_DISABLED"},
    Name{ErrorCode::NotFound, "NOT_FOUND"},
    Name{ErrorCode::CandidateHasActiveReservation, "CANDIDATE_HAS_ACTIVE_RESERVATION"},
    Name{ErrorCode::InvalidStatusTransition, "INVALID_STATUS_TRANSITION"},
    Name{ErrorCode::IdempotencyConflict, "IDEMPOTENCY_CONFLICT"},
    Name{ErrorCode::IdempotencyInProgress, "IDEMPOTENCY_IN_PROGRESS"},
    Name{ErrorCode::WorkingHoursNotConfigured, "WORKING_HOURS_NOT_CONFIGURED"},
    Name{ErrorCode::TimezoneSelectionRequired, "TIMEZONE_SELECTION_REQUIRED"},
    Name{ErrorCode::NoCallableTime, "NO_CALLABLE_TIME"},
    Name{ErrorCode::WindowTooShort, "WINDOW_TOO_SHORT"},
    Name{ErrorCode::NoOutboundNumber, "NO_OUTBOUND_NUMBER"},
    Name{ErrorCode::InvalidPhone, "INVALID_PHONE"},
    Name{ErrorCode::Suppressed, "SUPPRESSED"},
    Name{ErrorCode::AttemptLimit, "ATTEMPT_LIMIT"},
    Name{ErrorCode::NumberAtCap, "NUMBER_AT_CAP"},
    Name{ErrorCode::PoolAtCap, "POOL_AT_CAP"},
    Name{ErrorCode::RateLimited, "RATE_LIMITED"},
    Name{ErrorCode::InternalError, "INTERNAL_ERROR"},
    Name{ErrorCode::StoreUnavailable, "STORE_UNAVAILABLE"},
    Name{ErrorCode::NotSupported, "NOT_SUPPORTED"},
    Name{ErrorCode::ReadOnly, "READ_ONLY"},
    Name{ErrorCode::Cancelled, "CANCELLED"},
    Name{ErrorCode::FileUnreadable, "FILE_UNREADABLE"},
    Name{ErrorCode::FileNotAWorkspace, "FILE_NOT_A_WORKSPACE"},
    Name{ErrorCode::FileNewer, "FILE_NEWER"},
    Name{ErrorCode::FileDamaged, "FILE_DAMAGED"},
    Name{ErrorCode::FileLocked, "FILE_LOCKED"},
    Name{ErrorCode::ServerUnreachable, "SERVER_UNREACHABLE"},
    Name{ErrorCode::ServerUntrusted, "SERVER_UNTRUSTED"},
    Name{ErrorCode::ServerAnswerUnusable, "SERVER_ANSWER_UNUSABLE"},
    Name{ErrorCode::AnswerUnknown, "ANSWER_UNKNOWN"},
};

} // namespace

QString wireName(ErrorCode code)
{
    for (const Name &name : kNames) {
        if (name.code == code)
            return QString::fromLatin1(name.wire);
    }
    return QStringLiteral("INTERNAL_ERROR");
}

ErrorCode errorCodeFromWireName(const QString &name)
{
    for (const Name &entry : kNames) {
        if (name == QLatin1String(entry.wire))
            return entry.code;
    }
    return ErrorCode::InternalError;
}

bool isConflict(ErrorCode code)
{
    return code == ErrorCode::NumberAtCap || code == ErrorCode::PoolAtCap ||
           code == ErrorCode::CandidateHasActiveReservation || code == ErrorCode::NoCallableTime ||
           code == ErrorCode::AttemptLimit;
}

} // namespace callboard
