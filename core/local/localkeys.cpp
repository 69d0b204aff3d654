// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localkeys.h"

#include "core/base/whendone.h"

#include <algorithm>

namespace callboard {

namespace {

QString idOf(const QByteArray &sha256)
{
    return QStringLiteral("key_") + QString::fromLatin1(sha256.left(8).toHex());
}

} // namespace

QFuture<Result<std::vector<KeyRow>>> LocalKeys::list(const CompanyId &company)
{
    return m_core.ask<std::vector<KeyRow>>([company, own = m_core.asker().key](const WorkspaceState &state) {
        std::vector<KeyRow> rows;
        for (const ApiKey *key : state.keysOf(company))
            rows.push_back({idOf(key->sha256), key->name, key->kind, key->scopes, key->sha256 == own});
        std::sort(rows.begin(), rows.end(),
                  [](const KeyRow &a, const KeyRow &b) { return std::pair(a.name, a.id) < std::pair(b.name, b.id); });
        return Result<std::vector<KeyRow>>(std::move(rows));
    });
}

QFuture<Result<KeyCreated>> LocalKeys::create(const CompanyId &, const QString &, KeyKind, const Scopes &)
{
    return answered<KeyCreated>(Error{ErrorCode::NotSupported, QStringLiteral("keys"), {}});
}

QFuture<Result<Done>> LocalKeys::revoke(const CompanyId &, const QString &)
{
    return answered<Done>(Error{ErrorCode::NotSupported, QStringLiteral("keys"), {}});
}

} // namespace callboard
