// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/reservationsbackend.h"
#include "core/remote/plain/plainworld.h"

#include <QVariantMap>

#include <functional>

namespace callboard {

/// A plan on its way to a plain server, in requests of at most 200 people (C111), one after the other. The server takes
/// windows, not minutes, so what it books may differ from the plan, which was an estimate. The requests themselves are
/// in the journal's outbox before the first of them goes; this here is only who waits for what comes of them.
struct PlainCommit
{
    using Part = std::vector<PlannedCall>;

    PlainCommit(Plan committed, QString idempotencyKey, QString name)
        : plan(std::move(committed)), key(std::move(idempotencyKey)), id(std::move(name))
    {
    }

    Plan plan;
    QString key;
    QString id; ///< binds its parts together in the journal
    std::function<void(Result<CommitOutcome>)> reply;
    std::function<void(int done, int all)> progress; ///< people whose part is answered

    /// People of one part share a window: the one of the plan, or what is left of it around their minutes where the
    /// extras close some of it, which the server would not know (D-POLICYSPLIT).
    std::vector<Part> parts(const HoursExtras &extras) const;
    /// One key per body: the caller's for the first part, made of it for the others.
    QString keyOfPart(int part) const { return part == 0 ? key : QStringLiteral("%1-%2").arg(key).arg(part + 1); }
    QVariantMap bodyOf(const Part &part, const PlainWorld &world) const;
    /// What the journal needs to know of the calls and the batch when the answer comes.
    QVariantMap contextOf(const Part &part, int number, Instant now) const;
    void hear(const QVariantMap &data);
    /// What became of everybody; those of whom nothing was heard with this code.
    CommitOutcome outcome(const Error &rest) const;
    bool heardAny() const { return !m_outcomes.isEmpty(); }
    int heard() const { return static_cast<int>(m_outcomes.size()); }

private:
    WindowChoice windowOf(const PlannedCall &call, const HoursExtras &extras) const;

    BatchId m_batch;
    QHash<CandidateId, CommitOutcome::Entry> m_outcomes;
};

/// A batch of several parts being cancelled, all of them at once.
struct PlainBatchCancel
{
    int out = 0;
    BatchCancelled outcome;
    std::optional<Error> error; ///< of the first part that failed; the others are cancelled all the same
    std::function<void(Result<BatchCancelled>)> reply;

    void hear(const QVariantMap &data);
};

} // namespace callboard
