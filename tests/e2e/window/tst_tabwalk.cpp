// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: STYLE 11 (reachable by Tab in reading order, no focus trap, a ring that is seen, a name that is spoken)
#include "tests/e2e/window/person.h"
#include "tests/support/testregistry.h"
#include "ui/shell/workspaceview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr int kMostStops = 160;
constexpr int kMostParts = 8;

QString describe(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return QStringLiteral("%1 \"%2\"")
        .arg(QString::fromLatin1(widget->metaObject()->className()),
             button ? button->text() : widget->accessibleName());
}

QString spokenName(QWidget *widget)
{
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

QRect placeOf(const QWidget *widget)
{
    return {widget->mapTo(widget->window(), QPoint(0, 0)), widget->size()};
}

/// The picture of a control with the room its ring takes.
QImage pictureOf(QWidget *widget)
{
    return widget->window()->grab(placeOf(widget).adjusted(-3, -3, 3, 3)).toImage();
}

/// A part of one control (a segment of a choice, a day, the buttons beside a count): its own arrows reach it.
bool isPart(const QWidget *widget)
{
    for (const QWidget *up = widget->parentWidget(); up; up = up->parentWidget()) {
        for (const char *whole : {"callboard::SegmentedControl", "callboard::DayToggles", "callboard::StepField",
                                  "callboard::Rail", "QAbstractSpinBox", "QComboBox", "QLineEdit", "QTableView",
                                  "QListView", "QCalendarWidget", "QScrollBar"}) {
            if (up->inherits(whole))
                return true;
        }
    }
    return false;
}

bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QAbstractItemView *>(widget);
}

QList<QWidget *> controlsOf(QWidget *page)
{
    QList<QWidget *> found;
    for (QWidget *widget : page->findChildren<QWidget *>()) {
        if (isControl(widget) && !isPart(widget) && !widget->inherits("QHeaderView") && widget->isVisible() &&
            widget->isEnabled() && !widget->visibleRegion().isEmpty())
            found << widget;
    }
    return found;
}

/// What the key passes from where the focus is, until it comes back.
QList<QWidget *> walk(QWidget *window, Qt::Key key)
{
    QList<QWidget *> stops;
    int parts = 0;
    for (int i = 0; i < kMostStops; ++i) {
        QWidget *focus = QApplication::focusWidget();
        // A date has parts that Tab passes; it leaves after the last one.
        const bool isSame = !stops.isEmpty() && stops.last() == focus && ++parts < kMostParts;
        if (!focus || (stops.contains(focus) && !isSame))
            break;
        if (!isSame) {
            stops << focus;
            parts = 0;
        }
        QTest::keyClick(focus, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        QCoreApplication::processEvents();
    }
    Q_UNUSED(window);
    return stops;
}

/// A reader goes down, and to the right in a line: of neighbours in one container the later one is neither above nor
/// to the left.
QStringList againstReadingOrder(const QList<QWidget *> &stops)
{
    QStringList wrong;
    for (qsizetype i = 1; i < stops.size(); ++i) {
        const QWidget *before = stops[i - 1];
        const QWidget *after = stops[i];
        if (before->parentWidget() != after->parentWidget())
            continue;
        const QRect a = placeOf(before);
        const QRect b = placeOf(after);
        const bool isAbove = b.bottom() <= a.top();
        const bool isLeft = !isAbove && b.top() < a.bottom() && b.right() <= a.left();
        if (isAbove || isLeft)
            wrong << QStringLiteral("%1 comes after %2").arg(describe(after), describe(before));
    }
    return wrong;
}

} // namespace

class TstTabWalk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyControlIsReachedNamedAndRinged_data();
    void everyControlIsReachedNamedAndRinged();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Person> m_person;
};

void TstTabWalk::initTestCase()
{
    m_person = std::make_unique<Person>(m_folder.path(), QStringLiteral("2026-11-16T14:42:18Z"));
    m_person->press("1");
    m_person->seesTitle("DEMO");
    m_person->window().view()->makeAllPages();
    WENT_WELL(*m_person);
}

void TstTabWalk::everyControlIsReachedNamedAndRinged_data()
{
    // Something that is there once the lists that the page asks for are filled.
    const std::array<const char *, kPageCount> filled{"of 200 placed",   "Follow ",
                                                      "Mantas Navickas", "All booked calls are inside",
                                                      "Vilnius",         "Calls go out as planned.",
                                                      "Butkus",          "The call with ",
                                                      "Add a server"};
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("sign");
    for (int i = 0; i < kPageCount; ++i)
        QTest::newRow(qPrintable(Page::nameOf(static_cast<PageId>(i)))) << i << QString::fromLatin1(filled[size_t(i)]);
}

void TstTabWalk::everyControlIsReachedNamedAndRinged()
{
    QFETCH(int, page);
    QFETCH(QString, sign);
    Person &person = *m_person;
    person.press(QStringLiteral("Ctrl+%1").arg(page + 1));
    QTRY_VERIFY(person.window().view()->currentPage()->isSettled());
    person.sees(sign);
    WENT_WELL(person);
    QWidget *shown = person.window().view()->currentPage();

    const QList<QWidget *> stops = walk(shown, Qt::Key_Tab);
    QStringList problems = againstReadingOrder(stops);
    for (QWidget *control : controlsOf(shown)) {
        const bool isReached = stops.contains(control) || stops.contains(control->focusProxy());
        if (!isReached)
            problems << describe(control) + QStringLiteral(" is not reached");
    }
    for (QWidget *stop : stops) {
        if (spokenName(stop).isEmpty())
            problems << describe(stop) + QStringLiteral(" has no name");
        stop->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        const QImage with = pictureOf(stop);
        stop->clearFocus();
        QCoreApplication::processEvents();
        if (with == pictureOf(stop))
            problems << describe(stop) + QStringLiteral(" shows no focus");
    }
    stops.front()->setFocus(Qt::TabFocusReason);
    QList<QWidget *> back = walk(shown, Qt::Key_Backtab);
    // What one key passes and the other does not is a trap in the way of one of them.
    for (const QWidget *stop : back) {
        if (!stops.contains(stop))
            problems << describe(stop) + QStringLiteral(" is reached by Shift+Tab only; Tab ends at ") +
                            describe(stops.back());
    }
    for (const QWidget *stop : stops) {
        if (!back.contains(stop))
            problems << describe(stop) + QStringLiteral(" is reached by Tab only; Shift+Tab ends at ") +
                            describe(back.back());
    }
    QVERIFY2(problems.isEmpty(), qPrintable(QStringLiteral("\n  ") + problems.join(QStringLiteral("\n  "))));
}

CB_TEST(TstTabWalk)
#include "tst_tabwalk.moc"
