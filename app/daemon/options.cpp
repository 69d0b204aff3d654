// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/daemon/options.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QRegularExpression>

namespace callboard {

namespace {

const QString kListen = QStringLiteral("listen");
const QString kData = QStringLiteral("data");
const QString kWorkspace = QStringLiteral("workspace");
const QString kCarrier = QStringLiteral("carrier");
const QString kNow = QStringLiteral("now");
const QString kClockRate = QStringLiteral("clock-rate");
const QString kRateLimit = QStringLiteral("rate-limit");
const QString kTlsCertificate = QStringLiteral("tls-cert");
const QString kTlsKey = QStringLiteral("tls-key");
const QString kLogLevel = QStringLiteral("log-level");
const QString kConfig = QStringLiteral("config");
const QString kReferenceOnly = QStringLiteral("reference-only");
const QString kCheck = QStringLiteral("check");
const QString kHelp = QStringLiteral("help");
const QString kVersion = QStringLiteral("version");

const QString kDefaultListen = QStringLiteral("127.0.0.1:8420");
constexpr double kFastestRate = 86'400;
constexpr int kMostRequests = 1'000'000;
constexpr int kLongestWindowSeconds = 86'400;

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Plans and places interview calls without a window, for consoles and for the telephony API."));
    parser.addOptions({
        {kListen,
         QStringLiteral("Serve on this address; may be given several times. IPv6 in brackets: [::1]:8420. Port 0 takes "
                        "a free one. Default: %1.")
             .arg(kDefaultListen),
         QStringLiteral("ADDR:PORT")},
        {kData, QStringLiteral("Keep the workspace in this folder (workspace.callboard)."), QStringLiteral("DIR")},
        {kWorkspace, QStringLiteral("Fill an empty data folder from this set-up file; not read again afterwards."),
         QStringLiteral("FILE.json")},
        {kCarrier, QStringLiteral("What places the calls. Here: simulated, which calls nobody."),
         QStringLiteral("NAME"), QStringLiteral("simulated")},
        {kNow, QStringLiteral("Let the clock start here, such as 2025-06-04T12:00:00Z."), QStringLiteral("ISO")},
        {kClockRate, QStringLiteral("Let the clock run this many times faster; 0 freezes it."), QStringLiteral("R")},
        {kRateLimit,
         QStringLiteral("Accept this many requests in any so many seconds per API key; 0/S switches every limit off. "
                        "Default: 60/60."),
         QStringLiteral("N/SECONDS")},
        {kTlsCertificate, QStringLiteral("Serve TLS with this certificate chain (PEM)."), QStringLiteral("FILE")},
        {kTlsKey, QStringLiteral("The private key of --tls-cert (PEM)."), QStringLiteral("FILE")},
        {kLogLevel, QStringLiteral("Say this much on stderr: error, warning, info or debug. Default: warning."),
         QStringLiteral("LEVEL")},
        {kConfig,
         QStringLiteral("Read options from this file, one 'name = value' a line without the dashes, # for notes. The "
                        "command line wins."),
         QStringLiteral("FILE")},
        {kReferenceOnly,
         QStringLiteral("Serve the reference's routes and nothing of our own, to try what works against any server.")},
        {kCheck, QStringLiteral("Judge the options and the set-up file, say what is wrong, and end.")},
        {{QStringLiteral("h"), kHelp}, QStringLiteral("Show this text and end.")},
        {{QStringLiteral("v"), kVersion}, QStringLiteral("Show the version and end.")},
    });
}

/// The lines of a configuration file as arguments.
std::variant<QStringList, DaemonUsageError> readConfig(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return DaemonUsageError{
            QStringLiteral("The configuration file %1 cannot be read: %2.").arg(path, file.errorString())};
    QStringList arguments;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        const QString name = line.left(equals).trimmed();
        if (equals <= 0 || name == kConfig || name == kCheck)
            return DaemonUsageError{
                QStringLiteral("Line %1 of %2 is not 'name = value' of an option.").arg(i + 1).arg(path)};
        arguments << QStringLiteral("--%1=%2").arg(name, line.mid(equals + 1).trimmed());
    }
    return arguments;
}

/// Both sources of options, the command line first.
class Sources
{
public:
    Sources(const QCommandLineParser &line, const QCommandLineParser &config) : m_line(line), m_config(config) {}
    bool isSet(const QString &name) const { return m_line.isSet(name) || m_config.isSet(name); }
    QString value(const QString &name) const { return from(name).value(name); }
    QStringList values(const QString &name) const { return from(name).values(name); }

private:
    const QCommandLineParser &from(const QString &name) const
    {
        return m_line.isSet(name) || !m_config.isSet(name) ? m_line : m_config;
    }
    const QCommandLineParser &m_line;
    const QCommandLineParser &m_config;
};

std::optional<DaemonOptions::Listen> parseListen(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(?:\\[([^\\]]+)\\]|([^:]+)):([0-9]{1,5})$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString host = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    DaemonOptions::Listen listen;
    if (host == QLatin1String("localhost"))
        listen.address = QHostAddress(QHostAddress::LocalHost);
    else
        listen.address = QHostAddress(host);
    const int port = match.captured(3).toInt();
    if (listen.address.isNull() || port > 65'535)
        return std::nullopt;
    listen.port = static_cast<quint16>(port);
    return listen;
}

std::optional<DaemonUsageError> readListen(const Sources &sources, DaemonOptions &options)
{
    const QStringList asked = sources.isSet(kListen) ? sources.values(kListen) : QStringList{kDefaultListen};
    for (const QString &text : asked) {
        const auto listen = parseListen(text);
        if (!listen)
            return DaemonUsageError{
                QStringLiteral("--listen '%1' is not ADDRESS:PORT, such as 127.0.0.1:8420 or [::1]:8420.").arg(text)};
        options.listen.push_back(*listen);
    }
    return std::nullopt;
}

std::optional<DaemonUsageError> readClock(const Sources &sources, DaemonOptions &options)
{
    if (sources.isSet(kNow)) {
        const QString text = sources.value(kNow);
        const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
        // Without an offset it would mean another moment on every machine.
        if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
            return DaemonUsageError{
                QStringLiteral("--now '%1' is not a moment; write it with its offset, such as 2025-06-04T12:00:00Z.")
                    .arg(text)};
        options.now = fromEpochMs(at.toMSecsSinceEpoch());
    }
    if (sources.isSet(kClockRate)) {
        bool isNumber = false;
        const double rate = sources.value(kClockRate).toDouble(&isNumber);
        if (!isNumber || !(rate >= 0 && rate <= kFastestRate))
            return DaemonUsageError{QStringLiteral("--clock-rate '%1' is not a number from 0 to %2.")
                                        .arg(sources.value(kClockRate))
                                        .arg(kFastestRate, 0, 'f', 0)};
        options.clockRate = rate;
    }
    return std::nullopt;
}

std::optional<DaemonUsageError> readRateLimit(const Sources &sources, DaemonOptions &options)
{
    if (!sources.isSet(kRateLimit))
        return std::nullopt;
    const QString text = sources.value(kRateLimit);
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,7})/([0-9]{1,5})$"));
    const QRegularExpressionMatch match = form.match(text);
    const int requests = match.captured(1).toInt();
    const int seconds = match.captured(2).toInt();
    if (!match.hasMatch() || requests > kMostRequests || seconds < 1 || seconds > kLongestWindowSeconds)
        return DaemonUsageError{
            QStringLiteral("--rate-limit '%1' is not N/SECONDS, such as 60/60; 0/60 switches the limits off.")
                .arg(text)};
    options.rateLimit = {requests, kSecond * seconds};
    return std::nullopt;
}

std::optional<DaemonUsageError> readRest(const Sources &sources, DaemonOptions &options)
{
    options.dataFolder = sources.value(kData);
    options.workspaceFile = sources.value(kWorkspace);
    if (sources.isSet(kWorkspace) && options.workspaceFile.isEmpty())
        return DaemonUsageError{QStringLiteral("--workspace needs a set-up file, such as acme.json.")};
    if (options.dataFolder.isEmpty() && !options.check)
        return DaemonUsageError{QStringLiteral("--data is missing: the folder in which the workspace is kept.")};
    options.carrier = sources.value(kCarrier);
    if (options.carrier != QLatin1String("simulated"))
        return DaemonUsageError{
            QStringLiteral("--carrier '%1' is not known here; there is: simulated.").arg(options.carrier)};
    options.tlsCertificate = sources.value(kTlsCertificate);
    options.tlsKey = sources.value(kTlsKey);
    if (options.tlsCertificate.isEmpty() != options.tlsKey.isEmpty())
        return DaemonUsageError{QStringLiteral("--tls-cert and --tls-key go together.")};
    if (sources.isSet(kLogLevel)) {
        static const QStringList levels{QStringLiteral("error"), QStringLiteral("warning"), QStringLiteral("info"),
                                        QStringLiteral("debug")};
        const qsizetype level = levels.indexOf(sources.value(kLogLevel));
        if (level < 0)
            return DaemonUsageError{
                QStringLiteral("--log-level '%1' is not error, warning, info or debug.").arg(sources.value(kLogLevel))};
        options.logLevel = static_cast<DaemonOptions::LogLevel>(level);
    }
    return std::nullopt;
}

} // namespace

std::variant<DaemonOptions, DaemonUsageError> parseDaemonOptions(const QStringList &arguments)
{
    QCommandLineParser line;
    addOptions(line);
    if (!line.parse(arguments))
        return DaemonUsageError{line.errorText()};
    DaemonOptions options;
    options.help = line.isSet(kHelp);
    options.version = line.isSet(kVersion);
    if (options.help || options.version)
        return options;
    if (!line.positionalArguments().isEmpty())
        return DaemonUsageError{
            QStringLiteral("Unexpected argument '%1'.").arg(line.positionalArguments().constFirst())};

    QCommandLineParser config;
    addOptions(config);
    QStringList fromFile{arguments.value(0)};
    if (line.isSet(kConfig)) {
        auto read = readConfig(line.value(kConfig));
        if (const auto *error = std::get_if<DaemonUsageError>(&read))
            return *error;
        fromFile << std::get<QStringList>(read);
    }
    if (!config.parse(fromFile))
        return DaemonUsageError{QStringLiteral("In %1: %2").arg(line.value(kConfig), config.errorText())};

    const Sources sources(line, config);
    options.check = line.isSet(kCheck);
    options.referenceOnly = sources.isSet(kReferenceOnly);
    for (const auto read : {readListen, readClock, readRateLimit, readRest}) {
        if (const auto error = read(sources, options))
            return *error;
    }
    return options;
}

QString daemonHelpText(const QString &program)
{
    QCommandLineParser parser;
    addOptions(parser);
    const QString text = parser.helpText();
    return QStringLiteral("Usage: %1 [options]").arg(program) + text.mid(text.indexOf(QLatin1Char('\n')));
}

} // namespace callboard
