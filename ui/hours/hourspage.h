// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/hours/hourscontroller.h"
#include "ui/shell/page.h"

class QLabel;
class QStackedWidget;

namespace callboard {

class Button;
class ConflictsModel;
class DayToggles;
class EmptyState;
class ExtrasPanel;
class FigureLabel;
class MinuteField;
class Note;
class PageHeader;
class PaneSplitter;
class SegmentedControl;
class SidePanel;
class TableView;
class WeekView;
class ZoneCombo;

/// Policy at the left, the week in the middle, what falls out at the right; Save hours.
class HoursPage : public Page
{
    Q_OBJECT

public:
    explicit HoursPage(Session &session, QWidget *parent = nullptr);

    HoursController &controller() { return m_controller; }
    QString statusSentence() const override;
    Command *primary() const override { return m_save; }
    QList<QWidget *> panes() const override;
    QWidget *rightPane() const override;
    void arrived() override;
    bool isSettled() const override { return m_controller.isLoaded(); }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// In a narrow window the list goes under the grid.
    void fold();
    SidePanel *makePolicyPanel();
    QWidget *makeCentre();
    SidePanel *makeConflictsPanel();
    void makeCommands();
    void refresh();
    void refreshPolicy();
    void refreshConflicts();
    void refreshCommands();
    void refreshHint();
    void refreshWeekTitle();
    void showWeek(QDate monday);
    QString whyNotSave() const;
    QString closeNote() const;
    QString rangeText(const HoursPolicy &policy) const;
    void whenSaved(const HoursSaved &result);
    void whenExtrasSaved(const HoursExtrasSaved &result);

    HoursController m_controller;
    ConflictsModel *m_conflicts;

    MinuteField *m_opens = nullptr;
    MinuteField *m_closes = nullptr;
    QLabel *m_opensWas = nullptr;
    QLabel *m_closesWas = nullptr;
    QLabel *m_fieldError = nullptr;
    QLabel *m_closeNote = nullptr;
    DayToggles *m_days = nullptr;
    ZoneCombo *m_zone = nullptr;
    QLabel *m_zoneNote = nullptr;
    SidePanel *m_policyPanel = nullptr;
    ExtrasPanel *m_extras = nullptr;
    PaneSplitter *m_splitter = nullptr;
    PaneSplitter *m_under = nullptr;
    bool m_isNarrow = false;

    PageHeader *m_header = nullptr;
    Button *m_weekButton = nullptr;
    Button *m_undoButton = nullptr;
    SegmentedControl *m_clock = nullptr;
    QStackedWidget *m_centre = nullptr;
    EmptyState *m_empty = nullptr;
    WeekView *m_week = nullptr;
    Note *m_hint = nullptr;
    QWidget *m_legend = nullptr;

    SidePanel *m_conflictsPanel = nullptr;
    FigureLabel *m_count = nullptr;
    QLabel *m_countText = nullptr;
    QLabel *m_countDetail = nullptr;
    TableView *m_table = nullptr;
    EmptyState *m_noConflicts = nullptr;
    QStackedWidget *m_conflictStack = nullptr;
    Button *m_saveButton = nullptr;
    Button *m_moveButton = nullptr;
    Button *m_discardButton = nullptr;
    QLabel *m_saveReason = nullptr;

    Command *m_save = nullptr;
    Command *m_saveAndMove = nullptr;
    Command *m_discard = nullptr;
    Command *m_undo = nullptr;
    Command *m_redo = nullptr;
    std::optional<HoursController::Hint> m_shownHint;
    bool m_choseWeek = false;
};

} // namespace callboard
