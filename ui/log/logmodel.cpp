// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logmodel.h"

#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"

#include <QLocale>

#include <algorithm>

namespace callboard {

LogModel::LogModel(LogNames names, QObject *parent) : QAbstractTableModel(parent), m_names(std::move(names)) {}

void LogModel::setEntries(std::vector<LogEntry> entries, bool more)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_more = more;
    m_fetching = false;
    endResetModel();
}

bool LogModel::prepend(const std::vector<LogEntry> &newest)
{
    const quint64 known = m_entries.empty() ? 0 : m_entries.front().sequence;
    const auto end =
        std::find_if(newest.begin(), newest.end(), [known](const LogEntry &e) { return e.sequence <= known; });
    if (end == newest.end() && known > 0)
        return newest.empty();
    const auto count = static_cast<int>(end - newest.begin());
    if (count > 0) {
        beginInsertRows({}, 0, count - 1);
        m_entries.insert(m_entries.begin(), newest.begin(), end);
        endInsertRows();
    }
    return true;
}

void LogModel::append(const std::vector<LogEntry> &older, bool more)
{
    m_fetching = false;
    m_more = more;
    if (older.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(older.size()) - 1);
    m_entries.insert(m_entries.end(), older.begin(), older.end());
    endInsertRows();
}

void LogModel::setClock(const Zone &own, Instant now)
{
    const bool otherDay = !(own == m_own) || own.civilOf(now).date != m_own.civilOf(m_now).date;
    m_own = own;
    m_now = now;
    if (otherDay)
        renamed();
}

void LogModel::renamed()
{
    if (!m_entries.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, kLogColumns - 1));
}

int LogModel::rowOf(quint64 sequence) const
{
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), sequence,
                                     [](const LogEntry &entry, quint64 s) { return entry.sequence > s; });
    return at != m_entries.end() && at->sequence == sequence ? static_cast<int>(at - m_entries.begin()) : -1;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kLogColumns;
}

QString LogModel::display(const LogEntry &entry, LogColumn column) const
{
    switch (column) {
    case LogColumn::Entry:
        return QLocale().toString(static_cast<qulonglong>(entry.sequence));
    case LogColumn::When: {
        const bool today = m_own.civilOf(entry.at).date == m_own.civilOf(m_now).date;
        return today ? TimeText::timeWithSeconds(entry.at, m_own) : TimeText::shortMoment(entry.at, m_own, m_now);
    }
    case LogColumn::Who:
        return LogSentences::who(entry.actor);
    case LogColumn::Where:
        return LogSentences::where(entry.actor);
    case LogColumn::What:
        return sentences().what(entry);
    case LogColumn::Before:
        return sentences().before(entry);
    case LogColumn::After:
        return sentences().after(entry);
    }
    return {};
}

QVariant LogModel::lookOf(const LogEntry &entry, LogColumn column, int role) const
{
    if (role == look::Picture && column == LogColumn::Who)
        return static_cast<int>(LogSentences::iconOf(entry.actor));
    if (role == look::Strong && (column == LogColumn::Who || column == LogColumn::What))
        return LogSentences::byPerson(entry.actor);
    if (role == look::Quiet && column == LogColumn::Entry)
        return true;
    if (role == look::Tone) {
        if (column == LogColumn::Where || column == LogColumn::Before)
            return static_cast<int>(Tone::Neutral);
        if (column == LogColumn::After) {
            const auto tone = LogSentences::afterTone(entry);
            return tone ? QVariant(static_cast<int>(*tone)) : QVariant();
        }
    }
    return {};
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogEntry &entry = entryAt(index.row());
    const auto column = static_cast<LogColumn>(index.column());
    if (role == Qt::DisplayRole)
        return display(entry, column);
    if (role == Qt::AccessibleTextRole) {
        if (column != LogColumn::Entry)
            return display(entry, column);
        //: Read aloud: the sentence of an entry, who did it and when
        return tr("%1. %2, %3.")
            .arg(sentences().what(entry), LogSentences::who(entry.actor), TimeText::momentIn(entry.at, m_own));
    }
    if (role == Qt::ToolTipRole && column == LogColumn::When)
        return TimeText::momentIn(entry.at, m_own);
    if (role == SequenceRole)
        return QVariant::fromValue<quint64>(entry.sequence);
    if (role == TypeRole)
        return static_cast<int>(entry.type);
    if (role == AtRole)
        return toEpochMs(entry.at);
    return lookOf(entry, column, role);
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= kLogColumns)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (static_cast<LogColumn>(section)) {
    case LogColumn::Entry:
        return tr("Entry");
    case LogColumn::When:
        return tr("When");
    case LogColumn::Who:
        return tr("Who");
    case LogColumn::Where:
        return tr("From where");
    case LogColumn::What:
        return tr("What");
    case LogColumn::Before:
        return tr("Before");
    case LogColumn::After:
        return tr("After");
    }
    return {};
}

bool LogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_fetching;
}

void LogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    emit olderWanted();
}

} // namespace callboard
