// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace callboard::test {

/// A sipp of Debian on loopback that plays one scenario of ours (SIP.md section 9).
class Sipp
{
public:
    /// Fails the test with one clear line when the program is absent or the port taken.
    Sipp(const QString &scenario, quint16 port, const QStringList &more = {"-m", "1"});
    ~Sipp();
    /// Exit code when it has played its calls, -1 after 10 s.
    int finished();
    /// Every message that it saw, from then on.
    QByteArray messages() const { return said("messages"); }

private:
    QByteArray said(const char *where) const;

    QTemporaryDir m_folder;
    QProcess m_process;
};

/// Somebody has this UDP port of loopback, as the kernel says; to try it would take it from under the program.
bool isBound(quint16 port);

/// Parts of scenarios; a scenario is its parts within scenario().
QString scenario(const QString &parts);
QString receive(const QString &request, const QString &more = {});
/// The first INVITE, kept for answers and requests that come later.
QString receiveInvite();
QString audio(int mediaPort, const QString &direction = {});
/// An answer to the request that came last, with audio at `mediaPort` unless 0.
QString answer(int status, int mediaPort = 0, const QString &headers = {});
/// An answer to the first INVITE, whatever came since.
QString answerInvite(int status, int mediaPort = 0, const QString &headers = {});
QString pauseMs(int ms);
/// A request of the peer's own within the call, after receiveInvite().
QString request(const QString &method, int number, const QString &body = {});
/// Answers whatever is asked within the call, until the BYE.
QString untilTheBye(int mediaPort);

/// Answers an INVITE without SDP by an offer, then any re-INVITE, until the BYE.
QString interviewer(int mediaPort = 16212, int movedTo = 0);
/// Rings, picks up after `ringMs`, answers re-INVITEs until the BYE.
QString candidate(int ringMs = 200);
/// Refuses.
QString refusing(int status);

} // namespace callboard::test
