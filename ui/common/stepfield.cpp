// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/stepfield.h"

#include "ui/common/button.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QSignalBlocker>
#include <QSpinBox>

namespace callboard {

StepField::StepField(const QString &spokenName, int most, QWidget *parent)
    : QWidget(parent), m_less(new IconButton(Icon::Minus, tr("%1, one less").arg(spokenName), this)),
      m_field(new QSpinBox(this)), m_more(new IconButton(Icon::Plus, tr("%1, one more").arg(spokenName), this))
{
    m_field->setRange(0, most);
    m_field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setAccelerated(true);
    m_field->setAccessibleName(spokenName);
    setFocusProxy(m_field);
    for (IconButton *button : {m_less, m_more}) {
        button->setFramed(true);
        button->setAutoRepeat(true);
        // The arrow keys in the field do the same.
        button->setFocusPolicy(Qt::NoFocus);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_less);
    row->addWidget(m_field);
    row->addWidget(m_more);
    connect(m_less, &QAbstractButton::clicked, m_field, &QAbstractSpinBox::stepDown);
    connect(m_more, &QAbstractButton::clicked, m_field, &QAbstractSpinBox::stepUp);
    connect(m_field, &QSpinBox::valueChanged, this, [this](int value) {
        showLimits();
        Q_EMIT edited(value);
    });
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    applyMetrics();
    showLimits();
}

void StepField::applyMetrics()
{
    const Theme &t = theme(this);
    layout()->setSpacing(t.px(8));
    m_field->setFixedWidth(t.px(56));
}

int StepField::value() const
{
    return m_field->value();
}

void StepField::setValue(int value)
{
    const QSignalBlocker quiet(m_field);
    if (m_field->value() != value)
        m_field->setValue(value);
    showLimits();
}

void StepField::setWrong(bool wrong)
{
    setFieldError(m_field, wrong);
}

void StepField::setReason(const QString &reason)
{
    m_enabled = reason.isEmpty();
    m_field->setEnabled(m_enabled);
    m_field->setToolTip(reason);
    m_field->setAccessibleDescription(reason);
    showLimits();
}

void StepField::showLimits()
{
    m_less->setEnabled(m_enabled && m_field->value() > m_field->minimum());
    m_more->setEnabled(m_enabled && m_field->value() < m_field->maximum());
}

void StepField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
    QWidget::changeEvent(event);
}

} // namespace callboard
