// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/panels.h"

#include "ui/common/settings.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QScrollArea>

namespace callboard {

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_title(makeLabel(title, TextRole::Title, this)),
      m_status(makeLabel({}, TextRole::Body2, this))
{
    setFill(this, Fill::Panel);
    m_row->addWidget(m_title);
    m_row->addWidget(m_status);
    m_row->addStretch(1);
    m_status->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    applyMetrics();
}

void PageHeader::applyMetrics()
{
    const Theme &t = theme(this);
    m_row->setContentsMargins(t.px(12), 0, t.px(12), 0);
    m_row->setSpacing(t.px(8));
    setFixedHeight(t.px(44));
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setStatus(const QString &sentence)
{
    m_status->setText(sentence);
    m_status->setVisible(!sentence.isEmpty());
}

void PageHeader::addLeft(QWidget *widget, int stretch)
{
    m_row->insertWidget(m_left++, widget, stretch);
}

void PageHeader::addRight(QWidget *widget)
{
    m_row->addWidget(widget);
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

void PageHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
    QWidget::changeEvent(event);
}

SidePanel::SidePanel(const QString &spokenName, QWidget *parent)
    : QWidget(parent), m_sections(new QVBoxLayout), m_foot(new QWidget(this)), m_footLayout(new QVBoxLayout(m_foot))
{
    setAccessibleName(spokenName);
    setFill(this, Fill::Panel);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget(scroll);
    content->setLayout(m_sections);
    m_sections->setContentsMargins(0, 0, 0, 0);
    m_sections->setSpacing(0);
    m_sections->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget turned it on
    outer->addWidget(scroll, 1);
    auto *line = makeLine(Qt::Horizontal, m_foot);
    m_footLayout->addWidget(line);
    outer->addWidget(m_foot);
    m_foot->hide();
    applyMetrics();
}

void SidePanel::applyMetrics()
{
    const Theme &t = theme(this);
    setMinimumWidth(t.px(200));
    setMaximumWidth(t.px(420));
    m_footLayout->setContentsMargins(t.px(12), 0, t.px(12), t.px(12));
    m_footLayout->setSpacing(t.px(8));
}

void SidePanel::addSection(QWidget *section)
{
    m_sections->insertWidget(m_sections->count() - 1, section);
}

void SidePanel::addStretching(QWidget *widget)
{
    const int last = m_sections->count() - 1;
    m_sections->insertWidget(last, widget, 1);
    m_sections->setStretch(last + 1, 0);
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
