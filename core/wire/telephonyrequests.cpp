// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/telephonyrequests.h"

namespace callboard::telephonyrequests {

namespace {

constexpr milliseconds kLongestWindow = kDay * 31; // D-WINDOW
constexpr int kLabelMax = 120;                     // C044
constexpr int kForceReasonMax = 500;               // D-FORCE

QString oneOf(const QStringList &names)
{
    return QStringLiteral("must be one of ") + names.join(QStringLiteral(", "));
}

template <typename List> QStringList namesOf(const List &values)
{
    QStringList names;
    for (const auto value : values)
        names << wireName(value);
    return names;
}

/// A text that must be one of a few words, spelt exactly.
template <typename Value, typename Parse>
std::optional<Value> word(Fields &fields, const char *key, Parse parse, const QStringList &names)
{
    const auto text = fields.text(key);
    if (!text)
        return std::nullopt;
    const std::optional<Value> value = parse(*text);
    if (!value)
        fields.note(QString::fromLatin1(key), oneOf(names));
    return value;
}

std::optional<Instant> instant(Fields &fields, const char *key)
{
    const auto ms = fields.number(key, kEarliestMs, kLatestMs);
    return ms ? std::optional(fromEpochMs(*ms)) : std::nullopt;
}

std::optional<Zone> zone(Fields &fields, const char *key)
{
    const auto name = fields.text(key);
    if (!name)
        return std::nullopt;
    auto zone = Zone::parse(*name);
    if (zone)
        return *zone;
    fields.note(QString::fromLatin1(key), QStringLiteral("is no time zone that tzdata knows"));
    return std::nullopt;
}

/// C092: an explicit window or a preset, never both, never neither.
WindowChoice window(Fields &fields)
{
    const auto preset = word<Preset>(fields, "preset", presetFromWireName, namesOf(kPresets));
    const bool hasPreset = fields.find("preset") != nullptr;
    const bool hasStart = fields.find("windowStartMs") != nullptr;
    const bool hasEnd = fields.find("windowEndMs") != nullptr;
    const auto start = instant(fields, "windowStartMs");
    const auto end = instant(fields, "windowEndMs");
    if (hasPreset && (hasStart || hasEnd))
        fields.note(QStringLiteral("preset"), QStringLiteral("cannot go with windowStartMs or windowEndMs"));
    else if (!hasPreset && !hasStart && !hasEnd)
        fields.note(QStringLiteral("preset"), QStringLiteral("is missing, and so is windowStartMs with windowEndMs"));
    else if (hasStart != hasEnd)
        fields.note(hasStart ? QStringLiteral("windowEndMs") : QStringLiteral("windowStartMs"),
                    QStringLiteral("is missing"));
    if (preset)
        return *preset;
    if (!start || !end)
        return Preset::Within24Hours; // a problem is noted
    if (*end <= *start)
        fields.note(QStringLiteral("windowEndMs"), QStringLiteral("must be after windowStartMs"));
    else if (*end - *start > kLongestWindow)
        fields.note(QStringLiteral("windowEndMs"), QStringLiteral("must be at most 31 days after windowStartMs"));
    return InstantRange{*start, *end};
}

/// C098: absent and null both disable.
RetryMode retry(Fields &fields, BodyFindings &findings)
{
    const JsonValue *value = fields.find("retryCall");
    if (!value || value->isNull())
        return RetryMode::Off;
    Fields inner(*value, fields.pathOfKey(QStringLiteral("retryCall")), findings.problems);
    inner.require("mode");
    const auto mode = word<RetryMode>(inner, "mode", retryModeFromWireName, namesOf(kRetryModes));
    findings.ignored << inner.unknown();
    return mode.value_or(RetryMode::Off);
}

PositionId position(Fields &fields)
{
    fields.require("jobPositionId");
    return PositionId(fields.id("jobPositionId").value_or(QString()));
}

/// Our option beside the reference: "least-loaded" (D-PLAN) or "earliest".
bool plansEarliest(Fields &fields)
{
    const auto text = fields.text("planning");
    if (!text)
        return false;
    if (*text != QLatin1String("earliest") && *text != QLatin1String("least-loaded"))
        fields.note(QStringLiteral("planning"), oneOf({QStringLiteral("least-loaded"), QStringLiteral("earliest")}));
    return *text == QLatin1String("earliest");
}

void readForce(Fields &fields, CallRequest &request)
{
    const bool force = fields.yes("force").value_or(false);
    const auto reason = fields.line("forceReason", kForceReasonMax);
    if (!force)
        return;
    if (!fields.find("forceReason"))
        fields.note(QStringLiteral("forceReason"), QStringLiteral("is missing"));
    else if (reason && reason->trimmed().isEmpty())
        fields.note(QStringLiteral("forceReason"), QStringLiteral("must say why"));
    request.forceReason = reason.value_or(QString());
}

std::optional<CallingHours> hours(Fields &fields)
{
    fields.require("start");
    fields.require("end");
    const auto start = fields.text("start");
    const auto end = fields.text("end");
    if (!start || !end)
        return std::nullopt;
    auto parsed = CallingHours::parse(*start, *end);
    if (parsed)
        return *parsed;
    const bool isStart = parsed.error().detail.startsWith(QLatin1String("start"));
    fields.note(isStart ? QStringLiteral("start") : QStringLiteral("end"),
                isStart ? QStringLiteral("must be a time of day, 00:00 to 23:59")
                        : QStringLiteral("must be a time of day, 00:00 to 23:59, after start"));
    return std::nullopt;
}

/// C033: an empty list is refused, there is no way to clear the days.
std::optional<Weekdays> weekdays(Fields &fields)
{
    const JsonValue::List *list = fields.list("weekdays");
    if (!list)
        return std::nullopt;
    std::vector<int> days;
    for (const JsonValue &value : *list) {
        const qint64 *day = value.as<qint64>();
        days.push_back(day && *day >= 1 && *day <= 7 ? static_cast<int>(*day) : 0);
    }
    auto parsed = Weekdays::of(days);
    if (parsed)
        return *parsed;
    fields.note(QStringLiteral("weekdays"),
                QStringLiteral("must be a list of at least one ISO weekday, 1 (Monday) to 7 (Sunday)"));
    return std::nullopt;
}

void readCandidates(Fields &fields, BatchRequest &request)
{
    fields.require("candidateIds");
    const JsonValue::List *list = fields.list("candidateIds");
    if (!list)
        return;
    if (list->empty() || list->size() > kBatchLimit) { // counted before duplicates are dropped (D-DUP)
        fields.note(QStringLiteral("candidateIds"), QStringLiteral("must hold 1 to %1 ids").arg(kBatchLimit));
        return;
    }
    for (size_t i = 0; i < list->size(); ++i) {
        const auto *id = (*list)[i].as<QString>();
        if (!id || !isWellFormedId(*id)) {
            fields.note(pathOf(QStringLiteral("candidateIds"), i),
                        QStringLiteral("must be 1 to 64 letters A-Z a-z, digits, _ or -"));
            continue;
        }
        request.candidates.emplace_back(*id);
    }
}

void readOverrides(Fields &fields, BatchRequest &request, BodyFindings &findings)
{
    const JsonValue *value = fields.find("perCandidateOverrides");
    if (!value)
        return;
    const auto *object = value->as<JsonValue::Object>();
    if (!object) {
        fields.note(QStringLiteral("perCandidateOverrides"),
                    QStringLiteral("must be an object, not %1").arg(value->kindName()));
        return;
    }
    const QString path = fields.pathOfKey(QStringLiteral("perCandidateOverrides"));
    for (const auto &[candidate, choice] : *object) {
        Fields inner(choice, pathOf(path, candidate), findings.problems);
        BatchRequest::Override one;
        if (const auto number = inner.id("phoneNumberId"))
            one.number = PhoneNumberId(*number);
        one.zone = zone(inner, "timezone");
        findings.ignored << inner.unknown();
        request.overrides.insert_or_assign(candidate, one);
    }
}

} // namespace

bool asksForce(const JsonValue &body)
{
    const auto *object = body.as<JsonValue::Object>();
    if (!object)
        return false;
    for (const auto &[key, value] : *object) {
        if (key == QLatin1String("force"))
            return value.as<bool>() && *value.as<bool>();
    }
    return false;
}

CallRequest scheduleCall(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    CallRequest request;
    request.position = position(fields);
    request.window = window(fields);
    request.zone.zone = zone(fields, "timezone");
    request.zone.source = word<ZoneSource>(
        fields, "timezoneSource", zoneSourceFromWireName,
        {wireName(ZoneSource::Phone), wireName(ZoneSource::Manual), wireName(ZoneSource::CompanyDefault)});
    if (request.zone.source == ZoneSource::Manual && !fields.find("timezone")) // D-TZSRC
        fields.note(QStringLiteral("timezone"), QStringLiteral("is missing: timezoneSource manual needs it"));
    if (const auto number = fields.id("phoneNumberId"))
        request.number = PhoneNumberId(*number);
    request.invitationExpirationDays = static_cast<int>(fields.number("invitationExpirationDays", 1, 7).value_or(7));
    request.retry = retry(fields, findings);
    request.replace = fields.yes("replace").value_or(false);
    request.earliest = plansEarliest(fields);
    readForce(fields, request);
    findings.ignored << fields.unknown();
    return request;
}

BatchRequest batchScheduleCall(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    BatchRequest request;
    readCandidates(fields, request);
    request.position = position(fields);
    request.window = window(fields);
    request.zoneFallback = zone(fields, "timezone");
    request.invitationExpirationDays = static_cast<int>(fields.number("invitationExpirationDays", 1, 7).value_or(7));
    request.retry = retry(fields, findings);
    request.strategy = word<NumberStrategy>(fields, "phoneNumberStrategy", numberStrategyFromWireName,
                                            {wireName(NumberStrategy::Autoresolve), wireName(NumberStrategy::Default),
                                             wireName(NumberStrategy::PerCandidate)})
                           .value_or(NumberStrategy::Autoresolve);
    readOverrides(fields, request, findings);
    request.replace = fields.yes("replace").value_or(false);
    request.earliest = plansEarliest(fields);
    findings.ignored << fields.unknown();
    return request;
}

HoursPreview hoursPreview(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    HoursPreview preview;
    preview.hours = hours(fields).value_or(CallingHours{});
    preview.days = weekdays(fields);
    fields.find("timezone"); // C027: carried only by PATCH
    findings.ignored << fields.unknown();
    return preview;
}

HoursEdit hoursEdit(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    HoursEdit edit;
    edit.hours = hours(fields).value_or(CallingHours{});
    edit.days = weekdays(fields);
    const JsonValue *asked = fields.find("timezone");
    if (asked && asked->isNull()) {
        edit.zoneEdit = HoursEdit::ZoneEdit::Clear;
    } else if (asked) {
        edit.zoneEdit = HoursEdit::ZoneEdit::Set;
        edit.zone = zone(fields, "timezone");
    }
    findings.ignored << fields.unknown();
    return edit;
}

NumberEdit numberEdit(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    NumberEdit edit;
    edit.displayName = fields.line("displayName", kLabelMax);
    if (edit.displayName && edit.displayName->isEmpty())
        fields.note(QStringLiteral("displayName"), QStringLiteral("must have 1 to %1 characters").arg(kLabelMax));
    edit.defaultForOutbound = fields.yes("defaultForOutbound");
    if (fields.isObject() && !fields.find("displayName") && !fields.find("defaultForOutbound")) // C046
        findings.problems.add({}, QStringLiteral("must name displayName or defaultForOutbound"));
    findings.ignored << fields.unknown();
    return edit;
}

std::optional<PositionId> revokeCall(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    const auto position = fields.id("jobPositionId");
    fields.find("companyId"); // C147
    findings.ignored << fields.unknown();
    return position ? std::optional(PositionId(*position)) : std::nullopt;
}

} // namespace callboard::telephonyrequests
