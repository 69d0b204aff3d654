// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/hoursextras.h"

#include <QVariantMap>

namespace callboard {

/// The one spelling of hours extras, in the store, in the set-up file, over the wire and in journals:
/// `{"week": [{"day": 5, "windows": [{"start": "09:00", "end": "12:00"}]}], "exceptions": [{"from": "2026-12-24",
/// "to": "2026-12-26", "yearly": true, "label": "Christmas", "windows": []}]}`. Dates are ISO, both included; an end
/// may be "24:00".
QVariantMap mapOf(const HoursExtras &extras);
QVariantList mapsOf(const DayWindows &windows);
/// nullopt for anything that mapOf does not make, or that checkExtras refuses.
std::optional<HoursExtras> hoursExtrasFrom(const QVariantMap &map);

/// "09:00-12:00, 13:00-17:00"; "closed" for none. For the log and for exports, not for the screen.
QString plainText(const DayWindows &windows);

} // namespace callboard
