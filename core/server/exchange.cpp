// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/exchange.h"

#include "core/base/canonicaljson.h"
#include "core/server/errors.h"
#include "core/server/routes.h"

#include <QDateTime>
#include <QLocale>
#include <QLoggingCategory>
#include <QUuid>

#include <algorithm>

namespace callboard {

namespace {

constexpr qsizetype kIgnoredShown = 20;
constexpr qsizetype kMethodShown = 16;

// Off unless it is asked for: a line for each request.
Q_LOGGING_CATEGORY(requestLog, "callboard.request", QtWarningMsg)

QByteArray httpDate(Instant at)
{
    return QLocale::c()
               .toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(at), Qt::UTC),
                         QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
               .toLatin1() +
           " GMT";
}

/// Unix seconds, rounded up: at that second the window has reset.
qint64 secondsUp(qint64 ms)
{
    return (ms + 999) / 1000;
}

/// Names from outside, fit for a header: visible ASCII only.
QByteArray headerList(const QStringList &names)
{
    QByteArray list;
    for (const QString &name : names.mid(0, kIgnoredShown)) {
        QByteArray plain;
        for (const QChar c : name)
            plain += c > QLatin1Char(' ') && c < QLatin1Char(0x7F) && c != QLatin1Char(',') ? c.toLatin1() : '?';
        list += (list.isEmpty() ? "" : ", ") + plain.left(64);
    }
    return list;
}

} // namespace

Exchange::Exchange(HttpRequest asked, HttpAnswer answer, Instant now)
    : request(std::move(asked)), requestId(QUuid::createUuid().toString(QUuid::WithoutBraces)), at(now),
      m_answer(std::move(answer))
{
    m_elapsed.start();
}

HttpReply Exchange::enveloped(int status, QByteArray text)
{
    HttpReply reply;
    reply.status = status;
    reply.body = std::move(text);
    reply.set("Content-Type", "application/json");
    reply.set("Date", httpDate(at));
    reply.set("X-Request-Id", requestId.toLatin1());
    reply.set("Cache-Control", "no-store");
    if (rate) {
        reply.set("X-RateLimit-Limit", QByteArray::number(rateLimit));
        reply.set("X-RateLimit-Remaining", QByteArray::number(std::max(0, rate->remaining)));
        reply.set("X-RateLimit-Reset", QByteArray::number(secondsUp(toEpochMs(rate->resetsAt))));
    }
    if (!findings.ignored.isEmpty())
        reply.set("X-Ignored-Fields", headerList(findings.ignored));
    reply.fields.insert(reply.fields.end(), m_fields.begin(), m_fields.end());
    return reply;
}

void Exchange::done(int status, const QByteArray &data, bool isReplay)
{
    if (isReplay)
        set("Idempotent-Replayed", "true");
    const auto write = [&data](QByteArray &text) {
        text.reserve(text.size() + data.size() + 96);
        text += data;
    };
    reply(enveloped(status, successEnvelope(requestId, write)));
}

void Exchange::doneBy(const std::function<void(QByteArray &)> &writeData)
{
    reply(enveloped(200, successEnvelope(requestId, writeData)));
}

void Exchange::refuse(const Error &error)
{
    if (error.code == ErrorCode::RateLimited && rate)
        set("Retry-After", QByteArray::number(std::max<qint64>(1, secondsUp(rate->wait.count()))));
    if (error.code == ErrorCode::IdempotencyInProgress)
        set("Retry-After", "1");
    if (statusOf(error.code) == 503)
        set("Retry-After", "5");
    reply(enveloped(statusOf(error.code),
                    errorEnvelope(requestId, errorName(error.code), messageOf(error), {}, error.reasons)));
}

void Exchange::refuse(int status, const QByteArray &code, const QString &message)
{
    reply(enveloped(status, errorEnvelope(requestId, QString::fromLatin1(code), message)));
}

bool Exchange::refusedForFindings()
{
    const std::vector<SetupProblem> &problems = findings.problems.all();
    if (problems.empty())
        return false;
    const SetupProblem &first = problems.front();
    const QString detail = first.path.isEmpty() ? first.text : first.path + QLatin1Char(' ') + first.text;
    const Error error{ErrorCode::ValidationError, detail, {}};
    reply(enveloped(400, errorEnvelope(requestId, wireName(error.code), messageOf(error), problems)));
    return true;
}

/// The path as the table of routes has it, not as it was sent: what somebody puts into a path or a query is theirs.
void Exchange::log(int status) const
{
    if (!requestLog().isInfoEnabled())
        return;
    const qint64 microseconds = m_elapsed.nsecsElapsed() / 1'000;
    const double ms = static_cast<double>(microseconds) / 1'000;
    const QByteArray line =
        canonicalJson(QVariantMap{{"requestId", requestId},
                                  {"method", QString::fromLatin1(request.method.left(kMethodShown))},
                                  {"route", route ? QVariant(QString::fromLatin1(route->path)) : QVariant()},
                                  {"status", status},
                                  {"company", key.company.isEmpty() ? QVariant() : QVariant(key.company.text())},
                                  {"key", key.company.isEmpty() ? QVariant() : QVariant(key.name)},
                                  {"ms", ms}});
    qCInfo(requestLog).noquote() << line;
}

void Exchange::upgraded()
{
    log(101);
}

void Exchange::reply(HttpReply reply)
{
    log(reply.status);
    m_answer(std::move(reply));
}

} // namespace callboard
