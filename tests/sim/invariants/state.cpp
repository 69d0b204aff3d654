// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What must hold after a restart, after every event, and when everything is over.
#include "core/engine/options.h"
#include "tests/sim/invariants/invariants.h"

namespace callboard::sim {

void checkPresent(const Model &model, const WorkspaceImage &image)
{
    std::map<ReservationId, const Reservation *> rows;
    for (const Reservation &row : image.reservations)
        rows[row.id] = &row;
    require(rows.size() == model.calls.size(), Invariant::NoHalfTransaction, [&] {
        return QStringLiteral("%1 calls on disk, %2 were committed").arg(rows.size()).arg(model.calls.size());
    });
    for (const auto &[id, call] : model.calls) {
        const auto found = rows.find(id);
        require(found != rows.end(),
                call.acknowledged ? Invariant::AcknowledgedIsPresent : Invariant::NoHalfTransaction,
                [&] { return QStringLiteral("%1 is gone").arg(id.text()); });
        require(*found->second == call.row, Invariant::NoHalfTransaction,
                [&] { return QStringLiteral("%1 is not what was committed").arg(id.text()); });
    }
    for (const WorkspaceImage::LogHead &head : image.logHeads) {
        const auto log = model.logs.find(head.company);
        require(log != model.logs.end() && log->second.sequence == head.sequence && log->second.hash == head.hash,
                Invariant::GapFreeLog,
                [&] { return QStringLiteral("%1: the log ends elsewhere").arg(head.company.text()); });
    }
}

void checkPublished(const Model &model, const WorkspaceState &state)
{
    std::set<std::pair<CompanyId, CandidateId>> live;
    qsizetype seen = 0;
    state.forEachOpen([&](const ReservationPtr &published) {
        ++seen;
        const KnownCall *call = model.call(published->id);
        require(call && call->row == *published, Invariant::ViewsFromLog,
                [&] { return QStringLiteral("%1 is shown as it was never committed").arg(published->id.text()); });
        if (!isLive(published->state))
            return;
        require(live.insert({published->company, published->candidate}).second, Invariant::OneCallPerPerson,
                [&] { return QStringLiteral("two live calls of %1").arg(published->candidate.text()); });
    });
    for (const auto &[id, call] : model.calls) {
        if (call.row.version == 0)
            continue;
        seen -= isTerminal(call.row.state) ? 0 : 1;
        require(!call.acknowledged || state.reservation(call.row.company, id), Invariant::AcknowledgedIsPresent,
                [&] { return QStringLiteral("%1 is not shown").arg(id.text()); });
    }
    require(seen == 0, Invariant::AcknowledgedIsPresent,
            [&] { return QStringLiteral("%1 open calls too many are shown").arg(seen); });
}

namespace {

/// Would every naive gate let this call go now? Only the clear cases: whoever might share a line with somebody is not
/// judged here.
bool clearlyAdmissible(const Model &model, const KnownCall &call, Instant wall)
{
    const Reservation &row = call.row;
    if (row.state != ReservationState::Firm || row.missed || row.waitsForYes || row.isTest)
        return false;
    if (wall < row.times.plannedAttemptAt || wall > row.times.targetEnd - row.times.estimate)
        return false;
    const Company &company = model.companies.at(row.company);
    const auto batch = row.batch ? model.batches.find(*row.batch) : model.batches.end();
    if (!company.telephonyEnabled || company.diallingHeld || (batch != model.batches.end() && batch->second.isPaused))
        return false;
    if (model.logs.at(row.company).breakerEngaged || !naivelyCallable(model, row, wall))
        return false;
    const auto person = model.candidates.find({row.company, row.candidate});
    const PhoneNumber *number = model.number(row.number);
    if (person == model.candidates.end() || !number || !number->voice)
        return false;
    int onNumber = 0;
    int onPool = 0;
    for (const auto &[id, other] : model.calls) {
        if (isTerminal(other.row.state) || other.row.version == 0)
            continue;
        const auto otherPerson = model.candidates.find({other.row.company, other.row.candidate});
        if (id != row.id && otherPerson != model.candidates.end() && otherPerson->second.phone == person->second.phone)
            return false;
        const PhoneNumber *its = model.number(other.row.number);
        onNumber += other.row.number == row.number ? 1 : 0;
        onPool += its && its->pool == number->pool ? 1 : 0;
    }
    return onNumber <= number->maxOutboundConcurrent - number->reservedInbound &&
           onPool <= model.pools.at(number->pool).globalCap;
}

} // namespace

void checkNobodyWaits(Model &model, Instant wall, Moment now, const EngineOptions &options)
{
    // One look for a line (5 s), and one dial of the company after the other by pacing.
    const Moment patience =
        6'000 + static_cast<Moment>(options.pacing.count() * static_cast<qint64>(model.calls.size()));
    for (auto &[id, call] : model.calls) {
        // A clock that was set is not trusted for 60 s, and looked at within another second.
        if (now - model.clockSetAt < 62'000 || !clearlyAdmissible(model, call, wall)) {
            call.admissibleSince.reset();
            continue;
        }
        if (!call.admissibleSince)
            call.admissibleSince = now;
        require(now - *call.admissibleSince <= patience, Invariant::NobodyWaitsForNothing, [&id, &call, now] {
            return QStringLiteral("%1 is due and free to go for %2 s")
                .arg(id.text())
                .arg(static_cast<double>(now - *call.admissibleSince) / 1000.0);
        });
    }
}

void checkAllEnded(const Model &model)
{
    for (const auto &[id, call] : model.calls) {
        require(call.row.version == 0 || isTerminal(call.row.state), Invariant::EverythingEnds,
                [&] { return QStringLiteral("%1 is still %2").arg(id.text(), wireName(call.row.state)); });
    }
}

void checkBounded(const Model &model, quint64 commands, quint64 dials, Moment length)
{
    // Every command, every dial and every call has a few entries; a company that is watched has a few an hour.
    const quint64 bound = 40 * (commands + 1) + 40 * model.calls.size() + 25 * dials +
                          static_cast<quint64>(length / 3'600'000 + 1) * 60 * model.companies.size();
    require(model.logEntries <= bound, Invariant::Bounded,
            [&] { return QStringLiteral("%1 log entries, at most %2").arg(model.logEntries).arg(bound); });
}

} // namespace callboard::sim
