// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/notificationlog.h"

#include "ui/common/emptystate.h"
#include "ui/common/figurelabel.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/shell/notifications.h"

#include <QBoxLayout>
#include <QPainter>
#include <QScrollArea>

namespace callboard {

namespace {

class ToneSign : public QWidget
{
public:
    ToneSign(Tone tone, QWidget *parent) : QWidget(parent), m_tone(tone)
    {
        setFixedSize(theme(parent).px(14), theme(parent).px(18));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawToneSign(&painter, rect(), m_tone, theme(this));
    }

private:
    Tone m_tone;
};

QWidget *rowOf(const Notifications::Entry &entry, const Zone &own, QWidget *parent)
{
    const Theme &t = theme(parent);
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    layout->setSpacing(t.px(8));
    layout->addWidget(new ToneSign(entry.tone, row), 0, Qt::AlignTop);
    auto *text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(makeSentence(entry.lead, TextRole::Strong, row));
    if (!entry.sentence.isEmpty())
        text->addWidget(makeSentence(entry.sentence, TextRole::Secondary, row));
    layout->addLayout(text, 1);
    auto *time = new FigureLabel(TimeText::time(entry.at, own), 12, QFont::Normal, row);
    time->setColour([] { return theme(nullptr).text3; });
    time->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    layout->addWidget(time, 0, Qt::AlignTop);
    return row;
}

} // namespace

NotificationLog::NotificationLog(const Notifications &notifications, const Zone &own, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    const Theme &t = theme(this);
    setProperty("cbBox", true);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Notifications"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    QLabel *title = makeLabel(tr("Notifications"), TextRole::SectionTitle, this);
    title->setContentsMargins(t.px(12), t.px(10), t.px(12), t.px(10));
    column->addWidget(title);
    column->addWidget(makeLine(Qt::Horizontal, this));
    if (notifications.entries().empty()) {
        auto *empty = new EmptyState(this);
        empty->show(EmptyCause::NothingYet, Icon::Bell, tr("Nothing told yet"),
                    tr("What happens here is kept in this list."));
        column->addWidget(empty);
    } else {
        auto *scroll = new QScrollArea(this);
        scroll->setWidgetResizable(true);
        auto *list = new QWidget(scroll);
        auto *rows = new QVBoxLayout(list);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(0);
        for (const Notifications::Entry &entry : notifications.entries()) {
            rows->addWidget(rowOf(entry, own, list));
            rows->addWidget(makeLine(Qt::Horizontal, list));
        }
        rows->addStretch(1);
        scroll->setWidget(list);
        column->addWidget(scroll);
    }
    resize(t.px(360), t.px(420));
}

void NotificationLog::openAt(const QWidget *anchor)
{
    const QPoint below = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 4));
    move(below);
    show();
    setFocus(Qt::PopupFocusReason);
}

} // namespace callboard
