// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/numberspage.h"

#include "core/phone/e164.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/numbers/numberdialogs.h"
#include "ui/numbers/numberpanel.h"
#include "ui/numbers/numbersdelegate.h"
#include "ui/numbers/numberwords.h"
#include "ui/numbers/poolhours.h"
#include "ui/numbers/weekchart.h"
#include "ui/numbers/weekkey.h"
#include "ui/shell/exportfile.h"
#include "ui/shell/notifications.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QStackedWidget>

namespace callboard {

namespace {

constexpr int kNarrow = 1260; ///< of the page, at scale 1: below, spark line and time at cap go (S rules)

} // namespace

NumbersPage::NumbersPage(Session &session, QWidget *parent)
    : Page(PageId::Numbers, session, parent), m_controller(session)
{
    m_controller.setWindow(this);
    auto *splitter = new PaneSplitter(Qt::Horizontal, this);
    splitter->addWidget(makeCentre());
    m_panel = new NumberPanel(m_controller, session, splitter);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 1);
    splitter->remember(session.settings(), QStringLiteral("numbers"), {996, 372});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_folding = new FoldingPanes(splitter, 0, this);
    layout->addWidget(m_folding);
    makeCommands();

    connect(&m_controller, &NumbersController::loadedChanged, this, &NumbersPage::refresh);
    connect(&m_controller, &NumbersController::selectionChanged, this, &NumbersPage::selectRow);
    connect(&m_controller, &NumbersController::draftChanged, this, &NumbersPage::refreshChart);
    connect(&m_controller, &NumbersController::draftChanged, this, &NumbersPage::refreshCommands);
    connect(&m_controller, &NumbersController::previewChanged, this, &NumbersPage::refreshChart);
    connect(&m_controller, &NumbersController::loadFailed, this, [this](const Error &error) {
        const RefusalText words = Sentences::refusal(error, this->session().ownZone());
        m_empty->show(EmptyCause::NotConnected, Icon::Numbers, words.lead, words.sentence, tr("Try again"));
        m_stack->setCurrentWidget(m_empty);
    });
    connect(&session, &Session::changed, this, [this](const Changes &changes) {
        if (!changes.numbers && !changes.capacity && !changes.hours && !changes.clock && !changes.everything)
            return;
        m_stale = true;
        if (!isVisible())
            return;
        // What an operator changed is shown at once; what calls change, once a second.
        if (changes.numbers || changes.everything)
            m_controller.load();
        else
            m_controller.loadSoon();
    });
    connect(&session, &Session::workspaceChanged, this, &NumbersPage::refreshCommands);
    refresh();
}

QWidget *NumbersPage::makeCentre()
{
    auto *centre = new QWidget(this);
    centre->setAccessibleName(tr("Numbers"));
    setFill(centre, Fill::Surface);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(titleOf(PageId::Numbers), centre);
    auto *exportTable = new Button(tr("Export"), ButtonKind::Plain, m_header);
    exportTable->setIconName(Icon::Export);
    m_addPool = new Button(tr("Add pool…"), ButtonKind::Plain, m_header);
    m_addNumber = new Button(tr("Add number…"), ButtonKind::Plain, m_header);
    m_addNumber->setIconName(Icon::Plus);
    for (Button *button : {exportTable, m_addPool, m_addNumber})
        m_header->addRight(button);
    connect(exportTable, &QAbstractButton::clicked, this, [this] {
        exportFile(session(), this, tr("Export numbers"), QStringLiteral("numbers.csv"), csvFilter(), m_table->toCsv());
    });
    connect(m_addNumber, &QAbstractButton::clicked, this, &NumbersPage::addNumber);
    connect(m_addPool, &QAbstractButton::clicked, this, &NumbersPage::addPool);
    column->addWidget(m_header);

    m_stack = new QStackedWidget(centre);
    column->addWidget(m_stack, 1);
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_empty->cause() == EmptyCause::NotConnected)
            m_controller.load();
        else if (m_controller.snapshot().pools.empty())
            addPool();
        else
            addNumber();
    });

    auto *content = new QWidget(m_stack);
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    makeTable();
    inner->addWidget(m_table, 5);
    auto *noteHolder = new QWidget(content);
    auto *noteLayout = new QVBoxLayout(noteHolder);
    const Theme &t = theme(this);
    noteLayout->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    m_capZero = new Note(Tone::Warn, {}, noteHolder);
    noteLayout->addWidget(m_capZero);
    inner->addWidget(noteHolder);
    m_capZero->setLink(tr("Set a cap"));
    connect(m_capZero, &Note::linkActivated, this, [this] {
        for (const NumberRow &row : m_controller.snapshot().numbers) {
            if (row.number.id == m_capZeroNumber)
                m_controller.select({row.number.pool, row.number.id});
        }
        m_panel->editCap();
    });
    m_chartArea = new QWidget(content);
    auto *chartColumn = new QVBoxLayout(m_chartArea);
    chartColumn->setContentsMargins(0, 0, 0, 0);
    chartColumn->setSpacing(t.px(4));
    chartColumn->addWidget(makeLine(Qt::Horizontal, m_chartArea));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(t.px(12), t.px(6), t.px(12), 0);
    m_chartTitle = makeLabel({}, TextRole::SectionTitle, m_chartArea);
    m_chartKey = new WeekKey(m_chartArea);
    head->addWidget(m_chartTitle);
    head->addWidget(m_chartKey, 1);
    chartColumn->addLayout(head);
    m_chart = new WeekChart(m_chartArea);
    auto *chartHolder = new QHBoxLayout;
    chartHolder->setContentsMargins(t.px(12), 0, 0, t.px(8));
    chartHolder->addWidget(m_chart);
    chartColumn->addLayout(chartHolder, 1);
    inner->addWidget(m_chartArea, 4);
    m_stack->addWidget(content);
    return centre;
}

void NumbersPage::makeTable()
{
    m_table = new TableView(tr("Numbers by pool"), m_stack);
    auto *delegate = new NumbersDelegate(m_table);
    m_table->setItemDelegate(delegate);
    for (const int column : {NumbersModel::Outbound, NumbersModel::Inbound, NumbersModel::InUse, NumbersModel::AtCap}) {
        m_table->setColumnKind(column, ColumnKind::Figure); // of the head
        delegate->setKind(column, ColumnKind::Figure);
    }
    delegate->setKind(NumbersModel::Label, ColumnKind::Name);
    delegate->setKind(NumbersModel::Number, ColumnKind::FigureLeft);
    // Boxes stand left, so does their head.
    m_table->setColumnKind(NumbersModel::InUse, ColumnKind::Text);
    delegate->setKind(NumbersModel::InUse, ColumnKind::Text);
    m_table->setModel(&m_controller.model());
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnSample(NumbersModel::Number, QStringLiteral("+49 30 23125 0144"));
    m_table->setColumnSample(NumbersModel::Default, tr("Default"));
    m_table->setColumnSample(NumbersModel::Outbound, QStringLiteral("000 00"));
    m_table->setColumnSample(NumbersModel::Inbound, QStringLiteral("100"));
    m_table->setColumnSample(NumbersModel::InUse, QStringLiteral("00000000000000000 00 of 00"));
    m_table->setColumnSample(NumbersModel::Booked, QStringLiteral("000000000000000"));
    m_table->setColumnSample(NumbersModel::AtCap, QStringLiteral("100 %"));
    m_table->setStretchColumn(NumbersModel::Label);
    connect(m_table, &TableView::currentRowChanged, this, [this](int row) {
        if (row >= 0 && m_controller.isLoaded())
            m_controller.select(m_controller.model().rowAt(row).key);
    });
    connect(m_table, &TableView::rowActivated, this, [this] {
        m_folding->reveal(m_panel);
        m_panel->editCap();
    });
    connect(delegate, &NumbersDelegate::defaultClicked, this, [this](int row) {
        const NumbersTableRow &line = m_controller.model().rowAt(row);
        m_controller.setDefault(line.key.number, !line.isDefault);
    });
}

/// In the cell where one is in the table; else in the panel's field.
void NumbersPage::renameNumber()
{
    const QModelIndex current = m_table->currentIndex();
    if (m_table->hasFocus() && current.isValid())
        m_table->edit(current.siblingAtColumn(NumbersModel::Label));
    else
        m_panel->rename();
}

void NumbersPage::makeCommands()
{
    m_save = addCommand(
        {tr("Save cap"), {QKeySequence(Qt::CTRL | Qt::Key_S)}, Icon::Save, {}, [this] { m_controller.save(); }});
    m_rename =
        addCommand({tr("Rename the number"), {QKeySequence(Qt::Key_F2)}, Icon::Edit, {}, [this] { renameNumber(); }});
    connect(&m_controller.model(), &NumbersModel::labelEdited, &m_controller, &NumbersController::rename);
    m_makeDefault = addCommand({tr("Make default"), {}, Icon::Check, {}, [this] {
                                    if (const NumberRow *row = m_controller.number())
                                        m_controller.setDefault(row->number.id, !row->number.isDefault);
                                }});
    m_remove = addCommand({tr("Remove number…"),
                           {QKeySequence(Qt::Key_Delete)},
                           Icon::Trash,
                           {},
                           [this] { m_controller.remove(m_controller.selected().number); }},
                          m_table);
    m_add = addCommand({tr("Add number…"), {}, Icon::Plus, {}, [this] { addNumber(); }});
    m_addPoolCommand = addCommand({tr("Add pool…"), {}, Icon::Plus, {}, [this] { addPool(); }});
    addCommand({tr("Refresh numbers"), {QKeySequence(Qt::Key_F5)}, Icon::Refresh, {}, [this] { m_controller.load(); }});
}

QString NumbersPage::statusSentence() const
{
    return m_controller.isLoaded() ? NumberWords::status(m_controller.totals()) : QString();
}

QList<QWidget *> NumbersPage::panes() const
{
    return {m_stack, m_panel};
}

QWidget *NumbersPage::rightPane() const
{
    return m_panel;
}

void NumbersPage::show(const Jump &jump)
{
    if (!jump.number)
        return;
    for (const NumberRow &row : m_controller.snapshot().numbers) {
        if (row.number.id == *jump.number)
            m_controller.select({row.number.pool, row.number.id});
    }
    m_table->setFocus();
}

void NumbersPage::arrived()
{
    if (m_stale)
        m_controller.load();
    m_stale = false;
}

void NumbersPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    foldColumns();
    arrived();
}

void NumbersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    foldColumns();
}

void NumbersPage::foldColumns()
{
    const bool narrow = width() < theme(this).px(kNarrow);
    m_table->setColumnHidden(NumbersModel::Booked, narrow);
    m_table->setColumnHidden(NumbersModel::AtCap, narrow);
    m_addPool->setVisible(!narrow);
}

void NumbersPage::refresh()
{
    m_header->setStatus(statusSentence());
    refreshEmpty();
    selectRow();
    const auto &numbers = m_controller.snapshot().numbers;
    const auto zero = std::find_if(numbers.begin(), numbers.end(),
                                   [](const NumberRow &row) { return row.number.outboundCap() == 0; });
    m_capZero->parentWidget()->setVisible(zero != numbers.end());
    if (zero != numbers.end()) {
        m_capZeroNumber = zero->number.id;
        m_capZero->setText(NumberWords::capZeroLead(zero->number.displayName), NumberWords::capZero(zero->number));
    }
    Q_EMIT statusSentenceChanged();
}

void NumbersPage::refreshEmpty()
{
    if (!m_controller.isLoaded())
        return;
    const NumbersSnapshot &snapshot = m_controller.snapshot();
    const bool empty = snapshot.numbers.empty() && snapshot.pools.empty();
    if (empty)
        m_empty->show(EmptyCause::NothingYet, Icon::Numbers, tr("No numbers yet"),
                      tr("Calls go out from a number. Numbers take their lines from a pool, so that comes first."),
                      m_controller.whyNotCaps().isEmpty() ? tr("Add pool…") : QString());
    m_stack->setCurrentIndex(empty ? 0 : 1);
    m_panel->setVisible(!empty); // a form for nothing
}

void NumbersPage::selectRow()
{
    const int row = m_controller.model().rowOf(m_controller.selected());
    if (row >= 0 && row != m_table->currentRow())
        m_table->setCurrentRow(row);
    refreshCommands();
    refreshChart();
}

void NumbersPage::refreshCommands()
{
    const NumberRow *number = m_controller.number();
    const QString noNumber = number ? QString() : tr("Choose a number first.");
    const QString noCaps = m_controller.whyNotCaps();
    m_save->setText(m_controller.saveText());
    m_save->setReason(m_controller.whyNotSave());
    m_rename->setReason(number ? m_controller.whyNotLabel() : noNumber);
    m_makeDefault->setText(number && number->number.isDefault ? tr("Clear the default number") : tr("Make default"));
    m_makeDefault->setReason(number ? m_controller.whyNotLabel() : noNumber);
    m_remove->setReason(number ? noCaps : noNumber);
    const bool noPool = m_controller.snapshot().pools.empty();
    const QString whyNotAdd = !noCaps.isEmpty() ? noCaps : noPool ? tr("Add a pool first.") : QString();
    m_add->setReason(whyNotAdd);
    m_addNumber->setReason(whyNotAdd);
    m_addPool->setReason(noCaps);
    m_addPoolCommand->setReason(noCaps);
    Q_EMIT primaryChanged();
}

std::vector<int> NumbersPage::hoursFullByPool() const
{
    const NumberRow *number = m_controller.number();
    if (!number || !m_controller.preview())
        return {};
    const NumberDraft &draft = m_controller.draft();
    return hoursHeldByPool(m_controller.model().frame(), number->week, std::max(0, draft.outbound - draft.reserved),
                           m_controller.preview()->after);
}

void NumbersPage::refreshChart()
{
    const int row = m_controller.model().rowOf(m_controller.selected());
    const NumbersTableRow *line = row >= 0 ? &m_controller.model().rowAt(row) : nullptr;
    m_chartArea->setVisible(line && !line->week.empty());
    if (!line || line->week.empty())
        return;
    const NumberDraft &draft = m_controller.draft();
    const int cap = std::max(0, draft.outbound - draft.reserved);
    const QString pool = Sentences::poolName(line->key.pool);
    auto held = hoursFullByPool();
    m_chartTitle->setText(tr("%1, lines booked").arg(line->label));
    m_chartKey->setCaps(line->cap, cap, held.empty() ? QString() : pool);
    m_chart->setAccessibleName(tr("%1, lines booked").arg(line->label));
    m_chart->setData(m_controller.model().frame(), line->week, line->cap, cap, pool, std::move(held));
}

void NumbersPage::addNumber()
{
    if (!m_add->reason().isEmpty())
        return;
    std::vector<PhoneNumber> taken;
    for (const NumberRow &row : m_controller.snapshot().numbers)
        taken.push_back(row.number);
    const PhoneNumber *example = m_controller.defaultNumber();
    const QString region = example ? regionOf(example->e164) : QLocale::territoryToCode(QLocale().territory());
    auto *dialog =
        new AddNumberDialog(session().companyId(), m_controller.snapshot().pools, std::move(taken), region, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NumberForm::submitted, this, [this, dialog = QPointer(dialog)] {
        m_controller.add(dialog->number(), [this, dialog](const Result<PhoneNumber> &answer) {
            if (!dialog)
                return;
            if (answer)
                dialog->accept();
            else
                dialog->showRefusal(Sentences::oneLine(answer.error(), session().ownZone()));
        });
    });
    dialog->open();
}

void NumbersPage::addPool()
{
    if (!m_controller.whyNotCaps().isEmpty())
        return;
    auto *dialog = new AddPoolDialog(m_controller.snapshot().pools, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NumberForm::submitted, this, [this, dialog = QPointer(dialog)] {
        m_controller.addPool(dialog->pool(), [this, dialog](const Result<Pool> &answer) {
            if (!dialog)
                return;
            if (answer)
                dialog->accept();
            else
                dialog->showRefusal(Sentences::oneLine(answer.error(), session().ownZone()));
        });
    });
    dialog->open();
}

} // namespace callboard
