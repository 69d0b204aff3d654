// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/numbersbackend.h"
#include "core/model/health.h"
#include "ui/common/paintedtable.h"

namespace callboard {

/// One line of the gauges: a pool, then its numbers.
struct LineGauge
{
    QString label;
    bool isPool = false;
    int busy = 0;
    int cap = 0;
    friend bool operator==(const LineGauge &, const LineGauge &) = default;
};
/// Gauges of the status grouped by the pools of the snapshot; a number that the snapshot does not hold comes last under
/// its id.
std::vector<LineGauge> lineGauges(const ClockStatus &status, const NumbersSnapshot &numbers);

/// Lines in use now, a box a line.
class LinesView : public PaintedTable
{
    Q_OBJECT

public:
    explicit LinesView(QWidget *parent = nullptr);
    void setGauges(std::vector<LineGauge> gauges);

    int rowCount() const override { return static_cast<int>(m_gauges.size()); }
    int columnCount() const override { return 1; }
    QString cellText(int row, int column) const override;
    QRectF cellRect(int row, int column) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    std::vector<LineGauge> m_gauges;
};

} // namespace callboard
