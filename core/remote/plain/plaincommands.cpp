// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonicaljson.h"
#include "core/desk/requestbody.h"
#include "core/planning/planner.h"
#include "core/remote/plain/plaincommits.h"
#include "core/remote/plain/plaincore.h"
#include "core/remote/plain/plainjson.h"

#include <algorithm>

namespace callboard {
namespace {

PlainIntent intentOf(PlainIntent::What what, const std::vector<QString> &path, const QString &key)
{
    PlainIntent intent;
    intent.what = what;
    intent.request.method = "POST";
    intent.request.target = httpTargetOf(path);
    intent.request.idempotencyKey = key;
    return intent;
}

/// What a booking froze as the journal's text holds it, so that it is the same after a restart.
QVariant asStored(const QVariant &value)
{
    return readCanonicalJson(canonicalJson(value)).value_or(QVariant());
}

} // namespace

void PlainCore::apply(const PlainIntent &intent, const PlainAnswer &answer, std::vector<PlainJournal::Change> &changes)
{
    switch (intent.what) {
    case PlainIntent::What::Book:
        applyBook(intent, answer, changes);
        return;
    case PlainIntent::What::Batch:
        applyBatch(intent, answer, changes);
        return;
    case PlainIntent::What::Cancel:
    case PlainIntent::What::CancelBatch:
    case PlainIntent::What::Revoke:
        applyCancelled(intent, answer, changes);
        return;
    }
}

void PlainCore::applyBook(const PlainIntent &intent, const PlainAnswer &answer,
                          std::vector<PlainJournal::Change> &changes)
{
    const ReservationId id(answer.data.value(QStringLiteral("reservationId")).toString());
    if (id.isEmpty() || m_world.calls.contains(id))
        return; // a replay: it is known already, and may have gone on since
    QVariantMap context = intent.context;
    Reservation call = callOf({{"context", context}, {"answer", answer.data}});
    // The reasons are those of our own planner; they are the decision's only when it decided the same.
    if (toEpochMs(call.times.plannedAttemptAt) != context.value(QStringLiteral("guessMs")).toLongLong())
        context.remove(QStringLiteral("why"));
    keepCall(id, {{"context", context}, {"answer", asStored(answer.data)}}, changes);
    LogEntry entry;
    entry.type = EventType::ReservationBooked;
    entry.reservation = id;
    entry.candidate = call.candidate;
    entry.number = call.number;
    entry.requestId = answer.requestId;
    entry.after = {{"plannedAttemptAt", toEpochMs(call.times.plannedAttemptAt)}, {"state", wireName(call.state)}};
    append(changes, std::move(entry));
    if (context.value(QStringLiteral("replace")).toBool()) {
        for (const Reservation *other : m_world.openReservationsOf(company(), call.candidate)) {
            if (other->id != id) // which one went is not told: ask
                loadCall(other->id, RequestPriority::Looked, [](const Result<Reservation> &) {});
        }
    }
}

void PlainCore::applyBatch(const PlainIntent &intent, const PlainAnswer &answer,
                           std::vector<PlainJournal::Change> &changes)
{
    const QString part = answer.data.value(QStringLiteral("batchId")).toString();
    QVariantMap batch = intent.context.value(QStringLiteral("batch")).toMap();
    // The first part's id is the batch's own; the parts of one plan share an id of ours until then.
    const QString plan = intent.context.value(QStringLiteral("plan")).toString();
    QString id = part;
    QVariantList parts{part};
    QVariantList leftOver = batch.value(QStringLiteral("leftOver")).toList();
    if (const auto kept = m_journal->all(PlainJournal::Kind::Batch)) {
        for (const auto &[known, map] : *kept) {
            if (map.value(QStringLiteral("plan")).toString() != plan)
                continue;
            id = known;
            parts = map.value(QStringLiteral("parts")).toList();
            if (!parts.contains(part))
                parts.append(part);
            leftOver = map.value(QStringLiteral("leftOver")).toList();
        }
    }
    const QVariantMap planned = intent.context.value(QStringLiteral("planned")).toMap();
    for (const QVariant &item : answer.data.value(QStringLiteral("reservations")).toList()) {
        const QVariantMap row = item.toMap();
        const QString candidate = row.value(QStringLiteral("candidateId")).toString();
        const ReservationId call(row.value(QStringLiteral("reservationId")).toString());
        if (call.isEmpty()) {
            leftOver.append(QVariantMap{{"candidate", candidate}, {"reason", row.value(QStringLiteral("reason"))}});
            continue;
        }
        if (m_world.calls.contains(call))
            continue;
        QVariantMap context = planned.value(candidate).toMap();
        context[QStringLiteral("batch")] = id;
        QVariantMap told = row;
        told.remove(QStringLiteral("status"));
        keepCall(call, {{"context", context}, {"answer", asStored(told)}}, changes);
    }
    batch[QStringLiteral("id")] = id;
    batch[QStringLiteral("plan")] = plan;
    batch[QStringLiteral("parts")] = parts;
    batch[QStringLiteral("leftOver")] = leftOver;
    batch[QStringLiteral("createdAt")] = toEpochMs(intent.madeAt);
    changes.push_back({PlainJournal::Kind::Batch, id, batch});
    addBatch(batch);
    LogEntry entry;
    entry.type = EventType::BatchCommitted;
    entry.batch = BatchId(id);
    entry.requestId = answer.requestId;
    entry.after = {{"name", batch.value(QStringLiteral("name"))}};
    append(changes, std::move(entry));
    pollCalls(); // their minutes
}

void PlainCore::applyCancelled(const PlainIntent &intent, const PlainAnswer &answer,
                               std::vector<PlainJournal::Change> &changes)
{
    std::vector<ReservationId> gone;
    LogEntry entry;
    entry.requestId = answer.requestId;
    if (intent.what == PlainIntent::What::CancelBatch) {
        entry.type = EventType::BatchCancelled;
        entry.batch = BatchId(intent.context.value(QStringLiteral("batch")).toString());
        for (const QVariant &id : answer.data.value(QStringLiteral("cancelled")).toList())
            gone.emplace_back(id.toString());
    } else if (intent.what == PlainIntent::What::Cancel) {
        entry.type = EventType::ReservationCancelled;
        entry.reservation = ReservationId(intent.context.value(QStringLiteral("reservation")).toString());
        gone.push_back(*entry.reservation);
    } else {
        entry.type = EventType::Revoked;
        entry.candidate = CandidateId(intent.context.value(QStringLiteral("candidate")).toString());
        const QString call = answer.data.value(QStringLiteral("cancelledReservationId")).toString();
        if (!call.isEmpty()) {
            gone.emplace_back(call);
        } else {
            for (const Reservation *open : m_world.openReservationsOf(company(), *entry.candidate))
                loadCall(open->id, RequestPriority::Looked, [](const Result<Reservation> &) {});
        }
    }
    for (const ReservationId &id : gone)
        setState(id, ReservationState::Cancelled, changes);
    append(changes, std::move(entry));
}

void PlainCore::book(const CallRequest &request, const QString &key, const PlainReply<Reservation> &reply)
{
    if (m_hoursAt >= milliseconds(0) && m_numbersAt >= milliseconds(0)) {
        sendBooking(request, key, reply);
        return;
    }
    // In the first moments: without hours and numbers nothing could be said of why; if they do not come, it goes too.
    withBasics(kMinute,
               [this, request, key, reply](const std::optional<Error> &) { sendBooking(request, key, reply); });
}

void PlainCore::sendBooking(CallRequest request, const QString &key, const PlainReply<Reservation> &reply)
{
    QVariantMap context{{"candidate", request.candidate.text()},
                        {"position", request.position.text()},
                        {"bookedAt", toEpochMs(m_options.time->now())},
                        {"replace", request.replace}};
    const PlainWorld &here = world();
    const auto guess = planCall(here, request);
    if (guess) {
        context["why"] = asStored(plainjson::reasonsTo(guess->why));
        context["guessMs"] = toEpochMs(guess->times.plannedAttemptAt);
        context["zoneSource"] = wireName(guess->zoneSource);
        context["isTest"] = guess->isTest;
    }
    if (const auto *preset = std::get_if<Preset>(&request.window))
        context["preset"] = wireName(*preset);
    const Candidate *person = here.candidate(company(), request.candidate);
    if (!request.zone.zone && !request.zone.source && person && person->zone) {
        request.zone = {person->zone, ZoneSource::Manual}; // a remembered choice is an explicit one
    }
    if (request.zone.zone || request.zone.source)
        context["zoneSource"] = wireName(request.zone.source.value_or(ZoneSource::Manual));
    request.window = desk::narrowedWindow(request.window, request.minLead, here.at);
    if (guess)
        request.window = desk::openWindow(request.window, *guess, here.owner.extras);
    if (request.at) { // the server takes windows: one that is as long as the call leaves only this minute
        const Position *position = here.position(company(), request.position);
        const milliseconds estimate = guess                ? guess->times.estimate
                                      : position && person ? estimateOf(here.owner, *position, *person)
                                                           : milliseconds(1'920'000);
        request.window = InstantRange{*request.at, *request.at + estimate};
    }
    PlainIntent intent =
        intentOf(PlainIntent::What::Book, {"v1", "candidates", request.candidate.text(), "schedule-call"}, key);
    intent.request.body = canonicalJson(desk::referenceBodyOf(request));
    intent.context = asStored(context).toMap();
    send(std::move(intent), [this, reply](const Result<PlainAnswer> &answer) {
        if (!answer) {
            reply(answer.error());
            return;
        }
        const auto call =
            m_world.calls.value(ReservationId(answer->data.value(QStringLiteral("reservationId")).toString()));
        reply(call ? Result<Reservation>(*call)
                   : Result<Reservation>(Error{ErrorCode::AnswerUnknown, QStringLiteral("no reservationId"), {}}));
    });
}

void PlainCore::commit(const Plan &plan, const QString &key, const PlainReply<CommitOutcome> &reply,
                       const PlainProgress &progress)
{
    // Asked again after an unknown answer: it goes on by itself meanwhile, or is done.
    for (const auto &[id, running] : m_commits) {
        if (running->key == key && !key.isEmpty()) {
            running->reply = both(running->reply, reply);
            running->progress = both(running->progress, progress);
            return;
        }
    }
    if (const auto known = m_unheardCommits.find(key); known != m_unheardCommits.end()) {
        const Result<CommitOutcome> outcome = known->second;
        m_unheardCommits.erase(known);
        reply(outcome);
        return;
    }
    auto commit = std::make_shared<PlainCommit>(plan, key.isEmpty() ? newId("cb_") : key, newId("plan_"));
    commit->reply = reply;
    commit->progress = progress;
    std::vector<PlainIntent> parts;
    for (const PlainCommit::Part &part : commit->parts(m_world.owner.extras)) {
        const int number = static_cast<int>(parts.size());
        PlainIntent intent = intentOf(PlainIntent::What::Batch, {"v1", "candidates", "batch", "schedule-call"},
                                      commit->keyOfPart(number));
        intent.request.body = canonicalJson(commit->bodyOf(part, m_world));
        intent.context = asStored(commit->contextOf(part, number, m_options.time->now())).toMap();
        parts.push_back(std::move(intent));
    }
    if (parts.empty()) {
        reply(commit->outcome({}));
        return;
    }
    if (!keep(parts)) {
        reply(Error{ErrorCode::StoreUnavailable, QStringLiteral("journal"), {}});
        return;
    }
    m_commits.emplace(commit->id, commit);
    forward(parts.front().id);
}

void PlainCore::cancel(const ReservationId &id, const QString &key, const PlainReply<Done> &reply)
{
    PlainIntent intent =
        intentOf(PlainIntent::What::Cancel, {"v1", "telephony", "reservations", id.text(), "cancel"}, key);
    intent.context = {{"reservation", id.text()}};
    send(std::move(intent), [reply](const Result<PlainAnswer> &answer) {
        reply(answer ? Result<Done>(Done{}) : Result<Done>(answer.error()));
    });
}

void PlainCore::cancelBatch(const BatchId &id, const QString &key, const PlainReply<BatchCancelled> &reply)
{
    auto cancel = std::make_shared<PlainBatchCancel>();
    cancel->reply = reply;
    const auto known = m_batches.find(id.text());
    const std::vector<BatchId> parts = known == m_batches.end() ? std::vector<BatchId>{id} : known->second.parts;
    cancel->out = static_cast<int>(parts.size());
    const QString keyOfAll = key.isEmpty() ? newId("cb_") : key; // a key is of one path (D-IDEM)
    for (const BatchId &part : parts) {
        PlainIntent intent =
            intentOf(PlainIntent::What::CancelBatch, {"v1", "telephony", "batches", part.text(), "cancel"}, keyOfAll);
        intent.context = {{"batch", id.text()}};
        send(std::move(intent), [cancel](const Result<PlainAnswer> &answer) {
            if (answer)
                cancel->hear(answer->data);
            else if (!cancel->error)
                cancel->error = answer.error();
            if (--cancel->out == 0)
                cancel->reply(cancel->error ? Result<BatchCancelled>(*cancel->error)
                                            : Result<BatchCancelled>(cancel->outcome));
        });
    }
}

void PlainCore::revoke(const CandidateId &candidate, const PositionId &position, const PlainReply<Revoked> &reply)
{
    PlainIntent intent =
        intentOf(PlainIntent::What::Revoke, {"v1", "candidates", candidate.text(), "revoke-call"}, QString());
    intent.request.body = canonicalJson(QVariantMap{{"jobPositionId", position.text()}}); // companyId never (C147)
    intent.context = {{"candidate", candidate.text()}};
    send(std::move(intent), [reply](const Result<PlainAnswer> &answer) {
        if (!answer) {
            reply(answer.error());
            return;
        }
        Revoked revoked;
        const QVariantMap &data = answer->data;
        revoked.invite = data.contains(QStringLiteral("status")); // shape 1 (C144)
        revoked.reconciled = data.value(QStringLiteral("reconciled")).toBool();
        revoked.fallbackEnqueued = data.value(QStringLiteral("fallbackEnqueued")).toBool();
        if (const QString id = data.value(QStringLiteral("cancelledReservationId")).toString(); !id.isEmpty())
            revoked.cancelledReservation = ReservationId(id);
        revoked.priorState = reservationStateFromWireName(data.value(QStringLiteral("priorState")).toString())
                                 .value_or(ReservationState::Firm);
        reply(revoked);
    });
}

} // namespace callboard
