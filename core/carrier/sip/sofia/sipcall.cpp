// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/sip/sofia/sipcall.h"

#include <algorithm>
#include <cstring>

namespace callboard::sip {

namespace {

constexpr int kOk = 200;
constexpr int kTransportFault = 503;

std::string sdpOf(const sip_t *message)
{
    if (!message || !message->sip_payload || !message->sip_payload->pl_data)
        return {};
    const bool isSdp = !message->sip_content_type || !message->sip_content_type->c_type ||
                       strcasecmp(message->sip_content_type->c_type, "application/sdp") == 0;
    return isSdp ? std::string(message->sip_payload->pl_data, message->sip_payload->pl_len) : std::string();
}

void timerFired(AgentOfNua *, su_timer_t *, TimerOfNua *of)
{
    of->call->onTimer(of->kind);
}

} // namespace

SipCall::SipCall(nua_t *nua, su_root_t *root, std::uint64_t id, CallPlan plan, const SipStack::Reported &reported)
    : m_nua(nua), m_root(root), m_id(id), m_plan(std::move(plan)), m_reported(reported),
      m_flow(*this, *this, m_plan.limits, m_plan.order, id * kLegs + 1)
{
    for (size_t i = 0; i < m_timers.size(); ++i)
        m_timers[i] = {this, static_cast<Timer>(i), nullptr};
}

SipCall::~SipCall()
{
    for (TimerOfNua &timer : m_timers) {
        if (timer.timer)
            su_timer_destroy(timer.timer);
    }
    for (const auto &leg : m_legs)
        release(*leg);
}

const LegPlan &SipCall::planOf(Leg leg) const
{
    if (leg == Leg::Candidate)
        return m_plan.candidate;
    const bool isFirst = m_legs.empty() || std::none_of(m_legs.begin(), m_legs.end(),
                                                        [](const auto &other) { return other->leg != Leg::Candidate; });
    return isFirst ? m_plan.interviewer : m_taker;
}

LegOfNua *SipCall::current(Leg leg)
{
    for (auto it = m_legs.rbegin(); it != m_legs.rend(); ++it) {
        if ((*it)->leg == leg)
            return it->get();
    }
    return nullptr;
}

void SipCall::takeOver(LegPlan taker)
{
    m_taker = std::move(taker);
    if (!m_flow.takeOver())
        takenOver(false);
}

void SipCall::invite(Leg which, const std::string &sdp)
{
    const LegPlan &plan = planOf(which);
    auto made = std::make_unique<LegOfNua>();
    made->call = this;
    made->leg = which;
    made->credentials = plan.credentials;
    std::string headers;
    for (const std::string &line : plan.headers)
        headers += line + "\r\n";
    const std::string route = plan.route.empty() ? std::string() : "<" + plan.route + ">";
    made->handle = nua_handle(m_nua, made.get(), NUTAG_URL(plan.to.c_str()), SIPTAG_TO_STR(plan.to.c_str()),
                              SIPTAG_FROM_STR(plan.from.c_str()),
                              TAG_IF(!route.empty(), NUTAG_INITIAL_ROUTE_STR(route.c_str())), TAG_END());
    LegOfNua &leg = *m_legs.emplace_back(std::move(made));
    const bool expires = m_plan.sessionExpiresSec > 0;
    nua_invite(leg.handle, TAG_IF(!headers.empty(), SIPTAG_HEADER_STR(headers.c_str())),
               TAG_IF(!sdp.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
               TAG_IF(!sdp.empty(), SIPTAG_PAYLOAD_STR(sdp.c_str())),
               TAG_IF(expires, NUTAG_SESSION_TIMER(static_cast<unsigned>(m_plan.sessionExpiresSec))), TAG_END());
}

void SipCall::ack(Leg which, const std::string &sdp)
{
    if (LegOfNua *leg = current(which); leg && leg->handle)
        nua_ack(leg->handle, TAG_IF(!sdp.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
                TAG_IF(!sdp.empty(), SIPTAG_PAYLOAD_STR(sdp.c_str())), TAG_END());
}

void SipCall::reinvite(Leg which, const std::string &sdp)
{
    if (LegOfNua *leg = current(which); leg && leg->handle)
        nua_invite(leg->handle, SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(sdp.c_str()), TAG_END());
}

void SipCall::cancel(Leg which)
{
    if (LegOfNua *leg = current(which); leg && leg->handle)
        nua_cancel(leg->handle, TAG_END());
}

void SipCall::bye(Leg which)
{
    if (LegOfNua *leg = current(which); leg && leg->handle)
        nua_bye(leg->handle, TAG_END());
}

void SipCall::answerOffer(Leg which, int status, const std::string &sdp)
{
    if (LegOfNua *leg = current(which); leg && leg->handle)
        nua_respond(leg->handle, status, sip_status_phrase(status),
                    TAG_IF(!sdp.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
                    TAG_IF(!sdp.empty(), SIPTAG_PAYLOAD_STR(sdp.c_str())), TAG_END());
}

void SipCall::startTimer(Timer kind, std::chrono::milliseconds after)
{
    TimerOfNua &timer = m_timers[static_cast<size_t>(kind)];
    if (!timer.timer)
        timer.timer = su_timer_create(su_root_task(m_root), 0);
    su_timer_set_interval(timer.timer, timerFired, &timer, static_cast<su_duration_t>(after.count()));
}

void SipCall::stopTimer(Timer kind)
{
    if (su_timer_t *timer = m_timers[static_cast<size_t>(kind)].timer)
        su_timer_reset(timer);
}

void SipCall::heard(LegOfNua &leg, nua_event_t event, int status, const char *phrase, const sip_t *message)
{
    switch (event) {
    case nua_r_invite:
        return heardAnswer(leg, status, phrase, message);
    case nua_i_invite:
        return tell(leg, SipEvent::Kind::Offered, 0, phrase, message);
    case nua_i_bye:
        tell(leg, SipEvent::Kind::Bye, status, phrase, message);
        leg.isOver = true;
        return;
    case nua_r_bye:
        if (status >= kOk && status != 401 && status != 407)
            return release(leg);
        if (status >= kOk && !authenticateOnce(leg, status, message))
            release(leg);
        return;
    case nua_i_terminated:
        if (!leg.isOver)
            tell(leg, SipEvent::Kind::Gone, leg.isUp ? 0 : kTransportFault, phrase, nullptr);
        return release(leg);
    case nua_i_error:
    case nua_r_authenticate:
        if (status >= 900 && !leg.isUp && !leg.isOver) {
            tell(leg, SipEvent::Kind::Rejected, status, phrase, nullptr);
            leg.isOver = true;
        }
        return;
    default:
        return;
    }
}

bool authenticateOnce(LegOfNua &leg, int status, const sip_t *message)
{
    if ((status != 401 && status != 407) || !message || leg.hasAuthenticated || leg.credentials.realm.empty())
        return false;
    const msg_auth_t *challenge = status == 401 ? message->sip_www_authenticate : message->sip_proxy_authenticate;
    const std::string quoted = '"' + leg.credentials.realm + '"';
    for (; challenge; challenge = challenge->au_next) {
        const char *realm = msg_header_find_param(challenge->au_common, "realm=");
        const char *algorithm = msg_header_find_param(challenge->au_common, "algorithm=");
        const bool isKnown = !algorithm || strcasecmp(algorithm, "MD5") == 0 || strcasecmp(algorithm, "\"MD5\"") == 0;
        if (strcasecmp(challenge->au_scheme, "Digest") != 0 || !isKnown || !realm || quoted != realm)
            continue;
        leg.hasAuthenticated = true;
        std::string answer = "Digest:" + quoted + ":" + leg.credentials.user + ":";
        const QByteArrayView password = leg.credentials.password.reveal();
        answer.append(password.data(), static_cast<size_t>(password.size()));
        nua_authenticate(leg.handle, NUTAG_AUTH(answer.c_str()), TAG_END());
        std::fill(answer.begin(), answer.end(), '\0');
        return true;
    }
    return false;
}

void SipCall::heardAnswer(LegOfNua &leg, int status, const char *phrase, const sip_t *message)
{
    if (leg.isUp) {
        if (status >= 300)
            tell(leg, SipEvent::Kind::OfferRejected, status, phrase, message);
        else if (status >= kOk)
            tell(leg, SipEvent::Kind::OfferAnswered, status, phrase, message);
        return;
    }
    if (status < kOk)
        return tell(leg, SipEvent::Kind::Progress, status, phrase, message);
    if (status < 300) {
        leg.isUp = true;
        return tell(leg, SipEvent::Kind::Answered, status, phrase, message);
    }
    if (authenticateOnce(leg, status, message))
        return;
    tell(leg, SipEvent::Kind::Rejected, status, phrase, message);
    leg.isOver = true;
}

void SipCall::tell(LegOfNua &leg, SipEvent::Kind kind, int status, const char *phrase, const sip_t *message)
{
    if (leg.isOver || current(leg.leg) != &leg)
        return;
    SipEvent event;
    event.leg = leg.leg;
    event.kind = kind;
    event.status = status;
    event.sdp = sdpOf(message);
    event.isLocal = nta_sip_is_internal(message);
    event.retryAfterSec =
        message && message->sip_retry_after ? static_cast<int>(message->sip_retry_after->af_delta) : 0;
    event.words = phrase ? phrase : "";
    m_flow.on(event);
}

void SipCall::release(LegOfNua &leg)
{
    leg.isOver = true;
    if (leg.handle)
        nua_handle_destroy(std::exchange(leg.handle, nullptr));
}

bool SipCall::isDone() const
{
    return m_flow.hasEnded() &&
           std::all_of(m_legs.begin(), m_legs.end(), [](const auto &leg) { return leg->isOver || !leg->handle; });
}

bool SipCall::mayDialCandidate()
{
    return !m_plan.mayDialCandidate || m_plan.mayDialCandidate();
}

void SipCall::ringing(int status, bool hasEarlyMedia)
{
    m_reported({m_id, CallReport::Kind::Ringing, status, hasEarlyMedia, {}});
}

void SipCall::active()
{
    m_reported({m_id, CallReport::Kind::Active, kOk, false, {}});
}

void SipCall::bridged()
{
    m_reported({m_id, CallReport::Kind::Bridged, kOk, false, {}});
}

void SipCall::takenOver(bool done)
{
    m_reported({m_id, done ? CallReport::Kind::TakenOver : CallReport::Kind::NotTakenOver, 0, false, {}});
}

void SipCall::ended(const CallEnd &end)
{
    m_reported({m_id, CallReport::Kind::Ended, end.status, false, end});
}

} // namespace callboard::sip
