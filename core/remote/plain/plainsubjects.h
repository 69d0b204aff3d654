// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/whendone.h"
#include "core/remote/plain/plaincore.h"

#include <QPromise>

namespace callboard {

/// What the subjects share: the way to the core's thread. Functions return at once; any thread.
class PlainDesk
{
public:
    explicit PlainDesk(PlainCore &core) : m_core(core) {}

    /// fn(PlainCore &, PlainReply<T>) on the core's thread; a reply that is dropped is Cancelled.
    template <typename T, typename Fn> QFuture<Result<T>> post(const CompanyId &company, Fn fn)
    {
        return postLong<T>(company, [fn = std::move(fn)](PlainCore &core, const PlainReply<T> &reply,
                                                         const PlainProgress &) { fn(core, reply); });
    }
    /// The same for what takes long: fn(PlainCore &, PlainReply<T>, PlainProgress); the future reports the progress.
    template <typename T, typename Fn> QFuture<Result<T>> postLong(const CompanyId &company, Fn fn)
    {
        if (company != m_core.company())
            return answered<T>(Error{ErrorCode::NotFound, company.text(), {}});
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        const PlainReply<T> reply = [promise](Result<T> result) {
            promise->addResult(std::move(result));
            promise->finish();
        };
        const PlainProgress progress = [promise](int done, int all) {
            promise->setProgressRange(0, all);
            promise->setProgressValue(done);
        };
        QMetaObject::invokeMethod(
            &m_core, [core = &m_core, fn = std::move(fn), reply, progress]() mutable { fn(*core, reply, progress); },
            Qt::QueuedConnection);
        return future;
    }
    /// The same for what has its answer at once: fn(PlainCore &) -> Result<T>.
    template <typename T, typename Fn> QFuture<Result<T>> tell(const CompanyId &company, Fn fn)
    {
        return post<T>(company, [fn = std::move(fn)](PlainCore &core, const PlainReply<T> &reply) { reply(fn(core)); });
    }
    template <typename T> static QFuture<Result<T>> cannot(const char *what)
    {
        return answered<T>(Error{ErrorCode::NotSupported, QString::fromLatin1(what), {}});
    }
    /// A worker answers from the world, once hours, numbers and the load over the range are known.
    template <typename T>
    QFuture<Result<T>> estimate(const CompanyId &company, InstantRange range,
                                std::function<Result<T>(const PlainWorld &)> fn)
    {
        return post<T>(company, [range, fn = std::move(fn)](PlainCore &core, const PlainReply<T> &reply) {
            core.withCover({}, range, [&core, fn, reply](const std::optional<Error> &error) {
                if (error)
                    reply(*error);
                else
                    core.work<T>(fn, reply);
            });
        });
    }

private:
    PlainCore &m_core;
};

class PlainReservations final : public ReservationsBackend
{
public:
    explicit PlainReservations(PlainDesk &desk) : m_desk(desk) {}
    QFuture<Result<std::vector<ReservationRow>>> list(const ReservationQuery &query) override;
    QFuture<Result<ReservationDetail>> get(const CompanyId &company, const ReservationId &id) override;
    QFuture<Result<Reservation>> book(const CallRequest &request, const QString &idempotencyKey) override;
    QFuture<Result<MoveVerdict>> canMove(const CompanyId &company, const ReservationId &id, Instant to,
                                         const std::optional<PhoneNumberId> &number) override;
    QFuture<Result<Reservation>> move(const CompanyId &company, const ReservationId &id, Instant to,
                                      const std::optional<PhoneNumberId> &number,
                                      const QString &idempotencyKey) override;
    QFuture<Result<Done>> callNow(const CompanyId &company, const ReservationId &id) override;
    QFuture<Result<Done>> cancel(const CompanyId &company, const ReservationId &id,
                                 const QString &idempotencyKey) override;
    QFuture<Result<BatchCancelled>> cancelBatch(const CompanyId &company, const BatchId &batch,
                                                const QString &idempotencyKey) override;
    QFuture<Result<Revoked>> revoke(const CompanyId &company, const CandidateId &candidate,
                                    const PositionId &position) override;
    QFuture<Result<std::vector<BatchSummary>>> batches(const CompanyId &company) override;
    QFuture<Result<Done>> pauseBatch(const CompanyId &company, const BatchId &batch, bool pause,
                                     const QString &reason) override;
    QFuture<Result<Done>> renameBatch(const CompanyId &company, const BatchId &batch, const QString &name) override;

private:
    PlainDesk &m_desk;
};

class PlainPlans final : public PlansBackend
{
public:
    explicit PlainPlans(PlainDesk &desk, const PlainCore &core) : m_desk(desk), m_core(core) {}
    QFuture<Result<HeatData>> heat(const HeatQuery &query) override;
    QFuture<Result<HeatCell>> heatCell(const HeatQuery &query, Instant at) override;
    QFuture<Result<Availability>> availability(const CompanyId &company, InstantRange window, milliseconds duration,
                                               const std::optional<PhoneNumberId> &number) override;
    QFuture<Result<PlannedCall>> planOne(const CallRequest &request) override;
    QFuture<Result<Plan>> plan(const BatchRequest &request) override;
    QFuture<Result<std::vector<PresetChoice>>> presets(const CompanyId &company, milliseconds estimate,
                                                       const std::optional<Zone> &zone) override;
    QFuture<Result<std::vector<RetryPreview>>> retryPreview(const CompanyId &company, const PlannedCall &call) override;
    QFuture<Result<CommitOutcome>> commit(const Plan &plan, const QString &idempotencyKey) override;
    QFuture<Result<QByteArray>> exportCsv(const Plan &plan) override;

private:
    PlainDesk &m_desk;
    const PlainCore &m_core;
};

class PlainHours final : public HoursBackend
{
public:
    explicit PlainHours(PlainDesk &desk) : m_desk(desk) {}
    QFuture<Result<HoursSnapshot>> load(const CompanyId &company) override;
    QFuture<Result<std::vector<Conflict>>> preview(const CompanyId &company, const CallingHours &hours,
                                                   const std::optional<Weekdays> &days) override;
    QFuture<Result<HoursSaved>> save(const CompanyId &company, const HoursEdit &edit) override;
    QFuture<Result<HoursExtrasSaved>> saveExtras(const CompanyId &company, const HoursExtras &extras) override;
    QFuture<Result<Done>> waiveClosure(const CompanyId &company, const std::vector<ReservationId> &calls,
                                       bool waived) override;
    QFuture<Result<std::vector<Plan>>> planMoves(const CompanyId &company,
                                                 const std::vector<ReservationId> &calls) override;

private:
    PlainDesk &m_desk;
};

class PlainNumbers final : public NumbersBackend
{
public:
    explicit PlainNumbers(PlainDesk &desk) : m_desk(desk) {}
    QFuture<Result<NumbersSnapshot>> load(const CompanyId &company) override;
    QFuture<Result<PhoneNumber>> patch(const CompanyId &company, const PhoneNumberId &id,
                                       const NumberPatch &patch) override;
    QFuture<Result<PhoneNumber>> save(const PhoneNumber &number) override;
    QFuture<Result<Done>> remove(const CompanyId &company, const PhoneNumberId &id) override;
    QFuture<Result<Pool>> savePool(const CompanyId &company, const Pool &pool) override;
    QFuture<Result<CapPreview>> previewCap(const CompanyId &company, const PhoneNumberId &id, int newCap,
                                           InstantRange range, milliseconds estimate) override;

private:
    PlainDesk &m_desk;
};

class PlainClock final : public ClockBackend
{
public:
    explicit PlainClock(PlainDesk &desk) : m_desk(desk) {}
    QFuture<Result<ClockStatus>> status(const CompanyId &company) override;
    QFuture<Result<Forecast>> forecast(const CompanyId &company) override;
    QFuture<Result<Done>> holdDialling(const CompanyId &company, bool hold, const QString &reason) override;
    QFuture<Result<Company>> patchCompany(const CompanyId &company, const CompanyPatch &patch) override;
    QFuture<Result<Done>> holdBreaker(const CompanyId &company, const QString &reason) override;
    QFuture<Result<Done>> closeBreaker(const CompanyId &company, const QString &reason) override;
    QFuture<Result<Done>> probeNow(const CompanyId &company) override;
    QFuture<Result<Done>> answerLateCalls(const CompanyId &company, bool dial) override;

private:
    PlainDesk &m_desk;
};

class PlainPeople final : public PeopleBackend
{
public:
    explicit PlainPeople(PlainDesk &desk) : m_desk(desk) {}
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

private:
    PlainDesk &m_desk;
};

/// The journal as log: what this console did, not what others did.
class PlainLog final : public LogBackend
{
public:
    explicit PlainLog(PlainDesk &desk) : m_desk(desk) {}
    QFuture<Result<LogPage>> page(const LogFilter &filter) override;
    QFuture<Result<QByteArray>> exportCsv(const LogFilter &filter) override;

private:
    PlainDesk &m_desk;
};

class PlainKeys final : public KeysBackend
{
public:
    QFuture<Result<std::vector<KeyRow>>> list(const CompanyId &company) override;
    QFuture<Result<KeyCreated>> create(const CompanyId &company, const QString &name, KeyKind kind,
                                       const Scopes &scopes) override;
    QFuture<Result<Done>> revoke(const CompanyId &company, const QString &id) override;
};

} // namespace callboard
