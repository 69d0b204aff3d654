// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QtTest>

#include <csignal>

namespace callboard::test {

/// A real `callboardd` on loopback, as a shell starts it, and the plainest client there is. Ended by process id.
class DaemonProcess
{
public:
    ~DaemonProcess() { kill(); }

    static QStringList arguments(const QString &data, const QString &setup, const QString &now, const QString &rate)
    {
        return {"--listen",  "127.0.0.1:0", "--data", data,           "--workspace", setup,          "--carrier",
                "simulated", "--now",       now,      "--clock-rate", rate,          "--rate-limit", "0/60"};
    }

    /// True when it listens.
    bool start(const QStringList &arguments)
    {
        m_socket.abort();
        m_process.start(QStringLiteral(CALLBOARD_BIN_DIR "/callboardd"), arguments);
        if (!m_process.waitForStarted())
            return false;
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) {
        }
        m_said = QString::fromUtf8(m_process.readLine()).trimmed();
        static const QRegularExpression form(QStringLiteral("^listening on http://127\\.0\\.0\\.1:([0-9]+)$"));
        m_port = static_cast<quint16>(form.match(m_said).captured(1).toUInt());
        return m_port != 0;
    }
    QString said() const { return m_said; }
    quint16 port() const { return m_port; }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    QString errors() { return QString::fromUtf8(m_process.readAllStandardError()); }
    /// Exit status after SIGTERM, -1 when it did not end in ten seconds.
    int terminate()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGTERM);
        return m_process.waitForFinished(10'000) ? m_process.exitCode() : -1;
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

    struct Answer
    {
        int status = 0; ///< 0: no answer came
        QByteArray head;
        QJsonObject json;
        QJsonObject data() const { return json[QStringLiteral("data")].toObject(); }
    };
    Answer ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
               const QByteArray &idempotencyKey = {}, const QByteArray &key = "celp_acme_all")
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n";
        if (!key.isEmpty())
            text += "X-API-Key: " + key + "\r\n";
        if (!idempotencyKey.isEmpty())
            text += "Idempotency-Key: " + idempotencyKey + "\r\n";
        if (!body.isEmpty())
            text += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        return exchange(text + "\r\n" + body);
    }

private:
    Answer exchange(const QByteArray &request)
    {
        if (m_socket.state() != QAbstractSocket::ConnectedState) {
            m_socket.abort();
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            if (!m_socket.waitForConnected(5'000))
                return {};
        }
        m_socket.write(request);
        QByteArray got;
        qsizetype length = -1;
        qsizetype headEnd = -1;
        while (length < 0 || got.size() < headEnd + length) {
            if (!m_socket.bytesAvailable() && !m_socket.waitForReadyRead(20'000))
                return {};
            got += m_socket.readAll();
            if (length >= 0 || (headEnd = got.indexOf("\r\n\r\n") + 4) < 4)
                continue;
            static const QRegularExpression form(QStringLiteral("\r\nContent-Length: ([0-9]+)\r\n"));
            length = form.match(QString::fromLatin1(got.first(headEnd))).captured(1).toLongLong();
        }
        Answer answer;
        answer.head = got.first(headEnd);
        answer.status = answer.head.mid(9, 3).toInt();
        answer.json = QJsonDocument::fromJson(got.mid(headEnd)).object();
        return answer;
    }

    QProcess m_process;
    QTcpSocket m_socket;
    QString m_said;
    quint16 m_port = 0;
};

} // namespace callboard::test
