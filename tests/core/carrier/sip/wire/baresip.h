// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <vector>

namespace callboard::test {

/// A baresip of Debian on loopback that answers by itself, sends one tone and keeps what it hears.
class Baresip
{
public:
    enum class Security { None, TlsAndSrtp };
    /// `pem`: certificate and key in one file, for TLS at port + 1.
    Baresip(quint16 port, int toneHz, Security security = Security::None, const QString &pem = {});
    ~Baresip();
    /// Waits until so much was heard, at most 10 s longer; false when it was not.
    bool hears(int ms) const;
    /// Ends the program, which writes down what it heard.
    void quit();
    /// The tone that was loudest in each half second heard, of the candidates; 0 where it was quiet.
    std::vector<int> tonesHeard(const std::vector<int> &candidates) const;

private:
    QByteArray samplesHeard() const;

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace callboard::test
