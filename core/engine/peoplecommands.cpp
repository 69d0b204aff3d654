// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/decide.h"
#include "core/engine/logfields.h"

#include <set>

namespace callboard {

namespace {

constexpr milliseconds kShortestInterview{60'000};
constexpr milliseconds kLongestInterview{4 * 3'600'000};
constexpr int kNameMax = 200;

bool isValidInterview(milliseconds length)
{
    return length >= kShortestInterview && length <= kLongestInterview;
}

std::optional<Error> candidateRefusal(const Switchboard &board, const Candidate &candidate, const QString &path)
{
    if (!candidate.id.isEmpty() && !isWellFormedId(candidate.id.text()))
        return refused(ErrorCode::ValidationError, path + QStringLiteral("id"));
    if (candidate.phone.isEmpty())
        return refused(ErrorCode::ValidationError, path + QStringLiteral("phone"));
    if (candidate.name.toUcs4().size() > kNameMax)
        return refused(ErrorCode::ValidationError, path + QStringLiteral("name"));
    if (candidate.interview && !isValidInterview(*candidate.interview))
        return refused(ErrorCode::ValidationError, path + QStringLiteral("interviewMs"));
    if (candidate.position && !board.state().position(candidate.company, *candidate.position))
        return refused(ErrorCode::NotFound, path + QStringLiteral("jobPositionId"));
    const Candidate *before = board.state().candidate(candidate.company, candidate.id);
    if (!before || before->phone == candidate.phone)
        return std::nullopt;
    for (const Reservation *open : board.state().openReservationsOf(candidate.company, candidate.id)) {
        if (isLive(open->state)) // the interlock holds the number that rings
            return refused(ErrorCode::CandidateHasActiveReservation, open->id.text());
    }
    return std::nullopt;
}

void logCandidate(Switchboard &board, const Candidate *before, const Candidate &after)
{
    LogEntry entry;
    entry.company = after.company;
    entry.type = EventType::CandidateSaved;
    entry.candidate = after.id;
    if (before)
        splitChanges(logFieldsOf(*before), logFieldsOf(after), entry.before, entry.after);
    else
        entry.after = logFieldsOf(after);
    board.bench.log(std::move(entry));
}

} // namespace

Decision decide(Switchboard &board, const command::SavePosition &command)
{
    Position position = command.position;
    position.company = command.header.company;
    if (!position.id.isEmpty() && !isWellFormedId(position.id.text()))
        return refused(ErrorCode::ValidationError, QStringLiteral("id"));
    if (position.title.trimmed().isEmpty() || position.title.toUcs4().size() > kNameMax)
        return refused(ErrorCode::ValidationError, QStringLiteral("title"));
    if (!isValidInterview(position.interview))
        return refused(ErrorCode::ValidationError, QStringLiteral("interviewMs"));
    if (position.id.isEmpty())
        position.id = PositionId(board.bench.newId("pos_"));
    const Position *before = board.state().position(position.company, position.id);
    LogEntry entry;
    entry.company = position.company;
    entry.type = EventType::PositionSaved;
    if (before)
        splitChanges(logFieldsOf(*before), logFieldsOf(position), entry.before, entry.after);
    entry.after.insert(logFieldsOf(position));
    board.bench.log(std::move(entry));
    board.bench.put(position);
    return answer::Any(answer::PositionSaved{position});
}

Decision decide(Switchboard &board, const command::SaveCandidates &command)
{
    const CompanyId &company = command.header.company;
    answer::CandidatesSaved result;
    std::set<CandidateId> seen;
    // All are judged before one is written: all or none.
    for (size_t i = 0; i < command.candidates.size(); ++i) {
        Candidate candidate = command.candidates[i];
        candidate.company = company;
        const QString path = QStringLiteral("candidates[%1].").arg(i);
        if (const auto refusal = candidateRefusal(board, candidate, path))
            return *refusal;
        if (candidate.id.isEmpty())
            candidate.id = CandidateId(board.bench.newId("cand_"));
        if (!seen.insert(candidate.id).second)
            return refused(ErrorCode::ValidationError, path + QStringLiteral("id"));
        result.candidates.push_back(std::move(candidate));
    }
    for (Candidate &candidate : result.candidates) {
        const Candidate *before = board.state().candidate(company, candidate.id);
        if (before)
            candidate.status = before->status; // the clock's word, not an editor's
        ++(before ? result.changed : result.added);
        if (!command.isImport && (!before || *before != candidate))
            logCandidate(board, before, candidate);
        if (!before || *before != candidate)
            board.bench.put(candidate);
    }
    if (command.isImport && !result.candidates.empty()) {
        LogEntry entry;
        entry.company = company;
        entry.type = EventType::CandidatesImported;
        entry.after = {{QStringLiteral("source"), command.source},
                       {QStringLiteral("added"), result.added},
                       {QStringLiteral("changed"), result.changed}};
        board.bench.log(std::move(entry));
    }
    return answer::Any(std::move(result));
}

Decision decide(Switchboard &board, const command::RemoveCandidate &command)
{
    const CompanyId &company = command.header.company;
    const Candidate *candidate = board.state().candidate(company, command.candidate);
    if (!candidate)
        return refused(ErrorCode::NotFound, command.candidate.text());
    Reasons why;
    for (const Reservation *open : board.state().openReservationsOf(company, command.candidate)) {
        why.push_back({ReasonCode::ActiveReservation,
                       {{QStringLiteral("reservationId"), open->id.text()},
                        {QStringLiteral("state"), wireName(open->state)},
                        {QStringLiteral("plannedMs"), toEpochMs(open->times.plannedAttemptAt)}}});
    }
    if (!why.empty())
        return refused(ErrorCode::CandidateHasActiveReservation, command.candidate.text(), std::move(why));
    LogEntry entry;
    entry.company = company;
    entry.type = EventType::CandidateRemoved;
    entry.candidate = command.candidate;
    entry.before = logFieldsOf(*candidate);
    board.bench.log(std::move(entry));
    board.bench.removeCandidate(company, command.candidate);
    return answer::Any(Done{});
}

} // namespace callboard
