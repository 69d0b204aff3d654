// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/clockcontroller.h"
#include "ui/common/questions.h"
#include "ui/shell/notifications.h"
#include "ui/shell/session.h"

namespace callboard {

void ClockController::afterCommand(const Result<Done> &answer, const QString &lead, const QString &sentence)
{
    if (answer)
        m_session.notifications().ok(lead, sentence);
    else
        m_session.notifications().refused(answer.error(), m_session.ownZone());
    Q_EMIT switchesChanged();
    ask();
}

void ClockController::setHold(bool on)
{
    if (!whyNotHold().isEmpty()) {
        Q_EMIT switchesChanged();
        return;
    }
    if (!on) {
        sendHold(false, {}, true);
        return;
    }
    Question question;
    question.title = tr("Hold all dialling?");
    question.sentence = tr("Calls on the line go on. No other call leaves until the hold ends; what becomes too late "
                           "expires. Bookings go on.");
    question.safe = tr("Keep dialling");
    question.act = tr("Hold all dialling");
    question.destructive = false;
    question.textLabel = tr("Reason");
    const Answer answer = m_session.questions().ask(m_window, question);
    if (answer.act)
        sendHold(true, answer.text, true);
    else
        Q_EMIT switchesChanged();
}

void ClockController::sendHold(bool on, const QString &reason, bool told)
{
    whenDone(m_session.backend().clock().holdDialling(m_session.companyId(), on, reason), this,
             [=, this](const Result<Done> &answer) {
                 if (!answer)
                     m_session.notifications().refused(answer.error(), m_session.ownZone());
                 else if (told)
                     m_session.notifications().tell(
                         {on ? tr("All dialling is on hold") : tr("Dialling goes on"),
                          on ? tr("No call leaves until you end the hold.") : tr("Due calls go, least slack first."),
                          on ? Tone::Warn : Tone::Ok, [=, this] { sendHold(!on, reason, false); }});
                 Q_EMIT switchesChanged();
                 ask();
             });
}

void ClockController::setTelephony(bool on)
{
    if (whyNotTelephony().isEmpty())
        sendTelephony(on, true);
    else
        Q_EMIT switchesChanged();
}

void ClockController::sendTelephony(bool on, bool told)
{
    CompanyPatch patch;
    patch.telephonyEnabled = on;
    whenDone(m_session.backend().clock().patchCompany(m_session.companyId(), patch), this,
             [=, this](const Result<Company> &answer) {
                 if (!answer)
                     m_session.notifications().refused(answer.error(), m_session.ownZone());
                 else if (told)
                     m_session.notifications().tell({on ? tr("Telephony is on") : tr("Telephony is off"),
                                                     on ? tr("Calls can be booked and dialled.")
                                                        : tr("Nothing is booked or dialled until it is on again."),
                                                     on ? Tone::Ok : Tone::Warn,
                                                     [=, this] { sendTelephony(!on, false); }});
                 Q_EMIT switchesChanged();
                 ask();
             });
}

void ClockController::probeNow()
{
    if (!whyNotProbe().isEmpty())
        return;
    whenDone(m_session.backend().clock().probeNow(m_session.companyId()), this, [this](const Result<Done> &answer) {
        afterCommand(answer, tr("The next due call is the probe"),
                     tr("One call goes now; 3 good ones close the breaker."));
    });
}

void ClockController::holdBreaker()
{
    if (!whyNotHoldBreaker().isEmpty())
        return;
    Question question;
    question.title = tr("Hold the breaker open?");
    question.sentence = tr("No call is handed to this carrier, not even a probe, until you close the breaker. Bookings "
                           "go on.");
    question.safe = tr("Leave it");
    question.act = tr("Hold it open");
    question.destructive = false;
    question.textLabel = tr("Reason");
    const Answer answer = m_session.questions().ask(m_window, question);
    if (!answer.act)
        return;
    whenDone(m_session.backend().clock().holdBreaker(m_session.companyId(), answer.text), this,
             [this](const Result<Done> &done) {
                 afterCommand(done, tr("The breaker is held open"), tr("Close it by hand to let calls go."));
             });
}

void ClockController::closeBreaker()
{
    if (!whyNotCloseBreaker().isEmpty())
        return;
    Question question;
    question.title = tr("Close the breaker by hand?");
    question.sentence = tr("Due calls go at once, least slack first and within the caps. If the carrier still has "
                           "faults, those calls are lost attempts.");
    question.safe = tr("Leave it open");
    question.act = tr("Close the breaker");
    question.textLabel = tr("Reason");
    const Answer answer = m_session.questions().ask(m_window, question);
    if (!answer.act)
        return;
    whenDone(
        m_session.backend().clock().closeBreaker(m_session.companyId(), answer.text), this,
        [this](const Result<Done> &done) { afterCommand(done, tr("The breaker is closed"), tr("Due calls go.")); });
}

void ClockController::answerLateCalls(bool dial)
{
    if (!m_status || m_status->lateCalls.empty())
        return;
    const int calls = static_cast<int>(m_status->lateCalls.size());
    whenDone(m_session.backend().clock().answerLateCalls(m_session.companyId(), dial), this,
             [this, dial, calls](const Result<Done> &answer) {
                 afterCommand(answer,
                              dial ? tr("%n late call(s) may go", nullptr, calls)
                                   : tr("%n late call(s) stay undialled", nullptr, calls),
                              dial ? tr("They go from now on, spaced and within the caps.")
                                   : tr("They expire by their own time."));
             });
}

} // namespace callboard
