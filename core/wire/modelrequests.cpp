// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/modelrequests.h"

#include "core/wire/extrasreader.h"

#include <utility>

namespace callboard::modelrequests {

namespace {

constexpr int kLineMax = 120;
constexpr int kReasonMax = 500;
constexpr int kNoteMax = 2'000;
constexpr qint64 kMostLines = 10'000;

E164 phone(Fields &fields, const char *key)
{
    fields.require(key);
    const auto text = fields.text(key);
    if (!text)
        return {};
    auto parsed = E164::parse(*text);
    if (parsed)
        return *parsed;
    fields.note(QString::fromLatin1(key), QStringLiteral("must be + and 3 to 15 digits"));
    return {};
}

/// A length that may be null or absent.
std::optional<milliseconds> lengthOrNull(Fields &fields, const char *key)
{
    bool isNull = false;
    return fields.length(key, &isNull);
}

Candidate readCandidate(Fields &fields)
{
    Candidate candidate;
    bool isNull = false;
    candidate.id = CandidateId(fields.id("id", &isNull).value_or(QString()));
    candidate.name = fields.line("name", kLineMax).value_or(QString());
    candidate.phone = phone(fields, "phone");
    candidate.isTest = fields.yes("isTest").value_or(false);
    if (const auto position = fields.id("jobPositionId", &isNull))
        candidate.position = PositionId(*position);
    if (const auto name = fields.text("timezone", &isNull)) {
        auto zone = Zone::parse(*name);
        if (zone)
            candidate.zone = *zone;
        else
            fields.note(QStringLiteral("timezone"), QStringLiteral("is no time zone that tzdata knows"));
        candidate.zoneProvenance = ZoneProvenance::You;
    }
    if (const auto name = fields.text("timezoneProvenance")) {
        const auto provenance = zoneProvenanceFromWireName(*name);
        if (!provenance)
            fields.note(QStringLiteral("timezoneProvenance"), QStringLiteral("is not known"));
        else if (candidate.zone)
            candidate.zoneProvenance = *provenance;
    }
    candidate.interview = lengthOrNull(fields, "interviewMs");
    const auto note = fields.text("note");
    if (note && note->size() > kNoteMax)
        fields.note(QStringLiteral("note"), QStringLiteral("must have at most %1 characters").arg(kNoteMax));
    candidate.note = note.value_or(QString());
    fields.find("status"); // the clock's word, not an editor's
    return candidate;
}

} // namespace

HoursExtras hoursExtras(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    HoursExtras extras = readHoursExtras(fields);
    findings.ignored << fields.unknown();
    return extras;
}

Position position(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    Position position;
    fields.require("title");
    position.title = fields.line("title", kLineMax).value_or(QString());
    fields.require("interviewMs");
    position.interview = fields.length("interviewMs").value_or(position.interview);
    fields.find("id");
    findings.ignored << fields.unknown();
    return position;
}

Candidate candidate(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    Candidate candidate = readCandidate(fields);
    findings.ignored << fields.unknown();
    return candidate;
}

std::vector<Candidate> candidates(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    fields.require("candidates");
    const JsonValue::List *list = fields.list("candidates");
    findings.ignored << fields.unknown();
    std::vector<Candidate> all;
    if (!list)
        return all;
    if (list->empty() || list->size() > kImportLimit) {
        fields.note(QStringLiteral("candidates"), QStringLiteral("must hold 1 to %1 people").arg(kImportLimit));
        return all;
    }
    for (size_t i = 0; i < list->size(); ++i) {
        Fields one((*list)[i], pathOf(QStringLiteral("candidates"), i), findings.problems);
        all.push_back(readCandidate(one));
        findings.ignored << one.unknown();
    }
    return all;
}

PhoneNumber number(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    PhoneNumber number;
    number.e164 = phone(fields, "e164");
    number.displayName = fields.line("displayName", kLineMax).value_or(QString());
    fields.require("capacityPoolId");
    number.pool = PoolId(fields.id("capacityPoolId").value_or(QString()));
    if (const JsonValue *capabilities = fields.find("capabilities")) {
        Fields inner(*capabilities, QStringLiteral("capabilities"), findings.problems);
        number.voice = inner.yes("voice").value_or(number.voice);
        number.sms = inner.yes("sms").value_or(number.sms);
        findings.ignored << inner.unknown();
    }
    if (const JsonValue *capacity = fields.find("capacity")) {
        Fields inner(*capacity, QStringLiteral("capacity"), findings.problems);
        const auto cap = [&inner](const char *key) {
            return static_cast<int>(inner.number(key, 0, kMostLines).value_or(0));
        };
        number.maxInboundConcurrent = cap("maxInboundConcurrent");
        number.maxOutboundConcurrent = cap("maxOutboundConcurrent");
        findings.ignored << inner.unknown();
    }
    number.reservedInbound = static_cast<int>(fields.number("reservedInbound", 0, kMostLines).value_or(0));
    number.isDefault = fields.yes("isDefault").value_or(false);
    fields.find("id");
    findings.ignored << fields.unknown();
    return number;
}

int globalCap(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    fields.require("globalCap");
    const auto cap = fields.number("globalCap", 0, kMostLines);
    findings.ignored << fields.unknown();
    return static_cast<int>(cap.value_or(0));
}

CompanyEdit company(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    CompanyEdit edit;
    edit.name = fields.line("name", kLineMax);
    edit.telephonyEnabled = fields.yes("telephonyEnabled");
    edit.callOverhead = fields.length("callOverheadMs");
    edit.expiryGrace = fields.length("expiryGraceMs");
    edit.minLead = fields.length("minLeadMs");
    edit.finishInsideHours = fields.yes("finishInsideHours");
    edit.prefixNarrowing = fields.yes("prefixNarrowing");
    findings.ignored << fields.unknown();
    return edit;
}

Hold hold(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    fields.require("hold");
    Hold hold;
    hold.hold = fields.yes("hold").value_or(true);
    hold.reason = fields.line("reason", kReasonMax).value_or(QString());
    findings.ignored << fields.unknown();
    return hold;
}

QString reason(const JsonValue &body, BodyFindings &findings, bool isNeeded)
{
    Fields fields(body, {}, findings.problems);
    if (isNeeded)
        fields.require("reason");
    QString reason = fields.line("reason", kReasonMax).value_or(QString());
    findings.ignored << fields.unknown();
    return reason;
}

namespace {

void readScope(Fields &fields, const JsonValue &item, Scopes &scopes)
{
    const QString *name = item.as<QString>();
    bool *scope = !name                                          ? nullptr
                  : *name == QLatin1String("telephony:read")     ? &scopes.read
                  : *name == QLatin1String("telephony:schedule") ? &scopes.schedule
                  : *name == QLatin1String("telephony:manage")   ? &scopes.manage
                                                                 : nullptr;
    if (!scope)
        fields.note(QStringLiteral("scopes"),
                    QStringLiteral("must be of telephony:read, telephony:schedule and telephony:manage"));
    else if (std::exchange(*scope, true))
        fields.note(QStringLiteral("scopes"), QStringLiteral("holds one twice"));
}

} // namespace

NewKey key(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    NewKey key;
    fields.require("name");
    key.name = fields.line("name", kLineMax).value_or(QString());
    if (const auto word = fields.text("kind")) {
        const auto kind = keyKindFromWireName(*word);
        if (!kind)
            fields.note(QStringLiteral("kind"), QStringLiteral("must be api or admin-session"));
        key.kind = kind.value_or(KeyKind::Api);
    }
    fields.require("scopes");
    if (const JsonValue::List *scopes = fields.list("scopes")) {
        for (const JsonValue &item : *scopes)
            readScope(fields, item, key.scopes);
        if (scopes->empty())
            fields.note(QStringLiteral("scopes"), QStringLiteral("must hold one at least"));
    }
    findings.ignored << fields.unknown();
    return key;
}

BreakerAction breaker(const JsonValue &body, BodyFindings &findings)
{
    Fields fields(body, {}, findings.problems);
    BreakerAction action;
    fields.require("action");
    const QString word = fields.text("action").value_or(QStringLiteral("hold"));
    static const QStringList words{QStringLiteral("hold"), QStringLiteral("close"), QStringLiteral("probe")};
    const qsizetype index = words.indexOf(word);
    if (index < 0)
        fields.note(QStringLiteral("action"), QStringLiteral("must be hold, close or probe"));
    else
        action.what = static_cast<BreakerAction::What>(index);
    if (action.what != BreakerAction::What::Probe)
        fields.require("reason");
    action.reason = fields.line("reason", kReasonMax).value_or(QString());
    findings.ignored << fields.unknown();
    return action;
}

Move move(const JsonValue &body, BodyFindings &findings)
{
    using telephonyrequests::kEarliestMs;
    using telephonyrequests::kLatestMs;
    Fields fields(body, {}, findings.problems);
    fields.require("plannedAttemptAt");
    Move move;
    move.to = fromEpochMs(fields.number("plannedAttemptAt", kEarliestMs, kLatestMs).value_or(0));
    bool isNull = false;
    if (const auto number = fields.id("phoneNumberId", &isNull))
        move.number = PhoneNumberId(*number);
    findings.ignored << fields.unknown();
    return move;
}

} // namespace callboard::modelrequests
