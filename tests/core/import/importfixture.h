// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/import/importjob.h"

namespace callboard::test {

/// A company with one position and one person, in November 2025.
inline ImportContext context()
{
    ImportContext c;
    c.company = CompanyId("comp_a");
    c.positions = {Position{PositionId("pos_1"), c.company, "Warehouse lead", milliseconds(1'800'000)}};
    c.byPhone.insert("+37061200001", {CandidateId("cand_1"), "Known Person"});
    c.byId.insert("cand_1", "Known Person");
    c.clocks = {fromEpochMs(1'763'337'600'000), fromEpochMs(1'763'337'600'000) + 366 * kDay}; // from 17 Nov 2025
    return c;
}

inline ImportSource paste(const QString &text)
{
    return {{}, text.toUtf8(), "Pasted rows"};
}

/// Null when there is none.
inline ImportPreviewPtr preview(const QString &text, const QString &region = "LT")
{
    ImportOptions options;
    options.defaultRegion = region;
    const auto result = previewImport(context(), paste(text), options);
    return result ? *result : nullptr;
}

/// The one row below a header of phone, name, role, time zone and id.
inline ImportRow only(const QString &line, const QString &region = "LT")
{
    const auto p = preview("phone;name;role;time zone;id\n" + line, region);
    return p && p->rows.size() == 1 ? p->rows[0] : ImportRow{};
}

} // namespace callboard::test
