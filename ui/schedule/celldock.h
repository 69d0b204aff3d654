// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/heatmap/heatarithmetic.h"
#include "ui/heatmap/windowchart.h"

#include <QWidget>

class QStackedWidget;
class QLabel;

namespace callboard {

class Button;

/// The hover arithmetic laid flat: numbers are columns, pools shaded (the S rules).
class CellTable : public QWidget
{
    Q_OBJECT

public:
    explicit CellTable(QWidget *parent = nullptr);
    void setCell(const HeatCell &cell);
    QSize sizeHint() const override;

Q_SIGNALS:
    void explainRequested();
    void startRequested();

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *) override;

private:
    HeatCell m_cell;
    bool m_known = false;
    std::vector<HeatArithmetic::Line> m_lines;
    Button *m_explain;
    Button *m_start;
};

/// Below the map. With room: the chart of the chosen window. Without (S): two tabs, the cell under the cursor and the
/// window; in the smallest window only the tabs until one is asked for.
class CellDock : public QWidget
{
    Q_OBJECT

public:
    enum class Form { ChartOnly, Tabs, TabsClosed };
    explicit CellDock(QWidget *parent = nullptr);

    void setForm(Form form);
    Form form() const { return m_form; }
    WindowChart *chart() const { return m_chart; }
    CellTable *table() const { return m_table; }
    void setCell(const HeatCell &cell, const Zone &own, const std::optional<Zone> &second);

protected:
    void paintEvent(QPaintEvent *) override;

private:
    void showTab(int index);
    void apply();

    Form m_form = Form::ChartOnly;
    bool m_asked = false;
    QWidget *m_tabs;
    Button *m_cellTab;
    Button *m_windowTab;
    QLabel *m_clocks;
    QStackedWidget *m_stack;
    CellTable *m_table;
    WindowChart *m_chart;
};

} // namespace callboard
