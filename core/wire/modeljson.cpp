// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/modeljson.h"

#include "core/model/apikey.h"
#include "core/model/hoursextrasmap.h"
#include "core/wire/telephonyjson.h"

namespace callboard::modeljson {

namespace {

QVariant instantOrNull(const std::optional<Instant> &at)
{
    return at ? QVariant(toEpochMs(*at)) : QVariant();
}

template <typename Tag> QVariant idOrNull(const std::optional<Id<Tag>> &id)
{
    return id ? QVariant(id->text()) : QVariant();
}

QVariant lengthOrNull(const std::optional<milliseconds> &length)
{
    return length ? QVariant(qint64(length->count())) : QVariant();
}

QVariantMap actor(const Actor &actor)
{
    return {{"kind", wireName(actor.kind)}, {"name", actor.name}};
}

QVariantMap dueCall(const DueCall &due)
{
    return {{"reservationId", due.reservation.text()}, {"candidateId", due.candidate.text()},
            {"phoneNumberId", due.number.text()},      {"plannedAttemptAt", toEpochMs(due.plannedAt)},
            {"slackMs", qint64(due.slack.count())},    {"waitsFor", due.waitsFor}};
}

QVariantMap sample(const HealthSample &sample)
{
    return {{"at", toEpochMs(sample.at)}, {"health", wireName(sample.health)}, {"live", sample.live},
            {"due", sample.due},          {"tickLagMs", sample.tickLagMs},     {"faults", sample.faults},
            {"dialled", sample.dialled}};
}

} // namespace

QStringList scopes(const Scopes &scopes)
{
    QStringList names;
    if (scopes.read)
        names << QStringLiteral("telephony:read");
    if (scopes.schedule)
        names << QStringLiteral("telephony:schedule");
    if (scopes.manage)
        names << QStringLiteral("telephony:manage");
    return names;
}

QVariantMap company(const Company &company)
{
    QVariantMap map = telephonyjson::policy(company.policy);
    map["id"] = company.id.text();
    map["name"] = company.name;
    map["telephonyEnabled"] = company.telephonyEnabled;
    map["diallingHeld"] = company.diallingHeld;
    map["callOverheadMs"] = qint64(company.callOverhead.count());
    map["expiryGraceMs"] = qint64(company.expiryGrace.count());
    map["minLeadMs"] = qint64(company.minLead.count());
    map["finishInsideHours"] = company.finishInsideHours;
    map["prefixNarrowing"] = company.prefixNarrowing;
    map["hoursExtras"] = mapOf(company.extras);
    return map;
}

QVariantMap number(const PhoneNumber &number)
{
    QVariantMap map = telephonyjson::number(number);
    map["capacityPoolId"] = number.pool.text();
    map["reservedInbound"] = number.reservedInbound;
    return map;
}

QVariantMap pool(const Pool &pool)
{
    return {{"id", pool.id.text()}, {"globalCap", pool.globalCap}};
}

QVariantMap position(const Position &position)
{
    return {{"id", position.id.text()}, {"title", position.title}, {"interviewMs", qint64(position.interview.count())}};
}

QVariantMap candidate(const Candidate &candidate)
{
    return {{"id", candidate.id.text()},
            {"name", candidate.name},
            {"phone", candidate.phone.text()},
            {"status", wireName(candidate.status)},
            {"isTest", candidate.isTest},
            {"jobPositionId", idOrNull(candidate.position)},
            {"timezone", candidate.zone ? QVariant(candidate.zone->name()) : QVariant()},
            {"timezoneProvenance", wireName(candidate.zoneProvenance)},
            {"interviewMs", lengthOrNull(candidate.interview)},
            {"note", candidate.note}};
}

QVariantMap batch(const BatchSummary &batch)
{
    QVariantMap states;
    for (const ReservationState state : kReservationStates)
        states[wireName(state)] = batch.byState[static_cast<size_t>(state)];
    QVariantList leftOver;
    for (const CommitOutcome::Entry &entry : batch.leftOver)
        leftOver << QVariantMap{{"candidateId", entry.candidate.text()}, {"reason", wireName(entry.code)}};
    return {{"batchId", batch.id.text()},
            {"name", batch.name},
            {"jobPositionId", batch.position.text()},
            {"createdAt", toEpochMs(batch.createdAt)},
            {"createdBy", actor(batch.createdBy)},
            {"asked", batch.asked},
            {"states", states},
            {"leftOver", leftOver},
            {"paused", batch.isPaused},
            {"pauseReason", batch.isPaused ? QVariant(batch.pauseReason) : QVariant()}};
}

QVariantMap key(const ApiKey &key, bool isOwn)
{
    return {{"keyId", idOfKey(key.sha256)},
            {"name", key.name},
            {"kind", wireName(key.kind)},
            {"scopes", scopes(key.scopes)},
            {"isOwn", isOwn}};
}

QVariantMap logEntry(const LogEntry &entry)
{
    return {{"sequence", static_cast<qint64>(entry.sequence)},
            {"at", toEpochMs(entry.at)},
            {"actor", actor(entry.actor)},
            {"type", wireName(entry.type)},
            {"reservationId", idOrNull(entry.reservation)},
            {"candidateId", idOrNull(entry.candidate)},
            {"batchId", idOrNull(entry.batch)},
            {"phoneNumberId", idOrNull(entry.number)},
            {"before", entry.before},
            {"after", entry.after},
            {"cause", entry.cause},
            {"requestId", entry.requestId},
            {"hash", QString::fromLatin1(entry.hash.toHex())}};
}

QVariantMap breaker(const BreakerStatus &breaker)
{
    return {{"state", wireName(breaker.state)},
            {"since", instantOrNull(breaker.since)},
            {"nextProbe", instantOrNull(breaker.nextProbe)},
            {"cause", breaker.cause},
            {"reason", breaker.reason},
            {"goodProbes", breaker.goodProbes}};
}

QVariantMap clock(const ClockStatus &status, bool withHistory)
{
    QStringList causes;
    for (const HealthCause cause : status.causes)
        causes << wireName(cause);
    QVariantList numbers;
    for (const NumberGauge &gauge : status.numbers)
        numbers << QVariantMap{{"phoneNumberId", gauge.number.text()}, {"busy", gauge.busy}, {"cap", gauge.cap}};
    QVariantList pools;
    for (const PoolGauge &gauge : status.pools)
        pools << QVariantMap{{"capacityPoolId", gauge.pool.text()}, {"busy", gauge.busy}, {"cap", gauge.cap}};
    QVariantList due;
    for (const DueCall &call : status.due)
        due << dueCall(call);
    QStringList late;
    for (const ReservationId &id : status.lateCalls)
        late << id.text();
    QVariantMap map{{"at", toEpochMs(status.at)},
                    {"health", wireName(status.health)},
                    {"healthSince", instantOrNull(status.healthSince)},
                    {"causes", causes},
                    {"breaker", breaker(status.breaker)},
                    {"diallingHeld", status.diallingHeld},
                    {"telephonyEnabled", status.telephonyEnabled},
                    {"tickLagMs", status.tickLagMs},
                    {"live", status.live},
                    {"unknown", status.unknown},
                    {"nextDial", instantOrNull(status.nextDial)},
                    {"numbers", numbers},
                    {"pools", pools},
                    {"due", due},
                    {"dueTotal", status.dueTotal},
                    {"lateCalls", late}};
    if (withHistory) {
        QVariantList history;
        for (const HealthSample &one : status.history)
            history << sample(one);
        map["history"] = history;
    }
    return map;
}

} // namespace callboard::modeljson
