// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/remotecore.h"

#include "core/remote/rpcanswer.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kLeastWorkers = 2;

/// Answers are asked of the server, and for the company, that heard the command.
QString outboxName(const HttpClient &client, const rpc::Session &session)
{
    QByteArray whose = client.baseUrl().toEncoded();
    for (const Company &company : session.workspace.companies)
        whose += '\n' + company.id.text().toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(whose, QCryptographicHash::Sha256).toHex().left(24));
}

/// What was asked, read back from the body.
LateAnswer lateAnswerOf(const Intent &intent, const CompanyId &company)
{
    LateAnswer late;
    late.company = company;
    late.key = intent.key;
    late.sentAt = intent.sentAt;
    const auto read = readStrictJson(intent.body, {64, kMostRpcAnswer});
    const auto *body = std::get_if<JsonValue>(&read);
    if (intent.method == rpc::commitPlan.name) {
        late.what = LateAnswer::What::Commit;
        if (const auto arguments = body ? rpc::argumentsOf(rpc::commitPlan, *body, company) : Error{}) {
            const auto &entries = std::get<0>(*arguments).entries;
            late.people = static_cast<int>(std::count_if(entries.begin(), entries.end(), [](const PlanEntry &entry) {
                return std::holds_alternative<PlannedCall>(entry);
            }));
        }
    } else if (intent.method == rpc::book.name) {
        if (const auto arguments = body ? rpc::argumentsOf(rpc::book, *body, company) : Error{})
            late.candidate = std::get<0>(*arguments).candidate;
    } else {
        late.what = intent.method == rpc::move.name     ? LateAnswer::What::Move
                    : intent.method == rpc::cancel.name ? LateAnswer::What::Cancel
                                                        : LateAnswer::What::CancelBatch;
    }
    return late;
}

} // namespace

RemoteCore::RemoteCore(HttpClient &client, rpc::Session session, RemoteOptions options)
    : m_client(client), m_options(std::move(options)), m_session(std::move(session))
{
    m_clock.hear(m_session.now, m_session.clockRate, ServerClock::Steady::clock::now());
    m_pool.setMaxThreadCount(std::max(kLeastWorkers, QThread::idealThreadCount()));
    m_outbox = std::make_unique<CommandOutbox>(
        OutboxOptions{m_options.outboxFolder, outboxName(client, m_session), m_options.patience},
        [this](const QByteArray &method, const QByteArray &body) {
            return sendRequest(method, body, false).then(&m_pool, [this](const Result<HttpResponse> &answer) {
                return resultOf(answer, false);
            });
        },
        [this](const Intent &intent, const Result<JsonValue> &answer) { tellLate(intent, answer); },
        [this] {
            if (m_onWayChanged)
                m_onWayChanged();
        });
    m_outbox->moveToThread(&client.thread());
    QObject::connect(&client.thread(), &QThread::finished, m_outbox.get(), &CommandOutbox::rest, Qt::DirectConnection);
    QMetaObject::invokeMethod(m_outbox.get(), &CommandOutbox::start, Qt::QueuedConnection);
}

/// The client goes first and has answered everything; what those answers still do ends here.
RemoteCore::~RemoteCore()
{
    m_pool.waitForDone(); // what reads an answer to the outbox hands it over
    m_outbox.reset();     // tells those who wait, by the pool
    m_pool.waitForDone();
}

QString RemoteCore::keyOr(const QString &key)
{
    return key.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : key;
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

void RemoteCore::tellExtras(const HoursExtras &extras)
{
    const std::lock_guard lock(m_mutex);
    for (Company &one : m_session.workspace.companies)
        one.extras = extras;
}

QFuture<Result<HttpResponse>> RemoteCore::sendRequest(const QByteArray &name, QByteArray body, bool isQuestion)
{
    ClientRequest request;
    request.method = "POST";
    request.target = "/v1/callboard/console/" + name;
    request.fields.emplace_back("Content-Type", "application/json");
    request.body = std::move(body);
    request.within = m_options.within;
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
    Error error{isQuestion ? ErrorCode::ServerAnswerUnusable : ErrorCode::AnswerUnknown, detail, {}};
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
        else
            ++m_way.failures;
        m_way.trouble = std::move(trouble);
    }
    if (isNews && m_onWayChanged)
        m_onWayChanged();
}

void RemoteCore::tellLate(const Intent &intent, const Result<JsonValue> &answer)
{
    if (!m_onLateAnswer)
        return;
    LateAnswer late = lateAnswerOf(intent, session().workspace.companies.front().id);
    if (!answer)
        late.refusal = answer.error();
    m_onLateAnswer(late);
}

RemoteCore::Way RemoteCore::way() const
{
    const std::lock_guard lock(m_mutex);
    return m_way;
}

} // namespace callboard
