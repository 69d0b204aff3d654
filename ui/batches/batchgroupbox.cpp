// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/batches/batchgroupbox.h"

#include "ui/common/button.h"
#include "ui/common/figurelabel.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

namespace callboard {

namespace {

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            clear(item->layout());
        delete item->widget();
        delete item;
    }
}

} // namespace

BatchGroupBox::BatchGroupBox(Tone tone, const QString &word, const QString &hint, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_word(word), m_figure(new FigureLabel({}, 16, QFont::DemiBold, this)),
      m_lines(new QVBoxLayout), m_action(new Button({}, ButtonKind::Plain, this))
{
    const Theme &t = theme(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, t.px(12));
    column->setSpacing(t.px(8));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(t.px(36), t.px(6), t.px(12), t.px(6));
    head->setSpacing(t.px(8));
    head->addWidget(m_figure);
    head->addWidget(makeLabel(word, TextRole::Strong, this));
    head->addStretch(1);
    head->addWidget(makeLabel(hint, TextRole::Secondary, this));
    column->addLayout(head);
    m_lines->setContentsMargins(t.px(12), t.px(4), t.px(12), 0);
    m_lines->setSpacing(t.px(8));
    column->addLayout(m_lines);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(t.px(12), 0, t.px(12), 0);
    foot->addWidget(m_action);
    foot->addStretch(1);
    column->addLayout(foot);
    column->addStretch(1);
    m_action->hide();
    setLines(0, {});
}

void BatchGroupBox::setLines(int count, const std::vector<Line> &lines)
{
    // Asked for again with every event of the workspace: rows that stay the same are left as they are.
    if (m_count == count && m_shown == lines && m_lines->count() > 0)
        return;
    m_shown = lines;
    m_count = count;
    m_figure->setText(QLocale().toString(count));
    //: Read aloud: a count and what it counts, such as "9 conflict"
    setAccessibleName(tr("%1 %2", "count and group").arg(QLocale().toString(count), m_word));
    clear(m_lines);
    for (const Line &line : lines) {
        auto *row = new QHBoxLayout;
        row->setSpacing(theme(this).px(8));
        auto *figure = new FigureLabel(QLocale().toString(line.count), 12, QFont::DemiBold, this);
        figure->setMinimumWidth(theme(this).px(26));
        figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->addWidget(figure, 0, Qt::AlignTop);
        row->addWidget(makeSentence(line.text, TextRole::Secondary, this), 3);
        if (!line.detail.isEmpty()) {
            auto *detail = makeSentence(line.detail, TextRole::Hint, this);
            detail->setAlignment(Qt::AlignRight | Qt::AlignTop);
            row->addWidget(detail, 2);
        }
        m_lines->addLayout(row);
    }
    // Otherwise they come with a later event, and the box stands empty for a frame.
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (child != m_action)
            child->show();
    }
    update();
}

void BatchGroupBox::setAction(const QString &text, const QString &reason)
{
    m_action->setText(text);
    m_action->setReason(reason);
    m_action->setVisible(!text.isEmpty());
}

void BatchGroupBox::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(t.lineStrong, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(box, t.px(3), t.px(3));
    const double head = m_figure->geometry().bottom() + t.px(7);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(1, 1, width() - 2, head - 1), t.panel);
    painter.fillRect(QRectF(1, head, width() - 2, 1), t.line);
    painter.setRenderHint(QPainter::Antialiasing);
    drawToneSign(&painter, QRectF(t.px(14), head / 2 - t.px(7), t.px(14), t.px(14)), m_tone, t);
}

} // namespace callboard
