// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What operators change beside calls: hours, caps, numbers, people, keys, the breaker.
#include "core/model/apikey.h"
#include "tests/sim/world.h"

namespace callboard::sim {

namespace {

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

} // namespace callboard::sim
