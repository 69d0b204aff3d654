// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidcheck.h>

#include <QTest>

/// Runs a rapidcheck property inside a Qt Test function. A failure prints the shrunk case and the seed that replays
/// it (RC_PARAMS="reproduce=..."). Link the program with `rapidcheck`.
#define CB_CHECK(description, ...) QVERIFY(rc::check(description, __VA_ARGS__))
