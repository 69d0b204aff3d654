// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/callr/callrwire.h"

#include "core/http/clientmessage.h"
#include "core/wire/foreignobject.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace callboard::callr {

namespace {

constexpr size_t kMostVariables = 64;
constexpr int kMostSids = 100;
constexpr auto kLongestExport = std::chrono::hours(24 * 31);
constexpr int kPlaces = 5;

Error unusable(const char *what)
{
    return Error{ErrorCode::ServerAnswerUnusable, QString::fromLatin1(what), {}};
}

Error wrong(const QString &what)
{
    return Error{ErrorCode::ValidationError, what, {}};
}

QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString isoOf(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

/// "hits" of a search and where the next page begins.
template <typename Row, typename Read> Result<Page<Row>> readPage(QByteArrayView body, Read read)
{
    const ForeignObject answer(body);
    if (!answer.has("hits"))
        return unusable("no page");
    Page<Row> page;
    const std::vector<ForeignObject> hits = answer.objects("hits");
    for (const ForeignObject &hit : hits)
        page.rows.push_back(read(hit));
    if (answer.yes("hasMore").value_or(false) && !hits.empty())
        page.next = answer.number("offset").value_or(0) + static_cast<qint64>(hits.size());
    return page;
}

Scenario scenarioOf(const ForeignObject &object)
{
    Scenario scenario{object.text("sid"), object.text("name"), object.text("script"), {}};
    for (const ForeignObject &number : object.objects("numbers"))
        scenario.numbers << number.text("e164");
    return scenario;
}

CallRecord recordOf(const ForeignObject &object)
{
    CallRecord record;
    record.callId = object.number("callid").value_or(0);
    record.isOutbound = object.text("direction") == QLatin1String("outbound");
    record.callee = object.text("callee");
    record.caller = object.text("callerNumber");
    record.startedAt = object.instant("started");
    record.answeredAt = object.instant("answered");
    record.endedAt = object.instant("ended");
    record.answeredSeconds =
        static_cast<int>(std::clamp<qint64>(object.number("durationAnswered").value_or(0), 0, 86'400));
    if (const auto cause = object.number("hangupCause"); cause && *cause >= 0 && *cause <= 127)
        record.hangupCause = static_cast<int>(*cause);
    record.hangupSource = object.text("hangupSource");
    record.cost = amountFromText(object.text("billingDebit"));
    return record;
}

EventKind eventKindOf(const QString &type)
{
    if (type == QLatin1String("v2.call.outbound.started"))
        return EventKind::CallStarted;
    if (type == QLatin1String("v2.call.outbound.ended"))
        return EventKind::CallEnded;
    if (type == QLatin1String("v2.billing.credit.warning"))
        return EventKind::CreditWarning;
    if (type == QLatin1String("v2.billing.credit.shutdown"))
        return EventKind::CreditShutdown;
    if (type == QLatin1String("v2.billing.credit.topup"))
        return EventKind::CreditTopUp;
    return type == QLatin1String("v2.number.unassigned") ? EventKind::NumberUnassigned : EventKind::Other;
}

/// The GSM 7-bit alphabet (3GPP TS 23.038); of its extension table each character takes two.
int gsmLength(const QString &text)
{
    static const QString kBasic = QStringLiteral(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
        "abcdefghijklmnopqrstuvwxyzäöñüà");
    static const QString kExtended = QStringLiteral("\f^{}\\[~]|€");
    int length = 0;
    for (const QChar c : text) {
        if (kBasic.contains(c))
            length += 1;
        else if (kExtended.contains(c))
            length += 2;
        else
            return -1;
    }
    return length;
}

} // namespace

std::optional<Amount> amountFromText(const QString &text)
{
    static const QRegularExpression kDecimal(QStringLiteral("^(-?)([0-9]{1,12})(?:\\.([0-9]{1,5}))?$"));
    const auto match = kDecimal.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString places = match.captured(3).leftJustified(kPlaces, QLatin1Char('0'));
    const qint64 value = match.captured(2).toLongLong() * 100'000 + places.toLongLong();
    return Amount{text, match.captured(1).isEmpty() ? value : -value};
}

Result<QByteArray> runBody(const std::map<QString, QString> &variables)
{
    static const QRegularExpression kName(QStringLiteral("^\\$[a-zA-Z][a-zA-Z0-9_]{0,254}$"));
    if (variables.size() > kMostVariables)
        return wrong(QStringLiteral("more than 64 variables"));
    QJsonObject values;
    for (const auto &[name, value] : variables) {
        if (!kName.match(name).hasMatch() || name.endsWith(QLatin1Char('\n')))
            return wrong(name);
        values.insert(name, value);
    }
    return jsonOf({{QStringLiteral("variables"), values}});
}

Result<QString> readRunId(QByteArrayView body)
{
    const QString id = ForeignObject(body).text("runid");
    if (id.isEmpty() || id.size() > 64)
        return unusable("no runid");
    return id;
}

Result<std::map<QString, QString>> readRunVariables(QByteArrayView body)
{
    const ForeignObject answer(body);
    if (!answer.has("variables"))
        return unusable("no variables");
    std::map<QString, QString> all;
    const ForeignObject variables = answer.object("variables");
    for (const QString &name : variables.keys())
        all.emplace(name, variables.text(qPrintable(name)));
    return all;
}

bool Scenario::hasApiBranch() const
{
    static const QRegularExpression kBranch(QStringLiteral("^\\s+api-initiated\\s*:"),
                                            QRegularExpression::MultilineOption);
    return kBranch.match(script).hasMatch();
}

Result<QByteArray> scenarioBody(const QString &name, const QString &script)
{
    if (name.isEmpty() || name.size() > 64)
        return wrong(QStringLiteral("name"));
    if (script.isEmpty() || script.size() > 32'768)
        return wrong(QStringLiteral("script"));
    return jsonOf({{QStringLiteral("name"), name},
                   {QStringLiteral("script"), script},
                   {QStringLiteral("format"), QStringLiteral("yaml")}});
}

Result<Scenario> readScenario(QByteArrayView body)
{
    const ForeignObject object(body);
    if (object.text("sid").isEmpty())
        return unusable("no scenario");
    return scenarioOf(object);
}

Result<Page<Scenario>> readScenarios(QByteArrayView body)
{
    return readPage<Scenario>(body, scenarioOf);
}

Result<Page<Number>> readNumbers(QByteArrayView body)
{
    return readPage<Number>(body, [](const ForeignObject &hit) {
        return Number{hit.text("e164"), hit.text("class"), hit.text("type"), hit.text("country"),
                      hit.object("scenario").text("sid")};
    });
}

Result<Instant> readPing(QByteArrayView body)
{
    const auto at = ForeignObject(body).instant("time");
    if (!at)
        return unusable("no time");
    return *at;
}

Result<Amount> readCredit(QByteArrayView body)
{
    const auto read = readStrictJson(body);
    const auto *value = std::get_if<JsonValue>(&read);
    const QString *text = value ? value->as<QString>() : nullptr;
    const auto amount = text ? amountFromText(*text) : std::nullopt;
    if (!amount)
        return unusable("no amount");
    return *amount;
}

Result<QStringList> readDestinations(QByteArrayView body)
{
    const auto read = readStrictJson(body);
    const auto *value = std::get_if<JsonValue>(&read);
    const auto *list = value ? value->as<JsonValue::List>() : nullptr;
    if (!list)
        return unusable("no list of destinations");
    QStringList labels;
    for (const JsonValue &item : *list) {
        if (const QString label = ForeignObject(item).text("label"); !label.isEmpty())
            labels << label;
    }
    return labels;
}

Meaning meaningOf(const CallRecord &record)
{
    using Kind = CarrierEvent::Kind;
    if (!record.endedAt)
        return {record.answeredAt ? Kind::Active : Kind::Ringing, Outcome::None};
    if (record.answeredAt)
        return {Kind::Ended, Outcome::Completed};
    switch (record.hangupCause.value_or(0)) { // Q.850
    case 17:
        return {Kind::Ended, Outcome::Busy};
    case 21:
        return {Kind::Ended, Outcome::Declined};
    case 1:  // unallocated
    case 22: // changed
    case 28: // invalid format
        return {Kind::Ended, Outcome::InvalidNumber};
    case 34: // no circuit
    case 38: // network out of order
    case 41: // temporary failure
    case 42: // congestion
    case 44: // channel not available
    case 47: // resource unavailable
    case 102:
    case 127:
        return {Kind::Ended, Outcome::CarrierFault};
    default: // 16 without an answer, 18, 19, 20, 31 and what nobody named
        return {Kind::Ended, Outcome::NoAnswer};
    }
}

Result<Event> readEvent(QByteArrayView body)
{
    const ForeignObject object(body);
    Event event;
    event.id = object.text("id");
    event.type = object.text("type");
    const auto at = object.instant("at");
    if (event.id.isEmpty() || event.id.size() > 64 || event.type.isEmpty() || !at)
        return unusable("no event");
    event.kind = eventKindOf(event.type);
    event.at = *at;
    event.tries = static_cast<int>(std::clamp<qint64>(object.number("try").value_or(0), 0, 10));
    const ForeignObject payload = object.object("payload");
    if (event.kind == EventKind::CallStarted || event.kind == EventKind::CallEnded) {
        event.call = recordOf(payload);
        if (event.call->callId <= 0)
            return unusable("an event of no call");
    } else if (event.kind == EventKind::NumberUnassigned) {
        event.number = payload.text("e164").isEmpty() ? payload.text("number") : payload.text("e164");
    }
    return event;
}

Result<QByteArray> exportTarget(Instant from, Instant to, bool outbound)
{
    if (from >= to)
        return wrong(QStringLiteral("from is not before to"));
    if (to - from > kLongestExport)
        return wrong(QStringLiteral("more than 31 days"));
    return httpTargetOf(
        {QStringLiteral("calls"), QStringLiteral("export")},
        {{QStringLiteral("direction"), outbound ? QStringLiteral("outbound") : QStringLiteral("inbound")},
         {QStringLiteral("from"), isoOf(from)},
         {QStringLiteral("to"), isoOf(to)}});
}

Result<QByteArray> recordingsTarget(const QStringList &sids)
{
    if (sids.isEmpty())
        return wrong(QStringLiteral("no recordings named: all would be meant"));
    if (sids.size() > kMostSids || sids.contains(QString()))
        return wrong(QStringLiteral("1 to 100 recordings"));
    std::vector<std::pair<QString, QString>> query;
    for (const QString &sid : sids)
        query.emplace_back(QStringLiteral("sid[]"), sid);
    return httpTargetOf({QStringLiteral("recordings")}, query);
}

TextParts textParts(const QString &text)
{
    const int gsm = gsmLength(text);
    const bool isUnicode = gsm < 0;
    const int length = isUnicode ? static_cast<int>(text.size()) : gsm;
    const int single = isUnicode ? 70 : 160;
    const int each = isUnicode ? 67 : 153;
    const int parts = length == 0 ? 0 : length <= single ? 1 : (length + each - 1) / each;
    return {isUnicode, parts};
}

Result<QByteArray> smsTarget(const QString &to, const QString &from, const QString &text)
{
    static const QRegularExpression kNumber(QStringLiteral("^\\+[1-9][0-9]{2,14}$"));
    if (!kNumber.match(to).hasMatch())
        return wrong(QStringLiteral("to"));
    if (!kNumber.match(from).hasMatch() && (from.isEmpty() || from.size() > 11))
        return wrong(QStringLiteral("from"));
    return httpTargetOf(
        {QStringLiteral("sms")},
        {{QStringLiteral("to"), to},
         {QStringLiteral("from"), from},
         {QStringLiteral("encoding"), textParts(text).isUnicode ? QStringLiteral("unicode") : QStringLiteral("gsm")},
         {QStringLiteral("trafficType"), QStringLiteral("alerting")}});
}

Result<QByteArray> smsBody(const QString &text)
{
    if (text.isEmpty() || text.size() > 3'200)
        return wrong(QStringLiteral("text"));
    return jsonOf({{QStringLiteral("text"), text}});
}

bool Task::mayBeCancelled() const
{
    return status.compare(QLatin1String("pending"), Qt::CaseInsensitive) == 0 ||
           status.compare(QLatin1String("running"), Qt::CaseInsensitive) == 0;
}

Result<Task> readTask(QByteArrayView body)
{
    const ForeignObject object(body);
    if (object.text("id").isEmpty() || object.text("status").isEmpty())
        return unusable("no task");
    return Task{object.text("id"), object.text("status"),
                static_cast<int>(std::clamp<qint64>(object.number("percent").value_or(0), 0, 100)),
                object.instant("ended"), object.text("error").left(500)};
}

Result<Webhook> readWebhook(QByteArrayView body)
{
    const ForeignObject object(body);
    if (object.text("sid").isEmpty())
        return unusable("no webhook");
    return Webhook{object.text("sid"),
                   object.text("type"),
                   object.text("endpoint"),
                   object.text("status"),
                   object.number("failed").value_or(0),
                   object.instant("lastfailed")};
}

Result<QByteArray> webhookBody(const QString &endpoint)
{
    const QUrl url(endpoint, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return wrong(QStringLiteral("endpoint"));
    return jsonOf({{QStringLiteral("endpoint"), endpoint}, {QStringLiteral("options"), QJsonObject()}});
}

Refusal readRefusal(int status, QByteArrayView body)
{
    const ForeignObject object(body);
    return {status, object.text("code").left(64), object.text("message").left(500)};
}

Meaning meaningOf(const Refusal &refusal)
{
    using Kind = CarrierEvent::Kind;
    switch (refusal.status) {
    case 401:
    case 403:
    case 404: // the scenario is gone: everybody's calls, not this person's
    case 405:
        return {Kind::Ended, Outcome::CarrierFault};
    case 400:
    case 422:
        return {Kind::Ended, Outcome::InvalidNumber};
    case 429:
        return {Kind::Refused, Outcome::None};
    default:
        return {Kind::Unknown, Outcome::None};
    }
}

bool closesCarrier(const Refusal &refusal)
{
    return refusal.status == 401 || refusal.status == 403 || refusal.status == 404 || refusal.status == 405;
}

} // namespace callboard::callr
