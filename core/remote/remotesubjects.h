// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/remote/remotecore.h"

namespace callboard {

/// Subjects whose every function is one method of core/rpc; commands that book or cancel are asked again with their key
/// while their answer is unknown.
class RemoteReservations final : public ReservationsBackend
{
public:
    explicit RemoteReservations(RemoteCore &core) : m_core(core) {}
    QFuture<Result<std::vector<ReservationRow>>> list(const ReservationQuery &query) override
    {
        return m_core.ask(rpc::listReservations, query);
    }
    QFuture<Result<ReservationDetail>> get(const CompanyId &company, const ReservationId &id) override
    {
        return m_core.ask(rpc::getReservation, company, id);
    }
    QFuture<Result<Reservation>> book(const CallRequest &request, const QString &key) override
    {
        return m_core.command(rpc::book, request, RemoteCore::keyOr(key));
    }
    QFuture<Result<MoveVerdict>> canMove(const CompanyId &company, const ReservationId &id, Instant to,
                                         const std::optional<PhoneNumberId> &number) override
    {
        return m_core.ask(rpc::canMove, company, id, to, number);
    }
    QFuture<Result<Reservation>> move(const CompanyId &company, const ReservationId &id, Instant to,
                                      const std::optional<PhoneNumberId> &number, const QString &key) override
    {
        return m_core.command(rpc::move, company, id, to, number, RemoteCore::keyOr(key));
    }
    QFuture<Result<Done>> callNow(const CompanyId &company, const ReservationId &id) override
    {
        return m_core.ask(rpc::callNow, company, id);
    }
    QFuture<Result<Done>> cancel(const CompanyId &company, const ReservationId &id, const QString &key) override
    {
        return m_core.command(rpc::cancel, company, id, RemoteCore::keyOr(key));
    }
    QFuture<Result<BatchCancelled>> cancelBatch(const CompanyId &company, const BatchId &batch,
                                                const QString &key) override
    {
        return m_core.command(rpc::cancelBatch, company, batch, RemoteCore::keyOr(key));
    }
    QFuture<Result<Revoked>> revoke(const CompanyId &company, const CandidateId &candidate,
                                    const PositionId &position) override
    {
        return m_core.ask(rpc::revoke, company, candidate, position);
    }
    QFuture<Result<std::vector<BatchSummary>>> batches(const CompanyId &company) override
    {
        return m_core.ask(rpc::listBatches, company);
    }
    QFuture<Result<Done>> pauseBatch(const CompanyId &company, const BatchId &batch, bool pause,
                                     const QString &reason) override
    {
        return m_core.ask(rpc::pauseBatch, company, batch, pause, reason);
    }
    QFuture<Result<Done>> renameBatch(const CompanyId &company, const BatchId &batch, const QString &name) override
    {
        return m_core.ask(rpc::renameBatch, company, batch, name);
    }

private:
    RemoteCore &m_core;
};

class RemotePlans final : public PlansBackend
{
public:
    explicit RemotePlans(RemoteCore &core) : m_core(core) {}
    QFuture<Result<HeatData>> heat(const HeatQuery &query) override { return m_core.ask(rpc::heat, query); }
    QFuture<Result<HeatCell>> heatCell(const HeatQuery &query, Instant at) override
    {
        return m_core.ask(rpc::heatCell, query, at);
    }
    QFuture<Result<Availability>> availability(const CompanyId &company, InstantRange window, milliseconds duration,
                                               const std::optional<PhoneNumberId> &number) override
    {
        return m_core.ask(rpc::availability, company, window, duration, number);
    }
    QFuture<Result<PlannedCall>> planOne(const CallRequest &request) override
    {
        return m_core.ask(rpc::planOne, request);
    }
    QFuture<Result<Plan>> plan(const BatchRequest &request) override { return m_core.ask(rpc::planBatch, request); }
    QFuture<Result<std::vector<PresetChoice>>> presets(const CompanyId &company, milliseconds estimate,
                                                       const std::optional<Zone> &zone) override
    {
        return m_core.ask(rpc::presets, company, estimate, zone);
    }
    QFuture<Result<std::vector<RetryPreview>>> retryPreview(const CompanyId &company, const PlannedCall &call) override
    {
        return m_core.ask(rpc::retryPreview, company, call);
    }
    QFuture<Result<CommitOutcome>> commit(const Plan &plan, const QString &key) override
    {
        return m_core.command(rpc::commitPlan, plan, RemoteCore::keyOr(key));
    }
    QFuture<Result<QByteArray>> exportCsv(const Plan &plan) override { return m_core.ask(rpc::planCsv, plan); }

private:
    RemoteCore &m_core;
};

class RemoteHours final : public HoursBackend
{
public:
    explicit RemoteHours(RemoteCore &core) : m_core(core) {}
    QFuture<Result<HoursSnapshot>> load(const CompanyId &company) override
    {
        return m_core.ask(rpc::loadHours, company);
    }
    QFuture<Result<std::vector<Conflict>>> preview(const CompanyId &company, const CallingHours &hours,
                                                   const std::optional<Weekdays> &days) override
    {
        return m_core.ask(rpc::previewHours, company, hours, days);
    }
    QFuture<Result<HoursSaved>> save(const CompanyId &company, const HoursEdit &edit) override
    {
        return m_core.ask(rpc::saveHours, company, edit).then(&m_core.pool(), [this](const Result<HoursSaved> &saved) {
            if (saved)
                m_core.tellPolicy(saved->policy);
            return saved;
        });
    }
    QFuture<Result<HoursExtrasSaved>> saveExtras(const CompanyId &company, const HoursExtras &extras) override
    {
        return m_core.ask(rpc::saveExtras, company, extras)
            .then(&m_core.pool(), [this](const Result<HoursExtrasSaved> &saved) {
                if (saved)
                    m_core.tellExtras(saved->extras);
                return saved;
            });
    }
    QFuture<Result<Done>> waiveClosure(const CompanyId &company, const std::vector<ReservationId> &calls,
                                       bool waived) override
    {
        return m_core.ask(rpc::waiveClosure, company, calls, waived);
    }
    QFuture<Result<std::vector<Plan>>> planMoves(const CompanyId &company,
                                                 const std::vector<ReservationId> &calls) override
    {
        return m_core.ask(rpc::planMoves, company, calls);
    }

private:
    RemoteCore &m_core;
};

class RemoteNumbers final : public NumbersBackend
{
public:
    explicit RemoteNumbers(RemoteCore &core) : m_core(core) {}
    QFuture<Result<NumbersSnapshot>> load(const CompanyId &company) override
    {
        return m_core.ask(rpc::loadNumbers, company);
    }
    QFuture<Result<PhoneNumber>> patch(const CompanyId &company, const PhoneNumberId &id,
                                       const NumberPatch &patch) override
    {
        return m_core.ask(rpc::patchNumber, company, id, patch);
    }
    QFuture<Result<PhoneNumber>> save(const PhoneNumber &number) override
    {
        return m_core.ask(rpc::saveNumber, number);
    }
    QFuture<Result<Done>> remove(const CompanyId &company, const PhoneNumberId &id) override
    {
        return m_core.ask(rpc::removeNumber, company, id);
    }
    QFuture<Result<Pool>> savePool(const CompanyId &company, const Pool &pool) override
    {
        return m_core.ask(rpc::savePool, company, pool);
    }
    QFuture<Result<CapPreview>> previewCap(const CompanyId &company, const PhoneNumberId &id, int cap,
                                           InstantRange range, milliseconds estimate) override
    {
        return m_core.ask(rpc::previewCap, company, id, cap, range, estimate);
    }

private:
    RemoteCore &m_core;
};

class RemoteClock final : public ClockBackend
{
public:
    explicit RemoteClock(RemoteCore &core) : m_core(core) {}
    QFuture<Result<ClockStatus>> status(const CompanyId &company) override
    {
        return m_core.ask(rpc::clockStatus, company);
    }
    QFuture<Result<Forecast>> forecast(const CompanyId &company) override { return m_core.ask(rpc::forecast, company); }
    QFuture<Result<Done>> holdDialling(const CompanyId &company, bool hold, const QString &reason) override
    {
        return m_core.ask(rpc::holdDialling, company, hold, reason);
    }
    QFuture<Result<Company>> patchCompany(const CompanyId &company, const CompanyPatch &patch) override
    {
        return m_core.ask(rpc::patchCompany, company, patch).then(&m_core.pool(), [this](const Result<Company> &saved) {
            if (saved)
                m_core.tellCompany(*saved);
            return saved;
        });
    }
    QFuture<Result<Done>> holdBreaker(const CompanyId &company, const QString &reason) override
    {
        return m_core.ask(rpc::holdBreaker, company, reason);
    }
    QFuture<Result<Done>> closeBreaker(const CompanyId &company, const QString &reason) override
    {
        return m_core.ask(rpc::closeBreaker, company, reason);
    }
    QFuture<Result<Done>> probeNow(const CompanyId &company) override { return m_core.ask(rpc::probeNow, company); }
    QFuture<Result<Done>> answerLateCalls(const CompanyId &company, bool dial) override
    {
        return m_core.ask(rpc::answerLateCalls, company, dial);
    }

private:
    RemoteCore &m_core;
};

class RemoteLog final : public LogBackend
{
public:
    explicit RemoteLog(RemoteCore &core) : m_core(core) {}
    QFuture<Result<LogPage>> page(const LogFilter &filter) override { return m_core.ask(rpc::logPage, filter); }
    QFuture<Result<QByteArray>> exportCsv(const LogFilter &filter) override { return m_core.ask(rpc::logCsv, filter); }

private:
    RemoteCore &m_core;
};

class RemoteKeys final : public KeysBackend
{
public:
    explicit RemoteKeys(RemoteCore &core) : m_core(core) {}
    QFuture<Result<std::vector<KeyRow>>> list(const CompanyId &company) override
    {
        return m_core.ask(rpc::listKeys, company);
    }
    QFuture<Result<KeyCreated>> create(const CompanyId &company, const QString &name, KeyKind kind,
                                       const Scopes &scopes) override
    {
        return m_core.ask(rpc::createKey, company, name, kind, scopes);
    }
    QFuture<Result<Done>> revoke(const CompanyId &company, const QString &id) override
    {
        return m_core.ask(rpc::revokeKey, company, id);
    }

private:
    RemoteCore &m_core;
};

} // namespace callboard
