// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/rpc/codec.h"

#include "core/base/canonicaljson.h"

namespace callboard::rpc {

void Writer::number(double value)
{
    m_out += canonicalJson(value);
}

void Writer::text(QStringView value)
{
    static constexpr char kHex[] = "0123456789abcdef";
    m_out += '"';
    const QByteArray utf8 = value.toUtf8(); // a lone surrogate becomes U+FFFD
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            m_out += '\\';
            m_out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            m_out += "\\u00";
            m_out += kHex[static_cast<unsigned char>(c) >> 4U];
            m_out += kHex[static_cast<unsigned char>(c) & 15U];
        } else {
            m_out += c;
        }
    }
    m_out += '"';
}

void Writer::any(const QVariant &value)
{
    m_out += canonicalJson(value);
}

void Writer::key(QStringView name)
{
    if (!std::exchange(m_first, false))
        m_out += ',';
    text(name);
    m_out += ':';
}

void Reader::fail(const QString &path, const QString &what)
{
    if (!m_error)
        m_error = Error{ErrorCode::ValidationError, path.isEmpty() ? what : path + QStringLiteral(": ") + what, {}};
}

void Reader::failForeign()
{
    if (!m_error)
        m_error = Error{ErrorCode::NotFound, {}, {}};
}

const JsonValue *Reader::find(const char *name) const
{
    for (const auto &[key, value] : *m_object) {
        if (key == QLatin1String(name))
            return &value;
    }
    return nullptr;
}

std::optional<qint64> Reader::number(const JsonValue &value, const QString &path, qint64 from, qint64 to)
{
    const auto *number = value.as<qint64>();
    if (!number)
        fail(path, QStringLiteral("must be a whole number"));
    else if (*number < from || *number > to)
        fail(path, QStringLiteral("is out of range"));
    else
        return *number;
    return std::nullopt;
}

std::optional<QString> Reader::text(const JsonValue &value, const QString &path)
{
    if (const auto *text = value.as<QString>())
        return *text;
    fail(path, QStringLiteral("must be a text"));
    return std::nullopt;
}

QVariant variantOf(const JsonValue &value)
{
    if (const auto *yes = value.as<bool>())
        return *yes;
    if (const auto *number = value.as<qint64>())
        return *number;
    if (const auto *other = value.as<JsonValue::OtherNumber>())
        return other->text.toDouble();
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

} // namespace callboard::rpc
