// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/schedule/plantablemodel.h"

#include <QWidget>

class QSortFilterProxyModel;

namespace callboard {

class SegmentedControl;
class Settings;
class TableView;

/// "Review as a table": everybody of the plan, who is where and why. E opens the chain of reasons of a row; F8 goes to
/// the next row that was not placed; the menu of a row changes number and zone for one person (C119, C120).
class PlanTable : public QWidget
{
    Q_OBJECT

public:
    PlanTable(PlanController &controller, Settings &settings, QWidget *parent = nullptr);

    void setShow(PlanTableModel::Show show);
    TableView *view() const { return m_view; }
    PlanTableModel *model() const { return m_model; }
    const PlanEntry *currentEntry() const;
    void selectPerson(const CandidateId &person);
    void explainCurrent();
    /// +1 next, -1 previous person that was not placed.
    void goToNotPlaced(int direction);

Q_SIGNALS:
    void personRequested(const callboard::CandidateId &person);
    void momentRequested(callboard::Instant at);
    void zoneRequested(const callboard::CandidateId &person);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openMenu(QPoint position);
    void setNumberFor(const CandidateId &person, const std::optional<PhoneNumberId> &number);

    PlanController &m_controller;
    PlanTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    SegmentedControl *m_shown;
    TableView *m_view;
};

} // namespace callboard
