// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/peopleviewlist.h"

#include "core/model/visibletext.h"
#include "ui/common/figure.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace callboard {

namespace {

enum Role { CountRole = Qt::UserRole + 1, WarnRole, HeadRole };

/// Words left, count right; amber for those that need somebody; a small head before the positions.
class ViewDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = theme(option.widget);
        painter->save();
        const QRectF box = QRectF(option.rect).adjusted(t.px(12), 0, -t.px(12), 0);
        if (index.data(HeadRole).toBool()) {
            painter->fillRect(QRectF(option.rect.left(), option.rect.top() + t.px(7), option.rect.width(), 1), t.line);
            painter->setFont(t.font(13, QFont::DemiBold));
            painter->setPen(t.text);
            painter->drawText(box.adjusted(0, t.px(14), 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                              index.data().toString());
            painter->restore();
            return;
        }
        const bool selected = option.state & QStyle::State_Selected;
        if (selected) {
            painter->fillRect(option.rect, t.selected);
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), t.px(3), option.rect.height()), t.accent);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(option.rect, t.surface);
        }
        const QFont font = t.font(13, selected ? QFont::DemiBold : QFont::Normal);
        const QString count = QLocale().toString(index.data(CountRole).toInt());
        const double countWidth = figure::width(font, count);
        const bool warns = index.data(WarnRole).toBool() && index.data(CountRole).toInt() > 0;
        painter->setFont(font);
        painter->setPen(selected ? t.accentText : t.text);
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight,
                                                         box.width() - countWidth - t.px(8)));
        painter->setPen(warns ? t.warn : selected ? t.accentText : t.text2);
        figure::draw(painter, box, Qt::AlignRight | Qt::AlignVCenter,
                     t.font(13, warns || selected ? QFont::DemiBold : QFont::Normal), count);
        if (option.state & QStyle::State_HasFocus && option.widget->hasFocus()) {
            painter->setPen(QPen(t.focus, t.focusWidth()));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = theme(option.widget);
        return {t.px(120), index.data(HeadRole).toBool() ? t.px(44) : t.px(28)};
    }
};

} // namespace

PeopleViewList::PeopleViewList(QWidget *parent) : QListWidget(parent)
{
    setAccessibleName(tr("Views"));
    setItemDelegate(new ViewDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setTabKeyNavigation(false);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row < static_cast<int>(m_views.size()) && item(row)->flags().testFlag(Qt::ItemIsSelectable))
            Q_EMIT viewChosen(m_views[static_cast<size_t>(row)]);
    });
    applyMetrics();
}

void PeopleViewList::applyMetrics()
{
    setMinimumWidth(theme(this).px(140));
}

void PeopleViewList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
}

void PeopleViewList::setViews(const PeopleController &controller)
{
    using Kind = PeopleView::Kind;
    const PeopleView before = view();
    struct Line
    {
        QString words;
        PeopleView view;
        bool warns;
        bool isHead;
    };
    std::vector<Line> lines{
        {tr("All people"), {Kind::All, {}}, false, false},
        {tr("With a next call"), {Kind::WithNextCall, {}}, false, false},
        {tr("Without one"), {Kind::WithoutNextCall, {}}, false, false},
        {tr("Needs a zone"), {Kind::NeedsZone, {}}, true, false},
        {tr("Something in the way"), {Kind::Blocked, {}}, true, false},
        {tr("Test people"), {Kind::Test, {}}, false, false},
    };
    if (!controller.positions().empty())
        lines.push_back({tr("Positions"), {}, false, true});
    for (const Position &position : controller.positions())
        lines.push_back({visibleText(position.title), {Kind::OfPosition, position.id}, false, false});

    const QSignalBlocker quiet(this);
    // Rows stay where they are while only counts change, so that focus and scrolling stay too.
    while (count() > static_cast<int>(lines.size()))
        delete takeItem(count() - 1);
    m_views.clear();
    for (size_t i = 0; i < lines.size(); ++i) {
        if (static_cast<int>(i) >= count())
            addItem(QString());
        QListWidgetItem *line = item(static_cast<int>(i));
        line->setText(lines[i].words);
        const int people = lines[i].isHead ? 0 : controller.count(lines[i].view);
        line->setData(CountRole, people);
        line->setData(WarnRole, lines[i].warns);
        line->setData(HeadRole, lines[i].isHead);
        line->setFlags(lines[i].isHead ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (!lines[i].isHead)
            //: a view and how many people it holds
            line->setData(Qt::AccessibleTextRole, tr("%1, %L2").arg(lines[i].words).arg(people));
        m_views.push_back(lines[i].view);
    }
    setView(before);
}

PeopleView PeopleViewList::view() const
{
    const int row = currentRow();
    return row >= 0 && row < static_cast<int>(m_views.size()) ? m_views[static_cast<size_t>(row)] : PeopleView{};
}

void PeopleViewList::setView(const PeopleView &view)
{
    for (size_t i = 0; i < m_views.size(); ++i) {
        if (m_views[i] == view && !item(static_cast<int>(i))->data(HeadRole).toBool()) {
            setCurrentRow(static_cast<int>(i));
            return;
        }
    }
    setCurrentRow(0);
}

} // namespace callboard
