// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Feeds every kept input to its target, without libFuzzer: corpus/TARGET/* and found/TARGET/*.
//   cb_fuzz_corpus [FOLDER of corpus and found]   cb_fuzz_corpus --targets   prints their names
//   cb_fuzz_corpus --one TARGET FILE
#include "tests/fuzz/target.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace callboard::fuzz;

namespace {

QByteArray current; // the file that is being fed, for whoever reads why the program ended

/// Only what a handler of signals may call.
void nameFile(int)
{
    static_cast<void>(write(STDERR_FILENO, current.constData(), static_cast<size_t>(current.size())));
    static_cast<void>(write(STDERR_FILENO, "\n", 1));
}

void quiet(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtFatalMsg) {
        std::fprintf(stderr, "%s\n", qPrintable(text));
        std::abort();
    }
}

void feed(const Target &target, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    current = path.toLocal8Bit();
    target.run(file.readAll());
}

int feedAll(const QString &root)
{
    int files = 0;
    int missing = 0;
    for (const Target &target : targets()) {
        int fed = 0;
        for (const char *kind : {"corpus", "found"}) {
            const QDir folder(root + QLatin1Char('/') + QLatin1String(kind) + QLatin1Char('/') +
                              QLatin1String(target.name));
            for (const QFileInfo &info : folder.entryInfoList(QDir::Files, QDir::Name)) {
                feed(target, info.filePath());
                ++fed;
            }
        }
        std::printf("%-12s %d files\n", target.name, fed);
        files += fed;
        missing += fed == 0 ? 1 : 0;
    }
    std::printf("FIGURE {\"promise\":\"code\",\"test\":\"fuzz.corpus\",\"what\":\"kept inputs fed to their readers "
                "again\",\"reached\":%d,\"violations\":0,\"command\":\"build/release/bin/cb_fuzz_corpus\"}\n",
                files);
    return missing == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    qInstallMessageHandler(quiet);
    std::signal(SIGABRT, nameFile);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("--targets")) {
        for (const Target &target : targets())
            std::printf("%s\n", target.name);
        return 0;
    }
    if (words.value(1) == QLatin1String("--one")) {
        const Target *target = targetNamed(words.value(2).toLatin1());
        if (!target)
            return 2;
        feed(*target, words.value(3));
        return 0;
    }
    return feedAll(words.size() > 1 ? words[1] : QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/fuzz"));
}
