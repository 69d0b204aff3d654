// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What clients and operators ask of the engine, and what they make of its answers.
#include "core/model/apikey.h"
#include "core/planning/planner.h"
#include "tests/sim/invariants/invariants.h"
#include "tests/sim/world.h"

namespace callboard::sim {

namespace {

constexpr qint64 kMinuteMs = 60'000;

template <typename T> const T *pickPointer(Dice &dice, const std::vector<const T *> &from)
{
    return from.empty() ? nullptr : from[static_cast<size_t>(dice.below(static_cast<int>(from.size())))];
}

/// What a server would remember of an answer: enough to tell two answers apart.
StoredAnswer storedFormOf(const answer::Any &answer)
{
    StoredAnswer stored;
    stored.status = 201;
    if (const auto *call = std::get_if<answer::Call>(&answer)) {
        stored.data = call->reservation.id.text().toUtf8() + ' ' +
                      QByteArray::number(toEpochMs(call->reservation.times.plannedAttemptAt));
    } else if (const auto *outcome = std::get_if<CommitOutcome>(&answer)) {
        stored.data = outcome->batch.text().toUtf8();
        for (const CommitOutcome::Entry &entry : outcome->entries)
            stored.data += ' ' + (entry.reservation ? entry.reservation->text().toUtf8() : QByteArray("-"));
    } else if (const auto *cancelled = std::get_if<answer::Cancelled>(&answer)) {
        stored.data = cancelled->reservation.text().toUtf8();
    } else {
        stored.data = "done";
    }
    return stored;
}

HoursEdit drawHours(Dice &dice)
{
    HoursEdit edit;
    const int opens = dice.below(1'200);
    edit.hours = CallingHours{opens, static_cast<int>(dice.between(opens + 30, 1'440))};
    if (dice.chance(30))
        edit.days = dice.chance(50) ? Weekdays::mondayToFriday() : Weekdays::everyDay();
    if (dice.chance(30)) {
        edit.zoneEdit = dice.chance(50) ? HoursEdit::ZoneEdit::Clear : HoursEdit::ZoneEdit::Set;
        edit.zone = dice.pick(townZones());
    }
    return edit;
}

HoursExtras drawExtras(Dice &dice, Instant now)
{
    HoursExtras extras;
    const QDate today = Zone::utc().civilOf(now).date;
    for (int i = 0; i < dice.below(3); ++i) {
        DateException exception;
        exception.first = today.addDays(dice.between(-1, 1));
        exception.last = exception.first.addDays(dice.below(2));
        exception.label = QStringLiteral("holiday %1").arg(i);
        exception.yearly = dice.chance(30);
        if (dice.chance(50))
            exception.windows = {CallingHours{dice.below(600), 600 + dice.below(840) + 1}};
        extras.exceptions.push_back(exception);
    }
    if (dice.chance(40))
        extras.week.push_back({today.dayOfWeek(), {CallingHours{0, 600}, CallingHours{660, 1'440}}});
    return extras;
}

} // namespace

const Candidate *World::pickPerson(Dice &dice, const Company &company) const
{
    std::vector<const Candidate *> own;
    for (const auto &[key, person] : m_model.candidates) {
        if (key.first == company.id)
            own.push_back(&person);
    }
    return pickPointer(dice, own);
}

const PhoneNumber *World::pickNumber(Dice &dice, const Company &company) const
{
    std::vector<const PhoneNumber *> own;
    for (const auto &[id, number] : m_model.numbers) {
        if (number.company == company.id)
            own.push_back(&number);
    }
    return pickPointer(dice, own);
}

const KnownCall *World::pickCall(Dice &dice, const Company &company, bool firmOnly) const
{
    std::vector<const KnownCall *> open;
    std::vector<const KnownCall *> ended;
    for (const auto &[id, call] : m_model.calls) {
        if (call.row.version == 0 || call.row.company != company.id)
            continue;
        if (firmOnly && call.row.state != ReservationState::Firm)
            continue;
        (isTerminal(call.row.state) ? ended : open).push_back(&call);
    }
    const bool anEndedOne = dice.chance(15);
    return pickPointer(dice, open.empty() || (anEndedOne && !ended.empty()) ? ended : open);
}

std::optional<BatchId> World::pickBatch(Dice &dice, const Company &company) const
{
    std::vector<BatchId> own;
    for (const auto &[id, batch] : m_model.batches) {
        if (batch.company == company.id)
            own.push_back(id);
    }
    if (own.empty())
        return std::nullopt;
    return dice.pick(own);
}

CommandHeader World::headerFor(const Step &step, Dice &dice, const Company &company, bool mayHaveKey)
{
    CommandHeader header;
    header.company = company.id;
    header.actor = dice.chance(50) ? Actor{Actor::Kind::Operator, QStringLiteral("you")}
                                   : Actor{Actor::Kind::ApiKey, QStringLiteral("robot")};
    header.requestId = QStringLiteral("r%1").arg(step.dice, 0, 16);
    AskedCommand asked;
    asked.requestId = header.requestId;
    asked.company = company.id;
    if (mayHaveKey && dice.chance(60)) {
        Idempotency key;
        key.route = QStringLiteral("POST /sim/%1").arg(QString::fromLatin1(nameOf(step.ask)));
        key.key = QStringLiteral("k%1").arg(step.dice, 0, 16);
        key.fingerprint = QByteArray::number(step.dice);
        key.encode = storedFormOf;
        asked.key = key.key;
        asked.fingerprint = key.fingerprint;
        header.idempotency = key;
    }
    m_model.asked.try_emplace(asked.requestId, asked);
    return header;
}

CallRequest World::drawRequest(Dice &dice, const Company &company)
{
    CallRequest request;
    request.company = company.id;
    if (const Candidate *person = pickPerson(dice, company))
        request.candidate = person->id;
    for (const Position &position : m_town.image.positions) {
        if (position.company == company.id && (request.position.isEmpty() || dice.chance(30)))
            request.position = position.id;
    }
    const Instant now = m_clock.now();
    if (dice.chance(20)) { // seldom one of two days: they are long and nothing happens in them
        request.window = kPresets[static_cast<size_t>(dice.below(dice.chance(10) ? 6 : 3))];
    } else {
        const Instant start = now + milliseconds(dice.between(-10, 60) * kMinuteMs / (dice.chance(50) ? 10 : 1));
        const qint64 longest = dice.chance(10) ? 400 : 90;
        request.window = InstantRange{start, start + milliseconds(dice.between(10, longest) * kMinuteMs)};
    }
    if (dice.chance(70))
        request.zone.zone = dice.pick(townZones());
    if (const PhoneNumber *number = pickNumber(dice, company); number && dice.chance(40))
        request.number = number->id;
    request.invitationExpirationDays = 1 + dice.below(7);
    request.retry = kRetryModes[static_cast<size_t>(dice.below(3))];
    request.earliest = dice.chance(50);
    return request;
}

void World::post(const Step &, Command command, Reply reply)
{
    if (!m_engine)
        return; // connection refused
    ++m_asks;
    m_engine->post(std::move(command), [this, reply = std::move(reply)](const CommandAnswer &answer) {
        at(Seam::Answered); // the process may die before the answer leaves: nobody was told
        note(answer.result ? QByteArray(answer.replay ? "answered again" : "answered")
                           : "refused: " + wireName(answer.result.error().code).toUtf8());
        reply(answer);
    });
}

void World::ask(const Step &step)
{
    Dice dice(step.dice);
    const auto at = std::next(m_model.companies.begin(), dice.below(static_cast<int>(m_model.companies.size())));
    const Company company = at->second;
    note("asks: " + QByteArray(nameOf(step.ask)) + " of " + company.id.text().toUtf8());
    switch (step.ask) {
    case Ask::Book:
    case Ask::BookAt:
    case Ask::Replace:
    case Ask::Force:
        book(step, dice, company);
        return;
    case Ask::Batch:
    case Ask::PlanAndCommit:
        bookBatch(step, dice, company);
        return;
    case Ask::Cancel:
    case Ask::CancelBatch:
    case Ask::Revoke:
    case Ask::Move:
    case Ask::MoveNumber:
    case Ask::CallNow:
    case Ask::Pause:
    case Ask::Resume:
    case Ask::WaiveClosure:
        askAboutCalls(step, dice, company);
        return;
    case Ask::Hold:
    case Ask::Release:
    case Ask::SaveHours:
    case Ask::SaveExtras:
    case Ask::RecapNumber:
    case Ask::RecapPool:
    case Ask::RemoveNumber:
    case Ask::TelephonyOff:
    case Ask::TelephonyOn:
    case Ask::CreateKey:
    case Ask::RevokeKey:
    case Ask::EditPerson:
    case Ask::HoldBreaker:
    case Ask::CloseBreaker:
    case Ask::ProbeBreaker:
    case Ask::AnswerLate:
        askAboutSettings(step, dice, company);
        return;
    case Ask::Repeat:
    case Ask::RepeatOther:
        repeat(step, dice);
        return;
    case Ask::Look:
        look(dice, company);
        return;
    case Ask::Restart:
        if (m_engine) {
            try {
                m_engine->close();
            } catch (const ProcessDied &) {
            }
            die();
        }
        return;
    }
}

void World::told(const CommandAnswer &answer)
{
    if (!answer.result || answer.replay)
        return;
    const auto booked = [this](const ReservationId &id) {
        m_model.calls[id].acknowledged = true;
        for (auto &[oldId, old] : m_model.calls) {
            if (old.row.replacedBy == id)
                old.stopTold = true; // who was told of the new one was told that the old one is gone
        }
    };
    if (const auto *call = std::get_if<answer::Call>(&*answer.result))
        booked(call->reservation.id);
    if (const auto *outcome = std::get_if<CommitOutcome>(&*answer.result)) {
        for (const CommitOutcome::Entry &entry : outcome->entries) {
            if (entry.reservation)
                booked(*entry.reservation);
        }
    }
    const auto stopped = [this](const ReservationId &id) { m_model.calls[id].stopTold = true; };
    if (const auto *one = std::get_if<answer::Cancelled>(&*answer.result))
        stopped(one->reservation);
    if (const auto *many = std::get_if<answer::BatchCancelled>(&*answer.result)) {
        for (const ReservationId &id : many->cancelled)
            stopped(id);
    }
    if (const auto *invite = std::get_if<answer::InviteRevoked>(&*answer.result);
        invite && invite->reconciled && invite->reservation)
        stopped(*invite->reservation);
    if (const auto *firm = std::get_if<answer::FirmRevoked>(&*answer.result))
        stopped(firm->reservation);
}

void World::book(const Step &step, Dice &dice, const Company &company)
{
    command::Book command;
    command.header = headerFor(step, dice, company, true);
    command.request = drawRequest(dice, company);
    command.request.replace = step.ask == Ask::Replace || dice.chance(10);
    if (step.ask == Ask::Force) {
        command.header.actor = {Actor::Kind::Operator, QStringLiteral("you")};
        command.request.forceReason = QStringLiteral("asked to be called tonight");
    }
    if (step.ask == Ask::BookAt) {
        if (const auto *window = std::get_if<InstantRange>(&command.request.window))
            command.request.at =
                ceilTo(std::max(window->start, m_clock.now()), kMinute) + milliseconds(dice.between(0, 30) * kMinuteMs);
    }
    if (command.header.idempotency)
        m_repeatables.push_back({command, command.header.requestId, true});
    post(step, command, [this](const CommandAnswer &answer) { told(answer); });
}

BatchRequest World::drawBatch(Dice &dice, const Company &company)
{
    const CallRequest one = drawRequest(dice, company);
    BatchRequest request;
    request.company = company.id;
    request.position = one.position;
    request.window = one.window;
    request.zoneFallback = dice.pick(townZones());
    request.retry = one.retry;
    request.replace = dice.chance(30);
    request.invitationExpirationDays = one.invitationExpirationDays;
    request.earliest = one.earliest;
    request.name = QStringLiteral("batch");
    request.strategy = dice.chance(50) ? NumberStrategy::Default : NumberStrategy::Autoresolve;
    const int most = m_faults.has(Fault::BigBatch) ? 200 : 8;
    const int people = 1 + dice.below(most);
    for (int i = 0; i < people; ++i) { // some of them twice
        if (const Candidate *person = pickPerson(dice, company))
            request.candidates.push_back(person->id);
    }
    if (people > 8)
        m_faults.fired(Fault::BigBatch);
    for (const CandidateId &candidate : request.candidates) {
        if (dice.chance(50))
            request.overrides[candidate.text()].zone = dice.pick(townZones());
    }
    return request;
}

void World::bookBatch(const Step &step, Dice &dice, const Company &company)
{
    const BatchRequest request = drawBatch(dice, company);
    const CommandHeader header = headerFor(step, dice, company, true);
    const QString id = header.requestId;
    const auto heard = [this, asked = request.candidates](const CommandAnswer &answer) {
        if (answer.result && !answer.replay)
            checkBatchAnswer(asked, std::get<CommitOutcome>(*answer.result));
        told(answer);
    };
    if (step.ask == Ask::Batch) {
        const command::BookBatch command{header, request};
        if (header.idempotency)
            m_repeatables.push_back({command, id, true});
        post(step, command, heard);
        return;
    }
    if (!m_engine)
        return;
    const Result<Plan> plan = planBatch(m_engine->snapshot()->worldAt(m_clock.now()), request);
    if (!plan)
        return;
    const command::CommitPlan command{header, std::make_shared<const Plan>(*plan)};
    if (header.idempotency)
        m_repeatables.push_back({command, id, true});
    post(step, command, heard);
}

void World::askAboutCalls(const Step &step, Dice &dice, const Company &company)
{
    const CommandHeader header =
        headerFor(step, dice, company, step.ask == Ask::Cancel || step.ask == Ask::CancelBatch);
    const QString id = header.requestId;
    const auto heard = [this](const CommandAnswer &answer) { told(answer); };
    const KnownCall *call = pickCall(dice, company, step.ask == Ask::CallNow || step.ask == Ask::Move);
    const auto batch = pickBatch(dice, company);
    if (step.ask == Ask::CancelBatch || step.ask == Ask::Pause || step.ask == Ask::Resume) {
        if (!batch)
            return;
        if (step.ask == Ask::CancelBatch)
            post(step, command::CancelBatch{header, *batch}, heard);
        else
            post(step, command::PauseBatch{header, *batch, step.ask == Ask::Pause, QStringLiteral("lunch")}, heard);
        return;
    }
    if (!call)
        return;
    const Reservation row = call->row;
    if (step.ask == Ask::Cancel) {
        const command::Cancel command{header, row.id};
        if (header.idempotency)
            m_repeatables.push_back({command, id, false});
        post(step, command, heard);
    } else if (step.ask == Ask::Revoke) {
        post(step, command::Revoke{header, row.candidate, row.position}, heard);
    } else if (step.ask == Ask::CallNow) {
        post(step, command::CallNow{header, row.id}, heard);
    } else if (step.ask == Ask::WaiveClosure) {
        post(step, command::WaiveClosure{header, {row.id}, dice.chance(80)}, heard);
    } else {
        std::optional<PhoneNumberId> number;
        if (const PhoneNumber *other = pickNumber(dice, company); other && step.ask == Ask::MoveNumber)
            number = other->id;
        const Instant to = floorTo(m_clock.now(), kMinute) + milliseconds(dice.between(1, 120) * kMinuteMs);
        post(step, command::Move{header, row.id, to, number}, heard);
    }
}

void World::askAboutSettings(const Step &step, Dice &dice, const Company &company)
{
    const CommandHeader header = headerFor(step, dice, company, false);
    const Reply nothing = [](const CommandAnswer &) {};
    const auto fired = [this](Fault fault) {
        if (m_engine)
            m_faults.fired(fault);
    };
    switch (step.ask) {
    case Ask::Hold:
    case Ask::Release:
        return post(step, command::HoldDialling{header, step.ask == Ask::Hold, QStringLiteral("alarm")}, nothing);
    case Ask::TelephonyOff:
    case Ask::TelephonyOn: {
        command::PatchCompany patch;
        patch.header = header;
        patch.telephonyEnabled = step.ask == Ask::TelephonyOn;
        return post(step, patch, nothing);
    }
    case Ask::SaveHours:
        fired(Fault::HoursEdited);
        return post(step, command::SaveHours{header, drawHours(dice)}, nothing);
    case Ask::SaveExtras:
        fired(Fault::HoursEdited);
        return post(step, command::SaveHoursExtras{header, drawExtras(dice, m_clock.now())}, nothing);
    case Ask::RecapNumber: {
        const PhoneNumber *found = pickNumber(dice, company);
        if (!found)
            return;
        PhoneNumber number = *found;
        number.maxOutboundConcurrent = dice.below(4);
        if (number.maxOutboundConcurrent < found->maxOutboundConcurrent)
            fired(Fault::CapLowered);
        return post(step, command::SaveNumber{header, number}, nothing);
    }
    case Ask::RecapPool: {
        Pool pool = std::next(m_model.pools.begin(), dice.below(static_cast<int>(m_model.pools.size())))->second;
        const int before = pool.globalCap;
        pool.globalCap = dice.below(5);
        if (pool.globalCap < before)
            fired(Fault::CapLowered);
        return post(step, command::SavePool{header, pool}, nothing);
    }
    case Ask::RemoveNumber: {
        const PhoneNumber *found = pickNumber(dice, company);
        if (!found)
            return;
        fired(Fault::NumberRemoved);
        return post(step, command::RemoveNumber{header, found->id}, nothing);
    }
    case Ask::CreateKey: {
        ApiKey key;
        key.company = company.id;
        key.name = QStringLiteral("key %1").arg(step.dice);
        key.scopes = Scopes::all();
        key.sha256 = QByteArray(32, static_cast<char>(step.dice % 251 + 1));
        m_keysMade.push_back(key.sha256);
        return post(step, command::CreateKey{header, key}, nothing);
    }
    case Ask::RevokeKey: {
        if (m_keysMade.empty())
            return;
        fired(Fault::KeyRevoked);
        const QByteArray key = dice.pick(m_keysMade);
        return post(step, command::RevokeKey{header, idOfKey(key), {}}, nothing);
    }
    case Ask::EditPerson: {
        const Candidate *found = pickPerson(dice, company);
        if (!found)
            return;
        Candidate person = *found;
        if (dice.chance(30))
            return post(step, command::RemoveCandidate{header, person.id}, nothing);
        person.phone = dice.chance(50) ? m_town.image.candidates.front().phone : person.phone;
        person.name += QStringLiteral("!");
        return post(step, command::SaveCandidates{header, {person}, false, {}}, nothing);
    }
    case Ask::HoldBreaker:
        return post(step, command::HoldBreaker{header, QStringLiteral("looks odd")}, nothing);
    case Ask::CloseBreaker:
        return post(step, command::CloseBreaker{header, QStringLiteral("looks well")}, nothing);
    case Ask::ProbeBreaker:
        return post(step, command::ProbeBreaker{header}, nothing);
    case Ask::AnswerLate:
        return post(step, command::AnswerLateCalls{header, dice.chance(80)}, nothing);
    default:
        return; // the others are asked elsewhere
    }
}

/// A client that heard nothing, or forgot that it did, asks again with the same key; or with another body.
void World::repeat(const Step &step, Dice &dice)
{
    if (m_repeatables.empty() || !m_engine)
        return;
    const bool same = step.ask == Ask::Repeat;
    m_faults.fired(Fault::RepeatedRequest);
    const Repeatable chosen = dice.pick(m_repeatables);
    Command again = chosen.command;
    if (!same) {
        std::visit(
            [](auto &command) {
                if constexpr (requires { command.header.idempotency; })
                    command.header.idempotency->fingerprint += "other";
            },
            again);
    }
    const QString id = chosen.requestId;
    const QByteArray fingerprint = headerOf(again)->idempotency->fingerprint;
    post(step, std::move(again), [this, id, fingerprint](const CommandAnswer &answer) {
        checkReplay(m_model, m_model.asked[id], answer, fingerprint, m_clock.now());
        told(answer);
    });
}

/// Somebody looks at free lines and plans.
void World::look(Dice &dice, const Company &company)
{
    if (!m_engine || !m_engine->snapshot()->storeWritable())
        return;
    const PhoneNumber *number = pickNumber(dice, company);
    if (!number)
        return;
    const WorkspaceState world = m_engine->snapshot()->worldAt(m_clock.now());
    for (int i = 0; i < 3; ++i) {
        const Instant start = ceilTo(m_clock.now(), kMinute) + milliseconds(dice.between(0, 240) * kMinuteMs);
        const milliseconds length(dice.between(1, 60) * kMinuteMs);
        checkRemaining(m_model, world, number->id, {start, start + length});
        CallRequest request = drawRequest(dice, company);
        if (!world.openReservationsOf(company.id, request.candidate).empty())
            continue;
        const Candidate *person = world.candidate(company.id, request.candidate);
        const Position *position = world.position(company.id, request.position);
        if (!person || !position)
            continue;
        const milliseconds estimate = estimateOf(company, *position, *person);
        request.number = number->id;
        request.at = start;
        request.window = InstantRange{m_clock.now(), start + estimate + kHour};
        checkAdmits(world, request, world.capacity().remaining(number->id, start, estimate));
    }
    if (dice.chance(30))
        checkPlannerRepeats(world, drawBatch(dice, company));
}

} // namespace callboard::sim
