// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/hoursextras.h"
#include "ui/common/formdialog.h"

#include <array>

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;

namespace callboard {

class HoursController;
class SegmentedControl;

/// What both dialogs share: whom it would hold, counted at every key. It stays open until the extras are saved, since a
/// server may refuse them, or not answer.
class ExtrasDialog : public FormDialog
{
    Q_OBJECT

Q_SIGNALS:
    /// All extras, with what was edited here.
    void chosen(const callboard::HoursExtras &extras);

protected:
    ExtrasDialog(HoursController &controller, const QString &title, const QString &act, QWidget *parent);
    virtual HoursExtras edited() const = 0;
    /// Why it cannot be saved yet; empty when it can.
    virtual QString whyNot() const = 0;
    void refresh();

    HoursController &m_controller;
    bool m_isSent = false;
    QLabel *m_held; ///< placed by the form, below its fields
};

/// One holiday, closure or half day.
class ExceptionDialog final : public ExtrasDialog
{
    Q_OBJECT

public:
    /// `index` into the controller's exceptions; -1 = a new one, from `today` on.
    ExceptionDialog(HoursController &controller, int index, QDate today, QWidget *parent);

private:
    HoursExtras edited() const override;
    QString whyNot() const override;
    DateException exception() const;
    void followKind();

    int m_index;
    QLineEdit *m_label;
    QDateEdit *m_first;
    QDateEdit *m_last;
    QCheckBox *m_yearly;
    SegmentedControl *m_kind;
    QLineEdit *m_windows;
};

/// The weekdays that have windows of their own.
class SplitDaysDialog final : public ExtrasDialog
{
    Q_OBJECT

public:
    SplitDaysDialog(HoursController &controller, QWidget *parent);

private:
    HoursExtras edited() const override;
    QString whyNot() const override;

    std::array<QLineEdit *, 7> m_days{};
};

} // namespace callboard
