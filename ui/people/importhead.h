// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/people/importmodel.h"

#include <QHeaderView>

class QComboBox;

namespace callboard {

/// The head of the import table: above each column of the source its own name, below it what the column is taken for.
/// The combos are reached by Tab, before the table.
class ImportHead : public QHeaderView
{
    Q_OBJECT

public:
    ImportHead(ImportModel &model, ImportController &controller, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QComboBox *combo(int cellColumn) const { return m_combos.value(cellColumn); }

    /// Makes the combos anew for other columns.
    void rebuild();
    void refresh();

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    ImportModel &m_model;
    ImportController &m_controller;
    QList<QComboBox *> m_combos;
};

} // namespace callboard
