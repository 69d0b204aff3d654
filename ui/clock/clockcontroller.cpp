// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/clockcontroller.h"

#include "ui/clock/clockwords.h"
#include "ui/shell/notifications.h"
#include "ui/shell/session.h"

namespace callboard {

ClockController::ClockController(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::companyChanged, this, [this] {
        m_status.reset();
        m_forecast.reset();
        m_asking = false;
        m_statusAsks.forget();
        load();
    });
    connect(&session, &Session::changed, this, [this](const Changes &changes) {
        if (changes.numbers || changes.everything)
            askNumbers();
        if (changes.clock || changes.everything)
            ask();
    });
    connect(&session, &Session::tick, this, [this] {
        if (!m_active)
            return;
        ask();
        if (++m_ticks % kForecastTicks == 0)
            askForecast();
    });
}

void ClockController::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (active)
        load();
}

void ClockController::load()
{
    ask();
    askForecast();
    askNumbers();
}

void ClockController::ask()
{
    if (m_asking)
        return; // an engine that is busy must not be asked more often because of it
    m_asking = true;
    m_statusAsks.ask(m_session.backend().clock().status(m_session.companyId()), this,
                     [this](const Result<ClockStatus> &answer) {
                         m_asking = false;
                         if (answer)
                             takeStatus(*answer);
                         else
                             Q_EMIT failed(answer.error());
                     });
}

void ClockController::askForecast()
{
    m_forecastAsks.ask(m_session.backend().clock().forecast(m_session.companyId()), this,
                       [this](const Result<ClockBackend::Forecast> &answer) {
                           if (!answer)
                               return; // the status says what is wrong
                           m_forecast = *answer;
                           Q_EMIT forecastChanged();
                       });
}

void ClockController::askNumbers()
{
    m_numberAsks.ask(m_session.backend().numbers().load(m_session.companyId()), this,
                     [this](const Result<NumbersSnapshot> &answer) {
                         if (!answer)
                             return;
                         m_numbers = *answer;
                         Q_EMIT namesChanged();
                     });
}

void ClockController::takeStatus(const ClockStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
    askNames();
}

void ClockController::askNames()
{
    ReservationQuery query;
    query.company = m_session.companyId();
    const auto want = [&](const ReservationId &id) {
        if (id.isEmpty() || m_names.contains(id.text()))
            return;
        m_names.insert(id.text(), {});
        query.ids.push_back(id);
    };
    for (const DueCall &call : m_status->due)
        want(call.reservation);
    for (const BreakerStatus::Result &result : m_status->breaker.recent)
        want(result.reservation);
    for (const ReservationId &id : m_status->lateCalls)
        want(id);
    if (query.ids.empty())
        return;
    whenDone(m_session.backend().reservations().list(query), this,
             [this, asked = query.ids](const Result<std::vector<ReservationRow>> &answer) {
                 for (const ReservationId &id : asked) {
                     if (answer)
                         m_names.insert(id.text(), {id.text(), {}}); // nobody knows this call
                     else
                         m_names.remove(id.text()); // asked for again with the next status
                 }
                 if (!answer)
                     return;
                 for (const ReservationRow &row : *answer)
                     m_names.insert(row.reservation.id.text(), {row.candidateName, row.numberLabel});
                 Q_EMIT namesChanged();
             });
}

QString ClockController::labelOf(const PhoneNumberId &id) const
{
    for (const NumberRow &row : m_numbers.numbers) {
        if (row.number.id == id)
            return row.number.displayName;
    }
    return id.text();
}

QString ClockController::nameOf(const ReservationId &id) const
{
    // Empty while it is asked for: an id says nothing to whoever reads it.
    const auto known = m_names.constFind(id.text());
    return known == m_names.cend() ? id.text() : known->candidate;
}

QString ClockController::labelOfCall(const ReservationId &id) const
{
    return m_names.value(id.text()).number;
}

int ClockController::attention() const
{
    return m_status && (m_status->health != Health::Healthy || !m_status->lateCalls.empty()) ? 1 : 0;
}

QString ClockController::whyNotHold() const
{
    const Capabilities may = m_session.backend().capabilities();
    if (!may.writable)
        return m_session.whyNotManage();
    return may.holdDialling ? QString() : tr("This workspace cannot hold dialling.");
}

QString ClockController::whyNotTelephony() const
{
    return m_session.whyNotManage();
}

QString ClockController::whyNotBreaker() const
{
    const Capabilities may = m_session.backend().capabilities();
    if (!may.writable)
        return m_session.whyNotManage();
    if (!may.breakerControl)
        return tr("This server does not let the console move the breaker.");
    return m_status ? QString() : tr("The clock has not answered yet.");
}

QString ClockController::whyNotProbe() const
{
    if (QString reason = whyNotBreaker(); !reason.isEmpty())
        return reason;
    switch (m_status->breaker.state) {
    case BreakerState::Closed:
        return tr("The breaker is closed: every call may go.");
    case BreakerState::Open:
        return {};
    case BreakerState::HalfOpen:
        return tr("A probe is on its way.");
    case BreakerState::HeldOpen:
        return tr("It is held by hand. Close it to let calls go.");
    }
    return {};
}

QString ClockController::whyNotHoldBreaker() const
{
    if (QString reason = whyNotBreaker(); !reason.isEmpty())
        return reason;
    return m_status->breaker.state == BreakerState::HeldOpen ? tr("It is held already.") : QString();
}

QString ClockController::whyNotCloseBreaker() const
{
    if (QString reason = whyNotBreaker(); !reason.isEmpty())
        return reason;
    return m_status->breaker.state == BreakerState::Closed ? tr("It is closed.") : QString();
}

} // namespace callboard
