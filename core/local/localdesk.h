// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/local/localclock.h"
#include "core/local/localhours.h"
#include "core/local/localkeys.h"
#include "core/local/locallog.h"
#include "core/local/localnumbers.h"
#include "core/local/localpeople.h"
#include "core/local/localplans.h"
#include "core/local/localreservations.h"

namespace callboard {

/// All subjects of one asker: the console of the embedded engine has one for its life, a server makes one for each
/// request of a console.
struct LocalDesk
{
    LocalDesk(Engine &engine, const TimeSource &time, QThreadPool &pool, Asker asker = {})
        : core(engine, time, pool, std::move(asker))
    {
    }
    LocalDesk(const LocalDesk &) = delete;
    LocalDesk &operator=(const LocalDesk &) = delete;

    LocalCore core;
    LocalReservations reservations{core};
    LocalPlans plans{core};
    LocalHours hours{core};
    LocalNumbers numbers{core};
    LocalClock clock{core};
    LocalPeople people{core};
    LocalLog log{core};
    LocalKeys keys{core};
};

} // namespace callboard
