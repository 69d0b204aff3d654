// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/remotebackend.h"

#include "core/base/timesource.h"
#include "core/base/whendone.h"
#include "core/remote/eventframe.h"
#include "core/remote/rpcanswer.h"

namespace callboard {

namespace {

constexpr milliseconds kAskWithin{10'000};
constexpr milliseconds kLongestPause{30'000};

/// What tells more of why nothing comes through: the stream says of everything that is no WebSocket that nobody
/// answers.
int weightOf(const Error &trouble)
{
    return trouble.code == ErrorCode::ServerUntrusted ? 2 : trouble.code == ErrorCode::ServerAnswerUnusable ? 1 : 0;
}

std::optional<Error> moreTelling(const std::optional<Error> &ofStream, const std::optional<Error> &ofQuestions)
{
    if (!ofStream || !ofQuestions)
        return ofStream ? ofStream : ofQuestions;
    return weightOf(*ofQuestions) > weightOf(*ofStream) ? ofQuestions : ofStream;
}

Result<rpc::Session> sessionIn(const Result<HttpResponse> &response)
{
    if (!response)
        return response.error();
    if (response->status == 404) // in whatever words (DESIGN section 9)
        return Error{ErrorCode::NotSupported, QStringLiteral("this server has only the reference's routes"), {}};
    const RpcAnswer answer = readRpcAnswer(*response);
    if (!answer.problem.isEmpty())
        return Error{ErrorCode::ServerAnswerUnusable, answer.problem, {}};
    if (!answer.result)
        return answer.result.error();
    auto session = rpc::readValue<rpc::Session>(*answer.result);
    if (!session)
        return Error{ErrorCode::ServerAnswerUnusable, session.error().detail, {}};
    if (session->workspace.companies.size() != 1)
        return Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("no company"), {}};
    return session;
}

} // namespace

QFuture<Result<rpc::Session>> RemoteBackend::ask(HttpClient &client)
{
    ClientRequest request;
    request.method = "POST";
    request.target = QByteArray("/v1/callboard/console/") + rpc::kSession;
    request.fields.emplace_back("Content-Type", "application/json");
    request.body = "{}";
    request.within = kAskWithin;
    request.onlyAsks = true;
    return client.send(std::move(request)).then(QtFuture::Launch::Sync, &sessionIn);
}

RemoteBackend::RemoteBackend(std::shared_ptr<HttpClient> client, const rpc::Session &session,
                             const RemoteOptions &options)
    : m_client(std::move(client)), m_core(*m_client, session, options), m_sequence(session.sequence)
{
    m_frames.setMaxThreadCount(1);
    m_core.onWayChanged([this] { QMetaObject::invokeMethod(this, &RemoteBackend::hearWay, Qt::QueuedConnection); });
    m_core.onLateAnswer([this](const LateAnswer &answer) {
        QMetaObject::invokeMethod(
            this, [this, answer] { emit answeredLate(answer); }, Qt::QueuedConnection);
    });
    m_askAgain.setSingleShot(true);
    connect(&m_askAgain, &QTimer::timeout, this, &RemoteBackend::askSession);
    m_stream = std::make_unique<EventStream>(*m_client);
    connect(m_stream.get(), &EventStream::received, this, &RemoteBackend::hearFrame);
    connect(m_stream.get(), &EventStream::stateChanged, this, &RemoteBackend::hearState);
    if (session.can.scopes.read) // else the server does not let it listen
        m_stream->start(eventTarget());
}

RemoteBackend::~RemoteBackend()
{
    m_stream.reset();
    m_frames.waitForDone();
    m_core.outbox().close();
    m_client.reset();
}

QByteArray RemoteBackend::eventTarget() const
{
    return "/v1/events?after=" + QByteArray::number(m_sequence);
}

Capabilities RemoteBackend::capabilities() const
{
    return m_core.session().can;
}

WorkspaceInfo RemoteBackend::workspace() const
{
    WorkspaceInfo info = m_core.session().workspace;
    info.name = m_client ? m_client->baseUrl().host() : QString();
    info.savedAt = m_savedAt;
    return info;
}

Instant RemoteBackend::now() const
{
    return m_core.clock().now(ServerClock::Steady::clock::now());
}

Connection RemoteBackend::connection() const
{
    const RemoteCore::Way way = m_core.way();
    Connection connection;
    connection.where = m_client->baseUrl().toString(QUrl::RemovePath);
    connection.isSecret = m_client->isSecret();
    connection.keyName = m_core.session().keyName;
    connection.trouble = moreTelling(m_stream->lastError(), way.trouble);
    connection.state = isOpen() && !connection.trouble     ? Connection::State::Online
                       : connection.trouble || m_wasOnline ? Connection::State::Offline
                                                           : Connection::State::Connecting;
    if (way.answeredAt)
        connection.answeredAgo =
            std::chrono::duration_cast<milliseconds>(ServerClock::Steady::clock::now() - *way.answeredAt);
    if (m_stream->state() == EventStream::State::Waiting)
        connection.retryIn = m_stream->retryIn();
    else if (m_askAgain.isActive())
        connection.retryIn = m_askAgain.remainingTimeAsDuration();
    if (m_core.clock().rate() == 1)
        connection.clockSkew = now() - RealTimeSource().now();
    connection.waiting = m_core.outbox().waiting();
    return connection;
}

QFuture<Result<QByteArray>> RemoteBackend::exportSetup()
{
    return m_core.send<QByteArray>(rpc::kExportSetup, "{}", true);
}

QFuture<Result<Done>> RemoteBackend::keepAs(const QString &)
{
    return answered<Done>(Error{ErrorCode::NotSupported, QStringLiteral("a server keeps its own file"), {}});
}

void RemoteBackend::hearFrame(const QString &text)
{
    // An import of a hundred thousand people is one frame: not here.
    m_frames.start([this, text, company = m_core.session().workspace.companies.front().id] {
        if (auto frame = readEventFrame(text.toUtf8(), company))
            QMetaObject::invokeMethod(
                this, [this, heard = std::move(*frame)] { takeFrame(heard); }, Qt::QueuedConnection);
    });
}

void RemoteBackend::takeFrame(EventFrame frame)
{
    if (frame.now)
        m_core.clock().hear(*frame.now, ServerClock::Steady::clock::now());
    // What was missed until then comes after it: only what was told counts as heard, should the stream break off here.
    if (frame.kind == EventFrame::Kind::Hello)
        return;
    // Something was left out, came twice or cannot be read: what it was is not known, so that all is asked anew.
    if (frame.kind == EventFrame::Kind::Unreadable || (frame.after && *frame.after != m_sequence))
        frame.changes.everything = frame.companyChanged = true;
    if (frame.kind != EventFrame::Kind::Unreadable)
        m_sequence = frame.sequence;
    m_stream->setTarget(eventTarget());
    if (frame.companyChanged)
        askSession();
    m_savedAt = now();
    emit changed(frame.changes);
    emit workspaceChanged();
}

/// A question that is answered while the stream waits for its next try: the server is back already.
void RemoteBackend::hearWay()
{
    if (!m_core.way().trouble && m_stream->state() == EventStream::State::Waiting)
        m_stream->start(eventTarget());
    askAgainSoon();
    emit connectionChanged();
    catchUp();
}

bool RemoteBackend::isOpen() const
{
    return m_stream->state() == EventStream::State::Open || !m_core.session().can.scopes.read;
}

/// A question went wrong and the stream did not, or it was over before: nobody else would find out that all is well.
void RemoteBackend::askAgainSoon()
{
    if (!m_core.way().trouble) {
        m_askAgain.stop();
    } else if (isOpen() && !m_askAgain.isActive()) {
        // One that is never answered well, and is asked again by catchUp, must not make it go round and round.
        if (!m_caughtUp.isValid() || m_caughtUp.hasExpired(kLongestPause.count()))
            m_pauses.reset();
        m_askAgain.start(m_pauses.next());
    }
}

void RemoteBackend::hearState()
{
    if (m_stream->state() == EventStream::State::Open) {
        m_core.outbox().retryNow();
        askAgainSoon();
        // Back again: another program may answer there now, with other rights for our key.
        if (std::exchange(m_wasOnline, true))
            askSession();
    }
    emit connectionChanged();
    catchUp();
}

/// The stream tells what changed meanwhile, but not which questions of a view had no answer.
void RemoteBackend::catchUp()
{
    const RemoteCore::Way way = m_core.way();
    if (way.trouble || way.failures == m_madeUpFor || connection().state != Connection::State::Online)
        return;
    m_madeUpFor = way.failures;
    m_caughtUp.start();
    Changes missed;
    missed.company = m_core.session().workspace.companies.front().id;
    missed.everything = true;
    emit changed(missed);
}

void RemoteBackend::askSession()
{
    whenDone(m_core.send<rpc::Session>(rpc::kSession, "{}", true), this, [this](const Result<rpc::Session> &session) {
        if (!session || session->workspace.companies.size() != 1) {
            askAgainSoon();
            return;
        }
        m_core.tellSession(*session);
        emit workspaceChanged();
        emit connectionChanged();
    });
}

} // namespace callboard
