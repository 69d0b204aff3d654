// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The questions of PlanController and what it makes of their answers.
#include "ui/schedule/plancontroller.h"

#include <QElapsedTimer>

#include <algorithm>

namespace callboard {

namespace {

/// Steps that a dry run can check, and no more of them than a person reads.
constexpr size_t kMostStepsChecked = 4;

/// The window that a step asks for; nullopt when the step is not about the window.
std::optional<InstantRange> windowOfStep(const Reason &step, InstantRange window, milliseconds estimate)
{
    if (step.code == ReasonCode::StepExtendWindow)
        return InstantRange{window.start, fromEpochMs(step.values.value(QStringLiteral("endMs")).toLongLong())};
    if (step.code != ReasonCode::StepNearestSlot)
        return std::nullopt;
    const Instant at = fromEpochMs(step.values.value(QStringLiteral("atMs")).toLongLong());
    return InstantRange{std::min(window.start, at), std::max(window.end, at + estimate)};
}

} // namespace

void PlanController::inputsTouched()
{
    emit inputsChanged();
    m_latestPlan.forget();
    m_latestSteps.forget();
    m_latestPeaks.forget();
    m_planning = m_inputs.isComplete() && isLoaded();
    if (!m_planning)
        dropPlan();
    else
        emit planChanged();
    m_planTimer.start(m_inputDelayMs);
    if (!m_planning)
        m_heatTimer.start(m_inputDelayMs);
}

void PlanController::viewTouched()
{
    emit viewChanged();
    m_heatTimer.start(m_inputDelayMs);
}

void PlanController::dropPlan()
{
    m_latestPlan.forget();
    m_planning = false;
    m_plan.reset();
    m_summary = {};
    m_places.clear();
    m_peaks.clear();
    m_planError.reset();
    m_retries.clear();
    emit planChanged();
}

void PlanController::askPlan()
{
    askPresets();
    if (!m_inputs.isComplete() || !isLoaded()) {
        askHeat();
        return;
    }
    m_planning = true;
    QElapsedTimer timer;
    timer.start();
    BatchRequest request = batchRequestOf(m_inputs, m_company);
    addRememberedZones(request);
    m_latestPlan.ask(m_backend.plans().plan(request), this, [this, timer](const Result<Plan> &answer) {
        m_planDuration = milliseconds(timer.elapsed());
        takePlan(answer);
    });
}

/// A zone that is remembered for a person is sent as theirs: left out, it is derived from the phone alone (D-TZ).
void PlanController::addRememberedZones(BatchRequest &request) const
{
    for (const CandidateId &id : request.candidates) {
        const PersonRow *row = person(id);
        if (!row || !row->candidate.zone)
            continue;
        if (BatchRequest::Override &own = request.overrides[id.text()]; !own.zone)
            own.zone = row->candidate.zone;
    }
}

void PlanController::takePlan(const Result<Plan> &answer)
{
    m_planning = false;
    m_places.clear();
    m_peaks.clear();
    if (answer) {
        m_plan = std::make_shared<const Plan>(*answer);
        m_summary = summaryOf(*m_plan, m_numbers);
        m_planError.reset();
    } else {
        m_plan.reset();
        m_summary = {};
        m_planError = answer.error();
    }
    emit planChanged();
    askHeat();
    askRetries();
    askSteps();
    askPeaks();
}

HeatQuery PlanController::heatQuery() const
{
    HeatQuery query;
    query.company = m_company;
    query.range = {m_own.startOfDay(m_view.firstDay), m_own.startOfDay(m_view.firstDay.addDays(m_view.days))};
    query.estimate = estimate();
    query.number = mapNumberOf(m_inputs, defaultNumber());
    query.people = m_inputs.people;
    if (m_inputs.people.empty()) {
        const bool policyHasZone = m_companyValue && m_companyValue->policy.zone;
        query.zone = m_view.secondZone ? *m_view.secondZone : policyHasZone ? *m_companyValue->policy.zone : m_own;
    }
    query.plan = m_plan;
    return query;
}

void PlanController::askHeat()
{
    m_heatTimer.stop();
    if (!isLoaded() || estimate() <= milliseconds(0))
        return;
    m_heatLoading = true;
    m_latestHeat.ask(m_backend.plans().heat(heatQuery()), this, [this](const Result<HeatData> &answer) {
        m_heatLoading = false;
        if (answer)
            m_heat = *answer;
        else
            emit failed(answer.error());
        emit heatChanged();
    });
}

void PlanController::askPresets()
{
    if (estimate() <= milliseconds(0))
        return;
    // A preset that ends with a working day ends in the zone of most of the people.
    std::optional<Zone> zone;
    if (const auto groups = zoneGroups(); !groups.empty())
        zone = groups.front().zone;
    m_latestPresets.ask(m_backend.plans().presets(m_company, estimate(), zone), this,
                        [this, zone](const Result<std::vector<PresetChoice>> &answer) {
                            m_presetZone = zone;
                            m_presets = answer ? *answer : std::vector<PresetChoice>{};
                            emit presetsChanged();
                        });
}

void PlanController::askRetries()
{
    m_retries.clear();
    const PlannedCall *first = nullptr;
    if (m_plan) {
        for (const PlanEntry &entry : m_plan->entries) {
            const auto *call = std::get_if<PlannedCall>(&entry);
            if (call && (!first || call->times.plannedAttemptAt < first->times.plannedAttemptAt))
                first = call;
        }
    }
    if (!first) {
        m_latestRetries.forget();
        emit retriesChanged();
        return;
    }
    m_latestRetries.ask(m_backend.plans().retryPreview(m_company, *first), this,
                        [this](const Result<std::vector<RetryPreview>> &answer) {
                            m_retries = answer ? *answer : std::vector<RetryPreview>{};
                            emit retriesChanged();
                        });
}

/// N04: what a wider window would really place, each found out by a dry run of the whole batch, one after the other.
void PlanController::askSteps()
{
    if (!m_plan || m_places.size() >= kMostStepsChecked)
        return;
    for (size_t i = 0; i < m_summary.groups.size(); ++i) {
        const NotPlacedGroup &group = m_summary.groups[i];
        const auto wider = group.step ? windowOfStep(*group.step, window(), estimate()) : std::nullopt;
        if (!wider || m_places.contains(static_cast<int>(i)))
            continue;
        BatchRequest request = m_plan->request;
        request.window = *wider;
        m_latestSteps.ask(m_backend.plans().plan(request), this,
                          [this, index = static_cast<int>(i), people = group.people](const Result<Plan> &answer) {
                              int places = 0;
                              for (const PlanEntry &entry : answer ? answer->entries : std::vector<PlanEntry>{}) {
                                  const bool placed = std::holds_alternative<PlannedCall>(entry);
                                  places += placed && std::ranges::find(people, candidateOf(entry)) != people.end();
                              }
                              m_places[index] = places;
                              emit planChanged();
                              askSteps();
                          });
        return;
    }
}

/// Lines in use at the minute at which the plan has most calls at once, one pool after the other.
void PlanController::askPeaks()
{
    for (const PlanSummary::PoolPeak &peak : m_summary.peaks) {
        if (m_peaks.contains(peak.pool.text()))
            continue;
        m_latestPeaks.ask(m_backend.plans().heatCell(heatQuery(), peak.at), this,
                          [this, pool = peak.pool](const Result<HeatCell> &answer) {
                              HeatCell::PoolPart part{pool, 0, 0, 0, true, {}};
                              for (const HeatCell::PoolPart &known : answer ? answer->pools : decltype(answer->pools){})
                                  part = known.pool == pool ? known : part;
                              m_peaks.emplace(pool.text(), part);
                              emit planChanged();
                              askPeaks();
                          });
        return;
    }
}

void PlanController::askCell(Instant at)
{
    if (!isLoaded() || estimate() <= milliseconds(0))
        return;
    HeatQuery query = heatQuery();
    if (!m_view.after)
        query.plan.reset();
    m_latestCell.ask(m_backend.plans().heatCell(query, at), this, [this](const Result<HeatCell> &answer) {
        if (answer)
            emit cellReady(*answer);
    });
}

bool PlanController::applyStep(const Reason &step)
{
    if (const auto wider = windowOfStep(step, window(), estimate())) {
        setWindow(*wider);
        return true;
    }
    if (step.code == ReasonCode::StepPickNumber && m_inputs.numbers != PlanInputs::Numbers::Resolved) {
        setNumbers(PlanInputs::Numbers::Resolved);
        return true;
    }
    return false;
}

} // namespace callboard
