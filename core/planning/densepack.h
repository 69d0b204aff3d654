// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/batchitem.h"

namespace callboard {

/// The second half of the repair pass, for groups in which somebody still has no place although no single move helps:
/// least-loaded leaves gaps shorter than a call between calls of different zones. Their calls are laid out anew from
/// the left, back to back, the group with the most people for its remaining minutes first; the others follow
/// least-loaded. Kept only when it places more people than before. Calls that replace another stay where they are.
void packDense(LoadBoard &board, std::vector<BatchItem> &items, bool earliest, const Cancelled &cancelled);

} // namespace callboard
