// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/decide.h"
#include "core/engine/logfields.h"

namespace callboard {

Decision decide(Switchboard &board, const command::SaveHours &command)
{
    const HoursEdit &edit = command.edit;
    if (edit.hours.opens < 0 || edit.hours.closes > 24 * 60 || edit.hours.opens >= edit.hours.closes)
        return refused(ErrorCode::ValidationError, QStringLiteral("end")); // after start, no wrap-around (C026)
    if (edit.zoneEdit == HoursEdit::ZoneEdit::Set && !edit.zone)
        return refused(ErrorCode::ValidationError, QStringLiteral("timezone"));
    const Company before = *board.state().company(command.header.company);
    Company company = before; // sibling settings survive (C034)
    company.policy.hours = edit.hours;
    switch (edit.zoneEdit) {
    case HoursEdit::ZoneEdit::Keep:
        break;
    case HoursEdit::ZoneEdit::Clear:
        company.policy.zone.reset();
        break;
    case HoursEdit::ZoneEdit::Set:
        company.policy.zone = edit.zone;
        break;
    }
    if (edit.days)
        company.policy.days = edit.days; // omitted = keep (C033)
    LogEntry entry;
    entry.company = company.id;
    entry.type = EventType::HoursSaved;
    splitChanges(logFieldsOf(before.policy), logFieldsOf(company.policy), entry.before, entry.after);
    board.bench.log(std::move(entry));
    board.bench.put(company);

    // No reservation is touched (C035): the ones that would not be booked so today are listed (D-CONFLICT).
    const auto firm = firmCallsOf(board.state(), company.id);
    return answer::Any(answer::HoursSaved{company.policy, conflictsOf(company.policy.rule(), firm, board.now())});
}

Decision decide(Switchboard &board, const command::SaveHoursExtras &command)
{
    if (const Result<void> checked = checkExtras(command.extras); !checked)
        return refused(ErrorCode::ValidationError, checked.error().detail);
    Company company = *board.state().company(command.header.company);
    LogEntry entry;
    entry.company = company.id;
    entry.type = EventType::HoursExtrasSaved;
    splitChanges(logFieldsOf(company.extras), logFieldsOf(command.extras), entry.before, entry.after);
    company.extras = command.extras;
    board.bench.log(std::move(entry));
    board.bench.put(company);
    const auto firm = firmCallsOf(board.state(), company.id);
    return answer::Any(answer::HoursExtrasSaved{company.extras, heldBy(company.extras, firm, board.now())});
}

Decision decide(Switchboard &board, const command::WaiveClosure &command)
{
    const CompanyId &company = command.header.company;
    for (const ReservationId &id : command.calls) {
        if (!board.state().reservation(company, id))
            return refused(ErrorCode::NotFound, id.text());
    }
    for (const ReservationId &id : command.calls) {
        const ReservationPtr before = board.state().reservationPtr(company, id);
        if (before->state != ReservationState::Firm || before->missed || before->closureWaived == command.waived)
            continue;
        Reservation next = *before;
        next.closureWaived = command.waived;
        next.cause = command.waived ? QStringLiteral("closure_waived") : QStringLiteral("closure_kept");
        board.bench.log(EventType::ReservationReleased, before.get(), next, next.cause);
        board.bench.put(std::move(next));
    }
    return answer::Any(Done{});
}

} // namespace callboard
