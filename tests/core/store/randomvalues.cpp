// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/randomvalues.h"

#include <algorithm>

namespace callboard::test {

QString RandomValues::text()
{
    static const QString pieces[] = {
        QStringLiteral("Ona"),       QStringLiteral("\"quoted\""), QStringLiteral("'; --"),
        QStringLiteral("\\"),        QStringLiteral("\n\t\x01"),   QStringLiteral("Žydrūnė"),
        QStringLiteral("\u200b"),    QStringLiteral("\U0001F600"), QStringLiteral("%1 %2"),
        QStringLiteral("\u202Ertl"), QStringLiteral(""),           QStringLiteral(" ")};
    QString made;
    for (int n = number(0, 4); n > 0; --n)
        made += oneOf(pieces);
    return made;
}

QByteArray RandomValues::bytes(int length)
{
    QByteArray made(length, Qt::Uninitialized);
    for (char &c : made)
        c = static_cast<char>(below(256));
    return made;
}

Zone RandomValues::zone()
{
    static const char *const names[] = {"Europe/Vilnius", "America/New_York", "Australia/Lord_Howe", "UTC",
                                        "Asia/Kathmandu"};
    return *Zone::parse(QLatin1String(oneOf(names)));
}

HoursRule RandomValues::rule()
{
    HoursRule rule;
    if (yes()) {
        const int opens = number(0, 1439);
        rule.hours = CallingHours{opens, number(opens + 1, 1440)};
    }
    if (yes()) {
        std::vector<int> days{number(1, 7), number(1, 7), number(1, 7)};
        rule.days = *Weekdays::of(days);
    }
    return rule;
}

QVariant RandomValues::json(int depth)
{
    switch (number(0, depth > 0 ? 7 : 5)) {
    case 0:
        return QVariant();
    case 1:
        return yes();
    case 2:
        return static_cast<qint64>(m_random->next());
    case 3:
        return number(-1000, 1000) / 8.0;
    case 4:
        return text();
    case 5:
        return toEpochMs(instant());
    case 6: {
        QVariantList list;
        for (int n = number(0, 3); n > 0; --n)
            list.append(json(depth - 1));
        return list;
    }
    default:
        return fields(depth - 1);
    }
}

QVariantMap RandomValues::fields(int depth)
{
    QVariantMap map;
    for (int n = number(0, 4); n > 0; --n)
        map.insert(yes() ? QStringLiteral("key%1").arg(number(0, 9)) : text(), json(depth));
    return map;
}

Reasons RandomValues::reasons()
{
    Reasons made;
    for (int n = number(0, 5); n > 0; --n)
        made.push_back({static_cast<ReasonCode>(number(0, static_cast<int>(ReasonCode::BreakerOpen))), fields()});
    return made;
}

Actor RandomValues::actor()
{
    return {static_cast<Actor::Kind>(number(0, 3)), text()};
}

E164 RandomValues::e164()
{
    return *E164::parse(QStringLiteral("+%1").arg(number(100'000'000, 999'999'999)));
}

Simulation RandomValues::simulation()
{
    Simulation made{maybe(length()), maybe(length()), maybe(length()), {}};
    for (int n = number(0, 3); n > 0; --n)
        made.outcomes.push_back(static_cast<SimulatedOutcome>(number(0, 3)));
    return made;
}

Pool RandomValues::pool()
{
    return {PoolId(name(QStringLiteral("pool_"))), number(0, 100)};
}

Company RandomValues::company()
{
    Company made;
    made.id = CompanyId(name(QStringLiteral("comp_")));
    made.name = text();
    made.telephonyEnabled = yes();
    made.diallingHeld = yes();
    const HoursRule hours = rule();
    made.policy = {hours.hours, maybe(zone()), hours.days};
    made.callOverhead = length();
    made.expiryGrace = length();
    made.minLead = length();
    made.finishInsideHours = yes();
    made.prefixNarrowing = yes();
    return made;
}

PhoneNumber RandomValues::phoneNumber(const CompanyId &company, const PoolId &pool)
{
    PhoneNumber made;
    made.id = PhoneNumberId(name(QStringLiteral("pn_")));
    made.company = company;
    made.e164 = e164();
    made.displayName = text();
    made.voice = yes();
    made.sms = yes();
    made.maxInboundConcurrent = number(0, 50);
    made.maxOutboundConcurrent = number(0, 50);
    made.reservedInbound = number(0, 5);
    made.pool = pool;
    return made;
}

ApiKey RandomValues::apiKey(const CompanyId &company)
{
    return {company, text(), yes() ? KeyKind::Api : KeyKind::AdminSession, {yes(), yes(), yes()}, bytes(32)};
}

Position RandomValues::position(const CompanyId &company)
{
    return {PositionId(name(QStringLiteral("pos_"))), company, text(), length()};
}

Candidate RandomValues::candidate(const CompanyId &company)
{
    Candidate made;
    made.id = CandidateId(name(QStringLiteral("cand_")));
    made.company = company;
    made.name = text();
    made.phone = e164();
    made.status = yes() ? CandidateStatus::New : CandidateStatus::InvitedCall;
    made.isTest = yes();
    made.position = maybe(PositionId(name(QStringLiteral("pos_"))));
    made.zone = maybe(zone());
    made.zoneProvenance = static_cast<ZoneProvenance>(number(0, 5));
    made.interview = maybe(length());
    made.simulate = maybe(simulation());
    made.note = text();
    return made;
}

Attempt RandomValues::attempt(int ordinal)
{
    return {AttemptId(name(QStringLiteral("att_"))),
            ordinal,
            text(),
            instant(),
            instant(),
            maybe(instant()),
            maybe(instant()),
            maybe(instant()),
            static_cast<Outcome>(number(0, static_cast<int>(Outcome::Missed))),
            number(0, 699)};
}

Reservation RandomValues::reservation(const CompanyId &company)
{
    Reservation r;
    r.id = ReservationId(name(QStringLiteral("res_")));
    r.company = company;
    r.candidate = CandidateId(name(QStringLiteral("cand_")));
    r.position = PositionId(name(QStringLiteral("pos_")));
    r.batch = maybe(BatchId(name(QStringLiteral("batch_"))));
    r.number = PhoneNumberId(name(QStringLiteral("pn_")));
    r.zone = zone();
    r.zoneSource = static_cast<ZoneSource>(number(0, 2));
    r.hours = rule();
    r.retry = kRetryModes[below(kRetryModes.size())];
    r.invitationExpirationDays = number(1, 7);
    r.isTest = yes();
    r.finishInsideHours = yes();
    r.forceReason = maybe(text());
    r.bookedAt = instant();
    r.bookedBy = actor();
    r.preset = maybe(kPresets[below(kPresets.size())]);
    r.tzVersion = QStringLiteral("2025b");
    for (int n = number(0, 3); n > 0; --n)
        r.zoneOffsets.emplace_back(instant(), number(-43'200, 50'400));
    r.why = reasons();
    r.times = {instant(), instant(), length(), instant()};
    r.expiresAt = instant();
    r.state = kReservationStates[below(kReservationStates.size())];
    r.unknown = yes();
    r.missed = yes();
    r.callNow = yes();
    r.waitsForYes = yes();
    r.closureWaived = yes();
    r.attempt = number(1, 2);
    for (int n = 1; n <= number(0, 2); ++n)
        r.attempts.push_back(attempt(n));
    r.outcome = static_cast<Outcome>(number(0, static_cast<int>(Outcome::Missed)));
    r.invitationExpiresAt = maybe(instant());
    r.replacedBy = maybe(ReservationId(name(QStringLiteral("res_"))));
    r.cause = text();
    r.version = below(1'000'000);
    return r;
}

BatchSummary RandomValues::batch(const CompanyId &company)
{
    BatchSummary made;
    made.id = BatchId(name(QStringLiteral("batch_")));
    made.company = company;
    made.name = text();
    made.position = PositionId(name(QStringLiteral("pos_")));
    made.createdAt = instant();
    made.createdBy = actor();
    made.asked = number(0, 200);
    for (int n = number(0, 3); n > 0; --n) {
        made.leftOver.push_back({CandidateId(name(QStringLiteral("cand_"))),
                                 maybe(ReservationId(name(QStringLiteral("res_")))), ErrorCode::NoCallableTime,
                                 reasons()});
    }
    for (int n = number(0, 5); n > 0; --n)
        made.candidates.emplace_back(name(QStringLiteral("cand_")));
    made.isPaused = number(0, 1) == 1;
    made.pauseReason = made.isPaused ? text() : QString();
    return made;
}

IdempotencyRow RandomValues::idempotency(const CompanyId &company)
{
    return {
        company,  QStringLiteral("POST /v1/x/") + text(), name({}), bytes(32), number(200, 299), bytes(number(0, 500)),
        instant()};
}

LogEntry RandomValues::logEntry(const CompanyId &company)
{
    LogEntry entry;
    entry.company = company;
    entry.at = instant();
    entry.actor = actor();
    entry.type = static_cast<EventType>(number(0, static_cast<int>(EventType::LateCallsFound)));
    // Few of each, so that filters find several.
    entry.reservation = maybe(ReservationId(QStringLiteral("res_%1").arg(number(0, 3))));
    entry.candidate = maybe(CandidateId(QStringLiteral("cand_%1").arg(number(0, 3))));
    entry.batch = maybe(BatchId(QStringLiteral("batch_%1").arg(number(0, 1))));
    entry.number = maybe(PhoneNumberId(name(QStringLiteral("pn_"))));
    entry.before = fields();
    entry.after = fields();
    entry.cause = text();
    entry.requestId = text();
    return entry;
}

HealthSample RandomValues::sample()
{
    // Within a day, so that none is thrown away.
    return {fromEpochMs(1'700'000'000'000 + static_cast<qint64>(below(80'000'000))),
            static_cast<Health>(number(0, 2)),
            number(0, 99),
            number(0, 99),
            number(0, 9999),
            number(0, 9),
            number(0, 999)};
}

WriteGroup RandomValues::workspace(int reservations)
{
    WriteGroup group;
    group.pools = {pool(), pool()};
    group.companies = {company(), company()};
    for (const Company &owner : group.companies) {
        for (int n = 0; n < 3; ++n)
            group.numbers.push_back(phoneNumber(owner.id, group.pools[below(2)].id));
        group.numbers.back().isDefault = yes();
        group.keys.push_back(apiKey(owner.id));
        group.positions.push_back(position(owner.id));
        for (int n = 0; n < 5; ++n)
            group.candidates.push_back(candidate(owner.id));
        for (int n = 0; n < reservations / 2; ++n)
            group.reservations.push_back(reservation(owner.id));
        group.batches.push_back(batch(owner.id));
        group.idempotency.push_back(idempotency(owner.id));
        for (int n = 0; n < 5; ++n)
            group.log.push_back(logEntry(owner.id));
        group.samples.emplace_back(owner.id, sample());
        group.samples.emplace_back(owner.id, sample());
    }
    group.simulation = simulation();
    group.isDemo = yes();
    std::map<CompanyId, WorkspaceImage::LogHead> none;
    chain(group.log, none);
    return group;
}

void chain(std::vector<LogEntry> &entries, std::map<CompanyId, WorkspaceImage::LogHead> &last)
{
    for (LogEntry &entry : entries) {
        WorkspaceImage::LogHead &head = last[entry.company];
        entry.sequence = ++head.sequence;
        entry.hash = chainHash(head.hash, entry);
        head.company = entry.company;
        head.hash = entry.hash;
    }
}

} // namespace callboard::test
