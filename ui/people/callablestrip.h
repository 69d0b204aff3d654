// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/callinghours.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace callboard {

/// Spans that lie in all of the lists; ascending, disjoint, like their inputs.
std::vector<InstantRange> commonSpans(const std::vector<std::vector<InstantRange>> &lists);

/// Callable hours of one or a few zones on one clock, a bar per zone: filled = callable, hatched = closed; the safe
/// window, where all are open, in its own row and colour. A picture; whoever shows it says it in words as well.
class CallableStrip : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString label; ///< empty = no label column for a single bar
        std::vector<InstantRange> spans;
        bool isSafeWindow = false;
    };

    explicit CallableStrip(QWidget *parent = nullptr);
    /// The axis: `range` on the clock of `zone`, hours named.
    void setAxis(InstantRange range, const Zone &zone);
    void setRows(std::vector<Row> rows);
    /// Marks this instant; nullopt hides it.
    void setNow(std::optional<Instant> now);
    /// Marks the next call.
    void setCall(std::optional<Instant> call);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    double labelWidth() const;
    double rowTop(size_t row) const;

    InstantRange m_range;
    Zone m_zone = Zone::utc();
    std::vector<Row> m_rows;
    std::optional<Instant> m_now;
    std::optional<Instant> m_call;
};

} // namespace callboard
