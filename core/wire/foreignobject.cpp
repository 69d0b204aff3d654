// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/foreignobject.h"

#include <QDateTime>

namespace callboard {

ForeignObject::ForeignObject(QByteArrayView text)
{
    auto read = readStrictJson(text, {16, 1 << 20});
    if (auto *value = std::get_if<JsonValue>(&read))
        m_value = std::move(*value);
}

const JsonValue *ForeignObject::find(const char *key) const
{
    const auto *object = m_value.as<JsonValue::Object>();
    if (!object)
        return nullptr;
    for (const auto &[name, value] : *object) {
        if (name == QLatin1String(key))
            return &value;
    }
    return nullptr;
}

QStringList ForeignObject::keys() const
{
    QStringList all;
    if (const auto *object = m_value.as<JsonValue::Object>()) {
        for (const auto &field : *object)
            all << field.first;
    }
    return all;
}

QString ForeignObject::text(const char *key) const
{
    const JsonValue *value = find(key);
    const QString *text = value ? value->as<QString>() : nullptr;
    return text ? *text : QString();
}

std::optional<qint64> ForeignObject::number(const char *key) const
{
    const JsonValue *value = find(key);
    if (!value)
        return std::nullopt;
    if (const qint64 *number = value->as<qint64>())
        return *number;
    bool isNumber = false;
    const qint64 quoted = text(key).toLongLong(&isNumber);
    return isNumber ? std::optional(quoted) : std::nullopt;
}

std::optional<bool> ForeignObject::yes(const char *key) const
{
    const JsonValue *value = find(key);
    const bool *yes = value ? value->as<bool>() : nullptr;
    return yes ? std::optional(*yes) : std::nullopt;
}

std::optional<Instant> ForeignObject::instant(const char *key) const
{
    const QDateTime at = QDateTime::fromString(text(key), Qt::ISODateWithMs);
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return fromEpochMs(at.toMSecsSinceEpoch());
}

ForeignObject ForeignObject::object(const char *key) const
{
    const JsonValue *value = find(key);
    return ForeignObject(value ? *value : JsonValue());
}

std::vector<ForeignObject> ForeignObject::objects(const char *key) const
{
    std::vector<ForeignObject> all;
    const JsonValue *value = find(key);
    if (const auto *list = value ? value->as<JsonValue::List>() : nullptr) {
        for (const JsonValue &item : *list) {
            if (item.as<JsonValue::Object>())
                all.emplace_back(item);
        }
    }
    return all;
}

QStringList ForeignObject::texts(const char *key) const
{
    QStringList all;
    const JsonValue *value = find(key);
    if (const auto *list = value ? value->as<JsonValue::List>() : nullptr) {
        for (const JsonValue &item : *list) {
            if (const QString *text = item.as<QString>())
                all << *text;
        }
    }
    return all;
}

std::vector<int> ForeignObject::numbers(const char *key) const
{
    std::vector<int> all;
    const JsonValue *value = find(key);
    if (const auto *list = value ? value->as<JsonValue::List>() : nullptr) {
        for (const JsonValue &item : *list) {
            if (const qint64 *number = item.as<qint64>(); number && *number == static_cast<int>(*number))
                all.push_back(static_cast<int>(*number));
        }
    }
    return all;
}

} // namespace callboard
