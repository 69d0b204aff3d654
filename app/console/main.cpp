// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/consoleopener.h"
#include "app/console/keyinput.h"
#include "app/console/options.h"
#include "app/console/tour.h"
#include "app/console/trace.h"
#include "core/base/logsink.h"
#include "core/base/privatememory.h"
#include "core/time/zone.h"
#include "ui/common/settings.h"
#include "ui/common/translations.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QThreadPool>

#include <memory>

using namespace callboard;

namespace {

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

/// A tour needs no display; without one the offscreen platform draws.
void choosePlatform(bool tour)
{
    const bool display = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (tour && !display && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

/// The files of some 400 zones: the first list of them must not read the disk on the window's thread.
void readZonesAhead()
{
    QThreadPool::globalInstance()->start([] {
        for (const QString &name : zonedata::names())
            static_cast<void>(Zone::parse(name));
    });
}

int fail(const QString &sentence)
{
    sayLine(stderr, QStringLiteral("callboard: %1\nTry 'callboard --help'.").arg(sentence));
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    installLogSink();
    const QStringList arguments = argumentsOf(argc, argv);
    const auto parsed = parseOptions(arguments);
    if (const auto *error = std::get_if<UsageError>(&parsed))
        return fail(error->sentence);
    const ConsoleOptions &options = std::get<ConsoleOptions>(parsed);
    if (options.help) {
        sayLine(stdout, helpText(QStringLiteral("callboard")).trimmed());
        return 0;
    }
    if (options.version) {
        sayLine(stdout, QStringLiteral("callboard ") + QStringLiteral(CALLBOARD_VERSION));
        return 0;
    }
    if (qEnvironmentVariableIsSet("CALLBOARD_KEY"))
        return fail(QStringLiteral("CALLBOARD_KEY is not read: other programs see an environment. Hand the key over "
                                   "with --key-fd."));
    Result<Secret> key = Secret();
    if (options.keyDescriptor && !(key = readKey(*options.keyDescriptor)))
        return fail(key.error().detail);

    const bool tour = !options.tourFolder.isEmpty();
    choosePlatform(tour);
    const std::unique_ptr<QApplication> application = TracedApplication::isWanted()
                                                          ? std::make_unique<TracedApplication>(argc, argv)
                                                          : std::make_unique<QApplication>(argc, argv);
    QApplication::setApplicationName(QStringLiteral("callboard"));
    QApplication::setApplicationDisplayName(QStringLiteral("Callboard"));
    QApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("callboard"));
    installTranslations(*application);
    readZonesAhead();

    // A tour shows the program as it comes, and leaves no trace in the settings.
    QTemporaryDir fresh;
    Settings settings(tour ? fresh.path() : Settings::defaultFolder());
    ThemeManager themes;
    Questions questions;
    ConsoleOpener opener(ClockChoice{options.now, options.clockRate});
    if (!key->isEmpty())
        opener.useKey(options.open->path, *key);
    MainWindow window(themes, settings, questions, opener, allPages());
    if (tour)
        return runTour(window, themes, *options.open, options.tourFolder);
    window.show();
    if (options.open)
        window.open(*options.open);
    return QApplication::exec();
}
