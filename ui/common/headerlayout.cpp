// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/headerlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <numeric>

namespace callboard {

namespace {

/// What a field that stretches gives up before a second line is begun.
constexpr int kStretchLeast = 2;

} // namespace

HeaderLayout::HeaderLayout(QWidget *parent) : QLayout(parent) {}

HeaderLayout::~HeaderLayout()
{
    for (const Part &part : m_parts)
        delete part.item;
}

void HeaderLayout::add(QWidget *widget, End end, int stretch, bool canGo)
{
    addChildWidget(widget);
    m_parts.push_back({new QWidgetItem(widget), end, stretch, canGo});
    invalidate();
}

void HeaderLayout::addItem(QLayoutItem *item)
{
    m_parts.push_back({item, End::Left, 0, false});
    invalidate();
}

void HeaderLayout::setLineHeight(int height)
{
    m_lineHeight = height;
    invalidate();
}

QLayoutItem *HeaderLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_parts[static_cast<size_t>(index)].item : nullptr;
}

QLayoutItem *HeaderLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_parts[static_cast<size_t>(index)].item;
    m_parts.erase(m_parts.begin() + index);
    return item;
}

HeaderLayout::Line HeaderLayout::shown() const
{
    Line line;
    for (const End end : {End::Left, End::Right}) {
        for (const Part &part : m_parts) {
            if (part.end == end && !part.item->isEmpty())
                line.push_back(&part);
        }
    }
    return line;
}

int HeaderLayout::least(const Part &part) const
{
    const int hint = part.item->sizeHint().width();
    return part.stretch > 0 ? std::max(part.item->minimumSize().width(), hint / kStretchLeast)
                            : std::max(part.item->minimumSize().width(), hint);
}

HeaderLayout::Arrangement HeaderLayout::arrange(int width) const
{
    const QMargins margins = contentsMargins();
    const int room = width - margins.left() - margins.right();
    const auto widthOf = [&](const Line &line) {
        return std::accumulate(line.begin(), line.end(), -spacing(),
                               [&](int sum, const Part *part) { return sum + spacing() + least(*part); });
    };
    Arrangement result;
    Line all = shown();
    for (auto it = all.begin(); it != all.end() && widthOf(all) > room;) {
        if ((*it)->canGo) {
            result.gone.push_back(*it);
            it = all.erase(it);
        } else {
            ++it;
        }
    }
    if (widthOf(all) <= room) {
        result.lines.push_back(all);
        return result;
    }
    for (const Part *part : all) {
        const bool begins = result.lines.empty() || widthOf(result.lines.back()) + spacing() + least(*part) > room;
        if (begins)
            result.lines.emplace_back();
        result.lines.back().push_back(part);
    }
    return result;
}

int HeaderLayout::linesAt(int width) const
{
    return std::max(1, static_cast<int>(arrange(width).lines.size()));
}

QSize HeaderLayout::sizeHint() const
{
    int width = contentsMargins().left() + contentsMargins().right();
    for (const Part *part : shown())
        width += part->item->sizeHint().width() + spacing();
    return {width, m_lineHeight};
}

QSize HeaderLayout::minimumSize() const
{
    int width = 0;
    for (const Part *part : shown()) {
        if (!part->canGo)
            width = std::max(width, part->stretch > 0 ? part->item->minimumSize().width() : least(*part));
    }
    return {width + contentsMargins().left() + contentsMargins().right(), m_lineHeight};
}

void HeaderLayout::place(const Line &line, const QRect &room, int top) const
{
    int free = room.width() + spacing();
    int stretch = 0;
    for (const Part *part : line) {
        free -= spacing() + least(*part);
        stretch += part->stretch;
    }
    int x = 0;
    bool pushed = false;
    const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    for (const Part *part : line) {
        int width = least(*part);
        if (part->stretch > 0)
            width += std::max(0, free) * part->stretch / stretch;
        if (part->end == End::Right && !pushed && stretch == 0 && part != line.front())
            x += std::max(0, free);
        pushed = pushed || part->end == End::Right;
        const QSize most = part->item->maximumSize();
        const QSize size(std::min({width, room.width(), most.width()}),
                         std::min({part->item->sizeHint().height(), m_lineHeight, most.height()}));
        const int left = mirrored ? room.right() + 1 - x - size.width() : room.left() + x;
        part->item->setGeometry(QRect(QPoint(left, top + (m_lineHeight - size.height()) / 2), size));
        x += width + spacing();
    }
}

void HeaderLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const Arrangement arrangement = arrange(rect.width());
    // Not hidden: that would ask for another layout. It simply has no room.
    for (const Part *part : arrangement.gone)
        part->item->setGeometry(QRect(rect.left() - 2, rect.top(), 1, 1));
    const QMargins margins = contentsMargins();
    const QRect room = rect.marginsRemoved({margins.left(), 0, margins.right(), 0});
    const int lines = static_cast<int>(arrangement.lines.size());
    const int step = lines > 1 ? (rect.height() - m_lineHeight) / (lines - 1) : 0;
    for (int i = 0; i < lines; ++i)
        place(arrangement.lines[static_cast<size_t>(i)], room, rect.top() + i * step);
}

} // namespace callboard
