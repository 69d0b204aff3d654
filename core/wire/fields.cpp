// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/fields.h"

#include "core/base/id.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr size_t kMaxProblems = 100;

} // namespace

void Problems::add(const QString &path, const QString &text)
{
    if (m_all.size() < kMaxProblems)
        m_all.push_back({path, text});
}

Fields::Fields(const JsonValue &value, QString path, Problems &problems)
    : m_object(value.as<JsonValue::Object>()), m_path(std::move(path)), m_problems(problems)
{
    if (!m_object)
        m_problems.add(m_path, QStringLiteral("must be an object, not %1").arg(value.kindName()));
}

const JsonValue *Fields::find(const char *key)
{
    const QString name = QString::fromLatin1(key);
    m_known.insert(name);
    if (!m_object)
        return nullptr;
    const auto found =
        std::find_if(m_object->begin(), m_object->end(), [&name](const auto &field) { return field.first == name; });
    return found == m_object->end() ? nullptr : &found->second;
}

const JsonValue *Fields::require(const char *key)
{
    const JsonValue *value = find(key);
    if (!value && m_object)
        note(QString::fromLatin1(key), QStringLiteral("is missing"));
    return value;
}

bool Fields::isExpected(const JsonValue &value, bool isRight, const char *key, const char *what, bool *isNull)
{
    if (isNull)
        *isNull = value.isNull();
    if (isRight || (isNull && *isNull))
        return isRight;
    note(QString::fromLatin1(key), QStringLiteral("must be %1, not %2").arg(QLatin1String(what), value.kindName()));
    return false;
}

std::optional<QString> Fields::text(const char *key, bool *isNull)
{
    const JsonValue *value = find(key);
    if (!value || !isExpected(*value, value->as<QString>(), key, "a text", isNull))
        return std::nullopt;
    return *value->as<QString>();
}

std::optional<bool> Fields::yes(const char *key)
{
    const JsonValue *value = find(key);
    if (!value || !isExpected(*value, value->as<bool>(), key, "true or false", nullptr))
        return std::nullopt;
    return *value->as<bool>();
}

std::optional<qint64> Fields::number(const char *key, qint64 from, qint64 to, bool *isNull)
{
    const JsonValue *value = find(key);
    if (!value || !isExpected(*value, value->as<qint64>(), key, "a whole number", isNull))
        return std::nullopt;
    const qint64 is = *value->as<qint64>();
    if (is < from || is > to) {
        note(QString::fromLatin1(key), QStringLiteral("must be from %1 to %2").arg(from).arg(to));
        return std::nullopt;
    }
    return is;
}

std::optional<milliseconds> Fields::length(const char *key, bool *isNull)
{
    const auto is = number(key, 0, kMaxLength.count(), isNull);
    return is ? std::optional(milliseconds(*is)) : std::nullopt;
}

std::optional<QString> Fields::id(const char *key, bool *isNull)
{
    auto is = text(key, isNull);
    if (is && !isWellFormedId(*is)) {
        note(QString::fromLatin1(key), QStringLiteral("must be 1 to 64 letters A-Z a-z, digits, _ or -"));
        return std::nullopt;
    }
    return is;
}

const JsonValue::List *Fields::list(const char *key)
{
    const JsonValue *value = find(key);
    if (!value || !isExpected(*value, value->as<JsonValue::List>(), key, "a list", nullptr))
        return nullptr;
    return value->as<JsonValue::List>();
}

std::optional<QString> Fields::line(const char *key, int max)
{
    auto is = text(key);
    if (!is)
        return is;
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (std::any_of(is->cbegin(), is->cend(), isControl)) {
        note(QString::fromLatin1(key), QStringLiteral("must not hold control characters"));
        return std::nullopt;
    }
    if (is->toUcs4().size() > max) {
        note(QString::fromLatin1(key), QStringLiteral("must have at most %1 characters").arg(max));
        return std::nullopt;
    }
    return is;
}

QStringList Fields::unknown() const
{
    QStringList paths;
    if (!m_object)
        return paths;
    for (const auto &[key, value] : *m_object) {
        if (!m_known.contains(key))
            paths << pathOf(m_path, key);
    }
    return paths;
}

void Fields::done()
{
    if (!m_object)
        return;
    for (const auto &[key, value] : *m_object) {
        if (!m_known.contains(key))
            m_problems.add(pathOf(m_path, key), QStringLiteral("is not a key of the set-up file"));
    }
}

} // namespace callboard
