// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/carrier/sip/wire/baresip.h"

#include "tests/core/carrier/sip/wire/sipp.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QtEndian>

#include <cmath>

namespace callboard::test {

namespace {

constexpr int kRate = 8000;
constexpr int kHeader = 44; ///< of a WAV file
constexpr double kPi = 3.14159265358979323846;

void append(QByteArray &out, quint32 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out.append(static_cast<char>(value >> (8 * i)));
}

/// Mono, 16 bits, 8 kHz, long enough for any test.
QByteArray toneFile(int hz)
{
    constexpr int kSeconds = 30;
    QByteArray samples;
    for (int i = 0; i < kRate * kSeconds; ++i)
        append(samples, static_cast<quint16>(static_cast<qint16>(12'000 * std::sin(2 * kPi * hz * i / kRate))), 2);
    QByteArray out("RIFF");
    append(out, static_cast<quint32>(36 + samples.size()), 4);
    out += "WAVEfmt ";
    append(out, 16, 4);
    append(out, 1, 2);
    append(out, 1, 2);
    append(out, kRate, 4);
    append(out, kRate * 2, 4);
    append(out, 2, 2);
    append(out, 16, 2);
    out += "data";
    append(out, static_cast<quint32>(samples.size()), 4);
    return out + samples;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

/// Goertzel's: how much of one frequency is in the samples.
double power(const qint16 *samples, int count, int hz)
{
    const double factor = 2 * std::cos(2 * kPi * hz / kRate);
    double before = 0;
    double now = 0;
    for (int i = 0; i < count; ++i) {
        const double next = samples[i] + factor * now - before;
        before = now;
        now = next;
    }
    return (now * now + before * before - factor * now * before) / count;
}

} // namespace

Baresip::Baresip(quint16 port, int toneHz, Security security, const QString &pem)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("baresip"));
    if (program.isEmpty())
        qFatal("baresip is missing: apt-get install baresip-core");
    const QByteArray folder = m_folder.path().toUtf8();
    write(m_folder.filePath("tone.wav"), toneFile(toneHz));
    const bool isSecure = security == Security::TlsAndSrtp;
    const QByteArray first = QByteArray::number(21'000 + (port - 6110) * 20);
    const QByteArray last = QByteArray::number(21'000 + (port - 6110) * 20 + 190);
    write(m_folder.filePath("config"),
          "poll_method epoll\nsip_listen 127.0.0.1:" + QByteArray::number(port) +
              "\naudio_player aubridge,nil\naudio_alert aubridge,nil\naudio_source aufile," + folder +
              "/tone.wav\nausrc_srate 8000\nauplay_srate 8000\nausrc_channels 1\nauplay_channels 1\nrtp_ports " +
              first + "-" + last +
              "\nnet_interface 127.0.0.1\nstatmode_default off\nmodule_path /usr/lib/baresip/modules\nmodule g711.so\n"
              "module aufile.so\nmodule aubridge.so\nmodule sndfile.so\n" +
              (isSecure ? QByteArray("module srtp.so\nsip_certificate ") + pem.toUtf8() + "\n" : QByteArray()) +
              "module_tmp account.so\nmodule_app menu.so\nsnd_path " + folder + "\n");
    write(m_folder.filePath("accounts"),
          QByteArray("<sip:phone@127.0.0.1>;regint=0;answermode=auto") + (isSecure ? ";mediaenc=srtp" : "") + "\n");
    write(m_folder.filePath("contacts"), {});
    m_process.setStandardOutputFile(m_folder.filePath("out"));
    m_process.setStandardErrorFile(m_folder.filePath("err"));
    m_process.start(program, {"-f", m_folder.path()});
    const bool listens =
        m_process.waitForStarted() &&
        QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning || isBound(port); }, 10'000);
    if (!listens || m_process.state() == QProcess::NotRunning)
        qFatal("baresip does not listen on %d", port);
}

Baresip::~Baresip()
{
    quit();
}

void Baresip::quit()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QByteArray Baresip::samplesHeard() const
{
    const QStringList files = QDir(m_folder.path()).entryList({"*dec.wav"}, QDir::Files, QDir::Time | QDir::Reversed);
    QByteArray samples;
    for (const QString &name : files) {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            samples += file.readAll().mid(kHeader);
    }
    return samples;
}

bool Baresip::hears(int ms) const
{
    return QTest::qWaitFor([&] { return samplesHeard().size() >= qsizetype(kRate) * 2 * ms / 1000; }, ms + 10'000);
}

std::vector<int> Baresip::tonesHeard(const std::vector<int> &candidates) const
{
    std::vector<int> heard;
    const QByteArray samples = samplesHeard();
    constexpr int kHalf = kRate / 2;
    const auto *all = reinterpret_cast<const qint16 *>(samples.constData());
    for (int at = 0; (at + kHalf) * 2 <= samples.size(); at += kHalf) {
        int loudest = 0;
        double most = 1e6; // quieter is silence
        for (const int hz : candidates) {
            if (const double here = power(all + at, kHalf, hz); here > most) {
                most = here;
                loudest = hz;
            }
        }
        heard.push_back(loudest);
    }
    return heard;
}

} // namespace callboard::test
