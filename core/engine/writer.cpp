// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/writer.h"

namespace callboard {

namespace {

// A removal and a later addition of one id in one group must not be undone by the order in which a store writes its
// lists, so a thing stands in one list only.
template <typename Row, typename Index, typename Key> void dropRow(std::vector<Row> &rows, Index &index, const Key &key)
{
    const auto found = index.find(key);
    if (found == index.end())
        return;
    const size_t gone = found->second;
    index.erase(found);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(gone));
    for (auto &[other, at] : index) {
        if (at > gone)
            --at;
    }
}

} // namespace

void Writer::clear()
{
    *this = Writer();
}

void Writer::put(const PhoneNumber &number)
{
    std::erase(m_group.removedNumbers, std::pair(number.company, number.id));
    keep(m_numbers, InCompany<PhoneNumberId>{number.company, number.id}, m_group.numbers, number);
}

void Writer::removeNumber(const CompanyId &company, const PhoneNumberId &id)
{
    dropRow(m_group.numbers, m_numbers, InCompany<PhoneNumberId>{company, id});
    m_group.removedNumbers.emplace_back(company, id);
}

void Writer::put(const ApiKey &key)
{
    std::erase(m_group.removedKeys, std::pair(key.company, key.sha256));
    m_group.keys.push_back(key);
}

void Writer::removeKey(const CompanyId &company, const QByteArray &sha256)
{
    std::erase_if(m_group.keys, [&](const ApiKey &key) { return key.company == company && key.sha256 == sha256; });
    m_group.removedKeys.emplace_back(company, sha256);
}

void Writer::put(const Candidate &candidate)
{
    std::erase(m_group.removedCandidates, std::pair(candidate.company, candidate.id));
    keep(m_candidates, InCompany<CandidateId>{candidate.company, candidate.id}, m_group.candidates, candidate);
}

void Writer::removeCandidate(const CompanyId &company, const CandidateId &id)
{
    dropRow(m_group.candidates, m_candidates, InCompany<CandidateId>{company, id});
    m_group.removedCandidates.emplace_back(company, id);
}

} // namespace callboard
