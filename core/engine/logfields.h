// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"
#include "core/model/reservation.h"

#include <QVariantMap>

namespace callboard {

/// What the log tells of a thing: stable keys, values that JSON can hold; `Ms` are epoch milliseconds or lengths.
QVariantMap logFieldsOf(const Reservation &reservation);
QVariantMap logFieldsOf(const Company &company);
QVariantMap logFieldsOf(const HoursPolicy &policy);
QVariantMap logFieldsOf(const HoursExtras &extras); ///< a line per weekday and per exception
QVariantMap logFieldsOf(const PhoneNumber &number);
QVariantMap logFieldsOf(const ApiKey &key); ///< its id, never a byte of its hash beyond that (P6)
QVariantMap logFieldsOf(const Position &position);
QVariantMap logFieldsOf(const Candidate &candidate);

/// Only the fields that differ, in both maps.
void splitChanges(const QVariantMap &was, const QVariantMap &is, QVariantMap &before, QVariantMap &after);

} // namespace callboard
