// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/strictjson.h"

#include <set>
#include <simdjson.h>
#include <string>

/// simdjson as the second opinion on what is JSON, and what it means.
namespace callboard::test {

inline bool hasDuplicateKey(const simdjson::dom::element &element)
{
    if (element.is_array()) {
        for (const simdjson::dom::element item : simdjson::dom::array(element)) {
            if (hasDuplicateKey(item))
                return true;
        }
    } else if (element.is_object()) {
        std::set<std::string_view> keys;
        for (const auto field : simdjson::dom::object(element)) {
            if (!keys.insert(field.key).second || hasDuplicateKey(field.value))
                return true;
        }
    }
    return false;
}

/// The same value? Compared by the text that both would print for it.
inline void print(const JsonValue &value, std::string &out)
{
    if (value.isNull()) {
        out += "null ";
    } else if (const bool *yes = value.as<bool>()) {
        out += *yes ? "true " : "false ";
    } else if (const qint64 *number = value.as<qint64>()) {
        out += std::to_string(*number) + " ";
    } else if (const auto *other = value.as<JsonValue::OtherNumber>()) {
        out += std::to_string(other->text.toDouble()) + " ";
    } else if (const QString *text = value.as<QString>()) {
        out += "'" + text->toStdString() + "' ";
    } else if (const auto *list = value.as<JsonValue::List>()) {
        out += "[ ";
        for (const JsonValue &item : *list)
            print(item, out);
        out += "] ";
    } else if (const auto *object = value.as<JsonValue::Object>()) {
        out += "{ ";
        for (const auto &[key, item] : *object) {
            out += "'" + key.toStdString() + "' ";
            print(item, out);
        }
        out += "} ";
    }
}

inline void print(const simdjson::dom::element &element, std::string &out)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::NULL_VALUE:
        out += "null ";
        break;
    case Type::BOOL:
        out += bool(element) ? "true " : "false ";
        break;
    case Type::INT64:
        out += std::to_string(int64_t(element)) + " ";
        break;
    case Type::UINT64:
        out += std::to_string(double(uint64_t(element))) + " ";
        break;
    case Type::DOUBLE:
        out += std::to_string(double(element)) + " ";
        break;
    case Type::STRING:
        out += "'" + std::string(std::string_view(element)) + "' ";
        break;
    case Type::ARRAY:
        out += "[ ";
        for (const simdjson::dom::element item : simdjson::dom::array(element))
            print(item, out);
        out += "] ";
        break;
    case Type::OBJECT:
        out += "{ ";
        for (const auto field : simdjson::dom::object(element)) {
            out += "'" + std::string(field.key) + "' ";
            print(field.value, out);
        }
        out += "} ";
        break;
    }
}

} // namespace callboard::test
