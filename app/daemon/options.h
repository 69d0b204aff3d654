// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/server/ratelimiter.h"

#include <QHostAddress>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace callboard {

/// What the command line and the configuration file asked for (WORKSPACE.md section 3).
struct DaemonOptions
{
    struct Listen
    {
        QHostAddress address;
        quint16 port = 0; ///< 0: the system gives one
    };
    enum class LogLevel { Error, Warning, Info, Debug };

    bool help = false;
    bool version = false;
    bool referenceOnly = false; ///< our own routes and the event stream are not there
    bool check = false;         ///< judge the set-up file and end
    std::vector<Listen> listen; ///< at least one
    QString dataFolder;
    QString workspaceFile; ///< the set-up file; empty = none
    QString carrier = QStringLiteral("simulated");
    std::optional<Instant> now;
    std::optional<double> clockRate; ///< 0 = frozen
    RateLimiter::Limit rateLimit;
    QString tlsCertificate; ///< both or none
    QString tlsKey;
    LogLevel logLevel = LogLevel::Warning;
    /// EngineOptions::groupCommands; no option of the command line, the benchmark sets it.
    std::optional<int> groupCommands;

    bool isSimulatedClock() const { return now || clockRate; }
    bool isFrozen() const { return clockRate && *clockRate == 0; }
};

/// A sentence for stderr; the program ends with 2.
struct DaemonUsageError
{
    QString sentence;
};

/// `arguments` as in QCoreApplication::arguments(), the program's name first. Reads the file of --config, nothing else.
/// What stands on the command line wins over the file.
std::variant<DaemonOptions, DaemonUsageError> parseDaemonOptions(const QStringList &arguments);
QString daemonHelpText(const QString &program);

} // namespace callboard
