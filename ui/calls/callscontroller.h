// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/callactions.h"
#include "ui/calls/callsmodel.h"
#include "ui/calls/callviews.h"
#include "ui/calls/lanelayout.h"
#include "ui/shell/session.h"

#include <QPointer>

#include <optional>
#include <unordered_set>

namespace callboard {

/// What the Calls page knows and does, without a window: keeps the table in step with the engine by id, asks for the
/// detail of the chosen call, and sends its commands. Lives on the GUI thread; nothing here blocks it.
class CallsController : public QObject
{
    Q_OBJECT

public:
    explicit CallsController(Session &session, QObject *parent = nullptr);

    CallsModel &model() { return m_model; }
    CallViews &views() { return m_views; }
    const CallViews &views() const { return m_views; }
    const CallsModel &model() const { return m_model; }
    Session &session() const { return m_session; }
    /// Asks for everything anew; called once when the page is first shown.
    void load();
    bool isLoaded() const { return m_loaded; }
    /// Why there is nothing to show; empty while that is not known to be so.
    const std::optional<Error> &loadError() const { return m_loadError; }

    void setCurrent(const std::optional<ReservationId> &id);
    const std::optional<ReservationId> &current() const { return m_current; }
    /// The row as the table has it, else as the detail told it; null when nothing is chosen or it is gone.
    CallRowPtr currentRow() const;
    /// nullopt while its answer is out.
    const std::optional<ReservationDetail> &detail() const { return m_detail; }
    CallSituation situationOf(const ReservationRow *row) const;
    CallBlock blockOf(CallAction action) const;
    /// "" when it can be done.
    QString reasonOf(CallAction action) const;

    std::vector<LaneNumber> laneNumbers() const;
    const std::optional<ClockStatus> &clock() const { return m_clock; }
    /// Calls that wait for the one yes (D-SLEEP).
    int lateCalls() const;
    void answerLateCalls(bool dial);

    /// D-CANCEL, single, for each; one toast with Undo, which books them again if there is room.
    void cancel(const std::vector<ReservationId> &ids);
    void callNow();
    /// Asks first: who is on the line cannot be called back by a click.
    void revoke(QWidget *parent);
    void hangUp(QWidget *parent);

    /// Time has passed (once a second).
    void tick();

signals:
    void loaded();
    void currentChanged();
    /// The detail of the chosen call came in or changed.
    void detailChanged();
    /// Lanes should be laid out again: rows or numbers changed.
    void lanesChanged();
    void clockChanged();
    void countsChanged();

private:
    void applyChanges(const Changes &changes);
    void askRows();
    void askDetail();
    void askNumbers();
    void askClock();
    void recount();
    struct CancelRun;
    void cancelNext(const std::shared_ptr<CancelRun> &run);
    void tellCancelled(const CancelRun &run);
    void bookAgain(const std::vector<Reservation> &calls);
    void revokeNow(const ReservationRow &row, bool hangsUp);
    QString keyFor(const QString &what);

    Session &m_session;
    CallsModel m_model;
    CallViews m_views;
    bool m_loaded = false;
    std::optional<Error> m_loadError;
    std::optional<ReservationId> m_current;
    std::optional<ReservationDetail> m_detail;
    std::optional<NumbersSnapshot> m_numbers;
    std::optional<ClockStatus> m_clock;
    std::unordered_set<ReservationId> m_changed; ///< to be asked for
    bool m_asking = false;
    LatestOnly m_latestRows;
    LatestOnly m_latestDetail;
    LatestOnly m_latestNumbers;
    LatestOnly m_latestClock;
    LatestOnly m_latestCounts;
    QHash<QString, QString> m_keys; ///< kept while the answer of a command is not known (C015)
    Instant m_countedAt;
};

} // namespace callboard
