// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/paintedtable.h"

#include "ui/common/theme.h"

#include <QAccessible>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace callboard {

PaintedTable::PaintedTable(const QString &spokenName, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(spokenName);
    setFocusPolicy(Qt::StrongFocus);
}

QString PaintedTable::rowText(int) const
{
    return {};
}

QString PaintedTable::columnText(int) const
{
    return {};
}

bool PaintedTable::hasCell(int row, int column) const
{
    return row >= 0 && column >= 0 && row < rowCount() && column < columnCount() && !cellText(row, column).isEmpty();
}

std::optional<QPoint> PaintedTable::cellAt(QPointF position) const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (cellRect(row, column).contains(position) && hasCell(row, column))
                return QPoint(column, row);
        }
    }
    return std::nullopt;
}

void PaintedTable::setCurrentCell(int row, int column)
{
    const QPoint cell(column, row);
    if (!hasCell(row, column) || m_current == cell)
        return;
    m_current = cell;
    update();
    if (hasFocus())
        sayCursorMoved(this);
    Q_EMIT currentCellChanged(row, column);
}

QRect PaintedTable::spokenPlace(int row, int column) const
{
    const QRect box = cellRect(row, column).toAlignedRect();
    return {mapToGlobal(box.topLeft()), box.size()};
}

void PaintedTable::cellsChanged()
{
    if (!m_current || !hasCell(m_current->y(), m_current->x())) {
        m_current.reset();
        for (int row = 0; row < rowCount() && !m_current; ++row) {
            for (int column = 0; column < columnCount() && !m_current; ++column) {
                if (hasCell(row, column))
                    m_current = QPoint(column, row);
            }
        }
    }
    if (QAccessible::isActive()) {
        QAccessibleTableModelChangeEvent event(this, QAccessibleTableModelChangeEvent::ModelReset);
        QAccessible::updateAccessibility(&event);
    }
    update();
}

bool PaintedTable::step(int rows, int columns)
{
    if (!m_current)
        return false;
    QPoint at = *m_current;
    // Places without a cell are stepped over.
    for (int tries = rowCount() + columnCount(); tries > 0; --tries) {
        at += QPoint(columns, rows);
        if (at.x() < 0 || at.y() < 0 || at.x() >= columnCount() || at.y() >= rowCount())
            return false;
        if (hasCell(at.y(), at.x())) {
            setCurrentCell(at.y(), at.x());
            return true;
        }
    }
    return false;
}

void PaintedTable::toEnd(int direction)
{
    while (step(0, direction)) {
    }
}

void PaintedTable::keyPressEvent(QKeyEvent *event)
{
    m_keyboardFocus = true;
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        step(0, -forward);
        break;
    case Qt::Key_Right:
        step(0, forward);
        break;
    case Qt::Key_Up:
        step(-1, 0);
        break;
    case Qt::Key_Down:
        step(1, 0);
        break;
    case Qt::Key_Home:
        toEnd(-1);
        break;
    case Qt::Key_End:
        toEnd(1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            Q_EMIT cellActivated(m_current->y(), m_current->x());
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
    update();
}

void PaintedTable::mousePressEvent(QMouseEvent *event)
{
    if (const auto cell = cellAt(event->position()))
        setCurrentCell(cell->y(), cell->x());
    QWidget::mousePressEvent(event);
}

void PaintedTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto cell = cellAt(event->position()))
        Q_EMIT cellActivated(cell->y(), cell->x());
}

bool PaintedTable::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto cell = cellAt(help->pos());
        if (cell)
            QToolTip::showText(help->globalPos(), cellText(cell->y(), cell->x()), this,
                               cellRect(cell->y(), cell->x()).toAlignedRect());
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void PaintedTable::focusInEvent(QFocusEvent *event)
{
    m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void PaintedTable::focusOutEvent(QFocusEvent *event)
{
    m_keyboardFocus = false;
    QWidget::focusOutEvent(event);
    update();
}

void PaintedTable::drawFocus(QPainter *painter) const
{
    if (!hasFocus() || !m_keyboardFocus || !m_current)
        return;
    const Theme &t = theme(this);
    const double ring = t.focusWidth();
    // Inside the widget, so that the ring of a cell at the edge is not cut.
    const QRectF box = cellRect(m_current->y(), m_current->x())
                           .adjusted(-ring, -ring, ring, ring)
                           .intersected(QRectF(rect()).adjusted(ring, ring, -ring, -ring));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(t.surface, ring + 2));
    painter->drawRoundedRect(box, 2, 2);
    painter->setPen(QPen(t.focus, ring));
    painter->drawRoundedRect(box, 2, 2);
    painter->restore();
}

} // namespace callboard
