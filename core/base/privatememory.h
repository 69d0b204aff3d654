// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace callboard {

/// No core file, and no other program of the same user may read this one's memory: keys stand in it (P6). Called first
/// in main. False when the system refuses. Does nothing where it knows no way, and leaves reading open to a
/// sanitizer, which looks at its own process like a stranger.
bool keepMemoryPrivate();

} // namespace callboard
