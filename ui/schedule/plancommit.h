// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"

#include <memory>
#include <vector>

namespace callboard {

/// True when nobody can say whether the command was carried out: the same key must be sent again (C015, D-IDEM).
bool isAnswerUnknown(ErrorCode code);

/// A key for one body: kept while the answer is unknown, new after any definite answer or another body.
class IdempotencyKey
{
public:
    IdempotencyKey();
    const QString &text() const { return m_text; }
    /// After an answer: nullopt = it worked.
    void heed(const std::optional<ErrorCode> &refusal);
    void renew();

private:
    QString m_text;
};

/// What booking a plan did, in the three groups of D-REASON.
struct CommitGroups
{
    BatchId batch;
    std::vector<CommitOutcome::Entry> scheduled;
    std::vector<CommitOutcome::Entry> conflict; ///< could work at another time
    std::vector<CommitOutcome::Entry> failed;   ///< needs data or settings
    std::vector<CandidateId> rest() const;
    int asked() const { return static_cast<int>(scheduled.size() + conflict.size() + failed.size()); }
};
CommitGroups groupsOf(const CommitOutcome &outcome);

/// Books a plan: all of it at once, or in parts of the backend's limit, one part after the other (C111). A part whose
/// answer is unknown stops the work; book() with the same plan goes on there with the same key.
class PlanCommit : public QObject
{
    Q_OBJECT

public:
    explicit PlanCommit(Backend &backend, QObject *parent = nullptr);

    void book(const std::shared_ptr<const Plan> &plan);
    bool isBooking() const { return m_booking; }
    /// The last answer left open whether the calls were booked; book() again asks with the same key.
    bool isUnknown() const { return m_unknown; }

Q_SIGNALS:
    void started();
    /// Of a batch in parts, after each of them: calls answered so far, and all.
    void progressed(int done, int all);
    void booked(const callboard::CommitGroups &groups);
    /// Nothing of this part was booked, or (isUnknown) nobody knows.
    void refused(const callboard::Error &error);

private:
    struct Part
    {
        std::shared_ptr<const Plan> plan;
        IdempotencyKey key;
    };
    void bookNext();

    Backend &m_backend;
    std::shared_ptr<const Plan> m_plan;
    std::vector<Part> m_parts;
    size_t m_next = 0;
    CommitOutcome m_outcome;
    bool m_booking = false;
    bool m_unknown = false;
};

} // namespace callboard
