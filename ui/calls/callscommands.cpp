// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the Calls page does to calls: cancel with undo, call now, revoke, hang up.
#include "ui/calls/callscontroller.h"

#include "ui/calls/callwords.h"
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/shell/notifications.h"

#include <QUuid>

namespace callboard {

/// Cancels one after the other; what could not be cancelled is told together at the end.
struct CallsController::CancelRun
{
    std::vector<ReservationId> waiting;
    std::vector<Reservation> cancelled; ///< as they were
    std::vector<QString> names;
    std::vector<Error> refused;
};

QString CallsController::keyFor(const QString &what)
{
    QString &key = m_keys[what];
    if (key.isEmpty())
        key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return key;
}

void CallsController::cancel(const std::vector<ReservationId> &ids)
{
    auto run = std::make_shared<CancelRun>();
    run->waiting.assign(ids.rbegin(), ids.rend());
    cancelNext(run);
}

void CallsController::cancelNext(const std::shared_ptr<CancelRun> &run)
{
    while (!run->waiting.empty()) {
        const ReservationId id = run->waiting.back();
        run->waiting.pop_back();
        const CallRowPtr row = m_model.find(id);
        if (!row || callboard::blockOf(CallAction::Cancel, situationOf(row.get())) != CallBlock::None)
            continue; // the button says why; keys on a mixed selection take what can be cancelled
        const QString what = QStringLiteral("cancel ") + id.text();
        whenDone(m_session.backend().reservations().cancel(m_session.companyId(), id, keyFor(what)), this,
                 [this, run, row, what](const Result<Done> &done) {
                     if (done || done.error().code != ErrorCode::Cancelled)
                         m_keys.remove(what); // answered: a later cancel is another command
                     if (done) {
                         run->cancelled.push_back(row->reservation);
                         run->names.push_back(row->candidateName);
                     } else {
                         run->refused.push_back(done.error());
                     }
                     cancelNext(run);
                 });
        return;
    }
    tellCancelled(*run);
}

void CallsController::tellCancelled(const CancelRun &run)
{
    Notifications &notifications = m_session.notifications();
    for (const Error &error : run.refused)
        notifications.refused(error, m_session.ownZone());
    if (run.cancelled.empty())
        return;
    const auto count = static_cast<int>(run.cancelled.size());
    ToastText toast;
    toast.lead =
        count == 1 ? tr("Call with %1 cancelled").arg(run.names.front()) : tr("%n call(s) cancelled", nullptr, count);
    toast.sentence = tr("Undo books again if there is room.");
    toast.undo = [self = QPointer(this), calls = run.cancelled] {
        if (self)
            self->bookAgain(calls);
    };
    notifications.tell(std::move(toast));
}

void CallsController::bookAgain(const std::vector<Reservation> &calls)
{
    for (const Reservation &call : calls) {
        CallRequest request;
        request.company = call.company;
        request.candidate = call.candidate;
        request.position = call.position;
        request.window = InstantRange{call.times.windowStart, call.times.targetEnd};
        request.zone = {call.zone, ZoneSource::Manual};
        request.number = call.number;
        request.invitationExpirationDays = call.invitationExpirationDays;
        request.retry = call.retry;
        request.minLead = milliseconds{0};
        if (call.times.plannedAttemptAt > m_session.now())
            request.at = call.times.plannedAttemptAt;
        const QString what = QStringLiteral("rebook ") + call.id.text();
        whenDone(m_session.backend().reservations().book(request, keyFor(what)), this,
                 [this, what, old = call.id](const Result<Reservation> &booked) {
                     if (booked || booked.error().code != ErrorCode::Cancelled)
                         m_keys.remove(what);
                     if (!booked) {
                         m_session.notifications().refused(booked.error(), m_session.ownZone());
                         return;
                     }
                     if (m_current == old)
                         setCurrent(booked->id);
                     m_session.notifications().ok(
                         tr("Booked again for %1")
                             .arg(TimeText::momentIn(booked->times.plannedAttemptAt, m_session.ownZone())));
                 });
    }
}

void CallsController::callNow()
{
    const CallRowPtr row = currentRow();
    if (!row || blockOf(CallAction::CallNow) != CallBlock::None)
        return;
    whenDone(m_session.backend().reservations().callNow(m_session.companyId(), row->reservation.id), this,
             [this, name = row->candidateName](const Result<Done> &done) {
                 if (done)
                     m_session.notifications().ok(tr("%1 is called next").arg(name));
                 else
                     m_session.notifications().refused(done.error(), m_session.ownZone());
             });
}

void CallsController::revoke(QWidget *parent)
{
    const CallRowPtr row = currentRow();
    if (!row || blockOf(CallAction::Revoke) != CallBlock::None)
        return;
    const Reservation &r = row->reservation;
    Question question;
    question.title = tr("Revoke the call with %1?").arg(row->candidateName);
    if (r.state == ReservationState::Firm) {
        question.sentence = tr("The call planned for %1 is cancelled and the invitation taken back.")
                                .arg(TimeText::inBoth(r.times.plannedAttemptAt, m_session.ownZone(), r.zone));
    } else if (r.state == ReservationState::Dispatching) {
        question.sentence = tr("It is being dialled. It is taken back before it rings if the line still can, and not "
                               "dialled again.");
    } else {
        question.sentence = tr("It is on the line: %1. It is hung up and not dialled again.")
                                .arg(CallWords::progress(r, m_session.now()));
    }
    question.consequence = tr("This cannot be undone.");
    question.safe = tr("Keep the call");
    question.act = tr("Revoke 1 call");
    if (m_session.questions().ask(parent, question).act)
        revokeNow(*row, false);
}

void CallsController::hangUp(QWidget *parent)
{
    const CallRowPtr row = currentRow();
    if (!row || blockOf(CallAction::HangUp) != CallBlock::None)
        return;
    Question question;
    question.title = tr("Hang up on %1?").arg(row->candidateName);
    question.sentence =
        tr("%1, %2. The call ends at once and is not dialled again.")
            .arg(CallWords::state(row->reservation), CallWords::progress(row->reservation, m_session.now()));
    question.consequence = tr("This cannot be undone.");
    question.safe = tr("Keep talking");
    question.act = tr("Hang up");
    if (m_session.questions().ask(parent, question).act)
        revokeNow(*row, true);
}

void CallsController::revokeNow(const ReservationRow &row, bool hangsUp)
{
    const Reservation &r = row.reservation;
    whenDone(m_session.backend().reservations().revoke(m_session.companyId(), r.candidate, r.position), this,
             [this, hangsUp, name = row.candidateName](const Result<Revoked> &revoked) {
                 Notifications &notifications = m_session.notifications();
                 if (!revoked) {
                     notifications.refused(revoked.error(), m_session.ownZone());
                     return;
                 }
                 if (revoked->invite && !revoked->reconciled) {
                     notifications.warn(tr("The line has not confirmed yet"),
                                        tr("%1 stays locked until it does. It is asked again.").arg(name));
                     return;
                 }
                 notifications.ok(hangsUp ? tr("Hung up on %1").arg(name) : tr("Revoked the call with %1").arg(name));
             });
}

} // namespace callboard
