// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/schedule/movecontroller.h"
#include "ui/schedule/plancommit.h"
#include "ui/schedule/plancontroller.h"
#include "ui/shell/page.h"

#include <array>

class QComboBox;
class QStackedWidget;

namespace callboard {

class Button;
class CellDock;
class CommitSheet;
class EmptyState;
class HeatLegend;
class HeatmapView;
class MovesBar;
class PageHeader;
class PaneFold;
class PaneSplitter;
class PlanInputsPanel;
class PlanResultPanel;
class PlanTable;
class SegmentedControl;

/// The main page: who, what and when at the left, the heatmap, what the plan means at the right. Lays out and forwards;
/// PlanController, PlanCommit and MoveController decide.
class PlanPage : public Page
{
    Q_OBJECT

public:
    PlanPage(Session &session, QWidget *parent);
    ~PlanPage() override;

    QString statusSentence() const override;
    bool isSettled() const override { return m_controller.isLoaded(); }
    Command *primary() const override { return m_book; }
    QList<QWidget *> panes() const override;
    QWidget *rightPane() const override;
    void show(const Jump &jump) override;
    using QWidget::show;
    void arrived() override;

    PlanController &controller() { return m_controller; }
    HeatmapView *map() const { return m_map; }
    PlanResultPanel *result() const { return m_result; }
    PlanInputsPanel *inputs() const { return m_inputs; }
    PlanTable *table() const { return m_table; }
    CommitSheet *commitSheet() const { return m_sheet; }

    void choosePeople();
    void chooseZones();
    void book();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static constexpr std::array kCellMinutes{5, 15, 30, 60}; ///< sizes of a cell to choose from

    enum Centre { Map, Table, Sheet, Nothing };

    // planpage.cpp
    void buildHeader();
    void buildCentre();
    void connectMap();
    void connectControllers();
    void fitPanels();
    void applyRoom();
    void showCentre(Centre centre);
    void refreshView();
    void refreshNothing();
    void showSecondZone();
    void refreshHeat();
    void refreshPlan();
    void refreshBookReason();
    void refreshStrips();
    void refreshClosings();
    void tick();

    // planpage_actions.cpp
    void buildCommands();
    void buildMapCommands();
    void zoom(int direction);
    void explain(Instant t);
    void showExplanation(const HeatCell &cell);
    void openMapMenu(Instant t, QPoint global);
    void openSecondRulerMenu(QPoint global);
    void openCalendar();
    void takeStep(int group);
    void exportPlan();
    void takeBooked(const CommitGroups &groups);
    void takeRefused(const Error &error);
    void rerun(const std::vector<CandidateId> &people);
    void bookOne(const std::optional<CandidateId> &person, const std::optional<Instant> &at);
    void beginMove(const ReservationId &id);
    void showVerdict();
    void takeMoved(const Reservation &call, Instant from);
    void setColours(const QString &name);

    PlanController m_controller;
    PlanCommit m_commit;
    MoveController m_mover;
    PaneSplitter *m_splitter;
    PaneFold *m_leftFold = nullptr;
    PaneFold *m_rightFold = nullptr;
    PlanInputsPanel *m_inputs;
    PlanResultPanel *m_result;
    QWidget *m_centre;
    PageHeader *m_header;
    Button *m_range;
    QComboBox *m_days;
    SegmentedControl *m_cells;
    SegmentedControl *m_after;
    QStackedWidget *m_stack;
    HeatmapView *m_map;
    HeatLegend *m_legend;
    CellDock *m_dock;
    PlanTable *m_table;
    CommitSheet *m_sheet;
    MovesBar *m_moves = nullptr;
    EmptyState *m_nothing;

    Command *m_book = nullptr;
    Command *m_review = nullptr;
    Command *m_export = nullptr;
    Command *m_next = nullptr;
    Command *m_previous = nullptr;
    std::optional<Instant> m_explainWanted;
    std::optional<JobList::JobId> m_job;
    QString m_movedName;
    bool m_defaultsDone = false;
};

} // namespace callboard
