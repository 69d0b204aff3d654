// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/phone/e164.h"
#include "core/time/preset.h"
#include "ui/common/statesign.h"

#include <QCoreApplication>

#include <optional>

namespace callboard {

/// One reason in words: a bold lead, a sentence, where it comes from ("from the phone"), and its sign.
struct ReasonText
{
    QString lead;
    QString sentence;
    QString origin;
    Tone tone = Tone::Ok;
};

/// A refusal in words: what is in the way, why, and the smallest next step with the word of its link.
struct RefusalText
{
    QString lead;     ///< "Berlin is at its cap"
    QString sentence; ///< "No line is free while they can be called."
    QString step;     ///< "Add 1 line, Tue 17 Nov 14:00 – Tue 17 Nov 19:31."; empty when nothing small helps
    QString link;     ///< "Try", "Choose", "Follow"; empty when there is no step
};

/// The one table from codes and values to plain words (D-REASON, D-CODES, D-PHONE; wording of DESIGN-LANGUAGE section
/// 7). Core gives codes and values, these give sentences; times are shown on the operator's clock, named.
class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)

public:
    static ReasonText reason(const Reason &reason, const Zone &own);

    /// For one person or one request.
    static RefusalText refusal(ErrorCode code, const Reasons &why, const Zone &own);
    /// The same from an Error of any call, with its detail where that names a place (a file, a field).
    static RefusalText refusal(const Error &error, const Zone &own);
    /// Lead and sentence as one text for a toast, a status line or a field.
    static QString oneLine(const Error &error, const Zone &own);

    /// "Too short for Lithuania by one digit". Empty for None.
    static QString phoneProblem(PhoneProblem problem, const QString &region, int missingDigits = 0);
    static QString phoneProblem(const PhoneReading &reading, const QString &defaultRegion);

    /// "Within 4 hours", "By the next workday".
    static QString preset(Preset preset);
    /// "Once, same day"
    static QString retry(RetryMode mode);
    static QString zoneSource(ZoneSource source);
    static QString healthCause(HealthCause cause);
    static QString outcome(Outcome outcome);
    /// "Lithuania"; the code itself when the locale data does not know it.
    static QString country(const QString &region);
    /// "Pool Europe" for "pool_europe".
    static QString poolName(const PoolId &pool);

private:
    static std::optional<RefusalText> stepFrom(const Reason &reason, const Zone &own);
};

} // namespace callboard
