// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/batches/batchwords.h"

#include <algorithm>

namespace callboard {

namespace {

int countOf(const BatchSummary &batch, ReservationState state)
{
    return batch.byState[static_cast<size_t>(state)];
}

int leftCount(const BatchSummary &batch, bool conflicts)
{
    return static_cast<int>(std::count_if(batch.leftOver.begin(), batch.leftOver.end(),
                                          [=](const auto &entry) { return isConflict(entry.code) == conflicts; }));
}

} // namespace

BatchPhase BatchWords::phaseOf(const BatchSummary &batch)
{
    const int booked = batch.firm() + batch.live() + batch.finished();
    if (booked == 0)
        return BatchPhase::NothingBooked;
    if (countOf(batch, ReservationState::Cancelled) == booked)
        return BatchPhase::Cancelled;
    if (batch.firm() + batch.live() == 0)
        return BatchPhase::Finished;
    if (batch.isPaused)
        return BatchPhase::Paused;
    return batch.live() == 0 && batch.finished() == countOf(batch, ReservationState::Cancelled) ? BatchPhase::Waiting
                                                                                                : BatchPhase::Running;
}

std::vector<BatchShare> BatchWords::sharesOf(const BatchSummary &batch)
{
    using Kind = BatchShare::Kind;
    using S = ReservationState;
    const std::vector<BatchShare> all{
        {Kind::Done, countOf(batch, S::Completed)},
        {Kind::Live, batch.live()},
        {Kind::Firm, batch.firm()},
        {Kind::NoAnswer, countOf(batch, S::NoAnswer) + countOf(batch, S::Expired)},
        {Kind::Failed, countOf(batch, S::Failed) + countOf(batch, S::SipFailed)},
        {Kind::Cancelled, countOf(batch, S::Cancelled)},
        {Kind::Conflict, leftCount(batch, true)},
        {Kind::NeedsYou, leftCount(batch, false)},
    };
    std::vector<BatchShare> shares;
    std::copy_if(all.begin(), all.end(), std::back_inserter(shares),
                 [](const BatchShare &share) { return share.count > 0; });
    return shares;
}

std::vector<LeftGroup> BatchWords::leftOf(const BatchSummary &batch, bool conflicts)
{
    std::vector<LeftGroup> groups;
    for (const CommitOutcome::Entry &entry : batch.leftOver) {
        if (isConflict(entry.code) != conflicts)
            continue;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&entry](const LeftGroup &known) { return known.code == entry.code; });
        if (group == groups.end()) {
            groups.push_back({entry.code, {}, entry.why});
            group = groups.end() - 1;
        }
        group->people.push_back(entry.candidate);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const LeftGroup &a, const LeftGroup &b) { return a.people.size() > b.people.size(); });
    return groups;
}

std::vector<CandidateId> BatchWords::peopleOf(const std::vector<LeftGroup> &groups)
{
    std::vector<CandidateId> people;
    for (const LeftGroup &group : groups)
        people.insert(people.end(), group.people.begin(), group.people.end());
    return people;
}

QString BatchWords::phase(BatchPhase phase)
{
    switch (phase) {
    case BatchPhase::Waiting:
        return tr("Waiting");
    case BatchPhase::Running:
        return tr("Running");
    case BatchPhase::Paused:
        return tr("Paused");
    case BatchPhase::Finished:
        return tr("Finished");
    case BatchPhase::Cancelled:
        return tr("Cancelled");
    case BatchPhase::NothingBooked:
        return tr("Nothing booked");
    }
    return {};
}

BadgeKind BatchWords::badgeOf(BatchPhase phase)
{
    switch (phase) {
    case BatchPhase::Waiting:
        return BadgeKind::Accent;
    case BatchPhase::Running:
        return BadgeKind::Ok;
    case BatchPhase::Paused:
        return BadgeKind::Warn;
    case BatchPhase::Finished:
    case BatchPhase::Cancelled:
        return BadgeKind::Neutral;
    case BatchPhase::NothingBooked:
        return BadgeKind::Warn;
    }
    return BadgeKind::Neutral;
}

QString BatchWords::sentence(const BatchSummary &batch)
{
    using Kind = BatchShare::Kind;
    QStringList parts;
    int left = 0;
    for (const BatchShare &share : sharesOf(batch)) {
        switch (share.kind) {
        case Kind::Done:
            parts << tr("%n completed", nullptr, share.count);
            break;
        case Kind::Live:
            parts << tr("%n live", nullptr, share.count);
            break;
        case Kind::Firm:
            parts << tr("%n firm", nullptr, share.count);
            break;
        case Kind::NoAnswer:
            parts << tr("%n no answer", nullptr, share.count);
            break;
        case Kind::Failed:
            parts << tr("%n failed", nullptr, share.count);
            break;
        case Kind::Cancelled:
            parts << tr("%n cancelled", nullptr, share.count);
            break;
        case Kind::Conflict:
        case Kind::NeedsYou:
            left += share.count;
            break;
        }
    }
    if (left > 0)
        parts << tr("%n left over", nullptr, left);
    //: Between the counts of a batch: "41 completed, 49 firm"
    return parts.join(tr(", ", "between counts"));
}

QString BatchWords::spoken(const BatchSummary &batch)
{
    //: Read aloud: name, phase, counts
    return tr("%1. %2. %3.").arg(title(batch), phase(phaseOf(batch)), sentence(batch));
}

QString BatchWords::title(const BatchSummary &batch)
{
    return batch.name.isEmpty() ? tr("Batch without a name") : batch.name;
}

QString BatchWords::pauseSentence(const BatchSummary &batch)
{
    //: %1 is the reason that was given for pausing a batch
    return phaseOf(batch) == BatchPhase::Paused ? tr("Paused: %1.").arg(batch.pauseReason) : QString();
}

} // namespace callboard
