// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/numberresolver.h"

#include "core/planning/explanation.h"

#include <algorithm>

namespace callboard {

NumberResolver::NumberResolver(const World &world, const CompanyId &company)
    : m_world(world), m_company(company), m_numbers(world.numbersOf(company))
{
    std::stable_sort(m_numbers.begin(), m_numbers.end(), [](const PhoneNumber *a, const PhoneNumber *b) {
        return a->isDefault != b->isDefault ? a->isDefault : a->id < b->id;
    });
    for (const PhoneNumber *number : m_numbers) {
        // A number that can carry nothing is used only when somebody names it (D-AUTO).
        if (number->voice && number->outboundCap() > 0)
            m_ofCountry[regionOf(number->e164)].push_back(number);
    }
}

Result<NumberChoice> NumberResolver::pinned(const PhoneNumberId &number) const
{
    const PhoneNumber *found = m_world.number(m_company, number);
    if (!found)
        return Error{ErrorCode::NotFound, QStringLiteral("phoneNumberId: ") + number.text()};
    return NumberChoice{{found}, ReasonCode::NumberPinned, {}};
}

Result<NumberChoice> NumberResolver::byDefault() const
{
    if (!m_numbers.empty() && m_numbers.front()->isDefault)
        return NumberChoice{{m_numbers.front()}, ReasonCode::NumberDefault, {}};
    if (m_numbers.size() == 1)
        return NumberChoice{{m_numbers.front()}, ReasonCode::NumberOnly, {}};
    return Error{ErrorCode::NoOutboundNumber,
                 m_numbers.empty() ? QStringLiteral("no number assigned") : QStringLiteral("no default number"),
                 {{ReasonCode::NumberNone, {}}, {ReasonCode::StepPickNumber, {}}}};
}

Result<NumberChoice> NumberResolver::byCountry(const QString &region) const
{
    const auto found = m_ofCountry.constFind(region);
    if (!region.isEmpty() && found != m_ofCountry.cend())
        return NumberChoice{*found, ReasonCode::NumberByCountry, region};
    Result<NumberChoice> fallback = byDefault();
    if (fallback) {
        fallback->why = ReasonCode::NumberFallbackDefault;
        fallback->region = region;
    }
    return fallback;
}

Result<const PhoneNumber *> resolveNumber(const World &world, const CompanyId &company,
                                          const std::optional<PhoneNumberId> &pinned)
{
    const NumberResolver resolver(world, company);
    const Result<NumberChoice> choice = pinned ? resolver.pinned(*pinned) : resolver.byDefault();
    if (!choice)
        return choice.error();
    return choice->numbers.front();
}

} // namespace callboard
