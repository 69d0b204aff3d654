// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/decide.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr qsizetype kReasonMax = 500;

bool hasOpenCalls(const WorkspaceState &state, const BatchSummary &batch)
{
    const std::vector<ReservationPtr> calls = state.reservationsOf(batch.company, batch.id);
    return std::any_of(calls.begin(), calls.end(), [](const ReservationPtr &call) { return !isTerminal(call->state); });
}

void logPause(Switchboard &board, const BatchSummary &before, const BatchSummary &after, const QString &reason)
{
    LogEntry entry;
    entry.company = after.company;
    entry.type = after.isPaused ? EventType::BatchPaused : EventType::BatchResumed;
    entry.batch = after.id;
    entry.before = {{QStringLiteral("paused"), before.isPaused}};
    entry.after = {{QStringLiteral("paused"), after.isPaused}};
    if (!reason.isEmpty())
        entry.after[QStringLiteral("reason")] = reason;
    board.bench.log(std::move(entry));
    board.bench.touchClock(after.company);
}

} // namespace

Decision decide(Switchboard &board, const command::NameBatch &command)
{
    const BatchSummary *found = board.state().batch(command.header.company, command.batch);
    if (!found)
        return refused(ErrorCode::NotFound, command.batch.text());
    if (found->name == command.name)
        return answer::Any(Done{});
    BatchSummary batch = *found;
    batch.name = command.name;
    board.bench.put(batch);
    return answer::Any(Done{});
}

Decision decide(Switchboard &board, const command::PauseBatch &command)
{
    const QString reason = command.reason.trimmed();
    const qsizetype length = reason.toUcs4().size();
    if (length > kReasonMax || (command.pause && length == 0))
        return refused(ErrorCode::ValidationError, QStringLiteral("reason"));
    const BatchSummary *found = board.state().batch(command.header.company, command.batch);
    if (!found)
        return refused(ErrorCode::NotFound, command.batch.text());
    const BatchSummary before = *found;
    BatchSummary batch = before;
    batch.isPaused = command.pause;
    batch.pauseReason = command.pause ? reason : QString();
    // Asked again because the answer was lost: it is as it was asked for.
    if (batch.isPaused == before.isPaused && batch.pauseReason == before.pauseReason)
        return answer::Any(Done{});
    if (command.pause && !hasOpenCalls(board.state(), before))
        return refused(ErrorCode::InvalidStatusTransition, QStringLiteral("no call of the batch is left to dial"));
    logPause(board, before, batch, reason);
    board.bench.put(batch);
    return answer::Any(Done{});
}

} // namespace callboard
