// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testregistry.h"

#include <QFileInfo>
#include <QTest>

namespace callboard::test {

std::vector<Entry> &entries()
{
    static std::vector<Entry> all;
    return all;
}

int runAll(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QString only;
    if (const auto at = arguments.indexOf(QStringLiteral("--only")); at >= 0 && at + 1 < arguments.size()) {
        only = arguments.takeAt(at + 1);
        arguments.removeAt(at);
    }
    int failures = 0;
    int ran = 0;
    for (const Entry &entry : entries()) {
        if (!only.isEmpty() && QFileInfo(QString::fromUtf8(entry.file)).completeBaseName() != only)
            continue;
        const auto object = entry.make();
        failures += QTest::qExec(object.get(), arguments);
        ++ran;
    }
    if (ran == 0) {
        qCritical("no test class for --only %s", qPrintable(only));
        return 1;
    }
    return failures;
}

} // namespace callboard::test
