// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/model/company.h"

#include <optional>

namespace callboard {

/// What became of a command whose answer came after the console had to say "sent, not confirmed" (RELIABILITY P9).
struct LateAnswer
{
    enum class What { Book, Move, Cancel, CancelBatch, Commit };
    What what = What::Book;
    CompanyId company;
    std::optional<CandidateId> candidate; ///< of Book
    int people = 0;                       ///< of Commit: how many calls were sent
    Instant sentAt{};                     ///< by this machine's clock
    QString key;                          ///< the idempotency key it was sent with
    /// Absent: it was done, once. AnswerUnknown: the server was away longer than it keeps keys, so it is not asked any
    /// more, and a person has to look.
    std::optional<Error> refusal;
};

} // namespace callboard
