// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-PHONE D-TZ P02
// Every country's example numbers, whole, one digit short and one digit long, as a second library judges them
// (numbers.tsv, written by make_numbers.py).
#include "core/phone/e164.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace callboard;

namespace {

struct Row
{
    QString text;
    QString defaultRegion;
    QString problem;
    QString e164;
    QString region;
    bool isMobile = false;
    QStringList places;
};

std::vector<Row> rows()
{
    QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/core/phone/numbers.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no numbers.tsv");
    std::vector<Row> all;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList columns = line.split(QLatin1Char('\t'));
        if (columns.size() == 7)
            all.push_back({columns[0], columns[1], columns[2], columns[3], columns[4], !columns[5].isEmpty(),
                           columns[6].split(QLatin1Char(' '), Qt::SkipEmptyParts)});
    }
    return all;
}

/// The same zone under another spelling: zone.tab's zones of one country differ in some year since 1970.
bool isSameZone(const Zone &a, const QString &name)
{
    const Result<Zone> b = Zone::parse(name);
    return b && a.sameClockAs(*b, {fromEpochMs(0), fromEpochMs(1'900'000'000'000)});
}

std::vector<Zone> expectedNarrowing(const PhoneZones &zones, const QStringList &places)
{
    std::vector<Zone> left;
    for (const Zone &zone : zones.all) {
        if (std::any_of(places.begin(), places.end(), [&](const QString &name) { return isSameZone(zone, name); }))
            left.push_back(zone);
    }
    return left.empty() ? zones.all : left;
}

} // namespace

class TstPhoneAgainstPython : public QObject
{
    Q_OBJECT

private slots:
    void readsAsTheSecondLibrary()
    {
        int compared = 0;
        for (const Row &row : rows()) {
            const PhoneReading reading = readPhone(row.text, row.defaultRegion);
            const QByteArray title =
                (row.text + QLatin1Char(' ') + row.defaultRegion + QLatin1Char(' ') + row.problem +
                 QStringLiteral(", got ") + problemName(reading.problem) + QLatin1Char(' ') + reading.number.text())
                    .toUtf8();
            QVERIFY2(problemName(reading.problem) == row.problem, title.constData());
            QVERIFY2(reading.number.text() == row.e164, title.constData());
            ++compared;
            if (reading.problem != PhoneProblem::None)
                continue;
            QVERIFY2(reading.isMobile == row.isMobile, title.constData());
            QVERIFY2(reading.region == row.region && regionOf(reading.number) == row.region, title.constData());
            QVERIFY2(judgePhone(reading.number) == PhoneProblem::None, title.constData());
        }
        QVERIFY(compared > 2000);
    }

    void narrowsAsTheSecondLibrary()
    {
        int narrowed = 0;
        for (const Row &row : rows()) {
            if (row.e164.isEmpty())
                continue;
            const PhoneZones zones = zonesOf(*E164::parse(row.e164));
            QCOMPARE(zones.region, row.region);
            QVERIFY2(!zones.all.empty(), qPrintable(row.e164));
            QVERIFY2(zones.narrowed == expectedNarrowing(zones, row.places), qPrintable(row.e164));
            narrowed += zones.narrowed.size() < zones.all.size() ? 1 : 0;
        }
        QVERIFY(narrowed > 10);
    }
};

CB_TEST(TstPhoneAgainstPython)
#include "tst_phoneagainstpython.moc"
