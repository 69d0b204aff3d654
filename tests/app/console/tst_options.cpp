// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: the command line of issue 2, section 2 (every option, contradictions, a wrong one says so)
#include "app/console/keyinput.h"
#include "app/console/options.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <unistd.h>

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
        row("--key-fd 0", "--server");
        row("--server https://a.example --key-fd celp_key", "open file");
        row("--server https://a.example --key-fd -1", "open file");
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

    // proves: P6
    void theKeyOfAServerComesFromAnOpenFile()
    {
        const auto result = parsed(QStringLiteral("--server https://calls.example.org --key-fd 3"));
        QCOMPARE(std::get<ConsoleOptions>(result).keyDescriptor, std::optional(3));
        QVERIFY(!std::get<ConsoleOptions>(parsed(QStringLiteral("--server https://a.example"))).keyDescriptor);
    }

    void readsTheFirstLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("key"); // empty: refused
        QTest::newRow("a line") << QByteArray("celp_line\n") << QByteArray("celp_line");
        QTest::newRow("no line end") << QByteArray("celp_line") << QByteArray("celp_line");
        QTest::newRow("of Windows") << QByteArray("celp_line\r\n") << QByteArray("celp_line");
        QTest::newRow("more lines") << QByteArray("celp_line\nother\n") << QByteArray("celp_line");
        QTest::newRow("the longest") << QByteArray(255, 'k') + '\n' << QByteArray(255, 'k');
        QTest::newRow("too long") << QByteArray(256, 'k') + '\n' << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("an empty line") << QByteArray("\nkey\n") << QByteArray();
        QTest::newRow("two words") << QByteArray("two words\n") << QByteArray();
        QTest::newRow("8 bits") << QByteArray("k\xC3\xA4y\n") << QByteArray();
    }
    void readsTheFirstLine()
    {
        QFETCH(QByteArray, text);
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        QCOMPARE(::write(ends[1], text.constData(), static_cast<size_t>(text.size())), text.size());
        ::close(ends[1]);
        const auto key = readKey(ends[0]);
        QTEST(key ? key->reveal().toByteArray() : QByteArray(), "key");
        QVERIFY(key || !key.error().detail.contains(QString::fromLatin1(text.left(3).constData())) || text.isEmpty());
        QVERIFY(!readKey(ends[0])); // it was closed
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
