// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// cb_sim: the deterministic simulator (README.md).
#include "tests/sim/campaign.h"
#include "tests/sim/options.h"
#include "tests/sim/walk/walk.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto options = callboard::sim::parseOptions(QCoreApplication::arguments());
    if (!options)
        return 2;
    return options->walk > 0 ? callboard::sim::runWalk(*options) : callboard::sim::runCampaign(*options);
}
