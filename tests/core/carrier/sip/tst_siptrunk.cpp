// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Addresses as trunks want them (SIP.md section 8).
#include "core/carrier/sip/siptrunk.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::sip;

namespace {

const E164 kVilnius = E164::parse(QStringLiteral("+37061234501")).value();
const E164 kBerlin = E164::parse(QStringLiteral("+493012345678")).value();

SipTrunk trunk()
{
    SipTrunk made;
    made.domain = QStringLiteral("trunk.example");
    return made;
}

} // namespace

class TstSipTrunk : public QObject
{
    Q_OBJECT
private slots:
    void numbers()
    {
        SipTrunk at = trunk();
        QCOMPARE(addressAt(at, kVilnius), QString("sip:+37061234501@trunk.example"));
        at.form = NumberForm::NoPlus;
        at.saysUserPhone = true;
        at.isTls = true;
        QCOMPARE(addressAt(at, kVilnius), QString("sips:37061234501@trunk.example;user=phone"));
        at.form = NumberForm::National;
        at.homeCountry = QStringLiteral("370");
        at.nationalPrefix = QStringLiteral("0");
        QCOMPARE(numberAt(at, kVilnius), QString("061234501"));
        QCOMPARE(numberAt(at, kBerlin), QString("00493012345678"));
    }

    void callerIds()
    {
        SipTrunk at = trunk();
        const QString interviewer = QStringLiteral("sip:ada@pbx.example");
        CallPlan plan = planOf(at, interviewer, kBerlin, kVilnius);
        QCOMPARE(plan.candidate.to, std::string("sip:+37061234501@trunk.example"));
        QCOMPARE(plan.candidate.from, std::string("sip:+493012345678@trunk.example"));
        QVERIFY(plan.candidate.headers.empty());
        QCOMPARE(plan.interviewer.to, std::string("sip:ada@pbx.example"));
        at.callerId = CallerIdIn::AssertedIdentity;
        at.fromUser = QStringLiteral("account7");
        plan = planOf(at, interviewer, kBerlin, kVilnius);
        QCOMPARE(plan.candidate.from, std::string("sip:account7@trunk.example"));
        QCOMPARE(plan.candidate.headers,
                 std::vector<std::string>{"P-Asserted-Identity: <sip:+493012345678@trunk.example>"});
        QVERIFY(plan.interviewer.headers.empty());
        at.callerId = CallerIdIn::PreferredIdentity;
        at.fromUser.clear();
        plan = planOf(at, interviewer, kBerlin, kVilnius);
        QCOMPARE(plan.candidate.from, std::string("sip:+493012345678@trunk.example"));
        QCOMPARE(plan.candidate.headers,
                 std::vector<std::string>{"P-Preferred-Identity: <sip:+493012345678@trunk.example>"});
    }

    void interviewers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address"); // empty: refused
        QTest::newRow("whole") << "sip:ada@pbx.example"
                               << "sip:ada@pbx.example";
        QTest::newRow("short") << " ada@pbx.example:5062 "
                               << "sip:ada@pbx.example:5062";
        QTest::newRow("capitals") << "SIPS:Ada@PBX.example"
                                  << "sips:Ada@PBX.example";
        QTest::newRow("transport") << "sip:100@192.0.2.7;transport=tcp"
                                   << "sip:100@192.0.2.7;transport=tcp";
        QTest::newRow("IPv6") << "sip:100@[2001:db8::1]:5060"
                              << "sip:100@[2001:db8::1]:5060";
        for (const char *bad : {"", "ada", "@pbx.example", "ada@", "ada@pbx.example;maddr=evil.example",
                                "ada@pbx.example?Subject=x", "ada@pbx.example\r\nX: y", "<sip:ada@pbx.example>",
                                "ada@pbx.example\n", "http://pbx.example", "ada pbx@example", "tel:112"})
            QTest::newRow(bad) << bad
                               << (QLatin1String(bad) == QLatin1String("ada@pbx.example\n")
                                       ? QStringLiteral("sip:ada@pbx.example")
                                       : QString());
    }
    void interviewers()
    {
        QFETCH(QString, typed);
        QFETCH(QString, address);
        QCOMPARE(interviewerAddress(typed).value_or(QString()), address);
    }

    void whatIsChecked_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("no domain") << "domain"
                                   << "";
        QTest::newRow("injection") << "domain"
                                   << "trunk.example>\r\nX: y";
        QTest::newRow("parameter") << "domain"
                                   << "trunk.example;lr";
        QTest::newRow("route") << "route"
                               << "pbx.example";
        QTest::newRow("route injection") << "route"
                                         << "sip:pbx.example>,<sip:evil.example";
        QTest::newRow("country") << "homeCountry"
                                 << "0";
        QTest::newRow("prefix") << "nationalPrefix"
                                << "#31#";
        QTest::newRow("prefix abroad") << "internationalPrefix"
                                       << "+";
        QTest::newRow("user") << "fromUser"
                              << "a@b";
    }
    void whatIsChecked()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        SipTrunk at = trunk();
        at.form = NumberForm::National;
        at.homeCountry = QStringLiteral("370");
        at.route = QStringLiteral("sip:pbx.example:5062;lr;transport=tcp");
        QVERIFY(checkTrunk(at));
        QString &changed = field == "domain"           ? at.domain
                           : field == "route"          ? at.route
                           : field == "homeCountry"    ? at.homeCountry
                           : field == "nationalPrefix" ? at.nationalPrefix
                           : field == "fromUser"       ? at.fromUser
                                                       : at.internationalPrefix;
        changed = value;
        QCOMPARE(checkTrunk(at).error().detail, field);
    }

    void limits()
    {
        using namespace std::chrono_literals;
        SipTrunk at = trunk();
        at.limits.ring = 180s;
        QVERIFY(checkTrunk(at));
        at.limits.ring = 181s;
        QCOMPARE(checkTrunk(at).error().detail, QString("limits.ring"));
        at = trunk();
        at.limits.setup = 0s;
        QCOMPARE(checkTrunk(at).error().detail, QString("limits.setup"));
        at = trunk();
        at.limits.talk = 25h;
        QCOMPARE(checkTrunk(at).error().detail, QString("limits.talk"));
    }
};

CB_TEST(TstSipTrunk)
#include "tst_siptrunk.moc"
