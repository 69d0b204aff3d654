// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/workspaceview.h"

#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/panels.h"
#include "ui/common/textrole.h"
#include "ui/shell/connectionbar.h"
#include "ui/shell/header.h"
#include "ui/shell/headerparts.h"
#include "ui/shell/keyssheet.h"
#include "ui/shell/lateanswers.h"
#include "ui/shell/notificationlog.h"
#include "ui/shell/palette.h"
#include "ui/shell/palettesources.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusbar.h"

#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QTimer>

namespace callboard {

namespace {

/// First child that takes the focus by Tab, in focus order, or the widget itself.
QWidget *firstFocusable(QWidget *pane)
{
    const auto takes = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    };
    if (takes(pane))
        return pane;
    for (QWidget *next = pane->nextInFocusChain(); next && next != pane; next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && takes(next))
            return next;
    }
    return nullptr;
}

} // namespace

WorkspaceView::WorkspaceView(std::shared_ptr<Backend> backend, Settings &settings, Questions &questions,
                             const std::vector<PageEntry> &pages, QWidget *parent, ServerBook *servers)
    : QWidget(parent), m_backend(std::move(backend)), m_notifications([this] { return m_backend->now(); }),
      m_session(*m_backend, settings, questions, m_jobs, m_notifications, m_registry),
      m_header(new Header(m_session, this)), m_rail(new Rail(this)), m_stack(new QStackedWidget(this)),
      m_status(new StatusBar(m_session, this)), m_palette(new CommandPalette(m_paletteModel, this)),
      m_sources(new PaletteSources(m_session, m_paletteModel, this)), m_keys(new KeysSheet(m_registry, this)),
      m_workspaceMenu(new QMenu(this))
{
    m_session.setServers(servers);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_stack, 1);
    column->addWidget(m_header);
    m_bar = new ConnectionBar(m_session, this);
    column->addWidget(m_bar);
    new LateAnswers(m_session, this);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    m_keys->hide();
    m_notifications.setWindow(this);

    addCommands();
    for (const PageEntry &entry : pages) {
        m_entries.emplace(entry.id, entry);
        m_rail->addPage(entry.id);
    }

    connect(m_rail, &Rail::chosen, this, &WorkspaceView::showPage);
    connect(&m_session, &Session::jumpRequested, this, &WorkspaceView::jump);
    connect(m_header->menuButton(), &QAbstractButton::clicked, this, &WorkspaceView::openMenu);
    connect(m_header->searchButton(), &QAbstractButton::clicked, this, [this] { openPalette(); });
    connect(m_header->healthButton(), &QAbstractButton::clicked, this, [this] { showPage(PageId::Clock); });
    connect(m_header->ownClock(), &QAbstractButton::clicked, this, &WorkspaceView::chooseOwnZone);
    connect(m_header->otherClock(), &QAbstractButton::clicked, this, [this] { showPage(PageId::Hours); });
    connect(m_header->bell(), &QAbstractButton::clicked, this, [this] {
        auto *log = new NotificationLog(m_notifications, m_session.ownZone(), this);
        log->openAt(m_header->bell());
        m_notifications.markRead();
    });
    connect(m_palette, &CommandPalette::queryChanged, m_sources, &PaletteSources::setQuery);
    connect(m_keys, &KeysSheet::closeRequested, this, &WorkspaceView::toggleKeys);
    m_header->workspaceButton()->setMenu(m_workspaceMenu);
    connect(m_workspaceMenu, &QMenu::aboutToShow, this, &WorkspaceView::fillWorkspaceMenu);
    for (const auto signal : {&Session::companyChanged, &Session::workspaceChanged}) {
        connect(&m_session, signal, this, &WorkspaceView::titleChanged);
        connect(&m_session, signal, this, &WorkspaceView::refreshCommands);
    }
    connect(&m_notifications, &Notifications::changed, this, &WorkspaceView::refreshCommands);
    connect(m_header, &Header::statusChanged, this, &WorkspaceView::refreshCommands);
    // A key that is passed on works as soon as the page's command does: a page tells many at once, this follows once.
    connect(&m_registry, &Registry::commandChanged, this, [this] {
        if (m_refreshing || m_refreshWanted)
            return;
        m_refreshWanted = true;
        QMetaObject::invokeMethod(this, &WorkspaceView::refreshCommands, Qt::QueuedConnection);
    });

    const int last = settings.get(keys::page);
    const auto wanted = static_cast<PageId>(std::clamp(last, 0, kPageCount - 1));
    if (!m_entries.empty())
        showPage(m_entries.contains(wanted) ? wanted : m_entries.begin()->first);
    refreshCommands();
    QTimer::singleShot(200, this, &WorkspaceView::makeNextPage);
}

WorkspaceView::~WorkspaceView()
{
    // Pages and commands use the session; they go before it, whatever the order of children would be.
    qDeleteAll(findChildren<Page *>());
    delete m_bar;
    delete m_keys;
    delete m_palette;
    delete m_header;
    delete m_status;
}

Page *WorkspaceView::currentPage() const
{
    const auto it = m_pages.find(m_current);
    return it == m_pages.end() ? nullptr : it->second;
}

Page *WorkspaceView::page(PageId id)
{
    if (const auto it = m_pages.find(id); it != m_pages.end())
        return it->second;
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return nullptr;
    Page *made = entry->second.make(m_session, m_stack);
    m_pages.emplace(id, made);
    m_stack->addWidget(made);
    connect(made, &Page::attentionChanged, this, [this, id](int count) { m_rail->setAttention(id, count); });
    connect(made, &Page::primaryChanged, this, &WorkspaceView::refreshCommands);
    connect(made, &Page::statusSentenceChanged, this, [this, made] {
        const Page *current = currentPage();
        if (!current || current != made || !QAccessible::isActive())
            return;
        made->setAccessibleDescription(made->statusSentence());
        QAccessibleEvent event(made, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    });
    return made;
}

void WorkspaceView::makeNextPage()
{
    for (const auto &[id, entry] : m_entries) {
        if (m_pages.contains(id))
            continue;
        page(id);
        QTimer::singleShot(20, this, &WorkspaceView::makeNextPage);
        return;
    }
}

void WorkspaceView::makeAllPages()
{
    for (const auto &[id, entry] : m_entries)
        page(id);
}

void WorkspaceView::showPage(PageId id)
{
    Page *shown = page(id);
    if (!shown)
        return;
    const bool changed = m_stack->currentWidget() != shown || m_current != id;
    m_current = id;
    m_stack->setCurrentWidget(shown);
    m_rail->setCurrent(id);
    m_session.settings().set(keys::page, static_cast<int>(id));
    if (changed) {
        m_session.setShownPage(id);
        m_bar->setPage(id);
        shown->setAccessibleDescription(shown->statusSentence());
        shown->arrived();
        if (QWidget *first = firstFocusable(shown); first && isVisible())
            first->setFocus(Qt::OtherFocusReason);
    }
    refreshCommands();
    if (m_keys->isVisible()) {
        m_keys->showFor(shown);
        placeKeys();
    }
}

void WorkspaceView::jump(const Jump &jump)
{
    showPage(jump.page);
    if (Page *shown = currentPage(); shown && shown->id() == jump.page)
        shown->show(jump);
}

void WorkspaceView::openPalette(const QString &query)
{
    m_sources->refresh();
    const QWidget *search = m_header->searchButton();
    const QWidget *demo = m_header->demoBadge();
    const int centre = search->mapTo(this, search->rect().center()).x();
    const QWidget *left = demo->isVisible() ? demo : static_cast<const QWidget *>(m_header->workspaceButton());
    const int least = left->mapTo(this, QPoint(left->width(), 0)).x() + theme(this).px(8);
    m_palette->openAt(centre, least, query);
    m_sources->setQuery(query);
}

void WorkspaceView::toggleKeys()
{
    if (m_keys->isVisible()) {
        m_keys->hide();
        if (QWidget *first = currentPage() ? firstFocusable(currentPage()) : nullptr)
            first->setFocus(Qt::OtherFocusReason);
        return;
    }
    refreshCommands();
    m_keys->showFor(currentPage());
    placeKeys();
    m_keys->show();
    m_keys->raise();
}

void WorkspaceView::placeKeys()
{
    const Theme &t = theme(this);
    QWidget *pane = currentPage() ? currentPage()->rightPane() : nullptr;
    QRect area;
    if (pane && pane->isVisible() && pane->width() >= t.px(240)) {
        area = QRect(pane->mapTo(this, QPoint(0, 0)), pane->size());
        // The primary button stays in reach.
        if (const auto *panel = qobject_cast<const SidePanel *>(pane))
            area.setHeight(area.height() - panel->footHeight());
    } else {
        const int width = t.px(316);
        area = QRect(m_stack->geometry().right() + 1 - width, m_stack->y(), width, m_stack->height());
    }
    m_keys->setGeometry(area);
}

QList<QWidget *> WorkspaceView::panes() const
{
    QList<QWidget *> all{m_header, m_rail};
    if (const Page *shown = currentPage())
        all << shown->panes();
    if (m_keys->isVisible())
        all << m_keys;
    all << m_status;
    return all;
}

void WorkspaceView::focusPane(bool forward)
{
    const QList<QWidget *> all = panes();
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (focus && (all.at(i) == focus || all.at(i)->isAncestorOf(focus)))
            at = i;
    }
    for (qsizetype step = 1; step <= all.size(); ++step) {
        const qsizetype next = ((at + (forward ? step : -step)) % all.size() + all.size()) % all.size();
        if (!all.at(next)->isVisible())
            continue;
        if (QWidget *target = firstFocusable(all.at(next))) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void WorkspaceView::openMenu()
{
    QMenu menu(this);
    for (const Registry::Group &group : m_registry.groups()) {
        if (group.commands.empty())
            continue;
        QMenu *sub = menu.addMenu(group.title);
        for (Command *command : group.commands)
            sub->addAction(command);
        if (group.page < 0 && group.id == QLatin1String("view"))
            menu.addSeparator();
    }
    const QWidget *button = m_header->menuButton();
    menu.exec(button->mapToGlobal(QPoint(0, button->height() + 2)));
}

void WorkspaceView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme(this).window);
}

void WorkspaceView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The first thing a key reaches is the page, not the menu button.
    if (QWidget *first = currentPage() ? firstFocusable(currentPage()) : nullptr)
        first->setFocus(Qt::OtherFocusReason);
}

void WorkspaceView::keyPressEvent(QKeyEvent *event)
{
    m_altAlone = event->key() == Qt::Key_Alt;
    QWidget::keyPressEvent(event);
}

void WorkspaceView::keyReleaseEvent(QKeyEvent *event)
{
    // Alt pressed and released with nothing between opens the menu, as F10 does.
    if (event->key() == Qt::Key_Alt && m_altAlone && isActiveWindow()) {
        m_altAlone = false;
        openMenu();
        return;
    }
    m_altAlone = false;
    QWidget::keyReleaseEvent(event);
}

void WorkspaceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_keys->isVisible())
        placeKeys();
}

} // namespace callboard
