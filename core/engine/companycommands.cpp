// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/calllife.h"
#include "core/engine/deadlines.h"
#include "core/engine/decide.h"
#include "core/engine/logfields.h"

namespace callboard {

namespace {

constexpr int kReasonMax = 500;

void logCompany(Switchboard &board, EventType type, const Company &before, const Company &after, const QString &cause)
{
    LogEntry entry;
    entry.company = after.id;
    entry.type = type;
    entry.cause = cause;
    splitChanges(logFieldsOf(before), logFieldsOf(after), entry.before, entry.after);
    board.bench.log(std::move(entry));
}

std::optional<Error> lengthRefusal(const std::optional<milliseconds> &length, milliseconds most, const char *field)
{
    if (length && (length->count() < 0 || *length > most))
        return refused(ErrorCode::ValidationError, QString::fromLatin1(field));
    return std::nullopt;
}

/// A manual word on the breaker needs its reason (D-BREAKER).
std::optional<Error> reasonRefusal(const QString &reason)
{
    const auto length = reason.toUcs4().size();
    if (length < 1 || length > kReasonMax)
        return refused(ErrorCode::ValidationError, QStringLiteral("reason"));
    return std::nullopt;
}

Breaker *breakerFor(Switchboard &board, const CompanyId &company)
{
    const Carrier *carrier = board.carriers.forCall(false);
    return carrier ? &board.breaker(company, carrier->name()) : nullptr;
}

void logBreaker(Switchboard &board, const CompanyId &company, EventType type, const QString &cause,
                const QString &reason)
{
    LogEntry entry;
    entry.company = company;
    entry.type = type;
    entry.cause = cause;
    if (!reason.isEmpty())
        entry.after = {{QStringLiteral("reason"), reason}};
    board.bench.log(std::move(entry));
    board.bench.touchClock(company);
}

} // namespace

Decision decide(Switchboard &board, const command::PatchCompany &command)
{
    const Company before = *board.state().company(command.header.company);
    Company company = before;
    if (command.name && (command.name->trimmed().isEmpty() || command.name->toUcs4().size() > 120))
        return refused(ErrorCode::ValidationError, QStringLiteral("name"));
    for (const auto &refusal : {lengthRefusal(command.callOverhead, kHour, "callOverheadMs"),
                                lengthRefusal(command.expiryGrace, kDay, "expiryGraceMs"),
                                lengthRefusal(command.minLead, kDay, "minLeadMs")}) {
        if (refusal)
            return *refusal;
    }
    company.name = command.name.value_or(company.name);
    company.telephonyEnabled = command.telephonyEnabled.value_or(company.telephonyEnabled);
    company.callOverhead = command.callOverhead.value_or(company.callOverhead);
    company.expiryGrace = command.expiryGrace.value_or(company.expiryGrace);
    company.minLead = command.minLead.value_or(company.minLead);
    company.finishInsideHours = command.finishInsideHours.value_or(company.finishInsideHours);
    company.prefixNarrowing = command.prefixNarrowing.value_or(company.prefixNarrowing);
    if (company != before) {
        const bool switched = company.telephonyEnabled != before.telephonyEnabled;
        logCompany(board, switched ? EventType::TelephonySwitched : EventType::CompanyChanged, before, company, {});
        board.bench.put(company);
    }
    return answer::Any(answer::CompanySaved{company});
}

Decision decide(Switchboard &board, const command::HoldDialling &command)
{
    const Company before = *board.state().company(command.header.company);
    Company company = before;
    company.diallingHeld = command.hold;
    if (company != before) {
        logCompany(board, command.hold ? EventType::DiallingHeld : EventType::DiallingReleased, before, company,
                   command.reason);
        board.bench.put(company);
    }
    return answer::Any(answer::CompanySaved{company});
}

Decision decide(Switchboard &board, const command::HoldBreaker &command)
{
    if (const auto refusal = reasonRefusal(command.reason))
        return *refusal;
    Breaker *breaker = breakerFor(board, command.header.company);
    if (!breaker)
        return refused(ErrorCode::NotSupported, QStringLiteral("carrier"));
    breaker->hold(board.now(), command.reason);
    logBreaker(board, command.header.company, EventType::BreakerOpened, QStringLiteral("held"), command.reason);
    return answer::Any(Done{});
}

Decision decide(Switchboard &board, const command::CloseBreaker &command)
{
    if (const auto refusal = reasonRefusal(command.reason))
        return *refusal;
    Breaker *breaker = breakerFor(board, command.header.company);
    if (!breaker)
        return refused(ErrorCode::NotSupported, QStringLiteral("carrier"));
    if (!breaker->isEngaged())
        return answer::Any(Done{});
    breaker->close(command.reason);
    logBreaker(board, command.header.company, EventType::BreakerClosed, QStringLiteral("closed"), command.reason);
    return answer::Any(Done{});
}

Decision decide(Switchboard &board, const command::ProbeBreaker &command)
{
    Breaker *breaker = breakerFor(board, command.header.company);
    if (!breaker || !breaker->probeNow(board.now()))
        return refused(ErrorCode::InvalidStatusTransition, QStringLiteral("the breaker is not open"));
    logBreaker(board, command.header.company, EventType::BreakerProbed, QStringLiteral("asked"), {});
    return answer::Any(Done{});
}

Decision decide(Switchboard &board, const command::AnswerLateCalls &command)
{
    const CompanyId &company = command.header.company;
    answer::LateCallsAnswered result;
    for (const ReservationId &id : callsWaitingForYes(board.state(), company)) {
        const Reservation reservation = *board.state().reservation(company, id);
        if (command.dial && planAnew(board, reservation, EventType::ReservationReleased, QStringLiteral("yes"))) {
            result.replanned.push_back(id);
            continue;
        }
        if (!command.dial) {
            // No: they hold no line any more and expire in their time.
            Reservation next = reservation;
            next.waitsForYes = false;
            next.missed = true;
            next.cause = QStringLiteral("declined");
            board.bench.log(EventType::ReservationMissed, &reservation, next, next.cause);
            board.bench.put(std::move(next));
        }
        result.leftToExpire.push_back(id);
    }
    return answer::Any(std::move(result));
}

Decision decide(Switchboard &board, const command::ReportCarrier &command)
{
    applyCarrierEvent(board, command.event);
    return answer::Any(Done{});
}

Decision decide(Switchboard &board, const command::ReportCarrierHealth &command)
{
    Carriers::Condition &condition = board.carriers.condition(command.carrier);
    if (command.pingAnswered)
        condition.pingsFailed = *command.pingAnswered ? 0 : condition.pingsFailed + 1;
    if (command.creditShutdown)
        condition.creditShutdown = *command.creditShutdown;
    return answer::Any(Done{});
}

Decision decide(Switchboard &, const command::Tick &)
{
    return answer::Any(Done{}); // the engine does what is due with every group
}

Decision decide(Switchboard &, const command::Advance &)
{
    return refused(ErrorCode::NotSupported, QStringLiteral("the clock is not frozen"));
}

} // namespace callboard
