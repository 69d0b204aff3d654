// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/service.h"

#include "core/server/errors.h"
#include "core/server/query.h"
#include "core/server/routes.h"

#include <QUrl>
#include <QUrlQuery>
#include <QWebSocket>

namespace callboard {

namespace {

constexpr qsizetype kMostBody = 1024 * 1024;
constexpr qsizetype kMostConsoleBody = 32 * kMostBody;
constexpr RateLimiter::Limit kOwnLimit{50, kSecond};
constexpr RateLimiter::Limit kAddressLimit{200, kSecond};

RateLimiter::Limit unlessUnlimited(const RateLimiter::Limit &reference, const RateLimiter::Limit &limit)
{
    return reference.isUnlimited() ? reference : limit;
}

/// "application/json", if anything with charset=utf-8.
bool isJson(const QByteArray &contentType)
{
    const QByteArrayList parts = contentType.toLower().split(';');
    if (parts.first().trimmed() != "application/json" || parts.size() > 2)
        return false;
    if (parts.size() == 1)
        return true;
    const QByteArray parameter = parts.last().trimmed();
    return parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"";
}

/// A page of another site uses its reader's browser to come here (SERVER trap 8).
bool isOfForeignPage(const HttpRequest &request)
{
    if (request.count("origin") == 0)
        return false;
    const QString authority = QUrl(QString::fromLatin1(request.value("origin"))).authority();
    return authority.isEmpty() ||
           authority.compare(QString::fromLatin1(request.value("host")), Qt::CaseInsensitive) != 0;
}

} // namespace

Service::Service(Engine &engine, const TimeSource &time, const KeyRing &keys, EventHub *hub, ServiceOptions options)
    : m_core(engine, time, options.facts), m_keys(keys), m_hub(hub), m_options(std::move(options)),
      m_referenceBucket(m_options.referenceLimit), m_ownBucket(unlessUnlimited(m_options.referenceLimit, kOwnLimit)),
      m_addressBucket(unlessUnlimited(m_options.referenceLimit, kAddressLimit))
{
    if (!m_options.realMonotonic) {
        m_options.realMonotonic = [] {
            return std::chrono::duration_cast<std::chrono::milliseconds>(
                std::chrono::steady_clock::now().time_since_epoch());
        };
    }
    if (!m_options.limitFolder.isEmpty() && !m_options.referenceLimit.isUnlimited()) {
        m_journal.emplace(m_options.limitFolder, m_options.referenceLimit.window, time);
        m_journal->replay(RateJournal::clockOf(time),
                          [this](const QByteArray &name, Instant at) { m_referenceBucket.remember(name, at); });
    }
}

void Service::handle(const HttpRequest &request, HttpAnswer answer)
{
    const auto exchange = std::make_shared<Exchange>(request, counted(std::move(answer)), m_core.now());
    if (!acceptAddress(*exchange) || !findRoute(*exchange) || !acceptContentType(*exchange) || !acceptKey(*exchange) ||
        !acceptRate(*exchange))
        return;
    // A console's plan of thousands takes longer to read than others should wait.
    if (request.body.size() > kMostBody)
        m_core.workers().start([this, exchange] { readAndAnswer(exchange); });
    else
        readAndAnswer(exchange);
}

void Service::readAndAnswer(const ExchangePtr &exchange)
{
    if (readBody(*exchange))
        exchange->route->handle(m_core, exchange);
}

HttpAnswer Service::counted(HttpAnswer answer)
{
    ++m_core.requests;
    return [this, answer = std::move(answer)](HttpReply reply) {
        if (reply.status >= 400)
            ++m_core.refusals;
        answer(std::move(reply));
    };
}

/// Before the key is read: who asks too often from one address is not worth a hash (WORKSPACE.md section 3).
bool Service::acceptAddress(Exchange &exchange)
{
    if (m_options.exemptsLoopback && exchange.request.peer.isLoopback())
        return true;
    const Instant now(m_options.realMonotonic());
    const auto verdict = m_addressBucket.ask(exchange.request.peer.toString().toLatin1(), now);
    if (verdict.accepted)
        return true;
    exchange.set("Retry-After", "1");
    exchange.refuse(Error{ErrorCode::RateLimited, {}, {}});
    return false;
}

bool Service::findRoute(Exchange &exchange)
{
    const auto parsed = HttpTarget::parse(exchange.request.target);
    if (const auto *fault = std::get_if<HttpFault>(&parsed)) {
        exchange.refuse(fault->status, fault->code, QString::fromLatin1(fault->message));
        return false;
    }
    exchange.target = std::get<HttpTarget>(parsed);
    static const QByteArrayList known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT"};
    if (!known.contains(exchange.request.method)) {
        exchange.refuse(501, "NOT_IMPLEMENTED", QStringLiteral("This method is not known here."));
        return false;
    }
    const RouteMatch match = matchRoute(exchange.request.method, exchange.target.segments, m_options.referenceOnly);
    const bool isAdvance = match.route && match.route->path == QByteArrayView("/v1/test/advance");
    if (match.allowed.isEmpty() || (isAdvance && !m_core.facts().isFrozen)) {
        exchange.refuse(404, "NOT_FOUND", QStringLiteral("There is no such route."));
        return false;
    }
    if (!match.route) {
        exchange.set("Allow", match.allowed.join(", "));
        exchange.refuse(405, "METHOD_NOT_ALLOWED", QStringLiteral("This path does not know this method."));
        return false;
    }
    exchange.route = match.route;
    exchange.pathId = match.pathId;
    return true;
}

bool Service::acceptContentType(Exchange &exchange)
{
    const HttpRequest &request = exchange.request;
    const bool isPlain = request.count("content-encoding") == 0 || request.value("content-encoding") == "identity";
    if (request.body.isEmpty() || (isPlain && isJson(request.value("content-type"))))
        return true;
    exchange.refuse(415, "UNSUPPORTED_MEDIA_TYPE",
                    QStringLiteral("A body must be application/json in UTF-8, without a content encoding."));
    return false;
}

bool Service::acceptKey(Exchange &exchange)
{
    if (!exchange.route->needsKey)
        return true;
    const QByteArray given = exchange.request.value("x-api-key");
    const auto key = isWellFormedKey(given) ? m_keys.find(given) : std::nullopt;
    if (!key) {
        exchange.refuse(Error{ErrorCode::Unauthorized, {}, {}});
        return false;
    }
    exchange.key = *key;
    RateLimiter &bucket = exchange.route->bucket == Bucket::Own ? m_ownBucket : m_referenceBucket;
    if (exchange.route->bucket != Bucket::None && !bucket.limit().isUnlimited()) {
        exchange.rateLimit = bucket.limit().requests;
        exchange.rate = ask(bucket, exchange, false);
    }
    if (!holds(key->scopes, exchange.route->scope)) {
        exchange.refuse(Error{ErrorCode::ScopeInsufficient, wireName(exchange.route->scope), {}});
        return false;
    }
    return true;
}

/// On boot time: a step of the wall clock neither frees a window nor freezes one (P8).
RateLimiter::Verdict Service::ask(RateLimiter &bucket, const Exchange &exchange, bool counts)
{
    const QByteArray &name = exchange.key.sha256;
    const Instant at = RateJournal::clockOf(m_core.time());
    RateLimiter::Verdict verdict = counts ? bucket.ask(name, at) : bucket.look(name, at);
    if (counts && verdict.accepted && m_journal && &bucket == &m_referenceBucket)
        m_journal->add(name, at);
    verdict.resetsAt = exchange.at + (verdict.resetsAt - at);
    return verdict;
}

/// A 401 or a missing scope does not count; whatever comes after does (D-ORDER).
bool Service::acceptRate(Exchange &exchange)
{
    if (!exchange.rate)
        return true;
    RateLimiter &bucket = exchange.route->bucket == Bucket::Own ? m_ownBucket : m_referenceBucket;
    exchange.rate = ask(bucket, exchange, true);
    if (exchange.rate->accepted)
        return true;
    exchange.refuse(Error{ErrorCode::RateLimited, {}, {}});
    return false;
}

bool Service::readBody(Exchange &exchange)
{
    Problems &problems = exchange.findings.problems;
    if (!exchange.request.body.isEmpty()) {
        auto read = readStrictJson(exchange.request.body, {32, bodyLimit(exchange.request, kMostBody)});
        if (const auto *problem = std::get_if<JsonProblem>(&read))
            problems.add(problem->path, QStringLiteral("in the body, line %1, column %2: %3")
                                            .arg(problem->line)
                                            .arg(problem->column)
                                            .arg(problem->text));
        else if (!std::get<JsonValue>(read).as<JsonValue::Object>())
            problems.add({}, QStringLiteral("the body must be an object"));
        else
            exchange.body = std::move(std::get<JsonValue>(read));
    } else if (exchange.route->takesBody) {
        problems.add({}, QStringLiteral("the body is missing; send a JSON object"));
    }
    if (!exchange.pathId.isEmpty() && !isWellFormedId(exchange.pathId))
        problems.add(QStringLiteral("id"),
                     QStringLiteral("in the path must be 1 to 64 letters A-Z a-z, digits, _ or -"));
    return !exchange.refusedForFindings();
}

qsizetype Service::bodyLimit(const HttpRequest &head, qsizetype usual)
{
    if (!head.target.startsWith("/v1/callboard/console/"))
        return usual;
    const QByteArray key = head.value("x-api-key");
    return isWellFormedKey(key) && m_keys.find(key) ? std::max(usual, kMostConsoleBody) : usual;
}

HttpReply Service::refusalOf(const HttpFault &fault)
{
    HttpReply refusal;
    HttpRequest none;
    Exchange exchange(
        none, [&refusal](HttpReply reply) { refusal = std::move(reply); }, m_core.now());
    exchange.refuse(fault.status, fault.code, QString::fromLatin1(fault.message));
    return refusal;
}

/// The checks of any route of ours, and the browser's: a page of another host may not listen.
std::optional<HttpReply> Service::refusalOfUpgrade(const HttpRequest &request)
{
    std::optional<HttpReply> refusal;
    const auto exchange = std::make_shared<Exchange>(
        request, [&refusal](HttpReply reply) { refusal = std::move(reply); }, m_core.now());
    const auto parsed = HttpTarget::parse(request.target);
    const auto *target = std::get_if<HttpTarget>(&parsed);
    static const QStringList path{QStringLiteral("v1"), QStringLiteral("events")};
    if (!m_hub || m_options.referenceOnly || !target || target->segments != path || request.method != "GET") {
        exchange->refuse(404, "NOT_FOUND", QStringLiteral("There is no such event stream."));
        return refusal;
    }
    static constexpr Route kEvents{"GET", "/v1/events", Scope::Read, Bucket::Own, true, false, nullptr};
    exchange->target = *target;
    exchange->route = &kEvents;
    if (!acceptAddress(*exchange) || !acceptKey(*exchange) || !acceptRate(*exchange))
        return refusal;
    if (isOfForeignPage(request)) {
        exchange->refuse(403, "SCOPE_INSUFFICIENT", QStringLiteral("A page of another host may not listen here."));
        return refusal;
    }
    Query(*exchange).optionalNumber("after", 0, telephonyrequests::kLatestMs);
    if (!exchange->refusedForFindings())
        exchange->upgraded();
    return refusal;
}

/// The request stood up to refusalOfUpgrade a moment ago; a key that was revoked since is found here.
void Service::opened(QWebSocket *socket)
{
    const auto key = m_keys.find(socket->request().rawHeader("X-API-Key"));
    if (!m_hub || !key) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    const QUrlQuery query(socket->requestUrl());
    bool isNumber = false;
    const quint64 after = query.queryItemValue(QStringLiteral("after")).toULongLong(&isNumber);
    m_hub->subscribe(socket, *key, isNumber ? std::optional(after) : std::nullopt);
    m_core.consoles = m_hub->consoleCount();
}

} // namespace callboard
