// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/latecallsbar.h"

#include "ui/clock/clockwords.h"
#include "ui/common/button.h"
#include "ui/common/statesign.h"
#include "ui/common/textrole.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

namespace callboard {

LateCallsBar::LateCallsBar(QWidget *parent)
    : QWidget(parent), m_lead(makeSentence({}, TextRole::Strong, this)),
      m_sentence(makeSentence({}, TextRole::Body2, this)),
      m_no(new Button(tr("Leave them to expire"), ButtonKind::Plain, this)),
      m_yes(new Button({}, ButtonKind::Plain, this))
{
    const Theme &t = theme(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(t.px(36), t.px(8), t.px(12), t.px(8));
    row->setSpacing(t.px(8));
    auto *text = new QVBoxLayout;
    text->setSpacing(t.px(2));
    text->addWidget(m_lead);
    text->addWidget(m_sentence);
    row->addLayout(text, 1);
    row->addWidget(m_no, 0, Qt::AlignVCenter);
    row->addWidget(m_yes, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_no, &QAbstractButton::clicked, this, [this] { Q_EMIT answered(false); });
    connect(m_yes, &QAbstractButton::clicked, this, [this] { Q_EMIT answered(true); });
    hide();
}

void LateCallsBar::setCalls(int calls, const QStringList &names)
{
    setVisible(calls > 0);
    if (calls == 0)
        return;
    m_lead->setText(ClockWords::lateLead(calls));
    const int more = calls - static_cast<int>(names.size());
    QString who = names.join(tr(", ", "between names"));
    if (more > 0 && !names.isEmpty())
        //: %1 is a list of names, %n how many more there are
        who = tr("%1 and %n more", nullptr, more).arg(who);
    //: two sentences: names of people, then what happens
    m_sentence->setText(names.isEmpty() ? ClockWords::lateSentence()
                                        : tr("%1. %2", "names, sentence").arg(who, ClockWords::lateSentence()));
    m_yes->setText(tr("Dial %n late call(s)", nullptr, calls));
    setAccessibleName(m_lead->text());
    setAccessibleDescription(m_sentence->text());
}

void LateCallsBar::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.warnSoft);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.warnMark);
    const double side = t.px(14);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    drawToneSign(&painter, QRectF(mirrored ? width() - t.px(12) - side : t.px(12), t.px(10), side, side), Tone::Warn,
                 t);
}

} // namespace callboard
