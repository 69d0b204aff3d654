// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The flows of SIP.md section 3 and the states of its section 6, without a network.
// proves: SIP-U
#include "tests/core/carrier/sip/sippeers.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard::sip;
using callboard::test::audioAt;
using callboard::test::HeardCall;
using callboard::test::WrittenPort;

namespace {

constexpr Leg A = Leg::Interviewer;
constexpr Leg B = Leg::Candidate;
constexpr Leg C = Leg::Takeover;

struct Call
{
    explicit Call(CallOrder order = CallOrder::HoldFirst) : flow(port, heard, limits, order, 100) { flow.start(); }

    void progress(Leg leg, int status, const std::string &sdp = {}) { say(leg, SipEvent::Kind::Progress, status, sdp); }
    void answered(Leg leg, const std::string &sdp) { say(leg, SipEvent::Kind::Answered, 200, sdp); }
    void rejected(Leg leg, int status) { say(leg, SipEvent::Kind::Rejected, status); }
    void offerAnswered(Leg leg, const std::string &sdp) { say(leg, SipEvent::Kind::OfferAnswered, 200, sdp); }
    void offerRejected(Leg leg, int status) { say(leg, SipEvent::Kind::OfferRejected, status); }
    void offered(Leg leg, const std::string &sdp) { say(leg, SipEvent::Kind::Offered, 0, sdp); }
    void bye(Leg leg) { say(leg, SipEvent::Kind::Bye, 0); }

    /// The interviewer waits on hold, the candidate is dialled.
    void holds() { answered(A, audioAt(4000)); }
    void rings()
    {
        holds();
        progress(B, 180);
    }
    void talks()
    {
        rings();
        answered(B, audioAt(5000));
        offerAnswered(A, audioAt(4000));
        port.taken();
        heard.heard.clear();
    }
    const CallEnd &end() const { return heard.ends.front(); }
    QStringList sent() { return port.taken(); }

    WrittenPort port;
    HeardCall heard;
    CallLimits limits;
    CallFlow flow;

private:
    void say(Leg leg, SipEvent::Kind kind, int status, const std::string &sdp = {})
    {
        SipEvent event;
        event.leg = leg;
        event.kind = kind;
        event.status = status;
        event.sdp = sdp;
        flow.on(event);
    }
};

using S = QStringList;

} // namespace

class TstCallFlow : public QObject
{
    Q_OBJECT
private slots:
    void holdFirst()
    {
        Call call;
        QCOMPARE(call.sent(), S({"invite A"}));
        QCOMPARE(call.port.timers.at(Timer::Setup), std::chrono::seconds(15));
        call.holds();
        QCOMPARE(call.sent(), S({"ack A 9", "invite B 4000"}));
        QCOMPARE(call.port.timers.at(Timer::PostDial), std::chrono::seconds(8));
        call.progress(B, 100);
        QVERIFY(!call.port.timers.contains(Timer::PostDial));
        QCOMPARE(call.heard.heard, S());
        call.progress(B, 180);
        call.progress(B, 183, audioAt(5000));
        QCOMPARE(call.heard.heard, S({"ringing 180"}));
        QCOMPARE(call.port.timers.at(Timer::Ring), std::chrono::seconds(30));
        call.answered(B, audioAt(5000));
        QCOMPARE(call.sent(), S({"ack B", "reinvite A 5000"}));
        QCOMPARE(call.port.timers.at(Timer::Bridge), std::chrono::seconds(5));
        call.offerAnswered(A, audioAt(4000));
        QCOMPARE(call.sent(), S({"ack A"}));
        QCOMPARE(call.heard.heard, S({"ringing 180", "active", "bridged"}));
        QVERIFY(!call.port.timers.contains(Timer::Bridge));
        call.bye(B);
        QCOMPARE(call.sent(), S({"bye A"}));
        QCOMPARE(call.end().state, CallEnd::State::Completed);
        QCOMPARE(call.end().by, CallEnd::By::Candidate);
        QVERIFY(call.flow.isDone());
        QVERIFY(call.port.timers.empty());
    }

    /// The version that each leg is told rises, its session stays (RFC 4566 section 5.2).
    void eachLegSeesOneSession()
    {
        Call call;
        call.holds();
        QVERIFY(call.port.lastSdp[A].find("o=callboard 100 1 ") != std::string::npos);
        QVERIFY(call.port.lastSdp[B].find("o=callboard 101 1 ") != std::string::npos);
        call.progress(B, 180);
        call.answered(B, audioAt(5000));
        QVERIFY(call.port.lastSdp[A].find("o=callboard 100 2 ") != std::string::npos);
    }

    void anInterviewerThatMovesIsFollowed()
    {
        Call call;
        call.rings();
        call.answered(B, audioAt(5000));
        call.sent();
        call.offerAnswered(A, audioAt(4002));
        QCOMPARE(call.sent(), S({"ack A", "reinvite B 4002"}));
        QVERIFY(!call.heard.heard.contains("bridged"));
        call.offerAnswered(B, audioAt(5000));
        QCOMPARE(call.sent(), S({"ack B"}));
        QVERIFY(call.heard.heard.contains("bridged"));
    }

    void anAnswerThatCameEarlyIsKept()
    {
        Call call;
        call.holds();
        call.progress(B, 183, audioAt(5000));
        call.sent();
        call.answered(B, {});
        QCOMPARE(call.sent(), S({"ack B", "reinvite A 5000"}));
        QCOMPARE(call.heard.heard.front(), QString("ringing 183 early"));
    }

    void candidateFirst()
    {
        Call call(CallOrder::CandidateFirst);
        QCOMPARE(call.sent(), S({"invite B"}));
        call.progress(B, 180);
        call.answered(B, audioAt(5000));
        QCOMPARE(call.sent(), S({"invite A 5000"}));
        QCOMPARE(call.heard.heard, S({"ringing 180", "active"}));
        call.answered(A, audioAt(4000));
        QCOMPARE(call.sent(), S({"ack A", "ack B 4000"}));
        QVERIFY(call.heard.heard.contains("bridged"));
    }

    void candidateFirstWithoutAnInterviewerLetsGoInTime()
    {
        Call call(CallOrder::CandidateFirst);
        call.progress(B, 180);
        call.answered(B, audioAt(5000));
        call.sent();
        QCOMPARE(call.port.timers.at(Timer::Bridge), std::chrono::seconds(5));
        call.flow.onTimer(Timer::Bridge);
        QCOMPARE(call.sent(), S({"ack B 9", "bye B"})); // what was offered is answered before the end
        QCOMPARE(call.end().state, CallEnd::State::Failed);
        QVERIFY(!call.flow.isDone()); // the interviewer's phone may still say something
        call.answered(A, audioAt(4000));
        QCOMPARE(call.sent(), S({"ack A", "bye A"}));
        QVERIFY(call.flow.isDone());
    }

    /// SIP.md section 6, row by row: what the candidate's leg says.
    void refusals_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<bool>("isRetryable");
        QTest::addColumn<int>("breaker");
        const auto row = [](int status, CallEnd::State state, const char *reason, bool retry,
                            CallEnd::Breaker breaker) {
            QTest::addRow("%d", status) << status << int(state) << QByteArray(reason) << retry << int(breaker);
        };
        using enum CallEnd::State;
        using enum CallEnd::Breaker;
        for (const int status : {486, 600})
            row(status, NoAnswer, "busy", true, Nothing);
        for (const int status : {480, 487})
            row(status, NoAnswer, "unavailable", true, Nothing);
        for (const int status : {603, 608})
            row(status, NoAnswer, "declined", false, Nothing);
        for (const int status : {404, 410, 484, 604})
            row(status, SipFailed, "bad_number", false, Nothing);
        for (const int status : {401, 403, 407, 904})
            row(status, SipFailed, "trunk_auth", true, OpensAtOnce);
        row(408, SipFailed, "trunk_timeout", true, Counts);
        for (const int status : {500, 503, 504, 901})
            row(status, SipFailed, "trunk_5xx", true, Counts);
        for (const int status : {415, 488, 606})
            row(status, SipFailed, "media_not_acceptable", false, Nothing);
        for (const int status : {300, 302, 399})
            row(status, SipFailed, "redirected", false, Nothing);
    }
    void refusals()
    {
        QFETCH(int, status);
        QFETCH(int, state);
        QFETCH(QByteArray, reason);
        QFETCH(bool, isRetryable);
        QFETCH(int, breaker);
        Call call;
        call.rings();
        call.sent();
        call.rejected(B, status);
        QCOMPARE(call.sent(), S({"bye A"}));
        QCOMPARE(int(call.end().state), state);
        QCOMPARE(QByteArray(call.end().reason.c_str()), reason);
        QCOMPARE(call.end().isRetryable, isRetryable);
        QCOMPARE(int(call.end().breaker), breaker);
        QCOMPARE(call.end().status, status);
        QVERIFY(call.flow.isDone());
    }

    /// The prototype's first defect: a silent trunk became "no answer" at 32 s.
    void aSilentTrunkIsItsFault()
    {
        Call call;
        call.holds();
        call.sent();
        call.flow.onTimer(Timer::PostDial);
        QCOMPARE(call.end().state, CallEnd::State::SipFailed);
        QCOMPARE(call.end().reason, std::string("trunk_timeout"));
        QCOMPARE(call.end().breaker, CallEnd::Breaker::Counts);
        QVERIFY(call.end().isLocal);
        QCOMPARE(call.sent(), S({"bye A"})); // a CANCEL may not go out before anything was heard
        QVERIFY(!call.flow.isDone());
        call.progress(B, 100);
        QCOMPARE(call.sent(), S({"cancel B"}));
        call.progress(B, 180);
        QCOMPARE(call.sent(), S());
        call.rejected(B, 487);
        QVERIFY(call.flow.isDone());
        QCOMPARE(call.heard.ends.size(), size_t(1));
    }

    void anUnansweredPhoneIsTakenBack()
    {
        Call call;
        call.rings();
        call.sent();
        call.flow.onTimer(Timer::Ring);
        QCOMPARE(call.sent(), S({"cancel B"}));
        QVERIFY(call.heard.ends.empty());
        call.rejected(B, 487);
        QCOMPARE(call.end().state, CallEnd::State::NoAnswer);
        QCOMPARE(call.end().reason, std::string("ring_timeout"));
        QVERIFY(call.end().isRetryable);
    }

    /// We decide, also when the 487 does not come (SIP.md section 7).
    void aTrunkThatDoesNotAnswerTheCancelDoesNotHoldTheCall()
    {
        Call call;
        call.rings();
        call.flow.onTimer(Timer::Ring);
        call.sent();
        call.flow.onTimer(Timer::Cancel);
        QCOMPARE(call.end().reason, std::string("ring_timeout"));
        QCOMPARE(call.sent(), S({"bye A"})); // no second CANCEL
        call.answered(B, audioAt(5000));
        QCOMPARE(call.sent(), S({"ack B", "bye B"}));
        QCOMPARE(call.heard.ends.size(), size_t(1));
        QVERIFY(!call.heard.heard.contains("active"));
    }

    /// S5: somebody picked up while the CANCEL was under way.
    void anAnswerThatCrossesTheRingLimitIsTaken()
    {
        Call call;
        call.rings();
        call.flow.onTimer(Timer::Ring);
        call.answered(B, audioAt(5000));
        QVERIFY(call.heard.heard.contains("active"));
        call.offerAnswered(A, audioAt(4000));
        QVERIFY(call.heard.heard.contains("bridged"));
        QVERIFY(call.heard.ends.empty());
        QVERIFY(!call.port.timers.contains(Timer::Cancel));
    }

    void anAnswerThatCrossesTheOperatorIsHungUp()
    {
        Call call;
        call.rings();
        call.sent();
        call.flow.hangUp();
        QCOMPARE(call.sent(), S({"cancel B", "bye A"}));
        QCOMPARE(call.end().state, CallEnd::State::Cancelled);
        call.answered(B, audioAt(5000));
        QCOMPARE(call.sent(), S({"ack B", "bye B"}));
        QCOMPARE(call.heard.ends.size(), size_t(1));
        QVERIFY(call.flow.isDone());
    }

    void beforeTheCandidateNothingCounts_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("refused") << 0 << QByteArray("interviewer_refused");
        QTest::newRow("does not answer") << 1 << QByteArray("interviewer_timeout");
        QTest::newRow("says nothing of media") << 2 << QByteArray("interviewer_no_media");
        QTest::newRow("answers too late") << 3 << QByteArray("too_late");
    }
    void beforeTheCandidateNothingCounts()
    {
        QFETCH(int, how);
        QFETCH(QByteArray, reason);
        Call call;
        call.heard.mayDial = how != 3;
        if (how == 0)
            call.rejected(A, 486);
        else if (how == 1)
            call.flow.onTimer(Timer::Setup);
        else
            call.answered(A, how == 2 ? std::string() : audioAt(4000));
        QCOMPARE(call.end().state, CallEnd::State::NotDialled);
        QCOMPARE(QByteArray(call.end().reason.c_str()), reason);
        QVERIFY(!call.flow.hasDialledCandidate());
        QVERIFY(!call.port.sent.contains("invite B 4000"));
    }

    /// The prototype's second defect: a BYE before the bridge was stored as completed.
    void whoLeavesBeforeTheBridgeHasNotTalked_data()
    {
        QTest::addColumn<bool>("isCandidate");
        QTest::newRow("candidate") << true;
        QTest::newRow("interviewer") << false;
    }
    void whoLeavesBeforeTheBridgeHasNotTalked()
    {
        QFETCH(bool, isCandidate);
        Call call;
        call.rings();
        call.answered(B, audioAt(5000));
        call.sent();
        call.bye(isCandidate ? B : A);
        QCOMPARE(call.end().state, CallEnd::State::Failed);
        QCOMPARE(call.end().reason, std::string("bridge_failed"));
        QCOMPARE(call.sent(), S({isCandidate ? "bye A" : "bye B"}));
    }

    void anInterviewerWhoLeavesWhileItRingsStopsTheRinging()
    {
        Call call;
        call.rings();
        call.sent();
        call.bye(A);
        QCOMPARE(call.sent(), S({"cancel B"}));
        QCOMPARE(call.end().state, CallEnd::State::Failed);
        QCOMPARE(call.end().reason, std::string("interviewer_gone"));
        QVERIFY(!call.end().isRetryable);
    }

    void aBridgeThatIsRefusedEndsTheCall()
    {
        Call call;
        call.rings();
        call.answered(B, audioAt(5000));
        call.sent();
        call.offerRejected(A, 488);
        QCOMPARE(call.end().reason, std::string("bridge_failed"));
        QCOMPARE(call.end().status, 488);
        QCOMPARE(call.sent(), S({"bye B", "bye A"}));
    }

    /// RFC 3261 section 14.1: an offer that crossed one of theirs is sent again after a while, here once.
    void glareIsTriedOnceMore()
    {
        Call call;
        call.rings();
        call.answered(B, audioAt(5000));
        call.sent();
        call.offered(A, audioAt(4000, "a=sendonly\r\n"));
        QCOMPARE(call.sent(), S({"answer491 A"}));
        call.offerRejected(A, 491);
        QVERIFY(call.heard.ends.empty());
        QCOMPARE(call.port.timers.at(Timer::Glare), call.limits.glare);
        call.flow.onTimer(Timer::Glare);
        QCOMPARE(call.sent(), S({"reinvite A 5000"}));
        call.offerRejected(A, 491);
        QCOMPARE(call.end().reason, std::string("bridge_failed"));
    }

    void aHoldIsPassedOnAndARefreshIsAnswered()
    {
        Call call;
        call.talks();
        call.offered(B, audioAt(5000, "a=sendonly\r\n"));
        QCOMPARE(call.sent(), S({"reinvite A 5000"}));
        QVERIFY(call.port.lastSdp[A].find("a=sendonly") != std::string::npos);
        call.offered(A, audioAt(4010));
        QCOMPARE(call.sent(), S({"answer491 A"}));
        call.offerAnswered(A, audioAt(4000, "a=recvonly\r\n"));
        QCOMPARE(call.sent(), S({"ack A", "answer200 B 4000"}));
        QVERIFY(call.port.lastSdp[B].find("a=recvonly") != std::string::npos);
        call.offered(B, audioAt(5000, "a=sendonly\r\n"));
        QCOMPARE(call.sent(), S({"answer200 B 4000"}));
        call.offered(B, {});
        QCOMPARE(call.sent(), S({"answer200 B 4000"}));
        call.offered(B, "nonsense");
        QCOMPARE(call.sent(), S({"answer488 B"}));
        QVERIFY(call.heard.ends.empty());
    }

    void anOfferThatTheOtherRefusesIsRefused()
    {
        Call call;
        call.talks();
        call.offered(B, audioAt(5002));
        call.sent();
        call.offerRejected(A, 415);
        QCOMPARE(call.sent(), S({"answer488 B"}));
        QVERIFY(call.heard.ends.empty());
    }

    /// The stack refreshes the session by itself; the 200 arrives as one more answer.
    void theStacksOwnRefreshIsAcknowledged()
    {
        Call call;
        call.talks();
        call.offerAnswered(B, audioAt(5000));
        QCOMPARE(call.sent(), S({"ack B"}));
        QVERIFY(call.heard.ends.empty());
    }

    void aHoldWhileItRingsKeepsTheInterviewerOnHold()
    {
        Call call;
        call.rings();
        call.sent();
        call.offered(A, audioAt(4004));
        QCOMPARE(call.sent(), S({"answer200 A 9"}));
    }

    void aLegThatTheStackGaveUpHasLeft()
    {
        Call call;
        call.talks();
        call.offered(B, audioAt(5002));
        call.sent();
        call.offerRejected(A, 481);
        QCOMPARE(call.end().state, CallEnd::State::Completed);
        QCOMPARE(call.sent(), S({"answer487 B", "bye B"}));
    }

    void takeover()
    {
        Call call;
        call.talks();
        QVERIFY(call.flow.takeOver());
        QVERIFY(!call.flow.takeOver());
        QCOMPARE(call.sent(), S({"invite C"}));
        call.answered(C, audioAt(6000));
        QCOMPARE(call.sent(), S({"ack C 9", "reinvite B 6000"}));
        call.offerAnswered(B, audioAt(5000));
        QCOMPARE(call.sent(), S({"ack B", "reinvite C 5000"}));
        call.offerAnswered(C, audioAt(6000));
        QCOMPARE(call.sent(), S({"ack C", "bye A"}));
        QCOMPARE(call.heard.heard, S({"taken over"}));
        // And the next one takes over from the third.
        QVERIFY(call.flow.takeOver());
        QCOMPARE(call.sent(), S({"invite A"}));
        call.rejected(A, 486);
        QCOMPARE(call.heard.heard, S({"taken over", "not taken over"}));
        call.bye(C);
        QCOMPARE(call.sent(), S({"bye B"}));
        QCOMPARE(call.end().state, CallEnd::State::Completed);
        QCOMPARE(call.end().by, CallEnd::By::Interviewer);
    }

    void aTakeoverThatFailsGoesBack()
    {
        Call call;
        call.talks();
        QVERIFY(call.flow.takeOver());
        call.answered(C, audioAt(6000));
        call.offerAnswered(B, audioAt(5000));
        call.sent();
        call.bye(C);
        QCOMPARE(call.sent(), S({"reinvite B 4000"}));
        call.offerAnswered(B, audioAt(5000));
        QCOMPARE(call.sent(), S({"ack B"}));
        QVERIFY(call.heard.ends.empty());
        QVERIFY(call.flow.takeOver());
    }

    void aTakeoverGoesOnWithoutTheInterviewer()
    {
        Call call;
        call.talks();
        QVERIFY(call.flow.takeOver());
        call.answered(C, audioAt(6000));
        call.bye(A);
        QVERIFY(call.heard.ends.empty());
        call.offerAnswered(B, audioAt(5000));
        call.offerAnswered(C, audioAt(6000));
        QCOMPARE(call.heard.heard, S({"taken over"}));
        QVERIFY(call.heard.ends.empty());
    }

    void theLongestCallEnds()
    {
        Call call;
        call.talks();
        QCOMPARE(call.port.timers.at(Timer::Talk), call.limits.talk);
        call.flow.onTimer(Timer::Talk);
        QCOMPARE(call.end().state, CallEnd::State::Completed);
        QCOMPARE(call.end().by, CallEnd::By::Limit);
        QCOMPARE(call.sent(), S({"bye B", "bye A"}));
    }
};

CB_TEST(TstCallFlow)
#include "tst_callflow.moc"
