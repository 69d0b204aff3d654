// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/phone/e164.h"

namespace callboard {

/// What planning asks of every number again and again: judgePhone and regionOf together.
struct PhoneFacts
{
    PhoneProblem problem = PhoneProblem::NotANumber;
    QString region; ///< as regionOf
};

/// The facts never change while the process runs, so they are worked out once per number (some 20 us) and remembered
/// (some 100 ns). Thread-safe; the memory is bounded.
PhoneFacts factsOf(const E164 &number);

} // namespace callboard
