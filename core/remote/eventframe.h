// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"

#include <optional>

namespace callboard {

/// One frame of `GET /v1/events` as views hear it.
struct EventFrame
{
    enum class Kind {
        Hello,
        News,
        Unreadable, ///< not what this API sends: nothing of it is told, all must be asked anew (RELIABILITY section 4)
    } kind = Kind::News;
    quint64 sequence = 0;         ///< of the last entry it tells
    std::optional<quint64> after; ///< News: the entry it goes on from; absent for a resync, which needs none before it
    std::optional<Instant> now;
    bool companyChanged = false; ///< rights, settings or hours: who we are must be asked anew
    Changes changes;
};

/// nullopt for a type of frame that we do not know: a newer server may say more. A resync is news of everything. Any
/// thread.
std::optional<EventFrame> readEventFrame(const QByteArray &text, const CompanyId &company);

} // namespace callboard
