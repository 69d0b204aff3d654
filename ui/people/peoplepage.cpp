// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/peoplepage.h"

#include "core/model/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/panels.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/people/importpage.h"
#include "ui/people/peopleviewlist.h"
#include "ui/people/persondialog.h"
#include "ui/people/personpanel.h"
#include "ui/people/positionsdialog.h"
#include "ui/people/zonedialog.h"
#include "ui/shell/notifications.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QStackedWidget>

#include <algorithm>

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
    return splitter;
}

QWidget *PeoplePage::makeCentre()
{
    auto *centre = new QWidget(this);
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

bool PeoplePage::isImporting() const
{
    return m_stack->currentIndex() == 1;
}

void PeoplePage::refreshViews()
{
    m_views->setViews(m_controller);
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
    session().setSpotlight(person && person->zone ? std::optional(Session::Spotlight{*person->zone, tr("Candidate")})
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

void PeoplePage::chooseFile()
{
    const QString path =
        session().questions().openFile(this, tr("Import people"), tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    if (!path.isEmpty())
        importFile(path);
}

void PeoplePage::importFile(const QString &path)
{
    m_import.open({path, {}, QFileInfo(path).fileName()});
}

void PeoplePage::importText(const QString &text)
{
    m_import.open({{}, text.toUtf8(), tr("Pasted rows")});
}

void PeoplePage::paste()
{
    const QMimeData *content = QApplication::clipboard()->mimeData();
    if (content && content->hasUrls() && content->urls().front().isLocalFile())
        importFile(content->urls().front().toLocalFile());
    else if (content && content->hasText() && !content->text().trimmed().isEmpty())
        importText(content->text());
    else
        session().say(tr("The clipboard holds no text. Copy a column of numbers or a sheet first."));
}

void PeoplePage::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *content = event->mimeData();
    const bool isFile = content->hasUrls() && content->urls().size() == 1 && content->urls().front().isLocalFile();
    if (isFile || content->hasText())
        event->acceptProposedAction();
}

void PeoplePage::dropEvent(QDropEvent *event)
{
    const QMimeData *content = event->mimeData();
    if (content->hasUrls() && content->urls().front().isLocalFile())
        importFile(content->urls().front().toLocalFile());
    else
        importText(content->text());
    event->acceptProposedAction();
}

void PeoplePage::planThem()
{
    Jump jump;
    jump.page = PageId::Plan;
    jump.people = chosen();
    if (!jump.people.empty())
        session().go(jump);
}

void PeoplePage::bookOne()
{
    if (!current())
        return;
    Jump jump;
    jump.page = PageId::Plan;
    jump.candidate = current()->candidate.id;
    session().go(jump);
}

void PeoplePage::addPerson()
{
    Candidate person;
    person.company = session().companyId();
    PersonDialog dialog(person, m_controller.positions(), session().now(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_controller.save(dialog.person());
}

void PeoplePage::editPerson()
{
    if (!current() || !session().whyNotManage().isEmpty())
        return;
    PersonDialog dialog(current()->candidate, m_controller.positions(), session().now(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_controller.save(dialog.person());
}

void PeoplePage::changeZone()
{
    if (chosen().size() <= 1) {
        editPerson();
        return;
    }
    ZoneDialog dialog(static_cast<int>(chosen().size()), session().now(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_controller.setZone(chosen(), dialog.zone());
}

void PeoplePage::removePerson()
{
    const PersonRow *person = current();
    if (!person || !m_person->removeButton()->reason().isEmpty())
        return;
    const QString name = visibleText(person->candidate.name);
    Question question;
    //: %1 is a person's name
    question.title = tr("Remove %1?").arg(name);
    question.sentence = person->nextCallAt
                            //: %1 is a moment
                            ? tr("Their call on %1 has to be cancelled first; removing is refused until then.")
                                  .arg(TimeText::momentIn(*person->nextCallAt, session().ownZone()))
                            : tr("They leave every list and plan. Their past calls stay in the log.");
    question.consequence = tr("This cannot be undone.");
    question.safe = tr("Keep person");
    //: %1 is a person's name
    question.act = tr("Remove %1").arg(name);
    if (session().questions().ask(this, question).act)
        m_controller.remove(person->candidate.id);
}

void PeoplePage::revokeCall()
{
    if (current() && m_person->revokeButton()->reason().isEmpty())
        m_controller.revoke(current()->candidate.id);
}

void PeoplePage::editPositions()
{
    PositionsDialog dialog(session().companyId(), m_controller.positions(), this);
    m_positions = &dialog;
    connect(&dialog, &PositionsDialog::saveRequested, &m_controller, &PeopleController::savePosition);
    dialog.exec();
    m_positions = nullptr;
}

void PeoplePage::whenImported(const ImportOutcome &outcome)
{
    const QString left = outcome.left > 0 ? tr("%n row(s) stayed out.", nullptr, outcome.left) : QString();
    session().notifications().ok(tr("Imported %n people", nullptr, outcome.imported), left);
    m_wanted = outcome.candidates.empty() ? CandidateId() : outcome.candidates.front();
    m_controller.load();
}

} // namespace callboard
