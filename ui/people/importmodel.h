// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/people/importcontroller.h"

#include <QAbstractTableModel>

#include <vector>

namespace callboard {

/// Rows of a preview, filtered by verdict and text. 100,000 rows: an edit changes the rows it changed, filtered ones
/// come and go one stretch at a time; the model is reset for another source or other columns only.
class ImportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Columns of the source lie between these: 2 .. 2 + n - 1, then Fix and Why.
    enum Column { Line, Verdict, FirstCell };
    int fixColumn() const { return FirstCell + m_cellColumns; }
    int whyColumn() const { return FirstCell + m_cellColumns + 1; }

    explicit ImportModel(ImportController &controller, QObject *parent = nullptr);

    /// nullopt = all.
    void setVerdict(std::optional<RowVerdict> verdict);
    void setText(const QString &text);
    std::optional<RowVerdict> verdict() const { return m_verdict; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const ImportRow &row(int shown) const
    {
        return m_preview->rows[static_cast<size_t>(m_shown[static_cast<size_t>(shown)])];
    }
    const ImportPreviewPtr &preview() const { return m_preview; }
    /// -1 when the line is not shown.
    int shownRowOf(int line) const;
    /// The next row that needs somebody (Check or Error), going round; -1 when none does.
    int nextNeedingYou(int from, int step) const;
    /// Is a cell of the source, and which of its columns?
    std::optional<int> cellColumn(int column) const;

private:
    void follow(const ImportPreviewPtr &before);
    void showRows(const std::vector<int> &wanted);
    std::vector<int> matching() const;
    bool matches(const ImportRow &row) const;
    QString spoken(const ImportRow &row) const;
    QVariant cellData(const ImportRow &row, int column, int role) const;
    QVariant verdictData(const ImportRow &row, int role) const;
    QVariant fixData(const ImportRow &row, int role) const;
    QVariant whyData(const ImportRow &row, int role) const;

    ImportController &m_controller;
    ImportPreviewPtr m_preview;
    std::vector<int> m_shown; ///< indexes of preview rows, ascending
    int m_cellColumns = 0;
    std::optional<RowVerdict> m_verdict;
    QString m_text;
};

} // namespace callboard
