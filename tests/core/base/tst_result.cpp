// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-CODES D-REASON
#include "core/base/result.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <array>
#include <memory>

using namespace callboard;

namespace {

struct Named
{
    ErrorCode code;
    const char *wire;
    bool conflict; // D-REASON; what it names neither way is no conflict
};

/// D-CODES, in its order.
constexpr std::array kCodes{
    Named{ErrorCode::ValidationError, "VALIDATION_ERROR", false},
    Named{ErrorCode::Unauthorized, "UNAUTHORIZED", false},
    Named{ErrorCode::ScopeInsufficient, "SCOPE_INSUFFICIENT", false},
    Named{ErrorCode::AdminOnlyParameter, "ADMIN_ONLY_PARAMETER", false},
    Named{ErrorCode::TelephonyDisabled, "TELEPHONY_DISABLED", false},
    Named{ErrorCode::NotFound, "NOT_FOUND", false},
    Named{ErrorCode::CandidateHasActiveReservation, "CANDIDATE_HAS_ACTIVE_RESERVATION", true},
    Named{ErrorCode::InvalidStatusTransition, "INVALID_STATUS_TRANSITION", false},
    Named{ErrorCode::IdempotencyConflict, "IDEMPOTENCY_CONFLICT", false},
    Named{ErrorCode::IdempotencyInProgress, "IDEMPOTENCY_IN_PROGRESS", false},
    Named{ErrorCode::WorkingHoursNotConfigured, "WORKING_HOURS_NOT_CONFIGURED", false},
    Named{ErrorCode::TimezoneSelectionRequired, "TIMEZONE_SELECTION_REQUIRED", false},
    Named{ErrorCode::NoCallableTime, "NO_CALLABLE_TIME", true},
    Named{ErrorCode::WindowTooShort, "WINDOW_TOO_SHORT", false},
    Named{ErrorCode::NoOutboundNumber, "NO_OUTBOUND_NUMBER", false},
    Named{ErrorCode::InvalidPhone, "INVALID_PHONE", false},
    Named{ErrorCode::Suppressed, "SUPPRESSED", false},
    Named{ErrorCode::AttemptLimit, "ATTEMPT_LIMIT", true},
    Named{ErrorCode::NumberAtCap, "NUMBER_AT_CAP", true},
    Named{ErrorCode::PoolAtCap, "POOL_AT_CAP", true},
    Named{ErrorCode::RateLimited, "RATE_LIMITED", false},
    Named{ErrorCode::InternalError, "INTERNAL_ERROR", false},
    Named{ErrorCode::StoreUnavailable, "STORE_UNAVAILABLE", false},
};

/// Says how long the text is, or why not.
Result<int> lengthOf(const QString &text)
{
    if (text.isEmpty())
        return Error{ErrorCode::ValidationError, QStringLiteral("text"), {}};
    return static_cast<int>(text.size());
}

} // namespace

class TstResult : public QObject
{
    Q_OBJECT

private slots:
    void codesHaveTheNamesOfTheReference()
    {
        for (const Named &named : kCodes) {
            QCOMPARE(wireName(named.code), QString::fromLatin1(named.wire));
            QCOMPARE(errorCodeFromWireName(QString::fromLatin1(named.wire)), named.code);
            QVERIFY2(isConflict(named.code) == named.conflict, named.wire);
        }
        QCOMPARE(errorCodeFromWireName(QStringLiteral("SOMETHING_NEW")), ErrorCode::InternalError);
        QCOMPARE(errorCodeFromWireName(QStringLiteral("validation_error")), ErrorCode::InternalError);
    }

    void holdsTheValueOrTheError()
    {
        const Result<int> good = lengthOf(QStringLiteral("abc"));
        QVERIFY(good.has_value());
        QVERIFY(static_cast<bool>(good));
        QCOMPARE(*good, 3);
        QCOMPARE(good.value_or(7), 3);
        const Result<int> bad = lengthOf(QString());
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, ErrorCode::ValidationError);
        QCOMPARE(bad.error().detail, QStringLiteral("text"));
        QCOMPARE(bad.value_or(7), 7);
    }

    void holdsAnErrorAsAValue()
    {
        const Result<Result<int>> nested = lengthOf(QString());
        QVERIFY(nested.has_value()); // the outer one succeeded
        QVERIFY(!nested->has_value());
    }

    void givesItsValueAway()
    {
        Result<std::unique_ptr<int>> owner = std::make_unique<int>(5);
        const std::unique_ptr<int> taken = std::move(owner).value();
        QCOMPARE(*taken, 5);
    }

    void successWithoutAValue()
    {
        const Result<void> good;
        QVERIFY(good.has_value());
        const Result<void> bad = Error{ErrorCode::ReadOnly, {}, {}};
        QCOMPARE(bad.error().code, ErrorCode::ReadOnly);
    }
};

CB_TEST(TstResult)
#include "tst_result.moc"
