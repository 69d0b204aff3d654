// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Dialling and ending. What happens between two answered legs is in callflow_bridge.cpp.
#include "core/carrier/sip/callflow.h"

#include "core/base/assert.h"

#include <utility>

namespace callboard::sip {

namespace {

constexpr int kFirstRinging = 180;
constexpr int kCancelled = 487;

} // namespace

CallFlow::CallFlow(SipPort &port, CallWatcher &watcher, const CallLimits &limits, CallOrder order,
                   std::uint64_t session)
    : m_port(port), m_watcher(watcher), m_limits(limits), m_order(order), m_session(session)
{
}

void CallFlow::start()
{
    CB_ASSERT(m_stage == Stage::Idle);
    if (m_order == CallOrder::CandidateFirst)
        return dialCandidate(std::nullopt);
    m_stage = Stage::Interviewer;
    m_port.startTimer(Timer::Setup, m_limits.setup);
    invite(Leg::Interviewer, {});
}

void CallFlow::invite(Leg leg, const std::string &sdp)
{
    CB_ASSERT(at(leg).phase == Phase::Idle); // nobody's phone is dialled twice
    at(leg).phase = Phase::Inviting;
    at(leg).owesAck = sdp.empty();
    m_port.invite(leg, sdp);
}

void CallFlow::dialCandidate(const std::optional<Sdp> &offer)
{
    m_stage = Stage::Candidate;
    if (!m_watcher.mayDialCandidate())
        return endAs(CallEnd::State::NotDialled, "too_late");
    m_port.startTimer(Timer::PostDial, m_limits.postDial);
    if (offer)
        m_offered = offer->mediaAddress();
    invite(Leg::Candidate, offer ? forward(Leg::Candidate, *offer, Sdp::Direction::Drop) : std::string());
}

std::string CallFlow::forward(Leg to, const Sdp &sdp, Sdp::Direction direction)
{
    LegState &leg = at(to);
    leg.sent = sdp.forwarded(sessionOf(to), ++leg.version, direction);
    return leg.sent;
}

std::string CallFlow::hold(Leg leg, const Sdp &offer)
{
    at(leg).sent = offer.heldAnswer(sessionOf(leg), ++at(leg).version);
    return at(leg).sent;
}

/// The ACK of a first 200; on hold when the leg has offered.
void CallFlow::acknowledge(Leg leg)
{
    LegState &state = at(leg);
    const bool answers = std::exchange(state.owesAck, false) && state.remote;
    m_port.ack(leg, answers ? hold(leg, *state.remote) : std::string());
}

void CallFlow::cancel(Leg leg)
{
    if (!std::exchange(at(leg).hasCancelled, true))
        m_port.cancel(leg);
}

void CallFlow::takeBack(Leg leg)
{
    LegState &state = at(leg);
    switch (state.phase) {
    case Phase::Idle:
    case Phase::Ended:
        return;
    case Phase::Inviting: // the CANCEL goes when the other side has said anything
        state.isTakenBack = true;
        return;
    case Phase::Early:
        state.isTakenBack = true;
        cancel(leg);
        return;
    case Phase::Up:
        if (m_relayFrom == leg) {
            m_relayFrom.reset();
            m_port.answerOffer(leg, kCancelled, {});
        }
        if (state.owesAck)
            acknowledge(leg);
        state.phase = Phase::Ended;
        m_port.bye(leg);
        return;
    }
}

void CallFlow::stopTimers()
{
    for (const Timer timer :
         {Timer::Setup, Timer::PostDial, Timer::Ring, Timer::Cancel, Timer::Bridge, Timer::Glare, Timer::Talk})
        m_port.stopTimer(timer);
}

void CallFlow::end(const CallEnd &how)
{
    if (hasEnded())
        return;
    m_stage = Stage::Over;
    m_takeover = Takeover::None;
    stopTimers();
    for (const Leg leg : {Leg::Candidate, Leg::Interviewer, Leg::Takeover})
        takeBack(leg);
    m_watcher.ended(how);
}

void CallFlow::endAs(CallEnd::State state, const char *reason, CallEnd::By by, int status)
{
    CallEnd how;
    how.state = state;
    how.reason = reason;
    how.by = by;
    how.status = status;
    end(how);
}

void CallFlow::hangUp()
{
    if (m_stage != Stage::Idle)
        endAs(CallEnd::State::Cancelled, "operator", CallEnd::By::Operator);
}

bool CallFlow::isDone() const
{
    if (!hasEnded())
        return false;
    for (const LegState &leg : m_legs) {
        if (leg.phase != Phase::Idle && leg.phase != Phase::Ended)
            return false;
    }
    return true;
}

void CallFlow::on(const SipEvent &event)
{
    switch (event.kind) {
    case SipEvent::Kind::Progress:
        return onProgress(event);
    case SipEvent::Kind::Answered:
        return onAnswered(event);
    case SipEvent::Kind::Rejected:
        return onRejected(event);
    case SipEvent::Kind::OfferAnswered:
        return onOfferAnswered(event);
    case SipEvent::Kind::OfferRejected:
        return onOfferRejected(event);
    case SipEvent::Kind::Offered:
        return onOffered(event);
    case SipEvent::Kind::Bye:
    case SipEvent::Kind::Gone:
        return onLegLeft(event);
    }
}

void CallFlow::onProgress(const SipEvent &event)
{
    LegState &leg = at(event.leg);
    if (leg.phase != Phase::Inviting && leg.phase != Phase::Early)
        return;
    const bool isFirst = leg.phase == Phase::Inviting;
    leg.phase = Phase::Early;
    if (leg.isTakenBack)
        return cancel(event.leg);
    if (event.leg != Leg::Candidate || m_stage != Stage::Candidate || leg.hasCancelled)
        return;
    const std::optional<Sdp> early = Sdp::parse(event.sdp);
    if (early)
        leg.remote = early;
    if (isFirst) {
        m_port.stopTimer(Timer::PostDial);
        m_port.startTimer(Timer::Ring, m_limits.ring);
    }
    if (event.status >= kFirstRinging && !std::exchange(m_isRinging, true)) {
        m_port.startTimer(Timer::Ring, m_limits.ring);
        m_watcher.ringing(event.status, early.has_value());
    }
}

void CallFlow::onAnswered(const SipEvent &event)
{
    LegState &leg = at(event.leg);
    if (leg.phase != Phase::Inviting && leg.phase != Phase::Early)
        return;
    leg.phase = Phase::Up;
    if (std::optional<Sdp> sdp = Sdp::parse(event.sdp))
        leg.remote = std::move(sdp);
    if (leg.isTakenBack) { // it crossed our CANCEL
        if (!leg.owesAck)
            m_port.ack(event.leg, {});
        takeBack(event.leg);
    } else if (event.leg == Leg::Candidate) {
        onCandidateAnswered();
    } else if (isTaker(event.leg)) {
        onTakerAnswered();
    } else {
        onInterviewerAnswered();
    }
}

void CallFlow::onInterviewerAnswered()
{
    const LegState &leg = at(Leg::Interviewer);
    if (m_order == CallOrder::CandidateFirst) {
        acknowledge(Leg::Interviewer);
        if (!leg.remote)
            return failBridge(0, CallEnd::By::Interviewer);
        at(Leg::Candidate).owesAck = false;
        m_port.ack(Leg::Candidate, forward(Leg::Candidate, *leg.remote, Sdp::Direction::Drop));
        return becomeBridged();
    }
    m_port.stopTimer(Timer::Setup);
    acknowledge(Leg::Interviewer);
    if (!leg.remote)
        return endAs(CallEnd::State::NotDialled, "interviewer_no_media", CallEnd::By::Interviewer);
    dialCandidate(leg.remote);
}

void CallFlow::onCandidateAnswered()
{
    for (const Timer timer : {Timer::PostDial, Timer::Ring, Timer::Cancel})
        m_port.stopTimer(timer);
    m_stage = Stage::Bridging;
    m_port.startTimer(Timer::Bridge, m_limits.bridge);
    m_port.startTimer(Timer::Talk, m_limits.talk);
    const LegState &leg = at(Leg::Candidate);
    if (m_order == CallOrder::HoldFirst || !leg.remote)
        acknowledge(Leg::Candidate);
    m_watcher.active();
    if (!leg.remote)
        return failBridge(0, CallEnd::By::Candidate);
    if (m_order == CallOrder::CandidateFirst)
        invite(Leg::Interviewer, forward(Leg::Interviewer, *leg.remote, Sdp::Direction::Drop));
    else
        offer(Leg::Interviewer, *leg.remote, Sdp::Direction::Drop);
}

void CallFlow::onRejected(const SipEvent &event)
{
    LegState &leg = at(event.leg);
    if (leg.phase != Phase::Inviting && leg.phase != Phase::Early)
        return;
    leg.phase = Phase::Ended;
    if (leg.isTakenBack || hasEnded())
        return;
    if (isTaker(event.leg))
        return takeoverFailed();
    if (event.leg == Leg::Candidate) {
        if (!leg.hasCancelled || event.status != kCancelled)
            return end(CallEnd::ofRefusal(event));
        return onTimer(Timer::Cancel);
    }
    if (m_stage == Stage::Bridging)
        return failBridge(event.status, CallEnd::By::Interviewer);
    endAs(CallEnd::State::NotDialled, "interviewer_refused", CallEnd::By::Interviewer, event.status);
}

void CallFlow::onTimer(Timer timer)
{
    if (hasEnded())
        return;
    switch (timer) {
    case Timer::Setup:
        if (m_takeover == Takeover::Calling)
            return takeoverFailed();
        if (m_stage == Stage::Interviewer)
            endAs(CallEnd::State::NotDialled, "interviewer_timeout", CallEnd::By::Limit);
        return;
    case Timer::PostDial:
        if (m_stage == Stage::Candidate && at(Leg::Candidate).phase == Phase::Inviting)
            end(CallEnd::ofSilence());
        return;
    case Timer::Ring:
        if (m_stage == Stage::Candidate && at(Leg::Candidate).phase == Phase::Early) {
            cancel(Leg::Candidate);
            m_port.startTimer(Timer::Cancel, m_limits.cancel);
        }
        return;
    case Timer::Cancel:
        if (m_stage == Stage::Candidate) {
            CallEnd how;
            how.state = CallEnd::State::NoAnswer;
            how.reason = "ring_timeout";
            how.status = kCancelled;
            how.isRetryable = true;
            how.by = CallEnd::By::Limit;
            end(how);
        }
        return;
    case Timer::Bridge:
        if (m_stage == Stage::Bridging)
            failBridge(0, CallEnd::By::Limit);
        return;
    case Timer::Glare:
        return retryAfterGlare();
    case Timer::Talk:
        if (m_stage == Stage::Talking)
            endAs(CallEnd::State::Completed, "talk_limit", CallEnd::By::Limit);
        return;
    }
}

} // namespace callboard::sip
