// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/explanation.h"

#include "core/model/hoursextrasmap.h"

#include <cmath>

namespace callboard {

namespace {

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

QStringList namesOf(const std::vector<Zone> &zones)
{
    QStringList names;
    for (const Zone &zone : zones)
        names << zone.name();
    return names;
}

Reason loadOf(ReasonCode code, Instant t, int busy, int cap, QVariantMap values)
{
    values.insert(key("atMs"), toEpochMs(t));
    values.insert(key("busy"), busy);
    values.insert(key("cap"), cap);
    return {code, values};
}

} // namespace

namespace explain {

Reason zone(ReasonCode code, const Zone &zone, const QString &region)
{
    return {code, {{key("zone"), zone.name()}, {key("region"), region}}};
}

Reason zones(ReasonCode code, const QString &region, const std::vector<Zone> &zones)
{
    return {code, {{key("region"), region}, {key("zones"), namesOf(zones)}}};
}

Reason window(const WindowChoice &choice, InstantRange window)
{
    QVariantMap values{{key("startMs"), toEpochMs(window.start)}, {key("endMs"), toEpochMs(window.end)}};
    if (const auto *preset = std::get_if<Preset>(&choice)) {
        values.insert(key("preset"), wireName(*preset));
        return {ReasonCode::WindowPreset, values};
    }
    return {ReasonCode::WindowExplicit, values};
}

Reason at(ReasonCode code, Instant t)
{
    return {code, {{key("atMs"), toEpochMs(t)}}};
}

Reason latestDispatch(Instant latest, milliseconds estimate)
{
    return {ReasonCode::LatestDispatch,
            {{key("atMs"), toEpochMs(latest)}, {key("estimateMs"), qint64{estimate.count()}}}};
}

Reason windowShorterThanCall(InstantRange window, milliseconds estimate)
{
    return {ReasonCode::WindowShorterThanCall,
            {{key("lengthMs"), qint64{window.length().count()}}, {key("estimateMs"), qint64{estimate.count()}}}};
}

Reason minLead(milliseconds lead)
{
    return {ReasonCode::MinLead, {{key("leadMs"), qint64{lead.count()}}}};
}

Reason hours(const HoursRule &rule, const Zone &zone)
{
    if (!rule.hours && !rule.days)
        return {ReasonCode::HoursNone, {{key("zone"), zone.name()}}};
    QVariantMap values{{key("zone"), zone.name()}};
    values.insert(key("start"), formatMinuteOfDay(rule.hours ? rule.hours->opens : 0));
    values.insert(key("end"), formatMinuteOfDay(rule.hours ? rule.hours->closes : 24 * 60));
    QVariantList days;
    for (const int day : (rule.days ? *rule.days : Weekdays::everyDay()).toList())
        days << day;
    values.insert(key("days"), days);
    return {ReasonCode::HoursApplied, values};
}

Reason noCallableMinute(std::optional<Instant> next)
{
    return {ReasonCode::NoCallableMinute, {{key("nextMs"), next ? toEpochMs(*next) : qint64{0}}}};
}

Reason notCallable(Instant t, const StartRule &start, const Zone &zone)
{
    const HoursRule &rule = start.hours;
    const CivilMinute civil = zone.civilOf(t);
    QVariantMap values{{key("atMs"), toEpochMs(t)}, {key("zone"), zone.name()}};
    const int weekday = civil.date.dayOfWeek();
    if (rule.days && !rule.days->contains(weekday)) {
        values.insert(key("weekday"), weekday);
        return {ReasonCode::ClosedWeekday, values};
    }
    values.insert(key("localTime"), formatMinuteOfDay(civil.time.hour() * 60 + civil.time.minute()));
    if (!start.extras || !rule.contains(civil) || callableAt(t, rule, *start.extras, zone))
        return {ReasonCode::OutsideHours, values};
    const auto windows = windowsOn(civil.date, *start.extras);
    values.insert(key("windows"), windows ? plainText(*windows) : QString());
    const DateException *exception = exceptionOn(civil.date, *start.extras);
    if (!exception)
        return {ReasonCode::OutsideWindows, values};
    values.insert(key("date"), civil.date.toString(Qt::ISODate));
    values.insert(key("label"), exception->label);
    return {ReasonCode::ClosedByException, values};
}

QString labelOf(const PhoneNumber &number)
{
    return number.displayName.isEmpty() ? number.e164.text() : number.displayName;
}

Reason number(ReasonCode code, const PhoneNumber &number, const QString &region)
{
    QVariantMap values{{key("numberId"), number.id.text()}, {key("label"), labelOf(number)}};
    if (!region.isEmpty())
        values.insert(key("region"), region);
    return {code, values};
}

Reasons load(const PhoneNumber &number, const Capacity::Load &load, Instant t)
{
    const ReasonCode onNumber = load.numberCap == 0 ? ReasonCode::NumberCapZero
                                : load.numberFull() ? ReasonCode::NumberFull
                                                    : ReasonCode::NumberLoad;
    const ReasonCode onPool = load.poolFull() ? ReasonCode::PoolFull : ReasonCode::PoolLoad;
    return {loadOf(onNumber, t, load.numberPeak, load.numberCap,
                   {{key("numberId"), number.id.text()}, {key("label"), labelOf(number)}}),
            loadOf(onPool, t, load.poolPeak, load.poolCap, {{key("poolId"), number.pool.text()}})};
}

Reason leastLoaded(Instant t, const Capacity::Load &load, int candidates)
{
    return {ReasonCode::LeastLoaded,
            {{key("atMs"), toEpochMs(t)},
             {key("ratioPercent"), static_cast<int>(std::lround(load.ratio() * 100))},
             {key("candidates"), candidates}}};
}

Reason reservation(ReasonCode code, const Reservation &reservation)
{
    return {code,
            {{key("reservationId"), reservation.id.text()},
             {key("state"), wireName(reservation.state)},
             {key("plannedMs"), toEpochMs(reservation.times.plannedAttemptAt)}}};
}

Reason phoneInvalid(const E164 &phone, PhoneProblem problem)
{
    return {ReasonCode::PhoneInvalid, {{key("phone"), phone.text()}, {key("problem"), problemName(problem)}}};
}

Reason addLines(const PhoneNumber &number, int lines, InstantRange when)
{
    return {ReasonCode::StepAddLines,
            {{key("numberId"), number.id.text()},
             {key("label"), labelOf(number)},
             {key("lines"), lines},
             {key("fromMs"), toEpochMs(when.start)},
             {key("toMs"), toEpochMs(when.end)}}};
}

Reason addPoolLines(const PoolId &pool, int lines, InstantRange when)
{
    return {ReasonCode::StepAddLines,
            {{key("poolId"), pool.text()},
             {key("label"), pool.text()},
             {key("lines"), lines},
             {key("fromMs"), toEpochMs(when.start)},
             {key("toMs"), toEpochMs(when.end)}}};
}

} // namespace explain

void append(Reasons &reasons, const Reasons &more)
{
    reasons.insert(reasons.end(), more.begin(), more.end());
}

} // namespace callboard
