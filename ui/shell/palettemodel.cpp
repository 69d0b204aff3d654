// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palettemodel.h"

#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

/// Where a word is found in a text: 4 the start, 3 the start of a word, 2 inside one, 0 nowhere.
int placeOf(const QString &word, const QString &text)
{
    qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return 0;
    if (at == 0)
        return 4;
    for (; at > 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (!text.at(at - 1).isLetterOrNumber())
            return 3;
    }
    return 2;
}

} // namespace

QString PaletteModel::headOf(PaletteKind kind)
{
    switch (kind) {
    case PaletteKind::Time:
        return tr("Time on the map");
    case PaletteKind::Action:
        return tr("Actions");
    case PaletteKind::Number:
        return tr("Numbers");
    case PaletteKind::Batch:
        return tr("Batches");
    case PaletteKind::Call:
        return tr("Calls");
    case PaletteKind::Person:
        return tr("People");
    }
    return {};
}

void PaletteModel::setItems(PaletteKind kind, std::vector<PaletteItem> items)
{
    m_items[kind] = std::move(items);
    rebuild();
}

void PaletteModel::setQuery(const QString &query)
{
    m_query = query;
    QString rest = query.trimmed();
    m_only.reset();
    if (rest.startsWith(QLatin1Char('>')))
        m_only = PaletteKind::Action;
    else if (rest.startsWith(QLatin1Char('@')))
        m_only = PaletteKind::Person;
    else if (rest.startsWith(QLatin1Char('#')))
        m_only = PaletteKind::Number;
    if (m_only)
        rest = rest.mid(1);
    m_words = rest.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_expanded.reset();
    rebuild();
}

bool PaletteModel::kindIsSearched(PaletteKind kind) const
{
    if (m_only)
        return kind == *m_only;
    // Without a word there is nothing to look for; the actions are what a person may browse.
    return !m_words.isEmpty() || kind == PaletteKind::Action;
}

int PaletteModel::scoreOf(const PaletteItem &item) const
{
    if (item.kind == PaletteKind::Time)
        return 100; // it was made from these very words
    int score = 1;
    for (const QString &word : m_words) {
        const int inText = placeOf(word, item.text) * 10;
        const int inDetail = placeOf(word, item.detail);
        if (inText == 0 && inDetail == 0)
            return 0;
        score += std::max(inText, inDetail);
    }
    return item.reason.isEmpty() ? score + 1 : score;
}

void PaletteModel::rebuild()
{
    struct Group
    {
        PaletteKind kind = PaletteKind::Action;
        int best = 0;
        std::vector<std::pair<int, int>> found; // score, item
    };
    std::vector<Group> groups;
    m_matches = 0;
    m_counts.clear();
    for (const auto &[kind, items] : m_items) {
        if (!kindIsSearched(kind))
            continue;
        Group group;
        group.kind = kind;
        for (int i = 0; i < static_cast<int>(items.size()); ++i) {
            if (const int score = scoreOf(items[static_cast<size_t>(i)]); score > 0)
                group.found.emplace_back(score, i);
        }
        if (group.found.empty())
            continue;
        if (!m_words.isEmpty())
            std::stable_sort(group.found.begin(), group.found.end(),
                             [](const auto &a, const auto &b) { return a.first > b.first; });
        else // for browsing: what can be done now before what cannot
            std::stable_partition(group.found.begin(), group.found.end(), [&items = items](const auto &scored) {
                return items[static_cast<size_t>(scored.second)].reason.isEmpty();
            });
        group.best = group.found.front().first;
        m_counts[kind] = static_cast<int>(group.found.size());
        m_matches += m_counts[kind];
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) { return a.best > b.best; });

    beginResetModel();
    m_rows.clear();
    for (const Group &group : groups) {
        m_rows.push_back({group.kind, -1});
        const bool all = m_expanded == group.kind || groups.size() == 1;
        const size_t shown =
            all ? std::min<size_t>(group.found.size(), 200) : std::min<size_t>(group.found.size(), kPerKind);
        for (size_t i = 0; i < shown; ++i)
            m_rows.push_back({group.kind, group.found[i].second});
    }
    endResetModel();
}

void PaletteModel::showMoreOf(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    m_expanded = m_rows[static_cast<size_t>(row)].kind;
    rebuild();
}

bool PaletteModel::isHead(int row) const
{
    return row >= 0 && row < rowCount() && m_rows[static_cast<size_t>(row)].item < 0;
}

const PaletteItem *PaletteModel::itemAt(int row) const
{
    if (row < 0 || row >= rowCount() || isHead(row))
        return nullptr;
    const Row &at = m_rows[static_cast<size_t>(row)];
    return &m_items.at(at.kind)[static_cast<size_t>(at.item)];
}

int PaletteModel::firstChoosable() const
{
    return nextChoosable(-1, 1);
}

int PaletteModel::nextChoosable(int row, int step) const
{
    for (int next = row + step; next >= 0 && next < rowCount(); next += step) {
        const PaletteItem *item = itemAt(next);
        if (item && item->reason.isEmpty())
            return next;
    }
    return row;
}

std::vector<std::pair<int, int>> PaletteModel::matchesIn(const QString &text) const
{
    std::vector<std::pair<int, int>> found;
    for (const QString &word : m_words) {
        if (const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0)
            found.emplace_back(static_cast<int>(at), static_cast<int>(word.size()));
    }
    std::sort(found.begin(), found.end());
    return found;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const PaletteItem *item = itemAt(index.row());
    if (role == IsHeadRole)
        return item == nullptr;
    if (!item) {
        const auto count = m_counts.find(row.kind);
        const int total = count == m_counts.end() ? 0 : count->second;
        const int shown = static_cast<int>(std::count_if(
            m_rows.begin(), m_rows.end(), [&](const Row &r) { return r.kind == row.kind && r.item >= 0; }));
        if (role == Qt::DisplayRole)
            return headOf(row.kind);
        if (role == RightRole)
            return shown < total ? tr("%1 of %2", "shown of found").arg(shown).arg(QLocale().toString(total))
                                 : QLocale().toString(total);
        return {};
    }
    if (role == Qt::DisplayRole)
        return item->text;
    if (role == RightRole)
        return item->keys.isEmpty() ? item->right : item->keys;
    if (role == ReasonRole)
        return item->reason;
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{item->text};
        for (const QString &part : {item->detail, item->right, item->reason}) {
            if (!part.isEmpty())
                parts << part;
        }
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const PaletteItem *item = itemAt(index.row());
    if (!item)
        return Qt::NoItemFlags;
    return item->reason.isEmpty() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace callboard
