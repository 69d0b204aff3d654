// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/secrets/scenarios/place.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSslSocket>

#include <csignal>

namespace callboard::test {

/// `callboardd` or `callboard` in a Place; whatever it says is heard there. Ended by process id.
class Program
{
public:
    Program(Place &place, const char *name) : m_place(place), m_name(QString::fromLatin1(name))
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &one : place.homes())
            environment.insert(one.section(QLatin1Char('='), 0, 0), one.section(QLatin1Char('='), 1));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_process.setProcessEnvironment(environment);
        // A file: nobody need read while it runs, and it is scanned like every other.
        m_process.setStandardErrorFile(errorFile(), QIODevice::Append);
    }
    ~Program() { end(SIGKILL); }

    void setEnvironment(const QString &name, const QByteArray &value)
    {
        QProcessEnvironment environment = m_process.processEnvironment();
        environment.insert(name, QString::fromLatin1(value));
        m_process.setProcessEnvironment(environment);
    }
    void start(const QStringList &arguments, const QByteArray &input = {})
    {
        m_process.start(QStringLiteral(CALLBOARD_BIN_DIR "/") + m_name, arguments);
        if (!m_process.waitForStarted())
            qFatal("%s does not start", qPrintable(m_name));
        m_process.write(input);
        m_process.closeWriteChannel();
    }
    qint64 id() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    void end(int signal)
    {
        if (isRunning()) {
            ::kill(static_cast<pid_t>(m_process.processId()), signal);
            m_process.waitForFinished(20'000);
        }
        listen();
    }
    /// Exit code after it ended by itself; -1 when it crashed.
    int wait()
    {
        m_process.waitForFinished(150'000);
        listen();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    void listen() { m_place.heard(m_process.readAllStandardOutput()); }
    QString errorFile() const { return m_place.path(QStringLiteral("out/%1.stderr").arg(m_name)); }
    /// All that programs of this name said on stderr.
    QByteArray errors() const
    {
        QFile file(errorFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QProcess &process() { return m_process; }

protected:
    Place &m_place;

private:
    QString m_name;
    QProcess m_process;
};

/// The daemon, and the plainest client: one request a connection, so that the worst of requests harms no other.
class LoudDaemon : public Program
{
public:
    explicit LoudDaemon(Place &place) : Program(place, "callboardd") {}

    QStringList arguments(const QStringList &more = {}) const
    {
        return QStringList{"--listen",     "127.0.0.1:0",
                           "--data",       m_place.path(QStringLiteral("data")),
                           "--workspace",  m_place.setup(),
                           "--now",        "2025-06-04T12:00:00Z",
                           "--clock-rate", "0",
                           "--rate-limit", "0/60",
                           "--log-level",  "debug"} +
               more;
    }
    void serve(const QStringList &more = {})
    {
        start(arguments(more));
        while (!process().canReadLine() && process().waitForReadyRead(20'000)) {
        }
        const QByteArray said = process().readLine();
        m_place.heard(said);
        static const QRegularExpression form(QStringLiteral("^listening on https?://127\\.0\\.0\\.1:([0-9]+)"));
        m_port = static_cast<quint16>(form.match(QString::fromUtf8(said)).captured(1).toUInt());
        if (m_port == 0)
            qFatal("callboardd does not listen: %s %s", said.constData(), errors().constData());
    }
    QString url(const char *scheme = "http") const
    {
        return QStringLiteral("%1://127.0.0.1:%2").arg(QLatin1String(scheme)).arg(m_port);
    }

    /// The answer to these bytes, as long as the server says something; heard, but for a key that was just made.
    QByteArray send(const QByteArray &request, bool isHeard = true)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        if (!socket.waitForConnected(10'000))
            return {};
        socket.write(request);
        QByteArray answer;
        while (socket.waitForReadyRead(10'000) || socket.bytesAvailable() > 0)
            answer += socket.readAll();
        if (isHeard)
            m_place.heard(answer);
        return answer;
    }
    QByteArray ask(const QByteArray &method, const QByteArray &target, const QByteArray &key,
                   const QByteArray &body = {}, const QByteArray &fields = {}, bool isHeard = true)
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + fields;
        if (!key.isEmpty())
            text += "X-API-Key: " + key + "\r\n";
        if (!body.isEmpty())
            text += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        return send(text + "\r\n" + body, isHeard);
    }

private:
    quint16 m_port = 0;
};

} // namespace callboard::test
