// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/tabledelegate.h"

#include <QTableView>

namespace callboard {

class Settings;

/// Every table of the console: rows of 28 px without vertical lines, a head of 24 with the sort arrow, always a current
/// row while there are rows, Tab leaves it, Ctrl+C copies the selected rows, columns remembered. Works with any model.
class TableView : public QTableView
{
    Q_OBJECT

public:
    /// `spokenName` names the table for screen readers.
    explicit TableView(const QString &spokenName, QWidget *parent = nullptr);

    TableDelegate *tableDelegate() const { return m_delegate; }
    void setColumnKind(int column, ColumnKind kind);
    /// Width from font metrics: room for this text, a sign before it when asked for, and the head with its arrow.
    void setColumnSample(int column, const QString &widestText, bool withSign = false);
    /// This column takes what is left; with `keepsNames` never less than a name needs to be told from another.
    void setStretchColumn(int column, bool keepsNames = true);
    /// Rows of 24 instead of 28.
    void setCompact(bool compact);

    /// Restores widths, order and sorting, and keeps them from now on under "columns/name".
    void rememberColumns(Settings &settings, const QString &name);

    /// What is shown, head first, as CSV: comma, CRLF, formula-safe, columns in their visible order.
    QByteArray toCsv() const;
    /// Selected rows, tab separated, one per line; the current row when none is selected.
    QString selectedText() const;

    int currentRow() const { return currentIndex().row(); }
    void setCurrentRow(int row);
    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    /// After keyboard or mouse; -1 when the table became empty.
    void currentRowChanged(int row);
    /// Enter or double click.
    void rowActivated(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void applyMetrics();
    void fitStretchColumn();
    void keepCurrentRow();

    TableDelegate *m_delegate;
    struct Sample
    {
        QString text;
        bool withSign = false;
    };
    QHash<int, Sample> m_samples;
    int m_stretch = -1;
    bool m_fitting = false;
    bool m_compact = false;
    bool m_keyboardFocus = false;
    QMetaObject::Connection m_rowsInserted;
    QMetaObject::Connection m_reset;
    QMetaObject::Connection m_layout;
};

} // namespace callboard
