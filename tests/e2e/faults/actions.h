// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"

#include <functional>
#include <vector>

namespace callboard::test {

/// What was there before the fault, for actions to work on. Each action has calls and people of its own.
struct Prepared
{
    std::vector<Reservation> calls; ///< firm
    std::vector<BatchId> batches;
    Plan plan; ///< not yet committed
    ImportPreviewPtr import;
    QString key; ///< to revoke; empty on a plain server, which lists none
    bool isBreakerHeld = false;
};

/// Something that a person asked for on its way: how it ended, and how to see how often it was carried out.
struct Deed
{
    QString name;
    bool isAskedAgain = false; ///< until its answer is known (D-IDEM), though nobody waits any more
    std::function<bool()> isAnswered;
    std::function<std::optional<Error>()> error; ///< once answered; nullopt: done
    std::optional<EventType> event;              ///< what the server's log says of it; absent: nothing
    std::function<bool(const LogEntry &)> isMine;
    /// How often it was done, as the backend tells afterwards: of what no server logs. May wait for it.
    std::function<int(Backend &)> countHere;
};

/// Everything a person can do from the window, each on something of its own; the marks tell them apart.
struct Action
{
    enum class Breaker { Either, Held, NotHeld };
    const char *name;
    std::function<Deed(Backend &, const Prepared &, const QString &mark)> start;
    Breaker breaker = Breaker::Either; ///< what it can be done with
};
const std::vector<Action> &allActions();

/// Books and plans what the actions need; the server answers.
Prepared prepare(Backend &backend, bool holdsBreaker);

} // namespace callboard::test
