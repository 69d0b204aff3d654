// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/sessionfixture.h"
#include "tests/ui/numbers/numbersfixture.h"
#include "ui/clock/clockcontroller.h"

namespace callboard::test {

inline BreakerStatus::Result breakerResult(Instant at, bool fault, const char *call, int code)
{
    return {at, fault, ReservationId(QString::fromLatin1(call)), code};
}

inline DueCall dueCall(const char *call, const char *number, Instant planned, milliseconds slack, const char *waitsFor)
{
    return {ReservationId(QString::fromLatin1(call)),
            CandidateId(QStringLiteral("c_") + QString::fromLatin1(call)),
            PhoneNumberId(QString::fromLatin1(number)),
            planned,
            slack,
            QString::fromLatin1(waitsFor)};
}

/// A day of samples, one a minute: busier from the morning on, some calls due at the end.
inline std::vector<HealthSample> mockDay(Instant now, bool faults)
{
    std::vector<HealthSample> samples;
    for (int minute = 24 * 60; minute >= 0; --minute) {
        HealthSample sample;
        sample.at = now - minute * kMinute;
        sample.live = minute < 400 ? 8 + (minute * 7) % 12 : 0;
        sample.tickLagMs = 1 + minute % 3;
        sample.due = faults && minute < 2 ? 3 - minute : 0;
        sample.faults = faults && minute < 4 ? 1 : 0;
        sample.health = faults && minute < 2 ? Health::Degraded : Health::Healthy;
        samples.push_back(sample);
    }
    return samples;
}

/// The clock of the picture: an open breaker, three calls held, one probe was bad.
inline ClockStatus troubledClock(Instant now)
{
    ClockStatus status;
    status.at = now;
    status.health = Health::Degraded;
    status.healthSince = now - 108 * kSecond;
    status.causes = {HealthCause::BreakerOpen};
    status.telephonyEnabled = true;
    status.tickLagMs = 3;
    status.live = 11;
    status.breaker.state = BreakerState::Open;
    status.breaker.since = now - 108 * kSecond;
    status.breaker.nextProbe = now + 42 * kSecond;
    status.breaker.cause = QStringLiteral("three_in_a_row");
    status.breaker.recent = {
        breakerResult(now - 320 * kSecond, false, "r8", 0),  breakerResult(now - 290 * kSecond, false, "r9", 0),
        breakerResult(now - 228 * kSecond, true, "r1", 503), breakerResult(now - 136 * kSecond, true, "r2", 408),
        breakerResult(now - 108 * kSecond, true, "r3", 503), breakerResult(now - 78 * kSecond, true, "r4", 503)};
    status.due = {dueCall("r5", "pn_london", now - 108 * kSecond, 96 * kMinute, "breaker"),
                  dueCall("r6", "pn_london", now - 100 * kSecond, 133 * kMinute, "breaker"),
                  dueCall("r7", "pn_berlin", now - 48 * kSecond, 173 * kMinute, "breaker"),
                  dueCall("r10", "pn_kaunas", now + 3 * kMinute, 213 * kMinute, "")};
    status.dueTotal = 4;
    for (const auto &[id, busy, cap] : std::initializer_list<std::tuple<const char *, int, int>>{{"pn_vilnius", 4, 8},
                                                                                                 {"pn_kaunas", 1, 4},
                                                                                                 {"pn_berlin", 3, 10},
                                                                                                 {"pn_london", 3, 12},
                                                                                                 {"pn_leeds", 0, 0},
                                                                                                 {"pn_newyork", 0, 12},
                                                                                                 {"pn_chicago", 0, 8}})
        status.numbers.push_back({PhoneNumberId(QString::fromLatin1(id)), busy, cap});
    status.pools = {{PoolId(QStringLiteral("pool_europe")), 11, 24}, {PoolId(QStringLiteral("pool_americas")), 0, 16}};
    status.history = mockDay(now, true);
    return status;
}

inline ClockStatus healthyClock(Instant now)
{
    ClockStatus status = troubledClock(now);
    status.health = Health::Healthy;
    status.healthSince = now - 3 * kHour;
    status.causes.clear();
    status.breaker = {};
    status.due = {dueCall("r10", "pn_kaunas", now + 3 * kMinute, 213 * kMinute, "")};
    status.dueTotal = 1;
    status.nextDial = now + 3 * kMinute;
    status.history = mockDay(now, false);
    return status;
}

/// Two pools over 48 h; Europe is full tomorrow from 11:00 to 11:45.
inline ClockBackend::Forecast mockForecast(Instant now)
{
    ClockBackend::Forecast forecast;
    forecast.first = floorTo(now, 15 * kMinute);
    const Zone vilnius = zoneOf("Europe/Vilnius");
    for (const auto &[id, cap] : {std::pair{"pool_europe", 24}, std::pair{"pool_americas", 16}}) {
        ClockBackend::Forecast::Series series;
        series.pool = {PoolId(QString::fromLatin1(id)), cap};
        for (int i = 0; i < 192; ++i) {
            const CivilMinute civil = vilnius.civilOf(forecast.first + i * 15 * kMinute);
            const int minute = civil.time.hour() * 60 + civil.time.minute();
            int busy = minute >= 540 && minute < 1200 ? cap / 2 + (i * 5) % 7 : 0;
            if (cap == 24 && i < 96 && minute >= 660 && minute < 705)
                busy = cap;
            series.busy.push_back(static_cast<qint16>(busy));
        }
        forecast.pools.push_back(std::move(series));
    }
    return forecast;
}

/// A session over a clock that the test sets.
struct ClockFixture : NumbersFixture
{
    ClockStatus status = healthyClock(backend.nowValue);

    ClockFixture()
    {
        backend.clockFake.onStatus.answer = [this](const CompanyId &) { return Result<ClockStatus>(status); };
        backend.clockFake.onForecast.answer = [this](const CompanyId &) {
            return Result<ClockBackend::Forecast>(mockForecast(backend.nowValue));
        };
        backend.clockFake.onHoldDialling.answer = [this](const CompanyId &, const bool &hold, const QString &) {
            status.diallingHeld = hold;
            return Result<Done>(Done{});
        };
        backend.clockFake.onPatchCompany.answer = [this](const CompanyId &, const CompanyPatch &patch) {
            status.telephonyEnabled = patch.telephonyEnabled.value_or(status.telephonyEnabled);
            return Result<Company>(session->company());
        };
        backend.clockFake.onProbeNow.answer = [](const CompanyId &) { return Result<Done>(Done{}); };
        backend.clockFake.onHoldBreaker.answer = [this](const CompanyId &, const QString &reason) {
            status.breaker.state = BreakerState::HeldOpen;
            status.breaker.reason = reason;
            return Result<Done>(Done{});
        };
        backend.clockFake.onCloseBreaker.answer = [this](const CompanyId &, const QString &) {
            status.breaker = {};
            return Result<Done>(Done{});
        };
        backend.clockFake.onAnswerLateCalls.answer = [this](const CompanyId &, const bool &) {
            status.lateCalls.clear();
            return Result<Done>(Done{});
        };
        backend.reservationsFake.onList.answer = [this](const ReservationQuery &query) {
            static const QHash<QString, QString> names{
                {"r1", "Emma Brandt"}, {"r2", "Jonas Balsys"}, {"r3", "Lena Kuhn"},   {"r4", "Harry Reid"},
                {"r5", "Priya Marsh"}, {"r6", "Isla Patel"},   {"r7", "Anna Krüger"}, {"r8", "Mia Weber"},
                {"r9", "Noah Keller"}, {"r10", "Eglė Balsys"}};
            std::vector<ReservationRow> rows;
            for (const ReservationId &id : query.ids) {
                rows.push_back(mockCall(id.text().toLatin1().constData(), "", backend.nowValue));
                rows.back().candidateName = names.value(id.text(), id.text());
                rows.back().numberLabel = QStringLiteral("Berlin");
            }
            return Result<std::vector<ReservationRow>>(rows);
        };
    }
};

} // namespace callboard::test
