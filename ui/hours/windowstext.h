// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/hoursextras.h"

#include <QCoreApplication>

namespace callboard {

/// The open stretches of a day as people type and read them.
class WindowsText
{
    Q_DECLARE_TR_FUNCTIONS(WindowsText)

public:
    /// "09:00–12:00, 13:00–17:00"; "closed" for none.
    static QString text(const DayWindows &windows);
    /// "9-12, 13:00–17", commas or semicolons between; "closed" is none. Sorted; nullopt when a part is not a span of
    /// times or two of them overlap or touch.
    static std::optional<DayWindows> parse(const QString &text);
    /// "24–26 Dec 2026", "25 Dec, every year"
    static QString dates(const DateException &exception);
};

} // namespace callboard
