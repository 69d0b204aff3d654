// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The acceptance tests S1 to S9 of SIP.md section 9, against sipp.
// proves: SIP-S1 SIP-S2 SIP-S3 SIP-S4 SIP-S5 SIP-S6 SIP-S7 SIP-S8
#include "tests/core/carrier/sip/wire/controller.h"
#include "tests/core/carrier/sip/wire/sipp.h"
#include "tests/support/testregistry.h"

#include <QTest>
#include <QUdpSocket>

using namespace callboard;
using namespace callboard::test;
using State = sip::CallEnd::State;

class TstSipp : public QObject
{
    Q_OBJECT
private slots:
    void aCall();
    void refusals_data();
    void refusals();
    void nobodyAnswers();
    void aTrunkThatSaysNothing();
    void aTrunkThatIsNotThere();
    void anAnswerThatCrossesTheRingLimit();
    void anAnswerThatCrossesTheOperator();
    void whoHangsUp_data();
    void whoHangsUp();
    void hangingUpBeforeTheBridge();
    void aReliableAnswerBeforeTheAnswer();
    void aHoldAndARefresh();
    void anInterviewerThatMoves();
    void nobodyCallsUs();
};

namespace {

/// Rings and waits for the CANCEL, which it answers.
QString ringsUntilTheCancel()
{
    return receiveInvite() + answer(180) + receive("CANCEL") + answer(200);
}

} // namespace

void TstSipp::aCall()
{
    Sipp a(interviewer(), 6212);
    Sipp b(candidate(), 6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    QVERIFY(controller.waitFor(call, "bridged"));
    QCOMPARE(controller.heard(call), QStringList({"ringing", "active", "bridged"}));
    controller.stack().hangUp(call);
    QCOMPARE(int(controller.end(call).state), int(State::Cancelled));
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
}

void TstSipp::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](int status, State state, const char *reason) {
        QTest::addRow("%d", status) << status << int(state) << QByteArray(reason);
    };
    row(486, State::NoAnswer, "busy");
    row(603, State::NoAnswer, "declined");
    row(480, State::NoAnswer, "unavailable");
    row(404, State::SipFailed, "bad_number");
    row(484, State::SipFailed, "bad_number");
    row(403, State::SipFailed, "trunk_auth");
    row(488, State::SipFailed, "media_not_acceptable");
    row(500, State::SipFailed, "trunk_5xx");
    row(503, State::SipFailed, "trunk_5xx");
}

void TstSipp::refusals()
{
    QFETCH(int, status);
    QFETCH(int, state);
    QFETCH(QByteArray, reason);
    Sipp a(interviewer(), 6212);
    Sipp b(refusing(status), 6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    const sip::CallEnd end = controller.end(call);
    QCOMPARE(int(end.state), state);
    QCOMPARE(QByteArray(end.reason.c_str()), reason);
    QCOMPARE(end.status, status);
    QVERIFY(!end.isLocal);
    QCOMPARE(a.finished(), 0); // it got its BYE
    QCOMPARE(b.finished(), 0);
}

/// S3
void TstSipp::nobodyAnswers()
{
    Sipp a(interviewer(), 6212);
    Sipp b(scenario(ringsUntilTheCancel() + answerInvite(487) + receive("ACK")), 6222);
    Controller controller;
    sip::CallPlan plan = Controller::plan();
    plan.limits.ring = std::chrono::milliseconds(500);
    const auto call = controller.place(plan);
    QVERIFY(controller.waitFor(call, "ringing"));
    QElapsedTimer rings;
    rings.start();
    const sip::CallEnd end = controller.end(call);
    QVERIFY2(rings.elapsed() >= 400, "it rang for too short");
    QCOMPARE(int(end.state), int(State::NoAnswer));
    QCOMPARE(end.reason, std::string("ring_timeout"));
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
}

/// S4
void TstSipp::aTrunkThatSaysNothing()
{
    Sipp a(interviewer(), 6212);
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress::LocalHost, 6222));
    Controller controller;
    sip::CallPlan plan = Controller::plan();
    plan.limits.postDial = std::chrono::milliseconds(500);
    const sip::CallEnd end = controller.end(controller.place(plan));
    QCOMPARE(int(end.state), int(State::SipFailed));
    QCOMPARE(end.reason, std::string("trunk_timeout"));
    QVERIFY(end.isLocal);
    QCOMPARE(a.finished(), 0);
}

void TstSipp::aTrunkThatIsNotThere()
{
    Sipp a(interviewer(), 6212);
    Controller controller;
    const sip::CallEnd end = controller.end(controller.place(Controller::plan(6212, 6299)));
    QCOMPARE(int(end.state), int(State::SipFailed));
    QCOMPARE(end.reason, std::string("trunk_5xx"));
    QCOMPARE(end.status, 503);
    QVERIFY(end.isLocal);
    QCOMPARE(a.finished(), 0);
}

/// S5: the person picked up while the CANCEL was under way.
void TstSipp::anAnswerThatCrossesTheRingLimit()
{
    Sipp a(interviewer(), 6212);
    Sipp b(scenario(ringsUntilTheCancel() + answerInvite(200, 16'222) + receive("ACK") + untilTheBye(16'222)), 6222);
    Controller controller;
    sip::CallPlan plan = Controller::plan();
    plan.limits.ring = std::chrono::milliseconds(300);
    const auto call = controller.place(plan);
    QVERIFY(controller.waitFor(call, "bridged"));
    controller.stack().hangUp(call);
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
}

void TstSipp::anAnswerThatCrossesTheOperator()
{
    Sipp a(interviewer(), 6212);
    Sipp b(scenario(ringsUntilTheCancel() + answerInvite(200, 16'222) + receive("ACK") + receive("BYE") + answer(200)),
           6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    QVERIFY(controller.waitFor(call, "ringing"));
    controller.stack().hangUp(call);
    QCOMPARE(int(controller.end(call).state), int(State::Cancelled));
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0); // acknowledged, then hung up
    QVERIFY(!controller.heard(call).contains("active"));
}

/// S6
void TstSipp::whoHangsUp_data()
{
    QTest::addColumn<bool>("isCandidate");
    QTest::newRow("candidate") << true;
    QTest::newRow("interviewer") << false;
}

void TstSipp::whoHangsUp()
{
    QFETCH(bool, isCandidate);
    const QString bye = request("BYE", 77) + "<recv response=\"200\"/>\n";
    const QString talks = receive("ACK") + pauseMs(300) + bye;
    const QString hangingUpA =
        receiveInvite() + answer(200, 16'212) + receive("ACK") + receive("INVITE") + answer(200, 16'212) + talks;
    const QString hangingUpB = receiveInvite() + answer(180) + answerInvite(200, 16'222) + talks;
    Sipp a(isCandidate ? interviewer() : scenario(hangingUpA), 6212);
    Sipp b(isCandidate ? scenario(hangingUpB) : candidate(), 6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    const sip::CallEnd end = controller.end(call);
    QVERIFY(controller.heard(call).contains("bridged"));
    QCOMPARE(int(end.state), int(State::Completed));
    QCOMPARE(int(end.by), int(isCandidate ? sip::CallEnd::By::Candidate : sip::CallEnd::By::Interviewer));
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
}

void TstSipp::hangingUpBeforeTheBridge()
{
    // It never answers the re-INVITE that would bridge it.
    Sipp a(scenario(receive("INVITE") + answer(200, 16'212) + receive("ACK") + receive("INVITE") + answer(100) +
                    "<recv request=\"BYE\" crlf=\"true\"/>\n" + answer(200)),
           6212);
    Sipp b(scenario(receiveInvite() + answer(180) + answerInvite(200, 16'222) + receive("ACK") + pauseMs(300) +
                    request("BYE", 77) + "<recv response=\"200\"/>\n"),
           6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    const sip::CallEnd end = controller.end(call);
    QCOMPARE(int(end.state), int(State::Failed));
    QCOMPARE(end.reason, std::string("bridge_failed"));
    QCOMPARE(b.finished(), 0);
}

/// S7: the answer stands in the 183 only.
void TstSipp::aReliableAnswerBeforeTheAnswer()
{
    Sipp a(interviewer(), 6212);
    Sipp b(scenario(receiveInvite() + answerInvite(183, 16'222, "Require: 100rel\nRSeq: 1\n") + receive("PRACK") +
                    answer(200) + pauseMs(200) + answerInvite(200) + receive("ACK") + untilTheBye(16'222)),
           6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    QVERIFY(controller.waitFor(call, "bridged"));
    controller.stack().hangUp(call);
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
    QVERIFY(a.messages().contains("m=audio 16222 ")); // it was told where the candidate hears
}

/// S8
void TstSipp::aHoldAndARefresh()
{
    Sipp a(interviewer(), 6212);
    const auto offers = [](int number, const QString &direction) {
        return request("INVITE", number, audio(16'222, direction)) +
               "<recv response=\"100\" optional=\"true\"/>\n<recv response=\"200\"/>\n" + request("ACK", number);
    };
    Sipp b(scenario(receiveInvite() + answer(180) + answerInvite(200, 16'222) + receive("ACK") + pauseMs(300) +
                    offers(70, "a=sendonly\n") + offers(71, "a=sendonly\n") + untilTheBye(16'222)),
           6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    QVERIFY(controller.waitFor(call, "bridged"));
    QVERIFY(QTest::qWaitFor([&] { return b.messages().count("CSeq: 71 ACK") > 0; }));
    QVERIFY(a.messages().contains("a=sendonly"));
    QVERIFY(!controller.heard(call).contains("ended"));
    controller.stack().hangUp(call);
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
}

void TstSipp::anInterviewerThatMoves()
{
    Sipp a(interviewer(16'212, 16'214), 6212);
    Sipp b(candidate(), 6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    QVERIFY(controller.waitFor(call, "bridged"));
    QVERIFY(b.messages().contains("m=audio 16214 "));
    controller.stack().hangUp(call);
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
}

/// Fraud guard: an INVITE from outside is refused with 486.
void TstSipp::nobodyCallsUs()
{
    Controller controller;
    const QString call = "<send retrans=\"500\"><![CDATA[\n"
                         "INVITE sip:me@127.0.0.1:5070 SIP/2.0\n"
                         "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n"
                         "From: <sip:x@127.0.0.1>;tag=[pid]x[call_number]\nTo: <sip:me@127.0.0.1:5070>\n"
                         "Call-ID: [call_id]\nCSeq: 1 INVITE\nContact: <sip:x@[local_ip]:[local_port]>\n"
                         "Max-Forwards: 70\n" +
                         audio(16'222) +
                         "\n]]></send>\n<recv response=\"100\" optional=\"true\"/>\n<recv response=\"486\"/>\n"
                         "<send><![CDATA[\nACK sip:me@127.0.0.1:5070 SIP/2.0\n[last_Via:]\n[last_From:]\n[last_To:]\n"
                         "[last_Call-ID:]\nCSeq: 1 ACK\nMax-Forwards: 70\nContent-Length: 0\n\n]]></send>\n";
    Sipp caller(scenario(call), 6222, {"-m", "1", "127.0.0.1:5070"});
    QCOMPARE(caller.finished(), 0);
}

CB_TEST(TstSipp)
#include "tst_sipp.moc"
