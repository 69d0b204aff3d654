// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/carrier/sip/callflow.h"

#include <functional>
#include <string>
#include <vector>

namespace callboard::sip {

/// Who we say we are when somebody asks (digest, MD5 only in this stack). Said to its realm and to no other.
struct Credentials
{
    std::string realm; ///< empty: none
    std::string user;
    Secret password;
};

/// How one leg is dialled. Addresses are SIP URIs ("sip:+37061234501@trunk.example").
struct LegPlan
{
    std::string to;
    std::string from;
    std::string route;                ///< the proxy all goes through ("sip:pbx.example;lr"); empty: by the address
    std::vector<std::string> headers; ///< whole lines, such as "P-Asserted-Identity: <sip:+370...@trunk.example>"
    Credentials credentials;
};

struct CallPlan
{
    LegPlan interviewer;
    LegPlan candidate;
    CallOrder order = CallOrder::HoldFirst;
    CallLimits limits;
    int sessionExpiresSec = 1800;           ///< asked for, so that a call we lost ends by itself; 0: not
    std::function<bool()> mayDialCandidate; ///< asked on the stack's thread right before the candidate's INVITE
};

} // namespace callboard::sip
