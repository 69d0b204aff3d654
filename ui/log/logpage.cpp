// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logpage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/filteredit.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/log/logentrypanel.h"
#include "ui/shell/exportfile.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>
#include <array>

namespace callboard {

namespace {

constexpr int kNarrowWidth = 1250;
constexpr int kTinyWidth = 760;

/// What stands in the filter, and which of the actors is chosen, 0 = all.
const SettingKey<QString> kFilterKey{"log/filter", {}};
const SettingKey<int> kActorsKey{"log/actors", 0};

constexpr std::array<std::optional<Actor::Kind>, 4> kActorOfSegment{std::nullopt, Actor::Kind::Operator,
                                                                    Actor::Kind::Engine, Actor::Kind::Carrier};

} // namespace

AuditPage::AuditPage(Session &session, QWidget *parent)
    : Page(PageId::Log, session, parent), m_controller(session), m_panes(new PaneSplitter(Qt::Horizontal, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto *centre = new QWidget(m_panes);
    centre->setAccessibleName(tr("Entries"));
    setFill(centre, Fill::Surface);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHeader(centre);
    makeTable(centre);
    m_panel = new LogEntryPanel(m_controller, m_panes);
    m_panes->addWidget(centre);
    m_panes->addWidget(m_panel);
    m_panes->setStretchFactor(0, 1);
    centre->setMinimumWidth(theme(this).px(360));
    m_panel->setAccessibleName(tr("Entry"));
    m_panel->setMinimumWidth(theme(this).px(260));
    m_panes->remember(session.settings(), QStringLiteral("log"), {1000, 368});
    m_folding = new FoldingPanes(m_panes, 0, this);
    row->addWidget(m_folding);
    setMinimumWidth(1);

    CommandSpec spec;
    spec.text = tr("Export these entries");
    spec.icon = Icon::Export;
    spec.keys = {QKeySequence(Qt::CTRL | Qt::Key_Return)};
    spec.run = [this] { exportEntries(); };
    m_export = addCommand(spec);
    CommandSpec filter;
    filter.text = tr("Filter entries");
    filter.icon = Icon::Filter;
    filter.keys = {QKeySequence(Qt::CTRL | Qt::Key_F)};
    filter.run = [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    };
    addCommand(filter);

    connect(&m_controller, &LogController::loaded, this, &AuditPage::refresh);
    connect(&m_controller, &LogController::waitingChanged, this, [this] {
        m_waiting->setVisible(m_controller.waiting() > 0);
        m_waiting->setText(tr("%n new", nullptr, m_controller.waiting()));
    });
    connect(m_panel, &LogEntryPanel::jumpWanted, &session, &Session::go);
    connect(m_panel, &LogEntryPanel::entryWanted, this, &AuditPage::chooseEntry);
    m_actors->setCurrentIndex(std::clamp(session.settings().get(kActorsKey), 0, m_actors->count() - 1));
    if (const QString last = session.settings().get(kFilterKey); !last.isEmpty())
        m_filter->setFilter(last);
    connect(m_actors, &SegmentedControl::currentIndexChanged, this,
            [this](int index) { this->session().settings().set(kActorsKey, index); });
    connect(m_filter, &FilterEdit::filterChanged, this,
            [this](const QString &text) { this->session().settings().set(kFilterKey, text); });
    refresh();
}

void AuditPage::makeHeader(QWidget *centre)
{
    auto *header = new PageHeader(Page::titleOf(PageId::Log), centre);
    m_filter = new FilterEdit(tr("Filter entries"), header);
    m_filter->setPlaceholderText(tr("Filter: a name, kind:change, who:you, time:15:16-15:24"));
    m_filter->setReader([this](const QString &text) {
        const LogQuery query = LogQuery::parse(text, session().now(), session().ownZone());
        return FilterEdit::Reading{query.words, query.issues};
    });
    m_filter->setOffers(logFilterOffers);
    m_issue = makeSentence({}, TextRole::ErrorText, centre);
    m_issue->setContentsMargins(theme(this).px(12), theme(this).px(4), theme(this).px(12), theme(this).px(4));
    m_issue->hide();
    connect(m_filter, &FilterEdit::filterChanged, &m_controller, &LogController::setQuery);
    connect(m_filter, &FilterEdit::issueChanged, this, [this](const QString &sentence) {
        m_issue->setText(sentence);
        m_issue->setVisible(!sentence.isEmpty());
    });
    m_waiting = new Button({}, ButtonKind::Link, header);
    m_waiting->hide();
    connect(m_waiting, &QAbstractButton::clicked, this, &AuditPage::follow);
    m_actors = new SegmentedControl(tr("Who"), header);
    for (const QString &text : {tr("All"), tr("People"), tr("Clock"), tr("Carriers")})
        m_actors->addSegment(text);
    connect(m_actors, &SegmentedControl::currentIndexChanged, this,
            [this](int index) { m_controller.setActor(kActorOfSegment.at(static_cast<size_t>(index))); });
    m_exportButton = new Button(tr("Export"), ButtonKind::Primary, header);
    m_exportButton->setIconName(Icon::Export);
    connect(m_exportButton, &QAbstractButton::clicked, this, &AuditPage::exportEntries);
    header->addLeft(m_filter, 1000);
    header->addRight(m_waiting);
    header->addRight(m_actors);
    header->addRight(m_exportButton);
    centre->layout()->addWidget(header);
    centre->layout()->addWidget(m_issue);
}

void AuditPage::makeTable(QWidget *centre)
{
    m_stack = new QStackedWidget(centre);
    m_table = new TableView(tr("Log entries"), m_stack);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_controller.model());
    const auto column = [this](LogColumn which, ColumnKind kind, const QString &sample) {
        m_table->setColumnKind(static_cast<int>(which), kind);
        m_table->setColumnSample(static_cast<int>(which), sample);
    };
    column(LogColumn::Entry, ColumnKind::Figure, QStringLiteral("000,000"));
    column(LogColumn::When, ColumnKind::FigureLeft, QStringLiteral("00:00:00"));
    column(LogColumn::Who, ColumnKind::NamePlain, QStringLiteral("Planner MMM"));
    column(LogColumn::Where, ColumnKind::NamePlain, QStringLiteral("Simulated carrier"));
    column(LogColumn::What, ColumnKind::NamePlain, QStringLiteral("What happened here"));
    column(LogColumn::Before, ColumnKind::NamePlain, QStringLiteral("Dispatching MM"));
    column(LogColumn::After, ColumnKind::NamePlain, QStringLiteral("Thu 19 Nov 16:45"));
    m_table->setStretchColumn(static_cast<int>(LogColumn::What));
    connect(m_table, &TableView::currentRowChanged, this, &AuditPage::chooseRow);
    connect(m_table, &TableView::rowActivated, this, [this] {
        m_folding->reveal(m_panel);
        m_panel->setFocus(Qt::OtherFocusReason);
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_controller.setFollowing(value == 0); });
    m_empty = new EmptyState(m_stack);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_empty->cause() == EmptyCause::FilterHidesAll) {
            m_actors->setCurrentIndex(0);
            m_filter->setFilter({});
        } else {
            m_controller.load();
        }
    });
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    static_cast<QBoxLayout *>(centre->layout())->addWidget(m_stack, 1);
}

QString AuditPage::statusSentence() const
{
    const auto &entry = m_panel->entry();
    return entry ? const_cast<AuditPage *>(this)->m_controller.model().sentences().what(*entry) : QString();
}

QList<QWidget *> AuditPage::panes() const
{
    return {m_filter, m_stack, m_panel};
}

QWidget *AuditPage::rightPane() const
{
    return m_panel;
}

void AuditPage::arrived()
{
    if (!m_controller.isLoaded())
        m_controller.load();
    if (!isAncestorOf(QApplication::focusWidget()))
        m_table->setFocus(Qt::OtherFocusReason);
}

void AuditPage::show(const Jump &jump)
{
    if (jump.reservation)
        m_filter->setFilter(QStringLiteral("call:") + filterValue(jump.reservation->text()));
    else if (jump.candidate)
        m_filter->setFilter(QStringLiteral("person:") + filterValue(jump.candidate->text()));
    else if (jump.batch)
        m_filter->setFilter(QStringLiteral("batch:") + filterValue(jump.batch->text()));
    else if (!jump.view.isEmpty())
        m_filter->setFilter(jump.view);
}

void AuditPage::refresh()
{
    const LogModel &model = m_controller.model();
    const QLocale locale;
    const int shown = model.rowCount();
    const QString count = locale.toString(shown);
    const QString total = locale.toString(static_cast<qulonglong>(m_controller.total()));
    // With more to come at the foot, the number that match is not known.
    m_filter->setCountText(model.hasMore() && m_controller.isFiltered() ? tr("%1+ of %2").arg(count, total)
                           : m_controller.isFiltered()                  ? tr("%1 of %2").arg(count, total)
                                                                        : total);
    const QString text = model.hasMore() ? (m_controller.isFiltered() ? tr("Export all that match") : tr("Export all"))
                                         : tr("Export %n entries", nullptr, shown);
    m_exportButton->setText(text);
    m_exportButton->setReason(shown > 0 ? QString() : tr("No entry matches."));
    m_export->setText(text);
    m_export->setReason(m_exportButton->reason());
    emit primaryChanged();
    refreshEmpty();
    if (shown > 0 && m_table->currentRow() < 0)
        m_table->setCurrentRow(0);
}

void AuditPage::refreshEmpty()
{
    const bool asked = m_controller.isLoaded() || m_controller.loadError();
    const bool empty = m_controller.model().rowCount() == 0 && asked;
    m_stack->setCurrentIndex(empty ? 1 : 0);
    if (!empty)
        return;
    m_panel->setEntry(std::nullopt);
    if (m_controller.loadError()) {
        const RefusalText words = Sentences::refusal(*m_controller.loadError(), session().ownZone());
        m_empty->show(EmptyCause::NotConnected, Icon::Log, words.lead, words.sentence, tr("Try again"));
    } else if (m_controller.isFiltered()) {
        m_empty->show(
            EmptyCause::FilterHidesAll, Icon::Filter, tr("No entry matches this filter"),
            tr("%1 entries are hidden.").arg(QLocale().toString(static_cast<qulonglong>(m_controller.total()))),
            tr("Clear filter"), QKeySequence(Qt::Key_Escape));
    } else {
        m_empty->show(EmptyCause::NothingYet, Icon::Log, tr("Nothing has happened yet"),
                      tr("Every change and every call leaves an entry here."), {});
    }
}

void AuditPage::chooseRow(int row)
{
    if (row < 0)
        return;
    const LogEntry &entry = m_controller.model().entryAt(row);
    if (m_panel->entry() && m_panel->entry()->sequence == entry.sequence)
        return;
    m_panel->setEntry(entry);
    emit statusSentenceChanged();
}

void AuditPage::chooseEntry(quint64 sequence)
{
    if (const int row = m_controller.model().rowOf(sequence); row >= 0) {
        m_table->setCurrentRow(row);
        return;
    }
    for (const LogEntry &entry : m_controller.linked()) {
        if (entry.sequence == sequence) {
            m_panel->setEntry(LogEntry(entry)); // not among those shown: the panel alone goes there
            return;
        }
    }
}

void AuditPage::follow()
{
    m_table->scrollToTop();
    m_controller.setFollowing(true);
}

void AuditPage::exportEntries()
{
    exportFile(session(), window(), tr("Export entries"), QStringLiteral("log.csv"), csvFilter(),
               session().backend().log().exportCsv(m_controller.filter()));
}

void AuditPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const Theme &t = theme(this);
    m_narrow = width() < t.px(kNarrowWidth);
    const bool tiny = width() < t.px(kTinyWidth);
    m_table->setColumnHidden(static_cast<int>(LogColumn::Before), m_narrow);
    m_table->setColumnHidden(static_cast<int>(LogColumn::After), m_narrow);
    m_table->setColumnHidden(static_cast<int>(LogColumn::Where), width() < t.px(1000));
    m_actors->setVisible(!tiny);
    m_panes->setOrientation(tiny ? Qt::Vertical : Qt::Horizontal);
}

} // namespace callboard
