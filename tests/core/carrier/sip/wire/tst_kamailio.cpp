// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The acceptance tests S12 to S14 of SIP.md section 9: a proxy that wants to know who calls.
// proves: SIP-S12 SIP-S13 SIP-S14
#include "tests/core/carrier/sip/wire/controller.h"
#include "tests/core/carrier/sip/wire/kamailio.h"
#include "tests/core/carrier/sip/wire/sipp.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using State = sip::CallEnd::State;

namespace {

sip::Credentials credentials(const char *password, const char *realm = "callboard.test")
{
    return {realm, "callboard", Secret(QByteArray(password))};
}

sip::CallPlan throughTheProxy(const sip::Credentials &who, const char *to = "+37061234501")
{
    sip::CallPlan plan = Controller::plan();
    plan.candidate.to = std::string("sip:") + to + "@callboard.test";
    plan.candidate.route = "sip:127.0.0.1:6060;lr";
    plan.candidate.credentials = who;
    plan.candidate.headers = {"P-Asserted-Identity: <sip:+37052000001@callboard.test>"};
    return plan;
}

} // namespace

class TstKamailio : public QObject
{
    Q_OBJECT
private slots:
    void aCallThroughAProxyThatAsks();
    void theWrongPasswordIsTriedOnce();
    void anotherRealmGetsNothing();
    void aChallengeThatNobodyCanAnswer();
    void theFirstOfTwoPhonesWins();
    void registering();
};

void TstKamailio::aCallThroughAProxyThatAsks()
{
    const Kamailio proxy;
    Sipp a(interviewer(), 6212);
    Sipp b(candidate(), 6222);
    Controller controller;
    const auto call = controller.place(throughTheProxy(credentials("right")));
    QVERIFY(controller.waitFor(call, "bridged"));
    QVERIFY(b.messages().contains("P-Asserted-Identity: <sip:+37052000001@callboard.test>"));
    QVERIFY(b.messages().contains("INVITE sip:+37061234501@127.0.0.1:6222"));
    controller.stack().hangUp(call);
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
}

void TstKamailio::theWrongPasswordIsTriedOnce()
{
    const Kamailio proxy;
    Sipp a(interviewer(), 6212);
    Controller controller;
    const sip::CallEnd end = controller.end(controller.place(throughTheProxy(credentials("wrong"))));
    QCOMPARE(int(end.state), int(State::SipFailed));
    QCOMPARE(end.reason, std::string("trunk_auth"));
    QCOMPARE(end.status, 407);
    QCOMPARE(int(end.breaker), int(sip::CallEnd::Breaker::OpensAtOnce));
    QCOMPARE(a.finished(), 0);
}

void TstKamailio::anotherRealmGetsNothing()
{
    const Kamailio proxy;
    Sipp a(interviewer(), 6212);
    Controller controller;
    const sip::CallEnd end = controller.end(controller.place(throughTheProxy(credentials("right", "bank.example"))));
    QCOMPARE(end.reason, std::string("trunk_auth"));
    QCOMPARE(a.finished(), 0);
}

void TstKamailio::aChallengeThatNobodyCanAnswer()
{
    const Kamailio proxy(QStringLiteral("SHA-256"));
    Sipp a(interviewer(), 6212);
    Controller controller;
    const sip::CallEnd end = controller.end(controller.place(throughTheProxy(credentials("right"))));
    QCOMPARE(int(end.state), int(State::SipFailed));
    QCOMPARE(end.reason, std::string("trunk_auth"));
    QCOMPARE(a.finished(), 0);
}

void TstKamailio::theFirstOfTwoPhonesWins()
{
    const Kamailio proxy;
    Sipp a(interviewer(), 6212);
    Sipp winner(candidate(200), 6232);
    Sipp other(
        scenario(receiveInvite() + answer(180) + receive("CANCEL") + answer(200) + answerInvite(487) + receive("ACK")),
        6242);
    Controller controller;
    const auto call = controller.place(throughTheProxy(credentials("right"), "fork"));
    QVERIFY(controller.waitFor(call, "bridged"));
    QCOMPARE(controller.heard(call), QStringList({"ringing", "active", "bridged"}));
    QCOMPARE(other.finished(), 0);
    controller.stack().hangUp(call);
    QCOMPARE(winner.finished(), 0);
    QCOMPARE(a.finished(), 0);
}

void TstKamailio::registering()
{
    const Kamailio proxy;
    Controller controller;
    QMutex mutex;
    QList<int> statuses;
    const auto answered = [&](int status, bool) {
        const QMutexLocker lock(&mutex);
        statuses << status;
    };
    const auto count = [&] {
        const QMutexLocker lock(&mutex);
        return statuses.size();
    };
    sip::Registration registration{"sip:127.0.0.1:6060", "sip:callboard@callboard.test", credentials("right"), 600};
    controller.stack().registerAt(registration, answered);
    QVERIFY(QTest::qWaitFor([&] { return count() == 1; }));
    registration.credentials = credentials("wrong");
    controller.stack().registerAt(registration, answered);
    QVERIFY(QTest::qWaitFor([&] { return count() == 2; }));
    QCOMPARE(statuses, QList<int>({200, 401}));
}

CB_TEST(TstKamailio)
#include "tst_kamailio.moc"
