// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"
#include "ui/numbers/weekframe.h"

namespace callboard {

/// Columns of the frame in which a start has no line although the number itself never reaches `cap` while the call
/// would last: there the pool is full. Hours in which both are full are not among them, for a line would help in part.
std::vector<int> hoursHeldByPool(const WeekFrame &frame, const std::vector<qint16> &week, int cap,
                                 const HeatData &data);

} // namespace callboard
