// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/decide.h"

#include <map>
#include <set>

namespace callboard {

namespace {

/// What must hold before a set-up may fill a workspace; the file's own shape was checked by its reader.
std::optional<Error> setupRefusal(const Switchboard &board, const command::ImportSetup &setup)
{
    std::set<CompanyId> companies;
    for (const Company *known : board.state().companies())
        companies.insert(known->id);
    for (const Company &company : setup.companies)
        companies.insert(company.id);
    std::set<PoolId> pools;
    for (const Pool *known : board.state().pools())
        pools.insert(known->id);
    for (const Pool &pool : setup.pools)
        pools.insert(pool.id);
    const auto knows = [&companies](const CompanyId &id) { return companies.contains(id); };
    std::map<CompanyId, int> defaults;
    for (const PhoneNumber &number : setup.numbers) {
        if (!knows(number.company) || !pools.contains(number.pool))
            return refused(ErrorCode::ValidationError, QStringLiteral("numbers: %1").arg(number.id.text()));
        if (number.isDefault && ++defaults[number.company] > 1)
            return refused(ErrorCode::ValidationError, QStringLiteral("numbers: two defaults"));
    }
    for (const Position &position : setup.positions) {
        if (!knows(position.company))
            return refused(ErrorCode::ValidationError, QStringLiteral("jobPositions: %1").arg(position.id.text()));
    }
    for (const Candidate &candidate : setup.candidates) {
        if (!knows(candidate.company))
            return refused(ErrorCode::ValidationError, QStringLiteral("candidates: %1").arg(candidate.id.text()));
    }
    for (const ApiKey &key : setup.keys) {
        if (!knows(key.company) || key.sha256.size() != 32)
            return refused(ErrorCode::ValidationError, QStringLiteral("apiKeys"));
    }
    return std::nullopt;
}

} // namespace

Decision decide(Switchboard &board, const command::ImportSetup &setup)
{
    if (const auto refusal = setupRefusal(board, setup))
        return *refusal;
    if (const auto carriers = board.carriers.check(setup.isDemo || board.state().isDemo(), board.time); !carriers)
        return carriers.error();
    if (setup.isDemo)
        board.bench.markDemo();
    if (setup.simulation)
        board.bench.setSimulation(*setup.simulation);
    for (const Pool &pool : setup.pools)
        board.bench.put(pool);
    for (const Company &company : setup.companies)
        board.bench.put(company);
    for (const PhoneNumber &number : setup.numbers)
        board.bench.put(number);
    for (const ApiKey &key : setup.keys)
        board.bench.put(key);
    for (const Position &position : setup.positions)
        board.bench.put(position);
    std::map<CompanyId, int> people;
    for (const Candidate &candidate : setup.candidates) {
        board.bench.put(candidate);
        ++people[candidate.company];
    }
    for (const Company &company : setup.companies) {
        LogEntry entry;
        entry.company = company.id;
        entry.type = EventType::SetupImported;
        entry.after = {{QStringLiteral("name"), company.name}, {QStringLiteral("candidates"), people[company.id]}};
        board.bench.log(std::move(entry));
    }
    return answer::Any(Done{});
}

} // namespace callboard
