// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"

#include <memory>

namespace callboard::test {

/// Which of the two backends over a network the window has.
enum class Console { Callboard, Plain };

/// On the contract's company, with its admin's key; the server answers. What it keeps goes to `folder`. It waits for
/// one answer no longer than `within`.
std::shared_ptr<Backend> makeBackend(Console console, const QString &url, const QString &caFile, const QString &folder,
                                     milliseconds within);

} // namespace callboard::test
