// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/importmodel.h"

#include "core/model/visibletext.h"
#include "ui/common/icons.h"
#include "ui/common/statesign.h"
#include "ui/common/tabledelegate.h"
#include "ui/people/importsentences.h"

#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

/// A cell of a megabyte is shown by its beginning.
constexpr int kShownText = 200;

bool needsYou(const ImportRow &row)
{
    return !row.leftOut && (row.verdict == RowVerdict::Check || row.verdict == RowVerdict::Error);
}

bool looksTheSame(const ImportRow &a, const ImportRow &b)
{
    return a.verdict == b.verdict && a.issue == b.issue && a.leftOut == b.leftOut && a.cells == b.cells &&
           a.candidate.zone == b.candidate.zone && a.candidate.zoneProvenance == b.candidate.zoneProvenance &&
           a.values == b.values;
}

bool hasSameShape(const ImportPreviewPtr &a, const ImportPreviewPtr &b)
{
    return a && b && a->columns.size() == b->columns.size() && a->rows.size() == b->rows.size() &&
           a->header == b->header && a->options.separator == b->options.separator &&
           a->options.encoding == b->options.encoding;
}

} // namespace

ImportModel::ImportModel(ImportController &controller, QObject *parent)
    : QAbstractTableModel(parent), m_controller(controller)
{
    connect(&controller, &ImportController::previewChanged, this, &ImportModel::follow);
}

void ImportModel::follow(const ImportPreviewPtr &before)
{
    const ImportPreviewPtr after = m_controller.preview();
    if (!hasSameShape(before, after) || m_preview != before) {
        beginResetModel();
        m_preview = after;
        m_cellColumns = after ? static_cast<int>(after->columns.size()) : 0;
        m_shown = matching();
        endResetModel();
        return;
    }
    m_preview = after;
    if (before->columns != after->columns)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    // Rows that are shown and look different now, one signal for each stretch of them.
    int from = -1;
    for (int shown = 0; shown <= rowCount(); ++shown) {
        const auto index = shown < rowCount() ? static_cast<size_t>(m_shown[static_cast<size_t>(shown)]) : 0;
        const bool changed = shown < rowCount() && !looksTheSame(before->rows[index], after->rows[index]);
        if (changed && from < 0)
            from = shown;
        if (!changed && from >= 0) {
            Q_EMIT dataChanged(this->index(from, 0), this->index(shown - 1, columnCount() - 1));
            from = -1;
        }
    }
    showRows(matching());
}

void ImportModel::setVerdict(std::optional<RowVerdict> verdict)
{
    if (verdict == m_verdict)
        return;
    m_verdict = verdict;
    beginResetModel(); // another question
    m_shown = matching();
    endResetModel();
}

void ImportModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    beginResetModel();
    m_shown = matching();
    endResetModel();
}

bool ImportModel::matches(const ImportRow &row) const
{
    if (m_verdict && (row.verdict != *m_verdict || row.leftOut))
        return false;
    if (m_text.isEmpty())
        return true;
    if (QString::number(row.line) == m_text)
        return true;
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [&](const QString &cell) { return cell.contains(m_text, Qt::CaseInsensitive); });
}

std::vector<int> ImportModel::matching() const
{
    std::vector<int> wanted;
    if (!m_preview)
        return wanted;
    wanted.reserve(m_preview->rows.size());
    for (size_t i = 0; i < m_preview->rows.size(); ++i) {
        if (matches(m_preview->rows[i]))
            wanted.push_back(static_cast<int>(i));
    }
    return wanted;
}

void ImportModel::showRows(const std::vector<int> &wanted)
{
    // Both lists ascend: walk them side by side, taking stretches out and putting stretches in.
    size_t row = 0;
    size_t next = 0;
    while (row < m_shown.size() || next < wanted.size()) {
        const bool hasRow = row < m_shown.size();
        const bool hasNext = next < wanted.size();
        if (hasRow && hasNext && m_shown[row] == wanted[next]) {
            ++row;
            ++next;
        } else if (hasRow && (!hasNext || m_shown[row] < wanted[next])) {
            size_t end = row + 1;
            while (end < m_shown.size() && (!hasNext || m_shown[end] < wanted[next]))
                ++end;
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(end) - 1);
            m_shown.erase(m_shown.begin() + static_cast<qsizetype>(row), m_shown.begin() + static_cast<qsizetype>(end));
            endRemoveRows();
        } else {
            size_t end = next + 1;
            while (end < wanted.size() && (!hasRow || wanted[end] < m_shown[row]))
                ++end;
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row + end - next) - 1);
            m_shown.insert(m_shown.begin() + static_cast<qsizetype>(row), wanted.begin() + static_cast<qsizetype>(next),
                           wanted.begin() + static_cast<qsizetype>(end));
            endInsertRows();
            row += end - next;
            next = end;
        }
    }
}

int ImportModel::shownRowOf(int line) const
{
    const auto found = std::lower_bound(m_shown.begin(), m_shown.end(), line, [this](int index, int wanted) {
        return m_preview->rows[static_cast<size_t>(index)].line < wanted;
    });
    if (found == m_shown.end() || m_preview->rows[static_cast<size_t>(*found)].line != line)
        return -1;
    return static_cast<int>(found - m_shown.begin());
}

int ImportModel::nextNeedingYou(int from, int step) const
{
    const int rows = rowCount();
    for (int i = 1; i <= rows; ++i) {
        const int candidate = ((from + step * i) % rows + rows) % rows;
        if (needsYou(row(candidate)))
            return candidate;
    }
    return -1;
}

std::optional<int> ImportModel::cellColumn(int column) const
{
    const int cell = column - FirstCell;
    return cell >= 0 && cell < m_cellColumns ? std::optional(cell) : std::nullopt;
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstCell + m_cellColumns + 2;
}

Qt::ItemFlags ImportModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const auto cell = index.isValid() ? cellColumn(index.column()) : std::nullopt;
    if (cell && row(index.row()).issue != ImportIssue::BeyondLimit)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ImportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto cell = index.isValid() ? cellColumn(index.column()) : std::nullopt;
    if (!cell || role != Qt::EditRole)
        return false;
    m_controller.edit(row(index.row()).line, *cell, value.toString());
    return true; // the answer brings dataChanged
}

QVariant ImportModel::cellData(const ImportRow &row, int column, int role) const
{
    const QString cell = row.cells.value(column);
    const ImportField field = m_preview->columns[static_cast<size_t>(column)];
    const bool isPhoneWrong = field == ImportField::Phone && row.verdict == RowVerdict::Error &&
                              (row.issue == ImportIssue::PhoneWrong || row.issue == ImportIssue::ReadAsOtherCountry);
    const bool isPositionWrong = field == ImportField::Position && row.issue == ImportIssue::PositionUnknown;
    switch (role) {
    case Qt::DisplayRole:
        if (field == ImportField::Phone && !row.candidate.phone.isEmpty() && row.verdict != RowVerdict::Duplicate &&
            row.verdict != RowVerdict::Error)
            return formatInternational(row.candidate.phone);
        return visibleText(cell.left(kShownText));
    case Qt::EditRole:
        return cell;
    case look::Quiet:
        return field == ImportField::Skip || row.leftOut;
    case look::Tone:
        if (isPhoneWrong)
            return static_cast<int>(Tone::Error);
        if (isPositionWrong)
            return static_cast<int>(Tone::Warn);
        if (field == ImportField::Zone)
            return static_cast<int>(Tone::Neutral);
        return {};
    case look::Strong:
        return isPhoneWrong || isPositionWrong;
    default:
        return {};
    }
}

QVariant ImportModel::verdictData(const ImportRow &row, int role) const
{
    const auto tone = [&] {
        switch (row.verdict) {
        case RowVerdict::Ready:
            return Tone::Ok;
        case RowVerdict::Check:
            return Tone::Warn;
        case RowVerdict::Error:
            return Tone::Error;
        case RowVerdict::Duplicate:
            break;
        }
        return Tone::Neutral;
    };
    switch (role) {
    case Qt::DisplayRole:
        return row.leftOut ? tr("Left out") : ImportSentences::verdict(row.verdict);
    case look::Quiet:
        return row.leftOut;
    case look::Tone:
        return static_cast<int>(tone());
    case look::Sign:
        return row.leftOut || row.verdict == RowVerdict::Duplicate ? QVariant() : QVariant(static_cast<int>(tone()));
    case look::Picture:
        if (row.leftOut)
            return static_cast<int>(Icon::Minus);
        return row.verdict == RowVerdict::Duplicate ? QVariant(static_cast<int>(Icon::Equals)) : QVariant();
    default:
        return {};
    }
}

QVariant ImportModel::fixData(const ImportRow &row, int role) const
{
    const QString fix = row.leftOut ? QString() : ImportSentences::fix(row);
    const bool isZone = fix.isEmpty();
    switch (role) {
    case Qt::DisplayRole: {
        if (!isZone)
            return fix;
        const bool shows = row.verdict == RowVerdict::Ready || row.verdict == RowVerdict::Check;
        if (shows && !row.candidate.zone && row.candidate.zoneProvenance == ZoneProvenance::SafeWindow)
            //: In place of a zone's name: calls only while every clock that fits is open
            return tr("Safe window");
        const auto zone = shows ? zoneOf(row) : std::nullopt;
        return zone ? zone->name() : QString();
    }
    case look::Link:
        return !isZone;
    case look::Quiet:
        return row.leftOut;
    default:
        return {};
    }
}

QVariant ImportModel::whyData(const ImportRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return ImportSentences::why(row, m_preview->columns, m_preview->header);
    case look::Tone:
        if (row.verdict == RowVerdict::Error)
            return static_cast<int>(Tone::Error);
        if (row.verdict == RowVerdict::Check)
            return static_cast<int>(Tone::Warn);
        return static_cast<int>(Tone::Neutral);
    case look::Quiet:
        return row.leftOut;
    default:
        return {};
    }
}

QString ImportModel::spoken(const ImportRow &row) const
{
    QStringList parts{tr("Line %1").arg(row.line), verdictData(row, Qt::DisplayRole).toString()};
    const int name = m_controller.columnOf(ImportField::Name);
    const int phone = m_controller.columnOf(ImportField::Phone);
    if (name >= 0)
        parts << cellData(row, name, Qt::DisplayRole).toString();
    else if (phone >= 0)
        parts << cellData(row, phone, Qt::DisplayRole).toString();
    parts << whyData(row, Qt::DisplayRole).toString() << fixData(row, Qt::DisplayRole).toString();
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". ")) + QLatin1Char('.');
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportRow &shown = row(index.row());
    if (role == Qt::AccessibleTextRole && index.column() == Line)
        return spoken(shown);
    if (const auto cell = cellColumn(index.column()))
        return cellData(shown, *cell, role);
    if (index.column() == Verdict)
        return verdictData(shown, role);
    if (index.column() == fixColumn())
        return fixData(shown, role);
    if (index.column() == whyColumn())
        return whyData(shown, role);
    if (role == Qt::DisplayRole)
        return QLocale().toString(shown.line);
    if (role == look::Quiet)
        return true;
    return {};
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (const auto cell = cellColumn(section))
        return ImportSentences::columnName(*cell, m_preview ? m_preview->header : QStringList());
    if (section == Line)
        return tr("Line");
    if (section == Verdict)
        return tr("Result");
    return section == fixColumn() ? tr("Zone or fix") : tr("Why");
}

} // namespace callboard
