// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/demopeople.h"

#include "core/base/assert.h"

#include <array>

namespace callboard {

namespace {

struct Region
{
    const char *code;
    int share;          // of 100
    const char *prefix; // with country code, in front of a serial number
    int digits;         // of the serial number; 0 = prefix is a list of area codes, 555-01xx in each
    const char *zone;   // "" = the phone says it
    std::vector<const char *> first;
    std::vector<const char *> last;
};

const std::vector<Region> &regions()
{
    static const std::vector<Region> all{
        {"LT",
         26,
         "+370610",
         5,
         "",
         {"Ona", "Jonas", "Rasa", "Mantas", "Ieva", "Lukas", "Eglė", "Tomas", "Gabija", "Aistė", "Paulius", "Giedrė"},
         {"Balsys", "Stankus", "Jankus", "Butkus", "Mažeika", "Petrauskas", "Navickas", "Žukas", "Kazlauskas"}},
        {"DE",
         20,
         "+4915100",
         6,
         "",
         {"Lena", "Max", "Emma", "Jonas", "Mia", "Felix", "Greta", "Moritz", "Tim", "Paul"},
         {"Kuhn", "Winkler", "Vogel", "Seidel", "Schäfer", "Lorenz", "Arnold", "Krüger", "Weber"}},
        {"GB",
         20,
         "+447400",
         6,
         "",
         {"Imogen", "Callum", "Maeve", "Tariq", "Zara", "Harry", "Owen", "Amelia", "Naomi", "Ethan"},
         {"Barlow", "Sutton", "Ahmed", "Patel", "Doyle", "Lowe", "Reid", "Marsh", "Walsh"}},
        {"US",
         18,
         "718 917 347 929 516 914",
         0,
         "America/New_York",
         {"Caleb", "Harper", "Ruby", "Noah", "Ava", "Victor", "Grace", "Mason", "Chloe", "Stella"},
         {"Hayes", "Brooks", "Coleman", "Nguyen", "Ortiz", "Bennett", "Foster", "Price", "Reyes"}},
        {"US",
         8,
         "708 630 847 815",
         0,
         "America/Chicago",
         {"Logan", "Hunter", "Sofia", "Diego", "Aubrey", "Wyatt"},
         {"Walsh", "Morgan", "Rivera", "Sullivan", "Kim", "Jackson"}},
        {"PL",
         8,
         "+48500",
         6,
         "",
         {"Zofia", "Jakub", "Hanna", "Antoni", "Maja", "Filip"},
         {"Nowak", "Kowalska", "Wiśniewski", "Zielińska"}},
    };
    return all;
}

template <typename T> const T &pick(const std::vector<T> &from, Random &random)
{
    return from[random.next() % from.size()];
}

int percent(Random &random)
{
    return static_cast<int>(random.next() % 100);
}

/// In the United States 555-0100 to 555-0199 of each area code are kept for fiction.
QString phoneOf(const Region &region, int inRegion, int serial)
{
    const QString prefix = QString::fromLatin1(region.prefix);
    if (region.digits > 0)
        return prefix + QStringLiteral("%1").arg(serial, region.digits, 10, QLatin1Char('0'));
    const QStringList areas = prefix.split(QLatin1Char(' '));
    return QStringLiteral("+1") + areas[inRegion / 100 % areas.size()] + QStringLiteral("555") +
           QString::number(inRegion % 100 + 100).rightJustified(4, QLatin1Char('0'));
}

Simulation answerOf(Random &random, milliseconds interview)
{
    using O = SimulatedOutcome;
    Simulation simulation;
    simulation.setup = milliseconds(1'500 + static_cast<qint64>(random.next() % 3'000));
    simulation.ring = milliseconds(5'000 + static_cast<qint64>(random.next() % 20'000));
    // People talk between half of the interview and all of it.
    const qint64 half = interview.count() / 2;
    simulation.talk = milliseconds(half + static_cast<qint64>(random.next() % static_cast<quint64>(half)));
    const int roll = percent(random);
    if (roll < 78)
        simulation.outcomes = {O::Completed};
    else if (roll < 90)
        simulation.outcomes = {O::NoAnswer, O::Completed};
    else if (roll < 95)
        simulation.outcomes = {O::NoAnswer};
    else if (roll < 98)
        simulation.outcomes = {O::SipFailed, O::Completed};
    else
        simulation.outcomes = {O::Failed};
    return simulation;
}

} // namespace

std::vector<DemoGroup> demoPeople(const CompanyId &company, const std::vector<Position> &positions, int count,
                                  Random &random)
{
    CB_ASSERT(!positions.empty());
    std::vector<DemoGroup> groups;
    int serial = 0;
    for (const Region &region : regions()) {
        DemoGroup group;
        group.region = QString::fromLatin1(region.code);
        const int people = count * region.share / 100;
        for (int i = 0; i < people; ++i) {
            ++serial;
            Candidate person;
            person.company = company;
            person.id = CandidateId(QStringLiteral("cand_bg_%1").arg(serial, 4, 10, QLatin1Char('0')));
            person.name = QString::fromUtf8(pick(region.first, random)) + QLatin1Char(' ') +
                          QString::fromUtf8(pick(region.last, random));
            person.phone = E164::parse(phoneOf(region, i, serial)).value();
            const Position &position = pick(positions, random);
            person.position = position.id;
            if (region.zone[0] != '\0') {
                person.zone = Zone::parse(QString::fromLatin1(region.zone)).value();
                person.zoneProvenance = ZoneProvenance::File;
            }
            person.simulate = answerOf(random, position.interview);
            group.people.push_back(std::move(person));
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

} // namespace callboard
