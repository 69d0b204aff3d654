// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// From the candidate's answer on: the bridge, offers that are passed on, somebody else taking over.
#include "core/carrier/sip/callflow.h"

#include <utility>

namespace callboard::sip {

namespace {

constexpr int kOk = 200;
constexpr int kNotAcceptable = 488;
constexpr int kPending = 491;

/// Answers to a request within a call which mean that there is no such call there (RFC 3261 section 12.2.1.2).
bool saysLegIsGone(int status)
{
    return status == 481 || status == 408;
}

} // namespace

void CallFlow::offer(Leg leg, const Sdp &sdp, Sdp::Direction direction)
{
    at(leg).hasOfferOut = true;
    m_port.reinvite(leg, forward(leg, sdp, direction));
}

void CallFlow::failBridge(int status, CallEnd::By by)
{
    endAs(CallEnd::State::Failed, "bridge_failed", by, status);
}

void CallFlow::becomeBridged()
{
    m_stage = Stage::Talking;
    m_port.stopTimer(Timer::Bridge);
    m_watcher.bridged();
}

void CallFlow::onOfferAnswered(const SipEvent &event)
{
    LegState &leg = at(event.leg);
    const bool isAsked = std::exchange(leg.hasOfferOut, false);
    m_port.ack(event.leg, {}); // the stack's own refreshes too
    if (!isAsked || leg.phase != Phase::Up || hasEnded())
        return;
    std::optional<Sdp> sdp = Sdp::parse(event.sdp);
    if (!sdp) {
        SipEvent refusal = event;
        refusal.kind = SipEvent::Kind::OfferRejected;
        refusal.status = kNotAcceptable;
        leg.hasOfferOut = true;
        return onOfferRejected(refusal);
    }
    leg.remote = std::move(sdp);
    if (m_relayFrom)
        relayAnswered(event.leg);
    else if (m_takeover != Takeover::None)
        takeoverStep(event.leg);
    else if (m_stage == Stage::Bridging)
        bridgeAnswered(event.leg);
}

/// The interviewer has the candidate's address; when its own has moved, the candidate is told once.
void CallFlow::bridgeAnswered(Leg leg)
{
    if (leg == Leg::Interviewer) {
        const Sdp &theirs = *at(leg).remote;
        if (theirs.mediaAddress() != m_offered) {
            m_offered = theirs.mediaAddress();
            return offer(Leg::Candidate, theirs, Sdp::Direction::Drop);
        }
    }
    becomeBridged();
}

void CallFlow::onOfferRejected(const SipEvent &event)
{
    LegState &leg = at(event.leg);
    if (!std::exchange(leg.hasOfferOut, false) || leg.phase != Phase::Up || hasEnded())
        return;
    if (saysLegIsGone(event.status)) {
        SipEvent gone = event;
        gone.kind = SipEvent::Kind::Gone;
        return onLegLeft(gone);
    }
    if (m_relayFrom) {
        const Leg from = *std::exchange(m_relayFrom, std::nullopt);
        return m_port.answerOffer(from, event.status == kPending ? kPending : kNotAcceptable, {});
    }
    if (m_takeover == Takeover::GoingBack)
        return goBack();
    if (m_takeover != Takeover::None)
        return takeoverFailed();
    if (m_stage != Stage::Bridging)
        return;
    if (event.status != kPending || std::exchange(m_hasRetriedGlare, true))
        return failBridge(event.status,
                          event.leg == Leg::Candidate ? CallEnd::By::Candidate : CallEnd::By::Interviewer);
    m_glare = event.leg;
    m_port.startTimer(Timer::Glare, m_limits.glare);
}

void CallFlow::retryAfterGlare()
{
    if (m_stage != Stage::Bridging || !m_glare)
        return;
    const Leg leg = *std::exchange(m_glare, std::nullopt);
    offer(leg, *at(peerOf(leg)).remote, Sdp::Direction::Drop);
}

bool CallFlow::isBusy(Leg leg) const
{
    return at(leg).hasOfferOut || at(peerOf(leg)).hasOfferOut || m_relayFrom || m_takeover != Takeover::None ||
           m_stage == Stage::Bridging;
}

void CallFlow::onOffered(const SipEvent &event)
{
    LegState &leg = at(event.leg);
    if (leg.phase != Phase::Up || hasEnded())
        return m_port.answerOffer(event.leg, 481, {});
    if (isBusy(event.leg))
        return m_port.answerOffer(event.leg, kPending, {});
    if (event.sdp.empty()) // it wants to hear our side again
        return m_port.answerOffer(event.leg, kOk, leg.sent);
    std::optional<Sdp> sdp = Sdp::parse(event.sdp);
    if (!sdp)
        return m_port.answerOffer(event.leg, kNotAcceptable, {});
    const bool isRefresh = leg.remote && leg.remote->saysTheSameAs(*sdp);
    if (isRefresh)
        return m_port.answerOffer(event.leg, kOk, leg.sent);
    leg.remote = std::move(sdp);
    if (m_stage == Stage::Candidate) // on hold all the same while the candidate's phone rings
        return m_port.answerOffer(event.leg, kOk, hold(event.leg, *leg.remote));
    m_relayFrom = event.leg;
    offer(peerOf(event.leg), *leg.remote, Sdp::Direction::Keep);
}

void CallFlow::relayAnswered(Leg leg)
{
    const Leg from = *std::exchange(m_relayFrom, std::nullopt);
    m_port.answerOffer(from, kOk, forward(from, *at(leg).remote, Sdp::Direction::Keep));
}

void CallFlow::onLegLeft(const SipEvent &event)
{
    LegState &leg = at(event.leg);
    if (leg.phase == Phase::Inviting || leg.phase == Phase::Early) {
        SipEvent refusal = event;
        refusal.kind = SipEvent::Kind::Rejected;
        refusal.status = event.status != 0 ? event.status : 503;
        refusal.isLocal = true;
        return onRejected(refusal);
    }
    if (leg.phase != Phase::Up)
        return;
    if (leg.owesAck)
        acknowledge(event.leg); // it stopped waiting, its stack did not
    leg.phase = Phase::Ended;
    if (m_relayFrom == event.leg)
        m_relayFrom.reset();
    if (hasEnded())
        return;
    if (isTaker(event.leg))
        return takeoverFailed();
    const bool isCandidate = event.leg == Leg::Candidate;
    const auto by = isCandidate ? CallEnd::By::Candidate : CallEnd::By::Interviewer;
    if (!isCandidate && (m_takeover == Takeover::MovingCandidate || m_takeover == Takeover::MovingTaker))
        return; // the one who takes over is there already
    if (m_stage == Stage::Talking)
        endAs(CallEnd::State::Completed, "hung_up", by);
    else if (m_stage == Stage::Bridging)
        failBridge(0, by);
    else
        endAs(CallEnd::State::Failed, "interviewer_gone", by);
}

bool CallFlow::takeOver()
{
    if (m_stage != Stage::Talking || isBusy(m_interviewer))
        return false;
    m_taker = m_interviewer == Leg::Interviewer ? Leg::Takeover : Leg::Interviewer;
    if (at(m_taker).phase != Phase::Idle && at(m_taker).phase != Phase::Ended)
        return false;
    const std::uint64_t version = at(m_taker).version;
    at(m_taker) = {};
    at(m_taker).version = version;
    m_takeover = Takeover::Calling;
    m_isSentBack = false;
    m_port.startTimer(Timer::Setup, m_limits.setup);
    invite(m_taker, {});
    return true;
}

void CallFlow::onTakerAnswered()
{
    m_port.stopTimer(Timer::Setup);
    acknowledge(m_taker);
    if (!at(m_taker).remote)
        return takeoverFailed();
    m_takeover = Takeover::MovingCandidate;
    m_offered = at(m_taker).remote->mediaAddress();
    offer(Leg::Candidate, *at(m_taker).remote, Sdp::Direction::Drop);
}

void CallFlow::takeoverStep(Leg leg)
{
    if (m_takeover == Takeover::MovingCandidate && leg == Leg::Candidate) {
        m_takeover = Takeover::MovingTaker;
        offer(m_taker, *at(Leg::Candidate).remote, Sdp::Direction::Drop);
    } else if (m_takeover == Takeover::MovingTaker && leg == m_taker) {
        takeoverDone();
    } else if (m_takeover == Takeover::GoingBack && leg == Leg::Candidate) {
        goBack();
    }
}

void CallFlow::takeoverDone()
{
    m_takeover = Takeover::None;
    const Leg former = std::exchange(m_interviewer, m_taker);
    takeBack(former);
    if (const Sdp &theirs = *at(m_interviewer).remote; theirs.mediaAddress() != m_offered)
        offer(Leg::Candidate, theirs, Sdp::Direction::Drop);
    m_watcher.takenOver(true);
}

void CallFlow::takeoverFailed()
{
    m_port.stopTimer(Timer::Setup);
    takeBack(m_taker);
    const bool candidateMoved = m_takeover == Takeover::MovingTaker ||
                                (m_takeover == Takeover::MovingCandidate && at(Leg::Candidate).hasOfferOut);
    m_takeover = candidateMoved ? Takeover::GoingBack : Takeover::None;
    m_watcher.takenOver(false);
    if (at(m_interviewer).phase != Phase::Up)
        return endAs(CallEnd::State::Completed, "hung_up", CallEnd::By::Interviewer);
    if (candidateMoved && !at(Leg::Candidate).hasOfferOut)
        goBack();
}

/// The candidate hears the interviewer again.
void CallFlow::goBack()
{
    if (std::exchange(m_isSentBack, true)) {
        m_takeover = Takeover::None;
        return;
    }
    offer(Leg::Candidate, *at(m_interviewer).remote, Sdp::Direction::Drop);
}

} // namespace callboard::sip
