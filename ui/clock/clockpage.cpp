// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/clockpage.h"

#include "ui/clock/breakerstepsview.h"
#include "ui/clock/clockwords.h"
#include "ui/clock/duemodel.h"
#include "ui/clock/faultsmodel.h"
#include "ui/clock/forecastview.h"
#include "ui/clock/healthline.h"
#include "ui/clock/historyview.h"
#include "ui/clock/latecallsbar.h"
#include "ui/clock/linesview.h"
#include "ui/clock/resultstrip.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/switch.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace callboard {

namespace {

// The least that both halves ask for. What a small window hides must not make the window larger.
constexpr int kLeastHeight = 220;
constexpr int kLeastLeft = 400;
constexpr int kLeastRight = 380;

} // namespace

ClockPage::ClockPage(Session &session, QWidget *parent)
    : Page(PageId::Clock, session, parent), m_controller(session), m_due(new DueModel(m_controller, session, this)),
      m_faults(new FaultsModel(m_controller, session, this))
{
    m_controller.setWindow(this);
    setFill(this, Fill::Surface);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHeader();
    column->addWidget(m_header);
    m_late = new LateCallsBar(this);
    column->addWidget(m_late);
    column->addWidget(makeNotes());
    auto *splitter = new PaneSplitter(Qt::Horizontal, this);
    splitter->addWidget(makeLeft());
    splitter->addWidget(makeRight());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->remember(session.settings(), QStringLiteral("clock"), {704, 664});
    column->addWidget(new FoldingPanes(splitter, 0, this), 1);
    m_forecastArea = makeForecast();
    column->addWidget(m_forecastArea);
    makeCommands();

    connect(m_late, &LateCallsBar::answered, &m_controller, &ClockController::answerLateCalls);
    connect(&m_controller, &ClockController::statusChanged, this, &ClockPage::refresh);
    connect(&m_controller, &ClockController::namesChanged, this, &ClockPage::refreshNames);
    connect(&m_controller, &ClockController::switchesChanged, this, &ClockPage::refreshHeader);
    connect(&m_controller, &ClockController::forecastChanged, this,
            [this] { m_forecast->setData(*m_controller.forecast(), this->session().ownZone()); });
    connect(&m_controller, &ClockController::failed, this, [this](const Error &error) {
        m_problem->setText({}, Sentences::oneLine(error, this->session().ownZone()));
        m_problem->show();
        m_notes->show();
    });
    connect(&session, &Session::ownZoneChanged, this, [this] {
        refresh();
        if (m_controller.forecast())
            m_forecast->setData(*m_controller.forecast(), this->session().ownZone());
    });
    connect(&session, &Session::workspaceChanged, this, &ClockPage::refreshHeader);
    setFocusProxy(m_dueTable);
    refresh();
}

void ClockPage::makeHeader()
{
    m_header = new PageHeader(titleOf(PageId::Clock), this);
    m_health = new HealthLine(m_header);
    m_header->addLeft(m_health);
    m_sentence = makeLabel({}, TextRole::Body2, m_header);
    m_header->addLeft(m_sentence);
    m_tabs = new SegmentedControl(tr("View"), m_header);
    m_tabs->addSegment(tr("Now"));
    m_tabs->addSegment(tr("History"));
    connect(m_tabs, &SegmentedControl::currentIndexChanged, this, &ClockPage::fold);
    m_header->addRight(m_tabs);
    m_telephony = new Switch(tr("Telephony"), m_header);
    m_hold = new Switch(tr("Hold all dialling"), m_header);
    m_hold->setWarnsWhenOn(true);
    m_header->addRight(m_telephony);
    m_header->addRight(m_hold);
    connect(m_telephony, &QAbstractButton::clicked, &m_controller, &ClockController::setTelephony);
    connect(m_hold, &QAbstractButton::clicked, &m_controller, &ClockController::setHold);
}

QWidget *ClockPage::makeNotes()
{
    m_notes = new QWidget(this);
    auto *column = new QVBoxLayout(m_notes);
    const Theme &t = theme(this);
    column->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    column->setSpacing(t.px(8));
    m_problem = new Note(Tone::Error, {}, m_notes);
    m_offNote = new Note(Tone::Warn, {}, m_notes);
    m_offNote->setText(tr("Telephony is off."), ClockWords::telephonyOff());
    m_offNote->setLink(tr("Switch it on"));
    m_holdNote = new Note(Tone::Warn, {}, m_notes);
    m_holdNote->setText(tr("All dialling is on hold."),
                        tr("No call leaves until the hold ends; calls on the line go on. Bookings go on."));
    m_holdNote->setLink(tr("End the hold"));
    for (Note *note : {m_problem, m_offNote, m_holdNote}) {
        column->addWidget(note);
        note->hide();
    }
    connect(m_offNote, &Note::linkActivated, this, [this] { m_controller.setTelephony(true); });
    connect(m_holdNote, &Note::linkActivated, this, [this] { m_controller.setHold(false); });
    m_notes->hide();
    return m_notes;
}

QWidget *ClockPage::makeLeft()
{
    m_left = new QWidget(this);
    m_left->setAccessibleName(tr("Breaker and history"));
    // Its width has no minimum of its own: the splitter would take that for the layout's, which knows the breaker's
    // words.
    m_left->setMinimumHeight(theme(this).px(kLeastHeight));
    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStrut(theme(this).px(kLeastLeft));
    m_breaker = makeBreaker(m_left);
    column->addWidget(m_breaker);
    auto *history = new Section(tr("Last 24 hours"), m_left);
    history->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    history->setLineVisible(false);
    m_lag = makeLabel({}, TextRole::Hint, history);
    history->addToHeader(m_lag);
    m_history = new HistoryView(history);
    history->body()->addWidget(m_history);
    m_historyArea = history;
    column->addWidget(history, 1);
    return m_left;
}

QWidget *ClockPage::makeBreaker(QWidget *parent)
{
    auto *area = new QWidget(parent);
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const Theme &t = theme(this);
    m_breakerSection = new Section(tr("Breaker, %1 carrier").arg(session().backend().workspace().carrier), area);
    m_breakerSection->addToHeader(makeLabel(tr("conservative: at most 1 probe at a time"), TextRole::Secondary, area));
    m_steps = new BreakerStepsView(m_breakerSection);
    m_breakerSection->body()->addWidget(m_steps);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(t.px(8));
    m_probe = new Button(tr("Probe now"), ButtonKind::Plain, m_breakerSection);
    m_probe->setKeyHint(QKeySequence(Qt::Key_P));
    m_holdBreaker = new Button(tr("Hold open…"), ButtonKind::Plain, m_breakerSection);
    m_holdBreaker->setIconName(Icon::Hold);
    m_closeBreaker = new Button(tr("Close by hand…"), ButtonKind::Destructive, m_breakerSection);
    m_cause = makeLabel({}, TextRole::Secondary, m_breakerSection);
    for (Button *button : {m_probe, m_holdBreaker, m_closeBreaker})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_cause);
    m_breakerSection->body()->addLayout(buttons);
    column->addWidget(m_breakerSection);
    connect(m_probe, &QAbstractButton::clicked, &m_controller, &ClockController::probeNow);
    connect(m_holdBreaker, &QAbstractButton::clicked, &m_controller, &ClockController::holdBreaker);
    connect(m_closeBreaker, &QAbstractButton::clicked, &m_controller, &ClockController::closeBreaker);

    m_faultsArea = new QWidget(area);
    auto *faults = new QVBoxLayout(m_faultsArea);
    faults->setContentsMargins(0, 0, 0, 0);
    faults->setSpacing(0);
    auto *results = new Section(tr("Recent results"), m_faultsArea);
    results->setLineVisible(false);
    m_resultsText = makeLabel({}, TextRole::Secondary, results);
    results->addBesideTitle(m_resultsText);
    m_results = new ResultStrip(results);
    results->body()->addWidget(m_results);
    faults->addWidget(results);
    m_faultsTable = new TableView(tr("Recent faults"), m_faultsArea);
    m_faultsTable->setColumnKind(FaultsModel::Time, ColumnKind::FigureLeft);
    m_faultsTable->setColumnKind(FaultsModel::Candidate, ColumnKind::Name);
    m_faultsTable->setColumnKind(FaultsModel::Number, ColumnKind::NamePlain);
    m_faultsTable->setColumnKind(FaultsModel::InARow, ColumnKind::Figure);
    m_faultsTable->setModel(m_faults);
    m_faultsTable->setColumnSample(FaultsModel::Time, QStringLiteral("00:00:00"));
    m_faultsTable->setColumnSample(FaultsModel::Number, QStringLiteral("Los Angeles"));
    m_faultsTable->setColumnSample(FaultsModel::Answer, tr("No answer from the carrier (408)"));
    m_faultsTable->setColumnSample(FaultsModel::InARow, QStringLiteral("00"));
    m_faultsTable->setStretchColumn(FaultsModel::Candidate);
    m_faultsTable->setMinimumHeight(t.px(24 + 2 * 28));
    faults->addWidget(m_faultsTable, 1);
    column->addWidget(m_faultsArea, 1);

    m_closed = makeSentence({}, TextRole::OkText, area);
    m_closed->setContentsMargins(t.px(12), t.px(12), t.px(12), t.px(4));
    column->addWidget(m_closed);
    return area;
}

QWidget *ClockPage::makeRight()
{
    m_right = new QWidget(this);
    m_right->setAccessibleName(tr("Due queue and lines"));
    m_right->setMinimumSize(theme(this).px(kLeastRight), theme(this).px(kLeastHeight));
    auto *column = new QVBoxLayout(m_right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *due = new Section(tr("Due queue"), m_right);
    due->setLineVisible(false);
    m_held = new Badge({}, BadgeKind::Warn, due);
    m_held->hide();
    due->addBesideTitle(m_held);
    m_dueMore = makeLabel(tr("least slack is sent first"), TextRole::Secondary, due);
    due->addToHeader(m_dueMore);
    column->addWidget(due);
    m_dueTable = new TableView(tr("Due queue"), m_right);
    m_dueTable->setColumnKind(DueModel::Planned, ColumnKind::FigureLeft);
    m_dueTable->setColumnKind(DueModel::Candidate, ColumnKind::Name);
    m_dueTable->setColumnKind(DueModel::Number, ColumnKind::NamePlain);
    m_dueTable->setColumnKind(DueModel::Waiting, ColumnKind::Figure);
    m_dueTable->setColumnKind(DueModel::Slack, ColumnKind::Figure);
    m_dueTable->setModel(m_due);
    m_dueTable->setColumnSample(DueModel::Planned, QStringLiteral("00:00"));
    m_dueTable->setColumnSample(DueModel::Number, QStringLiteral("New York"));
    m_dueTable->setColumnSample(DueModel::Waiting, QStringLiteral("00 min 00 s"));
    m_dueTable->setColumnSample(DueModel::Slack, QStringLiteral("00 h 00"));
    m_dueTable->setColumnSample(DueModel::Reason, tr("Outside calling hours"));
    m_dueTable->setStretchColumn(DueModel::Candidate);
    column->addWidget(m_dueTable, 3);
    connect(m_dueTable, &TableView::rowActivated, this, [this](int row) {
        Jump jump;
        jump.page = PageId::Calls;
        jump.reservation = m_due->callAt(row).reservation;
        session().go(jump);
    });
    m_dueEmpty = new EmptyState(m_right);
    column->addWidget(m_dueEmpty, 3);

    auto *lines = new Section(tr("Lines in use now"), m_right);
    lines->setLineVisible(false);
    lines->addToHeader(makeLabel(tr("one box is one line"), TextRole::Secondary, lines));
    auto *scroll = new QScrollArea(lines);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    m_lines = new LinesView(scroll);
    scroll->setWidget(m_lines);
    m_lines->setAutoFillBackground(false); // setWidget switches it on
    scroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    lines->body()->addWidget(scroll, 1);
    m_unknown = new Note(Tone::Info,
                         tr("A call that stays in doubt keeps its line and is not dialled again until the "
                            "carrier says how it ended."),
                         lines);
    lines->body()->addWidget(m_unknown);
    lines->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    column->addWidget(lines, 2);
    return m_right;
}

QWidget *ClockPage::makeForecast()
{
    auto *section = new Section(tr("Next 48 hours"), this);
    section->addBesideTitle(
        makeLabel(tr("lines in use by the calls already booked, dashed line: pool cap"), TextRole::Secondary, section));
    section->setLineVisible(false);
    m_forecast = new ForecastView(section);
    section->body()->addWidget(m_forecast);
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeLine(Qt::Horizontal, holder));
    column->addWidget(section);
    setFill(holder, Fill::Panel);
    return holder;
}

} // namespace callboard
