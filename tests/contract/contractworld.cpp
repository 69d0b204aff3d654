// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/contracthouse.h"

namespace callboard::test {

namespace {

Candidate person(const Company &company, const char *id, const char *phone)
{
    Candidate candidate;
    candidate.company = company.id;
    candidate.id = CandidateId(QString::fromLatin1(id));
    candidate.name = QString::fromLatin1(id);
    candidate.phone = E164::parse(QString::fromLatin1(phone)).value();
    return candidate;
}

PhoneNumber line(const Company &company, const char *id, const char *e164, const char *pool, int cap)
{
    PhoneNumber number;
    number.company = company.id;
    number.id = PhoneNumberId(QString::fromLatin1(id));
    number.e164 = E164::parse(QString::fromLatin1(e164)).value();
    number.displayName = QString::fromLatin1(id);
    number.maxInboundConcurrent = 4;
    number.maxOutboundConcurrent = cap;
    number.pool = PoolId(QString::fromLatin1(pool));
    return number;
}

} // namespace

ContractWorld contractWorld()
{
    ContractWorld world;
    world.pools = {{PoolId("pool_lt"), 40}, {PoolId("pool_other"), 2}};

    Company acme;
    acme.id = kAcme;
    acme.name = "Acme";
    acme.telephonyEnabled = true;
    acme.policy.hours = CallingHours::parse("09:00", "18:00").value();
    acme.policy.zone = Zone::parse("Europe/Vilnius").value();
    acme.policy.days = Weekdays::mondayToFriday();
    Company other = acme;
    other.id = CompanyId("comp_other");
    other.name = "Other";
    other.policy = {};
    world.companies = {acme, other};

    PhoneNumber main = line(acme, "pn_8f2a", "+37052071234", "pool_lt", 8);
    main.isDefault = true;
    world.numbers = {main, line(acme, "pn_de", "+493023125014", "pool_lt", 1),
                     line(other, "pn_other", "+37052071299", "pool_other", 1)};

    world.positions = {{PositionId("pos_abc123"), acme.id, "Warehouse lead", milliseconds(1'800'000)},
                       {PositionId("pos_other"), other.id, "Elsewhere", milliseconds(1'800'000)},
                       {PositionId("pos_second"), acme.id, "Driver", milliseconds(600'000)}};

    for (int i = 0; i < 20; ++i) {
        const QByteArray id = "cand_" + QByteArray::number(i);
        const QByteArray phone = "+370612345" + QByteArray::number(10 + i);
        world.candidates.push_back(person(acme, id.constData(), phone.constData()));
    }
    world.candidates.push_back(person(acme, "cand_xyz789", "+37061234567"));
    world.candidates.push_back(person(acme, "cand_us", "+12125550129"));
    world.candidates.push_back(person(acme, "cand_de", "+491713920040"));
    world.candidates.push_back(person(acme, "cand_wrong", "+3706123"));
    Candidate bound = person(acme, "cand_bound", "+37061234599");
    bound.position = PositionId("pos_second");
    world.candidates.push_back(bound);
    Candidate test = person(acme, "cand_test", "+37061234598");
    test.isTest = true;
    world.candidates.push_back(test);
    Candidate noAnswer = person(acme, "cand_noanswer", "+37061234597");
    noAnswer.simulate = Simulation{};
    noAnswer.simulate->outcomes = {SimulatedOutcome::NoAnswer, SimulatedOutcome::Completed};
    world.candidates.push_back(noAnswer);
    world.candidates.push_back(person(other, "cand_foreign", "+37061234511"));
    Candidate otherTest = person(other, "cand_other_test", "+37061234512");
    otherTest.isTest = true;
    world.candidates.push_back(otherTest);
    return world;
}

} // namespace callboard::test
