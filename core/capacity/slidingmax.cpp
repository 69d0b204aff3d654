// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/capacity/slidingmax.h"

// GCC 12 does not vectorise these loops at -O2; measured eight times slower without.
#pragma GCC optimize("O3")

namespace callboard {

namespace {

// a[i] = max(a[i], a[i + distance]): reads ahead only, so ascending order is right and each store is final.
void maxAhead(qint16 *a, size_t distance, size_t count)
{
    if (distance >= 8) {
#pragma GCC ivdep
        for (size_t i = 0; i < count; ++i)
            a[i] = a[i] > a[i + distance] ? a[i] : a[i + distance];
        return;
    }
    for (size_t i = 0; i < count; ++i)
        a[i] = a[i] > a[i + distance] ? a[i] : a[i + distance];
}

} // namespace

void slidingMax(qint16 *values, size_t count, size_t width)
{
    size_t covered = 1;
    size_t length = count + width - 1;
    while (covered * 2 <= width) {
        length -= covered;
        maxAhead(values, covered, length);
        covered *= 2;
    }
    if (covered < width)
        maxAhead(values, width - covered, count);
}

void maxInto(qint16 *a, const qint16 *b, size_t count)
{
    for (size_t i = 0; i < count; ++i)
        a[i] = a[i] > b[i] ? a[i] : b[i];
}

} // namespace callboard
