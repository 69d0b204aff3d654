// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/carrier/sip/sipport.h"

namespace callboard::sip {

/// How a call ended: the rows of SIP.md section 6.
struct CallEnd
{
    enum class State {
        NotDialled, ///< the candidate's phone was never dialled: the call is firm again
        Completed,
        NoAnswer,
        SipFailed,
        Failed,
        Cancelled,
    };
    enum class By { Nobody, Candidate, Interviewer, Operator, Limit };
    enum class Breaker { Nothing, Counts, OpensAtOnce };

    State state = State::Failed;
    int status = 0;           ///< of SIP; 0 when no message decided it
    std::string reason;       ///< a stable word: busy, bad_number, trunk_auth ...
    bool isLocal = false;     ///< the status was made by our stack
    bool isRetryable = false; ///< D-RETRY may dial once more
    Breaker breaker = Breaker::Nothing;
    By by = By::Nobody;
    int retryAfterSec = 0; ///< asked for by the trunk; 0: not

    /// The candidate's leg was refused, or the stack says so of it.
    static CallEnd ofRefusal(const SipEvent &refusal);
    /// The trunk said nothing at all in time.
    static CallEnd ofSilence();
};

} // namespace callboard::sip
