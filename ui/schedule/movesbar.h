// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace callboard {

class Note;

/// Several plans to review one after the other (calls that a change of hours or caps pushes out come as one plan for
/// each position and kind of call). Says which one is shown and how many follow; the link goes round, and only booking
/// takes a plan out, so none is lost. Hidden while there is nothing to do.
class MovesBar : public QWidget
{
    Q_OBJECT

public:
    /// `titleOf` names a position.
    MovesBar(std::function<QString(const PositionId &)> titleOf, QWidget *parent);

    /// Replaces what was left, and asks for the first.
    void begin(const std::shared_ptr<const std::vector<Plan>> &plans);
    /// The plan that is shown was booked; `rest` of its people are still to be planned by the page itself.
    void booked();
    /// The calls stay where they are.
    void drop();
    int left() const { return static_cast<int>(m_left.size()); }
    const BatchRequest *shown() const;
    void showNext();

Q_SIGNALS:
    void wanted(const callboard::BatchRequest &request);

private:
    void refresh();

    std::function<QString(const PositionId &)> m_titleOf;
    std::vector<BatchRequest> m_left;
    size_t m_at = 0;
    bool m_isShown = false; ///< false after booking, until the next one is asked for
    Note *m_note;
};

} // namespace callboard
