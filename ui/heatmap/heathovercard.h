// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"
#include "core/time/zone.h"
#include "ui/heatmap/heatarithmetic.h"

#include <QWidget>

namespace callboard {

class Button;
class KeyCap;

/// Beside the cell under the pointer: both clocks, cap, busy and free of each line, the sum, and two ways on. Never
/// takes the focus: its two actions are the keys E and Space of the map.
class HeatHoverCard : public QWidget
{
    Q_OBJECT

public:
    explicit HeatHoverCard(QWidget *parent = nullptr);

    void setCell(const HeatCell &cell, const Zone &own, const std::optional<Zone> &second);
    const HeatCell &cell() const { return m_cell; }
    QString title() const { return m_title; }
    QString otherClocks() const { return m_others; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void explainRequested();
    void startRequested();

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *) override;

private:
    int tableTop() const;
    int lineHeight() const;
    void place();

    HeatCell m_cell;
    std::vector<HeatArithmetic::Line> m_lines;
    QString m_title;
    QString m_others;
    Button *m_explain;
    KeyCap *m_explainKey;
    Button *m_start;
    KeyCap *m_startKey;
};

} // namespace callboard
