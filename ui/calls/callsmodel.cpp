// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callsmodel.h"

#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace callboard {

namespace {

/// Rows come and go by time alone at most this often, in workspace time.
constexpr milliseconds kRefilterEvery{30'000};

/// More rows in and out than this at once are a new picture: views are told so.
constexpr size_t kMostSteps = 500;

} // namespace

CallsModel::CallsModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_matcher = matcher();
}

CallsModel::~CallsModel() = default;

void CallsModel::setRows(std::vector<ReservationRow> rows)
{
    beginResetModel();
    m_all.clear();
    m_live.clear();
    m_shown.clear();
    m_all.reserve(rows.size());
    for (ReservationRow &row : rows) {
        const ReservationId id = row.reservation.id;
        const CallRowPtr shared = std::make_shared<const ReservationRow>(std::move(row));
        m_all[id] = shared;
        noteLive(id, shared);
    }
    m_order.at = m_now;
    m_order.told = m_told;
    m_matcher = matcher();
    if (total() <= kWorkerRows)
        m_shown = arrange(all(), m_matcher, m_order);
    endResetModel();
    if (total() > kWorkerRows)
        startWorker();
    else
        emit arranged();
}

void CallsModel::update(const std::vector<ReservationId> &asked, std::vector<ReservationRow> rows)
{
    std::unordered_map<ReservationId, CallRowPtr> fresh;
    for (ReservationRow &row : rows) {
        const ReservationId id = row.reservation.id;
        fresh[id] = std::make_shared<const ReservationRow>(std::move(row));
    }
    for (const ReservationId &id : asked) {
        const CallRowPtr before = find(id);
        const auto found = fresh.find(id);
        const CallRowPtr after = found == fresh.end() ? nullptr : found->second;
        place(before, after);
        if (m_arranging)
            m_changedMeanwhile.try_emplace(id, before); // the worker's copy is older than this
        noteLive(id, after);
        if (after)
            m_all[id] = after;
        else
            m_all.erase(id);
    }
    emit arranged();
}

void CallsModel::setFilter(const CallFilter &filter)
{
    m_filter = filter;
    rearrange(false);
}

void CallsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    m_order.column = static_cast<CallColumn>(column);
    m_order.direction = order;
    rearrange(true);
}

void CallsModel::setZone(const Zone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    rearrange(false);
}

void CallsModel::setFreshness(const Freshness *freshness)
{
    beginResetModel();
    m_freshness = freshness;
    m_told = freshness ? freshness->toldCalls() : Freshness::ToldCalls();
    endResetModel();
}

void CallsModel::setNow(Instant now)
{
    m_now = now;
    if (m_freshness)
        m_told = m_freshness->toldCalls();
    const milliseconds since = now - m_refilteredAt;
    if (m_filter.dependsOnTime() && (since >= kRefilterEvery || since < milliseconds{0}))
        refilter();
    if (!m_shown.empty()) {
        const int column = static_cast<int>(CallColumn::Progress);
        emit dataChanged(index(0, column), index(shown() - 1, columnCount() - 1));
    }
}

CallsModel::Rows CallsModel::arrange(Rows rows, const CallFilter::Matcher &matcher, const CallOrder &order)
{
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&matcher](const CallRowPtr &row) { return !matcher(*row); }),
               rows.end());
    std::sort(rows.begin(), rows.end(), order);
    return rows;
}

void CallsModel::rearrange(bool keepIndexes)
{
    m_order.at = m_now;
    m_order.told = m_told;
    m_matcher = matcher();
    m_refilteredAt = m_now;
    if (total() > kWorkerRows)
        startWorker();
    else
        takeArranged(arrange(all(), m_matcher, m_order), keepIndexes);
}

void CallsModel::startWorker()
{
    m_arranging = true;
    m_changedMeanwhile.clear();
    auto promise = std::make_shared<QPromise<Result<Rows>>>();
    promise->start();
    m_latest.ask(promise->future(), this, [this](const Result<Rows> &rows) {
        m_arranging = false;
        if (rows)
            takeArranged(withChangesSince(*rows), true);
    });
    QThreadPool::globalInstance()->start([promise, rows = all(), matches = m_matcher, order = m_order]() mutable {
        promise->addResult(Result<Rows>(arrange(std::move(rows), matches, order)));
        promise->finish();
    });
}

CallsModel::Rows CallsModel::withChangesSince(Rows rows)
{
    for (const auto &[id, before] : m_changedMeanwhile) {
        if (before) {
            const auto old = std::lower_bound(rows.begin(), rows.end(), before, m_order);
            if (old != rows.end() && *old == before)
                rows.erase(old);
        }
        const CallRowPtr after = find(id);
        if (after && m_matcher(*after))
            rows.insert(std::lower_bound(rows.begin(), rows.end(), after, m_order), after);
    }
    m_changedMeanwhile.clear();
    return rows;
}

void CallsModel::takeArranged(Rows rows, bool keepIndexes)
{
    if (!keepIndexes || !applyTogether(rows)) {
        beginResetModel();
        m_shown = std::move(rows);
        endResetModel();
    }
    emit arranged();
}

/// Goes from the old picture to the new one without a reset: rows out, rows around, rows in. False when too much
/// changed for that to be worth it.
bool CallsModel::applyTogether(const Rows &rows)
{
    const std::unordered_set<CallRowPtr> before(m_shown.begin(), m_shown.end());
    const std::unordered_set<CallRowPtr> after(rows.begin(), rows.end());
    Rows staying;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(staying),
                 [&before](const CallRowPtr &row) { return before.contains(row); });
    const size_t changes = (m_shown.size() - staying.size()) + (rows.size() - staying.size());
    if (changes > kMostSteps)
        return false;
    for (int row = shown() - 1; row >= 0; --row) {
        if (!after.contains(m_shown[static_cast<size_t>(row)]))
            removeAt(row);
    }
    if (staying != m_shown)
        reorder(std::move(staying));
    for (size_t i = 0; i < rows.size(); ++i) {
        if (!before.contains(rows[i]))
            insertAt(static_cast<int>(i), rows[i]);
    }
    return true;
}

void CallsModel::reorder(Rows rows)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<ReservationId> ids;
    for (const QModelIndex &old : before)
        ids.push_back(rowAt(old.row()).reservation.id);
    m_shown = std::move(rows);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = rowOf(ids[static_cast<size_t>(i)]);
        after << (row < 0 ? QModelIndex() : index(row, before.at(i).column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CallsModel::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    m_shown.erase(m_shown.begin() + row);
    endRemoveRows();
}

void CallsModel::insertAt(int row, const CallRowPtr &what)
{
    beginInsertRows({}, row, row);
    m_shown.insert(m_shown.begin() + row, what);
    endInsertRows();
}

int CallsModel::placeOf(const CallRowPtr &row) const
{
    const auto at = std::lower_bound(m_shown.begin(), m_shown.end(), row, m_order);
    return static_cast<int>(at - m_shown.begin());
}

int CallsModel::rowOf(const ReservationId &id) const
{
    const CallRowPtr row = find(id);
    if (!row)
        return -1;
    const int at = placeOf(row);
    return at < shown() && m_shown[static_cast<size_t>(at)] == row ? at : -1;
}

bool CallsModel::staysAt(int place, const CallRowPtr &row) const
{
    const auto at = static_cast<size_t>(place);
    return (place == 0 || m_order(m_shown[at - 1], row)) && (at + 1 >= m_shown.size() || m_order(row, m_shown[at + 1]));
}

void CallsModel::place(const CallRowPtr &before, const CallRowPtr &after)
{
    const int from = before ? rowOf(before->reservation.id) : -1;
    const bool wanted = after && m_matcher(*after);
    if (from >= 0 && wanted && staysAt(from, after)) {
        m_shown[static_cast<size_t>(from)] = after;
        emit dataChanged(index(from, 0), index(from, columnCount() - 1));
        return;
    }
    if (from >= 0 && wanted) {
        const int to = placeOf(after);
        beginMoveRows({}, from, from, {}, to);
        m_shown.erase(m_shown.begin() + from);
        m_shown.insert(m_shown.begin() + (to > from ? to - 1 : to), after);
        endMoveRows();
        const int now = to > from ? to - 1 : to;
        emit dataChanged(index(now, 0), index(now, columnCount() - 1));
        return;
    }
    if (from >= 0)
        removeAt(from);
    else if (wanted)
        insertAt(placeOf(after), after);
}

void CallsModel::refilter()
{
    m_refilteredAt = m_now;
    m_matcher = matcher();
    if (m_order.column == CallColumn::Progress || total() > kWorkerRows) {
        // Who can still go changes with time, and so does this order.
        rearrange(true);
        return;
    }
    for (int row = shown() - 1; row >= 0; --row) {
        if (!m_matcher(rowAt(row)))
            removeAt(row);
    }
    for (const auto &[id, row] : m_all) {
        if (m_matcher(*row) && rowOf(id) < 0)
            place(nullptr, row);
    }
    emit arranged();
}

void CallsModel::noteLive(const ReservationId &id, const CallRowPtr &row)
{
    if (row && (isLive(row->reservation.state) || row->reservation.unknown))
        m_live[id] = row->reservation.candidate;
    else
        m_live.erase(id);
}

bool CallsModel::hasOtherLive(const CandidateId &candidate, const ReservationId &except) const
{
    return std::any_of(m_live.begin(), m_live.end(),
                       [&](const auto &live) { return live.second == candidate && live.first != except; });
}

CallRowPtr CallsModel::find(const ReservationId &id) const
{
    const auto found = m_all.find(id);
    return found == m_all.end() ? nullptr : found->second;
}

std::vector<CallRowPtr> CallsModel::all() const
{
    Rows rows;
    rows.reserve(m_all.size());
    for (const auto &[id, row] : m_all)
        rows.push_back(row);
    return rows;
}

CallVocabulary CallsModel::vocabulary() const
{
    std::unordered_set<QString> numbers;
    std::unordered_set<QString> positions;
    std::unordered_set<QString> batches;
    std::unordered_set<QString> candidates;
    for (const auto &[id, row] : m_all) {
        numbers.insert(row->numberLabel);
        positions.insert(row->positionTitle);
        if (!row->batchName.isEmpty())
            batches.insert(row->batchName);
        candidates.insert(row->candidateName);
    }
    const auto sorted = [](const std::unordered_set<QString> &set) {
        QStringList list(set.begin(), set.end());
        list.sort(Qt::CaseInsensitive);
        return list;
    };
    return {sorted(numbers), sorted(positions), sorted(batches), sorted(candidates)};
}

} // namespace callboard
