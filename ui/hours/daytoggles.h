// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

namespace callboard {

class DayToggle;

/// Seven days side by side, each on or off. One Tab stop; left and right move, Space switches. Who refuses a change
/// (the last day) leaves the toggle as it was.
class DayToggles : public QWidget
{
    Q_OBJECT

public:
    /// `change(isoDay, on)` answers whether it may be.
    explicit DayToggles(std::function<bool(int isoDay, bool on)> change, QWidget *parent = nullptr);
    void setDay(int isoDay, bool on);
    bool isOn(int isoDay) const;
    /// The only day that is on; said where it is asked why it cannot be switched off. 0 = none.
    void setLastDay(int isoDay);

Q_SIGNALS:
    void refused(int isoDay);

protected:
    void paintEvent(QPaintEvent *) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    friend class DayToggle;
    std::function<bool(int, bool)> m_change;
    std::vector<DayToggle *> m_days;
};

} // namespace callboard
