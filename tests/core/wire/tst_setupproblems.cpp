// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Every wrong thing in a set-up file is named by its path, and by nothing else.
// proves: C042 D-DEFAULT
#include "tests/core/wire/examplefile.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const QString kCompany = QStringLiteral("companies[0].");
const QString kNumber = QStringLiteral("companies[0].numbers[0].");
const QString kKey = QStringLiteral("companies[0].apiKeys[0].");
const QString kPosition = QStringLiteral("companies[0].jobPositions[0].");
const QString kCandidate = QStringLiteral("companies[0].candidates[0].");

QJsonValue json(const char *text)
{
    return QJsonDocument::fromJson(QByteArray("[") + text + "]").array().first();
}

} // namespace

class TstSetupProblems : public QObject
{
    Q_OBJECT
private slots:
    void wrongThingsAreNamedByPath_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("reported"); // empty: the path itself
        const auto row = [](const QString &path, const QJsonValue &value, const QString &reported = {}) {
            const QString shown =
                value.isUndefined()
                    ? QStringLiteral("left out")
                    : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
            QTest::newRow(qPrintable(path + QLatin1Char(' ') + shown.left(60))) << path << value << reported;
        };
        const QJsonValue absent(QJsonValue::Undefined);
        for (const char *key : {"format", "version"})
            row(QLatin1String(key), absent);
        row(QStringLiteral("format"), QStringLiteral("other"));
        row(QStringLiteral("format"), 1);
        for (const char *version : {"0", "2", "\"1\"", "1.5", "null", "true"})
            row(QStringLiteral("version"), json(version));
        row(QStringLiteral("capacityPools"), QJsonObject());
        row(QStringLiteral("capacityPools"), QJsonValue::Null);
        row(QStringLiteral("capacityPools[0]"), 5);
        row(QStringLiteral("capacityPools[0].id"), absent);
        row(QStringLiteral("capacityPools[0].globalCap"), absent);
        for (const char *cap : {"-1", "1.5", "\"4\"", "null", "1000000000"})
            row(QStringLiteral("capacityPools[0].globalCap"), json(cap));
        row(QStringLiteral("capacityPools[0].globalcap"), 4);
        row(QStringLiteral("capacityPools[1]"), json(R"({"id":"pool_lt","globalCap":1})"),
            QStringLiteral("capacityPools[1].id"));
        row(QStringLiteral("pools"), QJsonArray());
        row(QStringLiteral("companies"), QStringLiteral("Acme"));
        row(QStringLiteral("simulation.ringms"), 5);
        row(QStringLiteral("simulation.ringMs"), -5);
        row(QStringLiteral("simulation.ringMs"), QJsonValue::Null);
        row(QStringLiteral("simulation.outcome"), QStringLiteral("busy"));
        row(QStringLiteral("simulation.outcome"), QJsonArray());
        row(QStringLiteral("simulation.outcome"), QJsonArray{QStringLiteral("completed"), QStringLiteral("Failed")},
            QStringLiteral("simulation.outcome[1]"));

        for (const char *key : {"id", "name"})
            row(kCompany + QLatin1String(key), absent);
        for (const char *id : {"\"\"", "\"a b\"", "\"a/b\"", "\"\u0105\"", "null", "7"})
            row(kCompany + QStringLiteral("id"), json(id));
        row(kCompany + QStringLiteral("id"), QString(65, QLatin1Char('a')));
        row(kCompany + QStringLiteral("name"), QStringLiteral("a\u0007"));
        row(kCompany + QStringLiteral("telephonyEnabled"), QStringLiteral("yes"));
        row(kCompany + QStringLiteral("telephonyEnabled"), QJsonValue::Null);
        row(kCompany + QStringLiteral("telephonyenabled"), true);
        row(kCompany + QStringLiteral("defaultCallingHours"), QStringLiteral("09:00-18:00"));
        row(kCompany + QStringLiteral("defaultCallingHours.start"), absent);
        row(kCompany + QStringLiteral("defaultCallingHours.end"), absent);
        for (const char *start : {"\"18:00\"", "\"9:00\"", "\"24:00\"", "\"09:60\"", "\"09:00 \"", "\"\""})
            row(kCompany + QStringLiteral("defaultCallingHours.start"), json(start),
                kCompany + QStringLiteral("defaultCallingHours"));
        row(kCompany + QStringLiteral("defaultCallingHours.end"), QStringLiteral("24:01"),
            kCompany + QStringLiteral("defaultCallingHours"));
        row(kCompany + QStringLiteral("defaultCallingHours.start"), 9);
        row(kCompany + QStringLiteral("defaultCallingHours.until"), QStringLiteral("18:00"));
        for (const char *zone : {"\"Vilnius\"", "\"europe/vilnius\"", "\"\"", "\"../etc/passwd\"", "2"})
            row(kCompany + QStringLiteral("defaultTimezone"), json(zone));
        for (const char *days : {"[]", "[0]", "[8]", "[1.5]", "[\"1\"]", "1", "{}"})
            row(kCompany + QStringLiteral("defaultCallingDays"), json(days));
        for (const char *length : {"-1", "86400001", "\"120000\"", "1.5", "null"})
            row(kCompany + QStringLiteral("callOverheadMs"), json(length));
        const QString extras = kCompany + QStringLiteral("hoursExtras");
        for (const char *wrong : {"1", "[]", "\"\""})
            row(extras, json(wrong));
        row(extras, json(R"({"holidays":[]})"), extras + QStringLiteral(".holidays"));
        row(extras, json(R"({"week":[{"day":8,"windows":[]}]})"), extras + QStringLiteral(".week[0].day"));
        row(extras, json(R"({"week":[{"day":1}]})"), extras + QStringLiteral(".week[0].windows"));
        row(extras, json(R"({"exceptions":[{"from":"2026-02-30","label":"x"}]})"),
            extras + QStringLiteral(".exceptions[0].from"));
        row(extras, json(R"({"exceptions":[{"from":"2026-12-26","to":"2026-12-24","label":"x"}]})"),
            extras + QStringLiteral(".exceptions[0].to"));
        row(kCompany + QStringLiteral("diallingHeld"), 1);
        row(kCompany + QStringLiteral("minLeadMs"), -1);
        row(kCompany + QStringLiteral("expiryGraceMs"), QStringLiteral("x"));

        for (const char *key : {"id", "e164", "capacityPoolId"})
            row(kNumber + QLatin1String(key), absent);
        for (const char *number :
             {"\"37052071234\"", "\"+0123\"", "\"+12\"", "\"+1234567890123456\"", "\"+370 5\"", "37", "\"\""})
            row(kNumber + QStringLiteral("e164"), json(number));
        row(kNumber + QStringLiteral("displayName"), QString());
        row(kNumber + QStringLiteral("displayName"), QString(121, QLatin1Char('x')));
        row(kNumber + QStringLiteral("capabilities.voice"), 1);
        row(kNumber + QStringLiteral("capabilities.fax"), true);
        row(kNumber + QStringLiteral("capacity.maxOutboundConcurrent"), -1);
        row(kNumber + QStringLiteral("capacity.maxOutbound"), 1);
        row(kNumber + QStringLiteral("capacity"), QJsonValue::Null);
        row(kNumber + QStringLiteral("isDefault"), QStringLiteral("true"));
        row(kNumber + QStringLiteral("capacityPoolId"), QStringLiteral("pool_xx"));
        row(kNumber + QStringLiteral("reservedInbound"), -1);
        row(QStringLiteral("companies[0].numbers[1]"),
            json(R"({"id":"pn_2","e164":"+37052071235","isDefault":true,"capacityPoolId":"pool_lt"})"),
            QStringLiteral("companies[0].numbers[1].isDefault"));
        row(QStringLiteral("companies[1]"),
            json(R"({"id":"c2","name":"B","numbers":[{"id":"pn_8f2a","e164":"+3701","capacityPoolId":"pool_lt"}]})"),
            QStringLiteral("companies[1].numbers[0].id"));
        row(QStringLiteral("companies[1]"), json(R"({"id":"comp_acme_2f8a","name":"B"})"),
            QStringLiteral("companies[1].id"));

        row(kKey + QStringLiteral("key"), absent, QStringLiteral("companies[0].apiKeys[0]"));
        row(kKey + QStringLiteral("keySha256"), QString(64, QLatin1Char('a')),
            QStringLiteral("companies[0].apiKeys[0]"));
        for (const char *key : {"\"\"", "\"a b\"", "\"\u0105\"", "5", "null"})
            row(kKey + QStringLiteral("key"), json(key));
        row(kKey + QStringLiteral("key"), QString(256, QLatin1Char('a')));
        for (const char *hash : {"\"ab\"", "\"zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""})
            row(QStringLiteral("companies[0].apiKeys[1].keySha256"), json(hash));
        row(QStringLiteral("companies[0].apiKeys[1].keySha256"),
            QString::fromLatin1(QCryptographicHash::hash("celp_acme_all", QCryptographicHash::Sha256).toHex()),
            QStringLiteral("companies[0].apiKeys[1]"));
        row(kKey + QStringLiteral("kind"), QStringLiteral("admin"));
        row(kKey + QStringLiteral("scopes"), absent);
        row(kKey + QStringLiteral("scopes"), QStringLiteral("telephony:read"));
        row(kKey + QStringLiteral("scopes[0]"), QStringLiteral("telephony:write"));
        row(kKey + QStringLiteral("scopes[1]"), QStringLiteral("telephony:read"));
        row(kKey + QStringLiteral("secret"), 1);

        for (const char *key : {"id", "title", "interviewMs"})
            row(kPosition + QLatin1String(key), absent);
        row(kPosition + QStringLiteral("interviewMs"), QJsonValue::Null);
        row(kPosition + QStringLiteral("interviewMs"), 1800.5);

        for (const char *key : {"id", "phone"})
            row(kCandidate + QLatin1String(key), absent);
        row(kCandidate + QStringLiteral("phone"), QStringLiteral("061234567"));
        row(kCandidate + QStringLiteral("status"), QStringLiteral("hired"));
        row(kCandidate + QStringLiteral("isTest"), 0);
        row(kCandidate + QStringLiteral("jobPositionId"), QStringLiteral("pos_other"));
        row(kCandidate + QStringLiteral("timezone"), QStringLiteral("GMT+2"));
        row(kCandidate + QStringLiteral("interviewMs"), -1);
        row(kCandidate + QStringLiteral("simulate"), QJsonValue::Null);
        row(kCandidate + QStringLiteral("simulate.outcome[1]"), QStringLiteral("busy"));
        row(kCandidate + QStringLiteral("simulate.pickUpMs"), 1);
        row(kCandidate + QStringLiteral("zoneProvenance"), QStringLiteral("guess"));
        row(kCandidate + QStringLiteral("note"), 1);
        row(kCandidate + QStringLiteral("email"), QStringLiteral("a@b"));
    }
    void wrongThingsAreNamedByPath()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        QFETCH(QString, reported);
        std::vector<SetupProblem> problems;
        const auto read = readSetupFile(changed(path, value), &problems);
        QVERIFY(!read);
        QVERIFY(!problems.empty());
        QCOMPARE(problems.front().path, reported.isEmpty() ? path : reported);
        if (!path.startsWith(QStringLiteral("capacityPools"))) // without its pool a number is wrong as well
            QCOMPARE(problems.size(), size_t(1));              // one mistake, one message
        QVERIFY(!problems.front().text.isEmpty());
        QVERIFY2(read.error().detail.startsWith(problems.front().path + QStringLiteral(": ")),
                 qPrintable(read.error().detail));
        const bool isNewer = path == QLatin1String("version") && value == QJsonValue(2);
        QVERIFY(read.error().code == (isNewer ? ErrorCode::FileNewer : ErrorCode::ValidationError));
    }

    void messagesNeverRepeatAKey() // P6
    {
        for (const QString &key :
             {QStringLiteral("celp secret"), QStringLiteral("celp_s\u0105"), QString(300, QLatin1Char('s'))}) {
            std::vector<SetupProblem> problems;
            QVERIFY(!readSetupFile(changed(kKey + QStringLiteral("key"), key), &problems));
            for (const SetupProblem &problem : problems)
                QVERIFY(!problem.text.contains(key) && !problem.path.contains(key));
        }
    }

    void everyProblemIsListed()
    {
        std::vector<SetupProblem> problems;
        QVERIFY(!readSetupFile(R"({"format":"callboard-workspace","version":1,"x":1,
            "companies":[{"id":"c"},{"name":5,"id":"c"}]})",
                               &problems));
        QStringList paths;
        for (const SetupProblem &problem : problems)
            paths << problem.path;
        paths.sort();
        QCOMPARE(paths, (QStringList{QStringLiteral("companies[0].name"), QStringLiteral("companies[1].id"),
                                     QStringLiteral("companies[1].name"), QStringLiteral("x")}));
    }

    void problemsAreAtMostAHundred()
    {
        QByteArray text = R"({"format":"callboard-workspace","version":1,"capacityPools":[)";
        for (int i = 0; i < 5000; ++i)
            text += i ? ",1" : "1";
        text += "]}";
        std::vector<SetupProblem> problems;
        QVERIFY(!readSetupFile(text, &problems));
        QCOMPARE(problems.size(), size_t(100));
    }

    void brokenJsonNamesItsLine()
    {
        std::vector<SetupProblem> problems;
        QVERIFY(!readSetupFile("{\n \"format\": \"callboard-workspace\",\n \"version\": 1,\n \"version\": 1\n}",
                               &problems));
        QCOMPARE(problems.front().path, QStringLiteral("version"));
        QVERIFY(problems.front().text.startsWith(QStringLiteral("line 4, column 2: ")));
        for (const char *text : {"", "[]", "null", "\"callboard-workspace\"", "\xef\xbb\xbf{}"})
            QVERIFY(!readSetupFile(text));
    }
};

CB_TEST(TstSetupProblems)
#include "tst_setupproblems.moc"
