// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/callscontroller.h"
#include "ui/schedule/movecontroller.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace callboard {

class Button;
class CallInspector;
class EmptyState;
class FilterEdit;
class IconButton;
class LaneLegend;
class LanesView;
class NameBook;
class Note;
class PageHeader;
class PaneSplitter;
class SegmentedControl;
class TableView;
class ViewList;

namespace keys {
/// What the filter of Calls said last.
/// What stood in the filter; a tab, which no filter is, while none was ever set: empty shows all calls.
inline const SettingKey<QString> callsFilter{"calls/filter", QStringLiteral("\t")};
/// "table", "lanes", "both"
inline const SettingKey<QString> callsMode{"calls/mode", QStringLiteral("both")};
} // namespace keys

/// Calls: views left, filter, table and lanes in the centre, the chosen call right. Lays out and forwards; decisions
/// live in CallsController. Narrow windows (S rules): views become a combo, table and lanes a switch.
class CallsPage : public Page
{
    Q_OBJECT

public:
    CallsPage(Session &session, QWidget *parent);
    ~CallsPage() override;

    QString statusSentence() const override;
    bool isSettled() const override { return m_controller.isLoaded() || m_controller.loadError(); }
    QList<QWidget *> panes() const override;
    QWidget *rightPane() const override;
    int needsYouCount() const override;
    void goToNextNeedingYou(bool forward) override;
    void show(const Jump &jump) override;
    void arrived() override;

    CallsController &controller() { return m_controller; }
    MoveController &mover() { return m_mover; }
    enum class Mode { Table, Lanes, Both, Call };
    Mode mode() const { return m_mode; }
    bool isNarrow() const { return m_narrow; }
    bool isTiny() const { return m_tiny; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // callspage_parts.cpp
    QWidget *makeCentre();
    void makeHeader(PageHeader *header);
    SegmentedControl *makeSwitch(QWidget *parent, const QStringList &segments);
    QWidget *makeLateBanner();
    void makeTable();
    void makeLanes();
    void addCommands();
    void connectMoves();

    void chooseView(int index);
    void chooseFirstView();
    void filterChanged(const QString &text);
    void saveView();
    void removeView(int index);
    void refreshViews();
    void refreshCount();
    void refreshEmpty();
    void refreshLanes();
    void refreshClock();
    void refreshCommands();
    void rowChosen(int row);
    void keepCurrent();
    void choose(const ReservationId &id);
    void cancelChosen();
    void moveByDialog();
    void showVerdict();
    void exportTable();
    void fitColumns();
    void noteWidths();
    void showEvent(QShowEvent *event) override;
    void foldIfNeeded();
    void setMode(Mode mode);
    void applyMode();
    void fold(bool narrow, bool tiny);
    std::vector<ReservationId> chosenIds() const;

    CallsController m_controller;
    MoveController m_mover;
    NameBook *m_names;
    Mode m_mode = Mode::Both;
    bool m_narrow = false;
    bool m_tiny = false; ///< no room for the inspector beside the table: it takes turns with it
    bool m_firstViewChosen = false;
    bool m_keeping = false; ///< the table is being put back on the chosen call; not a choice of the user

    PaneSplitter *m_panes;
    ViewList *m_viewList;
    QComboBox *m_viewCombo;
    FilterEdit *m_filter;
    Button *m_save;
    SegmentedControl *m_wideSwitch;   ///< table, lanes, both
    SegmentedControl *m_narrowSwitch; ///< table, lanes
    SegmentedControl *m_tinySwitch;   ///< table, lanes, call
    IconButton *m_export;
    QLabel *m_issue;
    QWidget *m_late;
    QLabel *m_lateText;
    Button *m_lateDial;
    PaneSplitter *m_centre;
    QStackedWidget *m_tableStack;
    TableView *m_table;
    EmptyState *m_empty;
    QWidget *m_lanesPane;
    LaneLegend *m_legend;
    LanesView *m_lanes;
    CallInspector *m_inspector;
    std::array<int, kCallColumns> m_widths{}; ///< of columns while they are shown
    QString m_plannedSample;
    QList<int> m_wideSizes; ///< of the panes before they were folded
    LatestOnly m_latestLanes;
    std::map<CallAction, Command *> m_commands;
    Command *m_exportCommand = nullptr;
    Command *m_saveCommand = nullptr;
};

} // namespace callboard
