// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/mainwindow.h"

#include <QString>

namespace callboard {

/// Opens what `request` names in a window of 1440 x 900 and saves first start and every page, light and dark, as
/// "plan.png", "plan-dark.png" ... in `folder`; one line per picture on stdout. Returns the program's exit code: 0, or
/// 1 with the reason on stderr. Needs a running QApplication, no display (platform offscreen).
int runTour(MainWindow &window, ThemeManager &themes, const OpenRequest &request, const QString &folder);

} // namespace callboard
