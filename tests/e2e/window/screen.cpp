// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/window/screen.h"

#include "ui/calls/lanesview.h"
#include "ui/common/badge.h"
#include "ui/common/figurelabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QTableView>

namespace callboard::test::screen {

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

bool isSeen(const QWidget *widget)
{
    // What a viewport covers does not count as its frame's.
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
    return widget->isVisible() && !(area ? area->viewport() : widget)->visibleRegion().isEmpty();
}

QString nameOf(const QWidget *widget)
{
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return plain(button->text());
    for (const QLabel *label : widget->window()->findChildren<QLabel *>()) {
        if (label->buddy() == widget)
            return plain(label->text());
    }
    return {};
}

QString rowText(const QAbstractItemView *view, int row)
{
    QStringList cells;
    const auto *table = qobject_cast<const QTableView *>(view);
    for (int column = 0; column < view->model()->columnCount(view->rootIndex()); ++column) {
        if (!table || !table->isColumnHidden(column))
            cells << view->model()->index(row, column).data(Qt::DisplayRole).toString();
    }
    return cells.join(QStringLiteral(" | "));
}

static QString shownTextOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return plain(label->text());
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return plain(button->text());
    if (const auto *figure = qobject_cast<const FigureLabel *>(widget))
        return figure->text();
    if (const auto *badge = qobject_cast<const Badge *>(widget))
        return badge->text();
    if (const auto *combo = qobject_cast<const QComboBox *>(widget))
        return combo->currentText();
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        return edit->text();
    if (const auto *lanes = qobject_cast<const LanesView *>(widget))
        return lanes->accessibleName() + QLatin1Char(' ') + lanes->moveTag(); // what it paints beside the pointer
    return widget->accessibleName();
}

/// Not another window, nor what stands over that.
static bool belongsTo(const QWidget *top, const QWidget *window)
{
    while (top->parentWidget())
        top = top->parentWidget();
    return top == window || !qobject_cast<const QMainWindow *>(top);
}

QStringList texts(const QWidget *window)
{
    QStringList all;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (const QWidget *top : windows) {
        if (!top->isVisible() || !belongsTo(top, window))
            continue;
        all << QStringLiteral("[%1]").arg(top->windowTitle());
        if (const auto *menu = qobject_cast<const QMenu *>(top)) {
            for (const QAction *action : menu->actions())
                all << plain(action->text());
        }
        for (const QWidget *widget : top->findChildren<QWidget *>()) {
            if (!isSeen(widget))
                continue;
            if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
                for (int row = 0; row < view->model()->rowCount(view->rootIndex()); ++row) {
                    const QRect place = view->visualRect(view->model()->index(row, 0));
                    if (place.bottom() < 0 || qobject_cast<const QHeaderView *>(view))
                        continue;
                    if (place.top() > view->viewport()->height())
                        break;
                    all << rowText(view, row);
                }
            } else if (const QString text = shownTextOf(widget); !text.isEmpty()) {
                all << text;
            }
        }
    }
    return all;
}

} // namespace callboard::test::screen
