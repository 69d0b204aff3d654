// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// All flow branches in random order (SIP.md section 9, U): every call ends in exactly one terminal state, each answered
// leg gets its ACK and one BYE, and nothing is sent that RFC 3261 does not allow at that point.
// proves: SIP-U
#include "tests/core/carrier/sip/sippeers.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <functional>
#include <random>

using namespace callboard::sip;
using callboard::test::audioAt;

namespace {

/// Three phones that obey RFC 3261 and nothing else. Fails when it is told something it may not be told.
class Phones : public SipPort, public CallWatcher
{
public:
    struct Phone
    {
        enum { Idle, Invited, Early, Up, Down } state = Idle;
        bool isCancelled = false;
        bool wasAnswered = false;
        bool isAcked = false;
        bool oursIsOut = false;   ///< Callboard's re-INVITE
        bool theirsIsOut = false; ///< the phone's
        int byes = 0;             ///< of both sides
        int refreshes = 0;        ///< 200s that await their ACK
    };

    explicit Phones(std::uint32_t seed) : dice(seed)
    {
        order = flip() ? CallOrder::HoldFirst : CallOrder::CandidateFirst;
        mayDial = dice() % 8 != 0;
        flow = std::make_unique<CallFlow>(*this, *this, CallLimits{}, order, 10);
    }

    // What Callboard sends.
    void invite(Leg leg, const std::string &) override
    {
        Phone &phone = at(leg);
        check(phone.state == Phone::Idle || phone.state == Phone::Down, "an INVITE to a phone in a call");
        check(leg != Leg::Candidate || ++candidateDialled == 1, "the candidate is dialled twice");
        phone = {};
        phone.state = Phone::Invited;
    }
    void ack(Leg leg, const std::string &) override
    {
        Phone &phone = at(leg);
        if (phone.refreshes > 0)
            --phone.refreshes;
        else if (!check(phone.wasAnswered && !phone.isAcked, "an ACK that nobody waits for"))
            return;
        phone.isAcked = true;
    }
    void reinvite(Leg leg, const std::string &sdp) override
    {
        Phone &phone = at(leg);
        check(phone.state == Phone::Up && phone.isAcked, "an offer to a phone that is not in a call");
        check(!phone.oursIsOut, "two offers at once");
        check(Sdp::parse(sdp).has_value(), "an offer without a description");
        phone.oursIsOut = true;
    }
    void cancel(Leg leg) override
    {
        check(at(leg).state == Phone::Early || at(leg).state == Phone::Up, "a CANCEL before anything was heard");
        check(!std::exchange(at(leg).isCancelled, true), "two CANCELs");
    }
    void bye(Leg leg) override
    {
        Phone &phone = at(leg);
        check(phone.state == Phone::Up && phone.isAcked, "a BYE to a phone that is not in a call");
        phone.state = Phone::Down;
        ++phone.byes;
    }
    void answerOffer(Leg leg, int status, const std::string &sdp) override
    {
        check(std::exchange(at(leg).theirsIsOut, false), "an answer that nobody asked for");
        check((status == 200) == !sdp.empty(), "an answer without a description");
    }
    void startTimer(Timer timer, std::chrono::milliseconds) override { timers[static_cast<size_t>(timer)] = true; }
    void stopTimer(Timer timer) override { timers[static_cast<size_t>(timer)] = false; }

    // What Callboard says of the call.
    bool mayDialCandidate() override { return mayDial; }
    void ringing(int, bool) override { check(!std::exchange(hasRung, true) && !isActive, "ringing twice or late"); }
    void active() override { check(!std::exchange(isActive, true) && ends == 0, "active twice or late"); }
    void bridged() override { check(isActive && !std::exchange(isBridged, true), "bridged twice or early"); }
    void takenOver(bool done) override { hasTakenOver = hasTakenOver || done; }
    void ended(const CallEnd &end) override
    {
        check(++ends == 1, "ended twice");
        check(end.state != CallEnd::State::Completed || isBridged, "completed without a word spoken");
        check(end.state != CallEnd::State::NoAnswer || !isActive, "no answer of somebody who answered");
        check((end.state != CallEnd::State::NotDialled) || candidateDialled == 0, "dialled and denied");
    }

    /// One thing that may happen now, at random; false when nothing can.
    bool step(bool isDraining)
    {
        std::vector<std::function<void()>> can;
        for (const Leg leg : {Leg::Interviewer, Leg::Candidate, Leg::Takeover})
            offerSteps(leg, isDraining, can);
        if (!isDraining) {
            for (size_t i = 0; i < timers.size(); ++i) {
                if (timers[i] && dice() % 25 == 0)
                    can.push_back([this, i] {
                        timers[i] = false;
                        flow->onTimer(static_cast<Timer>(i));
                    });
            }
            if (dice() % 30 == 0)
                can.push_back([this] { flow->hangUp(); });
            if (dice() % 4 == 0)
                can.push_back([this] { flow->takeOver(); });
        }
        if (can.empty())
            return false;
        can[dice() % can.size()]();
        return trouble.isEmpty();
    }

    std::mt19937 dice;
    CallOrder order;
    bool mayDial = true;
    std::unique_ptr<CallFlow> flow;
    std::array<Phone, kLegs> phones;
    std::array<bool, 7> timers{};
    int candidateDialled = 0;
    int ends = 0;
    bool hasRung = false;
    bool isActive = false;
    bool isBridged = false;
    bool hasTakenOver = false;
    QString trouble;

private:
    Phone &at(Leg leg) { return phones[static_cast<size_t>(leg)]; }
    bool flip() { return dice() % 2 == 0; }
    bool check(bool isRight, const char *what)
    {
        if (!isRight && trouble.isEmpty())
            trouble = QString::fromLatin1(what);
        return isRight;
    }
    std::string sdp()
    {
        static const char *const directions[] = {"", "a=sendonly\r\n", "a=inactive\r\n"};
        return dice() % 10 == 0 ? std::string() : audioAt(4000 + 2 * int(dice() % 3), directions[dice() % 3]);
    }
    void say(Leg leg, SipEvent::Kind kind, int status, const std::string &description = {})
    {
        SipEvent event;
        event.leg = leg;
        event.kind = kind;
        event.status = status;
        event.sdp = description;
        flow->on(event);
    }
    int refusal()
    {
        static const int all[] = {302, 404, 407, 408, 480, 486, 487, 488, 500, 503, 603};
        return all[dice() % std::size(all)];
    }

    void offerSteps(Leg leg, bool isDraining, std::vector<std::function<void()>> &can)
    {
        Phone &phone = at(leg);
        switch (phone.state) {
        case Phone::Idle:
            return;
        case Phone::Down: // a 200 of a re-INVITE may cross the BYE
            if (std::exchange(phone.oursIsOut, false) && phone.byes == 1)
                can.push_back([this, leg, &phone] {
                    ++phone.refreshes;
                    say(leg, SipEvent::Kind::OfferAnswered, 200, sdp());
                });
            return;
        case Phone::Invited:
        case Phone::Early:
            offerBeginning(leg, phone, isDraining, can);
            return;
        case Phone::Up:
            offerTalk(leg, phone, isDraining, can);
            return;
        }
    }

    void offerBeginning(Leg leg, Phone &phone, bool isDraining, std::vector<std::function<void()>> &can)
    {
        if (isDraining || dice() % 3 == 0)
            can.push_back([this, leg, &phone] {
                phone.state = Phone::Down;
                phone.byes = 2; // never answered: nobody is owed one
                say(leg, SipEvent::Kind::Rejected, phone.isCancelled ? 487 : refusal());
            });
        can.push_back([this, leg, &phone] {
            phone.state = Phone::Up;
            phone.wasAnswered = true;
            say(leg, SipEvent::Kind::Answered, 200, sdp());
        });
        if (!isDraining)
            can.push_back([this, leg, &phone] {
                phone.state = Phone::Early;
                say(leg, SipEvent::Kind::Progress, flip() ? 100 : 180 + int(dice() % 4),
                    flip() ? sdp() : std::string());
            });
    }

    void offerTalk(Leg leg, Phone &phone, bool isDraining, std::vector<std::function<void()>> &can)
    {
        if (phone.oursIsOut)
            can.push_back([this, leg, &phone] {
                phone.oursIsOut = false;
                const unsigned what = dice() % 8;
                if (what > 2) {
                    ++phone.refreshes;
                    return say(leg, SipEvent::Kind::OfferAnswered, 200, sdp());
                }
                static const int refusals[] = {491, 488, 500};
                say(leg, SipEvent::Kind::OfferRejected, refusals[what]);
            });
        if (isDraining)
            return;
        if (dice() % 12 == 0)
            can.push_back([this, leg, &phone] {
                phone.state = Phone::Down;
                phone.theirsIsOut = false;
                ++phone.byes;
                say(leg, flip() ? SipEvent::Kind::Bye : SipEvent::Kind::Gone, 0);
            });
        if (!phone.theirsIsOut && phone.isAcked && dice() % 4 == 0)
            can.push_back([this, leg, &phone] {
                phone.theirsIsOut = true;
                say(leg, SipEvent::Kind::Offered, 0, sdp());
            });
        if (phone.isAcked && !phone.oursIsOut && dice() % 10 == 0)
            can.push_back([this, leg, &phone] { // the stack's own refresh
                ++phone.refreshes;
                say(leg, SipEvent::Kind::OfferAnswered, 200, sdp());
            });
    }
};

} // namespace

class TstCallFlowRandom : public QObject
{
    Q_OBJECT
private slots:
    void everyCallEndsOnce()
    {
        int completed = 0;
        int talked = 0;
        int takenOver = 0;
        for (std::uint32_t seed = 1; seed <= 200'000; ++seed) {
            Phones phones(seed);
            phones.flow->start();
            for (int i = 0; i < 60 && phones.step(false); ++i)
                continue;
            phones.flow->hangUp();
            for (int i = 0; i < 60 && phones.step(true); ++i)
                continue;
            talked += phones.isBridged;
            takenOver += phones.hasTakenOver;
            completed += phones.ends;
            const auto where = QStringLiteral("seed %1: ").arg(seed);
            QVERIFY2(phones.trouble.isEmpty(), qPrintable(where + phones.trouble));
            QVERIFY2(phones.ends == 1 && phones.flow->isDone(), qPrintable(where + "the call does not end"));
            for (const Phones::Phone &phone : phones.phones) {
                QVERIFY2(!phone.wasAnswered || (phone.isAcked && phone.byes == 1), qPrintable(where + "a leg is left"));
                QVERIFY2(phone.refreshes == 0, qPrintable(where + "a 200 without its ACK"));
                QVERIFY2(!phone.theirsIsOut || phone.state != Phones::Phone::Up,
                         qPrintable(where + "an offer without answer"));
            }
        }
        QCOMPARE(completed, 200'000);
        // The dice reach what they are meant to.
        QVERIFY2(talked > 50'000, qPrintable(QString::number(talked)));
        QVERIFY2(takenOver > 2'000, qPrintable(QString::number(takenOver)));
    }
};

CB_TEST(TstCallFlowRandom)
#include "tst_callflowrandom.moc"
