// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace callboard::test {

/// The server's name in this program: this machine, as long as names are found.
inline constexpr const char *kServerName = "callboard.test";

/// From now on kServerName is found, or nobody knows it (DNS fails). Any thread.
void setNamesFound(bool found);
/// How often a name was asked for and not found.
int namesNotFound();

} // namespace callboard::test
