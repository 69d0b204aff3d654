// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/icons.h"

#include <QWidget>

#include <optional>
#include <vector>

class QButtonGroup;

namespace callboard {

class Segment;

/// One choice out of a few, side by side: "5 15 30 60 min". One Tab stop; arrow keys move, a screen reader hears radio
/// buttons. A segment may show a count, and one that cannot be chosen says why in its tooltip.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    /// `spokenName` names the group: "Cells".
    explicit SegmentedControl(const QString &spokenName, QWidget *parent = nullptr);

    /// Returns the index of the new segment; the first one added is current.
    int addSegment(const QString &text);
    void setSegmentText(int index, const QString &text);
    /// Shown after the text in figures; negative = none.
    void setSegmentCount(int index, int count);
    /// Empty = can be chosen; else disabled with this sentence.
    void setSegmentReason(int index, const QString &reason);
    int count() const { return static_cast<int>(m_segments.size()); }

    int currentIndex() const;
    /// Does not emit when nothing changes.
    void setCurrentIndex(int index);
    /// Stretches the segments over the width of the control.
    void setFullWidth(bool full);

Q_SIGNALS:
    void currentIndexChanged(int index);

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    friend class Segment;
    std::vector<Segment *> m_segments;
    QButtonGroup *m_group;
};

} // namespace callboard
