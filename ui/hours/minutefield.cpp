// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/minutefield.h"

#include "core/time/callinghours.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QKeyEvent>
#include <QRegularExpression>

namespace callboard {

MinuteField::MinuteField(const QString &spokenName, bool allowMidnight, QWidget *parent)
    : QLineEdit(parent), m_allowMidnight(allowMidnight)
{
    setAccessibleName(spokenName);
    setMaxLength(8);
    connect(this, &QLineEdit::textEdited, this, &MinuteField::read);
}

QSize MinuteField::sizeHint() const
{
    return {theme(this).px(76), QLineEdit::sizeHint().height()};
}

std::optional<int> MinuteField::parse(const QString &text, bool allowMidnight)
{
    static const QRegularExpression shape(QStringLiteral(R"(\A\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*\z)"));
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt(); // 0 when left out
    if (hour == 24 && minute == 0 && allowMidnight)
        return 24 * 60;
    if (hour > 23 || minute > 59)
        return std::nullopt;
    return hour * 60 + minute;
}

void MinuteField::setMinute(int minute)
{
    m_minute = minute;
    if (m_typing) // "17" must not turn into "17:00" under the hand
        return;
    setText(TimeText::minuteOfDay(minute));
    setWrong(false);
}

void MinuteField::read(const QString &text)
{
    m_typing = true;
    const std::optional<int> minute = parse(text, m_allowMidnight);
    setWrong(!minute);
    if (minute)
        Q_EMIT minuteEdited(*minute);
}

void MinuteField::setWrong(bool wrong)
{
    if (wrong == m_wrong)
        return;
    m_wrong = wrong;
    setFieldError(this, wrong);
    Q_EMIT wrongChanged(wrong);
}

void MinuteField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        m_typing = false;
        setWrong(false);
        Q_EMIT stepped(event->key() == Qt::Key_Up ? 5 : -5);
        setText(TimeText::minuteOfDay(m_minute));
        selectAll();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void MinuteField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (m_wrong) // what was typed stays, with its sentence
        return;
    m_typing = false;
    setText(TimeText::minuteOfDay(m_minute));
}

} // namespace callboard
