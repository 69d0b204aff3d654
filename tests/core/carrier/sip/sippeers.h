// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/carrier/sip/callflow.h"

#include <QString>

#include <map>
#include <vector>

namespace callboard::test {

/// A description as a phone would give it; `port` is where it wants its audio.
inline std::string audioAt(int port, const std::string &more = {})
{
    return "v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\nm=audio " + std::to_string(port) +
           " RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n" + more;
}

/// Writes down what a call sends, in words: "invite A", "ack B", "reinvite A 4000" (the port that was told).
class WrittenPort : public sip::SipPort
{
public:
    void invite(sip::Leg leg, const std::string &sdp) override { write("invite", leg, sdp); }
    void ack(sip::Leg leg, const std::string &sdp) override { write("ack", leg, sdp); }
    void reinvite(sip::Leg leg, const std::string &sdp) override { write("reinvite", leg, sdp); }
    void cancel(sip::Leg leg) override { write("cancel", leg, {}); }
    void bye(sip::Leg leg) override { write("bye", leg, {}); }
    void answerOffer(sip::Leg leg, int status, const std::string &sdp) override
    {
        write("answer" + std::to_string(status), leg, sdp);
    }
    void startTimer(sip::Timer timer, std::chrono::milliseconds after) override { timers[timer] = after; }
    void stopTimer(sip::Timer timer) override { timers.erase(timer); }

    /// What was sent since the last look.
    QStringList taken() { return std::exchange(sent, {}); }
    QStringList sent;
    std::map<sip::Timer, std::chrono::milliseconds> timers;
    std::map<sip::Leg, std::string> lastSdp;

private:
    void write(const std::string &what, sip::Leg leg, const std::string &sdp)
    {
        QString line = QString::fromStdString(what) + ' ' + "ABC"[static_cast<int>(leg)];
        if (const auto said = sip::Sdp::parse(sdp)) {
            line += ' ' + QString::fromStdString(said->mediaAddress()).section(' ', -1);
            lastSdp[leg] = sdp;
        }
        sent << line;
    }
};

/// Hears a call and keeps it in words.
class HeardCall : public sip::CallWatcher
{
public:
    bool mayDialCandidate() override { return mayDial; }
    void ringing(int status, bool hasEarlyMedia) override
    {
        heard << QStringLiteral("ringing %1%2").arg(status).arg(hasEarlyMedia ? " early" : "");
    }
    void active() override { heard << QStringLiteral("active"); }
    void bridged() override { heard << QStringLiteral("bridged"); }
    void takenOver(bool done) override
    {
        heard << (done ? QStringLiteral("taken over") : QStringLiteral("not taken over"));
    }
    void ended(const sip::CallEnd &end) override
    {
        ends.push_back(end);
        heard << QStringLiteral("ended");
    }
    bool mayDial = true;
    QStringList heard;
    std::vector<sip::CallEnd> ends;
};

} // namespace callboard::test
