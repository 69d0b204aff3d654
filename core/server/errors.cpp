// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/errors.h"

#include "core/base/canonicaljson.h"

namespace callboard {

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ValidationError:
        return 400;
    case ErrorCode::Unauthorized:
        return 401;
    case ErrorCode::ScopeInsufficient:
    case ErrorCode::AdminOnlyParameter:
    case ErrorCode::TelephonyDisabled:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::CandidateHasActiveReservation:
    case ErrorCode::InvalidStatusTransition:
    case ErrorCode::IdempotencyConflict:
    case ErrorCode::IdempotencyInProgress:
        return 409;
    case ErrorCode::WorkingHoursNotConfigured:
        return 412;
    case ErrorCode::TimezoneSelectionRequired:
    case ErrorCode::NoCallableTime:
    case ErrorCode::WindowTooShort:
    case ErrorCode::NoOutboundNumber:
    case ErrorCode::InvalidPhone:
    case ErrorCode::Suppressed:
    case ErrorCode::AttemptLimit:
        return 422;
    case ErrorCode::NumberAtCap:
    case ErrorCode::PoolAtCap:
    case ErrorCode::RateLimited:
        return 429;
    case ErrorCode::NotSupported:
        return 501;
    case ErrorCode::StoreUnavailable:
    case ErrorCode::ReadOnly:
    case ErrorCode::Cancelled:
        return 503;
    case ErrorCode::InternalError:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileNotAWorkspace:
    case ErrorCode::FileNewer:
    case ErrorCode::FileDamaged:
    case ErrorCode::FileLocked:
    case ErrorCode::ServerUnreachable:
    case ErrorCode::ServerUntrusted:
    case ErrorCode::ServerAnswerUnusable:
    case ErrorCode::AnswerUnknown:
        return 500;
    }
    return 500;
}

QString errorName(ErrorCode code)
{
    switch (statusOf(code)) {
    case 500:
        return wireName(ErrorCode::InternalError);
    case 501:
        return QStringLiteral("NOT_IMPLEMENTED");
    case 503:
        return wireName(ErrorCode::StoreUnavailable);
    default: // not an enumeration
        return wireName(code);
    }
}

QString messageOf(const Error &error)
{
    const auto plain = [](const char *text) { return QString::fromLatin1(text); };
    switch (error.code) {
    case ErrorCode::ValidationError:
        return error.detail.isEmpty() ? plain("The request is not valid.")
                                      : plain("The request is not valid: ") + error.detail + QLatin1Char('.');
    case ErrorCode::Unauthorized:
        return plain("API key missing or invalid. Send it in the header X-API-Key.");
    case ErrorCode::ScopeInsufficient:
        return plain("The API key lacks the scope ") + error.detail + plain(", which this route needs.");
    case ErrorCode::AdminOnlyParameter:
        return plain("force is for an admin session only; an API key cannot use it.");
    case ErrorCode::TelephonyDisabled:
        return plain("Telephony is off for this company. Switch it on in the company's settings.");
    case ErrorCode::NotFound:
        return plain("Not found in this company.");
    case ErrorCode::CandidateHasActiveReservation:
        return plain("The candidate has an active reservation in the way. Follow or cancel it first; a firm one can be "
                     "replaced with replace: true.");
    case ErrorCode::InvalidStatusTransition:
        return plain("There is nothing to cancel or revoke: the call is over, or there is none.");
    case ErrorCode::IdempotencyConflict:
        return plain("This Idempotency-Key was used with another body. Use a new key for a new request.");
    case ErrorCode::IdempotencyInProgress:
        return plain("A request with this Idempotency-Key is being answered. Ask again with the same key.");
    case ErrorCode::WorkingHoursNotConfigured:
        return plain("Calling hours are not configured. Save them with PATCH /v1/telephony/calling-hours.");
    case ErrorCode::TimezoneSelectionRequired:
        return plain("The candidate's phone country has several time zones. Send timezone.");
    case ErrorCode::NoCallableTime:
        return plain("No minute of the window is inside calling hours. Widen the window or the hours.");
    case ErrorCode::WindowTooShort:
        return plain("The call does not fit into the window any more. Use a later end.");
    case ErrorCode::NoOutboundNumber:
        return plain("No outbound number can be resolved. Send phoneNumberId, or make one number the default.");
    case ErrorCode::InvalidPhone:
        return plain("The candidate's phone number is not valid. Correct it first.");
    case ErrorCode::Suppressed:
        return plain("The candidate or number is on the suppression list.");
    case ErrorCode::AttemptLimit:
        return plain("The candidate has been called as often as the limits allow.");
    case ErrorCode::NumberAtCap:
        return plain("The number has no line free for the whole call anywhere in the window. Widen the window, or use "
                     "another number.");
    case ErrorCode::PoolAtCap:
        return plain("The capacity pool has no line free for the whole call anywhere in the window. Widen the window.");
    case ErrorCode::RateLimited:
        return plain("Too many requests. Wait as long as Retry-After says.");
    case ErrorCode::NotSupported:
        return plain("This server cannot do that.");
    case ErrorCode::StoreUnavailable:
    case ErrorCode::ReadOnly:
    case ErrorCode::Cancelled:
        return plain("The workspace cannot be written now. Nothing was changed; ask again with the same key.");
    case ErrorCode::InternalError:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileNotAWorkspace:
    case ErrorCode::FileNewer:
    case ErrorCode::FileDamaged:
    case ErrorCode::FileLocked:
    case ErrorCode::ServerUnreachable:
    case ErrorCode::ServerUntrusted:
    case ErrorCode::ServerAnswerUnusable:
    case ErrorCode::AnswerUnknown:
        return plain("Unexpected fault. Ask again; tell the operator the requestId if it stays.");
    }
    return {};
}

QByteArray errorEnvelope(const QString &requestId, const QString &code, const QString &message,
                         const std::vector<SetupProblem> &fields, const Reasons &reasons)
{
    QVariantMap envelope{{"success", false}, {"error", code}, {"message", message}, {"requestId", requestId}};
    if (!fields.empty()) {
        QVariantList list;
        for (const SetupProblem &problem : fields)
            list << QVariantMap{{"path", problem.path}, {"problem", problem.text}};
        envelope["fields"] = list;
    }
    if (!reasons.empty()) {
        QVariantList list;
        for (const Reason &reason : reasons)
            list << QVariantMap{{"code", wireName(reason.code)}, {"values", reason.values}};
        envelope["reasons"] = list;
    }
    return canonicalJson(envelope);
}

QByteArray successEnvelope(const QString &requestId, const std::function<void(QByteArray &)> &writeData)
{
    QByteArray text = "{\"data\":";
    writeData(text);
    text += ",\"requestId\":\"";
    text += requestId.toLatin1();
    text += "\",\"success\":true}";
    return text;
}

} // namespace callboard
