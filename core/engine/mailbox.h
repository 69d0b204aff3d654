// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/command.h"

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>

namespace callboard {

/// A command that waits, with who wants to know.
struct Letter
{
    Command command;
    Reply reply;
    /// Set when it arrived while an earlier command with its idempotency key was not answered yet: it is refused with
    /// this, whatever became of the first (D-IDEM).
    std::optional<ErrorCode> refusedAtDoor;
};

/// Commands on their way to the engine's thread: three lanes, each first in first out. Every function may be called
/// from any thread.
class Mailbox
{
public:
    /// Called after each post, from the posting thread. Set before the first post.
    void setWake(std::function<void()> wake) { m_wake = std::move(wake); }
    void post(Letter letter);
    /// Puts letters back in front of their lanes, in this order (a group that could not be committed).
    void putBack(std::deque<Letter> letters);
    /// The next letter by lane; nullopt when empty.
    std::optional<Letter> take();
    bool isEmpty() const;
    size_t size() const;
    /// The command with this key was answered: the next one with it is decided by what the store remembers.
    void answered(const Command &command);

private:
    using Key = std::tuple<QString, QString, QString>; // company, route, key
    static std::optional<Key> keyOf(const Command &command);

    mutable std::mutex m_mutex;
    std::array<std::deque<Letter>, 3> m_lanes;
    std::map<Key, QByteArray> m_inFlight; // fingerprint of the one that is not answered
    std::function<void()> m_wake;
};

} // namespace callboard
