// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The rows of what an operator sets up.
#include "core/model/hoursextrasmap.h"
#include "core/store/jsontext.h"
#include "core/store/rows.h"

namespace callboard {

const Table tables::meta{"meta", "key, value", 1};

const Table tables::pool{"pool", "id, global_cap", 1};

const Table tables::company{"company",
                            "id, name, telephony_enabled, dialling_held, opens_minute, closes_minute, days, zone, "
                            "call_overhead_ms, expiry_grace_ms, min_lead_ms, finish_inside_hours, prefix_narrowing, "
                            "hours_extras",
                            1, "hours_extras"};

const Table tables::phoneNumber{"phone_number",
                                "company, id, e164, display_name, voice, sms, max_inbound, max_outbound, "
                                "reserved_inbound, is_default, pool",
                                2};

const Table tables::apiKey{"api_key", "company, sha256, name, kind, may_read, may_schedule, may_manage", 2};

const Table tables::position{"position", "company, id, title, interview_ms", 2};

const Table tables::candidate{"candidate",
                              "company, id, name, phone, status, is_test, position, zone, zone_provenance, "
                              "interview_ms, simulate, note",
                              2, "simulate"};

namespace {

E164 readE164(RowReader &row)
{
    const QString text = row.text();
    const auto number = E164::parse(text);
    if (!number)
        row.note(text);
    return number ? *number : E164();
}

} // namespace

void write(RowWriter &row, const Pool &pool)
{
    row << pool.id << pool.globalCap;
}

Pool readPool(RowReader &row)
{
    Pool pool;
    pool.id = row.id<PoolId>();
    pool.globalCap = row.smallNumber();
    return pool;
}

void write(RowWriter &row, const Company &company)
{
    row << company.id << company.name << company.telephonyEnabled << company.diallingHeld << company.policy.rule()
        << company.policy.zone << company.callOverhead << company.expiryGrace << company.minLead
        << company.finishInsideHours << company.prefixNarrowing;
    if (company.extras.isEmpty())
        row.null();
    else
        row.json(mapOf(company.extras));
}

Company readCompany(RowReader &row)
{
    Company company;
    company.id = row.id<CompanyId>();
    company.name = row.text();
    company.telephonyEnabled = row.yes();
    company.diallingHeld = row.yes();
    const HoursRule rule = row.hoursRule();
    company.policy.hours = rule.hours;
    company.policy.days = rule.days;
    company.policy.zone = row.maybeZone();
    company.callOverhead = row.length();
    company.expiryGrace = row.length();
    company.minLead = row.length();
    company.finishInsideHours = row.yes();
    company.prefixNarrowing = row.yes();
    if (const QVariant json = row.maybeJson(); json.isValid()) {
        const auto extras = hoursExtrasFrom(json.toMap());
        if (!extras)
            row.note(QStringLiteral("not hours extras"));
        company.extras = extras.value_or(HoursExtras());
    }
    return company;
}

void write(RowWriter &row, const PhoneNumber &number)
{
    row << number.company << number.id << number.e164.text() << number.displayName << number.voice << number.sms
        << number.maxInboundConcurrent << number.maxOutboundConcurrent << number.reservedInbound << number.isDefault
        << number.pool;
}

PhoneNumber readPhoneNumber(RowReader &row)
{
    PhoneNumber number;
    number.company = row.sharedId<CompanyId>();
    number.id = row.id<PhoneNumberId>();
    number.e164 = readE164(row);
    number.displayName = row.text();
    number.voice = row.yes();
    number.sms = row.yes();
    number.maxInboundConcurrent = row.smallNumber();
    number.maxOutboundConcurrent = row.smallNumber();
    number.reservedInbound = row.smallNumber();
    number.isDefault = row.yes();
    number.pool = row.sharedId<PoolId>();
    return number;
}

void write(RowWriter &row, const ApiKey &key)
{
    row << key.company << key.sha256 << key.name << wireName(key.kind) << key.scopes.read << key.scopes.schedule
        << key.scopes.manage;
}

ApiKey readApiKey(RowReader &row)
{
    ApiKey key;
    key.company = row.sharedId<CompanyId>();
    key.sha256 = row.bytes();
    key.name = row.text();
    key.kind = row.word(keyKindFromWireName, KeyKind::Api);
    key.scopes.read = row.yes();
    key.scopes.schedule = row.yes();
    key.scopes.manage = row.yes();
    return key;
}

void write(RowWriter &row, const Position &position)
{
    row << position.company << position.id << position.title << position.interview;
}

Position readPosition(RowReader &row)
{
    Position position;
    position.company = row.sharedId<CompanyId>();
    position.id = row.id<PositionId>();
    position.title = row.text();
    position.interview = row.length();
    return position;
}

void write(RowWriter &row, const Candidate &candidate)
{
    row << candidate.company << candidate.id << candidate.name << candidate.phone.text() << wireName(candidate.status)
        << candidate.isTest << candidate.position << candidate.zone << wireName(candidate.zoneProvenance)
        << candidate.interview;
    if (candidate.simulate)
        row.json(toJson(*candidate.simulate));
    else
        row.null();
    row << candidate.note;
}

Candidate readCandidate(RowReader &row)
{
    Candidate candidate;
    candidate.company = row.sharedId<CompanyId>();
    candidate.id = row.id<CandidateId>();
    candidate.name = row.text();
    candidate.phone = readE164(row);
    candidate.status = row.word(candidateStatusFromWireName, CandidateStatus::New);
    candidate.isTest = row.yes();
    candidate.position = row.maybeId<PositionId>();
    candidate.zone = row.maybeZone();
    candidate.zoneProvenance = row.word(zoneProvenanceFromWireName, ZoneProvenance::None);
    candidate.interview = row.maybeLength();
    if (const QVariant simulate = row.maybeJson(); simulate.isValid()) {
        candidate.simulate = simulationFromJson(simulate);
        if (!candidate.simulate)
            row.note(QStringLiteral("not a simulation"));
    }
    candidate.note = row.text();
    return candidate;
}

} // namespace callboard
