// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// A suspend is held back until everybody is ready, against a login manager of our own on a private bus that behaves as
// org.freedesktop.login1(5) says.
// proves: P3 D-SLEEP
#include "app/power/sleepwatch.h"
#include "tests/support/testregistry.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace callboard;

namespace {

const QString kPath = QStringLiteral("/org/freedesktop/login1");
const QString kInterface = QStringLiteral("org.freedesktop.login1.Manager");

/// A bus of this test alone.
class PrivateBus
{
public:
    PrivateBus()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            qFatal("dbus-daemon is missing: apt-get install dbus-daemon");
        m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    QString address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace

/// Gives delays out as the write end of a pipe: a suspend may go on when it is closed.
class LoginManager final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    explicit LoginManager(const QDBusConnection &bus) : m_bus(bus)
    {
        if (!m_bus.registerObject(kPath, this, QDBusConnection::ExportScriptableContents) ||
            !m_bus.registerService(QStringLiteral("org.freedesktop.login1")))
            qFatal("no login manager on the bus");
    }
    ~LoginManager() override { closeEnd(); }

    void say(bool starts)
    {
        QDBusMessage signal = QDBusMessage::createSignal(kPath, kInterface, QStringLiteral("PrepareForSleep"));
        signal << starts;
        m_bus.send(signal);
    }
    /// Nobody holds the delay that was given out last.
    bool maySleep() const
    {
        pollfd end{m_end, POLLIN, 0};
        return m_end >= 0 && poll(&end, 1, 0) == 1 && (end.revents & POLLHUP) != 0;
    }
    QList<QStringList> asked;

public slots:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                                 const QString &mode)
    {
        asked.append({what, who, why, mode});
        closeEnd();
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
        m_end = ends[0];
        QDBusUnixFileDescriptor given;
        given.giveFileDescriptor(ends[1]);
        return given;
    }

private:
    void closeEnd()
    {
        if (m_end >= 0)
            ::close(m_end);
        m_end = -1;
    }

    QDBusConnection m_bus;
    int m_end = -1;
};

class TstSleepWatch : public QObject
{
    Q_OBJECT
private slots:
    void aSuspendWaitsForWhoeverHoldsTheDelay()
    {
        PrivateBus bus;
        LoginManager manager(QDBusConnection::connectToBus(bus.address(), QStringLiteral("manager")));
        SleepWatch watch(QDBusConnection::connectToBus(bus.address(), QStringLiteral("callboard")));
        SleepWatch::Delay held;
        int told = 0;
        connect(&watch, &SleepWatch::aboutToSleep, this, [&](const SleepWatch::Delay &delay) {
            held = delay;
            ++told;
        });
        QSignalSpy woke(&watch, &SleepWatch::wokeUp);
        QVERIFY(watch.start());
        QTRY_COMPARE(manager.asked.size(), 1);
        QCOMPARE(manager.asked.front().at(0), QStringLiteral("sleep"));
        QCOMPARE(manager.asked.front().at(1), QStringLiteral("Callboard"));
        QCOMPARE(manager.asked.front().at(3), QStringLiteral("delay"));
        for (int night = 1; night <= 2; ++night) {
            manager.say(true);
            QTRY_COMPARE(told, night);
            QVERIFY(held);
            QVERIFY(!manager.maySleep());
            held.reset(); // the engine lets nothing leave any more
            QTRY_VERIFY(manager.maySleep());
            manager.say(false);
            QTRY_COMPARE(woke.size(), night);
            QTRY_COMPARE(manager.asked.size(), night + 1); // for the next night
        }
        QDBusConnection::disconnectFromBus(QStringLiteral("manager"));
        QDBusConnection::disconnectFromBus(QStringLiteral("callboard"));
    }

    void withoutABusNothingIsTold()
    {
        SleepWatch watch(QDBusConnection(QStringLiteral("nobody")));
        QVERIFY(!watch.start());
    }
};

CB_TEST(TstSleepWatch)
#include "tst_sleepwatch.moc"
