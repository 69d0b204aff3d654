// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>

#include <vector>

namespace callboard {

/// The line on top of a page: what it adds at the left, then, pushed to the right end, its controls. When there is no
/// room for all of it the status sentence goes first; then it goes on in a second line, and no control is ever cut.
class HeaderLayout : public QLayout
{
public:
    explicit HeaderLayout(QWidget *parent);
    ~HeaderLayout() override;

    enum class End { Left, Right };
    /// `stretch` > 0: takes a share of the free room. `canGo`: left out when its whole text does not fit.
    void add(QWidget *widget, End end, int stretch = 0, bool canGo = false);
    /// Height of a line, in device-independent pixels.
    void setLineHeight(int height);
    /// Lines that the widgets take at this width, at least 1.
    int linesAt(int width) const;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_parts.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Part
    {
        QLayoutItem *item = nullptr;
        End end = End::Left;
        int stretch = 0;
        bool canGo = false;
    };
    using Line = std::vector<const Part *>;
    struct Arrangement
    {
        std::vector<Line> lines;
        std::vector<const Part *> gone;
    };
    Arrangement arrange(int width) const;
    /// Parts in reading order: the left ones, then the right ones.
    Line shown() const;
    int least(const Part &part) const;
    void place(const Line &line, const QRect &room, int top) const;

    std::vector<Part> m_parts;
    int m_lineHeight = 44;
};

} // namespace callboard
