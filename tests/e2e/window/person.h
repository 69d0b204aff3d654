// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/consoleopener.h"
#include "ui/common/settings.h"
#include "ui/shell/mainwindow.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

class QAbstractItemView;
class QTableView;

namespace callboard::test {

/// A person at the real window: everything is done by mouse and keys on what is shown, and everything that is checked
/// is text on the screen. A step waits until it can be taken; one that cannot is kept in trouble() with what is seen
/// instead, and the steps after it do nothing. GUI thread.
class Person
{
public:
    /// Sits down at the program: `settings` is its configuration folder, `now` an ISO time, `rate` of its clock (0 =
    /// frozen).
    Person(const QString &settings, const QString &now, double rate = 0, QSize size = {1440, 900});
    ~Person();
    Person(const Person &) = delete;
    Person &operator=(const Person &) = delete;

    QString trouble() const { return m_trouble; }
    PreparedAnswers &answers() { return m_answers; }
    MainWindow &window() { return *m_window; }
    /// As the program's arguments say: a workspace file, or a server with a key for this session.
    void open(const OpenRequest &request);
    void openServer(const QString &url, const QByteArray &key);
    /// Closes the window as its button does, and ends the program.
    void quit();

    /// A control by its words or its spoken name: exactly, else one that begins with them.
    void click(const QString &words);
    /// Clicks and, in the dialog or menu that opens by it, does the rest.
    void click(const QString &words, const std::function<void()> &inside);
    void press(const QString &keys);
    void press(const QString &keys, const std::function<void()> &inside);
    void type(const QString &text);
    /// Into a field by its name, in place of what stood there.
    void fill(const QString &field, const QString &text);
    /// An entry of a combo box, by the keyboard.
    void choose(const QString &combo, const QString &entry);
    /// An entry of a list, by all of its words.
    void clickEntry(const QString &list, const QString &words);
    void clickRow(const QString &table, const QString &words);
    /// From one point to another of a widget, the left button down; `meanwhile` before it is let go.
    void drag(QWidget *widget, QPoint from, QPoint to, const std::function<void()> &meanwhile = {});
    /// The right button on a point of a widget; in the menu that opens, the rest.
    void clickRight(QWidget *widget, QPoint at, const std::function<void()> &inside);
    /// An entry of the menu that is open.
    void pick(const QString &entry);
    void goTo(const QString &page);

    /// Some text on the screen holds these words, now or soon.
    void sees(const QString &words);
    void doesNotSee(const QString &words);
    void seesRow(const QString &table, const QString &words);
    void seesEntryChosen(const QString &list, const QString &words);
    /// What stands in a field.
    QString textOf(const QString &field);
    /// The title bar.
    void seesTitle(const QString &words);
    /// A control that can be used, now or soon.
    void seesReady(const QString &control) { (void)ready(control); }
    /// A control that is disabled and says this reason.
    void seesRefused(const QString &control, const QString &reason);

    /// All that is on the screen, window by window.
    QStringList texts() const;
    QWidget *control(const QString &words) const;
    /// As control(), once it can be used.
    QWidget *ready(const QString &words);
    QTableView *table(const QString &name) const;
    /// A painted view by its name, and where in it the cell is that speaks these words; null when none does.
    QWidget *picture(const QString &name);
    std::optional<QPoint> cellOf(const QString &picture, const QString &words);
    int rows(const QString &tableName);
    bool waitFor(const std::function<bool()> &done, int ms = 8000);
    void fail(const QString &what);
    bool failed() const { return !m_trouble.isEmpty(); }

private:
    template <typename View> View *named(const QString &name) const;
    QWidget *front() const;
    bool isInFront();
    int rowOf(const QAbstractItemView *view, const QString &words) const;
    void within(const std::function<void()> &act, const std::function<void()> &inside);

    QString m_trouble;
    std::shared_ptr<ThemeManager> m_themes;
    Settings m_settings;
    PreparedAnswers m_answers;
    ConsoleOpener m_opener;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace callboard::test

/// After a paragraph of a story: the step that could not be taken, if any.
#define WENT_WELL(person) QVERIFY2((person).trouble().isEmpty(), qPrintable((person).trouble()))
