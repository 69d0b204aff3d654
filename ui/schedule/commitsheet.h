// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/schedule/plancommit.h"
#include "ui/schedule/plancontroller.h"

#include <QAbstractTableModel>
#include <QWidget>

class QLabel;

namespace callboard {

class Button;
class SegmentedControl;
class TableView;

/// One group of a booking's result: who, and which call or why not and what would help.
class CommitModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Person, Result, Why, Step, ColumnCount };
    enum Role { CandidateRole = Qt::UserRole + 1, ReservationRole };
    explicit CommitModel(const PlanController &controller, QObject *parent = nullptr);

    void setEntries(std::vector<CommitOutcome::Entry> entries);
    const CommitOutcome::Entry *entry(int row) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const PlanController &m_controller;
    std::vector<CommitOutcome::Entry> m_entries;
};

/// What booking did, in three groups: booked, could work at another time, needs you (C122); and on from there.
class CommitSheet : public QWidget
{
    Q_OBJECT

public:
    explicit CommitSheet(PlanController &controller, QWidget *parent = nullptr);

    void setGroups(const CommitGroups &groups);
    const CommitGroups &groups() const { return m_groups; }
    TableView *table() const { return m_table; }
    SegmentedControl *groupChoice() const { return m_choice; }
    Button *rerunButton() const { return m_rerun; }

Q_SIGNALS:
    void rerunRequested(const std::vector<callboard::CandidateId> &people);
    void batchRequested(const callboard::BatchId &batch);
    void callRequested(const callboard::ReservationId &call);
    void closed();

private:
    void showGroup(int index);

    PlanController &m_controller;
    CommitGroups m_groups;
    CommitModel *m_model;
    QLabel *m_title;
    QLabel *m_sentence;
    SegmentedControl *m_choice;
    TableView *m_table;
    Button *m_rerun;
    Button *m_open;
    Button *m_done;
};

} // namespace callboard
