// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/query.h"

#include <charconv>

namespace callboard {

std::optional<QString> Query::text(const char *name) const
{
    for (const auto &[key, value] : m_exchange.target.query) {
        if (key == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

qint64 Query::number(const char *name, qint64 from, qint64 to)
{
    if (!text(name))
        note(name, QStringLiteral("is missing"));
    return optionalNumber(name, from, to).value_or(0);
}

std::optional<qint64> Query::optionalNumber(const char *name, qint64 from, qint64 to)
{
    const auto given = text(name);
    if (!given)
        return std::nullopt;
    const QByteArray digits = given->toUtf8();
    qint64 value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc() || QByteArray::number(value) != digits)
        note(name, QStringLiteral("must be a whole number"));
    else if (value < from || value > to)
        note(name, QStringLiteral("must be from %1 to %2").arg(from).arg(to));
    return value;
}

std::optional<QString> Query::id(const char *name)
{
    const auto given = text(name);
    if (given && !isWellFormedId(*given))
        note(name, QStringLiteral("must be 1 to 64 letters A-Z a-z, digits, _ or -"));
    return given;
}

void Query::note(const char *name, const QString &text)
{
    m_exchange.findings.problems.add(QString::fromLatin1(name), text);
}

} // namespace callboard
