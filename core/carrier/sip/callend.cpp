// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/sip/callend.h"

namespace callboard::sip {

namespace {

using State = CallEnd::State;
using Breaker = CallEnd::Breaker;

/// Local statuses of sofia-sip from here on are its own troubles, not a trunk's words.
constexpr int kFirstOfStack = 900;
/// A challenge that the stack cannot answer.
constexpr int kStackCannotAuthenticate = 904;

CallEnd made(State state, const char *reason, bool isRetryable, Breaker breaker = Breaker::Nothing)
{
    CallEnd end;
    end.state = state;
    end.reason = reason;
    end.isRetryable = isRetryable;
    end.breaker = breaker;
    return end;
}

CallEnd ofStatus(int status)
{
    switch (status) {
    case 486:
    case 600:
        return made(State::NoAnswer, "busy", true);
    case 480:
    case 487:
        return made(State::NoAnswer, "unavailable", true);
    case 603:
    case 607:
    case 608:
        return made(State::NoAnswer, "declined", false);
    case 404:
    case 410:
    case 484:
    case 604:
        return made(State::SipFailed, "bad_number", false);
    case 401:
    case 403:
    case 407:
    case kStackCannotAuthenticate:
        return made(State::SipFailed, "trunk_auth", true, Breaker::OpensAtOnce);
    case 408:
        return made(State::SipFailed, "trunk_timeout", true, Breaker::Counts);
    case 415:
    case 488:
    case 606:
        return made(State::SipFailed, "media_not_acceptable", false);
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return made(State::SipFailed, "redirected", false);
    if ((status >= 500 && status < 600) || status >= kFirstOfStack)
        return made(State::SipFailed, "trunk_5xx", true, Breaker::Counts);
    // What no page names: a fault of the trunk, which nobody should dial again for.
    return made(State::SipFailed, "refused", false, Breaker::Counts);
}

} // namespace

CallEnd CallEnd::ofRefusal(const SipEvent &refusal)
{
    CallEnd end = ofStatus(refusal.status);
    end.status = refusal.status;
    end.isLocal = refusal.isLocal;
    if (refusal.status >= 500)
        end.retryAfterSec = refusal.retryAfterSec;
    return end;
}

CallEnd CallEnd::ofSilence()
{
    CallEnd end = ofStatus(408);
    end.status = 408;
    end.isLocal = true;
    return end;
}

} // namespace callboard::sip
