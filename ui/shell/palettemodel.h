// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/badge.h"
#include "ui/common/icons.h"
#include "ui/common/statesign.h"

#include <QAbstractListModel>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace callboard {

/// What a line of the palette is about; the order breaks ties between kinds that match equally well.
enum class PaletteKind { Time, Action, Number, Batch, Call, Person };

struct PaletteItem
{
    PaletteKind kind = PaletteKind::Action;
    Icon icon = Icon::ChevronRight;
    QString text;   ///< "Lena Kuhn"
    QString detail; ///< "+49 171 3920054, Berlin"; searched too
    QString right;  ///< "today 17:00", "5 of 10 lines in use"
    QString keys;   ///< shortcut as words, instead of `right`
    QString reason; ///< why it cannot be chosen now; empty = it can
    std::optional<ReservationState> state{};
    std::optional<BadgeKind> badge{}; ///< `right` is a badge
    std::function<void()> run{};
};

/// Filters and groups what the palette can find: kinds under one head each with "3 of 542", the kind of the best match
/// first. Headless; the view only draws it. Prefixes: > actions, @ people, # numbers.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IsHeadRole = Qt::UserRole + 1, RightRole, ReasonRole, MatchesRole };
    static constexpr int kPerKind = 4;

    using QAbstractListModel::QAbstractListModel;

    /// All items of one kind, replacing what was there.
    void setItems(PaletteKind kind, std::vector<PaletteItem> items);
    void setQuery(const QString &query);
    const QString &query() const { return m_query; }
    /// Shows all matches of the kind at this row (Tab).
    void showMoreOf(int row);
    /// Matches over all kinds.
    int matchCount() const { return m_matches; }
    /// First row that can be chosen; -1 when there is none.
    int firstChoosable() const;
    /// Next choosable row in a direction, staying put at the ends.
    int nextChoosable(int row, int step) const;
    bool isHead(int row) const;
    /// The item at a row; null for a head.
    const PaletteItem *itemAt(int row) const;
    /// The letters of text and of detail that match, for the delegate: (start, length).
    std::vector<std::pair<int, int>> matchesIn(const QString &text) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    static QString headOf(PaletteKind kind);

private:
    struct Row
    {
        PaletteKind kind = PaletteKind::Action;
        int item = -1; ///< -1 = head
    };
    void rebuild();
    int scoreOf(const PaletteItem &item) const;
    bool kindIsSearched(PaletteKind kind) const;

    std::map<PaletteKind, std::vector<PaletteItem>> m_items;
    std::map<PaletteKind, int> m_counts;
    QString m_query;
    QStringList m_words;
    std::optional<PaletteKind> m_only;
    std::optional<PaletteKind> m_expanded;
    std::vector<Row> m_rows;
    int m_matches = 0;
};

} // namespace callboard
