// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"
#include "core/time/zone.h"

#include <QWidget>

#include <vector>

namespace callboard {

/// Lines free in the chosen window, slot by slot, with half an hour around it. Values of the heat answer, cut out;
/// pure.
struct WindowSeries
{
    Instant first;
    milliseconds step{300'000};
    std::vector<int> before;
    std::vector<int> after; ///< as `before` without a plan
    int least(bool withPlan) const;
    Instant end() const { return first + static_cast<qint64>(before.size()) * step; }
};
/// Empty when the window lies outside the answer.
WindowSeries windowSeriesOf(const HeatData &data, InstantRange window);

/// The chosen window in five-minute slots: dashed before the plan, solid and filled after it, ticks where a zone
/// closes.
class WindowChart : public QWidget
{
    Q_OBJECT

public:
    struct Closing
    {
        Instant at;
        QString city;
        friend bool operator==(const Closing &, const Closing &) = default;
    };
    explicit WindowChart(QWidget *parent = nullptr);

    void setData(const HeatData &heat, InstantRange window, const Zone &own);
    void setClosings(std::vector<Closing> closings);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QRectF plot() const;
    double xOf(Instant t) const;
    double yOf(int lines) const;
    void drawHead(class QPainter *painter) const;
    void drawAxes(QPainter *painter) const;
    void drawClosings(QPainter *painter) const;
    void drawSeries(QPainter *painter) const;
    void speak();

    WindowSeries m_series;
    InstantRange m_window;
    Zone m_own = Zone::utc();
    int m_top = 1;
    bool m_hasPlan = false;
    std::vector<Closing> m_closings;
};

} // namespace callboard
