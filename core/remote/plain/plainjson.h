// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"
#include "core/model/plan.h"

#include <QVariantMap>

namespace callboard {

/// The reference's answers as values, and what the journal keeps as text. Tolerant where the reference allows it:
/// unknown keys mean nothing, absent and null are the same. Pure; any thread.
namespace plainjson {

/// Any JSON object, read strictly; whole numbers stay qint64. Errors: ServerAnswerUnusable.
Result<QVariantMap> objectOf(QByteArrayView text);

/// C021-C023. Errors: ServerAnswerUnusable naming the field.
Result<HoursPolicy> policyFrom(const QVariantMap &data);
std::vector<Conflict> conflictsFrom(const QVariantMap &data);
/// C041; caps missing = 0 (C042). `isDefault` and `defaultForOutbound`, `capacity` and `caps` are one thing (C049).
std::optional<PhoneNumber> numberFrom(const QVariantMap &row);
/// C076-C078. Errors: ServerAnswerUnusable.
Result<Availability> availabilityFrom(const QVariantMap &data, milliseconds duration);

/// Puts what a 201 (C106) or a GET (C131, C133) tells into a reservation; what it does not tell stays.
void merge(Reservation &call, const QVariantMap &data);

/// The bodies of the reference: nothing of ours is in them.
QVariantMap bodyOf(const HoursEdit &edit);

QVariantList reasonsTo(const Reasons &reasons);
Reasons reasonsFrom(const QVariant &list);
QVariantMap candidateTo(const Candidate &candidate);
Candidate candidateFrom(const QVariantMap &map, const CompanyId &company);
QVariantMap positionTo(const Position &position);
Position positionFrom(const QVariantMap &map, const CompanyId &company);

} // namespace plainjson

} // namespace callboard
