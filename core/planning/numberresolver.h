// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/planner.h"

#include <QHash>

namespace callboard {

/// Which numbers may carry one call, best named first: the default number, then by id (D-AUTO).
struct NumberChoice
{
    std::vector<const PhoneNumber *> numbers; ///< never empty
    ReasonCode why = ReasonCode::NumberDefault;
    QString region; ///< of the person, when the choice was made by country
};

/// D-DEFAULT and D-AUTO for one company; countries of the numbers are worked out once.
class NumberResolver
{
public:
    NumberResolver(const World &world, const CompanyId &company);

    /// Errors: NotFound.
    Result<NumberChoice> pinned(const PhoneNumberId &number) const;
    /// The default number, else the only one. Errors: NoOutboundNumber.
    Result<NumberChoice> byDefault() const;
    /// Every number of the person's country that can carry calls, else the default. Errors: NoOutboundNumber.
    Result<NumberChoice> byCountry(const QString &region) const;

private:
    const World &m_world;
    CompanyId m_company;
    std::vector<const PhoneNumber *> m_numbers; // default first, then by id
    QHash<QString, std::vector<const PhoneNumber *>> m_ofCountry;
};

} // namespace callboard
