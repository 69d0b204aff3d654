// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C132 C148 C098 C095 C116 D-CODES D-REASON
#include "core/base/errorcode.h"
#include "core/model/health.h"
#include "core/model/log.h"
#include "core/model/reservation.h"
#include "core/time/preset.h"
#include "tests/support/testregistry.h"

#include <QSet>
#include <QTest>

using namespace callboard;

class TestNames : public QObject
{
    Q_OBJECT
private slots:
    void statesAreTheApisOwn();
    void everyEventHasOneName();
    void retryZoneAndStrategyNames();
    void codesHaveTheContractsSpelling_data();
    void codesHaveTheContractsSpelling();
    void conflictsAreThoseOfDReason();
};

void TestNames::statesAreTheApisOwn()
{
    // The reference's list, in its order.
    const QStringList expected{"firm",      "dispatching", "ringing", "active",    "completed",
                               "cancelled", "expired",     "failed",  "no_answer", "sip_failed"};
    QStringList names;
    for (const ReservationState state : kReservationStates) {
        names << wireName(state);
        QCOMPARE(reservationStateFromWireName(wireName(state)), std::optional(state));
    }
    QCOMPARE(names, expected);
    QVERIFY(!reservationStateFromWireName("FIRM"));
    QCOMPARE(wireName(CandidateStatus::New), QString("new"));
    QCOMPARE(wireName(CandidateStatus::InvitedCall), QString("invited_call"));
}

void TestNames::everyEventHasOneName()
{
    QSet<QString> seen;
    for (int i = 0; i <= static_cast<int>(EventType::LateCallsFound); ++i) {
        const auto type = static_cast<EventType>(i);
        const QString name = wireName(type);
        QVERIFY2(!name.isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(!seen.contains(name), qPrintable(name));
        seen.insert(name);
        QCOMPARE(eventTypeFromWireName(name), std::optional(type));
    }
}

void TestNames::retryZoneAndStrategyNames()
{
    QCOMPARE(wireName(RetryMode::Off), QString("OFF"));
    QCOMPARE(wireName(RetryMode::SameDay), QString("SAME_DAY"));
    QCOMPARE(wireName(RetryMode::LaterHalf), QString("LATER_HALF"));
    QCOMPARE(wireName(ZoneSource::Phone), QString("phone"));
    QCOMPARE(wireName(ZoneSource::Manual), QString("manual"));
    QCOMPARE(wireName(ZoneSource::CompanyDefault), QString("company-default"));
    QCOMPARE(wireName(NumberStrategy::Autoresolve), QString("autoresolve"));
    QCOMPARE(wireName(NumberStrategy::Default), QString("default"));
    QCOMPARE(wireName(NumberStrategy::PerCandidate), QString("per_candidate"));
    QVERIFY(!retryModeFromWireName("off"));
}

void TestNames::codesHaveTheContractsSpelling_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("wire");
    const auto row = [](ErrorCode code, const char *wire) {
        QTest::newRow(wire) << static_cast<int>(code) << QString(wire);
    };
    row(ErrorCode::ValidationError, "VALIDATION_ERROR");
    row(ErrorCode::TelephonyDisabled, "TELEPHONY_DISABLED");
    row(ErrorCode::AdminOnlyParameter, "ADMIN_ONLY_PARAMETER");
    row(ErrorCode::NotFound, "NOT_FOUND");
    row(ErrorCode::CandidateHasActiveReservation, "CANDIDATE_HAS_ACTIVE_RESERVATION");
    row(ErrorCode::InvalidStatusTransition, "INVALID_STATUS_TRANSITION");
    row(ErrorCode::WorkingHoursNotConfigured, "WORKING_HOURS_NOT_CONFIGURED");
    row(ErrorCode::TimezoneSelectionRequired, "TIMEZONE_SELECTION_REQUIRED");
    row(ErrorCode::NumberAtCap, "NUMBER_AT_CAP");
}

void TestNames::codesHaveTheContractsSpelling()
{
    QFETCH(int, code);
    QFETCH(QString, wire);
    QCOMPARE(wireName(static_cast<ErrorCode>(code)), wire);
    QCOMPARE(static_cast<int>(errorCodeFromWireName(wire)), code);
}

void TestNames::conflictsAreThoseOfDReason()
{
    const QSet<ErrorCode> conflicts{ErrorCode::NumberAtCap, ErrorCode::PoolAtCap,
                                    ErrorCode::CandidateHasActiveReservation, ErrorCode::NoCallableTime,
                                    ErrorCode::AttemptLimit};
    for (int i = 0; i <= static_cast<int>(ErrorCode::AnswerUnknown); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        QCOMPARE(isConflict(code), conflicts.contains(code));
    }
}

CB_TEST(TestNames)
#include "tst_names.moc"
