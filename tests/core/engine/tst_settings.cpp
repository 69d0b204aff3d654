// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C026 C030 C031 C032 C033 C034 C035 C043 C044 C045 C046 C047 C048 C050 C042 D-DEFAULT D-CAPCHANGE D-CONFLICT
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

command::SaveHours hours(const House &house, int opens, int closes)
{
    command::SaveHours command;
    command.header = house.header();
    command.edit.hours = {opens, closes};
    return command;
}

command::PatchNumber patch(const House &house, const char *id)
{
    command::PatchNumber command;
    command.header = house.header();
    command.number = PhoneNumberId(QString::fromLatin1(id));
    return command;
}

const Company &companyOf(const House &house)
{
    return *house.engine->snapshot()->state().company(house.acme);
}

const PhoneNumber &numberOf(const House &house, const char *id)
{
    return *house.engine->snapshot()->state().number(house.acme, PhoneNumberId(QString::fromLatin1(id)));
}

} // namespace

class TstSettings : public QObject
{
    Q_OBJECT
private slots:
    void hours_threeMeaningsOfTheZone()
    {
        House house;
        house.start();
        command::SaveHours edit = hours(house, 600, 960);
        house.get<answer::HoursSaved>(edit);
        QCOMPARE(companyOf(house).policy.zone->name(), QStringLiteral("Europe/Vilnius")); // kept
        QVERIFY(!companyOf(house).policy.days);                                           // kept
        edit.edit.zoneEdit = HoursEdit::ZoneEdit::Set;
        edit.edit.zone = zoneOf("Europe/Riga");
        edit.edit.days = *Weekdays::of({5, 1, 1});
        house.get<answer::HoursSaved>(edit);
        QCOMPARE(companyOf(house).policy.zone->name(), QStringLiteral("Europe/Riga"));
        QCOMPARE(companyOf(house).policy.days->toList(), (std::vector<int>{1, 5}));
        edit = hours(house, 600, 960);
        edit.edit.zoneEdit = HoursEdit::ZoneEdit::Clear;
        const auto saved = house.get<answer::HoursSaved>(edit);
        QVERIFY(!saved.policy.zone);
        QCOMPARE(companyOf(house).policy.days->toList(), (std::vector<int>{1, 5})); // omitted = keep
        QVERIFY(companyOf(house).telephonyEnabled);                                 // siblings survive (C034)
    }

    void hours_endAfterStart()
    {
        House house;
        house.start();
        QCOMPARE(house.refusal(hours(house, 600, 600)), QStringLiteral("VALIDATION_ERROR"));
        QCOMPARE(house.refusal(hours(house, 600, 540)), QStringLiteral("VALIDATION_ERROR"));
        QCOMPARE(companyOf(house).policy.hours->opens, 540);
    }

    // The reference's preview: 10:00-16:00 lists a call planned at 16:00 local; 15:59 would stay.
    void hours_listFirmCallsTheyPushOut()
    {
        House house;
        house.start();
        const Reservation out = house.bookAt("c1", utc("2025-06-04T13:00:00Z"));  // 16:00 in Vilnius
        const Reservation stay = house.bookAt("c2", utc("2025-06-04T12:59:00Z")); // 15:59
        const auto saved = house.get<answer::HoursSaved>(hours(house, 600, 960));
        QCOMPARE(saved.conflicts.size(), size_t(1));
        QCOMPARE(saved.conflicts[0], (Conflict{out.id, out.candidate, out.times.plannedAttemptAt}));
        QVERIFY(house.now(out.id) == out); // not mutated (C035)
        QVERIFY(house.now(stay.id) == stay);
    }

    void number_patch()
    {
        House house;
        house.disk().numbers.push_back(House::number(house.acme, "pn_two", "+37052071235", 1, false));
        house.start();
        QCOMPARE(house.refusal(patch(house, "pn_lt")), QStringLiteral("VALIDATION_ERROR")); // nothing to change
        command::PatchNumber label = patch(house, "pn_lt");
        label.displayName = QString();
        QCOMPARE(house.refusal(label), QStringLiteral("VALIDATION_ERROR"));
        label.displayName = QString(121, QLatin1Char('x'));
        QCOMPARE(house.refusal(label), QStringLiteral("VALIDATION_ERROR"));
        label.displayName = QStringLiteral("\U0001F4DE").repeated(120); // 120 code points, 240 UTF-16 units
        QCOMPARE(house.refusal(label), QString());
        label.number = PhoneNumberId(QStringLiteral("pn_x"));
        QCOMPARE(house.refusal(label), QStringLiteral("NOT_FOUND"));
    }

    // At most one default; setting one clears the other in the same transaction; the last may be cleared.
    void number_default_isExclusive()
    {
        House house;
        house.disk().numbers.push_back(House::number(house.acme, "pn_two", "+37052071235", 1, false));
        house.start();
        size_t written = 0;
        house.store->onCommit([&](const WriteGroup &group) { written = group.numbers.size(); });
        command::PatchNumber take = patch(house, "pn_two");
        take.defaultForOutbound = true;
        house.get<answer::NumberSaved>(take);
        QCOMPARE(written, size_t(2));
        QVERIFY(numberOf(house, "pn_two").isDefault);
        QVERIFY(!numberOf(house, "pn_lt").isDefault);
        take.defaultForOutbound = false;
        house.get<answer::NumberSaved>(take);
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c1")}),
                 QStringLiteral("NO_OUTBOUND_NUMBER")); // two numbers, none default
    }

    void number_addRecapRemove()
    {
        House house;
        house.start();
        PhoneNumber number = House::number(house.acme, "", "+37052071299", 2, false);
        number.id = {};
        const auto added = house.get<answer::NumberSaved>(command::SaveNumber{house.header(), number}).number;
        QVERIFY(isWellFormedId(added.id.text()));
        CallRequest request = house.request("c1");
        request.number = added.id;
        const Reservation one = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        request.candidate = CandidateId(QStringLiteral("c2"));
        const Reservation two = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        number = added;
        number.reservedInbound = 1; // one line less for us (P14)
        const auto saved = house.get<answer::NumberSaved>(command::SaveNumber{house.header(), number});
        QCOMPARE(saved.overBooked.size(), size_t(1));
        const auto removed = house.get<answer::NumberRemoved>(command::RemoveNumber{house.header(), added.id});
        QCOMPARE(removed.overBooked.size(), size_t(2));
        for (const auto &r : {one, two})
            QVERIFY(house.now(r.id) == r); // bookings are never mutated
        house.advance(kMinute);
        QVERIFY(house.ledger->sends.empty());
        // Added again, their lines count again.
        house.get<answer::NumberSaved>(command::SaveNumber{house.header(), added});
        house.advance(2 * kSecond);
        QCOMPARE(house.ledger->sends.size(), size_t(2));
    }

    void pool_recap_listsOwnCallsOnly()
    {
        House house;
        Company other = house.company();
        other.id = CompanyId(QStringLiteral("other"));
        house.disk().companies.push_back(other);
        house.disk().numbers.push_back(House::number(other.id, "pn_other", "+37052071777", 8, true));
        Position position = house.disk().positions[0];
        position.company = other.id;
        house.disk().positions.push_back(position);
        Candidate person = House::person(other.id, 50);
        house.disk().candidates.push_back(person);
        house.start();
        house.book("c1");
        CallRequest theirs = house.request("c50");
        theirs.company = other.id;
        CommandHeader header = house.header();
        header.company = other.id;
        house.get<answer::Call>(command::Book{header, theirs});
        const auto saved =
            house.get<answer::PoolSaved>(command::SavePool{house.header(), Pool{PoolId(QStringLiteral("pool_lt")), 0}});
        QCOMPARE(saved.overBooked.size(), size_t(1)); // nothing of the other company is named (P7)
        QVERIFY(house.engine->snapshot()->state().reservation(house.acme, saved.overBooked[0]));
    }

    void people_allOrNone()
    {
        House house;
        house.start();
        Candidate good = House::person(house.acme, 40);
        Candidate bad = House::person(house.acme, 41);
        bad.position = PositionId(QStringLiteral("nope"));
        QCOMPARE(house.refusal(command::SaveCandidates{house.header(), {good, bad}, true, QStringLiteral("list.csv")}),
                 QStringLiteral("NOT_FOUND"));
        QCOMPARE(house.engine->snapshot()->state().candidateCount(), 9);
        bad.position.reset();
        good.id = {};
        const auto saved = house.get<answer::CandidatesSaved>(
            command::SaveCandidates{house.header(), {good, bad}, true, QStringLiteral("list.csv")});
        QCOMPARE(saved.added, 2);
        QVERIFY(isWellFormedId(saved.candidates[0].id.text()));
        QCOMPARE(house.logOf().back().type, EventType::CandidatesImported);
    }

    void person_withAnOpenCall_staysAndKeepsTheirPhone()
    {
        House house;
        house.start();
        house.book("c1");
        const CandidateId c1(QStringLiteral("c1"));
        QCOMPARE(house.refusal(command::RemoveCandidate{house.header(), c1}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
        house.advance(milliseconds(0));
        Candidate other = House::person(house.acme, 1);
        other.phone = phoneOf("+37061299999");
        QCOMPARE(house.refusal(command::SaveCandidates{house.header(), {other}, false, {}}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION")); // the number that rings is locked
        QCOMPARE(house.refusal(command::RemoveCandidate{house.header(), CandidateId(QStringLiteral("c2"))}), QString());
        QCOMPARE(house.refusal(command::RemoveCandidate{house.header(), CandidateId(QStringLiteral("c2"))}),
                 QStringLiteral("NOT_FOUND"));
    }

    // A set-up fills an empty workspace in one transaction, or not at all.
    void setup_allOrNothing()
    {
        House house;
        const WorkspaceImage image = House::image();
        house.disk() = {};
        house.start();
        command::ImportSetup setup;
        setup.actor = {Actor::Kind::Operator, QStringLiteral("you")};
        setup.companies = image.companies;
        setup.numbers = image.numbers;
        setup.positions = image.positions;
        setup.candidates = image.candidates;
        QCOMPARE(house.refusal(setup), QStringLiteral("VALIDATION_ERROR")); // the pool is missing
        QVERIFY(house.engine->snapshot()->state().companies().empty());
        setup.pools = image.pools;
        const int commits = house.store->commits();
        house.get<Done>(setup);
        QCOMPARE(house.store->commits(), commits + 1);
        house.restart();
        QCOMPARE(house.engine->snapshot()->state().candidateCount(), 9);
        house.book("c1");
    }
};

CB_TEST(TstSettings)
#include "tst_settings.moc"
