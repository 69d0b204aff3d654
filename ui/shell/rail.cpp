// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/rail.h"

#include "ui/common/icons.h"
#include "ui/common/keycap.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/shell/page.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QFocusEvent>
#include <QPainter>
#include <QToolButton>

namespace callboard {

class RailButton : public QToolButton
{
public:
    RailButton(PageId page, QWidget *parent) : QToolButton(parent), m_page(page)
    {
        setCheckable(true);
        setText(Page::titleOf(page));
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const QKeySequence keys(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page)));
        setToolTip(QObject::tr("%1 (%2)", "page and its keys").arg(text(), keys.toString(QKeySequence::NativeText)));
        speak();
    }
    void setAttention(int count)
    {
        m_attention = count;
        speak();
        update();
    }
    QSize sizeHint() const override
    {
        const Theme &t = theme(this);
        const int word = QFontMetrics(t.font(11, QFont::DemiBold)).horizontalAdvance(text());
        return {std::max(t.px(72), word + t.px(2)), t.px(56)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
        QToolButton::focusInEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool on = isChecked();
        const QRectF box = QRectF(rect()).adjusted(t.px(4), 0, -t.px(4), 0);
        if (on || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(on ? t.selected : t.sunken);
            painter.drawRoundedRect(box, t.px(5), t.px(5));
        }
        if (on) {
            const double x = layoutDirection() == Qt::RightToLeft ? width() - t.px(3) : 0;
            painter.fillRect(QRectF(x, (height() - t.px(28)) / 2.0, t.px(3), t.px(28)), t.accent);
        }
        const QColor ink = on ? t.accentText : t.text2;
        const double side = t.px(20);
        const QRectF picture((width() - side) / 2, t.px(9), side, side);
        drawIcon(&painter, picture, Page::iconOf(m_page), ink);
        painter.setPen(ink);
        const QFont bold = t.font(11, QFont::DemiBold);
        const bool isBold =
            on && QFontMetricsF(bold).horizontalAdvance(text()) <= box.width(); // long words stay inside
        painter.setFont(isBold ? bold : t.font(11));
        painter.drawText(QRectF(0, t.px(32), width(), t.px(18)), Qt::AlignHCenter | Qt::AlignVCenter, text());
        if (m_attention > 0)
            paintAttention(painter, picture, t);
        if (hasFocus() && m_keyboardFocus) {
            const double half = t.focusWidth() / 2.0;
            painter.setPen(QPen(t.focus, t.focusWidth()));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(box.adjusted(half, half, -half, -half), t.px(5), t.px(5));
        }
    }

private:
    void paintAttention(QPainter &painter, const QRectF &picture, const Theme &t)
    {
        const QString count = m_attention > 99 ? QStringLiteral("99+") : QString::number(m_attention);
        const QFont font = t.font(10, QFont::DemiBold);
        const double width = std::max<double>(t.px(16), QFontMetricsF(font).horizontalAdvance(count) + t.px(8));
        const QRectF disc(picture.right() - t.px(4), picture.top() - t.px(4), width, t.px(16));
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.error);
        painter.drawRoundedRect(disc, disc.height() / 2, disc.height() / 2);
        painter.setPen(t.surface);
        painter.setFont(font);
        painter.drawText(disc, Qt::AlignCenter, count);
    }
    void speak()
    {
        setAccessibleName(m_attention > 0 ? QObject::tr("%1, %n to look at", nullptr, m_attention).arg(text())
                                          : text());
    }

    PageId m_page;
    int m_attention = 0;
    bool m_keyboardFocus = false;
};

Rail::Rail(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Pages"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(0);
    column->addStretch(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(static_cast<PageId>(id)); });
}

void Rail::addPage(PageId page)
{
    auto *button = new RailButton(page, this);
    m_group->addButton(button, static_cast<int>(page));
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 1, button);
    m_buttons.emplace(page, button);
}

void Rail::setCurrent(PageId page)
{
    if (const auto it = m_buttons.find(page); it != m_buttons.end())
        it->second->setChecked(true);
}

void Rail::setAttention(PageId page, int count)
{
    if (const auto it = m_buttons.find(page); it != m_buttons.end())
        it->second->setAttention(count);
}

void Rail::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(x, 0, 1, height()), t.line);
}

void Rail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace callboard
