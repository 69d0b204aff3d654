// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sqlite/filekind.h"

namespace callboard {

/// The tables of a workspace, version by version; FORMAT.md says what they mean.
const FileKind &workspaceKind();

} // namespace callboard
