// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/reservationsbackend.h"
#include "core/remote/plain/plainworld.h"

#include <QVariantMap>

#include <functional>

namespace callboard {

/// A plan on its way to a plain server, in requests of at most 200 people. The server takes windows, not minutes, so
/// what it books may differ from the plan, which was an estimate.
struct PlainCommit
{
    PlainCommit(Plan committed, QString idempotencyKey, QString name)
        : plan(std::move(committed)), key(std::move(idempotencyKey)), id(std::move(name))
    {
    }

    Plan plan;
    QString key;
    QString id;                    ///< binds its parts together in the journal
    std::vector<PlannedCall> open; ///< not sent yet
    std::function<void(Result<CommitOutcome>)> reply;

    /// One key per body: the caller's for the first part, made of it for the others.
    QString keyOfPart() const { return m_parts == 0 ? key : QStringLiteral("%1-%2").arg(key).arg(m_parts + 1); }
    std::vector<PlannedCall> takePart();
    QVariantMap bodyOf(const std::vector<PlannedCall> &part, const PlainWorld &world) const;
    /// What the journal needs to know of the calls and the batch when the answer comes.
    QVariantMap contextOf(const std::vector<PlannedCall> &part, Instant now) const;
    void hear(const QVariantMap &data);
    void finish();
    /// With parts booked already: those stand, the rest is told as not placed.
    void fail(const Error &error);

private:
    int m_parts = 0;
    BatchId m_batch;
    QHash<CandidateId, CommitOutcome::Entry> m_outcomes;
    std::vector<PlannedCall> m_part;
};

/// A batch of several parts being cancelled.
struct PlainBatchCancel
{
    BatchId id;
    QString key;
    std::vector<BatchId> open;
    BatchCancelled outcome;
    std::function<void(Result<BatchCancelled>)> reply;

    void hear(const QVariantMap &data);
};

} // namespace callboard
