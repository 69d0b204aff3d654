// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/reservationsbackend.h"

#include <QCoreApplication>

namespace callboard {

/// The words of Calls for one reservation: one place, so that table, lanes, inspector and screen reader agree.
class CallWords
{
    Q_DECLARE_TR_FUNCTIONS(CallWords)

public:
    /// The state's word, "Missed" for a firm call past its gate (D-EXPIRE).
    static QString state(const Reservation &reservation);
    /// "1", or "2 of 2" once a retry is planned.
    static QString attempt(const Reservation &reservation);
    /// Last column: "1 h 28" of slack, "3 min on the line", "not dialled again", "24 min talked", "busy".
    static QString progress(const Reservation &reservation, Instant now);
    /// How long ago the server told a call that is not over: "12 s ago", "not told yet" (N16).
    static QString asOf(const std::optional<milliseconds> &age);
    /// "Firm. Lena Kuhn, planned 17:00, 16:00 in Berlin, attempt 2 of 2, slack 1 h 28." (section 9)
    static QString spoken(const ReservationRow &row, const Zone &here, Instant now);

    /// "09:00–18:00", or "Any hour" without hours.
    static QString hours(const std::optional<CallingHours> &hours);
    /// "Mon–Fri", "Mon, Wed, Fri", or "Every day" without a filter.
    static QString days(const std::optional<Weekdays> &days);
    /// Why a call was cancelled or ended, from its stable cause word; empty when the word says nothing to people.
    static QString cause(const Reservation &reservation);
};

} // namespace callboard
