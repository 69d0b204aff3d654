// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "ui/heatmap/heatpalette.h"

#include <QWidget>

namespace callboard {

/// What the colours and signs of the heatmap mean, with the cuts of the steps for the cap in force.
class HeatLegend : public QWidget
{
    Q_OBJECT

public:
    explicit HeatLegend(QWidget *parent = nullptr);

    void setCap(int cap, milliseconds estimate);
    void setPalette(HeatPaletteKind kind);
    /// Ghost marks and people strips are explained only while there are any.
    void setParts(bool plan, bool people, bool missingHour);
    void setCompact(bool compact);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    void speak();
    double drawSteps(class QPainter *painter, double x) const;

    int m_cap = 0;
    milliseconds m_estimate{0};
    HeatPaletteKind m_palette = HeatPaletteKind::Viridis;
    bool m_plan = false;
    bool m_people = false;
    bool m_missingHour = false;
    bool m_compact = false;
};

} // namespace callboard
