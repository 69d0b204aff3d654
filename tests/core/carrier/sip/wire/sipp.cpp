// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/carrier/sip/wire/sipp.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

namespace callboard::test {

bool isBound(quint16 port)
{
    QFile table(QStringLiteral("/proc/net/udp"));
    return table.open(QIODevice::ReadOnly) &&
           table.readAll().contains(QByteArray("0100007F:") + QByteArray::number(port, 16).toUpper());
}

Sipp::Sipp(const QString &scenario, quint16 port, const QStringList &more)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("sipp"));
    if (program.isEmpty())
        qFatal("sipp is missing: apt-get install sip-tester");
    const QString file = m_folder.filePath(QStringLiteral("scenario.xml"));
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(scenario.toUtf8()) < 0)
        qFatal("the scenario cannot be written");
    out.close();
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("out")));
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("err")));
    m_process.start(program, QStringList{"-sf", file, "-i", "127.0.0.1", "-mi", "127.0.0.1", "-ci", "127.0.0.1", "-p",
                                         QString::number(port), "-mp", QString::number(port + 10'000), "-nostdin",
                                         "-trace_msg", "-message_file", m_folder.filePath("messages")} +
                                 more);
    if (!m_process.waitForStarted())
        qFatal("sipp does not start");
    const bool listens =
        QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning || isBound(port); }, 10'000);
    if (!listens || m_process.state() == QProcess::NotRunning)
        qFatal("sipp does not listen on %d: %s", port, (said("err") + said("out")).constData());
}

Sipp::~Sipp()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

int Sipp::finished()
{
    const bool over = QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, 10'000);
    return over && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray Sipp::said(const char *where) const
{
    QFile file(m_folder.filePath(QLatin1String(where)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString scenario(const QString &parts)
{
    return QStringLiteral("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?>\n<scenario name=\"callboard\">\n") + parts +
           (parts.contains(QLatin1String("assign_to")) ? QStringLiteral("<Reference variables=\"1,2,3,4,5\"/>\n")
                                                       : QString()) +
           QStringLiteral("</scenario>\n");
}

QString receive(const QString &request, const QString &more)
{
    return QStringLiteral("<recv request=\"%1\" crlf=\"true\" %2/>\n").arg(request, more);
}

QString audio(int mediaPort, const QString &direction)
{
    return QStringLiteral("Content-Type: application/sdp\n"
                          "Content-Length: [len]\n\n"
                          "v=0\n"
                          "o=peer 1 1 IN IP4 127.0.0.1\n"
                          "s=-\n"
                          "c=IN IP4 127.0.0.1\n"
                          "t=0 0\n"
                          "m=audio %1 RTP/AVP 0\n"
                          "a=rtpmap:0 PCMU/8000\n%2")
        .arg(mediaPort)
        .arg(direction);
}

QString answer(int status, int mediaPort, const QString &headers)
{
    return QStringLiteral(
               "<send><![CDATA[\n"
               "SIP/2.0 %1 Answer\n"
               "[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]SIPpTag01[call_number]\n[last_Call-ID:]\n"
               "[last_CSeq:]\n[last_Record-Route:]\nContact: <sip:[local_ip]:[local_port]>\n%2%3\n]]></send>\n")
        .arg(status)
        .arg(headers, mediaPort ? audio(mediaPort) : QStringLiteral("Content-Length: 0\n\n"));
}

QString receiveInvite()
{
    const auto keep = [](const char *header, const char *what, int variable) {
        return QStringLiteral("<ereg regexp=\"%1\" search_in=\"hdr\" header=\"%2:\" assign_to=\"%3\"/>\n")
            .arg(QLatin1String(what), QLatin1String(header))
            .arg(variable);
    };
    return QStringLiteral("<recv request=\"INVITE\" crlf=\"true\"><action>\n") + keep("From", ".*", 1) +
           keep("To", ".*", 2) + keep("Contact", "sip:[^>]*", 3) + keep("CSeq", ".*", 4) + keep("Via", ".*", 5) +
           QStringLiteral("</action></recv>\n");
}

QString answerInvite(int status, int mediaPort, const QString &headers)
{
    return QStringLiteral("<send><![CDATA[\n"
                          "SIP/2.0 %1 Answer\n"
                          "Via:[$5]\nFrom:[$1]\nTo:[$2];tag=[pid]SIPpTag01[call_number]\n[last_Call-ID:]\n"
                          "CSeq:[$4]\nContact: <sip:[local_ip]:[local_port]>\n%2%3\n]]></send>\n")
        .arg(status)
        .arg(headers, mediaPort ? audio(mediaPort) : QStringLiteral("Content-Length: 0\n\n"));
}

QString pauseMs(int ms)
{
    return QStringLiteral("<pause milliseconds=\"%1\"/>\n").arg(ms);
}

QString request(const QString &method, int number, const QString &body)
{
    const QString within = body.isEmpty() ? QStringLiteral("Content-Length: 0\n\n") : body;
    return QStringLiteral("<send><![CDATA[\n"
                          "%1 [$3] SIP/2.0\n"
                          "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n"
                          "From:[$2];tag=[pid]SIPpTag01[call_number]\nTo:[$1]\n[last_Call-ID:]\nCSeq: %2 %1\n"
                          "Max-Forwards: 70\nContact: <sip:[local_ip]:[local_port]>\n%3\n]]></send>\n")
        .arg(method)
        .arg(number)
        .arg(within);
}

QString untilTheBye(int mediaPort)
{
    return QStringLiteral("<label id=\"1\"/>\n<recv request=\"INVITE\" optional=\"true\" next=\"2\"/>\n") +
           receive(QStringLiteral("BYE")) + answer(200) +
           QStringLiteral("<pause milliseconds=\"100\" next=\"3\"/>\n<label id=\"2\"/>\n") + answer(200, mediaPort) +
           QStringLiteral("<recv request=\"ACK\" next=\"1\"/>\n<label id=\"3\"/>\n<nop/>\n");
}

QString interviewer(int mediaPort, int movedTo)
{
    return scenario(receive(QStringLiteral("INVITE")) + answer(180) + answer(200, mediaPort) +
                    receive(QStringLiteral("ACK")) + untilTheBye(movedTo ? movedTo : mediaPort));
}

QString candidate(int ringMs)
{
    return scenario(receive(QStringLiteral("INVITE")) + answer(100) + answer(180) + pauseMs(ringMs) +
                    answer(200, 16'222) + receive(QStringLiteral("ACK")) + untilTheBye(16'222));
}

QString refusing(int status)
{
    return scenario(receive(QStringLiteral("INVITE")) + answer(status) + receive(QStringLiteral("ACK")));
}

} // namespace callboard::test
