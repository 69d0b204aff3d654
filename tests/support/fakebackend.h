// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/base/whendone.h"

#include <deque>
#include <functional>
#include <tuple>

namespace callboard::test {

/// One scripted request of a backend: notes each question, answers by `answer` at once or, while `hold` is set, when
/// the test says so. Without a script it answers NotSupported, so that a test sees what it forgot.
template <typename Answer, typename... Question> class FakeCall
{
public:
    using Asked = std::tuple<std::decay_t<Question>...>;

    std::function<Result<Answer>(const std::decay_t<Question> &...)> answer;
    std::vector<Asked> asked;
    bool hold = false;

    QFuture<Result<Answer>> operator()(const Question &...question); // in fakebackend.cpp, as all that it takes

    int count() const { return static_cast<int>(asked.size()); }
    int heldCount() const { return static_cast<int>(m_held.size()); }
    /// The n-th part of the last question.
    template <size_t N = 0> const auto &last() const { return std::get<N>(asked.back()); }

    /// Answers the oldest question that is held.
    void release(Result<Answer> result)
    {
        take()->addResult(std::move(result));
        finishTaken();
    }
    /// The answering side is gone: the question ends without an answer, and nobody knows what became of it.
    void drop()
    {
        take();
        finishTaken();
    }

private:
    using Promise = std::shared_ptr<QPromise<Result<Answer>>>;
    const Promise &take()
    {
        m_taken = m_held.front();
        m_held.pop_front();
        return m_taken;
    }
    void finishTaken()
    {
        m_taken->finish();
        m_taken.reset();
    }
    std::deque<Promise> m_held;
    Promise m_taken;
};

class FakePlans final : public PlansBackend
{
public:
    FakePlans();
    ~FakePlans() override;

    FakeCall<HeatData, HeatQuery> onHeat;
    FakeCall<HeatCell, HeatQuery, Instant> onHeatCell;
    FakeCall<Availability, CompanyId, InstantRange, milliseconds, std::optional<PhoneNumberId>> onAvailability;
    FakeCall<PlannedCall, CallRequest> onPlanOne;
    FakeCall<Plan, BatchRequest> onPlan;
    FakeCall<std::vector<PresetChoice>, CompanyId, milliseconds, std::optional<Zone>> onPresets;
    FakeCall<std::vector<RetryPreview>, CompanyId, PlannedCall> onRetryPreview;
    FakeCall<CommitOutcome, Plan, QString> onCommit;
    FakeCall<QByteArray, Plan> onExportCsv;

    QFuture<Result<HeatData>> heat(const HeatQuery &query) override;
    QFuture<Result<HeatCell>> heatCell(const HeatQuery &query, Instant at) override;
    QFuture<Result<Availability>> availability(const CompanyId &company, InstantRange window, milliseconds duration,
                                               const std::optional<PhoneNumberId> &number) override;
    QFuture<Result<PlannedCall>> planOne(const CallRequest &request) override;
    QFuture<Result<Plan>> plan(const BatchRequest &request) override;
    QFuture<Result<std::vector<PresetChoice>>> presets(const CompanyId &company, milliseconds estimate,
                                                       const std::optional<Zone> &zone) override;
    QFuture<Result<std::vector<RetryPreview>>> retryPreview(const CompanyId &company, const PlannedCall &call) override;
    QFuture<Result<CommitOutcome>> commit(const Plan &plan, const QString &key) override;
    QFuture<Result<QByteArray>> exportCsv(const Plan &plan) override;
};

class FakeReservations final : public ReservationsBackend
{
public:
    FakeReservations();
    ~FakeReservations() override;

    FakeCall<std::vector<ReservationRow>, ReservationQuery> onList;
    FakeCall<ReservationDetail, CompanyId, ReservationId> onGet;
    FakeCall<Reservation, CallRequest, QString> onBook;
    FakeCall<MoveVerdict, CompanyId, ReservationId, Instant, std::optional<PhoneNumberId>> onCanMove;
    FakeCall<Reservation, CompanyId, ReservationId, Instant, std::optional<PhoneNumberId>, QString> onMove;
    FakeCall<Done, CompanyId, ReservationId> onCallNow;
    FakeCall<Done, CompanyId, ReservationId, QString> onCancel;
    FakeCall<BatchCancelled, CompanyId, BatchId, QString> onCancelBatch;
    FakeCall<Revoked, CompanyId, CandidateId, PositionId> onRevoke;
    FakeCall<std::vector<BatchSummary>, CompanyId> onBatches;
    FakeCall<Done, CompanyId, BatchId, bool, QString> onPauseBatch;
    FakeCall<Done, CompanyId, BatchId, QString> onRenameBatch;

    QFuture<Result<std::vector<ReservationRow>>> list(const ReservationQuery &query) override;
    QFuture<Result<ReservationDetail>> get(const CompanyId &company, const ReservationId &id) override;
    QFuture<Result<Reservation>> book(const CallRequest &request, const QString &key) override;
    QFuture<Result<MoveVerdict>> canMove(const CompanyId &company, const ReservationId &id, Instant to,
                                         const std::optional<PhoneNumberId> &number) override;
    QFuture<Result<Reservation>> move(const CompanyId &company, const ReservationId &id, Instant to,
                                      const std::optional<PhoneNumberId> &number, const QString &key) override;
    QFuture<Result<Done>> callNow(const CompanyId &company, const ReservationId &id) override;
    QFuture<Result<Done>> cancel(const CompanyId &company, const ReservationId &id, const QString &key) override;
    QFuture<Result<BatchCancelled>> cancelBatch(const CompanyId &company, const BatchId &batch,
                                                const QString &key) override;
    QFuture<Result<Revoked>> revoke(const CompanyId &company, const CandidateId &candidate,
                                    const PositionId &position) override;
    QFuture<Result<std::vector<BatchSummary>>> batches(const CompanyId &company) override;
    QFuture<Result<Done>> pauseBatch(const CompanyId &company, const BatchId &batch, bool pause,
                                     const QString &reason) override;
    QFuture<Result<Done>> renameBatch(const CompanyId &company, const BatchId &batch, const QString &name) override;
};

class FakeHours final : public HoursBackend
{
public:
    FakeHours();
    ~FakeHours() override;

    FakeCall<HoursSnapshot, CompanyId> onLoad;
    FakeCall<std::vector<Conflict>, CompanyId, CallingHours, std::optional<Weekdays>> onPreview;
    FakeCall<HoursSaved, CompanyId, HoursEdit> onSave;
    FakeCall<HoursExtrasSaved, CompanyId, HoursExtras> onSaveExtras;
    FakeCall<Done, CompanyId, std::vector<ReservationId>, bool> onWaiveClosure;
    FakeCall<std::vector<Plan>, CompanyId, std::vector<ReservationId>> onPlanMoves;

    QFuture<Result<HoursSnapshot>> load(const CompanyId &company) override;
    QFuture<Result<std::vector<Conflict>>> preview(const CompanyId &company, const CallingHours &hours,
                                                   const std::optional<Weekdays> &days) override;
    QFuture<Result<HoursSaved>> save(const CompanyId &company, const HoursEdit &edit) override;
    QFuture<Result<HoursExtrasSaved>> saveExtras(const CompanyId &company, const HoursExtras &extras) override;
    QFuture<Result<Done>> waiveClosure(const CompanyId &company, const std::vector<ReservationId> &calls,
                                       bool waived) override;
    QFuture<Result<std::vector<Plan>>> planMoves(const CompanyId &company,
                                                 const std::vector<ReservationId> &calls) override;
};

class FakeNumbers final : public NumbersBackend
{
public:
    FakeNumbers();
    ~FakeNumbers() override;

    FakeCall<NumbersSnapshot, CompanyId> onLoad;
    FakeCall<PhoneNumber, CompanyId, PhoneNumberId, NumberPatch> onPatch;
    FakeCall<PhoneNumber, PhoneNumber> onSave;
    FakeCall<Done, CompanyId, PhoneNumberId> onRemove;
    FakeCall<Pool, CompanyId, Pool> onSavePool;
    FakeCall<CapPreview, CompanyId, PhoneNumberId, int, InstantRange, milliseconds> onPreviewCap;

    QFuture<Result<NumbersSnapshot>> load(const CompanyId &company) override;
    QFuture<Result<PhoneNumber>> patch(const CompanyId &company, const PhoneNumberId &id,
                                       const NumberPatch &change) override;
    QFuture<Result<PhoneNumber>> save(const PhoneNumber &number) override;
    QFuture<Result<Done>> remove(const CompanyId &company, const PhoneNumberId &id) override;
    QFuture<Result<Pool>> savePool(const CompanyId &company, const Pool &pool) override;
    QFuture<Result<CapPreview>> previewCap(const CompanyId &company, const PhoneNumberId &id, int newCap,
                                           InstantRange range, milliseconds estimate) override;
};

class FakeClock final : public ClockBackend
{
public:
    FakeClock();
    ~FakeClock() override;

    FakeCall<ClockStatus, CompanyId> onStatus;
    FakeCall<Forecast, CompanyId> onForecast;
    FakeCall<Done, CompanyId, bool, QString> onHoldDialling;
    FakeCall<Company, CompanyId, CompanyPatch> onPatchCompany;
    FakeCall<Done, CompanyId, QString> onHoldBreaker;
    FakeCall<Done, CompanyId, QString> onCloseBreaker;
    FakeCall<Done, CompanyId> onProbeNow;
    FakeCall<Done, CompanyId, bool> onAnswerLateCalls;

    QFuture<Result<ClockStatus>> status(const CompanyId &company) override;
    QFuture<Result<Forecast>> forecast(const CompanyId &company) override;
    QFuture<Result<Done>> holdDialling(const CompanyId &company, bool hold, const QString &reason) override;
    QFuture<Result<Company>> patchCompany(const CompanyId &company, const CompanyPatch &patch) override;
    QFuture<Result<Done>> holdBreaker(const CompanyId &company, const QString &reason) override;
    QFuture<Result<Done>> closeBreaker(const CompanyId &company, const QString &reason) override;
    QFuture<Result<Done>> probeNow(const CompanyId &company) override;
    QFuture<Result<Done>> answerLateCalls(const CompanyId &company, bool dial) override;
};

class FakePeople final : public PeopleBackend
{
public:
    FakePeople();
    ~FakePeople() override;

    FakeCall<PeopleSnapshot, CompanyId> onLoad;
    FakeCall<std::vector<PersonRow>, CompanyId, std::vector<CandidateId>> onRows;
    FakeCall<Candidate, Candidate> onSave;
    FakeCall<Done, CompanyId, CandidateId> onRemove;
    FakeCall<Position, Position> onSavePosition;
    FakeCall<ImportPreviewPtr, CompanyId, ImportSource, ImportOptions> onPreviewImport;
    FakeCall<ImportPreviewPtr, ImportPreviewPtr, ImportRevision> onRevise;
    FakeCall<ImportOutcome, ImportPreviewPtr> onImport;
    FakeCall<QByteArray, ImportPreviewPtr, RowSentence> onRejectedCsv;

    QFuture<Result<PeopleSnapshot>> load(const CompanyId &company) override;
    QFuture<Result<std::vector<PersonRow>>> rows(const CompanyId &company,
                                                 const std::vector<CandidateId> &ids) override;
    QFuture<Result<Candidate>> save(const Candidate &candidate) override;
    QFuture<Result<Done>> remove(const CompanyId &company, const CandidateId &id) override;
    QFuture<Result<Position>> savePosition(const Position &position) override;
    QFuture<Result<ImportPreviewPtr>> previewImport(const CompanyId &company, const ImportSource &source,
                                                    const ImportOptions &options) override;
    QFuture<Result<ImportPreviewPtr>> revise(const ImportPreviewPtr &preview, const ImportRevision &revision) override;
    QFuture<Result<ImportOutcome>> import(const ImportPreviewPtr &preview) override;
    QFuture<Result<QByteArray>> rejectedCsv(const ImportPreviewPtr &preview, const RowSentence &sentence) override;
};

class FakeLog final : public LogBackend
{
public:
    FakeLog();
    ~FakeLog() override;

    FakeCall<LogPage, LogFilter> onPage;
    FakeCall<QByteArray, LogFilter> onExportCsv;

    QFuture<Result<LogPage>> page(const LogFilter &filter) override;
    QFuture<Result<QByteArray>> exportCsv(const LogFilter &filter) override;
};

class FakeKeys final : public KeysBackend
{
public:
    FakeKeys();
    ~FakeKeys() override;

    FakeCall<std::vector<KeyRow>, CompanyId> onList;
    FakeCall<KeyCreated, CompanyId, QString, KeyKind, Scopes> onCreate;
    FakeCall<Done, CompanyId, QString> onRevoke;

    QFuture<Result<std::vector<KeyRow>>> list(const CompanyId &company) override;
    QFuture<Result<KeyCreated>> create(const CompanyId &company, const QString &name, KeyKind kind,
                                       const Scopes &scopes) override;
    QFuture<Result<Done>> revoke(const CompanyId &company, const QString &id) override;
};

/// A backend for tests of ui/: values in, values out, every question noted. Script the calls that the test needs:
///     backend.plansFake.onHeat.answer = [](const HeatQuery &) { return someHeat; };
class FakeBackend : public Backend
{
public:
    FakeBackend();
    ~FakeBackend() override;

    FakePlans plansFake;
    FakeReservations reservationsFake;
    FakeHours hoursFake;
    FakeNumbers numbersFake;
    FakeClock clockFake;
    FakePeople peopleFake;
    FakeLog logFake;
    FakeKeys keysFake;
    Connection connectionValue;
    Capabilities capabilitiesValue;
    WorkspaceInfo workspaceValue;
    Instant nowValue = fromEpochMs(1'763'390'538'000); // Mon 17 Nov 2025 16:42:18 Vilnius
    FakeCall<QByteArray> onExportSetup;
    FakeCall<Done, QString> onKeepAs;

    Capabilities capabilities() const override;
    WorkspaceInfo workspace() const override;
    Instant now() const override;
    ReservationsBackend &reservations() override;
    PlansBackend &plans() override;
    HoursBackend &hours() override;
    NumbersBackend &numbers() override;
    ClockBackend &clock() override;
    PeopleBackend &people() override;
    LogBackend &log() override;
    KeysBackend &keys() override;
    Connection connection() const override;
    QFuture<Result<QByteArray>> exportSetup() override;
    QFuture<Result<Done>> keepAs(const QString &path) override;

    void tell(const Changes &changes) { emit changed(changes); }
};

} // namespace callboard::test
