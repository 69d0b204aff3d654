// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/panels.h"
#include "ui/connections/companyformcontroller.h"

class QLabel;
class QLineEdit;

namespace callboard {

class Button;
class StepField;
class Switch;

/// Company settings, checked while typing; the primary button of the page at its foot.
class CompanyForm : public SidePanel
{
    Q_OBJECT

public:
    CompanyForm(CompanyFormController &controller, Session &session, QWidget *parent = nullptr);
    QLineEdit *nameField() const { return m_name; }
    StepField *overheadField() const { return m_overhead; }
    StepField *graceField() const { return m_grace; }
    Button *saveButton() const { return m_save; }

private:
    void takeEdits();
    void refresh();

    CompanyFormController &m_controller;
    Session &m_session;
    QLineEdit *m_name;
    QLabel *m_nameProblem;
    StepField *m_overhead;
    QLabel *m_overheadNote;
    StepField *m_grace;
    QLabel *m_graceNote;
    Switch *m_finish;
    Switch *m_narrow;
    QLabel *m_reason;
    Button *m_save;
    Button *m_discard;
};

} // namespace callboard
