// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/whendone.h"
#include "ui/batches/batchwords.h"
#include "ui/calls/callsmodel.h"
#include "ui/log/namebook.h"
#include "ui/schedule/plancommit.h"

#include <optional>

namespace callboard {

/// What the Batches page knows and does, without a window: the list, the open batch with its calls, and a draft for
/// the rest that books nothing until it is told to.
class BatchesController : public QObject
{
    Q_OBJECT

public:
    explicit BatchesController(Session &session, QObject *parent = nullptr);

    Session &session() const { return m_session; }
    NameBook &names() { return m_names; }
    CallsModel &calls() { return m_calls; }
    void load();
    bool isLoaded() const { return m_loaded; }
    const std::optional<Error> &loadError() const { return m_loadError; }

    /// Newest first.
    const std::vector<BatchSummary> &batches() const { return m_batches; }
    void open(const BatchId &id);
    /// Opens it with the next load(), unless it has gone; an empty id opens none.
    void openFirst(const BatchId &id)
    {
        if (!id.isEmpty())
            m_current = id;
    }
    /// Null when none is open.
    const BatchSummary *current() const;
    /// How many calls a cancel would end: firm and dispatching (C139).
    int cancellable() const;
    /// Empty = it can be cancelled.
    QString whyNotCancel() const;
    QString whyNotPlanRest() const;

    /// Asks first, naming the count and the first rows; the result says what was skipped and why (C138, C140).
    void cancel(QWidget *parent);
    void rename(QWidget *parent);

    /// Empty = it can be paused, or a paused one can go on.
    QString whyNotPause() const;
    /// A paused one goes on; any other is paused, with a reason that is asked for. Calls whose minute passed meanwhile
    /// are planned anew first, as a draft that shows the difference: booked, the batch goes on (P23).
    void pauseOrResume(QWidget *parent);
    /// The calls of a paused batch that would go out at once if it went on as it is.
    std::vector<ReservationId> overdue() const;
    /// Without the draft: they go out as lines allow, the tightest first.
    void resumeAsItIs();

    /// Plans those that could not be placed, in what is left of the batch's window, else within 24 hours.
    void planRest();
    const std::shared_ptr<const Plan> &draft() const { return m_draft; }
    /// The draft, made or being made, is what resuming asks for and not the rest.
    bool isDraftOfResume() const { return m_isResuming; }
    bool isPlanning() const { return m_planning; }
    void discardDraft();
    void bookDraft();
    bool isBooking() const { return m_commit.isBooking(); }
    /// Calls of the batch that the draft leaves as they are.
    int untouched() const;

    /// "state=active_not_cancellable" in words (C140).
    static QString skippedWords(const QString &reason);

signals:
    void changed();
    void callsChanged();
    void draftChanged();

private:
    void askCalls();
    void planOverdue(const std::vector<ReservationId> &calls);
    void cancelNow(const BatchSummary &batch);
    void pauseNow(const BatchSummary &batch, bool pause, const QString &reason);
    void tellCancelled(const BatchCancelled &result);
    BatchRequest restRequest(const BatchSummary &batch) const;

    Session &m_session;
    NameBook m_names;
    CallsModel m_calls;
    PlanCommit m_commit;
    bool m_loaded = false;
    std::optional<Error> m_loadError;
    std::vector<BatchSummary> m_batches;
    std::optional<BatchId> m_current;
    std::shared_ptr<const Plan> m_draft;
    bool m_planning = false;
    bool m_isResuming = false;
    IdempotencyKey m_cancelKey;
    QTimer m_soon; ///< changes are asked for together
    LatestOnly m_latestBatches;
    LatestOnly m_latestCalls;
    LatestOnly m_latestPlan;
    LatestOnly m_latestMoves;
};

} // namespace callboard
