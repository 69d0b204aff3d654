// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What clients and operators ask of the engine about calls, and what they make of its answers.
#include "tests/sim/invariants/invariants.h"
#include "tests/sim/world.h"

namespace callboard::sim {

namespace {

constexpr qint64 kMinuteMs = 60'000;

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

} // namespace

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

} // namespace callboard::sim
