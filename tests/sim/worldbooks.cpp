// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Whom and what clients pick, and what they book.
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

/// A call of everybody in the crowd, at one instant.
void World::bookCrowd(Dice &dice)
{
    if (!m_engine || static_cast<int>(m_town.image.candidates.size()) < kCrowd)
        return;
    m_faults.fired(Fault::ManyAtOnce);
    const Company company = m_model.companies.begin()->second;
    const Instant at = ceilTo(m_clock.now(), kMinute) + milliseconds(dice.between(1, 10) * kMinuteMs);
    for (const Candidate &person : m_town.image.candidates) {
        if (!person.id.text().startsWith(QLatin1String("c_crowd")))
            continue;
        command::Book command;
        command.header = {company.id, {Actor::Kind::Operator, QStringLiteral("you")}, QStringLiteral("crowd"), {}};
        command.request.company = company.id;
        command.request.candidate = person.id;
        command.request.position = m_town.image.positions.front().id;
        command.request.window = InstantRange{m_clock.now(), at + 2 * kHour};
        command.request.at = at;
        command.request.number = m_town.image.numbers.front().id;
        post({}, command, [this](const CommandAnswer &answer) { told(answer); });
    }
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
