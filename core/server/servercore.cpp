// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/servercore.h"

#include "core/base/canonicaljson.h"
#include "core/server/routes.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr qsizetype kIdempotencyKeyMax = 255;
constexpr int kWorkers = 2;

/// Method, route and path ids (D-IDEM).
QString routeOf(const Exchange &exchange)
{
    QString path = QString::fromLatin1(exchange.route->path);
    path.replace(QLatin1String("{id}"), exchange.pathId);
    return QString::fromLatin1(exchange.route->method) + QLatin1Char(' ') + path;
}

} // namespace

ServerCore::ServerCore(Engine &engine, const TimeSource &time, Facts facts)
    : m_engine(engine), m_time(time), m_facts(std::move(facts))
{
    m_workers.setMaxThreadCount(kWorkers);
}

void ServerCore::inWorker(const ExchangePtr &exchange, std::function<void(const WorkspaceState &, Exchange &)> work)
{
    m_workers.start([exchange, state = state(), work = std::move(work)] { work(state, *exchange); });
}

CommandHeader ServerCore::header(const Exchange &exchange)
{
    CommandHeader header;
    header.company = exchange.company();
    header.actor.kind = exchange.isAdminSession() ? Actor::Kind::Operator : Actor::Kind::ApiKey;
    header.actor.name = exchange.key.name;
    header.requestId = exchange.requestId;
    return header;
}

Result<CommandHeader> ServerCore::header(const Exchange &exchange, const QVariant &body, Encode encode)
{
    CommandHeader header = ServerCore::header(exchange);
    if (exchange.request.count("idempotency-key") == 0)
        return header;
    const auto key = readIdempotencyKey(exchange.request.value("idempotency-key"));
    if (!key)
        return Error{ErrorCode::ValidationError,
                     QStringLiteral("Idempotency-Key must be 1 to 255 visible ASCII characters"),
                     {}};
    header.idempotency = Idempotency{routeOf(exchange), *key, fingerprintOf(body), encode};
    return header;
}

void ServerCore::send(const ExchangePtr &exchange, Command command, Encode encode)
{
    m_engine.post(std::move(command), [exchange, encode](const CommandAnswer &answer) {
        if (!answer.result) {
            exchange->refuse(answer.result.error());
        } else if (answer.replay) {
            exchange->done(answer.replay->status, answer.replay->data, true);
        } else {
            const StoredAnswer stored = encode(*answer.result);
            exchange->done(stored.status, stored.data);
        }
    });
}

QVariant variantOf(const JsonValue &value)
{
    if (const auto *yes = value.as<bool>())
        return *yes;
    if (const auto *number = value.as<qint64>())
        return *number;
    if (const auto *other = value.as<JsonValue::OtherNumber>())
        return QString::fromLatin1(other->text);
    if (const auto *text = value.as<QString>())
        return *text;
    if (const auto *list = value.as<JsonValue::List>()) {
        QVariantList items;
        for (const JsonValue &item : *list)
            items << variantOf(item);
        return items;
    }
    if (const auto *object = value.as<JsonValue::Object>()) {
        QVariantMap map;
        for (const auto &[key, item] : *object)
            map.insert(key, variantOf(item));
        return map;
    }
    return {};
}

std::optional<QString> readIdempotencyKey(const QByteArray &field)
{
    QByteArray key = field;
    if (field.startsWith('"')) {
        if (field.size() < 2 || !field.endsWith('"'))
            return std::nullopt;
        key.clear();
        for (qsizetype i = 1; i + 1 < field.size(); ++i) {
            if (field[i] == '"')
                return std::nullopt;
            if (field[i] == '\\') {
                ++i;
                if (i + 1 >= field.size() || (field[i] != '"' && field[i] != '\\'))
                    return std::nullopt;
            }
            key += field[i];
        }
    } else if (field.contains('"')) {
        return std::nullopt; // a quote without its other half
    }
    const bool isVisible = std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (key.isEmpty() || key.size() > kIdempotencyKeyMax || !isVisible)
        return std::nullopt;
    return QString::fromLatin1(key);
}

} // namespace callboard
