// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/sip/sofia/sipstack.h"

#include "core/base/assert.h"
#include "core/carrier/sip/sofia/sipcall.h"

#include <QLoggingCategory>

#include <cstdarg>
#include <cstdio>
#include <future>
#include <map>
#include <thread>

/// What crosses into the stack's thread; owned by the message.
struct callboard_sip_command
{
    std::function<void()> *work;
};

namespace callboard::sip {

namespace {

constexpr int kOk = 200;
/// The longest that ending waits for the answers to its BYEs.
constexpr su_duration_t kLastWordsMs = 2'000;

Q_LOGGING_CATEGORY(lcSip, "callboard.sip", QtWarningMsg)

/// What the stack says goes through our log, which leaves secrets out. It names addresses, so it is off unless asked
/// for.
void logLine(void *, const char *format, va_list arguments)
{
    std::array<char, 1024> line{};
    std::vsnprintf(line.data(), line.size(), format, arguments);
    qCDebug(lcSip, "%s", line.data());
}

void deliver(AgentOfNua *, su_msg_r, callboard_sip_command *command)
{
    const std::unique_ptr<std::function<void()>> work(command->work);
    (*work)();
}

} // namespace

/// The stack's side of its events: finds the leg, and lets go of what is over.
class AgentOfNua
{
public:
    AgentOfNua(const StackOptions &options, SipStack::Reported reported)
        : m_options(options), m_reported(std::move(reported))
    {
    }

    /// Runs until stop(); tells once whether it listens.
    void run(std::promise<bool> &listens);
    void post(std::function<void()> work);
    void stop();

    void place(std::uint64_t id, CallPlan plan);
    SipCall *call(std::uint64_t id);
    void registerAt(const Registration &registration, SipStack::Registered registered);

private:
    static void onEvent(nua_event_t event, int status, const char *phrase, nua_t *nua, AgentOfNua *self,
                        nua_handle_t *handle, LegOfNua *leg, const sip_t *message, tagi_t tags[]);
    void onRegistered(LegOfNua &leg, int status, const sip_t *message);
    void refuse(nua_handle_t *handle, nua_event_t event);
    void letGo();
    void shutDown();

    StackOptions m_options;
    SipStack::Reported m_reported;
    su_root_t *m_root = nullptr;
    nua_t *m_nua = nullptr;
    std::map<std::uint64_t, std::unique_ptr<SipCall>> m_calls;
    std::vector<std::unique_ptr<LegOfNua>> m_registrations;
    su_timer_t *m_lastWords = nullptr;
    bool m_isStopping = false;
    bool m_isShutDown = false;
};

void AgentOfNua::run(std::promise<bool> &listens)
{
    su_init();
    su_log_redirect(nullptr, &logLine, nullptr);
    m_root = su_root_create(this);
    su_root_threading(m_root, 0); // the stack runs here, not in one more thread
    const bool hasTls = !m_options.listenTls.empty();
    m_nua =
        nua_create(m_root, onEvent, this, NUTAG_URL(m_options.listen.c_str()),
                   TAG_IF(hasTls, NUTAG_SIPS_URL(m_options.listenTls.c_str())),
                   TAG_IF(hasTls, NUTAG_CERTIFICATE_DIR(m_options.certificateDir.c_str())),
                   TAG_IF(hasTls, TPTAG_TLS_VERIFY_POLICY(TPTLS_VERIFY_OUT | TPTLS_VERIFY_SUBJECTS_OUT)), TAG_END());
    if (!m_nua) {
        su_root_destroy(m_root);
        su_deinit();
        return listens.set_value(false);
    }
    nua_set_params(m_nua, NUTAG_MEDIA_ENABLE(0), NUTAG_AUTOACK(0), NUTAG_AUTOANSWER(0), NUTAG_AUTOALERT(0),
                   NUTAG_EARLY_MEDIA(1), NUTAG_ALLOW("INVITE, ACK, BYE, CANCEL, OPTIONS, PRACK, UPDATE"),
                   SIPTAG_SUPPORTED_STR("timer, 100rel"), SIPTAG_USER_AGENT_STR("Callboard"), TAG_END());
    listens.set_value(true);
    su_root_run(m_root);
    m_calls.clear();
    for (const auto &registration : m_registrations) {
        if (registration->handle)
            nua_handle_destroy(registration->handle);
    }
    if (m_lastWords)
        su_timer_destroy(m_lastWords);
    nua_destroy(m_nua);
    su_root_destroy(m_root);
    su_deinit();
}

void AgentOfNua::post(std::function<void()> work)
{
    su_msg_r message = SU_MSG_R_INIT;
    if (su_msg_create(message, su_root_task(m_root), su_root_task(m_root), deliver, sizeof(callboard_sip_command)) != 0)
        return;
    su_msg_data(message)->work = new std::function<void()>(std::move(work));
    su_msg_send(message);
}

void AgentOfNua::place(std::uint64_t id, CallPlan plan)
{
    auto call = std::make_unique<SipCall>(m_nua, m_root, id, std::move(plan), m_reported);
    SipCall &placed = *call;
    CB_ASSERT(m_calls.emplace(id, std::move(call)).second); // a number is a call's for ever
    placed.start();
    letGo();
}

SipCall *AgentOfNua::call(std::uint64_t id)
{
    const auto found = m_calls.find(id);
    return found == m_calls.end() ? nullptr : found->second.get();
}

void AgentOfNua::letGo()
{
    std::erase_if(m_calls, [](const auto &entry) { return entry.second->isDone(); });
    if (m_isStopping && m_calls.empty())
        shutDown();
}

void AgentOfNua::stop()
{
    m_isStopping = true;
    for (const auto &[id, call] : m_calls)
        call->hangUp();
    m_lastWords = su_timer_create(su_root_task(m_root), 0);
    const auto enough = [](AgentOfNua *self, su_timer_t *, TimerOfNua *) { self->shutDown(); };
    su_timer_set_interval(m_lastWords, enough, nullptr, kLastWordsMs);
    letGo();
}

void AgentOfNua::shutDown()
{
    if (std::exchange(m_isShutDown, true))
        return;
    // An INVITE that nobody answers, or a registration that was refused, would hold the stack for half a minute.
    m_calls.clear();
    std::erase_if(m_registrations, [](const auto &registration) {
        if (!registration->isUp)
            nua_handle_destroy(registration->handle);
        return !registration->isUp;
    });
    nua_shutdown(m_nua);
}

void AgentOfNua::registerAt(const Registration &registration, SipStack::Registered registered)
{
    auto leg = std::make_unique<LegOfNua>();
    leg->credentials = registration.credentials;
    leg->registered = std::move(registered);
    leg->handle = nua_handle(m_nua, leg.get(), SIPTAG_TO_STR(registration.address.c_str()),
                             SIPTAG_FROM_STR(registration.address.c_str()), TAG_END());
    const std::string expires = std::to_string(registration.expiresSec);
    nua_register(leg->handle, NUTAG_REGISTRAR(registration.registrar.c_str()), SIPTAG_EXPIRES_STR(expires.c_str()),
                 NUTAG_M_USERNAME("callboard"),
                 NUTAG_OUTBOUND("no-outbound no-validate no-natify no-options-keepalive"), TAG_END());
    m_registrations.push_back(std::move(leg));
}

void AgentOfNua::onRegistered(LegOfNua &leg, int status, const sip_t *message)
{
    if (status < kOk)
        return;
    leg.isUp = status < 300;
    if (leg.registered && !authenticateOnce(leg, status, message))
        leg.registered(status, nta_sip_is_internal(message));
}

void AgentOfNua::onEvent(nua_event_t event, int status, const char *phrase, nua_t *, AgentOfNua *self,
                         nua_handle_t *handle, LegOfNua *leg, const sip_t *message, tagi_t *)
{
    if (event == nua_r_shutdown) {
        if (status >= kOk)
            su_root_break(self->m_root);
        return;
    }
    if (leg && leg->call)
        leg->call->heard(*leg, event, status, phrase, message);
    else if (leg && event == nua_r_register)
        self->onRegistered(*leg, status, message);
    else if (!leg && handle)
        self->refuse(handle, event);
    self->letGo();
}

/// Nobody calls us: what is not of a call of ours is refused and forgotten.
void AgentOfNua::refuse(nua_handle_t *handle, nua_event_t event)
{
    if (event == nua_i_invite)
        nua_respond(handle, SIP_486_BUSY_HERE, TAG_END());
    if (event == nua_i_invite || event == nua_i_options || event == nua_i_terminated)
        nua_handle_destroy(handle);
}

SipStack::SipStack(const StackOptions &options, Reported reported)
    : m_agent(std::make_unique<AgentOfNua>(options, std::move(reported)))
{
}

Result<std::unique_ptr<SipStack>> SipStack::start(const StackOptions &options, Reported reported)
{
    std::unique_ptr<SipStack> stack(new SipStack(options, std::move(reported)));
    std::promise<bool> listens;
    std::future<bool> answer = listens.get_future();
    stack->m_thread = std::thread([agent = stack->m_agent.get(), &listens] { agent->run(listens); });
    if (!answer.get()) {
        stack->m_thread.join();
        return Error{ErrorCode::NotSupported, QString::fromStdString("listen on " + options.listen)};
    }
    return stack;
}

SipStack::~SipStack()
{
    if (!m_thread.joinable())
        return;
    m_agent->post([agent = m_agent.get()] { agent->stop(); });
    m_thread.join();
}

void SipStack::place(std::uint64_t call, CallPlan plan)
{
    m_agent->post([agent = m_agent.get(), call, plan = std::move(plan)] { agent->place(call, plan); });
}

void SipStack::hangUp(std::uint64_t call)
{
    m_agent->post([agent = m_agent.get(), call] {
        if (SipCall *found = agent->call(call))
            found->hangUp();
    });
}

void SipStack::takeOver(std::uint64_t call, LegPlan taker)
{
    m_agent->post([agent = m_agent.get(), call, taker = std::move(taker)] {
        if (SipCall *found = agent->call(call))
            found->takeOver(taker);
    });
}

void SipStack::registerAt(Registration registration, Registered registered)
{
    m_agent->post([agent = m_agent.get(), registration = std::move(registration), registered = std::move(registered)] {
        agent->registerAt(registration, registered);
    });
}

} // namespace callboard::sip
