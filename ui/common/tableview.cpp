// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/tableview.h"

#include "ui/common/csvtext.h"
#include "ui/common/figure.h"
#include "ui/common/icons.h"
#include "ui/common/settings.h"

#include <QApplication>
#include <QClipboard>
#include <QFocusEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <cmath>

namespace callboard {

namespace {

/// Draws the head itself: the column's own alignment, and the sort arrow right after the word.
class TableHeader : public QHeaderView
{
public:
    explicit TableHeader(TableView *table) : QHeaderView(Qt::Horizontal, table), m_table(table)
    {
        setSectionsClickable(true);
        setHighlightSections(false);
        setSectionsMovable(true);
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        setMinimumSectionSize(24);
        setTextElideMode(Qt::ElideRight);
    }
    QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), theme(this).px(24)}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Theme &t = theme(this);
        painter->fillRect(rect, t.panel);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.lineStrong);
        const QRect box = rect.adjusted(t.px(TableDelegate::kPadding), 0, -t.px(TableDelegate::kPadding), -1);
        const QFont font = t.font(12, QFont::Medium);
        const QString text = model()->headerData(section, Qt::Horizontal).toString();
        const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
        const bool right = m_table->tableDelegate()->kind(section) == ColumnKind::Figure;
        const double arrow = sorted ? t.px(14) : 0;
        const double width = QFontMetricsF(font).horizontalAdvance(text) + arrow;
        const bool atRight = right != (layoutDirection() == Qt::RightToLeft);
        const double x = atRight ? box.right() + 1 - width : box.left();
        painter->save();
        painter->setClipRect(rect);
        painter->setFont(font);
        painter->setPen(sorted ? t.text : t.text2);
        painter->drawText(QRectF(x, box.top(), width - arrow + 1, box.height()), Qt::AlignVCenter | Qt::AlignLeft,
                          text);
        if (sorted)
            drawIcon(painter,
                     QRectF(x + width - arrow + 2, box.top() + (box.height() - t.px(12)) / 2, t.px(12), t.px(12)),
                     sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ChevronUp : Icon::ChevronDown, t.text2);
        painter->restore();
    }
    void paintEvent(QPaintEvent *event) override
    {
        const Theme &t = theme(this);
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), t.panel);
        painter.fillRect(QRect(0, viewport()->height() - 1, viewport()->width(), 1), t.lineStrong);
        painter.end();
        QHeaderView::paintEvent(event);
    }

private:
    TableView *m_table;
};

} // namespace

TableView::TableView(const QString &spokenName, QWidget *parent)
    : QTableView(parent), m_delegate(new TableDelegate(this))
{
    setAccessibleName(spokenName);
    setItemDelegate(m_delegate);
    setHorizontalHeader(new TableHeader(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTextElideMode(Qt::ElideNone);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT rowActivated(index.row()); });
    applyMetrics();
}

void TableView::applyMetrics()
{
    const Theme &t = theme(this);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(t.px(m_compact ? 24 : 28));
    // A head of its own (the import maps columns there) says itself how high it is.
    const bool isOurs = dynamic_cast<TableHeader *>(horizontalHeader()) != nullptr;
    horizontalHeader()->setFixedHeight(isOurs ? t.px(24) : horizontalHeader()->sizeHint().height());
    for (auto it = m_samples.cbegin(); it != m_samples.cend(); ++it) {
        const double body =
            figure::width(t.font(13, QFont::DemiBold), it.value().text) + (it.value().withSign ? t.px(20) : 0);
        const QString head = model() ? model()->headerData(it.key(), Qt::Horizontal).toString() : QString();
        const double title = figure::width(t.font(12, QFont::Medium), head) + t.px(16);
        setColumnWidth(it.key(),
                       static_cast<int>(std::ceil(std::max(body, title))) + 2 * t.px(TableDelegate::kPadding));
    }
}

/// The name takes what is left, and never so little that names cannot be told apart: then the table scrolls sideways.
void TableView::fitStretchColumn()
{
    if (m_stretch < 0 || !model() || m_stretch >= model()->columnCount() || isColumnHidden(m_stretch))
        return;
    const Theme &t = theme(this);
    int others = 0;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (column != m_stretch && !isColumnHidden(column))
            others += columnWidth(column);
    }
    const int least =
        static_cast<int>(std::ceil(figure::width(t.font(13, QFont::DemiBold), QStringLiteral("Jonas Petr…")))) +
        2 * t.px(TableDelegate::kPadding);
    const bool stretches = viewport()->width() - others >= least;
    const auto mode = stretches ? QHeaderView::Stretch : QHeaderView::Fixed;
    if (horizontalHeader()->sectionResizeMode(m_stretch) != mode)
        horizontalHeader()->setSectionResizeMode(m_stretch, mode);
    if (!stretches && columnWidth(m_stretch) != least)
        setColumnWidth(m_stretch, least);
}

void TableView::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_fitting)
        return;
    const QScopedValueRollback guard(m_fitting, true);
    fitStretchColumn();
}

void TableView::setColumnKind(int column, ColumnKind kind)
{
    m_delegate->setKind(column, kind);
}

void TableView::setColumnSample(int column, const QString &widestText, bool withSign)
{
    m_samples.insert(column, {widestText, withSign});
    applyMetrics();
}

void TableView::setStretchColumn(int column, bool keepsNames)
{
    m_stretch = keepsNames ? column : -1;
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void TableView::setCompact(bool compact)
{
    m_compact = compact;
    applyMetrics();
}

void TableView::rememberColumns(Settings &settings, const QString &name)
{
    const QString key = QStringLiteral("columns/") + name;
    const QByteArray state = settings.state(key);
    // A version of the program with other columns leaves a state that no longer fits; it is not used then.
    if (!state.isEmpty() && model()) {
        const QByteArray fresh = horizontalHeader()->saveState();
        const int columns = horizontalHeader()->count();
        if (!horizontalHeader()->restoreState(state) || horizontalHeader()->count() != columns)
            horizontalHeader()->restoreState(fresh);
    }
    const auto save = [this, &settings, key] { settings.setState(key, horizontalHeader()->saveState()); };
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, save);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, save);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, save);
}

void TableView::setModel(QAbstractItemModel *newModel)
{
    for (const QMetaObject::Connection &connection : {m_rowsInserted, m_reset, m_layout})
        disconnect(connection);
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    m_rowsInserted = connect(newModel, &QAbstractItemModel::rowsInserted, this, &TableView::keepCurrentRow);
    m_reset = connect(newModel, &QAbstractItemModel::modelReset, this, &TableView::keepCurrentRow);
    m_layout = connect(newModel, &QAbstractItemModel::layoutChanged, this, &TableView::keepCurrentRow);
    applyMetrics();
    keepCurrentRow();
}

void TableView::keepCurrentRow()
{
    if (!model())
        return;
    if (model()->rowCount() == 0) {
        Q_EMIT currentRowChanged(-1);
        return;
    }
    if (!currentIndex().isValid())
        setCurrentRow(0);
}

void TableView::setCurrentRow(int row)
{
    if (!model() || row < 0 || row >= model()->rowCount())
        return;
    int column = 0;
    while (column < model()->columnCount() && isColumnHidden(column))
        ++column;
    setCurrentIndex(model()->index(row, column));
}

void TableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update(); // the bar of the current row spans one cell, its row all of them
    if (current.row() != previous.row())
        Q_EMIT currentRowChanged(current.row());
}

QString TableView::selectedText() const
{
    if (!model() || !selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty() && currentIndex().isValid())
        rows << currentIndex();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QStringList lines;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(column))
                cells
                    << model()->index(row.row(), column).data().toString().replace(QLatin1Char('\t'), QLatin1Char(' '));
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QByteArray TableView::toCsv() const
{
    if (!model())
        return {};
    std::vector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns.push_back(column);
    }
    QStringList cells;
    for (const int column : columns)
        cells << model()->headerData(column, Qt::Horizontal).toString();
    QByteArray out = csvLine(cells);
    for (int row = 0; row < model()->rowCount(); ++row) {
        cells.clear();
        for (const int column : columns)
            cells << model()->index(row, column).data().toString();
        out += csvLine(cells);
    }
    return out;
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(selectedText());
        event->accept();
        return;
    }
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        event->accept();
        Q_EMIT rowActivated(currentRow());
        return;
    }
    // Home and End mean rows here: a row is one thing.
    if (plain && event->key() == Qt::Key_Home) {
        setCurrentRow(0);
        return;
    }
    if (plain && event->key() == Qt::Key_End && model()) {
        setCurrentRow(model()->rowCount() - 1);
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
    QTableView::changeEvent(event);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
    keepCurrentRow();
    QTableView::focusInEvent(event);
    viewport()->update();
}

void TableView::focusOutEvent(QFocusEvent *event)
{
    m_keyboardFocus = false;
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_keyboardFocus || !currentIndex().isValid())
        return;
    const Theme &t = theme(this);
    const int row = currentRow();
    const QRect ring(0, rowViewportPosition(row), viewport()->width(), rowHeight(row) - 1);
    QPainter painter(viewport());
    const double half = t.focusWidth() / 2.0;
    painter.setPen(QPen(t.focus, t.focusWidth()));
    painter.drawRect(QRectF(ring).adjusted(half, half, -half, -half));
}

} // namespace callboard
