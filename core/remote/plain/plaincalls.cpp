// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plaincore.h"
#include "core/remote/plain/plainjson.h"

#include <algorithm>

namespace callboard {
namespace {

QString textOf(const QVariantMap &map, const char *key)
{
    return map.value(QLatin1String(key)).toString();
}

Error invalid(const QString &field)
{
    return Error{ErrorCode::ValidationError, field, {}};
}

bool isLine(const QString &text, int most)
{
    return !text.trimmed().isEmpty() && text.toUcs4().size() <= most &&
           std::none_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace

/// A record is what was asked ("context"), the whole 201 ("answer"), and the last GET ("seen").
Reservation PlainCore::callOf(const QVariantMap &record) const
{
    const QVariantMap context = record.value(QStringLiteral("context")).toMap();
    Reservation call;
    call.company = company();
    call.candidate = CandidateId(textOf(context, "candidate"));
    call.position = PositionId(textOf(context, "position"));
    if (const QString batch = textOf(context, "batch"); !batch.isEmpty())
        call.batch = BatchId(batch);
    call.bookedAt = fromEpochMs(context.value(QStringLiteral("bookedAt")).toLongLong());
    call.bookedBy = {Actor::Kind::Operator, QStringLiteral("you")};
    call.isTest = context.value(QStringLiteral("isTest")).toBool();
    call.preset = presetFromWireName(textOf(context, "preset"));
    call.zoneSource = zoneSourceFromWireName(textOf(context, "zoneSource")).value_or(ZoneSource::Phone);
    call.why = plainjson::reasonsFrom(context.value(QStringLiteral("why")));
    // For a call of a batch the server told no minute yet: the plan's stands until it does.
    plainjson::merge(call, context.value(QStringLiteral("planned")).toMap());
    plainjson::merge(call, record.value(QStringLiteral("answer")).toMap());
    plainjson::merge(call, record.value(QStringLiteral("seen")).toMap());
    return call;
}

/// A batch's answer names calls without minutes (C124); until one is read, the plan's stands.
bool PlainCore::isUntold(const QVariantMap &record)
{
    const QString minute = QStringLiteral("plannedAttemptAt");
    return !record.value(QStringLiteral("answer")).toMap().contains(minute) &&
           !record.value(QStringLiteral("seen")).toMap().contains(minute);
}

void PlainCore::keepCall(const ReservationId &id, const QVariantMap &record, std::vector<PlainJournal::Change> &changes)
{
    changes.push_back({PlainJournal::Kind::Call, id.text(), record});
    m_seen[id].record = record;
    const Reservation call = callOf(record);
    m_world.putCall(call);
    if (isUntold(record) && !isTerminal(call.state)) {
        m_untold.insert(id);
    } else {
        m_untold.erase(id);
        noteTold(id);
    }
    m_linesCounted = false;
}

void PlainCore::noteTold(const ReservationId &id)
{
    const std::lock_guard lock(m_mutex);
    m_callsToldAt.insert(id, monotonic());
}

void PlainCore::hearCall(const ReservationId &id, const QVariantMap &data)
{
    const Seen &seen = m_seen[id];
    noteTold(id);
    if (seen.record.value(QStringLiteral("seen")).toMap() == data)
        return;
    const auto before = m_world.calls.value(id);
    QVariantMap record = seen.record;
    record[QStringLiteral("seen")] = data;
    std::vector<PlainJournal::Change> changes;
    keepCall(id, record, changes);
    write(changes);
    const auto now = m_world.calls.value(id);
    if (before && *before == *now)
        return;
    Changes told;
    told.reservations = {id};
    told.candidates = {now->candidate};
    if (now->batch)
        told.batches = {*now->batch};
    told.capacity = true;
    tell(told);
}

void PlainCore::setState(const ReservationId &id, ReservationState state, std::vector<PlainJournal::Change> &changes)
{
    if (!m_seen.contains(id))
        return;
    QVariantMap record = m_seen[id].record;
    QVariantMap seen = record.value(QStringLiteral("seen")).toMap();
    seen[QStringLiteral("state")] = wireName(state);
    record[QStringLiteral("seen")] = seen;
    keepCall(id, record, changes);
}

void PlainCore::addBatch(const QVariantMap &map)
{
    Batch batch;
    BatchSummary &s = batch.summary;
    s.id = BatchId(textOf(map, "id"));
    s.company = company();
    s.name = textOf(map, "name");
    s.position = PositionId(textOf(map, "position"));
    s.createdAt = fromEpochMs(map.value(QStringLiteral("createdAt")).toLongLong());
    s.createdBy = {Actor::Kind::Operator, QStringLiteral("you")};
    for (const QVariant &part : map.value(QStringLiteral("parts")).toList())
        batch.parts.emplace_back(part.toString());
    for (const QVariant &id : map.value(QStringLiteral("candidates")).toList())
        s.candidates.emplace_back(id.toString());
    s.asked = static_cast<int>(s.candidates.size());
    for (const QVariant &item : map.value(QStringLiteral("leftOver")).toList()) {
        CommitOutcome::Entry entry;
        entry.candidate = CandidateId(textOf(item.toMap(), "candidate"));
        entry.code = errorCodeFromWireName(textOf(item.toMap(), "reason"));
        s.leftOver.push_back(std::move(entry));
    }
    m_batches[s.id.text()] = std::move(batch);
}

std::vector<BatchSummary> PlainCore::batches()
{
    std::map<QString, std::vector<int>> states;
    for (const auto &call : std::as_const(m_world.calls)) {
        if (!call->batch)
            continue;
        auto &counts = states[call->batch->text()];
        counts.resize(kReservationStates.size(), 0);
        ++counts[static_cast<size_t>(call->state)];
    }
    std::vector<BatchSummary> all;
    for (const auto &[id, batch] : m_batches) {
        all.push_back(batch.summary);
        if (const auto found = states.find(id); found != states.end())
            all.back().byState = found->second;
    }
    std::sort(all.begin(), all.end(),
              [](const BatchSummary &a, const BatchSummary &b) { return a.createdAt > b.createdAt; });
    return all;
}

Result<Done> PlainCore::renameBatch(const BatchId &id, const QString &name)
{
    const auto found = m_batches.find(id.text());
    if (found == m_batches.end())
        return Error{ErrorCode::NotFound, id.text(), {}};
    if (!isLine(name, 120))
        return invalid(QStringLiteral("name"));
    const auto kept = m_journal->all(PlainJournal::Kind::Batch);
    if (!kept)
        return kept.error();
    QVariantMap map = kept->at(id.text());
    map[QStringLiteral("name")] = name;
    if (!write({{PlainJournal::Kind::Batch, id.text(), map}}))
        return Error{ErrorCode::StoreUnavailable, QStringLiteral("journal"), {}};
    found->second.summary.name = name;
    Changes told;
    told.batches = {id};
    tell(told);
    return Done{};
}

Result<Candidate> PlainCore::savePerson(const Candidate &candidate)
{
    const auto saved = importPeople({candidate}, 1, {});
    if (!saved)
        return saved.error();
    return *m_world.people.value(saved->candidates.front());
}

Result<ImportOutcome> PlainCore::importPeople(const std::vector<Candidate> &people, int rows, const QString &source)
{
    ImportOutcome outcome;
    std::vector<std::shared_ptr<const Candidate>> saved;
    std::vector<PlainJournal::Change> changes;
    for (Candidate person : people) {
        if (person.company != company())
            return Error{ErrorCode::NotFound, person.company.text(), {}};
        if (!isLine(person.name, 1'000))
            return invalid(QStringLiteral("name"));
        if (person.position && !m_world.positions.contains(*person.position))
            return invalid(QStringLiteral("jobPositionId"));
        if (person.id.isEmpty())
            person.id = CandidateId(newId("cand_"));
        if (!isWellFormedId(person.id.text()))
            return invalid(QStringLiteral("id"));
        changes.push_back({PlainJournal::Kind::Person, person.id.text(), plainjson::candidateTo(person)});
        outcome.candidates.push_back(person.id);
        saved.push_back(std::make_shared<const Candidate>(std::move(person)));
    }
    outcome.imported = static_cast<int>(saved.size());
    outcome.left = rows - outcome.imported;
    if (saved.empty())
        return outcome;
    LogEntry entry;
    entry.type = source.isEmpty() ? EventType::CandidateSaved : EventType::CandidatesImported;
    if (source.isEmpty())
        entry.candidate = saved.front()->id;
    entry.after = {{"count", qint64(saved.size())}, {"source", source}};
    append(changes, std::move(entry));
    if (!write(changes))
        return Error{ErrorCode::StoreUnavailable, QStringLiteral("journal"), {}};
    Changes told;
    told.log = true;
    for (const auto &person : saved) {
        m_world.people.insert(person->id, person);
        told.candidates.push_back(person->id);
    }
    tell(told);
    return outcome;
}

Result<Done> PlainCore::removePerson(const CandidateId &id)
{
    if (!m_world.people.contains(id))
        return Error{ErrorCode::NotFound, id.text(), {}};
    const auto open = m_world.openReservationsOf(company(), id);
    if (!open.empty())
        return Error{ErrorCode::CandidateHasActiveReservation, open.front()->id.text(), {}};
    std::vector<PlainJournal::Change> changes{{PlainJournal::Kind::Person, id.text(), std::nullopt}};
    LogEntry entry;
    entry.type = EventType::CandidateRemoved;
    entry.candidate = id;
    append(changes, std::move(entry));
    if (!write(changes))
        return Error{ErrorCode::StoreUnavailable, QStringLiteral("journal"), {}};
    m_world.people.remove(id);
    Changes told;
    told.candidates = {id};
    told.log = true;
    tell(told);
    return Done{};
}

Result<Position> PlainCore::savePosition(const Position &position)
{
    Position saved = position;
    if (saved.company != company())
        return Error{ErrorCode::NotFound, saved.company.text(), {}};
    if (!isLine(saved.title, 1'000))
        return invalid(QStringLiteral("title"));
    if (saved.interview < milliseconds(0) || saved.interview > kDay)
        return invalid(QStringLiteral("interviewMs"));
    if (saved.id.isEmpty())
        saved.id = PositionId(newId("pos_"));
    if (!isWellFormedId(saved.id.text()))
        return invalid(QStringLiteral("id"));
    std::vector<PlainJournal::Change> changes{
        {PlainJournal::Kind::Position, saved.id.text(), plainjson::positionTo(saved)}};
    LogEntry entry;
    entry.type = EventType::PositionSaved;
    entry.after = {{"title", saved.title}};
    append(changes, std::move(entry));
    if (!write(changes))
        return Error{ErrorCode::StoreUnavailable, QStringLiteral("journal"), {}};
    m_world.positions[saved.id] = saved;
    Changes told;
    told.positions = true;
    told.log = true;
    tell(told);
    return saved;
}

} // namespace callboard
