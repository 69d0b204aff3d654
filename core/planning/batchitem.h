// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/callcase.h"
#include "core/planning/loadboard.h"
#include "core/planning/placement.h"

#include <functional>
#include <memory>
#include <optional>

namespace callboard {

/// One person of a batch whose case is open.
struct BatchItem
{
    size_t entry = 0; ///< index into the plan's entries
    CallRequest request;
    CallCase opened;
    std::shared_ptr<const Room> room;  ///< shared by all who may be called at the same moments
    int group = 0;                     ///< same room, numbers and length; own calls make a group of one
    int minutes = 0;                   ///< callable ones: fewest goes first
    std::optional<InstantRange> freed; ///< the line of the call it replaces, given back on the board while placed
    std::optional<Place> place;
    std::optional<Instant> movedFrom; ///< by the repair pass
    bool packed = false;              ///< its minute comes from laying calls out back to back, not from the load

    InstantRange call() const { return {place->at, place->at + opened.rule.estimate}; }
};

/// Asked now and then; true ends the work.
using Cancelled = std::function<bool()>;

/// Takes the item's place on the board, or gives it back.
void occupy(LoadBoard &board, const BatchItem &item);
void vacate(LoadBoard &board, const BatchItem &item);
} // namespace callboard
