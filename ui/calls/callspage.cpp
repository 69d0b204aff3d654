// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callspage.h"

#include "ui/calls/callinspector.h"
#include "ui/calls/callwords.h"
#include "ui/calls/lanepainter.h"
#include "ui/calls/lanesview.h"
#include "ui/calls/viewlist.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/filteredit.h"
#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/timetext.h"
#include "ui/log/namebook.h"
#include "ui/shell/exportfile.h"
#include "ui/shell/notifications.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>

namespace callboard {

namespace {

/// Below these the S rules hold (DESIGN-LANGUAGE section 9): the page without the rail of 72 px.
constexpr int kNarrowWidth = 1250;
constexpr int kNarrowHeight = 620;
/// Below this the inspector takes turns with table and lanes (200 % on a small screen).
constexpr int kTinyWidth = 760;
/// From here on a line of the lanes is 9 px high.
constexpr int kRoomyWidth = 2200;

} // namespace

CallsPage::~CallsPage() = default;

QString CallsPage::statusSentence() const
{
    const CallRowPtr row = m_controller.currentRow();
    return row ? CallWords::spoken(*row, session().ownZone(), session().now()) : QString();
}

QList<QWidget *> CallsPage::panes() const
{
    QList<QWidget *> panes;
    for (QWidget *pane :
         {static_cast<QWidget *>(m_viewList), static_cast<QWidget *>(m_viewCombo), static_cast<QWidget *>(m_filter),
          static_cast<QWidget *>(m_tableStack), static_cast<QWidget *>(m_lanes), static_cast<QWidget *>(m_inspector)}) {
        if (pane->isVisible())
            panes << pane;
    }
    return panes;
}

QWidget *CallsPage::rightPane() const
{
    return m_inspector;
}

void CallsPage::arrived()
{
    if (!m_controller.isLoaded())
        m_controller.load();
    refreshLanes();
    if (!isAncestorOf(QApplication::focusWidget()))
        (m_tableStack->isVisible() ? static_cast<QWidget *>(m_table) : m_lanes)->setFocus(Qt::OtherFocusReason);
}

void CallsPage::show(const Jump &jump)
{
    m_firstViewChosen = true; // what the jump asks for is the first view
    if (jump.batch)
        m_filter->setFilter(QStringLiteral("batch:") + filterValue(jump.batch->text()));
    else if (jump.number)
        m_filter->setFilter(QStringLiteral("number:") + filterValue(jump.number->text()));
    else if (jump.candidate)
        m_filter->setFilter(QStringLiteral("candidate:") + filterValue(jump.candidate->text()));
    else if (const int view = m_controller.views().indexOf(jump.view); !jump.view.isEmpty() && view >= 0)
        chooseView(view);
    else if (!jump.view.isEmpty())
        m_filter->setFilter(jump.view);
    if (jump.reservation) {
        m_controller.setCurrent(jump.reservation);
        if (m_controller.isLoaded() && m_controller.model().rowOf(*jump.reservation) < 0)
            m_filter->setFilter({});
        keepCurrent();
    }
    if (jump.at)
        m_lanes->showAt(*jump.at);
}

void CallsPage::chooseView(int index)
{
    const auto &views = m_controller.views().views();
    if (index < 0 || index >= static_cast<int>(views.size()))
        return;
    m_firstViewChosen = true; // also before the calls are there
    const CallView view = views[static_cast<size_t>(index)];
    m_table->horizontalHeader()->setSortIndicator(static_cast<int>(view.column), view.order);
    m_filter->setFilter(view.filter);
    m_table->scrollToTop();
}

/// The filter of last time; else what is due, or the widest view that shows something.
void CallsPage::chooseFirstView()
{
    if (std::exchange(m_firstViewChosen, true))
        return;
    const QString last = session().settings().get(keys::callsFilter);
    if (last != keys::callsFilter.fallback) {
        m_filter->setFilter(last);
        refreshViews();
        return;
    }
    const CallViews &views = m_controller.views();
    for (const char *id : {"due", "today", "all"}) {
        const int index = views.indexOf(QString::fromLatin1(id));
        if (views.views()[static_cast<size_t>(index)].count > 0) {
            chooseView(index);
            return;
        }
    }
}

void CallsPage::filterChanged(const QString &text)
{
    session().settings().set(keys::callsFilter, text);
    m_controller.model().setFilter(CallFilter::parse(text));
    refreshViews();
    refreshCount();
    refreshEmpty();
}

void CallsPage::saveView()
{
    const CallFilter &filter = m_controller.model().filter();
    if (filter.isEmpty())
        return;
    Question question;
    question.title = tr("Save this filter as a view");
    question.sentence = filter.text();
    question.safe = tr("Cancel");
    question.act = tr("Save view");
    question.destructive = false;
    question.textLabel = tr("Name");
    const Answer answer = session().questions().ask(window(), question);
    if (!answer.act)
        return;
    CallsModel &model = m_controller.model();
    m_controller.views().save(answer.text, filter.text(), model.sortColumn(), model.sortOrder());
    m_controller.tick();
    refreshViews();
}

void CallsPage::removeView(int index)
{
    const CallView view = m_controller.views().views()[static_cast<size_t>(index)];
    m_controller.views().remove(index);
    refreshViews();
    ToastText toast;
    toast.lead = tr("View “%1” removed").arg(view.title);
    toast.undo = [self = QPointer(this), view] {
        if (self) {
            self->m_controller.views().save(view.title, view.filter, view.column, view.order);
            self->refreshViews();
        }
    };
    session().notifications().tell(std::move(toast));
}

void CallsPage::refreshViews()
{
    const auto &views = m_controller.views().views();
    m_viewList->setViews(views);
    const int current = m_controller.views().indexOfFilter(m_filter->text());
    m_viewList->setCurrentView(current);
    const QSignalBlocker quiet(m_viewCombo);
    m_viewCombo->clear();
    for (const CallView &view : views) {
        //: A view and how many calls it shows: "Due in the next hour (47)"
        m_viewCombo->addItem(view.count < 0 ? view.title
                                            : tr("%1 (%2)").arg(view.title, QLocale().toString(view.count)));
    }
    m_viewCombo->setCurrentIndex(current);
    m_viewCombo->setPlaceholderText(tr("Own filter"));
    const int attention = m_controller.views().indexOf(QStringLiteral("attention"));
    emit attentionChanged(std::max(0, views[static_cast<size_t>(attention)].count));
    const bool savable = current < 0 && !m_controller.model().filter().isEmpty();
    m_save->setReason(savable ? QString() : tr("Type a filter first; this one is a view already."));
    m_saveCommand->setReason(m_save->reason());
}

void CallsPage::refreshCount()
{
    const CallsModel &model = m_controller.model();
    const QLocale locale;
    //: How many calls the filter shows: "67 of 2,548"
    m_filter->setCountText(tr("%1 of %2").arg(locale.toString(model.shown()), locale.toString(model.total())));
    m_exportCommand->setText(tr("Export %n call(s)…", nullptr, model.shown()));
    m_exportCommand->setReason(model.shown() > 0 ? QString() : tr("No call matches this filter"));
}

void CallsPage::refreshEmpty()
{
    const CallsModel &model = m_controller.model();
    const bool empty =
        model.shown() == 0 && !model.isArranging() && (m_controller.isLoaded() || m_controller.loadError());
    m_tableStack->setCurrentIndex(empty ? 1 : 0);
    if (!empty)
        return;
    if (m_controller.loadError()) {
        const RefusalText words = Sentences::refusal(*m_controller.loadError(), session().ownZone());
        m_empty->show(EmptyCause::NotConnected, Icon::Calls, words.lead, words.sentence, tr("Try again"));
    } else if (model.total() == 0) {
        m_empty->show(EmptyCause::NothingYet, Icon::Calls, tr("No calls yet"),
                      tr("Plan people, and their calls appear here."), tr("Plan calls"));
    } else {
        m_empty->show(EmptyCause::FilterHidesAll, Icon::Filter, tr("No call matches this filter"),
                      tr("%n call(s) are hidden by %1.", nullptr, model.total()).arg(model.filter().text()),
                      tr("Clear filter"), QKeySequence(Qt::Key_Escape));
    }
}

void CallsPage::rowChosen(int row)
{
    if (m_keeping || row < 0)
        return;
    const ReservationId id = m_controller.model().rowAt(row).reservation.id;
    m_controller.setCurrent(id);
    m_lanes->setCurrent(id);
}

void CallsPage::keepCurrent()
{
    m_keeping = true;
    if (const auto &current = m_controller.current()) {
        const int row = m_controller.model().rowOf(*current);
        if (row >= 0 && m_table->currentRow() != row)
            m_table->setCurrentRow(row);
        else if (row < 0)
            m_table->selectionModel()->clear();
        m_lanes->setCurrent(*current);
    }
    m_keeping = false;
    // The first row of an empty table is current by itself; a click on it says nothing new.
    if (!m_controller.current())
        rowChosen(m_table->currentRow());
}

void CallsPage::choose(const ReservationId &id)
{
    m_controller.setCurrent(id);
    keepCurrent();
}

std::vector<ReservationId> CallsPage::chosenIds() const
{
    std::vector<ReservationId> ids;
    const bool inTable = m_table->hasFocus() && m_table->selectionModel()->selectedRows().size() > 1;
    if (inTable) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            ids.push_back(m_controller.model().rowAt(index.row()).reservation.id);
    } else if (m_controller.current()) {
        ids.push_back(*m_controller.current());
    }
    return ids;
}

void CallsPage::cancelChosen()
{
    m_controller.cancel(chosenIds());
}

void CallsPage::exportTable()
{
    exportFile(session(), window(), tr("Export these calls"), QStringLiteral("calls.csv"), csvFilter(),
               m_table->toCsv());
}

void CallsPage::refreshClock()
{
    const int late = m_controller.lateCalls();
    m_late->setVisible(late > 0);
    m_lateText->setText(
        tr("%n call(s) came due while Callboard was not running. They have new minutes inside their hours; none is "
           "dialled before you say yes.",
           nullptr, late));
    m_lateDial->setText(tr("Dial %n late call(s)", nullptr, late));
    m_lateDial->setReason(session().whyNotSchedule());
}

void CallsPage::refreshCommands()
{
    for (const auto &[action, command] : m_commands)
        command->setReason(m_controller.reasonOf(action));
}

int CallsPage::needsYouCount() const
{
    const auto &views = m_controller.views();
    return std::max(0, views.views()[static_cast<size_t>(views.indexOf(QStringLiteral("attention")))].count);
}

void CallsPage::goToNextNeedingYou(bool forward)
{
    const CallsModel &model = m_controller.model();
    const auto wanted =
        CallFilter::parse(QStringLiteral("attention")).matcherAt({session().now(), session().ownZone()});
    const int rows = model.shown();
    const int start = std::max(0, m_table->currentRow());
    for (int step = 1; step <= rows; ++step) {
        const int row = ((forward ? start + step : start - step) % rows + rows) % rows;
        if (wanted(model.rowAt(row))) {
            m_table->setCurrentRow(row);
            return;
        }
    }
    // None in this view: show those that are.
    chooseView(m_controller.views().indexOf(QStringLiteral("attention")));
}

void CallsPage::setMode(Mode mode)
{
    m_mode = mode;
    const char *name = mode == Mode::Table ? "table" : mode == Mode::Lanes ? "lanes" : "both";
    if (!m_narrow)
        session().settings().set(keys::callsMode, QString::fromLatin1(name));
    applyMode();
}

void CallsPage::applyMode()
{
    Mode shown = m_mode;
    if (shown == Mode::Call && !m_tiny)
        shown = Mode::Both;
    if (shown == Mode::Both && m_narrow) // there is room for one of the two
        shown = Mode::Table;
    m_tableStack->setVisible(shown == Mode::Table || shown == Mode::Both);
    m_lanesPane->setVisible(shown == Mode::Lanes || shown == Mode::Both);
    m_inspector->setVisible(!m_tiny || shown == Mode::Call);
    for (SegmentedControl *control : {m_wideSwitch, m_narrowSwitch, m_tinySwitch}) {
        const QSignalBlocker quiet(control);
        const int segment = control == m_tinySwitch && shown == Mode::Call ? 2 : static_cast<int>(shown);
        control->setCurrentIndex(std::min(segment, control->count() - 1));
        control->setVisible(control == (m_tiny ? m_tinySwitch : m_narrow ? m_narrowSwitch : m_wideSwitch));
    }
    refreshLanes();
}

void CallsPage::fold(bool narrow, bool tiny)
{
    const bool unfolds = m_narrow && !narrow;
    if (!m_narrow)
        m_wideSizes = m_panes->sizes();
    m_narrow = narrow;
    m_viewList->setVisible(!narrow);
    m_viewCombo->setVisible(narrow);
    m_save->setVisible(!narrow);
    m_export->setVisible(!narrow);
    if (std::exchange(m_tiny, tiny) != tiny)
        (tiny ? m_centre : m_panes)->addWidget(m_inspector);
    if (unfolds && m_wideSizes.size() == m_panes->count())
        m_panes->setSizes(m_wideSizes);
    applyMode();
}

/// The person always has room; what the inspector tells too gives way first.
void CallsPage::fitColumns()
{
    const int least = theme(this).px(120);
    int room = m_table->viewport()->width() - least;
    for (int column = 0; column < kCallColumns; ++column) {
        if (column != static_cast<int>(CallColumn::Candidate))
            room -= m_widths[static_cast<size_t>(column)];
    }
    for (const CallColumn column : {CallColumn::Position, CallColumn::Attempt, CallColumn::Number, CallColumn::AsOf}) {
        const int index = static_cast<int>(column);
        m_table->setColumnHidden(index, room < 0);
        if (room < 0)
            room += m_widths[static_cast<size_t>(index)];
    }
}

void CallsPage::noteWidths()
{
    for (int column = 0; column < kCallColumns; ++column) {
        if (!m_table->isColumnHidden(column))
            m_widths[static_cast<size_t>(column)] = m_table->columnWidth(column);
    }
}

bool CallsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        noteWidths();
        fitColumns();
    }
    return Page::eventFilter(watched, event);
}

void CallsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (isVisible())
        foldIfNeeded();
}

void CallsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    foldIfNeeded();
}

void CallsPage::foldIfNeeded()
{
    const Theme &t = theme(this);
    const bool narrow = width() < t.px(kNarrowWidth) || height() < t.px(kNarrowHeight);
    m_lanes->setRoomy(width() >= t.px(kRoomyWidth));
    const bool tiny = width() < t.px(kTinyWidth);
    if (narrow != m_narrow || tiny != m_tiny)
        fold(narrow, tiny);
}

} // namespace callboard
