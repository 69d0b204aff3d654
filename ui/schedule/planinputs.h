// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"
#include "core/model/plan.h"

#include <QDate>

namespace callboard {

/// The console's own least notice before a planned minute (D-PLAN).
inline constexpr milliseconds kConsoleMinLead{300'000};

/// What the left panel of the Plan page holds: who, what, when. A value; a plan is made of it and of nothing else.
struct PlanInputs
{
    enum class Numbers {
        Resolved,  ///< "All, resolved" (autoresolve)
        Default,   ///< the company's default number for all
        PerPerson, ///< `overrides`, else autoresolve
        One,       ///< `number` for all
    };
    std::vector<CandidateId> people; ///< in the order chosen, each once
    PositionId position;
    Numbers numbers = Numbers::Resolved;
    PhoneNumberId number;
    WindowChoice window = InstantRange{};
    RetryMode retry = RetryMode::Off;
    int invitationDays = 7; ///< 1..7
    bool replace = false;
    std::optional<Zone> zoneFallback;                    ///< for people whose zone is unclear (C113)
    std::map<QString, BatchRequest::Override> overrides; ///< by candidate id
    QString name;                                        ///< of the batch

    bool usesPreset() const { return std::holds_alternative<Preset>(window); }
    /// True when there is somebody to plan, a position and a window that is not empty.
    bool isComplete() const;
};

/// Which part of time the map shows and how.
struct PlanView
{
    QDate firstDay;
    int days = 14;        ///< 1..62
    int cellMinutes = 30; ///< 5, 15, 30 or 60
    bool after = true;    ///< with the plan's calls
    std::optional<Zone> secondZone;
    friend bool operator==(const PlanView &, const PlanView &) = default;
};

BatchRequest batchRequestOf(const PlanInputs &inputs, const CompanyId &company);

/// The number the map shows; nullopt = "all, resolved" (D-FREEALL). `defaultNumber` is the company's, if it has one.
std::optional<PhoneNumberId> mapNumberOf(const PlanInputs &inputs, const std::optional<PhoneNumberId> &defaultNumber);

} // namespace callboard
