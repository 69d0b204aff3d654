// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace callboard::test {

/// Sees the window's thread do what may take as long as a network or a disk likes (P9): wait for another thread, look a
/// name up, connect, wait for a disk. This program has functions of its own in place of the system's for that; what the
/// test itself waits for is left out by an Unwatched.
namespace guiwatch {

/// The calling thread is the window's, from now on.
void begin();
/// How often it waited, and in what.
int waits();
QString lastWait();

class Unwatched
{
public:
    Unwatched();
    ~Unwatched();
    Unwatched(const Unwatched &) = delete;
    Unwatched &operator=(const Unwatched &) = delete;
};

/// For the functions in place of the system's: this one may wait, and was called by this thread.
void note(const char *what);

} // namespace guiwatch

} // namespace callboard::test
