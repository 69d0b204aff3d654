// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace callboard::test {

/// Plants leaks, one after the other, in files of the kinds that programs write, and looks whether each is found; then
/// texts that are none. Prints what failed and a figure. Returns the exit code.
int runSelfTest();

} // namespace callboard::test
