// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/clicktocall/clicktocallwire.h"

#include "core/wire/foreignobject.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace callboard::clicktocall {

namespace {

constexpr int kIndianDigits = 10;

Error unusable(const char *what)
{
    return Error{ErrorCode::ServerAnswerUnusable, QString::fromLatin1(what), {}};
}

std::optional<CallStatus> statusOf(const QString &word)
{
    static const std::array<std::pair<QLatin1String, CallStatus>, 6> kWords{{
        {QLatin1String("INITIATED"), CallStatus::Initiated},
        {QLatin1String("ANSWER"), CallStatus::Answer},
        {QLatin1String("NO_ANSWER"), CallStatus::NoAnswer},
        {QLatin1String("BUSY"), CallStatus::Busy},
        {QLatin1String("FAILED"), CallStatus::Failed},
        {QLatin1String("CANCELED"), CallStatus::Canceled},
    }};
    for (const auto &[name, status] : kWords) {
        if (word == name)
            return status;
    }
    return std::nullopt;
}

std::optional<LegStatus> legStatusOf(const QString &word)
{
    if (word == QLatin1String("DIALING"))
        return LegStatus::Dialing;
    if (word == QLatin1String("JOINED"))
        return LegStatus::Joined;
    if (word == QLatin1String("LEFT"))
        return LegStatus::Left;
    return word == QLatin1String("FAILED") ? std::optional(LegStatus::Failed) : std::nullopt;
}

Result<CallNews> readNews(QByteArrayView body, const char *statusKey)
{
    const ForeignObject answer(body);
    if (!answer.isObject())
        return unusable("no JSON object");
    const auto status = statusOf(answer.text(statusKey));
    if (!status)
        return unusable("a status that the contract does not name");
    CallNews news;
    news.callId = answer.text("call_id");
    news.attempt = AttemptId(answer.text("uuid"));
    if (news.callId.isEmpty() && news.attempt.text().isEmpty())
        return unusable("neither call_id nor uuid");
    news.status = *status;
    news.talkSeconds = static_cast<int>(std::clamp<qint64>(answer.number("duration").value_or(0), 0, 86'400));
    news.recordingUrl = answer.text("recording_url");
    news.startedAt = answer.instant("start_time");
    news.endedAt = answer.instant("end_time");
    for (const ForeignObject &leg : answer.objects("legs"))
        news.legs.push_back({leg.text("role"), leg.text("number"), legStatusOf(leg.text("status"))});
    return news;
}

QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The customer's phone has begun to ring, or more.
bool reachesCustomer(const CallNews &news)
{
    for (const CallLeg &leg : news.legs) {
        if (leg.role == QLatin1String("destination") && leg.status && *leg.status != LegStatus::Failed)
            return true;
    }
    return false;
}

} // namespace

std::optional<QString> customerNumber(const E164 &phone)
{
    const QString national = phone.text().mid(3);
    const bool isIndian = phone.text().startsWith(QLatin1String("+91")) && national.size() == kIndianDigits;
    return isIndian ? std::optional(national) : std::nullopt;
}

QString callerId(const E164 &phone)
{
    return phone.text().mid(1);
}

Result<QByteArray> CallRequest::body() const
{
    if (agentNumber.isEmpty() == agentName.isEmpty())
        return Error{ErrorCode::ValidationError, QStringLiteral("one of agent_number and crm_username"), {}};
    if (callerId.isEmpty() || customer.isEmpty() || attempt.text().isEmpty())
        return Error{ErrorCode::ValidationError, QStringLiteral("from_number, to_number and uuid"), {}};
    QJsonObject object{{QStringLiteral("from_number"), callerId},
                       {QStringLiteral("to_number"), customer},
                       {QStringLiteral("uuid"), attempt.text()},
                       {QStringLiteral("recording"), isRecorded},
                       {QStringLiteral("max_ring_time"), ringSeconds}};
    if (agentName.isEmpty())
        object.insert(QStringLiteral("agent_number"), agentNumber);
    else
        object.insert(QStringLiteral("crm_username"), agentName);
    return jsonOf(object);
}

QByteArray addLegBody(const QString &number, int ringSeconds)
{
    return jsonOf({{QStringLiteral("number"), number}, {QStringLiteral("max_ring_time"), ringSeconds}});
}

Result<CallNews> readStatus(QByteArrayView body)
{
    return readNews(body, "call_status");
}

Result<CallNews> readCallback(QByteArrayView body)
{
    Result<CallNews> news = readNews(body, "status");
    if (news && news->attempt.text().isEmpty())
        return unusable("a callback without uuid");
    return news;
}

Result<QString> readQueued(QByteArrayView body)
{
    const QString id = ForeignObject(body).text("call_id");
    if (id.isEmpty())
        return unusable("no call_id");
    return id;
}

Result<int> readLegQueued(QByteArrayView body)
{
    const auto id = ForeignObject(body).number("leg_id");
    if (!id)
        return unusable("no leg_id");
    return static_cast<int>(*id);
}

Meaning meaningOf(const CallNews &news)
{
    using Kind = CarrierEvent::Kind;
    switch (news.status) {
    case CallStatus::Initiated: // the agent's phone rings first
        return {reachesCustomer(news) ? Kind::Ringing : Kind::Accepted, Outcome::None};
    case CallStatus::Answer: // K17: a call that goes on and one that is over look alike but for its end
        return news.endedAt ? Meaning{Kind::Ended, Outcome::Completed} : Meaning{Kind::Active, Outcome::None};
    case CallStatus::NoAnswer:
        return {Kind::Ended, Outcome::NoAnswer};
    case CallStatus::Busy:
        return {Kind::Ended, Outcome::Busy};
    case CallStatus::Failed:
        return {Kind::Ended, Outcome::CarrierFault};
    case CallStatus::Canceled:
        return {Kind::Ended, Outcome::Withdrawn};
    }
    return {};
}

Refusal readRefusal(int status, QByteArrayView body)
{
    const ForeignObject answer(body);
    return {status, answer.text("error_code").left(64), answer.text("message").left(500)};
}

Meaning meaningOf(const Refusal &refusal)
{
    using Kind = CarrierEvent::Kind;
    switch (refusal.status) {
    case 400: // K11: wrong for this call whenever it is made
        return {Kind::Ended, Outcome::InvalidNumber};
    case 401:
    case 403: // K12
    case 502: // K13: not queued
        return {Kind::Ended, Outcome::CarrierFault};
    default: // K14: it may have been queued before something went wrong
        return {Kind::Unknown, Outcome::None};
    }
}

bool closesCarrier(const Refusal &refusal)
{
    return refusal.status == 401 || refusal.status == 403;
}

Result<QString> launchUrl(const QString &pattern, const CallRequest &call, const QString &key)
{
    QString url = pattern;
    const auto put = [&url](const char *name, const QString &value) {
        url.replace(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    put("{crm_username}", call.agentName);
    put("{api_key}", key);
    put("{to_number}", call.customer);
    put("{from_number}", call.callerId);
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.scheme() != QLatin1String("https") || parsed.host().isEmpty() ||
        url.contains(QLatin1Char('{')))
        return Error{ErrorCode::ValidationError, QStringLiteral("the launch URL"), {}};
    return url;
}

} // namespace callboard::clicktocall
