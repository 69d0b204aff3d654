// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/lanegeometry.h"
#include "ui/common/theme.h"

#include <QImage>
#include <QWidget>

class QPainter;

namespace callboard {

/// Paints lanes: the part that changes with the data goes into an image once, what moves (cursor, now, a dragged call)
/// is drawn over it by the view.
class LanePainter
{
public:
    LanePainter(const Theme &theme, const LaneGeometry &geometry, const Zone &own);

    /// Lanes, lines, bars and heads for the part of the content that starts at `scrollY`; the ruler stands above it.
    QImage paint(const std::vector<Lane> &lanes, QSize size, int scrollY, double devicePixelRatio) const;

    /// One bar in its look, for the image, the legend and the dragged ghost.
    static void drawBar(QPainter &painter, const QRectF &rect, LaneBar::Shape shape, ReservationState state,
                        bool unknown, const Theme &theme);
    /// The ruler's labels, the red line of now and its chip; a label that the chip would cut is left out.
    void drawRulerAndNow(QPainter &painter, Instant now, double height) const;

private:
    void drawGrid(QPainter &painter, double height) const;
    void drawNow(QPainter &painter, Instant now, const QRectF &chip, double height) const;
    QRectF chipOf(Instant now) const;
    double leastGap() const;
    void drawLane(QPainter &painter, const Lane &lane, int index, double dy) const;

    const Theme &m_theme;
    const LaneGeometry &m_geometry;
    const Zone &m_own;
};

/// "Lanes, Mon 16 Nov" and what the looks mean.
class LaneLegend : public QWidget
{
    Q_OBJECT

public:
    explicit LaneLegend(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_title;
};

} // namespace callboard
