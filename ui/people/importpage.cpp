// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/importpage.h"

#include "core/model/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/people/importfixpanel.h"
#include "ui/people/importhead.h"
#include "ui/people/importmodel.h"
#include "ui/people/importsentences.h"
#include "ui/shell/session.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace callboard {

void ImportPage::layOutColumns()
{
    const Theme &t = theme(this);
    const auto &preview = m_model->preview();
    if (!preview)
        return;
    const auto width = [&](const QString &sample) {
        return static_cast<int>(QFontMetricsF(t.font(13)).horizontalAdvance(sample)) + t.px(26);
    };
    m_table->setColumnWidth(ImportModel::Line, width(QStringLiteral("10000")));
    m_table->setColumnWidth(ImportModel::Verdict, width(tr("Duplicate")) + t.px(20));
    m_table->setColumnKind(ImportModel::Line, ColumnKind::Figure);
    m_table->setColumnKind(ImportModel::Verdict, ColumnKind::Text);
    for (size_t i = 0; i < preview->columns.size(); ++i) {
        const int column = ImportModel::FirstCell + static_cast<int>(i);
        const bool isFigure = preview->columns[i] == ImportField::Phone;
        m_table->setColumnKind(column, isFigure ? ColumnKind::FigureLeft : ColumnKind::NamePlain);
        size_t longest = 0;
        for (size_t row = 0; row < std::min<size_t>(preview->rows.size(), 60); ++row)
            longest =
                std::max(longest, static_cast<size_t>(preview->rows[row].cells.value(static_cast<int>(i)).size()));
        const int wanted = static_cast<int>(longest) * t.px(7) + t.px(28);
        // What the column is taken for stands in a combo box in its head, whole.
        const int least = std::max(t.px(96), width(ImportSentences::field(preview->columns[i])) + t.px(36));
        const int room = isFigure ? width(QStringLiteral("+000 000 00000000")) : std::min(wanted, t.px(138));
        m_table->setColumnWidth(column, std::max(room, least));
    }
    m_table->setColumnKind(m_model->fixColumn(), ColumnKind::NamePlain);
    m_table->setColumnWidth(m_model->fixColumn(), width(QStringLiteral("America/New_York")));
    m_table->setColumnKind(m_model->whyColumn(), ColumnKind::NamePlain);
    for (int column = 0; column < m_model->whyColumn(); ++column)
        m_head->setSectionResizeMode(column, QHeaderView::Interactive);
    m_head->setSectionResizeMode(m_model->whyColumn(), QHeaderView::Stretch);
    fold();
}

void ImportPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void ImportPage::fold()
{
    // Room for what decides: in a narrow window the columns that are skipped and the hint at the foot go.
    const bool isNarrow = width() < theme(this).px(1300);
    m_footHint->setVisible(!isNarrow);
    const auto &preview = m_model->preview();
    for (size_t i = 0; preview && i < preview->columns.size(); ++i) {
        // At least one cell column stays, whatever it is taken for.
        const bool hides = isNarrow && preview->columns[i] == ImportField::Skip && preview->columns.size() > 3 &&
                           m_controller.columnOf(ImportField::Phone) >= 0;
        m_table->setColumnHidden(ImportModel::FirstCell + static_cast<int>(i), hides);
    }
    m_head->refresh();
}

void ImportPage::fillRegions()
{
    const auto &preview = m_controller.preview();
    const QSignalBlocker quiet(m_region);
    m_region->clear();
    m_region->addItem(tr("Choose a country"), QString());
    const auto add = [this](const QString &region) {
        //: %1 is a country, %2 its calling code
        m_region->addItem(tr("%1 %2").arg(Sentences::country(region), callingCodeOf(region)), region);
    };
    for (const QString &region : preview->regions) // those of the file first
        add(region);
    m_region->insertSeparator(m_region->count());
    QStringList all = phoneRegions();
    std::sort(all.begin(), all.end(), [](const QString &a, const QString &b) {
        return QString::localeAwareCompare(Sentences::country(a), Sentences::country(b)) < 0;
    });
    for (const QString &region : all)
        add(region);
    m_region->setCurrentIndex(std::max(0, m_region->findData(preview->options.defaultRegion)));
}

void ImportPage::refreshOptions()
{
    const auto &preview = m_controller.preview();
    m_bars->setVisible(preview != nullptr);
    if (!preview)
        return;
    m_encoding->setCurrentIndex(m_encoding->findData(static_cast<int>(*preview->options.encoding)));
    m_separator->setCurrentIndex(m_separator->findData(*preview->options.separator));
    m_firstRow->setCurrentIndex(*preview->options.hasHeader ? 0 : 1);
    fillRegions();
    const QSignalBlocker quiet(m_position);
    m_position->clear();
    m_position->addItem(tr("Any"), QString());
    for (const Position &position : m_controller.positions())
        m_position->addItem(visibleText(position.title), position.id.text());
    m_position->setCurrentIndex(
        preview->options.position ? std::max(0, m_position->findData(preview->options.position->text())) : 0);
}

void ImportPage::refreshCounts()
{
    const auto &preview = m_controller.preview();
    if (!preview)
        return;
    m_counts->setSegmentCount(0, static_cast<int>(preview->rows.size()));
    m_counts->setSegmentCount(1, preview->ready);
    m_counts->setSegmentCount(2, preview->check);
    m_counts->setSegmentCount(3, preview->errors);
    m_counts->setSegmentCount(4, preview->duplicates);
}

QString ImportPage::importText() const
{
    return tr("Import %n people", nullptr, m_controller.importable());
}

QString ImportPage::whyNotImport() const
{
    if (m_controller.state() == ImportController::State::Importing)
        return tr("Importing…");
    if (!m_controller.preview())
        return tr("No rows are read.");
    if (QString reason = m_session.whyNotManage(); !reason.isEmpty())
        return reason;
    if (m_controller.isRevising())
        return tr("Rows are being checked.");
    if (m_controller.columnOf(ImportField::Phone) < 0)
        return tr("No column is taken for the phone.");
    if (m_controller.importable() == 0)
        return tr("No row can come in yet.");
    return {};
}

void ImportPage::refreshFoot()
{
    const auto &preview = m_controller.preview();
    m_foot->setVisible(preview != nullptr);
    if (!preview)
        return;
    m_saveRejected->setText(tr("Save %n rejected row(s)…", nullptr, preview->errors));
    m_saveRejected->setReason(preview->errors > 0 ? QString() : tr("No row is rejected."));
    QStringList lines;
    const QString duplicates = tr("%n duplicate(s)", nullptr, preview->duplicates);
    const QString errors = tr("%n error(s)", nullptr, preview->errors);
    if (preview->duplicates > 0 && preview->errors > 0)
        //: %1 and %2 are counts: "14 duplicates", "9 errors"
        lines << tr("%1 and %2 stay out.").arg(duplicates, errors);
    else if (preview->errors > 0)
        lines << tr("%n error(s) stay out.", nullptr, preview->errors);
    else if (preview->duplicates > 0)
        lines << tr("%n duplicate(s) stay out.", nullptr, preview->duplicates);
    if (preview->leftOut > 0)
        lines << tr("%n row(s) left out by you.", nullptr, preview->leftOut);
    if (preview->check > 0)
        lines << tr("%n row(s) to check come in and ask when you plan.", nullptr, preview->check);
    m_totals->setText(lines.join(QLatin1Char('\n')));
    m_import->setText(importText());
    m_import->setReason(whyNotImport());
    Q_EMIT saidChanged();
}

void ImportPage::refresh()
{
    const auto &preview = m_controller.preview();
    m_file->setText(visibleText(m_controller.source().title));
    m_size->setText(preview ? tr("%L1 rows, %2")
                                  .arg(preview->rows.size())
                                  .arg(tr("%n column(s)", nullptr, static_cast<int>(preview->columns.size())))
                            : QString());
    switch (m_controller.state()) {
    case ImportController::State::Judging:
        m_judging->show(EmptyCause::NotConnected, Icon::Import, tr("Rows are being checked"),
                        tr("Nothing is imported by this. The job is in the status bar."), tr("Cancel"));
        m_stack->setCurrentWidget(m_judging);
        break;
    case ImportController::State::Refused: {
        const auto refusal = refusalOf(*m_controller.error());
        m_refused->show(EmptyCause::NotConnected, Icon::File, tr("This source cannot be read"),
                        refusal ? ImportSentences::refusal(*refusal, m_controller.source().title)
                                : Sentences::oneLine(*m_controller.error(), m_session.ownZone()),
                        tr("Choose another file"));
        m_stack->setCurrentWidget(m_refused);
        break;
    }
    case ImportController::State::Closed:
    case ImportController::State::Ready:
    case ImportController::State::Importing:
        if (m_model->rowCount() == 0 && preview) {
            m_none->show(EmptyCause::FilterHidesAll, Icon::Filter, tr("No row is like that"),
                         tr("%n row(s) are hidden by the filter.", nullptr, static_cast<int>(preview->rows.size())),
                         tr("Show all rows"));
            m_stack->setCurrentWidget(m_none);
        } else {
            m_stack->setCurrentWidget(m_table);
        }
        break;
    }
    m_fix->setVisible(preview != nullptr);
    refreshOptions();
    refreshCounts();
    refreshFoot();
    if (preview && m_model->rowCount() > 0) {
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentRow(0);
        showCurrent(m_table->currentRow());
    }
}

void ImportPage::showCurrent(int shownRow)
{
    if (shownRow >= 0 && shownRow < m_model->rowCount())
        m_fix->showLine(m_model->row(shownRow).line);
    else
        m_fix->showLine(0);
}

void ImportPage::fixRow(const QModelIndex &index)
{
    const ImportRow &row = m_model->row(index.row());
    const auto editCell = [&](int column) {
        if (column >= 0)
            m_table->edit(m_model->index(index.row(), ImportModel::FirstCell + column));
    };
    switch (row.issue) {
    case ImportIssue::PhoneMissing:
    case ImportIssue::PhoneWrong:
        editCell(m_controller.columnOf(ImportField::Phone));
        break;
    case ImportIssue::ReadAsOtherCountry:
        m_controller.readAs(row.line, row.values.value(QStringLiteral("region")).toString());
        break;
    case ImportIssue::NameMissing:
        editCell(m_controller.columnOf(ImportField::Name));
        break;
    case ImportIssue::IdMalformed:
        editCell(m_controller.columnOf(ImportField::Id));
        break;
    case ImportIssue::CellTooLong:
    case ImportIssue::ControlCharacters:
    case ImportIssue::HiddenCharacters:
    case ImportIssue::QuoteMisplaced:
        editCell(row.values.value(QStringLiteral("column")).toInt());
        break;
    case ImportIssue::PositionUnknown:
        pickPosition(row.line, m_table->viewport()->mapToGlobal(m_table->visualRect(index).bottomLeft()));
        break;
    default:
        m_fix->focusFix();
        break;
    }
}

void ImportPage::pickPosition(int line, QPoint at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Position &position : m_controller.positions()) {
        QAction *action = menu->addAction(visibleText(position.title));
        connect(action, &QAction::triggered, this,
                [this, line, position] { m_controller.setPosition({line}, position); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("There is no position yet"))->setEnabled(false);
    menu->popup(at);
}

void ImportPage::goToNextNeedingYou(int step)
{
    const int next = m_model->nextNeedingYou(m_table->currentRow(), step);
    if (next < 0) {
        m_session.say(tr("No row needs you any more."));
        return;
    }
    m_table->setCurrentRow(next);
    m_table->scrollTo(m_model->index(next, 0));
    m_table->setFocus(Qt::OtherFocusReason);
}

void ImportPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ImportPage::editCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const int phone = m_controller.columnOf(ImportField::Phone);
    const QModelIndex cell = m_model->cellColumn(current.column())
                                 ? current
                                 : m_model->index(current.row(), ImportModel::FirstCell + std::max(0, phone));
    m_table->edit(cell);
}

void ImportPage::toggleLeftOut()
{
    std::vector<int> lines;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        lines.push_back(m_model->row(index.row()).line);
    if (lines.empty() && m_fix->line() > 0)
        lines = {m_fix->line()};
    const ImportRow *first = lines.empty() ? nullptr : m_controller.row(lines.front());
    if (first)
        m_controller.setLeftOut(lines, !first->leftOut);
}

void ImportPage::saveRejected()
{
    const QString name = m_controller.source().title.section(QLatin1Char('.'), 0, 0);
    //: a file name; %1 is the name of the file the rows came from
    const QString path = m_session.questions().saveFile(this, tr("Save rejected rows"),
                                                        tr("%1-rejected.csv").arg(name.isEmpty() ? tr("rows") : name),
                                                        tr("Tables (*.csv)"));
    if (!path.isEmpty())
        m_controller.saveRejected(path);
}

QList<QWidget *> ImportPage::panes() const
{
    return {m_bars, m_table, m_fix};
}

QString ImportPage::statusSentence() const
{
    const auto &preview = m_controller.preview();
    if (!preview)
        return tr("Import people.");
    //: %1 is a file's name, the rest are counts
    return tr("%1. %L2 rows: %L3 ready, %L4 to check, %L5 errors, %L6 duplicates.")
        .arg(visibleText(m_controller.source().title))
        .arg(preview->rows.size())
        .arg(preview->ready)
        .arg(preview->check)
        .arg(preview->errors)
        .arg(preview->duplicates);
}

} // namespace callboard
