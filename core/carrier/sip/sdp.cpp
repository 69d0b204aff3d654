// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/sip/sdp.h"

#include <algorithm>
#include <string_view>

namespace callboard::sip {

namespace {

constexpr size_t kMostBytes = 32 * 1024;

bool starts(const std::string &line, std::string_view with)
{
    return line.compare(0, with.size(), with) == 0;
}

bool isDirection(const std::string &line)
{
    return line == "a=sendrecv" || line == "a=sendonly" || line == "a=recvonly" || line == "a=inactive";
}

/// "m=audio 4000 RTP/AVP 0" with another port.
std::string withPort(const std::string &media, const std::string &port)
{
    const size_t kind = media.find(' ');
    const size_t rest = kind == std::string::npos ? kind : media.find(' ', kind + 1);
    return rest == std::string::npos ? media : media.substr(0, kind + 1) + port + media.substr(rest);
}

std::string origin(std::uint64_t session, std::uint64_t version)
{
    return "o=callboard " + std::to_string(session) + " " + std::to_string(version) + " IN IP4 0.0.0.0";
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line + "\r\n";
    return text;
}

} // namespace

std::optional<Sdp> Sdp::parse(const std::string &text)
{
    if (text.size() > kMostBytes || !starts(text, "v=0"))
        return std::nullopt;
    std::vector<std::string> lines;
    bool hasOrigin = false;
    bool hasAudio = false;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty())
            continue;
        if (line.size() < 2 || line[1] != '=' || line.find('\r') != std::string::npos ||
            line.find('\0') != std::string::npos)
            return std::nullopt;
        hasOrigin = hasOrigin || starts(line, "o=");
        hasAudio = hasAudio || starts(line, "m=audio ");
        lines.push_back(std::move(line));
    }
    if (!hasOrigin || !hasAudio)
        return std::nullopt;
    return Sdp(std::move(lines));
}

std::string Sdp::forwarded(std::uint64_t session, std::uint64_t version, Direction direction) const
{
    std::vector<std::string> out;
    for (const std::string &line : m_lines) {
        if (starts(line, "o="))
            out.push_back(origin(session, version));
        else if (starts(line, "m=") && !starts(line, "m=audio "))
            out.push_back(withPort(line, "0"));
        else if (direction == Direction::Keep || !isDirection(line))
            out.push_back(line);
    }
    return joined(out);
}

std::string Sdp::heldAnswer(std::uint64_t session, std::uint64_t version) const
{
    std::vector<std::string> out;
    enum { Session, Audio, Refused } part = Session;
    const auto endPart = [&] {
        if (part == Audio)
            out.emplace_back("a=inactive");
    };
    bool hasAudio = false;
    for (const std::string &line : m_lines) {
        if (starts(line, "m=")) {
            endPart();
            part = starts(line, "m=audio ") && !hasAudio ? Audio : Refused;
            hasAudio = hasAudio || part == Audio;
            out.push_back(withPort(line, part == Audio ? "9" : "0"));
        } else if (starts(line, "o=")) {
            out.push_back(origin(session, version));
        } else if (starts(line, "c=")) {
            out.emplace_back("c=IN IP4 0.0.0.0");
        } else if (part == Session ? !starts(line, "a=")
                                   : part == Audio && (starts(line, "a=rtpmap:") || starts(line, "a=fmtp:"))) {
            out.push_back(line);
        }
    }
    endPart();
    return joined(out);
}

std::string Sdp::mediaAddress() const
{
    std::string session;
    std::string address;
    std::string port;
    bool isAudio = false;
    bool isOfMedia = false;
    for (const std::string &line : m_lines) {
        if (starts(line, "m=")) {
            isAudio = port.empty() && starts(line, "m=audio ");
            isOfMedia = true;
            if (isAudio)
                port = line.substr(8, line.find(' ', 8) - 8);
        } else if (starts(line, "c=")) {
            if (!isOfMedia)
                session = line.substr(2);
            else if (isAudio && address.empty())
                address = line.substr(2);
        }
    }
    return (address.empty() ? session : address) + " " + port;
}

bool Sdp::saysTheSameAs(const Sdp &other) const
{
    const auto isOrigin = [](const std::string &line) { return starts(line, "o="); };
    std::vector<std::string> mine = m_lines;
    std::vector<std::string> theirs = other.m_lines;
    std::erase_if(mine, isOrigin);
    std::erase_if(theirs, isOrigin);
    return mine == theirs;
}

} // namespace callboard::sip
