// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The acceptance tests S10, S11 and S15 of SIP.md section 9: what the people hear.
// proves: SIP-S10 SIP-S11 SIP-S15
#include "tests/core/carrier/sip/wire/baresip.h"
#include "tests/core/carrier/sip/wire/certificates.h"
#include "tests/core/carrier/sip/wire/controller.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>

using namespace callboard;
using namespace callboard::test;

class TstBaresip : public QObject
{
    Q_OBJECT
private slots:
    void eachHearsTheOther_data();
    void eachHearsTheOther();
    void aPhoneOfAnotherAuthorityIsNotTrusted();
    void theCandidateHearsWhoTakesOver();
};

namespace {

constexpr int kInterviewer = 440;
constexpr int kCandidate = 880;
constexpr int kTaker = 1320;
const std::vector<int> kTones{kInterviewer, kCandidate, kTaker};

/// By TLS, at the port after the plain one.
std::string secure(int port)
{
    return "sip:phone@127.0.0.1:" + std::to_string(port + 1) + ";transport=tls";
}

sip::CallPlan planOfPhones()
{
    sip::CallPlan plan = Controller::plan();
    plan.interviewer.to = "sip:phone@127.0.0.1:6110";
    plan.candidate.to = "sip:phone@127.0.0.1:6120";
    return plan;
}

QString words(const std::vector<int> &tones)
{
    QStringList all;
    for (const int tone : tones)
        all << QString::number(tone);
    return all.join(' ');
}

} // namespace

void TstBaresip::eachHearsTheOther_data()
{
    QTest::addColumn<bool>("isSecure");
    QTest::newRow("in the clear") << false;
    QTest::newRow("TLS and SRTP") << true;
}

void TstBaresip::eachHearsTheOther()
{
    QFETCH(bool, isSecure);
    const Authority ours;
    const auto security = isSecure ? Baresip::Security::TlsAndSrtp : Baresip::Security::None;
    Baresip a(6110, kInterviewer, security, ours.pem());
    Baresip b(6120, kCandidate, security, ours.pem());
    Controller controller(isSecure ? ours.folderOf(ours) : QString());
    sip::CallPlan plan = planOfPhones();
    if (isSecure) {
        plan.interviewer.to = secure(6110);
        plan.candidate.to = secure(6120);
    }
    const auto call = controller.place(plan);
    QVERIFY(controller.waitFor(call, "bridged"));
    QVERIFY(a.hears(2'500) && b.hears(2'500));
    QVERIFY(!controller.heard(call).contains("ended"));
    controller.stack().hangUp(call);
    QVERIFY(controller.waitFor(call, "ended"));
    a.quit();
    b.quit();
    const std::vector<int> atA = a.tonesHeard(kTones);
    const std::vector<int> atB = b.tonesHeard(kTones);
    QVERIFY2(atA.size() >= 4 && atB.size() >= 4, qPrintable(words(atA) + " | " + words(atB)));
    for (const int tone : atA)
        QVERIFY2(tone == kCandidate, qPrintable(words(atA)));
    for (const int tone : atB)
        QVERIFY2(tone == kInterviewer, qPrintable(words(atB)));
}

/// S15: refused within the interviewer's limit, and the candidate's phone never rings.
void TstBaresip::aPhoneOfAnotherAuthorityIsNotTrusted()
{
    const Authority ours;
    const Authority theirs;
    Baresip a(6110, kInterviewer, Baresip::Security::TlsAndSrtp, theirs.pem());
    Controller controller(ours.folderOf(ours));
    sip::CallPlan plan = planOfPhones();
    plan.interviewer.to = secure(6110);
    plan.limits.setup = std::chrono::seconds(3);
    const auto call = controller.place(plan);
    const sip::CallEnd end = controller.end(call);
    QCOMPARE(controller.heard(call), QStringList("ended"));
    QCOMPARE(int(end.state), int(sip::CallEnd::State::NotDialled));
    QVERIFY2(end.reason.starts_with("interviewer_"), end.reason.c_str());
}

void TstBaresip::theCandidateHearsWhoTakesOver()
{
    Baresip a(6110, kInterviewer);
    Baresip b(6120, kCandidate);
    Baresip c(6130, kTaker);
    Controller controller;
    const auto call = controller.place(planOfPhones());
    QVERIFY(controller.waitFor(call, "bridged"));
    QVERIFY(b.hears(2'000));
    sip::LegPlan taker;
    taker.to = "sip:phone@127.0.0.1:6130";
    taker.from = "sip:+37052000001@callboard.invalid";
    controller.stack().takeOver(call, taker);
    QVERIFY(controller.waitFor(call, "taken over"));
    QVERIFY(b.hears(4'500) && c.hears(2'000));
    QVERIFY(!controller.heard(call).contains("ended"));
    controller.stack().hangUp(call);
    QVERIFY(controller.waitFor(call, "ended"));
    for (Baresip *phone : {&a, &b, &c})
        phone->quit();
    const std::vector<int> atB = b.tonesHeard(kTones);
    const std::vector<int> atC = c.tonesHeard(kTones);
    // One change from the one to the other, and never the candidate's own.
    const auto change = std::find(atB.begin(), atB.end(), kTaker);
    QVERIFY2(change - atB.begin() >= 2 && atB.end() - change >= 2, qPrintable(words(atB)));
    QVERIFY2(std::count(atB.begin(), change, kInterviewer) >= change - atB.begin() - 1, qPrintable(words(atB)));
    QVERIFY2(std::count(change, atB.end(), kTaker) == atB.end() - change, qPrintable(words(atB)));
    QVERIFY2(std::count(atC.begin(), atC.end(), kCandidate) >= 2, qPrintable(words(atC)));
}

CB_TEST(TstBaresip)
#include "tst_baresip.moc"
