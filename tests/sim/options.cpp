// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/options.h"

#include <cstdio>

namespace callboard::sim {

namespace {

constexpr const char *kUsage =
    "cb_sim [--seed N] [--seeds N] [--minutes M] [--only FAULT] [--store memory|sqlite] [--events] [--hash]\n"
    "       [--canary] [--no-shrink] [--every-fault] [--seeds-file FILE] [--figures gate|night]\n"
    "       [--keep STEP,...] [--allow FAULT,...] [--faults]\n"
    "cb_sim --walk STEPS [--path CHOICE,...] [--events] [--figures gate|night]\n";

std::optional<Options> wrong(const QString &argument)
{
    std::fprintf(stderr, "cb_sim: %s\n%s", qPrintable(argument), kUsage);
    return std::nullopt;
}

void listFaults()
{
    for (int i = 0; i < kFaultCount; ++i)
        std::printf("%s\n", nameOf(static_cast<Fault>(i)));
}

} // namespace

std::optional<Options> parseOptions(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &name = arguments[i];
        if (name == QLatin1String("--events")) {
            options.events = true;
        } else if (name == QLatin1String("--canary")) {
            options.canary = true;
        } else if (name == QLatin1String("--no-shrink")) {
            options.shrink = false;
        } else if (name == QLatin1String("--every-fault")) {
            options.needEveryFault = true;
        } else if (name == QLatin1String("--hash")) {
            options.hashOnly = true;
        } else if (name == QLatin1String("--faults")) {
            listFaults();
            std::exit(0);
        } else if (i + 1 >= arguments.size()) {
            return wrong(name);
        } else {
            const QString value = arguments[++i];
            bool ok = true;
            if (name == QLatin1String("--seed")) {
                options.seed = value.toULongLong(&ok);
            } else if (name == QLatin1String("--seeds")) {
                options.seeds = value.toULongLong(&ok);
            } else if (name == QLatin1String("--minutes")) {
                options.minutes = value.toInt(&ok);
            } else if (name == QLatin1String("--only")) {
                options.only = faultNamed(value);
                ok = options.only.has_value();
            } else if (name == QLatin1String("--store")) {
                options.store =
                    value == QLatin1String("sqlite") ? Options::StoreKind::Sqlite : Options::StoreKind::Memory;
            } else if (name == QLatin1String("--figures")) {
                options.figures = value;
            } else if (name == QLatin1String("--walk")) {
                options.walk = value.toInt(&ok);
            } else if (name == QLatin1String("--path")) {
                for (const QString &number : value.split(QLatin1Char(','), Qt::SkipEmptyParts))
                    options.path.push_back(number.toInt());
            } else if (name == QLatin1String("--keep")) {
                options.keep.emplace();
                for (const QString &number : value.split(QLatin1Char(','), Qt::SkipEmptyParts))
                    options.keep->push_back(number.toInt());
            } else if (name == QLatin1String("--allow")) {
                options.allow.emplace();
                for (const QString &fault : value.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                    if (const auto known = faultNamed(fault))
                        options.allow->push_back(*known);
                    else
                        ok = false;
                }
            } else if (name == QLatin1String("--seeds-file")) {
                options.seedsFile = value;
            } else {
                ok = false;
            }
            if (!ok)
                return wrong(name + QLatin1Char(' ') + value);
        }
    }
    return options;
}

} // namespace callboard::sim
