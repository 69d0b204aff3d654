// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/peoplepage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/panels.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/people/importpage.h"
#include "ui/people/peopleviewlist.h"
#include "ui/people/personpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace callboard {

bool PeoplePage::isImporting() const
{
    return m_stack->currentIndex() == 1;
}

namespace {

QString wordOf(const PeopleView &view)
{
    switch (view.kind) {
    case PeopleView::Kind::All:
        return QStringLiteral("all");
    case PeopleView::Kind::WithNextCall:
        return QStringLiteral("next-call");
    case PeopleView::Kind::WithoutNextCall:
        return QStringLiteral("no-call");
    case PeopleView::Kind::NeedsZone:
        return QStringLiteral("needs-zone");
    case PeopleView::Kind::Blocked:
        return QStringLiteral("blocked");
    case PeopleView::Kind::Test:
        return QStringLiteral("test");
    case PeopleView::Kind::OfPosition:
        return view.position.text();
    }
    return {};
}

} // namespace

/// The view of last time, once the positions are known that may be one; a position that has gone shows everybody.
void PeoplePage::restoreView()
{
    if (!m_controller.isLoaded() || std::exchange(m_viewRestored, true))
        return;
    using Kind = PeopleView::Kind;
    const QString last = session().settings().get(keys::peopleView);
    for (const Kind kind : {Kind::WithNextCall, Kind::WithoutNextCall, Kind::NeedsZone, Kind::Blocked, Kind::Test}) {
        if (wordOf({kind, {}}) == last)
            m_views->setView({kind, {}});
    }
    for (const Position &position : m_controller.positions()) {
        if (position.id.text() == last)
            m_views->setView({Kind::OfPosition, position.id});
    }
}

void PeoplePage::rememberView(const PeopleView &view)
{
    m_viewRestored = true; // what is chosen before the people are there is not taken back
    session().settings().set(keys::peopleView, wordOf(view));
}

void PeoplePage::refreshViews()
{
    m_views->setViews(m_controller);
    restoreView();
    fillViewCombo();
    refreshTable();
}

void PeoplePage::fillViewCombo()
{
    const QSignalBlocker quiet(m_viewCombo);
    m_viewCombo->clear();
    for (int row = 0; row < m_views->count(); ++row) {
        const QListWidgetItem *item = m_views->item(row);
        if (item->flags().testFlag(Qt::ItemIsSelectable))
            m_viewCombo->addItem(item->data(Qt::AccessibleTextRole).toString());
        else
            m_viewCombo->insertSeparator(row); // the head of the positions
    }
    m_viewCombo->setCurrentIndex(m_views->currentRow());
}

void PeoplePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fold();
}

void PeoplePage::fold()
{
    const Theme &t = theme(this);
    const bool isNarrow = width() < t.px(1260);
    m_viewsPanel->setVisible(!isNarrow);
    m_viewCombo->setVisible(isNarrow);
    // Columns go while the name has no room; what is left out is beside the table, at the person.
    for (const int column : {PeopleModel::ZoneFrom, PeopleModel::NextCall, PeopleModel::ZoneColumn, PeopleModel::Phone})
        m_table->setColumnHidden(column, false);
    const int panels = std::min(m_person->width(), t.px(420)) + (isNarrow ? 0 : t.px(176));
    for (const int column :
         {PeopleModel::ZoneFrom, PeopleModel::NextCall, PeopleModel::ZoneColumn, PeopleModel::Phone}) {
        int taken = 0;
        for (int other = PeopleModel::Phone; other < PeopleModel::ColumnCount; ++other)
            taken += m_table->isColumnHidden(other) ? 0 : m_table->columnWidth(other);
        if (width() - panels - taken >= t.px(150))
            break;
        m_table->setColumnHidden(column, true);
    }
}

void PeoplePage::refreshTable()
{
    const int all = static_cast<int>(m_controller.people().size());
    const int shown = m_proxy->rowCount();
    m_shown->setText(shown == all ? QString() : tr("%L1 of %L2").arg(shown).arg(all));
    if (shown > 0) {
        m_tableStack->setCurrentWidget(m_table);
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentRow(0);
    } else if (all == 0) {
        m_empty->show(EmptyCause::NothingYet, Icon::People, tr("Nobody is here yet"),
                      tr("Paste a column of numbers or a sheet, drop a CSV file, or open one. Nothing is imported "
                         "before you have seen every row."),
                      tr("Import a file…"), QKeySequence::Open);
        m_tableStack->setCurrentWidget(m_empty);
    } else {
        m_empty->show(EmptyCause::FilterHidesAll, Icon::Filter, tr("Nobody is like that"),
                      tr("%n people are hidden by the view or the filter.", nullptr, all), tr("Show all people"));
        m_tableStack->setCurrentWidget(m_empty);
    }
    showCurrent(m_table->currentRow());
    refreshCommands();
    Q_EMIT statusSentenceChanged();
}

std::vector<CandidateId> PeoplePage::chosen() const
{
    std::vector<CandidateId> people;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        people.push_back(m_proxy->person(index.row()).candidate.id);
    if (people.empty() && current())
        people.push_back(current()->candidate.id);
    return people;
}

const PersonRow *PeoplePage::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_proxy->rowCount() ? &m_proxy->person(row) : nullptr;
}

void PeoplePage::refreshCommands()
{
    const int count = static_cast<int>(m_table->selectionModel()->selectedRows().size());
    const QString nobody = current() ? QString() : tr("Choose a person first.");
    const QString schedule = current() ? session().whyNotSchedule() : nobody;
    const QString manage = current() ? session().whyNotManage() : nobody;
    m_selected->setText(tr("%n selected. Shift and arrows select more.", nullptr, count));
    m_plan->setText(count > 1 ? tr("Plan %n call(s)…", nullptr, count) : tr("Plan a call…"));
    m_plan->setReason(schedule);
    m_planThem->setReason(schedule);
    m_book->setReason(schedule);
    m_edit->setReason(manage);
    m_setZone->setReason(manage);
    m_add->setReason(session().whyNotManage());
    m_remove->setReason(m_person->removeButton()->reason());
    m_revoke->setReason(m_person->revokeButton()->reason());
    const bool imports = isImporting();
    m_edit->setText(imports ? tr("Edit the cell") : tr("Edit person…"));
    m_remove->setText(imports ? tr("Leave rows out or take them in") : tr("Remove person…"));
    m_find->setText(imports ? tr("Filter rows") : tr("Filter people"));
    if (imports) {
        m_edit->setReason({});
        m_remove->setReason({});
    }
    m_undoMending->setReason(m_import.canUndo() ? QString() : tr("Nothing is mended yet."));
    m_redoMending->setReason(m_import.canRedo() ? QString() : tr("Nothing to mend again."));
    const bool rejects = m_import.preview() && m_import.preview()->errors > 0;
    m_saveRejected->setReason(rejects ? QString() : tr("No row is rejected."));
    m_doImport->setText(m_importPage->importText());
    m_doImport->setReason(isImporting() ? m_importPage->whyNotImport() : tr("Open or paste a sheet first."));
    Q_EMIT primaryChanged();
}

void PeoplePage::showCurrent(int row)
{
    const PersonRow *person = row >= 0 && row < m_proxy->rowCount() ? &m_proxy->person(row) : nullptr;
    m_person->showPerson(person ? person->candidate.id : CandidateId());
    session().setSpotlight(PageId::People, person && person->zone
                                               ? std::optional(Session::Spotlight{*person->zone, tr("Candidate")})
                                               : std::nullopt);
    refreshCommands();
    Q_EMIT statusSentenceChanged();
}

QString PeoplePage::statusSentence() const
{
    if (isImporting())
        return m_importPage->statusSentence();
    const PersonRow *person = current();
    if (!person)
        return m_controller.people().empty() ? tr("Nobody is here yet.") : tr("Nobody is chosen.");
    return m_model->data(m_proxy->mapToSource(m_proxy->index(m_table->currentRow(), 0)), Qt::AccessibleTextRole)
        .toString();
}

int PeoplePage::needsYouCount() const
{
    const auto &preview = m_import.preview();
    return isImporting() && preview ? preview->check + preview->errors : 0;
}

void PeoplePage::goToNextNeedingYou(bool forward)
{
    if (isImporting())
        m_importPage->goToNextNeedingYou(forward ? 1 : -1);
}

QList<QWidget *> PeoplePage::panes() const
{
    if (isImporting())
        return m_importPage->panes();
    return {m_viewsPanel, m_table, m_person};
}

QWidget *PeoplePage::rightPane() const
{
    return m_person;
}

void PeoplePage::show(const Jump &jump)
{
    if (jump.view == QLatin1String("import"))
        chooseFile();
    if (jump.view == QLatin1String("paste"))
        paste();
    if (jump.view == QLatin1String("needs-a-zone"))
        m_views->setView({PeopleView::Kind::NeedsZone, {}});
    if (!jump.candidate)
        return;
    if (!m_controller.person(*jump.candidate)) {
        m_wanted = *jump.candidate;
        return;
    }
    m_filter->clear();
    m_views->setView({});
    m_table->setCurrentRow(m_proxy->rowOf(*jump.candidate));
    m_table->setFocus(Qt::OtherFocusReason);
}

void PeoplePage::arrived()
{
    refreshTable();
}

} // namespace callboard
