// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("callboardd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Callboard without a window: serving many consoles is not part of "
                                                    "this version yet."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    QTextStream out(stdout);
    QTextStream err(stderr);
    if (!parser.parse(QCoreApplication::arguments()) || !parser.positionalArguments().isEmpty()) {
        const QString wrong =
            parser.positionalArguments().isEmpty()
                ? parser.errorText()
                : QStringLiteral("Unexpected argument '%1'.").arg(parser.positionalArguments().first());
        err << "callboardd: " << wrong << " Try --help.\n";
        return 2;
    }
    if (parser.isSet(version)) {
        out << "callboardd " << CALLBOARD_VERSION << "\n";
        return 0;
    }
    out << parser.helpText();
    return parser.isSet(help) ? 0 : 2;
}
