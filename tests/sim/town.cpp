// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/town.h"

#include "tests/support/testworld.h"

namespace callboard::sim {

namespace {

const std::vector<Instant> &ordinaryStarts()
{
    static const std::vector<Instant> starts = [] {
        std::vector<Instant> all;
        // Quiet days, and hours before the clocks change: Europe, America, Lord Howe, Cairo, Santiago, Troll, Chatham.
        for (const char *iso :
             {"2025-06-04T06:00:00Z", "2026-02-11T13:17:42Z", "2025-03-30T00:10:00Z", "2025-10-25T23:20:00Z",
              "2025-03-09T05:30:00Z", "2025-11-02T04:40:00Z", "2025-04-05T14:05:00Z", "2025-10-04T14:31:00Z",
              "2025-04-24T20:55:00Z", "2025-10-30T20:02:00Z", "2025-09-07T02:48:00Z", "2025-12-31T21:30:00Z",
              "2026-02-27T22:10:00Z", "2025-09-27T12:59:00Z"})
            all.push_back(test::utc(iso));
        return all;
    }();
    return starts;
}

const std::vector<Instant> &farStarts()
{
    static const std::vector<Instant> starts{test::utc("2038-01-19T02:40:00Z"), test::utc("2037-12-31T22:00:00Z"),
                                             test::utc("2099-12-31T20:30:00Z"), test::utc("2100-02-28T21:00:00Z"),
                                             test::utc("2100-03-28T00:15:00Z"), test::utc("2096-02-29T10:00:00Z")};
    return starts;
}

E164 phone(int number)
{
    static std::vector<E164> known;
    while (static_cast<int>(known.size()) <= number)
        known.push_back(test::phoneOf(QStringLiteral("+3706%1").arg(1'000'000 + known.size()).toLatin1().constData()));
    return known[static_cast<size_t>(number)];
}

/// Hours that a call soon meets: all day, open now, about to open, about to close.
HoursPolicy drawPolicy(Dice &dice, Instant start)
{
    HoursPolicy policy;
    const int minute = static_cast<int>(toEpochMs(start) / 60'000 % 1'440);
    const int draw = dice.below(10);
    if (draw < 4) {
        policy.hours = CallingHours{0, 1'440};
    } else if (draw < 8) {
        const int opens = std::clamp(minute + static_cast<int>(dice.between(-600, 120)), 0, 1'300);
        policy.hours = CallingHours{opens, std::min(1'440, opens + static_cast<int>(dice.between(60, 720)))};
    } else {
        policy.hours = CallingHours{static_cast<int>(dice.between(0, 700)), static_cast<int>(dice.between(720, 1'440))};
    }
    if (dice.chance(20))
        policy.days = Weekdays::mondayToFriday();
    if (dice.chance(40))
        policy.zone = dice.pick(townZones());
    return policy;
}

void addCompany(WorkspaceImage &image, Dice &dice, Instant start, int index, int people)
{
    Company company;
    company.id = CompanyId(QStringLiteral("co_%1").arg(index));
    company.name = QStringLiteral("Company %1").arg(index);
    company.telephonyEnabled = true;
    company.policy = drawPolicy(dice, start);
    company.callOverhead = milliseconds(dice.between(30, 150) * 1'000);
    company.expiryGrace = milliseconds(dice.between(2, 30) * 60'000);
    company.finishInsideHours = dice.chance(10);
    image.companies.push_back(company);
    const int numbers = 1 + dice.below(2);
    for (int i = 0; i < numbers; ++i) {
        PhoneNumber number;
        number.id = PhoneNumberId(QStringLiteral("pn_%1_%2").arg(index).arg(i));
        number.company = company.id;
        number.e164 = phone(index * 10 + i);
        number.displayName = number.id.text();
        number.maxOutboundConcurrent = 1 + dice.below(4);
        number.reservedInbound = dice.chance(10) ? 1 : 0;
        number.isDefault = i == 0 && dice.chance(80);
        number.pool = dice.pick(image.pools).id;
        image.numbers.push_back(number);
    }
    const int positions = 1 + dice.below(2);
    for (int i = 0; i < positions; ++i) {
        Position position;
        position.id = PositionId(QStringLiteral("pos_%1_%2").arg(index).arg(i));
        position.company = company.id;
        position.title = position.id.text();
        position.interview = milliseconds(dice.between(4, 25) * 60'000);
        image.positions.push_back(position);
    }
    for (int i = 0; i < people; ++i) {
        Candidate person;
        person.id = CandidateId(QStringLiteral("c_%1_%2").arg(index).arg(i));
        person.company = company.id;
        person.name = person.id.text();
        // One phone in seven is somebody else's too, perhaps another company's.
        person.phone = phone(dice.chance(14) ? 100 + dice.below(4) : 110 + index * 300 + i);
        person.isTest = dice.chance(8);
        image.candidates.push_back(person);
    }
}

/// People of the first company, and lines for all of them at once.
void addCrowd(WorkspaceImage &image)
{
    PhoneNumber &number = image.numbers.front();
    number.maxOutboundConcurrent = kCrowd;
    for (Pool &pool : image.pools)
        pool.globalCap = std::max(pool.globalCap, pool.id == number.pool ? 2 * kCrowd : 0);
    for (int i = 0; i < kCrowd; ++i) {
        Candidate person;
        person.id = CandidateId(QStringLiteral("c_crowd_%1").arg(i));
        person.company = image.companies.front().id;
        person.name = person.id.text();
        person.phone = phone(2'000 + i);
        image.candidates.push_back(person);
    }
}

} // namespace

const std::vector<Zone> &townZones()
{
    static const std::vector<Zone> zones = [] {
        std::vector<Zone> all;
        for (const char *name : {"Europe/Vilnius", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata",
                                 "Africa/Cairo", "America/Santiago", "Antarctica/Troll", "Pacific/Chatham",
                                 "America/Nuuk", "Asia/Tokyo", "America/Havana", "Atlantic/Azores", "Pacific/Apia"})
            all.push_back(test::zoneOf(name));
        return all;
    }();
    return zones;
}

Town makeTown(quint64 seed, const FaultBoard &faults)
{
    Dice dice(mixed(seed, 2));
    Town town;
    const bool far = faults.has(Fault::FarYear);
    town.start = dice.pick(far ? farStarts() : ordinaryStarts()) + milliseconds(dice.between(0, 3'600'000));
    const int pools = 1 + dice.below(2);
    for (int i = 0; i < pools; ++i)
        town.image.pools.push_back({PoolId(QStringLiteral("pool_%1").arg(i)), 1 + dice.below(5)});
    const int companies = 1 + dice.below(3);
    for (int i = 0; i < companies; ++i)
        addCompany(town.image, dice, town.start, i, 3 + dice.below(5));
    if (faults.has(Fault::ManyAtOnce) && seed % 500 == 7)
        addCrowd(town.image);
    return town;
}

} // namespace callboard::sim
