// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "ui/shell/workspaceopener.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace callboard {

/// What the command line asked for.
struct ConsoleOptions
{
    bool help = false;
    bool version = false;
    std::optional<OpenRequest> open;  ///< absent = first start
    std::optional<Instant> now;       ///< --now: the workspace's clock starts here
    std::optional<double> clockRate;  ///< --clock-rate: times real time; 0 stands still
    std::optional<int> keyDescriptor; ///< --key-fd: where the key of the server is read from
    QString tourFolder;               ///< --tour: pictures of every page go here
};

/// A sentence for stderr; the program ends with 2.
struct UsageError
{
    QString sentence;
};

/// `arguments` as in QCoreApplication::arguments(), the program's name first. Touches no file.
std::variant<ConsoleOptions, UsageError> parseOptions(const QStringList &arguments);
QString helpText(const QString &program);

} // namespace callboard
