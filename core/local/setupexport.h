// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/workspacestate.h"

namespace callboard {

/// The set-up file of WORKSPACE.md from one state of the workspace, canonical. Pure; run in workers.
namespace setupexport {

QByteArray whole(const WorkspaceState &state);
/// What one company may see of it: its own things and the pools its numbers use.
QByteArray ofCompany(const WorkspaceState &state, const CompanyId &company);

} // namespace setupexport

} // namespace callboard
