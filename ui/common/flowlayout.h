// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>

namespace callboard {

/// Widgets side by side that go on in the next line when there is no room: bars of controls at large text sizes and in
/// narrow windows. Nothing is cut, nothing forces the window wider than its widest widget.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent, int gap);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Height that the lines take; moves the widgets when `moves`.
    int arrange(const QRect &rect, bool moves) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace callboard
