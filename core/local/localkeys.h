// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/keysbackend.h"
#include "core/local/localcore.h"

namespace callboard {

class LocalKeys final : public KeysBackend
{
public:
    explicit LocalKeys(LocalCore &core) : m_core(core) {}
    QFuture<Result<std::vector<KeyRow>>> list(const CompanyId &company) override;
    QFuture<Result<KeyCreated>> create(const CompanyId &company, const QString &name, KeyKind kind,
                                       const Scopes &scopes) override;
    QFuture<Result<Done>> revoke(const CompanyId &company, const QString &id) override;

private:
    LocalCore &m_core;
};

} // namespace callboard
