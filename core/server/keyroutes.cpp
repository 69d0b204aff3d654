// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Keys of the asking company, for an admin session only: who may make keys may become anybody.
#include "core/base/canonicaljson.h"
#include "core/model/apikey.h"
#include "core/server/handlers.h"
#include "core/server/routes.h"
#include "core/server/servercore.h"
#include "core/wire/modeljson.h"
#include "core/wire/modelrequests.h"

#include <algorithm>

namespace callboard::handlers {

namespace {

bool refusedToOthers(const ExchangePtr &exchange)
{
    if (exchange->isAdminSession())
        return false;
    exchange->refuse(Error{ErrorCode::ScopeInsufficient, QStringLiteral("of an admin session"), {}});
    return true;
}

StoredAnswer encodeRevoked(const answer::Any &)
{
    return {200, canonicalJson(QVariantMap{{"revoked", true}})};
}

} // namespace

void listKeys(ServerCore &core, const ExchangePtr &exchange)
{
    if (refusedToOthers(exchange))
        return;
    const WorkspaceState state = core.state();
    std::vector<const ApiKey *> keys = state.keysOf(exchange->company());
    std::sort(keys.begin(), keys.end(), [](const ApiKey *a, const ApiKey *b) {
        return std::pair(a->name, a->sha256) < std::pair(b->name, b->sha256);
    });
    QVariantList rows;
    for (const ApiKey *key : keys)
        rows << modeljson::key(*key, key->sha256 == exchange->key.sha256);
    exchange->done(200, canonicalJson(QVariantMap{{"keys", rows}}));
}

/// The answer is the only place where the key ever stands, so it is not kept for an Idempotency-Key; asked again, the
/// name is taken.
void createKey(ServerCore &core, const ExchangePtr &exchange)
{
    if (refusedToOthers(exchange))
        return;
    const auto wanted = modelrequests::key(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    const NewKey made = makeApiKey();
    const ApiKey key{exchange->company(), wanted.name.trimmed(), wanted.kind, wanted.scopes, made.sha256};
    core.engine().post(command::CreateKey{ServerCore::header(*exchange), key},
                       [exchange, key, clear = made.clear](const CommandAnswer &answer) {
                           if (!answer.result)
                               return exchange->refuse(answer.result.error());
                           exchange->done(201, canonicalJson(QVariantMap{{"key", QString::fromLatin1(clear.reveal())},
                                                                         {"apiKey", modeljson::key(key, false)}}));
                       });
}

void revokeKey(ServerCore &core, const ExchangePtr &exchange)
{
    if (refusedToOthers(exchange))
        return;
    core.send(exchange, command::RevokeKey{ServerCore::header(*exchange), exchange->pathId, exchange->key.sha256},
              encodeRevoked);
}

} // namespace callboard::handlers
