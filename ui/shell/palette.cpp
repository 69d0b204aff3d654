// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palette.h"

#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/common/keycap.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/shell/palettedelegate.h"
#include "ui/shell/palettemodel.h"

#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

namespace callboard {

namespace {

class SearchSign : public QWidget
{
public:
    explicit SearchSign(QWidget *parent) : QWidget(parent) { setFixedSize(theme(this).px(16), theme(this).px(16)); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawIcon(&painter, rect(), Icon::Search, theme(this).text2);
    }
};

QWidget *makeFoot(QWidget *parent)
{
    const Theme &t = theme(parent);
    auto *foot = new QWidget(parent);
    setFill(foot, Fill::Panel);
    auto *row = new FlowLayout(foot, t.px(8));
    row->setContentsMargins(t.px(12), t.px(6), t.px(12), t.px(6));
    const auto add = [&](const QString &cap, const QString &words) {
        auto *pair = new QWidget(foot); // a key and its words stay together
        auto *both = new QHBoxLayout(pair);
        both->setContentsMargins(0, 0, 0, 0);
        both->setSpacing(t.px(8));
        both->addWidget(new KeyCap(cap, pair));
        both->addWidget(makeLabel(words, TextRole::Secondary, pair));
        row->addWidget(pair);
    };
    row->addWidget(makeLabel(CommandPalette::tr("Only"), TextRole::Secondary, foot));
    add(QStringLiteral(">"), CommandPalette::tr("actions"));
    add(QStringLiteral("@"), CommandPalette::tr("people"));
    add(QStringLiteral("#"), CommandPalette::tr("numbers"));
    add(CommandPalette::tr("tue 14:00", "an example of what can be typed"), CommandPalette::tr("a time on the map"));
    add(CommandPalette::tr("Tab", "the key"), CommandPalette::tr("more of this kind"));
    return foot;
}

} // namespace

CommandPalette::CommandPalette(PaletteModel &model, QWidget *window)
    : QFrame(window), m_model(model), m_window(window), m_edit(new QLineEdit(this)),
      m_count(makeLabel({}, TextRole::Secondary, this)), m_list(new QListView(this)), m_foot(makeFoot(this))
{
    const Theme &t = theme(this);
    setAccessibleName(tr("Search or run a command"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 2, 2, 2);
    column->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(t.px(9), t.px(2), t.px(9), t.px(2));
    line->setSpacing(t.px(8));
    line->addWidget(new SearchSign(this));
    m_edit->setProperty("cbBare", true);
    m_edit->setAccessibleName(tr("Search or run a command"));
    m_edit->setPlaceholderText(tr("Search or run a command"));
    line->addWidget(m_edit, 1);
    line->addWidget(m_count);
    line->addWidget(new KeyCap(tr("Esc", "the key"), this));
    column->addLayout(line);
    column->addWidget(m_list);
    column->addWidget(m_foot);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_model, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Results"));
    m_edit->installEventFilter(this);
    m_window->installEventFilter(this);
    qApp->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        Q_EMIT queryChanged(text);
        m_model.setQuery(text);
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (isVisible()) {
            setRow(m_model.firstChoosable());
            fit();
        }
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        setRow(index.row());
        runCurrent();
    });
    hide();
}

void CommandPalette::openAt(int centreX, int leastX, const QString &query)
{
    const Theme &t = theme(this);
    if (!isVisible())
        m_before = QApplication::focusWidget();
    const int width = std::min(t.px(624), m_window->width() - leastX - t.px(8));
    setFixedWidth(width);
    const int x = std::clamp(centreX - width / 2, leastX, std::max(leastX, m_window->width() - width - t.px(8)));
    move(x, t.px(7));
    m_edit->setText(query);
    m_model.setQuery(query);
    show();
    raise();
    fit();
    setRow(m_model.firstChoosable());
    m_edit->setFocus(Qt::PopupFocusReason); // unlike a shortcut's, this one selects nothing
    m_edit->end(false);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

QString CommandPalette::query() const
{
    return m_edit->text();
}

int CommandPalette::currentRow() const
{
    return m_list->currentIndex().row();
}

void CommandPalette::setRow(int row)
{
    const QModelIndex index = m_model.index(row, 0);
    m_list->setCurrentIndex(index);
    if (!index.isValid())
        return;
    // The first line brings its head along.
    if (m_model.isHead(row - 1))
        m_list->scrollTo(m_model.index(row - 1, 0));
    m_list->scrollTo(index);
    m_edit->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    QAccessibleEvent event(m_edit, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::fit()
{
    const Theme &t = theme(this);
    int rows = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        rows += t.px(m_model.isHead(row) ? 24 : 30);
    const int most = std::min(t.px(440), m_window->height() - t.px(160));
    m_list->setFixedHeight(std::clamp(rows, 0, most));
    m_count->setText(m_model.query().trimmed().isEmpty() ? QString()
                                                         : tr("%n match(es)", nullptr, m_model.matchCount()));
    resize(width(), layout()->totalHeightForWidth(width()));
}

void CommandPalette::runCurrent()
{
    const PaletteItem *item = m_model.itemAt(currentRow());
    if (!item || !item->reason.isEmpty())
        return;
    const auto run = item->run;
    close();
    if (run)
        run();
}

bool CommandPalette::handleKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        setRow(m_model.nextChoosable(currentRow(), 1));
        return true;
    case Qt::Key_Up:
        setRow(m_model.nextChoosable(currentRow(), -1));
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        for (int i = 0; i < 8; ++i)
            setRow(m_model.nextChoosable(currentRow(), event->key() == Qt::Key_PageDown ? 1 : -1));
        return true;
    case Qt::Key_Tab:
        m_model.showMoreOf(currentRow());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (!isVisible())
        return false;
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event));
    // A press anywhere else in the window puts it away.
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && widget->window() == m_window->window() && widget != this && !isAncestorOf(widget))
            close();
    }
    return false;
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

} // namespace callboard
