// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// How the import is put together.
#include "ui/people/importpage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowlayout.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/people/importfixpanel.h"
#include "ui/people/importhead.h"
#include "ui/people/importmodel.h"
#include "ui/people/importsentences.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTimer>

namespace callboard {

namespace {

constexpr int kFilterDelayMs = 120;

QWidget *makeBar(QWidget *parent, QHBoxLayout *&row, int height, Fill fill)
{
    auto *bar = new QWidget(parent);
    setFill(bar, fill);
    const Theme &t = theme(parent);
    bar->setMinimumHeight(t.px(height));
    row = new QHBoxLayout(bar);
    row->setContentsMargins(t.px(12), t.px(6), t.px(12), t.px(6));
    row->setSpacing(t.px(8));
    return bar;
}

/// Label and combo stay together when the bar wraps.
QComboBox *addCombo(FlowLayout *bar, const QString &label, QWidget *parent)
{
    auto *pair = new QWidget(parent);
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme(parent).px(8));
    auto *combo = new QComboBox(pair);
    auto *words = makeLabel(label, TextRole::Secondary, pair);
    words->setBuddy(combo);
    combo->setAccessibleName(label);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(words);
    row->addWidget(combo);
    bar->addWidget(pair);
    return combo;
}

QWidget *makeFlow(QWidget *parent, FlowLayout *&flow, Fill fill)
{
    const Theme &t = theme(parent);
    auto *bar = new QWidget(parent);
    setFill(bar, fill);
    flow = new FlowLayout(bar, t.px(16));
    flow->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    bar->setSizePolicy(policy);
    return bar;
}

} // namespace

ImportPage::ImportPage(Session &session, ImportController &controller, QWidget *parent)
    : QWidget(parent), m_session(session), m_controller(controller), m_model(new ImportModel(controller, this))
{
    m_splitter = new PaneSplitter(Qt::Horizontal, this);
    auto *centre = new QWidget(m_splitter);
    centre->setAccessibleName(tr("Rows"));
    setFill(centre, Fill::Surface);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    m_bars = new QWidget(centre);
    auto *bars = new QVBoxLayout(m_bars);
    bars->setContentsMargins(0, 0, 0, 0);
    bars->setSpacing(0);
    bars->addWidget(makeOptions());
    bars->addWidget(makeLine(Qt::Horizontal, m_bars));
    bars->addWidget(makeFilters());
    column->addWidget(m_bars);
    column->addWidget(makeTable(), 1);
    m_foot = makeFoot();
    column->addWidget(m_foot);
    m_splitter->addWidget(centre);
    m_fix = new ImportFixPanel(session, controller, m_splitter);
    m_splitter->addWidget(m_fix);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->remember(session.settings(), QStringLiteral("import"), {1040, 328});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new FoldingPanes(m_splitter, 0, this));

    connect(m_fix, &ImportFixPanel::fixed, this, [this] { goToNextNeedingYou(1); });
    connect(m_fix, &ImportFixPanel::goToLine, this, [this](int line) {
        m_counts->setCurrentIndex(0);
        m_table->setCurrentRow(m_model->shownRowOf(line));
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_controller, &ImportController::stateChanged, this, &ImportPage::refresh);
    connect(&m_controller, &ImportController::previewChanged, this, &ImportPage::refresh);
    connect(&m_controller, &ImportController::revisingChanged, this, &ImportPage::refreshFoot);
    connect(&m_controller, &ImportController::positionsChanged, this, &ImportPage::refreshOptions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ImportPage::layOutColumns);
    refresh();
}

QWidget *ImportPage::makeHeader()
{
    auto *header = new PageHeader({}, this);
    auto *back = new IconButton(Icon::ChevronLeft, tr("Back to People"), header);
    back->setFramed(true);
    connect(back, &QAbstractButton::clicked, this, &ImportPage::closeRequested);
    header->addLeft(back);
    header->addLeft(makeLabel(tr("Import people"), TextRole::Title, header));
    m_file = makeLabel({}, TextRole::Strong, header);
    m_size = makeLabel({}, TextRole::Body2, header);
    header->addLeft(m_file);
    header->addLeft(m_size);
    auto *another = new Button(tr("Choose another file"), ButtonKind::Plain, header);
    connect(another, &QAbstractButton::clicked, this, &ImportPage::chooseFileRequested);
    header->addRight(another);
    return header;
}

QWidget *ImportPage::makeOptions()
{
    FlowLayout *row = nullptr;
    QWidget *bar = makeFlow(this, row, Fill::Panel);
    m_encoding = addCombo(row, tr("Encoding"), bar);
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be})
        m_encoding->addItem(ImportSentences::encoding(encoding), static_cast<int>(encoding));
    m_separator = addCombo(row, tr("Separator"), bar);
    for (const QChar separator : {QChar(u';'), QChar(u','), QChar(u'\t'), QChar(u'|')})
        m_separator->addItem(ImportSentences::separator(separator), separator);
    m_firstRow = addCombo(row, tr("First row"), bar);
    m_firstRow->addItem(tr("Column names"), true);
    m_firstRow->addItem(tr("A person"), false);
    m_region = addCombo(row, tr("Numbers without a country are"), bar);
    m_region->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_region->setMinimumContentsLength(14);
    m_position = addCombo(row, tr("Position if none"), bar);
    m_position->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_position->setMinimumContentsLength(10);
    connect(m_encoding, &QComboBox::activated, this,
            [this] { m_controller.setEncoding(static_cast<TextEncoding>(m_encoding->currentData().toInt())); });
    connect(m_separator, &QComboBox::activated, this,
            [this] { m_controller.setSeparator(m_separator->currentData().toChar()); });
    connect(m_firstRow, &QComboBox::activated, this,
            [this] { m_controller.setHasHeader(m_firstRow->currentData().toBool()); });
    connect(m_region, &QComboBox::activated, this,
            [this] { m_controller.setDefaultRegion(m_region->currentData().toString()); });
    connect(m_position, &QComboBox::activated, this, [this] {
        const QString id = m_position->currentData().toString();
        m_controller.setDefaultPosition(id.isEmpty() ? std::nullopt : std::optional(PositionId(id)));
    });
    return bar;
}

QWidget *ImportPage::makeFilters()
{
    FlowLayout *row = nullptr;
    QWidget *bar = makeFlow(this, row, Fill::Surface);
    m_counts = new SegmentedControl(tr("Rows shown"), bar);
    m_counts->addSegment(tr("All"));
    for (const RowVerdict verdict : {RowVerdict::Ready, RowVerdict::Check, RowVerdict::Error, RowVerdict::Duplicate})
        m_counts->addSegment(ImportSentences::verdict(verdict));
    connect(m_counts, &SegmentedControl::currentIndexChanged, this, [this](int index) {
        m_model->setVerdict(index == 0 ? std::nullopt : std::optional(static_cast<RowVerdict>(index - 1)));
        refresh();
    });
    row->addWidget(m_counts);
    m_filter = new QLineEdit(bar);
    m_filter->setPlaceholderText(tr("Filter rows"));
    m_filter->setAccessibleName(tr("Filter rows"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(theme(this).px(200));
    m_filterDelay = new QTimer(this);
    m_filterDelay->setSingleShot(true);
    m_filterDelay->setInterval(kFilterDelayMs);
    connect(m_filter, &QLineEdit::textChanged, m_filterDelay, qOverload<>(&QTimer::start));
    connect(m_filterDelay, &QTimer::timeout, this, [this] {
        m_model->setText(m_filter->text().trimmed());
        refresh();
    });
    row->addWidget(m_filter);
    return bar;
}

QWidget *ImportPage::makeTable()
{
    m_stack = new QStackedWidget(this);
    m_table = new TableView(tr("Rows of the import"), m_stack);
    m_head = new ImportHead(*m_model, m_controller, m_table);
    m_table->setHorizontalHeader(m_head);
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_head->setFixedHeight(theme(this).px(52));
    connect(m_table, &TableView::currentRowChanged, this, &ImportPage::showCurrent);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == m_model->fixColumn())
            fixRow(index);
    });
    connect(m_table, &TableView::rowActivated, this, [this](int row) {
        const QModelIndex current = m_table->currentIndex();
        if (m_model->cellColumn(current.column()))
            m_table->edit(current);
        else
            fixRow(m_model->index(row, m_model->fixColumn()));
    });
    m_stack->addWidget(m_table);
    m_refused = new EmptyState(m_stack);
    connect(m_refused, &EmptyState::actionTriggered, this, &ImportPage::chooseFileRequested);
    m_stack->addWidget(m_refused);
    m_judging = new EmptyState(m_stack);
    connect(m_judging, &EmptyState::actionTriggered, this, &ImportPage::closeRequested);
    m_stack->addWidget(m_judging);
    m_none = new EmptyState(m_stack);
    connect(m_none, &EmptyState::actionTriggered, this, [this] {
        m_filter->clear();
        m_counts->setCurrentIndex(0);
    });
    m_stack->addWidget(m_none);
    return m_stack;
}

QWidget *ImportPage::makeFoot()
{
    QHBoxLayout *row = nullptr;
    QWidget *bar = makeBar(this, row, 60, Fill::Panel);
    m_saveRejected = new Button({}, ButtonKind::Plain, bar);
    m_saveRejected->setIconName(Icon::Export);
    m_saveRejected->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the hint beside it wraps first
    connect(m_saveRejected, &QAbstractButton::clicked, this, &ImportPage::saveRejected);
    row->addWidget(m_saveRejected);
    m_footHint = makeSentence(tr("Your columns, the reason and the line."), TextRole::Hint, bar);
    row->addWidget(m_footHint, 1);
    m_totals = makeLabel({}, TextRole::Hint, bar);
    m_totals->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_totals);
    m_import = new Button({}, ButtonKind::Primary, bar);
    m_import->setButtonSize(ButtonSize::Large);
    m_import->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_import->setKeyHint(Qt::CTRL | Qt::Key_Return);
    connect(m_import, &QAbstractButton::clicked, this, &ImportPage::importRequested);
    row->addWidget(m_import);
    return bar;
}

} // namespace callboard
