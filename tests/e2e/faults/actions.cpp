// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/faults/actions.h"

#include "tests/contract/contracthouse.h"

#include <algorithm>

namespace callboard::test {

namespace {

const CompanyId &kCompany = kAcme;
const PositionId kPosition{QStringLiteral("pos_abc123")};
const PhoneNumberId kNumber{QStringLiteral("pn_8f2a")};
const QString kWhy = QStringLiteral("why");

template <typename T> Deed sent(QFuture<Result<T>> future)
{
    Deed deed;
    deed.isAnswered = [future] { return future.isFinished(); };
    deed.error = [future]() -> std::optional<Error> {
        if (future.resultCount() == 0)
            return Error{ErrorCode::Cancelled, QStringLiteral("no answer"), {}};
        const Result<T> result = future.result();
        return result ? std::nullopt : std::optional(result.error());
    };
    return deed;
}

/// With the entry that the log has of it, of this company or of one thing.
Deed logged(Deed deed, EventType event, std::function<bool(const LogEntry &)> isMine = {})
{
    deed.event = event;
    deed.isMine = isMine ? std::move(isMine) : [](const LogEntry &) { return true; };
    return deed;
}

/// Until its answer is known.
Deed persistent(Deed deed)
{
    deed.isAskedAgain = true;
    return deed;
}

Deed counted(Deed deed, std::function<int(Backend &)> here)
{
    deed.countHere = std::move(here);
    return deed;
}

auto ofCall(const ReservationId &id)
{
    return [id](const LogEntry &entry) { return entry.reservation == id; };
}

auto ofPerson(const char *id)
{
    return [id = CandidateId(QString::fromLatin1(id))](const LogEntry &entry) { return entry.candidate == id; };
}

auto ofBatch(const BatchId &id)
{
    return [id](const LogEntry &entry) { return entry.batch == id; };
}

/// Asked until it is answered: a loaded machine may take its time.
template <typename Ask> auto told(Ask ask)
{
    auto answer = await(ask());
    while (!answer)
        answer = await(ask());
    return std::move(*answer);
}

auto peopleCalled(const QString &name)
{
    return [name](Backend &b) {
        const PeopleSnapshot known = told([&b] { return b.people().load(kCompany); });
        return static_cast<int>(std::count_if(known.people.begin(), known.people.end(),
                                              [&](const PersonRow &row) { return row.candidate.name == name; }));
    };
}

auto positionsCalled(const QString &title)
{
    return [title](Backend &b) {
        const PeopleSnapshot known = told([&b] { return b.people().load(kCompany); });
        return static_cast<int>(std::count_if(known.positions.begin(), known.positions.end(),
                                              [&](const Position &position) { return position.title == title; }));
    };
}

auto batchesCalled(const QString &name)
{
    return [name](Backend &b) {
        const std::vector<BatchSummary> known = told([&b] { return b.reservations().batches(kCompany); });
        return static_cast<int>(
            std::count_if(known.begin(), known.end(), [&](const BatchSummary &batch) { return batch.name == name; }));
    };
}

CallRequest requestOfTomorrow(const char *candidate)
{
    CallRequest request = requestFor(candidate);
    request.window = InstantRange{fromEpochMs(kContractNow) + 20 * kHour, fromEpochMs(kContractNow) + 50 * kHour};
    return request;
}

Position positionCalled(const QString &title)
{
    Position position;
    position.company = kCompany;
    position.title = title;
    position.interview = milliseconds(600'000);
    return position;
}

Candidate personCalled(const QString &name)
{
    Candidate person;
    person.company = kCompany;
    person.name = name;
    person.phone = E164::parse(QStringLiteral("+37061299999")).value();
    return person;
}

PhoneNumber numberCalled(const QString &name)
{
    PhoneNumber number;
    number.company = kCompany;
    number.e164 = E164::parse(QStringLiteral("+37052071277")).value();
    number.displayName = name;
    number.pool = PoolId(QStringLiteral("pool_lt"));
    return number;
}

HoursEdit laterHours()
{
    HoursEdit edit;
    edit.hours = CallingHours::parse("08:00", "19:00").value();
    return edit;
}

HoursExtras christmas()
{
    HoursExtras extras;
    extras.exceptions = {{QDate(2025, 12, 24), QDate(2025, 12, 26), false, QStringLiteral("Christmas"), {}}};
    return extras;
}

CompanyPatch companyCalled(const QString &name)
{
    CompanyPatch patch;
    patch.name = name;
    return patch;
}

NumberPatch numberPatch(const QString &name)
{
    NumberPatch patch;
    patch.displayName = name;
    return patch;
}

using P = const Prepared &;
using M = const QString &;

std::vector<Action> callActions()
{
    return {
        {"book",
         [](Backend &b, P, M m) {
             return persistent(logged(sent(b.reservations().book(requestOfTomorrow("cand_12"), m)),
                                      EventType::ReservationBooked, ofPerson("cand_12")));
         }},
        {"move",
         [](Backend &b, P p, M m) {
             const Reservation &call = p.calls[0];
             const Instant to = call.times.plannedAttemptAt + 30 * kMinute;
             // The reference has no move: there it is a booking that replaces.
             const auto event = b.connection().isPlain ? EventType::ReservationReplaced : EventType::ReservationMoved;
             return persistent(
                 logged(sent(b.reservations().move(kCompany, call.id, to, {}, m)), event, ofCall(call.id)));
         }},
        {"cancel",
         [](Backend &b, P p, M m) {
             return persistent(logged(sent(b.reservations().cancel(kCompany, p.calls[1].id, m)),
                                      EventType::ReservationCancelled, ofCall(p.calls[1].id)));
         }},
        {"cancel a batch",
         [](Backend &b, P p, M m) {
             return persistent(logged(sent(b.reservations().cancelBatch(kCompany, p.batches[0], m)),
                                      EventType::BatchCancelled, ofBatch(p.batches[0])));
         }},
        {"commit a plan",
         [](Backend &b, P p, M m) {
             return persistent(
                 logged(sent(b.plans().commit(p.plan, m)), EventType::ReservationBooked, ofPerson("cand_10")));
         }},
        {"call now",
         [](Backend &b, P p, M) {
             return logged(sent(b.reservations().callNow(kCompany, p.calls[2].id)), EventType::CallNowAsked,
                           ofCall(p.calls[2].id));
         }},
        {"revoke",
         [](Backend &b, P p, M) {
             Deed deed = logged(sent(b.reservations().revoke(kCompany, p.calls[3].candidate, kPosition)),
                                EventType::Revoked, ofPerson("cand_3"));
             deed.isAskedAgain = b.connection().isPlain; // it has no key there, and finds out by asking
             return deed;
         }},
        {"waive a closure",
         [](Backend &b, P p, M) {
             return logged(sent(b.hours().waiveClosure(kCompany, {p.calls[4].id}, true)),
                           EventType::ReservationReleased, ofCall(p.calls[4].id));
         }},
        {"pause a batch",
         [](Backend &b, P p, M) {
             return logged(sent(b.reservations().pauseBatch(kCompany, p.batches[1], true, kWhy)),
                           EventType::BatchPaused, ofBatch(p.batches[1]));
         }},
        {"rename a batch",
         [](Backend &b, P p, M m) {
             return counted(sent(b.reservations().renameBatch(kCompany, p.batches[1], m)), batchesCalled(m));
         }},
    };
}

std::vector<Action> companyActions()
{
    return {
        {"hold all dialling",
         [](Backend &b, P, M) {
             return logged(sent(b.clock().holdDialling(kCompany, true, kWhy)), EventType::DiallingHeld);
         }},
        {"rename the company",
         [](Backend &b, P, M m) {
             return logged(sent(b.clock().patchCompany(kCompany, companyCalled(m))), EventType::CompanyChanged);
         }},
        {"hold the breaker",
         [](Backend &b, P, M) { return logged(sent(b.clock().holdBreaker(kCompany, kWhy)), EventType::BreakerOpened); },
         Action::Breaker::NotHeld},
        {"probe now",
         [](Backend &b, P, M) { return logged(sent(b.clock().probeNow(kCompany)), EventType::BreakerProbed); },
         Action::Breaker::Held},
        {"close the breaker",
         [](Backend &b, P, M) {
             return logged(sent(b.clock().closeBreaker(kCompany, kWhy)), EventType::BreakerClosed);
         },
         Action::Breaker::Held},
        {"answer late calls", [](Backend &b, P, M) { return sent(b.clock().answerLateCalls(kCompany, true)); }},
        {"save hours",
         [](Backend &b, P, M) { return logged(sent(b.hours().save(kCompany, laterHours())), EventType::HoursSaved); }},
        {"save holidays",
         [](Backend &b, P, M) {
             return counted(logged(sent(b.hours().saveExtras(kCompany, christmas())), EventType::HoursExtrasSaved),
                            [](Backend &then) {
                                const HoursSnapshot known = told([&then] { return then.hours().load(kCompany); });
                                return static_cast<int>(known.extras.exceptions.size());
                            });
         }},
        {"make a key",
         [](Backend &b, P, M m) {
             return logged(sent(b.keys().create(kCompany, m, KeyKind::Api, {true, false, false})),
                           EventType::KeyCreated);
         }},
        {"revoke a key",
         [](Backend &b, P p, M) { return logged(sent(b.keys().revoke(kCompany, p.key)), EventType::KeyRevoked); }},
    };
}

std::vector<Action> thingActions()
{
    return {
        {"rename a number",
         [](Backend &b, P, M m) {
             return logged(sent(b.numbers().patch(kCompany, kNumber, numberPatch(m))), EventType::NumberChanged);
         }},
        {"add a number",
         [](Backend &b, P, M m) { return logged(sent(b.numbers().save(numberCalled(m))), EventType::NumberAdded); }},
        {"remove a number",
         [](Backend &b, P, M) {
             return logged(sent(b.numbers().remove(kCompany, PhoneNumberId(QStringLiteral("pn_de")))),
                           EventType::NumberRemoved);
         }},
        {"resize a pool",
         [](Backend &b, P, M) {
             return logged(sent(b.numbers().savePool(kCompany, Pool{PoolId(QStringLiteral("pool_lt")), 39})),
                           EventType::PoolChanged);
         }},
        {"add a person",
         [](Backend &b, P, M m) {
             return counted(logged(sent(b.people().save(personCalled(m))), EventType::CandidateSaved), peopleCalled(m));
         }},
        {"remove a person",
         [](Backend &b, P, M) {
             const QString name = QStringLiteral("cand_13");
             return counted(logged(sent(b.people().remove(kCompany, CandidateId(name))), EventType::CandidateRemoved),
                            [count = peopleCalled(name)](Backend &then) { return 1 - count(then); });
         }},
        {"import people",
         [](Backend &b, P p, M) {
             return counted(logged(sent(b.people().import(p.import)), EventType::CandidatesImported),
                            peopleCalled(QStringLiteral("Imported One")));
         }},
        {"add a position",
         [](Backend &b, P, M m) {
             return counted(logged(sent(b.people().savePosition(positionCalled(m))), EventType::PositionSaved),
                            positionsCalled(m));
         }},
    };
}

} // namespace

const std::vector<Action> &allActions()
{
    static const std::vector<Action> all = [] {
        std::vector<Action> joined = callActions();
        for (const auto &more : {companyActions(), thingActions()})
            joined.insert(joined.end(), more.begin(), more.end());
        return joined;
    }();
    return all;
}

} // namespace callboard::test
