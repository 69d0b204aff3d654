// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/whendone.h"
#include "ui/shell/session.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>

namespace callboard {

/// Log entries hold ids; people read names. Looks names up once, in the background; while one is on its way its place
/// shows the id, or the name it had. Of the company in view; forgets everything when that changes.
class NameBook : public QObject
{
    Q_OBJECT

public:
    explicit NameBook(Session &session, QObject *parent = nullptr);

    QString candidate(const CandidateId &id) const;
    QString number(const PhoneNumberId &id) const;
    QString batch(const BatchId &id) const;
    QString position(const PositionId &id) const;

    /// Nothing that was shown waits for its name.
    bool isComplete() const { return m_wanted.isEmpty() && m_asking == 0; }

    /// Puts in what is known already, so that nobody asks for it again.
    void learn(const ReservationRow &row);

signals:
    /// Some names came in: what is shown may read better now.
    void learned();

private:
    void forget();
    void ask();

    Session &m_session;
    QHash<CandidateId, QString> m_candidates;
    QHash<PhoneNumberId, QString> m_numbers;
    QHash<BatchId, QString> m_batches;
    QHash<PositionId, QString> m_positions;
    // What is missing is noted by the const look-ups and asked for in the next turn of the event loop.
    mutable QSet<CandidateId> m_wanted;
    mutable QSet<CandidateId> m_stale; ///< perhaps renamed: shown as they were, and asked for again
    mutable bool m_askNumbers = false;
    mutable bool m_askBatches = false;
    mutable bool m_askPositions = false;
    mutable QTimer m_later;
    QSet<CandidateId> m_unknown; ///< asked for and gone: shown by id, never asked again
    int m_asking = 0;
    bool m_numbersAsked = false;
    bool m_batchesAsked = false;
    bool m_positionsAsked = false;
    std::shared_ptr<int> m_turn = std::make_shared<int>(0); ///< answers for an older company are dropped
};

} // namespace callboard
