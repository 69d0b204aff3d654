// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

namespace callboard {

/// A key that cannot be looked up without its company: no id of one company ever finds a thing of another (P7).
template <typename IdType> struct InCompany
{
    CompanyId company;
    IdType id;
    friend bool operator==(const InCompany &, const InCompany &) = default;
    friend bool operator<(const InCompany &a, const InCompany &b)
    {
        return a.company != b.company ? a.company < b.company : a.id < b.id;
    }
    friend size_t qHash(const InCompany &key, size_t seed = 0)
    {
        const size_t company = qHash(key.company, seed);
        return qHash(key.id, seed) ^ (company + 0x9E3779B97F4A7C15ULL + (company << 6) + (company >> 2));
    }
};

} // namespace callboard
