// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localnumbers.h"

#include "core/desk/figures.h"
#include "core/local/queries.h"

#include <algorithm>

namespace callboard {

QFuture<Result<NumbersSnapshot>> LocalNumbers::load(const CompanyId &company)
{
    return m_core.ask<NumbersSnapshot>(
        [company](const WorkspaceState &state) { return Result<NumbersSnapshot>(queries::numbers(state, company)); });
}

namespace {

Result<PhoneNumber> savedNumber(const answer::Any &any)
{
    auto saved = expectAnswer<answer::NumberSaved>(any);
    return saved ? Result<PhoneNumber>(saved->number) : Result<PhoneNumber>(saved.error());
}

} // namespace

QFuture<Result<PhoneNumber>> LocalNumbers::patch(const CompanyId &company, const PhoneNumberId &id,
                                                 const NumberPatch &patch)
{
    return m_core.send<PhoneNumber>(
        command::PatchNumber{m_core.header(company), id, patch.displayName, patch.isDefault}, savedNumber);
}

QFuture<Result<PhoneNumber>> LocalNumbers::save(const PhoneNumber &number)
{
    return m_core.send<PhoneNumber>(command::SaveNumber{m_core.header(number.company), number}, savedNumber);
}

QFuture<Result<Done>> LocalNumbers::remove(const CompanyId &company, const PhoneNumberId &id)
{
    return m_core.sendForDone(command::RemoveNumber{m_core.header(company), id});
}

QFuture<Result<Pool>> LocalNumbers::savePool(const CompanyId &company, const Pool &pool)
{
    return m_core.send<Pool>(command::SavePool{m_core.header(company), pool},
                             [](const answer::Any &any) -> Result<Pool> {
                                 auto saved = expectAnswer<answer::PoolSaved>(any);
                                 return saved ? Result<Pool>(saved->pool) : Result<Pool>(saved.error());
                             });
}

QFuture<Result<CapPreview>> LocalNumbers::previewCap(const CompanyId &company, const PhoneNumberId &id, int newCap,
                                                     InstantRange range, milliseconds estimate)
{
    return m_core.ask<CapPreview>([=](const WorkspaceState &state) {
        auto preview = desk::capPreview(state, company, id, newCap, range, estimate);
        if (preview) {
            // Lines kept for callers are none of the planned calls' (D-REMAIN).
            const int lines = std::max(0, newCap - state.number(company, id)->reservedInbound);
            preview->affected = queries::callsAbove(state, company, id, lines, range);
        }
        return preview;
    });
}

} // namespace callboard
