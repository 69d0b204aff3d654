// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C076 C077 C078
#include "core/wire/telephonyjson.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace callboard;

/// The text that is written by patching against the same values made with Qt's JSON.
class TestAvailabilityJson : public QObject
{
    Q_OBJECT

    static QJsonObject made(const Availability &availability)
    {
        QJsonArray slotList;
        for (const Slot &slot : availability.starts)
            slotList.append(QJsonObject{{"startMs", toEpochMs(slot.start)},
                                        {"endMs", toEpochMs(slot.start + availability.duration)},
                                        {"remaining", slot.remaining}});
        return {{"capacityPoolId", availability.pool.text()},
                {"globalCap", availability.globalCap},
                {"perNumberCap", availability.perNumberCap},
                {"phoneNumberId", availability.number.text()},
                {"slots", slotList}};
    }
    static void isTheSame(const Availability &availability)
    {
        QByteArray text = "before ";
        telephonyjson::appendAvailability(text, availability);
        QVERIFY(text.startsWith("before {"));
        QCOMPARE(text.mid(7), QJsonDocument(made(availability)).toJson(QJsonDocument::Compact));
    }

private slots:
    void nothingIsFree() { isTheSame({{}, 40, 8, PhoneNumberId("pn"), PoolId("pool"), kMinute * 32}); }

    /// Steps of every size, counts of every length, and moments whose last eight digits begin anew.
    void everyStepAndCount()
    {
        std::mt19937 chance(20261121);
        for (int round = 0; round < 200; ++round) {
            Availability availability{{}, 40, 8, PhoneNumberId("pn_\u00e9\""), PoolId("pool"), {}};
            availability.duration = milliseconds(1 + chance() % 200'000'000);
            qint64 at = round % 2 ? 1'749'000'000'000 - 1'500'000 : 100'000'000'000; // the first the wire takes
            for (int i = 0; i < 300; ++i) {
                at += round % 3 ? 300'000 : qint64(1 + chance() % 150'000'000);
                const int remaining = chance() % 4 ? 7 : static_cast<int>(chance() % 2'147'483'647U);
                availability.starts.push_back({fromEpochMs(at), remaining});
            }
            isTheSame(availability);
            if (QTest::currentTestFailed())
                return;
        }
    }
};

CB_TEST(TestAvailabilityJson)
#include "tst_availabilityjson.moc"
