// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace callboard {

/// What the colours and shapes of the week mean, and the keys that move an edge.
class WeekLegend : public QWidget
{
    Q_OBJECT

public:
    explicit WeekLegend(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
};

} // namespace callboard
