// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/carrier/sip/sofia/nuaheaders.h"
#include "core/carrier/sip/sofia/sipstack.h"

#include <array>

namespace callboard::sip {

class SipCall;

/// One leg and its handle in the stack; the handle lives until its last transaction is over.
struct LegOfNua
{
    SipCall *call = nullptr; ///< nullptr: a registration
    Leg leg = Leg::Candidate;
    nua_handle_t *handle = nullptr;
    bool isUp = false;   ///< the first INVITE was answered with 200
    bool isOver = false; ///< nothing more is said to the call
    bool hasAuthenticated = false;
    Credentials credentials;
    std::string from;
    SipStack::Registered registered; ///< of a registration
};

/// Answers a challenge; true when the request goes out again with who we are: once, and to the realm that we were told
/// to trust.
bool authenticateOnce(LegOfNua &leg, int status, const sip_t *message);

struct TimerOfNua
{
    SipCall *call = nullptr;
    Timer kind = Timer::Setup;
    su_timer_t *timer = nullptr;
};

/// A call in the stack: the logic of CallFlow, its legs, its timers. On the stack's thread.
class SipCall final : public SipPort, public CallWatcher
{
public:
    SipCall(nua_t *nua, su_root_t *root, std::uint64_t id, CallPlan plan, const SipStack::Reported &reported);
    ~SipCall() override;
    SipCall(const SipCall &) = delete;
    SipCall &operator=(const SipCall &) = delete;

    void start() { m_flow.start(); }
    void hangUp() { m_flow.hangUp(); }
    void onTimer(Timer timer) { m_flow.onTimer(timer); }
    void takeOver(LegPlan taker);
    /// An event of the stack about one of the legs.
    void heard(LegOfNua &leg, nua_event_t event, int status, const char *phrase, const sip_t *message);
    /// Every leg has let go.
    bool isDone() const;

    void invite(Leg leg, const std::string &sdp) override;
    void ack(Leg leg, const std::string &sdp) override;
    void reinvite(Leg leg, const std::string &sdp) override;
    void cancel(Leg leg) override;
    void bye(Leg leg) override;
    void answerOffer(Leg leg, int status, const std::string &sdp) override;
    void startTimer(Timer timer, std::chrono::milliseconds after) override;
    void stopTimer(Timer timer) override;

    bool mayDialCandidate() override;
    void ringing(int status, bool hasEarlyMedia) override;
    void active() override;
    void bridged() override;
    void takenOver(bool done) override;
    void ended(const CallEnd &end) override;

private:
    void heardAnswer(LegOfNua &leg, int status, const char *phrase, const sip_t *message);
    void tell(LegOfNua &leg, SipEvent::Kind kind, int status, const char *phrase, const sip_t *message);
    void release(LegOfNua &leg);
    const LegPlan &planOf(Leg leg) const;
    LegOfNua *current(Leg leg);

    nua_t *m_nua;
    su_root_t *m_root;
    std::uint64_t m_id;
    CallPlan m_plan;
    LegPlan m_taker;
    const SipStack::Reported &m_reported;
    CallFlow m_flow;
    std::vector<std::unique_ptr<LegOfNua>> m_legs; ///< the last of each kind is the current one
    std::array<TimerOfNua, 7> m_timers;
};

} // namespace callboard::sip
