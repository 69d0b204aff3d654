// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/callfilter.h"
#include "ui/calls/callorder.h"
#include "ui/common/settings.h"

#include <QCoreApplication>

#include <vector>

namespace callboard {

/// A named filter with its order.
struct CallView
{
    QString id;    ///< stable: "due"; for saved ones their name
    QString title; ///< translated
    QString filter;
    CallColumn column = CallColumn::Planned;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool saved = false;     ///< made by the user
    bool attention = false; ///< its count is in error colour when not 0
    int count = -1;         ///< -1 = not counted yet
};

/// The views of Calls: eight of ours, then those the user saved (kept in the settings).
class CallViews
{
    Q_DECLARE_TR_FUNCTIONS(CallViews)

public:
    explicit CallViews(Settings &settings);

    const std::vector<CallView> &views() const { return m_views; }
    /// -1 when there is none.
    int indexOf(const QString &id) const;
    /// The view whose filter this is, -1 for none.
    int indexOfFilter(const QString &filter) const;
    /// Adds or replaces the saved view of this name.
    void save(const QString &name, const QString &filter, CallColumn column, Qt::SortOrder order);
    /// Saved views only; keeps its place. False when the name is empty or another saved view has it.
    bool rename(int index, const QString &name);
    /// Saved views only.
    void remove(int index);
    /// How many rows each view shows; pure, for a worker when there are many.
    static std::vector<int> countOf(const std::vector<CallView> &views, const std::vector<CallRowPtr> &rows,
                                    const CallFilter::At &at);
    /// True when one changed. Counts for another list of views are dropped.
    bool setCounts(const std::vector<int> &counts);

private:
    void store() const;

    Settings &m_settings;
    std::vector<CallView> m_views;
};

} // namespace callboard
