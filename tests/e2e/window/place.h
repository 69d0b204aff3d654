// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/window/person.h"
#include "tests/e2e/window/workspacefile.h"
#include "tests/support/daemonprocess.h"
#include "tests/support/faultproxy.h"

namespace callboard::test {

/// Mon 16 Nov 2026 16:42 Vilnius, in the middle of the demo's afternoon.
inline const QString kAfternoon = QStringLiteral("2026-11-16T14:42:18Z");

/// How a console reaches its workspace: the engine in its own process, or a real callboardd behind a proxy.
enum class Way { Embedded, Wire };
/// The two rows of a story that is told both ways: `QFETCH(Way, way)`.
void bothWays();

/// One workspace file, and the consoles that work on it. What a story does with `person()` is the same whichever way
/// the console goes. GUI thread.
class Place
{
public:
    enum class Content { Empty, Demo };
    /// `now` as an ISO time; its clock stands still there until it is started with a rate.
    Place(Way way, Content content, const QString &now, double rate = 0);
    ~Place();
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;

    Way way() const { return m_way; }
    Person &person() { return *m_person; }
    /// A console beside the first one, over the wire only; it does not pass the proxy.
    std::unique_ptr<Person> anotherConsole();
    FaultProxy &network() { return *m_proxy; }

    /// The window is closed and the program ends; over the wire the daemon is killed as well (SIGKILL).
    void quit();
    /// Both start again two minutes after what the clock showed.
    void startAgain(double rate);
    /// Over the wire only, while the console stays: SIGKILL, and a start on the same file and port.
    void killDaemon();
    void restartDaemon(double rate);
    /// Everything ends as it should.
    void end();
    WorkspaceImage image() const { return imageOf(file()); }
    InstantRange hold() const { return holdOf(file()); }

private:
    QStringList daemonArguments(double rate, quint16 port) const;
    void startDaemon(double rate, quint16 port);
    void sitDown(double rate);
    QString settings() const { return m_folder.filePath(QStringLiteral("settings")); }
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QString file() const { return data() + QStringLiteral("/workspace.callboard"); }
    void noteClock();

    Way m_way;
    QTemporaryDir m_folder;
    QString m_now;
    DaemonProcess m_daemon;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Person> m_person;
};

/// All calls with one person, on the Calls page.
void lookAt(Person &person, const QString &name);

} // namespace callboard::test

Q_DECLARE_METATYPE(callboard::test::Way)
