// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/clock/clockwords.h"
#include "ui/common/paintedtable.h"

namespace callboard {

/// Closed, Open, Probe, Closes: where the breaker stands on its way, the current box filled.
class BreakerStepsView : public PaintedTable
{
    Q_OBJECT

public:
    explicit BreakerStepsView(QWidget *parent = nullptr);
    void setSteps(std::vector<BreakerStep> steps);
    const std::vector<BreakerStep> &steps() const { return m_steps; }

    int rowCount() const override { return m_steps.empty() ? 0 : 1; }
    int columnCount() const override { return static_cast<int>(m_steps.size()); }
    QString cellText(int row, int column) const override;
    QRectF cellRect(int row, int column) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    double stepWidth(const BreakerStep &step) const;

    std::vector<BreakerStep> m_steps;
};

} // namespace callboard
