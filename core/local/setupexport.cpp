// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/setupexport.h"

#include "core/wire/setupfile.h"

#include <algorithm>

namespace callboard::setupexport {

namespace {

void addCompany(SetupFile &file, const WorkspaceState &state, const Company &company)
{
    file.companies.push_back(company);
    for (const PhoneNumber *number : state.numbersOf(company.id))
        file.numbers.push_back(*number);
    for (const ApiKey *key : state.keysOf(company.id))
        file.keys.push_back(*key);
    for (const Position *position : state.positionsOf(company.id))
        file.positions.push_back(*position);
}

void addCandidates(SetupFile &file, const WorkspaceState &state, const CompanyId *only)
{
    state.forEachCandidate([&](const CandidatePtr &candidate) {
        if (!only || candidate->company == *only)
            file.candidates.push_back(*candidate);
    });
    std::sort(file.candidates.begin(), file.candidates.end(),
              [](const Candidate &a, const Candidate &b) { return a.id < b.id; });
}

} // namespace

QByteArray whole(const WorkspaceState &state)
{
    SetupFile file;
    file.simulation = state.simulation();
    for (const Pool *pool : state.pools())
        file.pools.push_back(*pool);
    for (const Company *company : state.companies())
        addCompany(file, state, *company);
    addCandidates(file, state, nullptr);
    return writeSetupFile(file);
}

QByteArray ofCompany(const WorkspaceState &state, const CompanyId &company)
{
    SetupFile file;
    file.simulation = state.simulation();
    for (const Pool *pool : state.poolsOf(company))
        file.pools.push_back(*pool);
    if (const Company *found = state.company(company))
        addCompany(file, state, *found);
    addCandidates(file, state, &company);
    return writeSetupFile(file);
}

} // namespace callboard::setupexport
