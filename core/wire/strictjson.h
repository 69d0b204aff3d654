// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace callboard {

/// A JSON value as it stood in the text: objects keep the order of their keys, whole numbers are exact.
class JsonValue
{
public:
    using List = std::vector<JsonValue>;
    using Object = std::vector<std::pair<QString, JsonValue>>;
    /// A number with a fraction, an exponent, -0, or too large for qint64: its text. Nothing is rounded.
    struct OtherNumber
    {
        QByteArray text;
        friend bool operator==(const OtherNumber &, const OtherNumber &) = default;
    };
    using Any = std::variant<std::nullptr_t, bool, qint64, OtherNumber, QString, List, Object>;

    JsonValue() = default;
    explicit JsonValue(Any value) : m_value(std::move(value)) {}
    /// The line of the text it begins on, from 1; 0 for a value that was not read.
    int line() const { return m_line; }
    void setLine(int line) { m_line = line; }
    bool isNull() const { return std::holds_alternative<std::nullptr_t>(m_value); }
    /// nullptr when it is something else.
    template <typename T> const T *as() const { return std::get_if<T>(&m_value); }
    /// For messages: "a text", "a list".
    QString kindName() const;

private:
    Any m_value = nullptr;
    int m_line = 0;
};

struct JsonLimits
{
    int depth = 32;              ///< lists and objects inside one another
    qsizetype bytes = 64 << 20U; ///< of the whole text
};

/// Where a text stops being JSON.
struct JsonProblem
{
    QString path; ///< of the value it is in: "companies[3].name"
    int line = 1;
    int column = 1; ///< in bytes, from 1
    QString text;   ///< plain English
};

/// Reads one JSON text (RFC 8259) and nothing less: valid UTF-8 without BOM, no raw control characters, no lone
/// surrogates, no NUL, no comments or trailing commas, no duplicate keys, nothing behind the value.
/// The limits are checked before anything is allocated for what exceeds them.
std::variant<JsonValue, JsonProblem> readStrictJson(QByteArrayView text, JsonLimits limits = {});

/// The line of the value a path names ("companies[3].name"), or of the last one on the way that is there.
int lineOf(const JsonValue &root, const QString &path);

/// "a.b" and "a[3]"; nothing before the first key.
QString pathOf(const QString &parent, const QString &key);
QString pathOf(const QString &parent, size_t index);

} // namespace callboard
