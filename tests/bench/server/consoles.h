// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace callboard::bench {

struct ConsolesRun
{
    QString url;
    QByteArray key;
    int consoles = 1'000;
    int seconds = 10;
    int perSecond = 5;
    int firstPerson = 0; ///< books c<firstPerson> and those after
};

/// Opens event streams, books at an even pace, and prints how long after each booking was sent every console heard of
/// it. Returns the program's exit code.
int runConsoles(const ConsolesRun &run);

} // namespace callboard::bench
