// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/reservationsbackend.h"
#include "ui/common/badge.h"

#include <QCoreApplication>

#include <vector>

namespace callboard {

enum class BatchPhase { Waiting, Running, Paused, Finished, Cancelled, NothingBooked };

/// One stretch of a batch's bar, in the order drawn.
struct BatchShare
{
    enum class Kind { Done, Live, Firm, NoAnswer, Failed, Cancelled, Conflict, NeedsYou } kind = Kind::Done;
    int count = 0;
    friend bool operator==(const BatchShare &, const BatchShare &) = default;
};

/// People that one thing kept out of a batch, with what would help them.
struct LeftGroup
{
    ErrorCode code = ErrorCode::InternalError;
    std::vector<CandidateId> people;
    Reasons why; ///< of the first
};

/// What a batch is, as values; and the same in words.
class BatchWords
{
    Q_DECLARE_TR_FUNCTIONS(BatchWords)

public:
    static BatchPhase phaseOf(const BatchSummary &batch);
    /// Shares that are not 0; their counts add up to the people asked for.
    static std::vector<BatchShare> sharesOf(const BatchSummary &batch);
    /// Groups of what was left over: could work at another time, or needs data or settings (D-REASON); most people
    /// first.
    static std::vector<LeftGroup> leftOf(const BatchSummary &batch, bool conflicts);
    static std::vector<CandidateId> peopleOf(const std::vector<LeftGroup> &groups);

    static QString phase(BatchPhase phase);
    static BadgeKind badgeOf(BatchPhase phase);
    /// "41 completed, 49 firm, 4 no answer, 2 left over"
    static QString sentence(const BatchSummary &batch);
    /// "Warehouse leads, November. Waiting. 187 firm, 13 left over." (section 9)
    static QString spoken(const BatchSummary &batch);
    static QString title(const BatchSummary &batch);
    /// "Paused: the line is noisy."; empty when it is not paused, or has nothing left to hold.
    static QString pauseSentence(const BatchSummary &batch);
};

} // namespace callboard
