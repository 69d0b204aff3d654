// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The set-up file of a workspace.
#include "core/wire/setupfile.h"
#include "tests/fuzz/target.h"

namespace callboard::fuzz {

namespace {

void run(QByteArrayView text)
{
    std::vector<SetupProblem> problems;
    const auto read = readSetupFile(text.toByteArray(), &problems);
    require(read.has_value() == problems.empty() && problems.size() <= 100, "refused with its problems, or whole");
    if (!read)
        return;
    const QByteArray written = writeSetupFile(*read);
    const auto again = readSetupFile(written);
    require(again.has_value(), "what was written is read again");
    require(*again == *read, "and says the same");
    require(writeSetupFile(*again) == written, "and is written the same");
}

const Registration registration({"setup", run, mutateWords});

} // namespace

} // namespace callboard::fuzz
