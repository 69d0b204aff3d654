// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace callboard {

class LanesView;

/// Makes a LanesView a table for screen readers: a row per line of each number, a cell per call on it. Idempotent.
void installLanesAccessibility();

/// The keyboard cursor stands on another call: a screen reader says it.
void tellCursorMoved(LanesView *view);

} // namespace callboard
