// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/segmentedcontrol.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QFocusEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QRadioButton>

#include <cmath>

namespace callboard {

/// A radio button for the keyboard and for screen readers, a segment for the eye.
class Segment : public QRadioButton
{
public:
    explicit Segment(SegmentedControl *owner) : QRadioButton(owner), m_owner(owner)
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }
    void setCount(int count)
    {
        m_count = count;
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const Theme &t = theme(this);
        double width = figure::width(t.font(13, QFont::DemiBold), text());
        if (m_count >= 0)
            width += t.px(8) + figure::width(t.font(13, QFont::DemiBold), QLocale().toString(m_count));
        return {static_cast<int>(std::ceil(width)) + 2 * t.px(10), t.px(28) - 2};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
    void focusInEvent(QFocusEvent *event) override
    {
        m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
        QRadioButton::focusInEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool on = isChecked();
        QPainterPath clip;
        // The owner's rounded outline, seen from this segment, so that a selected end does not stick out of it.
        clip.addRoundedRect(QRectF(1 - x(), 0, m_owner->width() - 2, height()), t.px(5) - 1, t.px(5) - 1);
        const QColor fill = !isEnabled() ? t.window : on ? t.selected : underMouse() ? t.panel : t.surface;
        painter.setClipPath(clip);
        painter.fillRect(rect(), fill);
        painter.setClipping(false);
        if (this != m_owner->m_segments.front()) {
            const int edge = layoutDirection() == Qt::RightToLeft ? width() - 1 : 0;
            painter.fillRect(QRect(edge, 0, 1, height()), t.lineStrong);
        }
        const QFont font = t.font(13, on ? QFont::DemiBold : QFont::Normal);
        const double textWidth = figure::width(font, text());
        const QString count = m_count >= 0 ? QLocale().toString(m_count) : QString();
        const double countWidth = count.isEmpty() ? 0 : t.px(8) + figure::width(font, count);
        double x = (width() - textWidth - countWidth) / 2;
        painter.setPen(!isEnabled() ? t.text3 : on ? t.accentText : t.text);
        figure::draw(&painter, QRectF(x, 0, textWidth, height()), Qt::AlignLeft | Qt::AlignVCenter, font, text());
        if (!count.isEmpty())
            figure::draw(&painter, QRectF(x + textWidth + t.px(8), 0, countWidth, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, font, count);
        if (hasFocus() && m_keyboardFocus) {
            const double half = t.focusWidth() / 2.0;
            painter.setPen(QPen(t.focus, t.focusWidth()));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), t.px(4), t.px(4));
        }
    }

private:
    SegmentedControl *m_owner;
    int m_count = -1;
    bool m_keyboardFocus = false;
};

SegmentedControl::SegmentedControl(const QString &spokenName, QWidget *parent)
    : QWidget(parent), m_group(new QButtonGroup(this))
{
    setAccessibleName(spokenName);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1); // the outline stays visible around the segments
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT currentIndexChanged(id);
    });
}

int SegmentedControl::addSegment(const QString &text)
{
    auto *segment = new Segment(this);
    segment->setText(text);
    const int index = count();
    // In the order of the eye, also when other controls were made before the segments.
    // Qt 6.4 ignores setTabOrder beside a widget without focus, so the control has one for the moment.
    setFocusPolicy(Qt::TabFocus);
    QWidget::setTabOrder(m_segments.empty() ? static_cast<QWidget *>(this) : m_segments.back(), segment);
    setFocusPolicy(Qt::NoFocus);
    m_segments.push_back(segment);
    m_group->addButton(segment, index);
    layout()->addWidget(segment);
    if (index == 0) {
        const QSignalBlocker quiet(m_group);
        segment->setChecked(true);
    }
    return index;
}

void SegmentedControl::setSegmentText(int index, const QString &text)
{
    m_segments.at(static_cast<size_t>(index))->setText(text);
}

void SegmentedControl::setSegmentCount(int index, int count)
{
    m_segments.at(static_cast<size_t>(index))->setCount(count);
}

void SegmentedControl::setSegmentReason(int index, const QString &reason)
{
    Segment *segment = m_segments.at(static_cast<size_t>(index));
    segment->setEnabled(reason.isEmpty());
    segment->setToolTip(reason);
    segment->setAccessibleDescription(reason);
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    m_segments.at(static_cast<size_t>(index))->setChecked(true);
}

void SegmentedControl::setFullWidth(bool full)
{
    setSizePolicy(full ? QSizePolicy::Expanding : QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (Segment *segment : m_segments)
        segment->setSizePolicy(full ? QSizePolicy::Expanding : QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.lineStrong, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(5), t.px(5));
}

void SegmentedControl::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace callboard
