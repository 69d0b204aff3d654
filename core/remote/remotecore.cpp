// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/remotecore.h"

#include "core/remote/rpcanswer.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kLeastWorkers = 2;

} // namespace

RemoteCore::RemoteCore(HttpClient &client, rpc::Session session, const RemoteTimes &times)
    : m_client(client), m_times(times), m_session(std::move(session)), m_timers(std::make_unique<QObject>())
{
    m_clock.hear(m_session.now, m_session.clockRate, ServerClock::Steady::clock::now());
    m_pool.setMaxThreadCount(std::max(kLeastWorkers, QThread::idealThreadCount()));
    m_timers->moveToThread(&client.thread());
}

/// The client goes first and has answered everything; what those answers still do ends here.
RemoteCore::~RemoteCore()
{
    m_isClosing = true;
    m_pool.waitForDone();
}

rpc::Session RemoteCore::session() const
{
    const std::lock_guard lock(m_mutex);
    return m_session;
}

void RemoteCore::tellSession(rpc::Session session)
{
    m_clock.hear(session.now, session.clockRate, ServerClock::Steady::clock::now());
    const std::lock_guard lock(m_mutex);
    m_session = std::move(session);
}

void RemoteCore::tellCompany(const Company &company)
{
    const std::lock_guard lock(m_mutex);
    for (Company &one : m_session.workspace.companies) {
        if (one.id == company.id)
            one = company;
    }
}

void RemoteCore::tellPolicy(const HoursPolicy &policy)
{
    const std::lock_guard lock(m_mutex);
    for (Company &one : m_session.workspace.companies) // a key has one
        one.policy = policy;
}

QFuture<Result<HttpResponse>> RemoteCore::sendRequest(const char *name, QByteArray body, bool isQuestion)
{
    ClientRequest request;
    request.method = "POST";
    request.target = QByteArray("/v1/callboard/console/") + name;
    request.fields.emplace_back("Content-Type", "application/json");
    request.body = std::move(body);
    request.within = m_times.within;
    request.limit = kMostRpcAnswer;
    request.onlyAsks = isQuestion;
    return m_client.send(std::move(request));
}

Result<JsonValue> RemoteCore::resultOf(const Result<HttpResponse> &answer, bool isQuestion)
{
    if (!answer) {
        note(answer.error());
        return answer.error();
    }
    RpcAnswer read = readRpcAnswer(*answer);
    if (!read.problem.isEmpty())
        return unusable(isQuestion, read.problem);
    note(std::nullopt);
    if (read.now)
        m_clock.hear(*read.now, ServerClock::Steady::clock::now());
    return std::move(read.result);
}

/// A command whose answer makes no sense may have been done all the same.
Error RemoteCore::unusable(bool isQuestion, const QString &detail)
{
    const Error error{isQuestion ? ErrorCode::ServerAnswerUnusable : ErrorCode::AnswerUnknown, detail, {}};
    note(Error{ErrorCode::ServerAnswerUnusable, detail, {}});
    return error;
}

void RemoteCore::note(std::optional<Error> trouble)
{
    bool isNews = false;
    {
        const std::lock_guard lock(m_mutex);
        isNews = trouble.has_value() != m_way.trouble.has_value() ||
                 (trouble && trouble->code != m_way.trouble->code) || !m_way.answeredAt;
        if (!trouble)
            m_way.answeredAt = ServerClock::Steady::clock::now();
        m_way.trouble = std::move(trouble);
    }
    if (isNews && m_onWayChanged)
        m_onWayChanged();
}

void RemoteCore::countWaiting(int by)
{
    {
        const std::lock_guard lock(m_mutex);
        m_way.waiting += by;
    }
    if (m_onWayChanged)
        m_onWayChanged();
}

RemoteCore::Way RemoteCore::way() const
{
    const std::lock_guard lock(m_mutex);
    return m_way;
}

void RemoteCore::later(milliseconds wait, std::function<void()> fn)
{
    QMetaObject::invokeMethod(
        m_timers.get(), [this, wait, fn = std::move(fn)] { QTimer::singleShot(wait, m_timers.get(), fn); },
        Qt::QueuedConnection);
}

} // namespace callboard
