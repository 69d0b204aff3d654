// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/logfields.h"

#include "core/model/apikey.h"
#include "core/model/hoursextrasmap.h"

namespace callboard {

namespace {

QVariant msOrNull(const std::optional<Instant> &at)
{
    return at ? QVariant(toEpochMs(*at)) : QVariant();
}

template <typename T> QVariant textOrNull(const std::optional<T> &id)
{
    return id ? QVariant(id->text()) : QVariant();
}

QVariant zoneOrNull(const std::optional<Zone> &zone)
{
    return zone ? QVariant(zone->name()) : QVariant();
}

QVariant lengthOrNull(const std::optional<milliseconds> &length)
{
    return length ? QVariant(static_cast<qint64>(length->count())) : QVariant();
}

QVariant ms(milliseconds length)
{
    return QVariant(static_cast<qint64>(length.count()));
}

} // namespace

QVariantMap logFieldsOf(const Reservation &r)
{
    QVariantMap fields{
        {QStringLiteral("state"), wireName(r.state)},
        {QStringLiteral("plannedMs"), toEpochMs(r.times.plannedAttemptAt)},
        {QStringLiteral("windowStartMs"), toEpochMs(r.times.windowStart)},
        {QStringLiteral("targetEndMs"), toEpochMs(r.times.targetEnd)},
        {QStringLiteral("estimateMs"), ms(r.times.estimate)},
        {QStringLiteral("expiresMs"), toEpochMs(r.expiresAt)},
        {QStringLiteral("zone"), r.zone.name()},
        {QStringLiteral("number"), r.number.text()},
        {QStringLiteral("position"), r.position.text()},
        {QStringLiteral("retry"), wireName(r.retry)},
        {QStringLiteral("attempt"), r.attempt},
        {QStringLiteral("unknown"), r.unknown},
        {QStringLiteral("missed"), r.missed},
        {QStringLiteral("callNow"), r.callNow},
        {QStringLiteral("waitsForYes"), r.waitsForYes},
        {QStringLiteral("closureWaived"), r.closureWaived},
        {QStringLiteral("outcome"), wireName(r.outcome)},
        {QStringLiteral("invitationExpiresMs"), msOrNull(r.invitationExpiresAt)},
        {QStringLiteral("replacedBy"), textOrNull(r.replacedBy)},
    };
    if (r.forceReason)
        fields.insert(QStringLiteral("forceReason"), *r.forceReason);
    if (!r.attempts.empty()) {
        const Attempt &last = r.attempts.back();
        fields.insert(QStringLiteral("attemptId"), last.id.text());
        if (last.carrierCode != 0)
            fields.insert(QStringLiteral("carrierCode"), last.carrierCode);
    }
    return fields;
}

QVariantMap logFieldsOf(const HoursPolicy &policy)
{
    QVariantMap fields{{QStringLiteral("start"), QVariant()},
                       {QStringLiteral("end"), QVariant()},
                       {QStringLiteral("timezone"), zoneOrNull(policy.zone)},
                       {QStringLiteral("weekdays"), QVariant()}};
    if (policy.hours) {
        fields[QStringLiteral("start")] = formatMinuteOfDay(policy.hours->opens);
        fields[QStringLiteral("end")] = formatMinuteOfDay(policy.hours->closes);
    }
    if (policy.days) {
        QVariantList days;
        for (const int day : policy.days->toList())
            days << day;
        fields[QStringLiteral("weekdays")] = days;
    }
    return fields;
}

QVariantMap logFieldsOf(const HoursExtras &extras)
{
    QVariantList week;
    for (const WeekdayWindows &day : extras.week)
        week << QStringLiteral("%1: %2").arg(QString::number(day.isoDay), plainText(day.windows));
    QVariantList exceptions;
    for (const DateException &exception : extras.exceptions) {
        QString dates = exception.first.toString(Qt::ISODate);
        if (exception.last != exception.first)
            dates += QStringLiteral("/") + exception.last.toString(Qt::ISODate);
        if (exception.yearly)
            dates += QStringLiteral(" yearly");
        exceptions << QStringLiteral("%1 %2: %3").arg(dates, exception.label, plainText(exception.windows));
    }
    return {{QStringLiteral("week"), week}, {QStringLiteral("exceptions"), exceptions}};
}

QVariantMap logFieldsOf(const Company &company)
{
    QVariantMap fields{{QStringLiteral("name"), company.name},
                       {QStringLiteral("telephonyEnabled"), company.telephonyEnabled},
                       {QStringLiteral("diallingHeld"), company.diallingHeld},
                       {QStringLiteral("callOverheadMs"), ms(company.callOverhead)},
                       {QStringLiteral("expiryGraceMs"), ms(company.expiryGrace)},
                       {QStringLiteral("minLeadMs"), ms(company.minLead)},
                       {QStringLiteral("finishInsideHours"), company.finishInsideHours},
                       {QStringLiteral("prefixNarrowing"), company.prefixNarrowing}};
    fields.insert(logFieldsOf(company.policy));
    return fields;
}

QVariantMap logFieldsOf(const PhoneNumber &number)
{
    return {{QStringLiteral("e164"), number.e164.text()},
            {QStringLiteral("displayName"), number.displayName},
            {QStringLiteral("voice"), number.voice},
            {QStringLiteral("sms"), number.sms},
            {QStringLiteral("maxInboundConcurrent"), number.maxInboundConcurrent},
            {QStringLiteral("maxOutboundConcurrent"), number.maxOutboundConcurrent},
            {QStringLiteral("reservedInbound"), number.reservedInbound},
            {QStringLiteral("isDefault"), number.isDefault},
            {QStringLiteral("pool"), number.pool.text()}};
}

QVariantMap logFieldsOf(const ApiKey &key)
{
    QStringList scopes;
    if (key.scopes.read)
        scopes << QStringLiteral("telephony:read");
    if (key.scopes.schedule)
        scopes << QStringLiteral("telephony:schedule");
    if (key.scopes.manage)
        scopes << QStringLiteral("telephony:manage");
    return {{QStringLiteral("key"), idOfKey(key.sha256)},
            {QStringLiteral("name"), key.name},
            {QStringLiteral("kind"), wireName(key.kind)},
            {QStringLiteral("scopes"), scopes}};
}

QVariantMap logFieldsOf(const Position &position)
{
    return {{QStringLiteral("position"), position.id.text()},
            {QStringLiteral("title"), position.title},
            {QStringLiteral("interviewMs"), ms(position.interview)}};
}

QVariantMap logFieldsOf(const Candidate &candidate)
{
    return {{QStringLiteral("name"), candidate.name},
            {QStringLiteral("phone"), candidate.phone.text()},
            {QStringLiteral("status"), wireName(candidate.status)},
            {QStringLiteral("isTest"), candidate.isTest},
            {QStringLiteral("position"), textOrNull(candidate.position)},
            {QStringLiteral("timezone"), zoneOrNull(candidate.zone)},
            {QStringLiteral("zoneProvenance"), wireName(candidate.zoneProvenance)},
            {QStringLiteral("interviewMs"), lengthOrNull(candidate.interview)},
            {QStringLiteral("note"), candidate.note}};
}

void splitChanges(const QVariantMap &was, const QVariantMap &is, QVariantMap &before, QVariantMap &after)
{
    for (auto at = is.begin(); at != is.end(); ++at) {
        const QVariant old = was.value(at.key());
        if (old == at.value())
            continue;
        before.insert(at.key(), old);
        after.insert(at.key(), at.value());
    }
}

} // namespace callboard
