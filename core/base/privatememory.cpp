// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/privatememory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace callboard {

bool keepMemoryPrivate()
{
    const rlimit none = {0, 0};
    bool isPrivate = setrlimit(RLIMIT_CORE, &none) == 0;
#ifndef CALLBOARD_SANITIZED
    // The limit alone does not hold where the system pipes cores to a program (core_pattern "|...").
    isPrivate = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && isPrivate;
#endif
    return isPrivate;
}

} // namespace callboard
