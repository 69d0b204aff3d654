// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/toast.h"

#include "ui/common/icons.h"
#include "ui/common/keycap.h"
#include "ui/common/textrole.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace callboard {

namespace {

/// Rows of buttons it climbs over before it gives up and lies at the bottom.
constexpr int kMostSteps = 4;

/// A link or a cross in the toast's own colours; the page's buttons would vanish on the inverse fill.
class ToastButton : public QAbstractButton
{
public:
    ToastButton(const QString &text, const QString &keys, QWidget *parent) : QAbstractButton(parent), m_keys(keys)
    {
        setText(text);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const Theme &t = theme(this);
        if (text().isEmpty())
            return {t.px(24), t.px(24)};
        const QFontMetrics metrics(t.font(13, QFont::Medium));
        return {metrics.horizontalAdvance(text()) + t.px(6) + keycap::size(m_keys, this).width() + t.px(8), t.px(24)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        if (text().isEmpty()) {
            const QColor ink = underMouse() ? t.inverseLink : t.inverseText;
            drawIcon(&painter, QRectF(t.px(4), t.px(4), t.px(16), t.px(16)), Icon::Close, ink);
        } else {
            painter.setPen(t.inverseLink);
            painter.setFont(t.font(13, QFont::Medium));
            painter.drawText(rect().adjusted(t.px(4), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
            const QSize cap = keycap::size(m_keys, this);
            keycap::draw(&painter, QRect(QPoint(width() - cap.width() - t.px(4), (height() - cap.height()) / 2), cap),
                         m_keys, t.inverseText, t.inverseText, this);
        }
        if (hasFocus()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(t.inverseLink, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), t.px(4), t.px(4));
        }
    }

private:
    QString m_keys;
};

QLabel *inverseLabel(const QString &text, bool strong, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("cbText", strong ? QStringLiteral("inverseStrong") : QStringLiteral("inverse"));
    label->setVisible(!text.isEmpty());
    return label;
}

} // namespace

Toast::Toast(ToastText text, QWidget *window) : QWidget(window), m_text(std::move(text))
{
    const Theme &t = theme(this);
    setAttribute(Qt::WA_Hover);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(t.px(40), t.px(12), t.px(12), t.px(14));
    row->setSpacing(t.px(8));
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(inverseLabel(m_text.lead, true, this));
    column->addWidget(inverseLabel(m_text.sentence, false, this));
    row->addLayout(column, 1);
    if (m_text.undo) {
        auto *undo = new ToastButton(tr("Undo"), keyWords(QKeySequence(QKeySequence::Undo)), this);
        undo->setObjectName(QStringLiteral("toastUndo"));
        connect(undo, &QAbstractButton::clicked, this, &Toast::triggerUndo);
        row->addWidget(undo, 0, Qt::AlignVCenter);
    }
    auto *close = new ToastButton({}, {}, this);
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close"));
    connect(close, &QAbstractButton::clicked, this, &Toast::dismiss);
    row->addWidget(close, 0, Qt::AlignVCenter);

    setAccessibleName(m_text.lead);
    setAccessibleDescription(m_text.sentence);
    setFixedWidth(t.px(330));
    window->installEventFilter(this);
    place();
    m_since.start();
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, [this] { pass(static_cast<int>(m_since.restart())); });
    m_timer.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

bool Toast::standsStill() const
{
    const QWidget *focus = QApplication::focusWidget();
    return underMouse() || QAccessible::isActive() || (focus && (focus == this || isAncestorOf(focus)));
}

void Toast::pass(int ms)
{
    if (m_closed || standsStill())
        return;
    m_leftMs = std::max(0, m_leftMs - ms);
    place(); // another page may have come in view
    update();
    if (m_leftMs == 0)
        dismiss();
}

void Toast::triggerUndo()
{
    if (m_closed || !m_text.undo)
        return;
    const auto undo = std::move(m_text.undo);
    m_text.undo = nullptr;
    dismiss();
    undo();
}

void Toast::dismiss()
{
    if (m_closed)
        return;
    m_closed = true;
    m_timer.stop();
    hide();
    Q_EMIT closed();
    deleteLater();
}

/// Bottom right, and higher where it would lie on buttons: what is to be pressed next stays in reach.
void Toast::place()
{
    const Theme &t = theme(this);
    resize(width(), heightForWidth(width()) > 0 ? heightForWidth(width()) : sizeHint().height());
    const QWidget *window = parentWidget();
    // Above the status bar (28) with a gap of 16.
    const int x = layoutDirection() == Qt::RightToLeft ? t.px(16) : window->width() - width() - t.px(16);
    const QRect lowest(x, window->height() - height() - t.px(28) - t.px(16), width(), height());
    QRect place = lowest;
    for (int step = 0; step < kMostSteps; ++step) {
        const int top = topOfButtonsUnder(place);
        if (top < 0)
            break;
        place.moveBottom(top - t.px(12));
    }
    const bool isFar = place.top() < window->height() / 2 || topOfButtonsUnder(place) >= 0;
    move((isFar ? lowest : place).topLeft());
    raise();
}

/// In coordinates of the window; -1 = none lies under `place`.
int Toast::topOfButtonsUnder(const QRect &place) const
{
    const QWidget *window = parentWidget();
    int top = -1;
    for (const QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
        if (!button->isVisibleTo(window) || isAncestorOf(button) || qobject_cast<const Toast *>(button->parentWidget()))
            continue;
        const QRect box(button->mapTo(window, QPoint(0, 0)), button->size());
        if (box.intersects(place) && (top < 0 || box.top() < top))
            top = box.top();
    }
    return top;
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.inverse);
    painter.drawRoundedRect(rect(), t.px(5), t.px(5));
    const double side = t.px(16);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF sign(mirrored ? width() - t.px(14) - side : t.px(14), (height() - side) / 2, side, side);
    drawIcon(&painter, sign,
             m_text.tone == Tone::Error  ? Icon::Error
             : m_text.tone == Tone::Warn ? Icon::Warn
                                         : Icon::Check,
             t.inverseLink);
    const int bar = t.px(3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(0, height() - bar, width() * static_cast<double>(m_leftMs) / kLifeMs, bar), t.inverseLink);
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace callboard
