// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

namespace callboard {

/// The first line of an open file (--key-fd), which is closed afterwards; what it was read into is overwritten. Blocks
/// until the line or the file ends. Errors: ValidationError with a sentence for stderr: the file is not open, the line
/// is empty, longer than 255 characters, or has something else than visible ASCII.
Result<Secret> readKey(int descriptor);

} // namespace callboard
