// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What must hold when a dial leaves the machine.
#include "tests/sim/invariants/invariants.h"

#include <QDateTime>
#include <QTimeZone>

namespace callboard::sim {

namespace {

QString told(const SendFacts &send, const QString &what)
{
    return QStringLiteral("%1 to %2 at %3: %4")
        .arg(send.order.reservation.text(), send.order.to.text(),
             QDateTime::fromMSecsSinceEpoch(toEpochMs(send.wall), Qt::UTC).toString(Qt::ISODateWithMs), what);
}

const Reservation &rowOf(const Model &model, const SendFacts &send)
{
    const KnownCall *call = model.call(send.order.reservation);
    if (!call || call->row.version == 0)
        throw Breach{Invariant::OneSendPerAttempt, told(send, QStringLiteral("no such call is on disk"))};
    return call->row;
}

bool isTest(const Model &model, const Reservation &row)
{
    const auto found = model.candidates.find({row.company, row.candidate});
    return found != model.candidates.end() && found->second.isTest;
}

/// The carrier may have a call of ours on the line that we had to give up: D-EXPIRE and D-UNKNOWN say when.
bool wasGivenUp(const Model &model, const LedgerCall &call)
{
    const KnownCall *known = model.call(call.order.reservation);
    if (!known)
        return false;
    for (const Attempt &attempt : known->row.attempts) {
        if (attempt.id == call.order.attempt)
            return attempt.outcome == Outcome::Lost || attempt.outcome == Outcome::Unresolved;
    }
    return false;
}

/// On the line or on its way there, as far as anybody could know. A call that the carrier itself has disowned when it
/// was asked by id is the carrier's.
bool countsAsOpen(const Model &model, const LedgerCall &call)
{
    return call.isOpen() && !call.disowned && !wasGivenUp(model, call);
}

struct Wall
{
    QDate date;
    int minute = 0; ///< of the day
    int offset = 0; ///< seconds east
};

const QTimeZone &qtZone(const QString &name)
{
    static QHash<QString, QTimeZone> known;
    const auto found = known.constFind(name);
    if (found != known.constEnd())
        return *found;
    return *known.insert(name, QTimeZone(name.toLatin1()));
}

Wall shiftedWall(Instant at, int offset)
{
    const QDateTime local =
        QDateTime::fromMSecsSinceEpoch(toEpochMs(at) + static_cast<qint64>(offset) * 1'000, Qt::UTC);
    return {local.date(), local.time().hour() * 60 + local.time().minute(), offset};
}

Wall wallOf(Instant at, const QString &zone)
{
    const QTimeZone &rules = qtZone(zone);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toEpochMs(at), Qt::UTC);
    return shiftedWall(at, rules.offsetFromUtc(time));
}

bool hoursHold(const HoursRule &rule, const Wall &wall)
{
    if (rule.days && !rule.days->contains(wall.date.dayOfWeek()))
        return false;
    return !rule.hours || (wall.minute >= rule.hours->opens && wall.minute < rule.hours->closes);
}

bool coversDate(const DateException &exception, QDate date)
{
    if (!exception.yearly)
        return date >= exception.first && date <= exception.last;
    for (int year = exception.first.year(); year <= date.year(); ++year) { // day by day: slow and plain
        const int moved = year - exception.first.year();
        for (QDate day = exception.first; day <= exception.last; day = day.addDays(1)) {
            if (QDate(day.year() + moved, day.month(), day.day()) == date)
                return true;
        }
    }
    return false;
}

bool openIn(const DayWindows &windows, const Wall &wall)
{
    for (const CallingHours &window : windows) {
        if (wall.minute >= window.opens && wall.minute < window.closes)
            return true;
    }
    return false;
}

bool extrasHold(const HoursExtras &extras, const Wall &wall)
{
    bool excepted = false;
    for (const DateException &exception : extras.exceptions) {
        if (!coversDate(exception, wall.date))
            continue;
        excepted = true;
        if (!openIn(exception.windows, wall))
            return false;
    }
    if (excepted)
        return true; // an exception takes the place of the weekday
    for (const WeekdayWindows &day : extras.week) {
        if (day.isoDay == wall.date.dayOfWeek())
            return openIn(day.windows, wall);
    }
    return true;
}

/// The offset that tzdata of the booking's day had for that instant; nullopt when none is stored for it.
std::optional<int> storedOffset(const Reservation &call, Instant at)
{
    std::optional<int> offset;
    for (const auto &[from, seconds] : call.zoneOffsets) {
        if (from <= at)
            offset = seconds;
    }
    return offset;
}

} // namespace

bool naivelyCallable(const Model &model, const Reservation &call, Instant at)
{
    const Instant planned = call.times.plannedAttemptAt;
    const bool waived = call.forceReason && at >= planned && at < planned + 6 * kMinute; // D-FORCE
    const auto company = model.companies.find(call.company);
    const bool closures = !waived && !call.closureWaived && company != model.companies.end();
    const auto isOpen = [&](Instant t) {
        const Wall wall = wallOf(t, call.zone.name());
        return (waived || hoursHold(call.hours, wall)) && (!closures || extrasHold(company->second.extras, wall));
    };
    if (!isOpen(at))
        return false;
    if (const auto stored = storedOffset(call, at); stored && !call.forceReason) {
        if (!hoursHold(call.hours, shiftedWall(at, *stored)))
            return false;
    }
    if (!call.finishInsideHours || waived)
        return true;
    const Instant last = at + call.times.estimate - milliseconds(1); // D-HOURS: over when the hours are
    for (Instant t = at; t < last; t += kMinute) {
        if (!isOpen(t))
            return false;
    }
    return isOpen(last);
}

void checkOneSend(const Model &model, const SendFacts &send)
{
    require(!model.attemptsSent.contains(send.order.attempt.text()), Invariant::OneSendPerAttempt,
            [&] { return told(send, QStringLiteral("attempt %1 again").arg(send.order.attempt.text())); });
}

void checkIntentDurable(const Model &model, const SendFacts &send)
{
    const Reservation &row = rowOf(model, send);
    require(row.state == ReservationState::Dispatching && !row.attempts.empty() &&
                row.attempts.back().id == send.order.attempt,
            Invariant::OneSendPerAttempt, [&] { return told(send, QStringLiteral("its intent is not on disk")); });
}

void checkPersonFree(const Model &model, const SendFacts &send)
{
    if (!send.isRealCarrier)
        return;
    for (const LedgerCall &call : send.ledger) {
        if (!countsAsOpen(model, call))
            continue;
        require(call.order.to != send.order.to, Invariant::OneCallPerPerson, [&] {
            return told(send, QStringLiteral("%1 is on the line for %2")
                                  .arg(call.order.attempt.text(), call.order.reservation.text()));
        });
    }
    const Reservation &row = rowOf(model, send);
    for (const auto &[id, other] : model.calls) {
        if (id == row.id || !isLive(other.row.state))
            continue;
        require(other.row.company != row.company || other.row.candidate != row.candidate, Invariant::OneCallPerPerson,
                [&] { return told(send, QStringLiteral("%1 of the same person is live").arg(id.text())); });
    }
}

void checkInsideHours(const Model &model, const SendFacts &send)
{
    const Reservation &row = rowOf(model, send);
    require(naivelyCallable(model, row, send.wall), Invariant::InsideHours, [&] {
        const Wall wall = wallOf(send.wall, row.zone.name());
        return told(send, QStringLiteral("%1 %2 in %3, %4")
                              .arg(wall.date.toString(Qt::ISODate), formatMinuteOfDay(wall.minute), row.zone.name(),
                                   row.hours.hours ? formatMinuteOfDay(row.hours.hours->opens) + QStringLiteral("-") +
                                                         formatMinuteOfDay(row.hours.hours->closes)
                                                   : QStringLiteral("no hours")));
    });
}

void checkClockTrusted(const Model &model, const SendFacts &send)
{
    require(!model.clocksDisagreedAt || send.boot - *model.clocksDisagreedAt >= std::chrono::seconds(60),
            Invariant::InsideHours, [&] { return told(send, QStringLiteral("the clocks disagree")); });
}

void checkInsideWindow(const Model &model, const SendFacts &send)
{
    const Reservation &row = rowOf(model, send);
    require(send.wall >= row.times.plannedAttemptAt, Invariant::InsideWindow,
            [&] { return told(send, QStringLiteral("before it is planned")); });
    require(send.wall <= row.times.targetEnd - row.times.estimate + kMinute, Invariant::InsideWindow,
            [&] { return told(send, QStringLiteral("after its gate closed")); });
    require(row.callNow || send.wall >= row.times.windowStart, Invariant::InsideWindow,
            [&] { return told(send, QStringLiteral("before its window")); });
}

void checkCaps(const Model &model, const SendFacts &send)
{
    const Reservation &row = rowOf(model, send);
    const PhoneNumber *number = model.number(row.number);
    require(number && number->voice, Invariant::CapsHold,
            [&] { return told(send, QStringLiteral("its number is gone")); });
    if (!send.isRealCarrier)
        return;
    std::set<ReservationId> onNumber{row.id};
    std::set<ReservationId> onPool{row.id};
    const auto count = [&](const Reservation &other) {
        const PhoneNumber *its = model.number(other.number);
        if (other.number == row.number)
            onNumber.insert(other.id);
        if (its && its->pool == number->pool)
            onPool.insert(other.id);
    };
    for (const auto &[id, other] : model.calls) {
        if (isLive(other.row.state) && !isTest(model, other.row))
            count(other.row);
    }
    for (const LedgerCall &call : send.ledger) {
        const KnownCall *known = model.call(call.order.reservation);
        if (known && countsAsOpen(model, call))
            count(known->row);
    }
    const int cap = std::max(0, number->maxOutboundConcurrent - number->reservedInbound);
    const auto pool = model.pools.find(number->pool);
    require(static_cast<int>(onNumber.size()) <= cap, Invariant::CapsHold,
            [&] { return told(send, QStringLiteral("%1 on a number of %2").arg(onNumber.size()).arg(cap)); });
    require(pool != model.pools.end() && static_cast<int>(onPool.size()) <= pool->second.globalCap, Invariant::CapsHold,
            [&] { return told(send, QStringLiteral("%1 in the pool").arg(onPool.size())); });
}

void checkNotStopped(const Model &model, const SendFacts &send)
{
    const KnownCall *call = model.call(send.order.reservation);
    require(call && !call->stopTold, Invariant::NothingAfterStop,
            [&] { return told(send, QStringLiteral("it was cancelled")); });
    const Company &company = model.companies.at(call->row.company);
    require(company.telephonyEnabled, Invariant::NothingAfterStop,
            [&] { return told(send, QStringLiteral("telephony is off")); });
    require(!company.diallingHeld, Invariant::NothingAfterStop,
            [&] { return told(send, QStringLiteral("dialling is held")); });
    const auto batch = call->row.batch ? model.batches.find(*call->row.batch) : model.batches.end();
    require(batch == model.batches.end() || !batch->second.isPaused, Invariant::NothingAfterStop,
            [&] { return told(send, QStringLiteral("its batch is paused")); });
}

void checkAttempts(const Model &model, const SendFacts &send)
{
    const KnownCall *call = model.call(send.order.reservation);
    const int most = call->booked.retry == RetryMode::Off ? 1 : 2;
    int dialled = 1;
    for (const LedgerCall &other : send.ledger)
        dialled += other.order.reservation == send.order.reservation && other.arrivedAt && !other.disowned ? 1 : 0;
    require(dialled <= most, Invariant::AttemptsBounded,
            [&] { return told(send, QStringLiteral("dial %1 of at most %2").arg(dialled).arg(most)); });
}

void checkProbes(const Model &model, const SendFacts &send)
{
    const auto log = model.logs.find(send.order.company);
    if (!send.isRealCarrier || log == model.logs.end() || !log->second.breakerEngaged)
        return;
    int probes = 1;
    for (const auto &[id, other] : model.calls) {
        const Reservation &row = other.row;
        const bool out = row.company == send.order.company && row.state == ReservationState::Dispatching &&
                         !row.unknown && row.attempts.back().id != send.order.attempt &&
                         model.attemptsAsProbe.contains(row.attempts.back().id.text());
        probes += out ? 1 : 0;
    }
    require(probes <= 1, Invariant::BreakerProbes,
            [&] { return told(send, QStringLiteral("%1 probes at once").arg(probes)); });
}

void checkAllowedNumber(const Model &model, const SendFacts &send)
{
    const Reservation &row = rowOf(model, send);
    const auto person = model.candidates.find({row.company, row.candidate});
    require(person != model.candidates.end() && person->second.phone == send.order.to, Invariant::OnlyAllowedNumbers,
            [&] { return told(send, QStringLiteral("not the person's number")); });
    require(!(row.isTest || person->second.isTest) || !send.isRealCarrier, Invariant::OnlyAllowedNumbers,
            [&] { return told(send, QStringLiteral("a test person on a real carrier")); });
    const PhoneNumber *number = model.number(send.order.number);
    require(number && number->e164 == send.order.from && number->company == row.company, Invariant::OnlyAllowedNumbers,
            [&] { return told(send, QStringLiteral("not the company's number")); });
}

void checkSend(const Model &model, const SendFacts &send)
{
    checkIntentDurable(model, send);
    checkOneSend(model, send);
    checkPersonFree(model, send);
    checkInsideHours(model, send);
    checkClockTrusted(model, send);
    checkInsideWindow(model, send);
    checkCaps(model, send);
    checkNotStopped(model, send);
    checkAttempts(model, send);
    checkProbes(model, send);
    checkAllowedNumber(model, send);
}

} // namespace callboard::sim
