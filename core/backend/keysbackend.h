// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/model/company.h"

#include <QFuture>

namespace callboard {

/// A key as a list shows it: what names it and what it may do, never the key (P6).
struct KeyRow
{
    QString id; ///< "key_" and the first 16 hex digits of its SHA-256; names it in lists, in the log and to revoke it
    QString name;
    KeyKind kind = KeyKind::Api;
    Scopes scopes;
    bool isOwn = false; ///< the one this connection uses
    friend bool operator==(const KeyRow &, const KeyRow &) = default;
};

struct KeyCreated
{
    KeyRow row;
    Secret key; ///< told this once, stored nowhere
};

/// The keys of a company for programs and consoles that work against a server. Needs an admin session.
class KeysBackend
{
public:
    virtual ~KeysBackend() = default;
    /// By name.
    virtual QFuture<Result<std::vector<KeyRow>>> list(const CompanyId &company) = 0;
    /// Errors: ValidationError (name 1-120 code points, taken in this company, no scope at all).
    virtual QFuture<Result<KeyCreated>> create(const CompanyId &company, const QString &name, KeyKind kind,
                                               const Scopes &scopes) = 0;
    /// At once: the next request with it is refused. Errors: NotFound, ValidationError (the one that asks).
    virtual QFuture<Result<Done>> revoke(const CompanyId &company, const QString &id) = 0;
};

} // namespace callboard
