// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/base/whendone.h"
#include "ui/schedule/plancommit.h"

#include <QTimer>

namespace callboard {

/// Moves one booked call to another minute, and perhaps number: the verdict comes while it is dragged, before release.
/// Used by the heatmap, the lanes of Calls and the move dialog. Nothing changes before drop().
class MoveController : public QObject
{
    Q_OBJECT

public:
    explicit MoveController(Backend &backend, QObject *parent = nullptr);

    /// Takes a firm call in hand; forgets what was in hand before.
    void begin(const Reservation &call);
    bool isMoving() const { return m_call.has_value(); }
    const std::optional<Reservation> &call() const { return m_call; }

    /// The place under the pointer; the verdict follows by verdictChanged. The same place again asks nothing.
    void hover(Instant to, const std::optional<PhoneNumberId> &number = std::nullopt);
    /// nullopt while the answer for the present place is out.
    const std::optional<MoveVerdict> &verdict() const { return m_verdict; }
    Instant place() const { return m_to; }

    /// Lets go: moves when the verdict allows it, else does nothing and says why by refused(). Waits for a verdict that
    /// is still out.
    void drop();
    /// Puts the call back where it was.
    void cancel();
    /// Undo of the last move: asks for the old minute and number again, checked like any move.
    void undo();
    bool canUndo() const { return m_undo.has_value(); }

    /// Milliseconds the pointer rests on a place before the backend is asked; 0 in tests.
    void setDelay(int ms) { m_delayMs = ms; }

Q_SIGNALS:
    void verdictChanged();
    void moved(const callboard::Reservation &call, callboard::Instant from);
    void refused(const callboard::Error &error);
    void cancelled();

private:
    void ask();
    void move(const ReservationId &id, Instant from, Instant to, const std::optional<PhoneNumberId> &number);
    void finishDrop();

    struct Undo
    {
        Reservation call;
        Instant to;
        PhoneNumberId number;
    };
    Backend &m_backend;
    std::optional<Reservation> m_call;
    Instant m_to;
    std::optional<PhoneNumberId> m_number;
    std::optional<MoveVerdict> m_verdict;
    bool m_dropWaits = false;
    std::optional<Undo> m_undo;
    IdempotencyKey m_key;
    QTimer m_timer;
    int m_delayMs = 40;
    LatestOnly m_latest;
};

} // namespace callboard
