// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainjson.h"

#include "core/wire/strictjson.h"

#include <QMetaType>

namespace callboard::plainjson {
namespace {

QVariant variantOf(const JsonValue &value)
{
    if (const auto *yes = value.as<bool>())
        return *yes;
    if (const auto *number = value.as<qint64>())
        return *number;
    if (const auto *other = value.as<JsonValue::OtherNumber>())
        return other->text.toDouble();
    if (const auto *text = value.as<QString>())
        return *text;
    if (const auto *list = value.as<JsonValue::List>()) {
        QVariantList all;
        for (const JsonValue &item : *list)
            all.append(variantOf(item));
        return all;
    }
    if (const auto *object = value.as<JsonValue::Object>()) {
        QVariantMap map;
        for (const auto &[key, item] : *object)
            map.insert(key, variantOf(item));
        return map;
    }
    return {};
}

Error unusable(const char *field)
{
    return Error{ErrorCode::ServerAnswerUnusable, QString::fromLatin1(field), {}};
}

std::optional<qint64> wholeOf(const QVariant &value)
{
    if (value.typeId() == QMetaType::LongLong)
        return value.toLongLong();
    return std::nullopt;
}

std::optional<Instant> instantOf(const QVariantMap &map, const char *key)
{
    const auto ms = wholeOf(map.value(QLatin1String(key)));
    return ms ? std::optional(fromEpochMs(*ms)) : std::nullopt;
}

QString textOf(const QVariantMap &map, const char *key)
{
    const QVariant value = map.value(QLatin1String(key));
    return value.typeId() == QMetaType::QString ? value.toString() : QString();
}

std::optional<CallingHours> hoursOf(const QVariant &value)
{
    const QVariantMap map = value.toMap();
    const auto hours = CallingHours::parse(textOf(map, "start"), textOf(map, "end"), true);
    return hours ? std::optional(*hours) : std::nullopt;
}

std::optional<Weekdays> daysOf(const QVariant &value)
{
    std::vector<int> days;
    for (const QVariant &day : value.toList())
        days.push_back(day.toInt());
    const auto week = Weekdays::of(days);
    return week ? std::optional(*week) : std::nullopt;
}

int capOf(const QVariantMap &row, const char *key)
{
    const QVariant caps = row.contains(QStringLiteral("capacity")) ? row.value(QStringLiteral("capacity"))
                                                                   : row.value(QStringLiteral("caps"));
    return static_cast<int>(
        std::clamp<qint64>(wholeOf(caps.toMap().value(QLatin1String(key))).value_or(0), 0, 100'000));
}

std::vector<Attempt> attemptsOf(const QVariant &value)
{
    std::vector<Attempt> attempts;
    for (const QVariant &item : value.toList()) {
        const QVariantMap row = item.toMap();
        Attempt attempt;
        attempt.id = AttemptId(textOf(row, "attemptId"));
        attempt.ordinal = row.value(QStringLiteral("ordinal"), 1).toInt();
        attempt.carrier = textOf(row, "carrier");
        attempt.plannedAt = instantOf(row, "plannedAt").value_or(Instant());
        attempt.dispatchedAt = instantOf(row, "dispatchedAt").value_or(Instant());
        attempt.ringingAt = instantOf(row, "ringingAt");
        attempt.activeAt = instantOf(row, "activeAt");
        attempt.endedAt = instantOf(row, "endedAt");
        attempt.outcome = outcomeFromWireName(textOf(row, "outcome")).value_or(Outcome::None);
        attempt.carrierCode = row.value(QStringLiteral("carrierCode")).toInt();
        attempts.push_back(std::move(attempt));
    }
    return attempts;
}

void mergeTimes(Reservation &call, const QVariantMap &data)
{
    CallTimes &times = call.times;
    times.windowStart = instantOf(data, "windowStartMs").value_or(times.windowStart);
    times.targetEnd = instantOf(data, "targetEndMs").value_or(times.targetEnd);
    if (const auto latest = instantOf(data, "latestDispatchByMs"))
        times.estimate = times.targetEnd - *latest;
    if (const auto estimate = wholeOf(data.value(QStringLiteral("estimatedDurationMs"))))
        times.estimate = milliseconds(*estimate);
    times.plannedAttemptAt = instantOf(data, "plannedAttemptAt").value_or(times.plannedAttemptAt);
    call.expiresAt = instantOf(data, "scheduledCallExpiresAtMs").value_or(call.expiresAt);
    if (const auto invited = instantOf(data, "invitationExpiresAtMs"))
        call.invitationExpiresAt = *invited;
}

/// What the reference does not have and other servers may (C133, C165).
void mergeExtras(Reservation &call, const QVariantMap &data)
{
    if (const auto source = zoneSourceFromWireName(textOf(data, "timezoneSource")))
        call.zoneSource = *source;
    if (data.contains(QStringLiteral("attempts")))
        call.attempts = attemptsOf(data.value(QStringLiteral("attempts")));
    if (const auto attempt = wholeOf(data.value(QStringLiteral("attempt"))))
        call.attempt = static_cast<int>(*attempt);
    if (const auto outcome = outcomeFromWireName(textOf(data, "outcome")))
        call.outcome = *outcome;
    call.unknown = data.value(QStringLiteral("unknown"), call.unknown).toBool();
    call.missed = data.value(QStringLiteral("missed"), call.missed).toBool();
    if (const QString by = textOf(data, "replacedBy"); !by.isEmpty())
        call.replacedBy = ReservationId(by);
}

} // namespace

Result<QVariantMap> objectOf(QByteArrayView text)
{
    const auto read = readStrictJson(text);
    if (const auto *problem = std::get_if<JsonProblem>(&read))
        return Error{ErrorCode::ServerAnswerUnusable,
                     QStringLiteral("not JSON, line %1: %2").arg(problem->line).arg(problem->text),
                     {}};
    const auto &value = std::get<JsonValue>(read);
    if (!value.as<JsonValue::Object>())
        return unusable("the answer is no object");
    return variantOf(value).toMap();
}

Result<HoursPolicy> policyFrom(const QVariantMap &data)
{
    HoursPolicy policy;
    const QVariant hours = data.value(QStringLiteral("defaultCallingHours"));
    policy.hours = hoursOf(hours);
    if (!hours.isNull() && !policy.hours)
        return unusable("defaultCallingHours");
    if (const QString zone = textOf(data, "defaultTimezone"); !zone.isEmpty()) {
        const auto parsed = Zone::parse(zone);
        if (!parsed)
            return unusable("defaultTimezone");
        policy.zone = *parsed;
    }
    const QVariant days = data.value(QStringLiteral("defaultCallingDays"));
    policy.days = daysOf(days);
    if (!days.isNull() && !policy.days)
        return unusable("defaultCallingDays");
    return policy;
}

std::vector<Conflict> conflictsFrom(const QVariantMap &data)
{
    std::vector<Conflict> conflicts;
    for (const QVariant &item : data.value(QStringLiteral("conflicts")).toList()) {
        const QVariantMap row = item.toMap();
        conflicts.push_back({ReservationId(textOf(row, "reservationId")), CandidateId(textOf(row, "candidateId")),
                             instantOf(row, "plannedAttemptAt").value_or(Instant())});
    }
    return conflicts;
}

std::optional<PhoneNumber> numberFrom(const QVariantMap &row)
{
    PhoneNumber number;
    number.id = PhoneNumberId(textOf(row, "id"));
    const auto e164 = E164::parse(textOf(row, "e164"));
    if (number.id.isEmpty() || !e164)
        return std::nullopt;
    number.e164 = *e164;
    number.displayName = textOf(row, "displayName");
    const QVariantMap abilities = row.value(QStringLiteral("capabilities")).toMap();
    number.voice = abilities.value(QStringLiteral("voice"), true).toBool();
    number.sms = abilities.value(QStringLiteral("sms"), false).toBool();
    number.maxInboundConcurrent = capOf(row, "maxInboundConcurrent");
    number.maxOutboundConcurrent = capOf(row, "maxOutboundConcurrent");
    number.isDefault = row.value(QStringLiteral("isDefault"), row.value(QStringLiteral("defaultForOutbound"))).toBool();
    return number;
}

Result<Availability> availabilityFrom(const QVariantMap &data, milliseconds duration)
{
    Availability answer;
    answer.duration = duration;
    answer.globalCap = data.value(QStringLiteral("globalCap")).toInt();
    answer.perNumberCap = data.value(QStringLiteral("perNumberCap")).toInt();
    answer.number = PhoneNumberId(textOf(data, "phoneNumberId"));
    answer.pool = PoolId(textOf(data, "capacityPoolId"));
    if (data.value(QStringLiteral("slots")).typeId() != QMetaType::QVariantList)
        return unusable("slots");
    for (const QVariant &item : data.value(QStringLiteral("slots")).toList()) {
        const QVariantMap row = item.toMap();
        const auto start = instantOf(row, "startMs");
        const auto remaining = wholeOf(row.value(QStringLiteral("remaining")));
        if (!start || !remaining)
            return unusable("slots[].startMs");
        answer.starts.push_back({*start, static_cast<int>(std::clamp<qint64>(*remaining, 0, 100'000))});
    }
    return answer;
}

void merge(Reservation &call, const QVariantMap &data)
{
    if (const QString id = textOf(data, "reservationId"); !id.isEmpty())
        call.id = ReservationId(id);
    if (const QString batch = textOf(data, "batchId"); !batch.isEmpty() && !call.batch)
        call.batch = BatchId(batch);
    for (const char *key : {"phoneNumber", "phoneNumberId"}) { // the 201 and the GET name it differently (C107)
        if (const QString number = textOf(data, key); !number.isEmpty())
            call.number = PhoneNumberId(number);
    }
    if (const auto state = reservationStateFromWireName(textOf(data, "state")))
        call.state = *state;
    mergeTimes(call, data);
    if (const auto zone = Zone::parse(textOf(data, "timezone")); zone && !textOf(data, "timezone").isEmpty())
        call.zone = *zone;
    if (data.contains(QStringLiteral("appliedCallingHours")))
        call.hours.hours = hoursOf(data.value(QStringLiteral("appliedCallingHours")));
    if (data.contains(QStringLiteral("appliedCallingDays")))
        call.hours.days = daysOf(data.value(QStringLiteral("appliedCallingDays")));
    const QVariantMap retry = data.value(QStringLiteral("retryCallSnapshot")).toMap();
    if (const auto mode = retryModeFromWireName(textOf(retry, "mode")))
        call.retry = *mode;
    if (const auto days = wholeOf(data.value(QStringLiteral("invitationExpirationDays"))))
        call.invitationExpirationDays = static_cast<int>(*days);
    mergeExtras(call, data);
}

QVariantMap bodyOf(const HoursEdit &edit)
{
    // "24:00" exists only with us (D-END2359).
    QVariantMap body{{"start", formatMinuteOfDay(edit.hours.opens)},
                     {"end", formatMinuteOfDay(std::min(edit.hours.closes, 24 * 60 - 1))}};
    switch (edit.zoneEdit) {
    case HoursEdit::ZoneEdit::Keep:
        break;
    case HoursEdit::ZoneEdit::Clear:
        body["timezone"] = QVariant();
        break;
    case HoursEdit::ZoneEdit::Set:
        body["timezone"] = edit.zone ? QVariant(edit.zone->name()) : QVariant();
        break;
    }
    if (edit.days) {
        QVariantList days;
        for (const int day : edit.days->toList())
            days.append(qint64(day));
        body["weekdays"] = days;
    }
    return body;
}

QVariantList reasonsTo(const Reasons &reasons)
{
    QVariantList list;
    for (const Reason &reason : reasons)
        list.append(QVariantMap{{"code", wireName(reason.code)}, {"values", reason.values}});
    return list;
}

Reasons reasonsFrom(const QVariant &list)
{
    Reasons reasons;
    for (const QVariant &item : list.toList()) {
        const QVariantMap row = item.toMap();
        if (const auto code = reasonCodeFromWireName(textOf(row, "code")))
            reasons.push_back({*code, row.value(QStringLiteral("values")).toMap()});
    }
    return reasons;
}

QVariantMap candidateTo(const Candidate &c)
{
    QVariantMap map{{"id", c.id.text()},
                    {"name", c.name},
                    {"phone", c.phone.text()},
                    {"isTest", c.isTest},
                    {"zoneProvenance", wireName(c.zoneProvenance)},
                    {"note", c.note}};
    if (c.position)
        map["position"] = c.position->text();
    if (c.zone)
        map["zone"] = c.zone->name();
    if (c.interview)
        map["interviewMs"] = qint64(c.interview->count());
    return map;
}

Candidate candidateFrom(const QVariantMap &map, const CompanyId &company)
{
    Candidate c;
    c.company = company;
    c.id = CandidateId(textOf(map, "id"));
    c.name = textOf(map, "name");
    if (const auto phone = E164::parse(textOf(map, "phone")))
        c.phone = *phone;
    c.isTest = map.value(QStringLiteral("isTest")).toBool();
    c.zoneProvenance = zoneProvenanceFromWireName(textOf(map, "zoneProvenance")).value_or(ZoneProvenance::None);
    c.note = textOf(map, "note");
    if (const QString position = textOf(map, "position"); !position.isEmpty())
        c.position = PositionId(position);
    if (const QString name = textOf(map, "zone"); !name.isEmpty()) {
        if (const auto zone = Zone::parse(name))
            c.zone = *zone;
    }
    if (const auto ms = wholeOf(map.value(QStringLiteral("interviewMs"))))
        c.interview = milliseconds(*ms);
    return c;
}

QVariantMap positionTo(const Position &position)
{
    return {{"id", position.id.text()}, {"title", position.title}, {"interviewMs", qint64(position.interview.count())}};
}

Position positionFrom(const QVariantMap &map, const CompanyId &company)
{
    Position position;
    position.company = company;
    position.id = PositionId(textOf(map, "id"));
    position.title = textOf(map, "title");
    if (const auto ms = wholeOf(map.value(QStringLiteral("interviewMs"))))
        position.interview = milliseconds(*ms);
    return position;
}

} // namespace callboard::plainjson
