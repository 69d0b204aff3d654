// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testregistry.h"

#include <QApplication>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    qputenv("TZ", "Europe/Vilnius");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    return callboard::test::runAll(argc, argv);
}
