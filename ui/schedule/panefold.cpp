// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/panefold.h"

#include "ui/common/button.h"
#include "ui/common/figure.h"
#include "ui/common/statesign.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSplitter>

namespace callboard {

namespace {

/// A summary of a folded section: icon, word, lines.
class SummaryButton : public QAbstractButton
{
public:
    SummaryButton(PaneFold::Summary summary, QWidget *parent) : QAbstractButton(parent), m_summary(std::move(summary))
    {
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(m_summary.word);
        setAccessibleDescription(m_summary.lines.join(QLatin1Char(' ')));
        setToolTip(m_summary.word);
    }
    QSize sizeHint() const override
    {
        const Theme &t = theme(this);
        const int lines = static_cast<int>(m_summary.lines.size()) + 1 + (m_summary.warn > 0 ? 1 : 0);
        // 40 px, and more where the words of a language need it.
        double widest = figure::width(t.font(11, QFont::DemiBold), m_summary.word);
        for (const QString &text : m_summary.lines)
            widest = std::max(widest, figure::width(t.font(11), text));
        return {std::max(t.px(40), static_cast<int>(std::ceil(widest)) + t.px(4)),
                t.px(12 + 18 + 8) + lines * t.px(16)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        if (underMouse() || isDown())
            painter.fillRect(rect(), t.selected);
        double y = t.px(10);
        drawIcon(&painter, QRectF((width() - t.px(18)) / 2.0, y, t.px(18), t.px(18)), m_summary.icon, t.text2);
        y += t.px(22);
        const auto line = [&](const QString &text, const QFont &font, const QColor &colour) {
            painter.setPen(colour);
            figure::draw(&painter, QRectF(0, y, width(), t.px(16)), Qt::AlignCenter, font, text);
            y += t.px(16);
        };
        line(m_summary.word, t.font(11, QFont::DemiBold), t.text);
        for (const QString &text : m_summary.lines)
            line(text, t.font(11), t.text2);
        if (m_summary.warn > 0) {
            drawToneSign(&painter, QRectF(t.px(6), y + t.px(1), t.px(13), t.px(13)), Tone::Warn, t);
            painter.setPen(t.warn);
            figure::draw(&painter, QRectF(t.px(20), y, width(), t.px(16)), Qt::AlignLeft | Qt::AlignVCenter,
                         t.font(11, QFont::DemiBold), QString::number(m_summary.warn));
        }
        painter.fillRect(QRectF(0, height() - 1, width(), 1), t.line);
        if (hasFocus()) {
            painter.setPen(QPen(t.focus, t.focusWidth()));
            painter.drawRect(rect().adjusted(1, 1, -2, -2));
        }
    }

private:
    PaneFold::Summary m_summary;
};

} // namespace

PaneFold::PaneFold(Side side, QWidget *panel, QSplitter *splitter, int index, const QString &spokenName,
                   QWidget *parent)
    : QWidget(parent), m_side(side), m_panel(panel), m_splitter(splitter), m_index(index),
      m_toggle(new IconButton(side == Side::Left ? Icon::ChevronRight : Icon::ChevronLeft, spokenName, this)),
      m_layout(new QVBoxLayout(this))
{
    setAccessibleName(spokenName);
    const Theme &t = theme(this);
    setMinimumWidth(t.px(40));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_layout->setContentsMargins(0, t.px(8), 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_toggle, 0, Qt::AlignHCenter);
    m_layout->addSpacing(t.px(8));
    m_layout->addStretch(1);
    connect(m_toggle, &QToolButton::clicked, this, [this] { m_drawer ? closeDrawer() : openDrawer(); });
    hide();
}

void PaneFold::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    if (m_drawer)
        closeDrawer();
    if (folded) {
        m_panel->setParent(parentWidget());
        m_panel->hide();
    } else {
        m_splitter->insertWidget(m_index, m_panel);
        m_panel->show();
    }
    setVisible(folded);
}

void PaneFold::openDrawer()
{
    if (!m_folded || m_drawer)
        return;
    m_drawer = true;
    placeDrawer();
    m_panel->show();
    m_panel->raise();
    qApp->installEventFilter(this);
    m_toggle->setIconName(m_side == Side::Left ? Icon::ChevronLeft : Icon::ChevronRight);
    emit drawerChanged(true);
}

void PaneFold::closeDrawer()
{
    if (!m_drawer)
        return;
    m_drawer = false;
    qApp->removeEventFilter(this);
    const bool hadFocus = m_panel->isAncestorOf(QApplication::focusWidget());
    m_panel->hide();
    m_toggle->setIconName(m_side == Side::Left ? Icon::ChevronRight : Icon::ChevronLeft);
    if (hadFocus)
        m_toggle->setFocus();
    emit drawerChanged(false);
}

void PaneFold::placeDrawer()
{
    if (!m_drawer)
        return;
    const Theme &t = theme(this);
    const int width = std::min(std::max(t.px(m_side == Side::Left ? 260 : 300), m_panel->minimumWidth()),
                               parentWidget()->width() - t.px(80));
    const int x = m_side == Side::Left ? geometry().right() + 1 : geometry().left() - width;
    m_panel->setGeometry(x, geometry().top(), width, height());
}

void PaneFold::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setMinimumWidth(theme(this).px(40));
}

bool PaneFold::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_drawer)
        return false;
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && (widget == m_panel || m_panel->isAncestorOf(widget))) {
            closeDrawer();
            return true;
        }
    }
    if (event->type() == QEvent::MouseButtonPress) {
        auto *widget = qobject_cast<QWidget *>(watched);
        const bool inside = widget && (widget == m_panel || m_panel->isAncestorOf(widget) || widget == this ||
                                       isAncestorOf(widget) || widget->window() != window());
        if (widget && !inside)
            closeDrawer();
    }
    return false;
}

void PaneFold::setSummaries(const std::vector<Summary> &summaries)
{
    for (QWidget *button : m_buttons) {
        button->hide();
        button->deleteLater(); // it may be what was clicked
    }
    m_buttons.clear();
    int at = 2;
    for (const Summary &summary : summaries) {
        auto *button = new SummaryButton(summary, this);
        connect(button, &QAbstractButton::clicked, this, [this, target = summary.target] {
            openDrawer();
            if (target)
                target->setFocus(Qt::OtherFocusReason);
        });
        m_layout->insertWidget(at++, button);
        button->show();
        m_buttons.push_back(button);
    }
}

void PaneFold::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(QRectF(m_side == Side::Left ? width() - 1 : 0, 0, 1, height()), t.line);
}

} // namespace callboard
