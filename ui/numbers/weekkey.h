// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace callboard {

/// What the lines of the week chart are: old cap dashed, cap solid, hours in which the pool is full hatched.
class WeekKey : public QWidget
{
    Q_OBJECT

public:
    explicit WeekKey(QWidget *parent = nullptr);
    /// `poolName` empty = no hour is held by the pool.
    void setCaps(int oldCap, int newCap, const QString &poolName);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Mark { Dashed, Solid, Hatch };
    struct Part
    {
        Mark mark;
        QString text;
    };
    std::vector<Part> m_parts;
};

} // namespace callboard
