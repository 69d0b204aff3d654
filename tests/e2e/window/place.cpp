// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/window/place.h"

#include "tests/e2e/window/workspacefile.h"
#include "ui/shell/workspaceview.h"

namespace callboard::test {

void bothWays()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("embedded") << Way::Embedded;
    QTest::newRow("over the wire") << Way::Wire;
}

Place::Place(Way way, Content content, const QString &now, double rate) : m_way(way), m_now(now)
{
    QDir().mkpath(settings());
    QDir().mkpath(data());
    content == Content::Demo ? writeDemo(file(), now) : writeNothing(file());
    if (way == Way::Wire) {
        startDaemon(rate, 0);
        m_proxy = std::make_unique<FaultProxy>(m_daemon.port());
    }
    sitDown(rate);
}

Place::~Place()
{
    m_person.reset(); // before the daemon it asks
}

QStringList Place::daemonArguments(double rate, quint16 port) const
{
    return {"--listen",     QStringLiteral("127.0.0.1:%1").arg(port),
            "--data",       data(),
            "--carrier",    "simulated",
            "--now",        m_now,
            "--clock-rate", QString::number(rate),
            "--rate-limit", "0/60"};
}

void Place::startDaemon(double rate, quint16 port)
{
    if (!m_daemon.start(daemonArguments(rate, port)))
        qFatal("callboardd: %s", qPrintable(m_daemon.errors()));
}

void Place::sitDown(double rate)
{
    m_person = std::make_unique<Person>(settings(), m_now, rate);
    if (m_way == Way::Embedded)
        m_person->open({OpenRequest::Kind::Open, file(), {}});
    else
        m_person->openServer(m_proxy->url(), kStoryKey);
}

std::unique_ptr<Person> Place::anotherConsole()
{
    const QString own = m_folder.filePath(QStringLiteral("another"));
    QDir().mkpath(own);
    auto another = std::make_unique<Person>(own, m_now);
    another->openServer(QStringLiteral("http://127.0.0.1:%1").arg(m_daemon.port()), kStoryKey);
    return another;
}

/// The next start is a little later; a clock never goes back.
void Place::noteClock()
{
    const qint64 shown = toEpochMs(m_person->window().view()->session().now());
    m_now = QDateTime::fromMSecsSinceEpoch(shown + 120'000, Qt::UTC).toString(Qt::ISODateWithMs);
}

void Place::quit()
{
    noteClock();
    m_person.reset();
    m_daemon.kill();
}

void Place::startAgain(double rate)
{
    if (m_way == Way::Wire)
        startDaemon(rate, m_daemon.port());
    sitDown(rate);
}

void Place::killDaemon()
{
    noteClock();
    m_daemon.kill();
}

void Place::restartDaemon(double rate)
{
    startDaemon(rate, m_daemon.port());
}

void Place::end()
{
    m_person.reset();
    if (m_way == Way::Wire && m_daemon.isRunning() && m_daemon.terminate() != 0)
        qFatal("callboardd does not end as it should");
}

void lookAt(Person &person, const QString &name)
{
    person.goTo("Calls");
    person.clickEntry("Views", "All");
    person.press("Ctrl+F");
    person.type(name);
}

} // namespace callboard::test
