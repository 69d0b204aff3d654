// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/formdialog.h"

#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/section.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace callboard {

FormDialog::FormDialog(const QString &title, const QString &act, int width, int labelWidth, QWidget *parent)
    : QDialog(parent), m_fields(new QVBoxLayout), m_reason(makeSentence({}, TextRole::WarnText, this)),
      m_act(new Button(act, ButtonKind::Primary, this)), m_labelWidth(labelWidth)
{
    const Theme &t = theme(this);
    setWindowTitle(title);
    setModal(true);
    setMinimumWidth(t.px(width));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    outer->setSpacing(t.px(12));
    outer->addWidget(makeLabel(title, TextRole::Lead, this));
    m_fields->setSpacing(t.px(8));
    outer->addLayout(m_fields);
    outer->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(t.px(8));
    buttons->addStretch(1);
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Plain, this);
    buttons->addWidget(cancel);
    buttons->addWidget(m_act);
    outer->addLayout(buttons);
    m_act->setDefault(true);
    growWithContent(this);
    m_act->setObjectName(QStringLiteral("submit"));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_act, &QAbstractButton::clicked, this, &FormDialog::submitted);
}

void FormDialog::addField(const QString &label, QWidget *field)
{
    if (m_fields->isEmpty())
        field->setFocus();
    addFormRow(m_fields, label, field, m_labelWidth);
}

void FormDialog::setReason(const QString &reason)
{
    m_reason->setText(reason);
    m_act->setReason(reason);
}

void FormDialog::say(const QString &sentence)
{
    m_reason->setText(sentence);
}

} // namespace callboard
