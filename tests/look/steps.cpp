// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/look/steps.h"

#include "tests/support/uirender.h"
#include "ui/shell/workspaceview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTextStream>

namespace callboard::test {

namespace {

constexpr int kStepMs = 100;
/// A step that cannot be taken by then (a page that asks the engine, a button that waits) never will be.
constexpr int kLongestMs = 30'000;

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

QString nameOf(const QWidget *widget)
{
    QString name = widget->accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && name.isEmpty())
        name = plain(button->text());
    return name;
}

} // namespace

Steps::Steps(MainWindow &window, const QString &folder, const QStringList &lines)
    : m_window(window), m_folder(folder), m_lines(lines)
{
    m_folder.mkpath(QStringLiteral("."));
    m_timer.setSingleShot(true); // one that repeats would wait for a dialog that its own step has opened
    connect(&m_timer, &QTimer::timeout, this, &Steps::next);
}

void Steps::start()
{
    m_since.start();
    m_timer.start(kStepMs);
}

void Steps::tell(const QString &line)
{
    QTextStream(stdout) << line << "\n";
}

void Steps::next()
{
    if (m_at >= m_lines.size()) {
        m_timer.stop();
        QApplication::exit(m_cut ? 1 : 0);
        return;
    }
    m_timer.start(kStepMs);
    // A window manager would give the focus back to what a closed menu or dialog was over.
    if (!QApplication::activeWindow() && !QApplication::activePopupWidget())
        QApplication::setActiveWindow(top());
    const QString line = m_lines[m_at].trimmed();
    const QString verb = line.section(QLatin1Char(' '), 0, 0);
    const int at = m_at;
    // A dialog opened by this step runs its own loop inside: the next step must not be this one again.
    ++m_at;
    const Done done =
        line.isEmpty() || line.startsWith(QLatin1Char('#')) ? Done::Yes : take(verb, line.section(QLatin1Char(' '), 1));
    if (done == Done::Yes) {
        m_since.restart();
        return;
    }
    if (done == Done::NotYet && m_since.elapsed() < kLongestMs) {
        m_at = at;
        return;
    }
    m_timer.stop();
    tell(QStringLiteral("line %1: cannot %2").arg(at + 1).arg(line));
    shoot(QStringLiteral("failed"));
    QApplication::exit(2);
}

Steps::Done Steps::take(const QString &verb, const QString &rest)
{
    if (verb == QLatin1String("open"))
        return open();
    if (verb == QLatin1String("page"))
        return page(rest);
    if (verb == QLatin1String("command"))
        return command(rest);
    if (verb == QLatin1String("click"))
        return click(rest, false);
    if (verb == QLatin1String("doubleclick"))
        return click(rest, true);
    if (verb == QLatin1String("press"))
        return press(rest);
    if (verb == QLatin1String("type"))
        return type(rest);
    if (verb == QLatin1String("focus"))
        return focus(rest);
    if (verb == QLatin1String("choose"))
        return choose(rest);
    if (verb == QLatin1String("wait"))
        return m_since.elapsed() < rest.toInt() ? Done::NotYet : Done::Yes;
    if (verb == QLatin1String("shot"))
        return shoot(rest);
    if (verb == QLatin1String("clip"))
        return clip(rest);
    if (verb == QLatin1String("tab")) {
        sayFocusChain();
        return Done::Yes;
    }
    return Done::No;
}

Steps::Done Steps::open()
{
    if (!m_opening) {
        m_opening = true;
        m_window.open(OpenRequest{OpenRequest::Kind::Demo, {}, {}});
    }
    return m_window.view() ? Done::Yes : Done::NotYet;
}

Steps::Done Steps::page(const QString &name)
{
    WorkspaceView *view = m_window.view();
    if (!view)
        return Done::No;
    for (int i = 0; i < kPageCount; ++i) {
        const auto id = static_cast<PageId>(i);
        if (Page::nameOf(id) != name)
            continue;
        if (!view->currentPage() || view->currentPage()->id() != id)
            view->showPage(id);
        return view->page(id)->isSettled() && m_since.elapsed() > 600 ? Done::Yes : Done::NotYet;
    }
    return Done::No;
}

Steps::Done Steps::command(const QString &text)
{
    for (const Registry::Group &group : m_window.view()->registry().groups()) {
        for (Command *command : group.commands) {
            if (!plain(command->text()).startsWith(text))
                continue;
            if (!command->isEnabled())
                return Done::NotYet;
            command->trigger();
            return Done::Yes;
        }
    }
    return Done::NotYet;
}

QWidget *Steps::top() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *modal = QApplication::activeModalWidget())
        return modal;
    return &m_window;
}

QWidget *Steps::named(const QString &text) const
{
    // What the page calls so before the button of the rail that leads to it.
    QList<QWidget *> all;
    if (top() == &m_window && m_window.view() && m_window.view()->currentPage())
        all = m_window.view()->currentPage()->findChildren<QWidget *>();
    all += top()->findChildren<QWidget *>();
    for (const bool exactly : {true, false}) {
        for (QWidget *widget : all) {
            const QString name = nameOf(widget);
            if (widget->isVisible() && (exactly ? name == text : name.startsWith(text)))
                return widget;
        }
    }
    return nullptr;
}

Steps::Done Steps::click(const QString &text, bool twice)
{
    // "click 200,300" is a place in the window, "click Add" a control by its words.
    const QStringList parts = text.split(QLatin1Char(','));
    bool isPlace = false;
    const int x = parts[0].toInt(&isPlace);
    QWidget *target = isPlace && parts.size() == 2 ? top()->childAt(x, parts[1].toInt()) : named(text);
    if (!target || !target->isEnabled())
        return Done::NotYet;
    const QPoint at =
        isPlace && parts.size() == 2 ? target->mapFrom(top(), QPoint(x, parts[1].toInt())) : target->rect().center();
    if (twice)
        QTest::mouseDClick(target, Qt::LeftButton, {}, at);
    else
        QTest::mouseClick(target, Qt::LeftButton, {}, at);
    return Done::Yes;
}

Steps::Done Steps::press(const QString &keys)
{
    const QKeySequence sequence(keys);
    QWidget *target =
        QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::focusWidget();
    if (!target)
        target = top();
    for (int i = 0; i < sequence.count(); ++i) {
        const QKeyCombination combination = sequence[i];
        QTest::keyClick(target, combination.key(), combination.keyboardModifiers());
    }
    return Done::Yes;
}

Steps::Done Steps::type(const QString &text)
{
    QWidget *target = QApplication::focusWidget();
    if (!target)
        return Done::No;
    QTest::keyClicks(target, text);
    return Done::Yes;
}

Steps::Done Steps::focus(const QString &name)
{
    QWidget *target = named(name);
    if (!target)
        return Done::NotYet;
    target->setFocus(Qt::TabFocusReason);
    return Done::Yes;
}

/// In the combo box that has focus.
Steps::Done Steps::choose(const QString &text)
{
    auto *combo = qobject_cast<QComboBox *>(QApplication::focusWidget());
    if (!combo)
        return Done::No;
    const int index = combo->findText(text, Qt::MatchStartsWith);
    if (index < 0)
        return Done::NotYet;
    combo->setCurrentIndex(index);
    Q_EMIT combo->activated(index);
    return Done::Yes;
}

/// Puts a file's text on the clipboard, as copying from a spreadsheet does.
Steps::Done Steps::clip(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Done::No;
    QApplication::clipboard()->setText(QString::fromUtf8(file.readAll()));
    return Done::Yes;
}

Steps::Done Steps::shoot(const QString &name)
{
    // What was just told is laid out first, as it would be before the next frame.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    m_window.grab().save(m_folder.filePath(name + QStringLiteral(".png")));
    QWidgetList shown{&m_window};
    int extra = 0;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget == &m_window || !widget->isVisible() || widget->inherits("QTipLabel"))
            continue;
        shown << widget;
        widget->grab().save(m_folder.filePath(QStringLiteral("%1+%2.png").arg(name).arg(++extra)));
    }
    for (const QWidget *widget : std::as_const(shown)) {
        for (const QString &text : cutTexts(*widget)) {
            m_cut = true;
            tell(QStringLiteral("%1: cut: %2").arg(name, text));
        }
    }
    return Done::Yes;
}

/// What Tab passes, in order, from the control that has focus: names are said, silence is told.
void Steps::sayFocusChain()
{
    QStringList chain;
    QWidget *first = nullptr;
    for (int i = 0; i < 120; ++i) {
        QWidget *now = QApplication::focusWidget();
        if (now && now == first)
            break;
        if (!first)
            first = now;
        const QString kind =
            now ? QString::fromLatin1(now->metaObject()->className()).section(QLatin1Char(':'), -1) : QString();
        chain << (now ? QStringLiteral("%1 [%2]").arg(nameOf(now).isEmpty() ? QStringLiteral("NO NAME") : nameOf(now),
                                                      kind)
                      : QStringLiteral("nothing"));
        QTest::keyClick(now ? now : top(), Qt::Key_Tab);
    }
    tell(QStringLiteral("tab: ") + chain.join(QStringLiteral("\n     ")));
}

} // namespace callboard::test
