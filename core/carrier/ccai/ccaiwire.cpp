// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/ccai/ccaiwire.h"

#include "core/wire/foreignobject.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace callboard::ccai {

namespace {

constexpr qsizetype kMostRaw = 16 * 1024;

Error wrong(const char *what)
{
    return Error{ErrorCode::ValidationError, QString::fromLatin1(what), {}};
}

QString permissionWord(RecordingPermission permission)
{
    switch (permission) {
    case RecordingPermission::NotAsked:
        return QStringLiteral("recording_permission_not_asked");
    case RecordingPermission::Denied:
        return QStringLiteral("recording_permission_denied");
    case RecordingPermission::Granted:
        return QStringLiteral("recording_permission_granted");
    }
    return {};
}

QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void putUnlessEmpty(QJsonObject &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(key), text);
}

/// "Voicemail Read" and "voicemail_read" are one word.
QString joined(const QString &word)
{
    return word.trimmed().toLower().replace(QLatin1Char(' '), QLatin1Char('_'));
}

} // namespace

Result<QByteArray> OutboundRequest::body() const
{
    if (agentEmail.isEmpty())
        return wrong("agent_email");
    if (ticketId.isEmpty() && endUserNumber.isEmpty())
        return wrong("ticket_id or end_user_number");
    QJsonObject object{{QStringLiteral("call_type"), QStringLiteral("Voice Outbound (API)")},
                       {QStringLiteral("agent_email"), agentEmail},
                       {QStringLiteral("lang"), language}};
    putUnlessEmpty(object, "ticket_id", ticketId);
    if (ticketId.isEmpty())
        object.insert(QStringLiteral("end_user_number"), endUserNumber);
    putUnlessEmpty(object, "outbound_number", outboundNumber);
    return jsonOf(object);
}

Result<QByteArray> InboundRequest::body() const
{
    if (menuId <= 0)
        return wrong("menu_id");
    if (endUserNumber.isEmpty())
        return wrong("end_user_number");
    QJsonObject object{{QStringLiteral("call_type"), QStringLiteral("Voice Inbound (API)")},
                       {QStringLiteral("menu_id"), menuId},
                       {QStringLiteral("end_user_number"), endUserNumber},
                       {QStringLiteral("lang"), language},
                       {QStringLiteral("recording_permission"), permissionWord(permission)}};
    putUnlessEmpty(object, "ticket_id", ticketId);
    putUnlessEmpty(object, "outbound_number", outboundNumber);
    return jsonOf(object);
}

Result<QByteArray> ScheduledRequest::body(Instant now) const
{
    if (!menuId && !parentId)
        return wrong("menu_id or call_id");
    if (endUserNumber.isEmpty())
        return wrong("end_user_number");
    if (at <= now)
        return wrong("scheduled_at is not to come");
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(toEpochMs(at), Qt::UTC);
    QJsonObject object{{QStringLiteral("call_type"), QStringLiteral("Voice Scheduled (API)")},
                       {QStringLiteral("end_user_number"), endUserNumber},
                       {QStringLiteral("scheduled_at"), when.toString(Qt::ISODateWithMs)},
                       {QStringLiteral("lang"), language},
                       {QStringLiteral("recording_permission"), permissionWord(permission)}};
    if (menuId)
        object.insert(QStringLiteral("menu_id"), *menuId);
    if (parentId)
        object.insert(QStringLiteral("call_id"), *parentId);
    putUnlessEmpty(object, "ticket_id", ticketId);
    return jsonOf(object);
}

std::optional<CallStatus> callStatusFromWord(const QString &word)
{
    static const std::array<std::pair<QLatin1String, CallStatus>, 16> kWords{{
        {QLatin1String("selecting"), CallStatus::Selecting},
        {QLatin1String("queued"), CallStatus::Queued},
        {QLatin1String("assigned"), CallStatus::Assigned},
        {QLatin1String("connecting"), CallStatus::Connecting},
        {QLatin1String("connected"), CallStatus::Connected},
        {QLatin1String("finished"), CallStatus::Finished},
        {QLatin1String("failed"), CallStatus::Failed},
        {QLatin1String("switching"), CallStatus::Switching},
        {QLatin1String("recovered"), CallStatus::Recovered},
        {QLatin1String("scheduled"), CallStatus::Scheduled},
        {QLatin1String("action_only"), CallStatus::ActionOnly},
        {QLatin1String("action_only_finished"), CallStatus::ActionOnlyFinished},
        {QLatin1String("deflected"), CallStatus::Deflected},
        {QLatin1String("voicemail"), CallStatus::Voicemail},
        {QLatin1String("voicemail_received"), CallStatus::VoicemailReceived},
        {QLatin1String("voicemail_read"), CallStatus::VoicemailRead},
    }};
    const QString wanted = joined(word);
    for (const auto &[name, status] : kWords) {
        if (wanted == name)
            return status;
    }
    return std::nullopt;
}

Result<Call> readCall(QByteArrayView body)
{
    const ForeignObject object(body);
    const auto id = object.number("id");
    if (!object.isObject() || !id)
        return Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("no call object"), {}};
    Call call;
    call.id = *id;
    call.parentId = object.number("parent_id");
    call.status = callStatusFromWord(object.text("status"));
    call.connectedAt = object.instant("connected_at");
    call.endsAt = object.instant("ends_at");
    call.scheduledAt = object.instant("scheduled_at");
    call.failReason = object.text("fail_reason");
    call.disconnectedBy = object.text("disconnected_by");
    for (const ForeignObject &item : object.objects("participants")) {
        Participant participant;
        participant.isEndUser = item.text("type") == QLatin1String("end_user");
        participant.status = item.text("status");
        participant.connectedAt = item.instant("connected_at");
        participant.endedAt = item.instant("ended_at");
        participant.failReason = item.text("fail_reason");
        call.participants.push_back(std::move(participant));
    }
    call.raw = body.first(std::min(body.size(), kMostRaw)).toByteArray();
    return call;
}

Result<Created> readCreated(int status, QByteArrayView body)
{
    Created created;
    if (status == 202) {
        created.needsAgent = true;
        return created;
    }
    Result<Call> call = readCall(body);
    if (call) {
        created.call = std::move(call).value();
        return created;
    }
    if (status == 200 && ForeignObject(body).isObject()) { // it repeats what it was asked
        created.needsAgent = true;
        return created;
    }
    return call.error();
}

Meaning meaningOf(const Call &call, Instant now)
{
    using Kind = CarrierEvent::Kind;
    if (!call.status || (call.scheduledAt && *call.scheduledAt > now))
        return {Kind::Accepted, Outcome::None};
    const bool hasHuman =
        call.connectedAt || std::any_of(call.participants.begin(), call.participants.end(),
                                        [](const Participant &one) { return one.isEndUser && one.connectedAt; });
    switch (*call.status) {
    case CallStatus::Selecting:
    case CallStatus::Queued:
    case CallStatus::Assigned:
    case CallStatus::Scheduled:
        return {hasHuman ? Kind::Active : Kind::Accepted, Outcome::None};
    case CallStatus::Connecting:
    case CallStatus::Switching:
    case CallStatus::ActionOnly:
        return {hasHuman ? Kind::Active : Kind::Ringing, Outcome::None};
    case CallStatus::Connected:
        return {Kind::Active, Outcome::None};
    case CallStatus::Finished:
    case CallStatus::Recovered:
    case CallStatus::ActionOnlyFinished:
        return {Kind::Ended, Outcome::Completed};
    case CallStatus::Failed:
        return {Kind::Ended, hasHuman ? Outcome::TalkFailed : Outcome::CarrierFault};
    case CallStatus::Deflected:
        return {Kind::Ended, Outcome::NoAnswer};
    case CallStatus::Voicemail:
    case CallStatus::VoicemailReceived:
    case CallStatus::VoicemailRead:
        return {Kind::Ended, Outcome::Voicemail};
    }
    return {};
}

Refusal readRefusal(int status, QByteArrayView body)
{
    Refusal refusal;
    refusal.status = status;
    refusal.message = ForeignObject(body).text("message").left(500);
    const QString said = refusal.message.toLower();
    const auto says = [&said](const char *words) { return said.contains(QLatin1String(words)); };
    if (status == 401 || status == 403)
        refusal.kind = Refusal::Kind::Unauthorized;
    else if (status == 404)
        refusal.kind = says("contact") ? Refusal::Kind::Wrong : Refusal::Kind::WrongSubdomain;
    else if (status == 429)
        refusal.kind = Refusal::Kind::TooMany;
    else if (status == 400 && says("agent is not available"))
        refusal.kind = Refusal::Kind::AgentUnavailable;
    else if (status == 400 && (says("'after hours' state") || says("'manual redirection' state")))
        refusal.kind = Refusal::Kind::MenuClosed;
    else if (status == 400)
        refusal.kind = Refusal::Kind::Wrong;
    return refusal;
}

Meaning meaningOf(const Refusal &refusal)
{
    using Kind = CarrierEvent::Kind;
    switch (refusal.kind) {
    case Refusal::Kind::AgentUnavailable:
    case Refusal::Kind::MenuClosed:
    case Refusal::Kind::TooMany:
        return {Kind::Refused, Outcome::None}; // it was not made: the call is firm again
    case Refusal::Kind::Wrong:
        return {Kind::Ended, Outcome::InvalidNumber};
    case Refusal::Kind::WrongSubdomain:
    case Refusal::Kind::Unauthorized:
        return {Kind::Ended, Outcome::CarrierFault};
    case Refusal::Kind::Unclear:
        return {Kind::Unknown, Outcome::None};
    }
    return {};
}

bool closesCarrier(const Refusal &refusal)
{
    return refusal.kind == Refusal::Kind::WrongSubdomain || refusal.kind == Refusal::Kind::Unauthorized;
}

Result<CustomerFlags> readFlags(QByteArrayView body)
{
    const ForeignObject object(body);
    if (!object.isObject())
        return Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("no flags"), {}};
    return CustomerFlags{object.yes("verified_customer"), object.yes("bad_actor"), object.yes("repeat_customer")};
}

QByteArray flagsBody(const CustomerFlags &flags)
{
    QJsonObject object;
    const auto put = [&object](const char *key, const std::optional<bool> &flag) {
        if (flag)
            object.insert(QLatin1String(key), *flag);
    };
    put("verified_customer", flags.isVerified);
    put("bad_actor", flags.isBadActor);
    put("repeat_customers", flags.isRepeat);
    return jsonOf(object);
}

} // namespace callboard::ccai
