// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/clock/clockcontroller.h"
#include "ui/shell/page.h"

class QLabel;

namespace callboard {

class Badge;
class BreakerStepsView;
class Button;
class DueModel;
class EmptyState;
class FaultsModel;
class ForecastView;
class HealthLine;
class HistoryView;
class LateCallsBar;
class LinesView;
class Note;
class PageHeader;
class ResultStrip;
class Section;
class SegmentedControl;
class Switch;
class TableView;

/// Is the clock well, what waits and why, what tripped the breaker, what was and what comes (rows C060-C064, N13).
class ClockPage : public Page
{
    Q_OBJECT

public:
    explicit ClockPage(Session &session, QWidget *parent = nullptr);

    ClockController &controller() { return m_controller; }
    QString statusSentence() const override { return m_spoken; }
    bool isSettled() const override { return m_controller.status().has_value(); }
    Command *primary() const override;
    QList<QWidget *> panes() const override;
    QWidget *rightPane() const override;
    int needsYouCount() const override;
    void goToNextNeedingYou(bool forward) override;
    void arrived() override;

    Switch *telephonySwitch() const { return m_telephony; }
    Switch *holdSwitch() const { return m_hold; }
    TableView *dueTable() const { return m_dueTable; }
    LateCallsBar *lateCalls() const { return m_late; }
    SegmentedControl *tabs() const { return m_tabs; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeHeader();
    QWidget *makeNotes();
    QWidget *makeLeft();
    QWidget *makeBreaker(QWidget *parent);
    QWidget *makeRight();
    QWidget *makeForecast();
    void makeCommands();
    void refresh();
    void refreshHeader();
    void refreshNotes();
    void refreshBreaker();
    void refreshDue();
    void refreshNames();
    void refreshCommands();
    void fold();

    ClockController m_controller;
    DueModel *m_due;
    FaultsModel *m_faults;

    PageHeader *m_header = nullptr;
    HealthLine *m_health = nullptr;
    QLabel *m_sentence = nullptr;
    SegmentedControl *m_tabs = nullptr;
    Switch *m_telephony = nullptr;
    Switch *m_hold = nullptr;
    LateCallsBar *m_late = nullptr;
    QWidget *m_notes = nullptr;
    Note *m_offNote = nullptr;
    Note *m_holdNote = nullptr;
    Note *m_problem = nullptr;

    QWidget *m_left = nullptr;
    QWidget *m_right = nullptr;
    QWidget *m_breaker = nullptr;
    QWidget *m_historyArea = nullptr;
    Section *m_breakerSection = nullptr;
    BreakerStepsView *m_steps = nullptr;
    QLabel *m_cause = nullptr;
    Button *m_probe = nullptr;
    Button *m_holdBreaker = nullptr;
    Button *m_closeBreaker = nullptr;
    QLabel *m_resultsText = nullptr;
    ResultStrip *m_results = nullptr;
    QWidget *m_faultsArea = nullptr;
    TableView *m_faultsTable = nullptr;
    QLabel *m_closed = nullptr;
    HistoryView *m_history = nullptr;
    QLabel *m_lag = nullptr;

    Badge *m_held = nullptr;
    QLabel *m_dueMore = nullptr;
    TableView *m_dueTable = nullptr;
    EmptyState *m_dueEmpty = nullptr;
    LinesView *m_lines = nullptr;
    Note *m_unknown = nullptr;
    QWidget *m_forecastArea = nullptr;
    ForecastView *m_forecast = nullptr;

    Command *m_probeCommand = nullptr;
    Command *m_holdBreakerCommand = nullptr;
    Command *m_closeBreakerCommand = nullptr;
    QString m_spoken;
    const Command *m_toldPrimary = nullptr;
    QString m_toldReason;
};

} // namespace callboard
