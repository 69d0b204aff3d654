// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plaincore.h"
#include "core/remote/unknownanswer.h"

namespace callboard {
namespace {

LateAnswer::What whatOf(const PlainIntent &intent)
{
    switch (intent.what) {
    case PlainIntent::What::Book:
        return LateAnswer::What::Book;
    case PlainIntent::What::Batch:
        return LateAnswer::What::Commit;
    case PlainIntent::What::CancelBatch:
        return LateAnswer::What::CancelBatch;
    case PlainIntent::What::Cancel:
    case PlainIntent::What::Revoke:
        break;
    }
    return LateAnswer::What::Cancel;
}

Error keyTooOld()
{
    return Error{ErrorCode::AnswerUnknown, QStringLiteral("key too old"), {}};
}

} // namespace

QVariantMap PlainCore::intentTo(const PlainIntent &intent)
{
    return {{"what", static_cast<int>(intent.what)},
            {"method", QString::fromLatin1(intent.request.method)},
            {"target", QString::fromLatin1(intent.request.target)},
            {"body", QString::fromUtf8(intent.request.body)},
            {"key", intent.request.idempotencyKey},
            {"context", intent.context},
            {"madeAt", toEpochMs(intent.madeAt)}};
}

PlainIntent PlainCore::intentFrom(const QString &id, const QVariantMap &map)
{
    PlainIntent intent;
    intent.id = id;
    intent.what = static_cast<PlainIntent::What>(map.value(QStringLiteral("what")).toInt());
    intent.request.method = map.value(QStringLiteral("method")).toString().toLatin1();
    intent.request.target = map.value(QStringLiteral("target")).toString().toLatin1();
    intent.request.body = map.value(QStringLiteral("body")).toString().toUtf8();
    intent.request.idempotencyKey = map.value(QStringLiteral("key")).toString();
    intent.context = map.value(QStringLiteral("context")).toMap();
    intent.madeAt = fromEpochMs(map.value(QStringLiteral("madeAt")).toLongLong());
    return intent;
}

/// Those whose key the server has forgotten are told in the log: asked again, they could be done twice.
bool PlainCore::loadIntents(const std::map<QString, QVariantMap> &stored)
{
    std::vector<PlainJournal::Change> changes;
    for (const auto &[id, map] : stored) {
        PlainIntent intent = intentFrom(id, map);
        intent.isUnknown = true; // it may have left before this program ended
        if (!isKeyTooOld(intent)) {
            m_intents.emplace(id, std::move(intent));
            continue;
        }
        leaveUnknown(intent, changes);
        // A plan is told once. A little later: what is told before the window listens is told to nobody.
        if (intent.part() == 0)
            QTimer::singleShot(4 * m_options.firstPause, this, [this, intent] { tellLate(intent, keyTooOld()); });
    }
    return changes.empty() || m_journal->write(changes);
}

bool PlainCore::isKeyTooOld(const PlainIntent &intent) const
{
    return intent.isUnknown && m_options.time->now() - intent.madeAt >= kKeysAreKept;
}

void PlainCore::leaveUnknown(const PlainIntent &intent, std::vector<PlainJournal::Change> &changes)
{
    LogEntry entry;
    entry.type = EventType::AttemptUnknown;
    entry.cause = QStringLiteral("key_too_old");
    entry.after = intent.context;
    append(changes, std::move(entry));
    drop(QString(intent.id), changes); // a copy: it may be the one that goes
}

/// The server did not come back in time. Of a plan all of it: what is left of one was made with its first part.
void PlainCore::giveUpOn(const PlainIntent &intent)
{
    const auto waiting = m_replies.find(intent.id);
    const PlainLink::Reply reply = waiting == m_replies.end() ? PlainLink::Reply() : waiting->second;
    std::vector<PlainJournal::Change> changes;
    leaveUnknown(intent, changes);
    while (const PlainIntent *rest = intent.plan().isEmpty() ? nullptr : nextPart(intent.plan()))
        leaveUnknown(*rest, changes);
    write(changes);
    Changes told;
    told.log = true;
    tell(told);
    tellConnection();
    std::shared_ptr<PlainCommit> commit;
    if (const auto running = m_commits.find(intent.plan()); running != m_commits.end()) {
        commit = running->second;
        m_commits.erase(running);
    }
    if (reply)
        reply(keyTooOld());
    else if (commit && commit->reply)
        commit->reply(commit->heardAny() ? Result<CommitOutcome>(commit->outcome(keyTooOld())) : keyTooOld());
    else
        tellLate(intent, keyTooOld());
}

/// All or none; names them. False: not saved, so not to be sent.
bool PlainCore::keep(std::vector<PlainIntent> &intents)
{
    std::vector<PlainJournal::Change> changes;
    for (PlainIntent &intent : intents) {
        intent.id = newId("intent_");
        intent.madeAt = m_options.time->now();
        if (intent.request.idempotencyKey.isEmpty() && intent.what != PlainIntent::What::Revoke)
            intent.request.idempotencyKey = newId("cb_");
        changes.push_back({PlainJournal::Kind::Intent, intent.id, intentTo(intent)});
    }
    if (!write(changes))
        return false;
    for (const PlainIntent &intent : intents)
        m_intents.emplace(intent.id, intent);
    return true;
}

void PlainCore::send(PlainIntent intent, PlainLink::Reply reply)
{
    const QString key = intent.request.idempotencyKey;
    if (!key.isEmpty()) {
        // The same command once more: what is on its way, or was decided while nobody waited, is not sent again.
        for (const auto &[id, open] : m_intents) {
            if (open.request.idempotencyKey == key && open.request.target == intent.request.target) {
                m_replies[id] = both(m_replies[id], std::move(reply));
                return;
            }
        }
        if (const auto known = m_unheard.find(key + QString::fromLatin1(intent.request.target));
            known != m_unheard.end()) {
            const Result<PlainAnswer> answer = known->second;
            m_unheard.erase(known);
            reply(answer);
            return;
        }
    }
    std::vector<PlainIntent> one{std::move(intent)};
    if (!keep(one)) {
        reply(Error{ErrorCode::StoreUnavailable, QStringLiteral("journal"), {}});
        return;
    }
    m_replies[one.front().id] = std::move(reply);
    forward(one.front().id);
}

void PlainCore::forward(const QString &id)
{
    const PlainIntent intent = m_intents.at(id);
    if (isKeyTooOld(intent)) {
        giveUpOn(intent);
        return;
    }
    ask(RequestPriority::Command, intent.request,
        [this, id](const Result<PlainAnswer> &answer) { settle(id, answer); });
}

/// After a start: everything but the later parts of plans, which wait for their turn.
void PlainCore::forwardAll()
{
    std::vector<QString> ids;
    for (const auto &[id, intent] : m_intents) {
        const PlainIntent *first = intent.plan().isEmpty() ? nullptr : nextPart(intent.plan());
        if (!first || first->id == id)
            ids.push_back(id);
    }
    for (const QString &id : ids)
        forward(id);
}

const PlainIntent *PlainCore::nextPart(const QString &plan) const
{
    const PlainIntent *next = nullptr;
    for (const auto &[id, intent] : m_intents) {
        if (intent.plan() == plan && (!next || intent.part() < next->part()))
            next = &intent;
    }
    return next;
}

bool PlainCore::isAwaited(const PlainIntent &intent) const
{
    if (m_replies.contains(intent.id))
        return true;
    const auto commit = m_commits.find(intent.plan());
    return commit != m_commits.end() && commit->second->reply;
}

void PlainCore::settle(const QString &id, const Result<PlainAnswer> &answer)
{
    PlainIntent &intent = m_intents.at(id);
    // What never left may be given back to who waits for it; what nobody waits for is kept until it went. A key that is
    // refused now says nothing of what was sent with it before.
    const bool isOpen =
        !answer && (isAlwaysUnknown(answer.error().code) || (intent.isUnknown && isAboutTheWay(answer.error().code)) ||
                    (isConnectionTrouble(answer.error().code) && !isAwaited(intent)));
    if (isOpen) {
        noteScope(answer.error(), &Scopes::schedule);
        settleOpen(intent, answer.error());
        return;
    }
    std::vector<PlainJournal::Change> changes;
    const PlainIntent decided = intent;
    const auto waiting = m_replies.find(id);
    const PlainLink::Reply reply = waiting == m_replies.end() ? PlainLink::Reply() : waiting->second;
    const bool wasAwaited = isAwaited(decided);
    drop(id, changes);
    // A revoke has no key; asked again, "nothing to revoke" is what it says once it was done.
    const bool wasDone = !answer && decided.what == PlainIntent::What::Revoke && decided.isUnknown &&
                         answer.error().code == ErrorCode::InvalidStatusTransition;
    const Result<PlainAnswer> outcome = wasDone ? Result<PlainAnswer>(PlainAnswer{}) : answer;
    if (outcome) {
        m_askAgainBackoff.reset();
        apply(decided, *outcome, changes);
        m_world.owner.telephonyEnabled = true;
    } else {
        noteScope(outcome.error(), &Scopes::schedule);
        if (outcome.error().code == ErrorCode::TelephonyDisabled)
            m_world.owner.telephonyEnabled = false; // C011: said once, for all
        if (!wasAwaited)
            refusedUnawaited(decided, outcome.error(), changes);
        if (!decided.plan().isEmpty()) {
            leaveOver(decided, outcome.error().code, changes);
            for (const PlainIntent *rest = nextPart(decided.plan()); rest; rest = nextPart(decided.plan())) {
                leaveOver(*rest, outcome.error().code, changes);
                drop(QString(rest->id), changes);
            }
        }
    }
    write(changes);
    for (auto &[number, cover] : m_world.covers)
        cover.isOutdated = true; // what is free is not what it was
    Changes told;
    told.capacity = true;
    told.log = true;
    told.everything = !wasAwaited; // nobody waits for it any more: views ask anew
    tell(told);
    tellConnection();
    if (!wasAwaited && (decided.plan().isEmpty() || !outcome || !nextPart(decided.plan())))
        tellLate(decided, outcome ? std::nullopt : std::optional(outcome.error()));
    if (reply)
        reply(outcome);
    else if (!decided.request.idempotencyKey.isEmpty() && decided.plan().isEmpty())
        m_unheard.insert_or_assign(decided.request.idempotencyKey + QString::fromLatin1(decided.request.target),
                                   outcome);
    if (!decided.plan().isEmpty())
        goOn(decided, outcome);
}

void PlainCore::settleOpen(PlainIntent &intent, const Error &error)
{
    intent.isUnknown = intent.isUnknown || isAlwaysUnknown(error.code);
    askAgain(intent.id);
    const Error unknown{ErrorCode::AnswerUnknown, error.detail, {}};
    if (const auto waiting = m_replies.find(intent.id); waiting != m_replies.end()) {
        const PlainLink::Reply reply = waiting->second;
        m_replies.erase(waiting);
        reply(unknown);
    }
    if (const auto commit = m_commits.find(intent.plan()); commit != m_commits.end()) {
        if (const auto reply = std::exchange(commit->second->reply, nullptr))
            reply(unknown);
    }
    tellConnection();
}

/// A part is decided: its people are known, and the next part goes; or it was refused, and so are the rest.
void PlainCore::goOn(const PlainIntent &decided, const Result<PlainAnswer> &answer)
{
    const auto found = m_commits.find(decided.plan());
    const std::shared_ptr<PlainCommit> commit = found == m_commits.end() ? nullptr : found->second;
    if (commit && answer) {
        commit->hear(answer->data);
        if (commit->progress)
            commit->progress(commit->heard(), commit->plan.placed());
    }
    const PlainIntent *next = nextPart(decided.plan());
    if (answer && next) {
        forward(QString(next->id));
        return;
    }
    if (!commit)
        return;
    m_commits.erase(found);
    const Error rest =
        answer ? Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("reservations[]"), {}} : answer.error();
    // With parts booked already: those stand, the rest is told as not placed.
    const Result<CommitOutcome> outcome =
        answer || commit->heardAny() ? Result<CommitOutcome>(commit->outcome(rest)) : Result<CommitOutcome>(rest);
    if (commit->reply)
        commit->reply(outcome);
    else
        m_unheardCommits.insert_or_assign(commit->key, outcome);
}

/// Of a plan once, with its last part.
void PlainCore::tellLate(const PlainIntent &intent, const std::optional<Error> &refusal)
{
    LateAnswer late;
    late.what = whatOf(intent);
    late.company = company();
    if (intent.what == PlainIntent::What::Book)
        late.candidate = CandidateId(intent.context.value(QStringLiteral("candidate")).toString());
    late.people = intent.context.value(QStringLiteral("calls")).toInt();
    late.sentAt = intent.madeAt;
    late.key = intent.request.idempotencyKey;
    late.refusal = refusal;
    emit answeredLate(late);
}

void PlainCore::refusedUnawaited(const PlainIntent &intent, const Error &error,
                                 std::vector<PlainJournal::Change> &changes)
{
    LogEntry entry;
    entry.type = EventType::AttemptResolved;
    entry.cause = wireName(error.code);
    entry.after = intent.context;
    if (const QString candidate = intent.context.value(QStringLiteral("candidate")).toString(); !candidate.isEmpty())
        entry.candidate = CandidateId(candidate);
    append(changes, std::move(entry));
}

/// The people of a part that was refused, or did not go since an earlier one was: in the batch, if one came to be.
void PlainCore::leaveOver(const PlainIntent &part, ErrorCode code, std::vector<PlainJournal::Change> &changes)
{
    const auto kept = m_journal->all(PlainJournal::Kind::Batch);
    if (!kept)
        return;
    for (const auto &[id, stored] : *kept) {
        if (stored.value(QStringLiteral("plan")).toString() != part.plan())
            continue;
        QVariantMap batch = stored;
        for (const auto &change : changes) { // of this same settling
            if (change.kind == PlainJournal::Kind::Batch && change.id == id && change.data)
                batch = *change.data;
        }
        QVariantList leftOver = batch.value(QStringLiteral("leftOver")).toList();
        const QVariantMap planned = part.context.value(QStringLiteral("planned")).toMap();
        for (auto it = planned.begin(); it != planned.end(); ++it)
            leftOver.append(QVariantMap{{"candidate", it.key()}, {"reason", wireName(code)}});
        batch[QStringLiteral("leftOver")] = leftOver;
        changes.push_back({PlainJournal::Kind::Batch, id, batch});
        addBatch(batch);
    }
}

void PlainCore::askAgain(const QString &id)
{
    m_pausing.insert(id);
    QTimer::singleShot(m_askAgainBackoff.next(), this, [this, id] {
        if (m_pausing.erase(id) > 0 && m_intents.contains(id))
            forward(id);
    });
}

/// The server is back: what waits need not go on waiting.
void PlainCore::askAgainNow()
{
    for (const QString &id : std::exchange(m_pausing, {})) {
        if (m_intents.contains(id))
            forward(id);
    }
}

void PlainCore::drop(const QString &id, std::vector<PlainJournal::Change> &changes)
{
    changes.push_back({PlainJournal::Kind::Intent, id, std::nullopt});
    m_intents.erase(id);
    m_replies.erase(id);
}

} // namespace callboard
