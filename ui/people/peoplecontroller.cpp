// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/peoplecontroller.h"

#include "core/time/safehours.h"
#include "ui/shell/session.h"

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

/// How far ahead "opens" looks; a weekly rule repeats within it.
constexpr milliseconds kLookAhead = 8 * kDay;
/// More changed people than this are cheaper to load at once.
constexpr size_t kMostSingleRows = 400;

} // namespace

bool contains(const PeopleView &view, const PersonRow &row)
{
    switch (view.kind) {
    case PeopleView::Kind::All:
        return true;
    case PeopleView::Kind::WithNextCall:
        return row.nextCall.has_value();
    case PeopleView::Kind::WithoutNextCall:
        return !row.nextCall.has_value();
    case PeopleView::Kind::NeedsZone:
        return !row.zone.has_value();
    case PeopleView::Kind::Blocked:
        return row.blocked.has_value();
    case PeopleView::Kind::Test:
        return row.candidate.isTest;
    case PeopleView::Kind::OfPosition:
        return row.candidate.position == view.position;
    }
    return false;
}

PeopleController::PeopleController(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::companyChanged, this, &PeopleController::load);
    connect(&session, &Session::changed, this, &PeopleController::heed);
}

void PeopleController::heed(const Changes &changes)
{
    if (changes.everything || changes.positions || changes.hours || changes.candidates.size() > kMostSingleRows) {
        load();
        return;
    }
    if (!changes.candidates.empty())
        update(changes.candidates);
}

void PeopleController::load()
{
    // Rows that are on their way are older than what this asks for, and their changes are in it.
    ++m_loadNumber;
    m_isUpdating = false;
    m_meanwhile.clear();
    m_isLoading = true;
    m_loads.ask(m_session.backend().people().load(m_session.companyId()), this,
                [this](const Result<PeopleSnapshot> &answer) {
                    m_isLoading = false;
                    if (!answer) {
                        Q_EMIT failed(answer.error());
                        return;
                    }
                    m_people = answer->people;
                    m_positions = answer->positions;
                    m_rowById.clear();
                    for (size_t i = 0; i < m_people.size(); ++i)
                        m_rowById.insert(m_people[i].candidate.id.text(), static_cast<int>(i));
                    m_loaded = true;
                    Q_EMIT reloaded();
                    Q_EMIT positionsChanged();
                    updateMeanwhile();
                });
}

/// One question at a time: answers that overtake each other would leave the older one standing.
void PeopleController::updateMeanwhile()
{
    std::vector<CandidateId> ids = std::exchange(m_meanwhile, {});
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (!ids.empty())
        update(ids);
}

void PeopleController::update(const std::vector<CandidateId> &ids)
{
    if (m_isLoading || m_isUpdating) {
        m_meanwhile.insert(m_meanwhile.end(), ids.begin(), ids.end());
        return;
    }
    m_isUpdating = true;
    whenDone(m_session.backend().people().rows(m_session.companyId(), ids), this,
             [this, ids, number = m_loadNumber](const Result<std::vector<PersonRow>> &answer) {
                 if (number != m_loadNumber)
                     return;
                 m_isUpdating = false;
                 if (!answer) {
                     load();
                     return;
                 }
                 std::vector<int> changed;
                 for (const PersonRow &row : *answer) {
                     const auto at = m_rowById.constFind(row.candidate.id.text());
                     if (at == m_rowById.cend()) {
                         load(); // somebody new
                         return;
                     }
                     if (m_people[static_cast<size_t>(*at)].candidate.name != row.candidate.name) {
                         load(); // rows are in the order of names
                         return;
                     }
                     m_people[static_cast<size_t>(*at)] = row;
                     changed.push_back(*at);
                 }
                 if (answer->size() != ids.size()) {
                     load(); // somebody is gone
                     return;
                 }
                 std::sort(changed.begin(), changed.end());
                 if (!changed.empty())
                     Q_EMIT rowsChanged(changed);
                 updateMeanwhile();
             });
}

const PersonRow *PeopleController::person(const CandidateId &id) const
{
    const auto at = m_rowById.constFind(id.text());
    return at == m_rowById.cend() ? nullptr : &m_people[static_cast<size_t>(*at)];
}

int PeopleController::count(const PeopleView &view) const
{
    return static_cast<int>(
        std::count_if(m_people.begin(), m_people.end(), [&](const PersonRow &row) { return contains(view, row); }));
}

CallStanding PeopleController::standingOf(const PersonRow &row) const
{
    using Kind = CallStanding::Kind;
    if (row.liveCall)
        return {Kind::OnTheLine, {}, {}};
    const Company company = m_session.company();
    if (row.blocked == ErrorCode::TimezoneSelectionRequired || !row.zone)
        return {Kind::NeedsZone, {}, ErrorCode::TimezoneSelectionRequired};
    if (row.blocked == ErrorCode::WorkingHoursNotConfigured)
        return {Kind::HoursNotSet, {}, *row.blocked};
    if (row.blocked == ErrorCode::InvalidPhone)
        return {Kind::PhoneWrong, {}, *row.blocked};
    if (row.blocked == ErrorCode::TelephonyDisabled)
        return {Kind::Off, {}, *row.blocked};
    if (row.blocked && *row.blocked != ErrorCode::NoCallableTime)
        return {Kind::Other, {}, *row.blocked};
    const Instant now = m_session.now();
    const HoursRule rule = hoursOf(row);
    if (!callableAt(now, rule, company.extras, *row.zone))
        return {Kind::Opens, nextCallable(now, now + kLookAhead, rule, company.extras, *row.zone),
                ErrorCode::NoCallableTime};
    if (company.diallingHeld)
        return {Kind::Held, {}, {}};
    return {};
}

void PeopleController::save(const Candidate &candidate, std::function<void(const Error &)> refused)
{
    const bool isNew = candidate.id.isEmpty();
    whenDone(m_session.backend().people().save(candidate), this,
             [this, isNew, refused = std::move(refused)](const Result<Candidate> &answer) {
                 if (answer)
                     Q_EMIT saved(*answer, isNew);
                 else if (refused)
                     refused(answer.error());
                 else
                     Q_EMIT failed(answer.error());
             });
}

void PeopleController::remove(const CandidateId &id)
{
    const PersonRow *row = person(id);
    const QString name = row ? row->candidate.name : id.text();
    whenDone(m_session.backend().people().remove(m_session.companyId(), id), this,
             [this, name](const Result<Done> &answer) {
                 if (answer)
                     Q_EMIT removed(name);
                 else
                     Q_EMIT failed(answer.error());
             });
}

void PeopleController::revoke(const CandidateId &id)
{
    const PersonRow *row = person(id);
    if (!row)
        return;
    PositionId position = row->candidate.position.value_or(PositionId());
    if (position.isEmpty() && !m_positions.empty())
        position = m_positions.front().id;
    whenDone(m_session.backend().reservations().revoke(m_session.companyId(), id, position), this,
             [this, name = row->candidate.name](const Result<Revoked> &answer) {
                 if (answer)
                     Q_EMIT revoked(name, *answer);
                 else
                     Q_EMIT failed(answer.error());
             });
}

void PeopleController::savePosition(const Position &position)
{
    whenDone(m_session.backend().people().savePosition(position), this, [this](const Result<Position> &answer) {
        if (answer)
            load();
        else
            Q_EMIT failed(answer.error());
    });
}

void PeopleController::setZone(const std::vector<CandidateId> &people, const std::optional<Zone> &zone)
{
    for (const CandidateId &id : people) {
        const PersonRow *row = person(id);
        if (!row)
            continue;
        Candidate candidate = row->candidate;
        candidate.zone = zone;
        candidate.zoneProvenance = zone ? ZoneProvenance::You : ZoneProvenance::None;
        save(candidate);
    }
}

void PeopleController::setSafeWindow(const std::vector<CandidateId> &people)
{
    for (const CandidateId &id : people) {
        const PersonRow *row = person(id);
        if (!row)
            continue;
        Candidate candidate = row->candidate;
        candidate.zone.reset();
        candidate.zoneProvenance = ZoneProvenance::SafeWindow;
        save(candidate);
    }
}

HoursRule PeopleController::hoursOf(const PersonRow &row) const
{
    const HoursRule rule = m_session.company().policy.rule();
    if (row.candidate.zone || row.candidate.zoneProvenance != ZoneProvenance::SafeWindow)
        return rule;
    const Instant now = m_session.now();
    const PhoneZones zones = zonesOf(row.candidate.phone);
    const auto safe = safeHours(rule, zones.narrowed.empty() ? zones.all : zones.narrowed, {now, now + kLookAhead});
    return safe ? safe->rule : rule;
}

void PeopleController::askHistory(const CandidateId &id)
{
    ReservationQuery query;
    query.company = m_session.companyId();
    query.candidate = id;
    m_histories.ask(m_session.backend().reservations().list(query), this,
                    [this, id](const Result<std::vector<ReservationRow>> &answer) {
                        if (!answer)
                            return;
                        std::vector<ReservationRow> calls = *answer;
                        std::sort(calls.begin(), calls.end(), [](const ReservationRow &a, const ReservationRow &b) {
                            return a.reservation.times.plannedAttemptAt > b.reservation.times.plannedAttemptAt;
                        });
                        Q_EMIT historyReady(id, calls);
                    });
}

} // namespace callboard
