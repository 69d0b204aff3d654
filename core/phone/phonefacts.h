// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/phone/e164.h"

namespace callboard {

/// What planning and imports ask of every number again and again: judgePhone, regionOf, and what zonesOf needs.
struct PhoneFacts
{
    PhoneProblem problem = PhoneProblem::NotANumber;
    QString region;            ///< as regionOf
    bool isGeographic = false; ///< valid, and the leading digits say where
};

/// The facts never change while the process runs, so they are worked out once per number (some 20 us) and remembered
/// (some 100 ns). Thread-safe; the memory is bounded.
PhoneFacts factsOf(const E164 &number);

namespace phonelib {
struct Judged;
}

/// Remembers what was found out about a number that was read with its country, so that it is not worked out again.
void rememberFacts(const E164 &number, const phonelib::Judged &judged);

} // namespace callboard
