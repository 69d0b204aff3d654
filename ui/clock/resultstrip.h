// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"
#include "ui/clock/resultgeometry.h"
#include "ui/common/paintedtable.h"

#include <functional>

namespace callboard {

/// The carrier's last results on a time axis: a tick reached, a triangle a fault, a dashed ring the next probe; the
/// faults that opened the breaker are bracketed, the time it is open is filled.
class ResultStrip : public PaintedTable
{
    Q_OBJECT

public:
    explicit ResultStrip(QWidget *parent = nullptr);
    /// `name` gives the candidate of a result.
    void setData(const BreakerStatus &breaker, Instant now, const Zone &own,
                 std::function<QString(const ReservationId &)> name);

    int rowCount() const override { return m_results.breaker().recent.empty() ? 0 : 1; }
    int columnCount() const override { return static_cast<int>(m_results.breaker().recent.size()); }
    QString cellText(int row, int column) const override;
    QRectF cellRect(int row, int column) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QRectF plot() const;
    void drawAxis(QPainter *painter) const;
    void drawBracket(QPainter *painter, const std::vector<double> &marks) const;
    void drawKey(QPainter *painter) const;

    ResultGeometry m_results;
    Zone m_own = Zone::utc();
    std::function<QString(const ReservationId &)> m_name;
};

} // namespace callboard
