// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What libFuzzer calls. One program holds all targets; CALLBOARD_FUZZ_TARGET says which one runs.
#include "tests/fuzz/target.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

extern "C" size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t most);

namespace {

const callboard::fuzz::Target *chosen = nullptr;

void quiet(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtFatalMsg) {
        std::fprintf(stderr, "%s\n", qPrintable(text));
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const QCoreApplication application(*argc, *argv);
    qInstallMessageHandler(quiet);
    chosen = callboard::fuzz::targetNamed(qgetenv("CALLBOARD_FUZZ_TARGET"));
    if (chosen)
        return 0;
    std::fprintf(stderr, "CALLBOARD_FUZZ_TARGET must be one of");
    for (const auto &target : callboard::fuzz::targets())
        std::fprintf(stderr, " %s", target.name);
    std::fprintf(stderr, "\n");
    std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    chosen->run(QByteArrayView(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size)));
    return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed)
{
    if (!chosen->mutate || seed % 2 == 0)
        return LLVMFuzzerMutate(bytes, size, most);
    return chosen->mutate(bytes, size, most, seed / 2);
}
