// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/companyform.h"

#include "ui/common/button.h"
#include "ui/common/section.h"
#include "ui/common/stepfield.h"
#include "ui/common/switch.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace callboard {

namespace {

constexpr int kLabels = 84;

QWidget *withUnit(QWidget *parent, StepField *field, const QString &unit)
{
    auto *holder = new QWidget(parent);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme(parent).px(8));
    row->addWidget(field);
    row->addWidget(makeSentence(unit, TextRole::Secondary, holder), 1);
    return holder;
}

} // namespace

CompanyForm::CompanyForm(CompanyFormController &controller, Session &session, QWidget *parent)
    : SidePanel(tr("Company settings"), parent), m_controller(controller), m_session(session)
{
    auto *section = new Section(tr("Company settings"), this);
    QVBoxLayout *body = section->body();
    m_name = new QLineEdit(section);
    addFormRow(body, tr("Name"), m_name, kLabels);
    m_nameProblem = makeSentence({}, TextRole::ErrorText, section);
    body->addWidget(m_nameProblem);
    m_overhead = new StepField(tr("Set-up time of a call, in seconds"), CompanyFormController::kOverheadMost, section);
    m_overhead->field()->setSingleStep(10);
    addFormRow(body, tr("Set-up time"), withUnit(section, m_overhead, tr("seconds a call")), kLabels)
        ->setBuddy(m_overhead);
    m_overheadNote = makeSentence({}, TextRole::Hint, section);
    body->addWidget(m_overheadNote);
    m_grace = new StepField(tr("Grace before a call expires, in minutes"), CompanyFormController::kGraceMost, section);
    m_grace->field()->setSingleStep(5);
    addFormRow(body, tr("Grace"), withUnit(section, m_grace, tr("minutes")), kLabels)->setBuddy(m_grace);
    m_graceNote = makeSentence({}, TextRole::Hint, section);
    body->addWidget(m_graceNote);
    addSection(section);

    auto *rules = new Section(tr("Rules"), this);
    m_finish = new Switch(tr("Calls end inside calling hours"), rules);
    rules->body()->addWidget(m_finish);
    rules->body()->addWidget(
        makeSentence(tr("Off: a call may start until the closing time and end after it."), TextRole::Hint, rules));
    m_narrow = new Switch(tr("Take the zone from the area code"), rules);
    rules->body()->addWidget(m_narrow);
    rules->body()->addWidget(
        makeSentence(tr("Off: a number of a country with several clocks asks for its zone before it is booked."),
                     TextRole::Hint, rules));
    rules->setLineVisible(false);
    addSection(rules);

    m_reason = makeSentence({}, TextRole::Hint, this);
    m_save = new Button(tr("Save settings"), ButtonKind::Primary, this);
    m_save->setButtonSize(ButtonSize::Large);
    m_save->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_S));
    m_discard = new Button(tr("Discard"), ButtonKind::Plain, this);
    foot()->addSpacing(theme(this).px(4));
    foot()->addWidget(m_reason);
    foot()->addWidget(m_save);
    foot()->addWidget(m_discard);

    connect(m_name, &QLineEdit::textEdited, this, &CompanyForm::takeEdits);
    connect(m_overhead, &StepField::edited, this, &CompanyForm::takeEdits);
    connect(m_grace, &StepField::edited, this, &CompanyForm::takeEdits);
    connect(m_finish, &QAbstractButton::clicked, this, &CompanyForm::takeEdits);
    connect(m_narrow, &QAbstractButton::clicked, this, &CompanyForm::takeEdits);
    connect(m_save, &QAbstractButton::clicked, &controller, &CompanyFormController::save);
    connect(m_discard, &QAbstractButton::clicked, &controller, &CompanyFormController::discard);
    connect(&controller, &CompanyFormController::draftChanged, this, &CompanyForm::refresh);
    connect(&session, &Session::workspaceChanged, this, &CompanyForm::refresh);
    refresh();
}

void CompanyForm::takeEdits()
{
    m_controller.setDraft(
        {m_name->text(), m_overhead->value(), m_grace->value(), m_finish->isChecked(), m_narrow->isChecked()});
}

void CompanyForm::refresh()
{
    const CompanyDraft &draft = m_controller.draft();
    if (m_name->text() != draft.name)
        m_name->setText(draft.name);
    m_overhead->setValue(draft.overheadSeconds);
    m_grace->setValue(draft.graceMinutes);
    const QSignalBlocker quietFinish(m_finish);
    const QSignalBlocker quietNarrow(m_narrow);
    m_finish->setChecked(draft.finishInsideHours);
    m_narrow->setChecked(draft.prefixNarrowing);
    const QString problem = m_session.companyId().isEmpty() ? QString() : m_controller.nameProblem();
    m_nameProblem->setText(problem);
    m_nameProblem->setVisible(!problem.isEmpty());
    setFieldError(m_name, !problem.isEmpty());
    const milliseconds estimate = m_controller.estimate();
    m_overheadNote->setText(
        tr("Ring, set-up and goodbye. A 30 min interview takes a line for %1.")
            .arg(estimate % kMinute == milliseconds(0) ? TimeText::length(estimate) : TimeText::exactLength(estimate)));
    m_graceNote->setText(draft.graceMinutes == 0
                             ? tr("A call that has not ended by the end of its window expires.")
                             : tr("A call that has not gone %1 after the end of its window expires.")
                                   .arg(TimeText::length(draft.graceMinutes * kMinute)));
    const QString locked = m_controller.whyLocked();
    m_name->setReadOnly(!locked.isEmpty());
    m_name->setEnabled(locked.isEmpty());
    m_name->setToolTip(locked);
    for (StepField *field : {m_overhead, m_grace})
        field->setReason(locked);
    for (Switch *control : {m_finish, m_narrow}) {
        control->setEnabled(locked.isEmpty());
        control->setToolTip(locked);
    }
    m_reason->setText(locked.isEmpty() ? tr("Calls that are booked keep what they were booked with.") : locked);
    m_save->setReason(m_controller.whyNotSave());
    m_discard->setReason(m_controller.isChanged() ? QString() : tr("Nothing is changed."));
}

} // namespace callboard
