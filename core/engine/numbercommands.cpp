// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/decide.h"
#include "core/engine/logfields.h"

namespace callboard {

namespace {

constexpr int kMostLines = 10'000;

bool isValidLabel(const QString &name)
{
    const auto length = name.toUcs4().size();
    return length >= 1 && length <= 120; // code points (C044)
}

bool isValidCap(int cap)
{
    return cap >= 0 && cap <= kMostLines;
}

void logNumber(Switchboard &board, EventType type, const PhoneNumber *before, const PhoneNumber &after)
{
    LogEntry entry;
    entry.company = after.company;
    entry.type = type;
    entry.number = after.id;
    if (before)
        splitChanges(logFieldsOf(*before), logFieldsOf(after), entry.before, entry.after);
    else
        entry.after = logFieldsOf(after);
    board.bench.log(std::move(entry));
}

/// D-DEFAULT: at most one; setting it clears the others in the same transaction.
void clearOtherDefaults(Switchboard &board, const PhoneNumber &keeper)
{
    std::vector<PhoneNumber> others;
    for (const PhoneNumber *other : board.state().numbersOf(keeper.company)) {
        if (other->isDefault && other->id != keeper.id)
            others.push_back(*other);
    }
    for (const PhoneNumber &other : others) {
        PhoneNumber cleared = other;
        cleared.isDefault = false;
        logNumber(board, EventType::NumberChanged, &other, cleared);
        board.bench.put(cleared);
    }
}

std::optional<Error> numberRefusal(const Switchboard &board, const PhoneNumber &number)
{
    if (!number.id.isEmpty() && !isWellFormedId(number.id.text()))
        return refused(ErrorCode::ValidationError, QStringLiteral("id"));
    if (number.e164.isEmpty())
        return refused(ErrorCode::ValidationError, QStringLiteral("e164"));
    if (!isValidLabel(number.displayName))
        return refused(ErrorCode::ValidationError, QStringLiteral("displayName"));
    if (!isValidCap(number.maxInboundConcurrent))
        return refused(ErrorCode::ValidationError, QStringLiteral("capacity.maxInboundConcurrent"));
    if (!isValidCap(number.maxOutboundConcurrent))
        return refused(ErrorCode::ValidationError, QStringLiteral("capacity.maxOutboundConcurrent"));
    if (!isValidCap(number.reservedInbound))
        return refused(ErrorCode::ValidationError, QStringLiteral("reservedInbound"));
    if (!board.state().pool(number.pool))
        return refused(ErrorCode::ValidationError, QStringLiteral("capacityPoolId"));
    return std::nullopt;
}

} // namespace

Decision decide(Switchboard &board, const command::PatchNumber &command)
{
    if (!command.displayName && !command.defaultForOutbound)
        return refused(ErrorCode::ValidationError, QStringLiteral("nothing to change")); // C046
    if (command.displayName && !isValidLabel(*command.displayName))
        return refused(ErrorCode::ValidationError, QStringLiteral("displayName"));
    const PhoneNumber *found = board.state().number(command.header.company, command.number);
    if (!found)
        return refused(ErrorCode::NotFound, command.number.text());
    const PhoneNumber before = *found;
    PhoneNumber number = before;
    number.displayName = command.displayName.value_or(number.displayName);
    number.isDefault = command.defaultForOutbound.value_or(number.isDefault);
    if (number.isDefault)
        clearOtherDefaults(board, number);
    if (number != before) {
        logNumber(board, EventType::NumberChanged, &before, number);
        board.bench.put(number);
    }
    return answer::Any(answer::NumberSaved{number, {}});
}

Decision decide(Switchboard &board, const command::SaveNumber &command)
{
    PhoneNumber number = command.number;
    number.company = command.header.company;
    if (number.displayName.isEmpty())
        number.displayName = number.e164.text();
    if (const auto refusal = numberRefusal(board, number))
        return *refusal;
    if (number.id.isEmpty())
        number.id = PhoneNumberId(board.bench.newId("pn_"));
    const PhoneNumber *found = board.state().number(number.company, number.id);
    if (!found && board.state().capacity().poolOf(number.id))
        return refused(ErrorCode::ValidationError, QStringLiteral("id")); // ids are unique over the workspace
    if (number.isDefault)
        clearOtherDefaults(board, number);
    if (found) {
        const PhoneNumber before = *found;
        const bool recapped = before.outboundCap() != number.outboundCap() || before.pool != number.pool;
        if (before != number) {
            logNumber(board, recapped ? EventType::NumberCapChanged : EventType::NumberChanged, &before, number);
            board.bench.put(number);
        }
    } else {
        logNumber(board, EventType::NumberAdded, nullptr, number);
        board.bench.put(number);
    }
    return answer::Any(answer::NumberSaved{number, overBooked(board.state(), number.company, number.id)});
}

Decision decide(Switchboard &board, const command::RemoveNumber &command)
{
    const CompanyId &company = command.header.company;
    const PhoneNumber *found = board.state().number(company, command.number);
    if (!found)
        return refused(ErrorCode::NotFound, command.number.text());
    LogEntry entry;
    entry.company = company;
    entry.type = EventType::NumberRemoved;
    entry.number = found->id;
    entry.before = logFieldsOf(*found);
    board.bench.log(std::move(entry));
    board.bench.removeNumber(company, command.number);
    // Nothing is mutated: its calls stay, and cannot go until a replace moves them (D-CAPCHANGE).
    return answer::Any(answer::NumberRemoved{overBooked(board.state(), company, command.number)});
}

Decision decide(Switchboard &board, const command::SavePool &command)
{
    Pool pool = command.pool;
    if (!isValidCap(pool.globalCap))
        return refused(ErrorCode::ValidationError, QStringLiteral("globalCap"));
    if (!pool.id.isEmpty() && !isWellFormedId(pool.id.text()))
        return refused(ErrorCode::ValidationError, QStringLiteral("id"));
    if (pool.id.isEmpty())
        pool.id = PoolId(board.bench.newId("pool_"));
    const Pool *before = board.state().pool(pool.id);
    LogEntry entry;
    entry.company = command.header.company;
    entry.type = EventType::PoolChanged;
    entry.after = {{QStringLiteral("pool"), pool.id.text()}, {QStringLiteral("globalCap"), pool.globalCap}};
    if (before)
        entry.before = {{QStringLiteral("globalCap"), before->globalCap}};
    board.bench.log(std::move(entry));
    board.bench.put(pool);
    return answer::Any(answer::PoolSaved{pool, overBookedIn(board.state(), command.header.company, pool.id)});
}

} // namespace callboard
