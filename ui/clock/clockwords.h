// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"
#include "core/time/zone.h"

#include <QCoreApplication>

namespace callboard {

/// One box of the breaker's way from closed to closed again.
struct BreakerStep
{
    QString title;
    QString detail;
    enum Look { Passed, Current, Ahead } look = Ahead;
    bool trouble = false; ///< current and not closed
    friend bool operator==(const BreakerStep &, const BreakerStep &) = default;
};

/// Sentences of the Clock page.
class ClockWords
{
    Q_DECLARE_TR_FUNCTIONS(ClockWords)

public:
    /// "Degraded since 15:16:00"; "Healthy".
    static QString healthLead(const ClockStatus &status, const Zone &own);
    /// "The breaker is open. 3 calls wait; nothing is lost. Bookings go on."
    static QString healthSentence(const ClockStatus &status);
    /// What a screen reader hears after a change: lead, breaker, waiting, next probe.
    static QString spoken(const ClockStatus &status, const Zone &own, Instant now);

    /// Why a due call has not gone, from DueCall::waitsFor. An unknown word is shown as it came.
    static QString waitsFor(const DueCall &call, Instant now);
    /// "1 min 48 s" since it was due, "in 3 min" before.
    static QString waiting(const DueCall &call, Instant now);
    static int waitingCount(const ClockStatus &status, Instant now);

    static QString breakerState(BreakerState state);
    /// What tripped it, from BreakerStatus::cause; empty for a closed one.
    static QString breakerCause(const BreakerStatus &breaker);
    /// Closed, Open, Probe, Closes: with times (N13).
    static std::vector<BreakerStep> breakerSteps(const BreakerStatus &breaker, const Zone &own, Instant now);
    /// In place of the faults of a closed breaker: "Closed. No faults today."
    static QString closedSentence(const ClockStatus &status, const Zone &own);
    /// "18 results, 4 faults. Opens at 3 faults in a row, or half of 5 in 120 s."
    static QString resultsSentence(const BreakerStatus &breaker);
    /// What the carrier said, by its code: "Service unavailable (503)".
    static QString carrierAnswer(int code);

    /// "12 calls are late after a pause." and what yes and no do (D-SLEEP).
    static QString lateLead(int calls);
    static QString lateSentence();
    /// What stays possible while telephony is off (C011).
    static QString telephonyOff();
};

} // namespace callboard
