// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callviews.h"

#include <algorithm>

namespace callboard {

namespace {

/// Saved views, one a line: name, filter, column, order, tab separated (names and filters hold no tab).
const SettingKey<QStringList> savedViews{"calls/savedViews", {}};

QString withoutTabs(QString text)
{
    return text.replace(u'\t', u' ').trimmed();
}

} // namespace

CallViews::CallViews(Settings &settings) : m_settings(settings)
{
    const auto add = [this](const char *id, const QString &title, const char *filter,
                            CallColumn column = CallColumn::Planned, bool attention = false) {
        m_views.push_back({QString::fromLatin1(id), title, QString::fromLatin1(filter), column, Qt::AscendingOrder,
                           false, attention, -1});
    };
    add("live", tr("Live now"), "state:live", CallColumn::State);
    add("due", tr("Due in the next hour"), "state:live,firm planned<60m");
    add("attention", tr("Needs attention"), "attention", CallColumn::State, true);
    add("slack", tr("Least slack first"), "state:firm today", CallColumn::Progress);
    add("retries", tr("Retries"), "state:live,firm retry");
    add("missed", tr("Missed today"), "missed today");
    add("today", tr("All today"), "today");
    add("all", tr("All"), "");
    for (const QString &line : m_settings.get(savedViews)) {
        const QStringList parts = line.split(u'\t');
        if (parts.size() != 4)
            continue;
        const int column = std::clamp(parts.at(2).toInt(), 0, kCallColumns - 1);
        const auto order = parts.at(3) == u"desc" ? Qt::DescendingOrder : Qt::AscendingOrder;
        m_views.push_back(
            {parts.at(0), parts.at(0), parts.at(1), static_cast<CallColumn>(column), order, true, false, -1});
    }
}

int CallViews::indexOf(const QString &id) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&id](const CallView &v) { return v.id == id; });
    return found == m_views.end() ? -1 : static_cast<int>(found - m_views.begin());
}

int CallViews::indexOfFilter(const QString &filter) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(),
                                    [&](const CallView &view) { return view.filter == filter.trimmed(); });
    return found == m_views.end() ? -1 : static_cast<int>(found - m_views.begin());
}

void CallViews::save(const QString &name, const QString &filter, CallColumn column, Qt::SortOrder order)
{
    const QString title = withoutTabs(name);
    if (title.isEmpty())
        return;
    const CallView view{title, title, withoutTabs(filter), column, order, true, false, -1};
    const auto known = std::find_if(m_views.begin(), m_views.end(),
                                    [&title](const CallView &v) { return v.saved && v.title == title; });
    if (known == m_views.end())
        m_views.push_back(view);
    else
        *known = view;
    store();
}

bool CallViews::rename(int index, const QString &name)
{
    const QString title = withoutTabs(name).trimmed();
    if (title.isEmpty() || index < 0 || index >= static_cast<int>(m_views.size()))
        return false;
    CallView &view = m_views[static_cast<size_t>(index)];
    const bool isTaken = std::any_of(m_views.begin(), m_views.end(), [&](const CallView &other) {
        return &other != &view && other.saved && other.title == title;
    });
    if (!view.saved || isTaken)
        return false;
    view.id = title;
    view.title = title;
    store();
    return true;
}

void CallViews::remove(int index)
{
    if (index < 0 || index >= static_cast<int>(m_views.size()) || !m_views[static_cast<size_t>(index)].saved)
        return;
    m_views.erase(m_views.begin() + index);
    store();
}

void CallViews::store() const
{
    QStringList lines;
    for (const CallView &view : m_views) {
        if (!view.saved)
            continue;
        lines << QStringList{view.title, view.filter, QString::number(static_cast<int>(view.column)),
                             view.order == Qt::DescendingOrder ? QStringLiteral("desc") : QStringLiteral("asc")}
                     .join(u'\t');
    }
    m_settings.set(savedViews, lines);
}

std::vector<int> CallViews::countOf(const std::vector<CallView> &views, const std::vector<CallRowPtr> &rows,
                                    const CallFilter::At &at)
{
    std::vector<int> counts;
    for (const CallView &view : views) {
        const auto matches = CallFilter::parse(view.filter).matcherAt(at);
        counts.push_back(static_cast<int>(
            std::count_if(rows.begin(), rows.end(), [&matches](const CallRowPtr &row) { return matches(*row); })));
    }
    return counts;
}

bool CallViews::setCounts(const std::vector<int> &counts)
{
    if (counts.size() != m_views.size())
        return false;
    bool changed = false;
    for (size_t i = 0; i < counts.size(); ++i)
        changed = std::exchange(m_views[i].count, counts[i]) != counts[i] || changed;
    return changed;
}

} // namespace callboard
