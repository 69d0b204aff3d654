// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/clicktocallfake.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUuid>

namespace callboard::test {

namespace {

constexpr int kMostTries = 4; ///< the first and three more

FakeReply reply(int status, const QJsonObject &object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), "application/json", false};
}

FakeReply refuse(int status, const char *code, const char *message)
{
    return reply(status, {{"status", "error"}, {"error_code", code}, {"message", message}});
}

QString iso(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(at), Qt::UTC).toString(Qt::ISODate);
}

bool isIndian(const QString &number)
{
    static const QRegularExpression kForm(QStringLiteral("^(\\+91)?[0-9]{10}$"));
    return kForm.match(number).hasMatch();
}

} // namespace

ClickToCallFake::ClickToCallFake(QByteArray key, QStringList callerIds, Instant now)
    : m_key(std::move(key)), m_callerIds(std::move(callerIds)), m_now(now)
{
}

void ClickToCallFake::setTrouble(FakeTrouble trouble, bool onlyOnce)
{
    m_trouble = trouble;
    m_isOnce = onlyOnce;
}

FakeReply ClickToCallFake::handle(const FakeRequest &request)
{
    const FakeTrouble trouble = m_trouble;
    if (m_isOnce)
        m_trouble = FakeTrouble::None;
    switch (trouble) {
    case FakeTrouble::Unavailable:
        return refuse(503, "UNAVAILABLE", "Try again later");
    case FakeTrouble::Unauthorized:
        return refuse(401, "UNAUTHORIZED", "API key invalid");
    case FakeTrouble::Forbidden:
        return refuse(403, "FORBIDDEN", "Origin not permitted");
    case FakeTrouble::TooMany:
        return refuse(429, "RATE_LIMITED", "Too many requests");
    case FakeTrouble::None:
    case FakeTrouble::Lost:
    case FakeTrouble::GatewayTime:
    case FakeTrouble::Garbage:
        break;
    }
    FakeReply answer = route(request); // carried out, whatever becomes of the answer
    answer.isLost = trouble == FakeTrouble::Lost;
    if (trouble == FakeTrouble::GatewayTime)
        return {504, "<html>gateway</html>", "text/html", false};
    if (trouble == FakeTrouble::Garbage)
        return {200, "<html>hello</html>", "text/html", false};
    return answer;
}

FakeReply ClickToCallFake::route(const FakeRequest &request)
{
    const QString path = QString::fromLatin1(request.target).section('?', 0, 0);
    if (path == QLatin1String("/health"))
        return reply(200, {{"status", "success"}});
    if (request.value("authorization") != "Bearer " + m_key)
        return refuse(401, "UNAUTHORIZED", "API key invalid");
    if (path == QLatin1String("/calls") && request.method == "POST")
        return initiate(request);
    const QStringList parts = path.split('/', Qt::SkipEmptyParts);
    Call *call = parts.size() >= 2 && parts[0] == QLatin1String("calls") ? find(parts[1]) : nullptr;
    if (!call)
        return refuse(404, "NOT_FOUND", "Unknown call_id");
    if (parts.size() == 3 && parts[2] == QLatin1String("add-leg") && request.method == "POST")
        return addLeg(*call, request);
    return status(*call);
}

FakeReply ClickToCallFake::initiate(const FakeRequest &request)
{
    const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
    const QString to = asked["to_number"].toString();
    if (!m_callerIds.contains(asked["from_number"].toString()))
        return refuse(400, "UNKNOWN_CALLER_ID", "Caller ID is not assigned");
    if (!isIndian(to))
        return refuse(400, "INVALID_NUMBER", "Number is not valid");
    if (asked.contains("agent_number") == asked.contains("crm_username"))
        return refuse(400, "UNKNOWN_AGENT", "One agent is needed");
    if (asked["uuid"].toString().isEmpty())
        return refuse(400, "VALIDATION", "uuid is required");
    Call call;
    call.id = QUuid::createUuidV5(QUuid(), QString::number(m_calls.size())).toString(QUuid::WithoutBraces);
    call.uuid = asked["uuid"].toString();
    call.customer = to.right(10);
    call.agent = asked["agent_number"].toString(asked["crm_username"].toString());
    call.placedAt = m_now;
    if (const auto fate = m_fates.find(call.customer); fate != m_fates.end())
        call.fate = fate->second;
    m_calls.push_back(call);
    return reply(200, {{"status", "success"}, {"call_id", call.id}, {"message", "Call initiated"}});
}

FakeReply ClickToCallFake::addLeg(Call &call, const FakeRequest &request)
{
    const QString number = QJsonDocument::fromJson(request.body).object()["number"].toString();
    if (!isIndian(number) || wordOf(call) != "ANSWER" || m_now >= call.endsAt())
        return refuse(400, "INVALID_NUMBER", "Number is not valid, or the call is over");
    return reply(200, {{"status", "success"}, {"message", "Leg queued"}, {"leg_id", 3 + call.extraLegs++}});
}

QByteArray ClickToCallFake::wordOf(const Call &call) const
{
    if (m_now < call.decidedAt())
        return "INITIATED";
    switch (call.fate.end) {
    case FakeFate::End::Answered:
        return "ANSWER";
    case FakeFate::End::NoAnswer:
        return "NO_ANSWER";
    case FakeFate::End::Busy:
        return "BUSY";
    case FakeFate::End::Failed:
        return "FAILED";
    case FakeFate::End::Canceled:
        return "CANCELED";
    }
    return "FAILED";
}

/// The fields that the status and the callback have in common.
QJsonObject ClickToCallFake::resultOf(const Call &call) const
{
    const bool isAnswered = wordOf(call) == "ANSWER";
    const bool isOver = m_now >= call.endsAt();
    const auto talked = isAnswered ? std::min(m_now, call.endsAt()) - call.decidedAt() : milliseconds(0);
    return {{"call_id", call.id},
            {"uuid", call.uuid},
            {"duration", static_cast<int>(talked.count() / 1000)},
            {"start_time", isAnswered ? QJsonValue(iso(call.decidedAt())) : QJsonValue()},
            {"end_time", isAnswered && isOver ? QJsonValue(iso(call.endsAt())) : QJsonValue()},
            {"recording_url", QJsonValue()}};
}

FakeReply ClickToCallFake::status(const Call &call) const
{
    QJsonObject object = resultOf(call);
    object["status"] = "success";
    object["call_status"] = QString::fromLatin1(wordOf(call));
    const bool isOver = m_now >= call.endsAt();
    QJsonArray legs{QJsonObject{{"role", "agent"},
                                {"number", call.agent},
                                {"status", isOver                    ? "LEFT"
                                           : m_now >= call.ringsAt() ? "JOINED"
                                                                     : "DIALING"}}};
    if (m_now >= call.ringsAt()) {
        const bool isAnswered = wordOf(call) == "ANSWER";
        legs.append(QJsonObject{{"role", "destination"},
                                {"number", call.customer},
                                {"status", isOver       ? (isAnswered ? "LEFT" : "FAILED")
                                           : isAnswered ? "JOINED"
                                                        : "DIALING"}});
    }
    object["legs"] = legs;
    return reply(200, object);
}

ClickToCallFake::Call *ClickToCallFake::find(const QString &id)
{
    for (Call &call : m_calls) {
        if (call.id == id)
            return &call;
    }
    return nullptr;
}

void ClickToCallFake::advance(milliseconds by)
{
    m_now += by;
    for (Call &call : m_calls) {
        if (!call.isDialled && m_now >= call.ringsAt()) {
            call.isDialled = true;
            m_dials.push_back({call.customer, call.uuid, call.ringsAt()});
        }
        if (!call.callback && m_now >= call.endsAt()) {
            QJsonObject object = resultOf(call);
            object["status"] = QString::fromLatin1(wordOf(call));
            object["customer_number"] = call.customer;
            object["agent_number"] = call.agent;
            object["direction"] = "outbound";
            for (const char *key : {"start_time", "end_time", "recording_url"}) {
                if (object[key].isNull())
                    object.remove(key);
            }
            call.callback = FakeCallback{call.endsAt(), QJsonDocument(object).toJson(QJsonDocument::Compact), 0};
        }
    }
}

std::vector<FakeCallback> ClickToCallFake::dueCallbacks()
{
    std::vector<FakeCallback> due;
    for (Call &call : m_calls) {
        if (!call.callback || call.callback->tries >= kMostTries || call.callback->at > m_now)
            continue;
        due.push_back(*call.callback);
        call.callback->at = m_now + milliseconds(1'000) * (1 << call.callback->tries);
        ++call.callback->tries;
    }
    return due;
}

void ClickToCallFake::callbackTaken(const FakeCallback &callback)
{
    for (Call &call : m_calls) {
        if (call.callback && call.callback->body == callback.body)
            call.callback->tries = kMostTries;
    }
}

} // namespace callboard::test
