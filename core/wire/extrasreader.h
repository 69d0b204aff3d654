// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/hoursextras.h"
#include "core/wire/fields.h"

namespace callboard {

/// Holidays and split windows as core/model/hoursextrasmap.h spells them; both lists may be left out, and an exception
/// may leave out `to` (the same day), `yearly` (false) and `windows` (closed). What is wrong is noted with its path,
/// and then the answer is empty. Keys below the first level that nobody knows are problems.
HoursExtras readHoursExtras(Fields &fields);

} // namespace callboard
