// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace callboard::sip {

/// The ends of a call (SIP.md): the interviewer is dialled first and waits on hold, then the candidate. The taker-over
/// is a third leg that replaces the interviewer's.
enum class Leg { Interviewer, Candidate, Takeover };
inline constexpr int kLegs = 3;

enum class Timer {
    Setup,    ///< the interviewer's leg must be answered
    PostDial, ///< the trunk must say something to the candidate's INVITE
    Ring,     ///< the candidate must answer
    Cancel,   ///< what a CANCEL is answered with
    Bridge,   ///< both hear one another
    Glare,    ///< before an INVITE that crossed one is sent again (RFC 3261 section 14.1)
    Talk,     ///< the longest call
};

/// Signals of one call. Everything is sent at once and answered by a SipEvent; a leg that was never invited or is gone
/// takes nothing. Called on the thread of the CallFlow only.
class SipPort
{
public:
    virtual ~SipPort() = default;
    /// Dials the leg; without an SDP the other side offers in its answer.
    virtual void invite(Leg leg, const std::string &sdp) = 0;
    /// Acknowledges the last 200, with the answer when the 200 carried the offer.
    virtual void ack(Leg leg, const std::string &sdp) = 0;
    /// An offer within the call.
    virtual void reinvite(Leg leg, const std::string &sdp) = 0;
    /// Takes an INVITE back; sent as soon as the other side has said anything.
    virtual void cancel(Leg leg) = 0;
    virtual void bye(Leg leg) = 0;
    /// Answers an offer of the other side's: 200 with its SDP, or a refusal without.
    virtual void answerOffer(Leg leg, int status, const std::string &sdp) = 0;
    /// One of each kind; starting it again moves it.
    virtual void startTimer(Timer timer, std::chrono::milliseconds after) = 0;
    virtual void stopTimer(Timer timer) = 0;
};

/// What came from the network about a leg.
struct SipEvent
{
    enum class Kind {
        Progress,      ///< 1xx; the SDP when it is reliable or early media
        Answered,      ///< 200 to the first INVITE
        Rejected,      ///< a final refusal of the first INVITE
        OfferAnswered, ///< 200 to a re-INVITE
        OfferRejected, ///< a refusal of a re-INVITE
        Offered,       ///< the other side's re-INVITE; without SDP it wants an offer
        Bye,           ///< the other side hung up
        Gone,          ///< the stack gave the leg up (session timer, connection)
    };
    Leg leg = Leg::Candidate;
    Kind kind = Kind::Progress;
    int status = 0;        ///< of SIP
    std::string sdp;       ///< empty: none
    bool isLocal = false;  ///< made by the stack, not said by the trunk
    int retryAfterSec = 0; ///< 0: none was named
    std::string words;     ///< the reason phrase
};

} // namespace callboard::sip
