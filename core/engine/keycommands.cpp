// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/assert.h"
#include "core/engine/decide.h"
#include "core/engine/logfields.h"
#include "core/model/apikey.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr qsizetype kNameMax = 120;

std::optional<Error> keyRefusal(const WorkspaceState &state, const ApiKey &key)
{
    const qsizetype length = key.name.toUcs4().size();
    if (length < 1 || length > kNameMax)
        return refused(ErrorCode::ValidationError, QStringLiteral("name"));
    if (key.scopes == Scopes{})
        return refused(ErrorCode::ValidationError, QStringLiteral("scopes"));
    for (const ApiKey *known : state.keysOf(key.company)) {
        if (known->name == key.name)
            return refused(ErrorCode::ValidationError, QStringLiteral("name is taken"));
    }
    return std::nullopt;
}

LogEntry entryFor(const ApiKey &key, EventType type)
{
    LogEntry entry;
    entry.company = key.company;
    entry.type = type;
    return entry;
}

} // namespace

Decision decide(Switchboard &board, const command::CreateKey &command)
{
    ApiKey key = command.key;
    key.company = command.header.company;
    key.name = key.name.trimmed();
    if (const auto refusal = keyRefusal(board.state(), key))
        return *refusal;
    CB_ASSERT(key.sha256.size() == 32);
    LogEntry entry = entryFor(key, EventType::KeyCreated);
    entry.after = logFieldsOf(key);
    board.bench.log(std::move(entry));
    board.bench.put(key);
    return answer::Any(Done{});
}

Decision decide(Switchboard &board, const command::RevokeKey &command)
{
    const CompanyId &company = command.header.company;
    const std::vector<const ApiKey *> known = board.state().keysOf(company);
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&command](const ApiKey *one) { return idOfKey(one->sha256) == command.id; });
    if (found == known.end())
        return refused(ErrorCode::NotFound, command.id);
    const ApiKey key = **found;
    if (key.sha256 == command.asker) // else nobody might be left who can undo it
        return refused(ErrorCode::ValidationError, QStringLiteral("the key that asks"));
    LogEntry entry = entryFor(key, EventType::KeyRevoked);
    entry.before = logFieldsOf(key);
    board.bench.log(std::move(entry));
    board.bench.removeKey(company, key.sha256);
    return answer::Any(Done{});
}

} // namespace callboard
