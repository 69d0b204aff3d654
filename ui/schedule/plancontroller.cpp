// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/plancontroller.h"

#include <algorithm>
#include <set>

namespace callboard {

namespace {

constexpr int kMostDays = 62;
/// A first proposal stays readable; more people are a choice, never a surprise.
constexpr size_t kMostDefaultPeople = 200;

} // namespace

PlanController::PlanController(Backend &backend, const Zone &own, QObject *parent)
    : QObject(parent), m_backend(backend), m_own(own)
{
    m_view.firstDay = m_own.civilOf(m_backend.now()).date;
    for (QTimer *timer : {&m_planTimer, &m_heatTimer})
        timer->setSingleShot(true);
    connect(&m_planTimer, &QTimer::timeout, this, &PlanController::askPlan);
    connect(&m_heatTimer, &QTimer::timeout, this, &PlanController::askHeat);
    connect(&m_backend, &Backend::changed, this, &PlanController::heed);
    connect(&m_backend, &Backend::workspaceChanged, this, &PlanController::readCompany);
}

void PlanController::setDelays(int inputs, int events)
{
    m_inputDelayMs = inputs;
    m_eventDelayMs = events;
}

void PlanController::setCompany(const CompanyId &company)
{
    if (m_company == company)
        return;
    m_company = company;
    m_inputs = {};
    m_people = {};
    m_numbers = {};
    m_personAt.clear();
    m_peopleLoaded = m_numbersLoaded = false;
    m_heat = {};
    m_view.secondZone.reset();
    dropPlan();
    readCompany();
    loadPeople();
    loadNumbers();
    emit inputsChanged();
}

void PlanController::setOwnZone(const Zone &own)
{
    if (m_own == own)
        return;
    m_own = own;
    viewTouched();
}

void PlanController::readCompany()
{
    const auto companies = m_backend.workspace().companies;
    const auto found = std::ranges::find(companies, m_company, &Company::id);
    const auto before = m_companyValue;
    m_companyValue = found == companies.end() ? std::nullopt : std::optional(*found);
    if (before == m_companyValue)
        return;
    emit snapshotChanged();
    if (isLoaded())
        inputsTouched();
}

void PlanController::loadPeople()
{
    m_latestPeople.ask(m_backend.people().load(m_company), this, [this](const Result<PeopleSnapshot> &answer) {
        if (!answer) {
            emit failed(answer.error());
            return;
        }
        m_people = *answer;
        m_personAt.clear();
        for (size_t i = 0; i < m_people.people.size(); ++i)
            m_personAt[m_people.people[i].candidate.id.text()] = i;
        m_peopleLoaded = true;
        std::erase_if(m_inputs.people, [this](const CandidateId &id) { return !person(id); });
        if (!position() && !m_people.positions.empty())
            m_inputs.position = m_people.positions.front().id;
        emit snapshotChanged();
        inputsTouched();
    });
}

void PlanController::loadNumbers()
{
    m_latestNumbers.ask(m_backend.numbers().load(m_company), this, [this](const Result<NumbersSnapshot> &answer) {
        if (!answer) {
            emit failed(answer.error());
            return;
        }
        m_numbers = *answer;
        m_numbersLoaded = true;
        if (m_inputs.numbers == PlanInputs::Numbers::One && !number(m_inputs.number))
            m_inputs.numbers = PlanInputs::Numbers::Resolved;
        emit snapshotChanged();
        inputsTouched();
    });
}

/// Reacts to facts: what was read is read again, the map follows capacity, and a plan whose first minute has passed is
/// made anew. Other plans stay as they are: they are checked again when they are booked.
void PlanController::heed(const Changes &changes)
{
    if (changes.company != m_company && !changes.everything)
        return;
    if (changes.everything || changes.hours)
        readCompany();
    if (changes.everything || changes.positions || !changes.candidates.empty())
        loadPeople();
    if (changes.everything || changes.numbers)
        loadNumbers();
    const bool planIsLate = m_plan && m_summary.first && *m_summary.first < m_backend.now();
    if ((planIsLate || (changes.hours && m_plan)) && !m_planTimer.isActive())
        m_planTimer.start(m_eventDelayMs);
    if ((changes.capacity || changes.hours) && !m_heatTimer.isActive())
        m_heatTimer.start(m_eventDelayMs);
}

void PlanController::setPeople(std::vector<CandidateId> people)
{
    std::set<QString> seen;
    std::erase_if(people, [&](const CandidateId &id) { return !seen.insert(id.text()).second; });
    if (people == m_inputs.people)
        return;
    m_inputs.people = std::move(people);
    inputsTouched();
}

void PlanController::setPosition(const PositionId &position)
{
    if (position == m_inputs.position)
        return;
    m_inputs.position = position;
    inputsTouched();
}

void PlanController::setNumbers(PlanInputs::Numbers numbers, const PhoneNumberId &number)
{
    if (numbers == m_inputs.numbers && number == m_inputs.number)
        return;
    m_inputs.numbers = numbers;
    m_inputs.number = number;
    inputsTouched();
}

void PlanController::setWindow(InstantRange window)
{
    if (m_inputs.window == WindowChoice(window))
        return;
    m_inputs.window = window;
    inputsTouched();
}

void PlanController::setPreset(Preset preset)
{
    if (m_inputs.window == WindowChoice(preset))
        return;
    m_inputs.window = preset;
    inputsTouched();
}

void PlanController::setRetry(RetryMode mode)
{
    if (mode == m_inputs.retry)
        return;
    m_inputs.retry = mode;
    inputsTouched();
}

void PlanController::setInvitationDays(int days)
{
    days = std::clamp(days, 1, 7);
    if (days == m_inputs.invitationDays)
        return;
    m_inputs.invitationDays = days;
    inputsTouched();
}

void PlanController::setReplace(bool replace)
{
    if (replace == m_inputs.replace)
        return;
    m_inputs.replace = replace;
    inputsTouched();
}

void PlanController::setZoneFallback(const std::optional<Zone> &zone)
{
    if (zone == m_inputs.zoneFallback)
        return;
    m_inputs.zoneFallback = zone;
    inputsTouched();
}

void PlanController::setOverride(const CandidateId &person, const BatchRequest::Override &choice)
{
    if (!choice.number && !choice.zone)
        m_inputs.overrides.erase(person.text());
    else
        m_inputs.overrides[person.text()] = choice;
    inputsTouched();
}

void PlanController::setName(const QString &name)
{
    if (name == m_inputs.name)
        return;
    m_inputs.name = name;
    inputsTouched();
}

void PlanController::takeRequest(const BatchRequest &request)
{
    PlanInputs inputs = m_inputs;
    inputs.people = request.candidates;
    inputs.position = request.position;
    inputs.numbers = request.strategy == NumberStrategy::PerCandidate ? PlanInputs::Numbers::PerPerson
                     : request.strategy == NumberStrategy::Default    ? PlanInputs::Numbers::Default
                                                                      : PlanInputs::Numbers::Resolved;
    inputs.window = request.window;
    inputs.retry = request.retry;
    inputs.invitationDays = request.invitationExpirationDays;
    inputs.replace = request.replace;
    inputs.zoneFallback = request.zoneFallback;
    inputs.overrides = request.overrides;
    inputs.name = request.name;
    m_inputs = std::move(inputs);
    inputsTouched();
}

void PlanController::setFirstDay(QDate day)
{
    if (day == m_view.firstDay || !day.isValid())
        return;
    m_view.firstDay = day;
    viewTouched();
}

void PlanController::setDays(int days)
{
    days = std::clamp(days, 1, kMostDays);
    if (days == m_view.days)
        return;
    m_view.days = days;
    viewTouched();
}

void PlanController::setCellMinutes(int minutes)
{
    if (minutes == m_view.cellMinutes)
        return;
    m_view.cellMinutes = minutes;
    emit viewChanged(); // the same five-minute answer, cut differently
}

void PlanController::setAfter(bool after)
{
    if (after == m_view.after)
        return;
    m_view.after = after;
    emit viewChanged();
}

void PlanController::setSecondZone(const std::optional<Zone> &zone)
{
    if (zone == m_view.secondZone)
        return;
    m_view.secondZone = zone;
    viewTouched();
}

void PlanController::showRange(int direction)
{
    setFirstDay(m_view.firstDay.addDays(direction * m_view.days));
}

void PlanController::showInstant(Instant t)
{
    const QDate day = m_own.civilOf(t).date;
    if (day >= m_view.firstDay && day < m_view.firstDay.addDays(m_view.days))
        return;
    setFirstDay(day.addDays(1 - day.dayOfWeek()));
}

void PlanController::chooseDefaults()
{
    if (!m_peopleLoaded || !m_inputs.people.empty() || m_people.positions.empty())
        return;
    const auto canBePlanned = [](const PersonRow &row) { return !row.nextCall && !row.liveCall && !row.blocked; };
    std::map<QString, int> perPosition;
    for (const PersonRow &row : m_people.people) {
        if (row.candidate.position && canBePlanned(row))
            ++perPosition[row.candidate.position->text()];
    }
    const auto most =
        std::ranges::max_element(m_people.positions, {}, [&](const Position &p) { return perPosition[p.id.text()]; });
    m_inputs.position = most->id;
    for (const PersonRow &row : m_people.people) {
        if (row.candidate.position == most->id && canBePlanned(row) && m_inputs.people.size() < kMostDefaultPeople)
            m_inputs.people.push_back(row.candidate.id);
    }
    if (window().isEmpty()) {
        const Instant start = ceilTo(m_backend.now() + kConsoleMinLead, 30 * kMinute);
        const HoursRule rule = m_companyValue ? m_companyValue->policy.rule() : HoursRule{};
        const InstantRange workday = presetWindow(Preset::ByNextBusinessDay, m_backend.now(), rule, m_own,
                                                  m_companyValue ? m_companyValue->extras : HoursExtras{});
        m_inputs.window = InstantRange{start, std::max(ceilTo(workday.end, 30 * kMinute), start + kDay)};
    }
    inputsTouched();
}

const PersonRow *PlanController::person(const CandidateId &id) const
{
    const auto found = m_personAt.find(id.text());
    return found == m_personAt.end() ? nullptr : &m_people.people[found->second];
}

const Position *PlanController::position() const
{
    const auto found = std::ranges::find(m_people.positions, m_inputs.position, &Position::id);
    return found == m_people.positions.end() ? nullptr : &*found;
}

const PhoneNumber *PlanController::number(const PhoneNumberId &id) const
{
    const auto found = std::ranges::find_if(m_numbers.numbers, [&](const NumberRow &r) { return r.number.id == id; });
    return found == m_numbers.numbers.end() ? nullptr : &found->number;
}

QString PlanController::numberLabel(const PhoneNumberId &id) const
{
    const PhoneNumber *found = number(id);
    return found ? found->displayName : id.text();
}

std::optional<PhoneNumberId> PlanController::defaultNumber() const
{
    for (const NumberRow &row : m_numbers.numbers) {
        if (row.number.isDefault || m_numbers.numbers.size() == 1)
            return row.number.id;
    }
    return std::nullopt;
}

milliseconds PlanController::estimate() const
{
    const Position *chosen = position();
    return chosen && m_companyValue ? estimateOf(*m_companyValue, *chosen, {}) : milliseconds(0);
}

std::vector<ZoneGroup> PlanController::zoneGroups() const
{
    std::vector<const PersonRow *> chosen;
    for (const CandidateId &id : m_inputs.people) {
        if (const PersonRow *row = person(id))
            chosen.push_back(row);
    }
    const InstantRange when = window();
    const QDate date = m_own.civilOf(when.isEmpty() ? m_backend.now() : when.start).date;
    return zoneGroupsOf(chosen, m_companyValue ? m_companyValue->policy : HoursPolicy{}, date, m_inputs.overrides,
                        m_inputs.zoneFallback);
}

std::optional<Zone> PlanController::usualSecondZone() const
{
    const Instant now = m_backend.now();
    for (const ZoneGroup &group : zoneGroups()) {
        if (group.zone && !group.zone->sameClockAs(m_own, {now, now + kDay}))
            return group.zone;
    }
    if (m_companyValue && m_companyValue->policy.zone && !(*m_companyValue->policy.zone == m_own))
        return m_companyValue->policy.zone;
    return std::nullopt;
}

std::optional<Zone> PlanController::secondZone() const
{
    return m_view.secondZone ? m_view.secondZone : usualSecondZone();
}

InstantRange PlanController::window() const
{
    if (const auto *range = std::get_if<InstantRange>(&m_inputs.window))
        return *range;
    const auto found = std::ranges::find(m_presets, std::get<Preset>(m_inputs.window), &PresetChoice::preset);
    return found == m_presets.end() ? InstantRange{} : found->window;
}

std::optional<HeatCell::PoolPart> PlanController::peakOf(const PoolId &pool) const
{
    const auto found = m_peaks.find(pool.text());
    return found == m_peaks.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> PlanController::placesBy(int group) const
{
    // The planner counted what more lines would place; a wider window was tried by a dry run of its own.
    if (group >= 0 && group < static_cast<int>(m_summary.groups.size())) {
        const auto &step = m_summary.groups[static_cast<size_t>(group)].step;
        if (step && step->values.contains(QStringLiteral("places")))
            return step->values.value(QStringLiteral("places")).toInt();
    }
    const auto found = m_places.find(group);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

} // namespace callboard
