// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/viewlist.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace callboard {

namespace {

enum Role { ViewRole = Qt::UserRole + 1, CountRole, AttentionRole, HeadingRole };

/// Title left, count right; a heading stands apart with a line above it.
class ViewDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = theme(option.widget);
        const bool heading = index.data(HeadingRole).toBool();
        return {t.px(120), t.px(heading ? (index.row() == 0 ? 36 : 44) : 28)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = theme(option.widget);
        const QRect rect = option.rect;
        painter->save();
        const int pad = t.px(12);
        if (index.data(HeadingRole).toBool()) {
            if (index.row() > 0)
                painter->fillRect(rect.left(), rect.top() + t.px(8), rect.width(), 1, t.line);
            painter->setFont(t.font(13, QFont::DemiBold));
            painter->setPen(t.text);
            painter->drawText(rect.adjusted(pad, t.px(index.row() > 0 ? 14 : 4), -pad, 0),
                              Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
            painter->restore();
            return;
        }
        const bool selected = option.state & QStyle::State_Selected;
        const bool mirrored = option.direction == Qt::RightToLeft;
        if (selected) {
            painter->fillRect(rect, t.selected);
            const int bar = t.px(3);
            painter->fillRect(mirrored ? rect.right() - bar + 1 : rect.left(), rect.top(), bar, rect.height(),
                              t.accent);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(rect, t.surface);
        }
        const QVariant count = index.data(CountRole);
        const bool counted = count.isValid() && count.toInt() >= 0;
        const QString number = counted ? QLocale().toString(count.toInt()) : QString();
        const bool alarm = index.data(AttentionRole).toBool() && count.toInt() > 0;
        const QFont figureFont = t.font(12, alarm ? QFont::DemiBold : QFont::Normal);
        painter->setPen(alarm ? t.error : selected ? t.accentText : t.text3);
        const QRectF text = QRectF(rect).adjusted(pad, 0, -pad, 0);
        figure::draw(painter, text, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, figureFont, number);
        const QFont font = t.font(13, selected ? QFont::DemiBold : QFont::Normal);
        const double room = text.width() - figure::width(figureFont, number) - t.px(8);
        painter->setFont(font);
        painter->setPen(selected ? t.accentText : t.text);
        painter->drawText(text, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, room));
        if (selected && option.widget && option.widget->hasFocus()) {
            const int ring = t.focusWidth();
            painter->setPen(QPen(t.focus, ring));
            painter->drawRect(QRectF(rect).adjusted(ring / 2.0, ring / 2.0, -ring / 2.0, -ring / 2.0));
        }
        painter->restore();
    }
};

} // namespace

ViewList::ViewList(QWidget *parent) : QListWidget(parent)
{
    setAccessibleName(tr("Views"));
    setItemDelegate(new ViewDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setProperty("cbFill", QStringLiteral("panel"));
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (const int view = viewOf(item); view >= 0)
            emit viewChosen(view);
    });
    // Also the one that is current already: with it, a choice is made before the calls are there.
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        if (const int view = viewOf(item); view >= 0)
            emit viewChosen(view);
    });
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    connect(this, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        const int view = viewOf(item);
        if (!isSaved(view) || item->text() == m_views[static_cast<size_t>(view)].title)
            return;
        const QString typed = item->text();
        {
            const QSignalBlocker quiet(this);
            item->setText(m_views[static_cast<size_t>(view)].title); // until it is taken
        }
        emit renameWanted(view, typed);
    });
}

int ViewList::viewOf(const QListWidgetItem *item) const
{
    return item && item->data(ViewRole).isValid() ? item->data(ViewRole).toInt() : -1;
}

QListWidgetItem *ViewList::itemOf(int view) const
{
    for (int row = 0; row < count(); ++row) {
        if (viewOf(item(row)) == view)
            return item(row);
    }
    return nullptr;
}

void ViewList::setViews(const std::vector<CallView> &views)
{
    const QSignalBlocker quiet(this);
    const auto same = [](const CallView &a, const CallView &b) { return a.id == b.id && a.saved == b.saved; };
    if (!std::equal(views.begin(), views.end(), m_views.begin(), m_views.end(), same)) {
        const int current = currentView();
        clear();
        const auto addHeading = [this](const QString &text) {
            auto *heading = new QListWidgetItem(text, this);
            heading->setData(HeadingRole, true);
            heading->setFlags(Qt::NoItemFlags);
        };
        addHeading(tr("Views"));
        bool ours = true;
        for (size_t i = 0; i < views.size(); ++i) {
            if (ours && views[i].saved) {
                addHeading(tr("Saved by you"));
                ours = false;
            }
            auto *entry = new QListWidgetItem(views[i].title, this);
            entry->setData(ViewRole, static_cast<int>(i));
            if (views[i].saved)
                entry->setFlags(entry->flags() | Qt::ItemIsEditable);
        }
        setCurrentItem(itemOf(current));
    }
    m_views = views;
    for (size_t i = 0; i < views.size(); ++i) {
        QListWidgetItem *entry = itemOf(static_cast<int>(i));
        entry->setData(CountRole, views[i].count);
        entry->setData(AttentionRole, views[i].attention);
        if (views[i].count >= 0) {
            //: Read aloud: %1 is a view, %n how many calls it shows
            entry->setData(Qt::AccessibleTextRole, tr("%1, %n call(s)", nullptr, views[i].count).arg(views[i].title));
        }
    }
    viewport()->update();
}

void ViewList::setCurrentView(int index)
{
    const QSignalBlocker quiet(this);
    QListWidgetItem *wanted = index < 0 ? nullptr : itemOf(index);
    setCurrentItem(wanted);
    if (!wanted)
        clearSelection();
}

int ViewList::currentView() const
{
    return viewOf(currentItem());
}

bool ViewList::isSaved(int view) const
{
    return view >= 0 && view < static_cast<int>(m_views.size()) && m_views[static_cast<size_t>(view)].saved;
}

/// F2 belongs to the view under the cursor before it belongs to the page.
bool ViewList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2 &&
        isSaved(currentView())) {
        event->accept();
        return true;
    }
    return QListWidget::event(event);
}

void ViewList::keyPressEvent(QKeyEvent *event)
{
    const int view = currentView();
    if (event->key() == Qt::Key_Delete && view >= 0 && m_views[static_cast<size_t>(view)].saved) {
        emit removeWanted(view);
        return;
    }
    QListWidget::keyPressEvent(event);
}

void ViewList::contextMenuEvent(QContextMenuEvent *event)
{
    const int view = viewOf(itemAt(event->pos()));
    if (view < 0 || !m_views[static_cast<size_t>(view)].saved)
        return;
    QMenu menu(this);
    QAction *rename = menu.addAction(tr("Rename this view"));
    rename->setShortcut(Qt::Key_F2);
    QAction *remove = menu.addAction(tr("Remove this view"));
    remove->setShortcut(Qt::Key_Delete);
    const QAction *chosen = menu.exec(event->globalPos());
    if (chosen == rename)
        editItem(itemOf(view));
    else if (chosen == remove)
        emit removeWanted(view);
}

} // namespace callboard
