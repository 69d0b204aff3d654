// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/mailbox.h"

namespace callboard {

std::optional<Mailbox::Key> Mailbox::keyOf(const Command &command)
{
    const CommandHeader *header = headerOf(command);
    if (!header || !header->idempotency)
        return std::nullopt;
    return Key{header->company.text(), header->idempotency->route, header->idempotency->key};
}

void Mailbox::post(Letter letter)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto key = keyOf(letter.command)) {
            const QByteArray &fingerprint = headerOf(letter.command)->idempotency->fingerprint;
            const auto [first, isFirst] = m_inFlight.try_emplace(*key, fingerprint);
            if (!isFirst) {
                letter.refusedAtDoor =
                    first->second == fingerprint ? ErrorCode::IdempotencyInProgress : ErrorCode::IdempotencyConflict;
            }
        }
        m_lanes[static_cast<size_t>(laneOf(letter.command))].push_back(std::move(letter));
    }
    if (m_wake)
        m_wake();
}

void Mailbox::putBack(std::deque<Letter> letters)
{
    const std::lock_guard lock(m_mutex);
    while (!letters.empty()) {
        m_lanes[static_cast<size_t>(laneOf(letters.back().command))].push_front(std::move(letters.back()));
        letters.pop_back();
    }
}

std::optional<Letter> Mailbox::take()
{
    const std::lock_guard lock(m_mutex);
    for (auto &lane : m_lanes) {
        if (lane.empty())
            continue;
        Letter letter = std::move(lane.front());
        lane.pop_front();
        return letter;
    }
    return std::nullopt;
}

bool Mailbox::isEmpty() const
{
    return size() == 0;
}

size_t Mailbox::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_lanes[0].size() + m_lanes[1].size() + m_lanes[2].size();
}

void Mailbox::answered(const Command &command)
{
    const auto key = keyOf(command);
    if (!key)
        return;
    const std::lock_guard lock(m_mutex);
    m_inFlight.erase(*key);
}

} // namespace callboard
