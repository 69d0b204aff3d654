// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/exchange.h"

namespace callboard {

/// The parameters of a query, each judged as it is read; what is wrong is noted in the exchange's findings by name.
class Query
{
public:
    explicit Query(Exchange &exchange) : m_exchange(exchange) {}

    std::optional<QString> text(const char *name) const;
    /// Digits as JSON would spell them; nothing else is a number. A missing one is a problem, and so is one outside
    /// [from, to].
    qint64 number(const char *name, qint64 from, qint64 to);
    /// The same where it may be missing.
    std::optional<qint64> optionalNumber(const char *name, qint64 from, qint64 to);
    /// A well-formed id, if there is one.
    std::optional<QString> id(const char *name);
    void note(const char *name, const QString &text);

private:
    Exchange &m_exchange;
};

} // namespace callboard
