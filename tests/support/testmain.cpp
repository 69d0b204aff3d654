// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/handover.h"
#include "tests/support/testregistry.h"

int main(int argc, char **argv)
{
    qputenv("TZ", "Europe/Vilnius");
    const callboard::test::TestApplication application(argc, argv);
    return callboard::test::runAll(argc, argv);
}
