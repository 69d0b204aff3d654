// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The set-up file as WORKSPACE.md section 1 has it: the page's own example, every default, and export and import as
// inverses.
//
// proves: C042 D-DEFAULT D-END2359
#include "core/base/random.h"
#include "core/wire/setupfile.h"
#include "tests/core/wire/examplefile.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <rapidcheck.h>

using namespace callboard;
using namespace callboard::test;

namespace {

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
        if (yes()) {
            company.extras.week = {{1 + below(7), {{60, 120 + below(300)}, {500, 1440}}}};
            const QDate first = QDate(2026, 1, 1).addDays(below(700));
            company.extras.exceptions = {{first, first.addDays(below(300)), yes(), QStringLiteral("Kal\u0117dos"), {}}};
        }
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
            readSetupFile(changed(QStringLiteral("companies[0].defaultCallingHours.end"), QStringLiteral("24:00")));
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
                                 "hoursExtras", "reservedInbound", "zoneProvenance", "note"})
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
