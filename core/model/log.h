// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/reservation.h"

#include <QByteArray>
#include <QVariantMap>

#include <vector>

namespace callboard {

/// What happened. Stable names on the wire and in the store; sentences are made in ui/.
enum class EventType {
    WorkspaceCreated,
    SetupImported,
    CompanyChanged,
    TelephonySwitched,
    DiallingHeld,
    DiallingReleased,
    HoursSaved,
    HoursExtrasSaved,
    NumberAdded,
    NumberChanged,
    NumberRemoved,
    NumberCapChanged,
    PoolChanged,
    PositionSaved,
    CandidateSaved,
    CandidatesImported,
    CandidateRemoved,
    CandidateStatusChanged,
    KeyCreated,
    KeyRevoked,
    BatchCommitted,
    BatchCancelled,
    BatchPaused,
    BatchResumed,
    ReservationBooked,
    ReservationMoved,
    ReservationReplaced,
    ReservationCancelled,
    ReservationMissed,
    ReservationExpired,
    ReservationSlipped,
    ReservationReleased, ///< an operator's yes after a sleep (D-SLEEP)
    CallNowAsked,
    AttemptDispatched,
    AttemptRinging,
    AttemptActive,
    AttemptEnded,
    AttemptUnknown,
    AttemptResolved,
    TeardownRequested, ///< C136
    RetryPlanned,
    RetryNotPlanned,
    Revoked,
    InvitationExpired,
    BreakerOpened,
    BreakerProbed,
    BreakerClosed,
    HealthChanged,
    ClockJumped,
    EngineStarted,
    EngineStopped,
    LateCallsFound,
};
QString wireName(EventType type);
std::optional<EventType> eventTypeFromWireName(const QString &name);

/// One entry of the append-only, numbered, hash-chained event log. Sequence numbers are per company, from 1, gap-free.
struct LogEntry
{
    CompanyId company;
    quint64 sequence = 0;
    Instant at;
    Actor actor;
    EventType type = EventType::EngineStarted;
    std::optional<ReservationId> reservation;
    std::optional<CandidateId> candidate;
    std::optional<BatchId> batch;
    std::optional<PhoneNumberId> number;
    QVariantMap before; ///< fields that changed, old values
    QVariantMap after;  ///< fields that changed, new values; for events without a change: their data
    QString cause;      ///< stable word
    QString requestId;
    QByteArray hash; ///< SHA-256 over the previous hash and this entry
    friend bool operator==(const LogEntry &, const LogEntry &) = default;
};

/// The hash of an entry: SHA-256 over the hash of the entry before it (empty for the first) and the entry's canonical
/// JSON without its own hash. 32 bytes. The same after the entry went through a store.
QByteArray chainHash(const QByteArray &previous, const LogEntry &entry);

/// Sequence number of the first entry of `entries` (ascending, one company, gap-free) that does not continue the chain
/// from `previous`; nullopt when every entry does.
std::optional<quint64> firstBrokenLink(const QByteArray &previous, const std::vector<LogEntry> &entries);

} // namespace callboard
