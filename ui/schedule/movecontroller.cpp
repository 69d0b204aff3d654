// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/movecontroller.h"

namespace callboard {

MoveController::MoveController(Backend &backend, QObject *parent) : QObject(parent), m_backend(backend)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MoveController::ask);
}

void MoveController::begin(const Reservation &call)
{
    m_latest.forget();
    m_timer.stop();
    m_call = call;
    m_to = call.times.plannedAttemptAt;
    m_number.reset();
    m_verdict.reset();
    m_dropWaits = false;
}

void MoveController::hover(Instant to, const std::optional<PhoneNumberId> &number)
{
    if (!m_call || m_dropWaits || (to == m_to && number == m_number && (m_verdict || m_timer.isActive())))
        return;
    m_to = to;
    m_number = number;
    m_verdict.reset();
    m_latest.forget();
    emit verdictChanged();
    m_timer.start(m_delayMs);
}

void MoveController::ask()
{
    const auto asked = m_backend.reservations().canMove(m_call->company, m_call->id, m_to, m_number);
    m_latest.ask(asked, this, [this](const Result<MoveVerdict> &answer) {
        m_verdict = answer ? *answer : MoveVerdict{false, {}, answer.error().code, answer.error().reasons};
        emit verdictChanged();
        if (m_dropWaits)
            finishDrop();
    });
}

void MoveController::drop()
{
    if (!m_call)
        return;
    if (m_to == m_call->times.plannedAttemptAt && (!m_number || *m_number == m_call->number)) {
        cancel();
        return;
    }
    m_dropWaits = true;
    if (m_verdict)
        finishDrop();
    else if (m_timer.isActive()) {
        m_timer.stop();
        ask();
    }
}

void MoveController::finishDrop()
{
    const Reservation call = *m_call;
    const MoveVerdict verdict = *m_verdict;
    const auto number = m_number;
    const Instant to = m_to;
    m_call.reset();
    m_verdict.reset();
    m_dropWaits = false;
    emit verdictChanged();
    if (!verdict.allowed) {
        emit refused({verdict.code, {}, verdict.why});
        return;
    }
    m_undo = Undo{call, call.times.plannedAttemptAt, call.number};
    move(call.id, call.times.plannedAttemptAt, to, number);
}

void MoveController::move(const ReservationId &id, Instant from, Instant to, const std::optional<PhoneNumberId> &number)
{
    const CompanyId company = m_undo->call.company;
    const auto answer = m_backend.reservations().move(company, id, to, number, m_key.text());
    whenDone(answer, this, [this, from](const Result<Reservation> &result) {
        m_key.heed(result ? std::nullopt : std::optional(result.error().code));
        if (result) {
            if (m_undo)
                m_undo->call.id = result->id; // on another number it is a new call
            emit moved(*result, from);
            return;
        }
        m_undo.reset();
        emit refused(result.error());
    });
}

void MoveController::cancel()
{
    m_latest.forget();
    m_timer.stop();
    m_call.reset();
    m_verdict.reset();
    m_dropWaits = false;
    emit verdictChanged();
    emit cancelled();
}

void MoveController::undo()
{
    if (!m_undo)
        return;
    const Undo back = *m_undo;
    const auto answer =
        m_backend.reservations().move(back.call.company, back.call.id, back.to, back.number, m_key.text());
    m_undo.reset();
    whenDone(answer, this, [this, from = back.to](const Result<Reservation> &result) {
        m_key.heed(result ? std::nullopt : std::optional(result.error().code));
        if (result)
            emit moved(*result, from);
        else
            emit refused(result.error());
    });
}

} // namespace callboard
