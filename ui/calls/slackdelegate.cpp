// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/slackdelegate.h"

#include "ui/calls/callsmodel.h"
#include "ui/common/figure.h"

#include <QPainter>

#include <algorithm>

namespace callboard {

namespace {

/// A full bar; more slack than this looks the same.
constexpr milliseconds kFullBar{3 * 3'600'000};
/// Below this the bar asks for a look.
constexpr milliseconds kTight{75 * 60'000};

} // namespace

void SlackDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme(option.widget);
    painter->save();
    paintGround(painter, option, index);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF box = QRectF(option.rect).adjusted(t.px(kPadding), 0, -t.px(kPadding), -1);
    const milliseconds slack{index.data(CallsModel::SlackRole).toLongLong()};
    const QString text = index.data(Qt::DisplayRole).toString();
    if (slack < milliseconds{0}) {
        painter->setPen(index.data(CallsModel::UnknownRole).toBool() ? t.error : t.text2);
        figure::draw(painter, box, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, t.font(12), text);
        painter->restore();
        return;
    }
    const double share = std::clamp(double(slack.count()) / double(kFullBar.count()), 0.06, 1.0);
    const bool tight = slack < kTight;
    const double whole = std::min<double>(t.px(44), box.width() / 2);
    const double length = whole * share;
    const QRectF bar(mirrored ? box.right() - length : box.left(), box.center().y() - t.px(3), length, t.px(6));
    painter->fillRect(bar, tight ? t.warnMark : t.accentMark);
    painter->setPen(t.text);
    figure::draw(painter, box, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, t.font(13), text);
    painter->restore();
}

} // namespace callboard
