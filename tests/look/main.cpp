// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// cb_look FOLDER SCRIPT [--size 1280x720] [--theme light|dark|high-contrast] [--text 200] [--double] [--now ISO]
// Opens the demo as the program does and follows the script by mouse and keys, one step a line (README.md). Every
// picture is looked at for cut text as well: exit code 1 when some is cut, 2 when a step could not be taken.
#include "app/console/consoleopener.h"
#include "tests/look/steps.h"
#include "tests/support/uirender.h"
#include "ui/common/settings.h"
#include "ui/common/translations.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

using namespace callboard;

namespace {

QSize sizeOf(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("callboard"));
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("size"), {}, QStringLiteral("WxH"), QStringLiteral("1440x900")},
                       {QStringLiteral("theme"), {}, QStringLiteral("NAME"), QStringLiteral("light")},
                       {QStringLiteral("text"), {}, QStringLiteral("PERCENT"), QStringLiteral("100")},
                       {QStringLiteral("double"), {}},
                       {QStringLiteral("now"), {}, QStringLiteral("ISO"), QStringLiteral("2026-11-16T14:42:18Z")}});
    parser.process(application);
    const QSize size = sizeOf(parser.value(QStringLiteral("size")));
    const QStringList where = parser.positionalArguments();
    if (where.size() != 2 || size.isEmpty())
        qFatal("usage: cb_look FOLDER SCRIPT [--size WxH] [--theme NAME] [--text PERCENT] [--double] [--now ISO]");

    installTranslations(application);
    test::PseudoTranslator twice;
    if (parser.isSet(QStringLiteral("double")))
        QCoreApplication::installTranslator(&twice);
    const QTemporaryDir fresh;
    Settings settings(fresh.path());
    settings.set(keys::themeChoice, parser.value(QStringLiteral("theme")));
    settings.set(keys::textSizePercent, parser.value(QStringLiteral("text")).toInt());
    settings.set(keys::operatorZone, QStringLiteral("Europe/Vilnius"));
    ThemeManager themes;
    Questions questions;
    const QDateTime now = QDateTime::fromString(parser.value(QStringLiteral("now")), Qt::ISODate);
    ConsoleOpener opener(ClockChoice{fromEpochMs(now.toMSecsSinceEpoch()), 1.0});
    MainWindow window(themes, settings, questions, opener, allPages());
    window.resize(size);
    window.show();

    test::Steps steps(window, where[0], linesOf(where[1]));
    steps.start();
    return QApplication::exec();
}
