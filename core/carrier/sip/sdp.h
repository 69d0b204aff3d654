// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace callboard::sip {

/// A session description (RFC 4566) as a controller needs it: passed from one end to the other with our own origin, so
/// that each end sees one session whose version rises. Nothing else is understood or changed (SIP.md section 7).
class Sdp
{
public:
    /// nullopt: not a session description with audio, or longer than 32 KiB.
    static std::optional<Sdp> parse(const std::string &text);

    enum class Direction {
        Drop, ///< sendrecv, which is what no direction means
        Keep, ///< a hold is passed on
    };
    /// For the other end: origin of ours, video refused with port 0.
    std::string forwarded(std::uint64_t session, std::uint64_t version, Direction direction) const;
    /// An answer that accepts the codecs and sends nothing: port 9, inactive.
    std::string heldAnswer(std::uint64_t session, std::uint64_t version) const;
    /// Where audio is to be sent; changes when an end moved.
    std::string mediaAddress() const;
    /// The same but for origin: a refresh, not a change.
    bool saysTheSameAs(const Sdp &other) const;

private:
    explicit Sdp(std::vector<std::string> lines) : m_lines(std::move(lines)) {}
    std::vector<std::string> m_lines; ///< without their ends
};

} // namespace callboard::sip
