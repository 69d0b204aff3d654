// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainlink.h"

#include "core/base/whendone.h"
#include "core/remote/plain/plainjson.h"

#include <QLocale>
#include <QTimeZone>

namespace callboard {
namespace {

constexpr milliseconds kShortestPause{1'000};

/// RFC 9110 dates: "Wed, 04 Jun 2025 12:00:00 GMT".
std::optional<Instant> dateOf(const QByteArray &field)
{
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(field), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeZone(QTimeZone::utc());
    return fromEpochMs(date.toMSecsSinceEpoch());
}

/// The code by its name; a name nobody knows by its status, since routes and proxies have their own.
Error errorOf(const QVariantMap &envelope, const HttpResponse &response)
{
    const QString name = envelope.value(QStringLiteral("error")).toString();
    Error error;
    error.detail = name + QStringLiteral(": ") + envelope.value(QStringLiteral("message")).toString();
    error.code = errorCodeFromWireName(name);
    if (error.code != ErrorCode::InternalError || name == wireName(ErrorCode::InternalError))
        return error;
    switch (response.status) {
    case 400:
        error.code = ErrorCode::ValidationError;
        break;
    case 401:
        error.code = ErrorCode::Unauthorized;
        break;
    case 403:
        error.code = ErrorCode::ScopeInsufficient;
        break;
    case 404:
        error.code = ErrorCode::NotFound;
        break;
    case 429: // two meanings (C010): only a bucket says when to come back
        error.code = response.value("retry-after").isEmpty() ? ErrorCode::NumberAtCap : ErrorCode::RateLimited;
        break;
    default:
        break;
    }
    return error;
}

} // namespace

bool isConnectionTrouble(ErrorCode code)
{
    return code == ErrorCode::ServerUnreachable || code == ErrorCode::ServerUntrusted ||
           code == ErrorCode::ServerAnswerUnusable || code == ErrorCode::AnswerUnknown;
}

PlainLink::PlainLink(HttpClient &client, int perMinute, std::function<milliseconds()> monotonic, milliseconds within)
    : m_client(client), m_budget(perMinute), m_monotonic(std::move(monotonic)), m_within(within), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { pump(); });
}

void PlainLink::ask(RequestPriority priority, PlainRequest request, Reply reply)
{
    m_queues[static_cast<size_t>(priority)].push_back({priority, std::move(request), std::move(reply)});
    pump();
}

void PlainLink::pump()
{
    std::optional<milliseconds> soonest;
    for (auto &queue : m_queues) {
        while (!queue.empty()) {
            const milliseconds wait = m_budget.waitFor(queue.front().priority, m_monotonic());
            if (wait > milliseconds(0)) {
                soonest = soonest ? std::min(*soonest, wait) : wait;
                break;
            }
            Asked asked = std::move(queue.front());
            queue.pop_front();
            send(std::move(asked));
        }
    }
    if (soonest)
        m_timer.start(*soonest + milliseconds(1));
}

void PlainLink::send(Asked asked)
{
    m_budget.count(m_monotonic());
    ClientRequest request;
    request.method = asked.request.method;
    request.target = asked.request.target;
    request.body = asked.request.body;
    request.within = m_within;
    if (!request.body.isEmpty())
        request.fields.emplace_back("Content-Type", "application/json");
    if (!asked.request.idempotencyKey.isEmpty())
        request.fields.emplace_back("Idempotency-Key", asked.request.idempotencyKey.toLatin1());
    auto kept = std::make_shared<Asked>(std::move(asked));
    whenDone(m_client.send(std::move(request)), this,
             [this, kept](const Result<HttpResponse> &response) { heard(std::move(*kept), response); });
}

void PlainLink::heard(Asked asked, const Result<HttpResponse> &response)
{
    if (response)
        learn(*response);
    const Result<PlainAnswer> answer =
        response ? read(asked.request, *response) : Result<PlainAnswer>(response.error());
    if (!answer && answer.error().code == ErrorCode::RateLimited) {
        // Nothing was done: it goes again, first of its kind, when the server is ready for it.
        const milliseconds pause{response->value("retry-after").toInt() * qint64(1'000)};
        m_budget.close(m_monotonic(), std::max(pause, kShortestPause));
        m_queues[static_cast<size_t>(asked.priority)].push_front(std::move(asked));
        pump();
        return;
    }
    const bool trouble = !answer && isConnectionTrouble(answer.error().code);
    if (onHeard)
        onHeard(trouble ? std::optional(answer.error()) : std::nullopt);
    asked.reply(answer);
    pump();
}

void PlainLink::learn(const HttpResponse &response)
{
    for (const char *name : {"x-ratelimit-remaining", "ratelimit-remaining"}) { // names are not given (C009)
        bool isNumber = false;
        const int remaining = response.value(name).toInt(&isNumber);
        if (isNumber)
            m_budget.learn(m_monotonic(), remaining);
    }
    if (const auto date = dateOf(response.value("date")); date && onDate)
        onDate(*date);
}

Result<PlainAnswer> PlainLink::read(const PlainRequest &request, const HttpResponse &response) const
{
    const bool isQuestion = request.method == "GET";
    const auto foreign = [&](const QString &why) {
        return Error{isQuestion ? ErrorCode::ServerAnswerUnusable : ErrorCode::AnswerUnknown,
                     QStringLiteral("%1 (status %2)").arg(why).arg(response.status),
                     {}};
    };
    if (response.contentType() != "application/json")
        return foreign(QStringLiteral("the answer is not JSON"));
    const auto envelope = plainjson::objectOf(response.body);
    if (!envelope)
        return foreign(envelope.error().detail);
    const QVariant success = envelope->value(QStringLiteral("success"));
    if (success.typeId() != QMetaType::Bool)
        return foreign(QStringLiteral("the answer has no success"));
    if (!success.toBool())
        return response.status >= 400 ? errorOf(*envelope, response)
                                      : foreign(QStringLiteral("a refusal that is none"));
    if (response.status < 200 || response.status > 299 ||
        envelope->value(QStringLiteral("data")).typeId() != QMetaType::QVariantMap)
        return foreign(QStringLiteral("a success that is none"));
    return PlainAnswer{envelope->value(QStringLiteral("data")).toMap(),
                       envelope->value(QStringLiteral("requestId")).toString()};
}

} // namespace callboard
