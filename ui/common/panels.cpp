// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/panels.h"

#include "ui/common/headerlayout.h"
#include "ui/common/settings.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace callboard {

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_row(new HeaderLayout(this)), m_title(makeLabel(title, TextRole::Title, this)),
      m_status(makeLabel({}, TextRole::Body2, this))
{
    setFill(this, Fill::Panel);
    m_row->add(m_title, HeaderLayout::End::Left);
    m_row->add(m_status, HeaderLayout::End::Left, 0, true);
    m_title->setVisible(!title.isEmpty());
    m_status->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    applyMetrics();
}

void PageHeader::applyMetrics()
{
    const Theme &t = theme(this);
    m_row->setContentsMargins(t.px(12), 0, t.px(12), 0);
    m_row->setSpacing(t.px(8));
    m_row->setLineHeight(t.px(44));
    fitLines();
}

void PageHeader::fitLines()
{
    const Theme &t = theme(this);
    setFixedHeight(t.px(44) + (m_row->linesAt(width()) - 1) * t.px(36));
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void PageHeader::setStatus(const QString &sentence)
{
    m_status->setText(sentence);
    m_status->setVisible(!sentence.isEmpty());
}

void PageHeader::addLeft(QWidget *widget, int stretch)
{
    m_row->add(widget, HeaderLayout::End::Left, stretch);
}

void PageHeader::addRight(QWidget *widget)
{
    m_row->add(widget, HeaderLayout::End::Right);
}

void PageHeader::setLineVisible(bool visible)
{
    m_line = visible;
    update();
}

void PageHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme(this).panel);
    if (m_line)
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme(this).line);
}

void PageHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitLines();
}

bool PageHeader::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fitLines();
    return QWidget::event(event);
}

void PageHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
    QWidget::changeEvent(event);
}

namespace {

/// A language or a text size may need more than the usual 420 px; a name of 120 letters may not.
constexpr int kWidestNeed = 560;

} // namespace

SidePanel::SidePanel(const QString &spokenName, QWidget *parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_content(new QWidget(m_scroll)), m_sections(new QVBoxLayout),
      m_foot(new QWidget(this)), m_footLayout(new QVBoxLayout(m_foot))
{
    setAccessibleName(spokenName);
    setFill(this, Fill::Panel);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content->setLayout(m_sections);
    m_sections->setContentsMargins(0, 0, 0, 0);
    m_sections->setSpacing(0);
    m_sections->addStretch(1);
    m_scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false); // setWidget turned it on
    m_content->installEventFilter(this);
    outer->addWidget(m_scroll, 1);
    auto *line = makeLine(Qt::Horizontal, m_foot);
    m_footLayout->addWidget(line);
    outer->addWidget(m_foot);
    m_foot->hide();
    applyMetrics();
}

void SidePanel::applyMetrics()
{
    const Theme &t = theme(this);
    m_needed = t.px(m_least);
    fitWidth();
    m_footLayout->setContentsMargins(t.px(12), 0, t.px(12), t.px(12));
    m_footLayout->setSpacing(t.px(8));
}

void SidePanel::setLeastWidth(int atScaleOne)
{
    m_least = atScaleOne;
    applyMetrics();
}

void SidePanel::setContentWraps(bool wraps)
{
    m_wraps = wraps;
    applyMetrics();
}

/// Nothing scrolls sideways, so the panel is as wide as its widest part asks for. It never shrinks on its own: a panel
/// must not breathe while one walks through a list.
void SidePanel::fitWidth()
{
    const Theme &t = theme(this);
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    const int beside = bar->isVisible() ? bar->sizeHint().width() : 0;
    m_needed = std::max({m_needed, m_wraps ? 0 : m_content->minimumSizeHint().width() + beside,
                         m_foot->isHidden() ? 0 : m_foot->minimumSizeHint().width()});
    m_needed = std::min(m_needed, t.px(kWidestNeed));
    if (minimumWidth() != m_needed)
        setMinimumWidth(m_needed);
    const int most = std::max(t.px(420), m_needed);
    if (maximumWidth() != QWIDGETSIZE_MAX || !m_everFit)
        setMaximumWidth(most);
    m_everFit = true;
}

/// A foot that would leave no room for what it is about scrolls with it.
void SidePanel::placeFoot()
{
    if (m_foot->isHidden())
        return;
    const bool inside = m_foot->parentWidget() == m_content;
    const bool tight = m_foot->sizeHint().height() * 5 > height() * 3;
    if (inside == tight)
        return;
    if (tight)
        m_sections->addWidget(m_foot);
    else
        layout()->addWidget(m_foot);
    m_foot->show();
}

bool SidePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        fitWidth();
    return QWidget::eventFilter(watched, event);
}

void SidePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFoot();
    if (event->oldSize().height() != height())
        m_needed = theme(this).px(m_least); // a scroll bar may have come or gone
    fitWidth();
}

void SidePanel::addSection(QWidget *section)
{
    m_sections->insertWidget(m_ends++, section);
}

void SidePanel::addStretching(QWidget *widget)
{
    m_sections->insertWidget(m_ends++, widget, 1);
    m_sections->setStretch(m_ends, 0);
}

QVBoxLayout *SidePanel::foot()
{
    m_foot->show();
    return m_footLayout;
}

int SidePanel::footHeight() const
{
    return m_foot->isHidden() ? 0 : m_foot->height();
}

void SidePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
    QWidget::changeEvent(event);
}

namespace {

/// 1 px to see, 5 px to grab: the handle's mask reaches over its neighbours.
class ThinHandle : public QSplitterHandle
{
public:
    ThinHandle(Qt::Orientation orientation, QSplitter *parent) : QSplitterHandle(orientation, parent)
    {
        setAttribute(Qt::WA_Hover);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        const bool horizontal = orientation() == Qt::Horizontal;
        setContentsMargins(horizontal ? 2 : 0, horizontal ? 0 : 2, horizontal ? 2 : 0, horizontal ? 0 : 2);
        setMask(QRegion(
            contentsRect().adjusted(horizontal ? -2 : 0, horizontal ? 0 : -2, horizontal ? 2 : 0, horizontal ? 0 : 2)));
        QSplitterHandle::resizeEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        painter.fillRect(rect(), t.panel);
        const QColor colour = underMouse() ? t.lineStrong : t.line;
        if (orientation() == Qt::Horizontal)
            painter.fillRect(QRect(width() / 2, 0, 1, height()), colour);
        else
            painter.fillRect(QRect(0, height() / 2, width(), 1), colour);
    }
};

} // namespace

PaneSplitter::PaneSplitter(Qt::Orientation orientation, QWidget *parent) : QSplitter(orientation, parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

QSplitterHandle *PaneSplitter::createHandle()
{
    return new ThinHandle(orientation(), this);
}

void PaneSplitter::remember(Settings &settings, const QString &name, const QList<int> &sizes)
{
    const QString key = QStringLiteral("panes/") + name;
    QList<int> scaled;
    for (const int size : sizes)
        scaled << theme(this).px(size);
    setSizes(scaled);
    const QByteArray state = settings.state(key);
    if (!state.isEmpty())
        restoreState(state);
    setHandleWidth(1);
    connect(this, &QSplitter::splitterMoved, this, [this, &settings, key] { settings.setState(key, saveState()); });
}

} // namespace callboard
