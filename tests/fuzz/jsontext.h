// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/strictjson.h"

namespace callboard::fuzz {

/// Any value that was read as text again.
inline void appendJson(const JsonValue &value, QByteArray &out);

inline void appendJson(const QString &text, QByteArray &out)
{
    out += '"';
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || c == QLatin1Char('"') || c == QLatin1Char('\\') || c.isSurrogate())
            out += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        else
            out += QString(c).toUtf8();
    }
    out += '"';
}

inline void appendJson(const JsonValue &value, QByteArray &out)
{
    const char *comma = "";
    if (value.isNull()) {
        out += "null";
    } else if (const bool *yes = value.as<bool>()) {
        out += *yes ? "true" : "false";
    } else if (const qint64 *number = value.as<qint64>()) {
        out += QByteArray::number(*number);
    } else if (const auto *other = value.as<JsonValue::OtherNumber>()) {
        out += other->text;
    } else if (const QString *text = value.as<QString>()) {
        appendJson(*text, out);
    } else if (const auto *list = value.as<JsonValue::List>()) {
        out += '[';
        for (const JsonValue &item : *list) {
            out += comma;
            appendJson(item, out);
            comma = ",";
        }
        out += ']';
    } else if (const auto *object = value.as<JsonValue::Object>()) {
        out += '{';
        for (const auto &[key, item] : *object) {
            out += comma;
            appendJson(key, out);
            out += ':';
            appendJson(item, out);
            comma = ",";
        }
        out += '}';
    }
}

inline QByteArray jsonText(const JsonValue &value)
{
    QByteArray out;
    appendJson(value, out);
    return out;
}

} // namespace callboard::fuzz
