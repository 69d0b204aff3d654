// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/logbackend.h"
#include "ui/common/filtertext.h"

namespace callboard {

/// The typed filter of Log: `time:15:16-15:24 kind:breaker,change who:you kuhn`, also `call:`, `person:` and `batch:`
/// with an id, as other pages send it. Plain words are looked for in names of types, people, ids, causes and values.
struct LogQuery
{
    LogFilter filter; ///< company and paging are the caller's
    std::vector<FilterWord> words;
    std::vector<FilterIssue> issues;

    static LogQuery parse(const QString &text, Instant now, const Zone &own);
};

std::vector<FilterOffer> logFilterOffers(const QString &text, int cursor);

} // namespace callboard
