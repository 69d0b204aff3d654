// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/world.h"

#include <QHash>

#include <map>
#include <memory>

namespace callboard {

/// What the server told of the load of one number: five-minute pieces, lines in use in each.
struct PlainCover
{
    InstantRange range;
    std::vector<qint16> busy; ///< one per five minutes from range.start
    milliseconds asOf{0};     ///< monotonic: when it was asked
    bool isOutdated = false;  ///< a command of ours went since
};

/// The world that planning sees behind a plain server: the server's numbers, hours and load, our people, positions and
/// calls. Calls of others are known only as load, in pieces of five minutes, so a plan made here is an estimate. A
/// value: copies are cheap and go to workers.
class PlainWorld final : public World
{
public:
    Instant at{};
    Company owner;
    std::map<PhoneNumberId, PhoneNumber> numbers;
    std::map<PoolId, Pool> pools;
    std::map<PositionId, Position> positions;
    QHash<CandidateId, std::shared_ptr<const Candidate>> people;
    QHash<ReservationId, std::shared_ptr<const Reservation>> calls;
    QHash<CandidateId, QList<ReservationId>> callsOf;
    std::map<PhoneNumberId, PlainCover> covers;

    void putCall(const Reservation &call);
    /// Makes the capacity anew of own calls, exactly, and what others hold besides.
    void countLines();

    Instant now() const override { return at; }
    const Company *company(const CompanyId &id) const override { return id == owner.id ? &owner : nullptr; }
    const Pool *pool(const PoolId &id) const override;
    std::vector<const PhoneNumber *> numbersOf(const CompanyId &company) const override;
    const PhoneNumber *number(const CompanyId &company, const PhoneNumberId &id) const override;
    const Position *position(const CompanyId &company, const PositionId &id) const override;
    const Candidate *candidate(const CompanyId &company, const CandidateId &id) const override;
    std::vector<const Reservation *> openReservationsOf(const CompanyId &company,
                                                        const CandidateId &candidate) const override;
    const Capacity &capacity() const override { return m_capacity; }

private:
    void addForeign(const PhoneNumberId &number, const PlainCover &cover);

    Capacity m_capacity;
};

inline constexpr milliseconds kCoverStep = kMinute * 5;

} // namespace callboard
