// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/daytoggles.h"

#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace callboard {

/// A check box for the keyboard and for screen readers, a segment for the eye.
class DayToggle : public QAbstractButton
{
public:
    explicit DayToggle(DayToggles *owner) : QAbstractButton(owner), m_owner(owner)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const Theme &t = theme(this);
        const double width = QFontMetricsF(t.font(12, QFont::DemiBold)).horizontalAdvance(text());
        return {static_cast<int>(std::ceil(width)) + t.px(8), t.px(28) - 2};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
        QAbstractButton::focusInEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool moves = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
        if (moves)
            event->ignore(); // the row moves the focus, else QAbstractButton would
        else
            QAbstractButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath clip;
        clip.addRoundedRect(QRectF(1 - x(), 0, m_owner->width() - 2, height()), t.px(5) - 1, t.px(5) - 1);
        painter.setClipPath(clip);
        painter.fillRect(rect(), isChecked() ? t.selected : underMouse() ? t.panel : t.surface);
        painter.setClipping(false);
        if (this != m_owner->m_days.front())
            painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0, 1, height()), t.line);
        painter.setFont(t.font(12, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.setPen(isChecked() ? t.accentText : t.text);
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus() && m_keyboardFocus) {
            const double half = t.focusWidth() / 2.0;
            painter.setPen(QPen(t.focus, t.focusWidth()));
            painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), t.px(4), t.px(4));
        }
    }

private:
    DayToggles *m_owner;
    bool m_keyboardFocus = false;
};

DayToggles::DayToggles(std::function<bool(int, bool)> change, QWidget *parent)
    : QWidget(parent), m_change(std::move(change))
{
    setAccessibleName(tr("Calling days"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    for (int isoDay = 1; isoDay <= 7; ++isoDay) {
        auto *day = new DayToggle(this);
        day->setText(QLocale().standaloneDayName(isoDay, QLocale::ShortFormat).left(2));
        day->setAccessibleName(QLocale().standaloneDayName(isoDay));
        day->setFocusPolicy(isoDay == 1 ? Qt::StrongFocus : Qt::ClickFocus);
        row->addWidget(day, 1);
        m_days.push_back(day);
        connect(day, &QAbstractButton::clicked, this, [this, isoDay, day](bool on) {
            if (m_change(isoDay, on))
                return;
            day->setChecked(!on);
            Q_EMIT refused(isoDay);
        });
    }
}

void DayToggles::setDay(int isoDay, bool on)
{
    m_days.at(static_cast<size_t>(isoDay - 1))->setChecked(on);
}

bool DayToggles::isOn(int isoDay) const
{
    return m_days.at(static_cast<size_t>(isoDay - 1))->isChecked();
}

void DayToggles::setLastDay(int isoDay)
{
    for (size_t i = 0; i < m_days.size(); ++i)
        m_days[i]->setToolTip(static_cast<int>(i) + 1 == isoDay ? tr("One day must stay on.")
                                                                : m_days[i]->accessibleName());
}

void DayToggles::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int step = event->key() == Qt::Key_Left    ? (mirrored ? 1 : -1)
                     : event->key() == Qt::Key_Right ? (mirrored ? -1 : 1)
                                                     : 0;
    for (size_t i = 0; step != 0 && i < m_days.size(); ++i) {
        if (!m_days[i]->hasFocus())
            continue;
        const auto next = std::clamp<qsizetype>(static_cast<qsizetype>(i) + step, 0, 6);
        m_days[static_cast<size_t>(next)]->setFocus(Qt::TabFocusReason);
        return;
    }
    QWidget::keyPressEvent(event);
}

void DayToggles::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.lineStrong);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(5), t.px(5));
}

} // namespace callboard
