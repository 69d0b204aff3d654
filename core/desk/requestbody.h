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

/// The stretch of the call's window around its planned minute in which the extras close nothing, as a window to send to
/// a server that does not know them: whatever start it chooses is open. The choice itself when they close nothing in
/// the window.
WindowChoice openWindow(const WindowChoice &choice, const PlannedCall &call, const HoursExtras &extras);

} // namespace desk

} // namespace callboard
