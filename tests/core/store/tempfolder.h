// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileInfo>
#include <QTemporaryDir>

namespace callboard::test {

/// A folder in memory where there is one: these tests sync thousands of times, and the real disk proves nothing here.
class TempFolder : public QTemporaryDir
{
public:
    TempFolder()
        : QTemporaryDir(
              (QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm") : QDir::tempPath()) +
              QStringLiteral("/callboard-XXXXXX"))
    {
        if (!isValid())
            qFatal("no temporary folder");
    }
};

} // namespace callboard::test
