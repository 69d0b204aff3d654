// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/window/person.h"

#include "tests/e2e/window/screen.h"
#include "tests/support/uirender.h"
#include "ui/common/translations.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTextStream>
#include <QTimer>

namespace callboard::test {

namespace {

/// One of a program, whoever sits at how many of its windows.
std::shared_ptr<ThemeManager> sharedThemes()
{
    static std::weak_ptr<ThemeManager> kept;
    auto themes = kept.lock();
    if (!themes)
        kept = themes = std::make_shared<ThemeManager>();
    return themes;
}

} // namespace

Person::Person(const QString &settings, const QString &now, double rate, QSize size)
    : m_themes(sharedThemes()), m_settings(settings),
      m_opener(ClockChoice{fromEpochMs(QDateTime::fromString(now, Qt::ISODate).toMSecsSinceEpoch()), rate})
{
    static const bool speaks = (installTranslations(*qApp), true);
    Q_UNUSED(speaks);
    m_settings.set(keys::operatorZone, QStringLiteral("Europe/Vilnius"));
    m_settings.set(keys::themeChoice, QStringLiteral("light"));
    m_window = std::make_unique<MainWindow>(*m_themes, m_settings, m_answers, m_opener, allPages());
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        fail(QStringLiteral("the window does not open"));
}

Person::~Person()
{
    quit();
}

void Person::quit()
{
    if (!m_window)
        return;
    m_window->close();
    m_window.reset();
    m_themes.reset();
    m_settings.sync();
}

void Person::open(const OpenRequest &request)
{
    QSignalSpy opened(m_window.get(), &MainWindow::opened);
    m_window->open(request);
    if (!opened.wait(20'000) || !opened.front().front().toBool())
        fail(QStringLiteral("%1 does not open").arg(request.path));
}

void Person::openServer(const QString &url, const QByteArray &key)
{
    m_opener.useKey(url, Secret(QByteArray(key)));
    open({OpenRequest::Kind::Server, url, {}});
}

void Person::fail(const QString &what)
{
    if (failed())
        return;
    m_trouble = what;
    // Longer than Qt Test would print.
    const QWidget *focus = QApplication::focusWidget();
    QTextStream(stderr) << what << "\nFocus: " << (focus ? focus->metaObject()->className() : "nowhere") << " "
                        << (focus ? screen::nameOf(focus) : QString()) << "\nOn the screen:\n  "
                        << texts().join(QStringLiteral("\n  ")) << "\n";
    if (m_window)
        render(*m_window, QStringLiteral("trouble"));
}

bool Person::waitFor(const std::function<bool()> &done, int ms)
{
    return QTest::qWaitFor(done, ms);
}

QWidget *Person::front() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *modal = QApplication::activeModalWidget())
        return modal;
    return m_window.get();
}

template <typename View> View *Person::named(const QString &name) const
{
    for (View *view : front()->findChildren<View *>()) {
        if (screen::isSeen(view) && view->accessibleName() == name)
            return view;
    }
    return nullptr;
}

QStringList Person::texts() const
{
    return screen::texts(m_window.get());
}

QWidget *Person::control(const QString &words) const
{
    const QList<QWidget *> all = front()->findChildren<QWidget *>();
    for (const bool exactly : {true, false}) {
        for (QWidget *widget : all) {
            if (!screen::isSeen(widget) || (qobject_cast<QLabel *>(widget)))
                continue;
            const QString name = screen::nameOf(widget);
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const QString text = button ? screen::plain(button->text()) : QString();
            if (exactly ? name == words || text == words : name.startsWith(words) || text.startsWith(words))
                return widget;
        }
    }
    return nullptr;
}

/// A dialog takes the keys once its window is in front; after it, the window below. No window manager sees to it here.
bool Person::isInFront()
{
    if (QApplication::activePopupWidget())
        return true;
    if (!front()->isActiveWindow())
        front()->activateWindow();
    return front()->isActiveWindow();
}

QWidget *Person::ready(const QString &words)
{
    if (failed())
        return nullptr;
    QWidget *found = nullptr;
    waitFor([&] {
        found = control(words);
        return found && found->isEnabled() && isInFront();
    });
    if (!found || !found->isEnabled()) {
        fail((found ? QStringLiteral("disabled: %1 (%2)").arg(words, found->toolTip())
                    : QStringLiteral("there is no %1").arg(words)));
        return nullptr;
    }
    return found;
}

void Person::click(const QString &words)
{
    QWidget *target = ready(words);
    if (!target)
        return;
    // A check box is hit at its box, whatever its width.
    const bool isMark = target->inherits("QCheckBox") || target->inherits("QRadioButton");
    const QPoint at = isMark ? QPoint(10, target->height() / 2) : target->rect().center();
    const QWidget *hit = target->window()->childAt(target->mapTo(target->window(), at));
    if (hit != target && !target->isAncestorOf(hit)) {
        fail(QStringLiteral("%1 is covered").arg(words));
        return;
    }
    QTest::mouseClick(target, Qt::LeftButton, {}, at);
}

void Person::within(const std::function<void()> &act, const std::function<void()> &inside)
{
    if (failed())
        return;
    bool wasInside = false;
    // A dialog may run a loop of its own in `act`, or none.
    const auto enter = [&] {
        if (wasInside || failed())
            return;
        wasInside = true;
        inside();
    };
    QTimer late;
    late.setInterval(5);
    QObject::connect(&late, &QTimer::timeout, [&] {
        if (front() == m_window.get())
            return;
        late.stop();
        enter();
        // One that was left open by a step that failed must not hold the story up.
        if (failed() && front() != m_window.get())
            front()->close();
    });
    late.start();
    act();
    waitFor([&] { return wasInside || failed(); });
    if (!wasInside)
        fail(QStringLiteral("no dialog or menu opened"));
}

void Person::click(const QString &words, const std::function<void()> &inside)
{
    within([&] { click(words); }, inside);
}

void Person::press(const QString &keys)
{
    if (failed())
        return;
    const QKeySequence sequence(keys);
    if (sequence.isEmpty())
        fail(QStringLiteral("no such key: ") + keys);
    waitFor([this] { return isInFront(); });
    QCoreApplication::processEvents(); // what the last step set off is faster than any hand
    for (int i = 0; i < sequence.count(); ++i) {
        QWidget *target =
            QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::focusWidget();
        QTest::keyClick(target ? target : front(), sequence[i].key(), sequence[i].keyboardModifiers());
    }
}

void Person::press(const QString &keys, const std::function<void()> &inside)
{
    within([&] { press(keys); }, inside);
}

void Person::type(const QString &text)
{
    if (failed())
        return;
    if (QWidget *target = QApplication::focusWidget())
        QTest::keyClicks(target, text);
    else
        fail(QStringLiteral("nothing takes what is typed: ") + text);
}

void Person::fill(const QString &field, const QString &text)
{
    if (QWidget *target = ready(field)) {
        // The field of a count stands between its buttons.
        if (auto *inner = target->findChild<QAbstractSpinBox *>())
            target = inner;
        else if (auto *line = target->findChild<QLineEdit *>())
            target = line;
        QTest::mouseClick(target, Qt::LeftButton, {}, QPoint(12, target->height() / 2));
        press(QStringLiteral("Ctrl+A"));
        type(text);
    }
}

void Person::choose(const QString &combo, const QString &entry)
{
    auto *target = qobject_cast<QComboBox *>(ready(combo));
    if (failed())
        return;
    if (!target || target->findText(entry, Qt::MatchStartsWith) < 0) {
        fail(QStringLiteral("%1 offers no %2").arg(combo, entry));
        return;
    }
    target->setFocus(Qt::TabFocusReason);
    const int wanted = target->findText(entry, Qt::MatchStartsWith);
    for (int guard = 0; guard < target->count() && target->currentIndex() != wanted; ++guard)
        QTest::keyClick(target, target->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    if (target->currentIndex() != wanted)
        fail(QStringLiteral("%1 does not go to %2").arg(combo, entry));
}

QTableView *Person::table(const QString &name) const
{
    return named<QTableView>(name);
}

int Person::rows(const QString &tableName)
{
    const QTableView *view = table(tableName);
    return view ? view->model()->rowCount() : 0;
}

int Person::rowOf(const QAbstractItemView *view, const QString &words) const
{
    for (int row = 0; view && row < view->model()->rowCount(view->rootIndex()); ++row) {
        if (screen::rowText(view, row).contains(words))
            return row;
    }
    return -1;
}

void Person::clickRow(const QString &tableName, const QString &words)
{
    seesRow(tableName, words);
    if (failed())
        return;
    QTableView *view = table(tableName);
    int column = 0;
    while (view->isColumnHidden(column))
        ++column;
    const QModelIndex cell = view->model()->index(rowOf(view, words), column);
    view->scrollTo(cell);
    const QPoint at = view->visualRect(cell).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
}

void Person::clickEntry(const QString &list, const QString &words)
{
    const auto rowIn = [&](const QListView *view) {
        for (int row = 0; view && row < view->model()->rowCount(); ++row) {
            if (screen::rowText(view, row) == words)
                return row;
        }
        return -1;
    };
    if (failed())
        return;
    if (!waitFor([&] { return rowIn(named<QListView>(list)) >= 0; })) {
        fail(QStringLiteral("%1 holds no %2").arg(list, words));
        return;
    }
    auto *view = named<QListView>(list);
    const QModelIndex entry = view->model()->index(rowIn(view), 0);
    view->scrollTo(entry);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(entry).center());
}

void Person::drag(QWidget *widget, QPoint from, QPoint to, const std::function<void()> &meanwhile)
{
    if (failed())
        return;
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    constexpr int steps = 6;
    for (int i = 1; i <= steps; ++i) {
        const QPoint at = from + (to - from) * i / steps;
        // QTest::mouseMove tells of no button; a drag holds one.
        QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(widget, &move);
    }
    if (meanwhile)
        meanwhile();
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

void Person::clickRight(QWidget *widget, QPoint at, const std::function<void()> &inside)
{
    within(
        [&] {
            QTest::mouseClick(widget, Qt::RightButton, {}, at);
            // The window system makes this of the click.
            QContextMenuEvent menu(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at));
            QApplication::sendEvent(widget, &menu);
        },
        inside);
}

void Person::pick(const QString &entry)
{
    if (failed())
        return;
    const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
        if (screen::plain(action->text()) != entry)
            continue;
        if (!action->isEnabled())
            return fail(QStringLiteral("disabled: ") + entry);
        QTest::mouseClick(QApplication::activePopupWidget(), Qt::LeftButton, {}, menu->actionGeometry(action).center());
        return;
    }
    fail(QStringLiteral("no menu offers ") + entry);
}

QWidget *Person::picture(const QString &name)
{
    QWidget *found = ready(name);
    const auto *area = qobject_cast<QAbstractScrollArea *>(found);
    return area ? area->viewport() : found;
}

std::optional<QPoint> Person::cellOf(const QString &name, const QString &words)
{
    std::optional<QPoint> place;
    QWidget *painted = picture(name);
    const auto look = [&] {
        const QRect seen(painted->mapToGlobal(QPoint(0, 0)), painted->size());
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(control(name));
        QAccessibleTableInterface *cells = spoken ? spoken->tableInterface() : nullptr;
        for (int row = 0; cells && !place && row < cells->rowCount(); ++row) {
            for (int column = 0; !place && column < cells->columnCount(); ++column) {
                const QAccessibleInterface *cell = cells->cellAt(row, column);
                const bool isShown = cell && !cell->rect().isEmpty() && seen.contains(cell->rect().center());
                if (isShown && cell->text(QAccessible::Name).contains(words))
                    place = painted->mapFromGlobal(cell->rect().center());
            }
        }
        return place.has_value();
    };
    if (!failed() && !waitFor(look))
        fail(QStringLiteral("%1 shows no %2").arg(name, words));
    return place;
}

void Person::goTo(const QString &page)
{
    click(page);
}

void Person::sees(const QString &words)
{
    if (failed())
        return;
    const bool seen = waitFor([&] {
        const QStringList all = texts();
        return std::ranges::any_of(all, [&](const QString &text) { return text.contains(words); });
    });
    if (!seen)
        fail(QStringLiteral("not seen: ") + words);
}

void Person::doesNotSee(const QString &words)
{
    if (failed())
        return;
    const bool gone = waitFor([&] {
        const QStringList all = texts();
        return std::ranges::none_of(all, [&](const QString &text) { return text.contains(words); });
    });
    if (!gone)
        fail(QStringLiteral("still seen: ") + words);
}

void Person::seesRow(const QString &tableName, const QString &words)
{
    if (!failed() && !waitFor([&] { return table(tableName) && rowOf(table(tableName), words) >= 0; }))
        fail(QStringLiteral("no row of %1 with %2").arg(tableName, words));
}

void Person::seesEntryChosen(const QString &list, const QString &words)
{
    const auto isChosen = [&] {
        const auto *view = named<QListView>(list);
        return view && view->currentIndex().isValid() && screen::rowText(view, view->currentIndex().row()) == words;
    };
    if (!failed() && !waitFor(isChosen))
        fail(QStringLiteral("%1 does not show %2 as chosen").arg(list, words));
}

QString Person::textOf(const QString &field)
{
    const auto *edit = qobject_cast<const QLineEdit *>(ready(field));
    return edit ? edit->text() : QString();
}

void Person::seesTitle(const QString &words)
{
    if (!failed() && !waitFor([&] { return m_window->windowTitle().contains(words); }))
        fail(QStringLiteral("the title is %1, not %2").arg(m_window->windowTitle(), words));
}

void Person::seesRefused(const QString &name, const QString &reason)
{
    if (failed())
        return;
    const bool seen = waitFor([&] {
        const QWidget *found = control(name);
        return found && !found->isEnabled() && found->toolTip().contains(reason);
    });
    if (!seen)
        fail(QStringLiteral("%1 is not refused with: %2").arg(name, reason));
}

} // namespace callboard::test
