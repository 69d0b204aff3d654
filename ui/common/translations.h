// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QCoreApplication;

namespace callboard {

/// Installs the plural forms of English, and the operator's language over them where there is one. Numbers and dates
/// follow the machine's locale; a machine without one ("C") gets British English, so that thousands are grouped.
void installTranslations(QCoreApplication &application);

} // namespace callboard
