// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/numbersbackend.h"
#include "core/local/localcore.h"

namespace callboard {

class LocalNumbers final : public NumbersBackend
{
public:
    explicit LocalNumbers(LocalCore &core) : m_core(core) {}
    QFuture<Result<NumbersSnapshot>> load(const CompanyId &company) override;
    QFuture<Result<PhoneNumber>> patch(const CompanyId &company, const PhoneNumberId &id,
                                       const NumberPatch &patch) override;
    QFuture<Result<PhoneNumber>> save(const PhoneNumber &number) override;
    QFuture<Result<Done>> remove(const CompanyId &company, const PhoneNumberId &id) override;
    QFuture<Result<Pool>> savePool(const CompanyId &company, const Pool &pool) override;
    QFuture<Result<CapPreview>> previewCap(const CompanyId &company, const PhoneNumberId &id, int newCap,
                                           InstantRange range, milliseconds estimate) override;

private:
    LocalCore &m_core;
};

} // namespace callboard
