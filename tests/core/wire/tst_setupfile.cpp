// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The set-up file as WORKSPACE.md section 1 has it: the page's own example, every default, every wrong thing by path.
// proves: C042 D-DEFAULT D-END2359
#include "core/wire/setupfile.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <rapidcheck.h>

#include "core/base/random.h"

using namespace callboard;

namespace {

// Word for word from WORKSPACE.md, with a real SHA-256 in the place of "<64 hex digits>".
const char *const kExample = R"({
  "format": "callboard-workspace",
  "version": 1,
  "capacityPools": [
    { "id": "pool_lt", "globalCap": 40 }
  ],
  "simulation": { "setupMs": 2000, "ringMs": 8000, "talkMs": 1500000, "outcome": "completed" },
  "companies": [
    {
      "id": "comp_acme_2f8a",
      "name": "Acme",
      "telephonyEnabled": true,
      "defaultCallingHours": { "start": "09:00", "end": "18:00" },
      "defaultTimezone": "Europe/Vilnius",
      "defaultCallingDays": [1, 2, 3, 4, 5],
      "callOverheadMs": 120000,
      "numbers": [
        {
          "id": "pn_8f2a",
          "e164": "+37052071234",
          "displayName": "Vilnius outbound",
          "capabilities": { "voice": true, "sms": false },
          "capacity": { "maxInboundConcurrent": 4, "maxOutboundConcurrent": 8 },
          "isDefault": true,
          "capacityPoolId": "pool_lt"
        }
      ],
      "apiKeys": [
        { "key": "celp_acme_all", "name": "Integration", "kind": "api",
          "scopes": ["telephony:read", "telephony:schedule", "telephony:manage"] },
        { "keySha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "name": "Operator", "kind": "admin-session",
          "scopes": ["telephony:read", "telephony:schedule", "telephony:manage"] }
      ],
      "jobPositions": [
        { "id": "pos_abc123", "title": "Warehouse lead", "interviewMs": 1800000 }
      ],
      "candidates": [
        {
          "id": "cand_xyz789",
          "name": "Ona Example",
          "phone": "+37061234567",
          "status": "new",
          "isTest": false,
          "jobPositionId": null,
          "timezone": null,
          "interviewMs": null,
          "simulate": { "setupMs": 60000, "ringMs": 60000, "talkMs": 600000, "outcome": ["no_answer", "completed"] }
        }
      ]
    }
  ]
})";

SetupFile example()
{
    const auto read = readSetupFile(kExample);
    if (!read)
        qFatal("%s", qPrintable(read.error().detail));
    return *read;
}

// The example with one change: `path` as our messages write it; an undefined value removes the key.
QByteArray changed(const QString &path, const QJsonValue &value)
{
    static const QRegularExpression split(QStringLiteral(R"([.\[\]]+)"));
    QStringList steps = path.split(split, Qt::SkipEmptyParts);
    const std::function<QJsonValue(const QJsonValue &, int)> change = [&](const QJsonValue &in, int at) -> QJsonValue {
        if (at == steps.size())
            return value;
        if (in.isArray()) {
            QJsonArray list = in.toArray();
            const int index = steps[at].toInt();
            const QJsonValue to = change(index < list.size() ? list[index] : QJsonValue(), at + 1);
            if (index < list.size())
                list[index] = to;
            else
                list.append(to);
            return list;
        }
        QJsonObject object = in.toObject();
        object[steps[at]] = change(object[steps[at]], at + 1); // an undefined value removes it
        return object;
    };
    const QJsonValue root = QJsonDocument::fromJson(kExample).object();
    return QJsonDocument(change(root, 0).toObject()).toJson();
}

const QString kCompany = QStringLiteral("companies[0].");
const QString kNumber = QStringLiteral("companies[0].numbers[0].");
const QString kKey = QStringLiteral("companies[0].apiKeys[0].");
const QString kPosition = QStringLiteral("companies[0].jobPositions[0].");
const QString kCandidate = QStringLiteral("companies[0].candidates[0].");

QJsonValue json(const char *text)
{
    return QJsonDocument::fromJson(QByteArray("[") + text + "]").array().first();
}

/// Random values that a set-up file can hold.
SetupFile randomFile(std::uint64_t seed)
{
    const auto random = seededRandom(seed);
    const auto below = [&](int n) { return static_cast<int>(random->next() % static_cast<std::uint64_t>(n)); };
    const auto yes = [&] { return below(2) == 0; };
    const auto text = [&] {
        static const char *const pieces[] = {"Ona", "\"q\"", "\\", "Žydrė", "\xF0\x9F\x98\x80", ", : {", " ", "%1"};
        QString made;
        for (int n = below(4); n > 0; --n)
            made += QString::fromUtf8(pieces[below(8)]);
        return made;
    };
    const auto length = [&] { return milliseconds(below(86'400'001)); };
    const auto id = [&](const char *prefix) { return randomId(*random, QString::fromLatin1(prefix)); };
    const auto phone = [&] { return *E164::parse(QStringLiteral("+%1").arg(100 + below(1'000'000'000))); };
    const auto simulation = [&] {
        Simulation made;
        if (yes())
            made.setup = length();
        if (yes())
            made.ring = length();
        if (yes())
            made.talk = length();
        for (int n = below(3); n > 0; --n)
            made.outcomes.push_back(static_cast<SimulatedOutcome>(below(4)));
        return made;
    };
    SetupFile file;
    file.simulation = simulation();
    for (int n = 1 + below(3); n > 0; --n)
        file.pools.push_back({PoolId(id("pool_")), below(100)});
    for (int n = below(3); n > 0; --n) {
        Company company;
        company.id = CompanyId(id("comp_"));
        company.name = text();
        company.telephonyEnabled = yes();
        company.diallingHeld = yes();
        if (yes()) {
            const int opens = below(1440);
            company.policy.hours = CallingHours{opens, opens + 1 + below(1440 - opens)};
        }
        if (yes())
            company.policy.zone = *Zone::parse(QStringLiteral("Australia/Lord_Howe"));
        if (yes())
            company.policy.days = *Weekdays::of({1 + below(7), 1 + below(7)});
        company.callOverhead = length();
        if (yes())
            company.expiryGrace = length();
        if (yes())
            company.minLead = length();
        company.finishInsideHours = yes();
        company.prefixNarrowing = yes();
        for (int i = below(3); i > 0; --i) {
            PhoneNumber number;
            number.id = PhoneNumberId(id("pn_"));
            number.company = company.id;
            number.e164 = phone();
            number.displayName = text() + QStringLiteral("x");
            number.voice = yes();
            number.sms = yes();
            number.maxInboundConcurrent = below(9);
            number.maxOutboundConcurrent = below(9);
            number.reservedInbound = below(3);
            number.isDefault = i == 1 && yes();
            number.pool = file.pools[static_cast<size_t>(below(static_cast<int>(file.pools.size())))].id;
            file.numbers.push_back(number);
        }
        for (int i = below(3); i > 0; --i) {
            file.keys.push_back({company.id,
                                 text(),
                                 yes() ? KeyKind::Api : KeyKind::AdminSession,
                                 {yes(), yes(), yes()},
                                 QCryptographicHash::hash(id("").toLatin1(), QCryptographicHash::Sha256)});
        }
        const PositionId position(id("pos_"));
        file.positions.push_back({position, company.id, text(), length()});
        for (int i = below(4); i > 0; --i) {
            Candidate candidate;
            candidate.id = CandidateId(id("cand_"));
            candidate.company = company.id;
            candidate.name = text();
            candidate.phone = phone();
            candidate.status = yes() ? CandidateStatus::New : CandidateStatus::InvitedCall;
            candidate.isTest = yes();
            if (yes())
                candidate.position = position;
            if (yes())
                candidate.zone = *Zone::parse(QStringLiteral("Asia/Kathmandu"));
            candidate.zoneProvenance = static_cast<ZoneProvenance>(below(6));
            if (yes())
                candidate.interview = length();
            if (yes())
                candidate.simulate = simulation();
            candidate.note = text() + (yes() ? QStringLiteral("\nsecond line") : QString());
            file.candidates.push_back(candidate);
        }
        file.companies.push_back(company);
    }
    return file;
}

} // namespace

class TstSetupFile : public QObject
{
    Q_OBJECT
private slots:
    void exampleOfThePageIsReadFieldForField()
    {
        const SetupFile file = example();
        QCOMPARE(file.pools.size(), size_t(1));
        QCOMPARE(file.pools[0].id, PoolId(QStringLiteral("pool_lt")));
        QCOMPARE(file.pools[0].globalCap, 40);
        QVERIFY(file.simulation ==
                (Simulation{
                    milliseconds(2000), milliseconds(8000), milliseconds(1'500'000), {SimulatedOutcome::Completed}}));

        QCOMPARE(file.companies.size(), size_t(1));
        const Company &company = file.companies[0];
        QCOMPARE(company.id, CompanyId(QStringLiteral("comp_acme_2f8a")));
        QCOMPARE(company.name, QStringLiteral("Acme"));
        QVERIFY(company.telephonyEnabled);
        QVERIFY(company.policy.hours == (CallingHours{9 * 60, 18 * 60}));
        QCOMPARE(company.policy.zone->name(), QStringLiteral("Europe/Vilnius"));
        QVERIFY(company.policy.days == Weekdays::mondayToFriday());
        QCOMPARE(company.callOverhead, milliseconds(120'000));

        QCOMPARE(file.numbers.size(), size_t(1));
        const PhoneNumber &number = file.numbers[0];
        QCOMPARE(number.id, PhoneNumberId(QStringLiteral("pn_8f2a")));
        QCOMPARE(number.company, company.id);
        QCOMPARE(number.e164.text(), QStringLiteral("+37052071234"));
        QCOMPARE(number.displayName, QStringLiteral("Vilnius outbound"));
        QVERIFY(number.voice && !number.sms && number.isDefault);
        QCOMPARE(number.maxInboundConcurrent, 4);
        QCOMPARE(number.maxOutboundConcurrent, 8);
        QCOMPARE(number.pool, file.pools[0].id);

        QCOMPARE(file.keys.size(), size_t(2));
        // sha256sum of "celp_acme_all", by coreutils
        QCOMPARE(file.keys[0].sha256.toHex(),
                 QByteArray("93f6bf92fe3a9054e743e65500f041a6ccbe8aa5e1c2c6ef97bddb29c89dacff"));
        QCOMPARE(file.keys[0].name, QStringLiteral("Integration"));
        QVERIFY(file.keys[0].kind == KeyKind::Api && file.keys[0].scopes == Scopes::all());
        QCOMPARE(file.keys[1].sha256.toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QVERIFY(file.keys[1].kind == KeyKind::AdminSession);

        QCOMPARE(file.positions.size(), size_t(1));
        QVERIFY(file.positions[0] == (Position{PositionId(QStringLiteral("pos_abc123")), company.id,
                                               QStringLiteral("Warehouse lead"), milliseconds(1'800'000)}));

        QCOMPARE(file.candidates.size(), size_t(1));
        const Candidate &candidate = file.candidates[0];
        QCOMPARE(candidate.id, CandidateId(QStringLiteral("cand_xyz789")));
        QCOMPARE(candidate.company, company.id);
        QCOMPARE(candidate.name, QStringLiteral("Ona Example"));
        QCOMPARE(candidate.phone.text(), QStringLiteral("+37061234567"));
        QVERIFY(candidate.status == CandidateStatus::New && !candidate.isTest);
        QVERIFY(!candidate.position && !candidate.zone && !candidate.interview);
        QVERIFY(candidate.simulate == (Simulation{milliseconds(60'000),
                                                  milliseconds(60'000),
                                                  milliseconds(600'000),
                                                  {SimulatedOutcome::NoAnswer, SimulatedOutcome::Completed}}));
        // The reference's estimate: 1,800,000 + 120,000.
        QCOMPARE(estimateOf(company, file.positions[0], candidate), milliseconds(1'920'000));
    }

    void whatIsLeftOutHasThePagesDefaults()
    {
        const auto read = readSetupFile(R"({"format":"callboard-workspace","version":1,
            "capacityPools":[{"id":"p","globalCap":0}],
            "companies":[{"id":"c","name":"","numbers":[{"id":"n","e164":"+370123","capacityPoolId":"p"}],
              "apiKeys":[{"key":"k","scopes":[]}],
              "candidates":[{"id":"x","phone":"+123"}]}]})");
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        const Company &company = read->companies[0];
        QVERIFY(!company.telephonyEnabled && !company.diallingHeld);
        QVERIFY(!company.policy.hours && !company.policy.zone && !company.policy.days);
        QCOMPARE(company.callOverhead, milliseconds(120'000));
        const PhoneNumber &number = read->numbers[0];
        QCOMPARE(number.displayName, QStringLiteral("+370123"));
        QVERIFY(number.voice && !number.sms && !number.isDefault); // C042
        QCOMPARE(number.maxInboundConcurrent + number.maxOutboundConcurrent + number.reservedInbound, 0);
        QVERIFY(read->keys[0].kind == KeyKind::Api && read->keys[0].scopes == Scopes() && read->keys[0].name.isEmpty());
        const Candidate &candidate = read->candidates[0];
        QVERIFY(candidate.name.isEmpty() && candidate.status == CandidateStatus::New && !candidate.isTest);
        QVERIFY(!candidate.position && !candidate.zone && !candidate.interview && !candidate.simulate);
        QVERIFY(read->simulation == Simulation());
        QVERIFY(readSetupFile(R"({"format":"callboard-workspace","version":1})"));
    }

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

    void positionsMayStandBehindTheCandidates()
    {
        QVERIFY(readSetupFile(R"({"format":"callboard-workspace","version":1,"companies":[{"id":"c","name":"C",
            "candidates":[{"id":"x","phone":"+123","jobPositionId":"p"}],
            "jobPositions":[{"id":"p","title":"T","interviewMs":0}]}]})"));
        // but not in another company
        QVERIFY(!readSetupFile(R"({"format":"callboard-workspace","version":1,"companies":[
            {"id":"a","name":"A","jobPositions":[{"id":"p","title":"T","interviewMs":0}]},
            {"id":"b","name":"B","candidates":[{"id":"x","phone":"+123","jobPositionId":"p"}]}]})"));
    }

    void midnightIsTakenLocally() // D-END2359
    {
        const auto read =
            readSetupFile(changed(kCompany + QStringLiteral("defaultCallingHours.end"), QStringLiteral("24:00")));
        QVERIFY(read);
        QCOMPARE(read->companies[0].policy.hours->closes, 1440);
        QVERIFY(writeSetupFile(*read).contains("\"24:00\""));
    }

    void exportIsTheExampleWithHashedKeys()
    {
        QByteArray expected = kExample;
        expected.replace("\"key\": \"celp_acme_all\"", "\"keySha256\": \"" + example().keys[0].sha256.toHex() + "\"");
        const auto compact = [](const QByteArray &text) { return QJsonDocument::fromJson(text).toJson(); };
        QCOMPARE(compact(writeSetupFile(example())), compact(expected));
        QVERIFY(!writeSetupFile(example()).contains("celp_acme_all"));
    }

    void exportKeepsThePagesOrderOfFields()
    {
        const QByteArray text = writeSetupFile(example());
        qsizetype last = -1;
        for (const char *key : {"format",
                                "version",
                                "capacityPools",
                                "simulation",
                                "companies",
                                "telephonyEnabled",
                                "defaultCallingHours",
                                "defaultTimezone",
                                "defaultCallingDays",
                                "callOverheadMs",
                                "numbers",
                                "e164",
                                "displayName",
                                "capabilities",
                                "capacity\"",
                                "isDefault",
                                "capacityPoolId",
                                "apiKeys",
                                "jobPositions",
                                "candidates",
                                "phone",
                                "status",
                                "isTest",
                                "jobPositionId",
                                "timezone"}) {
            const qsizetype at = text.indexOf(QByteArray("\"") + key, last + 1);
            QVERIFY2(at > last, key);
            last = at;
        }
        for (const char *ours : {"diallingHeld", "minLeadMs", "expiryGraceMs", "finishInsideHours", "prefixNarrowing",
                                 "reservedInbound", "zoneProvenance", "note"})
            QVERIFY2(!text.contains(ours), ours); // left out when default
    }

    void exportThenImportIsEqual()
    {
        const bool holds = rc::check("import(export(file)) == file, and again", [](std::uint64_t seed) {
            const SetupFile file = randomFile(seed);
            const QByteArray text = writeSetupFile(file);
            const auto read = readSetupFile(text);
            if (!read)
                RC_FAIL(read.error().detail.toStdString());
            RC_ASSERT(*read == file);
            RC_ASSERT(writeSetupFile(*read) == text);
        });
        QVERIFY(holds);
    }

    void anyDamageIsRefusedOrReadButNeverCrashes()
    {
        const QByteArray whole(kExample);
        const bool holds = rc::check("one changed byte, one missing stretch", [&] {
            QByteArray text = whole;
            const int at = *rc::gen::inRange(0, static_cast<int>(text.size()));
            text[at] = static_cast<char>(*rc::gen::inRange(0, 256));
            if (*rc::gen::inRange(0, 2) == 0)
                text.remove(*rc::gen::inRange(0, static_cast<int>(text.size())), *rc::gen::inRange(0, 50));
            std::vector<SetupProblem> problems;
            const auto read = readSetupFile(text, &problems);
            RC_ASSERT(read.has_value() == problems.empty());
        });
        QVERIFY(holds);
    }
};

CB_TEST(TstSetupFile)
#include "tst_setupfile.moc"
