// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <cstddef>

namespace callboard {

/// values[i] becomes max(values[i] .. values[i + width - 1]) for i < count; the array holds count + width - 1 values
/// and what lies past `count` is spoiled. By doubling: O(n log width), no branches. width >= 1.
void slidingMax(qint16 *values, size_t count, size_t width);
/// a[i] = max(a[i], b[i])
void maxInto(qint16 *a, const qint16 *b, size_t count);

} // namespace callboard
