// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/demo.h"

#include "core/base/timesource.h"
#include "core/local/collectingstore.h"
#include "core/local/demopeople.h"

#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kPastDays = 8;
constexpr int kFutureDays = 14;

bool isWorkday(QDate date)
{
    return date.dayOfWeek() <= 5;
}

Instant at(const Zone &zone, QDate date, int hour, int minute)
{
    return zone.resolve({date, QTime(hour, minute)}).first;
}

/// The whole story of the demo, told to one engine.
class Story
{
public:
    Story(const DemoRequest &request, EngineSession &session, Random &random)
        : m_request(request), m_session(session), m_random(random), m_company(request.setup.companies.front()),
          m_zone(m_company.policy.zone.value_or(Zone::utc())), m_today(m_zone.civilOf(request.now).date)
    {
    }

    Result<void> tell()
    {
        if (auto done = setUp(); !done)
            return done;
        // Every morning the recruiters book two workdays ahead, and change a thing now and then.
        for (QDate day = m_today.addDays(-kPastDays); day <= m_today; day = day.addDays(1)) {
            if (auto done = morning(day); !done)
                return done;
        }
        if (auto done = bookTheRest(); !done)
            return done;
        if (auto done = changeMinds(); !done)
            return done;
        return m_session.advanceTo(m_request.now);
    }

private:
    CommandHeader header(const char *who) const
    {
        CommandHeader header;
        header.company = m_company.id;
        header.actor = {Actor::Kind::Operator, QString::fromUtf8(who)};
        return header;
    }

    Result<void> setUp()
    {
        command::ImportSetup import;
        import.actor = {Actor::Kind::Operator, QStringLiteral("you")};
        const SetupFile &setup = m_request.setup;
        import.pools = setup.pools;
        import.companies = setup.companies;
        import.numbers = setup.numbers;
        import.keys = setup.keys;
        import.positions = setup.positions;
        import.candidates = setup.candidates;
        import.simulation = setup.simulation;
        import.isDemo = true;
        if (auto done = m_session.run(std::move(import)); !done)
            return done.error();
        command::SaveCandidates people;
        people.header = header("Rasa Balsys");
        people.isImport = true;
        people.source = QStringLiteral("applicants.csv");
        for (DemoGroup &group : demoPeople(m_company.id, setup.positions, m_request.calls * 24 / 25, m_random))
            people.candidates.insert(people.candidates.end(), group.people.begin(), group.people.end());
        for (size_t i = people.candidates.size(); i > 1; --i)
            std::swap(people.candidates[i - 1], people.candidates[m_random.next() % i]);
        m_people = people.candidates;
        if (auto done = m_session.run(std::move(people)); !done)
            return done.error();
        return {};
    }

    Result<void> morning(QDate day)
    {
        const Instant opens = at(m_zone, day, 8, 20);
        if (opens >= m_request.now)
            return {};
        if (auto done = m_session.advanceTo(opens); !done)
            return done;
        if (auto done = everydayChange(day); !done)
            return done;
        if (!isWorkday(day))
            return {};
        if (m_bookedUntil.isNull())
            m_bookedUntil = day.addDays(-1);
        QDate until = day.addDays(isWorkday(day.addDays(2)) ? 2 : 4);
        return bookDays(until);
    }

    /// One that comes every year and one day soon; never today, or the demo would stand still.
    HoursExtras holidays() const
    {
        HoursExtras extras;
        const int year = m_today.month() == 12 && m_today.day() >= 20 ? m_today.year() + 1 : m_today.year();
        const QDate christmas(year, 12, 25);
        extras.exceptions.push_back({christmas, christmas.addDays(1), true, QStringLiteral("Christmas"), {}});
        QDate teamDay = m_today.addDays(16);
        while (!isWorkday(teamDay))
            teamDay = teamDay.addDays(1);
        extras.exceptions.push_back({teamDay, teamDay, false, QStringLiteral("Team day"), {{9 * 60, 12 * 60}}});
        return extras;
    }

    /// What people change besides booking; each leaves its entry in the log.
    Result<void> everydayChange(QDate day)
    {
        const int ago = static_cast<int>(day.daysTo(m_today));
        if (ago == 6) {
            HoursEdit edit;
            edit.hours = m_company.policy.hours.value_or(CallingHours{});
            edit.hours.closes -= 30;
            return done(command::SaveHours{header("Tomas Navickas"), edit});
        }
        if (ago == 5) {
            HoursEdit edit;
            edit.hours = m_company.policy.hours.value_or(CallingHours{});
            return done(command::SaveHours{header("you"), edit});
        }
        if (ago == 4) {
            command::HoldDialling hold{header("Tomas Navickas"), true, QStringLiteral("Line test with the carrier")};
            if (auto held = done(hold); !held)
                return held;
            if (auto waited = m_session.advanceTo(m_session.now() + 9 * kMinute); !waited)
                return waited;
            hold.hold = false;
            hold.reason.clear();
            return done(hold);
        }
        if (ago == 3 && m_request.setup.numbers.size() > 1) {
            PhoneNumber number = m_request.setup.numbers[1];
            return done(command::PatchNumber{header("you"), number.id, number.displayName, std::nullopt});
        }
        if (ago == 2)
            return done(command::SaveHoursExtras{header("Tomas Navickas"), holidays()});
        return {};
    }

    Result<void> done(Command command)
    {
        auto answer = m_session.run(std::move(command));
        // A change that changes nothing is refused by the engine; the story goes on without it.
        if (!answer && answer.error().code != ErrorCode::ValidationError)
            return answer.error();
        return {};
    }

    Result<void> bookTheRest()
    {
        if (auto moved = m_session.advanceTo(m_request.now - 25 * kMinute); !moved)
            return moved;
        return bookDays(m_today.addDays(kFutureDays));
    }

    Result<void> bookDays(QDate until)
    {
        while (m_bookedUntil < until) {
            m_bookedUntil = m_bookedUntil.addDays(1);
            if (!isWorkday(m_bookedUntil))
                continue;
            if (auto booked = bookDay(m_bookedUntil); !booked)
                return booked;
        }
        return {};
    }

    /// Busy today and this week, thinner the further ahead: shares of all calls, in per mille.
    int callsOn(QDate day) const
    {
        static constexpr int ahead[] = {132, 128, 112, 100, 84, 66, 56, 46, 38, 30, 24};
        const qint64 days = m_today.daysTo(day);
        int workdays = 0;
        for (qint64 i = 1; i <= days; ++i)
            workdays += isWorkday(m_today.addDays(i)) ? 1 : 0;
        const int share = days < 0 ? 34 : ahead[std::min<size_t>(static_cast<size_t>(workdays), std::size(ahead) - 1)];
        return m_request.calls * share / 1000;
    }

    Result<void> bookDay(QDate day)
    {
        std::map<PositionId, std::vector<const Candidate *>> byPosition;
        for (int i = 0; i < callsOn(day); ++i) {
            const Candidate &person = m_people[m_nextPerson++ % m_people.size()];
            byPosition[*person.position].push_back(&person);
        }
        for (const Position &position : m_request.setup.positions) {
            const auto people = byPosition.find(position.id);
            if (people == byPosition.end())
                continue;
            command::BookBatch book;
            book.header = header(m_random.next() % 3 == 0 ? "you" : "Rasa Balsys");
            BatchRequest &request = book.request;
            request.company = m_company.id;
            for (const Candidate *person : people->second) {
                request.candidates.push_back(person->id);
                // A remembered zone is sent as the explicit one, as the console does.
                if (person->zone)
                    request.overrides[person->id.text()].zone = person->zone;
            }
            request.position = position.id;
            // Wide enough for every zone's working day that begins on this date.
            const Instant start = at(m_zone, day, 7, 0);
            request.window = InstantRange{std::max(start, m_session.now()), at(m_zone, day.addDays(1), 3, 0)};
            request.retry = RetryMode::SameDay;
            request.name =
                QStringLiteral("%1, %2").arg(position.title, QLocale::c().toString(day, QStringLiteral("d MMM")));
            auto booked = m_session.run(std::move(book));
            if (!booked)
                return booked.error();
            remember(std::get<CommitOutcome>(*booked));
        }
        return {};
    }

    void remember(const CommitOutcome &outcome)
    {
        for (const CommitOutcome::Entry &entry : outcome.entries) {
            if (entry.reservation)
                m_booked.push_back(*entry.reservation);
        }
    }

    /// Some people found other work: a handful of calls is cancelled.
    Result<void> changeMinds()
    {
        for (size_t i = 17; i < m_booked.size(); i += 97) {
            auto cancelled = m_session.run(command::Cancel{header("you"), m_booked[i]});
            const bool tooLate = !cancelled && (cancelled.error().code == ErrorCode::InvalidStatusTransition ||
                                                cancelled.error().code == ErrorCode::CandidateHasActiveReservation);
            if (!cancelled && !tooLate)
                return cancelled.error();
        }
        return {};
    }

    const DemoRequest &m_request;
    EngineSession &m_session;
    Random &m_random;
    const Company &m_company;
    Zone m_zone;
    QDate m_today;
    QDate m_bookedUntil;
    std::vector<Candidate> m_people;
    std::vector<ReservationId> m_booked;
    size_t m_nextPerson = 0;
};

} // namespace

Result<WriteGroup> makeDemo(const DemoRequest &request, const CarrierFactory &makeCarrier)
{
    const SetupFile &setup = request.setup;
    if (setup.companies.size() != 1 || setup.numbers.empty() || setup.positions.empty())
        return Error{
            ErrorCode::ValidationError, QStringLiteral("a demo needs one company with numbers and positions"), {}};
    const Zone zone = setup.companies.front().policy.zone.value_or(Zone::utc());
    const QDate first = zone.civilOf(request.now).date.addDays(-kPastDays);
    const auto random = seededRandom(request.seed);
    CollectingStore store;
    EngineSession session(store, at(zone, first, 7, 30), *random, makeCarrier);
    if (auto opened = session.open(); !opened)
        return opened.error();
    Story story(request, session, *random);
    if (auto told = story.tell(); !told)
        return told.error();
    return store.takeAll();
}

Instant demoMoment(Instant wanted, const Zone &zone)
{
    const CivilMinute civil = zone.civilOf(wanted);
    const bool atWork = isWorkday(civil.date) && civil.time >= QTime(10, 0) && civil.time < QTime(17, 0);
    if (atWork)
        return wanted;
    QDate day = civil.date;
    while (!isWorkday(day))
        day = day.addDays(-1);
    return at(zone, day, 15, 42);
}

} // namespace callboard
