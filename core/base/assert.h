// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

/// An invariant whose breach could dial a person twice, or out of hours: checked in every build, ends the process.
#define CB_ASSERT(condition)                                                                                           \
    do {                                                                                                               \
        if (!(condition)) [[unlikely]]                                                                                 \
            qFatal("Callboard stops: broken invariant %s in %s:%d", #condition, __FILE__, __LINE__);                   \
    } while (false)
