// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/consoleopener.h"
#include "app/console/options.h"
#include "app/console/tour.h"
#include "app/console/trace.h"
#include "core/time/zone.h"
#include "ui/common/settings.h"
#include "ui/common/translations.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>
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

/// For a start from a shell; taken out at once, so that nothing we start inherits it.
void takeKeyFromEnvironment(const ConsoleOptions &options, ConsoleOpener &opener)
{
    QByteArray key = qgetenv("CALLBOARD_KEY");
    qunsetenv("CALLBOARD_KEY");
    if (!key.isEmpty() && options.open && options.open->kind == OpenRequest::Kind::Server)
        opener.useKey(options.open->path, std::move(key));
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList arguments = argumentsOf(argc, argv);
    const auto parsed = parseOptions(arguments);
    if (const auto *error = std::get_if<UsageError>(&parsed)) {
        QTextStream(stderr) << "callboard: " << error->sentence << "\nTry 'callboard --help'.\n";
        return 2;
    }
    const ConsoleOptions &options = std::get<ConsoleOptions>(parsed);
    if (options.help) {
        QTextStream(stdout) << helpText(QStringLiteral("callboard"));
        return 0;
    }
    if (options.version) {
        QTextStream(stdout) << "callboard " << CALLBOARD_VERSION << "\n";
        return 0;
    }

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
    takeKeyFromEnvironment(options, opener);
    MainWindow window(themes, settings, questions, opener, allPages());
    if (tour)
        return runTour(window, themes, *options.open, options.tourFolder);
    window.show();
    if (options.open)
        window.open(*options.open);
    return QApplication::exec();
}
