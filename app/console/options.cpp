// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/options.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFileInfo>
#include <QUrl>

namespace callboard {

namespace {

const QString kDemo = QStringLiteral("demo");
const QString kWorkspace = QStringLiteral("workspace");
const QString kImport = QStringLiteral("import");
const QString kServer = QStringLiteral("server");
const QString kCaFile = QStringLiteral("ca-file");
const QString kKeyFd = QStringLiteral("key-fd");
const QString kNow = QStringLiteral("now");
const QString kClockRate = QStringLiteral("clock-rate");
const QString kTour = QStringLiteral("tour");
const QString kHelp = QStringLiteral("help");
const QString kVersion = QStringLiteral("version");

/// No demo needs more than a day a second.
constexpr double kFastestRate = 86'400;

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "Plans, places and follows interview calls.\n"
        "Without an option the console opens on three choices: the demo, a new workspace, or one to open."));
    parser.addOptions({
        {kDemo, QStringLiteral("Open a fresh demo in a temporary workspace. No real calls.")},
        {kWorkspace, QStringLiteral("Open this workspace."), QStringLiteral("FILE.callboard")},
        {kImport,
         QStringLiteral(
             "Start a workspace from this set-up file: at --workspace, else beside it with the ending .callboard."),
         QStringLiteral("FILE.json")},
        {kServer, QStringLiteral("Work against this server. Its key is in the keyring, or read from --key-fd."),
         QStringLiteral("URL")},
        {kCaFile, QStringLiteral("Trust the authorities in this PEM file too, for --server."), QStringLiteral("FILE")},
        {kKeyFd,
         QStringLiteral(
             "Read the key of --server from this open file, such as 0 for what is piped in, for this session "
             "only. A key on the command line or in the environment would be seen by other programs."),
         QStringLiteral("N")},
        {kNow, QStringLiteral("Let the workspace's clock start here, such as 2026-11-16T14:42:18Z."),
         QStringLiteral("ISO")},
        {kClockRate, QStringLiteral("Let the workspace's clock run this many times faster; 0 stands still."),
         QStringLiteral("R")},
        {kTour, QStringLiteral("Save a picture of every page, light and dark, in this folder and end."),
         QStringLiteral("DIR")},
        {{QStringLiteral("h"), kHelp}, QStringLiteral("Show this text and end.")},
        {{QStringLiteral("v"), kVersion}, QStringLiteral("Show the version and end.")},
    });
}

std::variant<std::optional<OpenRequest>, UsageError> serverRequestOf(const QCommandLineParser &parser)
{
    for (const QString &other : {kDemo, kWorkspace, kImport, kNow, kClockRate}) {
        if (parser.isSet(other))
            return UsageError{
                QStringLiteral("--server has a workspace and a clock of its own; leave out --%1.").arg(other)};
    }
    const QUrl url(parser.value(kServer), QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return UsageError{QStringLiteral("--server '%1' is no address of a server; write it as https://host:port.")
                              .arg(parser.value(kServer))};
    return OpenRequest{OpenRequest::Kind::Server, parser.value(kServer), parser.value(kCaFile)};
}

std::variant<std::optional<OpenRequest>, UsageError> requestOf(const QCommandLineParser &parser)
{
    const QString workspace = parser.value(kWorkspace);
    const QString setup = parser.value(kImport);
    if (parser.isSet(kWorkspace) && workspace.isEmpty())
        return UsageError{QStringLiteral("--workspace needs a file, such as acme.callboard.")};
    if (parser.isSet(kImport) && setup.isEmpty())
        return UsageError{QStringLiteral("--import needs a set-up file, such as acme.json.")};
    if (parser.isSet(kServer))
        return serverRequestOf(parser);
    if (parser.isSet(kCaFile))
        return UsageError{QStringLiteral("--ca-file is for --server.")};
    if (parser.isSet(kDemo)) {
        if (parser.isSet(kWorkspace) || parser.isSet(kImport))
            return UsageError{
                QStringLiteral("--demo opens a workspace of its own; leave out --workspace and --import.")};
        return OpenRequest{OpenRequest::Kind::Demo, {}, {}};
    }
    if (!setup.isEmpty()) {
        const QFileInfo file(setup);
        const QString beside = file.path() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".callboard");
        return OpenRequest{OpenRequest::Kind::Import, workspace.isEmpty() ? beside : workspace, setup};
    }
    if (!workspace.isEmpty())
        return OpenRequest{OpenRequest::Kind::Open, workspace, {}};
    return std::optional<OpenRequest>();
}

} // namespace

std::variant<ConsoleOptions, UsageError> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    ConsoleOptions options;
    if (!parser.parse(arguments))
        return UsageError{parser.errorText()};
    options.help = parser.isSet(kHelp);
    options.version = parser.isSet(kVersion);
    if (options.help || options.version)
        return options;
    if (!parser.positionalArguments().isEmpty())
        return UsageError{QStringLiteral("'%1' is not an option. To open a workspace, write --workspace %1.")
                              .arg(parser.positionalArguments().constFirst())};
    auto request = requestOf(parser);
    if (const auto *error = std::get_if<UsageError>(&request))
        return *error;
    options.open = std::get<0>(request);
    if (parser.isSet(kKeyFd)) {
        bool isNumber = false;
        options.keyDescriptor = parser.value(kKeyFd).toInt(&isNumber);
        if (!isNumber || *options.keyDescriptor < 0)
            return UsageError{QStringLiteral("--key-fd needs the number of an open file, such as 0.")};
        if (!parser.isSet(kServer))
            return UsageError{QStringLiteral("--key-fd is for --server.")};
    }
    if (parser.isSet(kNow)) {
        const QString text = parser.value(kNow);
        const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
        // Without an offset it would mean another moment on every machine.
        if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
            return UsageError{QStringLiteral("--now '%1' is not a moment; write it with its offset, such as "
                                             "2026-11-16T14:42:18Z or 2026-11-16T16:42:18+02:00.")
                                  .arg(text)};
        options.now = fromEpochMs(at.toMSecsSinceEpoch());
    }
    if (parser.isSet(kClockRate)) {
        bool isNumber = false;
        const double rate = parser.value(kClockRate).toDouble(&isNumber);
        if (!isNumber || !(rate >= 0 && rate <= kFastestRate))
            return UsageError{QStringLiteral("--clock-rate '%1' is not a number from 0 to %2.")
                                  .arg(parser.value(kClockRate))
                                  .arg(kFastestRate, 0, 'f', 0)};
        options.clockRate = rate;
    }
    if (parser.isSet(kTour)) {
        options.tourFolder = parser.value(kTour);
        if (options.tourFolder.isEmpty())
            return UsageError{QStringLiteral("--tour needs a folder for the pictures.")};
        if (!options.open)
            options.open = OpenRequest{OpenRequest::Kind::Demo, {}, {}};
    }
    return options;
}

QString helpText(const QString &program)
{
    QCommandLineParser parser;
    addOptions(parser);
    // The parser names the running QCoreApplication, and none runs yet: the first line is ours.
    const QString text = parser.helpText();
    return QStringLiteral("Usage: %1 [options]").arg(program) + text.mid(text.indexOf(QLatin1Char('\n')));
}

} // namespace callboard
