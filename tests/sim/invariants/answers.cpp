// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What must hold of what people and programs are told.
#include "tests/sim/invariants/invariants.h"

namespace callboard::sim {

void checkBatchAnswer(const std::vector<CandidateId> &asked, const CommitOutcome &outcome)
{
    std::vector<CandidateId> distinct;
    for (const CandidateId &candidate : asked) {
        if (std::find(distinct.begin(), distinct.end(), candidate) == distinct.end())
            distinct.push_back(candidate);
    }
    require(outcome.entries.size() == distinct.size(), Invariant::BatchAnswers, [&] {
        return QStringLiteral("%1 outcomes for %2 people").arg(outcome.entries.size()).arg(distinct.size());
    });
    for (size_t i = 0; i < distinct.size(); ++i) {
        require(outcome.entries[i].candidate == distinct[i], Invariant::BatchAnswers,
                [&] { return QStringLiteral("outcome %1 is of %2").arg(i).arg(outcome.entries[i].candidate.text()); });
    }
}

void checkReplay(const Model &model, const AskedCommand &asked, const CommandAnswer &answer,
                 const QByteArray &fingerprint, Instant now)
{
    const auto kept = model.keys.find({asked.company.text(), asked.key});
    if (kept == model.keys.end() || kept->second.keptUntil <= now)
        return; // nothing is remembered: it is decided anew
    const bool same = kept->second.fingerprint == fingerprint;
    if (answer.replay) {
        require(same, Invariant::KeyConflict,
                [&] { return QStringLiteral("%1: another body was answered as if it were the first").arg(asked.key); });
        require(answer.replay->data == kept->second.answer, Invariant::AcknowledgedIsPresent,
                [&] { return QStringLiteral("%1: another answer to the same request").arg(asked.key); });
        return;
    }
    if (answer.result || answer.result.error().code == ErrorCode::StoreUnavailable)
        return; // decided just now: checkBookedOnce has looked at it
    const ErrorCode code = answer.result.error().code;
    const bool conflict = code == ErrorCode::IdempotencyConflict || code == ErrorCode::IdempotencyInProgress;
    require(conflict && (!same || code == ErrorCode::IdempotencyInProgress),
            same ? Invariant::AcknowledgedIsPresent : Invariant::KeyConflict,
            [&] { return QStringLiteral("%1: a repeated request heard %2").arg(asked.key, wireName(code)); });
}

void checkBookedOnce(const Model &model, const AskedCommand &asked, Instant now)
{
    const auto kept = model.keys.find({asked.company.text(), asked.key});
    const bool remembered = kept != model.keys.end() && kept->second.keptUntil > now;
    require(asked.key.isEmpty() || !remembered, Invariant::KeyConflict,
            [&] { return QStringLiteral("%1 books again").arg(asked.key); });
}

} // namespace callboard::sim
