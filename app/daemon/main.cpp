// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/daemon/daemon.h"
#include "app/daemon/options.h"
#include "app/daemon/signals.h"
#include "core/base/logsink.h"
#include "core/base/privatememory.h"
#include "core/wire/setupfile.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <malloc.h>
#include <systemd/sd-daemon.h>

namespace {

using namespace callboard;

constexpr int kUsage = 2;

int fail(const QString &text, int code)
{
    sayLine(stderr, QStringLiteral("callboardd: ") + text);
    return code;
}

void say(const QString &text)
{
    sayLine(stdout, text);
}

void setLogLevel(DaemonOptions::LogLevel level)
{
    const auto word = [level](DaemonOptions::LogLevel from) { return level >= from ? "true" : "false"; };
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=%1\n*.info=%2\n*.warning=%3\nqt.*.debug=false")
                                         .arg(QLatin1String(word(DaemonOptions::LogLevel::Debug)))
                                         .arg(QLatin1String(word(DaemonOptions::LogLevel::Info)))
                                         .arg(QLatin1String(word(DaemonOptions::LogLevel::Warning))));
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"));
}

int check(const DaemonOptions &options)
{
    if (options.workspaceFile.isEmpty()) {
        say(QStringLiteral("The options are valid."));
        return 0;
    }
    const auto setup = readSetupOrSay(options.workspaceFile);
    if (!setup)
        return fail(setup.error().detail, 1);
    say(QStringLiteral("The options and %1 are valid: %2 companies, %3 numbers, %4 candidates.")
            .arg(options.workspaceFile)
            .arg(setup->companies.size())
            .arg(setup->numbers.size())
            .arg(setup->candidates.size()));
    return 0;
}

/// Under systemd: ready, and alive as long as this thread turns.
void tellSystemd(QObject *owner)
{
    sd_notify(0, "READY=1");
    std::uint64_t interval = 0;
    if (sd_watchdog_enabled(0, &interval) <= 0)
        return;
    auto *timer = new QTimer(owner);
    QObject::connect(timer, &QTimer::timeout, timer, [] { sd_notify(0, "WATCHDOG=1"); });
    timer->start(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(interval / 2)));
}

int serve(QCoreApplication &application, const DaemonOptions &options)
{
    Daemon daemon(options);
    UnixSignals unixSignals;
    QObject::connect(&daemon, &Daemon::stopped, &application, &QCoreApplication::quit);
    QObject::connect(&unixSignals, &UnixSignals::reloadAsked, &daemon, &Daemon::reloadCertificates);
    QObject::connect(&unixSignals, &UnixSignals::stopAsked, &daemon, [&daemon] {
        sd_notify(0, "STOPPING=1");
        daemon.stop();
    });
    const auto urls = daemon.start();
    if (!urls)
        return fail(urls.error().detail, 1);
    for (const QString &url : *urls)
        say(QStringLiteral("listening on ") + url);
    tellSystemd(&daemon);
    return QCoreApplication::exec();
}

/// Answers of half a megabyte come and go: handing that memory back and asking for it anew each time costs more than
/// making the answer. What is kept is bounded by what was in use at once.
void keepFreedMemory()
{
    mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    installLogSink();
    keepFreedMemory();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("callboardd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    const auto parsed = parseDaemonOptions(QCoreApplication::arguments());
    if (const auto *error = std::get_if<DaemonUsageError>(&parsed))
        return fail(error->sentence + QStringLiteral(" Try --help."), kUsage);
    const auto &options = std::get<DaemonOptions>(parsed);
    if (options.help || options.version) {
        say(options.help ? daemonHelpText(QStringLiteral("callboardd")).trimmed()
                         : QStringLiteral("callboardd ") + QStringLiteral(CALLBOARD_VERSION));
        return 0;
    }
    setLogLevel(options.logLevel);
    return options.check ? check(options) : serve(application, options);
}
