// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/remotecore.h"

#include "core/wire/strictjson.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kLeastWorkers = 2;
constexpr milliseconds kWithin{30'000};
constexpr qsizetype kMostAnswer = 256 * 1024 * 1024;
constexpr JsonLimits kLimits{64, kMostAnswer};

const JsonValue *fieldOf(const JsonValue &value, const char *name)
{
    const auto *object = value.as<JsonValue::Object>();
    if (!object)
        return nullptr;
    const auto found = std::find_if(object->begin(), object->end(),
                                    [name](const auto &field) { return field.first == QLatin1String(name); });
    return found == object->end() ? nullptr : &found->second;
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 400:
    case 413:
        return ErrorCode::ValidationError;
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::ScopeInsufficient;
    case 404:
        return ErrorCode::NotFound;
    case 429:
        return ErrorCode::RateLimited;
    default:
        return ErrorCode::InternalError;
    }
}

QString textOf(const JsonValue *value)
{
    const auto *text = value ? value->as<QString>() : nullptr;
    return text ? *text : QString();
}

/// A refusal of the server's door, in the envelope of the API (C004); nullopt when it is no such envelope.
std::optional<Error> refusalIn(const JsonValue &envelope, int status)
{
    const auto *success = fieldOf(envelope, "success");
    if (!success || !success->as<bool>() || *success->as<bool>())
        return std::nullopt;
    const QString name = textOf(fieldOf(envelope, "code"));
    const ErrorCode named = errorCodeFromWireName(name);
    Error error;
    error.code = wireName(named) == name ? named : codeOfStatus(status);
    error.detail = textOf(fieldOf(envelope, "message"));
    return error;
}

} // namespace

RemoteCore::RemoteCore(HttpClient &client, rpc::Session session)
    : m_client(client), m_timers(std::make_unique<QObject>()), m_session(std::move(session))
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
    request.within = kWithin;
    request.limit = kMostAnswer;
    request.onlyAsks = isQuestion;
    return m_client.send(std::move(request));
}

Result<JsonValue> RemoteCore::resultOf(const Result<HttpResponse> &answer, bool isQuestion)
{
    if (!answer) {
        note(answer.error());
        return answer.error();
    }
    auto read = readStrictJson(answer->body, kLimits);
    const auto *envelope = std::get_if<JsonValue>(&read);
    if (!envelope)
        return unusable(isQuestion, QStringLiteral("status %1, no JSON").arg(answer->status));
    if (answer->status != 200) {
        const auto refusal = refusalIn(*envelope, answer->status);
        if (!refusal)
            return unusable(isQuestion, QStringLiteral("status %1").arg(answer->status));
        note(std::nullopt);
        return *refusal;
    }
    const JsonValue *data = fieldOf(*envelope, "data");
    if (!data)
        return unusable(isQuestion, QStringLiteral("no data"));
    bool isNumber = false;
    const qint64 now = answer->value("x-callboard-now").toLongLong(&isNumber);
    if (isNumber)
        m_clock.hear(fromEpochMs(now), ServerClock::Steady::clock::now());
    note(std::nullopt);
    if (const JsonValue *error = fieldOf(*data, "error")) {
        auto refusal = rpc::readValue<Error>(*error);
        return refusal ? *refusal : unusable(isQuestion, refusal.error().detail);
    }
    const JsonValue *result = fieldOf(*data, "result");
    return result ? Result<JsonValue>(*result) : unusable(isQuestion, QStringLiteral("no result"));
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
