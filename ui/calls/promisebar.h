// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"
#include "ui/calls/promisegeometry.h"

#include <QWidget>

namespace callboard {

/// One call's promise as a bar (N12): the window a start may fall in, hatch for what only its end may use, dots for the
/// grace until expiry, a diamond where it is planned, a line for now. All of it is also the accessible text.
class PromiseBar : public QWidget
{
    Q_OBJECT

public:
    explicit PromiseBar(QWidget *parent = nullptr);

    /// `own` is the clock the times are told on.
    void setPromise(const PromiseTimes &times, bool live, const Zone &own);
    void clear();
    /// "Earliest 14:00, planned 17:00, latest 18:28, ends by 19:00, expires 19:30."
    QString sentence() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    /// One or two lines of a label.
    QStringList linesOf(PromiseMark mark) const;
    QString timeOf(Instant at) const;
    PromiseGeometry geometryNow() const;
    PromiseMetrics metrics() const;
    void drawBar(QPainter &painter, const PromiseGeometry &g) const;
    void drawLabels(QPainter &painter, const PromiseGeometry &g) const;

    std::optional<PromiseTimes> m_times;
    bool m_live = false; ///< planned is in the past and the call goes on: no diamond to wait for
    Zone m_own = Zone::utc();
};

} // namespace callboard
