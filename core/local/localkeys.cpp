// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localkeys.h"

#include "core/model/apikey.h"

#include <algorithm>

namespace callboard {

QFuture<Result<std::vector<KeyRow>>> LocalKeys::list(const CompanyId &company)
{
    return m_core.ask<std::vector<KeyRow>>([company, own = m_core.asker().key](const WorkspaceState &state) {
        std::vector<KeyRow> rows;
        for (const ApiKey *key : state.keysOf(company))
            rows.push_back({idOfKey(key->sha256), key->name, key->kind, key->scopes, key->sha256 == own});
        std::sort(rows.begin(), rows.end(),
                  [](const KeyRow &a, const KeyRow &b) { return std::pair(a.name, a.id) < std::pair(b.name, b.id); });
        return Result<std::vector<KeyRow>>(std::move(rows));
    });
}

QFuture<Result<KeyCreated>> LocalKeys::create(const CompanyId &company, const QString &name, KeyKind kind,
                                              const Scopes &scopes)
{
    const NewKey made = makeApiKey();
    const ApiKey key{company, name.trimmed(), kind, scopes, made.sha256};
    return m_core.send<KeyCreated>(
        command::CreateKey{m_core.header(company), key},
        [key, clear = made.clear](const answer::Any &) -> Result<KeyCreated> {
            return KeyCreated{{idOfKey(key.sha256), key.name, key.kind, key.scopes, false}, clear};
        });
}

QFuture<Result<Done>> LocalKeys::revoke(const CompanyId &company, const QString &id)
{
    return m_core.sendForDone(command::RevokeKey{m_core.header(company), id, m_core.asker().key});
}

} // namespace callboard
