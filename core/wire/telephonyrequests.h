// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"
#include "core/wire/fields.h"

#include <QStringList>

namespace callboard {

/// What a body was found to be while it was read: what is wrong, with the path of the field, and which keys nobody
/// knows (they are ignored and named in the answer's header).
struct BodyFindings
{
    Problems problems;
    QStringList ignored; ///< paths, in the order of the text
};

/// The bodies of the reference telephony API as values (C025-C147). Each function reads an object; what it answers is
/// of use only while `findings.problems` is empty. Nothing is rounded, no text becomes a number, null and absent are
/// kept apart. Pure; any thread.
namespace telephonyrequests {

/// Earliest and latest instant a request may name: seconds sent for milliseconds fall below, and year 2101 above.
inline constexpr qint64 kEarliestMs = 100'000'000'000;
inline constexpr qint64 kLatestMs = 4'133'980'800'000 - 1;
/// C111.
inline constexpr size_t kBatchLimit = 200;

/// True when the body says `force: true`: an API key is refused for it before anything else is looked at (D-ORDER).
bool asksForce(const JsonValue &body);

/// C091-C101. `company` and `candidate` of the request are the caller's.
CallRequest scheduleCall(const JsonValue &body, BodyFindings &findings);
/// C111-C121.
BatchRequest batchScheduleCall(const JsonValue &body, BodyFindings &findings);
/// C025-C028: `days` absent = the stored ones; `timezone` is ignored whatever it is.
struct HoursPreview
{
    CallingHours hours;
    std::optional<Weekdays> days;
};
HoursPreview hoursPreview(const JsonValue &body, BodyFindings &findings);
/// C031-C033.
HoursEdit hoursEdit(const JsonValue &body, BodyFindings &findings);
/// C044-C046.
struct NumberEdit
{
    std::optional<QString> displayName;
    std::optional<bool> defaultForOutbound;
};
NumberEdit numberEdit(const JsonValue &body, BodyFindings &findings);
/// C143: absent when the body does not name one. `companyId` is ignored (C147).
std::optional<PositionId> revokeCall(const JsonValue &body, BodyFindings &findings);

} // namespace telephonyrequests

} // namespace callboard
