// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/heldcallsdialog.h"

#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/hours/conflictsmodel.h"
#include "ui/hours/hourscontroller.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QLabel>

namespace callboard {

HeldCallsDialog::HeldCallsDialog(HoursController &controller, Session &session, QWidget *parent)
    : QDialog(parent), m_controller(controller), m_session(session),
      m_model(new ConflictsModel(controller, session, ConflictsModel::Which::Held, this)),
      m_lead(makeLabel({}, TextRole::Lead, this)), m_dial(new Button({}, ButtonKind::Plain, this)),
      m_move(new Button({}, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Held calls"));
    setModal(true);
    const Theme &t = theme(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    layout->setSpacing(t.px(12));
    layout->addWidget(m_lead);
    layout->addWidget(makeSentence(tr("A holiday or split day saved after their booking closes their minute. They are "
                                      "not dialled while it does, and go on by themselves if their window is still "
                                      "open then."),
                                   TextRole::Body2, this));
    auto *table = new TableView(tr("Held calls"), this);
    table->setModel(m_model);
    table->setColumnKind(ConflictsModel::TheirTime, ColumnKind::FigureLeft);
    table->setColumnKind(ConflictsModel::Person, ColumnKind::NamePlain);
    table->setColumnKind(ConflictsModel::Number, ColumnKind::NamePlain);
    table->setColumnKind(ConflictsModel::Yours, ColumnKind::Figure);
    table->setColumnSample(ConflictsModel::TheirTime, QStringLiteral("Wed 26 00:00"));
    table->setColumnSample(ConflictsModel::Number, QStringLiteral("New York"));
    table->setColumnSample(ConflictsModel::Yours, QStringLiteral("00:00"));
    table->setStretchColumn(ConflictsModel::Person);
    layout->addWidget(table, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(t.px(8));
    auto *close = new Button(tr("Leave them held"), ButtonKind::Plain, this);
    buttons->addWidget(m_dial);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_move);
    layout->addLayout(buttons);
    m_move->setDefault(true);
    growWithContent(this);
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_dial, &QAbstractButton::clicked, this, &HeldCallsDialog::askToDial);
    connect(m_move, &QAbstractButton::clicked, this, [this] {
        m_controller.moveHeld();
        accept();
    });
    connect(&controller, &HoursController::extrasChanged, this, &HeldCallsDialog::refresh);
    connect(&controller, &HoursController::proposalChanged, this, &HeldCallsDialog::refresh);
    setMinimumSize(t.px(560), t.px(420));
    refresh();
    table->setFocus(Qt::OtherFocusReason);
}

void HeldCallsDialog::refresh()
{
    const int count = static_cast<int>(m_controller.held().size());
    m_lead->setText(tr("%n call(s) are held", nullptr, count));
    m_move->setText(tr("Move %n call(s)…", nullptr, count));
    m_dial->setText(tr("Dial them anyway…"));
    QString whyNot = count == 0 ? tr("No call is held.") : m_session.whyNotSchedule();
    m_move->setReason(whyNot);
    if (whyNot.isEmpty() && !m_session.backend().capabilities().lists)
        whyNot = tr("This server does not know holidays and dials them at their minute.");
    m_dial->setReason(whyNot);
}

void HeldCallsDialog::askToDial()
{
    const int count = static_cast<int>(m_controller.held().size());
    Question question;
    question.title = tr("Dial %n call(s) although it is closed?", nullptr, count);
    question.sentence = tr("They go out at their planned minute, holiday or not. The calling hours they were booked "
                           "with still count.");
    question.safe = tr("Leave them held");
    question.act = tr("Dial %n call(s)", nullptr, count);
    if (!m_session.questions().ask(this, question).act)
        return;
    m_controller.waiveHeld();
    accept();
}

} // namespace callboard
