// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/batches/batchlist.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>
#include <numeric>

namespace callboard {

namespace {

enum Role { IdRole = Qt::UserRole + 1, PhaseRole, WhenRole, CountsRole, SharesRole };

class BatchDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {theme(option.widget).px(200), theme(option.widget).px(88)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = theme(option.widget);
        painter->save();
        const QRect rect = option.rect;
        const bool selected = option.state & QStyle::State_Selected;
        const bool mirrored = option.direction == Qt::RightToLeft;
        if (selected)
            painter->fillRect(rect, t.selected);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(rect, t.surface);
        if (selected)
            painter->fillRect(mirrored ? rect.right() - t.px(3) + 1 : rect.left(), rect.top(), t.px(3), rect.height(),
                              t.accent);
        painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line);

        const Qt::Alignment side = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
        QRectF line(rect.left() + t.px(16), rect.top() + t.px(8), rect.width() - t.px(28), t.px(20));
        const auto phase = static_cast<BatchPhase>(index.data(PhaseRole).toInt());
        const QString word = BatchWords::phase(phase);
        const double badgeWidth = badge::size(word, t).width();
        QRectF badgePlace = line;
        mirrored ? badgePlace.setRight(line.left() + badgeWidth) : badgePlace.setLeft(line.right() - badgeWidth);
        badge::draw(painter, badgePlace, word, BatchWords::badgeOf(phase), t);
        QRectF title = line;
        mirrored ? title.setLeft(line.left() + badgeWidth + t.px(8))
                 : title.setRight(line.right() - badgeWidth - t.px(8));
        const QFont bold = t.font(13, QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(t.text);
        painter->drawText(title, static_cast<int>(side),
                          QFontMetricsF(bold).elidedText(index.data().toString(), Qt::ElideRight, title.width()));
        const QFont font = t.font(12);
        painter->setFont(font);
        painter->setPen(t.text2);
        line.translate(0, t.px(19));
        painter->drawText(
            line, static_cast<int>(side),
            QFontMetricsF(font).elidedText(index.data(WhenRole).toString(), Qt::ElideRight, line.width()));
        line.translate(0, t.px(22));
        drawBatchBar(*painter, QRectF(line.left(), line.top() + t.px(1), line.width(), t.px(8)),
                     index.data(SharesRole).value<std::vector<BatchShare>>(), t);
        painter->setFont(font);
        painter->setPen(t.text2);
        line.translate(0, t.px(14));
        painter->drawText(
            line, static_cast<int>(side),
            QFontMetricsF(font).elidedText(index.data(CountsRole).toString(), Qt::ElideRight, line.width()));
        if (selected && option.widget && option.widget->hasFocus()) {
            const double half = t.focusWidth() / 2.0;
            painter->setPen(QPen(t.focus, t.focusWidth()));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(QRectF(rect).adjusted(half, half, -half, -half));
        }
        painter->restore();
    }
};

} // namespace

void drawBatchBar(QPainter &painter, const QRectF &rect, const std::vector<BatchShare> &shares, const Theme &t)
{
    using Kind = BatchShare::Kind;
    const int sum = std::accumulate(shares.begin(), shares.end(), 0,
                                    [](int total, const BatchShare &share) { return total + share.count; });
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    double x = rect.left();
    for (const BatchShare &share : shares) {
        // Even one person of a thousand is seen.
        const double width = std::max(3.0, rect.width() * share.count / std::max(1, sum));
        QRectF part(x, rect.top(), std::min(width, rect.right() - x), rect.height());
        x += width;
        if (part.width() <= 0)
            break;
        const auto filled = [&](const QColor &colour) { painter.fillRect(part.adjusted(0, 0, -1, 0), colour); };
        const auto outlined = [&](const QColor &fill, const QColor &edge) {
            painter.setPen(QPen(edge, 1));
            painter.setBrush(fill);
            painter.drawRect(part.adjusted(0.5, 0.5, -1.5, -0.5));
        };
        switch (share.kind) {
        case Kind::Done:
            filled(t.okMark);
            break;
        case Kind::Live:
            outlined(t.okSoft, t.okMark);
            break;
        case Kind::Firm:
            outlined(t.accentSoft, t.accentMark);
            break;
        case Kind::NoAnswer:
            filled(t.warnMark);
            break;
        case Kind::Failed:
            filled(t.errorMark);
            break;
        case Kind::Cancelled:
            outlined(t.sunken, t.mark);
            break;
        case Kind::Conflict:
            outlined(t.warnSoft, t.warnMark);
            break;
        case Kind::NeedsYou:
            outlined(t.errorSoft, t.errorMark);
            break;
        }
    }
    painter.restore();
}

BatchList::BatchList(QWidget *parent) : QListWidget(parent)
{
    setAccessibleName(tr("Batches"));
    setItemDelegate(new BatchDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            emit batchChosen(BatchId(item->data(IdRole).toString()));
    });
}

void BatchList::setBatches(const std::vector<BatchSummary> &batches, const std::vector<QString> &when)
{
    const QSignalBlocker quiet(this);
    QStringList ids;
    for (const BatchSummary &batch : batches)
        ids << batch.id.text();
    if (ids != m_ids) {
        const QString current = currentItem() ? currentItem()->data(IdRole).toString() : QString();
        clear();
        for (const QString &id : ids) {
            auto *entry = new QListWidgetItem(this);
            entry->setData(IdRole, id);
            if (id == current)
                setCurrentItem(entry);
        }
        m_ids = ids;
    }
    for (size_t i = 0; i < batches.size(); ++i) {
        QListWidgetItem *entry = item(static_cast<int>(i));
        const BatchSummary &batch = batches[i];
        entry->setText(BatchWords::title(batch));
        entry->setData(PhaseRole, static_cast<int>(BatchWords::phaseOf(batch)));
        entry->setData(WhenRole, when[i]);
        entry->setData(CountsRole, BatchWords::sentence(batch));
        entry->setData(SharesRole, QVariant::fromValue(BatchWords::sharesOf(batch)));
        entry->setData(Qt::AccessibleTextRole, BatchWords::spoken(batch));
        entry->setToolTip(BatchWords::sentence(batch));
    }
    viewport()->update();
}

void BatchList::setCurrentBatch(const std::optional<BatchId> &batch)
{
    const QSignalBlocker quiet(this);
    const auto row = batch ? m_ids.indexOf(batch->text()) : -1;
    setCurrentRow(static_cast<int>(row));
}

} // namespace callboard
