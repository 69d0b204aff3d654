// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/logbackend.h"
#include "ui/log/logsentences.h"

#include <QAbstractTableModel>

namespace callboard {

enum class LogColumn { Entry, When, Who, Where, What, Before, After };
inline constexpr int kLogColumns = 7;

/// Log entries, newest first. New ones come in on top, older ones at the foot when the table asks for them; entries
/// never change.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SequenceRole = Qt::UserRole + 1, ///< quint64
        TypeRole,                        ///< int(EventType)
        AtRole,                          ///< qint64 epoch ms
    };
    explicit LogModel(LogNames names, QObject *parent = nullptr);

    /// A new question was answered.
    void setEntries(std::vector<LogEntry> entries, bool more);
    /// Entries newer than the first; false when there is a gap, and the caller has to ask anew.
    bool prepend(const std::vector<LogEntry> &newest);
    void append(const std::vector<LogEntry> &older, bool more);
    void setClock(const Zone &own, Instant now);
    /// Names came in: the sentences read better now.
    void renamed();

    const std::vector<LogEntry> &entries() const { return m_entries; }
    const LogEntry &entryAt(int row) const { return m_entries[static_cast<size_t>(row)]; }
    int rowOf(quint64 sequence) const;
    bool hasMore() const { return m_more; }
    LogSentences sentences() const { return {m_names, m_own}; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void olderWanted();

private:
    QString display(const LogEntry &entry, LogColumn column) const;
    QVariant lookOf(const LogEntry &entry, LogColumn column, int role) const;

    std::vector<LogEntry> m_entries;
    LogNames m_names;
    Zone m_own = Zone::utc();
    Instant m_now;
    bool m_more = false;
    bool m_fetching = false;
};

} // namespace callboard
