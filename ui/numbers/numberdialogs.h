// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"
#include "core/phone/e164.h"
#include "ui/common/formdialog.h"

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace callboard {

class LabelField;
class StepField;

/// A form with its problem below the field it is about; a refusal stays on the form, and so does what was typed.
class NumberForm : public FormDialog
{
    Q_OBJECT

public:
    /// A refusal of the engine, in words.
    void showRefusal(const QString &sentence);
    /// Empty = the form can be saved.
    virtual QString problem() const = 0;

protected:
    NumberForm(const QString &title, const QString &act, QWidget *parent);
    QLabel *addProblem();
    void check();
};

/// Add number: the phone number is read as it would be dialled; caps start at 0, the safe default (C042).
class AddNumberDialog : public NumberForm
{
    Q_OBJECT

public:
    /// `taken` are the numbers the company has.
    AddNumberDialog(const CompanyId &company, const std::vector<Pool> &pools, std::vector<PhoneNumber> taken,
                    const QString &region, QWidget *parent);
    PhoneNumber number() const;
    QString problem() const override;

private:
    QString phoneProblem() const;

    CompanyId m_company;
    std::vector<PhoneNumber> m_taken;
    QString m_region;
    QLineEdit *m_phone;
    QLabel *m_phoneNote;
    LabelField *m_label;
    QComboBox *m_pool;
    StepField *m_outbound;
    StepField *m_inbound;
};

/// Add pool: a name and how many calls it carries at once.
class AddPoolDialog : public NumberForm
{
    Q_OBJECT

public:
    AddPoolDialog(std::vector<Pool> taken, QWidget *parent);
    Pool pool() const;
    QString problem() const override;

private:
    std::vector<Pool> m_taken;
    QLineEdit *m_name;
    QLabel *m_nameNote;
    StepField *m_cap;
};

} // namespace callboard
