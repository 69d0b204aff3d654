// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace callboard::test {

/// One test class of a grouped test program. `file` is __FILE__ of the tst_*.cpp it lives in.
struct Entry
{
    const char *file;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<Entry> &entries();

struct Registration
{
    Registration(const char *file, std::function<std::unique_ptr<QObject>()> make)
    {
        entries().push_back({file, std::move(make)});
    }
};

/// Runs every registered class, or after `--only tst_name` those of that file. Returns the number of failures.
int runAll(int argc, char **argv);

} // namespace callboard::test

/// Registers a Qt Test class with the program of its folder. Once per class, at namespace scope.
#define CB_TEST(Class)                                                                                                 \
    static const callboard::test::Registration registration##Class(                                                    \
        __FILE__, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
