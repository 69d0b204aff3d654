// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"

#include <QVariantMap>

namespace callboard {

namespace desk {

/// windowStartMs and windowEndMs, or preset (D-WINDOW).
void putWindow(QVariantMap &body, const WindowChoice &window);
/// The fields that the reference has for one call (C082-C105); what is not asked for is left out.
QVariantMap referenceBodyOf(const CallRequest &request);

} // namespace desk

} // namespace callboard
