// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callscontroller.h"

#include "ui/shell/notifications.h"

#include <QPromise>
#include <QThreadPool>

#include <algorithm>

namespace callboard {

namespace {

/// So many changed rows at once are asked for as a new question.
constexpr size_t kReloadAbove = 5'000;
/// Views are counted anew at most this often, in workspace time.
constexpr milliseconds kRecountEvery{30'000};

} // namespace

CallsController::CallsController(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_views(session.settings())
{
    m_model.setZone(session.ownZone());
    m_model.setNow(session.now());
    m_model.setFreshness(freshnessOf(session.backend()));
    connect(&session, &Session::changed, this, &CallsController::applyChanges);
    connect(&session, &Session::tick, this, &CallsController::tick);
    connect(&session, &Session::companyChanged, this, [this] {
        setCurrent(std::nullopt);
        if (m_loaded || m_loadError)
            load();
    });
    connect(&session, &Session::ownZoneChanged, this, [this] {
        m_model.setZone(m_session.ownZone());
        recount();
        emit lanesChanged();
        emit detailChanged();
    });
}

void CallsController::load()
{
    m_changed.clear();
    ReservationQuery query;
    query.company = m_session.companyId();
    m_model.setNow(m_session.now());
    m_latestRows.ask(m_session.backend().reservations().list(query), this, [this](const auto &rows) {
        m_asking = false;
        if (!rows) {
            m_loadError = rows.error();
            emit loaded();
            return;
        }
        m_loadError.reset();
        m_loaded = true;
        m_model.setRows(*rows);
        recount();
        emit loaded();
        emit lanesChanged();
        if (m_current)
            askDetail();
        if (!m_changed.empty())
            askRows();
    });
    m_asking = true;
    askNumbers();
    askClock();
}

void CallsController::applyChanges(const Changes &changes)
{
    if (!m_loaded && !m_loadError)
        return; // nobody has looked at the page yet
    if (changes.everything || changes.reservations.size() > kReloadAbove) {
        load();
        return;
    }
    m_changed.insert(changes.reservations.begin(), changes.reservations.end());
    if (!m_changed.empty() && !m_asking)
        askRows();
    const bool mine = m_current && std::find(changes.reservations.begin(), changes.reservations.end(), *m_current) !=
                                       changes.reservations.end();
    if (mine || (m_current && changes.hours))
        askDetail();
    if (changes.numbers)
        askNumbers();
    if (changes.clock || !changes.reservations.empty())
        askClock();
}

void CallsController::askRows()
{
    ReservationQuery query;
    query.company = m_session.companyId();
    query.ids.assign(m_changed.begin(), m_changed.end());
    m_changed.clear();
    m_asking = true;
    m_latestRows.ask(m_session.backend().reservations().list(query), this, [this, ids = query.ids](const auto &rows) {
        m_asking = false;
        if (rows) {
            m_model.setNow(m_session.now());
            m_model.update(ids, *rows);
            recount();
            emit lanesChanged();
        }
        if (!m_changed.empty())
            askRows();
    });
}

void CallsController::setCurrent(const std::optional<ReservationId> &id)
{
    if (id == m_current)
        return;
    m_current = id;
    m_detail.reset();
    m_latestDetail.forget();
    if (const CallRowPtr row = currentRow()) {
        m_session.setSpotlight(PageId::Calls, Session::Spotlight{row->reservation.zone, tr("Candidate")});
        askDetail();
    } else if (m_current) {
        askDetail();
    }
    emit currentChanged();
}

CallRowPtr CallsController::currentRow() const
{
    if (!m_current)
        return nullptr;
    if (CallRowPtr row = m_model.find(*m_current))
        return row;
    return m_detail ? std::make_shared<const ReservationRow>(m_detail->row) : nullptr;
}

void CallsController::askDetail()
{
    m_latestDetail.ask(m_session.backend().reservations().get(m_session.companyId(), *m_current), this,
                       [this](const auto &detail) {
                           if (detail)
                               m_detail = *detail;
                           emit detailChanged();
                       });
}

void CallsController::askNumbers()
{
    m_latestNumbers.ask(m_session.backend().numbers().load(m_session.companyId()), this, [this](const auto &numbers) {
        if (!numbers)
            return;
        m_numbers = *numbers;
        emit lanesChanged();
    });
}

void CallsController::askClock()
{
    m_latestClock.ask(m_session.backend().clock().status(m_session.companyId()), this, [this](const auto &status) {
        if (!status)
            return;
        m_clock = *status;
        emit clockChanged();
    });
}

std::vector<LaneNumber> CallsController::laneNumbers() const
{
    std::vector<LaneNumber> lanes;
    if (!m_numbers)
        return lanes;
    for (const NumberRow &row : m_numbers->numbers) {
        LaneNumber lane{row.number.id, row.number.displayName, row.busyNow, row.number.outboundCap()};
        if (m_clock) {
            for (const NumberGauge &gauge : m_clock->numbers) {
                if (gauge.number == lane.id) {
                    lane.busy = gauge.busy;
                    lane.cap = gauge.cap;
                }
            }
        }
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

int CallsController::lateCalls() const
{
    return m_clock ? static_cast<int>(m_clock->lateCalls.size()) : 0;
}

CallSituation CallsController::situationOf(const ReservationRow *row) const
{
    CallSituation situation;
    situation.row = row;
    situation.capabilities = m_session.backend().capabilities();
    situation.now = m_session.now();
    const Company company = m_session.company();
    situation.telephonyEnabled = company.telephonyEnabled;
    situation.diallingHeld = company.diallingHeld;
    if (row)
        situation.otherCallLive = m_model.hasOtherLive(row->reservation.candidate, row->reservation.id);
    return situation;
}

CallBlock CallsController::blockOf(CallAction action) const
{
    const CallRowPtr row = currentRow();
    return callboard::blockOf(action, situationOf(row.get()));
}

QString CallsController::reasonOf(CallAction action) const
{
    const CallRowPtr row = currentRow();
    const CallSituation situation = situationOf(row.get());
    return CallActionWords::reason(action, callboard::blockOf(action, situation), situation, m_session.ownZone());
}

void CallsController::tick()
{
    const Instant now = m_session.now();
    m_model.setNow(now);
    if (m_loaded && (now - m_countedAt >= kRecountEvery || now < m_countedAt))
        recount();
}

void CallsController::recount()
{
    m_countedAt = m_session.now();
    const CallFilter::At at{m_countedAt, m_session.ownZone()};
    if (m_model.total() <= CallsModel::kWorkerRows) {
        if (m_views.setCounts(CallViews::countOf(m_views.views(), m_model.all(), at)))
            emit countsChanged();
        return;
    }
    auto promise = std::make_shared<QPromise<Result<std::vector<int>>>>();
    promise->start();
    m_latestCounts.ask(promise->future(), this, [this](const Result<std::vector<int>> &counts) {
        if (counts && m_views.setCounts(*counts))
            emit countsChanged();
    });
    QThreadPool::globalInstance()->start([promise, views = m_views.views(), rows = m_model.all(), at] {
        promise->addResult(Result<std::vector<int>>(CallViews::countOf(views, rows, at)));
        promise->finish();
    });
}

void CallsController::answerLateCalls(bool dial)
{
    const int late = lateCalls();
    whenDone(m_session.backend().clock().answerLateCalls(m_session.companyId(), dial), this,
             [this, dial, late](const auto &done) {
                 if (!done)
                     m_session.notifications().refused(done.error(), m_session.ownZone());
                 else if (dial)
                     m_session.notifications().ok(tr("%n late call(s) may go", nullptr, late));
                 else
                     m_session.notifications().ok(tr("%n late call(s) left to expire", nullptr, late));
                 askClock();
             });
}

} // namespace callboard
