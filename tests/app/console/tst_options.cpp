// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: the command line of issue 2, section 2 (every option, contradictions, a wrong one says so)
#include "app/console/options.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

namespace {

std::variant<ConsoleOptions, UsageError> parsed(const QString &line)
{
    return parseOptions(QStringList{QStringLiteral("callboard")} + line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

} // namespace

class TstOptions : public QObject
{
    Q_OBJECT

private slots:
    void opens_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("kind"); ///< -1 = first start
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("setup");
        const auto row = [](const char *line, int kind, const char *path, const char *setup) {
            QTest::newRow(line) << QString::fromLatin1(line) << kind << QString::fromLatin1(path)
                                << QString::fromLatin1(setup);
        };
        row("", -1, "", "");
        row("--demo", int(OpenRequest::Kind::Demo), "", "");
        row("--workspace /data/acme.callboard", int(OpenRequest::Kind::Open), "/data/acme.callboard", "");
        row("--import /data/acme.json", int(OpenRequest::Kind::Import), "/data/acme.callboard", "/data/acme.json");
        row("--import acme.json --workspace other.callboard", int(OpenRequest::Kind::Import), "other.callboard",
            "acme.json");
        row("--tour out", int(OpenRequest::Kind::Demo), "", "");
        row("--tour out --workspace a.callboard", int(OpenRequest::Kind::Open), "a.callboard", "");
    }
    void opens()
    {
        QFETCH(QString, line);
        QFETCH(int, kind);
        const auto result = parsed(line);
        const auto *options = std::get_if<ConsoleOptions>(&result);
        QVERIFY(options);
        QCOMPARE(options->open ? int(options->open->kind) : -1, kind);
        if (options->open) {
            QTEST(options->open->path, "path");
            QTEST(options->open->setup, "setup");
        }
    }

    void clock()
    {
        const auto result = parsed(QStringLiteral("--demo --now 2026-11-16T16:42:18+02:00 --clock-rate 0.5"));
        const auto &options = std::get<ConsoleOptions>(result);
        // date -u -d '2026-11-16 14:42:18' +%s
        QCOMPARE(toEpochMs(*options.now), qint64(1'794'840'138'000));
        QCOMPARE(*options.clockRate, 0.5);
        QVERIFY(!std::get<ConsoleOptions>(parsed(QStringLiteral("--demo"))).now);
        QCOMPARE(*std::get<ConsoleOptions>(parsed(QStringLiteral("--demo --clock-rate 0"))).clockRate, 0.0);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *line, const char *names) {
            QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(names);
        };
        row("--nope", "nope");
        row("acme.callboard", "--workspace acme.callboard");
        row("--workspace", "workspace");
        row("--demo --workspace a.callboard", "--demo");
        row("--demo --import a.json", "--demo");
        row("--now yesterday", "yesterday");
        row("--now 2026-11-16T14:42:18", "offset");
        row("--clock-rate fast", "fast");
        row("--clock-rate -1", "-1");
        row("--clock-rate nan", "nan");
        row("--clock-rate 1e9", "1e9");
        row("--demo=yes", "demo");
    }
    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(QString, names);
        const auto result = parsed(line);
        const auto *error = std::get_if<UsageError>(&result);
        QVERIFY(error);
        QVERIFY2(error->sentence.contains(names), qPrintable(error->sentence));
    }

    void helpNamesEveryOption()
    {
        const QString text = helpText(QStringLiteral("callboard"));
        for (const char *option :
             {"--demo", "--workspace", "--import", "--now", "--clock-rate", "--tour", "--help", "--version"})
            QVERIFY2(text.contains(QLatin1String(option)), option);
        QVERIFY(text.contains(QStringLiteral("callboard [options]")));
    }
};

CB_TEST(TstOptions)
#include "tst_options.moc"
