// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/remote/plain/plainbackend.h"
#include "tests/support/serverhouse.h"

#include <QTemporaryDir>

namespace callboard::test {

inline PlainOptions plainOptions(const QString &url, QByteArray key, const CompanyId &company, const QString &folder)
{
    PlainOptions options;
    options.baseUrl = url;
    options.key = Secret(std::move(key));
    options.company = company;
    options.companyName = QStringLiteral("Acme");
    options.journalFolder = folder;
    options.time = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
    options.requestsPerMinute = 0;
    options.firstPause = milliseconds(20);
    return options;
}

inline std::unique_ptr<PlainBackend> openPlain(const PlainOptions &options)
{
    auto backend = PlainBackend::make(options);
    if (!backend)
        qFatal("not opened: %s", qPrintable(backend.error().detail));
    return std::move(*backend);
}

/// What a plain server does not have is typed in: positions and people of the contract's world.
inline void fillPeople(Backend &backend, const CompanyId &company)
{
    const ContractWorld world = contractWorld();
    for (const Position &position : world.positions) {
        if (position.company == company && !await(backend.people().savePosition(position)))
            qFatal("position not saved");
    }
    for (const Candidate &candidate : world.candidates) {
        if (candidate.company == company && !await(backend.people().save(candidate)))
            qFatal("person not saved");
    }
}

} // namespace callboard::test
