// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/acme.h"

#include "tests/crash/client.h"

#include <QDateTime>

namespace callboard::test {

namespace {

constexpr qint64 kStart = 1'749'016'800'000; ///< 2025-06-04 09:00 in Vilnius

} // namespace

QByteArray acmeSetup(int people)
{
    QByteArray candidates;
    for (int i = 0; i < people; ++i) {
        candidates += (i ? "," : "") + QByteArray(R"({"id":"c)") + QByteArray::number(i) +
                      R"(","name":"Person","phone":"+3706)" + QByteArray::number(1'200'000 + i) + "\"}";
    }
    return R"({"format":"callboard-workspace","version":1,"capacityPools":[{"id":"pool","globalCap":2000}],
"companies":[{"id":"acme","name":"Acme","telephonyEnabled":true,"defaultCallingHours":{"start":"09:00","end":"18:00"},
"defaultTimezone":"Europe/Vilnius","numbers":[{"id":"pn","e164":"+37052071234","capacity":{"maxInboundConcurrent":0,
"maxOutboundConcurrent":2000},"isDefault":true,"capacityPoolId":"pool"}],"apiKeys":[{"key":"celp_crash_all","name":"All",
"kind":"api","scopes":["telephony:read","telephony:schedule","telephony:manage"]}],"jobPositions":[{"id":"pos",
"title":"Clerk","interviewMs":600000}],"candidates":[)" +
           candidates + "]}]}";
}

QStringList acmeArguments(const QString &folder, std::chrono::milliseconds later)
{
    const auto now = QDateTime::fromMSecsSinceEpoch(kStart + later.count(), Qt::UTC);
    return {QStringLiteral("--listen"),       QStringLiteral("127.0.0.1:0"),  QStringLiteral("--data"),
            folder + QStringLiteral("/data"), QStringLiteral("--workspace"),  folder + QStringLiteral("/setup.json"),
            QStringLiteral("--carrier"),      QStringLiteral("simulated"),    QStringLiteral("--now"),
            now.toString(Qt::ISODate),        QStringLiteral("--clock-rate"), QString::number(kAcmeRate),
            QStringLiteral("--rate-limit"),   QStringLiteral("0/60")};
}

QByteArray acmeBooking(int key)
{
    const QByteArray number = QByteArray::number(key);
    return httpRequest("POST", "/v1/candidates/c" + number + "/schedule-call",
                       key % 2 ? R"({"jobPositionId":"pos","preset":"complete-within-24h"})"
                               : R"({"jobPositionId":"pos","preset":"complete-within-24h","planning":"earliest"})",
                       "key-" + number);
}

} // namespace callboard::test
