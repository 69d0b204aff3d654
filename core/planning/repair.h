// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/batchitem.h"

namespace callboard {

/// D-BATCHPLAN's repair pass: for a person without a place, one placed call of the same batch moves to another minute
/// when that frees one. Calls that are booked already never move. `items` in planning order; deterministic; the work is
/// bounded, so a batch that cannot be packed better ends all the same.
void repair(LoadBoard &board, std::vector<BatchItem> &items, bool earliest, const Cancelled &cancelled);

} // namespace callboard
