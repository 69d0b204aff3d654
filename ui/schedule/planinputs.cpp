// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/planinputs.h"

namespace callboard {

namespace {

NumberStrategy strategyOf(PlanInputs::Numbers numbers)
{
    switch (numbers) {
    case PlanInputs::Numbers::Resolved:
        return NumberStrategy::Autoresolve;
    case PlanInputs::Numbers::Default:
        return NumberStrategy::Default;
    case PlanInputs::Numbers::PerPerson:
    case PlanInputs::Numbers::One:
        return NumberStrategy::PerCandidate;
    }
    Q_UNREACHABLE();
}

} // namespace

bool PlanInputs::isComplete() const
{
    if (people.empty() || position.isEmpty())
        return false;
    const auto *range = std::get_if<InstantRange>(&window);
    return !range || !range->isEmpty();
}

BatchRequest batchRequestOf(const PlanInputs &inputs, const CompanyId &company)
{
    BatchRequest request;
    request.company = company;
    request.candidates = inputs.people;
    request.position = inputs.position;
    request.window = inputs.window;
    request.zoneFallback = inputs.zoneFallback;
    request.strategy = strategyOf(inputs.numbers);
    request.overrides = inputs.overrides;
    if (inputs.numbers == PlanInputs::Numbers::One) {
        for (const CandidateId &person : inputs.people)
            request.overrides[person.text()].number = inputs.number;
    } else if (inputs.numbers != PlanInputs::Numbers::PerPerson) {
        for (auto &[person, choice] : request.overrides)
            choice.number.reset(); // a zone that was chosen for one person counts whatever the numbers are
    }
    request.invitationExpirationDays = inputs.invitationDays;
    request.retry = inputs.retry;
    request.replace = inputs.replace;
    request.minLead = kConsoleMinLead;
    request.name = inputs.name;
    return request;
}

std::optional<PhoneNumberId> mapNumberOf(const PlanInputs &inputs, const std::optional<PhoneNumberId> &defaultNumber)
{
    switch (inputs.numbers) {
    case PlanInputs::Numbers::Resolved:
    case PlanInputs::Numbers::PerPerson:
        return std::nullopt;
    case PlanInputs::Numbers::Default:
        return defaultNumber;
    case PlanInputs::Numbers::One:
        return inputs.number;
    }
    Q_UNREACHABLE();
}

} // namespace callboard
