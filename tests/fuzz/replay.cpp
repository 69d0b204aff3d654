// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Feeds every kept input to its target, without libFuzzer: corpus/TARGET/* and found/TARGET/*.
//   cb_fuzz_corpus [FOLDER of corpus and found]   cb_fuzz_corpus --targets   prints their names
//   cb_fuzz_corpus --one TARGET FILE
//   cb_fuzz_corpus --made-up TARGET COUNT [FIRST [FILE]]     COUNT inputs made up from the kept ones, always the
//                                                              same; FILE holds the last that was fed
#include "tests/fuzz/madeup.h"
#include "tests/fuzz/target.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace callboard::fuzz;

namespace {

QByteArray current; // what is being fed, for whoever reads why the program ended

/// Only what a handler of signals may call.
void nameInput(int signal)
{
    static_cast<void>(write(STDERR_FILENO, current.constData(), static_cast<size_t>(current.size())));
    static_cast<void>(write(STDERR_FILENO, "\n", 1));
    std::signal(signal, SIG_DFL);
    static_cast<void>(raise(signal));
}

void quiet(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtFatalMsg) {
        std::fprintf(stderr, "%s\n", qPrintable(text));
        std::abort();
    }
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QStringList keptFor(const Target &target, const QString &root)
{
    QStringList paths;
    for (const char *kind : {"corpus", "found"}) {
        const QDir folder(root + QLatin1Char('/') + QLatin1String(kind) + QLatin1Char('/') +
                          QLatin1String(target.name));
        for (const QFileInfo &info : folder.entryInfoList(QDir::Files, QDir::Name))
            paths << info.filePath();
    }
    return paths;
}

void feed(const Target &target, const QString &path)
{
    current = path.toLocal8Bit();
    target.run(bytesOf(path));
}

int feedAll(const QString &root)
{
    int files = 0;
    int missing = 0;
    for (const Target &target : targets()) {
        const QStringList paths = keptFor(target, root);
        for (const QString &path : paths)
            feed(target, path);
        std::printf("%-12s %d files\n", target.name, static_cast<int>(paths.size()));
        files += static_cast<int>(paths.size());
        missing += paths.isEmpty() ? 1 : 0;
    }
    std::printf("FIGURE {\"promise\":\"code\",\"test\":\"fuzz.corpus\",\"what\":\"kept inputs fed to their readers "
                "again\",\"reached\":%d,\"violations\":0,\"command\":\"build/release/bin/cb_fuzz_corpus\"}\n",
                files);
    return missing == 0 ? 0 : 1;
}

void keep(const QString &path, const QByteArray &input)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(input) != input.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// `keptAs`: each input is written there first; to have the one that broke something.
int feedMadeUp(const Target &target, int first, int count, const QString &keptAs)
{
    const QString root = QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/fuzz");
    std::vector<QByteArray> kept;
    for (const QString &path : keptFor(target, root))
        kept.push_back(bytesOf(path));
    QFile dictionary(root + QStringLiteral("/dict/%1.dict").arg(QLatin1String(target.name)));
    const MadeUp madeUp(target, std::move(kept),
                        dictionary.open(QIODevice::ReadOnly) ? dictionary.readAll() : QByteArray());
    for (int i = first; i < first + count; ++i) {
        current = QByteArray("cb_fuzz_corpus --made-up ") + target.name + " 1 " + QByteArray::number(i);
        const QByteArray input = madeUp.input(static_cast<std::uint64_t>(i));
        if (!keptAs.isEmpty())
            keep(keptAs, input);
        target.run(input);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // what a reader left for later
    }
    std::printf(
        "FIGURE {\"promise\":\"code\",\"test\":\"fuzz.made-up.%s\",\"what\":\"inputs made up from the kept "
        "ones, always the same\",\"reached\":%d,\"violations\":0,\"command\":\"build/release/bin/cb_fuzz_corpus "
        "--made-up %s %d\"}\n",
        target.name, count, target.name, count);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    qInstallMessageHandler(quiet);
    std::signal(SIGABRT, nameInput);
    std::signal(SIGSEGV, nameInput);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("--targets")) {
        for (const Target &target : targets())
            std::printf("%s\n", target.name);
        return 0;
    }
    const bool isOne = words.value(1) == QLatin1String("--one");
    if (isOne || words.value(1) == QLatin1String("--made-up")) {
        const Target *target = targetNamed(words.value(2).toLatin1());
        if (!target)
            return 2;
        if (!isOne)
            return feedMadeUp(*target, words.value(4).toInt(), words.value(3).toInt(), words.value(5));
        feed(*target, words.value(3));
        return 0;
    }
    return feedAll(words.size() > 1 ? words[1] : QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/fuzz"));
}
