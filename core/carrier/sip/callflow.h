// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/carrier/sip/callend.h"
#include "core/carrier/sip/sdp.h"

#include <array>
#include <optional>

namespace callboard::sip {

/// All of them ours, none the stack's 32 s (SIP.md section 7).
struct CallLimits
{
    std::chrono::milliseconds setup{15'000};
    std::chrono::milliseconds postDial{8'000};
    std::chrono::milliseconds ring{30'000};
    std::chrono::milliseconds cancel{2'000};
    std::chrono::milliseconds bridge{5'000};
    std::chrono::milliseconds talk{4 * 3'600'000};
    std::chrono::milliseconds glare{2'500}; ///< 2.1 s to 4 s, drawn by the owner
};

enum class CallOrder {
    HoldFirst,      ///< the interviewer waits on hold while the candidate's phone rings
    CandidateFirst, ///< flow I of RFC 3725: only for an interviewer that answers at once
};

/// Hears what a call does. Every call that was started ends exactly once.
class CallWatcher
{
public:
    virtual ~CallWatcher() = default;
    /// Asked right before the first byte to the candidate: still due, still inside its hours.
    virtual bool mayDialCandidate() = 0;
    virtual void ringing(int status, bool hasEarlyMedia) = 0;
    virtual void active() = 0;
    virtual void bridged() = 0;
    virtual void takenOver(bool done) = 0;
    virtual void ended(const CallEnd &end) = 0;
};

/// One call by third-party call control (RFC 3725): we signal both legs and pass each one's session description to the
/// other, so that they send audio to one another. Pure logic: no Qt, no library, no clock. Used on one thread.
class CallFlow
{
public:
    /// `session` numbers the session descriptions of this call; up to kLegs of them are used.
    CallFlow(SipPort &port, CallWatcher &watcher, const CallLimits &limits, CallOrder order, std::uint64_t session);

    void start();
    void on(const SipEvent &event);
    void onTimer(Timer timer);
    /// Operator: takes the call off whatever it is at. It ends as Cancelled at once; the legs follow.
    void hangUp();
    /// Somebody else takes the interviewer's place; false when the call is not at a point where that works.
    bool takeOver();

    bool hasEnded() const { return m_stage == Stage::Over; }
    /// The candidate's INVITE left: from here on nothing may dial that phone again unasked.
    bool hasDialledCandidate() const { return at(Leg::Candidate).phase != Phase::Idle; }
    /// Ended, and no leg waits for the network: may be destroyed.
    bool isDone() const;

private:
    enum class Stage { Idle, Interviewer, Candidate, Bridging, Talking, Over };
    enum class Phase { Idle, Inviting, Early, Up, Ended };
    enum class Takeover { None, Calling, MovingCandidate, MovingTaker, GoingBack };
    struct LegState
    {
        Phase phase = Phase::Idle;
        bool isTakenBack = false;  ///< whatever it answers, it is not wanted any more
        bool hasCancelled = false; ///< a CANCEL left
        bool hasOfferOut = false;  ///< our re-INVITE is not answered
        bool owesAck = false;      ///< its first 200 carried an offer which we have not answered
        std::optional<Sdp> remote; ///< the last it said
        std::string sent;          ///< the last it was told
        std::uint64_t version = 0;
    };

    LegState &at(Leg leg) { return m_legs[static_cast<size_t>(leg)]; }
    const LegState &at(Leg leg) const { return m_legs[static_cast<size_t>(leg)]; }
    Leg peerOf(Leg leg) const { return leg == Leg::Candidate ? m_interviewer : Leg::Candidate; }
    std::uint64_t sessionOf(Leg leg) const { return m_session + static_cast<std::uint64_t>(leg); }

    void invite(Leg leg, const std::string &sdp);
    void dialCandidate(const std::optional<Sdp> &offer);
    std::string forward(Leg to, const Sdp &sdp, Sdp::Direction direction);
    std::string hold(Leg leg, const Sdp &offer);
    void offer(Leg leg, const Sdp &sdp, Sdp::Direction direction);
    void acknowledge(Leg leg);
    void cancel(Leg leg);
    void takeBack(Leg leg);
    void stopTimers();
    void end(const CallEnd &how);
    void endAs(CallEnd::State state, const char *reason, CallEnd::By by = CallEnd::By::Nobody, int status = 0);
    void failBridge(int status, CallEnd::By by);

    void onProgress(const SipEvent &event);
    void onAnswered(const SipEvent &event);
    void onInterviewerAnswered();
    void onCandidateAnswered();
    void onRejected(const SipEvent &event);
    void onOfferAnswered(const SipEvent &event);
    void onOfferRejected(const SipEvent &event);
    void onOffered(const SipEvent &event);
    void onLegLeft(const SipEvent &event);
    void bridgeAnswered(Leg leg);
    void becomeBridged();
    void retryAfterGlare();
    bool isBusy(Leg leg) const;
    bool isTaker(Leg leg) const { return m_takeover != Takeover::None && leg == m_taker; }
    void onTakerAnswered();
    void takeoverStep(Leg leg);
    void takeoverDone();
    void takeoverFailed();
    void goBack();
    void relayAnswered(Leg leg);

    SipPort &m_port;
    CallWatcher &m_watcher;
    CallLimits m_limits;
    CallOrder m_order;
    std::uint64_t m_session;
    Stage m_stage = Stage::Idle;
    Takeover m_takeover = Takeover::None;
    Leg m_interviewer = Leg::Interviewer; ///< the leg that talks with the candidate
    Leg m_taker = Leg::Takeover;          ///< the leg that would take its place
    std::array<LegState, kLegs> m_legs;
    std::string m_offered;          ///< where the candidate was told to send audio
    std::optional<Leg> m_relayFrom; ///< whose offer waits for the other's answer
    std::optional<Leg> m_glare;     ///< whose re-INVITE is to be sent once more
    bool m_isRinging = false;
    bool m_isSentBack = false; ///< the candidate was offered the interviewer again
    bool m_hasRetriedGlare = false;
};

} // namespace callboard::sip
