// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/carrier/sip/callplan.h"

#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace callboard::sip {

class AgentOfNua;

/// What became of a call, in order; the last one is Ended.
struct CallReport
{
    enum class Kind { Ringing, Active, Bridged, TakenOver, NotTakenOver, Ended };
    std::uint64_t call = 0;
    Kind kind = Kind::Ended;
    int status = 0;
    bool hasEarlyMedia = false;
    CallEnd end; ///< of Ended
};

struct StackOptions
{
    std::string listen;         ///< "sip:127.0.0.1:5070"; UDP and TCP
    std::string listenTls;      ///< "sips:127.0.0.1:5071"; empty: no TLS
    std::string certificateDir; ///< with agent.pem and cafile.pem; of TLS
    bool answersOptions = true;
};

struct Registration
{
    std::string registrar; ///< "sip:pbx.example"
    std::string address;   ///< ours there
    Credentials credentials;
    int expiresSec = 600;
};

/// The SIP stack in a thread of its own (SIP.md section 7): everything of it is touched there and nowhere else.
/// The functions may be called from any thread and return at once; reports come on the stack's thread. Calls from
/// outside are refused with 486, REFER is not supported, a redirection is not followed.
class SipStack
{
public:
    using Reported = std::function<void(const CallReport &)>;
    /// Answers with the status of the registrar.
    using Registered = std::function<void(int status, bool isLocal)>;

    /// Errors: NotSupported when the address cannot be listened on, or the certificate not read.
    static Result<std::unique_ptr<SipStack>> start(const StackOptions &options, Reported reported);
    /// Hangs every call up, waits at most 2 s for the answers, and joins the thread.
    ~SipStack();
    SipStack(const SipStack &) = delete;
    SipStack &operator=(const SipStack &) = delete;

    /// `call` is the caller's number of it, never used twice.
    void place(std::uint64_t call, CallPlan plan);
    void hangUp(std::uint64_t call);
    /// A third leg takes the interviewer's place.
    void takeOver(std::uint64_t call, LegPlan taker);
    void registerAt(Registration registration, Registered registered);

private:
    SipStack(const StackOptions &options, Reported reported);
    std::unique_ptr<AgentOfNua> m_agent;
    std::thread m_thread;
};

} // namespace callboard::sip
