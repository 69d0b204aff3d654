// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/theme.h"

#include <QString>

namespace callboard {

/// The one application stylesheet, made from tokens only. Widgets choose a look by dynamic properties (see textrole.h
/// and button.h), never by a sheet of their own.
QString stylesheetOf(const Theme &theme);

} // namespace callboard
