// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// How the People page is put together.
#include "ui/people/peoplepage.h"

#include "core/model/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/panels.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/people/importpage.h"
#include "ui/people/peopleviewlist.h"
#include "ui/people/personpanel.h"
#include "ui/people/positionsdialog.h"
#include "ui/shell/notifications.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

namespace callboard {

PeoplePage::PeoplePage(Session &session, QWidget *parent)
    : Page(PageId::People, session, parent), m_controller(session), m_import(session),
      m_model(new PeopleModel(m_controller, session, this)), m_proxy(new PeopleProxy(*m_model, m_controller, this))
{
    setAcceptDrops(true);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(makeList());
    m_importPage = new ImportPage(session, m_import, m_stack);
    m_stack->addWidget(m_importPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    makeCommands();
    makeImportCommands();
    connectControllers();
    m_filter->setText(session.settings().get(keys::peopleFilter));
    m_controller.load();
}

SidePanel *PeoplePage::makeViews()
{
    auto *panel = new SidePanel(tr("Views"), this);
    auto *holder = new QWidget(panel);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, theme(this).px(10), 0, 0);
    auto *title = makeLabel(tr("Views"), TextRole::SectionTitle, holder);
    title->setContentsMargins(theme(this).px(12), 0, 0, 0);
    column->addWidget(title);
    m_views = new PeopleViewList(holder);
    column->addWidget(m_views, 1);
    panel->addStretching(holder);
    auto *positions = new Button(tr("Edit positions…"), ButtonKind::Plain, panel);
    connect(positions, &QAbstractButton::clicked, this, &PeoplePage::editPositions);
    panel->foot()->addWidget(positions);
    connect(m_views, &PeopleViewList::viewChosen, this, [this](const PeopleView &view) {
        m_proxy->setView(view);
        rememberView(view);
        m_viewCombo->setCurrentIndex(m_views->currentRow());
        refreshTable();
    });
    return panel;
}

QWidget *PeoplePage::makeList()
{
    auto *splitter = new PaneSplitter(Qt::Horizontal, m_stack);
    m_viewsPanel = makeViews();
    splitter->addWidget(m_viewsPanel);
    splitter->addWidget(makeCentre());
    m_person = new PersonPanel(session(), m_controller, splitter);
    splitter->addWidget(m_person);
    splitter->setStretchFactor(1, 1);
    splitter->remember(session().settings(), QStringLiteral("people"), {176, 864, 328});
    m_folding = new FoldingPanes(splitter, 1, m_stack);
    return m_folding;
}

QWidget *PeoplePage::makeCentre()
{
    auto *centre = new QWidget(this);
    centre->setAccessibleName(tr("People"));
    setFill(centre, Fill::Surface);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *header = new PageHeader(titleOf(PageId::People), centre);
    m_viewCombo = new QComboBox(header); // in place of the panel while the window is narrow
    m_viewCombo->setAccessibleName(tr("View"));
    m_viewCombo->hide();
    connect(m_viewCombo, &QComboBox::activated, this, [this](int index) { m_views->setCurrentRow(index); });
    header->addLeft(m_viewCombo);
    m_filter = new QLineEdit(header);
    m_filter->setMinimumWidth(theme(this).px(80));
    m_filter->setPlaceholderText(tr("Filter by name, phone, zone, position"));
    m_filter->setAccessibleName(tr("Filter people"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    header->addLeft(m_filter, 1);
    m_shown = makeLabel({}, TextRole::Secondary, header);
    header->addLeft(m_shown);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setText(text);
        session().settings().set(keys::peopleFilter, text);
        refreshTable();
    });
    auto *import = new Button(tr("Import…"), ButtonKind::Plain, header);
    import->setKeyHint(QKeySequence::Open);
    connect(import, &QAbstractButton::clicked, this, &PeoplePage::chooseFile);
    header->addRight(import);
    auto *add = new Button(tr("Add person"), ButtonKind::Plain, header);
    add->setIconName(Icon::Plus);
    connect(add, &QAbstractButton::clicked, this, &PeoplePage::addPerson);
    header->addRight(add);
    column->addWidget(header);

    m_tableStack = new QStackedWidget(centre);
    m_table = new TableView(tr("People"), m_tableStack);
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(PeopleModel::Name, Qt::AscendingOrder);
    m_table->setColumnKind(PeopleModel::Name, ColumnKind::Name);
    m_table->setColumnKind(PeopleModel::Phone, ColumnKind::FigureLeft);
    m_table->setColumnKind(PeopleModel::ZoneColumn, ColumnKind::NamePlain);
    m_table->setColumnKind(PeopleModel::MayBeCalled, ColumnKind::FigureLeft);
    m_table->setColumnKind(PeopleModel::NextCall, ColumnKind::FigureLeft);
    m_table->setColumnSample(PeopleModel::Phone, QStringLiteral("+00 0000 0000000"));
    m_table->setColumnSample(PeopleModel::ZoneColumn, QStringLiteral("Buenos Aires"));
    m_table->setColumnSample(PeopleModel::ZoneFrom, tr("safe window"));
    m_table->setColumnSample(PeopleModel::MayBeCalled, tr("Opens %1").arg(QStringLiteral("Wed 00:00 ...")));
    m_table->setColumnSample(PeopleModel::NextCall, QStringLiteral("Wed 26 Nov 00:00"));
    m_table->setStretchColumn(PeopleModel::Name);
    m_table->rememberColumns(session().settings(), QStringLiteral("people"));
    connect(m_table, &TableView::currentRowChanged, this, &PeoplePage::showCurrent);
    connect(m_table, &TableView::rowActivated, this, [this] { editPerson(); });
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == PeopleModel::ZoneFrom && !m_proxy->person(index.row()).zone)
            changeZone();
    });
    m_tableStack->addWidget(m_table);
    m_empty = new EmptyState(m_tableStack);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_controller.people().empty()) {
            chooseFile();
            return;
        }
        m_filter->clear();
        m_views->setView({});
    });
    m_tableStack->addWidget(m_empty);
    column->addWidget(m_tableStack, 1);

    auto *bar = new QWidget(centre);
    setFill(bar, Fill::Panel);
    auto *row = new QHBoxLayout(bar);
    const Theme &t = theme(this);
    row->setContentsMargins(t.px(12), t.px(4), t.px(12), t.px(4));
    row->setSpacing(t.px(16));
    m_selected = makeLabel({}, TextRole::Secondary, bar);
    row->addWidget(m_selected);
    row->addStretch(1);
    m_planThem = new Button(tr("Plan them"), ButtonKind::Link, bar);
    connect(m_planThem, &QAbstractButton::clicked, this, &PeoplePage::planThem);
    row->addWidget(m_planThem);
    m_setZone = new Button(tr("Set zone…"), ButtonKind::Link, bar);
    connect(m_setZone, &QAbstractButton::clicked, this, &PeoplePage::changeZone);
    row->addWidget(m_setZone);
    column->addWidget(makeLine(Qt::Horizontal, centre));
    column->addWidget(bar);
    return centre;
}

void PeoplePage::makeCommands()
{
    // One command for each key: what it does depends on whether people or the rows of an import are in view.
    m_plan = addCommand({tr("Plan a call…"), {}, Icon::Plan, {}, [this] { planThem(); }});
    m_book = addCommand({tr("Book one call…"), {}, Icon::Calls, {}, [this] { bookOne(); }});
    m_edit = addCommand({tr("Edit person…"), {Qt::Key_F2}, Icon::Edit, {}, [this] {
                             isImporting() ? m_importPage->editCurrent() : editPerson();
                         }});
    m_add = addCommand({tr("Add person…"), {}, Icon::Plus, {}, [this] { addPerson(); }});
    m_revoke = addCommand({tr("Revoke call"), {}, Icon::PhoneOff, {}, [this] { revokeCall(); }});
    m_remove = addCommand({tr("Remove person…"), {QKeySequence::Delete}, Icon::Trash, {}, [this] {
                               isImporting() ? m_importPage->toggleLeftOut() : removePerson();
                           }});
    addCommand({tr("Set zone of the chosen people…"), {}, Icon::Globe, {}, [this] { changeZone(); }});
    addCommand({tr("Edit positions…"), {}, Icon::List, {}, [this] { editPositions(); }});
    addCommand({tr("Import a file of people…"), {QKeySequence::Open}, Icon::Import, {}, [this] { chooseFile(); }});
    addCommand({tr("Paste people"), {QKeySequence::Paste}, Icon::Clipboard, {}, [this] { paste(); }});
    m_find = addCommand({tr("Filter people"), {QKeySequence::Find}, Icon::Filter, {}, [this] {
                             if (isImporting()) {
                                 m_importPage->focusFilter();
                                 return;
                             }
                             m_filter->setFocus(Qt::ShortcutFocusReason);
                             m_filter->selectAll();
                         }});
    connect(m_person->planButton(), &QAbstractButton::clicked, m_plan, &QAction::trigger);
    connect(m_person->bookButton(), &QAbstractButton::clicked, m_book, &QAction::trigger);
    connect(m_person->editButton(), &QAbstractButton::clicked, m_edit, &QAction::trigger);
    connect(m_person->revokeButton(), &QAbstractButton::clicked, m_revoke, &QAction::trigger);
    connect(m_person->removeButton(), &QAbstractButton::clicked, m_remove, &QAction::trigger);
    connect(m_person, &PersonPanel::changeZoneRequested, this, &PeoplePage::editPerson);
    connect(m_person, &PersonPanel::openInLogRequested, this, [this] {
        Jump jump;
        jump.page = PageId::Log;
        jump.candidate = m_person->person();
        session().go(jump);
    });
}

void PeoplePage::makeImportCommands()
{
    m_doImport = addCommand({tr("Import people"), {}, Icon::Import, {}, [this] { m_import.import(); }});
    m_undoMending =
        addCommand({tr("Undo the last mending"), {QKeySequence::Undo}, Icon::Undo, {}, [this] { m_import.undo(); }});
    m_redoMending =
        addCommand({tr("Mend it again"), {QKeySequence::Redo}, Icon::Redo, {}, [this] { m_import.redo(); }});
    m_saveRejected = addCommand(
        {tr("Save rejected rows…"), {QKeySequence::Save}, Icon::Export, {}, [this] { m_importPage->saveRejected(); }});
    connect(m_importPage, &ImportPage::importRequested, m_doImport, &QAction::trigger);
    connect(m_importPage, &ImportPage::closeRequested, &m_import, &ImportController::close);
    connect(m_importPage, &ImportPage::chooseFileRequested, this, &PeoplePage::chooseFile);
    connect(m_importPage, &ImportPage::saidChanged, this, &PeoplePage::refreshCommands);
}

void PeoplePage::connectControllers()
{
    const auto refused = [this](const Error &error) { session().notifications().refused(error, session().ownZone()); };
    connect(&m_controller, &PeopleController::failed, this, refused);
    connect(&m_import, &ImportController::failed, this, refused);
    connect(&m_controller, &PeopleController::reloaded, this, [this] {
        refreshViews();
        if (!m_wanted.isEmpty() && m_controller.person(m_wanted)) {
            m_views->setView({});
            m_table->setCurrentRow(m_proxy->rowOf(m_wanted));
            m_wanted = CandidateId();
        }
    });
    connect(&m_controller, &PeopleController::rowsChanged, this, &PeoplePage::refreshViews);
    connect(&m_controller, &PeopleController::positionsChanged, this, [this] {
        refreshViews();
        if (m_positions)
            m_positions->setPositions(m_controller.positions());
    });
    connect(&m_controller, &PeopleController::saved, this, [this](const Candidate &candidate, bool added) {
        const QString name = visibleText(candidate.name);
        //: %1 is a person's name
        session().notifications().ok(added ? tr("Added %1").arg(name) : tr("Saved %1").arg(name));
        if (added)
            m_wanted = candidate.id;
        m_controller.load();
    });
    connect(&m_controller, &PeopleController::removed, this, [this](const QString &name) {
        //: %1 is a person's name
        session().notifications().ok(tr("Removed %1").arg(visibleText(name)));
        m_controller.load();
    });
    connect(&m_controller, &PeopleController::revoked, this, [this](const QString &name, const Revoked &answer) {
        const QString person = visibleText(name);
        if (answer.invite && !answer.reconciled)
            //: %1 is a person's name
            session().notifications().warn(tr("Revoked the call to %1").arg(person),
                                           tr("The carrier has not confirmed yet; it is asked again."));
        else
            //: %1 is a person's name
            session().notifications().ok(tr("Revoked the call to %1").arg(person));
        m_controller.load();
    });
    connect(&m_import, &ImportController::stateChanged, this, [this] {
        const bool imports = m_import.state() != ImportController::State::Closed;
        if (isImporting() != imports) {
            m_stack->setCurrentIndex(imports ? 1 : 0);
            (imports ? m_importPage->table() : m_table)->setFocus(Qt::OtherFocusReason);
        }
        refreshCommands();
        Q_EMIT statusSentenceChanged();
    });
    connect(&m_import, &ImportController::imported, this, &PeoplePage::whenImported);
    connect(&m_import, &ImportController::rejectedSaved, this, [this](const QString &path, int rows) {
        session().notifications().ok(tr("Saved %n rejected row(s)", nullptr, rows), visibleText(path));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PeoplePage::refreshCommands);
    connect(&session(), &Session::tick, this, [this] {
        if (isVisible())
            m_table->viewport()->update(); // "Opens 18:00" becomes "Callable"
    });
    refreshViews();
}

} // namespace callboard
