// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/whendone.h"
#include "ui/calls/callfilter.h"
#include "ui/calls/callorder.h"

#include <QAbstractTableModel>
#include <QHash>

#include <unordered_map>

namespace callboard {

/// Reservations as a table: filtered, sorted, keyed by id. An event updates one row in place, so selection and scroll
/// stay; a new question (rows, filter) resets. Above `kWorkerRows` rows filter and order are worked out in a worker on
/// a copy of the pointers; the old picture stays until the new one is there.
class CallsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kWorkerRows = 20'000;

    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        StateRole,                 ///< int(ReservationState)
        UnknownRole,               ///< bool
        MissedRole,                ///< bool
        PlannedRole,               ///< qint64 epoch ms
        SlackRole,                 ///< qint64 ms; -1 = none
        AttemptRole,               ///< int
        LateRole,                  ///< bool: past its planned minute
    };

    explicit CallsModel(QObject *parent = nullptr);
    ~CallsModel() override;

    /// A new question was answered.
    void setRows(std::vector<ReservationRow> rows);
    /// These changed or are new; asked-for ids that are not among `rows` are gone.
    void update(const std::vector<ReservationId> &asked, std::vector<ReservationRow> rows);
    void setFilter(const CallFilter &filter);
    const CallFilter &filter() const { return m_filter; }
    void sort(int column, Qt::SortOrder order) override;
    CallColumn sortColumn() const { return m_order.column; }
    Qt::SortOrder sortOrder() const { return m_order.direction; }
    /// Time has passed: slack and progress are told anew, and rows come and go when the filter depends on time.
    void setNow(Instant now);
    Instant now() const { return m_now; }
    /// The operator's zone, for planned times and for "today".
    void setZone(const Zone &zone);
    /// Whose calls are as old as what it last told of them: asked with every setNow, and the column As of is there.
    /// nullptr = all rows are as of now. Before the model is shown.
    void setFreshness(const Freshness *freshness);

    /// How old what is known of a call is, in words; empty when it is over, or when all rows are as of now.
    QString asOf(const Reservation &reservation) const;

    int shown() const { return static_cast<int>(m_shown.size()); }
    int total() const { return static_cast<int>(m_all.size()); }
    /// -1 when it is not shown.
    int rowOf(const ReservationId &id) const;
    const ReservationRow &rowAt(int row) const { return *m_shown[static_cast<size_t>(row)]; }
    /// Null when there is none of this id, shown or not.
    CallRowPtr find(const ReservationId &id) const;
    /// Every row, in no order.
    std::vector<CallRowPtr> all() const;
    /// Whether another reservation of this person is live or unknown (N15).
    bool hasOtherLive(const CandidateId &candidate, const ReservationId &except) const;
    bool isArranging() const { return m_arranging; }
    CallVocabulary vocabulary() const;
    /// The widest form that Planned needs now: a time, with its weekday, or with its date.
    QString plannedSample() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    /// Shown or total changed, or a worker's arrangement came in.
    void arranged();

private:
    using Rows = std::vector<CallRowPtr>;
    static Rows arrange(Rows rows, const CallFilter::Matcher &matcher, const CallOrder &order);
    void rearrange(bool keepIndexes);
    void startWorker();
    void takeArranged(Rows rows, bool keepIndexes);
    bool applyTogether(const Rows &rows);
    void reorder(Rows rows);
    void removeAt(int row);
    void insertAt(int row, const CallRowPtr &what);
    Rows withChangesSince(Rows rows);
    void noteLive(const ReservationId &id, const CallRowPtr &row);
    void place(const CallRowPtr &before, const CallRowPtr &after);
    int placeOf(const CallRowPtr &row) const;
    bool staysAt(int place, const CallRowPtr &row) const;
    void refilter();
    CallFilter::Matcher matcher() const { return m_filter.matcherAt({m_now, m_zone}); }
    QString display(const ReservationRow &row, CallColumn column) const;
    QVariant lookOf(const ReservationRow &row, CallColumn column, int role) const;

    std::unordered_map<ReservationId, CallRowPtr> m_all;
    std::unordered_map<ReservationId, CandidateId> m_live; ///< live or unknown: few at any time
    Rows m_shown;                                          ///< ascending by m_order
    CallFilter m_filter;
    CallFilter::Matcher m_matcher;
    CallOrder m_order;
    Instant m_now;
    Instant m_refilteredAt;
    Zone m_zone = Zone::utc();
    const Freshness *m_freshness = nullptr;
    Freshness::ToldCalls m_told;
    bool m_arranging = false;
    std::unordered_map<ReservationId, CallRowPtr> m_changedMeanwhile; ///< as they were when the worker started
    LatestOnly m_latest;
};

} // namespace callboard
