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

/// D-POLICYSPLIT: notice before a call is a rule of ours, so that an explicit window begins no earlier than it allows.
/// A preset goes as it is: its minutes are the server's to count.
WindowChoice narrowedWindow(const WindowChoice &window, const std::optional<milliseconds> &minLead, Instant now);

} // namespace desk

} // namespace callboard
