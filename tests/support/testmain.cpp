// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testregistry.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    qputenv("TZ", "Europe/Vilnius");
    const QCoreApplication application(argc, argv);
    return callboard::test::runAll(argc, argv);
}
