// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/planner.h"
#include "tests/support/testworld.h"

#include <QTest>

namespace callboard::test {

inline constexpr const char *kVilnius = "+37061234567";  // one country, one clock
inline constexpr const char *kNewYork = "+12125550123";  // United States: several clocks
inline constexpr const char *kBerlin = "+4915112345678"; // two names, one clock
inline constexpr const char *kNowhere = "+80012345678";  // no country (D-NOTPHONECOUNTRY)
inline constexpr const char *kTooShort = "+3706123";     // well-formed, not a number

inline CallRequest requestFor(const TestWorld &world, const char *candidate, WindowChoice window)
{
    CallRequest request;
    request.company = world.own.id;
    request.candidate = CandidateId(QString::fromLatin1(candidate));
    request.position = PositionId(QStringLiteral("pos_abc123"));
    request.window = window;
    return request;
}

inline InstantRange span(const char *from, const char *to)
{
    return {utc(from), utc(to)};
}

inline bool has(const Reasons &reasons, ReasonCode code)
{
    return std::any_of(reasons.begin(), reasons.end(), [code](const Reason &r) { return r.code == code; });
}

/// The value of the first such reason; an invalid QVariant when there is none.
inline QVariant valueOf(const Reasons &reasons, ReasonCode code, const char *key)
{
    for (const Reason &reason : reasons) {
        if (reason.code == code)
            return reason.values.value(QString::fromLatin1(key));
    }
    return {};
}

/// The error code of a result, or InternalError's neighbour "none" as nullopt.
template <typename T> std::optional<ErrorCode> refusalOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().code);
}

inline QByteArray show(Instant t)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(t), Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace callboard::test

/// Compares two instants and prints them readably.
#define CB_COMPARE_TIME(actual, expected) QCOMPARE(callboard::test::show(actual), callboard::test::show(expected))
