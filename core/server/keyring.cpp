// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/keyring.h"

#include "core/base/secret.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr qsizetype kKeyMax = 255;

} // namespace

void KeyRing::load(const WorkspaceState &state)
{
    auto keys = std::make_shared<std::vector<ApiKey>>();
    for (const Company *company : state.companies()) {
        for (const ApiKey *key : state.keysOf(company->id))
            keys->push_back(*key);
    }
    const std::lock_guard lock(m_mutex);
    m_keys = std::move(keys);
}

void KeyRing::hear(const Committed &committed)
{
    const auto hasKeys = [](const auto &company) { return company.second.keys; };
    const auto &companies = committed.changes.companies;
    if (committed.everything || std::any_of(companies.begin(), companies.end(), hasKeys))
        load(committed.snapshot->state());
}

std::optional<ApiKey> KeyRing::find(const QByteArray &key) const
{
    Keys keys;
    {
        const std::lock_guard lock(m_mutex);
        keys = m_keys;
    }
    const QByteArray hash = sha256OfKey(key);
    const ApiKey *found = nullptr;
    for (const ApiKey &one : *keys) {
        if (isSameInConstantTime(one.sha256, hash))
            found = &one;
    }
    return found ? std::optional(*found) : std::nullopt;
}

bool isWellFormedKey(const QByteArray &key)
{
    return !key.isEmpty() && key.size() <= kKeyMax &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

} // namespace callboard
