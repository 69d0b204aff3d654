// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/wire/strictjson.h"

#include <QStringList>

namespace callboard {

/// An object that somebody else's server wrote: what is not there, or is of another kind, is absent, and fields that
/// nobody knows are no reason to refuse it. The text itself must be JSON and nothing less, of at most a MiB.
class ForeignObject
{
public:
    explicit ForeignObject(QByteArrayView text);
    explicit ForeignObject(JsonValue value) : m_value(std::move(value)) {}

    /// False when the text was no JSON, or no object; then every field is absent.
    bool isObject() const { return m_value.as<JsonValue::Object>() != nullptr; }
    QStringList keys() const;
    bool has(const char *key) const { return find(key) != nullptr; }
    QString text(const char *key) const;
    /// Whole numbers only, also when they stand in quotes ("500").
    std::optional<qint64> number(const char *key) const;
    std::optional<bool> yes(const char *key) const;
    /// ISO 8601 with an offset or Z; nothing else says when.
    std::optional<Instant> instant(const char *key) const;
    ForeignObject object(const char *key) const;
    /// The objects of a list, without what is none.
    std::vector<ForeignObject> objects(const char *key) const;

    /// The texts, and the whole numbers, of a list.
    QStringList texts(const char *key) const;
    std::vector<int> numbers(const char *key) const;

private:
    const JsonValue *find(const char *key) const;
    JsonValue m_value;
};

} // namespace callboard
