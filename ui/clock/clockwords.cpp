// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/clockwords.h"

#include "ui/common/sentences.h"
#include "ui/common/statesign.h"
#include "ui/common/timetext.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kProbesToClose = 3;

bool isDue(const DueCall &call, Instant now)
{
    return call.plannedAt <= now;
}

QString joined(const QStringList &sentences)
{
    return sentences.join(QLatin1Char(' '));
}

} // namespace

QString ClockWords::healthLead(const ClockStatus &status, const Zone &own)
{
    QString word = healthWord(status.health);
    if (status.health == Health::Healthy || !status.healthSince)
        return word;
    //: %1 is "Degraded", %2 a time
    return tr("%1 since %2").arg(word, TimeText::timeWithSeconds(*status.healthSince, own));
}

int ClockWords::waitingCount(const ClockStatus &status, Instant now)
{
    return static_cast<int>(std::count_if(status.due.begin(), status.due.end(), [now](const DueCall &call) {
        return isDue(call, now) && !call.waitsFor.isEmpty();
    }));
}

QString ClockWords::healthSentence(const ClockStatus &status)
{
    QStringList sentences;
    for (const HealthCause cause : status.causes)
        sentences << Sentences::healthCause(cause);
    if (const int waiting = waitingCount(status, status.at); waiting > 0)
        sentences << tr("%n call(s) wait; nothing is lost.", nullptr, waiting);
    else if (status.health == Health::Healthy)
        sentences << (status.nextDial || status.live > 0 ? tr("Calls go out as planned.") : tr("No call is due soon."));
    if (status.breaker.state != BreakerState::Closed)
        sentences << tr("Bookings go on.");
    return joined(sentences);
}

QString ClockWords::spoken(const ClockStatus &status, const Zone &own, Instant now)
{
    QStringList sentences;
    sentences << healthLead(status, own) + QLatin1Char('.');
    if (status.breaker.state != BreakerState::Closed)
        sentences << tr("Breaker: %1.").arg(breakerState(status.breaker.state));
    if (const int waiting = waitingCount(status, now); waiting > 0)
        sentences << tr("%n call(s) wait.", nullptr, waiting);
    if (status.breaker.nextProbe && status.breaker.state == BreakerState::Open)
        sentences << tr("Next probe at %1.").arg(TimeText::timeWithSeconds(*status.breaker.nextProbe, own));
    return joined(sentences);
}

QString ClockWords::waitsFor(const DueCall &call, Instant now)
{
    const QString &word = call.waitsFor;
    if (word.isEmpty())
        return isDue(call, now) ? tr("Goes now") : tr("Not due yet");
    if (word == QLatin1String("capacity"))
        return tr("No line is free");
    if (word == QLatin1String("breaker"))
        return tr("Held by the breaker");
    if (word == QLatin1String("hold"))
        return tr("Dialling is on hold");
    if (word == QLatin1String("batch"))
        return tr("Its batch is paused");
    if (word == QLatin1String("hours"))
        return tr("Outside calling hours");
    if (word == QLatin1String("closed"))
        return tr("Closed by a holiday");
    if (word == QLatin1String("yes"))
        return tr("Waits for your yes");
    if (word == QLatin1String("pacing"))
        return tr("Spaced from the call before");
    if (word == QLatin1String("telephony"))
        return tr("Telephony is off");
    return word;
}

QString ClockWords::waiting(const DueCall &call, Instant now)
{
    if (isDue(call, now))
        return TimeText::exactLength(now - call.plannedAt);
    //: %1 is a length of time: "in 3 min"
    return tr("in %1").arg(TimeText::length(call.plannedAt - now));
}

QString ClockWords::breakerState(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed:
        return tr("Closed");
    case BreakerState::Open:
        return tr("Open");
    case BreakerState::HalfOpen:
        return tr("A probe is out");
    case BreakerState::HeldOpen:
        return tr("Held open");
    }
    return {};
}

QString ClockWords::breakerCause(const BreakerStatus &breaker)
{
    if (breaker.state == BreakerState::Closed)
        return {};
    if (breaker.state == BreakerState::HeldOpen)
        return breaker.reason.isEmpty() ? tr("Held by hand.") : tr("Held by hand: %1").arg(breaker.reason);
    if (breaker.cause == QLatin1String("three_in_a_row"))
        return tr("3 faults in a row opened it.");
    if (breaker.cause == QLatin1String("half_of_recent"))
        return tr("Half or more of the last results were faults.");
    if (breaker.cause == QLatin1String("held"))
        return tr("It was held by hand.");
    return breaker.cause;
}

std::vector<BreakerStep> ClockWords::breakerSteps(const BreakerStatus &breaker, const Zone &own, Instant now)
{
    const bool closed = breaker.state == BreakerState::Closed;
    const bool held = breaker.state == BreakerState::HeldOpen;
    const bool probing = breaker.state == BreakerState::HalfOpen;
    BreakerStep first{tr("Closed"), closed ? tr("calls go out") : QString(),
                      closed ? BreakerStep::Current : BreakerStep::Passed, false};
    if (!closed && breaker.since)
        first.detail = tr("until %1").arg(TimeText::timeWithSeconds(*breaker.since, own));
    BreakerStep open{held ? tr("Held open") : tr("Open"), tr("at 3 faults in a row"), BreakerStep::Ahead, false};
    if (!closed) {
        open.look = probing ? BreakerStep::Passed : BreakerStep::Current;
        open.trouble = !probing;
        open.detail = breaker.since
                          ? tr("for %1").arg(TimeText::exactLength(std::max(milliseconds(0), now - *breaker.since)))
                          : QString();
    }
    BreakerStep probe{tr("Probe"), tr("one call at a time"), BreakerStep::Ahead, false};
    if (held) {
        probe.detail = tr("none while held");
    } else if (probing) {
        probe.detail = tr("on its way");
        probe.look = BreakerStep::Current;
        probe.trouble = true;
    } else if (!closed && breaker.nextProbe) {
        const milliseconds left = *breaker.nextProbe - now;
        probe.detail =
            left <= milliseconds(0) ? tr("with the next due call") : tr("in %1").arg(TimeText::exactLength(left));
    }
    BreakerStep closes{tr("Closes"), tr("after %n good probe(s)", nullptr, kProbesToClose), BreakerStep::Ahead, false};
    if (!closed && breaker.goodProbes > 0)
        closes.detail = tr("%1 of %2 probes were good").arg(breaker.goodProbes).arg(kProbesToClose);
    return {first, open, probe, closes};
}

QString ClockWords::closedSentence(const ClockStatus &status, const Zone &own)
{
    const Instant today = own.startOfDay(own.civilOf(status.at).date);
    int faults = 0;
    for (const HealthSample &sample : status.history)
        faults += sample.at >= today ? sample.faults : 0;
    return faults == 0 ? tr("Closed. No faults today.") : tr("Closed. %n fault(s) today.", nullptr, faults);
}

QString ClockWords::resultsSentence(const BreakerStatus &breaker)
{
    const auto faults = std::count_if(breaker.recent.begin(), breaker.recent.end(),
                                      [](const BreakerStatus::Result &result) { return result.fault; });
    const QString results = tr("%n result(s)", nullptr, static_cast<int>(breaker.recent.size()));
    const QString bad = tr("%n fault(s)", nullptr, static_cast<int>(faults));
    //: %1 is "18 results", %2 "4 faults"
    return tr("%1, %2. Opens at 3 faults in a row, or half of 5 in 120 s.").arg(results, bad);
}

QString ClockWords::carrierAnswer(int code)
{
    const QString words = [code]() -> QString {
        switch (code) {
        case 401:
        case 407:
            return tr("Sign-in refused");
        case 403:
            return tr("Forbidden");
        case 404:
            return tr("Number not known to the carrier");
        case 408:
            return tr("No answer from the carrier");
        case 480:
            return tr("Not available");
        case 486:
        case 600:
            return tr("Busy");
        case 487:
            return tr("Withdrawn");
        case 488:
            return tr("No common audio");
        case 500:
            return tr("Carrier error");
        case 502:
            return tr("Bad gateway");
        case 503:
            return tr("Service unavailable");
        case 504:
            return tr("Carrier timed out");
        case 603:
            return tr("Declined");
        default:
            return {};
        }
    }();
    if (code <= 0)
        return tr("No answer code");
    if (words.isEmpty())
        return tr("Code %1").arg(code);
    //: %1 what the carrier answered, %2 its code: "Service unavailable (503)"
    return tr("%1 (%2)", "answer and code").arg(words).arg(code);
}

QString ClockWords::lateLead(int calls)
{
    return tr("%n call(s) came due while Callboard was not running.", nullptr, calls);
}

QString ClockWords::lateSentence()
{
    return tr(
        "They are planned again from now, with normal spacing and within the caps. None is dialled before you say "
        "so; without a yes they expire.");
}

QString ClockWords::telephonyOff()
{
    return tr("Nothing is booked, dialled or cancelled. Taking back an invitation, hours and labels stay possible.");
}

} // namespace callboard
