// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/base/whendone.h"
#include "ui/schedule/planinputs.h"
#include "ui/schedule/plansummary.h"

#include <QTimer>

#include <memory>

namespace callboard {

/// The Plan page without a window: holds who, what and when, asks the backend for the map and for the plan, and keeps
/// the newest answers. The plan is a dry run, made anew by itself whenever an input changes; nothing here books.
/// Invariants: plan() belongs to inputs() unless isPlanning(); an answer to an older question is never shown.
class PlanController : public QObject
{
    Q_OBJECT

public:
    /// `own` is the operator's zone: rows of the map are its days.
    PlanController(Backend &backend, const Zone &own, QObject *parent = nullptr);

    void setCompany(const CompanyId &company);
    const CompanyId &company() const { return m_company; }
    Backend &backend() const { return m_backend; }
    const Zone &ownZone() const { return m_own; }
    void setOwnZone(const Zone &own);

    const PlanInputs &inputs() const { return m_inputs; }
    const PlanView &view() const { return m_view; }

    void setPeople(std::vector<CandidateId> people);
    void setPosition(const PositionId &position);
    void setNumbers(PlanInputs::Numbers numbers, const PhoneNumberId &number = {});
    void setWindow(InstantRange window);
    void setPreset(Preset preset);
    /// No window chosen: there is a map and no plan.
    void clearWindow() { setWindow({}); }
    void setRetry(RetryMode mode);
    void setInvitationDays(int days);
    void setReplace(bool replace);
    void setZoneFallback(const std::optional<Zone> &zone);
    void setOverride(const CandidateId &person, const BatchRequest::Override &choice);
    void setName(const QString &name);
    /// All inputs at once from a batch that was asked for elsewhere: numbers and zones per person stay as promised.
    void takeRequest(const BatchRequest &request);

    void setFirstDay(QDate day);
    void setDays(int days);
    void setCellMinutes(int minutes);
    void setAfter(bool after);
    void setSecondZone(const std::optional<Zone> &zone);
    /// Moves the range by whole ranges or so that it contains t.
    void showRange(int direction);
    void showInstant(Instant t);

    /// Everybody of one position who can be called and has no next call, from now to the close of the next workday:
    /// what a page that nobody has touched shows. Does nothing while the people are not loaded or some are chosen.
    void chooseDefaults();

    const PeopleSnapshot &people() const { return m_people; }
    const NumbersSnapshot &numbers() const { return m_numbers; }
    bool isLoaded() const { return m_peopleLoaded && m_numbersLoaded; }
    const std::optional<Company> &companyValue() const { return m_companyValue; }
    const PersonRow *person(const CandidateId &id) const;
    const Position *position() const;
    const PhoneNumber *number(const PhoneNumberId &id) const;
    QString numberLabel(const PhoneNumberId &id) const;
    std::optional<PhoneNumberId> defaultNumber() const;
    /// D-EST of the chosen position; 0 while there is none.
    milliseconds estimate() const;
    std::vector<ZoneGroup> zoneGroups() const;
    /// The zone of most chosen people whose clock is not the operator's; the second ruler's unless one was chosen.
    std::optional<Zone> usualSecondZone() const;
    std::optional<Zone> secondZone() const;

    /// The chosen window, or the preset's as the backend answered it; empty while there is none.
    InstantRange window() const;
    const HeatData &heat() const { return m_heat; }
    bool isHeatLoading() const { return m_heatLoading; }
    const std::shared_ptr<const Plan> &plan() const { return m_plan; }
    const PlanSummary &summary() const { return m_summary; }
    const std::optional<Error> &planError() const { return m_planError; }
    bool isPlanning() const { return m_planning; }
    milliseconds planDuration() const { return m_planDuration; }
    const std::vector<PresetChoice> &presets() const { return m_presets; }
    /// On whose clock a preset that ends with a working day was reckoned; nullopt = the operator's.
    const std::optional<Zone> &presetZone() const { return m_presetZone; }
    const std::vector<RetryPreview> &retries() const { return m_retries; }
    /// How many of a group a wider window would place, as a dry run answered; nullopt = not known.
    std::optional<int> placesBy(int group) const;

    /// Lines in use on a pool at the plan's busiest minute, the plan's calls included; nullopt = not known yet.
    std::optional<HeatCell::PoolPart> peakOf(const PoolId &pool) const;

    HeatQuery heatQuery() const;
    /// The arithmetic of one moment for hover card, dock and Explain; answered by cellReady, the newest only.
    void askCell(Instant at);
    /// Applies the smallest next step of a group where that is a change of the inputs; false = it is done elsewhere.
    bool applyStep(const Reason &step);

    /// Milliseconds that inputs are collected before the backend is asked; 0 in tests.
    void setDelays(int inputs, int events);

Q_SIGNALS:
    void snapshotChanged(); ///< people, numbers, positions or the company
    void inputsChanged();
    void viewChanged();
    void heatChanged();
    void planChanged(); ///< plan, its error or isPlanning
    void presetsChanged();
    void retriesChanged();
    void cellReady(const callboard::HeatCell &cell);
    void failed(const callboard::Error &error);

private:
    void loadPeople();
    void loadNumbers();
    void readCompany();
    void heed(const Changes &changes);
    void inputsTouched();
    void viewTouched();
    void askPlan();
    void askHeat();
    void askPresets();
    void askRetries();
    void askSteps();
    void askPeaks();
    void addRememberedZones(BatchRequest &request) const;
    void takePlan(const Result<Plan> &answer);
    void dropPlan();

    Backend &m_backend;
    Zone m_own;
    CompanyId m_company;
    std::optional<Company> m_companyValue;
    PlanInputs m_inputs;
    PlanView m_view;
    PeopleSnapshot m_people;
    NumbersSnapshot m_numbers;
    std::map<QString, size_t> m_personAt;
    bool m_peopleLoaded = false;
    bool m_numbersLoaded = false;

    HeatData m_heat;
    bool m_heatLoading = false;
    std::shared_ptr<const Plan> m_plan;
    PlanSummary m_summary;
    std::optional<Error> m_planError;
    bool m_planning = false;
    milliseconds m_planDuration{0};
    std::vector<PresetChoice> m_presets;
    std::optional<Zone> m_presetZone;
    std::vector<RetryPreview> m_retries;
    std::map<int, int> m_places;
    std::map<QString, HeatCell::PoolPart> m_peaks; // by pool id

    QTimer m_planTimer;
    QTimer m_heatTimer;
    int m_inputDelayMs = 30;
    int m_eventDelayMs = 250;
    LatestOnly m_latestPeople;
    LatestOnly m_latestNumbers;
    LatestOnly m_latestHeat;
    LatestOnly m_latestPlan;
    LatestOnly m_latestPresets;
    LatestOnly m_latestRetries;
    LatestOnly m_latestCell;
    LatestOnly m_latestSteps;
    LatestOnly m_latestPeaks;
};

} // namespace callboard
