// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakebackend.h"

namespace callboard::test {

template <typename Answer, typename... Question>
QFuture<Result<Answer>> FakeCall<Answer, Question...>::operator()(const Question &...question)
{
    asked.emplace_back(question...);
    if (hold) {
        auto promise = std::make_shared<QPromise<Result<Answer>>>();
        promise->start();
        m_held.push_back(promise);
        return promise->future();
    }
    if (!answer)
        return answered<Answer>(Error{ErrorCode::NotSupported, QStringLiteral("not scripted"), {}});
    return answered<Answer>(answer(question...));
}

FakePlans::FakePlans() = default;
FakePlans::~FakePlans() = default;

QFuture<Result<HeatData>> FakePlans::heat(const HeatQuery &query)
{
    return onHeat(query);
}

QFuture<Result<HeatCell>> FakePlans::heatCell(const HeatQuery &query, Instant at)
{
    return onHeatCell(query, at);
}

QFuture<Result<Availability>> FakePlans::availability(const CompanyId &company, InstantRange window,
                                                      milliseconds duration, const std::optional<PhoneNumberId> &number)
{
    return onAvailability(company, window, duration, number);
}

QFuture<Result<PlannedCall>> FakePlans::planOne(const CallRequest &request)
{
    return onPlanOne(request);
}

QFuture<Result<Plan>> FakePlans::plan(const BatchRequest &request)
{
    return onPlan(request);
}

QFuture<Result<std::vector<PresetChoice>>> FakePlans::presets(const CompanyId &company, milliseconds estimate,
                                                              const std::optional<Zone> &zone)
{
    return onPresets(company, estimate, zone);
}

QFuture<Result<std::vector<RetryPreview>>> FakePlans::retryPreview(const CompanyId &company, const PlannedCall &call)
{
    return onRetryPreview(company, call);
}

QFuture<Result<CommitOutcome>> FakePlans::commit(const Plan &plan, const QString &key)
{
    return onCommit(plan, key);
}

QFuture<Result<QByteArray>> FakePlans::exportCsv(const Plan &plan)
{
    return onExportCsv(plan);
}

FakeReservations::FakeReservations() = default;
FakeReservations::~FakeReservations() = default;

QFuture<Result<std::vector<ReservationRow>>> FakeReservations::list(const ReservationQuery &query)
{
    return onList(query);
}

QFuture<Result<ReservationDetail>> FakeReservations::get(const CompanyId &company, const ReservationId &id)
{
    return onGet(company, id);
}

QFuture<Result<Reservation>> FakeReservations::book(const CallRequest &request, const QString &key)
{
    return onBook(request, key);
}

QFuture<Result<MoveVerdict>> FakeReservations::canMove(const CompanyId &company, const ReservationId &id, Instant to,
                                                       const std::optional<PhoneNumberId> &number)
{
    return onCanMove(company, id, to, number);
}

QFuture<Result<Reservation>> FakeReservations::move(const CompanyId &company, const ReservationId &id, Instant to,
                                                    const std::optional<PhoneNumberId> &number, const QString &key)
{
    return onMove(company, id, to, number, key);
}

QFuture<Result<Done>> FakeReservations::callNow(const CompanyId &company, const ReservationId &id)
{
    return onCallNow(company, id);
}

QFuture<Result<Done>> FakeReservations::cancel(const CompanyId &company, const ReservationId &id, const QString &key)
{
    return onCancel(company, id, key);
}

QFuture<Result<BatchCancelled>> FakeReservations::cancelBatch(const CompanyId &company, const BatchId &batch,
                                                              const QString &key)
{
    return onCancelBatch(company, batch, key);
}

QFuture<Result<Revoked>> FakeReservations::revoke(const CompanyId &company, const CandidateId &candidate,
                                                  const PositionId &position)
{
    return onRevoke(company, candidate, position);
}

QFuture<Result<std::vector<BatchSummary>>> FakeReservations::batches(const CompanyId &company)
{
    return onBatches(company);
}

QFuture<Result<Done>> FakeReservations::pauseBatch(const CompanyId &company, const BatchId &batch, bool pause,
                                                   const QString &reason)
{
    return onPauseBatch(company, batch, pause, reason);
}

QFuture<Result<Done>> FakeReservations::renameBatch(const CompanyId &company, const BatchId &batch, const QString &name)
{
    return onRenameBatch(company, batch, name);
}

FakeHours::FakeHours() = default;
FakeHours::~FakeHours() = default;

QFuture<Result<HoursSnapshot>> FakeHours::load(const CompanyId &company)
{
    return onLoad(company);
}

QFuture<Result<std::vector<Conflict>>> FakeHours::preview(const CompanyId &company, const CallingHours &hours,
                                                          const std::optional<Weekdays> &days)
{
    return onPreview(company, hours, days);
}

QFuture<Result<HoursSaved>> FakeHours::save(const CompanyId &company, const HoursEdit &edit)
{
    return onSave(company, edit);
}

QFuture<Result<HoursExtrasSaved>> FakeHours::saveExtras(const CompanyId &company, const HoursExtras &extras)
{
    return onSaveExtras(company, extras);
}

QFuture<Result<Done>> FakeHours::waiveClosure(const CompanyId &company, const std::vector<ReservationId> &calls,
                                              bool waived)
{
    return onWaiveClosure(company, calls, waived);
}

QFuture<Result<std::vector<Plan>>> FakeHours::planMoves(const CompanyId &company,
                                                        const std::vector<ReservationId> &calls)
{
    return onPlanMoves(company, calls);
}

FakeNumbers::FakeNumbers() = default;
FakeNumbers::~FakeNumbers() = default;

QFuture<Result<NumbersSnapshot>> FakeNumbers::load(const CompanyId &company)
{
    return onLoad(company);
}

QFuture<Result<PhoneNumber>> FakeNumbers::patch(const CompanyId &company, const PhoneNumberId &id,
                                                const NumberPatch &change)
{
    return onPatch(company, id, change);
}

QFuture<Result<PhoneNumber>> FakeNumbers::save(const PhoneNumber &number)
{
    return onSave(number);
}

QFuture<Result<Done>> FakeNumbers::remove(const CompanyId &company, const PhoneNumberId &id)
{
    return onRemove(company, id);
}

QFuture<Result<Pool>> FakeNumbers::savePool(const CompanyId &company, const Pool &pool)
{
    return onSavePool(company, pool);
}

QFuture<Result<CapPreview>> FakeNumbers::previewCap(const CompanyId &company, const PhoneNumberId &id, int newCap,
                                                    InstantRange range, milliseconds estimate)
{
    return onPreviewCap(company, id, newCap, range, estimate);
}

FakeClock::FakeClock() = default;
FakeClock::~FakeClock() = default;

QFuture<Result<ClockStatus>> FakeClock::status(const CompanyId &company)
{
    return onStatus(company);
}

QFuture<Result<ClockBackend::Forecast>> FakeClock::forecast(const CompanyId &company)
{
    return onForecast(company);
}

QFuture<Result<Done>> FakeClock::holdDialling(const CompanyId &company, bool hold, const QString &reason)
{
    return onHoldDialling(company, hold, reason);
}

QFuture<Result<Company>> FakeClock::patchCompany(const CompanyId &company, const CompanyPatch &patch)
{
    return onPatchCompany(company, patch);
}

QFuture<Result<Done>> FakeClock::holdBreaker(const CompanyId &company, const QString &reason)
{
    return onHoldBreaker(company, reason);
}

QFuture<Result<Done>> FakeClock::closeBreaker(const CompanyId &company, const QString &reason)
{
    return onCloseBreaker(company, reason);
}

QFuture<Result<Done>> FakeClock::probeNow(const CompanyId &company)
{
    return onProbeNow(company);
}

QFuture<Result<Done>> FakeClock::answerLateCalls(const CompanyId &company, bool dial)
{
    return onAnswerLateCalls(company, dial);
}

FakePeople::FakePeople() = default;
FakePeople::~FakePeople() = default;

QFuture<Result<PeopleSnapshot>> FakePeople::load(const CompanyId &company)
{
    return onLoad(company);
}

QFuture<Result<std::vector<PersonRow>>> FakePeople::rows(const CompanyId &company, const std::vector<CandidateId> &ids)
{
    return onRows(company, ids);
}

QFuture<Result<Candidate>> FakePeople::save(const Candidate &candidate)
{
    return onSave(candidate);
}

QFuture<Result<Done>> FakePeople::remove(const CompanyId &company, const CandidateId &id)
{
    return onRemove(company, id);
}

QFuture<Result<Position>> FakePeople::savePosition(const Position &position)
{
    return onSavePosition(position);
}

QFuture<Result<ImportPreviewPtr>> FakePeople::previewImport(const CompanyId &company, const ImportSource &source,
                                                            const ImportOptions &options)
{
    return onPreviewImport(company, source, options);
}

QFuture<Result<ImportPreviewPtr>> FakePeople::revise(const ImportPreviewPtr &preview, const ImportRevision &revision)
{
    return onRevise(preview, revision);
}

QFuture<Result<ImportOutcome>> FakePeople::import(const ImportPreviewPtr &preview)
{
    return onImport(preview);
}

QFuture<Result<QByteArray>> FakePeople::rejectedCsv(const ImportPreviewPtr &preview, const RowSentence &sentence)
{
    return onRejectedCsv(preview, sentence);
}

FakeLog::FakeLog() = default;
FakeLog::~FakeLog() = default;

QFuture<Result<LogPage>> FakeLog::page(const LogFilter &filter)
{
    return onPage(filter);
}

QFuture<Result<QByteArray>> FakeLog::exportCsv(const LogFilter &filter)
{
    return onExportCsv(filter);
}

FakeKeys::FakeKeys() = default;
FakeKeys::~FakeKeys() = default;

QFuture<Result<std::vector<KeyRow>>> FakeKeys::list(const CompanyId &company)
{
    return onList(company);
}

QFuture<Result<KeyCreated>> FakeKeys::create(const CompanyId &company, const QString &name, KeyKind kind,
                                             const Scopes &scopes)
{
    return onCreate(company, name, kind, scopes);
}

QFuture<Result<Done>> FakeKeys::revoke(const CompanyId &company, const QString &id)
{
    return onRevoke(company, id);
}

FakeBackend::FakeBackend() = default;
FakeBackend::~FakeBackend() = default;

Capabilities FakeBackend::capabilities() const
{
    return capabilitiesValue;
}

WorkspaceInfo FakeBackend::workspace() const
{
    return workspaceValue;
}

Instant FakeBackend::now() const
{
    return nowValue;
}

ReservationsBackend &FakeBackend::reservations()
{
    return reservationsFake;
}

PlansBackend &FakeBackend::plans()
{
    return plansFake;
}

HoursBackend &FakeBackend::hours()
{
    return hoursFake;
}

NumbersBackend &FakeBackend::numbers()
{
    return numbersFake;
}

ClockBackend &FakeBackend::clock()
{
    return clockFake;
}

PeopleBackend &FakeBackend::people()
{
    return peopleFake;
}

LogBackend &FakeBackend::log()
{
    return logFake;
}

KeysBackend &FakeBackend::keys()
{
    return keysFake;
}

Connection FakeBackend::connection() const
{
    return connectionValue;
}

QFuture<Result<QByteArray>> FakeBackend::exportSetup()
{
    return onExportSetup();
}

QFuture<Result<Done>> FakeBackend::keepAs(const QString &path)
{
    return onKeepAs(path);
}

} // namespace callboard::test
