// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/growingdialog.h"

#include <QDialog>
#include <QEvent>
#include <QLayout>
#include <QScreen>

#include <algorithm>

namespace callboard {

namespace {

class Grower : public QObject
{
public:
    explicit Grower(QDialog *dialog) : QObject(dialog), m_dialog(dialog) { dialog->installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool changes =
            event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show || event->type() == QEvent::Resize;
        if (watched == m_dialog && changes)
            grow();
        return false;
    }

private:
    void grow()
    {
        QLayout *layout = m_dialog->layout();
        layout->activate();
        const QSize room = m_dialog->screen()->availableGeometry().size();
        const int width = std::max(m_dialog->width(), std::min(layout->totalMinimumSize().width(), room.width()));
        const int needed =
            layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalMinimumSize().height();
        const int height = std::max(m_dialog->height(), std::min(needed, room.height()));
        m_dialog->resize(width, height); // nothing happens when it is that large
    }

    QDialog *m_dialog;
};

} // namespace

void growWithContent(QDialog *dialog)
{
    new Grower(dialog);
}

FormScroll::FormScroll(QWidget *form, QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    setWidget(form);
    form->setAutoFillBackground(false); // setWidget turned it on
    form->installEventFilter(this);
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize FormScroll::sizeHint() const
{
    return widget()->sizeHint();
}

QSize FormScroll::minimumSizeHint() const
{
    // As wide as the form must be; three lines are enough to scroll in.
    return {widget()->minimumSizeHint().width(), fontMetrics().height() * 3};
}

int FormScroll::heightForWidth(int width) const
{
    return widget()->hasHeightForWidth() ? widget()->heightForWidth(width) : widget()->sizeHint().height();
}

/// What the form needs has changed: whoever lays this out is told, as if the form lay there itself.
bool FormScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace callboard
