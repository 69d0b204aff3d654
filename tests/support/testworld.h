// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"
#include "core/planning/world.h"

#include <QDateTime>

#include <algorithm>
#include <deque>
#include <map>

namespace callboard::test {

/// "2025-06-04T12:00:00Z" as an instant; milliseconds may follow the seconds. Aborts on anything else.
inline Instant utc(const char *iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs);
    if (!time.isValid() || time.offsetFromUtc() != 0)
        qFatal("not a UTC time: %s", iso);
    return fromEpochMs(time.toMSecsSinceEpoch());
}

inline Zone zoneOf(const char *name)
{
    const Result<Zone> zone = Zone::parse(QString::fromLatin1(name));
    if (!zone)
        qFatal("not a zone: %s", name);
    return *zone;
}

inline E164 phoneOf(const char *text)
{
    const Result<E164> phone = E164::parse(QString::fromLatin1(text));
    if (!phone)
        qFatal("not E.164: %s", text);
    return *phone;
}

/// A workspace in memory for one company, small and explicit. Starts as the reference's own example: number "pn_8f2a"
/// with 8 lines in "pool_lt" with 40, hours 09:00-18:00 Monday to Friday, no company zone, position "pos_abc123" of
/// 30 minutes, now 2025-06-04 12:00Z. Members are public: a test changes what it is about.
class TestWorld : public World
{
public:
    TestWorld()
    {
        own.id = CompanyId(QStringLiteral("acme"));
        own.name = QStringLiteral("Acme");
        own.telephonyEnabled = true;
        own.policy.hours = CallingHours{9 * 60, 18 * 60};
        own.policy.days = Weekdays::mondayToFriday();
        addPool("pool_lt", 40);
        addNumber("pn_8f2a", "+37052000001", 8, "pool_lt").isDefault = true;
        addPosition("pos_abc123", kMinute * 30);
    }

    Pool &addPool(const char *id, int cap)
    {
        Pool pool{PoolId(QString::fromLatin1(id)), cap};
        m_capacity.setPool(pool);
        return pools[pool.id] = pool;
    }
    /// Change the answer's fields only through `touch`, so that the capacity hears of it (isDefault may be set at
    /// once).
    PhoneNumber &addNumber(const char *id, const char *e164, int cap, const char *pool)
    {
        PhoneNumber number;
        number.id = PhoneNumberId(QString::fromLatin1(id));
        number.company = own.id;
        number.e164 = phoneOf(e164);
        number.displayName = QString::fromLatin1(id);
        number.maxOutboundConcurrent = cap;
        number.pool = PoolId(QString::fromLatin1(pool));
        m_capacity.setNumber(number);
        return numbers[number.id] = number;
    }
    /// "pn_8f2a" and "pos_abc123", the ones of the reference.
    PhoneNumber &mainNumber() { return numbers[PhoneNumberId(QStringLiteral("pn_8f2a"))]; }
    Position &mainPosition() { return positions[PositionId(QStringLiteral("pos_abc123"))]; }
    void touch(const PhoneNumber &number) { m_capacity.setNumber(number); }
    void setPoolCap(const char *id, int cap) { addPool(id, cap); }
    Position &addPosition(const char *id, milliseconds interview)
    {
        Position position{PositionId(QString::fromLatin1(id)), own.id, QString::fromLatin1(id), interview};
        return positions[position.id] = position;
    }
    Candidate &addCandidate(const QString &id, const char *phone)
    {
        Candidate candidate;
        candidate.id = CandidateId(id);
        candidate.company = own.id;
        candidate.name = id;
        candidate.phone = phoneOf(phone);
        return candidates[candidate.id] = candidate;
    }
    /// A firm reservation that holds its line; state and marks may be changed before it is added to the world.
    Reservation firm(const QString &id, const CandidateId &candidate, Instant planned, milliseconds estimate) const
    {
        Reservation made;
        made.id = ReservationId(id);
        made.company = own.id;
        made.candidate = candidate;
        made.position = PositionId(QStringLiteral("pos_abc123"));
        made.number = PhoneNumberId(QStringLiteral("pn_8f2a"));
        made.zone = zoneOf("Europe/Vilnius");
        made.hours = own.policy.rule();
        made.times = {floorTo(planned, kHour), planned + estimate + kHour * 8, estimate, planned};
        made.expiresAt = made.times.targetEnd + own.expiryGrace;
        return made;
    }
    const Reservation &book(const Reservation &reservation)
    {
        reservations.push_back(reservation);
        if (const auto line = lineUse(reservation, now(), testCallsCount()))
            m_capacity.add(reservation.number, *line);
        return reservations.back();
    }
    /// Books what a plan says, as a commit would: a replaced call gives its line back.
    const Reservation &book(const PlannedCall &call, const QString &id)
    {
        if (call.replaces)
            end(*call.replaces, ReservationState::Cancelled);
        Reservation made;
        made.id = ReservationId(id);
        made.company = own.id;
        made.candidate = call.candidate;
        made.position = call.position;
        made.number = call.number;
        made.zone = call.zone;
        made.zoneSource = call.zoneSource;
        made.hours = call.hours;
        made.retry = call.retry;
        made.invitationExpirationDays = call.invitationExpirationDays;
        made.forceReason = call.forceReason;
        made.isTest = call.isTest;
        made.times = call.times;
        made.expiresAt = call.expiresAt;
        return book(made);
    }
    /// Brings a firm reservation to a terminal state and frees its line.
    void end(const ReservationId &id, ReservationState state)
    {
        for (Reservation &reservation : reservations) {
            if (reservation.id != id)
                continue;
            if (const auto line = lineUse(reservation, now(), testCallsCount()))
                m_capacity.remove(reservation.number, *line);
            reservation.state = state;
        }
    }
    /// Lines in use without a person behind them.
    void load(const char *number, Instant from, Instant to, int lines = 1)
    {
        for (int i = 0; i < lines; ++i)
            m_capacity.add(PhoneNumberId(QString::fromLatin1(number)), {from, to});
    }
    Capacity &editCapacity() { return m_capacity; }

    Instant now() const override { return time; }
    const Company *company(const CompanyId &id) const override { return id == own.id ? &own : nullptr; }
    const Pool *pool(const PoolId &id) const override { return find(pools, id); }
    std::vector<const PhoneNumber *> numbersOf(const CompanyId &id) const override
    {
        std::vector<const PhoneNumber *> all;
        for (const auto &[key, number] : numbers) {
            if (id == own.id)
                all.push_back(&number);
        }
        return all;
    }
    const PhoneNumber *number(const CompanyId &of, const PhoneNumberId &id) const override
    {
        return of == own.id ? find(numbers, id) : nullptr;
    }
    const Position *position(const CompanyId &of, const PositionId &id) const override
    {
        return of == own.id ? find(positions, id) : nullptr;
    }
    const Candidate *candidate(const CompanyId &of, const CandidateId &id) const override
    {
        return of == own.id ? find(candidates, id) : nullptr;
    }
    std::vector<const Reservation *> openReservationsOf(const CompanyId &of, const CandidateId &id) const override
    {
        std::vector<const Reservation *> open;
        for (const Reservation &reservation : reservations) {
            if (of == own.id && reservation.candidate == id && !isTerminal(reservation.state))
                open.push_back(&reservation);
        }
        std::sort(open.begin(), open.end(), [](const Reservation *a, const Reservation *b) {
            return a->times.plannedAttemptAt != b->times.plannedAttemptAt
                       ? a->times.plannedAttemptAt < b->times.plannedAttemptAt
                       : a->id < b->id;
        });
        return open;
    }
    const Capacity &capacity() const override { return m_capacity; }
    bool testCallsCount() const override { return testCounts; }

    Company own;
    Instant time = utc("2025-06-04T12:00:00Z");
    bool testCounts = false;
    std::map<PoolId, Pool> pools;
    std::map<PhoneNumberId, PhoneNumber> numbers;
    std::map<PositionId, Position> positions;
    std::map<CandidateId, Candidate> candidates;
    std::deque<Reservation> reservations; // references stay valid

private:
    template <typename Map>
    static const typename Map::mapped_type *find(const Map &map, const typename Map::key_type &id)
    {
        const auto found = map.find(id);
        return found == map.end() ? nullptr : &found->second;
    }
    Capacity m_capacity;
};

} // namespace callboard::test
